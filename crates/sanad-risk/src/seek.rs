//! Goal seek: which value of one input brings an output to a target.

use crate::error::{Error, finite};
use crate::root;

/// Where to look, and how closely.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Search {
    /// The least input.
    pub low: f64,
    /// The greatest.
    pub high: f64,
    /// How near the output must come to the target, above 0.
    pub tolerance: f64,
    /// Into how many equal steps the range is cut to look for a crossing, from 1 to 100,000.
    pub steps: u32,
}

/// What was found.
#[derive(Clone, Debug, PartialEq)]
pub enum Found {
    /// An input that reaches the target.
    Root {
        /// The input.
        input: f64,
        /// The output there.
        output: f64,
        /// How many other crossings were seen further on; there may be more between two steps.
        others: usize,
    },
    /// The output crosses the target with a jump.
    Jump {
        /// Where it jumps.
        input: f64,
        /// The output just below.
        before: f64,
        /// The output just above.
        after: f64,
    },
    /// The output stays above the target at every step at which there is one.
    Above {
        /// The input at which it comes nearest.
        input: f64,
        /// The output there.
        output: f64,
        /// At how many steps there is no output.
        gaps: usize,
    },
    /// The output stays below the target at every step at which there is one.
    Below {
        /// The input at which it comes nearest.
        input: f64,
        /// The output there.
        output: f64,
        /// At how many steps there is no output.
        gaps: usize,
    },
    /// There is no output at any step.
    Nowhere,
}

/// The least input within the range at which `f` comes to `target`: the range is cut into steps, the first
/// step across the target is closed in on by Brent's method. Steps at which `f` is not a number are passed over.
pub fn seek(f: &dyn Fn(f64) -> f64, target: f64, search: &Search) -> Result<Found, Error> {
    finite("target", target)?;
    crate::error::within("tolerance", search.tolerance, f64::MIN_POSITIVE, f64::MAX)?;
    crate::error::within("steps", search.steps.into(), 1.0, 1e5)?;
    finite("low", search.low)?;
    finite("high", search.high)?;
    let Search { low, high, tolerance, steps } = *search;
    if low >= high {
        return Err(Error::Order { low, likely: low, high });
    }
    let input = |step: u32| {
        if step == steps { high } else { low + (high - low) * (f64::from(step) / f64::from(steps)) }
    };
    let points: Vec<(f64, f64)> = (0..=steps).map(input).map(|x| (x, f(x) - target)).collect();
    let mut found = None;
    let mut others = 0;
    let mut before: Option<(f64, f64)> = None;
    for &(x, excess) in &points {
        if excess.is_nan() {
            before = None;
            continue;
        }
        let crossing = match before {
            Some((_, other)) => other != 0.0 && (other > 0.0) != (excess > 0.0) || excess == 0.0,
            None => excess == 0.0,
        };
        if crossing && found.is_some() {
            others += 1;
        } else if crossing {
            found = Some((before.filter(|_| excess != 0.0), (x, excess)));
        }
        before = Some((x, excess));
    }
    let Some((before, (x, excess))) = found else { return Ok(nearest(&points, target, tolerance)) };
    let Some((start, _)) = before else {
        return Ok(Found::Root { input: x, output: excess + target, others });
    };
    let root = root::between(&|x| f(x) - target, start, x, 0.0);
    let output = f(root);
    if (output - target).abs() <= tolerance {
        return Ok(Found::Root { input: root, output, others });
    }
    let beside = 4.0 * f64::EPSILON * root.abs().max(f64::MIN_POSITIVE);
    let (before, after) = (f((root - beside).max(start)), f((root + beside).min(x)));
    // Steep is not broken: a value beside it may be near enough.
    for (input, output) in [(root - beside, before), (root + beside, after)] {
        if (output - target).abs() <= tolerance {
            return Ok(Found::Root { input, output, others });
        }
    }
    Ok(Found::Jump { input: root, before, after })
}

/// Without a crossing: the step that comes nearest.
fn nearest(points: &[(f64, f64)], target: f64, tolerance: f64) -> Found {
    let there = points.iter().filter(|(_, excess)| !excess.is_nan());
    let Some(&(input, excess)) = there.min_by(|a, b| a.1.abs().total_cmp(&b.1.abs())) else {
        return Found::Nowhere;
    };
    let (output, gaps) = (excess + target, points.iter().filter(|(_, excess)| excess.is_nan()).count());
    if excess.abs() <= tolerance {
        Found::Root { input, output, others: 0 }
    } else if excess > 0.0 {
        Found::Above { input, output, gaps }
    } else {
        Found::Below { input, output, gaps }
    }
}
