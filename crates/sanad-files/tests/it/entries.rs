//! One entry for each reader of outside input: any bytes at all must give rows or findings, and
//! what is taken must hold together. The fuzz targets and the mutation test call the same entries.

use crate::small::{ids, lexicon, programme, rows};
use sanad_files::communique::{self, CommuniqueMeta, edit};
use sanad_files::{FilesError, folder, followup, instances, load, survey, upload, xlsx};
use sanad_model::raw::{self, Origins, RawTable};
use sanad_model::{Accepted, Change, Dataset, Finding, Id, Kind, Lang, Programme};
use sanad_reader::Lexicon;
use std::sync::LazyLock;

static ROWS: LazyLock<Dataset> = LazyLock::new(rows);
static PROGRAMME: LazyLock<Programme> = LazyLock::new(|| programme(&ROWS));
static LEXICON: LazyLock<Lexicon> = LazyLock::new(lexicon);

/// The most rows that a sheet has.
const SHEET: usize = 1_048_576;

/// The most rows that a text file has: one a line end, a last one without, and a missing one.
fn lines(data: &[u8]) -> usize {
    data.iter().filter(|b| matches!(b, b'\n' | b'\r')).count() + 2
}

/// Every finding says what, where inside the input, and what would be accepted instead.
fn sound<T>(result: Result<T, Vec<Finding>>, rows: usize) -> Option<T> {
    match result {
        Ok(value) => Some(value),
        Err(findings) => {
            assert!(!findings.is_empty(), "refused without a reason");
            for finding in findings {
                assert!(sanad_files::CODES.contains(&finding.code), "{finding:?}");
                assert!(!finding.place.file.is_empty(), "{finding:?}");
                assert!(finding.place.row as usize <= rows, "{finding:?} of {rows} rows");
            }
            None
        }
    }
}

/// A public scheduling instance, with nothing beside it: what is taken has a horizon.
pub(crate) fn instance(data: &[u8]) {
    let read = instances::read(data, "own", &mut |_| Err(std::io::ErrorKind::NotFound.into()));
    if let Some(instance) = sound(read, lines(data)) {
        assert!(instance.project.horizon() >= 0 && !instance.name(0).is_empty());
    }
}

/// The programme after changes that were taken: they fit, and nothing in it is wrong.
fn after(base: &Dataset, changes: &[Change]) -> (Dataset, Programme) {
    let mut rows = base.clone();
    rows.apply(changes).expect("changes fit the rows they were made for");
    let built = Programme::build(&rows, &Origins::default());
    let programme = built.expect("what was taken makes a programme").0;
    (rows, programme)
}

/// The rows of tables that the product wrote.
fn read_back(tables: &[RawTable]) -> Dataset {
    let mut next = || -> Id { unreachable!("every exported row has an id") };
    raw::resolve(tables, &Dataset::default(), &mut next).expect("exported tables resolve").rows
}

/// What a folder holds of rows: of the templates those that count, each known by its code alone.
fn filed(rows: &Dataset) -> Dataset {
    let mut held = Dataset::default();
    for kind in Kind::ALL {
        for row in rows.rows(*kind).filter(|r| *kind != Kind::Template || !r.withdrawn()) {
            let mut row = row.clone();
            if *kind == Kind::Template {
                row.id = Id::from_name(&format!("{kind}/{}", row.get("code")));
            }
            held.put(*kind, row);
        }
    }
    held
}

/// A folder that is written is read back equal.
fn folder_returns(rows: &Dataset) {
    let dir = tempfile::tempdir().expect("a temporary folder");
    let path = dir.path().join("programme");
    folder::write(&path, rows).expect("written");
    assert_eq!(
        read_back(&folder::read(&path, Accepted::default()).expect("an exported folder is read")),
        filed(rows)
    );
}

/// A workbook that is written is read back equal.
fn workbook_returns(rows: &Dataset) {
    match xlsx::write(rows, Lang::Ar) {
        Ok(book) => {
            let tables = xlsx::read(&book, "b.xlsx").expect("an exported workbook is read");
            assert_eq!(read_back(&tables), *rows);
        }
        Err(error) => assert!(matches!(error, FilesError::TooLong { .. }), "{error}"),
    }
}

/// The tables of a folder besides its settings.
pub(crate) fn tables() -> Vec<&'static str> {
    Kind::ALL.iter().filter(|k| **k != Kind::Programme).map(|k| k.table()).collect()
}

/// The CSV file of a table; the first byte chooses which.
pub(crate) fn csv(data: &[u8]) {
    let (first, rest) = data.split_first().unwrap_or((&0, &[]));
    let tables = tables();
    let file = format!("{}.csv", tables[usize::from(*first) % tables.len()]);
    if rest.starts_with(b"PK") {
        return;
    }
    if let Some(read) = sound(upload(rest, &file, &ROWS, &LEXICON, &mut ids(7)), lines(rest)) {
        let mut all = ROWS.clone();
        all.apply(&ROWS.diff(&read.rows)).expect("a difference of these rows fits them");
        if sound(Programme::build(&all, &read.origins), lines(rest)).is_some() {
            folder_returns(&all);
        }
    }
}

/// `programme.toml`.
pub(crate) fn settings(data: &[u8]) {
    let dir = tempfile::tempdir().expect("a temporary folder");
    std::fs::write(dir.path().join(folder::SETTINGS), data).expect("written");
    let read = load(dir.path(), &Dataset::default(), &LEXICON, &mut ids(7));
    if let Some(read) = sound(read, lines(data))
        && sound(Programme::build(&read.rows, &read.origins), lines(data)).is_some()
    {
        folder_returns(&read.rows);
    }
}

/// A template of a programme's own; a file that is taken is written as it was read.
pub(crate) fn template(data: &[u8]) {
    let read = upload(data, "restart-cement.toml", &ROWS, &LEXICON, &mut ids(7));
    let Some(read) = sound(read, lines(data)) else { return };
    let mut all = ROWS.clone();
    all.apply(&ROWS.diff(&read.rows)).expect("a difference of these rows fits them");
    sound(Programme::build(&all, &read.origins), lines(data)).expect("any text may be a template");
    folder_returns(&all);
    let dir = tempfile::tempdir().expect("a temporary folder");
    let path = dir.path().join("programme");
    folder::write(&path, &all).expect("written");
    let written = std::fs::read(path.join("library/restart-cement.toml")).expect("a file of its own");
    // Line ends, blanks around the text and the mark of an encoding may differ, and no more.
    if let Ok(text) = std::str::from_utf8(data)
        && !text.contains(['\r', '\u{feff}'])
    {
        assert_eq!(String::from_utf8_lossy(&written), format!("{}\n", text.trim()));
    }
    let again = upload(&written, "restart-cement.toml", &all, &LEXICON, &mut ids(8)).expect("read again");
    assert_eq!(all.diff(&again.rows), []);
}

/// A workbook of a programme.
pub(crate) fn workbook(data: &[u8]) {
    if let Some(read) = sound(upload(data, "book.xlsx", &ROWS, &LEXICON, &mut ids(7)), SHEET) {
        let mut all = ROWS.clone();
        all.apply(&ROWS.diff(&read.rows)).expect("a difference of these rows fits them");
        if sound(Programme::build(&all, &read.origins), SHEET).is_some() {
            folder_returns(&all);
            // A workbook takes long to write: one in sixteen is.
            if data.iter().fold(0_u8, |sum, byte| sum.wrapping_add(*byte)) % 16 == 0 {
                workbook_returns(&all);
            }
        }
    }
}

/// A pasted text.
pub(crate) fn text(data: &[u8]) {
    let _ = taken(data);
}

/// A pasted text with the rows it makes, when it is one.
fn taken(data: &[u8]) -> Option<(Dataset, Programme)> {
    let (text, _) = sound(communique::check(data, "text"), lines(data))?;
    // What is only seen once the mark of the encoding is gone.
    sound(communique::check(text.as_bytes(), "text"), lines(data))?;
    let meta = CommuniqueMeta { code: "T".to_owned(), ..CommuniqueMeta::default() };
    let changes = communique::changes(&text, &meta, &ROWS, &LEXICON, &mut ids(7));
    let (rows, programme) = after(&ROWS, &changes.expect("a text that may be read is read"));
    for statement in programme.statements.values() {
        let lang = programme.documents[&statement.document].lang;
        let words = programme.passage(statement, lang).expect("a passage lies in its paragraph");
        assert_eq!(words.trim(), words, "a passage begins and ends with a word");
        assert!(!words.is_empty(), "{statement:?}");
    }
    let again = communique::changes(&text, &CommuniqueMeta::default(), &rows, &LEXICON, &mut ids(8));
    assert_eq!(again.expect("the same text again"), [], "the same text again changes nothing");
    Some((rows, programme))
}

/// A pasted text, and what a person does to a passage of it: the first byte says what, the second
/// to which, two more where.
pub(crate) fn passages(data: &[u8]) {
    let Some(([what, which, low, high], rest)) = data.split_first_chunk() else { return };
    let Some((rows, programme)) = taken(rest) else { return };
    let mut statements: Vec<_> = programme.statements.values().collect();
    statements.sort_by_key(|s| (s.paragraph, s.start));
    if statements.is_empty() {
        return;
    }
    let at = usize::from(*which) % statements.len();
    let statement = statements[at];
    let place = u32::from(u16::from_le_bytes([*low, *high]));
    let mut next = ids(9);
    let id = statement.id;
    match what % 4 {
        0 => {
            let changes =
                sound(edit::accept(id, &rows, &LEXICON, &mut next), 0).expect("a passage is accepted");
            after(&rows, &changes);
        }
        1 => {
            let length = statement.end - statement.start;
            let Some(changes) =
                sound(edit::split(id, statement.start + place % length, &rows, &LEXICON, &mut next), 0)
            else {
                return;
            };
            let (parted, programme) = after(&rows, &changes);
            let other =
                programme.statements.values().find(|s| !rows.rows(Kind::Statement).any(|r| r.id == s.id));
            let other = other.expect("a split makes a passage").id;
            let changes = edit::join(id, other, &parted, &LEXICON, &mut next).expect("halves are joined");
            let (_, whole) = after(&parted, &changes);
            let whole = &whole.statements[&id];
            assert_eq!((whole.start, whole.end), (statement.start, statement.end), "joined as before");
        }
        2 => {
            let other = statements[(at + 1) % statements.len()].id;
            if let Some(changes) = sound(edit::join(id, other, &rows, &LEXICON, &mut next), 0) {
                after(&rows, &changes);
            }
        }
        _ => {
            let columns = Kind::Statement.columns();
            let column = columns[place as usize % columns.len()].name;
            let value = String::from_utf8_lossy(rest);
            let value = value.lines().last().unwrap_or("");
            if let Some(changes) = sound(edit::edit(id, column, value, &rows, &LEXICON, &mut next), 0) {
                after(&rows, &changes);
            }
        }
    }
}

/// A returned follow-up sheet; taken once, it brings nothing new.
pub(crate) fn follow(data: &[u8]) {
    if let Some(merge) = sound(followup::read(data, "sheet.xlsx", &PROGRAMME, &mut ids(7)), SHEET) {
        let (_, programme) = after(&ROWS, &merge.changes());
        let again = followup::read(data, "sheet.xlsx", &programme, &mut ids(8)).expect("the same sheet");
        assert_eq!(again.new, [], "the same sheet again brings nothing");
    }
}

/// A returned survey sheet; taken once, it changes nothing.
pub(crate) fn answers(data: &[u8]) {
    let Some(answers) = sound(survey::read(data, "survey.xlsx", &PROGRAMME), SHEET) else { return };
    if let Some(changes) = sound(survey::changes(&answers, &ROWS, &mut ids(7)), SHEET) {
        let (rows, _) = after(&ROWS, &changes);
        let again = survey::changes(&answers, &rows, &mut ids(8)).expect("the same answers");
        assert_eq!(again, [], "the same answers again change nothing");
    }
}
