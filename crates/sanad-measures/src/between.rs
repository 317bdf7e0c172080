//! Plans between two of the terms that a plan is judged by, begun from the plan at hand.

use crate::helps::{Gained, better};
use crate::plan::{Watch, Works};
use sanad_plan::portfolio::{Refused, Score, Sweep, Term};

/// Sweeps from the best of one term to the best of the other in so many plans at most, each searched
/// for with so many schedules. Progress is told in searches.
///
/// # Errors
/// When the checker refuses a plan that was found: a fault of the program.
pub fn between(
    works: &Works,
    terms: (Term, Term),
    points: usize,
    schedules: u64,
    threads: usize,
    watch: &Watch<'_>,
) -> Result<Sweep, Refused> {
    let search = works.search(schedules, threads, watch);
    sanad_plan::portfolio::sweep(&works.problem, &search, &works.answer, terms, points)
}

/// The place of the plan that is the best of them as the plan at hand is judged, and by how much it is better
/// than that; nothing where none is.
pub fn best_of(works: &Works, sweep: &Sweep) -> Option<(usize, Vec<Gained>)> {
    let points = sweep.points.iter().enumerate();
    let (place, point) = points.min_by_key(|(_, point)| Score::of(&works.problem, &point.terms))?;
    Some((place, better(works, &point.terms)?))
}
