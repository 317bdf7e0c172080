//! What is taken, but worth a look.

use sanad_model::{Finding, Place, said};
use sanad_outcomes::appraise::Input;

/// Whether a figure is a rate a year: of discount, growth of prices, of a loan, of what reserves earn, of preferred shares.
fn is_rate(path: &str) -> bool {
    let parts: Vec<&str> = path.split('.').collect();
    matches!(
        parts.as_slice(),
        ["discount" | "growth", ..]
            | ["economy", "rate"]
            | ["finance", _, "rate", ..]
            | ["reserve", _, "earns"]
            | ["equity", _, "preferred"]
    )
}

/// Rates of a hundred per cent a year and more. Where money loses its worth fast there are such rates; elsewhere
/// somebody wrote per cents.
pub(super) fn rates(all: &[Input], place: &dyn Fn(&str) -> Place) -> Vec<Finding> {
    let high = all.iter().filter(|own| is_rate(&own.path) && own.figure.number::<f64>() >= 1.0);
    high.map(|own| {
        let rate: f64 = own.figure.number();
        let plain = |n: f64| (n * 1e6).round() / 1e6;
        let meant = said("rate-meant").with(plain(rate * 100.0)).with(plain(rate / 100.0));
        Finding::warning(place(&own.path), "rate-as-share", rate.to_string(), meant)
    })
    .collect()
}
