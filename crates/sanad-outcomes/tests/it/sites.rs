//! What surveys would decide.

use crate::support::{ask, programme, rows, with};
use sanad_model::Kind;
use sanad_outcomes::Known;

fn score(o: &sanad_outcomes::Outcomes, code: &str) -> u64 {
    o.ledger.count_of(&format!("site/{code}/score"))
}

#[test]
fn an_unanswered_question_counts_once_for_every_open_agreed_item_it_bears_on() {
    // Two open agreed items ask for a restart; water was only discussed. F1 has power answered,
    // so one question of restart is left: 2. F2 has two left: 4. F3 works: none.
    let p = programme(&rows());
    let o = ask(&p, "2027-01-01");
    assert_eq!((score(&o, "F1"), score(&o, "F2"), score(&o, "F3")), (2, 4, 0));
    assert_eq!(o.ledger.count_of("site/F2/rank"), 1);
    assert_eq!(o.ledger.count_of("sites.waiting"), 2);
}

#[test]
fn a_filled_survey_ends_the_mission() {
    let word = "sources: code|kind\nSV|survey\nsurveys: code|site|made_on|source\nV1|F2|2026-12-20|SV";
    let p = programme(&with(&rows(), word));
    let o = ask(&p, "2027-01-01");
    assert_eq!(score(&o, "F2"), 0);
    assert_eq!(o.ledger.count_of("sites.unsurveyed"), 1);
}

#[test]
fn unknown_is_not_an_answer_and_two_sources_may_differ() {
    let word = "claims: record|field|value|source|status\nsites/F2|machine.process|?|S1|surveyed\nsites/F2|state|stopped|S2|reported";
    let p = programme(&with(&rows(), word));
    let o = ask(&p, "2027-01-01");
    assert_eq!(score(&o, "F2"), 4);
    let site = &o.sites[&p.by_code(Kind::Site, "F2").unwrap()];
    assert_eq!(site.disagree, ["state"]);
}

#[test]
fn unknown_is_an_answer_of_a_survey_and_counts_apart_from_not_asked() {
    let o = |word: &str| {
        let p = programme(&with(&rows(), word));
        let site = p.by_code(Kind::Site, "F2").unwrap();
        (ask(&p, "2027-01-01"), site)
    };
    let head = "claims: record|field|value|source|status";
    let (before, site) = o(&format!("{head}\nsites/F3|state|working|S2|reported"));
    let (o_asked, _) = o(&format!("{head}\nsites/F2|blocker.power|?|S1|surveyed"));
    let count = |o: &sanad_outcomes::Outcomes, what: &str| o.ledger.count_of(&format!("site/F2/{what}"));
    assert_eq!(count(&o_asked, "unanswered") + 1, count(&before, "unanswered"));
    assert_eq!((count(&before, "not_known"), count(&o_asked, "not_known")), (0, 1));
    assert_eq!(score(&o_asked, "F2"), score(&before, "F2"));
    let power = |o: &sanad_outcomes::Outcomes| {
        o.sites[&site].blockers.iter().find(|(b, _)| b.code() == "power").unwrap().1
    };
    assert_eq!(power(&before), Known::Unknown);
    assert!(matches!(power(&o_asked), Known::Asked(_)));
    // What somebody reports as unknown was not asked by a survey; what is known comes first.
    let (reported, _) = o(&format!("{head}\nsites/F2|blocker.power|?|S1|reported"));
    assert_eq!(power(&reported), Known::Unknown);
    let (known, _) =
        o(&format!("{head}\nsites/F2|blocker.power|?|S1|surveyed\nsites/F2|blocker.power|no|S2|reported"));
    assert!(matches!(power(&known), Known::Absent(_)));
}

#[test]
fn a_need_without_a_capability_is_a_gap() {
    let p = programme(&rows());
    let o = ask(&p, "2027-01-01");
    assert_eq!(o.ledger.count_of("need/blocker/power/fits"), 0);
    let word = "capabilities: code|party|unit_ar|unit_en|what_ar|what_en|kind|sector\nA1|a1|و|Unit|ش|Solar|service|solar";
    let p = programme(&with(&rows(), word));
    let o = ask(&p, "2027-01-01");
    assert_eq!(o.ledger.count_of("need/blocker/power/fits"), 1);
}
