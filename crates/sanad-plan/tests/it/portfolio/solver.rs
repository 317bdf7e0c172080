//! The solver on small problems: every plan passes the checker, and where all plans can be
//! enumerated it is near the best, with a bound that none beats.

use sanad_plan::portfolio::{Answer, Problem, SCHEDULES_PER_UNIT, Score, Search, Term, check, solve};

use super::{enumerate, made, measured, naive};

fn solved(problem: &Problem, schedules: Option<u64>, stop: bool) -> Answer {
    let search = Search { schedules, seed: 1, threads: 1, warm: None, stop: &|| stop, progress: &|_| {} };
    solve(problem, &search).unwrap()
}

/// Of the ten thousand one in so many is compared with all its plans.
const COMPARED: usize = if cfg!(debug_assertions) { 25 } else { 1 };

#[test]
fn ten_thousand_small_problems_have_plans_that_pass() {
    let (mut plans, mut none, mut proven, mut faults) = (0, 0, 0, 0);
    for seed in 10_000.. {
        if plans + none == 10_000 {
            break;
        }
        let Some(problem) = made::small_problem(seed) else {
            faults += 1;
            continue;
        };
        let answer = solved(&problem, None, true);
        let Some(plan) = &answer.plan else {
            none += 1;
            let Some(why) = answer.infeasible else { panic!("seed {seed}: neither a plan nor why not") };
            proven += usize::from(why.proven);
            continue;
        };
        plans += 1;
        let terms = check(&problem, plan).unwrap_or_else(|breaches| panic!("seed {seed}: {breaches:?}"));
        assert_eq!(naive::broken(&problem, plan).len(), 0, "seed {seed}");
        assert_eq!(answer.terms, terms, "seed {seed}");
    }
    measured(&format!(
        "10,000 small problems (and {faults} with faults): {plans} plans, all pass; {none} without, {proven} proven"
    ));
    assert!(plans >= 9_000, "{plans} plans, {none} without");
}

#[test]
fn near_the_best_of_all_plans() {
    let mut gaps = Vec::new();
    let (mut wrong, mut missed, mut recognised) = (Vec::new(), Vec::new(), 0);
    for seed in (10_000..21_788).step_by(COMPARED) {
        let Some(problem) = made::small_problem(seed) else { continue };
        if enumerate::size(&problem) > 1_500 {
            continue;
        }
        let answer = solved(&problem, Some(SCHEDULES_PER_UNIT), false);
        match (enumerate::best(&problem), answer.score) {
            (Some((best, plan)), Some(score)) => {
                gaps.push(gap(&best, &score));
                if answer.bound.score > best {
                    wrong.push(format!("seed {seed}: bound {:?}, best {best:?}", answer.bound.score));
                }
                let terms = naive::terms(&problem, &plan);
                for &term in Term::ALL {
                    let (bound, has) = (answer.bound.terms.get(term), terms.get(term));
                    if if term.is_gain() { has > bound } else { has < bound } {
                        wrong.push(format!("seed {seed}: {term:?} {has}, bound {bound}"));
                    }
                }
                if score < best {
                    wrong.push(format!("seed {seed}: {score:?} better than {best:?}"));
                }
            }
            (None, None) => recognised += 1,
            (Some(_), None) => {
                if answer.infeasible.is_some_and(|why| why.proven) {
                    wrong.push(format!("seed {seed}: a false proof"));
                }
                missed.push(seed);
            }
            (None, Some(_)) => wrong.push(format!("seed {seed}: a plan where there is none")),
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    let mean = gaps.iter().sum::<f64>() / gaps.len() as f64;
    let most = gaps.iter().copied().fold(0.0, f64::max);
    let exact = gaps.iter().filter(|&&gap| gap == 0.0).count();
    measured(&format!(
        "{} enumerated: mean gap {:.3} %, greatest {:.1} %, {exact} best of all; {recognised} without a plan \
         recognised, {} missed",
        gaps.len(),
        100.0 * mean,
        100.0 * most,
        missed.len()
    ));
    let least = gaps.len() >= 100 && recognised >= 10;
    assert!(least, "only {} compared, {recognised} recognised", gaps.len());
    assert!(mean <= 0.02, "mean gap {mean}");
    assert!(missed.is_empty(), "{} of {} without a plan: {missed:?}", missed.len(), gaps.len());
}

/// The relative gap of the first level in which two scores differ.
fn gap(best: &Score, score: &Score) -> f64 {
    let differ = best.0.iter().zip(&score.0).find(|(best, score)| best != score);
    differ.map_or(0.0, |(&best, &score)| sanad_plan::gap(best as f64, score as f64))
}
