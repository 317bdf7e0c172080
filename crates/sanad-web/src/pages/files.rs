//! A list as a file: the rows that the same address shows, in the page's language. Filtering and
//! writing tens of thousands of rows is work for a thread of its own.

use crate::ctx::Ctx;
use crate::error::WebError;
use crate::state::off_thread;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use rust_xlsxwriter::{Format, Workbook, XlsxError};
use sanad_model::Lang;

/// The content type of a workbook.
pub(crate) const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
/// The narrowest and the widest column of a workbook, in characters.
const WIDTHS: (usize, usize) = (8, 60);

/// A cell of a file.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Cell {
    /// Words, codes and days.
    Text(String),
    /// A number that a spreadsheet may add up.
    Number(f64),
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl Cell {
    /// A count.
    pub(crate) const fn count(n: u64) -> Self {
        Self::Number(n as f64)
    }

    /// A cell with nothing in it.
    pub(crate) const fn empty() -> Self {
        Self::Text(String::new())
    }

    /// As CSV holds it. A text that a spreadsheet would take for a formula gets an apostrophe.
    fn plain(&self) -> String {
        match self {
            Self::Text(t) if t.starts_with(['=', '+', '-', '@', '\t', '\r']) => format!("'{t}"),
            Self::Text(t) => t.clone(),
            Self::Number(n) => n.to_string(),
        }
    }
}

/// Headings and rows.
pub(crate) struct Table {
    /// The headings.
    pub(crate) head: Vec<String>,
    /// The rows, each as wide as the headings.
    pub(crate) rows: Vec<Vec<Cell>>,
}

/// What a list is written as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Written {
    /// Text with a byte order mark, so that spreadsheets read Arabic.
    Csv,
    /// A workbook of one sheet, from right to left in Arabic.
    Xlsx,
}

/// Makes and writes a table away from the threads that answer pages.
pub(crate) async fn answer(
    ctx: Ctx,
    name: &'static str,
    format: Written,
    table: impl FnOnce(&Ctx) -> Table + Send + 'static,
) -> Result<Response, WebError> {
    let lang = ctx.lang();
    let bytes = off_thread(move || {
        let table = table(&ctx);
        match format {
            Written::Csv => csv(&table),
            Written::Xlsx => xlsx(&table, lang).map_err(|e| WebError::Internal(e.to_string())),
        }
    })
    .await??;
    Ok(match format {
        Written::Csv => file(bytes, "text/csv; charset=utf-8", &format!("{name}.csv")),
        Written::Xlsx => file(bytes, XLSX, &format!("{name}.xlsx")),
    })
}

/// A file to be kept.
pub(crate) fn file(body: Vec<u8>, kind: &'static str, name: &str) -> Response {
    let head = [
        (header::CONTENT_TYPE, kind.to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")),
    ];
    (head, body).into_response()
}

fn csv(table: &Table) -> Result<Vec<u8>, WebError> {
    let fault = |e: csv::Error| WebError::Internal(e.to_string());
    let mut writer = csv::Writer::from_writer(b"\xef\xbb\xbf".to_vec());
    writer.write_record(&table.head).map_err(fault)?;
    for row in &table.rows {
        writer.write_record(row.iter().map(Cell::plain)).map_err(fault)?;
    }
    writer.into_inner().map_err(|e| WebError::Internal(e.to_string()))
}

fn xlsx(table: &Table, lang: Lang) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.set_right_to_left(lang == Lang::Ar);
    let bold = Format::new().set_bold();
    let mut widths: Vec<usize> = table.head.iter().map(|h| h.chars().count()).collect();
    for (c, head) in (0u16..).zip(&table.head) {
        sheet.write_string_with_format(0, c, head, &bold)?;
    }
    for (r, row) in (1u32..).zip(&table.rows) {
        for ((c, cell), width) in (0u16..).zip(row).zip(&mut widths) {
            match cell {
                Cell::Text(text) => {
                    *width = (*width).max(text.chars().count());
                    sheet.write_string(r, c, text)?;
                }
                Cell::Number(n) => {
                    sheet.write_number(r, c, *n)?;
                }
            }
        }
    }
    sheet.set_freeze_panes(1, 0)?;
    for (c, width) in (0u16..).zip(widths) {
        sheet.set_column_width(c, width.clamp(WIDTHS.0, WIDTHS.1) as f64 + 2.0)?;
    }
    book.save_to_buffer()
}
