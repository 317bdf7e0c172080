//! What the bound and the objective must obey when the problem changes.

use proptest::prelude::*;
use sanad_plan::visits::{check, validate};

use crate::made::{country, small, solved};
use crate::oracle::optimum;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(120))]

    /// Twice the values, twice the value-days: optimum, bound and all.
    #[test]
    fn values_scale(seed in 0u64..100_000) {
        let raw = small(seed);
        let mut twice = raw.clone();
        for site in &mut twice.sites {
            site.value *= 2.0;
        }
        if let (Ok(raw), Ok(twice)) = (validate(raw), validate(twice)) {
            let (a, b) = (optimum(&raw), optimum(&twice));
            prop_assert_eq!((a.0, a.1 * 2), (b.0, b.1));
            let plan = solved(&twice, 1, seed, 1);
            prop_assert!(plan.bound_thousandths <= b.1);
            prop_assert!(check(&twice, &plan).is_ok());
        }
    }

    /// Taking a site away never costs value-days.
    #[test]
    fn fewer_sites_cost_no_more(seed in 0u64..100_000) {
        let raw = small(seed);
        let mut fewer = raw.clone();
        let gone = fewer.sites.pop().map(|site| site.code);
        fewer.excluded.retain(|entry| Some(&entry.site) != gone.as_ref());
        let pinned = raw.sites.iter().any(|site| site.pin.is_some());
        if let (false, Ok(raw), Ok(fewer)) = (pinned, validate(raw), validate(fewer)) {
            let bound = solved(&fewer, 1, seed, 1).bound_thousandths;
            prop_assert!(bound <= optimum(&fewer).1);
            prop_assert!(optimum(&fewer).1 <= optimum(&raw).1);
        }
    }

    /// Every plan of a problem of everyday size passes the check, with its gap in range.
    #[test]
    fn everyday_plans_pass_the_check(seed in 0u64..1_000, sites in 1u32..16, teams in 1u32..4) {
        let problem = validate(country(seed, sites, teams));
        prop_assert!(problem.is_ok());
        if let Ok(problem) = problem {
            let plan = solved(&problem, 0, seed, 1);
            let verdict = check(&problem, &plan);
            prop_assert!(verdict.is_ok(), "{:?}", verdict);
            prop_assert!((0.0..=1.0).contains(&plan.gap));
        }
    }
}

#[test]
fn an_unhindered_single_site_has_no_gap() {
    let problem = validate(country(1, 1, 1)).unwrap();
    let plan = solved(&problem, 1, 1, 1);
    assert_eq!(plan.bound_thousandths, plan.objective.thousandths);
    assert_eq!(plan.gap.to_bits(), 0.0f64.to_bits());
}

#[test]
fn thirty_six_sites_and_three_teams_are_solved_with_a_stated_gap() {
    let problem = validate(country(2, 36, 3)).unwrap();
    let begun = std::time::Instant::now();
    let plan = solved(&problem, 5, 1, 2);
    let taken = begun.elapsed();
    check(&problem, &plan).unwrap();
    assert!(plan.gap > 0.0 && plan.gap < 0.5, "{}", plan.gap);
    let begun = std::time::Instant::now();
    let more = solved(&problem, 50, 1, 2);
    eprintln!(
        "effort 5: {:.1} value-days, bound {:.1}, gap {:.3}, {} left out, {taken:?}; effort 50: {:.1}, gap {:.3}, {:?}",
        plan.objective.value_days(),
        plan.bound_value_days(),
        plan.gap,
        plan.unvisited.len(),
        more.objective.value_days(),
        more.gap,
        begun.elapsed()
    );
    assert!(more.objective.value_days() <= plan.objective.value_days() * 1.005);
}
