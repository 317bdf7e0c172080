//! Sensitivity against closed forms: Ishigami and Homma (1990), and sums of known variances.

use crate::close;
use sanad_risk::dependence::{Conflict, Correlation};
use sanad_risk::sensitivity::{Effort, Indices, deciles, indices, of_groups, tornado};
use sanad_risk::sequence::{Sampling, Sequence};
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
    let effort = Effort { base, batches: 8, seed, threads };
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

/// On the safe side: the points of all batches are spread more evenly than those of each.
#[test]
fn the_errors_of_indices_are_honest() {
    let mut hits = 0;
    let (mut told, mut made) = (0.0, 0.0);
    for seed in 0..100 {
        let found = of(1_000 + seed, 1_024, 2);
        for (found, known) in found.first.iter().chain(&found.total).zip(FIRST.into_iter().chain(TOTAL)) {
            hits += usize::from(found.holds(known));
            told += found.error * found.error;
            made += (found.value - known) * (found.value - known);
        }
    }
    assert!(hits >= 570, "{hits} of 600 intervals at 95 % hold");
    let ratio = (told / made).sqrt();
    assert!((1.0..10.0).contains(&ratio), "errors told are {ratio} times those made");
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
    let effort = Effort { base: 8_192, batches: 8, seed: 1, threads: 1 };
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

/// Ishigami's function by groups, from rows drawn at random: each group a list of inputs.
fn by_groups(groups: &[&[usize]], rows: usize, seed: u64) -> Indices {
    let draws = Sequence::new(Sampling::Random, seed, rows as u64);
    let column = |key: u32| {
        let mut column = vec![0.0; rows];
        draws.fill(key, 0, &mut column);
        column.into_iter().map(|u| PI * (2.0 * u - 1.0)).collect::<Vec<f64>>()
    };
    let (a, b): (Vec<_>, Vec<_>) = ((0..3).map(column).collect(), (3..6).map(column).collect());
    let problem = ishigami();
    let at = |own: &[usize]| -> Vec<f64> {
        let side = |input: usize| if own.contains(&input) { &b } else { &a };
        (0..rows).map(|row| problem.evaluate(&[0, 1, 2].map(|input| side(input)[input][row]))[0]).collect()
    };
    let mixed: Vec<Vec<f64>> = groups.iter().map(|own| at(own)).collect();
    of_groups(&at(&[]), &at(&[0, 1, 2]), &mixed).expect("indices")
}

/// Without the control variate such a group would have the chance correlation of the two samples.
#[test]
fn a_group_that_does_nothing_has_no_index() {
    let found = by_groups(&[&[0, 1, 2], &[]], 50, 3);
    assert!(found.first[1].value.abs() < 1e-12 && found.total[1].value.abs() < 1e-12, "{found:?}");
    assert!(found.first[1].error < 1e-12 && found.first[0].holds(1.0), "{found:?}");
}

/// What the first and third do together stays within their group; of the first two only what they do with the third
/// goes out of it.
#[test]
fn ishigami_by_groups() {
    let (wave, together) = (FIRST[1], TOTAL[0]);
    for (groups, first, total) in [
        (vec![&[0, 2][..], &[1]], [together, wave], [together, wave]),
        (vec![&[0, 1][..], &[2]], [FIRST[0] + wave, 0.0], [1.0, TOTAL[2]]),
        (vec![&[0, 1, 2][..], &[]], [1.0, 0.0], [1.0, 0.0]),
    ] {
        let found = by_groups(&groups, 40_000, 5);
        for group in 0..2 {
            close(&format!("first of {:?}", groups[group]), found.first[group].value, first[group], 0.02);
            close(&format!("total of {:?}", groups[group]), found.total[group].value, total[group], 0.02);
        }
    }
}

#[test]
fn the_errors_of_groups_are_honest() {
    let known = [TOTAL[0], FIRST[1], TOTAL[0], FIRST[1]];
    let mut hits = 0;
    let (mut told, mut made) = (0.0, 0.0);
    for seed in 0..200 {
        let found = by_groups(&[&[0, 2], &[1]], 400, seed);
        for (found, known) in found.first.iter().chain(&found.total).zip(known) {
            hits += usize::from(found.holds(known));
            told += found.error * found.error;
            made += (found.value - known) * (found.value - known);
        }
    }
    assert!((744..=776).contains(&hits), "{hits} of 800 intervals at 95 % hold");
    let ratio = (told / made).sqrt();
    assert!((0.85..1.15).contains(&ratio), "errors told are {ratio} times those made");
}

#[test]
fn groups_that_have_no_indices_say_so() {
    let rows = [1.0, 2.0, 4.0, 8.0, 3.0, 5.0, 9.0, 7.0];
    assert_eq!(of_groups(&[2.0; 8], &[2.0; 8], &[]), Err(Error::Constant { output: 0 }));
    assert!(matches!(of_groups(&rows[..7], &rows[..7], &[]), Err(Error::TooFew { there: 7, least: 8, .. })));
    assert!(matches!(of_groups(&rows, &rows[..7], &[]), Err(Error::Length { there: 7, wanted: 8, .. })));
    assert!(of_groups(&rows, &rows, &[vec![f64::NAN; 8]]).is_err());
}

#[test]
fn what_has_no_indices_says_so() {
    type Model = fn(&[f64], &mut [f64]);
    let effort = Effort { base: 1_024, batches: 8, seed: 1, threads: 1 };
    let of = |problem: Result<Problem<Model>, Error>| {
        indices(&problem.expect("a problem"), &effort).expect_err("a fault")
    };
    let inputs = || vec![Distribution::uniform(0.0, 1.0).expect("a uniform"); 2];
    assert_eq!(of(Problem::numbered(inputs(), 1, |_, y| y[0] = 3.0)), Error::Constant { output: 0 });
    let never = of(Problem::numbered(inputs(), 1, |_, _| ()));
    assert!(matches!(never, Error::NotANumber { output: 0, .. }));
    let correlation = Correlation::of_pairs(2, &[(0, 1, 0.5)]).expect("a matrix");
    let model: Model = |x, y| y[0] = x[0];
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
