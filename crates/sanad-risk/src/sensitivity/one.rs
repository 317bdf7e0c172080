//! One input at a time.

use crate::error::{Error, finite, within};
use crate::problem::Problem;
use crate::statistics::{Estimate, of_repeats};

/// What one input does to an output by itself.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bar {
    /// Which input.
    pub input: usize,
    /// Its P10.
    pub low: f64,
    /// Its P90.
    pub high: f64,
    /// The output at its P10, all others at their medians.
    pub at_low: f64,
    /// The output at its P90.
    pub at_high: f64,
}

impl Bar {
    /// How far the output moves, without sign.
    pub fn swing(&self) -> f64 {
        (self.at_high - self.at_low).abs()
    }
}

/// A tornado: the output with all inputs at their medians, and a bar an input that is not constant, what moves
/// most first; of equal ones the earlier first. Takes two evaluations an input and one more.
pub fn tornado<F: Fn(&[f64], &mut [f64]) + Sync>(
    problem: &Problem<F>,
    output: usize,
) -> Result<(f64, Vec<Bar>), Error> {
    let middle: Vec<f64> = problem.inputs().iter().map(|i| i.distribution.quantile(0.5)).collect();
    let value = |inputs: &[f64], trial: u64| {
        let value = problem.evaluate(inputs)[output];
        finite("output", value).map_err(|_| Error::NotANumber { output, trial })
    };
    let base = value(&middle, 0)?;
    let mut bars = Vec::new();
    for (input, one) in problem.inputs().iter().enumerate() {
        let (low, high) = (one.distribution.quantile(0.1), one.distribution.quantile(0.9));
        if one.distribution.is_constant() {
            continue;
        }
        let at = |x: f64| {
            let mut inputs = middle.clone();
            inputs[input] = x;
            value(&inputs, input as u64 + 1)
        };
        bars.push(Bar { input, low, high, at_low: at(low)?, at_high: at(high)? });
    }
    bars.sort_by(|a, b| b.swing().total_cmp(&a.swing()));
    Ok((base, bars))
}

/// The mean of an output, with its error, over each of so many equal groups of trials in the order of an
/// input: ten groups for deciles. Trials with equal inputs stay in their order. At least two trials a group.
pub fn deciles(input: &[f64], output: &[f64], groups: usize) -> Result<Vec<Estimate>, Error> {
    if input.len() != output.len() {
        return Err(Error::Length { what: "column", there: output.len(), wanted: input.len() });
    }
    within("groups", groups as f64, 1.0, 1e6)?;
    if input.len() < 2 * groups {
        return Err(Error::TooFew { what: "means by groups", there: input.len(), least: 2 * groups });
    }
    let mut order: Vec<usize> = (0..input.len()).collect();
    order.sort_by(|a, b| input[*a].total_cmp(&input[*b]));
    let edge = |group: usize| group * input.len() / groups;
    let mean = |group: usize| {
        let values: Vec<f64> = order[edge(group)..edge(group + 1)].iter().map(|i| output[*i]).collect();
        of_repeats(&values)
    };
    (0..groups).map(mean).collect()
}
