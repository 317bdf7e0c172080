//! Every quantity against published or recomputed figures.

#![allow(
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    clippy::cast_sign_loss,
    clippy::float_cmp,
    clippy::needless_for_each,
    clippy::too_many_lines,
    clippy::wildcard_imports,
    reason = "figures of cases are small whole numbers, and compared as they are written"
)]

use proptest::prelude::*;
use sanad_appraise::depreciation::charges;
use sanad_appraise::file::Reference;
use sanad_appraise::indicators::*;
use sanad_appraise::{Date, Method};

fn near(ours: f64, published: f64, tolerance: f64) {
    assert!((ours - published).abs() <= tolerance, "{ours} is not {published} within {tolerance}");
}

fn date(year: i32, month: i32, day: u32) -> Date {
    Date { month: year * 12 + month - 1, day }
}

/// Tests of numpy-financial (f47e8af, BSD-3), with more digits of the same roots.
#[test]
fn rates_of_return_of_numpy_financial() {
    for (flows, published) in [
        (&[-150_000.0, 15_000.0, 25_000.0, 35_000.0, 45_000.0, 60_000.0][..], 0.0524),
        (&[-100.0, 0.0, 0.0, 74.0], -0.0955),
        (&[-100.0, 39.0, 59.0, 55.0, 20.0], 0.28095),
        (&[-100.0, 100.0, 0.0, -7.0], -0.0833),
        (&[-100.0, 100.0, 0.0, 7.0], 0.06206),
        (&[-5.0, 10.5, 1.0, -8.0, 1.0], 0.0886),
        (&[-5.0, 10.5, 1.0, -8.0, 1.0, 0.0, 0.0, 0.0], 0.0886),
    ] {
        let all = irrs(flows).expect("rates");
        assert!(all.iter().any(|r| (r - published).abs() < 5e-5), "{flows:?}: {all:?}");
        for rate in &all {
            let years = vec![12; flows.len()];
            near(npv(*rate, flows, &years, Reference::EndOfFirst).expect("a value"), 0.0, 1e-8);
        }
    }
    // The one that they pick is one of two.
    let Err(Why::Several(all)) = irr(&[-100.0, 100.0, 0.0, -7.0]) else { panic!("two rates") };
    assert_eq!(all.len(), 2);
}

#[test]
fn what_has_no_rate_says_why() {
    assert_eq!(irr(&[]), Err(Why::NoFlows));
    assert_eq!(irr(&[0.0, 0.0]), Err(Why::NoFlows));
    assert_eq!(irr(&[1.0, 2.0]), Err(Why::NoSignChange));
    assert_eq!(irr(&[1.0, -1.0, 1.0]), Err(Why::NoRate));
    assert_eq!(irr(&[-1.0, f64::NAN]), Err(Why::NotANumber));
    assert_eq!(npv(-1.0, &[1.0, 2.0], &[12, 12], Reference::Start), Err(Why::Rate));
    assert_eq!(payback(&[-2.0, 1.0], &[12, 12]), Err(Why::NeverPaidBack));
    assert_eq!(payback(&[2.0, 1.0], &[12, 12]), Err(Why::NoInvestment));
    assert_eq!(debt_service_cover(&[1.0], &[0.0]), [Err(Why::NoDebtService)]);
    assert_eq!(wacc::<f64>(&[]), Err(Why::NoCapital));
    assert_eq!(break_even(0.0, 0.0, 1.0, &[]), Err(Why::NoSales));
    assert_eq!(break_even(1.0, 1.0, 1.0, &[]), Err(Why::NoMargin));
    let grid = [39_000.0, 30_000.0, 21_000.0];
    assert_eq!(mirr(&grid, &[12; 3], 0.1, 0.1, Reference::EndOfFirst), Err(Why::NoSignChange));
}

#[test]
fn rates_near_the_ends() {
    // 1 comes to 10^9 in a year, and 10^9 to 1.
    near(irr(&[-1.0, 1e9]).expect("a rate"), 1e9 - 1.0, 1.0);
    near(irr(&[-1e9, 1.0]).expect("a rate"), 1e-9 - 1.0, 1e-18);
    near(irr(&[-100.0, 100.0]).expect("a rate"), 0.0, 1e-15);
    // Six hundred payments, and a double root at 10 %: (x − 1/1.1)².
    let mut long = vec![1.0; 601];
    long[0] = -100.0;
    near(irr(&long).expect("a rate"), 0.01 * (1.0 - libm::pow(1.01, -600.0)), 1e-4);
    let double = irrs(&[1.0, -2.2, 1.21]).expect("rates");
    assert_eq!(double.len(), 1, "{double:?}");
    near(double[0], 0.1, 1e-7);
    // A triple root, at 25 %.
    let triple = irrs(&[-1.0, 3.75, -4.6875, 1.953_125]).expect("rates");
    assert_eq!(triple.len(), 1, "{triple:?}");
    near(triple[0], 0.25, 1e-4);
}

/// A test of TEAL (INL, 8e0dcdf, Apache-2.0): two components of 60 and 40 years of life over 120 years, one with tax
/// relief of accelerated depreciation, which inflation of 4 % wears off. Bought anew, so that signs change three
/// times; one rate all the same.
#[test]
fn rate_of_return_of_teal() {
    let shares = [
        0.05, 0.095, 0.0855, 0.077, 0.0693, 0.0623, 0.059, 0.059, 0.0591, 0.059, 0.0591, 0.059, 0.0591,
        0.059, 0.0591, 0.0295,
    ];
    let method = Method::Table(shares.to_vec());
    let (tax, inflation) = (0.392, 1.04);
    let mut flows = vec![0.0; 121];
    let plant = 4.51e9 * libm::pow(300.0 / 1100.0, 0.64);
    for (price, revenue, life, written_off) in
        [(plant, 350e6, 60, true), (153e6 * 51.0 / 231.0, 31.5e6, 40, false)]
    {
        flows.iter_mut().skip(1).for_each(|flow| *flow += revenue * (1.0 - tax));
        for bought in (0..120).step_by(life) {
            flows[bought] -= price;
            let written = if written_off { charges(&method, price, &[12; 16]) } else { Vec::new() };
            for (year, charge) in (bought + 1..=120).zip(written) {
                flows[year] += charge * tax / libm::pow(inflation, year as f64);
            }
        }
    }
    near(irr(&flows).expect("one rate"), 0.134_286_080_409, 1e-12);
}

/// Documentation of a spreadsheet's XIRR and XNPV.
#[test]
fn rates_of_dated_flows() {
    let flows = [
        (date(2008, 1, 1), -10_000.0),
        (date(2008, 3, 1), 2750.0),
        (date(2008, 10, 30), 4250.0),
        (date(2009, 2, 15), 3250.0),
        (date(2009, 4, 1), 2750.0),
    ];
    near(xirr(&flows).expect("a rate"), 0.373_362_535, 1e-8);
    near(xnpv(0.09, &flows).expect("a value"), 2_086.647_602, 1e-6);
    let turned: Vec<_> = flows.iter().rev().copied().collect();
    near(xirr(&turned).expect("a rate"), 0.373_362_535, 1e-8);
}

#[test]
fn modified_rates_of_numpy_financial() {
    let at = |flows: &[f64], borrow: f64, reinvest: f64| {
        mirr(flows, &vec![12; flows.len()], reinvest, borrow, Reference::EndOfFirst).expect("a rate")
    };
    let long = [-4500.0, -800.0, 800.0, 800.0, 600.0, 600.0, 800.0, 800.0, 700.0, 3000.0];
    near(at(&long, 0.08, 0.055), 0.0666, 5e-5);
    let plain = [-120_000.0, 39_000.0, 30_000.0, 21_000.0, 37_000.0, 46_000.0];
    near(at(&plain, 0.10, 0.12), 0.126_094, 5e-7);
    let turning = [100.0, 200.0, -50.0, 300.0, -200.0];
    near(at(&turning, 0.05, 0.06), 0.3428, 5e-5);
    let grid: [(&[f64], [f64; 3]); 3] = [
        (&long[..5], [-0.178_444_9, -0.173_287_16, -0.168_436_6]),
        (&plain[..5], [0.046_272_93, 0.054_378_56, 0.062_522_01]),
        (&turning, [0.357_124_58, 0.406_288_57, 0.444_352_95]),
    ];
    for (flows, published) in grid {
        for ((borrow, reinvest), rate) in
            [(0.05, 0.08), (0.08, 0.10), (0.10, 0.12)].into_iter().zip(published)
        {
            near(at(flows, borrow, reinvest), rate, 2e-7);
        }
    }
}

/// Tests of numpy-financial (f47e8af, BSD-3).
#[test]
fn level_payments_of_numpy_financial() {
    let (end, begin) = (Due::End, Due::Begin);
    let say = |n: Result<f64, Why>| n.expect("a number");
    near(say(payment(0.08 / 12.0, 60.0, 15_000.0, 0.0, end)), -304.145_914_326_205_2, 1e-10);
    near(say(payment(0.0, 60.0, 15_000.0, 0.0, end)), -250.0, 1e-12);
    near(say(principal_part(0.1 / 12.0, 1, 60.0, 55_000.0, 0.0, end)), -710.254_125_786_421_8, 1e-10);
    near(say(principal_part(0.1 / 12.0, 1, 60.0, 55_000.0, 0.0, begin)), -1_158.929_712, 1e-6);
    for (k, interest) in
        [-16.666_666_67, -16.036_473_45, -15.401_028_62, -14.760_288_42].into_iter().enumerate()
    {
        near(say(interest_part(0.1 / 12.0, k as u32 + 1, 24.0, 2000.0, 0.0, end)), interest, 1e-8);
    }
    near(say(present_value(0.07, 20.0, 12_000.0, 0.0, end)), -127_128.170_946_193_93, 1e-8);
    // They stop at 1e-6; the tenth root says how much is right.
    let root = libm::pow(10_000.0 / 3500.0, 0.1) - 1.0;
    near(0.110_690_853_714_268_93, root, 1e-11);
    near(say(rate(10, 0.0, -3500.0, 10_000.0, end)), root, 1e-15);
    near(say(future_value(0.075, 20.0, -2000.0, 0.0, end)), 86_609.362_673_042_92, 1e-9);
    near(say(future_value(0.075, 20.0, -2000.0, 0.0, begin)), 93_105.064_874, 1e-6);
    near(say(payments(0.075, -2000.0, 0.0, 100_000.0, end)), 21.544_944, 1e-6);
    near(say(payments(0.075, -2000.0, 0.0, 100_000.0, begin)), 20.761_564_41, 1e-8);
    near(say(payments(0.1, 0.0, -500.0, 1500.0, end)), 11.526_704_61, 1e-8);
    assert_eq!(payments(0.1, -1.0, 100.0, 0.0, end), Err(Why::NoRate));
}

/// At the start of periods: interest and principal are the payment, and pay the debt.
#[test]
fn parts_of_payments_at_the_start() {
    let (i, n, debt) = (0.01, 12.0, 1000.0);
    let mut owed = debt;
    for k in 1..=12 {
        let principal = principal_part(i, k, n, debt, 0.0, Due::Begin).expect("a number");
        let interest = interest_part(i, k, n, debt, 0.0, Due::Begin).expect("a number");
        let level = payment(i, n, debt, 0.0, Due::Begin).expect("a number");
        near(principal + interest, level, 1e-12);
        owed += principal;
    }
    near(owed, 0.0, 1e-9);
}

/// Tests of QuantLib's day counters (00db6da).
#[test]
fn day_counts_of_quantlib() {
    let d = date;
    for (from, to, period, isda, isma, afb) in [
        (
            d(2003, 11, 1),
            d(2004, 5, 1),
            (d(2003, 11, 1), d(2004, 5, 1)),
            0.497_724_380_567,
            0.5,
            0.497_267_759_563,
        ),
        (
            d(1999, 2, 1),
            d(1999, 7, 1),
            (d(1998, 7, 1), d(1999, 7, 1)),
            0.410_958_904_110,
            0.410_958_904_110,
            0.410_958_904_110,
        ),
        (d(1999, 7, 1), d(2000, 7, 1), (d(1999, 7, 1), d(2000, 7, 1)), 1.001_377_348_600, 1.0, 1.0),
        (
            d(2002, 8, 15),
            d(2003, 7, 15),
            (d(2003, 1, 15), d(2003, 7, 15)),
            0.915_068_493_151,
            0.915_760_869_565,
            0.915_068_493_151,
        ),
        (
            d(2003, 7, 15),
            d(2004, 1, 15),
            (d(2003, 7, 15), d(2004, 1, 15)),
            0.504_004_790_778,
            0.5,
            0.504_109_589_041,
        ),
        (
            d(1999, 7, 30),
            d(2000, 1, 30),
            (d(1999, 7, 30), d(2000, 1, 30)),
            0.503_892_506_924,
            0.5,
            0.504_109_589_041,
        ),
        (
            d(2000, 1, 30),
            d(2000, 6, 30),
            (d(2000, 1, 30), d(2000, 7, 30)),
            0.415_300_546_448,
            0.417_582_417_582,
            0.415_300_546_448,
        ),
    ] {
        near(act_act_isda(from, to), isda, 1e-10);
        near(act_act_isma(from, to, period).expect("a part"), isma, 1e-10);
        near(act_act_afb(from, to), afb, 1e-10);
        near(act_360(from, to) * 360.0, days(from, to) as f64, 1e-9);
        near(act_365(from, to) * 365.0, days(from, to) as f64, 1e-9);
    }
    near(thirty_360(d(2026, 1, 31), d(2026, 3, 1)), 31.0 / 360.0, 1e-15);
}

/// Distinct roots above nought of a polynomial with whole coefficients, lowest first, by Sturm's chain in
/// whole numbers: another way than that of the engine.
fn sturm(c: &[i128]) -> Option<usize> {
    let trim = |c: &mut Vec<i128>| {
        while c.last() == Some(&0) {
            c.pop();
        }
        let gcd = c.iter().fold(0, |a: i128, b| {
            let (mut a, mut b) = (a.abs(), b.abs());
            while b != 0 {
                (a, b) = (b, a % b);
            }
            a
        });
        if gcd > 1 {
            c.iter_mut().for_each(|c| *c /= gcd);
        }
    };
    let mut first: Vec<i128> = c.iter().copied().skip_while(|c| *c == 0).collect();
    trim(&mut first);
    let mut second: Vec<i128> = first.iter().enumerate().skip(1).map(|(k, c)| k as i128 * c).collect();
    trim(&mut second);
    let mut chain = vec![first, second];
    loop {
        let [.., a, b] = &chain[..] else { unreachable!("two at least") };
        if b.len() <= 1 {
            break;
        }
        // The remainder of a over b, times squares, so that signs stay.
        let mut rest = a.clone();
        while rest.len() >= b.len() {
            let (lead, by) = (*rest.last()?, *b.last()?);
            let shift = rest.len() - b.len();
            let square = by.checked_mul(by)?;
            for r in &mut rest {
                *r = r.checked_mul(square)?;
            }
            for (k, b) in b.iter().enumerate() {
                rest[shift + k] = rest[shift + k].checked_sub(lead.checked_mul(by)?.checked_mul(*b)?)?;
            }
            trim(&mut rest);
        }
        if rest.is_empty() {
            break;
        }
        rest.iter_mut().for_each(|r| *r = -*r);
        chain.push(rest);
    }
    let changes = |signs: Vec<i128>| {
        let signs: Vec<i128> = signs.into_iter().filter(|s| *s != 0).collect();
        signs.windows(2).filter(|w| w[0] != w[1]).count()
    };
    // At nought: the constant terms, which may be nought in later members of the chain.
    let at_zero = changes(chain.iter().map(|c| c.first().map_or(0, |c| c.signum())).collect());
    let high = changes(chain.iter().map(|c| c.last().map_or(0, |c| c.signum())).collect());
    Some(at_zero - high)
}

fn count(flows: &[i64]) -> usize {
    let floats: Vec<f64> = flows.iter().map(|c| *c as f64).collect();
    irrs(&floats).map_or(0, |all| all.len())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(4000) })]

    /// As many rates as Sturm's chain says that there are: small whole flows, often with double roots.
    #[test]
    fn none_missed_and_none_invented(flows in prop::collection::vec(-9i64..=9, 2..9)) {
        let exact: Vec<i128> = flows.iter().map(|c| i128::from(*c)).collect();
        if flows.iter().filter(|c| **c != 0).count() > 1 && let Some(roots) = sturm(&exact) {
            prop_assert_eq!(count(&flows), roots, "{:?}", flows);
        }
    }

    /// Flows made of known rates give those rates.
    #[test]
    fn known_rates_come_back(rates in prop::collection::btree_set(1i32..40, 1..6)) {
        // Growth factors from 0.75 to 2.7, at least 0.05 apart.
        let factors: Vec<f64> = rates.iter().map(|r| 0.7 + f64::from(*r) * 0.05).collect();
        let mut flows = vec![-1.0];
        for factor in &factors {
            // Times (1 − factor·x).
            let mut next = flows.clone();
            next.push(0.0);
            for (k, c) in flows.iter().enumerate() {
                next[k + 1] -= c * factor;
            }
            flows = next;
        }
        let found = irrs(&flows).expect("rates");
        prop_assert_eq!(found.len(), factors.len(), "{:?} {:?}", found, factors);
        for (found, factor) in found.iter().zip(&factors) {
            prop_assert!((found + 1.0 - factor).abs() < 1e-8, "{:?} {:?}", found, factor);
        }
    }

    /// The quick way for one sign change and the way for any agree, for even and uneven periods.
    #[test]
    fn ways_agree(
        out in prop::collection::vec(0.0..100.0f64, 1..5),
        back in prop::collection::vec(0.0..60.0f64, 1..40),
        months in prop::collection::vec(1u32..=12, 45),
    ) {
        let flows: Vec<f64> = out.iter().map(|c| -c - 1.0).chain(back.iter().map(|c| c + 0.1)).collect();
        let quick = irr(&flows).expect("a rate");
        let all = irrs(&flows).expect("rates");
        prop_assert_eq!(all.len(), 1);
        prop_assert!((quick - all[0]).abs() <= 1e-12 * (1.0 + quick.abs()), "{} {}", quick, all[0]);
        let halves = irr_of_periods(&flows, &vec![6; flows.len()]).expect("a rate");
        prop_assert!(((1.0 + quick) * (1.0 + quick) - 1.0 - halves).abs() <= 1e-9 * (1.0 + halves.abs()));
        let months = &months[..flows.len()];
        let uneven = irr_of_periods(&flows, months).expect("a rate");
        // So near −100 % a year that the rate has few digits left.
        prop_assume!(uneven > -0.999);
        let factors = factors(uneven, months, Reference::Start).expect("factors");
        let size: f64 = flows.iter().zip(&factors).map(|(c, f)| (c * f).abs()).sum();
        prop_assert!(present(&flows, &factors).expect("a value").abs() <= 1e-9 * size);
    }
}
