//! The generator's promises: no fault, a plan that passes, every feature in use, the same again.

use sanad_bench::portfolio::generate;
use sanad_plan::portfolio::{Choice, End, Group, check, validate};

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
