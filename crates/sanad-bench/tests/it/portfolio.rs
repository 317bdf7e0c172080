//! The generator's promises: no fault, a plan that passes, every feature in use, the same again.

use sanad_bench::portfolio::generate;
use sanad_plan::portfolio::{Choice, End, Group, Score, Search, check, solve, validate};

#[test]
fn the_plan_it_is_made_around_passes() {
    for (measures, seed) in [(1, 1), (7, 2), (120, 3), (400, 4)] {
        let made = generate(measures, seed);
        assert_eq!(made, generate(measures, seed));
        let problem = validate(&made.raw).expect("no fault");
        check(&problem, &made.plan).expect("a plan that passes");
        let activities = problem.activities.len();
        assert!(measures < 7 || (8 * measures..=11 * measures).contains(&activities), "{activities}");
    }
}

#[test]
fn every_feature_is_in_use() {
    let problem = validate(&generate(400, 4).raw).expect("no fault");
    let modes = || problem.activities.iter().flat_map(|activity| &activity.modes);
    assert!(problem.activities.iter().any(|activity| activity.modes.len() > 1));
    assert!(problem.activities.iter().any(|activity| activity.pin.is_some()));
    assert!(problem.activities.iter().any(|activity| activity.deadline < problem.horizon));
    assert!(problem.activities.iter().any(|activity| activity.release > 0));
    assert!(modes().any(|mode| !mode.renewables.is_empty()) && modes().any(|mode| !mode.teaches.is_empty()));
    assert!(modes().any(|mode| !mode.earns.is_empty()) && modes().any(|mode| mode.spends.len() > 1));
    assert!(modes().flat_map(|mode| &mode.flows).any(|flow| flow.while_running));
    assert!(modes().flat_map(|mode| &mode.flows).any(|flow| flow.amount > 0));
    for ends in [
        (End::Finish, End::Start),
        (End::Start, End::Start),
        (End::Finish, End::Finish),
        (End::Start, End::Finish),
    ] {
        assert!(problem.links.iter().any(|link| (link.from_end, link.to_end) == ends), "{ends:?}");
    }
    assert!(problem.links.iter().any(|link| link.max.is_some() && link.calendar.is_some()));
    for choice in [Choice::Free, Choice::Mandatory, Choice::Excluded] {
        assert!(problem.measures.iter().any(|measure| measure.choice == choice));
    }
    assert!(problem.groups.iter().any(|group| matches!(group, Group::ExactlyOne(_))));
    assert!(problem.groups.iter().any(|group| matches!(group, Group::AtMostOne(_))));
    assert!(problem.groups.iter().any(|group| matches!(group, Group::Implies(..))));
    assert!(problem.measures.iter().any(|measure| measure.due.is_some()));
    assert!(problem.pools.iter().any(|pool| pool.min_stay > 0));
    assert!(problem.baseline.is_some());
}

#[test]
fn no_plan_beats_the_bound() {
    let search = |seed, schedules| Search {
        schedules: Some(schedules),
        seed,
        threads: 2,
        warm: None,
        stop: &|| false,
        progress: &|_| {},
    };
    for (measures, seed) in [(30, 1), (60, 2)] {
        let made = generate(measures, seed);
        let problem = validate(&made.raw).expect("no fault");
        let answer = solve(&problem, &search(seed, 40)).expect("not refused");
        let known = Score::of(&problem, &check(&problem, &made.plan).expect("a plan that passes"));
        let another = solve(&problem, &search(seed + 1, 40)).expect("not refused").score;
        for score in [Some(known), answer.score.clone(), another].into_iter().flatten() {
            for (level, bound) in score.0.iter().zip(&answer.bound.score.0) {
                assert!(bound <= level, "{measures} measures: {bound} beaten by {level}");
            }
        }
        // It says something: the first level is within a half of what was found.
        assert!(answer.gaps()[0] < 0.5, "{:?}", answer.gaps());
    }
}

#[test]
fn its_text_says_all_of_it() {
    let made = generate(60, 5);
    let text = sanad_bench::portfolio::to_json(&made);
    let read: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    let list = |name: &str| read[name].as_array().map_or(0, Vec::len);
    let raw = &made.raw;
    assert_eq!(read["horizon"], raw.horizon);
    assert_eq!((list("links"), list("groups")), (raw.links.len(), raw.groups.len()));
    assert_eq!((list("pools"), list("funds")), (raw.pools.len(), raw.funds.len()));
    assert_eq!(read["travel"][3][5], raw.travel[3][5]);
    assert_eq!(read["calendars"][0]["working"].as_str().map(|days| &days[..8]), Some("11111001"));
    let placed = made.plan.placed.iter().flatten().count();
    assert_eq!(list("known_plan"), placed);
    for (measure, read) in raw.measures.iter().zip(read["measures"].as_array().expect("measures")) {
        assert_eq!(read["code"], measure.code);
        for (activity, read) in measure.activities.iter().zip(read["activities"].as_array().expect("some")) {
            assert_eq!(read["code"], activity.code);
            for (mode, read) in activity.modes.iter().zip(read["modes"].as_array().expect("modes")) {
                assert_eq!(read["duration"], mode.duration);
                let amount = |of: &str| read[of].as_array().map_or(0, Vec::len);
                let lists = [amount("needs"), amount("teaches"), amount("spends"), amount("flows")];
                let right = [mode.needs.len(), mode.teaches.len(), mode.spends.len(), mode.flows.len()];
                assert_eq!(lists, right);
                let spent: i64 =
                    (0..amount("spends")).filter_map(|n| read["spends"][n]["amount"].as_i64()).sum();
                assert_eq!(spent, mode.spends.iter().map(|spend| spend.amount).sum::<i64>());
            }
        }
    }
    // People read it: no line is much longer than a page is wide, but for rows of numbers and texts.
    let long = text.lines().filter(|line| line.contains('{') && line.len() > 140).count();
    assert_eq!(long, 0);
}

#[test]
fn a_first_plan_is_found_without_a_search() {
    // One schedule of each worker.
    let once =
        Search { schedules: Some(1), seed: 1, threads: 2, warm: None, stop: &|| false, progress: &|_| {} };
    for (measures, seed) in [(60, 1), (60, 2), (150, 3), (400, 4)] {
        let problem = validate(&generate(measures, seed).raw).expect("no fault");
        let answer = solve(&problem, &once).expect("not refused");
        assert!(answer.plan.is_some(), "{measures} measures, seed {seed}: {:?}", answer.infeasible);
    }
}
