//! Loading folders and workbooks against what is there.

use crate::small::{self, id, ids, lexicon, programme, rows};
use sanad_files::{folder, load, upload, xlsx};
use sanad_model::{Dataset, Kind, Lang};

const DOCUMENTS: &str = "code,meeting,kind,lang\nD1,M1,account,en\n";
const PARAGRAPHS: &str = "document,number,text_en\nD1,1,The two sides met.\nD1,2,\"It was agreed to train the cadres, and the two sides discussed mining.\"\n";
const ITEMS: &str = "code,title_ar,title_en,statements\nI9,تدريب الكوادر,Train the cadres,D1/2.1\n";

#[test]
fn unread_texts_are_read_and_items_may_name_their_passages() {
    let dir = tempfile::tempdir().expect("a temporary folder");
    small::write(dir.path());
    std::fs::write(dir.path().join("documents.csv"), DOCUMENTS).expect("written");
    std::fs::write(dir.path().join("paragraphs.csv"), PARAGRAPHS).expect("written");
    std::fs::write(dir.path().join("items.csv"), ITEMS).expect("written");
    std::fs::remove_file(dir.path().join("claims.csv")).expect("removed");
    std::fs::remove_file(dir.path().join("updates.csv")).expect("removed");
    let mut next = ids(1);
    let first = load(dir.path(), &Dataset::default(), &lexicon(), &mut next).expect("loads").rows;
    let read = programme(&first);
    let statement = &read.statements[&read.by_code(Kind::Statement, "D1/2.1").expect("a passage")];
    assert_eq!((statement.force.code(), statement.review.as_str()), ("agreed", "proposed"));
    assert_eq!(
        read.passage(statement, Lang::En).as_deref().map(|t| t.starts_with("It was agreed")),
        Some(true)
    );
    // Loading again changes nothing, and does not undo what people decided about a passage.
    let edited = first.row(Kind::Statement, statement.id).expect("a row").clone().with("review", "accepted");
    let mut base = first.clone();
    base.put(Kind::Statement, edited);
    let again = load(dir.path(), &base, &lexicon(), &mut next).expect("loads").rows;
    assert_eq!(base.diff(&again), Vec::new());
}

#[test]
fn loading_again_matches_by_code_and_by_natural_key() {
    let dir = tempfile::tempdir().expect("a temporary folder");
    small::write(dir.path());
    let base = rows();
    let again = load(dir.path(), &base, &lexicon(), &mut ids(9)).expect("loads").rows;
    assert_eq!(base.diff(&again), Vec::new());
}

#[test]
fn a_workbook_and_a_single_table_load_too() {
    let base = rows();
    let book = xlsx::write(&base, Lang::Ar).expect("written");
    let dir = tempfile::tempdir().expect("a temporary folder");
    let path = dir.path().join("p.XLSX");
    std::fs::write(&path, &book).expect("written");
    assert_eq!(load(&path, &Dataset::default(), &lexicon(), &mut ids(9)).expect("loads").rows, base);
    assert_eq!(upload(&book, "p.xlsx", &base, &lexicon(), &mut ids(9)).expect("loads").rows, base);
    let sites = "\u{feff}code;name_ar;name_en\r\nF01;مصنع الأسمنت;Cement plant\r\n";
    let one = upload(sites.as_bytes(), "sites.csv", &base, &lexicon(), &mut ids(9)).expect("loads").rows;
    let site = one.row(Kind::Site, id(&base, Kind::Site, "F01")).expect("matched by code");
    assert_eq!(site.get("name_en"), "Cement plant");
}

#[test]
fn excel_in_any_locale() {
    let plain = "code,name_ar,name_en\nF01,أ,A\n";
    let expected = |text: &[u8]| {
        let base = rows();
        let read = upload(text, "sites.csv", &base, &lexicon(), &mut ids(9)).expect("loads").rows;
        read.by_code(Kind::Site, "F01").expect("a row").get("name_ar").to_owned()
    };
    let utf16: Vec<u8> = [0xff, 0xfe]
        .into_iter()
        .chain(plain.replace(',', "\t").encode_utf16().flat_map(u16::to_le_bytes))
        .collect();
    let forms: [Vec<u8>; 5] = [
        plain.as_bytes().to_vec(),
        format!("\u{feff}{}", plain.replace('\n', "\r\n")).into_bytes(),
        plain.replace(',', ";").into_bytes(),
        format!("sep=;\r\n{}", plain.replace(',', ";")).into_bytes(),
        utf16,
    ];
    for form in forms {
        assert_eq!(expected(&form), "أ");
    }
}

#[test]
fn faults_of_the_settings_name_their_line() {
    let dir = tempfile::tempdir().expect("a temporary folder");
    small::write(dir.path());
    let text = small::FILES[0].1.replace("plan_days = 90", "plan_days = 0");
    std::fs::write(dir.path().join(folder::SETTINGS), text).expect("written");
    let findings = load(dir.path(), &Dataset::default(), &lexicon(), &mut ids(1)).expect_err("refused");
    assert_eq!((findings[0].code, findings[0].place.row), ("out-of-range", 6));
}
