//! Plans worked out by hand.

use sanad_plan::visits::{
    Minutes, Moment, Place, Point, RawCalendar, RawSite, RawTeam, RawVisits, Span, Travel, UnvisitedReason,
    VisitProblem, check, validate,
};

use crate::made::solved;

/// One degree along the equator, 6371.0088 × π / 180 = 111.195 km, at 111.3 km/h: 59.94 minutes,
/// rounded up to 60.
const ONE_DEGREE_AN_HOUR: f64 = 111.3;

fn site(code: &str, lon: f64, minutes: u32, value: f64) -> RawSite {
    RawSite {
        code: code.to_owned(),
        at: Point { lat: 0.0, lon },
        work_minutes: Minutes { low: minutes.div_ceil(2), likely: minutes, high: minutes * 2 },
        value,
        needs: Vec::new(),
        closed: Vec::new(),
        pin: None,
    }
}

/// One team at 0° on the equator; days of 100 minutes, day 2 a holiday.
pub(crate) fn equator(sites: Vec<RawSite>) -> RawVisits {
    RawVisits {
        horizon_days: 6,
        calendars: vec![RawCalendar { code: "c".to_owned(), minutes: vec![100, 100, 0, 100, 100, 100] }],
        teams: vec![RawTeam {
            code: "t".to_owned(),
            base: Point { lat: 0.0, lon: 0.0 },
            calendar_codes: vec!["c".to_owned()],
            skills: Vec::new(),
            people: 3,
            from_day: 0,
            to_day: 6,
        }],
        sites,
        travel: Travel { speed_kmh: ONE_DEGREE_AN_HOUR, road_factor: 1.0, max_minutes_per_day: 90 },
        excluded: Vec::new(),
        partial: false,
    }
}

fn valid(raw: RawVisits) -> VisitProblem {
    validate(raw).unwrap()
}

#[test]
fn two_sites_in_a_row_are_driven_and_surveyed_minute_by_minute() {
    let problem = valid(equator(vec![site("near", 1.0, 70, 1.0), site("far", 2.0, 80, 1.0)]));
    let plan = solved(&problem, 1, 7, 1);
    check(&problem, &plan).unwrap();
    let stops = &plan.teams[0].stops;
    assert_eq!(stops[0].visit.site, "near");
    assert_eq!(stops[0].leg.from, Place::Base);
    assert_eq!(stops[0].leg.minutes, 60);
    // 60 minutes of driving, then 40 of survey; 30 more the next day; then the drive on.
    assert_eq!(stops[0].visit.spans, [Span { day: 0, from: 60, to: 100 }, Span { day: 1, from: 0, to: 30 }]);
    assert_eq!(
        (stops[1].leg.start, stops[1].leg.finish),
        (Moment { day: 1, minute: 30 }, Moment { day: 1, minute: 90 })
    );
    // Ten minutes left on day 1, nothing on the holiday, seventy on day 3.
    assert_eq!(stops[1].visit.spans, [Span { day: 1, from: 90, to: 100 }, Span { day: 3, from: 0, to: 70 }]);
    // Low: 60 + 35 on day 0 and 5 of the drive; 55 + 40 on day 1.
    assert_eq!(stops[1].visit.finish_low, Moment { day: 1, minute: 95 });
    // It begins after the last 5 of the drive, on day 1.
    assert_eq!(stops[1].visit.start_low, Moment { day: 1, minute: 55 });
    // High: 40 of 140 on day 0, 100 on day 1; 60 + 40 on day 3; 100 on day 4, 20 on day 5.
    assert_eq!(stops[1].visit.finish_high, Some(Moment { day: 5, minute: 20 }));
    // The drive takes 60 minutes of day 3, so it begins with 40 left on that day.
    assert_eq!(stops[1].visit.start_high, Some(Moment { day: 3, minute: 60 }));
    assert_eq!(plan.teams[0].return_minutes, 120);
    assert_eq!(plan.teams[0].person_minutes, 3 * (60 + 70 + 60 + 80));
    // Answers on days 1 and 3, counted as 2 and 4 days elapsed.
    assert_eq!(plan.objective.thousandths, 6_000);
    assert_eq!(plan.objective.travel_minutes, 60 + 60 + 120);
}

#[test]
fn driving_stops_at_the_days_limit_and_goes_on_the_next_day() {
    let problem = valid(equator(vec![site("far", 2.0, 10, 1.0)]));
    let plan = solved(&problem, 1, 7, 1);
    let stop = &plan.teams[0].stops[0];
    assert_eq!(stop.leg.spans, [Span { day: 0, from: 0, to: 90 }, Span { day: 1, from: 0, to: 30 }]);
    assert_eq!(stop.visit.finish, Moment { day: 1, minute: 40 });
}

#[test]
fn the_site_of_greater_value_comes_first_when_all_else_is_equal() {
    let problem = valid(equator(vec![site("west", -1.0, 90, 1.0), site("east", 1.0, 90, 5.0)]));
    let plan = solved(&problem, 1, 7, 1);
    assert_eq!(plan.teams[0].stops[0].visit.site, "east");
}

#[test]
fn what_does_not_fit_is_left_out_with_its_reason() {
    let mut raw =
        equator(vec![site("endless", 0.0, 501, 9.0), site("a", 0.0, 300, 2.0), site("b", 0.0, 300, 1.0)]);
    raw.excluded.push(sanad_plan::visits::Exclusion { site: "c".to_owned(), team: None });
    raw.sites.push(site("c", 0.0, 1, 50.0));
    let problem = valid(raw);
    let plan = solved(&problem, 1, 7, 1);
    check(&problem, &plan).unwrap();
    let reasons: Vec<_> =
        plan.unvisited.iter().map(|site| (site.site.as_str(), site.reason.clone())).collect();
    assert_eq!(
        reasons,
        [
            ("endless", UnvisitedReason::HorizonTooShort),
            ("b", UnvisitedReason::CrowdedOut),
            ("c", UnvisitedReason::Excluded)
        ]
    );
    // 9 and 1 unvisited at 12 days, 2 done on day 3; the excluded site counts nothing.
    assert_eq!(plan.objective.thousandths, 1000 * (9 * 12 + 12 + 2 * 4));
}

#[test]
fn a_pinned_visit_begins_on_its_day_and_others_are_laid_around_it() {
    let mut pinned = site("pinned", 1.0, 20, 1.0);
    pinned.pin = Some(sanad_plan::visits::Pin { team: "t".to_owned(), day: 3 });
    let problem = valid(equator(vec![pinned, site("near", 0.0, 100, 1.0)]));
    let plan = solved(&problem, 1, 7, 1);
    check(&problem, &plan).unwrap();
    let stops = &plan.teams[0].stops;
    assert_eq!(stops[0].visit.site, "near");
    assert_eq!(stops[1].visit.site, "pinned");
    assert_eq!(stops[1].leg.finish, Moment { day: 1, minute: 60 });
    assert_eq!(stops[1].visit.start, Moment { day: 3, minute: 0 });
}

#[test]
fn two_pins_on_one_day_far_apart_leave_one_missed() {
    let pin = |mut site: RawSite| {
        site.pin = Some(sanad_plan::visits::Pin { team: "t".to_owned(), day: 3 });
        site
    };
    let problem = valid(equator(vec![pin(site("west", -1.0, 50, 1.0)), pin(site("east", 1.0, 50, 2.0))]));
    let plan = solved(&problem, 1, 7, 1);
    check(&problem, &plan).unwrap();
    assert_eq!(plan.objective.missed_pins, 1);
    assert_eq!(plan.unvisited[0].site, "west");
    assert_eq!(plan.unvisited[0].reason, UnvisitedReason::PinMissed);
}

#[test]
fn nothing_to_do_gives_an_empty_plan() {
    let problem = valid(equator(Vec::new()));
    let plan = solved(&problem, 1, 7, 2);
    check(&problem, &plan).unwrap();
    assert!(plan.teams[0].stops.is_empty());
    assert_eq!((plan.objective.thousandths, plan.bound_thousandths), (0, 0));
    assert_eq!(plan.gap.to_bits(), 0.0f64.to_bits());
}
