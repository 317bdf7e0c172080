//! The command: `sanad demo`, `import`, `check`, `brief`, `serve` and their kin.
//!
//! Data goes to stdout, everything else to stderr. Exit codes: 0 done, 1 the input has faults and
//! nothing was taken, 2 the command line is wrong, 3 it could not be done, 4 a conflict waits for
//! a decision.

mod cli;
mod commands;
mod out;
mod sample;

use clap::Parser as _;
use std::process::ExitCode;

fn main() -> ExitCode {
    let cli = cli::Cli::parse();
    let filter = tracing_subscriber::EnvFilter::try_from_env("SANAD_LOG").unwrap_or_else(|_| "warn".into());
    tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).init();
    let lang = cli.lang();
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => {
            out::note(&format!("error: {error}"));
            return ExitCode::from(3);
        }
    };
    match runtime.block_on(commands::run(cli)) {
        Ok(code) => code,
        Err(error) => out::failed(&error, lang),
    }
}
