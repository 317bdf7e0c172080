//! Every kind of broken input is located and says what would be accepted.

use sanad_plan::visits::{
    Exclusion, FaultRule, Pin, RawCalendar, RawVisits, UnvisitedReason, check, validate,
};

use crate::made::{country, solved};

/// The path and rule of every fault after a change to a right problem.
fn faults(change: impl FnOnce(&mut RawVisits)) -> Vec<(String, &'static str)> {
    let mut raw = country(1, 4, 2);
    change(&mut raw);
    validate(raw)
        .unwrap_err()
        .into_iter()
        .map(|fault| {
            let text = fault.to_string();
            assert!(text.contains(&fault.path) && text.contains("Accepted is"), "{text}");
            (fault.path, fault.rule.key())
        })
        .collect()
}

fn one(path: &str, rule: &'static str) -> Vec<(String, &'static str)> {
    vec![(path.to_owned(), rule)]
}

#[test]
fn numbers_out_of_range_are_located() {
    let zero = faults(|raw| raw.horizon_days = 0);
    assert!(zero.contains(&("horizon_days".to_owned(), "range")));
    assert_eq!(faults(|raw| raw.sites[2].at.lat = 90.5), one("sites[2].at.lat", "range"));
    assert_eq!(faults(|raw| raw.sites[2].at.lon = -181.0), one("sites[2].at.lon", "range"));
    assert_eq!(faults(|raw| raw.teams[1].base.lat = f64::NAN), one("teams[1].base.lat", "not-finite"));
    assert_eq!(faults(|raw| raw.sites[0].value = -1.0), one("sites[0].value", "range"));
    assert_eq!(faults(|raw| raw.sites[0].value = f64::INFINITY), one("sites[0].value", "not-finite"));
    assert_eq!(faults(|raw| raw.travel.speed_kmh = 0.0), one("travel.speed_kmh", "range"));
    assert_eq!(faults(|raw| raw.travel.road_factor = 0.9), one("travel.road_factor", "range"));
    assert_eq!(faults(|raw| raw.travel.max_minutes_per_day = 0), one("travel.max_minutes_per_day", "range"));
    assert_eq!(faults(|raw| raw.teams[0].people = 0), one("teams[0].people", "range"));
    assert_eq!(faults(|raw| raw.teams[0].skills[1].1 = 5), one("teams[0].skills[1].level", "range"));
    assert_eq!(faults(|raw| raw.calendars[1].minutes[9] = 1441), one("calendars[1].minutes[9]", "range"));
    assert_eq!(
        faults(|raw| raw.sites[3].work_minutes.high = 2_000_000),
        one("sites[3].work_minutes.high", "range")
    );
}

#[test]
fn codes_that_are_empty_twice_or_unknown_are_located() {
    assert_eq!(
        faults(|raw| raw.sites[1].code = "site-000".to_owned()),
        one("sites[1].code", "duplicate-code")
    );
    assert_eq!(faults(|raw| raw.teams[1].code = "team-0".to_owned()), one("teams[1].code", "duplicate-code"));
    assert_eq!(faults(|raw| raw.sites[1].code = "  ".to_owned()), one("sites[1].code", "empty-code"));
    let again = |raw: &mut RawVisits| {
        raw.calendars.push(RawCalendar { code: "one".to_owned(), minutes: vec![480; 90] });
    };
    assert_eq!(faults(again), one("calendars[2].code", "duplicate-code"));
    assert_eq!(
        faults(|raw| raw.teams[0].calendar_codes.push("three".to_owned())),
        one("teams[0].calendar_codes[2]", "unknown")
    );
    let excluded =
        |site: &str, team: Option<&str>| Exclusion { site: site.to_owned(), team: team.map(str::to_owned) };
    assert_eq!(
        faults(|raw| raw.excluded.push(excluded("nowhere", None))),
        one("excluded[0].site", "unknown")
    );
    assert_eq!(
        faults(|raw| raw.excluded.push(excluded("site-001", Some("nobody")))),
        one("excluded[0].team", "unknown")
    );
    let skill = raw_skill("process", 1);
    assert_eq!(
        faults(|raw| raw.teams[0].skills.push(skill)),
        one("teams[0].skills[2].skill", "duplicate-skill")
    );
}

fn raw_skill(skill: &str, level: u8) -> (String, u8) {
    (skill.to_owned(), level)
}

#[test]
fn days_that_cannot_be_are_located() {
    assert_eq!(faults(|raw| raw.teams[0].to_day = 91), one("teams[0].from_day", "days"));
    assert_eq!(faults(|raw| raw.teams[0].to_day = 7), one("teams[0].from_day", "days"));
    assert_eq!(faults(|raw| raw.sites[0].closed.push((5, 5))), one("sites[0].closed[0]", "days"));
    assert_eq!(faults(|raw| raw.teams[1].calendar_codes.clear()), one("teams[1].calendar_codes", "empty"));
    assert_eq!(faults(|raw| raw.sites[0].work_minutes.low = 0), one("sites[0].work_minutes", "minutes"));
    assert_eq!(
        faults(|raw| {
            raw.calendars[0].minutes.pop();
        }),
        one("calendars[0].minutes", "calendar-length")
    );
    assert_eq!(
        faults(|raw| {
            raw.calendars.push(RawCalendar { code: "never".to_owned(), minutes: vec![0; 90] });
            raw.teams[1].calendar_codes.push("never".to_owned());
        }),
        one("teams[1]", "zero-capacity")
    );
}

#[test]
fn pins_that_cannot_be_kept_are_located() {
    let pin = |team: &str, day: u32| Some(Pin { team: team.to_owned(), day });
    assert_eq!(faults(|raw| raw.sites[0].pin = pin("nobody", 8)), one("sites[0].pin.team", "unknown"));
    assert_eq!(faults(|raw| raw.sites[0].pin = pin("team-0", 90)), one("sites[0].pin.day", "range"));
    // Before the team's first day.
    assert_eq!(faults(|raw| raw.sites[0].pin = pin("team-0", 6)), one("sites[0].pin.day", "pin-day"));
    assert_eq!(
        faults(|raw| {
            raw.sites[0].pin = pin("team-0", 8);
            raw.sites[0].closed = vec![(8, 9)];
        }),
        one("sites[0].pin.day", "pin-day")
    );
    assert_eq!(
        faults(|raw| {
            raw.sites[0].needs = vec![raw_skill("power", 3)];
            raw.sites[0].pin = pin("team-1", 8);
        }),
        one("sites[0].pin.team", "pin-team")
    );
    assert_eq!(
        faults(|raw| {
            raw.sites[0].pin = pin("team-1", 8);
            raw.excluded.push(Exclusion { site: "site-000".to_owned(), team: None });
        }),
        one("sites[0].pin", "pin-excluded")
    );
}

#[test]
fn skills_that_nobody_has_name_site_and_skill() {
    let mut raw = country(1, 4, 2);
    raw.sites[3].needs = vec![raw_skill("welding", 2)];
    let fault = validate(raw).unwrap_err().remove(0);
    assert_eq!(fault.path, "sites[3].needs[0]");
    assert_eq!(fault.value, "welding 2");
    assert_eq!(fault.rule, FaultRule::SkillMissing { site: "site-003".to_owned() });
    assert_eq!(
        faults(|raw| {
            raw.teams[0].skills = vec![raw_skill("a", 2), raw_skill("process", 3), raw_skill("power", 4)];
            raw.teams[1].skills.push(raw_skill("b", 2));
            raw.sites[0].needs = vec![raw_skill("a", 1), raw_skill("b", 1)];
        }),
        one("sites[0].needs", "skills-split")
    );
    assert_eq!(faults(|raw| raw.teams.clear()), one("teams", "empty"));
}

#[test]
fn a_partial_problem_leaves_such_sites_out_with_the_reason() {
    let mut raw = country(1, 4, 2);
    raw.partial = true;
    raw.sites[3].needs = vec![raw_skill("welding", 2)];
    let problem = validate(raw).unwrap();
    let plan = solved(&problem, 1, 1, 1);
    check(&problem, &plan).unwrap();
    let left = plan.unvisited.iter().find(|site| site.site == "site-003").unwrap();
    assert_eq!(left.reason, UnvisitedReason::NoTeamAble);
    assert!(plan.bound_thousandths <= plan.objective.thousandths);
}

#[test]
fn all_faults_come_together() {
    let found = faults(|raw| {
        raw.travel.speed_kmh = f64::NAN;
        raw.sites[0].at.lat = 99.0;
        raw.sites[1].code = "site-000".to_owned();
        raw.teams[1].people = 0;
        raw.sites[2].work_minutes.likely = 0;
    });
    let paths: Vec<&str> = found.iter().map(|(path, _)| path.as_str()).collect();
    assert_eq!(
        paths,
        ["travel.speed_kmh", "teams[1].people", "sites[1].code", "sites[0].at.lat", "sites[2].work_minutes"]
    );
}
