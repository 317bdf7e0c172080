//! The plan in the ledger.

use super::{Awaited, DatedVisits, Dates, code};
use crate::ledger::{Dep, Ledger, Shown};
use crate::sites::SiteOutcome;
use sanad_model::{Id, Kind, Programme};

/// The place of each site in the order in which answers change most.
pub(super) fn ranks(p: &Programme, order: &[&SiteOutcome], ledger: &mut Ledger) {
    for (place, outcome) in order.iter().enumerate() {
        let code = code(p, outcome.site);
        let from = vec![Dep::Result(format!("site/{code}/score"))];
        ledger.count(format!("site/{code}/rank"), place + 1, "site-rank", from);
    }
}

/// What the first day of a plan follows from: the programme's day, today, and the calendars.
fn start_from(p: &Programme, dated: &DatedVisits) -> Vec<Dep> {
    let mut from = vec![Dep::Today];
    from.extend(p.by_code(Kind::Programme, &p.settings.code).map(|id| Dep::Record(Kind::Programme, id)));
    let used = dated.problem.calendars().iter();
    from.extend(
        used.filter_map(|c| p.by_code(Kind::Calendar, c.code())).map(|id| Dep::Record(Kind::Calendar, id)),
    );
    from
}

/// A plan: its inputs, its sums, and the dates of each visit.
pub(super) fn plan(p: &Programme, dated: &DatedVisits, ledger: &mut Ledger) {
    ledger.put("plan.start", Shown::Date(dated.start), "plan-start", start_from(p, dated));
    let mut from = dated.rests_on.clone();
    from.extend(dated.sites.keys().map(|code| Dep::Result(format!("site/{code}/score"))));
    from.push(Dep::Result("plan.start".to_owned()));
    ledger.put("plan.inputs", Shown::Count(dated.sites.len() as u64), "plan-inputs", from);
    let whole = || vec![Dep::Result("plan.inputs".to_owned())];
    let visited: usize = dated.plan.teams.iter().map(|t| t.stops.len()).sum();
    ledger.count("plan.visits", visited, "plan-visits", whole());
    ledger.count(
        "plan.unvisited",
        dated.plan.unvisited.len() + dated.unplaced.len(),
        "plan-unvisited",
        whole(),
    );
    ledger.put(
        "plan.value_days",
        Shown::Number(dated.plan.objective.value_days()),
        "plan-value-days",
        whole(),
    );
    ledger.put("plan.bound", Shown::Number(dated.plan.bound_value_days()), "plan-bound", whole());
    ledger.put("plan.gap", Shown::Number(dated.plan.gap), "plan-gap", whole());
    let mut last: Option<Dates> = None;
    for team in &dated.plan.teams {
        for stop in &team.stops {
            let code = &stop.visit.site;
            if let Some((low, likely, high)) = dated.answers(code) {
                ledger.put(
                    format!("site/{code}/answers"),
                    Shown::Dates(low, likely, high),
                    "site-answers",
                    whole(),
                );
                last = Some(match last {
                    None => (low, likely, high),
                    Some((l, m, h)) => (low.max(l), likely.max(m), high.zip(h).map(|(a, b)| a.max(b))),
                });
            }
            if let Some((low, likely, high)) = dated.begins(code) {
                let begins = Shown::Dates(low, likely, high);
                ledger.put(format!("site/{code}/visit"), begins, "site-visit", whole());
            }
        }
    }
    if let Some((low, likely, high)) = last {
        ledger.put("plan.last", Shown::Dates(low, likely, high), "plan-last", whole());
    }
}

/// The visits that the plan from `plan_start` on had finished before today.
pub(super) fn foreseen(
    p: &Programme,
    first: &DatedVisits,
    foreseen: &[Awaited],
    earlier: &[SiteOutcome],
    ledger: &mut Ledger,
) {
    let mut from = first.rests_on.clone();
    from.extend(start_from(p, first));
    let surveyed = |site: &Id| earlier.iter().any(|o| o.site == *site);
    for (code, site) in &first.sites {
        if surveyed(site) {
            let made = p.surveys.values().filter(|s| s.site == *site);
            from.extend(made.map(|s| Dep::Record(Kind::Survey, s.id)));
        } else {
            from.push(Dep::Result(format!("site/{code}/score")));
        }
    }
    ledger.count("plan.foreseen", foreseen.len(), "plan-foreseen", from);
}

/// Those of them of which no survey is recorded.
pub(super) fn awaited(p: &Programme, awaited: &[Awaited], ledger: &mut Ledger) {
    let mut all = vec![Dep::Result("plan.foreseen".to_owned())];
    for visit in awaited {
        let key = format!("site/{}/foreseen", code(p, visit.site));
        let (low, likely, high) = visit.foreseen;
        let from = vec![Dep::Result("plan.foreseen".to_owned())];
        ledger.put(key.clone(), Shown::Dates(low, likely, high), "site-foreseen", from);
        all.push(Dep::Result(key));
    }
    ledger.count("plan.awaited", awaited.len(), "plan-awaited", all);
}
