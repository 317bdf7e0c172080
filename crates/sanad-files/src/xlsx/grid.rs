//! The cells of a workbook as text, whatever a spreadsheet program turned them into.

use calamine::{CellErrorType, DataRef, ExcelDateTime, Reader, Xlsx};
use sanad_model::{Accepted, Finding, Place, said};
use std::collections::BTreeMap;
use std::io::Cursor;

/// The most columns a sheet may use.
const WIDEST: u32 = 500;
/// The most rows a sheet may have.
const LONGEST: u32 = 1_048_576;
/// The most cells a workbook may hold.
const MOST: usize = 10_000_000;
/// The most bytes its parts may unfold to.
const UNFOLDED: u64 = 1 << 30;

/// One sheet: its non-empty cells by row (from 1) and column (from 0).
pub(crate) struct Grid {
    /// The sheet's name.
    pub(crate) name: String,
    /// File and sheet for messages.
    pub(crate) file: String,
    /// Cells by row and column.
    pub(crate) rows: BTreeMap<u32, BTreeMap<u32, String>>,
    /// Cells that hold an error or a formula without a value: row, column, what stands there.
    pub(crate) broken: Vec<(u32, u32, &'static str, String)>,
}

impl Grid {
    /// A cell, empty when absent.
    pub(crate) fn cell(&self, row: u32, column: u32) -> &str {
        self.rows.get(&row).and_then(|r| r.get(&column)).map_or("", String::as_str)
    }

    /// Findings for the broken cells, with columns named by `name`.
    pub(crate) fn faults(&self, name: impl Fn(u32) -> String) -> Vec<Finding> {
        let finding = |(row, column, code, value): &(u32, u32, &'static str, String)| {
            let place = Place { file: self.file.clone(), row: *row, column: name(*column) };
            let accepted = if *code == "cell-error" { said("no-error") } else { said("no-formula") };
            Finding::error(place, code, value, accepted)
        };
        self.broken.iter().map(finding).collect()
    }
}

/// A column's letters: 0 is A.
pub(crate) fn letters(column: u32) -> String {
    let digit = char::from(b'A' + u8::try_from(column % 26).unwrap_or(0));
    if column < 26 { digit.to_string() } else { format!("{}{digit}", letters(column / 26 - 1)) }
}

/// Opens a workbook and reads all its sheets, hidden ones included.
pub(crate) fn open(bytes: &[u8], file: &str) -> Result<Vec<Grid>, Vec<Finding>> {
    let fault = |code, value: String, accepted: Accepted| {
        vec![Finding::error(Place { file: file.to_owned(), ..Place::default() }, code, value, accepted)]
    };
    if bytes.is_empty() {
        return Err(fault("empty-file", String::new(), said("workbook")));
    }
    if bytes.len() as u64 > super::LARGEST {
        return Err(fault(
            "too-large",
            format!("{} MB", bytes.len() / 1024 / 1024),
            said("most-mb").with(super::LARGEST / 1024 / 1024),
        ));
    }
    if bytes.starts_with(b"\xd0\xcf\x11\xe0") {
        return Err(fault("workbook-old", "XLS".to_owned(), said("workbook-open")));
    }
    if !bytes.starts_with(b"PK") {
        return Err(fault("not-a-workbook", String::new(), said("workbook")));
    }
    if unfolded(bytes) > UNFOLDED {
        return Err(fault(
            "too-large",
            "> 1 GB".to_owned(),
            said("most-mb").with(super::LARGEST / 1024 / 1024),
        ));
    }
    // The library that reads cells does sums on addresses it has not checked; what it cannot
    // take must not end the program.
    std::panic::catch_unwind(|| sheets(bytes, file))
        .unwrap_or_else(|_| Err(fault("workbook-damaged", String::new(), said("workbook-whole"))))
}

fn sheets(bytes: &[u8], file: &str) -> Result<Vec<Grid>, Vec<Finding>> {
    let fault = |code, value: String, accepted: Accepted| {
        vec![Finding::error(Place { file: file.to_owned(), ..Place::default() }, code, value, accepted)]
    };
    let damaged = |e: calamine::XlsxError| fault("workbook-damaged", e.to_string(), said("workbook-whole"));
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(damaged)?;
    let names = book.sheet_names();
    if names.is_empty() {
        return Err(fault("not-a-workbook", String::new(), said("workbook-sheets")));
    }
    let mut left = MOST;
    let mut grids = Vec::new();
    for name in names {
        let mut grid = Grid {
            file: format!("{file}!{name}"),
            name: name.clone(),
            rows: BTreeMap::new(),
            broken: Vec::new(),
        };
        let mut cells = match book.worksheet_cells_reader(&name) {
            Ok(cells) => cells,
            // A sheet that holds a chart only.
            Err(calamine::XlsxError::NotAWorksheet(_)) => continue,
            Err(e) => return Err(damaged(e)),
        };
        while let Some(cell) = cells.next_cell_with_formula_metadata().map_err(damaged)? {
            let (row, column) = (cell.pos.0.saturating_add(1), cell.pos.1);
            let text = match cell.value {
                DataRef::Error(e) => {
                    grid.broken.push((row, column, "cell-error", shown(&e).to_owned()));
                    continue;
                }
                DataRef::Empty if cell.formula.is_some() => {
                    grid.broken.push((row, column, "formula-without-value", String::new()));
                    continue;
                }
                value => text(value),
            };
            if text.is_empty() {
                continue;
            }
            let cells = grid.rows.entry(row).or_default();
            // Cells left out before this one count: a table holds them.
            let held = cells.last_key_value().map_or(0, |(last, _)| last + 1);
            left = left.saturating_sub(column.saturating_add(1).saturating_sub(held).max(1) as usize);
            if left == 0 || column >= WIDEST || row > LONGEST {
                let value = format!("{name}!{}{row}", letters(column));
                return Err(fault("too-large", value, said("workbook-most")));
            }
            cells.insert(column, text);
        }
        grids.push(grid);
    }
    Ok(grids)
}

fn text(value: DataRef<'_>) -> String {
    match value {
        DataRef::Int(n) => n.to_string(),
        DataRef::Float(n) => n.to_string(),
        DataRef::String(s) => s.replace("\r\n", "\n"),
        DataRef::SharedString(s) => s.replace("\r\n", "\n"),
        DataRef::Bool(b) => if b { "yes" } else { "no" }.to_owned(),
        DataRef::DateTime(d) if d.is_datetime() => date(&d),
        DataRef::DateTime(d) => d.as_f64().to_string(),
        DataRef::DateTimeIso(s) => s.strip_suffix("T00:00:00").unwrap_or(&s).to_owned(),
        DataRef::DurationIso(s) => s,
        DataRef::Error(_) | DataRef::Empty => String::new(),
    }
}

fn date(value: &ExcelDateTime) -> String {
    let number = value.as_f64();
    // Days outside the calendar of a spreadsheet stay the number they are.
    if !(0.0..2_958_466.0).contains(&number) {
        return number.to_string();
    }
    let (year, month, day, hour, minute, ..) = value.to_ymd_hms_milli();
    if hour == 0 && minute == 0 {
        format!("{year:04}-{month:02}-{day:02}")
    } else {
        format!("{year:04}-{month:02}-{day:02} {hour:02}:{minute:02}")
    }
}

fn shown(error: &CellErrorType) -> &'static str {
    match error {
        CellErrorType::Div0 => "#DIV/0!",
        CellErrorType::NA => "#N/A",
        CellErrorType::Name => "#NAME?",
        CellErrorType::Null => "#NULL!",
        CellErrorType::Num => "#NUM!",
        CellErrorType::Ref => "#REF!",
        CellErrorType::Value => "#VALUE!",
        CellErrorType::GettingData => "#DATA!",
    }
}

/// What the parts of a zip say they unfold to, from its central directory (entries that begin
/// with `PK\x01\x02`, the size at offset 24).
fn unfolded(bytes: &[u8]) -> u64 {
    let entry = |w: &[u8]| u64::from(u32::from_le_bytes([w[24], w[25], w[26], w[27]]));
    bytes.windows(46).filter(|w| w.starts_with(b"PK\x01\x02")).map(entry).sum()
}
