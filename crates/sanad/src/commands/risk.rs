//! `risk`: what may become of the whole programme, trial by trial.

use super::export::{put, ready};
use super::line::{self, Line};
use super::works;
use super::{Setting, computed, risk_said as said};
use crate::cli::Risk;
use crate::out;
use sanad_i18n::Arg;
use sanad_outcomes::money::Terms;
use sanad_outcomes::money::risk::{Ask, Report, correlation, risk};
use sanad_outcomes::risk::sensitivity::FEWEST_ROWS;
use std::process::ExitCode;
use std::sync::atomic::Ordering;

/// Trials in which one sort of inputs is drawn alone.
const ALONE: u64 = 100;

pub(super) async fn told(set: Setting, args: &Risk) -> anyhow::Result<ExitCode> {
    if sanad_files::project::is_project(&args.path) {
        let l = set.locale();
        let path = [("path", Arg::from(args.path.display().to_string()))];
        out::note(&format!("{} {}", l.t("cli-error"), l.t1_bare("risk-of-file", &path)));
        return Ok(ExitCode::from(2));
    }
    ready(args.out.as_ref(), &[&args.path])?;
    let opened = works::open(&args.path).await?;
    out::findings(&opened.warnings, set.lang);
    let (p, l) = (&opened.programme, set.locale());
    let o = tokio::task::block_in_place(|| computed(p, set.today(p), None));
    if let Some(code) = args.measure.as_ref().filter(|code| o.works.measure(code).is_none()) {
        out::note(&format!(
            "{} {}",
            l.t("cli-error"),
            l.t1_bare("risk-no-measure", &[("code", Arg::from(code.as_str()))])
        ));
        return Ok(ExitCode::from(1));
    }
    let sobol = args.sobol.unwrap_or(0);
    let (least, most) = (FEWEST_ROWS as u64, args.trials / 2);
    if sobol > most {
        let key = if most < least { "risk-sobol-trials" } else { "risk-sobol-many" };
        let said = [
            ("n", sobol.to_string()),
            ("least", least.to_string()),
            ("most", most.to_string()),
            ("trials", (2 * least).to_string()),
        ];
        let said = said.map(|(name, n)| (name, Arg::from(n)));
        out::note(&format!("{} {}", l.t("cli-error"), l.t1_bare(key, &said)));
        return Ok(ExitCode::from(2));
    }
    let stop = line::interrupted();
    let line = Line::new();
    let of = args.trials;
    let progress = |done: u64| {
        line.show(|| {
            l.t1_bare("risk-progress", &[("done", Arg::from(l.count(done))), ("of", Arg::from(l.count(of)))])
        });
    };
    let processors = || std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let ask = Ask {
        trials: args.trials,
        seed: args.seed,
        threads: args.threads.map_or_else(processors, usize::from),
        only: None,
        correlation: args.correlation.unwrap_or_else(|| correlation(p)),
        alone: args.trials.min(ALONE),
        sobol,
        stop: &|| stop.load(Ordering::Relaxed),
        progress: &progress,
    };
    let done = tokio::task::block_in_place(|| {
        let made = risk(p, &o.works, &Terms::of(p), &ask).ok()?;
        let report = Report::of(&made, &o.works);
        Some((made, report))
    });
    line.clear();
    let Some((made, report)) = done else {
        out::note(&format!("{} {}", l.t("cli-error"), l.t("risk-no-plan")));
        return Ok(ExitCode::from(3));
    };
    let said = said::Said { l, p, o: &o, risk: &made, report: &report, only: args.measure.as_deref() };
    let json = || serde_json::to_string_pretty(&said.json()).map(|json| format!("{json}\n"));
    if let Some(file) = &args.out {
        put(file, json()?.as_bytes())?;
        set.wrote(file);
    }
    out::data(&if args.json { json()? } else { said.text() });
    Ok(ExitCode::SUCCESS)
}
