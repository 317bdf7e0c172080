//! `plan`: the plan of works of a programme.
//!
//! The search ends by itself, after an effort in schedules, or after seconds of the clock; Ctrl-C
//! ends it sooner. Whatever ends it, the best plan so far is carried over to the simulated cases and
//! told. Only what the clock or a person ended may come out otherwise another time.

use super::Setting;
use super::export::{put, ready};
use super::line::{self, Line};
use super::plan_asked::{Asked, POINTS};
use super::plan_json;
use super::plan_table;
use super::works::{self, Opened};
use crate::cli::Plan;
use crate::out;
use sanad_i18n::Arg;
use sanad_model::Severity;
use sanad_outcomes::measures::engine::{Possible, Progress, SCHEDULES_PER_UNIT};
use sanad_outcomes::measures::{self, Ask, Effort, Impossible, Lack, Scenario, Until, Watch, impossible};
use sanad_outcomes::reasons::{Words, lack};
use sanad_outcomes::{Outcomes, WorksOutcome};
use sanad_report::Speaker;
use std::process::ExitCode;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

pub(super) async fn plan(set: Setting, args: &Plan) -> anyhow::Result<ExitCode> {
    if args.accept {
        super::replan::keeps(&args.path)?;
    }
    ready(args.out.as_ref(), &[&args.path])?;
    let opened = works::open(&args.path).await?;
    out::findings(&opened.warnings, set.lang);
    let mut o = opened.glance(set);
    let stop = line::interrupted();
    let wrong = opened.wrong(&o);
    wrong.say(set, &opened.programme, &o);
    if wrong.is_fatal() {
        if wrong.findings.iter().all(|own| own.severity != Severity::Error) {
            tell_conflict(set, args, &opened, &o, &stop);
        }
        out::note(&set.locale().t("cli-plan-none"));
        return Ok(ExitCode::from(1));
    }
    let between = match args.between[..] {
        [] => None,
        [first, second] if first != second => Some((first, second)),
        _ => {
            out::note(&format!("{} {}", set.locale().t("cli-error"), set.locale().t("cli-between-two")));
            return Ok(ExitCode::from(2));
        }
    };
    let made = tokio::task::block_in_place(|| search(set, args, &opened, &o, &stop));
    o.works = WorksOutcome { made, ..o.works };
    let p = &opened.programme;
    if let Err(why) = &o.works.made.works {
        tell_lack(set, &opened, &o, why);
        tell_conflict(set, args, &opened, &o, &stop);
        out::note(&set.locale().t("cli-plan-none"));
        return Ok(ExitCode::from(if matches!(why, Lack::Refused(_)) { 3 } else { 1 }));
    }
    if between.is_some() || args.helps {
        let asked = Asked { set, path: &args.path, p, o: &o, threads: threads(args), stop: &stop };
        let told = tokio::task::block_in_place(|| match between {
            Some(terms) => asked.between(terms, args.points.map_or(POINTS, usize::from)),
            None => asked.helps(),
        });
        return match told {
            Ok(told) => put_out(set, args, || told.json(), || told.text.clone()),
            Err(lack) => {
                tell_lack(set, &opened, &o, &lack);
                Ok(ExitCode::from(3))
            }
        };
    }
    let done = put_out(set, args, || plan_json::plan(set, p, &o, &wrong), || plan_table::plan(set, p, &o))?;
    if let Some(works) = o.works.works().filter(|_| args.accept) {
        let rows = measures::agreed(&works.problem, works.plan(), works.start);
        return super::replan::keep(set, &args.path, &rows, (o.today, works.start), "replan-reason").await;
    }
    Ok(done)
}

/// Writes and prints what was asked for.
fn put_out(
    set: Setting,
    args: &Plan,
    json: impl Fn() -> anyhow::Result<String>,
    text: impl Fn() -> String,
) -> anyhow::Result<ExitCode> {
    let json = || json().map(|json| format!("{json}\n"));
    if let Some(file) = &args.out {
        put(file, json()?.as_bytes())?;
        set.wrote(file);
    }
    if args.json {
        out::data(&json()?);
    } else {
        out::data(&text());
    }
    Ok(ExitCode::SUCCESS)
}

/// Threads asked for, or as many as there are processors.
pub(super) fn threads(args: &Plan) -> usize {
    let processors = || std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    args.threads.map_or_else(processors, usize::from)
}

/// Each search ends after the effort asked for, or after as much as suits the size.
pub(super) fn until(effort: Option<u64>) -> Until {
    effort.map_or(Until::Sized, |units| Until::Schedules(units.saturating_mul(SCHEDULES_PER_UNIT)))
}

pub(super) fn search(
    set: Setting,
    args: &Plan,
    opened: &Opened,
    o: &Outcomes,
    stop: &AtomicBool,
) -> measures::Made {
    // What lies around a plan is asked of the plan itself, not of its ranges.
    let cases = if args.helps || !args.between.is_empty() { 0 } else { Effort::default().cases };
    let usual = Effort { seed: args.seed, threads: threads(args), cases, ..Effort::default() };
    let until = match args.seconds {
        Some(_) => Until::Stopped,
        None => until(args.effort),
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
}

/// The facts that no plan keeps together, each with where it stands, and the changes that give one. Searched no longer
/// than is needed to tell it: `--effort` is the plan's, and of `why` where one asks for this alone.
fn tell_conflict(set: Setting, args: &Plan, opened: &Opened, o: &Outcomes, stop: &AtomicBool) {
    let Some(found) = conflict(set, (args.seed, None), opened, o, stop) else { return };
    if args.json {
        let json = sanad_web::conflict_json(&opened.programme, &o.works, &found);
        out::data(&serde_json::to_string_pretty(&json).unwrap_or_default());
    }
    for line in conflict_said(set, opened, o, &found) {
        out::note(&line);
    }
}

/// Looks for the facts that no plan keeps together, with a seed and an effort.
pub(super) fn conflict(
    set: Setting,
    (seed, effort): (u64, Option<u64>),
    opened: &Opened,
    o: &Outcomes,
    stop: &AtomicBool,
) -> Option<Impossible> {
    let watch = Watch { stop: &|| stop.load(Ordering::Relaxed), progress: &|_| {} };
    let effort = Effort { seed, threads: 1, until: until(effort), ..Effort::default() };
    let ask = Ask {
        start: o.works.start,
        scenario: &Scenario::default(),
        effort,
        before: None,
        keep: false,
        watch: &watch,
    };
    let line = Line::new();
    line.show(|| set.locale().t("conflict-looking"));
    let (p, works) = (&opened.programme, &o.works);
    let found = tokio::task::block_in_place(|| impossible(p, &works.library, works.measures(), &ask));
    line.clear();
    found
}

/// A conflict, a line each; nothing where there is a plan.
pub(super) fn conflict_said(set: Setting, opened: &Opened, o: &Outcomes, found: &Impossible) -> Vec<String> {
    let (l, p) = (set.locale(), &opened.programme);
    let conflict = match &found.possible {
        Possible::Plan(..) => return Vec::new(),
        Possible::Unknown => return vec![l.t("conflict-unknown")],
        Possible::Never(conflict) => conflict,
    };
    let speaker = Speaker { l, p, works: &o.works };
    let words =
        Words { p, measures: o.works.measures(), problem: Some(&found.problem), start: o.works.start };
    let count = |key: &str, n: usize| l.t1_bare(key, &[("n", Arg::from(n))]);
    let mut lines = vec![count("conflict-facts", conflict.facts.len())];
    for &fact in &conflict.facts {
        let said = speaker.said(&words.fact_of(conflict, fact));
        let place = words.record_of(fact).map(|(kind, id, column)| opened.place(kind, id, column));
        lines.push(match place {
            None => format!("  - {said}"),
            Some(place) => format!("  - {said} [{}]", l.place(&place)),
        });
    }
    lines.push(l.t(if conflict.minimal { "conflict-minimal" } else { "conflict-not-minimal" }));
    if conflict.cures.is_empty() {
        lines.push(l.t("conflict-cures-none"));
        return lines;
    }
    lines.push(count("conflict-cures", conflict.cures.len()));
    for cure in &conflict.cures {
        let said: Vec<String> =
            cure.changes.iter().map(|change| speaker.said(&words.change(change))).collect();
        let together = [("changes", Arg::from(l.list(&said)))];
        let said = if said.len() > 1 { l.t1_bare("conflict-together", &together) } else { said.concat() };
        lines.push(format!("  - {said}"));
    }
    if conflict.others > 0 {
        lines.push(count("conflict-others", conflict.others));
    }
    lines
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
