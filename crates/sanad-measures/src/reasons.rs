//! Why a measure is not in the plan: it is forced in, and the plan is made again from the one at
//! hand.

use crate::plan::{Until, Watch, Works};
use sanad_plan::portfolio::{Forced, Refused, Term, WhyNot};

/// Forces a measure, by its place, into a plan with so many schedules to find another.
pub fn why_not(
    works: &Works,
    measure: usize,
    schedules: u64,
    threads: usize,
    watch: &Watch<'_>,
) -> Result<WhyNot, Refused> {
    let search = works.search(schedules, threads, watch);
    sanad_plan::portfolio::why_not(&works.problem, &search, &works.answer, measure)
}

/// What a plan with the measure forced in has less of, in one term of the first level of the
/// objectives in which it is worse than the plan at hand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Loss {
    /// The term.
    pub term: Term,
    /// Worse by so much in the best plan with it that was found, in the term's unit; below 0 better.
    pub found: i64,
    /// No plan with it is worse by less; nothing where the bound leaves that open.
    pub least: Option<i64>,
    /// Whether the level has no other term: then some plan with it loses at most what was found.
    pub alone: bool,
}

impl Loss {
    /// What is known of it, as a key for texts: both ends, one of them, what was found, or a gain.
    pub const fn key(&self) -> &'static str {
        match (self.found > 0, self.least, self.alone) {
            (false, None, _) => "gained",
            (_, Some(_), true) => "between",
            (true, None, true) => "most",
            (_, Some(_), false) => "least",
            (true, None, false) => "found",
        }
    }
}

/// Schedules in which a plan with a measure is looked for: as many as somebody asked for; else as many as
/// the plan has, and not more than so many that a person waits for it.
pub fn why_schedules(works: &Works) -> u64 {
    const MOST: u64 = 300;
    match works.effort.until {
        Until::Schedules(asked) => asked,
        Until::Sized => works.effort.schedules(works.problem.activities.len()).min(MOST),
        Until::Stopped => MOST,
    }
}

/// What is lost when a measure is forced in; empty when nothing is.
pub fn losses(works: &Works, forced: &Forced) -> Vec<Loss> {
    let (Some(plan), Some(with)) = (&works.answer.score, &forced.answer.score) else { return Vec::new() };
    let level = plan.0.iter().zip(&with.0).position(|(plan, with)| plan != with);
    let Some(level) = level.filter(|level| with.0[*level] > plan.0[*level]) else { return Vec::new() };
    let bound = &forced.answer.bound;
    // Earlier levels must leave no choice, else a plan better there may lose less here.
    let settled = bound.score.0[..level] == with.0[..level];
    let terms = &works.problem.objectives[level];
    let loss = |term: Term| {
        let worse = |value: i64| {
            let by = works.answer.terms.get(term) - value;
            if term.is_gain() { by } else { -by }
        };
        let least = Some(worse(bound.terms.get(term))).filter(|least| *least > 0);
        Loss { term, found: worse(forced.answer.terms.get(term)), least, alone: settled && terms.len() == 1 }
    };
    terms.iter().map(|(term, _)| loss(*term)).filter(|loss| loss.found != 0 || loss.least.is_some()).collect()
}
