//! A plan made anew from a day on which reality has moved: three ways, from keeping the agreed order
//! to planning as if nothing had been agreed, each with the list of its changes.
//!
//! | file | what it knows |
//! |---|---|
//! | `status` | the agreed plan, what has begun, what shall stay |
//! | `rest` | the problem that is left |
//! | `whereabouts` | where people are on the status day |
//! | `freeze` | what stays because it is near |
//! | `stand` | what of the agreed plan still stands as it is |
//! | `keep` | the agreed plan repaired |
//! | `settle` | the ways beside it, without changes that gain nothing |
//! | `change` | what a plan changes of the agreed one |
//!
//! # Rules beside those of a plan
//! 1. What is done stands as it was. What goes on keeps start, mode and pools, and ends with the
//!    working ticks left from the status day on. A measure of which anything has begun is carried out.
//! 2. Nothing else starts before the status day, nor before what has begun lets it by its links. People
//!    are where the last work left them; nobody sets out before the status day but whom the agreed plan
//!    has on the way on it.
//! 3. What the agreed plan starts within the frozen window keeps start and mode, but for what is told as
//!    [`freed`](Replanned::freed).
//!
//! [`check_status`](super::check_status) holds a plan against these rules.

mod change;
mod freeze;
mod keep;
mod rest;
mod settle;
mod stand;
mod status;
mod whereabouts;

use super::check::terms_of;
use super::problem::Weights;
use super::solve::{Infeasible, Recipe, Refused, Scarce, Search, anchored, solve_also};
use super::{Placed, Plan, Problem, Score, Term, Terms, Tick};
use rest::{Loose, Rest, rest};

pub use change::{Altered, Because, Change, ChangeKind, Disturbance};
pub use rest::Note;
pub use status::{Actual, Before, Former, RawStatus, Status, StatusFault};

/// Which of the three ways.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Path {
    /// The agreed plan as it is where that still stands; else what has to move moves, and no more.
    Keep,
    /// Better than keeping the agreed plan, with at most half of what planning freely disturbs beyond it:
    /// of all such plans found the one that is worth most. It is that which keeps where none was found, and
    /// the free one where that disturbs no more than keeping.
    Balanced,
    /// The best plan that was found, whatever it changes.
    Free,
}

impl Path {
    /// All, from the least changes to the most.
    pub const ALL: [Self; 3] = [Self::Keep, Self::Balanced, Self::Free];

    /// A key for texts.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Keep => "keep",
            Self::Balanced => "balanced",
            Self::Free => "free",
        }
    }
}

/// One way on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Way {
    /// Which.
    pub path: Path,
    /// The plan, with what has begun as it really was.
    pub plan: Plan,
    /// The plan as it passed the checker on [`Replanned::rest`].
    pub checked: Plan,
    /// Its terms; [`Term::Change`] is the disturbance, weighed.
    pub terms: Terms,
    /// Its score by the objectives, without [`Term::Change`].
    pub score: Score,
    /// How much it disturbs.
    pub disturbance: Disturbance,
    /// What it changes.
    pub changes: Vec<Change>,
}

/// What planning freely gains over keeping the order, and what it disturbs beyond it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Balance {
    /// The first level of the objectives in which the two differ.
    pub level: usize,
    /// How much better the free way is in it, in the level's own unit.
    pub gain: i128,
    /// How much more it disturbs, in ticks.
    pub change: i64,
}

/// The answer.
#[derive(Debug, Clone, PartialEq)]
pub struct Replanned {
    /// The problem that is left on the status day.
    pub rest: Problem,
    /// What the agreed plan comes to as it was agreed.
    pub agreed: Terms,
    /// The three ways in order; empty when there is no plan.
    pub ways: Vec<Way>,
    /// What lies between the ends; nothing when planning freely gains nothing over keeping the order.
    pub balance: Option<Balance>,
    /// What should stay and cannot, by place.
    pub freed: Vec<usize>,
    /// What stands on record against the rules of a plan.
    pub notes: Vec<Note>,
    /// Measures of the agreed plan that do not fit when it is kept.
    pub unfit: Vec<usize>,
    /// Why there is no plan, if there is none.
    pub infeasible: Option<Infeasible>,
    /// Schedules generated.
    pub schedules: u64,
    /// Whether the caller stopped it.
    pub stopped: bool,
}

impl Replanned {
    /// Whether all ways come to the same plan, so that there is nothing to choose.
    pub fn all_alike(&self) -> bool {
        self.ways.windows(2).all(|two| two[0].plan == two[1].plan)
    }

    /// Whether the balanced way is a plan of its own; else it is one of the two others.
    pub fn lies_between(&self) -> bool {
        matches!(&self.ways[..], [keep, own, free] if own.plan != keep.plan && own.plan != free.plan)
    }

    /// The place of the way in which a way is shown: of two equal ones the one that is no middle.
    pub fn shown(&self, way: usize) -> usize {
        let same = |other: usize| {
            self.ways.get(other).map(|own| &own.plan) == self.ways.get(way).map(|own| &own.plan)
        };
        [0, 2].into_iter().find(|&other| same(other)).unwrap_or(way)
    }
}

/// What is asked.
pub struct Replan<'a> {
    /// The agreed plan.
    pub before: &'a Before,
    /// How things stand.
    pub status: &'a Status,
    /// What changes weigh against each other.
    pub weights: Weights,
    /// How to search; a warm plan is not used. Half of the schedules look for the best plan, a quarter
    /// for the balanced one, and a quarter repairs what does not stand of the agreed one.
    pub search: Search<'a>,
}

/// A plan that was made, judged.
#[derive(Clone)]
struct Found {
    checked: Plan,
    plan: Plan,
    terms: Terms,
    score: Score,
    changes: Vec<Change>,
}

/// Plans anew. Equal problem, status, effort and seed give equal answers on any number of threads.
///
/// Where no plan leaves the frozen window in place, less and less of it is frozen; then what was asked
/// to stay is let go, then deadlines and pins of what must be there.
///
/// # Errors
/// [`Refused`] when a plan does not pass the checker: a fault of the program.
pub fn replan(problem: &Problem, ask: &Replan) -> Result<Replanned, Refused> {
    let Replan { before, status, weights, .. } = *ask;
    let mut windows = vec![status.frozen];
    while let Some(last) = windows.last().copied().filter(|&last| last > 0) {
        windows.push(last / 4);
    }
    let mut stages: Vec<(Tick, bool, bool)> =
        windows.into_iter().map(|window| (window, true, false)).collect();
    stages.push((0, false, false));
    stages.push((0, false, true));
    let mut schedules = 0;
    let mut last = None;
    for (window, kept, loose) in stages {
        let mut rest = rest(problem, before, status, weights, Loose(loose));
        if !kept {
            // What was asked of measures is let go with the rest.
            for &measure in status.kept_measures.iter().filter(|&&own| !status.begun(problem, own)) {
                rest.problem.0.measures[measure].choice = problem.measures[measure].choice;
            }
        }
        let frozen = freeze::freeze(&rest, before, status, window, kept);
        let mut one = Stage { problem, ask, rest: &rest, left: frozen.problem, schedules: 0, stopped: false };
        let mut answer = one.ways()?;
        schedules += answer.schedules;
        answer.schedules = schedules;
        answer.freed = frozen.freed;
        answer.notes.clone_from(&rest.notes);
        if answer.infeasible.is_none() || answer.stopped {
            return Ok(answer);
        }
        last = Some(answer);
    }
    Ok(last.unwrap_or_else(|| unreachable!("there is a last stage")))
}

/// One attempt with so much frozen.
struct Stage<'a> {
    problem: &'a Problem,
    ask: &'a Replan<'a>,
    rest: &'a Rest,
    left: Problem,
    schedules: u64,
    stopped: bool,
}

impl Stage<'_> {
    fn ways(&mut self) -> Result<Replanned, Refused> {
        if let Err(activity) = anchored(&self.left) {
            // What goes on cannot end in time for what must come after it.
            let measure = self.left.activities[activity].measure;
            let missing = vec![(measure, Scarce::Time)];
            let why = Infeasible { proven: false, missing, short: None };
            return Ok(self.answer(Vec::new(), None, Vec::new(), Some(why)));
        }
        let levels = self.rest.levels.clone();
        let kept = self.keep()?;
        let mut unfit = kept.unfit;
        let mut keep = kept.found;
        let mut free = levels.clone();
        free.push(vec![(Term::Change, 1)]);
        // As early as it fits; and as it is.
        let soon = keep.as_ref().map(|own| Recipe::of(&self.left, &own.checked));
        let (found, why) = self.search(free, soon.as_ref(), &[&kept.recipe], 2)?;
        let Some(best) = found.or(keep.clone()) else {
            return Ok(self.answer(Vec::new(), None, unfit, why));
        };
        if keep.is_none() {
            // The agreed choice does not hold: what changes least stands for it.
            let mut least = vec![vec![(Term::Change, 1)]];
            least.extend(levels.iter().cloned());
            let (found, _) = self.search(least, Some(&kept.recipe), &[], 4)?;
            keep = found
                .into_iter()
                .chain([best.clone()])
                .min_by_key(|own| (own.terms.change, own.score.clone()));
            let taken = |measure: &usize| !keep.as_ref().is_some_and(|own| own.plan.chosen[*measure]);
            unfit = (0..self.ask.before.chosen.len())
                .filter(|&measure| self.ask.before.chosen[measure])
                .filter(taken)
                .collect();
        }
        let keep = keep.unwrap_or_else(|| best.clone());
        let keep = self.settled(Path::Keep, keep.clone(), &keep, &unfit)?;
        let (balanced, free) = self.others(&keep, best, &unfit)?;
        let balance = balance(&keep, &free);
        let ways = [(Path::Keep, keep), (Path::Balanced, balanced), (Path::Free, free)];
        let ways = ways.into_iter().map(|(path, found)| found.way(path)).collect();
        Ok(self.answer(ways, balance, unfit, None))
    }

    fn answer(
        &self,
        ways: Vec<Way>,
        balance: Option<Balance>,
        unfit: Vec<usize>,
        infeasible: Option<Infeasible>,
    ) -> Replanned {
        Replanned {
            rest: self.left.clone(),
            agreed: terms_of(self.problem, &self.ask.before.plan(self.problem.horizon)),
            ways,
            balance,
            freed: Vec::new(),
            notes: Vec::new(),
            unfit,
            infeasible,
            schedules: self.schedules,
            stopped: self.stopped,
        }
    }

    /// Searches with a part of the schedules.
    fn search(
        &mut self,
        objectives: Vec<Vec<(Term, u32)>>,
        warm: Option<&Recipe>,
        also: &[&Recipe],
        parts: u64,
    ) -> Result<(Option<Found>, Option<Infeasible>), Refused> {
        let own = self.ask.search;
        let schedules = own.schedules.map(|all| all.div_ceil(parts));
        self.left.0.objectives = objectives;
        let answer = solve_also(&self.left, &Search { schedules, warm, ..own }, also)?;
        self.schedules += answer.schedules;
        self.stopped |= answer.stopped;
        Ok((answer.plan.map(|plan| self.judged(plan)), answer.infeasible))
    }

    /// A plan as it really is, with its terms.
    fn judged(&self, checked: Plan) -> Found {
        let Replan { before, status, weights, .. } = *self.ask;
        let plan = self.real(&checked);
        let changes = change::changes(self.problem, before, status, &plan);
        let mut terms = terms_of(self.problem, &plan);
        terms.change = change::disturbance(&changes).weighed(weights);
        let score = score(&self.rest.levels, &terms);
        Found { checked, plan, terms, score, changes }
    }

    fn real(&self, checked: &Plan) -> Plan {
        let mut plan = checked.clone();
        for (activity, fact) in self.rest.facts.iter().enumerate() {
            let (Some((start, finish)), Some(placed)) = (*fact, &mut plan.placed[activity]) else { continue };
            let mode = &self.problem.activities[activity].modes[placed.mode];
            let shown = &self.left.activities[activity].modes[placed.mode];
            let (crew, taught) = placed.persons.split_at(shown.needs.len());
            let mut crew = crew.concat().into_iter();
            let needs = mode.needs.iter().map(|need| crew.by_ref().take(need.count as usize).collect());
            let mut taught = taught.iter().cloned();
            let teaches = mode.teaches.iter().map(|_| taught.next().unwrap_or_default());
            let persons = needs.chain(teaches).collect();
            // Who did what is done is known as far as it went as agreed.
            let agreed = stand::agreed(self.problem, activity, self.ask.before, placed.mode);
            let agreed =
                agreed.filter(|_| matches!(self.ask.status.actual(activity), Some(Actual::Finished { .. })));
            let persons = agreed.unwrap_or(persons);
            *placed = Placed { mode: placed.mode, start, finish, persons };
        }
        plan
    }
}

impl Found {
    fn way(self, path: Path) -> Way {
        let Self { checked, plan, terms, score, changes } = self;
        Way { path, plan, checked, terms, score, disturbance: change::disturbance(&changes), changes }
    }
}

/// What makes two ways worth the same, if the better one disturbs more.
fn balance(keep: &Found, free: &Found) -> Option<Balance> {
    let level = keep.score.0.iter().zip(&free.score.0).position(|(keep, free)| keep != free)?;
    let gain = keep.score.0[level] - free.score.0[level];
    let change = free.terms.change - keep.terms.change;
    (gain > 0 && change > 0).then_some(Balance { level, gain, change })
}

impl Balance {
    /// Half the way from keeping: as much as the balanced way may disturb.
    fn bound(self, keep: &Found) -> i64 {
        keep.terms.change + self.change / 2
    }

    /// The objectives with change in the level, weighed so that both ends are worth the same, as near as
    /// whole weights come.
    fn objectives(self, levels: &[Vec<(Term, u32)>]) -> Vec<Vec<(Term, u32)>> {
        /// The greatest weight.
        const MOST: i128 = 1_000_000_000;
        let change = i128::from(self.change);
        let (own, weight) = if self.gain >= change {
            (1, (self.gain / change).min(MOST))
        } else {
            ((change / self.gain).min(1_000), 1)
        };
        let whole = |weight: i128| u32::try_from(weight.min(MOST)).unwrap_or(u32::MAX);
        let mut levels = levels.to_vec();
        for (_, other) in &mut levels[self.level] {
            *other = whole(i128::from(*other) * own);
        }
        levels[self.level].push((Term::Change, whole(weight)));
        levels
    }
}

fn score(levels: &[Vec<(Term, u32)>], terms: &Terms) -> Score {
    Score::by(levels, terms)
}
