//! The draws of all inputs: each follows the name of its input, and those of a sort move together.
//!
//! One rule: of two inputs of a sort that moves together ([`Group::together`]) the draws, as normals, have the
//! programme's correlation. Each is made of what is common to its sort and of its own,
//! `z = √ρ · common + √(1 − ρ) · own`, the normal copula with one factor a sort. Each input by itself spreads as
//! before; at a correlation of 0 every draw is its own.

use super::inputs::{Group, Uncertain};
use sanad_model::Programme;
use sanad_risk::sequence::{Sampling, Sequence};
use sanad_risk::special::{normal_cdf, normal_quantile};

/// The correlation that is supposed where the programme says nothing.
pub const TOGETHER: f64 = 0.3;

/// How strongly inputs of a sort move together, from 0 to 1: the programme's indicator `risk-correlation`, else
/// [`TOGETHER`].
pub fn correlation(p: &Programme) -> f64 {
    let id = p.indicators.iter().find(|(_, own)| own.code == "risk-correlation").map(|(id, _)| *id);
    let said = id.and_then(|id| p.fact(id, "value").number()).map(|(range, _)| range.likely);
    said.filter(|said| (0.0..=1.0).contains(said)).unwrap_or(TOGETHER)
}

/// Where draws come from.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Draws {
    sequence: Sequence,
    /// From 0 to 1.
    pub(crate) correlation: f64,
}

impl Draws {
    pub(super) fn new(seed: u64, trials: u64, correlation: f64) -> Self {
        let correlation = if correlation.is_finite() { correlation.clamp(0.0, 1.0) } else { TOGETHER };
        Self { sequence: Sequence::new(Sampling::Random, seed, trials), correlation }
    }

    /// Spread evenly over their range, each alone (a Latin hypercube): for few trials.
    pub(super) fn even(seed: u64, trials: u64, correlation: f64) -> Self {
        Self {
            sequence: Sequence::new(Sampling::Latin, seed, trials),
            ..Self::new(seed, trials, correlation)
        }
    }

    /// The draws from the first trial on that follow a number, moved together with those of a sort.
    pub(super) fn column(&self, number: u32, together: Option<Group>, out: &mut [f64]) {
        self.sequence.fill(number, 0, out);
        if let Some(group) = together.filter(|_| self.correlation > 0.0) {
            let mut common = vec![0.0; out.len()];
            self.common(group, 0, &mut common);
            self.join(out, &common);
        }
    }

    /// What is an input's own of its draws, apart from what is common to its sort.
    pub(super) fn own(&self, input: &Uncertain, out: &mut [f64]) {
        self.sequence.fill(input.number, 0, out);
    }

    /// What is common to a sort, each above 0 and below 1.
    pub(super) fn shared(&self, group: Group, out: &mut [f64]) {
        self.sequence.fill(group.number(), 0, out);
    }

    /// What is common to a sort, as normals.
    fn common(&self, group: Group, first: u64, out: &mut [f64]) {
        self.sequence.fill(group.number(), first, out);
        for draw in out {
            *draw = normal_quantile(*draw);
        }
    }

    fn join(&self, out: &mut [f64], common: &[f64]) {
        const LEAST: f64 = 1e-12;
        let (shared, own) = (self.correlation.sqrt(), (1.0 - self.correlation).sqrt());
        for (draw, common) in out.iter_mut().zip(common) {
            let joined = normal_cdf(shared * common + own * normal_quantile(*draw));
            *draw = joined.clamp(LEAST, 1.0 - LEAST);
        }
    }

    /// The draws of many inputs for trials from `first` on: one row a trial, one column an input.
    pub(super) fn rows(&self, inputs: &[Uncertain], first: u64, trials: usize) -> Vec<Vec<f64>> {
        let mut rows = vec![vec![0.5; inputs.len()]; trials];
        let mut commons: Vec<(Group, Vec<f64>)> = Vec::new();
        let mut column = vec![0.0; trials];
        for (place, input) in inputs.iter().enumerate() {
            self.sequence.fill(input.number, first, &mut column);
            let group = input.what.group();
            if self.correlation > 0.0 && group.together() {
                if !commons.iter().any(|(own, _)| *own == group) {
                    let mut common = vec![0.0; trials];
                    self.common(group, first, &mut common);
                    commons.push((group, common));
                }
                let common = commons.iter().find(|(own, _)| *own == group);
                self.join(&mut column, common.map_or(&[], |(_, common)| common));
            }
            for (row, draw) in rows.iter_mut().zip(&column) {
                row[place] = *draw;
            }
        }
        rows
    }
}
