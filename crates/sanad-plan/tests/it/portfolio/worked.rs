//! A small programme worked out by hand: what is accepted, what it comes to, and what is refused.

use sanad_plan::portfolio::{
    Choice, End, Gain, Placed, Plan, RawActivity, RawCalendar, RawEarn, RawFlow, RawFund, RawLink,
    RawMeasure, RawMode, RawNeed, RawPool, RawPortfolio, RawRate, RawRenewable, RawSpend, RawTeach,
    RawUtility, Rule, Term, Terms, check, validate,
};

fn text(code: &str) -> String {
    code.to_owned()
}

fn spend(amount: i64, currency: &str, at: End) -> RawSpend {
    RawSpend { fund: text("budget"), amount, currency: text(currency), at }
}

fn modes() -> [RawMode; 4] {
    let course = RawMode {
        code: text("class"),
        duration: 3,
        calendar: Some(text("week")),
        renewables: vec![(text("seats"), 2)],
        teaches: vec![RawTeach { pool: text("operators"), count: 2, skill: text("plc"), level: 2 }],
        spends: vec![spend(100, "USD", End::Start)],
        ..RawMode::default()
    };
    let repair = RawMode {
        code: text("own"),
        duration: 4,
        calendar: Some(text("week")),
        needs: vec![
            RawNeed { skill: text("plc"), level: 2, count: 1, pool: Some(text("operators")) },
            RawNeed { skill: text("kiln"), level: 3, count: 1, pool: None },
        ],
        spends: vec![spend(200, "EUR", End::Finish)],
        ..RawMode::default()
    };
    let restart = RawMode {
        code: text("go"),
        earns: vec![RawEarn { fund: text("budget"), amount: 50, currency: text("USD"), every: 4 }],
        flows: vec![RawFlow { utility: text("kW"), amount: -30, from: End::Start, while_running: false }],
        ..RawMode::default()
    };
    let solar = RawMode {
        code: text("build"),
        duration: 5,
        spends: vec![spend(300, "USD", End::Start)],
        flows: vec![RawFlow { utility: text("kW"), amount: 40, from: End::Finish, while_running: false }],
        ..RawMode::default()
    };
    [course, repair, restart, solar]
}

fn measures([course, repair, restart, solar]: [RawMode; 4]) -> Vec<RawMeasure> {
    let activity = |code: &str, place: Option<&str>, mode: RawMode| RawActivity {
        code: text(code),
        place: place.map(text),
        modes: vec![mode],
        ..RawActivity::default()
    };
    vec![
        RawMeasure {
            code: text("F1"),
            choice: Choice::Mandatory,
            due: Some(10),
            late_weight: 2,
            gains: vec![
                Gain { term: Term::Value, once: 0, per_tick: 90 },
                Gain { term: Term::Jobs, once: 3, per_tick: 20 },
            ],
            activities: vec![
                activity("F1/course", Some("city"), course),
                activity("F1/repair", Some("plant"), repair),
                activity("F1/restart", None, restart),
            ],
            ..RawMeasure::default()
        },
        RawMeasure {
            code: text("S1"),
            activities: vec![activity("S1/solar", None, solar)],
            ..RawMeasure::default()
        },
    ]
}

/// A course for two operators in the city, then a repair at the plant with one of them and an
/// expert, then its restart, which earns and takes power that a solar plant gives.
pub(crate) fn programme() -> RawPortfolio {
    let link = |from: &str, to: &str, min, max| RawLink {
        from: text(from),
        from_end: End::Finish,
        to: text(to),
        to_end: End::Start,
        min,
        max,
        calendar: None,
    };
    RawPortfolio {
        horizon: 30,
        ticks_per_year: 10,
        discount_ppm: 100_000,
        reference: text("USD"),
        // Of seven ticks the last two are off.
        calendars: vec![RawCalendar {
            code: text("week"),
            working: (0..30).map(|tick| tick % 7 < 5).collect(),
        }],
        places: vec![text("city"), text("plant")],
        travel: vec![vec![0, 1], vec![2, 0]],
        skills: vec![text("plc"), text("kiln")],
        renewables: vec![RawRenewable { code: text("seats"), capacity: vec![(0, 2), (14, 1)] }],
        pools: vec![
            RawPool {
                code: text("operators"),
                count: 2,
                skills: vec![(text("plc"), 1)],
                base: Some(text("plant")),
                from: 0,
                to: 30,
                min_stay: 5,
            },
            RawPool {
                code: text("experts"),
                count: 1,
                skills: vec![(text("kiln"), 4)],
                base: None,
                from: 6,
                to: 14,
                min_stay: 0,
            },
        ],
        funds: vec![RawFund {
            code: text("budget"),
            currency: text("USD"),
            inflows: vec![(0, 400), (10, 220)],
        }],
        rates: vec![RawRate { from: text("EUR"), to: text("USD"), numerator: 11, denominator: 10 }],
        utilities: vec![RawUtility { code: text("kW"), given: vec![] }],
        measures: measures(modes()),
        links: vec![link("F1/course", "F1/repair", 0, Some(4)), link("F1/repair", "F1/restart", 1, None)],
        objectives: vec![vec![(Term::Value, 1)], vec![(Term::End, 1)]],
        ..RawPortfolio::default()
    }
}

fn placed(start: i32, finish: i32, persons: &[&[u32]]) -> Placed {
    Placed { mode: 0, start, finish, persons: persons.iter().map(|list| list.to_vec()).collect() }
}

/// Course 2–5 (two ticks to the city), both stay until 7 and are back at 8; repair on working
/// ticks 8 to 11, paid at 12 after the inflow of 10; restart a tick later.
fn plan() -> Plan {
    Plan {
        chosen: vec![true, true],
        placed: vec![
            Some(placed(2, 5, &[&[0, 1]])),
            Some(placed(8, 12, &[&[0], &[2]])),
            Some(placed(13, 13, &[])),
            Some(placed(0, 5, &[])),
        ],
    }
}

#[test]
fn terms_come_out_as_by_hand() {
    let problem = validate(&programme()).unwrap();
    let terms = check(&problem, &plan()).unwrap();
    // 1.1^(−t/10) in millionths: 1 at 0, 0.981118 at 2, 0.891926 at 12.
    assert_eq!(
        (problem.discount[0], problem.discount[2], problem.discount[12]),
        (1_000_000, 981_118, 891_926)
    );
    let gained: i64 = (13..30).map(|tick: usize| 90 * problem.discount[tick]).sum();
    let paid = 300 * 1_000_000 + 100 * 981_118 + 220 * 891_926;
    // The mark is the last finish, 13: three ticks late, 17 ticks to the horizon.
    let right = Terms {
        value: (gained - paid).div_euclid(1_000_000),
        jobs: 3 + 20 * 17,
        lateness: 6,
        end: 13,
        ..Terms::default()
    };
    assert_eq!(terms, right);
    // By geometric sum: 90 × (q^13 − q^30)/(1 − q), q = 1.1^(−1/10), is 1,253.8; less 594.3.
    assert_eq!(terms.value, 659);
}

/// Rule, codes, person and tick of a breach.
type Refused = (Rule, Vec<String>, Option<u32>, Option<i32>);

/// What is refused after a change.
fn refused(change: impl FnOnce(&mut Plan)) -> Vec<Refused> {
    let mut plan = plan();
    change(&mut plan);
    let breaches = check(&validate(&programme()).unwrap(), &plan).unwrap_err();
    breaches.into_iter().map(|breach| (breach.rule, breach.codes, breach.person, breach.tick)).collect()
}

#[test]
fn a_stay_and_a_way_are_waited_for() {
    // Repair at 7: the stay ends at 7, the way takes one tick.
    let early = refused(|plan| {
        plan.placed[1].as_mut().unwrap().start = 7;
        plan.placed[1].as_mut().unwrap().finish = 11;
    });
    let codes = vec![text("F1/repair"), text("F1/course")];
    assert_eq!(early, [(Rule::Stay, codes, Some(0), Some(7))]);
    // The course at 1: from the plant to the city it takes two ticks.
    let early = refused(|plan| plan.placed[0] = Some(placed(1, 4, &[&[0, 1]])));
    let travel = |person| (Rule::Travel, vec![text("F1/course")], Some(person), Some(1));
    assert_eq!(early, [travel(0), travel(1)]);
}

#[test]
fn who_was_not_taught_is_refused() {
    let untaught = refused(|plan| {
        plan.placed[0] = Some(placed(2, 5, &[&[0, 1]]));
        plan.placed[1] = Some(placed(8, 12, &[&[2], &[2]]));
    });
    let repair = || vec![text("F1/repair")];
    let at = |rule| (rule, repair(), Some(2), Some(8));
    assert_eq!(untaught, [at(Rule::Twice), at(Rule::Pool), at(Rule::Skill)]);
}

#[test]
fn power_must_be_there_before_it_is_taken() {
    let dark = refused(|plan| {
        plan.chosen[1] = false;
        plan.placed[3] = None;
    });
    let utility = (Rule::Utility, vec![text("kW"), text("F1/restart")], None, Some(13));
    assert_eq!(dark, [utility]);
    let late = refused(|plan| plan.placed[3] = Some(placed(10, 15, &[])));
    assert_eq!(late, [(Rule::Utility, vec![text("kW"), text("F1/restart")], None, Some(13))]);
}

#[test]
fn money_must_be_there_before_it_is_spent() {
    let mut raw = programme();
    raw.funds[0].inflows = vec![(0, 399), (13, 500)];
    let breaches = check(&validate(&raw).unwrap(), &plan()).unwrap_err();
    let told: Vec<String> = breaches.iter().map(ToString::to_string).collect();
    assert_eq!(
        told,
        [
            "The plan breaks the rule `fund` at `budget` `F1/course` tick 2: it has -1 left; right is 0 or more."
        ]
    );
}

#[test]
fn a_placeless_task_does_not_move_anybody_but_takes_time() {
    let mut raw = programme();
    raw.measures[0].activities[2].modes[0].duration = 2;
    raw.measures[0].activities[2].modes[0].needs =
        vec![RawNeed { skill: text("plc"), level: 1, count: 1, pool: None }];
    raw.links.clear();
    let problem = validate(&raw).unwrap();
    // Operator 1 does the placeless work 0–2 at the base, then needs two ticks to the city.
    let mut plan = plan();
    plan.placed[2] = Some(placed(0, 2, &[&[1]]));
    plan.placed[0] = Some(placed(3, 8, &[&[0, 1]]));
    plan.placed[1] = Some(placed(9, 15, &[&[0], &[2]]));
    let breaches = check(&problem, &plan).unwrap_err();
    let found = breaches.iter().map(|b| (b.rule, b.person, b.tick)).collect::<Vec<_>>();
    assert!(found.contains(&(Rule::Travel, Some(1), Some(3))), "{found:?}");
    assert!(!found.contains(&(Rule::Travel, Some(0), Some(3))), "{found:?}");
}
