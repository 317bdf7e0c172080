//! The gap between a value and its bound, as every plan states it.

/// The relative distance `|bound − value| / max(|bound|, |value|)`, a ratio from 0 to 1 for
/// values of one sign.
///
/// Zero when both are zero. Not a number if either is.
///
/// ```
/// assert_eq!(sanad_plan::gap(90.0, 100.0), 0.1);
/// assert_eq!(sanad_plan::gap(0.0, 0.0), 0.0);
/// ```
pub fn gap(bound: f64, value: f64) -> f64 {
    let size = bound.abs().max(value.abs());
    if size == 0.0 {
        return 0.0;
    }
    (bound - value).abs() / size
}
