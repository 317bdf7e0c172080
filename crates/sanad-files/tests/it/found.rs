//! Inputs that were found by changing others at random, and what each must give.

use crate::small::{ids, lexicon, programme, rows};
use crate::zip;
use sanad_files::communique::{self, CommuniqueMeta};
use sanad_files::xlsx;
use sanad_model::Kind;
use std::fmt::Write as _;

#[test]
fn a_line_of_control_characters_is_no_paragraph() {
    let text = "It was agreed to train the cadres.\n\u{1c}\nThe two sides discussed mining.\n";
    let (text, _) = communique::check(text.as_bytes(), "text").expect("a text");
    let (meta, mut rows) = (CommuniqueMeta { code: "T".to_owned(), ..CommuniqueMeta::default() }, rows());
    let changes = communique::changes(&text, &meta, &rows, &lexicon(), &mut ids(2)).expect("reads");
    rows.apply(&changes).expect("applies");
    programme(&rows);
    let texts: Vec<&str> = rows.rows(Kind::Paragraph).map(|p| p.get("text_en")).collect();
    assert_eq!(texts, ["It was agreed to train the cadres.", "The two sides discussed mining."]);
}

/// A small archive can hold many rows with one cell far to the right; each takes the place of a
/// whole row once it is a table.
#[test]
fn cells_left_out_count_too() {
    let sheet = |count: u32| {
        let mut xml =
            String::from("<worksheet><sheetData><row r=\"1\"><c r=\"A1\" t=\"str\"><v>code</v></c></row>");
        for row in 2..=count {
            let _ = write!(xml, "<row r=\"{row}\"><c r=\"SF{row}\"><v>1</v></c></row>");
        }
        xml + "</sheetData></worksheet>"
    };
    let read = |count: u32| {
        let book =
            zip::book("sites", sheet(count).as_bytes(), zip::STRINGS.as_bytes(), zip::STYLES.as_bytes());
        xlsx::read(&book, "b.xlsx")
    };
    let few = &read(3).expect("a table")[0];
    assert_eq!(few.rows.iter().map(|r| (r.number, r.cells.len())).collect::<Vec<_>>(), [(2, 500), (3, 500)]);
    let many = read(20_002).expect_err("500 times 20,001 cells");
    assert_eq!((many[0].code, many[0].value.as_str()), ("too-large", "sites!SF20001"));
}
