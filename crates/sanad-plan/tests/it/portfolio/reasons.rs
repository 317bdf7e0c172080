//! Answers to questions: why then, and why not.

use std::collections::BTreeMap;

use sanad_plan::portfolio::{
    Answer, Cause, Cure, End, Gain, Problem, RawActivity, RawFund, RawLink, RawMeasure, RawMode, RawNeed,
    RawPool, RawPortfolio, RawSpend, Scarce, Search, Term, WhyNot, solve, validate, why, why_not,
};

use super::{made, measured};

pub(crate) const QUIET: Search =
    Search { schedules: Some(1_000), seed: 1, threads: 1, warm: None, stop: &|| false, progress: &|_| {} };

pub(crate) fn solved(problem: &Problem) -> Answer {
    solve(problem, &QUIET).unwrap()
}

/// An activity with one mode of 3 ticks.
fn activity(code: &str, cost: i64, persons: u32) -> RawActivity {
    let needs = (persons > 0).then(|| RawNeed { skill: "weld".into(), level: 1, count: persons, pool: None });
    let spend = RawSpend { fund: "f".into(), amount: cost, currency: "USD".into(), at: End::Start };
    let mode = RawMode {
        code: "m".into(),
        duration: 3,
        needs: needs.into_iter().collect(),
        spends: if cost > 0 { vec![spend] } else { Vec::new() },
        ..RawMode::default()
    };
    RawActivity { code: code.into(), modes: vec![mode], ..RawActivity::default() }
}

fn measure(code: &str, per_tick: i64, activities: Vec<RawActivity>) -> RawMeasure {
    let gains = vec![Gain { term: Term::Output, once: 0, per_tick }];
    RawMeasure { code: code.into(), gains, activities, ..RawMeasure::default() }
}

/// 10 in the fund at tick 2, two welders, 20 ticks.
fn portfolio(measures: Vec<RawMeasure>) -> RawPortfolio {
    let pool = RawPool {
        code: "welders".into(),
        count: 2,
        skills: vec![("weld".into(), 2)],
        base: None,
        from: 0,
        to: 20,
        min_stay: 0,
    };
    RawPortfolio {
        horizon: 20,
        ticks_per_year: 365,
        reference: "USD".into(),
        skills: vec!["weld".into()],
        pools: vec![pool],
        funds: vec![RawFund { code: "f".into(), currency: "USD".into(), inflows: vec![(2, 10)] }],
        measures,
        objectives: vec![vec![(Term::Output, 1)]],
        ..RawPortfolio::default()
    }
}

fn finish_to_start(from: &str, to: &str, min: i32) -> RawLink {
    let (from, to) = (from.into(), to.into());
    RawLink { from, from_end: End::Finish, to, to_end: End::Start, min, max: None, calendar: None }
}

#[test]
fn the_chain_ends_at_the_inflow() {
    let mut raw = portfolio(vec![
        measure("a", 5, vec![activity("a1", 4, 0), activity("a2", 0, 2)]),
        measure("b", 1, vec![activity("b1", 0, 1)]),
    ]);
    raw.links = vec![finish_to_start("a1", "a2", 1)];
    raw.measures[1].activities[0].release = 6;
    let problem = validate(&raw).unwrap();
    let plan = solved(&problem).plan.unwrap();
    // a1 at 2 when the money comes, a2 one tick after its finish, and b1 when a welder is free.
    let starts: Vec<i32> = plan.placed.iter().flatten().map(|placed| placed.start).collect();
    assert_eq!(starts, [2, 6, 9]);
    let chain = why(&problem, &plan, 2);
    assert!(matches!(chain[0].cause, Cause::Busy { activity: 1, .. }), "{chain:?}");
    assert_eq!(chain[1].cause, Cause::Link { link: 0, activity: 0 });
    assert_eq!(chain[2].cause, Cause::Fund { fund: 0, activity: None, amount: 4 });
    assert_eq!(chain.iter().map(|reason| reason.ready).collect::<Vec<_>>(), [9, 6, 2]);
}

#[test]
fn forcing_a_measure_shows_what_it_displaces() {
    // Each costs 6 of the 10 that there are.
    let problem = validate(&portfolio(vec![
        measure("rich", 5, vec![activity("a", 6, 0)]),
        measure("poor", 2, vec![activity("b", 6, 0)]),
    ]))
    .unwrap();
    let answer = solved(&problem);
    assert_eq!(answer.plan.as_ref().unwrap().chosen, [true, false]);
    let WhyNot::Forced(forced) = why_not(&problem, &QUIET, &answer, 1).unwrap() else { panic!("not forced") };
    assert_eq!(forced.displaced, [0]);
    // Both marks at 5: 15 ticks of 5 against 15 of 2.
    assert_eq!((answer.terms.output, forced.answer.terms.output), (75, 30));
    // With the one measure forced, at most the other beside it: the bound is no worse than the plan.
    assert!(forced.answer.bound.terms.output >= 30);
}

#[test]
fn the_least_cure_is_found() {
    let impossible = |measure: RawMeasure| {
        let problem = validate(&portfolio(vec![measure])).unwrap();
        let answer = solved(&problem);
        assert_eq!(answer.plan.as_ref().unwrap().chosen, [false]);
        match why_not(&problem, &QUIET, &answer, 0).unwrap() {
            WhyNot::Impossible { cures, .. } => cures,
            other => panic!("{other:?}"),
        }
    };
    let welders = Scarce::Skill { skill: 0, level: 1, pool: None };
    let persons = impossible(measure("m", 1, vec![activity("a", 4, 5)]));
    assert_eq!(persons, [[Cure { what: welders, by: 3 }]]);
    let money = impossible(measure("m", 1, vec![activity("a", 14, 2)]));
    assert_eq!(money, [[Cure { what: Scarce::Fund(0), by: 4 }]]);
    let both = impossible(measure("m", 1, vec![activity("a", 14, 5)]));
    assert_eq!(both, [[Cure { what: Scarce::Fund(0), by: 4 }, Cure { what: welders, by: 3 }]]);
    let mut late = activity("a", 0, 0);
    late.modes[0].duration = 15;
    late.release = 9;
    assert_eq!(impossible(measure("m", 1, vec![late])), [[Cure { what: Scarce::Time, by: 4 }]]);
}

#[test]
fn every_date_has_a_chain_to_a_fact() {
    let mut asked = 0;
    let mut causes: BTreeMap<&str, usize> = BTreeMap::new();
    for seed in 0..600 {
        let Some(problem) = made::small_problem(seed) else { continue };
        let Some(plan) = solved(&problem).plan else { continue };
        for (activity, placed) in plan.placed.iter().enumerate() {
            let chain = why(&problem, &plan, activity);
            assert_eq!(chain.first().map(|reason| reason.start), placed.as_ref().map(|placed| placed.start));
            for reason in &chain {
                *causes.entry(reason.cause.key()).or_insert(0) += 1;
                // What is in the way is gone when the activity starts, or ends if it is needed then.
                let finish = plan.placed[reason.activity].as_ref().unwrap().finish;
                assert!(reason.ready <= finish, "seed {seed}: {chain:?}");
                asked += 1;
            }
        }
    }
    measured(&format!("{asked} reasons: {causes:?}"));
    assert!(asked > 200, "{asked}");
    assert!(causes.keys().all(|key| Cause::KEYS.contains(key)));
    assert!(causes.len() >= 10, "{causes:?}");
}
