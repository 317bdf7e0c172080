//! The plan and the calendar: before its first day, on it, and in the middle of the programme.
//!
//! With the small programme the plan of 2027-01-03, a Sunday, has F2 surveyed on the 3rd and 4th
//! (840 minutes at 420 a day). The drive to F1 takes 711 minutes, 360 of them on the 5th and 351 on
//! the 6th, which leaves 69 for its survey; 420 follow on the 7th, none on Friday and Saturday,
//! and the last 351 on the 10th.

use crate::support::{ask, programme, rows, with};
use sanad_model::{Dataset, Date, Kind, Programme};
use sanad_outcomes::{DatedVisits, Dep, Outcomes, Shown, Visits};

fn dated(o: &Outcomes) -> &DatedVisits {
    match &o.visits {
        Visits::Dated(dated) => dated,
        other => unreachable!("the inputs are known: {other:?}"),
    }
}

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

fn claimed(rows: &Dataset, claims: &str) -> Programme {
    let head = "claims: record|field|value|low|high|unit|as_of|source|status|basis_en\n";
    programme(&with(rows, &format!("{head}{claims}")))
}

fn available(from: &str, to: &str) -> Programme {
    let claim = |field: &str, value: &str| match value {
        "" => String::new(),
        value => format!("teams/T1|{field}|{value}||||||assumed|usual\n"),
    };
    claimed(&rows(), &(claim("available_from", from) + &claim("available_to", to)))
}

/// The sites that are awaited on a day, with the day on which their answers were foreseen.
fn awaited(p: &Programme, today: &str) -> Vec<(String, String)> {
    let o = ask(p, today);
    assert_eq!(o.ledger.count_of("plan.awaited"), o.awaited.len() as u64);
    o.awaited
        .iter()
        .map(|a| (p.code_of(Kind::Site, a.site).unwrap().to_owned(), a.foreseen.1.to_string()))
        .collect()
}

fn pairs(list: &[(&str, &str)]) -> Vec<(String, String)> {
    list.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect()
}

#[test]
fn the_plan_starts_on_the_first_working_day_from_its_start_and_from_today() {
    let p = programme(&rows());
    let cases = [
        ("2026-12-24", "2027-01-03"),
        ("2027-01-03", "2027-01-03"),
        ("2027-01-04", "2027-01-04"),
        // A Friday and a Saturday: the first is a day of rest of both sides, the other of one.
        ("2027-01-22", "2027-01-24"),
        ("2027-01-23", "2027-01-24"),
        ("2027-05-03", "2027-05-03"),
    ];
    for (today, start) in cases {
        let o = ask(&p, today);
        let plan = dated(&o);
        assert_eq!(plan.start, day(start), "{today}");
        assert_eq!(o.ledger.get("plan.start").unwrap().shown, Shown::Date(day(start)), "{today}");
        assert_eq!(plan.plan.horizon_days, 60);
        assert_eq!(o.ledger.count_of("plan.visits"), 2, "{today}");
        for next in o.next.iter().filter(|n| n.kind == Kind::Site) {
            assert!(next.dates.0 >= day(start), "{today}: {next:?}");
        }
        for used in plan.plan.teams.iter().flat_map(|t| &t.used) {
            let weekday = plan.date(used.day).weekday().to_monday_one_offset();
            assert!(!matches!(weekday, 5 | 6), "{today}: {used:?}");
        }
    }
}

#[test]
fn until_its_first_day_the_plan_is_the_same_every_day() {
    let p = programme(&rows());
    let (early, late) = (ask(&p, "2026-12-24"), ask(&p, "2027-01-03"));
    assert_eq!(dated(&early).plan.to_text(), dated(&late).plan.to_text());
    assert_eq!(dated(&early).answers("F1"), dated(&late).answers("F1"));
}

#[test]
fn a_team_of_one_side_works_on_the_days_of_rest_of_the_other() {
    let more = "teams: code|name_ar|name_en|parties\nT2|ف|Second|b1\npeople: code|team|party|name_ar|name_en\nP2|T2|b1|م|More";
    let all = with(&rows(), more);
    let p = claimed(
        &all,
        "teams/T2|base|32.1 20.0||||||assumed|town\npeople/P2|count|2|||persons|||assumed|usual\npeople/P2|levels|process:2||||||assumed|usual\n",
    );
    // Saturday 23 January: team 1 rests with side A, team 2 is of side B alone.
    let o = ask(&p, "2027-01-23");
    assert_eq!(dated(&o).start, day("2027-01-23"));
    let first = |code: &str| {
        let team = dated(&o).plan.teams.iter().find(|t| t.team == code).unwrap();
        dated(&o).date(team.used[0].day)
    };
    assert_eq!((first("T1"), first("T2")), (day("2027-01-24"), day("2027-01-23")));
}

#[test]
fn visits_foreseen_before_today_are_awaited_until_a_survey_is_recorded() {
    let p = programme(&rows());
    let (f2, f1) = (("F2", "2027-01-04"), ("F1", "2027-01-10"));
    for (today, expected) in [
        ("2026-12-24", &[] as &[_]),
        ("2027-01-03", &[]),
        ("2027-01-04", &[]),
        ("2027-01-05", &[f2]),
        ("2027-01-10", &[f2]),
        ("2027-01-11", &[f2, f1]),
        ("2027-01-23", &[f2, f1]),
        ("2027-05-03", &[f2, f1]),
    ] {
        assert_eq!(awaited(&p, today), pairs(expected), "{today}");
    }
    let o = ask(&p, "2027-01-23");
    assert_eq!(o.ledger.count_of("plan.foreseen"), 2);
    let resting = o.ledger.resting_on(&Dep::Record(Kind::Team, p.by_code(Kind::Team, "T1").unwrap()));
    assert!(resting.contains(&"plan.awaited"), "{resting:?}");
    assert!(o.ledger.resting_on(&Dep::Today).contains(&"plan.awaited"));
}

#[test]
fn a_surveyed_site_drops_out_and_leaves_what_was_foreseen_of_the_others_as_it_was() {
    let all = with(
        &rows(),
        "sources: code|kind\nSV|survey\nsurveys: code|site|made_on|made_by|source\nV1|F2|2027-01-04|a1|SV\nclaims: record|field|value|as_of|source|status\nsites/F2|blocker.power|no|2027-01-04|SV|surveyed\nsites/F2|state|working|2027-01-04|SV|surveyed\n",
    );
    let p = programme(&all);
    let o = ask(&p, "2027-01-23");
    assert!(dated(&o).plan.stop("F2").is_none());
    assert!(!dated(&o).sites.contains_key("F2"));
    assert_eq!(o.ledger.count_of("plan.visits"), 1);
    // Without F2 the plan of 3 January would have come to F1 sooner.
    assert_eq!(awaited(&p, "2027-01-23"), pairs(&[("F1", "2027-01-10")]));
    assert_eq!(o.ledger.count_of("plan.foreseen"), 2);
    assert_eq!(awaited(&p, "2027-01-10"), pairs(&[]));
    let survey = p.by_code(Kind::Survey, "V1").unwrap();
    assert!(o.ledger.resting_on(&Dep::Record(Kind::Survey, survey)).contains(&"plan.foreseen"));
}

#[test]
fn a_programme_without_a_plan_start_is_planned_from_today_and_awaits_nothing() {
    let mut all = rows();
    let id = all.by_code(Kind::Programme, "p").unwrap().id;
    let row = all.row(Kind::Programme, id).unwrap().clone().with("plan_start", "");
    all.put(Kind::Programme, row);
    let p = programme(&all);
    for (today, start) in [("2027-01-04", "2027-01-04"), ("2027-01-22", "2027-01-24")] {
        let o = ask(&p, today);
        assert_eq!(dated(&o).start, day(start));
        assert!(o.awaited.is_empty());
        assert!(o.ledger.get("plan.awaited").is_none());
    }
}

#[test]
fn a_team_works_on_its_last_day_too() {
    // The survey of F2 takes the 3rd and the 4th.
    let visited = |to: &str| {
        let p = available("", to);
        let o = ask(&p, "2027-01-01");
        let plan = dated(&o);
        let days: Vec<Date> =
            plan.plan.teams.iter().flat_map(|t| &t.used).map(|u| plan.date(u.day)).collect();
        (plan.answers("F2").map(|a| a.1), days.last().copied())
    };
    assert_eq!(visited("2027-01-04"), (Some(day("2027-01-04")), Some(day("2027-01-04"))));
    assert_eq!(visited("2027-01-03"), (None, None));
    // A month is available to its end.
    assert_eq!(visited("2027-01"), visited("2027-01-31"));
}

#[test]
fn a_team_begins_on_its_first_day() {
    let p = available("2027-01-12", "");
    let o = ask(&p, "2027-01-01");
    let begins = dated(&o).begins("F2").unwrap();
    assert_eq!(dated(&o).start, day("2027-01-03"));
    assert_eq!(begins, (day("2027-01-12"), day("2027-01-12"), Some(day("2027-01-12"))));
    // F1 comes after it: its begin is as uncertain as the end of F2.
    let (low, likely, high) = dated(&o).begins("F1").unwrap();
    assert!(low < likely && likely < high.unwrap(), "{low} {likely} {high:?}");
}

#[test]
fn a_team_whose_days_are_over_is_named_and_what_was_foreseen_stays() {
    let p = available("", "2027-01-04");
    let o = ask(&p, "2027-01-05");
    let Visits::Order { order, missing } = &o.visits else { unreachable!("nobody is left: {:?}", o.visits) };
    assert_eq!(order.len(), 2);
    assert_eq!(missing.iter().map(|m| (m.code, m.of.as_str())).collect::<Vec<_>>(), [("team-days", "T1")]);
    assert_eq!(awaited(&p, "2027-01-05"), pairs(&[("F2", "2027-01-04")]));
    // A team beside it goes on alone.
    let more = "teams: code|name_ar|name_en|parties\nT2|ف|Second|b1\npeople: code|team|party|name_ar|name_en\nP2|T2|b1|م|More";
    let p = claimed(
        &with(&rows(), more),
        "teams/T1|available_to|2027-01-04||||||assumed|usual\nteams/T2|base|32.1 20.0||||||assumed|town\npeople/P2|count|2|||persons|||assumed|usual\npeople/P2|levels|process:2||||||assumed|usual\n",
    );
    let o = ask(&p, "2027-01-05");
    assert_eq!(dated(&o).away, [p.by_code(Kind::Team, "T1").unwrap()]);
    assert_eq!(dated(&o).plan.teams.len(), 1);
    assert_eq!(o.ledger.count_of("plan.visits"), 2);
}
