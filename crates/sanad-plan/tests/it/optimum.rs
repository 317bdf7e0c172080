//! The solver and its bound against the true optimum of 600 enumerated problems.

use sanad_plan::visits::check;

use crate::made::{small_problem, solved};
use crate::oracle::optimum;

#[test]
fn solver_comes_within_two_per_cent_and_bound_never_passes_the_optimum() {
    let mut cases = 0;
    let mut exact = 0;
    let mut excess = 0.0;
    let mut gaps = 0.0;
    for seed in 0.. {
        if cases == 600 {
            break;
        }
        let Some(problem) = small_problem(seed) else { continue };
        cases += 1;
        let best = optimum(&problem);
        let plan = solved(&problem, 1, seed, 1);
        let verdict = check(&problem, &plan);
        assert!(verdict.is_ok(), "seed {seed}: {verdict:?}");
        let found = &plan.objective;
        let key = (found.missed_pins, found.thousandths, found.unvisited, found.travel_minutes);
        assert!(key >= best, "seed {seed}: {key:?} is better than the optimum {best:?}");
        assert_eq!(key.0, best.0, "seed {seed}: more pins missed than need be");
        assert!(
            plan.bound_thousandths <= best.1,
            "seed {seed}: bound {} above the optimum {}",
            plan.bound_thousandths,
            best.1
        );
        exact += u32::from(key == best);
        if best.1 > 0 {
            excess += found.thousandths as f64 / best.1 as f64 - 1.0;
            gaps += plan.gap;
        }
    }
    let mean = excess / f64::from(cases);
    assert!(mean <= 0.02, "mean excess over the optimum {mean}");
    assert!(exact * 100 >= cases * 95, "only {exact} of {cases} optimal");
    eprintln!(
        "{exact} of {cases} optimal in every term, mean excess {mean:.5}, mean gap {:.3}",
        gaps / f64::from(cases)
    );
}
