//! Sweeps between two terms, against all plans of small problems.

use sanad_plan::portfolio::{
    Choice, Gain, Problem, RawActivity, RawFund, RawMeasure, RawMode, RawPortfolio, RawSpend, Search, Sweep,
    Term, Terms, check, sweep, validate,
};

use super::reasons::{QUIET, solved};
use super::{enumerate, made, measured, naive};

/// Of the small problems one in so many is compared with all its plans.
const COMPARED: u64 = if cfg!(debug_assertions) { 25 } else { 1 };

/// So that more is better.
fn good(terms: &Terms, term: Term) -> i64 {
    if term.is_gain() { terms.get(term) } else { -terms.get(term) }
}

fn swept(problem: &Problem, terms: (Term, Term), points: usize, schedules: u64) -> Sweep {
    let search = Search { schedules: Some(schedules), ..QUIET };
    sweep(problem, &search, &solved(problem), terms, points).unwrap()
}

/// Two different terms of a seed.
fn two(seed: u64) -> (Term, Term) {
    let all = Term::ALL.len() as u64;
    let first = seed % all;
    let second = (first + 1 + seed / all % (all - 1)) % all;
    let term = |number: u64| Term::ALL[usize::try_from(number).unwrap()];
    (term(first), term(second))
}

#[test]
fn near_the_frontier_of_all_plans() {
    let (mut problems, mut all, mut missed) = (0, 0, 0);
    // Problems with more than one point, and their points.
    let mut several = (0, 0);
    let mut wrong: Vec<String> = Vec::new();
    for seed in (30_000..38_000).step_by(usize::try_from(COMPARED).unwrap()) {
        let Some(problem) = made::small_problem(seed) else { continue };
        if enumerate::size(&problem) > 1_500 {
            continue;
        }
        let terms = two(seed / COMPARED);
        let pair = |own: &Terms| (good(own, terms.0), good(own, terms.1));
        let truth = enumerate::frontier(&problem, &pair);
        let sweep = swept(&problem, terms, 40, 1000);
        let found: Vec<(i64, i64)> = sweep.points.iter().map(|point| pair(&point.terms)).collect();
        if truth.is_empty() != found.is_empty() {
            wrong.push(format!("seed {seed}: {} points of {}", found.len(), truth.len()));
        }
        for (point, own) in sweep.points.iter().zip(&found) {
            let terms_of_plan = check(&problem, &point.plan);
            if terms_of_plan.as_ref() != Ok(&point.terms) || !naive::broken(&problem, &point.plan).is_empty()
            {
                wrong.push(format!("seed {seed}: {terms_of_plan:?}"));
            }
            // No plan beats what there is, and none beats a bound.
            if !truth.iter().any(|best| best.0 >= own.0 && best.1 >= own.1) {
                wrong.push(format!("seed {seed}: {own:?} is beyond {truth:?}"));
            }
            let sign = |term: Term, value: i64| if term.is_gain() { value } else { -value };
            let bound = (sign(terms.0, point.bound.0), sign(terms.1, point.bound.1));
            for best in &truth {
                if (best.1 >= own.1 && best.0 > bound.0) || (best.0 >= own.0 && best.1 > bound.1) {
                    wrong.push(format!("seed {seed}: {best:?} beyond the bound {bound:?} of {own:?}"));
                }
            }
        }
        if found.windows(2).any(|pair| pair[0].0 >= pair[1].0 || pair[0].1 <= pair[1].1) {
            wrong.push(format!("seed {seed}: {found:?}"));
        }
        problems += usize::from(!truth.is_empty());
        if truth.len() > 1 {
            several = (several.0 + 1, several.1 + truth.len());
        }
        all += truth.len();
        missed += truth.iter().filter(|best| !found.contains(best)).count();
    }
    measured(&format!(
        "{problems} enumerable problems swept: {missed} of {all} points of the frontier missed; {} problems have \
         several points, {} in all",
        several.0, several.1
    ));
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(problems >= 50 && several.0 >= 10, "{problems} problems, {} with several points", several.0);
    assert!(missed * 100 <= all, "{missed} of {all} missed");
}

/// Five measures that cost 1 to 5 and bring jobs, each at once; value is what is not spent.
fn trade() -> Problem {
    let measure = |number: i64| {
        let spend = RawSpend {
            fund: "f".into(),
            amount: number,
            currency: "USD".into(),
            at: sanad_plan::portfolio::End::Start,
        };
        let mode = RawMode { code: "m".into(), duration: 1, spends: vec![spend], ..RawMode::default() };
        let activity =
            RawActivity { code: format!("a{number}"), modes: vec![mode], ..RawActivity::default() };
        RawMeasure {
            code: format!("m{number}"),
            choice: Choice::Free,
            gains: vec![Gain { term: Term::Jobs, once: 10 * number, per_tick: 0 }],
            activities: vec![activity],
            ..RawMeasure::default()
        }
    };
    let raw = RawPortfolio {
        horizon: 10,
        ticks_per_year: 365,
        reference: "USD".into(),
        funds: vec![RawFund { code: "f".into(), currency: "USD".into(), inflows: vec![(0, 100)] }],
        measures: (1..=5).map(measure).collect(),
        objectives: vec![vec![(Term::Jobs, 1)]],
        ..RawPortfolio::default()
    };
    validate(&raw).unwrap()
}

#[test]
fn every_sum_has_its_point() {
    // Every job costs a tenth of a unit, so each sum from 0 to 15 is a point, and each is a bound.
    let problem = trade();
    let sweep = swept(&problem, (Term::Jobs, Term::Value), 40, 200);
    let pairs: Vec<(i64, i64)> =
        sweep.points.iter().map(|point| (point.terms.jobs, point.terms.value)).collect();
    assert_eq!(pairs, (0..=15).map(|sum| (10 * sum, -sum)).collect::<Vec<_>>());
    assert!(sweep.whole && !sweep.stopped && sweep.infeasible.is_none());
    for point in &sweep.points {
        assert_eq!(point.bound, (point.terms.jobs, point.terms.value));
    }
    // The plan at hand has all jobs.
    assert_eq!(sweep.at_hand, Some(15));
}

#[test]
fn few_points_are_the_ends_and_the_middle() {
    let problem = trade();
    let jobs = |points: usize| -> Vec<i64> {
        let sweep = swept(&problem, (Term::Jobs, Term::Value), points, 200);
        assert!(!sweep.whole && sweep.searches <= Sweep::most_searches(points));
        sweep.points.iter().map(|point| point.terms.jobs).collect()
    };
    assert_eq!(jobs(2), [0, 150]);
    assert_eq!(jobs(0), [0, 150]);
    // From the middle up: 76 jobs are not to be had, 80 are.
    assert_eq!(jobs(3), [0, 80, 150]);
    // The wider span left is that below 76, whose middle is 38.
    assert_eq!(jobs(4), [0, 40, 80, 150]);
}

#[test]
fn no_plan_gives_no_points_and_says_why() {
    let problem = trade();
    let mut redraw = problem.redraw();
    redraw.set_choice(4, Choice::Mandatory);
    redraw.set_spend(4, 0, 0, 1_000);
    let problem = redraw.finish().unwrap();
    let sweep = swept(&problem, (Term::Jobs, Term::Value), 5, 50);
    assert_eq!((sweep.points.len(), sweep.at_hand), (0, None));
    assert!(sweep.infeasible.is_some());
}

#[test]
fn equal_sweeps_on_any_number_of_threads() {
    let mut compared = 0;
    for seed in 0..12 {
        let Some(problem) = made::small_problem(seed) else { continue };
        let answer = solved(&problem);
        let on = |threads| {
            let search = Search { schedules: Some(60), threads, ..QUIET };
            sweep(&problem, &search, &answer, two(seed), 6).unwrap()
        };
        assert_eq!(on(1), on(3), "seed {seed}");
        compared += 1;
    }
    assert!(compared > 5, "{compared}");
}

#[test]
fn a_sweep_that_is_stopped_keeps_what_it_has() {
    let problem = trade();
    let answer = solved(&problem);
    let search = Search { stop: &|| true, ..QUIET };
    let sweep = sweep(&problem, &search, &answer, (Term::Jobs, Term::Value), 5).unwrap();
    assert!(sweep.stopped && !sweep.whole);
    assert_eq!(sweep.points.iter().map(|point| point.terms).collect::<Vec<_>>(), [answer.terms]);
    assert_eq!(sweep.at_hand, Some(0));
}
