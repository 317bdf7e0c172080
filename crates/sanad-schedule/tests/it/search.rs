//! The search against enumeration, and the same bytes on any number of threads.

use sanad_schedule::{Answer, Project, Search, Status, check, solve};

use crate::made::{Kind, best, project};

const KINDS: [Kind; 6] = [Kind::Plain, Kind::Modes, Kind::Lags, Kind::Stocks, Kind::Crews, Kind::Delays];

fn solved(project: &Project, schedules: u64, threads: usize) -> Answer {
    let search = Search {
        schedules: Some(schedules),
        seed: 3,
        threads,
        proofs: false,
        stop: &|| false,
        progress: &|_| {},
    };
    solve(project, &search)
}

#[test]
fn finds_the_best_of_all_schedules_of_small_projects() {
    for kind in KINDS {
        let count = if kind == Kind::Modes { 4 } else { 5 };
        for seed in 0..12 {
            let project = project(kind, count, seed);
            let answer = solved(&project, 3_000, 1);
            let expected = best(&project, 11);
            assert_eq!(answer.value, expected, "{kind:?} {seed}");
            if let (Some(schedule), Some(value)) = (&answer.schedule, answer.value) {
                assert_eq!(check(&project, schedule), Ok(value), "{kind:?} {seed}");
                assert!(answer.bound <= value.first, "{kind:?} {seed}: bound {}", answer.bound);
            }
            if answer.status == Status::Optimal {
                assert_eq!(answer.value, expected, "{kind:?} {seed}");
            }
        }
    }
}

#[test]
fn equal_effort_and_seed_give_equal_answers_on_any_number_of_threads() {
    for kind in KINDS {
        let project = project(kind, 24, 5);
        let one = solved(&project, 400_000 / 24, 1);
        for threads in [2, 4] {
            assert_eq!(solved(&project, 400_000 / 24, threads), one, "{kind:?} on {threads} threads");
        }
    }
    // Enough for four virtual workers that hear from each other.
    let project = project(Kind::Plain, 40, 9);
    let one = solved(&project, 400_000, 1);
    assert!(one.schedule.is_some());
    for threads in [2, 4] {
        assert_eq!(solved(&project, 400_000, threads), one, "{threads} threads");
    }
}

#[test]
fn says_that_there_is_no_schedule_when_links_or_modes_leave_none() {
    use sanad_schedule::{Activity, End, Link, Mode, Raw};
    let activity = |duration| Activity { modes: vec![Mode { duration, ..Mode::default() }], release: 0 };
    let mut raw = Raw { activities: vec![activity(4), activity(1)], ..Raw::default() };
    raw.links.push(Link::after(0, 1));
    raw.links.push(Link { from: (1, End::Start), to: (0, End::Start), lag: -3 });
    let circle = Project::try_from(raw).unwrap();
    assert_eq!(solved(&circle, 100, 1).status, Status::Infeasible);

    let spending = |amount| Activity {
        modes: vec![Mode { duration: 1, spends: vec![(0, amount)], ..Mode::default() }],
        release: 0,
    };
    let raw = Raw { activities: vec![spending(3), spending(3)], budgets: vec![5], ..Raw::default() };
    let dear = Project::try_from(raw).unwrap();
    assert_eq!(solved(&dear, 100, 1).status, Status::Infeasible);
}

#[test]
fn knows_what_fits_together_by_all_renewables_at_once() {
    use sanad_schedule::{Activity, Mode, Raw};
    // One of the first two and one of the next two fit together, and nothing else.
    let uses = [[4, 1], [4, 1], [1, 4], [1, 4], [4, 4]];
    let activity = |uses: [i64; 2]| {
        let uses = uses.into_iter().enumerate().collect();
        Activity { modes: vec![Mode { duration: 6, uses, ..Mode::default() }], release: 0 }
    };
    let activities: Vec<Activity> = uses.into_iter().map(activity).collect();
    let raw = Raw { activities, renewables: vec![7, 7], ..Raw::default() };
    let project = Project::try_from(raw).unwrap();
    let answer = solved(&project, 50, 1);
    // By work alone the bound would be ⌈14 · 6 / 7⌉ = 12.
    assert_eq!((answer.status, answer.bound), (Status::Optimal, 18));
}

#[test]
fn stops_when_told_with_the_best_so_far() {
    let project = project(Kind::Plain, 30, 2);
    let told = std::sync::atomic::AtomicUsize::new(0);
    let stop = || told.fetch_add(1, std::sync::atomic::Ordering::Relaxed) > 500;
    let search =
        Search { schedules: None, seed: 1, threads: 2, proofs: false, stop: &stop, progress: &|_| {} };
    let answer = solve(&project, &search);
    let schedule = answer.schedule.unwrap();
    assert_eq!(check(&project, &schedule), Ok(answer.value.unwrap()));
}

/// Six activities of 3, one at a time on one resource, so that the last starts at 15 or later, while links
/// hold every start within 14 of the first: no path of links alone says that there is no schedule.
fn never() -> Project {
    use sanad_schedule::{Activity, End, Link, Mode, Raw};
    let activity = |duration| Activity {
        modes: vec![Mode { duration, uses: vec![(0, 1)], ..Mode::default() }],
        release: 0,
    };
    let mut raw = Raw { activities: vec![activity(3); 6], renewables: vec![1], ..Raw::default() };
    for place in 1..6 {
        // Nobody starts more than 14 after the first, and nobody before it.
        raw.links.push(Link { from: (0, End::Start), to: (place, End::Start), lag: 0 });
        raw.links.push(Link { from: (place, End::Start), to: (0, End::Start), lag: -14 });
    }
    Project::try_from(raw).unwrap()
}

#[test]
fn a_proof_ends_the_work_of_all_where_no_effort_is_asked_for() {
    let ended = |project: &Project, schedules| {
        let (stop, progress) = (|| false, |_: &_| {});
        let search =
            Search { schedules, seed: 1, threads: 1, proofs: true, stop: &stop, progress: &progress };
        solve(project, &search)
    };
    let answer = ended(&never(), None);
    // On one thread proofs come first in a round.
    assert_eq!((answer.status, answer.schedules), (Status::Infeasible, 0), "{answer:?}");
    let plain = project(Kind::Plain, 8, 3);
    let answer = ended(&plain, None);
    assert_eq!((answer.status, answer.schedules), (Status::Optimal, 0), "{answer:?}");
    // With an effort each does its whole share, on any number of threads.
    let answer = ended(&never(), Some(40));
    assert_eq!(answer.status, Status::Infeasible);
    assert!(answer.schedules > 0, "{answer:?}");
}

/// Each activity waits for the hundred before it.
fn dense(count: usize, duration: i64) -> Project {
    use sanad_schedule::{Activity, Link, Mode, Raw};
    let activity =
        Activity { modes: vec![Mode { duration, uses: vec![(0, 1)], ..Mode::default() }], release: 0 };
    let mut raw = Raw { activities: vec![activity; count], renewables: vec![2], ..Raw::default() };
    for from in 0..count {
        raw.links.extend((from + 1..count.min(from + 101)).map(|to| Link::after(from, to)));
    }
    Project::try_from(raw).unwrap()
}

#[test]
fn a_large_project_has_a_schedule_whatever_the_limit() {
    // With tables by tick, and on a horizon that is too long for them.
    for duration in [2, 2_000] {
        let project = dense(400, duration);
        let search =
            Search { schedules: None, seed: 1, threads: 2, proofs: true, stop: &|| true, progress: &|_| {} };
        let answer = solve(&project, &search);
        let schedule = answer.schedule.as_ref().expect("a schedule");
        assert_eq!(check(&project, schedule).ok(), answer.value);
        assert!(answer.bound <= 400 * duration, "{}", answer.bound);
        // Walking along all paths, of which there are more than can be counted, would never end.
        let answer = solved(&project, 16, 2);
        assert_eq!(answer.value.map(|value| value.first), Some(400 * duration));
        assert_eq!((answer.status, answer.refused), (Status::Optimal, 0));
    }
}
