//! Reading a folder into tables.

use super::{LARGEST, SETTINGS, library, toml_row};
use crate::near::nearest;
use crate::{csv_text, encoding};
use sanad_model::raw::RawTable;
use sanad_model::{Accepted, Finding, Kind, Place, said};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// Reads every table of a folder. Files other than `programme.toml`, `*.csv` and
/// `library/*.toml` are left alone, and so are hidden ones. All faults come together. `accepted` is what
/// the caller takes, told where there is no folder.
pub fn read(path: &Path, accepted: Accepted) -> Result<Vec<RawTable>, Vec<Finding>> {
    let at = |file: &str| Place { file: file.to_owned(), ..Place::default() };
    let shown = path.display().to_string();
    if !path.exists() {
        return Err(vec![Finding::error(at(&shown), "folder-missing", shown.as_str(), accepted)]);
    }
    let entries = match fs::read_dir(path) {
        Ok(entries) => entries,
        Err(e) => {
            let code = if path.is_file() { "not-a-folder" } else { "unreadable" };
            return Err(vec![Finding::error(at(&shown), code, e.to_string(), accepted)]);
        }
    };
    let mut names: Vec<String> = entries
        .filter_map(Result::ok)
        .filter(|e| e.path().is_file())
        .map(|e| e.file_name().to_string_lossy().into_owned())
        .filter(|n| !n.starts_with('.') && !n.starts_with('~'))
        .collect();
    names.sort();
    let mut findings = Vec::new();
    let mut tables = Vec::new();
    let mut seen = BTreeSet::new();
    if !names.iter().any(|n| n == SETTINGS) {
        let like = names
            .iter()
            .find(|n| n.to_lowercase().starts_with("programme") || n.to_lowercase().starts_with("program"));
        findings.push(Finding::error(
            at(SETTINGS),
            "settings-missing",
            like.cloned().unwrap_or_default(),
            Accepted::codes([SETTINGS]),
        ));
    }
    for name in &names {
        let wanted = if name == SETTINGS { Ok(Some(Kind::Programme)) } else { kind_of(name) };
        let kind = match wanted {
            Ok(Some(kind)) => kind,
            Ok(None) => continue,
            Err(accepted) => {
                findings.push(Finding::error(at(name), "unknown-file", name, accepted));
                continue;
            }
        };
        if !seen.insert(kind) {
            findings.push(Finding::error(at(name), "file-twice", name, said("file-once")));
            continue;
        }
        match on_disk(&path.join(name), name, kind) {
            Ok(table) => tables.push(table),
            Err(more) => findings.extend(more),
        }
    }
    tables.extend(library::read(path, &mut findings));
    if findings.is_empty() { Ok(tables) } else { Err(findings) }
}

/// The table a file holds: none when the file is no table, an error when it seems meant as one.
fn kind_of(name: &str) -> Result<Option<Kind>, Accepted> {
    let lower = name.to_lowercase();
    let (stem, ext) = lower.rsplit_once('.').unwrap_or((&lower, ""));
    let kind = Kind::from_table(stem).filter(|k| *k != Kind::Programme);
    match (kind, ext) {
        (Some(Kind::Template), "csv" | "tsv" | "txt" | "xlsx" | "xls" | "ods") => {
            Err(Accepted::codes([library::name("<code>")]))
        }
        (Some(kind), "csv") => Ok(Some(kind)),
        (Some(kind), "tsv" | "txt" | "xlsx" | "xls" | "ods") => Err(Accepted::codes([format!("{kind}.csv")])),
        (None, "csv") => {
            let tables = || csv_kinds().map(Kind::table);
            Err(if stem == "programme" {
                Accepted::codes([SETTINGS])
            } else if let Some(near) = nearest(stem, tables()) {
                said("near").with(format_args!("{near}.csv"))
            } else {
                Accepted::codes(tables().map(|t| format!("{t}.csv")))
            })
        }
        _ => Ok(None),
    }
}

/// The kinds that are CSV files in a folder.
pub(super) fn csv_kinds() -> impl Iterator<Item = Kind> {
    Kind::ALL.iter().copied().filter(|k| !matches!(k, Kind::Programme | Kind::Template))
}

fn on_disk(path: &Path, name: &str, kind: Kind) -> Result<RawTable, Vec<Finding>> {
    let at = Place { file: name.to_owned(), ..Place::default() };
    let size = fs::metadata(path).map_or(0, |m| m.len());
    if size > LARGEST {
        let accepted = said("most-mb").with(LARGEST / 1024 / 1024);
        return Err(vec![Finding::error(at, "too-large", format!("{} MB", size / 1024 / 1024), accepted)]);
    }
    let bytes = fs::read(path)
        .map_err(|e| vec![Finding::error(at.clone(), "unreadable", e.to_string(), said("readable-file"))])?;
    table(kind, name, &bytes)
}

/// The table in an uploaded file, named after its table; a template in one named `<code>.toml`.
pub fn file(bytes: &[u8], name: &str) -> Result<RawTable, Vec<Finding>> {
    if let Some(code) = library::code(name) {
        return library::table(code, name, bytes);
    }
    match kind_of(name) {
        Ok(Some(kind)) => table(kind, name, bytes),
        other => {
            let accepted = other.err().unwrap_or_else(|| said("workbook-or-csv"));
            let place = Place { file: name.to_owned(), ..Place::default() };
            Err(vec![Finding::error(place, "unknown-file", name, accepted)])
        }
    }
}

/// The table in a file's bytes. `file` is its name for messages.
fn table(kind: Kind, file: &str, bytes: &[u8]) -> Result<RawTable, Vec<Finding>> {
    let from = if kind == Kind::Programme { encoding::From::Editor } else { encoding::From::Sheet };
    let text = encoding::decode(bytes, from).map_err(|bad| {
        vec![bad.finding(
            file,
            bytes,
            if bad.code == "not-utf16" { String::new() } else { column_at(kind, bytes, bad.offset) },
        )]
    })?;
    if kind == Kind::Programme { toml_row::read(file, &text) } else { csv_text::table(kind, file, &text) }
}

/// The column in which an offset of a CSV file lies, as far as plain counting can say.
fn column_at(kind: Kind, bytes: &[u8], offset: usize) -> String {
    let line = bytes[..offset].iter().rposition(|b| *b == b'\n').map_or(0, |at| at + 1);
    let head = bytes.split(|b| *b == b'\n').next().unwrap_or(&[]);
    let head = String::from_utf8_lossy(head);
    let split = [b',', b';', b'\t']
        .into_iter()
        .max_by_key(|d| head.bytes().filter(|b| b == d).count())
        .unwrap_or(b',');
    let (mut quoted, mut cell) = (false, 0);
    for b in &bytes[line..offset] {
        match b {
            b'"' => quoted = !quoted,
            b if *b == split && !quoted => cell += 1,
            _ => {}
        }
    }
    head.split(char::from(split))
        .nth(cell)
        .map(|h| csv_text::column_name(kind, h.trim().trim_matches('"')))
        .unwrap_or_default()
}
