//! The rule that picks the shown claim.

use crate::support::{build, table, tables};
use sanad_model::{Kind, SiteState};

fn state(rows: &[&str]) -> Option<SiteState> {
    let mut tables = tables();
    let claims = tables.last_mut().unwrap();
    *claims = table(Kind::Claim, "record|field|value|as_of|source|status|basis_en", rows);
    let p = build(&tables).unwrap();
    let site = p.by_code(Kind::Site, "F1").unwrap();
    p.fact(site, "state").choice().and_then(SiteState::from_code)
}

#[test]
fn the_later_of_two_reports_is_shown_and_the_other_kept() {
    let p = build(&tables()).unwrap();
    let site = p.by_code(Kind::Site, "F1").unwrap();
    let fact = p.fact(site, "state");
    assert_eq!(fact.choice(), Some("partial"));
    assert_eq!(fact.claims().len(), 2);
    assert_eq!(fact.disagreeing().count(), 1);
}

#[test]
fn a_survey_beats_a_later_report_and_a_report_beats_an_assumption() {
    let surveyed = "sites/F1|state|stopped|2020|S1|surveyed|";
    let reported = "sites/F1|state|partial|2024|S2|reported|";
    let assumed = "sites/F1|state|working|2026||assumed|a guess";
    assert_eq!(state(&[surveyed, reported, assumed]), Some(SiteState::Stopped));
    assert_eq!(state(&[assumed, reported]), Some(SiteState::Partial));
    assert_eq!(state(&[assumed]), Some(SiteState::Working));
}

#[test]
fn a_known_value_beats_a_stronger_unknown() {
    assert_eq!(
        state(&["sites/F1|state|?|2026|S1|surveyed|", "sites/F1|state|partial|2024|S2|reported|"]),
        Some(SiteState::Partial)
    );
    assert_eq!(state(&["sites/F1|state|?|2026|S1|surveyed|"]), None);
}
