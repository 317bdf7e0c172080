//! Small problems, enumerated.

use sanad_plan::portfolio::{Score, check};

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
