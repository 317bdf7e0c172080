//! Plans made anew from a day on: no rule of the status is broken, the three ways lie in order, and
//! the number of threads changes nothing.

use sanad_plan::portfolio::{
    Actual, Because, Before, Change, ChangeKind, End, Former, Gain, Note, Path, Placed, Problem, RawActivity,
    RawLink, RawMeasure, RawMode, RawNeed, RawPool, RawPortfolio, RawRenewable, RawStatus, Replan, Replanned,
    Search, Status, StatusFault, Term, Terms, Tick, Way, Weights, check, check_status, replan, solve,
    validate,
};

use super::{made, measured, naive};
use crate::made::Made;

/// Of all seeds one in so many.
const STEP: usize = if cfg!(debug_assertions) { 25 } else { 1 };

fn search(schedules: u64, threads: usize) -> Search<'static> {
    Search { schedules: Some(schedules), seed: 1, threads, warm: None, stop: &|| false, progress: &|_| {} }
}

fn again(problem: &Problem, before: &Before, status: &Status, threads: usize) -> Replanned {
    let weights = Weights { measure: 20, moved: 1, tick: 1, mode: 2 };
    replan(problem, &Replan { before, status, weights, search: search(64, threads) }).unwrap()
}

fn tick(made: &mut Made, low: Tick, high: Tick) -> Tick {
    low + Tick::try_from(made.below(u32::try_from(high - low + 1).unwrap())).unwrap()
}

/// How things may stand: some of what was planned is done, late, early, in another mode, or has not
/// begun; and something that nobody planned may have begun.
fn status(made: &mut Made, problem: &Problem, before: &Before) -> RawStatus {
    let day = tick(made, 0, problem.horizon - 1);
    let mut raw = RawStatus { day, frozen: tick(made, 0, 3), ..RawStatus::default() };
    for (activity, former) in before.placed.iter().enumerate() {
        let record = &problem.activities[activity];
        let any = usize::try_from(made.below(u32::try_from(record.modes.len()).unwrap())).unwrap();
        let Some(former) = former else {
            if made.below(15) == 0 {
                let start = tick(made, -1, day);
                raw.actuals.push((activity, Actual::Started { start, mode: any, remaining: made.below(3) }));
            }
            continue;
        };
        let how = if made.below(8) == 0 { any } else { former.mode };
        let start = (former.start + tick(made, -1, 2)).min(day);
        if former.start > day || made.below(5) == 0 {
            if made.below(8) == 0 {
                raw.kept.push(activity);
            }
            continue;
        }
        let finish = (former.finish + tick(made, -1, 2)).max(start);
        raw.actuals.push(if finish <= day && made.below(4) > 0 {
            (activity, Actual::Finished { start, finish, mode: how })
        } else {
            (activity, Actual::Started { start, mode: how, remaining: made.below(4) })
        });
    }
    for measure in 0..problem.measures.len() {
        if made.below(10) == 0 {
            raw.kept_measures.push(measure);
        }
    }
    raw
}

/// Up to 7 measures that wait for a crane and a crew, with days agreed and worth.
fn queue(seed: u64) -> RawPortfolio {
    let mut made = Made::new(seed);
    let count = made.between(4, 7);
    let one = |made: &mut Made, number: u32| {
        let activity = |made: &mut Made, place: u32| RawActivity {
            code: format!("m{number}/a{place}"),
            place: Some(format!("p{}", made.below(2))),
            modes: (0..made.between(1, 2))
                .map(|mode| RawMode {
                    code: format!("w{mode}"),
                    duration: made.between(1, 6),
                    renewables: if made.below(2) == 0 { vec![("crane".to_owned(), 1)] } else { Vec::new() },
                    needs: vec![RawNeed { skill: "s".to_owned(), level: 2, count: 1 + mode, pool: None }],
                    ..RawMode::default()
                })
                .collect(),
            ..RawActivity::default()
        };
        RawMeasure {
            code: format!("m{number}"),
            due: (made.below(3) > 0).then(|| tick(made, 3, 40)),
            late_weight: made.between(1, 3),
            gains: vec![Gain { term: Term::Output, once: 0, per_tick: i64::from(made.below(6)) }],
            activities: (0..made.between(1, 2)).map(|place| activity(made, place)).collect(),
            ..RawMeasure::default()
        }
    };
    let measures: Vec<RawMeasure> = (0..count).map(|number| one(&mut made, number)).collect();
    let links = measures.iter().filter(|measure| measure.activities.len() > 1).map(|measure| RawLink {
        from: measure.activities[0].code.clone(),
        from_end: End::Finish,
        to: measure.activities[1].code.clone(),
        to_end: End::Start,
        min: 0,
        max: None,
        calendar: None,
    });
    let pool = |number: u32, count: u32| RawPool {
        code: format!("q{number}"),
        count,
        skills: vec![("s".to_owned(), 3)],
        base: Some(format!("p{number}")),
        from: 0,
        to: 60,
        min_stay: 0,
    };
    RawPortfolio {
        horizon: 60,
        ticks_per_year: 365,
        reference: "USD".to_owned(),
        places: vec!["p0".to_owned(), "p1".to_owned()],
        travel: vec![vec![0, 1], vec![1, 0]],
        skills: vec!["s".to_owned()],
        renewables: vec![RawRenewable { code: "crane".to_owned(), capacity: vec![(0, 1)] }],
        pools: vec![pool(0, 2), pool(1, 1)],
        links: links.collect(),
        measures,
        objectives: vec![vec![(Term::Lateness, 1)], vec![(Term::Output, 1)]],
        ..RawPortfolio::default()
    }
}

/// What terms are worth without change, a number a level; less is better.
fn worth(problem: &Problem, terms: &Terms) -> Vec<i128> {
    let one = |&(term, weight): &(Term, u32)| {
        let own = i128::from(terms.get(term)) * i128::from(weight);
        if term.is_gain() { -own } else { own }
    };
    let sum = |level: &Vec<(Term, u32)>| level.iter().filter(|own| own.0 != Term::Change).map(one).sum();
    problem.objectives.iter().map(sum).collect()
}

/// How many changes that nothing asks for could be taken back as they are, at no loss: the measure is put
/// where it was agreed, with its people, and the checker has nothing against it.
fn idle_changes(problem: &Problem, before: &Before, replanned: &Replanned, way: &Way) -> usize {
    let own = check(&replanned.rest, &way.checked).expect("a plan");
    let back = |change: &&Change| {
        let mut plan = way.checked.clone();
        plan.chosen[change.measure] = before.chosen[change.measure];
        for activity in problem.measures[change.measure].activities.clone() {
            if replanned.rest.activities[activity].anchor.is_some() {
                continue;
            }
            plan.placed[activity] = before.placed[activity].as_ref().map(|own| {
                let mode = &problem.activities[activity].modes[own.mode];
                let counts =
                    mode.needs.iter().map(|own| own.count).chain(mode.teaches.iter().map(|own| own.count));
                let mut persons = own.persons.iter().copied();
                let persons = counts.map(|count| persons.by_ref().take(count as usize).collect()).collect();
                Placed { mode: own.mode, start: own.start, finish: own.finish, persons }
            });
        }
        check(&replanned.rest, &plan).is_ok_and(|terms| worth(problem, &terms) <= worth(problem, &own))
    };
    let free = |change: &&Change| matches!(change.because, Because::Better(_)) && !change.only_people();
    way.changes.iter().filter(free).filter(back).count()
}

/// Every second one has everything that the problem knows, the others a long queue.
fn problem_of(seed: u64) -> Option<Problem> {
    if seed.is_multiple_of(2) { made::small_problem(seed) } else { validate(&queue(seed)).ok() }
}

#[test]
fn no_rule_of_the_status_is_broken_and_the_ways_lie_in_order() {
    let (mut planned, mut none, mut freed, mut balanced, mut between) = (0, 0, 0, 0, 0);
    let (mut gains, mut idle) = (0, 0);
    let (mut told, mut because) = (std::collections::HashSet::new(), std::collections::BTreeSet::new());
    for seed in (30_000..36_000).step_by(STEP) {
        let Some(problem) = problem_of(seed) else { continue };
        let answer = solve(&problem, &search(32, 1)).unwrap();
        let Some(plan) = answer.plan else { continue };
        let before = Before::of(&plan);
        let mut made = Made::new(seed);
        let raw = status(&mut made, &problem, &before);
        let status =
            Status::new(&problem, &before, &raw).unwrap_or_else(|faults| panic!("seed {seed}: {faults:?}"));
        let replanned = again(&problem, &before, &status, 1);
        if replanned.ways.is_empty() {
            assert!(replanned.infeasible.is_some(), "seed {seed}");
            none += 1;
            continue;
        }
        planned += 1;
        freed += usize::from(!replanned.freed.is_empty());
        for note in &replanned.notes {
            told.insert(std::mem::discriminant(note));
        }
        let paths: Vec<Path> = replanned.ways.iter().map(|way| way.path).collect();
        assert_eq!(paths, Path::ALL, "seed {seed}");
        for way in &replanned.ways {
            let passed = check(&replanned.rest, &way.checked).map(|_| ());
            assert_eq!(passed, Ok(()), "seed {seed} {:?}", way.path);
            assert_eq!(naive::broken(&replanned.rest, &way.checked).len(), 0, "seed {seed}");
            let stands = check_status(&problem, &before, &status, &replanned, &way.plan);
            assert_eq!(stands, Ok(()), "seed {seed} {:?}: {raw:?}", way.path);
            for change in &way.changes {
                because.insert(change.because.key());
                if let Because::Better(Some(without)) = &change.because {
                    gains += 1;
                    let worse = worth(&problem, without) > worth(&problem, &way.terms);
                    assert!(worse, "seed {seed}: {change:?} gains nothing");
                }
                let Because::Held(reason) = &change.because else { continue };
                let own = change.activities.iter().find(|own| own.activity == reason.activity);
                let start = own.map_or_else(|| panic!("seed {seed}"), |own| own.start);
                assert!(start.0 < start.1 && start.1 == reason.start, "seed {seed} {change:?}");
            }
            assert_eq!(
                way.terms.change,
                way.disturbance.weighed(Weights { measure: 20, moved: 1, tick: 1, mode: 2 })
            );
        }
        let [keep, middle, free] = &replanned.ways[..] else { panic!("seed {seed}: not three ways") };
        assert!(free.score <= middle.score && middle.score <= keep.score, "seed {seed}: values");
        let change = |way: &sanad_plan::portfolio::Way| way.terms.get(Term::Change);
        assert!(change(middle) <= change(free), "seed {seed}: {:?}", replanned.ways);
        // What stands between is neither of the two, in value and in disturbance.
        idle +=
            [middle, free].map(|way| idle_changes(&problem, &before, &replanned, way)).iter().sum::<usize>();
        let own = middle.plan != keep.plan && middle.plan != free.plan;
        assert_eq!(replanned.lies_between(), own, "seed {seed}");
        if own {
            assert!(middle.score < keep.score, "seed {seed}");
            let half = change(keep) + (change(free) - change(keep)) / 2;
            assert!(change(middle) <= half, "seed {seed}: more than half of the way");
        } else if replanned.balance.is_some() {
            assert_eq!(middle.plan, keep.plan, "seed {seed}");
        }
        balanced += usize::from(replanned.balance.is_some());
        between += usize::from(middle.plan != keep.plan && middle.plan != free.plan);
    }
    measured(&format!(
        "{planned} plans made anew, {none} without; in {freed} something frozen cannot stay; in {balanced} freedom \
         gains, in {between} a way lies between; of {gains} changes it is told what they gain, {idle} gain nothing"
    ));
    assert!(gains > 0 && idle == 0, "{gains} changes gain, {idle} gain nothing");
    assert!(because.iter().all(|key| Because::KEYS.contains(key)));
    assert!(because.len() >= 3, "{because:?}");
    let least = 5_000 / STEP / 4;
    assert!(planned >= least && none < planned / 4, "{planned} plans, {none} without");
    assert!(freed > 0 && balanced > 0 && told.len() >= 4, "{freed} freed, {balanced} balanced, {told:?}");
}

#[test]
fn equal_on_any_number_of_threads() {
    let mut compared = 0;
    for seed in (40_000..40_400).step_by(if cfg!(debug_assertions) { 10 } else { 1 }) {
        let Some(problem) = problem_of(seed) else { continue };
        let Some(plan) = solve(&problem, &search(32, 1)).unwrap().plan else { continue };
        let before = Before::of(&plan);
        let raw = status(&mut Made::new(seed), &problem, &before);
        let status = Status::new(&problem, &before, &raw).unwrap();
        let one = format!("{:?}", again(&problem, &before, &status, 1));
        for threads in [2, 4] {
            assert_eq!(format!("{:?}", again(&problem, &before, &status, threads)), one, "seed {seed}");
        }
        compared += 1;
    }
    assert!(compared >= 20, "{compared}");
}

#[test]
fn without_news_the_agreed_plan_stands() {
    let (mut compared, mut knots) = (0, 0);
    for seed in (50_000..52_000).step_by(STEP) {
        let Some(problem) = problem_of(seed) else { continue };
        let Some(plan) = solve(&problem, &search(32, 1)).unwrap().plan else { continue };
        let before = Before::of(&plan);
        // All in the future and all frozen.
        let raw = RawStatus { day: 0, frozen: problem.horizon + 1, ..RawStatus::default() };
        let status = Status::new(&problem, &before, &raw).unwrap();
        let replanned = again(&problem, &before, &status, 1);
        compared += 1;
        knots += usize::from(!replanned.freed.is_empty());
        let keep = &replanned.ways[0];
        assert_eq!(keep.changes, [], "seed {seed}");
        assert_eq!(keep.plan, plan, "seed {seed}");
        // Nothing frozen: the same.
        let raw = RawStatus { day: 0, ..RawStatus::default() };
        let status = Status::new(&problem, &before, &raw).unwrap();
        let replanned = again(&problem, &before, &status, 1);
        assert_eq!(replanned.ways[0].plan, plan, "seed {seed}");
    }
    measured(&format!(
        "{compared} plans without news stand as they are; of {knots} something frozen is freed"
    ));
    assert!(compared >= 30 && knots == 0, "{knots} of {compared}");
}

/// Everything as planned up to a day: what is over is done, what is going on has the rest of it left.
fn as_planned(problem: &Problem, before: &Before, day: Tick) -> RawStatus {
    let one = |(activity, former): (usize, &Option<Former>)| {
        let Former { mode, start, finish, .. } = *former.as_ref()?;
        let calendar = problem.activities[activity].modes[mode].calendar;
        let works = |tick: &Tick| {
            let tick = usize::try_from(*tick).unwrap();
            calendar.is_none_or(|own| problem.calendars[own].working[tick])
        };
        let remaining = u32::try_from((day..finish).filter(works).count()).unwrap();
        let actual = if finish <= day && start < day {
            Actual::Finished { start, finish, mode }
        } else if start < day {
            Actual::Started { start, mode, remaining }
        } else {
            return None;
        };
        Some((activity, actual))
    };
    let actuals = before.placed.iter().enumerate().filter_map(one).collect();
    RawStatus { day, actuals, ..RawStatus::default() }
}

#[test]
fn what_goes_as_planned_changes_nothing() {
    let (mut compared, mut begun, mut crews) = (0, 0, 0);
    for seed in (60_000..64_000).step_by(STEP) {
        let Some(problem) = problem_of(seed) else { continue };
        let Some(plan) = solve(&problem, &search(32, 1)).unwrap().plan else { continue };
        let before = Before::of(&plan);
        let mut made = Made::new(seed);
        for _ in 0..3 {
            let raw = as_planned(&problem, &before, tick(&mut made, 1, problem.horizon));
            let status = Status::new(&problem, &before, &raw).unwrap();
            let replanned = again(&problem, &before, &status, 1);
            let keep = &replanned.ways[0];
            assert_eq!(keep.changes, [], "seed {seed}: {raw:?}");
            assert_eq!(keep.plan, plan, "seed {seed}: {raw:?}");
            // What is told is of what the agreed plan leaves out.
            let left_out = |note: &Note| match *note {
                Note::Link(link) => {
                    let (from, to) = (problem.links[link].from, problem.links[link].to);
                    [from, to].iter().any(|&own| plan.placed[own].is_none())
                }
                Note::Pin(activity) => plan.placed[activity].is_none(),
                _ => false,
            };
            assert!(replanned.notes.iter().all(left_out), "seed {seed}: {:?} {raw:?}", replanned.notes);
            assert_eq!(naive::broken(&replanned.rest, &keep.checked).len(), 0, "seed {seed}");
            compared += 1;
            begun += raw.actuals.len();
            let own = plan.placed.iter().flatten().filter(|own| own.start >= raw.day);
            crews += own.map(|own| own.persons.concat().len()).sum::<usize>();
        }
    }
    measured(&format!(
        "{compared} plans of which {begun} activities went as planned stand as they are, with {crews} persons to come"
    ));
    assert!(compared >= 200 && begun >= compared && crews >= compared / 4, "{compared}, {begun}, {crews}");
}

/// Three measures of one activity each, on one crane, of 4, 3 and 2 ticks.
fn crane() -> Problem {
    let one = |code: &str, duration: u32, due: Tick| RawMeasure {
        code: code.to_owned(),
        due: Some(due),
        late_weight: 1,
        activities: vec![RawActivity {
            code: format!("{code}/work"),
            modes: vec![RawMode {
                code: "usual".to_owned(),
                duration,
                renewables: vec![("crane".to_owned(), 1)],
                ..RawMode::default()
            }],
            ..RawActivity::default()
        }],
        ..RawMeasure::default()
    };
    let raw = RawPortfolio {
        horizon: 40,
        ticks_per_year: 365,
        reference: "USD".to_owned(),
        renewables: vec![RawRenewable { code: "crane".to_owned(), capacity: vec![(0, 1)] }],
        measures: vec![one("a", 4, 4), one("b", 3, 7), one("c", 2, 9)],
        objectives: vec![vec![(Term::Lateness, 1)]],
        ..RawPortfolio::default()
    };
    validate(&raw).unwrap()
}

#[test]
fn a_delay_moves_what_waits_and_no_more() {
    let problem = crane();
    let plan = solve(&problem, &search(64, 1)).unwrap().plan.unwrap();
    let before = Before::of(&plan);
    let starts = |plan: &sanad_plan::portfolio::Plan| {
        plan.placed.iter().map(|placed| placed.as_ref().unwrap().start).collect::<Vec<Tick>>()
    };
    assert_eq!(starts(&plan), [0, 4, 7]);
    // On day 2 the first has 5 ticks left instead of 2.
    let actuals = vec![(0, Actual::Started { start: 0, mode: 0, remaining: 5 })];
    let raw = RawStatus { day: 2, actuals, ..RawStatus::default() };
    let status = Status::new(&problem, &before, &raw).unwrap();
    let replanned = again(&problem, &before, &status, 1);
    let [keep, middle, free] = &replanned.ways[..] else { panic!("{replanned:?}") };
    // In order both others would move, by 3 ticks each, and 9 late in all; but the third still fits where
    // it is, and the second goes behind it.
    assert_eq!((starts(&keep.plan), keep.terms.lateness), (vec![0, 9, 7], 8));
    assert_eq!((keep.disturbance.moved, keep.disturbance.ticks), (1, 5));
    assert_eq!((&middle.plan, &free.plan), (&keep.plan, &keep.plan));
    assert_eq!(keep.changes.len(), 1);
    let change = &keep.changes[0];
    assert_eq!((change.measure, change.kind, change.finish), (1, ChangeKind::Altered, (Some(7), Some(12))));
    assert_eq!(change.activities[0].start, (4, 9));
    // Frozen, the second should start on day 4 and cannot, since the crane is not free.
    let frozen = Status::new(&problem, &before, &RawStatus { frozen: 3, ..raw.clone() }).unwrap();
    assert_eq!(again(&problem, &before, &frozen, 1).freed, [1]);
    // What shall stay as agreed stays: the third on day 7, whatever the second does.
    let kept = Status::new(&problem, &before, &RawStatus { kept: vec![2], ..raw }).unwrap();
    assert!(again(&problem, &before, &kept, 1).ways.iter().all(|way| starts(&way.plan)[2] == 7));
}

#[test]
fn what_cannot_be_is_said() {
    let problem = crane();
    let plan = solve(&problem, &search(64, 1)).unwrap().plan.unwrap();
    let before = Before::of(&plan);
    let raw = RawStatus {
        day: 3,
        actuals: vec![
            (0, Actual::Finished { start: 2, finish: 1, mode: 0 }),
            (0, Actual::Started { start: 5, mode: 1, remaining: 1 }),
        ],
        frozen: -1,
        kept: vec![9],
        kept_measures: vec![3],
    };
    let faults = Status::new(&problem, &before, &raw).unwrap_err();
    assert_eq!(faults.len(), 7, "{faults:?}");
    assert!(faults.contains(&StatusFault::Twice("a/work".to_owned())));
    // Both go on with one crane: as much as they take is there.
    let actuals =
        (0..2).map(|number| (number, Actual::Started { start: 0, mode: 0, remaining: 2 })).collect();
    let status =
        Status::new(&problem, &before, &RawStatus { day: 1, actuals, ..RawStatus::default() }).unwrap();
    let replanned = again(&problem, &before, &status, 1);
    assert_eq!(replanned.notes, [] as [Note; 0]);
    assert!(replanned.ways.iter().all(|way| way.plan.placed[2].as_ref().unwrap().start == 7
        || way.plan.placed[2].as_ref().unwrap().start == 3));
}
