//! `Programme → Outcomes`: one pure function that runs the engines and records, for every
//! result, what it was computed from.
//!
//! Faces show what is here and compute nothing of their own. Every number on a page names its
//! key in the [`Ledger`]; the same ledger answers "why", "what changed" ([`Ledger::moved_since`])
//! and "what depends on this" ([`Ledger::resting_on`]).

mod decisions;
mod items;
mod ledger;
pub mod money;
mod needs;
pub mod reasons;
mod resting;
mod similar;
mod sites;
mod visits;
mod works;

pub use decisions::{Decision, DecisionKind, Next};
pub use items::{ItemOutcome, SOON_DAYS};
pub use ledger::{Dep, Entry, Ledger, Moved, Shown};
pub use needs::{Need, NeedKind};
pub use resting::Resting;
pub use sanad_appraise as appraise;
pub use sanad_measures as measures;
pub use sanad_measures::Effort;
pub use sanad_plan as engine;
pub use sanad_risk as risk;
pub use similar::similar_items;
pub use sites::{Bearing, Known, SiteOutcome};
pub use visits::{Awaited, DatedVisits, Dates, Missing, Search, Visits};
pub use works::{ItemWorks, Reach, Reason, WorksOutcome, reach, replan, scenario, unserved};

use sanad_model::{Date, Id, Programme};
use std::collections::BTreeMap;

/// Everything computed from a programme.
#[derive(Clone, Debug)]
pub struct Outcomes {
    /// The day it was asked.
    pub today: Date,
    /// What became of each item.
    pub items: BTreeMap<Id, ItemOutcome>,
    /// What is known of each site.
    pub sites: BTreeMap<Id, SiteOutcome>,
    /// Needs against suppliers, by kind.
    pub needs: Vec<Need>,
    /// The survey visits.
    pub visits: Visits,
    /// Visits that were foreseen before today and of which no survey is recorded, by date.
    pub awaited: Vec<Awaited>,
    /// What could be done, and the plan of it.
    pub works: WorksOutcome,
    /// What the plan is worth.
    pub money: money::MoneyOutcome,
    /// At most three decisions.
    pub decisions: Vec<Decision>,
    /// At most five things that come next.
    pub next: Vec<Next>,
    /// Every result with its origin.
    pub ledger: Ledger,
}

/// What is asked for besides the programme itself.
#[derive(Clone, Debug)]
pub struct Question<'a> {
    /// The day on which lateness is judged.
    pub today: Date,
    /// The questions of the survey and what each bears on.
    pub bearings: &'a [Bearing],
    /// How hard to look for a plan of visits.
    pub search: Search,
    /// How hard to look for a plan of works.
    pub effort: Effort,
    /// What was computed before: a plan of works is kept while nothing that it rests on moves.
    pub before: Option<&'a WorksOutcome>,
}

impl<'a> Question<'a> {
    /// The usual question on a day, with nothing computed before.
    pub fn new(today: Date, bearings: &'a [Bearing]) -> Self {
        Self { today, bearings, search: Search::default(), effort: Effort::default(), before: None }
    }
}

/// Computes everything.
pub fn outcomes(p: &Programme, question: &Question<'_>) -> Outcomes {
    let mut ledger = Ledger::default();
    let mut items = items::outcomes(p, question.today, &mut ledger);
    items::totals(p, &items, &mut ledger);
    let (sites, earlier) = sites::outcomes(p, &items, question.bearings, &mut ledger);
    let needs = needs::needs(p, &items, &sites, &mut ledger);
    let (visits, awaited) = visits::plan(p, &sites, &earlier, question.today, question.search, &mut ledger);
    forecasts(p, &mut items, &sites, &visits, &mut ledger);
    let inputs = works::Inputs {
        items: &items,
        sites: &sites,
        visits: &visits,
        today: question.today,
        effort: question.effort,
        before: question.before,
    };
    let works = works::works(p, &inputs);
    works::record(p, &works, &mut ledger);
    let money = money::money(p, &works);
    money::record(p, &works, &money, &mut ledger);
    let mut outcomes = Outcomes {
        today: question.today,
        items,
        sites,
        needs,
        visits,
        awaited,
        works,
        money,
        decisions: Vec::new(),
        next: Vec::new(),
        ledger: Ledger::default(),
    };
    outcomes.decisions = decisions::decisions(p, &outcomes, &mut ledger);
    outcomes.next = decisions::next(p, &outcomes, question.today);
    outcomes.ledger = ledger;
    outcomes
}

/// Fields of items that wait for the answers of sites: the others can go on without a survey.
const WAIT_FOR_SITES: &[&str] = &["restart", "efficiency"];

/// When the answers that an open agreed item waits for are at hand: the last of its sites'. The
/// high end is open when a site that still needs its survey has no dated visit.
fn forecasts(
    p: &Programme,
    items: &mut BTreeMap<Id, ItemOutcome>,
    sites: &BTreeMap<Id, SiteOutcome>,
    visits: &Visits,
    ledger: &mut Ledger,
) {
    let Visits::Dated(dated) = visits else { return };
    let code = |id: &Id| p.sites.get(id).map_or("", |s| s.code.as_str());
    let answers: BTreeMap<Id, Option<Dates>> =
        sites.values().filter(|s| s.needs_survey()).map(|s| (s.site, dated.answers(code(&s.site)))).collect();
    let last = |wanted: &mut dyn Iterator<Item = Id>| {
        let mut found: Option<Dates> = None;
        let mut open = false;
        let mut from = Vec::new();
        for (site, dates) in wanted.filter_map(|s| answers.get_key_value(&s)) {
            let Some((low, likely, high)) = dates else {
                open = true;
                from.push(Dep::Result(format!("site/{}/score", code(site))));
                continue;
            };
            from.push(Dep::Result(format!("site/{}/answers", code(site))));
            found = Some(match found {
                None => (*low, *likely, *high),
                Some((l, m, h)) => (l.max(*low), m.max(*likely), h.zip(*high).map(|(a, b)| a.max(b))),
            });
        }
        (found.map(|(low, likely, high)| (low, likely, if open { None } else { high })), from)
    };
    let (general, general_from) = last(&mut answers.keys().copied());
    if let Some((low, likely, high)) = general {
        ledger.put("plan.answers", Shown::Dates(low, likely, high), "item-forecast", general_from);
    }
    for outcome in items.values_mut().filter(|o| o.is_agreed() && o.is_open()) {
        let Some(item) = p.items.get(&outcome.item) else { continue };
        let (found, from) = if !item.sites.is_empty() {
            last(&mut item.sites.iter().copied())
        } else if item.fields.iter().any(|f| WAIT_FOR_SITES.contains(&f.as_str())) {
            (general, vec![Dep::Result("plan.answers".to_owned())])
        } else {
            continue;
        };
        if let Some((low, likely, high)) = found {
            outcome.forecast = found;
            ledger.put(
                format!("item/{}/forecast", item.code),
                Shown::Dates(low, likely, high),
                "item-forecast",
                from,
            );
        }
    }
}
