//! One entry for each reader of outside input: any bytes at all must give rows or findings.
//! The fuzz targets and the mutation test call the same entries.

use crate::small::{ids, lexicon, programme, rows};
use sanad_files::communique::{self, CommuniqueMeta};
use sanad_files::{followup, survey, upload};
use sanad_model::{Dataset, Finding, Kind, Programme};
use sanad_reader::Lexicon;
use std::sync::LazyLock;

static ROWS: LazyLock<Dataset> = LazyLock::new(rows);
static PROGRAMME: LazyLock<Programme> = LazyLock::new(|| programme(&ROWS));
static LEXICON: LazyLock<Lexicon> = LazyLock::new(lexicon);

/// Every finding says what and where.
fn sound<T>(result: Result<T, Vec<Finding>>) -> Option<T> {
    match result {
        Ok(value) => Some(value),
        Err(findings) => {
            assert!(!findings.is_empty(), "refused without a reason");
            for finding in findings {
                assert!(sanad_files::CODES.contains(&finding.code), "{finding:?}");
                assert!(!finding.place.file.is_empty(), "{finding:?}");
            }
            None
        }
    }
}

/// The CSV file of a table; the first byte chooses which.
pub(crate) fn csv(data: &[u8]) {
    let (first, rest) = data.split_first().unwrap_or((&0, &[]));
    let kinds: Vec<Kind> = Kind::ALL.iter().copied().filter(|k| *k != Kind::Programme).collect();
    let file = format!("{}.csv", kinds[usize::from(*first) % kinds.len()]);
    if rest.starts_with(b"PK") {
        return;
    }
    if let Some(read) = sound(upload(rest, &file, &ROWS, &LEXICON, &mut ids(7))) {
        let mut all = ROWS.clone();
        all.apply(&ROWS.diff(&read.rows)).expect("a difference of these rows fits them");
        let _ = sound(Programme::build(&all, &read.origins));
    }
}

/// A workbook of a programme.
pub(crate) fn workbook(data: &[u8]) {
    if let Some(read) = sound(upload(data, "book.xlsx", &ROWS, &LEXICON, &mut ids(7))) {
        let _ = sound(Programme::build(&read.rows, &read.origins));
    }
}

/// A pasted text.
pub(crate) fn text(data: &[u8]) {
    let Some((text, _)) = sound(communique::check(data, "text")) else { return };
    let meta = CommuniqueMeta { code: "T".to_owned(), ..CommuniqueMeta::default() };
    if let Some(changes) = sound(communique::changes(&text, &meta, &ROWS, &LEXICON, &mut ids(7))) {
        let mut all = ROWS.clone();
        all.apply(&changes).expect("changes fit the rows they were made for");
        let built = Programme::build(&all, &sanad_model::raw::Origins::default());
        assert!(built.is_ok(), "{:?}", built.err());
    }
}

/// A returned follow-up sheet.
pub(crate) fn follow(data: &[u8]) {
    if let Some(merge) = sound(followup::read(data, "sheet.xlsx", &PROGRAMME, &mut ids(7))) {
        let mut all = ROWS.clone();
        all.apply(&merge.changes()).expect("what is new fits");
        let built = Programme::build(&all, &sanad_model::raw::Origins::default());
        assert!(built.is_ok(), "{:?}", built.err());
    }
}

/// A returned survey sheet.
pub(crate) fn answers(data: &[u8]) {
    let Some(answers) = sound(survey::read(data, "survey.xlsx", &PROGRAMME)) else { return };
    if let Some(changes) = sound(survey::changes(&answers, &ROWS, &mut ids(7))) {
        let mut all = ROWS.clone();
        all.apply(&changes).expect("changes fit the rows they were made for");
        let built = Programme::build(&all, &sanad_model::raw::Origins::default());
        assert!(built.is_ok(), "{:?}", built.err());
    }
}
