//! `plan`: the plan of works of a programme.
//!
//! The search ends by itself, after an effort in schedules, or after seconds of the clock; Ctrl-C
//! ends it sooner. Whatever ends it, the best plan so far is carried over to the simulated cases and
//! told. Only what the clock or a person ended may come out otherwise another time.

use super::Setting;
use super::export::put;
use super::line::{self, Line};
use super::plan_json;
use super::plan_table;
use super::works::{self, Opened};
use crate::cli::Plan;
use crate::out;
use sanad_i18n::Arg;
use sanad_outcomes::measures::engine::{Progress, SCHEDULES_PER_UNIT};
use sanad_outcomes::measures::{self, Ask, Effort, Lack, Scenario, Until, Watch};
use sanad_outcomes::reasons::{Words, lack};
use sanad_outcomes::{Outcomes, WorksOutcome};
use sanad_report::Speaker;
use std::process::ExitCode;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

pub(super) async fn plan(set: Setting, args: &Plan) -> anyhow::Result<ExitCode> {
    let opened = works::open(&args.path).await?;
    out::findings(&opened.warnings, set.lang);
    let mut o = opened.glance(set);
    let wrong = opened.wrong(&o);
    wrong.say(set, &opened.programme, &o);
    if wrong.is_fatal() {
        out::note(&set.locale().t("cli-plan-none"));
        return Ok(ExitCode::from(1));
    }
    let stop = line::interrupted();
    let made = tokio::task::block_in_place(|| search(set, args, &opened, &o, &stop));
    o.works = WorksOutcome { made, ..o.works };
    let p = &opened.programme;
    if let Err(why) = &o.works.made.works {
        tell_lack(set, &opened, &o, why);
        return Ok(ExitCode::from(if matches!(why, Lack::Refused(_)) { 3 } else { 1 }));
    }
    let json = || plan_json::plan(set, p, &o, &wrong).map(|json| format!("{json}\n"));
    if let Some(file) = &args.out {
        put(file, json()?.as_bytes())?;
        set.wrote(file);
    }
    if args.json {
        out::data(&json()?);
    } else {
        out::data(&plan_table::plan(set, p, &o));
    }
    if let Some(works) = o.works.works().filter(|_| args.accept) {
        let rows = measures::agreed(&works.problem, works.plan(), works.start);
        super::replan::keep(set, &args.path, &rows, o.today, "replan-reason").await?;
    }
    Ok(ExitCode::SUCCESS)
}

fn search(set: Setting, args: &Plan, opened: &Opened, o: &Outcomes, stop: &AtomicBool) -> measures::Made {
    let processors = || std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let threads = args.threads.map_or_else(processors, usize::from);
    let usual = Effort { seed: args.seed, threads, ..Effort::default() };
    let until = match (args.effort, args.seconds) {
        (Some(units), _) => Until::Schedules(units.saturating_mul(SCHEDULES_PER_UNIT)),
        (None, Some(_)) => Until::Stopped,
        (None, None) => Until::Sized,
    };
    let effort = Effort { until, ..usual };
    let end = args.seconds.map(|seconds| Instant::now() + Duration::from_secs(seconds));
    let over = || stop.load(Ordering::Relaxed) || end.is_some_and(|end| Instant::now() >= end);
    let line = Line::new();
    let watch = Watch { stop: &over, progress: &|progress| line.show(|| so_far(set, progress)) };
    let ask = Ask {
        start: o.works.start,
        scenario: &Scenario::default(),
        effort,
        before: None,
        keep: false,
        watch: &watch,
    };
    let made = measures::plan(&opened.programme, &o.works.library, o.works.measures().to_vec(), &ask);
    line.clear();
    made
}

/// Why there is no plan: each fact in conflict, with what is short.
fn tell_lack(set: Setting, opened: &Opened, o: &Outcomes, why: &Lack) {
    let (l, p) = (set.locale(), &opened.programme);
    let speaker = Speaker { l, p, works: &o.works };
    out::note(&format!("{} {}", l.t("cli-error"), speaker.said(&lack(why))));
    let problem = match why {
        Lack::Infeasible(found) => Some(&found.0),
        _ => None,
    };
    let words = Words { p, measures: o.works.measures(), problem, start: o.works.start };
    match why {
        Lack::Faults(faults) => {
            for fault in faults {
                out::note(&format!(
                    "{} {}",
                    speaker.said(&words.fault(fault)),
                    speaker.said(&words.mend(fault))
                ));
            }
        }
        Lack::Infeasible(found) => {
            for sentence in found.1.infeasible.iter().flat_map(|infeasible| words.infeasible(infeasible)) {
                out::note(&speaker.said(&sentence));
            }
        }
        _ => {}
    }
    out::note(&l.t("cli-plan-none"));
}

/// The best so far in words.
fn so_far(set: Setting, progress: &Progress) -> String {
    let l = set.locale();
    let n = ("n", Arg::from(progress.schedules));
    match &progress.best {
        Some((_, terms)) => {
            l.t1_bare("cli-plan-progress", &[n, ("best", Arg::from(plan_table::terms(l, terms)))])
        }
        None => l.t1_bare("cli-plan-progress-none", &[n]),
    }
}
