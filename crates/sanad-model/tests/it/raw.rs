//! Tables as people keep them: every fault is located, all of them at once.

use crate::support::{build, ids, read, table, tables};
use proptest::prelude::*;
use sanad_model::raw::{RawRow, RawTable, resolve, unresolve};
use sanad_model::{Dataset, Finding, Kind};

/// The findings of the small programme with one table put in place of its own.
fn broken(put: RawTable) -> Vec<(String, u32, String, &'static str)> {
    let mut tables = tables();
    tables.retain(|t| t.kind != put.kind);
    tables.push(put);
    let told = |f: Finding| (f.place.file, f.place.row, f.place.column, f.code);
    build(&tables).unwrap_err().into_iter().map(told).collect()
}

#[expect(clippy::too_many_lines, reason = "one case a line")]
#[test]
fn each_fault_says_where_it_is() {
    let sites = "code|name_ar|name_en|sector";
    let claims = "record|field|value|low|high|unit|as_of|source|status|basis_en";
    let cases: Vec<(RawTable, u32, &str, &str)> = vec![
        (table(Kind::Site, "code|name_ar|name_en|colour", &["F1|م|P|red"]), 1, "colour", "unknown-column"),
        (table(Kind::Site, "code|code|name_ar|name_en", &["F1|F1|م|P"]), 1, "code", "column-twice"),
        (table(Kind::Site, "code|name_en", &["F1|P"]), 1, "name_ar", "column-missing"),
        (table(Kind::Site, sites, &["F1||P|x"]), 2, "name_ar", "cell-missing"),
        (table(Kind::Site, sites, &["F1|م|P|x", "F1|م|Q|x"]), 3, "code", "code-twice"),
        (table(Kind::Site, sites, &["F 1|م|P|x"]), 2, "code", "not-a-code"),
        (table(Kind::Site, sites, &["F1|م|P|x|y"]), 2, "", "too-many-cells"),
        (table(Kind::Site, "id|code|name_ar|name_en", &["12|F1|م|P"]), 2, "id", "not-an-id"),
        (table(Kind::Site, sites, &["F1|م|P\u{7}|x"]), 2, "name_en", "control-character"),
        (table(Kind::Site, sites, &["F1|م|P\nQ|x"]), 2, "name_en", "line-break"),
        (table(Kind::Claim, claims, &["F1|state|stopped|||||S1|reported|"]), 2, "record", "not-a-record"),
        (
            table(Kind::Claim, claims, &["plants/F1|state|stopped|||||S1|reported|"]),
            2,
            "record",
            "unknown-table",
        ),
        (
            table(Kind::Claim, claims, &["sites/F7|state|stopped|||||S1|reported|"]),
            2,
            "record",
            "unknown-reference",
        ),
        (table(Kind::Claim, claims, &["sites/F1|colour|red|||||S1|reported|"]), 2, "field", "unknown-field"),
        (table(Kind::Claim, claims, &["sites/F1|state|asleep|||||S1|reported|"]), 2, "value", "not-in-list"),
        (
            table(Kind::Claim, claims, &["sites/F1|state|stopped||||soon|S1|reported|"]),
            2,
            "as_of",
            "not-a-date",
        ),
        (
            table(Kind::Claim, claims, &["sites/F1|state|stopped|||||S9|reported|"]),
            2,
            "source",
            "unknown-reference",
        ),
        (table(Kind::Claim, claims, &["sites/F1|state|stopped|||||S1|guessed|"]), 2, "status", "not-in-list"),
        (
            table(Kind::Claim, claims, &["sites/F1|state|stopped||||||reported|"]),
            2,
            "source",
            "source-missing",
        ),
        (
            table(Kind::Claim, claims, &["sites/F1|state|stopped||||||assumed|"]),
            2,
            "basis_en",
            "basis-missing",
        ),
        (
            table(Kind::Claim, claims, &["sites/F1|capacity|many||||| S1|reported|"]),
            2,
            "value",
            "not-a-number",
        ),
        (table(Kind::Claim, claims, &["sites/F1|capacity|-4||||| S1|reported|"]), 2, "value", "out-of-range"),
        (table(Kind::Claim, claims, &["sites/F1|capacity|5|6||||S1|reported|"]), 2, "low", "low-above-value"),
        (
            table(Kind::Claim, claims, &["sites/F1|capacity|5||4|||S1|reported|"]),
            2,
            "high",
            "high-below-value",
        ),
        (
            table(Kind::Claim, claims, &["sites/F1|power.needed|5|||horses||S1|reported|"]),
            2,
            "unit",
            "wrong-unit",
        ),
        (
            table(Kind::Claim, claims, &["sites/F1|blocker.power|maybe|||||S1|reported|"]),
            2,
            "value",
            "not-yes-no-unknown",
        ),
        (table(Kind::Claim, claims, &["sites/F1|place|Tripoli|||||S1|reported|"]), 2, "value", "not-a-place"),
        (
            table(Kind::Claim, claims, &["sites/F1|place|95 20|||||S1|reported|"]),
            2,
            "value",
            "latitude-out-of-range",
        ),
        (
            table(Kind::Claim, claims, &["sites/F1|place|32 200|||||S1|reported|"]),
            2,
            "value",
            "longitude-out-of-range",
        ),
        (table(Kind::Claim, claims, &["sites/F1|ownership||||||S1|reported|"]), 2, "text_en", "text-missing"),
        (
            table(Kind::Claim, claims, &["items/C1|owner|zz|||||S1|reported|"]),
            2,
            "value",
            "unknown-reference",
        ),
        (
            table(
                Kind::Party,
                "code|name_ar|name_en|kind|parent",
                &["a|أ|A|authority|b", "b|ب|B|authority|a", "a1|أ|A1|authority|a", "b1|ب|B1|authority|b"],
            ),
            2,
            "parent",
            "party-cycle",
        ),
        (
            table(Kind::Party, "code|name_ar|name_en|kind|parent", &["a1|أ|A|authority|"]),
            2,
            "parent",
            "party-without-side",
        ),
        (table(Kind::Item, "code|title_ar|title_en", &["C1|ع|T"]), 2, "statements", "item-without-origin"),
        (
            table(
                Kind::Statement,
                "code|document|paragraph|start|end|force|review",
                &["D/1.1|D|1|0|99|agreed|accepted"],
            ),
            2,
            "end",
            "range-outside",
        ),
        (
            table(
                Kind::Statement,
                "code|document|paragraph|start|end|force|review",
                &["D/1.1|D|2|0|9|agreed|accepted"],
            ),
            2,
            "paragraph",
            "paragraph-missing",
        ),
        (
            table(Kind::Programme, "code|name_ar|name_en|plan_start|plan_days", &["p|ب|P|2027-01|90"]),
            2,
            "plan_start",
            "not-a-day",
        ),
        (
            table(Kind::Programme, "code|name_ar|name_en|plan_start|plan_days", &["p|ب|P|2027-01-01|0"]),
            2,
            "plan_days",
            "out-of-range",
        ),
    ];
    for (put, row, column, code) in cases {
        let file = put.file.clone();
        let found = broken(put);
        let wanted = (file, row, column.to_owned(), code);
        assert!(found.contains(&wanted), "wanted {wanted:?}, found {found:?}");
    }
}

#[test]
fn all_faults_come_together() {
    let put = table(Kind::Site, "code|name_ar|name_en|sector", &["F 1||P|x", "F1|م||x"]);
    assert!(broken(put).len() >= 3);
}

#[test]
fn a_proof_is_verified_by_the_other_side() {
    let mut tables = tables();
    tables.push(table(Kind::Proof, "item|given_on|given_by|what_en", &["C1|2026-01-02|a1|Minutes"]));
    let resolved = read(&tables).unwrap();
    let proof = resolved.rows.rows(Kind::Proof).next().unwrap().id;
    for (by, on, code) in
        [("a", "2026-01-03", "verified-by-own-side"), ("b1", "2026-01-01", "verified-before-given")]
    {
        let row = format!("{proof}|{on}|{by}|accepted");
        let verification = table(Kind::Verification, "proof|verified_on|verified_by|outcome", &[&row]);
        let mut rows = resolved.rows.clone();
        let more = resolve(&[verification], &rows, &mut ids()).unwrap();
        rows.apply(&resolved.rows.diff(&more.rows)).unwrap();
        let findings = sanad_model::Programme::build(&rows, &resolved.origins).unwrap_err();
        assert!(findings.iter().any(|f| f.code == code), "{findings:?}");
    }
}

#[test]
fn what_is_written_reads_back_equal() {
    let rows = read(&tables()).unwrap().rows;
    let written: Vec<RawTable> = Kind::ALL
        .iter()
        .map(|kind| {
            let (header, cells) = unresolve(&rows, *kind);
            RawTable {
                kind: *kind,
                file: kind.table().to_owned(),
                header: header.into_iter().map(str::to_owned).collect(),
                rows: cells.into_iter().zip(2..).map(|(cells, number)| RawRow { number, cells }).collect(),
            }
        })
        .collect();
    assert_eq!(read(&written).unwrap().rows, rows);
}

proptest! {
    #[test]
    fn no_table_makes_it_panic(kind in 0..Kind::ALL.len(), cells in proptest::collection::vec("\\PC{0,12}", 0..40)) {
        let kind = Kind::ALL[kind];
        let header = kind.columns().iter().map(|c| c.name.to_owned()).collect();
        let rows = cells.chunks(5).zip(2..).map(|(c, number)| RawRow { number, cells: c.to_vec() }).collect();
        let odd = RawTable { kind, file: "x".to_owned(), header, rows };
        let _ = resolve(&[odd], &Dataset::default(), &mut ids());
    }
}
