//! The command: `sanad demo`, `import`, `check`, `brief`, `serve` and their kin.
//!
//! Data goes to stdout, everything else to stderr. Exit codes: 0 done, 1 the input has faults, or what was asked for
//! does not exist, such as a plan, 2 the command line is wrong, 3 it could not be done, 4 a conflict waits for a
//! decision.

mod cli;
mod commands;
mod help;
mod out;
mod sample;
mod trouble;

use clap::{CommandFactory as _, FromArgMatches as _};
use sanad_i18n::Locale;
use std::process::ExitCode;

/// Plans and appraisals are drawn anew thousands of times, in many small pieces of memory.
#[global_allocator]
static MEMORY: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let lang = cli::spoken(std::env::args_os().skip(1));
    out::speak(lang);
    let l = Locale::of(lang);
    let read = help::told(cli::Cli::command(), l).try_get_matches();
    let cli = match read.and_then(|read| cli::Cli::from_arg_matches(&read)) {
        Ok(cli) => cli,
        Err(error) => return help::answer(&error, l),
    };
    let filter = tracing_subscriber::EnvFilter::try_from_env("SANAD_LOG").unwrap_or_else(|_| "warn".into());
    tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).init();
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => {
            return out::failed(&error.into(), lang);
        }
    };
    let code = match runtime.block_on(commands::run(cli, lang)) {
        Ok(code) => code,
        Err(error) => out::failed(&error, lang),
    };
    // Work that nobody waits for any more holds nobody up; what was confirmed is in the database.
    runtime.shutdown_background();
    code
}
