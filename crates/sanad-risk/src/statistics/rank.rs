//! How two columns of trials move together.

use super::{Estimate, reach};
use crate::error::{Error, finite};

/// The rank of each value from 1; equal values share the mean of theirs.
pub fn ranks(values: &[f64]) -> Vec<f64> {
    let mut order: Vec<usize> = (0..values.len()).collect();
    order.sort_by(|a, b| values[*a].total_cmp(&values[*b]));
    let mut ranks = vec![0.0; values.len()];
    let mut first = 0;
    while first < order.len() {
        let value = values[order[first]];
        let last = first + order[first..].iter().take_while(|i| values[**i] <= value).count();
        for i in &order[first..last] {
            ranks[*i] = 0.5 * (first + 1 + last) as f64;
        }
        first = last;
    }
    ranks
}

/// Pearson's correlation of two columns of at least four numbers each, neither always the same, with the
/// interval of Fisher's z (1921).
pub fn correlation(x: &[f64], y: &[f64]) -> Result<Estimate, Error> {
    checked(x, y)?;
    let r = pearson(x, y)?;
    Ok(fisher(r, 1.0 / (x.len() as f64 - 3.0)))
}

/// Spearman's rank correlation of two columns of at least four numbers each, neither always the same, with the
/// interval of Bonett and Wright (2000, *Sample size requirements for estimating Pearson, Kendall and Spearman
/// correlations*).
pub fn rank_correlation(x: &[f64], y: &[f64]) -> Result<Estimate, Error> {
    checked(x, y)?;
    let r = pearson(&ranks(x), &ranks(y))?;
    Ok(fisher(r, (1.0 + 0.5 * r * r) / (x.len() as f64 - 3.0)))
}

fn checked(x: &[f64], y: &[f64]) -> Result<(), Error> {
    if x.len() != y.len() {
        return Err(Error::Length { what: "column", there: y.len(), wanted: x.len() });
    }
    if x.len() < 4 {
        return Err(Error::TooFew { what: "a correlation with its error", there: x.len(), least: 4 });
    }
    for value in x.iter().chain(y) {
        finite("value of a sample", *value)?;
    }
    Ok(())
}

pub(crate) fn pearson(x: &[f64], y: &[f64]) -> Result<f64, Error> {
    let ((mean_x, square_x), (mean_y, square_y)) = (super::moments(x), super::moments(y));
    if square_x <= 0.0 || square_y <= 0.0 {
        return Err(Error::NoSpread);
    }
    let product: f64 = x.iter().zip(y).map(|(a, b)| (a - mean_x) * (b - mean_y)).sum();
    Ok((product / (square_x.sqrt() * square_y.sqrt())).clamp(-1.0, 1.0))
}

/// A correlation with the interval of its inverse hyperbolic tangent, whose variance is given.
fn fisher(r: f64, variance: f64) -> Estimate {
    let (z, room) = (libm::atanh(r), reach() * variance.sqrt());
    let back = |z: f64| if z.is_finite() { libm::tanh(z) } else { r };
    Estimate { value: r, error: variance.sqrt() * (1.0 - r * r), low: back(z - room), high: back(z + room) }
}
