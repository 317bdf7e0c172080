//! Why there is no plan: the facts in conflict, and what would cure it.

use crate::case::Case;
use crate::library::Library;
use crate::measure::Measure;
use crate::plan::{Ask, Scenario, Until};
use crate::problem::build;
use crate::supply::Supply;
use sanad_model::{MeasureChoice, Programme};
use sanad_plan::portfolio::{Possible, Problem, Search, conflict, state};

/// Schedules of the whole question; each of its trials gets a share.
const SCHEDULES: u64 = 600;

/// The problem as it stands, and what is known of its being possible.
#[derive(Clone, Debug)]
pub struct Impossible {
    /// The problem, which may have no plan.
    pub problem: Problem,
    /// A plan, a conflict with its cures, or neither.
    pub possible: Possible,
}

/// Looks for the facts that no plan of these measures keeps together. Nothing where the problem is
/// wrong in its form (a code that names nothing, an amount without a rate), which is told by itself,
/// or where there is nothing to plan with.
pub fn impossible(
    p: &Programme,
    library: &Library,
    measures: &[Measure],
    ask: &Ask<'_>,
) -> Option<Impossible> {
    let measures: Vec<Measure> =
        measures.iter().map(|measure| chosen(measure.clone(), ask.scenario)).collect();
    let supply = Supply::new(p, library, &measures, ask.start, ask.scenario);
    if measures.is_empty() || !supply.has_crews() {
        return None;
    }
    let (raw, _) = build(&measures, &supply, &Case::default());
    let problem = state(&raw).ok()?;
    let schedules = match ask.effort.until {
        Until::Schedules(n) => n.min(SCHEDULES),
        Until::Sized | Until::Stopped => SCHEDULES,
    };
    let search = Search {
        schedules: Some(schedules),
        seed: ask.effort.seed,
        threads: ask.effort.threads,
        warm: None,
        stop: ask.watch.stop,
        progress: &|_| {},
    };
    // A plan that the checker refuses would be told by the plan itself.
    let possible = conflict(&problem, &search).ok()?;
    Some(Impossible { problem, possible })
}

/// A measure as a scenario has it.
pub(crate) fn chosen(mut measure: Measure, scenario: &Scenario) -> Measure {
    if scenario.force.contains(&measure.code) {
        measure.choice = MeasureChoice::Mandatory;
    } else if scenario.exclude.contains(&measure.code) {
        measure.choice = MeasureChoice::Excluded;
    }
    measure
}
