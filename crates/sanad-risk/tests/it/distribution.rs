//! Distributions against their closed forms, and the quantile against the cdf.

use crate::close;
use proptest::prelude::*;
use sanad_risk::{Distribution, Error};

/// One of each kind, with its mean and variance as text books have them.
fn known() -> Vec<(&'static str, Distribution, f64, f64)> {
    let ok = |made: Result<Distribution, Error>| made.expect("a distribution");
    let event = |chance| Distribution::event(chance, ok(Distribution::uniform(10.0, 20.0)));
    vec![
        ("constant", ok(Distribution::constant(7.0)), 7.0, 0.0),
        ("uniform", ok(Distribution::uniform(2.0, 8.0)), 5.0, 3.0),
        ("triangular", ok(Distribution::triangular(1.0, 2.0, 6.0)), 3.0, 21.0 / 18.0),
        // α = 1.8, β = 4.2 on 5: 25·1.8·4.2 ÷ (36·7).
        ("pert", ok(Distribution::pert(1.0, 2.0, 6.0)), 2.5, 0.75),
        ("beta", ok(Distribution::beta(2.0, 3.0, 0.0, 10.0)), 4.0, 4.0),
        ("normal", ok(Distribution::normal(-3.0, 2.0)), -3.0, 4.0),
        ("lognormal", ok(Distribution::lognormal(10.0, 4.0)), 10.0, 16.0),
        // 0.3·(100/12) + 0.3·0.7·15².
        ("event", ok(event(0.3)), 4.5, 49.75),
        ("discrete", ok(Distribution::discrete(&[(1.0, 0.5), (-2.0, 0.25), (5.0, 0.25)])), 1.25, 6.1875),
        ("empirical", ok(Distribution::empirical(&[1.0, 4.0, 4.0, 7.0])), 4.0, 4.5),
        // Halves of uniforms on 0–2 and 2–6: mean (1 + 4) ÷ 2, second moment (4/3 + 52/3) ÷ 2.
        ("smooth", ok(Distribution::empirical_smooth(&[2.0, 0.0, 6.0])), 2.5, 28.0 / 3.0 - 6.25),
    ]
}

#[test]
fn means_and_variances_as_text_books_have_them() {
    for (name, d, mean, variance) in known() {
        close(&format!("mean of {name}"), d.mean(), mean, 1e-14);
        close(&format!("variance of {name}"), d.variance(), variance, 1e-13);
    }
}

#[test]
fn the_quantiles_have_that_mean_and_variance() {
    const POINTS: u32 = 200_000;
    for (name, d, mean, variance) in known() {
        let values: Vec<f64> =
            (0..POINTS).map(|i| d.quantile((f64::from(i) + 0.5) / f64::from(POINTS))).collect();
        let n = f64::from(POINTS);
        let own = values.iter().sum::<f64>() / n;
        let spread = values.iter().map(|v| (v - own) * (v - own)).sum::<f64>() / n;
        close(&format!("mean of {name}"), own, mean, 1e-4);
        close(&format!("variance of {name}"), spread, variance, 2e-3);
        assert!(values.windows(2).all(|w| w[0] <= w[1]), "{name} rises");
    }
}

#[test]
fn p10_mode_and_p90_are_what_was_asked() {
    for (low, likely, high) in [(10.0, 12.0, 20.0), (10.0, 10.0, 20.0), (-5.0, 6.0, 6.0), (1e6, 1.4e6, 1.5e6)]
    {
        let fits = [
            Distribution::triangular_p10_p90(low, likely, high).expect("a triangle"),
            Distribution::pert_p10_p90(low, likely, high).expect("a PERT"),
        ];
        for d in fits {
            close("P10", d.quantile(0.1), low, 1e-12);
            close("P90", d.quantile(0.9), high, 1e-12);
            // The mode: the cdf is steepest there.
            let (h, steep) = (1e-3 * (high - low), |x: f64, h: f64| d.cdf(x + h) - d.cdf(x - h));
            for away in [-0.02, 0.02] {
                let beside = likely + away * (high - low);
                assert!(
                    steep(likely, h) > steep(beside, h),
                    "{d:?} is steepest at {likely}, not at {beside}"
                );
            }
        }
    }
    for d in [
        Distribution::uniform_p10_p90(3.0, 9.0).expect("a uniform"),
        Distribution::normal_p10_p90(3.0, 9.0).expect("a normal"),
        Distribution::lognormal_p10_p90(3.0, 9.0).expect("a lognormal"),
    ] {
        close("P10", d.quantile(0.1), 3.0, 1e-13);
        close("P90", d.quantile(0.9), 9.0, 1e-13);
    }
}

#[test]
fn what_cannot_be_says_the_way_out() {
    let wrong = |made: Result<Distribution, Error>| made.expect_err("a fault").to_string();
    assert_eq!(
        wrong(Distribution::triangular_p10_p90(10.0, 8.0, 20.0)),
        "No triangular distribution has P10 10, mode 8 and P90 20: its mode must lie between 9.188611699158102 \
         and 20.811388300841898. Maybe another likely value, or low and high as absolute ends."
    );
    assert!(wrong(Distribution::pert(5.0, 5.0, 5.0)).ends_with("Maybe a constant where there is no range."));
    assert!(
        wrong(Distribution::triangular(5.0, 9.0, 8.0))
            .starts_with("Low, likely and high (5, 9, 8) must rise")
    );
    assert!(wrong(Distribution::normal(f64::NAN, 1.0)).contains("must be a number"));
    assert!(wrong(Distribution::lognormal_p10_p90(-1.0, 8.0)).starts_with("The `low` (-1) must lie between"));
    assert!(
        wrong(Distribution::discrete(&[(1.0, 0.5), (2.0, 0.4)])).starts_with("The chances add up to 0.9")
    );
    assert!(wrong(Distribution::empirical(&[])).starts_with("0 values are too few"));
    let reaching = Distribution::pert_p10_p90(1.0, 4.0, 30.0).and_then(|d| d.at_least(0.0));
    assert!(wrong(reaching).contains("below 0, the least that can be"));
    assert!(Distribution::pert_p10_p90(20.0, 24.0, 30.0).and_then(|d| d.at_least(0.0)).is_ok());
}

#[test]
fn a_risk_that_may_help_or_harm_keeps_its_order() {
    let swing =
        Distribution::event(0.4, Distribution::uniform(-5.0, 15.0).expect("a uniform")).expect("an event");
    close("a tenth of all cases are below nought", swing.cdf(-1e-12), 0.1, 1e-9);
    close("the middle of those", swing.quantile(0.05), -2.5, 1e-12);
    close("nothing happens", swing.quantile(0.5), 0.0, 0.0);
    close("the middle of those above", swing.quantile(0.85), 7.5, 1e-12);
    let sure = Distribution::event(1.0, Distribution::constant(3.0).expect("a constant")).expect("an event");
    assert_eq!(sure.ends(), (3.0, 3.0));
    let never = Distribution::event(0.0, Distribution::constant(3.0).expect("a constant")).expect("an event");
    assert!(never.is_constant() && never.ends() == (0.0, 0.0));
}

fn smooth() -> impl Strategy<Value = Distribution> {
    let three = (-1e3..1e3, 0.01..0.99f64, 0.1..1e3)
        .prop_map(|(low, place, width): (f64, f64, f64)| (low, low + place * width, low + width));
    let made = |d: Result<Distribution, Error>| d.expect("a distribution");
    prop_oneof![
        three.clone().prop_map(move |(a, m, b)| made(Distribution::triangular(a, m, b))),
        three.clone().prop_map(move |(a, m, b)| made(Distribution::pert(a, m, b))),
        three.clone().prop_map(move |(a, m, b)| made(Distribution::triangular_p10_p90(a, m, b))),
        three.clone().prop_map(move |(a, m, b)| made(Distribution::pert_p10_p90(a, m, b))),
        three.clone().prop_map(move |(a, _, b)| made(Distribution::uniform(a, b))),
        three.prop_map(move |(a, _, b)| made(Distribution::normal(a, b - a))),
        (0.1..1e3, 0.1..1e3).prop_map(move |(mean, sd)| made(Distribution::lognormal(mean, sd))),
        (0.3..30.0, 0.3..30.0).prop_map(move |(a, b)| made(Distribution::beta(a, b, 0.0, 3.0))),
        proptest::collection::vec(-50.0..50.0, 2..9)
            .prop_map(move |values| made(Distribution::empirical_smooth(&values))),
    ]
}

proptest! {
    #[test]
    fn quantile_and_cdf_undo_each_other(d in smooth(), p in 1e-6..(1.0 - 1e-6)) {
        let x = d.quantile(p);
        let back = d.cdf(x);
        prop_assert!((back - p).abs() <= 1e-9, "{d:?}: cdf of quantile of {p} is {back}");
        let again = d.quantile(back);
        prop_assert!((again - x).abs() <= 1e-9 * (1.0 + x.abs() + d.sd()), "{d:?}: {x}, {again}");
    }

    #[test]
    fn a_step_is_taken_at_its_value(values in proptest::collection::vec(-9i32..9, 1..20), p in 0.0..=1.0) {
        let values: Vec<f64> = values.into_iter().map(f64::from).collect();
        let d = Distribution::empirical(&values).expect("a distribution");
        let x = d.quantile(p);
        prop_assert!(d.cdf(x) >= p - 1e-12 && d.cdf(x - 1e-9) <= p + 1e-12);
        let share = values.iter().filter(|v| **v <= x).count() as f64 / values.len() as f64;
        prop_assert!((d.cdf(x) - share).abs() < 1e-12);
    }
}
