//! Why a measure is not in the plan: it is forced in, and the plan is made again from the one at
//! hand.

use crate::plan::{Watch, Works};
use sanad_plan::portfolio::{Refused, WhyNot};

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
