//! Statistics against scipy 1.17 and numpy 2.4, and the coverage of every interval.

use crate::close;
use proptest::prelude::*;
use sanad_risk::sequence::{Sampling, Sequence};
use sanad_risk::special::normal_quantile;
use sanad_risk::statistics::{Estimate, Sample, correlation, of_repeats, rank_correlation, ranks, share};
use sanad_risk::{Distribution, Error};

const X: [f64; 20] = [
    12.1, 3.4, 7.7, 25.0, 8.8, 1.2, 9.9, 14.3, 6.5, 30.2, 11.0, 4.4, 5.0, 18.6, 2.2, 10.5, 7.1, 13.9, 16.0,
    21.7,
];
const Y: [f64; 20] =
    [5.0, 3.0, 3.0, 9.0, 4.0, 1.0, 4.0, 8.0, 2.0, 9.0, 5.0, 5.0, 1.0, 7.0, 0.0, 4.0, 3.0, 2.0, 6.0, 8.0];

#[test]
fn as_scipy_and_numpy_have_them() {
    let sample = Sample::new(&X).expect("a sample");
    let mean = sample.mean().expect("a mean");
    close("mean", mean.value, 11.475, 1e-14);
    close("its error", mean.error, 1.733_066_570_228_075_6, 1e-13);
    close("its lower end", mean.low, 7.847_649_980_621_731, 1e-12);
    close("its upper end", mean.high, 15.102_350_019_378_267, 1e-12);
    close("sd", sample.sd().expect("an sd").value, 7.750_509_321_124_781, 1e-13);
    for (p, wanted) in [(0.1, 2.8), (0.5, 10.2), (0.8, 17.3), (0.95, 27.6)] {
        close("numpy's percentile by Hazen", sample.point(p), wanted, 1e-14);
    }
    // scipy.stats.mstats.mjci
    let errors = [
        (0.1, 1.003_705_321_031_622_2),
        (0.25, 1.741_800_892_970_895_7),
        (0.5, 2.008_994_997_724_832_5),
        (0.8, 3.988_763_133_798_616),
    ];
    for (p, wanted) in errors {
        close("Maritz and Jarrett", sample.quantile(p).expect("a quantile").error, wanted, 1e-12);
    }
    close("Spearman", rank_correlation(&X, &Y).expect("one").value, 0.839_652_287_895_981_7, 1e-14);
    let pearson = correlation(&X, &Y).expect("one");
    close("Pearson", pearson.value, 0.867_898_284_050_902_6, 1e-14);
    close("its lower end", pearson.low, 0.690_618_554_952_613_9, 1e-13);
    close("its upper end", pearson.high, 0.946_791_468_436_588_6, 1e-13);
    let wilson = share(7, 20).expect("a share");
    close("Wilson's lower end", wilson.low, 0.181_191_824_101_082_1, 1e-13);
    close("Wilson's upper end", wilson.high, 0.567_145_723_314_763_7, 1e-13);
    assert_eq!(ranks(&[3.0, 1.0, 3.0, 2.0]), [3.5, 1.0, 3.5, 2.0]);
}

/// Draws of a distribution for repeat `repeat`.
fn draws(d: &Distribution, repeat: u32, count: usize) -> Vec<f64> {
    let mut out = vec![0.0; count];
    Sequence::new(Sampling::Random, 2_026, count as u64).fill(repeat, 0, &mut out);
    out.iter().map(|u| d.quantile(*u)).collect()
}

/// Of 1,000 intervals that should hold in 95 of 100 cases, between 930 and 970 do.
#[track_caller]
fn covers(what: &str, hits: usize) {
    assert!((930..=970).contains(&hits), "{what}: {hits} of 1,000 intervals hold");
}

#[test]
fn intervals_hold_in_95_of_100_cases() {
    let cases = [
        ("normal", Distribution::normal(50.0, 8.0)),
        ("PERT", Distribution::pert(10.0, 14.0, 40.0)),
        ("lognormal", Distribution::lognormal(100.0, 30.0)),
    ];
    for (name, made) in cases {
        let d = made.expect("a distribution");
        let at = d.quantile(0.3);
        let mut hits = [0usize; 7];
        for repeat in 0..1_000 {
            let sample = Sample::new(&draws(&d, repeat, 400)).expect("a sample");
            let quantile = |p| sample.quantile(p).expect("a quantile").holds(d.quantile(p));
            let held = [
                sample.mean().expect("a mean").holds(d.mean()),
                sample.sd().expect("an sd").holds(d.sd()),
                quantile(0.1),
                quantile(0.5),
                quantile(0.8),
                quantile(0.95),
                sample.share_at_most(at).holds(0.3),
            ];
            for (hit, held) in hits.iter_mut().zip(held) {
                *hit += usize::from(held);
            }
        }
        for (what, hits) in ["mean", "sd", "P10", "P50", "P80", "P95", "chance"].iter().zip(hits) {
            covers(&format!("{what} of {name}"), hits);
        }
    }
}

#[test]
fn intervals_of_correlations_hold_too() {
    let rho: f64 = 0.6;
    // Kendall and Gibbons (1990): the rank correlation of a normal with itself.
    let spearman = 6.0 / std::f64::consts::PI * libm::asin(0.5 * rho);
    let normal = Distribution::normal(0.0, 1.0).expect("a normal");
    let mut hits = [0; 2];
    for repeat in 0..1_000 {
        let x = draws(&normal, 2 * repeat, 200);
        let other = draws(&normal, 2 * repeat + 1, 200);
        let y: Vec<f64> = x.iter().zip(other).map(|(x, e)| rho * x + (1.0 - rho * rho).sqrt() * e).collect();
        hits[0] += usize::from(correlation(&x, &y).expect("one").holds(rho));
        hits[1] += usize::from(rank_correlation(&x, &y).expect("one").holds(spearman));
    }
    covers("Pearson", hits[0]);
    covers("Spearman", hits[1]);
}

/// The mean of the standard errors is the spread of what they are errors of.
#[test]
fn standard_errors_are_the_spread_over_repeats() {
    let d = Distribution::pert(10.0, 14.0, 40.0).expect("a PERT");
    let estimates = |f: &dyn Fn(&Sample) -> Estimate| -> (f64, f64) {
        let all: Vec<Estimate> =
            (0..600).map(|r| f(&Sample::new(&draws(&d, r, 400)).expect("a sample"))).collect();
        let values: Vec<f64> = all.iter().map(|e| e.value).collect();
        let error = all.iter().map(|e| e.error).sum::<f64>() / all.len() as f64;
        (error, Sample::new(&values).and_then(|s| s.sd()).expect("a spread").value)
    };
    for p in [0.1, 0.5, 0.8, 0.95] {
        let (error, spread) = estimates(&|s| s.quantile(p).expect("a quantile"));
        assert!((error / spread - 1.0).abs() < 0.12, "P{p}: {error}, spread {spread}");
    }
    let (error, spread) = estimates(&|s| s.sd().expect("an sd"));
    assert!((error / spread - 1.0).abs() < 0.12, "sd: {error}, spread {spread}");
}

/// Quantiles of Sobol' points have no error of their own; repeats with other seeds have.
#[test]
fn repeats_tell_the_error_of_what_is_not_independent() {
    let d = Distribution::pert(10.0, 14.0, 40.0).expect("a PERT");
    let p80 = |sampling, seed| {
        let mut out = vec![0.0; 256];
        Sequence::new(sampling, seed, 256).fill(0, 0, &mut out);
        let values: Vec<f64> = out.iter().map(|u| d.quantile(*u)).collect();
        Sample::new(&values).expect("a sample").point(0.8)
    };
    let mut hits = 0;
    let mut errors = [0.0; 2];
    for repeat in 0..1_000 {
        let seeds = 8 * repeat..8 * repeat + 8;
        let of = |sampling| {
            of_repeats(&seeds.clone().map(|seed| p80(sampling, seed)).collect::<Vec<_>>()).expect("repeats")
        };
        let scrambled = of(Sampling::Sobol);
        hits +=
            usize::from((scrambled.value - d.quantile(0.8)).abs() <= scrambled.high - scrambled.value + 0.01);
        errors[0] += scrambled.error;
        errors[1] += of(Sampling::Random).error;
    }
    // Errors of scrambled points are not normal; the interval is on the safe side.
    assert!(hits >= 950, "{hits}");
    assert!(errors[1] > 10.0 * errors[0], "{errors:?}");
}

#[test]
fn too_few_trials_are_said() {
    let few = Sample::new(&[1.0, 2.0, 3.0, 4.0, 5.0, 6.0]).expect("a sample");
    let fault = few.quantile(0.95).expect_err("too few");
    assert_eq!(fault, Error::TooFew { what: "the error of this quantile", there: 6, least: 11 });
    let median = few.quantile(0.5).expect("a median");
    assert!(median.low >= 1.0 && median.high <= 6.0);
    assert!(few.quantile(0.3).expect("a quantile").low < f64::MIN, "six trials set no lower end");
    assert!(Sample::new(&[1.0, f64::NAN]).is_err() && Sample::new(&[]).is_err());
    assert_eq!(rank_correlation(&[1.0; 5], &[1.0, 2.0, 3.0, 4.0, 5.0]), Err(Error::NoSpread));
    let all = share(8, 8).expect("a share");
    close("eight of eight", all.low, 0.675_592, 1e-6);
    close("at most all", all.high, 1.0, 0.0);
}

#[test]
fn bins_and_curve() {
    let sample = Sample::new(&[0.0, 1.0, 1.0, 2.0, 2.5, 4.0, 4.0, 4.0]).expect("a sample");
    let bins = sample.histogram(4);
    assert_eq!((bins.edges, bins.counts), (vec![0.0, 1.0, 2.0, 3.0, 4.0], vec![1, 2, 2, 3]));
    let curve = sample.s_curve(16);
    let odd: Vec<f64> = curve.iter().skip(1).step_by(2).map(|p| p.value).collect();
    assert_eq!(odd, sample.sorted());
    let flat = Sample::new(&[3.0; 9]).expect("a sample");
    assert_eq!((flat.histogram(5).counts, flat.bins()), (vec![9], 1));
    assert_eq!(flat.sd().expect("an sd"), Estimate { value: 0.0, error: 0.0, low: 0.0, high: 0.0 });
    let normal: Vec<f64> = (0..4_096).map(|i| normal_quantile((f64::from(i) + 0.5) / 4_096.0)).collect();
    // 2 × 1.349 ÷ 16 wide, from −3.65 to 3.65.
    assert_eq!(Sample::new(&normal).expect("a sample").bins(), 44);
}

proptest! {
    #[test]
    fn every_value_lies_in_one_bin(values in proptest::collection::vec(-1e3..1e3, 1..200), bins in 1usize..40) {
        let sample = Sample::new(&values).expect("a sample");
        let histogram = sample.histogram(bins);
        prop_assert_eq!(histogram.counts.iter().sum::<u64>(), values.len() as u64);
        prop_assert_eq!(histogram.edges.len(), histogram.counts.len() + 1);
        let curve = sample.s_curve(bins);
        prop_assert!(curve.windows(2).all(|w| w[0].value <= w[1].value && w[0].share < w[1].share));
    }
}
