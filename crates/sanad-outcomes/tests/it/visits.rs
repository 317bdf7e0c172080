//! The visits: dates where the inputs are known, an order where they are not.

use crate::support::{ask, programme, rows, with};
use sanad_model::Kind;
use sanad_outcomes::Visits;

#[test]
fn both_sides_must_work_for_a_team_to_work() {
    // 2027-01-03 is a Sunday. T1 starts at the place of F2: 840 minutes at 420 a day are two
    // days, so its answers are at hand on Monday the 4th; one day when it takes 420, and three
    // when it takes 1,260. F1 lies 828.9 road km away: 710.5 minutes, so 711, at 360 a day.
    let p = programme(&rows());
    let o = ask(&p, "2027-01-01");
    let Visits::Dated(dated) = &o.visits else { unreachable!("the inputs are known: {:?}", o.visits) };
    let (low, likely, high) = dated.answers("F2").unwrap();
    assert_eq!((low.to_string(), likely.to_string()), ("2027-01-03".to_owned(), "2027-01-04".to_owned()));
    assert_eq!(high.unwrap().to_string(), "2027-01-05");
    // Friday is the weekend of both, Saturday of one: nothing is done on either.
    for use_of in dated.plan.teams.iter().flat_map(|t| &t.used) {
        let weekday = dated.date(use_of.day).weekday();
        assert!(!matches!(weekday, jiff_weekday::FRIDAY | jiff_weekday::SATURDAY), "{weekday:?}");
    }
    assert_eq!(o.ledger.count_of("plan.visits"), 2);
}

mod jiff_weekday {
    pub(super) use jiff::civil::Weekday::{Friday as FRIDAY, Saturday as SATURDAY};
}

#[test]
fn without_assumptions_there_is_an_order_and_no_date() {
    let p = programme(&rows().stripped());
    let o = ask(&p, "2027-01-01");
    let Visits::Order { order, missing } = &o.visits else {
        unreachable!("no team is known: {:?}", o.visits)
    };
    let codes: Vec<_> = order.iter().map(|id| p.code_of(Kind::Site, *id).unwrap()).collect();
    assert_eq!(codes, ["F2", "F1"]);
    assert!(missing.iter().any(|m| m.code == "travel"));
    assert!(missing.iter().any(|m| m.code == "team-people" && m.of == "T1"));
    let dates = o.ledger.iter().filter(|(_, e)| {
        !matches!(e.shown, sanad_outcomes::Shown::Count(_) | sanad_outcomes::Shown::Code(_))
    });
    assert_eq!(dates.count(), 0);
}

#[test]
fn equal_programmes_give_equal_plans_on_any_number_of_threads() {
    let p = programme(&rows());
    let text = |threads| {
        let search = sanad_outcomes::Search { threads, ..sanad_outcomes::Search::default() };
        let question = sanad_outcomes::Question {
            search,
            ..sanad_outcomes::Question::new("2027-01-01".parse().unwrap(), &[])
        };
        match sanad_outcomes::outcomes(&p, &question).visits {
            Visits::Dated(dated) => dated.plan.to_text(),
            other => unreachable!("{other:?}"),
        }
    };
    assert_eq!(text(1), text(2));
    assert_eq!(text(1), text(4));
}

#[test]
fn a_team_that_is_gone_makes_no_visit() {
    let gone = "teams: code|name_ar|name_en|parties|withdrawn\nT1|ف|Team|a1;b1|yes\npeople: code|team|party|name_ar|name_en|withdrawn\nP1|T1|a1|م|Engineers|yes";
    let all = with(&rows(), gone);
    // What was claimed of the team goes with it.
    let mut all = all;
    let claims: Vec<_> = all
        .rows(Kind::Claim)
        .filter(|r| r.get("record").starts_with("teams/") || r.get("record").starts_with("people/"))
        .cloned()
        .collect();
    for claim in claims {
        all.put(Kind::Claim, claim.with("withdrawn", "yes"));
    }
    let o = ask(&programme(&all), "2027-01-01");
    assert!(
        matches!(&o.visits, Visits::Order { missing, .. } if missing.iter().any(|m| m.code == "team-people"))
    );
}

/// A team of works with people, a base and days of its own.
const WORKS: &str = "teams: code|name_ar|name_en|parties|task\nW1|ف|Crew|b1|works\npeople: code|team|party|name_ar|name_en\nPW|W1|b1|م|Hands\nclaims: record|field|value|low|high|unit|as_of|source|status|basis_en\nteams/W1|base|32.1 20.0||||||assumed|town\npeople/PW|count|9|||persons|||assumed|usual\npeople/PW|levels|process:4||||||assumed|usual\n";

#[test]
fn a_team_of_works_makes_no_visit() {
    let (without, with_works) = (rows(), with(&rows(), WORKS));
    // Side A rests on Saturday the 23rd; the team of works, of side B alone, does not.
    for today in ["2027-01-01", "2027-01-23"] {
        let (before, after) = (ask(&programme(&without), today), ask(&programme(&with_works), today));
        let (Visits::Dated(before), Visits::Dated(after)) = (&before.visits, &after.visits) else {
            unreachable!("the inputs are known")
        };
        assert_eq!((before.start, before.plan.to_text()), (after.start, after.plan.to_text()), "{today}");
        assert!(after.away.is_empty());
    }
    // Nor is it missed where something about it is not known.
    let mut bare = with_works;
    let ours = |r: &&sanad_model::Row| r.get("field") == "base" && r.get("value") == "32.1 20.0";
    let claim = bare.rows(Kind::Claim).find(ours).expect("its base").clone();
    bare.put(Kind::Claim, claim.with("withdrawn", "yes"));
    assert!(matches!(ask(&programme(&bare), "2027-01-01").visits, Visits::Dated(_)));
}

#[test]
fn with_teams_of_works_alone_nobody_visits() {
    let gone = "teams: code|name_ar|name_en|parties|task\nT1|ف|Team|a1;b1|works";
    let all = with(&rows(), gone);
    let o = ask(&programme(&all), "2027-01-01");
    let Visits::Order { missing, .. } = &o.visits else { unreachable!("nobody surveys: {:?}", o.visits) };
    let codes: Vec<_> = missing.iter().map(|m| (m.code, m.of.as_str())).collect();
    assert_eq!(codes, [("team-people", "")]);
}
