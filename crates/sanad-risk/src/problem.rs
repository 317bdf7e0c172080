//! The question: uncertain inputs, their dependence, and a function of them.

use crate::dependence::{Conflict, Copula, Correlation, iman_conover};
use crate::distribution::Distribution;
use crate::error::Error;
use crate::sequence::{Sampling, Sequence};
use std::collections::BTreeMap;

/// One uncertain input.
#[derive(Clone, Debug, PartialEq)]
pub struct Input {
    /// Which draws it takes. Two problems share the draws of inputs with equal keys. Below
    /// [`crate::sequence::DIMENSIONS`] for Sobol' points; the low ones are best there.
    pub key: u32,
    /// What it may be.
    pub distribution: Distribution,
}

/// Inputs and a function from their values to outputs.
///
/// The function takes a value an input and writes a value an output. It must be pure. A value that is not
/// a number says that there is no such output in this trial.
#[derive(Clone, Debug)]
pub struct Problem<F> {
    inputs: Vec<Input>,
    dependent: Option<(Vec<usize>, Copula)>,
    outputs: usize,
    model: F,
}

impl<F: Fn(&[f64], &mut [f64]) + Sync> Problem<F> {
    /// Independent inputs, no two with one key, and a function with so many outputs.
    pub fn new(inputs: Vec<Input>, outputs: usize, model: F) -> Result<Self, Error> {
        let mut seen = BTreeMap::new();
        for (second, input) in inputs.iter().enumerate() {
            if let Some(first) = seen.insert(input.key, second) {
                return Err(Error::SameKey { first, second, key: input.key });
            }
        }
        Ok(Self { inputs, dependent: None, outputs, model })
    }

    /// Inputs with the keys 0, 1, 2 and so on.
    pub fn numbered(distributions: Vec<Distribution>, outputs: usize, model: F) -> Result<Self, Error> {
        let inputs = (0..).zip(distributions).map(|(key, distribution)| Input { key, distribution });
        Self::new(inputs.collect(), outputs, model)
    }

    /// The same with rank correlations among some of its inputs: a place in the list of inputs for each row of
    /// the matrix.
    pub fn correlated(
        mut self,
        members: Vec<usize>,
        correlation: &Correlation,
        conflict: Conflict,
    ) -> Result<Self, Error> {
        if members.len() != correlation.size() {
            let (there, wanted) = (members.len(), correlation.size());
            return Err(Error::Length { what: "correlated inputs", there, wanted });
        }
        for (row, member) in members.iter().enumerate() {
            if *member >= self.inputs.len() || members[..row].contains(member) {
                let most = self.inputs.len() as f64 - 1.0;
                let value = *member as f64;
                return Err(Error::Limits { what: "correlated input, once each", value, least: 0.0, most });
            }
        }
        self.dependent = Some((members, Copula::new(correlation, conflict)?));
        Ok(self)
    }

    /// The inputs.
    pub fn inputs(&self) -> &[Input] {
        &self.inputs
    }

    /// How many outputs.
    pub fn outputs(&self) -> usize {
        self.outputs
    }

    /// The copula of dependent inputs, where there are any.
    pub fn copula(&self) -> Option<&Copula> {
        self.dependent.as_ref().map(|(_, copula)| copula)
    }

    /// The outputs for these values of the inputs.
    pub fn evaluate(&self, inputs: &[f64]) -> Vec<f64> {
        let mut outputs = vec![f64::NAN; self.outputs];
        (self.model)(inputs, &mut outputs);
        outputs
    }

    /// The outputs written to a row.
    pub(crate) fn write(&self, inputs: &[f64], outputs: &mut [f64]) {
        (self.model)(inputs, outputs);
    }
}

/// A problem's draws, made ready for a run.
pub(crate) struct Draws<'a, F> {
    problem: &'a Problem<F>,
    sequence: Sequence,
    /// Reordered columns of the dependent inputs.
    reordered: Vec<Vec<f64>>,
}

impl<'a, F: Fn(&[f64], &mut [f64]) + Sync> Draws<'a, F> {
    pub(crate) fn new(
        problem: &'a Problem<F>,
        sampling: Sampling,
        seed: u64,
        trials: u64,
    ) -> Result<Self, Error> {
        let sequence = Sequence::new(sampling, seed, trials);
        for input in problem.inputs() {
            sequence.holds(input.key)?;
        }
        let mut reordered = Vec::new();
        if let (Some((members, copula)), Sampling::Latin | Sampling::LatinMiddle) =
            (&problem.dependent, sampling)
        {
            let count = usize::try_from(trials).unwrap_or(usize::MAX);
            for member in members {
                let mut column = vec![0.0; count];
                sequence.fill(problem.inputs[*member].key, 0, &mut column);
                reordered.push(column);
            }
            iman_conover(&mut reordered, copula)?;
        }
        Ok(Self { problem, sequence, reordered })
    }

    /// The values of all inputs, a column each, in trials from `first` on.
    pub(crate) fn columns(&self, first: u64, count: usize) -> Vec<Vec<f64>> {
        let fill = |input: &Input| {
            let mut column = vec![0.0; count];
            self.sequence.fill(input.key, first, &mut column);
            column
        };
        let mut columns: Vec<Vec<f64>> = self.problem.inputs.iter().map(fill).collect();
        if let Some((members, copula)) = &self.problem.dependent {
            let mut own: Vec<Vec<f64>> = members.iter().map(|m| std::mem::take(&mut columns[*m])).collect();
            if self.reordered.is_empty() {
                copula.apply(&mut own.iter_mut().map(Vec::as_mut_slice).collect::<Vec<_>>());
            } else {
                let from = usize::try_from(first).unwrap_or(usize::MAX);
                for (column, whole) in own.iter_mut().zip(&self.reordered) {
                    column.copy_from_slice(&whole[from..from + count]);
                }
            }
            for (member, column) in members.iter().zip(own) {
                columns[*member] = column;
            }
        }
        for (column, input) in columns.iter_mut().zip(&self.problem.inputs) {
            for u in column {
                *u = input.distribution.quantile(*u);
            }
        }
        columns
    }
}
