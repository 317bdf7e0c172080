//! From passages to measures, or the reason why there are none.

use crate::support::{ask, programme, rows, with};
use sanad_model::{Dataset, Kind};
use sanad_outcomes::{Reach, Reason, reach};

const DAY: &str = "2027-01-01";

/// What a passage of a programme comes to: the codes of measures, or the reason.
fn of(rows: &Dataset, passage: &str) -> Result<Vec<String>, Reason> {
    let p = programme(rows);
    let o = ask(&p, DAY);
    let statement = p.statements.values().find(|s| s.code == passage).unwrap();
    match reach(&p, &o, statement) {
        Reach::Measures(places) => Ok(places.iter().map(|n| o.works.measures()[*n].code.clone()).collect()),
        Reach::None(reason) => Err(reason),
    }
}

/// The passage about water with other cells.
fn water(cells: &str) -> Dataset {
    with(&rows(), &format!("statements: code|document|paragraph|start|end|force|review|defence\n{cells}"))
}

#[test]
fn a_passage_reaches_the_measures_of_its_items() {
    let restarts = of(&rows(), "D/1.1").unwrap();
    assert!(restarts.contains(&"R-F1".to_owned()) && restarts.contains(&"R-F2".to_owned()), "{restarts:?}");
    assert!(!restarts.iter().any(|code| code == "R-F3"), "it runs: {restarts:?}");
    let water = of(&rows(), "D/2.1").unwrap();
    assert!(water.contains(&"M-water-treatment".to_owned()), "{water:?}");
}

#[test]
fn every_other_passage_has_its_reason() {
    let plus = |cells: &str| of(&water(cells), "D/2.2");
    assert_eq!(plus("D/2.2|D|2|5|21|courtesy|accepted|"), Err(Reason::Courtesy));
    assert_eq!(plus("D/2.2|D|2|5|21|shown|accepted|"), Err(Reason::Shown));
    assert_eq!(plus("D/2.2|D|2|5|21|shown|accepted|yes"), Err(Reason::Defence));
    assert_eq!(plus("D/2.2|D|2|5|21|offered|proposed|"), Err(Reason::Proposed));
    assert_eq!(plus("D/2.2|D|2|5|21|offered|accepted|"), Err(Reason::NoItem));
}

#[test]
fn an_item_that_nothing_serves_says_why() {
    let item = |fields: &str| {
        let passage = water("D/2.2|D|2|5|21|offered|accepted|");
        let items =
            format!("items: code|title_ar|title_en|statements|meeting|fields\nC9|فلك|Sky|D/2.2|M1|{fields}");
        of(&with(&passage, &items), "D/2.2")
    };
    assert_eq!(item("astronomy"), Err(Reason::NoTemplate));
    assert_eq!(item(""), Err(Reason::NoField));
    assert!(item("water").is_ok());
}

#[test]
fn what_was_delivered_and_verified_needs_no_measure() {
    let proof = "proofs: item|given_on|given_by|what_en\nC2|2026-12-01|a1|A report";
    let given = with(&rows(), proof);
    assert!(of(&given, "D/2.1").is_ok(), "the other side has not answered yet");
    let id = given.rows(Kind::Proof).next().unwrap().id;
    let verdict =
        format!("verifications: proof|verified_on|verified_by|outcome\n{id}|2026-12-02|b1|accepted");
    let proved = with(&given, &verdict);
    assert_eq!(of(&proved, "D/2.1"), Err(Reason::Verified));
}
