//! What is said of a sample of trials, and how far it is to be trusted.
//!
//! Standard errors and intervals hold for independent trials ([`crate::sequence::Sampling::Random`]). Draws of
//! a Latin hypercube or of Sobol' points depend on each other, mostly to the better; their errors come from
//! independent repeats with other seeds: [`of_repeats`].

mod quantile;
mod rank;
mod shape;

use crate::distribution::whole;
use crate::error::{Error, finite, within};
use crate::special::{normal_quantile, student_quantile};

pub use rank::{correlation, rank_correlation, ranks};
pub use shape::{Bins, Point};

/// The share of all samples whose intervals hold what is sought.
pub const LEVEL: f64 = 0.95;

/// A number with its standard error and its interval at [`LEVEL`]. An end of the interval is endless where the
/// trials are too few to set one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Estimate {
    /// The number.
    pub value: f64,
    /// Its standard error.
    pub error: f64,
    /// The lower end of its interval.
    pub low: f64,
    /// The upper end.
    pub high: f64,
}

impl Estimate {
    /// Whether the interval holds a value.
    pub fn holds(&self, value: f64) -> bool {
        self.low <= value && value <= self.high
    }
}

/// How far to both sides a normal reaches with [`LEVEL`].
pub(crate) fn reach() -> f64 {
    normal_quantile(0.5 + 0.5 * LEVEL)
}

/// The mean of independent repeats of an estimate, with Student's interval: at least two.
pub fn of_repeats(values: &[f64]) -> Result<Estimate, Error> {
    if values.len() < 2 {
        return Err(Error::TooFew { what: "a mean of repeats", there: values.len(), least: 2 });
    }
    for value in values {
        finite("repeat", *value)?;
    }
    let (mean, square) = moments(values);
    let n = values.len() as f64;
    Ok(around(mean, (square / (n - 1.0) / n).sqrt(), n - 1.0))
}

/// Student's interval around a value.
pub(crate) fn around(value: f64, error: f64, freedom: f64) -> Estimate {
    let reach = student_quantile(0.5 + 0.5 * LEVEL, freedom) * error;
    Estimate { value, error, low: value - reach, high: value + reach }
}

/// The mean, and the sum of squares around it.
pub(crate) fn moments(values: &[f64]) -> (f64, f64) {
    let n = values.len() as f64;
    // Shifted by the first, so that values far from nought lose no digits.
    let shift = values.first().copied().unwrap_or(0.0);
    let mean = values.iter().map(|v| v - shift).sum::<f64>() / n;
    let square = values.iter().map(|v| (v - shift - mean) * (v - shift - mean)).sum();
    (shift + mean, square)
}

/// The share `hits ÷ of`, with Wilson's interval (1927).
pub fn share(hits: u64, of: u64) -> Result<Estimate, Error> {
    if of == 0 {
        return Err(Error::TooFew { what: "a share", there: 0, least: 1 });
    }
    within("hits", hits as f64, 0.0, of as f64)?;
    let (n, z) = (of as f64, reach());
    let value = hits as f64 / n;
    let square = z * z / n;
    let centre = (value + 0.5 * square) / (1.0 + square);
    let room = z / (1.0 + square) * (value * (1.0 - value) / n + square / (4.0 * n)).sqrt();
    let low = if hits == 0 { 0.0 } else { centre - room };
    let high = if hits == of { 1.0 } else { centre + room };
    Ok(Estimate { value, error: (value * (1.0 - value) / n).sqrt(), low, high })
}

/// One output over the trials, in order of size.
#[derive(Clone, Debug, PartialEq)]
pub struct Sample {
    sorted: Vec<f64>,
    mean: f64,
    square: f64,
}

impl Sample {
    /// From at least one value, all of them numbers with an end.
    pub fn new(values: &[f64]) -> Result<Self, Error> {
        if values.is_empty() {
            return Err(Error::TooFew { what: "a sample", there: 0, least: 1 });
        }
        for value in values {
            finite("value of a sample", *value)?;
        }
        let mut sorted = values.to_vec();
        sorted.sort_by(f64::total_cmp);
        let (mean, square) = moments(&sorted);
        Ok(Self { sorted, mean, square })
    }

    /// How many values.
    pub fn count(&self) -> usize {
        self.sorted.len()
    }

    /// The values in order of size.
    pub fn sorted(&self) -> &[f64] {
        &self.sorted
    }

    fn enough(&self, what: &'static str, least: usize) -> Result<f64, Error> {
        let there = self.count();
        if there < least { Err(Error::TooFew { what, there, least }) } else { Ok(there as f64) }
    }

    /// The mean, with Student's interval: at least two values.
    pub fn mean(&self) -> Result<Estimate, Error> {
        let n = self.enough("a mean with its error", 2)?;
        Ok(around(self.mean, (self.square / (n - 1.0) / n).sqrt(), n - 1.0))
    }

    /// The standard deviation, its error from the fourth moment, its interval on the scale of logarithms: at
    /// least four values.
    pub fn sd(&self) -> Result<Estimate, Error> {
        let n = self.enough("a standard deviation with its error", 4)?;
        let variance = self.square / (n - 1.0);
        let value = variance.sqrt();
        if value <= 0.0 {
            return Ok(Estimate { value, error: 0.0, low: value, high: value });
        }
        let fourth =
            self.sorted.iter().map(|v| (v - self.mean) / value).map(|d| d * d * d * d).sum::<f64>() / n;
        let relative = 0.5 * ((fourth - (n - 3.0) / (n - 1.0)).max(0.0) / n).sqrt();
        let factor = libm::exp(student_quantile(0.5 + 0.5 * LEVEL, n - 1.0) * relative);
        Ok(Estimate { value, error: value * relative, low: value / factor, high: value * factor })
    }

    /// The share of values of at most `x`, with Wilson's interval.
    pub fn share_at_most(&self, x: f64) -> Estimate {
        let hits = self.sorted.partition_point(|v| *v <= x);
        share(hits as u64, self.count() as u64).unwrap_or(Estimate {
            value: f64::NAN,
            error: f64::NAN,
            low: 0.0,
            high: 1.0,
        })
    }

    /// The value that the share `p`, from 0 to 1, does not exceed, without an error: straight between
    /// neighbours, each value standing at the middle of its own share (Hazen 1914; type 5 of Hyndman and Fan
    /// 1996). Of evenly spread draws that is the nearest to the truth.
    pub fn point(&self, p: f64) -> f64 {
        let place = (p * self.count() as f64 - 0.5).clamp(0.0, (self.count() - 1) as f64);
        let at = whole(place).min(self.count() - 1);
        let next = self.sorted[(at + 1).min(self.count() - 1)];
        self.sorted[at] + (place - at as f64) * (next - self.sorted[at])
    }
}
