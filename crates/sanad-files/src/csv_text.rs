//! Comma-, semicolon- and tab-separated text as people's programs write it, read with the place
//! of every fault. Rows are counted as a spreadsheet shows them: one a record, blank ones too.

use sanad_model::raw::{RawRow, RawTable};
use sanad_model::{Accepted, Finding, Kind, Place, said};

/// One record and its row.
struct Record {
    number: u32,
    cells: Vec<String>,
}

/// The table in a file's text.
pub(crate) fn table(kind: Kind, file: &str, text: &str) -> Result<RawTable, Vec<Finding>> {
    let fault = |row: u32, code, value: String, accepted: Accepted| {
        vec![Finding::error(
            Place { file: file.to_owned(), row, column: String::new() },
            code,
            value,
            accepted,
        )]
    };
    let (text, first) = marked(text);
    if text.trim().is_empty() {
        return Err(fault(0, "empty-file", String::new(), said("header")));
    }
    let delimiter = delimiter(kind, text);
    let records = records(text, delimiter, first).map_err(|(row, code, value)| {
        let accepted = match code {
            "quote-open" => said("quote-closed"),
            _ => said("quote-twice"),
        };
        fault(row, code, value, accepted)
    })?;
    let mut records = records.into_iter().filter(|r| r.cells.iter().any(|c| !c.trim().is_empty()));
    let Some(head) = records.next() else {
        return Err(fault(0, "empty-file", String::new(), said("header")));
    };
    let header: Vec<String> = head.cells.iter().map(|h| column_name(kind, h)).collect();
    if !header.iter().any(|h| h == "id" || kind.column(h).is_some()) {
        let names: Vec<&str> = kind.columns().iter().map(|c| c.name).collect();
        return Err(fault(
            head.number,
            "no-header",
            head.cells.join(" | "),
            Accepted::codes(["id"].into_iter().chain(names)),
        ));
    }
    let mut findings = Vec::new();
    let mut rows = Vec::new();
    for record in records {
        if record.cells.len() < header.len() {
            let accepted = said("header-cells").with(header.len());
            findings.extend(fault(record.number, "row-too-short", record.cells.len().to_string(), accepted));
        }
        rows.push(RawRow { number: record.number, cells: record.cells });
    }
    if findings.is_empty() {
        Ok(RawTable { kind, file: file.to_owned(), header, rows })
    } else {
        Err(findings)
    }
}

/// A header name as the schema spells it, where only case or invisible marks differ.
pub(crate) fn column_name(kind: Kind, name: &str) -> String {
    let plain: String = name
        .trim()
        .chars()
        .filter(|c| !matches!(c, '\u{200b}'..='\u{200f}' | '\u{feff}' | '\u{202a}'..='\u{202e}'))
        .collect();
    let lower = plain.to_lowercase();
    if lower == "id" || kind.column(&lower).is_some() { lower } else { plain }
}

/// The text behind a `sep=;` line, and the number of its first row.
fn marked(text: &str) -> (&str, u32) {
    match text.split_once('\n') {
        Some((line, rest)) if line.trim().len() <= 5 && line.to_lowercase().starts_with("sep=") => (rest, 2),
        _ => (text, 1),
    }
}

/// The separator whose header holds the most known columns.
fn delimiter(kind: Kind, text: &str) -> char {
    let line = text.lines().find(|l| !l.trim().is_empty()).unwrap_or("");
    let known = |d: char| {
        line.split(d)
            .filter(|h| {
                let name = column_name(kind, h.trim().trim_matches('"'));
                name == "id" || kind.column(&name).is_some()
            })
            .count()
    };
    [',', ';', '\t'].into_iter().rev().max_by_key(|d| (known(*d), *d == ',')).unwrap_or(',')
}

enum At {
    /// At the start of a cell.
    Start,
    /// In a cell without quotation marks.
    Plain,
    /// Inside quotation marks.
    Quoted,
    /// Behind a quotation mark inside quotation marks.
    Closed,
}

/// Splits text into records (RFC 4180; line ends inside cells become one line feed). Faults give
/// the row, the code and what stands there.
fn records(text: &str, delimiter: char, first: u32) -> Result<Vec<Record>, (u32, &'static str, String)> {
    let mut out = Vec::new();
    let mut number = first;
    let mut cells: Vec<String> = Vec::new();
    let mut cell = String::new();
    let mut at = At::Start;
    let mut chars = text.chars().peekable();
    let shown = |cell: &str| cell.chars().take(40).collect::<String>();
    while let Some(c) = chars.next() {
        if matches!(at, At::Quoted) {
            match c {
                '"' => at = At::Closed,
                '\r' => {
                    if chars.peek() == Some(&'\n') {
                        chars.next();
                    }
                    cell.push('\n');
                }
                c => cell.push(c),
            }
            continue;
        }
        match c {
            c if c == delimiter => {
                cells.push(std::mem::take(&mut cell));
                at = At::Start;
            }
            '\r' | '\n' => {
                if c == '\r' && chars.peek() == Some(&'\n') {
                    chars.next();
                }
                cells.push(std::mem::take(&mut cell));
                out.push(Record { number, cells: std::mem::take(&mut cells) });
                number = number.saturating_add(1);
                at = At::Start;
            }
            '"' => match at {
                At::Start => at = At::Quoted,
                At::Closed => {
                    cell.push('"');
                    at = At::Quoted;
                }
                _ => cell.push('"'),
            },
            c => match at {
                At::Closed | At::Start if c == ' ' => {}
                At::Closed => return Err((number, "quote-inside", shown(&format!("{cell}\"{c}")))),
                _ => {
                    cell.push(c);
                    at = At::Plain;
                }
            },
        }
    }
    if matches!(at, At::Quoted) {
        return Err((number, "quote-open", shown(&cell)));
    }
    if !cell.is_empty() || !cells.is_empty() || matches!(at, At::Closed) {
        cells.push(cell);
        out.push(Record { number, cells });
    }
    Ok(out)
}
