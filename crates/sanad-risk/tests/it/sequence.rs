//! Sequences: against scipy 1.17, and the properties that define them.

use crate::close;
use proptest::prelude::*;
use sanad_risk::Error;
use sanad_risk::sequence::{DIMENSIONS, Sampling, Sequence, sobol_raw};

/// `scipy.stats.qmc.Sobol(1024, scramble=False, bits=32)`, times 2³².
#[test]
fn plain_sobol_points_are_scipys() {
    let dimensions = [0, 1, 2, 7, 63, 255, 511, 1_023];
    let half = 1 << 31;
    let known: [(u32, [u32; 8]); 5] = [
        (1, [half; 8]),
        (
            5,
            [
                3_758_096_384,
                3_758_096_384,
                536_870_912,
                1_610_612_736,
                2_684_354_560,
                3_758_096_384,
                3_758_096_384,
                1_610_612_736,
            ],
        ),
        (
            100,
            [
                1_778_384_896,
                1_107_296_256,
                3_321_888_768,
                2_046_820_352,
                2_785_017_856,
                2_449_473_536,
                2_248_146_944,
                4_060_086_272,
            ],
        ),
        (
            1_000,
            [
                943_718_400,
                415_236_096,
                2_227_175_424,
                3_862_953_984,
                1_916_796_928,
                1_069_547_520,
                1_698_693_120,
                3_066_036_224,
            ],
        ),
        (
            4_095,
            [
                1_048_576,
                4_042_260_480,
                1_435_500_544,
                1_678_770_176,
                2_377_121_792,
                2_632_974_336,
                3_929_014_272,
                1_523_580_928,
            ],
        ),
    ];
    for (index, wanted) in known {
        assert_eq!(dimensions.map(|d| sobol_raw(d, index)), wanted, "point {index}");
    }
    // All dimensions of point 4,095, each times its place, and all of the first 4,096 points.
    let weighted: u64 = (0..DIMENSIONS).map(|d| u64::from(sobol_raw(d, 4_095)) * u64::from(d + 1)).sum();
    assert_eq!(weighted, 1_167_406_688_894_976);
    let sum: u64 = (0..DIMENSIONS).map(|d| (0..4_096).map(|i| u64::from(sobol_raw(d, i))).sum::<u64>()).sum();
    assert_eq!(sum, 9_005_000_231_485_440);
}

fn column(sampling: Sampling, seed: u64, key: u32, trials: usize) -> Vec<f64> {
    let mut out = vec![0.0; trials];
    Sequence::new(sampling, seed, trials as u64).fill(key, 0, &mut out);
    out
}

/// How many draws fall into each of so many equal strata.
fn strata(draws: &[f64], count: usize) -> Vec<usize> {
    let mut there = vec![0; count];
    for u in draws {
        there[place(*u, count)] += 1;
    }
    there
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "u is between 0 and 1")]
fn place(u: f64, count: usize) -> usize {
    (u * count as f64) as usize
}

/// The least `t` such that the first `2^m` points of two dimensions are a (t, m, 2)-net in base 2: every
/// rectangle of sides `2^-a` and `2^-b`, `a + b = m − t`, has `2^t` of them.
fn net(x: &[f64], y: &[f64], m: u32) -> u32 {
    let whole = |t: u32| {
        (0..=m - t).all(|a| {
            let b = m - t - a;
            let mut cells = vec![0u32; 1 << (m - t)];
            for (x, y) in x.iter().zip(y) {
                cells[place(*x, 1 << a) << b | place(*y, 1 << b)] += 1;
            }
            cells.iter().all(|count| *count == 1 << t)
        })
    };
    (0..=m).find(|t| whole(*t)).unwrap_or(m)
}

/// Sobol' (1967): the points are a (t, m, s)-net with `t` at most the sum of the degrees less one each; of the
/// first dimension there is none. The first two are a (0, m, 2)-net. Scrambling keeps that.
#[test]
fn pairs_of_the_first_dimensions_are_nets() {
    const M: u32 = 9;
    let slack = [0, 0, 1, 2, 2, 3, 3, 4, 4, 4];
    for sampling in [Sampling::SobolPlain, Sampling::Sobol] {
        let columns: Vec<Vec<f64>> = (0..10).map(|key| column(sampling, 5, key, 1 << M)).collect();
        assert_eq!(net(&columns[0], &columns[1], M), 0);
        for i in 0..10 {
            for j in 0..i {
                let t = net(&columns[i], &columns[j], M);
                assert!(t <= slack[i] + slack[j], "{sampling:?}, dimensions {j} and {i}: t is {t}");
            }
        }
    }
    // Chance alone is no such net.
    let chance: Vec<Vec<f64>> = (0..2).map(|key| column(Sampling::Random, 5, key, 1 << M)).collect();
    assert!(net(&chance[0], &chance[1], M) > 4);
}

#[test]
fn every_dimension_is_spread_evenly() {
    for sampling in [Sampling::SobolPlain, Sampling::Sobol] {
        for key in (0..DIMENSIONS).step_by(3) {
            assert!(strata(&column(sampling, 9, key, 256), 256).iter().all(|count| *count == 1), "{key}");
        }
    }
}

/// Owen (1997): the error of a smooth function's mean falls almost as n^-1.5; of chance as n^-0.5.
#[test]
fn scrambled_points_err_far_less_than_chance() {
    let error = |sampling, trials: usize| {
        let square = |seed| {
            let columns: Vec<Vec<f64>> = (0..4).map(|key| column(sampling, seed, key, trials)).collect();
            let product = |t: usize| columns.iter().map(|c| 1.5 * c[t].sqrt()).product::<f64>();
            let mean = (0..trials).map(product).sum::<f64>() / trials as f64;
            (mean - 1.0) * (mean - 1.0)
        };
        ((0..40).map(square).sum::<f64>() / 40.0).sqrt()
    };
    let (few, many) = (error(Sampling::Sobol, 256), error(Sampling::Sobol, 4_096));
    assert!(few / many > 20.0, "sixteen times as many points: {few} to {many}");
    assert!(error(Sampling::Random, 4_096) / many > 30.0);
    // Stein (1987): what is left is the variance beyond main effects: √(0.602 ÷ 0.102) = 2.4 times less.
    let ratio = error(Sampling::Random, 4_096) / error(Sampling::Latin, 4_096);
    assert!((1.7..3.5).contains(&ratio), "{ratio}");
}

/// Means of scrambled draws over seeds are those of a uniform: scrambling is without bias.
#[test]
fn each_scrambled_point_is_uniform_over_seeds() {
    const SEEDS: u32 = 20_000;
    for trial in [0, 1, 6] {
        let draws: Vec<f64> =
            (0..SEEDS).map(|seed| Sequence::new(Sampling::Sobol, u64::from(seed), 8).at(3, trial)).collect();
        let mean = draws.iter().sum::<f64>() / f64::from(SEEDS);
        let square = draws.iter().map(|u| u * u).sum::<f64>() / f64::from(SEEDS);
        close("mean", mean, 0.5, 0.008);
        close("square", square, 1.0 / 3.0, 0.008);
        let fair = SEEDS as usize / 64;
        assert!(strata(&draws, 64).iter().all(|n| n.abs_diff(fair) < 90), "{:?}", strata(&draws, 64));
    }
}

#[test]
fn different_keys_and_seeds_are_not_alike() {
    const N: usize = 4_000;
    let alike = |a: &[f64], b: &[f64]| {
        12.0 * a.iter().zip(b).map(|(a, b)| (a - 0.5) * (b - 0.5)).sum::<f64>() / N as f64
    };
    for sampling in [Sampling::Random, Sampling::Latin, Sampling::LatinMiddle, Sampling::Sobol] {
        let columns: Vec<Vec<f64>> =
            (0..12).map(|i| column(sampling, 3 + i / 6, (i % 6) as u32, N)).collect();
        // Two scramblings of one dimension are alike or opposite, as they turn its first bit for all points.
        let count = if sampling == Sampling::Sobol { 6 } else { 12 };
        for i in 0..count {
            for j in 0..i {
                let like = alike(&columns[i], &columns[j]);
                assert!(like.abs() < 0.075, "{sampling:?}: {j} and {i} have {like}");
            }
        }
    }
}

#[test]
fn sobol_says_where_it_ends() {
    let sequence = Sequence::new(Sampling::Sobol, 1, 10);
    assert!(sequence.holds(DIMENSIONS - 1).is_ok());
    assert_eq!(sequence.holds(DIMENSIONS), Err(Error::Dimension { key: 1_024, most: 1_023 }));
    assert!(Sequence::new(Sampling::Latin, 1, 10).holds(u32::MAX).is_ok());
}

proptest! {
    #[test]
    fn each_stratum_has_one_draw(seed: u64, key: u32, trials in 1usize..3_000) {
        for sampling in [Sampling::Latin, Sampling::LatinMiddle] {
            let draws = column(sampling, seed, key, trials);
            prop_assert!(draws.iter().all(|u| *u > 0.0 && *u < 1.0));
            // A draw at the very edge of its stratum may round over it.
            let there = strata(&draws, trials);
            let off = there.iter().filter(|count| **count != 1).count();
            prop_assert!(off == 0, "{off} of {trials} strata");
        }
    }

    #[test]
    fn a_draw_depends_on_seed_key_and_trial_alone(seed: u64, key in 0..DIMENSIONS, first in 0u64..5_000) {
        use Sampling::{Latin, LatinMiddle, Random, Sobol, SobolPlain};
        for sampling in [Random, Latin, LatinMiddle, Sobol, SobolPlain] {
            let sequence = Sequence::new(sampling, seed, 5_040);
            let mut some = [0.0; 40];
            sequence.fill(key, first, &mut some);
            for (ahead, u) in some.iter().enumerate() {
                prop_assert_eq!(u.to_bits(), sequence.at(key, first + ahead as u64).to_bits());
                prop_assert!(*u > 0.0 && *u < 1.0);
            }
        }
        let more = Sequence::new(Random, seed, 9_999_999).at(key, first);
        prop_assert_eq!(more.to_bits(), Sequence::new(Random, seed, 5_040).at(key, first).to_bits());
    }
}
