//! The follow-up sheet out, filled, and back in.

use crate::opened::{Table, cells};
use crate::small::{id, ids, programme, rows};
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};
use sanad_files::followup::{self, ClashKind, What};
use sanad_model::{Dataset, Kind, Lang, Programme};

/// Saves cells as another program would.
pub(crate) fn save(table: &Table) -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let day = Format::new().set_num_format("d/m/yyyy");
    for (r, row) in (0_u32..).zip(table) {
        for (c, cell) in (0_u16..).zip(row).filter(|(_, cell)| !cell.is_empty()) {
            match cell.strip_prefix("date:") {
                Some(date) => {
                    let date = ExcelDateTime::parse_from_str(date).expect("a date");
                    sheet.write_datetime_with_format(r, c, &date, &day).expect("written");
                }
                None => {
                    sheet.write_string(r, c, cell).expect("written");
                }
            }
        }
    }
    book.save_to_buffer().expect("saved")
}

fn sheet(programme: &Programme, owner: Option<&str>, lang: Lang) -> Table {
    let owner = owner.map(|o| programme.by_code(Kind::Party, o).expect("a party"));
    cells(&followup::write(owner, programme, lang).expect("written"))
}

fn row_of(table: &Table, code: &str) -> usize {
    table.iter().position(|r| r.get(2).is_some_and(|c| c == code)).expect("the item's row")
}

fn fill(table: &mut Table, code: &str, update: &str, date: &str, proof: &str) {
    let row = row_of(table, code);
    table[row].resize(10, String::new());
    for (c, text) in [(7, update), (8, date), (9, proof)] {
        text.clone_into(&mut table[row][c]);
    }
}

fn apply(rows: &Dataset, merge: &followup::Merge) -> Dataset {
    let mut rows = rows.clone();
    rows.apply(&merge.changes()).expect("applies");
    rows
}

#[test]
fn a_side_gets_the_items_of_its_authorities() {
    let programme = programme(&rows());
    let codes = |owner| -> Vec<String> {
        sheet(&programme, owner, Lang::En).iter().skip(3).map(|r| r[2].clone()).collect()
    };
    assert_eq!(codes(Some("NORTH")), ["I1"]);
    assert_eq!(codes(Some("NAI")), ["I1"]);
    assert_eq!(codes(Some("SOUTH")), ["I2"]);
    assert_eq!(codes(None), ["I1", "I2", "I3"]);
    let table = sheet(&programme, Some("NAI"), Lang::Ar);
    assert_eq!(table[3][5], "2025-03");
    assert_eq!(table[3][6], "2024-09-01: A team was named");
}

#[test]
fn filled_sheets_merge_and_come_back_empty() {
    for lang in [Lang::Ar, Lang::En] {
        let rows = rows();
        let before = programme(&rows);
        let mut table = sheet(&before, None, lang);
        fill(&mut table, "I1", "وصلت اللجنة إلى الموقع", "date:2025-01-15", "https://example.org/report");
        fill(&mut table, "I2", "Ten people were trained", "5/2/2025", "");
        // Moved and deleted rows: the first goes last, I3 goes away.
        let gone = row_of(&table, "I3");
        table.remove(gone);
        let first = row_of(&table, "I1");
        let moved = table.remove(first);
        table.push(Vec::new());
        table.push(moved);
        let merge = followup::read(&save(&table), "r.xlsx", &before, &mut ids(3)).expect("reads");
        assert_eq!((merge.new.len(), merge.known.len(), merge.conflicts.len()), (3, 0, 0), "{merge:?}");
        let proof = merge.new.iter().find(|e| e.what == What::Proof).expect("a proof");
        assert_eq!(
            (proof.on.to_string().as_str(), proof.text.as_str()),
            ("2025-01-15", "https://example.org/report")
        );
        let after = apply(&rows, &merge);
        let now = programme(&after);
        let item = id(&after, Kind::Item, "I2");
        let update = &now.updates[&item][0];
        assert_eq!(
            (update.said_on.to_string().as_str(), update.text.en.as_deref()),
            ("2025-02-05", Some("Ten people were trained"))
        );
        assert_eq!(update.said_by, id(&after, Kind::Party, "SOUTH"));
        let again = followup::read(&save(&table), "r.xlsx", &now, &mut ids(4)).expect("reads");
        assert!(again.is_empty() && again.known.len() == 3, "{again:?}");
    }
}

#[test]
fn what_does_not_fit_is_shown_side_by_side() {
    let rows = rows();
    let before = programme(&rows);
    let mut table = sheet(&before, None, Lang::En);
    fill(&mut table, "I1", "A second team was named", "2024-09-01", "");
    fill(&mut table, "I2", "Started", "2025-02-05", "");
    let (i1, i2) = (row_of(&table, "I1"), row_of(&table, "I2"));
    "2025-06".clone_into(&mut table[i1][5]);
    "Train the trainers".clone_into(&mut table[i2][3]);
    let mut changed = rows.clone();
    let third = changed.by_code(Kind::Item, "I3").expect("a row").clone().with("withdrawn", "yes");
    changed.put(Kind::Item, third);
    let now = programme(&changed);
    let merge = followup::read(&save(&table), "r.xlsx", &now, &mut ids(3)).expect("reads");
    let mut kinds: Vec<(&str, ClashKind)> =
        merge.conflicts.iter().map(|c| (c.code.as_str(), c.kind)).collect();
    kinds.sort_by_key(|(code, kind)| (*code, kind.code()));
    assert_eq!(
        kinds,
        [
            ("I1", ClashKind::DueDiffers),
            ("I1", ClashKind::OtherUpdate),
            ("I2", ClashKind::TitleDiffers),
            ("I3", ClashKind::ItemGone)
        ]
    );
    let due = merge.conflicts.iter().find(|c| c.kind == ClashKind::DueDiffers).expect("a clash");
    assert_eq!((due.sheet.as_str(), due.now.as_str()), ("2025-06", "2025-03"));
    let other = merge.conflicts.iter().find(|c| c.kind == ClashKind::OtherUpdate).expect("a clash");
    assert_eq!((other.sheet.as_str(), other.now.as_str()), ("A second team was named", "A team was named"));
    assert!(!other.changes.is_empty(), "it may be added beside the other");
    assert_eq!(merge.new.len(), 1, "the update of I2 is new whatever its title");
    assert!(merge.changes().iter().all(|c| c.before.is_empty()), "nothing is overwritten");
}

#[test]
fn two_rows_of_one_item_both_count() {
    let rows = rows();
    let before = programme(&rows);
    let mut table = sheet(&before, Some("SOUTH"), Lang::En);
    fill(&mut table, "I2", "Started", "2025-02-05", "");
    let mut copy = table[row_of(&table, "I2")].clone();
    "Finished".clone_into(&mut copy[7]);
    "2025-03-05".clone_into(&mut copy[8]);
    table.push(copy.clone());
    table.push(copy);
    let merge = followup::read(&save(&table), "r.xlsx", &before, &mut ids(3)).expect("reads");
    assert_eq!((merge.new.len(), merge.known.len()), (2, 1));
}
