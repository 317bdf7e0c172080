//! Sobol' indices by Saltelli's design: two independent samples `A` and `B` of the inputs, and for each input
//! `A` with the column of that input from `B`.
//!
//! The first-order index is that of Janon and others (2014, *Asymptotic normality and efficiency of two Sobol
//! index estimators*), the total index that of Jansen (1999). Points are Sobol' points with Owen's scrambling.
//! Standard errors are the spread over batches of consecutive points. As the points of all batches together are
//! spread more evenly than those of each, they are on the safe side.

use crate::error::{Error, within};
use crate::problem::Problem;
use crate::sequence::{DIMENSIONS, Sampling, Sequence};
use crate::statistics::{Estimate, of_repeats};
use std::sync::atomic::{AtomicUsize, Ordering};

/// Rows in a chunk.
const CHUNK: usize = 256;

/// How much is spent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Effort {
    /// Base sample: rows of `A`. Best a power of two.
    pub base: usize,
    /// Batches for the standard errors, at least two; eight are a good number.
    pub batches: usize,
    /// Seed.
    pub seed: u64,
    /// Threads, at least one; they change nothing but the time.
    pub threads: usize,
}

/// The indices of one output, an entry an input.
#[derive(Clone, Debug, PartialEq)]
pub struct Indices {
    /// First order: the share of the variance that goes when this input is known.
    pub first: Vec<Estimate>,
    /// Total: the share of the variance that stays when all others are known.
    pub total: Vec<Estimate>,
    /// The variance of the output.
    pub variance: Estimate,
}

/// Sums over rows of one output, all less its value at the medians.
#[derive(Clone, Debug)]
pub(super) struct Sums {
    rows: f64,
    /// Of A and B together: values, squares.
    both: [f64; 2],
    /// Of B alone.
    second: [f64; 2],
    /// Products of A with B.
    cross: f64,
    /// Of each input: value and square of the mixed row, its product with B, the square of its distance to A.
    mixed: Vec<[f64; 4]>,
}

impl Sums {
    pub(super) fn new(inputs: usize) -> Self {
        Self { rows: 0.0, both: [0.0; 2], second: [0.0; 2], cross: 0.0, mixed: vec![[0.0; 4]; inputs] }
    }

    fn add(&mut self, other: &Self) {
        self.join(other, 1.0);
    }

    /// The same without these rows.
    pub(super) fn without(mut self, other: &Self) -> Self {
        self.join(other, -1.0);
        self
    }

    fn join(&mut self, other: &Self, times: f64) {
        self.rows += times * other.rows;
        self.cross += times * other.cross;
        for i in 0..2 {
            self.both[i] += times * other.both[i];
            self.second[i] += times * other.second[i];
        }
        for (own, others) in self.mixed.iter_mut().zip(&other.mixed) {
            for (own, other) in own.iter_mut().zip(others) {
                *own += times * other;
            }
        }
    }

    /// One row: the values of A and B, and of A with each input from B.
    pub(super) fn row(&mut self, a: f64, b: f64, mixed: impl Iterator<Item = f64>) {
        self.rows += 1.0;
        self.both[0] += a + b;
        self.both[1] += a * a + b * b;
        self.second[0] += b;
        self.second[1] += b * b;
        self.cross += a * b;
        for (own, value) in self.mixed.iter_mut().zip(mixed) {
            let from_a = value - a;
            let parts = [value, value * value, value * b, from_a * from_a];
            own.iter_mut().zip(parts).for_each(|(sum, part)| *sum += part);
        }
    }

    pub(super) fn variance(&self) -> f64 {
        let mean = self.both[0] / (2.0 * self.rows);
        (self.both[1] / (2.0 * self.rows) - mean * mean).max(0.0)
    }

    pub(super) fn first(&self, input: usize) -> f64 {
        let [value, square, product, _] = self.mixed[input];
        let mean = 0.5 * (self.second[0] + value) / self.rows;
        let spread = 0.5 * (self.second[1] + square) / self.rows - mean * mean;
        (product / self.rows - mean * mean) / spread
    }

    /// The same less what A and B have in common by chance, as far as that reaches the mixed row: what does nothing has
    /// an index of just nought.
    pub(super) fn first_controlled(&self, input: usize) -> f64 {
        let mean = 0.5 * self.both[0] / self.rows;
        let chance = (self.cross / self.rows - mean * mean) / self.variance();
        self.first(input) - (1.0 - self.total(input)) * chance
    }

    pub(super) fn total(&self, input: usize) -> f64 {
        0.5 * self.mixed[input][3] / self.rows / self.variance()
    }
}

/// The indices of every output. Inputs must be independent and at most 512; every trial must have every
/// output, and every output must vary. Takes `base × (inputs + 2)` evaluations and one more.
pub fn indices<F: Fn(&[f64], &mut [f64]) + Sync>(
    problem: &Problem<F>,
    effort: &Effort,
) -> Result<Vec<Indices>, Error> {
    let inputs = problem.inputs().len();
    if problem.copula().is_some() {
        return Err(Error::Dependent);
    }
    within("batches", effort.batches as f64, 2.0, 1e4)?;
    within("inputs", inputs as f64, 1.0, f64::from(DIMENSIONS / 2))?;
    let rows = effort.base / effort.batches;
    if rows < 8 {
        return Err(Error::TooFew { what: "Sobol' indices", there: effort.base, least: 8 * effort.batches });
    }
    let middle: Vec<f64> = problem.inputs().iter().map(|i| i.distribution.quantile(0.5)).collect();
    let mut shift = problem.evaluate(&middle);
    shift.iter_mut().filter(|v| !v.is_finite()).for_each(|v| *v = 0.0);
    let sequence = Sequence::new(Sampling::Sobol, effort.seed, effort.base as u64);
    let chunks = rows.div_ceil(CHUNK);
    let parts = parallel(effort.batches * chunks, effort.threads, &|part| {
        let (batch, from) = (part / chunks, part % chunks * CHUNK);
        let first = batch * rows + from;
        chunk(problem, &sequence, first, CHUNK.min(rows - from), &shift)
            .map_err(|output| Error::NotANumber { output, trial: first as u64 })
    });
    let mut batches = vec![vec![Sums::new(inputs); problem.outputs()]; effort.batches];
    for (part, sums) in parts.into_iter().enumerate() {
        for (whole, sums) in batches[part / chunks].iter_mut().zip(sums?) {
            whole.add(&sums);
        }
    }
    let answer = |output: usize| {
        let mut all = Sums::new(inputs);
        for sums in &batches {
            all.add(&sums[output]);
        }
        let of = |f: &dyn Fn(&Sums) -> f64| {
            let parts = of_repeats(&batches.iter().map(|sums| f(&sums[output])).collect::<Vec<_>>())?;
            let (value, room) = (f(&all), 0.5 * (parts.high - parts.low));
            Ok(Estimate { value, error: parts.error, low: value - room, high: value + room })
        };
        if batches.iter().any(|sums| sums[output].variance() <= 0.0) {
            return Err(Error::Constant { output });
        }
        Ok(Indices {
            first: (0..inputs).map(|i| of(&|sums| sums.first(i))).collect::<Result<_, _>>()?,
            total: (0..inputs).map(|i| of(&|sums| sums.total(i))).collect::<Result<_, _>>()?,
            variance: of(&Sums::variance)?,
        })
    };
    (0..problem.outputs()).map(answer).collect()
}

/// The sums of some rows; the output that is not a number where one is not.
fn chunk<F: Fn(&[f64], &mut [f64]) + Sync>(
    problem: &Problem<F>,
    sequence: &Sequence,
    first: usize,
    count: usize,
    shift: &[f64],
) -> Result<Vec<Sums>, usize> {
    let inputs = problem.inputs();
    // Input i takes dimension i for A; for B, dimensions from the last input on.
    let column = |offset: usize, input: usize| {
        let mut column = vec![0.0; count];
        sequence.fill(u32::try_from(offset + input).unwrap_or(0), first as u64, &mut column);
        for u in &mut column {
            *u = inputs[input].distribution.quantile(*u);
        }
        column
    };
    let a: Vec<Vec<f64>> = (0..inputs.len()).map(|i| column(0, i)).collect();
    let b: Vec<Vec<f64>> = (0..inputs.len()).map(|i| column(inputs.len(), i)).collect();
    let mut sums = vec![Sums::new(inputs.len()); shift.len()];
    let mut row = vec![0.0; inputs.len()];
    let blank = vec![f64::NAN; shift.len()];
    let mut at_mixed = vec![blank.clone(); inputs.len()];
    let (mut at_a, mut at_b) = (blank.clone(), blank);
    let write = |row: &[f64], out: &mut [f64]| {
        out.fill(f64::NAN);
        problem.write(row, out);
        for (output, (value, shift)) in out.iter_mut().zip(shift).enumerate() {
            if !value.is_finite() {
                return Err(output);
            }
            *value -= shift;
        }
        Ok(())
    };
    for trial in 0..count {
        let take = |row: &mut [f64], columns: &[Vec<f64>]| {
            row.iter_mut().zip(columns).for_each(|(cell, column)| *cell = column[trial]);
        };
        take(&mut row, &b);
        write(&row, &mut at_b)?;
        take(&mut row, &a);
        write(&row, &mut at_a)?;
        for (input, out) in at_mixed.iter_mut().enumerate() {
            row[input] = b[input][trial];
            write(&row, out)?;
            row[input] = a[input][trial];
        }
        for (output, sums) in sums.iter_mut().enumerate() {
            sums.row(at_a[output], at_b[output], at_mixed.iter().map(|out| out[output]));
        }
    }
    Ok(sums)
}

/// `count` parts made on several threads, in order.
fn parallel<T: Send>(count: usize, threads: usize, make: &(dyn Fn(usize) -> T + Sync)) -> Vec<T> {
    let next = AtomicUsize::new(0);
    let work = || {
        let mut own = Vec::new();
        loop {
            let part = next.fetch_add(1, Ordering::Relaxed);
            if part >= count {
                return own;
            }
            own.push((part, make(part)));
        }
    };
    let mut all: Vec<(usize, T)> = std::thread::scope(|scope| {
        let others: Vec<_> = (1..threads.max(1)).map(|_| scope.spawn(work)).collect();
        let mut all = work();
        for other in others {
            match other.join() {
                Ok(own) => all.extend(own),
                Err(panic) => std::panic::resume_unwind(panic),
            }
        }
        all
    });
    all.sort_by_key(|(part, _)| *part);
    all.into_iter().map(|(_, made)| made).collect()
}
