//! Why there is no plan: the facts in conflict, and what would cure it.

use crate::case::Case;
use crate::eased::Eased;
use crate::library::Library;
use crate::measure::Measure;
use crate::plan::{Ask, Scenario, TRIALS, Until};
use crate::problem::build;
use crate::supply::Supply;
use sanad_model::{Date, MeasureChoice, Programme};
use sanad_plan::portfolio::{Fact, Possible, Problem, Remedy, Search, check, conflict, state};

/// The problem as it stands, and what is known of its being possible.
#[derive(Clone, Debug)]
pub struct Impossible {
    /// The problem, which may have no plan.
    pub problem: Problem,
    /// A plan, a conflict with its cures, or neither.
    pub possible: Possible,
    /// Of each cure the scenario that has it, where there is one and it is known to have a plan.
    pub scenarios: Vec<Option<Scenario>>,
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
    let problem = stated(p, library, measures, ask.start, ask.scenario)?;
    let schedules = match ask.effort.until {
        Until::Schedules(asked) => asked,
        Until::Sized | Until::Stopped => TRIALS,
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
    let mut possible = conflict(&problem, &search).ok()?;
    if let Possible::Never(conflict) = &mut possible {
        // The order of work is not changed where a date, an amount or a choice can be.
        let order = |cure: &Remedy| cure.changes.iter().any(|own| matches!(own.fact, Fact::Link(_)));
        if !conflict.cures.iter().all(order) {
            conflict.cures.retain(|cure| !order(cure));
        }
    }
    let scenario = |cure: &Remedy| {
        let scenario = ask.scenario.and(&Scenario::of(&problem, &cure.changes, ask.start)?);
        // To force a measure and to leave it to the plan are no scenario.
        let both = |own: &Eased| matches!(own, Eased::Free(code) if scenario.force.contains(code));
        if scenario.eased.iter().any(both) {
            return None;
        }
        let with = stated(p, library, measures, ask.start, &scenario)?;
        // The days off after the end of the plan, for one, need not be those of the cure.
        let holds =
            check(&with, &cure.plan).is_ok() || matches!(conflict(&with, &search), Ok(Possible::Plan(..)));
        holds.then_some(scenario)
    };
    let scenarios = match &possible {
        Possible::Never(conflict) => conflict.cures.iter().map(scenario).collect(),
        Possible::Plan(..) | Possible::Unknown => Vec::new(),
    };
    Some(Impossible { problem, possible, scenarios })
}

/// The problem of a scenario, whether it has a plan or not; nothing where it is wrong in its form, or
/// where there is nothing to plan with.
fn stated(
    p: &Programme,
    library: &Library,
    measures: &[Measure],
    start: Date,
    scenario: &Scenario,
) -> Option<Problem> {
    let measures: Vec<Measure> = measures.iter().map(|measure| chosen(measure.clone(), scenario)).collect();
    let supply = Supply::new(p, library, &measures, start, scenario);
    if measures.is_empty() || !supply.has_crews() {
        return None;
    }
    state(&build(&measures, &supply, &Case::default()).0).ok()
}

/// A measure as a scenario has it.
pub(crate) fn chosen(mut measure: Measure, scenario: &Scenario) -> Measure {
    if scenario.force.contains(&measure.code) {
        measure.choice = MeasureChoice::Mandatory;
    } else if scenario.exclude.contains(&measure.code) {
        measure.choice = MeasureChoice::Excluded;
    } else if scenario.eased.iter().any(|own| matches!(own, Eased::Free(code) if *code == measure.code)) {
        measure.choice = MeasureChoice::Free;
    }
    measure
}
