//! The shape of a sample: bins of a histogram, points of an S-curve.

use super::Sample;
use crate::distribution::whole;

/// A histogram of bins of equal width.
#[derive(Clone, Debug, PartialEq)]
pub struct Bins {
    /// The lower end of each bin and the upper end of the last, rising.
    pub edges: Vec<f64>,
    /// How many values lie in each: from its lower end on, below its upper end; in the last also at it.
    pub counts: Vec<u64>,
}

/// A point of an S-curve.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Point {
    /// The value.
    pub value: f64,
    /// The share of trials that do not exceed it, from 0 to 1.
    pub share: f64,
}

impl Sample {
    /// A histogram of so many bins, at least one, from the least value to the greatest. One bin where all
    /// values are equal.
    pub fn histogram(&self, bins: usize) -> Bins {
        let (low, high) = (self.sorted[0], self.sorted[self.count() - 1]);
        if low >= high {
            return Bins { edges: vec![low, high], counts: vec![self.count() as u64] };
        }
        let bins = bins.max(1);
        let edge = |i: usize| if i == bins { high } else { low + (high - low) * (i as f64 / bins as f64) };
        let edges: Vec<f64> = (0..=bins).map(edge).collect();
        let below = |x: f64| self.sorted.partition_point(|v| *v < x);
        let mut counts: Vec<u64> = edges.windows(2).map(|w| (below(w[1]) - below(w[0])) as u64).collect();
        let there: u64 = counts[..bins - 1].iter().sum();
        counts[bins - 1] = self.count() as u64 - there;
        Bins { edges, counts }
    }

    /// How many bins a histogram should have (Freedman and Diaconis 1981), from 1 to 200.
    pub fn bins(&self) -> usize {
        let width = 2.0 * (self.point(0.75) - self.point(0.25)) / libm::cbrt(self.count() as f64);
        let range = self.sorted[self.count() - 1] - self.sorted[0];
        if width > 0.0 { whole((range / width).ceil().min(200.0)).max(1) } else { 1 }
    }

    /// Points of the S-curve at `steps + 1` equally spaced shares from 0 to 1; at least one step.
    pub fn s_curve(&self, steps: usize) -> Vec<Point> {
        let steps = steps.max(1);
        let share = |i: usize| i as f64 / steps as f64;
        (0..=steps).map(|i| Point { value: self.point(share(i)), share: share(i) }).collect()
    }
}
