//! `replan`: the accepted plan made anew from a status date on, with what would change.

use super::Setting;
use super::line;
use super::plan_table;
use super::works;
use crate::cli::{Path as Asked, Replan};
use crate::out;
use crate::trouble::Trouble;
use sanad_i18n::{Arg, Locale};
use sanad_model::Date;
use sanad_outcomes::measures::engine::{Because, Term, Terms, Way};
use sanad_outcomes::measures::{Agreed, Anew, Bounds, Effort, Lack, NoPlanAnew, ReplanAsk, Watch, accept};
use sanad_outcomes::reasons::{Sentence, lack};
use sanad_outcomes::{Outcomes, replan as plan_anew};
use sanad_report::{Speaker, amount_anew};
use sanad_store::{Author, Edit, new_id};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::path::Path;
use std::process::ExitCode;
use std::sync::atomic::Ordering;

pub(super) async fn replan(set: Setting, args: &Replan) -> anyhow::Result<ExitCode> {
    if args.accept {
        keeps(&args.path)?;
    }
    let opened = works::open(&args.path).await?;
    out::findings(&opened.warnings, set.lang);
    let o = opened.glance(set);
    let (l, p) = (set.locale(), &opened.programme);
    let until = super::plan::until(args.effort);
    let threads = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let stop = line::interrupted();
    let over = || stop.load(Ordering::Relaxed);
    let ask = ReplanAsk {
        at: args.at.unwrap_or(o.today),
        frozen: args.frozen,
        refused: &BTreeSet::new(),
        effort: Effort { seed: args.seed, threads, until, ..Effort::default() },
        watch: &Watch { stop: &over, progress: &|_| {} },
    };
    let anew = match tokio::task::block_in_place(|| plan_anew(p, &o.works, &ask)) {
        Ok(anew) => anew,
        Err(why) => {
            let said = match &why {
                NoPlanAnew::Baseline => l.t("replan-none"),
                NoPlanAnew::Day(bounds) => l.t1_bare("replan-day", &outside(l, ask.at, *bounds)),
                NoPlanAnew::Infeasible(_) => l.t("replan-infeasible"),
                NoPlanAnew::Lack(why) => Speaker { l, p, works: &o.works }.said(&lack(why)),
            };
            let place = if matches!(why, NoPlanAnew::Day(_)) { "--at: " } else { "" };
            out::note(&format!("{} {place}{said}", l.t("cli-error")));
            if matches!(&why, NoPlanAnew::Lack(Lack::Faults(_))) {
                opened.wrong(&o).say(set, p, &o);
                out::note(&l.t("replan-why"));
            }
            return Ok(ExitCode::from(1));
        }
    };
    let place = match args.way {
        Asked::Keep => 0,
        Asked::Balanced => 1,
        Asked::Free => 2,
    };
    if args.json {
        out::data(&format!(
            "{}\n",
            serde_json::to_string_pretty(&whole(&anew, &Speaker { l, p, works: &o.works }))?
        ));
    } else {
        out::data(&told(l, &Speaker { l, p, works: &o.works }, &o, &anew, place));
    }
    if args.accept {
        let days = (anew.at, anew.start);
        return keep(set, &args.path, &anew.agreed(place), days, "replan-reason-anew").await;
    }
    Ok(ExitCode::SUCCESS)
}

/// The day that was asked for, and those that are accepted.
fn outside(l: &Locale, at: Date, bounds: Bounds) -> [(&'static str, Arg); 3] {
    let day = |day: Date| Arg::from(l.date(day));
    [("day", day(at)), ("first", day(bounds.first)), ("last", day(bounds.last))]
}

/// Refuses what cannot keep an accepted plan; what is not there is told by who reads it.
pub(super) fn keeps(path: &Path) -> anyhow::Result<()> {
    if path.exists() && !works::is_database(path).map_err(Trouble::read(path))? {
        return Err(Trouble::NotADatabase(path.display().to_string()).into());
    }
    Ok(())
}

/// Keeps a plan as the accepted one, but for one that carries nothing out.
pub(super) async fn keep(
    set: Setting,
    path: &Path,
    plan: &[Agreed],
    days: (Date, Date),
    reason: &str,
) -> anyhow::Result<ExitCode> {
    let l = set.locale();
    if plan.is_empty() {
        out::note(&format!("{} {}", l.t("cli-error"), l.t("replan-empty")));
        return Ok(ExitCode::from(1));
    }
    let book = set.book(path).await?;
    let changes = accept(&book.snapshot().rows, plan, days, &mut new_id);
    book.write(Edit { author: Author::default(), reason: l.t(reason), changes }).await?;
    book.close().await;
    out::note(&l.t1_bare("replan-accepted", &[("n", Arg::from(plan.len() as u64))]));
    Ok(ExitCode::SUCCESS)
}

fn told(l: &Locale, speaker: &Speaker, o: &Outcomes, anew: &Anew, place: usize) -> String {
    let count = |n: usize| Arg::from(n as u64);
    let accepted = anew.accepted.map_or(String::new(), |day| l.date(day));
    let mut lines = vec![l.t1_bare(
        "replan-status",
        &[
            ("day", Arg::from(l.date(anew.at))),
            ("done", count(anew.begun.0)),
            ("going", count(anew.begun.1)),
            ("overdue", count(anew.overdue.len())),
            ("accepted", Arg::from(accepted)),
        ],
    )];
    let told = [
        ("replan-freed", anew.replanned.freed.len()),
        ("replan-gone", anew.gone.len()),
        ("replan-noted", anew.replanned.notes.len()),
    ];
    lines.extend(told.iter().filter(|(_, n)| *n > 0).map(|(key, n)| l.t1_bare(key, &[("n", count(*n))])));
    let replanned = &anew.replanned;
    if replanned.all_alike() {
        lines.push(l.t("replan-alike"));
    } else if !replanned.lies_between() {
        lines.push(l.t("replan-no-middle"));
    }
    lines.push(String::new());
    // Each plan once.
    let place = replanned.shown(place);
    let own = replanned.ways.iter().enumerate().filter(|(place, _)| replanned.shown(*place) == *place);
    let ways: Vec<&Way> = own.map(|(_, way)| way).collect();
    let head = [l.t("replan-path"), l.t("replan-agreed")];
    let mut rows = vec![head.into_iter().chain(ways.iter().map(|way| path(l, way))).collect()];
    let mut row = |name: String, agreed: String, of: &dyn Fn(&Way) -> String| {
        let own = [name, agreed].into_iter().chain(ways.iter().copied().map(of));
        rows.push(own.collect::<Vec<String>>());
    };
    for term in Term::ALL.iter().filter(|term| asked(anew, **term)) {
        let amount = |terms: &Terms| amount_anew(l, anew, *term, terms.get(*term));
        row(l.word("objective-term", term.key()), amount(&replanned.agreed), &|way| amount(&way.terms));
    }
    for (key, of) in FIGURES {
        row(l.t(key), l.number(0.0), &|way| l.number(of(way) as f64));
    }
    lines.extend(plan_table::table(&rows));
    let Some(way) = replanned.ways.get(place) else { return lines.join("\n") };
    lines.push(String::new());
    lines.push(l.t1_bare("replan-changes", &[("path", Arg::from(path(l, way)))]));
    if way.changes.is_empty() {
        lines.push(format!("  {}", l.t("replan-no-changes")));
    }
    for (change, because) in way.changes.iter().zip(o.works.changed(speaker.p, anew, place)) {
        let said = anew.said(change);
        let name =
            o.works.measure(&said.measure).map_or(said.measure.clone(), |_| speaker.measure(&said.measure));
        let days = l.t1_bare("plan-days", &[("n", Arg::from(said.days))]);
        let day = said.last.map_or(String::new(), |day| l.date(day));
        let args = [("measure", Arg::from(name)), ("days", Arg::from(days)), ("day", Arg::from(day))];
        let mut line = l.t1_bare(&format!("replan-said-{}", said.key), &args);
        if said.modes > 0 {
            line.push(' ');
            line.push_str(&l.t1_bare("replan-said-modes", &[("n", count(said.modes))]));
        }
        lines.push(format!("  {}  {line}", said.measure));
        lines.push(format!("      {}", speaker.said(&because)));
    }
    lines.join("\n")
}

type Figure = (&'static str, fn(&Way) -> i64);

const FIGURES: [Figure; 6] = [
    ("replan-added", |way| i64::from(way.disturbance.added)),
    ("replan-dropped", |way| i64::from(way.disturbance.dropped)),
    ("replan-moved", |way| i64::from(way.disturbance.moved)),
    ("replan-ticks", |way| way.disturbance.ticks),
    ("replan-modes", |way| i64::from(way.disturbance.modes)),
    ("replan-crews", |way| i64::from(way.disturbance.crews)),
];

fn asked(anew: &Anew, term: Term) -> bool {
    term != Term::Change && anew.problem.objectives.iter().flatten().any(|(own, _)| *own == term)
}

fn path(l: &Locale, way: &Way) -> String {
    l.t(&format!("replan-path-{}", way.path.key()))
}

/// The reason as the engine has it: what holds the first activity that starts later.
fn because(anew: &Anew, because: &Because) -> Value {
    let code = |activity: usize| anew.problem.activities[activity].code.clone();
    let reason = match because {
        Because::Held(reason) => reason,
        Because::People(activity) => return json!({ "kind": because.key(), "activity": code(*activity) }),
        _ => return json!({ "kind": because.key() }),
    };
    json!({
        "kind": because.key(),
        "activity": code(reason.activity),
        "cause": reason.cause.key(),
        "by": reason.cause.activity().map(code),
        "ready": anew.day(reason.ready).to_string(),
    })
}

fn whole(anew: &Anew, speaker: &Speaker) -> Value {
    let activity = |place: usize| anew.problem.activities[place].code.clone();
    let day = |tick: i32| anew.day(tick).to_string();
    let terms = |terms: &Terms| {
        let own = Term::ALL.iter().map(|term| (term.key().to_owned(), json!(terms.get(*term))));
        own.collect::<serde_json::Map<String, Value>>()
    };
    let way = |(place, way): (usize, &Way)| {
        let change = |(change, why): (&sanad_outcomes::measures::engine::Change, Sentence)| {
            let mode =
                |activity: usize, mode: usize| anew.problem.activities[activity].modes[mode].code.clone();
            let altered: Vec<Value> = change
                .activities
                .iter()
                .map(|own| {
                    json!({
                        "activity": activity(own.activity),
                        "start": [day(own.start.0), day(own.start.1)],
                        "mode": [mode(own.activity, own.mode.0), mode(own.activity, own.mode.1)],
                        "crew": own.crew,
                    })
                })
                .collect();
            let said = anew.said(change);
            let last = |finish: Option<i32>| finish.map(|finish| day(finish - 1));
            json!({
                "measure": said.measure,
                "change": change.kind.key(),
                "last_day": [last(change.finish.0), last(change.finish.1)],
                "activities": altered,
                "because": because(anew, &change.because),
                "said": speaker.said(&why),
            })
        };
        let own = way.disturbance;
        let agreed: Vec<Value> = anew
            .agreed(place)
            .into_iter()
            .map(|own| {
                json!({
                    "measure": own.measure,
                    "activity": own.activity,
                    "start": own.start.to_string(),
                    "end": own.end.to_string(),
                    "mode": own.mode,
                    "crew": own.crew,
                })
            })
            .collect();
        json!({
            "way": way.path.key(),
            "terms": terms(&way.terms),
            "disturbance": {
                "added": own.added, "dropped": own.dropped, "moved": own.moved,
                "days": own.ticks, "modes": own.modes, "crews": own.crews,
                "weighed": own.weighed(anew.weights),
            },
            "changes": way
                .changes
                .iter()
                .zip(speaker.works.changed(speaker.p, anew, place))
                .map(change)
                .collect::<Vec<Value>>(),
            "plan": agreed,
        })
    };
    json!({
        "at": anew.at.to_string(),
        "frozen_days": anew.frozen,
        "planned_from": anew.start.to_string(),
        "agreed": { "terms": terms(&anew.replanned.agreed) },
        "accepted": anew.accepted.map(|day| day.to_string()),
        "done": anew.begun.0,
        "going": anew.begun.1,
        "overdue": anew.overdue.iter().map(|own| activity(*own)).collect::<Vec<String>>(),
        "freed": anew.replanned.freed.iter().map(|own| activity(*own)).collect::<Vec<String>>(),
        "gone": anew.gone.len(),
        "notes": anew.replanned.notes.len(),
        "lies_between": anew.replanned.lies_between(),
        "weights": {
            "measure": anew.weights.measure, "moved": anew.weights.moved,
            "day": anew.weights.tick, "mode": anew.weights.mode,
        },
        "schedules": anew.replanned.schedules,
        "ways": anew.replanned.ways.iter().enumerate().map(way).collect::<Vec<Value>>(),
    })
}
