//! Indices of activities on two parallel activities, counted by hand, and on simulated ones.

use crate::close;
use sanad_risk::activity::{criticality, cruciality, schedule_sensitivity, significance};

/// One of two parallel activities; the other always takes 5.
const DURATION: [f64; 4] = [4.0, 6.0, 8.0, 2.0];
const END: [f64; 4] = [5.0, 6.0, 8.0, 5.0];
const SLACK: [f64; 4] = [1.0, 0.0, 0.0, 3.0];

#[test]
fn two_parallel_activities_by_hand() {
    let critical: Vec<bool> = SLACK.iter().map(|slack| *slack <= 0.0).collect();
    let ci = criticality(&critical).expect("one");
    close("critical in two of four", ci.value, 0.5, 1e-15);
    // (0.8·5 + 6 + 8 + 0.4·5) ÷ 4 ÷ 6.
    let si = significance(&DURATION, &SLACK, &END).expect("one");
    close("significance", si.value, 5.0 / 6.0, 1e-14);
    assert!(si.low < si.value && si.value < si.high);
    // Ranks 2 3 4 1 and 1.5 3 4 1.5: 4.5 ÷ √(5 · 4.5).
    close("cruciality", cruciality(&DURATION, &END).expect("one").value, 0.9f64.sqrt(), 1e-14);
    // 0.5 · √(20 ÷ 6).
    let ssi = schedule_sensitivity(ci.value, &DURATION, &END).expect("one");
    close("schedule sensitivity", ssi, 0.5 * (10.0f64 / 3.0).sqrt(), 1e-14);
    // The other activity is always as long, so nothing of the end goes with it.
    assert!(cruciality(&[5.0; 4], &END).is_err());
    close("no spread, no sensitivity", schedule_sensitivity(0.5, &[5.0; 4], &END).expect("one"), 0.0, 0.0);
    assert!(
        significance(&[-1.0; 4], &SLACK, &END).is_err()
            && significance(&DURATION, &SLACK[..3], &END).is_err()
    );
    close("a milestone", significance(&[0.0; 4], &[0.0; 4], &END).expect("one").value, 0.0, 0.0);
}

#[test]
fn the_sign_does_not_matter_to_cruciality() {
    let falling: Vec<f64> = DURATION.iter().map(|d| -d).collect();
    let (up, down) = (cruciality(&DURATION, &END).expect("one"), cruciality(&falling, &END).expect("one"));
    close("value", down.value, up.value, 1e-15);
    close("low", down.low, up.low, 1e-12);
    close("high", down.high, up.high, 1e-12);
    let x: Vec<f64> = (0..40).map(f64::from).collect();
    let y: Vec<f64> = (0..40).map(|i| f64::from(i * 17 % 40)).collect();
    let weak = cruciality(&x, &y).expect("one");
    assert!(weak.low <= 0.0 && weak.value >= 0.0 && weak.high < 0.6, "{weak:?}");
}
