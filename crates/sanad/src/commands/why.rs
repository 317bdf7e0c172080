//! `why`: why a site or a measure is in the plan or not, and why then; without a code, why there is no plan
//! at all, or what the plan leaves out.

use super::Setting;
use super::line::{self, Line};
use super::plan::{conflict, conflict_said, search};
use super::works;
use crate::cli::Why;
use crate::out;
use crate::trouble::Trouble;
use sanad_i18n::Arg;
use sanad_model::{Accepted, Programme, Severity};
use sanad_outcomes::measures::engine::WhyNot;
use sanad_outcomes::measures::{Watch, why_not, why_schedules};
use sanad_outcomes::{Outcomes, WorksOutcome};
use sanad_report::{Left, Speaker, Tried};
use std::process::ExitCode;
use std::sync::atomic::{AtomicBool, Ordering};

pub(super) async fn why(set: Setting, args: &Why) -> anyhow::Result<ExitCode> {
    let opened = works::open(&args.path).await?;
    out::findings(&opened.warnings, set.lang);
    let mut o = opened.glance(set);
    let p = &opened.programme;
    let place = match &args.code {
        None => None,
        Some(code) => Some(o.works.asked_by(p, code).map(|own| own.0).ok_or_else(|| unknown(&o, p, code))?),
    };
    let stop = line::interrupted();
    let wrong = opened.wrong(&o);
    wrong.say(set, p, &o);
    // Rows that cannot be read are no conflict of facts.
    if wrong.is_fatal() && wrong.findings.iter().any(|own| own.severity == Severity::Error) {
        out::note(&set.locale().t("cli-plan-none"));
        return Ok(ExitCode::from(1));
    }
    let made = tokio::task::block_in_place(|| search(set, &args.plan(), &opened, &o, &stop));
    o.works = WorksOutcome { made, ..o.works };
    let speaker = Speaker { l: set.locale(), p, works: &o.works };
    if o.works.works().is_none() {
        let found = conflict(set, (args.seed, args.effort), &opened, &o, &stop);
        if args.json {
            let json = found.as_ref().map(|found| sanad_web::conflict_json(p, &o.works, found));
            let json = json.unwrap_or_else(|| serde_json::json!({ "lack": "plan" }));
            out::data(&format!("{}\n", serde_json::to_string_pretty(&json)?));
        } else {
            let mut lines = speaker.lacking();
            lines.extend(found.iter().flat_map(|found| conflict_said(set, &opened, &o, found)));
            out::data(&lines.join("\n"));
        }
        return Ok(ExitCode::from(1));
    }
    let Some(place) = place else {
        if args.json {
            let json = serde_json::json!({ "possible": "plan" });
            out::data(&format!("{}\n", serde_json::to_string_pretty(&json)?));
        } else {
            out::data(&left_out(&speaker, &o));
        }
        return Ok(ExitCode::SUCCESS);
    };
    let (why, schedules) = tried(set, &o, place, &stop)?;
    let tried = why.as_ref().map(|why| Tried { why, schedules });
    if args.json {
        let json = sanad_web::why_json(p, &o.works, place, tried);
        out::data(&format!("{}\n", serde_json::to_string_pretty(&json)?));
    } else {
        out::data(&speaker.why(place, tried).join("\n"));
    }
    Ok(ExitCode::SUCCESS)
}

/// The plan made again with a measure in it that could be there.
fn tried(
    set: Setting,
    o: &Outcomes,
    place: usize,
    stop: &AtomicBool,
) -> anyhow::Result<(Option<WhyNot>, u64)> {
    let Some(works) = o.works.works() else { return Ok((None, 0)) };
    let schedules = why_schedules(works);
    if works.chosen(place) || !matches!(Left::of(&o.works, place), Left::Open) {
        return Ok((None, schedules));
    }
    let line = Line::new();
    line.show(|| set.locale().t("why-asked"));
    let watch = Watch { stop: &|| stop.load(Ordering::Relaxed), progress: &|_| {} };
    let threads = works.effort.threads;
    let found = tokio::task::block_in_place(|| why_not(works, place, schedules, threads, &watch));
    line.clear();
    Ok((Some(found?), schedules))
}

/// That there is a plan, and what it leaves out, a line each.
fn left_out(speaker: &Speaker<'_>, o: &Outcomes) -> String {
    let measures = o.works.measures().iter().enumerate();
    let chosen = |place: usize| o.works.works().is_some_and(|works| works.chosen(place));
    let left: Vec<(usize, &str)> = measures
        .filter(|(place, _)| !chosen(*place))
        .map(|(place, own)| (place, own.code.as_str()))
        .collect();
    let mut lines = vec![speaker.l.t1_bare("why-plan-leaves", &[("n", Arg::from(left.len()))])];
    for (place, code) in left {
        lines.push(format!("  {code}  {}: {}", speaker.measure(code), speaker.left(place)));
    }
    lines.join("\n")
}

/// A code that is neither a site's nor a measure's.
fn unknown(o: &Outcomes, p: &Programme, code: &str) -> Trouble {
    let near = o.works.codes_near(p, code);
    let accepted = Accepted::codes(near.iter().map(String::as_str));
    Trouble::Code { key: "error-no-why", code: code.to_owned(), accepted }
}
