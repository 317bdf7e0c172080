//! Quantiles of a sample with their errors.

use super::{Estimate, LEVEL, Sample};
use crate::distribution::whole;
use crate::error::{Error, within};
use crate::special::{Beta, rank_at};

impl Sample {
    /// The quantile `p`, above 0 and below 1. Its standard error is that of Maritz and Jarrett (1978), its
    /// interval lies between order statistics of broken rank (Hutson 1999, *Calculating nonparametric
    /// confidence intervals for quantiles using fractional order statistics*). At least five values, and one
    /// to each side.
    pub fn quantile(&self, p: f64) -> Result<Estimate, Error> {
        within("share of a quantile", p, f64::MIN_POSITIVE, 1.0 - f64::EPSILON)?;
        let n = self.enough("a quantile with its error", 5)?;
        let tail = 0.5 - 0.5 * LEVEL;
        Ok(Estimate {
            value: self.point(p),
            error: self.maritz_jarrett(p)?,
            low: self.at_rank(rank_at(n, p, 1.0 - tail)),
            high: self.at_rank(rank_at(n, p, tail)),
        })
    }

    /// The order statistic of a broken rank from 1; endless below 1 and above the number of values.
    fn at_rank(&self, rank: f64) -> f64 {
        let count = self.count();
        if rank < 1.0 {
            f64::NEG_INFINITY
        } else if rank > count as f64 {
            f64::INFINITY
        } else {
            let at = whole(rank).clamp(1, count);
            let next = self.sorted[at.min(count - 1)];
            self.sorted[at - 1] + (rank - at as f64) * (next - self.sorted[at - 1])
        }
    }

    /// The standard error of a quantile: the spread of order statistics weighted by how likely each is the
    /// quantile of another sample.
    fn maritz_jarrett(&self, p: f64) -> Result<f64, Error> {
        let count = self.count();
        let n = count as f64;
        let rank = whole(n * p + 0.5);
        if !inside(count, p) {
            let start = whole((1.5 / p).max(0.5 / (1.0 - p))).saturating_sub(1);
            let least = (start..).take(8).find(|n| inside(*n, p)).unwrap_or(start);
            return Err(Error::TooFew { what: "the error of this quantile", there: count, least });
        }
        let (alpha, beta) = ((rank - 1) as f64, (count - rank) as f64);
        let weight = Beta::new(alpha, beta);
        // Ranks so far out weigh less than 10⁻¹⁶: the tail is a normal's, or with few ranks an exponential's.
        let far = if alpha.min(beta) < 30.0 { 40.0 } else { 9.0 };
        let sum = alpha + beta;
        let spread = far * (alpha * beta / (sum * sum * (sum + 1.0))).sqrt() * n + 2.0;
        let first = whole(n * alpha / sum - spread);
        let last = (whole(n * alpha / sum + spread) + 1).min(count);
        let centre = self.point(p);
        let mut before = weight.cdf(first as f64 / n);
        let (mut mean, mut square) = (0.0, 0.0);
        for (value, rank) in self.sorted[first..last].iter().zip(first + 1..) {
            let until = weight.cdf(rank as f64 / n);
            let away = value - centre;
            mean += (until - before) * away;
            square += (until - before) * away * away;
            before = until;
        }
        Ok((square - mean * mean).max(0.0).sqrt())
    }
}

/// Whether so many values have one to each side of the quantile `p`.
fn inside(count: usize, p: f64) -> bool {
    let rank = whole(count as f64 * p + 0.5);
    rank >= 2 && rank < count
}
