//! What an activity does to the end of its project, from what happened to both in each trial.
//!
//! Williams (1992), *Criticality in stochastic networks*, J. Opl Res. Soc. 43, 353–357; Vanhoucke (2010),
//! *Using activity sensitivity and network topology information to monitor project time performance*, Omega 38.

use crate::error::{Error, within};
use crate::statistics::{Estimate, moments, of_repeats, rank_correlation, share};

/// Criticality index: the chance to be critical.
pub fn criticality(critical: &[bool]) -> Result<Estimate, Error> {
    let hits = critical.iter().filter(|critical| **critical).count();
    share(hits as u64, critical.len() as u64)
}

/// Significance index: the mean of `duration ÷ (duration + slack) × end ÷ mean end`, with the standard error of
/// a ratio of means. Durations and slacks from 0; an activity without duration has none. The end is counted
/// from the beginning of the project and its mean is above 0.
pub fn significance(duration: &[f64], slack: &[f64], end: &[f64]) -> Result<Estimate, Error> {
    for (what, column) in [("slacks", slack), ("project ends", end)] {
        if column.len() != duration.len() {
            return Err(Error::Length { what, there: column.len(), wanted: duration.len() });
        }
    }
    for (duration, slack) in duration.iter().zip(slack) {
        within("duration", *duration, 0.0, f64::MAX)?;
        within("slack", *slack, 0.0, f64::MAX)?;
    }
    let mean_end = of_repeats(end)?.value;
    within("mean end", mean_end, f64::MIN_POSITIVE, f64::MAX)?;
    let part =
        |(duration, slack): (&f64, &f64)| if *duration > 0.0 { duration / (duration + slack) } else { 0.0 };
    let parts: Vec<f64> = duration.iter().zip(slack).map(part).collect();
    let value = parts.iter().zip(end).map(|(p, e)| p * e).sum::<f64>() / end.len() as f64 / mean_end;
    let left: Vec<f64> = parts.iter().zip(end).map(|(p, e)| (p - value) * e / mean_end).collect();
    let around = of_repeats(&left)?;
    Ok(Estimate { value, error: around.error, low: value + around.low, high: value + around.high })
}

/// Cruciality index: the size of the rank correlation of duration and end. At least four trials in which
/// neither is always the same.
pub fn cruciality(duration: &[f64], end: &[f64]) -> Result<Estimate, Error> {
    let r = rank_correlation(duration, end)?;
    let (near, far) = (r.low.abs().min(r.high.abs()), r.low.abs().max(r.high.abs()));
    let low = if r.holds(0.0) { 0.0 } else { near };
    Ok(Estimate { value: r.value.abs(), error: r.error, low, high: far })
}

/// Schedule sensitivity index: criticality times the spread of the duration over that of the end. At least two
/// trials in which the end is not always the same.
pub fn schedule_sensitivity(criticality: f64, duration: &[f64], end: &[f64]) -> Result<f64, Error> {
    within("criticality", criticality, 0.0, 1.0)?;
    if duration.len() != end.len() {
        return Err(Error::Length { what: "project ends", there: end.len(), wanted: duration.len() });
    }
    let (own, whole) = (moments(duration).1, moments(end).1);
    if whole > 0.0 { Ok(criticality * (own / whole).sqrt()) } else { Err(Error::NoSpread) }
}
