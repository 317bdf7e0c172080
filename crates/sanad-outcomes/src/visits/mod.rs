//! The first days: which team surveys which site, in what order and when.
//!
//! A dated plan needs team sizes, day lengths, speeds and places. Whatever of these is not known
//! is said, and what is left is an order without dates.
//!
//! **The first day** is the first working day at or after the later of the programme's
//! `plan_start` and the day of the question. A plan of the middle of a programme is made anew
//! from that day, with every team at its base and without the sites that were surveyed.
//!
//! **What was foreseen.** Once the first day has moved, the plan that began at `plan_start` is
//! computed as well, from what is recorded now, with the sites that were surveyed since as they
//! stood before their survey. Visits that it had finished before the day of the question and of
//! which no survey is recorded are [`Awaited`].

mod inputs;
mod record;

use crate::ledger::{Dep, Ledger};
use crate::sites::SiteOutcome;
use inputs::{Inputs, build, first_working_day};
use jiff::ToSpan;
use sanad_model::{Date, Id, Programme};
use sanad_plan::visits::{
    Effort, Reason, Verdict, VisitPlan, VisitProblem, check, solve, validate, why_late,
};
use std::collections::BTreeMap;
use std::ops::ControlFlow;

/// What is planned.
#[derive(Clone, Debug)]
pub enum Visits {
    /// No site waits for a survey.
    Nothing,
    /// The order in which answers change most, without dates, and why there are none.
    Order {
        /// Sites, the most telling first.
        order: Vec<Id>,
        /// What is not known: codes, see [`Missing`].
        missing: Vec<Missing>,
    },
    /// A plan that passed its checker.
    Dated(Box<DatedVisits>),
}

/// Something without which no date can be given.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Missing {
    /// `team-people`, `team-base`, `team-days`, `day-minutes`, `travel`, `survey-minutes`, `place`,
    /// `plan-fault`, `plan-refused`.
    pub code: &'static str,
    /// Of what: a code, or words of the planner.
    pub of: String,
}

/// A date as a range: low, likely, high (open when it lies after the plan).
pub type Dates = (Date, Date, Option<Date>);

/// A checked plan with its problem.
#[derive(Clone, Debug)]
pub struct DatedVisits {
    /// Day 0.
    pub start: Date,
    /// What was solved.
    pub problem: VisitProblem,
    /// The plan.
    pub plan: VisitPlan,
    /// The checker's word.
    pub verdict: Verdict,
    /// Site codes to ids.
    pub sites: BTreeMap<String, Id>,
    /// Team codes to ids.
    pub teams: BTreeMap<String, Id>,
    /// Sites that wait for a survey but have no known place: in the order, without a date.
    pub unplaced: Vec<Id>,
    /// Teams that have no working day within the plan's days.
    pub away: Vec<Id>,
    /// The claims that the plan rests on.
    pub rests_on: Vec<Dep>,
}

impl DatedVisits {
    /// The date of a day of the plan.
    pub fn date(&self, day: u32) -> Date {
        self.start.checked_add(i64::from(day).days()).unwrap_or(self.start)
    }

    /// When the visit of a site begins: low, likely, high (open when it ends after the horizon).
    pub fn begins(&self, site: &str) -> Option<Dates> {
        let (_, _, stop) = self.plan.stop(site)?;
        let high = stop.visit.start_high.map(|m| self.date(m.day));
        Some((self.date(stop.visit.start_low.day), self.date(stop.visit.start.day), high))
    }

    /// When the answers of a site are at hand: low, likely, high (open after the horizon).
    pub fn answers(&self, site: &str) -> Option<Dates> {
        let (_, _, stop) = self.plan.stop(site)?;
        let high = stop.visit.finish_high.map(|m| self.date(m.day));
        Some((self.date(stop.visit.finish_low.day), self.date(stop.visit.finish.day), high))
    }

    /// Why a site is visited when it is.
    pub fn why(&self, site: &str) -> Option<Reason> {
        why_late(&self.problem, &self.plan, site)
    }
}

/// A visit that the plan had finished before the day of the question when it began at the
/// programme's `plan_start`, and of which no survey is recorded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Awaited {
    /// The site.
    pub site: Id,
    /// When its answers were foreseen: low, likely, high.
    pub foreseen: Dates,
}

/// How hard to look for a plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Search {
    /// Thousands of schedules for a plan of up to [`Self::WHOLE`] sites; see [`Self::effort_for`].
    pub effort: u32,
    /// Seed.
    pub seed: u64,
    /// Threads; the result is the same for any number.
    pub threads: usize,
}

impl Search {
    /// Sites up to which the whole effort is spent.
    pub const WHOLE: usize = 400;

    /// The effort for so many sites: whole up to [`Self::WHOLE`]; above, less in the same measure
    /// as there are more, since a schedule of twice the sites takes twice the time, but not below
    /// one thousand schedules, or none when none was asked for.
    ///
    /// ```
    /// let search = sanad_outcomes::Search::default();
    /// assert_eq!([36, 400, 800, 2_000].map(|sites| search.effort_for(sites)), [4, 4, 2, 1]);
    /// ```
    pub fn effort_for(self, sites: usize) -> u32 {
        let (whole, sites) = (Self::WHOLE as u64, sites.max(Self::WHOLE) as u64);
        let less = u64::from(self.effort) * whole / sites;
        u32::try_from(less).unwrap_or(self.effort).max(self.effort.min(1))
    }
}

impl Default for Search {
    fn default() -> Self {
        Self { effort: 4, seed: 1, threads: 2 }
    }
}

/// The visits, and those foreseen before today whose answers are not recorded; `earlier` are the
/// sites surveyed since the programme's `plan_start`, as they stood before.
pub(crate) fn plan(
    p: &Programme,
    sites: &BTreeMap<Id, SiteOutcome>,
    earlier: &[SiteOutcome],
    today: Date,
    search: Search,
    ledger: &mut Ledger,
) -> (Visits, Vec<Awaited>) {
    let order = ordered(p, sites.values().filter(|o| o.needs_survey()).collect());
    if order.is_empty() {
        return (Visits::Nothing, Vec::new());
    }
    record::ranks(p, &order, ledger);
    let awaited = awaited(p, &order, earlier, today, search, ledger);
    let first = p.settings.plan_start.map_or(today, |start| start.max(today));
    let visits = match dated(p, &order, first_working_day(p, first), search) {
        Ok(dated) => {
            record::plan(p, &dated, ledger);
            Visits::Dated(Box::new(dated))
        }
        Err(missing) => Visits::Order { order: order.iter().map(|o| o.site).collect(), missing },
    };
    (visits, awaited)
}

fn code(p: &Programme, id: Id) -> &str {
    p.sites.get(&id).map_or("", |s| s.code.as_str())
}

/// Sites in the order in which their answers change most.
fn ordered<'a>(p: &Programme, mut sites: Vec<&'a SiteOutcome>) -> Vec<&'a SiteOutcome> {
    sites.sort_by(|a, b| b.score.cmp(&a.score).then_with(|| code(p, a.site).cmp(code(p, b.site))));
    sites
}

/// A checked plan of sites from a day on, or what is missing for one.
fn dated(
    p: &Programme,
    order: &[&SiteOutcome],
    start: Date,
    search: Search,
) -> Result<DatedVisits, Vec<Missing>> {
    let mut inputs = Inputs::default();
    let found = build(p, order, start, &mut inputs).and_then(|raw| {
        let problem = match validate(raw) {
            Ok(problem) => problem,
            Err(faults) => {
                let words = faults.iter().map(ToString::to_string);
                inputs.missing.extend(words.map(|of| Missing { code: "plan-fault", of }));
                return None;
            }
        };
        let effort = Effort { units: search.effort_for(order.len()) };
        let plan = solve(&problem, effort, search.seed, search.threads, &|_| ControlFlow::Continue(()));
        match check(&problem, &plan) {
            Ok(verdict) => Some((problem, plan, verdict)),
            Err(violations) => {
                let words = violations.iter().map(ToString::to_string);
                inputs.missing.extend(words.map(|of| Missing { code: "plan-refused", of }));
                None
            }
        }
    });
    let Some((problem, plan, verdict)) = found else {
        inputs.missing.sort();
        inputs.missing.dedup();
        return Err(inputs.missing);
    };
    Ok(DatedVisits {
        start,
        problem,
        plan,
        verdict,
        sites: order.iter().map(|o| (code(p, o.site).to_owned(), o.site)).collect(),
        teams: inputs.teams,
        unplaced: inputs.unplaced,
        away: inputs.away,
        rests_on: inputs.deps,
    })
}

/// The visits of the plan that began at `plan_start` which had ended before today, and of which
/// no survey is recorded.
fn awaited(
    p: &Programme,
    order: &[&SiteOutcome],
    earlier: &[SiteOutcome],
    today: Date,
    search: Search,
    ledger: &mut Ledger,
) -> Vec<Awaited> {
    let Some(start) = p.settings.plan_start.map(|start| first_working_day(p, start)) else {
        return Vec::new();
    };
    if start >= today {
        return Vec::new();
    }
    let then = ordered(p, order.iter().copied().chain(earlier).collect());
    let Ok(first) = dated(p, &then, start, search) else { return Vec::new() };
    let mut foreseen: Vec<Awaited> = first
        .sites
        .iter()
        .filter_map(|(code, site)| Some(Awaited { site: *site, foreseen: first.answers(code)? }))
        .filter(|a| a.foreseen.1 < today)
        .collect();
    foreseen.sort_by(|a, b| a.foreseen.cmp(&b.foreseen).then_with(|| code(p, a.site).cmp(code(p, b.site))));
    record::foreseen(p, &first, &foreseen, earlier, ledger);
    foreseen.retain(|a| !earlier.iter().any(|o| o.site == a.site));
    record::awaited(p, &foreseen, ledger);
    foreseen
}
