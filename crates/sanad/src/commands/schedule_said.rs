//! What `schedule` says: a line a file, a summary, JSON.

use super::Setting;
use super::schedule::{Outcome, Solved, Told};
use crate::out;
use sanad_i18n::{Arg, Locale};
use sanad_schedule::{Objective, Progress, Value};
use serde_json::{Value as Json, json};

/// How far the best there is may be below a value, as a share of it; nothing where a bound below 0
/// makes no share of it.
fn gap(solved: &Solved) -> Option<f64> {
    let (value, bound) = (solved.answer.value?.first, solved.answer.bound);
    match value - bound {
        ..=0 => Some(0.0),
        open => (bound >= 0).then(|| open as f64 / value as f64),
    }
}

fn code(objective: Objective) -> &'static str {
    match objective {
        Objective::Makespan => "makespan",
        Objective::TotalDelay => "total_delay",
    }
}

fn number(l: &Locale, value: i64) -> Arg {
    Arg::from(l.number(value as f64))
}

/// A file in one line.
pub(super) fn line(l: &Locale, told: &Told) -> String {
    let mut parts = vec![l.word("schedule-status", told.status())];
    if let Outcome::Solved(solved) = &told.outcome {
        parts.extend(found(l, solved));
    }
    let seconds = (told.took.as_secs_f64() * 10.0).round() / 10.0;
    parts.push(l.t1_bare("cli-schedule-time", &[("seconds", Arg::from(l.number(seconds)))]));
    if let Outcome::Solved(solved) = &told.outcome {
        match (&solved.verdict, solved.passed()) {
            (Some(Err(breaches)), _) => parts.push(l.n("cli-schedule-failed", breaches.len() as u64)),
            (_, Some(false)) => parts.push(l.t("cli-schedule-worth")),
            (_, Some(true)) => parts.push(l.t("cli-schedule-passed")),
            (_, None) => {}
        }
        if solved.answer.refused > 0 {
            parts.push(l.n("cli-schedule-refused", solved.answer.refused as u64));
        }
    }
    l.t1("cli-schedule-line", &[("file", Arg::from(told.file.as_str())), ("what", Arg::from(l.list(&parts)))])
}

fn found(l: &Locale, solved: &Solved) -> Vec<String> {
    let (answer, mut parts) = (&solved.answer, Vec::new());
    if let Some(value) = answer.value {
        let key = match solved.instance.project.objective {
            Objective::Makespan => "cli-schedule-makespan",
            Objective::TotalDelay => "cli-schedule-delay",
        };
        let args = [("value", number(l, value.first)), ("second", number(l, value.second))];
        parts.push(l.t1_bare(key, &args));
    }
    if answer.status != sanad_schedule::Status::Infeasible {
        parts.push(l.t1_bare("cli-schedule-bound", &[("bound", number(l, answer.bound))]));
    }
    if let Some(gap) = gap(solved) {
        let gap = (gap * 10_000.0).round() / 100.0;
        parts.push(l.t1_bare("cli-schedule-gap", &[("gap", Arg::from(l.number(gap)))]));
    }
    parts
}

/// How many files ended how.
pub(super) fn summary(l: &Locale, all: &[Told], asked: usize) -> String {
    let mut parts = Vec::new();
    for status in ["optimal", "feasible", "infeasible", "unknown", "faulty", "unread"] {
        let count = all.iter().filter(|told| told.status() == status).count();
        if count > 0 {
            parts.push(counted(l, &l.word("schedule-status", status), count));
        }
    }
    if asked > all.len() {
        parts.push(counted(l, &l.t("cli-schedule-not-begun"), asked - all.len()));
    }
    let args = [("n", Arg::from(l.count(asked as u64))), ("what", Arg::from(l.list(&parts)))];
    l.t1_bare("cli-schedule-summary", &args)
}

fn counted(l: &Locale, what: &str, count: usize) -> String {
    format!("{what}: {}", l.count(count as u64))
}

/// How a search stands.
pub(super) fn so_far(l: &Locale, file: &str, progress: &Progress) -> String {
    let args = [
        ("file", Arg::from(file)),
        ("n", Arg::from(progress.schedules)),
        ("bound", number(l, progress.bound)),
        ("best", progress.best.map_or_else(|| Arg::from("–"), |best: Value| number(l, best.first))),
    ];
    l.t1_bare("cli-schedule-progress", &args)
}

/// Everything as JSON. Without the time it took, the bytes are equal for equal files, effort and
/// seed.
pub(super) fn json(set: Setting, seed: u64, all: &[Told], timed: bool) -> anyhow::Result<String> {
    let files: Vec<Json> = all.iter().map(|told| one(set, told, timed)).collect();
    let whole = json!({ "seed": seed, "files": files });
    Ok(format!("{}\n", serde_json::to_string_pretty(&whole)?))
}

fn one(set: Setting, told: &Told, timed: bool) -> Json {
    let mut all = json!({ "file": told.file, "status": told.status(), "findings": [] });
    let mut put = |name: &str, value: Json| all[name] = value;
    if timed {
        put("seconds", json!((told.took.as_secs_f64() * 1000.0).round() / 1000.0));
    }
    match &told.outcome {
        Outcome::Unread(error) => put("said", json!(crate::trouble::words(error, set.locale()))),
        Outcome::Faulty(found) => put("findings", out::findings_json(found, set.lang)),
        Outcome::Solved(solved) => {
            let (project, answer) = (&solved.instance.project, &solved.answer);
            put("format", json!(solved.instance.format.code()));
            put("activities", json!(project.len()));
            put("objective", json!(code(project.objective)));
            put("value", json!(answer.value.map(|value| value.first)));
            if project.objective == Objective::TotalDelay {
                put("second", json!(answer.value.map(|value| value.second)));
            }
            put("bound", json!(answer.bound));
            put("gap", json!(gap(solved)));
            put("check", json!(solved.passed().map(|passed| if passed { "passed" } else { "failed" })));
            put("refused", json!(answer.refused));
            put("stopped", json!(solved.stopped));
            put("schedules", json!(answer.schedules));
            put("propagations", json!(answer.propagations));
            put("schedule", schedule(solved));
        }
    }
    all
}

/// Each activity: what its text calls it, when, in which mode, by whom.
fn schedule(solved: &Solved) -> Json {
    let Some(schedule) = solved.answer.schedule.as_ref().filter(|_| solved.passed() == Some(true)) else {
        return Json::Null;
    };
    let project = &solved.instance.project;
    let activity = |place: usize| {
        let mut all = json!({
            "activity": solved.instance.name(place),
            "start": schedule.starts[place],
            "finish": schedule.finish(project, place),
            "mode": schedule.modes[place] + 1,
        });
        let crew = &schedule.crews[place];
        if !crew.is_empty() {
            let member =
                |&(person, skill): &(usize, usize)| json!({ "person": person + 1, "skill": skill + 1 });
            all["crew"] = crew.iter().map(member).collect();
        }
        all
    };
    (0..project.len()).map(activity).collect()
}
