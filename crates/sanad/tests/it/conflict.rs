//! Why there is no plan, from the command line: the facts in conflict with their rows, and the changes
//! that cure it, in either language.

use crate::run::Desk;
use crate::works;

/// The programme with other text in some of its files; what `plan` says of it, which is no plan.
fn said(lang: &str, files: &[(&str, String)]) -> String {
    let desk = Desk::new();
    works::write(&desk);
    for (name, text) in files {
        desk.write(&format!("works/{name}"), text);
    }
    let ran = desk.run(&["plan", "works", "--lang", lang]).ended(1);
    assert_eq!(ran.out, "", "no plan");
    ran.err.replace(['\u{2068}', '\u{2069}'], "")
}

/// Two measures that must be, and money for one.
fn too_little_money() -> [(&'static str, String); 2] {
    let two = works::file("measures.csv").replace("a,free", "a,mandatory").replace("b,free", "b,mandatory");
    [("measures.csv", two), ("claims.csv", works::file("claims.csv").replace("400000", "200000"))]
}

/// A measure that must be, with the day of its trial fixed before its course can end.
fn too_early() -> [(&'static str, String); 2] {
    let must = works::file("measures.csv").replace("a,free", "a,mandatory");
    [("measures.csv", must), ("pins.csv", "measure,activity,start\nM-a,trial,2026-12-10\n".to_owned())]
}

fn holds(text: &str, all: &[&str]) {
    for words in all {
        assert!(text.contains(words), "{words} in:\n{text}");
    }
}

#[test]
fn money_that_does_not_suffice_for_two_is_told_with_rows_and_cures() {
    let english = said("en", &too_little_money());
    holds(
        &english,
        &[
            "These 3 cannot hold together",
            "Trial a must be carried out. [measures.csv, row 2, column choice]",
            "Trial b must be carried out. [measures.csv, row 3, column choice]",
            "Into Money comes 400 thousand Libyan dinars in all; its last instalment is 200 thousand Libyan dinars on 1 March 2027. [funds.csv, row 2",
            "There is a plan with any one of these 3 changes",
            "- Trial a no longer required",
            "- 200 thousand Libyan dinars more in Money",
            "No plan was made.",
        ],
    );
    let arabic = said("ar", &too_little_money());
    holds(
        &arabic,
        &[
            "لا تستقيم معًا",
            "تجربة b: لا بد من تنفيذه. [measures.csv، الصف 3، العمود choice]",
            "برفع الإلزام عن تجربة a",
            "بمبلغ إضافي قدره 200 ألف دينار ليبي في المال",
        ],
    );
}

#[test]
fn a_change_that_leaves_another_conflict_is_no_cure() {
    let english = said("en", &too_early());
    holds(
        &english,
        &[
            "These 4 cannot hold together",
            "Trial run (Trial a) begins on 10 December 2026: that day is fixed. [pins.csv, row 2, column start]",
            "Trial run (Trial a) begins when Building is done.",
            "the day of Trial run (Trial a) left open",
            "other conflict",
        ],
    );
    // However much money there is, the course does not end in time either.
    assert!(!english.contains("more in Money"), "{english}");
    holds(&said("ar", &too_early()), &["وهو يوم مثبَّت", "بترك يوم «التجربة (تجربة a)» مفتوحًا"]);
}

#[test]
fn as_json_each_cure_is_a_scenario() {
    let desk = Desk::new();
    works::write(&desk);
    for (name, text) in too_little_money() {
        desk.write(&format!("works/{name}"), text);
    }
    let json = desk.run(&["plan", "works", "--json"]).ended(1).json();
    assert_eq!(json["possible"], "never");
    let facts: Vec<&str> =
        json["facts"].as_array().expect("facts").iter().filter_map(|own| own["fact"].as_str()).collect();
    assert_eq!(facts, ["mandatory", "mandatory", "fund"]);
    let scenarios: Vec<&str> =
        json["cures"].as_array().expect("cures").iter().filter_map(|own| own["scenario"].as_str()).collect();
    // 600,000 are needed and 400,000 come: 200,000 dinars more, in thousandths.
    // The least first: an amount moved comes before a measure that need not be.
    assert_eq!(scenarios, ["more=fund%3AF%3A200000000", "ease=free%3AM-a", "ease=free%3AM-b"]);
}

#[test]
fn with_a_plan_nothing_is_said_of_conflicts() {
    let desk = Desk::new();
    works::write(&desk);
    let ran = desk.run(&["plan", "works"]).ended(0);
    assert!(!ran.err.contains("cannot hold") && !ran.out.contains("cannot hold"), "{ran:#?}");
}
