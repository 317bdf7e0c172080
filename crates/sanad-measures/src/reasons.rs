//! Why a measure is not in the plan: it is forced in, and the plan is made again from the one at
//! hand.

use crate::plan::{Watch, Works};
use sanad_plan::portfolio::{Refused, Search, WhyNot};

/// Forces a measure, by its place, into a plan with so many schedules to find another.
pub fn why_not(
    works: &Works,
    measure: usize,
    schedules: u64,
    threads: usize,
    watch: &Watch<'_>,
) -> Result<WhyNot, Refused> {
    let search = Search {
        schedules: Some(schedules),
        seed: works.answer.seed,
        threads,
        warm: works.answer.recipe.as_ref(),
        stop: watch.stop,
        progress: watch.progress,
    };
    sanad_plan::portfolio::why_not(&works.problem, &search, &works.answer, measure)
}
