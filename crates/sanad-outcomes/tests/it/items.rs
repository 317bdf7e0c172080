//! Status of items.

use crate::support::{ask, programme, rows, with};
use sanad_model::{Force, ItemStatus, Kind};
use sanad_outcomes::DecisionKind;

fn status(more: &str, today: &str) -> ItemStatus {
    let all = rows();
    let p = programme(&if more.is_empty() { all } else { with(&all, more) });
    let o = ask(&p, today);
    o.items[&p.by_code(Kind::Item, "C1").unwrap()].status
}

const DUE: &str =
    "claims: record|field|value|as_of|source|status\nitems/C1|due|2027-03-01|2026-12|S1|reported";
const PROOF: &str = "proofs: item|given_on|given_by|what_en\nC1|2027-02-01|a1|Minutes of hand-over";

#[test]
fn without_a_date_it_is_never_late() {
    assert_eq!(status("", "2027-01-01"), ItemStatus::NoDate);
    assert_eq!(status("", "2099-01-01"), ItemStatus::NoDate);
}

#[test]
fn a_date_makes_it_planned_then_at_risk_then_late() {
    assert_eq!(status(DUE, "2027-02-14"), ItemStatus::Planned);
    assert_eq!(status(DUE, "2027-02-15"), ItemStatus::AtRisk);
    assert_eq!(status(DUE, "2027-03-01"), ItemStatus::AtRisk);
    assert_eq!(status(DUE, "2027-03-02"), ItemStatus::Late);
}

#[test]
fn a_proof_waits_for_the_other_side() {
    let text = format!("{DUE}\n{PROOF}");
    assert_eq!(status(&text, "2027-04-01"), ItemStatus::Awaiting);
    let all = with(&rows(), &text);
    let proof = all.rows(Kind::Proof).next().unwrap().id;
    for (outcome, wanted) in [("accepted", ItemStatus::Verified), ("refused", ItemStatus::Late)] {
        let word =
            format!("verifications: proof|verified_on|verified_by|outcome\n{proof}|2027-02-20|b1|{outcome}");
        let p = programme(&with(&all, &word));
        let o = ask(&p, "2027-04-01");
        assert_eq!(o.items[&p.by_code(Kind::Item, "C1").unwrap()].status, wanted);
    }
}

#[test]
fn a_withdrawn_statement_withdraws_its_item_only() {
    let word = "statements: code|document|paragraph|start|end|force|review|withdrawn\nD/1.1|D|1|0|36|agreed|accepted|yes";
    let p = programme(&with(&rows(), word));
    let o = ask(&p, "2027-01-01");
    let of = |code: &str| &o.items[&p.by_code(Kind::Item, code).unwrap()];
    assert_eq!(of("C1").status, ItemStatus::Withdrawn);
    assert_eq!((of("C3").status, of("C3").force), (ItemStatus::NoDate, Force::Agreed));
    assert_eq!(o.ledger.count_of("items.agreed"), 1);
}

#[test]
fn the_force_is_that_of_its_passages_or_its_source() {
    let p = programme(&rows());
    let o = ask(&p, "2027-01-01");
    assert_eq!(o.ledger.count_of("items.agreed"), 2);
    assert_eq!(o.ledger.count_of("items.aspects"), 1);
    let c1 = &o.items[&p.by_code(Kind::Item, "C1").unwrap()];
    assert_eq!(c1.repeats, 1);
}

#[test]
fn a_moved_date_is_a_slip_and_the_later_word_counts() {
    let all = with(&rows(), DUE);
    let later = "claims: record|field|value|as_of|source|status\nitems/C1|due|2027-06-01|2027-02|S2|reported";
    let p = programme(&with(&all, later));
    let o = ask(&p, "2027-02-20");
    let c1 = &o.items[&p.by_code(Kind::Item, "C1").unwrap()];
    assert_eq!(c1.due.unwrap().to_string(), "2027-06-01");
    assert_eq!(o.ledger.count_of("item/C1/slips"), 1);
    assert_eq!(c1.status, ItemStatus::Planned);
}

#[test]
fn at_most_three_decisions_of_different_kinds_the_pressing_first() {
    let text = format!("{DUE}\nproofs: item|given_on|given_by|what_en\nC3|2027-02-01|a1|Report");
    let p = programme(&with(&rows(), &text));
    let o = ask(&p, "2027-03-05");
    let kinds: Vec<_> = o.decisions.iter().map(|d| d.kind).collect();
    assert_eq!(kinds, [DecisionKind::Late, DecisionKind::Verify, DecisionKind::Survey]);
}

#[test]
fn a_meeting_counts_what_came_of_it_and_a_party_what_it_owns() {
    let before = ask(&programme(&rows()), "2027-01-01");
    let count = |o: &sanad_outcomes::Outcomes, key: &str| o.ledger.count_of(key);
    assert_eq!((count(&before, "meeting/M1/items"), count(&before, "meeting/M2/items")), (2, 1));
    assert_eq!(count(&before, "party/b1/owns"), 0);
    let claim = "claims: record|field|value|source|status\nitems/C1|owner|b1|S2|reported";
    let owned = with(&rows(), claim);
    assert_eq!(count(&ask(&programme(&owned), "2027-01-01"), "party/b1/owns"), 1);
    // What is withdrawn came of no meeting and is owned by nobody.
    let withdrawn = "statements: code|document|paragraph|start|end|force|review|withdrawn\n\
                     D/1.1|D|1|0|36|agreed|accepted|yes";
    let after = ask(&programme(&with(&owned, withdrawn)), "2027-01-01");
    assert_eq!(count(&after, "meeting/M1/items"), 1);
    assert_eq!(count(&after, "party/b1/owns"), 0);
}

#[test]
fn what_the_sides_settle_is_counted_apart_from_gaps() {
    let more = "items: code|title_ar|title_en|meeting|fields|reported_force|source\n\
                C9|لجنة|Committee|M2|committee;mining|agreed|S1";
    let o = ask(&programme(&with(&rows(), more)), "2027-01-01");
    let need = |field: &str| o.needs.iter().find(|n| n.key() == format!("need/field/{field}")).unwrap();
    assert!(need("committee").is_to_settle() && !need("committee").is_gap());
    assert!(need("mining").is_gap() && !need("mining").is_to_settle());
    let gaps = o.needs.iter().filter(|n| n.is_gap()).count() as u64;
    assert_eq!((o.ledger.count_of("needs.gaps"), o.ledger.count_of("needs.settle")), (gaps, 1));
}
