//! Checked constructors.

use super::{Distribution, Shape};
use crate::error::{Error, finite, within};
use crate::special::Beta;

/// The weight of the mode in PERT (Malcolm and others 1959).
pub(super) const PERT: f64 = 4.0;

pub(super) fn rising(low: f64, likely: f64, high: f64) -> Result<(), Error> {
    finite("low", low)?;
    finite("likely", likely)?;
    finite("high", high)?;
    if low <= likely && likely <= high && low < high && (high - low).is_finite() {
        Ok(())
    } else {
        Err(Error::Order { low, likely, high })
    }
}

/// The shapes of the beta on 0 to 1 that PERT takes for a mode at `place` from 0 to 1.
pub(super) fn pert_shapes(place: f64) -> Beta {
    Beta::new(1.0 + PERT * place, 1.0 + PERT * (1.0 - place))
}

impl Distribution {
    /// Always `value`.
    pub fn constant(value: f64) -> Result<Self, Error> {
        finite("value", value).map(|value| Self(Shape::Constant(value)))
    }

    /// Every value from `low` to `high` alike.
    pub fn uniform(low: f64, high: f64) -> Result<Self, Error> {
        rising(low, low, high)?;
        Ok(Self(Shape::Uniform { low, high }))
    }

    /// Triangular with absolute ends `low` and `high` and mode `likely`.
    pub fn triangular(low: f64, likely: f64, high: f64) -> Result<Self, Error> {
        rising(low, likely, high)?;
        Ok(Self(Shape::Triangular { low, mode: likely, high }))
    }

    /// PERT: a beta with absolute ends `low` and `high`, mode `likely` and mean
    /// `(low + 4 likely + high) ÷ 6`.
    pub fn pert(low: f64, likely: f64, high: f64) -> Result<Self, Error> {
        rising(low, likely, high)?;
        let width = high - low;
        Ok(Self(Shape::Beta { low, width, beta: pert_shapes((likely - low) / width) }))
    }

    /// A beta with shapes `alpha` and `beta`, both from 0.01 to 10⁶, on `low` to `high`.
    pub fn beta(alpha: f64, beta: f64, low: f64, high: f64) -> Result<Self, Error> {
        rising(low, low, high)?;
        within("alpha", alpha, 0.01, 1e6)?;
        within("beta", beta, 0.01, 1e6)?;
        Ok(Self(Shape::Beta { low, width: high - low, beta: Beta::new(alpha, beta) }))
    }

    /// Normal; `sd` above 0.
    pub fn normal(mean: f64, sd: f64) -> Result<Self, Error> {
        finite("mean", mean)?;
        within("sd", sd, f64::MIN_POSITIVE, f64::MAX)?;
        Ok(Self(Shape::Normal { mean, sd }))
    }

    /// Lognormal with this mean and standard deviation, both above 0, of the value itself.
    pub fn lognormal(mean: f64, sd: f64) -> Result<Self, Error> {
        within("mean", mean, f64::MIN_POSITIVE, f64::MAX)?;
        within("sd", sd, f64::MIN_POSITIVE, f64::MAX)?;
        let ratio = sd / mean;
        let variance = libm::log1p(ratio * ratio);
        within("sd ÷ mean", ratio, 1e-8, 1e100)?;
        Ok(Self(Shape::Lognormal { mu: libm::log(mean) - 0.5 * variance, sigma: variance.sqrt() }))
    }

    /// A risk: nought, or with `chance`, from 0 to 1, an impact.
    pub fn event(chance: f64, impact: Self) -> Result<Self, Error> {
        within("chance", chance, 0.0, 1.0)?;
        Ok(if chance <= 0.0 {
            Self(Shape::Constant(0.0))
        } else if chance >= 1.0 {
            impact
        } else {
            Self(Shape::Event { chance, impact: Box::new(impact.0) })
        })
    }

    /// One of several values, each with its chance. Chances add up to 1 to within 10⁻⁹; equal values are put
    /// together.
    pub fn discrete(outcomes: &[(f64, f64)]) -> Result<Self, Error> {
        if outcomes.is_empty() {
            return Err(Error::TooFew { what: "a discrete distribution", there: 0, least: 1 });
        }
        for (value, chance) in outcomes {
            finite("value", *value)?;
            within("chance", *chance, 0.0, 1.0)?;
        }
        let sum: f64 = outcomes.iter().map(|(_, chance)| chance).sum();
        if (sum - 1.0).abs() > 1e-9 {
            return Err(Error::Chances { sum });
        }
        let mut sorted: Vec<_> = outcomes.iter().filter(|(_, chance)| *chance > 0.0).collect();
        sorted.sort_by(|a, b| a.0.total_cmp(&b.0));
        let (mut values, mut sums) = (Vec::new(), Vec::new());
        let mut total = 0.0;
        for (value, chance) in sorted {
            total += chance;
            if values.last().is_some_and(|last| *last >= *value) {
                sums.pop();
            } else {
                values.push(*value);
            }
            sums.push(total);
        }
        if let Some(last) = sums.last_mut() {
            *last = 1.0;
        }
        Ok(Self(Shape::Discrete { values, sums }))
    }

    /// One of the observed values, each as often as it was observed.
    pub fn empirical(values: &[f64]) -> Result<Self, Error> {
        let chance = 1.0 / values.len().max(1) as f64;
        let outcomes: Vec<_> = values.iter().map(|value| (*value, chance)).collect();
        Self::discrete(&outcomes)
    }

    /// Observed values with straight lines between them: every value from the least to the greatest may come,
    /// between each two neighbours equally often. At least two values.
    pub fn empirical_smooth(values: &[f64]) -> Result<Self, Error> {
        if values.len() < 2 {
            let there = values.len();
            return Err(Error::TooFew { what: "a smooth empirical distribution", there, least: 2 });
        }
        for value in values {
            finite("value", *value)?;
        }
        let mut sorted = values.to_vec();
        sorted.sort_by(f64::total_cmp);
        Ok(Self(Shape::Smooth(sorted)))
    }

    /// The same, refused where it reaches below `floor`: a fit of P10 and P90 goes beyond them, and a
    /// duration or a cost may not end below nought.
    pub fn at_least(self, floor: f64) -> Result<Self, Error> {
        let (end, _) = self.ends();
        if end < floor { Err(Error::BelowFloor { end, floor }) } else { Ok(self) }
    }
}
