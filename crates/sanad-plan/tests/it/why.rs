//! Why a visit is late, on plans worked out by hand.

use sanad_plan::visits::{
    Link, Minutes, Moment, Pause, Place, Point, RawSite, UnvisitedReason, validate, why_late,
};

use crate::made::solved;
use crate::worked::equator;

fn site(code: &str, lon: f64, minutes: u32, value: f64) -> RawSite {
    RawSite {
        code: code.to_owned(),
        at: Point { lat: 0.0, lon },
        work_minutes: Minutes { low: minutes, likely: minutes, high: minutes },
        value,
        needs: Vec::new(),
        closed: Vec::new(),
        pin: None,
    }
}

#[test]
fn the_chain_names_the_visit_before_the_drive_and_the_holiday() {
    let raw = equator(vec![site("near", 1.0, 70, 2.0), site("far", 2.0, 80, 1.0)]);
    let problem = validate(raw).unwrap();
    let plan = solved(&problem, 1, 1, 1);
    let reason = why_late(&problem, &plan, "far").unwrap();
    assert_eq!(reason.team.as_deref(), Some("t"));
    assert_eq!(reason.finish, Some(Moment { day: 3, minute: 70 }));
    assert_eq!(
        reason.chain,
        [
            Link::Before { site: "near".to_owned(), finish: Moment { day: 1, minute: 30 }, minutes: 130 },
            Link::Drive { from: Place::Site("near".to_owned()), minutes: 60, days: 1 },
            Link::Paused { cause: Pause::NonWorkingDays, days: 1, minutes: 100 },
            Link::Survey { minutes: 80, days: 3 },
        ]
    );
    // First, `far` takes 90 minutes of driving on day 0 (the limit), 30 on day 1 with 70 of
    // survey, and the last 10 on day 3, four days elapsed. The team then drives back 60, surveys
    // `near` for 30 and on day 4 for the other 40, five days elapsed.
    // Value-days: 1 × 4 + 2 × 5 = 14 against 2 × 2 + 1 × 4 = 8.
    let forward = reason.forward.unwrap();
    assert_eq!(forward.finish, Moment { day: 3, minute: 10 });
    assert_eq!(forward.change_thousandths, 6_000);
    assert!(forward.drops.is_empty());
}

#[test]
fn the_first_visit_needs_no_bringing_forward() {
    let problem = validate(equator(vec![site("only", 0.0, 10, 1.0)])).unwrap();
    let plan = solved(&problem, 1, 1, 1);
    let reason = why_late(&problem, &plan, "only").unwrap();
    assert_eq!(
        reason.chain,
        [Link::Drive { from: Place::Base, minutes: 0, days: 0 }, Link::Survey { minutes: 10, days: 1 }]
    );
    assert_eq!(reason.forward, None);
}

#[test]
fn a_site_left_out_says_why_and_what_it_would_push_out() {
    let problem = validate(equator(vec![site("a", 0.0, 300, 2.0), site("b", 0.0, 300, 1.0)])).unwrap();
    let plan = solved(&problem, 1, 1, 1);
    let reason = why_late(&problem, &plan, "b").unwrap();
    assert_eq!(reason.chain, [Link::Unvisited { reason: UnvisitedReason::CrowdedOut }]);
    let forward = reason.forward.unwrap();
    assert_eq!(forward.drops, ["a"]);
    // a done on day 3 and b left out: 2 × 4 + 1 × 12 = 20; the other way 1 × 4 + 2 × 12 = 28.
    assert_eq!(forward.change_thousandths, 8_000);
}

#[test]
fn closed_days_and_the_driving_limit_are_told_apart() {
    let mut closed = site("closed", 2.0, 10, 1.0);
    closed.closed = vec![(1, 4)];
    let problem = validate(equator(vec![closed])).unwrap();
    let plan = solved(&problem, 1, 1, 1);
    let reason = why_late(&problem, &plan, "closed").unwrap();
    let paused: Vec<_> =
        reason.chain.iter().filter(|link| matches!(link, Link::Paused { .. })).cloned().collect();
    assert_eq!(
        paused,
        [
            Link::Paused { cause: Pause::NonWorkingDays, days: 1, minutes: 100 },
            // 70 minutes after the arrival on day 1, and all 100 of day 3.
            Link::Paused { cause: Pause::SiteClosed, days: 2, minutes: 170 },
            // Day 0: 90 of 100 minutes driven.
            Link::Paused { cause: Pause::DrivingLimit, days: 1, minutes: 10 },
        ]
    );
    assert_eq!(reason.finish, Some(Moment { day: 4, minute: 10 }));
}

#[test]
fn an_unknown_site_has_no_reason() {
    let problem = validate(equator(Vec::new())).unwrap();
    let plan = solved(&problem, 1, 1, 1);
    assert_eq!(why_late(&problem, &plan, "nowhere"), None);
}
