//! Constructors that take low and high as P10 and P90.
//!
//! Triangular and PERT have their mode at a place `t` from 0 to 1 between their ends. Whatever the ends are,
//! the mode then stands at `(t − q10(t)) ÷ (q90(t) − q10(t))` between P10 and P90, `q10` and `q90` being those
//! on 0 to 1; that rises with `t`. So one zero in `t` gives the shape, and P10 and P90 give the ends.

use super::make::{pert_shapes, rising};
use super::{Distribution, Shape};
use crate::error::{Error, within};
use crate::root;
use crate::special::normal_quantile;

/// P10 and P90 on 0 to 1 of a shape with its mode at the given place.
type Unit = fn(f64) -> (f64, f64);

fn triangle(place: f64) -> (f64, f64) {
    let shape = Shape::Triangular { low: 0.0, mode: place, high: 1.0 };
    (shape.quantile(0.1), shape.quantile(0.9))
}

fn pert(place: f64) -> (f64, f64) {
    let beta = pert_shapes(place);
    (beta.quantile(0.1), beta.quantile(0.9))
}

/// Where the mode stands between P10 and P90, 0 to 1 and somewhat beyond.
fn standing(unit: Unit, place: f64) -> f64 {
    let (low, high) = unit(place);
    (place - low) / (high - low)
}

/// The ends, and the place of the mode between them.
fn ends(shape: &'static str, unit: Unit, low: f64, likely: f64, high: f64) -> Result<(f64, f64, f64), Error> {
    // The order of low and high alone: the mode may stand a little outside them.
    rising(low, low, high)?;
    crate::error::finite("likely", likely)?;
    let wanted = (likely - low) / (high - low);
    let (first, last) = (standing(unit, 0.0), standing(unit, 1.0));
    if wanted < first || wanted > last {
        let at = |share: f64| low + share * (high - low);
        return Err(Error::NoFit { shape, low, likely, high, least: at(first), most: at(last) });
    }
    let place = root::between(&|place| standing(unit, place) - wanted, 0.0, 1.0, 1e-15);
    let (p10, p90) = unit(place);
    let width = (high - low) / (p90 - p10);
    Ok((low - width * p10, width, place))
}

impl Distribution {
    /// Triangular whose P10, mode and P90 are these. The mode may stand outside P10 and P90 by 8.1 % of what
    /// is between them; further outside there is none.
    pub fn triangular_p10_p90(low: f64, likely: f64, high: f64) -> Result<Self, Error> {
        let (least, width, place) = ends("triangular distribution", triangle, low, likely, high)?;
        Ok(Self(Shape::Triangular { low: least, mode: least + width * place, high: least + width }))
    }

    /// PERT whose P10, mode and P90 are these. The mode may stand outside P10 and P90 by 6.1 % of what is
    /// between them; further outside there is none.
    pub fn pert_p10_p90(low: f64, likely: f64, high: f64) -> Result<Self, Error> {
        let (least, width, place) = ends("PERT distribution", pert, low, likely, high)?;
        Ok(Self(Shape::Beta { low: least, width, beta: pert_shapes(place) }))
    }

    /// Uniform whose P10 and P90 are these.
    pub fn uniform_p10_p90(low: f64, high: f64) -> Result<Self, Error> {
        let eighth = (high - low) / 8.0;
        rising(low, low, high)?;
        Self::uniform(low - eighth, high + eighth)
    }

    /// Normal whose P10 and P90 are these.
    pub fn normal_p10_p90(low: f64, high: f64) -> Result<Self, Error> {
        rising(low, low, high)?;
        Self::normal(0.5 * (low + high), (high - low) / (2.0 * normal_quantile(0.9)))
    }

    /// Lognormal whose P10 and P90, both above 0, are these.
    pub fn lognormal_p10_p90(low: f64, high: f64) -> Result<Self, Error> {
        rising(low, low, high)?;
        within("low", low, f64::MIN_POSITIVE, f64::MAX)?;
        let (left, right) = (libm::log(low), libm::log(high));
        let sigma = (right - left) / (2.0 * normal_quantile(0.9));
        within("logarithm of high ÷ low", sigma, 1e-12, 1e3)?;
        Ok(Self(Shape::Lognormal { mu: 0.5 * (left + right), sigma }))
    }
}
