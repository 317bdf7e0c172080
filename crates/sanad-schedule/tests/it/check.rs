//! The checker refuses a schedule in which one rule is broken, and says which.

use sanad_schedule::{Breach, Project, Schedule, Search, Value, check, solve};

use crate::made::{Kind, project};

fn sound(kind: Kind, seed: u64) -> (Project, Schedule) {
    let project = project(kind, 8, seed);
    let search = Search {
        schedules: Some(500),
        seed: 1,
        threads: 1,
        proofs: false,
        stop: &|| false,
        progress: &|_| {},
    };
    let schedule = solve(&project, &search).schedule.unwrap();
    assert!(check(&project, &schedule).is_ok());
    (project, schedule)
}

fn refused(project: &Project, schedule: &Schedule, rule: impl Fn(&Breach) -> bool) {
    let breaches = check(project, schedule).unwrap_err();
    assert!(breaches.iter().any(rule), "{breaches:?}");
}

#[test]
fn refuses_what_is_not_one_for_each_activity() {
    let (project, mut schedule) = sound(Kind::Plain, 1);
    schedule.starts.pop();
    assert_eq!(check(&project, &schedule), Err(vec![Breach::Shape]));
    let (project, mut schedule) = sound(Kind::Plain, 1);
    schedule.modes[3] = 1;
    assert_eq!(check(&project, &schedule), Err(vec![Breach::Mode { activity: 3 }]));
}

#[test]
fn refuses_starts_that_are_too_early() {
    let (project, mut schedule) = sound(Kind::Delays, 1);
    let activity = (0..8).find(|&of| project.activities[of].release > 0).unwrap();
    schedule.starts[activity] = 0;
    refused(&project, &schedule, |breach| *breach == Breach::Release { activity });

    let (project, mut schedule) = sound(Kind::Plain, 1);
    let link = project.links[0];
    schedule.starts[link.to.0] = schedule.finish(&project, link.from.0) - 1;
    refused(&project, &schedule, |breach| *breach == Breach::Link { link: 0, short: 1 });
}

#[test]
fn refuses_more_than_there_is() {
    let (project, mut schedule) = sound(Kind::Plain, 1);
    schedule.starts.fill(0);
    refused(
        &project,
        &schedule,
        |breach| matches!(breach, Breach::Renewable { tick: 0, used, .. } if *used > 3),
    );

    let (project, mut schedule) = sound(Kind::Modes, 1);
    for activity in 0..8 {
        let modes = &project.activities[activity].modes;
        schedule.modes[activity] = usize::from(modes[1].spends[0].1 > modes[0].spends[0].1);
    }
    let most = project.activities.iter().map(|of| of.modes[0].spends[0].1.max(of.modes[1].spends[0].1));
    let spent = most.sum();
    refused(&project, &schedule, |breach| *breach == Breach::Budget { budget: 0, spent });

    let (project, mut schedule) = sound(Kind::Stocks, 1);
    schedule.starts[1] = 0;
    let takes = project.activities[1].modes[0].takes[0].1;
    for other in (3..8).step_by(2) {
        schedule.starts[other] += 100;
    }
    refused(&project, &schedule, |breach| *breach == Breach::Stock { stock: 0, tick: 0, level: -takes });
}

#[test]
fn refuses_crews_that_cannot_be() {
    let (project, mut schedule) = sound(Kind::Crews, 1);
    schedule.crews[2].clear();
    refused(&project, &schedule, |breach| *breach == Breach::Crew { activity: 2 });

    let (project, mut schedule) = sound(Kind::Crews, 1);
    let activity = (0..8).find(|&of| schedule.crews[of][0].1 == 1).unwrap();
    schedule.crews[activity][0].0 = 0;
    refused(&project, &schedule, |breach| *breach == Breach::Crew { activity });

    let (project, mut schedule) = sound(Kind::Crews, 1);
    schedule.starts.fill(0);
    refused(&project, &schedule, |breach| matches!(breach, Breach::Person { .. }));
}

#[test]
fn counts_the_value_by_itself() {
    use sanad_schedule::{Activity, Mode, Objective, Part, Raw};
    let activity = |duration| Activity { modes: vec![Mode { duration, ..Mode::default() }], release: 0 };
    let part = |release, length, activities| Part { release, length, activities };
    let mut raw = Raw {
        activities: [2, 3, 4].map(activity).to_vec(),
        parts: vec![part(1, 4, vec![0, 1]), part(2, 3, vec![2]), part(5, 1, Vec::new())],
        ..Raw::default()
    };
    let schedule = Schedule { starts: vec![1, 6, 4], modes: vec![0; 3], crews: vec![Vec::new(); 3] };
    let worth = |raw: &Raw| check(&Project::try_from(raw.clone()).unwrap(), &schedule);
    assert_eq!(worth(&raw), Ok(Value { first: 9, second: 0 }));
    raw.objective = Objective::TotalDelay;
    // 9 − 1 − 4, 8 − 2 − 3 and, with nothing to do, 0 − 5 − 1; the last ends 8 after the first release.
    assert_eq!(worth(&raw), Ok(Value { first: 4 + 3 - 6, second: 8 }));
}
