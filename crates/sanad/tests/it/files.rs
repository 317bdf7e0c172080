//! Sheets that go out and come back filled, and what they move.

use crate::opened::{Table, cells};
use crate::run::Desk;
use rust_xlsxwriter::Workbook;

/// The cells as another program saves them.
fn save(table: &Table) -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (r, row) in (0_u32..).zip(table) {
        for (c, cell) in (0_u16..).zip(row).filter(|(_, cell)| !cell.is_empty()) {
            sheet.write_string(r, c, cell).expect("written");
        }
    }
    book.save_to_buffer().expect("saved")
}

fn put(table: &mut Table, row: usize, column: usize, text: &str) {
    if table[row].len() <= column {
        table[row].resize(column + 1, String::new());
    }
    text.clone_into(&mut table[row][column]);
}

#[test]
fn a_filled_follow_up_sheet_adds_words_and_never_overwrites() {
    for lang in ["ar", "en"] {
        let desk = Desk::with_sample();
        desk.run(&["sheets", "out", "--db", "sample.db", "--lang", lang]).ended(0);
        assert_eq!(
            desk.names("out"),
            ["followup-AOI.xlsx", "followup-EG-MTI.xlsx", "followup-LY-DPM.xlsx", "followup-all.xlsx"]
        );
        let mut sheet = cells(&desk.read("out/followup-all.xlsx"));
        let head = 2;
        assert!(sheet[head].len() >= 10, "{:?}", sheet[head]);
        let row = sheet.iter().position(|r| r[2] == "C02").expect("the item's row");
        put(&mut sheet, row, 7, "سافر الخبراء / The experts travelled");
        put(&mut sheet, row, 8, "2026-11-20");
        put(&mut sheet, row, 9, "محضر الزيارة / Minutes of the visit");
        desk.write("back.xlsx", save(&sheet));
        let import = ["import", "followup", "back.xlsx", "--db", "sample.db", "--json"];
        let first = desk.run(&import).ended(0).json();
        assert_eq!((&first["new_records"], &first["changed_records"]), (&2.into(), &0.into()), "{first}");
        // The same sheet once more brings nothing.
        assert_eq!(desk.run(&import).ended(0).json()["changes"], serde_json::json!([]));
        let brief = desk.run(&["brief", "--db", "sample.db", "--json"]).ended(0).json();
        let item =
            brief["agreed"].as_array().and_then(|a| a.iter().find(|i| i["code"] == "C02")).expect("the item");
        assert_eq!(
            (&item["status"], &item["last_word"]),
            (&"Proof given, waits for the other side".into(), &"20 November 2026".into())
        );
        // Another word of the same party on the same day is shown beside, and waits.
        put(&mut sheet, row, 7, "لم يسافر أحد / Nobody travelled");
        desk.write("other.xlsx", save(&sheet));
        let other = desk.run(&["import", "followup", "other.xlsx", "--db", "sample.db"]).ended(4);
        assert!(other.err.contains("C02") && other.err.contains("Nobody travelled"), "{}", other.err);
        assert!(other.err.contains("The experts travelled"), "{}", other.err);
        // A word without its date is located.
        put(&mut sheet, row, 8, "");
        desk.write("undated.xlsx", save(&sheet));
        let undated = desk.run(&["import", "followup", "undated.xlsx", "--db", "sample.db"]).ended(1);
        assert!(
            undated.err.contains("undated.xlsx") && undated.err.contains(&(row + 1).to_string()),
            "{}",
            undated.err
        );
    }
}

#[test]
fn a_filled_survey_sheet_answers_and_takes_the_site_off_the_list() {
    let desk = Desk::with_sample();
    let paper = || desk.run(&["brief", "--db", "sample.db", "--json"]).ended(0).json();
    let before = paper();
    desk.run(&["survey", "F25", "survey.xlsx", "--db", "sample.db"]).ended(0);
    let mut sheet = cells(&desk.read("survey.xlsx"));
    let row = |sheet: &Table, key: &str| {
        let here = |r: &Vec<String>| r[0] == key || r[0].ends_with(&format!("|{key}"));
        sheet.iter().position(here).unwrap_or_else(|| panic!("no row {key}"))
    };
    let at = row(&sheet, "made_on");
    put(&mut sheet, at, 4, "2026-11-20");
    let at = row(&sheet, "blocker.power");
    put(&mut sheet, at, 4, "Yes");
    let at = row(&sheet, "people.present");
    put(&mut sheet, at, 4, "120");
    desk.write("filled.xlsx", save(&sheet));
    let import = ["import", "survey", "filled.xlsx", "--db", "sample.db", "--json"];
    let taken = desk.run(&import).ended(0).json();
    let surveyed = taken["changes"].as_array().expect("changes").iter().filter(|c| c["after"] == "surveyed");
    assert_eq!(surveyed.count(), 2, "{taken}");
    assert_eq!(desk.run(&import).ended(0).json()["changes"], serde_json::json!([]));
    let after = paper();
    assert!(before["sites"].as_str().is_some_and(|s| s.contains("27 without a survey")), "{before}");
    assert!(after["sites"].as_str().is_some_and(|s| s.contains("26 without a survey")), "{after}");
    assert_eq!(before["agreed"][0]["code"], after["agreed"][0]["code"]);
    // An answer that is none of those asked for is located, and nothing of the sheet is taken.
    let at = row(&sheet, "blocker.power");
    put(&mut sheet, at, 4, "perhaps");
    desk.write("wrong.xlsx", save(&sheet));
    let wrong = desk.run(&["import", "survey", "wrong.xlsx", "--db", "sample.db"]).ended(1);
    assert!(wrong.err.contains("wrong.xlsx") && wrong.err.contains("perhaps"), "{}", wrong.err);
    assert!(wrong.err.contains(&(at + 1).to_string()), "{}", wrong.err);
    assert_eq!(paper(), after);
}
