//! What one sort of inputs does by itself, all others as the plan takes them: why the plan lies where it lies among
//! the trials.

use super::report::{in_time, restarts_done};
use super::{Group, Risk, Row};
use crate::works::WorksOutcome;
use sanad_risk::statistics::{Estimate, Sample};

/// Trials in which one sort of inputs is drawn alone.
#[derive(Clone, Debug, PartialEq)]
pub struct Alone {
    /// The sort.
    pub group: Group,
    /// How many inputs it has.
    pub inputs: usize,
    /// In how many trials.
    pub trials: usize,
    /// Mean of how many restarts of the plan are done by their planned days.
    pub in_time: Estimate,
    /// Mean of how many sites run again at all.
    pub restarted: Estimate,
    /// Medians: last mark, cost, and net present value of all.
    pub end: Estimate,
    /// Cost.
    pub cost: Estimate,
    /// Net present value.
    pub npv: Estimate,
}

/// Of each sort of inputs, in the order of sorts.
pub(super) fn alone(risk: &Risk, works: &WorksOutcome) -> Vec<Alone> {
    risk.alone.iter().filter_map(|(group, rows)| of(risk, works, *group, rows)).collect()
}

fn of(risk: &Risk, works: &WorksOutcome, group: Group, rows: &[Row]) -> Option<Alone> {
    let sample = |of: &dyn Fn(&Row) -> f64| Sample::new(&rows.iter().map(of).collect::<Vec<f64>>()).ok();
    let mean = |of: &dyn Fn(&Row) -> f64| sample(of)?.mean().ok();
    let median = |of: &dyn Fn(&Row) -> f64| sample(of)?.quantile(0.5).ok();
    Some(Alone {
        group,
        inputs: risk.inputs.iter().filter(|own| own.what.group() == group).count(),
        trials: rows.len(),
        in_time: mean(&|row| in_time(&risk.planned, row, works))?,
        restarted: mean(&|row| restarts_done(row, works))?,
        end: median(&|row| row.end)?,
        cost: median(&|row| row.cost)?,
        npv: median(&|row| row.npv)?,
    })
}
