//! The worth of information against the loss function of the normal (Raiffa and Schlaifer 1961).

use sanad_risk::information::{of_everything, of_input};
use sanad_risk::sequence::Sampling;
use sanad_risk::special::{normal_cdf, normal_density};
use sanad_risk::{Distribution, Problem, Run, Trials, trials};

/// Doing nothing, or something worth `MEAN + 3x + 2y` with standard normals.
const MEAN: f64 = 1.0;

fn made(seed: u64, trials_of: u64) -> Trials {
    let normal = Distribution::normal(0.0, 1.0).expect("a normal");
    let problem = Problem::numbered(vec![normal; 3], 2, |x: &[f64], y: &mut [f64]| {
        y[0] = 0.0;
        y[1] = MEAN + 3.0 * x[0] + 2.0 * x[1];
    })
    .expect("a problem");
    let run = Run { trials: trials_of, sampling: Sampling::Random, seed, threads: 2 };
    trials(&problem, &run, &|| false, &mut |_| ()).expect("trials")
}

/// `E max(0, W) − max(0, mean)` of a normal `W`.
fn loss(sd: f64) -> f64 {
    sd * normal_density(MEAN / sd) + MEAN * normal_cdf(MEAN / sd) - MEAN
}

#[test]
fn worth_of_all_inputs_and_of_one() {
    let mut hits = [0; 3];
    for seed in 0..100 {
        let t = made(seed, 4_000);
        let all = of_everything(&t.outputs).expect("a worth");
        assert_eq!(all.option, 1);
        hits[0] += usize::from(all.gain.holds(loss(13f64.sqrt())));
        let first = of_input(&t.outputs, &t.inputs[0]).expect("a worth");
        hits[1] += usize::from(first.gain.holds(loss(3.0)));
        let second = of_input(&t.outputs, &t.inputs[1]).expect("a worth");
        hits[2] += usize::from(second.gain.holds(loss(2.0)));
        assert!(first.gain.value < all.gain.value && second.gain.value < first.gain.value);
        let none = of_input(&t.outputs, &t.inputs[2]).expect("a worth");
        assert!(none.gain.low <= 0.0 && none.gain.value < 0.1, "{none:?}");
    }
    assert!(hits.iter().all(|hits| *hits >= 88), "{hits:?} of 100 intervals at 95 % hold");
}

/// A survey that tells whether something is there: worth what the wrong choice would cost, times its chance.
#[test]
fn a_survey_of_a_risk() {
    let inputs =
        vec![Distribution::event(0.25, Distribution::constant(1.0).expect("a constant")).expect("an event")];
    let problem = Problem::numbered(inputs, 3, |x: &[f64], y: &mut [f64]| {
        y.copy_from_slice(&[10.0 - 30.0 * x[0], 4.0, 1.0]);
    })
    .expect("a problem");
    let run = Run { trials: 4_096, sampling: Sampling::Sobol, seed: 2, threads: 1 };
    let t = trials(&problem, &run, &|| false, &mut |_| ()).expect("trials");
    let survey = of_input(&t.outputs, &t.inputs[0]).expect("a worth");
    // Without: 4 for sure, against 10 − 7.5. With: 0.75 × 10 + 0.25 × 4.
    assert_eq!((survey.option, survey.without), (1, 4.0));
    assert!((survey.gain.value - 4.5).abs() < 1e-9, "{survey:?}");
    assert_eq!(survey.gain.value.to_bits(), of_everything(&t.outputs).expect("a worth").gain.value.to_bits());
    assert!(of_input(&t.outputs, &t.inputs[0][1..]).is_err());
    assert!(of_everything(&[vec![1.0; 9]]).is_err());
}
