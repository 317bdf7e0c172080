//! `programme.toml`: the one row of the programme table, and the format of the folder.

use super::{FORMAT, SETTINGS};
use sanad_model::raw::{RawRow, RawTable};
use sanad_model::{Accepted, Cell, Dataset, Finding, Kind, Lang, Place, said};
use std::fmt::Write as _;
use toml::{Table, Value};

/// Reads the text of `programme.toml`.
pub(super) fn read(file: &str, text: &str) -> Result<RawTable, Vec<Finding>> {
    let at = |row: u32, column: &str| Place { file: file.to_owned(), row, column: column.to_owned() };
    let table: Table = text.parse().map_err(|e: toml::de::Error| {
        let row = e.span().map_or(0, |s| crate::encoding::row_of(text.as_bytes(), s.start));
        vec![Finding::error(at(row, ""), "toml-syntax", e.message(), said("key-value"))]
    })?;
    let mut findings = Vec::new();
    let mut header = Vec::new();
    let mut cells = Vec::new();
    match table.get("format") {
        Some(Value::Integer(FORMAT)) => {}
        Some(other) => {
            let accepted = said("newer-format").with(FORMAT);
            findings.push(Finding::error(
                at(line(text, "format"), "format"),
                "format-unknown",
                other.to_string(),
                accepted,
            ));
        }
        None => {
            findings.push(Finding::error(
                at(0, "format"),
                "format-missing",
                "",
                Accepted::codes([format!("format = {FORMAT}")]),
            ));
        }
    }
    for (key, value) in table.iter().filter(|(k, _)| *k != "format") {
        let cell = match value {
            Value::String(s) => s.replace("\r\n", "\n"),
            Value::Integer(n) => n.to_string(),
            Value::Float(n) => n.to_string(),
            Value::Boolean(b) => if *b { "yes" } else { "no" }.to_owned(),
            Value::Datetime(d) => d.to_string(),
            Value::Array(_) | Value::Table(_) => {
                let place = at(line(text, key), key);
                findings.push(Finding::error(place, "toml-not-a-cell", key, said("one-cell")));
                continue;
            }
        };
        header.push(key.clone());
        cells.push(cell);
    }
    if !findings.is_empty() {
        return Err(findings);
    }
    Ok(RawTable {
        kind: Kind::Programme,
        file: file.to_owned(),
        header,
        rows: vec![RawRow { number: 1, cells }],
    })
}

/// The line (from 1) on which a key is set, 0 when it is not.
pub(super) fn line(text: &str, key: &str) -> u32 {
    let sets =
        |l: &str| l.trim_start().strip_prefix(key).is_some_and(|rest| rest.trim_start().starts_with('='));
    text.lines().position(sets).map_or(0, |n| u32::try_from(n + 1).unwrap_or(u32::MAX))
}

/// The text of `programme.toml` for a dataset.
pub(super) fn write(header: &[&str], row: Option<&Vec<String>>) -> String {
    let mut out = format!("format = {FORMAT}\n");
    for (name, cell) in header.iter().zip(row.into_iter().flatten()).filter(|(_, c)| !c.is_empty()) {
        let number = Kind::Programme.column(name).is_some_and(|c| matches!(c.cell, Cell::Int(..)));
        if number {
            let _ = writeln!(out, "{name} = {cell}");
        } else {
            let _ = writeln!(out, "{name} = {}", Value::String(cell.clone()));
        }
    }
    out
}

/// The text of `programme.toml` of an empty programme, each key explained.
pub(super) fn template() -> String {
    let mut out =
        format!("# The programme as a whole. Lines that begin with # are notes.\nformat = {FORMAT}\n");
    let example = |name: &str| match name {
        "code" => Some("\"my-programme\""),
        "name_ar" => Some("\"برنامج التعاون الصناعي\""),
        "name_en" => Some("\"Industrial cooperation programme\""),
        "plan_days" => Some("90"),
        _ => None,
    };
    for column in Kind::Programme.columns().iter().filter(|c| c.name != "withdrawn") {
        let _ = writeln!(out, "\n# {}", crate::xlsx::accepted(column, Lang::En));
        match example(column.name) {
            Some(value) => {
                let _ = writeln!(out, "{} = {value}", column.name);
            }
            None => {
                let _ = writeln!(out, "# {} = \"\"", column.name);
            }
        }
    }
    out
}

/// Findings about the row of `programme.toml`, with the line in place of the row.
pub(crate) fn relocate(findings: &mut [Finding], text: &str) {
    for finding in findings.iter_mut().filter(|f| f.place.file == SETTINGS && f.place.row == 1) {
        finding.place.row = line(text, &finding.place.column);
    }
}

/// The rows of the programme table that a folder can hold: the live one, else the only one.
pub(crate) fn live(rows: &Dataset) -> Result<(), crate::FilesError> {
    let live = rows.rows(Kind::Programme).filter(|r| !r.withdrawn()).count();
    if live > 1 { Err(crate::FilesError::Programmes(live)) } else { Ok(()) }
}
