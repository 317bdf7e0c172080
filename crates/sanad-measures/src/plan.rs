//! The plan of works: what is carried out, when and by whom, as a checked plan with ranges.
//!
//! The plan itself uses likely values. Then it is carried over to simulated cases, in which durations,
//! costs, blockers and the days of answers turn out differently; from them come the share of cases
//! in which a measure is chosen, and every range.

use crate::case::Case;
use crate::eased::Eased;
use crate::impossible::chosen;
use crate::library::Library;
use crate::measure::Measure;
use crate::problem::{Places, build, day};
use crate::spread::{Drawn, draw};
use crate::supply::Supply;
use sanad_model::{Date, Id, Programme};
use sanad_plan::portfolio::{
    Answer, Fault, Placed, Plan, Possible, Problem, Progress, RawPortfolio, Recipe, Refused, Search, Tick,
    conflict, solve, validate,
};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Schedules of a look for any plan; each of its trials gets a share.
pub(crate) const TRIALS: u64 = 600;

/// How hard to look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Effort {
    /// Activities to place, about: a plan of twice the work gets half the schedules.
    pub placings: u64,
    /// Schedules at most.
    pub most: u64,
    /// Seed of the search and of the simulated cases.
    pub seed: u64,
    /// Threads; the result is the same for any number.
    pub threads: usize,
    /// Simulated cases.
    pub cases: u64,
    /// What ends the search.
    pub until: Until,
}

/// What ends a search.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Until {
    /// As many schedules as [`Effort::schedules`] gives a plan of that size.
    #[default]
    Sized,
    /// So many schedules, whatever the size.
    Schedules(u64),
    /// Whoever watches; equal effort and seed then need not give an equal plan.
    Stopped,
}

impl Default for Effort {
    fn default() -> Self {
        Self { placings: 120_000, most: 200, seed: 1, threads: 2, cases: 30, until: Until::Sized }
    }
}

impl Effort {
    /// The least that gives a plan and no ranges, to hear what cannot be planned.
    pub const fn least() -> Self {
        Self { placings: 1, most: 1, seed: 1, threads: 1, cases: 0, until: Until::Sized }
    }

    /// Schedules asked for of so many activities; nothing when whoever watches ends the search.
    pub fn asked(&self, activities: usize) -> Option<u64> {
        match self.until {
            Until::Sized => Some(self.schedules(activities)),
            Until::Schedules(n) => Some(n),
            Until::Stopped => None,
        }
    }

    /// Schedules for so many activities.
    pub fn schedules(&self, activities: usize) -> u64 {
        (self.placings / (activities as u64).max(1)).clamp(1, self.most.max(1))
    }

    /// Simulated cases for so many activities: a large plan gets fewer, and never fewer than ten.
    pub fn cases(&self, activities: usize) -> u64 {
        (self.placings / 4 / (activities as u64).max(1)).clamp(10.min(self.cases), self.cases)
    }
}

/// What a person would have otherwise, to see what comes of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Scenario {
    /// Measures that must be carried out.
    pub force: Vec<String>,
    /// Measures that must not.
    pub exclude: Vec<String>,
    /// Funds that are left out, by code.
    pub without_funds: Vec<String>,
    /// More of something: its code in the problem, and how much from the first day on.
    pub more: Vec<(More, i64)>,
    /// What is held less strictly, or not at all.
    pub eased: Vec<Eased>,
    /// With nothing else otherwise: what one more search finds from the plan at hand on.
    pub again: bool,
}

/// Of what there is more in a scenario.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum More {
    /// Minor units of a fund, by code.
    Fund(String),
    /// Persons with a skill at a level.
    Skill(String, u8),
    /// A renewable, by what it is.
    Renewable(String),
    /// A utility, by code.
    Utility(String),
    /// Days of the plan.
    Days,
}

impl More {
    /// As addresses and JSON name it: `fund:ENV-1`, `skill:host:mechanical:3`, `renewable:mobile_crane`,
    /// `utility:F01/kW`, `days`.
    pub fn address(&self) -> String {
        match self {
            Self::Fund(code) => format!("fund:{code}"),
            Self::Skill(code, level) => format!("skill:{code}:{level}"),
            Self::Renewable(code) => format!("renewable:{code}"),
            Self::Utility(code) => format!("utility:{code}"),
            Self::Days => "days".to_owned(),
        }
    }
}

impl Scenario {
    /// Whether nothing is otherwise.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// Why there is no plan.
#[derive(Clone, Debug, PartialEq)]
pub enum Lack {
    /// Nothing could be carried out: nobody asks for anything, and no site stands still.
    Measures,
    /// No crews are recorded.
    Crews,
    /// What the programme says cannot hold together.
    Faults(Vec<Fault>),
    /// What must be there does not fit.
    Infeasible(Box<(Problem, Answer)>),
    /// The plan did not pass its checker: a fault of the program.
    Refused(String),
}

/// A checked plan of works.
#[derive(Clone, Debug)]
pub struct Works {
    /// Day 0.
    pub start: Date,
    /// The problem as it was put.
    pub raw: RawPortfolio,
    /// The problem as it was solved.
    pub problem: Problem,
    /// How hard was looked.
    pub effort: Effort,
    /// Plan, bound, gap.
    pub answer: Answer,
    /// Ranges over simulated cases.
    pub drawn: Drawn,
    /// Of each activity of the problem its measure and part, by their places, in order.
    pub parts: Places,
    /// Pools in the order of the problem.
    pub pools: Vec<Id>,
    /// Funds in the order of the problem.
    pub funds: Vec<Id>,
    /// Renewables in the order of the problem: what they are.
    pub renewables: Vec<String>,
    /// Utilities in the order of the problem.
    pub utilities: Vec<(Id, crate::supply::Dimension)>,
    /// The currency in which value is counted.
    pub reference: sanad_model::Currency,
    /// The claims that it rests on, besides those of the measures.
    pub claims: Vec<Id>,
}

/// What could be done, and the plan of it.
#[derive(Clone, Debug)]
pub struct Made {
    /// Every measure, by code.
    pub measures: Vec<Measure>,
    /// The plan, or why there is none.
    pub works: Result<Arc<Works>, Lack>,
}

/// What a caller may do and hear while a plan is made.
pub struct Watch<'a> {
    /// Asked often; true ends the search with the best so far.
    pub stop: &'a (dyn Fn() -> bool + Sync),
    /// Told after every round.
    pub progress: &'a (dyn Fn(&Progress) + Sync),
}

impl Watch<'_> {
    /// Nobody watches.
    pub const NOBODY: Watch<'static> = Watch { stop: &|| false, progress: &|_| {} };
}

/// What is asked of the planner.
pub struct Ask<'a> {
    /// Day 0.
    pub start: Date,
    /// What is otherwise.
    pub scenario: &'a Scenario,
    /// How hard to look.
    pub effort: Effort,
    /// A plan at hand: of this programme as it was, whose plan is kept when nothing that it rests
    /// on has moved; or of another scenario, from which the search begins.
    pub before: Option<&'a Made>,
    /// Whether the plan at hand may be kept as it is.
    pub keep: bool,
    /// Who watches.
    pub watch: &'a Watch<'a>,
}

/// Plans measures.
pub fn plan(p: &Programme, library: &Library, measures: Vec<Measure>, ask: &Ask<'_>) -> Made {
    let measures: Vec<Measure> = measures.into_iter().map(|measure| chosen(measure, ask.scenario)).collect();
    let works = made(p, library, &measures, ask);
    Made { measures, works }
}

fn made(p: &Programme, library: &Library, measures: &[Measure], ask: &Ask<'_>) -> Result<Arc<Works>, Lack> {
    let Ask { start, scenario, effort, watch, .. } = *ask;
    if measures.is_empty() {
        return Err(Lack::Measures);
    }
    let supply = Supply::new(p, library, measures, start, scenario);
    if !supply.has_crews() {
        return Err(Lack::Crews);
    }
    let likely = Case::default();
    let (raw, parts) = build(measures, &supply, &likely);
    let before = ask.before.and_then(|made| Some((made, made.works.as_ref().ok()?)));
    let same = |(made, works): &(&Made, &Arc<Works>)| {
        works.start == start && works.effort == effort && works.raw == raw && made.measures == measures
    };
    if let Some((_, works)) = before.filter(|_| ask.keep).filter(same) {
        return Ok(Arc::clone(works));
    }
    let problem = validate(&raw).map_err(Lack::Faults)?;
    let activities = problem.activities.len();
    let search = Search {
        schedules: effort.asked(activities),
        seed: effort.seed,
        threads: effort.threads,
        warm: before.and_then(|(_, works)| works.answer.recipe.as_ref()),
        stop: watch.stop,
        progress: watch.progress,
    };
    let refused = |why: Refused| Lack::Refused(why.to_string());
    let mut answer = solve(&problem, &search).map_err(refused)?;
    // A scenario may leave just room enough for what must be: then any plan is looked for first.
    let missed = answer.plan.is_none() && answer.infeasible.as_ref().is_none_or(|own| !own.proven);
    if missed && !scenario.is_empty() && !answer.stopped {
        let any = Search { schedules: Some(TRIALS), warm: None, ..search };
        if let Possible::Plan(found, _) = conflict(&problem, &any).map_err(refused)? {
            let warm = Recipe::of(&problem, &found);
            answer = solve(&problem, &Search { warm: Some(&warm), ..search }).map_err(refused)?;
        }
    }
    if answer.plan.is_none() {
        return Err(Lack::Infeasible(Box::new((problem, answer))));
    }
    let drawn = draw(library, measures, &supply, &problem, &answer, effort);
    Ok(Arc::new(Works {
        start,
        raw,
        effort,
        parts,
        drawn,
        answer,
        problem,
        pools: supply.pools.clone(),
        funds: supply.funds.clone(),
        renewables: supply.renewables.clone(),
        utilities: supply.utilities.clone(),
        reference: supply.reference,
        claims: supply.claims.clone(),
    }))
}

impl Works {
    /// The plan; it passed the checker.
    pub fn plan(&self) -> &Plan {
        static EMPTY: Plan = Plan { chosen: Vec::new(), placed: Vec::new() };
        self.answer.plan.as_ref().unwrap_or(&EMPTY)
    }

    /// A search that goes on from the plan at hand, with its seed.
    pub(crate) fn search<'a>(&'a self, schedules: u64, threads: usize, watch: &Watch<'a>) -> Search<'a> {
        Search {
            schedules: Some(schedules),
            seed: self.answer.seed,
            threads,
            warm: self.answer.recipe.as_ref(),
            stop: watch.stop,
            progress: watch.progress,
        }
    }

    /// The day of a tick.
    pub fn day(&self, tick: Tick) -> Date {
        day(self.start, tick)
    }

    /// Whether the plan carries a measure out, by its place.
    pub fn chosen(&self, measure: usize) -> bool {
        self.plan().chosen.get(measure).copied().unwrap_or(false)
    }

    /// The activity in the problem of a part of a measure, by their places; nothing for a part that
    /// is there in simulated cases alone.
    pub fn activity(&self, measure: usize, part: usize) -> Option<usize> {
        self.parts.binary_search(&(measure, part)).ok()
    }

    /// The measure and part of an activity, by their places.
    pub fn part(&self, activity: usize) -> Option<(usize, usize)> {
        self.parts.get(activity).copied()
    }

    /// When and how a part is carried out, if it is.
    pub fn placed(&self, measure: usize, part: usize) -> Option<&Placed> {
        self.plan().placed.get(self.activity(measure, part)?)?.as_ref()
    }

    /// The likely day of a measure's mark, if the plan carries it out: the last day of work on it.
    pub fn mark(&self, measure: usize) -> Option<Tick> {
        let record = self.problem.measures.get(measure)?;
        if !self.chosen(measure) {
            return None;
        }
        let finish = |activity: usize| Some(self.plan().placed.get(activity)?.as_ref()?.finish);
        match record.mark {
            Some(activity) => finish(activity),
            None => record.activities.clone().filter_map(finish).max(),
        }
    }

    /// First start and last finish of a measure that is carried out.
    pub fn span(&self, measure: usize) -> Option<(Tick, Tick)> {
        let record = self.problem.measures.get(measure)?;
        let placed = record.activities.clone().filter_map(|a| self.plan().placed.get(a)?.as_ref());
        placed.fold(None, |span: Option<(Tick, Tick)>, own| {
            Some(span.map_or((own.start, own.finish), |s| (s.0.min(own.start), s.1.max(own.finish))))
        })
    }

    /// What the plan itself pays for a measure that it carries out, in minor units of the reference
    /// currency.
    pub fn cost(&self, measure: usize) -> Option<i64> {
        let own = self.problem.measures.get(measure).filter(|_| self.chosen(measure))?;
        let paid = own.activities.clone().filter_map(|activity| {
            let placed = self.plan().placed[activity].as_ref()?;
            let (start, finish) = self.problem.activities[activity].modes[placed.mode].spent_reference;
            Some(start + finish)
        });
        Some(paid.sum())
    }

    /// What is spent out of each fund at each tick, in its minor units.
    pub fn spending(&self) -> Vec<BTreeMap<Tick, i64>> {
        spending(&self.problem, self.plan())
    }
}

/// What a plan spends out of each fund at each tick.
pub(crate) fn spending(problem: &Problem, plan: &Plan) -> Vec<BTreeMap<Tick, i64>> {
    let mut all = vec![BTreeMap::new(); problem.funds.len()];
    for (activity, placed) in problem.activities.iter().zip(&plan.placed) {
        let Some(placed) = placed else { continue };
        for (fund, amount, at) in &activity.modes[placed.mode].spends {
            let tick = match at {
                sanad_plan::portfolio::End::Start => placed.start,
                sanad_plan::portfolio::End::Finish => placed.finish,
            };
            *all[*fund].entry(tick).or_default() += amount;
        }
    }
    all
}
