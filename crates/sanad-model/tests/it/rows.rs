//! Differences, changes and what was before them.

use crate::support::{read, table, tables};
use proptest::prelude::*;
use sanad_model::raw::resolve;
use sanad_model::{Dataset, Id, Kind, Row};

#[test]
fn an_equal_import_changes_nothing() {
    let first = read(&tables()).unwrap().rows;
    let mut none = || -> Id { unreachable!("every record is matched") };
    let again = resolve(&tables(), &first, &mut none).unwrap().rows;
    assert_eq!(first.diff(&again), vec![]);
}

#[test]
fn a_renamed_code_is_matched_by_id() {
    let first = read(&tables()).unwrap().rows;
    let id = first.by_code(Kind::Site, "F1").unwrap().id;
    let renamed =
        table(Kind::Site, "id|code|name_ar|name_en|sector", &[&format!("{id}|F99|مصنع|Plant|cement")]);
    let incoming = resolve(&[renamed], &first, &mut || Id::from_counter(9, 9)).unwrap().rows;
    let changes = first.diff(&incoming);
    assert_eq!(changes.len(), 1);
    assert_eq!(
        (changes[0].field, changes[0].before.as_str(), changes[0].after.as_str()),
        ("code", "F1", "F99")
    );
}

#[test]
fn a_change_that_does_not_fit_is_refused_whole() {
    let mut rows = read(&tables()).unwrap().rows;
    let before = rows.clone();
    let site = rows.by_code(Kind::Site, "F1").unwrap().id;
    let change = |field, before: &str, after: &str| sanad_model::Change {
        kind: Kind::Site,
        record: site,
        field,
        before: before.to_owned(),
        after: after.to_owned(),
    };
    let conflicts =
        rows.apply(&[change("name_en", "Plant", "Mill"), change("sector", "steel", "food")]).unwrap_err();
    assert_eq!(conflicts.len(), 1);
    assert_eq!(conflicts[0].found, "cement");
    assert_eq!(rows, before);
}

#[test]
fn stripping_leaves_no_assumed_row() {
    let mut tables = tables();
    tables.push(table(
        Kind::Claim,
        "record|field|value|status|basis_en",
        &["sites/F1|workforce|?|assumed|x"],
    ));
    let rows = read(&tables).unwrap().rows;
    assert_eq!(rows.count(Kind::Claim), 5);
    assert_eq!(rows.stripped().count(Kind::Claim), 4);
    assert_eq!(rows.stripped().count(Kind::Site), 1);
}

fn dataset() -> impl Strategy<Value = Dataset> {
    let cell = prop_oneof![Just("name_en"), Just("name_ar"), Just("sector"), Just("withdrawn")];
    let row = (0u64..6, proptest::collection::btree_map(cell, "[a-cأب]{0,2}", 0..4));
    proptest::collection::vec(row, 0..6).prop_map(|rows| {
        let mut data = Dataset::default();
        for (n, cells) in rows {
            let mut row = Row::new(Id::from_counter(0, n + 1)).with("code", format!("F{n}"));
            for (column, value) in cells {
                row.set(column, value);
            }
            data.put(Kind::Site, row);
        }
        data
    })
}

proptest! {
    #[test]
    fn a_difference_applied_gives_the_incoming_rows_and_taken_back_the_old(a in dataset(), b in dataset()) {
        let changes = a.diff(&b);
        let mut after = a.clone();
        after.apply(&changes).unwrap();
        for row in b.rows(Kind::Site) {
            prop_assert_eq!(after.row(Kind::Site, row.id), Some(row));
        }
        prop_assert_eq!(&after.before(&changes), &a);
        let back: Vec<_> = changes.iter().rev().map(sanad_model::Change::inverse).collect();
        after.apply(&back).unwrap();
        prop_assert_eq!(&after, &a);
    }
}

#[test]
fn a_code_names_the_record_that_counts() {
    let (gone, live) = (Id::from_counter(1, 1), Id::from_counter(1, 2));
    let mut rows = Dataset::default();
    rows.put(Kind::Site, Row::new(gone).with("code", "F1").with("withdrawn", "yes"));
    assert_eq!(rows.by_code(Kind::Site, "F1").map(|r| r.id), Some(gone));
    rows.put(Kind::Site, Row::new(live).with("code", "F1"));
    assert_eq!(rows.by_code(Kind::Site, "F1").map(|r| r.id), Some(live));
}
