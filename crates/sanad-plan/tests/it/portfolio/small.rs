//! Small problems, enumerated.

use std::collections::BTreeMap;

use sanad_plan::portfolio::{Choice, Score, check, validate};

use super::{enumerate, made};

/// Problems with at most so many combinations are enumerated.
const SIZE: usize = 1_500;

#[test]
fn the_best_of_all_plans_passes_and_has_its_score() {
    let (mut found, mut none) = (0, 0);
    for seed in 0..500 {
        let Some(problem) = made::small_problem(seed) else { continue };
        if enumerate::size(&problem) > SIZE {
            continue;
        }
        match enumerate::best(&problem) {
            Some((score, plan)) => {
                let terms = check(&problem, &plan).unwrap();
                assert_eq!(Score::of(&problem, &terms), score, "seed {seed}");
                found += 1;
            }
            None => none += 1,
        }
    }
    assert!(found >= 100 && none >= 10, "{found} with a plan, {none} without");
}

#[test]
fn what_is_set_aside_can_never_be_chosen() {
    let mut set_aside = BTreeMap::<&str, usize>::new();
    for seed in 0..2_000 {
        let mut raw = made::small(seed);
        raw.groups.clear();
        raw.baseline = None;
        for measure in &mut raw.measures {
            measure.choice = Choice::Free;
        }
        let Ok(problem) = validate(&raw) else { continue };
        if problem.hopeless.is_empty() || enumerate::size(&problem) > SIZE {
            continue;
        }
        for (measure, why) in &problem.hopeless {
            assert!(!enumerate::can_choose(&problem, *measure), "seed {seed}: {why}");
            *set_aside.entry(why.rule.key()).or_default() += 1;
        }
    }
    for key in ["skill-missing", "persons-short", "over-capacity", "over-fund", "over-utility", "too-late"] {
        assert!(set_aside.get(key).is_some_and(|&count| count >= 3), "{key}: {set_aside:?}");
    }
}
