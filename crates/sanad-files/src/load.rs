//! Loading a programme from a folder or a workbook: tables, then the passages of texts that
//! nobody has read yet, then rows.

use crate::passages::{self, Called};
use crate::{Opened, folder, xlsx};
use sanad_model::raw::{self, RawRow, RawTable, Resolved};
use sanad_model::{Accepted, Dataset, Finding, Id, Kind, Lang, Place, When, said};
use sanad_reader::Lexicon;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// Loads a folder, or a file whose name ends in `.xlsx`, against the rows that are there.
///
/// A document whose paragraphs stand in the tables without any statement is read: its statements
/// get the codes `<document>/<paragraph>.<k>` and are `proposed`. Paragraphs that `base` holds
/// with the same text and with statements are not read again.
pub fn load(
    path: &Path,
    base: &Dataset,
    lexicon: &Lexicon,
    next_id: &mut dyn FnMut() -> Id,
) -> Result<Resolved, Vec<Finding>> {
    load_or(path, said("programme-folder"), base, lexicon, next_id)
}

/// As [`load`], for a caller that takes something else as well: `accepted` is told where the path is
/// neither a folder nor a workbook.
pub fn load_or(
    path: &Path,
    accepted: Accepted,
    base: &Dataset,
    lexicon: &Lexicon,
    next_id: &mut dyn FnMut() -> Id,
) -> Result<Resolved, Vec<Finding>> {
    let workbook = path.extension().is_some_and(|e| e.eq_ignore_ascii_case("xlsx")) && path.is_file();
    let tables = if workbook {
        let file = path.file_name().map_or_else(String::new, |n| n.to_string_lossy().into_owned());
        let wrong = |code, value, accepted| {
            vec![Finding::error(Place { file: file.clone(), ..Place::default() }, code, value, accepted)]
        };
        // What is larger than any workbook that is taken is not read at all.
        let size = fs::metadata(path).map_or(0, |m| m.len());
        if size > xlsx::LARGEST {
            let accepted = said("most-mb").with(xlsx::LARGEST / 1024 / 1024);
            return Err(wrong("too-large", format!("{} MB", size / 1024 / 1024), accepted));
        }
        let bytes = fs::read(path).map_err(|e| wrong("unreadable", e.to_string(), said("readable-file")))?;
        xlsx::read(&bytes, &file)?
    } else {
        folder::read(path, accepted)?
    };
    resolve(tables, base, lexicon, next_id).map_err(|mut findings| {
        if let Ok(text) = fs::read_to_string(path.join(folder::SETTINGS)) {
            folder::relocate(&mut findings, &text);
        }
        findings
    })
}

/// Loads one uploaded file: a workbook, or the CSV file of one table, named after it.
pub fn upload(
    bytes: &[u8],
    file: &str,
    base: &Dataset,
    lexicon: &Lexicon,
    next_id: &mut dyn FnMut() -> Id,
) -> Result<Resolved, Vec<Finding>> {
    resolve(Opened::new(bytes, file)?.tables()?, base, lexicon, next_id)
}

/// Resolves tables from wherever they came, reading unread texts first.
pub fn resolve(
    mut tables: Vec<RawTable>,
    base: &Dataset,
    lexicon: &Lexicon,
    next_id: &mut dyn FnMut() -> Id,
) -> Result<Resolved, Vec<Finding>> {
    if base.count(Kind::Programme) == 0 && tables.iter().all(|t| t.kind != Kind::Programme) {
        let place = Place { file: folder::SETTINGS.to_owned(), ..Place::default() };
        return Err(vec![Finding::error(place, "settings-missing", "", said("settings"))]);
    }
    let read = statements(&tables, base, lexicon);
    tables.extend(read);
    raw::resolve(&tables, base, next_id)
}

fn cell<'a>(table: &'a RawTable, row: &'a RawRow, column: &str) -> &'a str {
    let at = table.header.iter().position(|h| h == column);
    at.and_then(|i| row.cells.get(i)).map_or("", |c| c.trim())
}

/// A paragraph of a document: its number, its row and its text.
type Unread = (u32, u32, String);

/// Tables of the statements of unread documents, one for each table of paragraphs.
fn statements(tables: &[RawTable], base: &Dataset, lexicon: &Lexicon) -> Vec<RawTable> {
    let rows = |kind: Kind| {
        tables.iter().filter(move |t| t.kind == kind).flat_map(|t| t.rows.iter().map(move |r| (t, r)))
    };
    // Documents may be named by code or by id.
    let mut codes: BTreeMap<String, (String, Lang)> = BTreeMap::new();
    for row in base.rows(Kind::Document) {
        let lang = Lang::from_code(row.get("lang")).unwrap_or(Lang::En);
        codes.insert(row.id.to_string(), (row.get("code").to_owned(), lang));
        codes.insert(row.get("code").to_owned(), (row.get("code").to_owned(), lang));
    }
    for (t, r) in rows(Kind::Document) {
        let code = cell(t, r, "code").to_owned();
        let lang = Lang::from_code(&cell(t, r, "lang").to_lowercase()).unwrap_or(Lang::En);
        codes.insert(cell(t, r, "id").to_owned(), (code.clone(), lang));
        codes.insert(code.clone(), (code, lang));
    }
    let named = |text: &str| codes.get(text).map_or(text, |(code, _)| code).to_owned();
    let stated: BTreeSet<String> =
        rows(Kind::Statement).map(|(t, r)| named(cell(t, r, "document"))).collect();
    let before = held(base);
    let called = Called::new(base, tables);
    let spoken = called.names();
    let held_on = |document: &str| -> Option<When> {
        let of = |kind: Kind, code: &str, column: &str| -> Option<String> {
            let here = rows(kind)
                .find(|(t, r)| cell(t, r, "code") == code)
                .map(|(t, r)| cell(t, r, column).to_owned());
            here.or_else(|| base.by_code(kind, code).map(|r| r.get(column).to_owned()))
        };
        let meeting = of(Kind::Document, document, "meeting")?;
        let known = meeting.parse().ok().and_then(|id| base.row(Kind::Meeting, id));
        known.map(|r| r.get("held").to_owned()).or_else(|| of(Kind::Meeting, &meeting, "held"))?.parse().ok()
    };
    let mut out = Vec::new();
    for table in tables.iter().filter(|t| t.kind == Kind::Paragraph) {
        let mut unread: BTreeMap<String, Vec<Unread>> = BTreeMap::new();
        for row in table.rows.iter().filter(|r| cell(table, r, "withdrawn").is_empty()) {
            let document = named(cell(table, row, "document"));
            let Some((_, lang)) = codes.get(&document).filter(|_| !stated.contains(&document)) else {
                continue;
            };
            let text = cell(table, row, if *lang == Lang::Ar { "text_ar" } else { "text_en" });
            if let Ok(number) = cell(table, row, "number").parse::<u32>() {
                unread.entry(document).or_default().push((number, row.number, text.to_owned()));
            }
        }
        let mut found = RawTable {
            kind: Kind::Statement,
            file: table.file.clone(),
            header: passages::HEADER.iter().map(|h| (*h).to_owned()).collect(),
            rows: Vec::new(),
        };
        for (document, mut paragraphs) in unread {
            paragraphs.sort();
            paragraphs.dedup_by_key(|p| p.0);
            let lang = codes.get(&document).map_or(Lang::En, |(_, lang)| *lang);
            let texts: Vec<(u32, String)> = paragraphs.iter().map(|(n, _, t)| (*n, t.clone())).collect();
            let mut k = 0;
            let mut last = 0;
            for passage in passages::read(&texts, lang, lexicon, &spoken, held_on(&document)) {
                k = if passage.paragraph == last { k + 1 } else { 1 };
                last = passage.paragraph;
                let Some((number, row, text)) = paragraphs.iter().find(|p| p.0 == last) else { continue };
                if before.get(&(document.clone(), *number)) == Some(text) {
                    continue;
                }
                let code = passages::code(&document, last, k);
                found.rows.push(RawRow {
                    number: *row,
                    cells: passages::cells(&document, code, &passage, &called),
                });
            }
        }
        if !found.rows.is_empty() {
            out.push(found);
        }
    }
    out
}

/// Paragraphs that were read before: the code of the document, the number, and the text.
fn held(base: &Dataset) -> BTreeMap<(String, u32), String> {
    let read: BTreeSet<(&str, &str)> =
        base.rows(Kind::Statement).map(|s| (s.get("document"), s.get("paragraph"))).collect();
    let mut out = BTreeMap::new();
    for row in base.rows(Kind::Paragraph) {
        if !read.contains(&(row.get("document"), row.get("number"))) {
            continue;
        }
        let document = row.get("document").parse().ok().and_then(|id| base.row(Kind::Document, id));
        if let (Some(document), Ok(number)) = (document, row.get("number").parse()) {
            let text = row.get(if document.get("lang") == "ar" { "text_ar" } else { "text_en" });
            out.insert((document.get("code").to_owned(), number), text.to_owned());
        }
    }
    out
}
