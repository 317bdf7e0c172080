//! Monte Carlo: trials in chunks of fixed size, made on any number of threads and taken in order.

use crate::error::Error;
use crate::problem::{Draws, Problem};
use crate::sequence::Sampling;
use crate::statistics::Sample;
use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::mpsc;

/// Trials in a chunk.
const CHUNK: u64 = 64;

/// How trials are run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Run {
    /// How many trials.
    pub trials: u64,
    /// How draws are spread.
    pub sampling: Sampling,
    /// Seed.
    pub seed: u64,
    /// Threads, at least one; they change nothing but the time.
    pub threads: usize,
}

/// Some trials, in order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Trials {
    /// A column an input, a value a trial.
    pub inputs: Vec<Vec<f64>>,
    /// A column an output, a value a trial; not a number where there is none.
    pub outputs: Vec<Vec<f64>>,
    /// How many were asked for.
    pub asked: u64,
}

/// How far a run has come: the newest trials, in order.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Progress<'a> {
    /// How many trials are done, the newest included.
    pub done: u64,
    /// How many were asked for.
    pub of: u64,
    /// The newest: a column an input, a value a trial.
    pub inputs: &'a [Vec<f64>],
    /// A column an output.
    pub outputs: &'a [Vec<f64>],
}

impl Trials {
    /// How many trials there are.
    pub fn count(&self) -> u64 {
        self.outputs.first().or(self.inputs.first()).map_or(0, Vec::len) as u64
    }

    /// Whether the run was stopped before its end.
    pub fn stopped(&self) -> bool {
        self.count() < self.asked
    }

    /// One output, all of whose values must be numbers.
    pub fn sample(&self, output: usize) -> Result<Sample, Error> {
        match self.outputs[output].iter().position(|v| !v.is_finite()) {
            Some(trial) => Err(Error::NotANumber { output, trial: trial as u64 }),
            None => Sample::new(&self.outputs[output]),
        }
    }

    /// One output over the trials that have it, and how many do not.
    pub fn sample_of_numbers(&self, output: usize) -> Result<(Sample, u64), Error> {
        let there: Vec<f64> = self.outputs[output].iter().copied().filter(|v| v.is_finite()).collect();
        let without = self.outputs[output].len() - there.len();
        Ok((Sample::new(&there)?, without as u64))
    }
}

/// Columns of inputs and outputs of one chunk.
type Columns = (Vec<Vec<f64>>, Vec<Vec<f64>>);

/// Runs the trials. Equal problem, trials, sampling and seed give equal bytes on any number of threads.
///
/// `progress` is called on this thread with each chunk, in order. After each call `stop` is asked; once it is
/// true, what came until then is kept, and nothing after it. So a stop that depends on what `progress` saw
/// keeps the same trials on any number of threads. `stop` is also asked between trials, on all threads.
///
/// A part of a Latin hypercube has not one draw in each stratum, but is without bias.
pub fn trials<F: Fn(&[f64], &mut [f64]) + Sync>(
    problem: &Problem<F>,
    run: &Run,
    stop: &(dyn Fn() -> bool + Sync),
    progress: &mut dyn FnMut(Progress<'_>),
) -> Result<Trials, Error> {
    let draws = Draws::new(problem, run.sampling, run.seed, run.trials)?;
    let mut all = Trials {
        inputs: vec![Vec::new(); problem.inputs().len()],
        outputs: vec![Vec::new(); problem.outputs()],
        asked: run.trials,
    };
    let chunks = run.trials.div_ceil(CHUNK);
    let (next, ended) = (AtomicU64::new(0), AtomicBool::new(false));
    let work = |send: &mpsc::SyncSender<(u64, Columns)>| {
        loop {
            let index = next.fetch_add(1, Ordering::Relaxed);
            if index >= chunks || ended.load(Ordering::Relaxed) {
                return;
            }
            let first = index * CHUNK;
            let count = usize::try_from(CHUNK.min(run.trials - first)).unwrap_or(0);
            let halt = || ended.load(Ordering::Relaxed) || stop();
            let Some(columns) = chunk(problem, &draws, first, count, &halt) else { return };
            if send.send((index, columns)).is_err() {
                return;
            }
        }
    };
    std::thread::scope(|scope| {
        let (send, receive) = mpsc::sync_channel(64);
        for _ in 0..run.threads.max(1) {
            let (send, work) = (send.clone(), &work);
            scope.spawn(move || work(&send));
        }
        drop(send);
        let mut waiting = BTreeMap::new();
        let mut wanted = 0;
        'all: for (index, columns) in receive {
            waiting.insert(index, columns);
            while let Some((inputs, outputs)) = waiting.remove(&wanted) {
                wanted += 1;
                let of = run.trials;
                let done = (wanted * CHUNK).min(of);
                progress(Progress { done, of, inputs: &inputs, outputs: &outputs });
                for (column, part) in all.inputs.iter_mut().zip(inputs) {
                    column.extend(part);
                }
                for (column, part) in all.outputs.iter_mut().zip(outputs) {
                    column.extend(part);
                }
                if stop() {
                    break 'all;
                }
            }
        }
        ended.store(true, Ordering::Relaxed);
    });
    Ok(all)
}

/// One chunk; nothing when it is halted.
fn chunk<F: Fn(&[f64], &mut [f64]) + Sync>(
    problem: &Problem<F>,
    draws: &Draws<'_, F>,
    first: u64,
    count: usize,
    halt: &dyn Fn() -> bool,
) -> Option<Columns> {
    let inputs = draws.columns(first, count);
    let mut outputs = vec![vec![f64::NAN; count]; problem.outputs()];
    let (mut row, mut answer) = (vec![0.0; inputs.len()], vec![f64::NAN; problem.outputs()]);
    for trial in 0..count {
        if halt() {
            return None;
        }
        for (cell, column) in row.iter_mut().zip(&inputs) {
            *cell = column[trial];
        }
        answer.fill(f64::NAN);
        problem.write(&row, &mut answer);
        for (column, value) in outputs.iter_mut().zip(&answer) {
            column[trial] = *value;
        }
    }
    Some((inputs, outputs))
}
