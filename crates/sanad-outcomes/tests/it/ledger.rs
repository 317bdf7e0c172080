//! The ledger: every result has an origin that exists, and only what must move moves.

use crate::support::{ask, programme, rows, with};
use sanad_outcomes::{Dep, Resting, Shown};

#[test]
fn every_result_rests_on_something_that_is_there() {
    let p = programme(&rows());
    let o = ask(&p, "2027-01-01");
    for (key, entry) in o.ledger.iter() {
        let empty = matches!(entry.shown, Shown::Count(0));
        assert!(empty || !entry.from.is_empty(), "{key} comes from nothing");
        for dep in &entry.from {
            match dep {
                Dep::Claim(id) => assert!(p.claim(*id).is_some(), "{key}: {id}"),
                Dep::Result(other) => assert!(o.ledger.get(other).is_some(), "{key}: {other}"),
                Dep::Template(code) => assert!(o.works.library.get(code).is_some(), "{key}: {code}"),
                Dep::Record(..) | Dep::Today => {}
            }
        }
    }
}

#[test]
fn an_answer_moves_the_site_and_the_plan_and_no_item_status() {
    let before = ask(&programme(&rows()), "2027-01-01");
    let word = "claims: record|field|value|source|status\nsites/F2|machine.process|B|S1|surveyed";
    let after = ask(&programme(&with(&rows(), word)), "2027-01-01");
    let moved: Vec<String> = after.ledger.moved_since(&before.ledger).into_iter().map(|m| m.key).collect();
    assert!(moved.contains(&"site/F2/score".to_owned()));
    assert!(moved.contains(&"sites.unanswered".to_owned()));
    assert!(moved.iter().all(|k| !k.starts_with("item/") || k.ends_with("/forecast")), "{moved:?}");
    assert!(moved.iter().all(|k| !k.starts_with("site/F3/")), "{moved:?}");
}

#[test]
fn what_rests_on_a_claim_is_found_through_other_results() {
    let p = programme(&rows());
    let o = ask(&p, "2027-01-01");
    let site = p.by_code(sanad_model::Kind::Site, "F1").unwrap();
    let state = p.fact(site, "state").shown().unwrap().id;
    let resting = o.ledger.resting_on(&Dep::Claim(state));
    for key in ["site/F1/state", "sites.state.stopped", "sites.waiting", "site/F1/score", "plan.visits"] {
        assert!(resting.contains(&key), "{key} not in {resting:?}");
    }
    assert!(!resting.contains(&"site/F2/state"));
}

#[test]
fn what_rests_directly_comes_before_what_rests_on_that() {
    let p = programme(&rows());
    let o = ask(&p, "2027-01-01");
    let site = p.by_code(sanad_model::Kind::Site, "F1").unwrap();
    let state = Dep::Claim(p.fact(site, "state").shown().unwrap().id);
    let resting = Resting::of(&o.ledger);
    let found = resting.on(std::slice::from_ref(&state));
    let direct = |key: &str| o.ledger.get(key).unwrap().from.contains(&state);
    let first = found.iter().take_while(|(key, _)| direct(key)).count();
    assert!((1..found.len()).contains(&first), "{found:?}");
    assert!(found.iter().skip(first).all(|(key, _)| !direct(key)), "{found:?}");
    assert!(found.iter().all(|(key, rule)| o.ledger.get(key).unwrap().rule == *rule));
    let mut keys: Vec<&str> = found.iter().map(|(key, _)| *key).collect();
    keys.sort_unstable();
    assert_eq!(keys, o.ledger.resting_on(&state));
}
