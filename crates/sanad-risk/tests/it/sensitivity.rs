//! Sensitivity against closed forms: Ishigami and Homma (1990), and sums of known variances.

use crate::close;
use sanad_risk::dependence::{Conflict, Correlation};
use sanad_risk::sensitivity::{Effort, Indices, deciles, indices, tornado};
use sanad_risk::sequence::Sampling;
use sanad_risk::{Distribution, Error, Problem, Run, trials};
use std::f64::consts::PI;

const FIRST: [f64; 3] = [0.313_905_191_147_811_46, 0.442_411_144_790_040_9, 0.0];
const TOTAL: [f64; 3] = [0.557_588_855_209_959_2, 0.442_411_144_790_040_9, 0.243_683_664_062_147_73];

fn ishigami() -> Problem<impl Fn(&[f64], &mut [f64]) + Sync> {
    let input = Distribution::uniform(-PI, PI).expect("a uniform");
    Problem::numbered(vec![input; 3], 1, |x: &[f64], y: &mut [f64]| {
        let wave = libm::sin(x[1]);
        y[0] = libm::sin(x[0]) * (1.0 + 0.1 * x[2] * x[2] * x[2] * x[2]) + 7.0 * wave * wave;
    })
    .expect("a problem")
}

fn of(seed: u64, base: usize, threads: usize) -> Indices {
    let effort = Effort { base, repeats: 8, seed, threads };
    indices(&ishigami(), &effort).expect("indices").swap_remove(0)
}

#[test]
fn ishigami_within_5_in_1000() {
    for seed in 0..12 {
        let found = of(seed, 16_384, 2);
        for input in 0..3 {
            close(&format!("first of {input}, seed {seed}"), found.first[input].value, FIRST[input], 0.005);
            close(&format!("total of {input}, seed {seed}"), found.total[input].value, TOTAL[input], 0.005);
        }
        // a²/8 + bπ⁴/5 + b²π⁸/18 + 1/2
        let variance = 49.0 / 8.0 + 0.1 * PI.powi_4() / 5.0 + 0.01 * PI.powi_4() * PI.powi_4() / 18.0 + 0.5;
        close("variance", found.variance.value, variance, 0.005);
    }
}

trait Fourth {
    fn powi_4(self) -> f64;
}

impl Fourth for f64 {
    fn powi_4(self) -> f64 {
        self * self * self * self
    }
}

#[test]
fn the_errors_of_indices_are_honest() {
    let mut hits = 0;
    for seed in 0..100 {
        let found = of(1_000 + seed, 1_024, 2);
        for input in 0..3 {
            hits += usize::from(found.first[input].holds(FIRST[input]));
            hits += usize::from(found.total[input].holds(TOTAL[input]));
        }
    }
    assert!((550..=592).contains(&hits), "{hits} of 600 intervals at 95 % hold");
}

#[test]
fn indices_are_the_same_on_any_number_of_threads() {
    let one = of(3, 4_096, 1);
    for threads in [2, 5] {
        assert_eq!(of(3, 4_096, threads), one);
    }
}

/// A sum has the shares of its variances, a product of centred inputs nothing in the first order.
#[test]
fn sums_and_products() {
    let made =
        [Distribution::normal(10.0, 3.0), Distribution::pert(0.0, 1.0, 6.0), Distribution::constant(4.0)];
    let inputs: Vec<Distribution> = made.map(|d| d.expect("a distribution")).into();
    let variances: Vec<f64> = inputs.iter().map(Distribution::variance).collect();
    let whole: f64 = variances.iter().sum();
    let means = [inputs[0].mean(), inputs[1].mean()];
    let problem = Problem::numbered(inputs, 2, move |x: &[f64], y: &mut [f64]| {
        y[0] = x[0] + x[1] + x[2];
        y[1] = (x[0] - means[0]) * (x[1] - means[1]);
    })
    .expect("a problem");
    let effort = Effort { base: 8_192, repeats: 8, seed: 1, threads: 1 };
    let found = indices(&problem, &effort).expect("indices");
    for (input, variance) in variances.iter().enumerate() {
        close("first of a sum", found[0].first[input].value, variance / whole, 0.004);
        close("total of a sum", found[0].total[input].value, variance / whole, 0.004);
    }
    for input in 0..2 {
        close("first of a product", found[1].first[input].value, 0.0, 0.03);
        close("total of a product", found[1].total[input].value, 1.0, 0.03);
    }
}

#[test]
fn what_has_no_indices_says_so() {
    let effort = Effort { base: 1_024, repeats: 8, seed: 1, threads: 1 };
    let of = |problem: Result<Problem<fn(&[f64], &mut [f64])>, Error>| {
        indices(&problem.expect("a problem"), &effort).expect_err("a fault")
    };
    let inputs = || vec![Distribution::uniform(0.0, 1.0).expect("a uniform"); 2];
    assert_eq!(of(Problem::numbered(inputs(), 1, |_, y| y[0] = 3.0)), Error::Constant { output: 0 });
    let never = of(Problem::numbered(inputs(), 1, |_, _| ()));
    assert!(matches!(never, Error::NotANumber { output: 0, .. }));
    let correlation = Correlation::of_pairs(2, &[(0, 1, 0.5)]).expect("a matrix");
    let model: fn(&[f64], &mut [f64]) = |x, y| y[0] = x[0];
    let dependent = Problem::numbered(inputs(), 1, model)
        .and_then(|p| p.correlated(vec![0, 1], &correlation, Conflict::Refuse));
    assert_eq!(of(dependent), Error::Dependent);
}

#[test]
fn a_tornado_has_what_moves_most_first() {
    let made = [
        Distribution::uniform(0.0, 10.0),
        Distribution::constant(5.0),
        Distribution::normal(0.0, 1.0),
        Distribution::triangular_p10_p90(1.0, 2.0, 7.0),
    ];
    let inputs: Vec<Distribution> = made.map(|d| d.expect("a distribution")).into();
    let problem = Problem::numbered(inputs.clone(), 1, |x: &[f64], y: &mut [f64]| {
        y[0] = x[0] + x[1] - 10.0 * x[2] + 0.5 * x[3];
    })
    .expect("a problem");
    let (base, bars) = tornado(&problem, 0).expect("a tornado");
    close("base", base, 10.0 + 0.5 * inputs[3].quantile(0.5), 1e-12);
    assert_eq!(bars.iter().map(|bar| bar.input).collect::<Vec<_>>(), [2, 0, 3]);
    close("a normal ten times", bars[0].swing(), 20.0 * 1.281_551_565_544_600_4, 1e-12);
    assert!(bars[0].at_low > bars[0].at_high, "more of it is less");
    close("P10 to P90 of a uniform", bars[1].swing(), 8.0, 1e-12);
    close("half of P10 to P90", bars[2].swing(), 3.0, 1e-12);
}

#[test]
fn means_over_deciles_follow_the_input() {
    let input = Distribution::uniform(0.0, 10.0).expect("a uniform");
    let problem = Problem::numbered(vec![input; 2], 1, |x: &[f64], y: &mut [f64]| y[0] = x[0] * x[0] + x[1])
        .expect("a problem");
    let run = Run { trials: 16_384, sampling: Sampling::Sobol, seed: 5, threads: 2 };
    let made = trials(&problem, &run, &|| false, &mut |_| ()).expect("trials");
    let means = deciles(&made.inputs[0], &made.outputs[0], 10).expect("means");
    for (decile, mean) in means.iter().enumerate() {
        // The mean of x² between d and d + 1, and of the other input.
        let d = decile as f64;
        let wanted = d * d + d + 1.0 / 3.0 + 5.0;
        assert!((mean.value - wanted).abs() < 5.0 * mean.error + 0.05, "{decile}: {mean:?}, wanted {wanted}");
    }
    let flat = deciles(&made.inputs[1], &made.outputs[0], 10).expect("means");
    assert!(flat[9].value - flat[0].value < 12.0 && means[9].value - means[0].value > 80.0);
    assert!(deciles(&[1.0; 19], &[1.0; 19], 10).is_err());
}
