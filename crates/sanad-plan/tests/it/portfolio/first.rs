//! What the first schedules must manage by themselves, without a search.

use sanad_plan::portfolio::{
    Choice, End, Gain, RawActivity, RawFlow, RawFund, RawGroup, RawLink, RawMeasure, RawMode, RawPin,
    RawPortfolio, RawSpend, RawUtility, Search, Term, solve, validate,
};

use super::reasons::QUIET;

/// An activity with modes of a duration and a cost each.
fn activity(code: &str, modes: &[(u32, i64)]) -> RawActivity {
    let mode = |(place, &(duration, amount)): (usize, &(u32, i64))| {
        let spend = RawSpend { fund: "f".into(), amount, currency: "USD".into(), at: End::Start };
        RawMode {
            code: format!("m{place}"),
            duration,
            spends: if amount > 0 { vec![spend] } else { Vec::new() },
            ..RawMode::default()
        }
    };
    let modes = modes.iter().enumerate().map(mode).collect();
    RawActivity { code: code.into(), modes, ..RawActivity::default() }
}

fn link(from: &str, from_end: End, to: &str, max: Option<i32>) -> RawLink {
    let (from, to) = (from.into(), to.into());
    RawLink { from, from_end, to, to_end: End::Start, min: 0, max, calendar: None }
}

/// One measure that must be there, 60 ticks, judged by value; gains of 10 a tick.
fn portfolio(activities: Vec<RawActivity>, links: Vec<RawLink>) -> RawPortfolio {
    let measure = RawMeasure {
        code: "m".into(),
        choice: Choice::Mandatory,
        gains: vec![Gain { term: Term::Value, once: 0, per_tick: 10 }],
        activities,
        ..RawMeasure::default()
    };
    RawPortfolio {
        horizon: 60,
        ticks_per_year: 365,
        reference: "USD".into(),
        funds: vec![RawFund { code: "f".into(), currency: "USD".into(), inflows: vec![(0, 10_000)] }],
        measures: vec![measure],
        links,
        objectives: vec![vec![(Term::Value, 1)]],
        ..RawPortfolio::default()
    }
}

/// Mode, start and finish of each activity after one schedule of each worker.
fn first(raw: &RawPortfolio) -> Vec<(usize, i32, i32)> {
    let answer = solve(&validate(raw).unwrap(), &Search { schedules: Some(1), ..QUIET }).unwrap();
    let plan = answer.plan.expect("a plan at once");
    plan.placed.iter().flatten().map(|placed| (placed.mode, placed.start, placed.finish)).collect()
}

#[test]
fn a_pin_further_on_rules_out_a_mode_that_takes_too_long() {
    // Buying near takes 20 ticks and is worth that wait by itself: 1,000 against 18 ticks of 10. But
    // two steps on the run is pinned at 6.
    let mut raw = portfolio(
        vec![
            activity("buy", &[(20, 100), (2, 1_100)]),
            activity("fit", &[(3, 0)]),
            activity("run", &[(1, 0)]),
        ],
        vec![link("buy", End::Finish, "fit", None), link("fit", End::Finish, "run", None)],
    );
    raw.measures[0].activities[2].pin = Some(RawPin { start: 6, mode: None });
    assert_eq!(first(&raw), [(1, 0, 2), (0, 2, 5), (0, 6, 7)]);
    // The same with a deadline.
    raw.measures[0].activities[2].pin = None;
    raw.measures[0].activities[2].deadline = Some(7);
    assert_eq!(first(&raw), [(1, 0, 2), (0, 2, 5), (0, 5, 6)]);
    // With neither, the cheaper one is taken.
    raw.measures[0].activities[2].deadline = None;
    assert_eq!(first(&raw), [(0, 0, 20), (0, 20, 23), (0, 23, 24)]);
}

#[test]
fn what_stays_too_short_however_late_takes_its_other_mode() {
    // The wiring begins with the repair and takes 6; the start-up comes at most one tick after the
    // repair. In 2 ticks the repair is over too soon, whenever it begins.
    let raw = portfolio(
        vec![activity("repair", &[(8, 0), (2, 0)]), activity("wire", &[(6, 0)]), activity("run", &[(1, 0)])],
        vec![
            link("repair", End::Start, "wire", None),
            link("repair", End::Finish, "run", Some(1)),
            link("wire", End::Finish, "run", None),
        ],
    );
    assert_eq!(first(&raw), [(0, 0, 8), (0, 0, 6), (0, 8, 9)]);
}

#[test]
fn a_chain_that_never_closes_takes_the_quick_mode() {
    // Buying begins with the design at the earliest, the course follows the design within 3 ticks and
    // the run the course: 20 ticks of buying never fit in between, wherever the design is.
    let mut raw = portfolio(
        vec![
            activity("design", &[(2, 0)]),
            activity("buy", &[(20, 100), (2, 1_100)]),
            activity("course", &[(2, 0)]),
            activity("run", &[(1, 0)]),
        ],
        vec![
            link("design", End::Start, "buy", None),
            link("design", End::Finish, "course", Some(3)),
            link("course", End::Finish, "run", Some(3)),
            link("buy", End::Finish, "run", None),
        ],
    );
    raw.horizon = 300;
    assert_eq!(first(&raw), [(0, 0, 2), (1, 0, 2), (0, 2, 4), (0, 4, 5)]);
}

#[test]
fn what_a_rule_rules_out_is_not_brought_in_as_a_help() {
    let flow = |amount| RawFlow { utility: "kW".into(), amount, from: End::Finish, while_running: false };
    let measure = |code: &str, choice, amount| {
        let mut own = activity(&format!("{code}/a"), &[(1, 0)]);
        own.modes[0].flows = vec![flow(amount)];
        RawMeasure { code: code.into(), choice, activities: vec![own], ..RawMeasure::default() }
    };
    let mut raw = portfolio(Vec::new(), Vec::new());
    raw.utilities = vec![RawUtility { code: "kW".into(), given: Vec::new() }];
    raw.measures = vec![
        measure("plant", Choice::Mandatory, -5),
        measure("wind", Choice::Free, 5),
        measure("solar", Choice::Free, 5),
        measure("park", Choice::Mandatory, 1),
    ];
    // Where the park is, there is no room for wind.
    raw.groups = vec![RawGroup::AtMostOne(vec!["wind".into(), "park".into()])];
    let answer = solve(&validate(&raw).unwrap(), &Search { schedules: Some(1), ..QUIET }).unwrap();
    assert_eq!(answer.plan.map(|plan| plan.chosen), Some(vec![true, false, true, true]));
}

#[test]
fn late_is_better_than_never() {
    // Due on the second tick and ready after 20 at the earliest: 18 ticks late, and 58 when left out.
    let mut raw = portfolio(vec![activity("a", &[(20, 0)])], Vec::new());
    raw.measures[0].choice = Choice::Free;
    raw.measures[0].gains.clear();
    (raw.measures[0].due, raw.measures[0].late_weight) = (Some(2), 1);
    raw.objectives = vec![vec![(Term::Lateness, 1)]];
    let problem = validate(&raw).unwrap();
    let answer = solve(&problem, &Search { schedules: Some(1), ..QUIET }).unwrap();
    assert_eq!(answer.plan.unwrap().chosen, [true]);
    assert_eq!((answer.terms.lateness, answer.bound.terms.lateness), (18, 18));
    let none = sanad_plan::portfolio::Plan { chosen: vec![false], placed: vec![None] };
    assert_eq!(sanad_plan::portfolio::check(&problem, &none).unwrap().lateness, 58);
}
