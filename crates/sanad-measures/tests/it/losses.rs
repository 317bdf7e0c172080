//! What is lost when a measure is forced in, on problems whose every plan can be listed by hand.

use jiff::civil::date;
use sanad_measures::engine::{
    End, Forced, Gain, RawActivity, RawFund, RawMeasure, RawMode, RawNeed, RawPool, RawPortfolio, RawSpend,
    Search, Term, WhyNot, solve, validate,
};
use sanad_measures::{Drawn, Effort, Loss, Watch, Works, best_of, between, losses, why_not};

/// Two measures: `a` brings an output of 5, `b` one of 3 and `jobs` jobs.
fn two(mode: impl Fn(&str) -> RawActivity, jobs: i64) -> RawPortfolio {
    let gain = |term, once| Gain { term, once, per_tick: 0 };
    let one = |code: &str, gains: Vec<Gain>| RawMeasure {
        code: code.to_owned(),
        gains,
        activities: vec![mode(code)],
        ..RawMeasure::default()
    };
    let both = vec![gain(Term::Output, 3), gain(Term::Jobs, jobs)];
    RawPortfolio {
        horizon: 10,
        ticks_per_year: 365,
        reference: "USD".to_owned(),
        measures: vec![one("a", vec![gain(Term::Output, 5)]), one("b", both)],
        objectives: vec![vec![(Term::Output, 1)]],
        ..RawPortfolio::default()
    }
}

/// Money for one of the two.
fn money(jobs: i64) -> RawPortfolio {
    let spend = RawSpend { fund: "f".to_owned(), amount: 10, currency: "USD".to_owned(), at: End::Start };
    let work = |code: &str| RawActivity {
        code: format!("{code}/work"),
        modes: vec![RawMode {
            code: "usual".to_owned(),
            duration: 2,
            spends: vec![spend.clone()],
            ..RawMode::default()
        }],
        ..RawActivity::default()
    };
    let fund = RawFund { code: "f".to_owned(), currency: "USD".to_owned(), inflows: vec![(0, 10)] };
    RawPortfolio { funds: vec![fund], ..two(work, jobs) }
}

/// One person who could be at one of two places before the end, but not at both: whoever counts days of work
/// alone does not see it.
fn far(jobs: i64) -> RawPortfolio {
    let work = |code: &str| RawActivity {
        code: format!("{code}/work"),
        place: Some(code.to_owned()),
        modes: vec![RawMode {
            code: "usual".to_owned(),
            duration: 2,
            needs: vec![RawNeed { skill: "s".to_owned(), level: 1, count: 1, pool: None }],
            ..RawMode::default()
        }],
        ..RawActivity::default()
    };
    let pool = RawPool {
        code: "q".to_owned(),
        count: 1,
        skills: vec![("s".to_owned(), 1)],
        base: None,
        from: 0,
        to: 10,
        min_stay: 0,
    };
    RawPortfolio {
        places: vec!["a".to_owned(), "b".to_owned()],
        travel: vec![vec![0, 7], vec![7, 0]],
        skills: vec!["s".to_owned()],
        pools: vec![pool],
        ..two(work, jobs)
    }
}

/// The plan, which has `a`.
fn planned(raw: RawPortfolio) -> Works {
    let problem = validate(&raw).expect("a problem");
    let search =
        Search { schedules: Some(64), seed: 1, threads: 1, warm: None, stop: &|| false, progress: &|_| {} };
    let answer = solve(&problem, &search).expect("a checked plan");
    assert_eq!(answer.plan.as_ref().expect("a plan").chosen, [true, false], "output 5 against 3");
    Works {
        start: date(2026, 11, 22),
        raw,
        problem,
        effort: Effort::default(),
        answer,
        drawn: Drawn::default(),
        parts: Vec::new(),
        pools: Vec::new(),
        funds: Vec::new(),
        renewables: Vec::new(),
        utilities: Vec::new(),
        reference: "USD".parse().expect("a currency"),
        claims: Vec::new(),
    }
}

/// The plan made again with `b`.
fn forced(works: &Works) -> Forced {
    let WhyNot::Forced(forced) = why_not(works, 1, 64, 1, &Watch::NOBODY).expect("a checked plan") else {
        panic!("there is a plan with it")
    };
    assert_eq!(forced.answer.plan.as_ref().expect("a plan").chosen, [false, true], "it displaces the other");
    *forced
}

/// What is lost when `b` has to be there.
fn lost(raw: RawPortfolio) -> Vec<Loss> {
    let works = planned(raw);
    losses(&works, &forced(&works))
}

/// Between two terms each plan is made for these; the one that is better than the plan at hand by what that
/// seeks is found out. It fails where it is judged by the two terms, or where none is better and one is told.
#[test]
fn of_the_plans_between_two_terms_the_one_better_than_the_plan_at_hand_is_known() {
    let best = planned(money(1));
    let swept =
        |works: &Works| between(works, (Term::Jobs, Term::Output), 5, 64, 1, &Watch::NOBODY).expect("plans");
    let told = swept(&best);
    assert!(told.points.len() > 1, "more jobs for less output");
    assert_eq!(best_of(&best, &told), None);
    let poorer = Works { answer: forced(&best).answer, ..best };
    let told = swept(&poorer);
    let (place, gains) = best_of(&poorer, &told).expect("output 5 against 3");
    assert_eq!(gains, [(0, Term::Output, 2)]);
    assert_eq!(told.points[place].plan.chosen, [true, false]);
}

#[test]
fn money_for_one_of_two_bounds_the_loss_from_both_sides() {
    // Of the two plans with `b` one brings 3 and the other cannot be paid.
    let one = Loss { term: Term::Output, found: 2, least: Some(2), alone: true };
    assert_eq!((lost(money(0)), one.key()), (vec![one], "between"));
}

#[test]
fn a_way_that_the_bound_does_not_see_leaves_the_least_loss_open() {
    // Both would bring 8, and no sum of days of work forbids that.
    let one = Loss { term: Term::Output, found: 2, least: None, alone: true };
    assert_eq!((lost(far(0)), one.key()), (vec![one], "most"));
}

#[test]
fn beside_another_term_a_loss_has_no_greatest_and_a_gain_is_told() {
    // By output and jobs together `a` is worth 5 and `b` 3 and 1.
    let together = |mut raw: RawPortfolio| {
        raw.objectives = vec![vec![(Term::Output, 1), (Term::Jobs, 1)]];
        lost(raw)
    };
    let output = Loss { term: Term::Output, found: 2, least: Some(2), alone: false };
    let jobs = Loss { term: Term::Jobs, found: -1, least: None, alone: false };
    assert_eq!((together(money(1)), output.key(), jobs.key()), (vec![output, jobs], "least", "gained"));
    let open = Loss { least: None, ..output };
    assert_eq!((together(far(1)), open.key()), (vec![open, jobs], "found"));
}
