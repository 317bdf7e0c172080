//! The register as a file: the rows that the same address shows, in the page's language.

use crate::ctx::Ctx;
use crate::error::WebError;
use crate::pages::register::{filtered, visit};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use rust_xlsxwriter::{Format, Workbook, XlsxError};
use sanad_model::Lang;
use sanad_outcomes::Known;

/// Rows of cells, the first one the headings.
pub(crate) fn table(ctx: &Ctx) -> Vec<Vec<String>> {
    let head = ["code", "site", "place", "sector", "state", "blockers", "unanswered", "rank", "visit"];
    let mut rows = vec![head.iter().map(|c| ctx.t(&format!("register-col-{c}"))).collect()];
    for (site, x) in filtered(ctx, &ctx.params) {
        let present =
            x.blockers.iter().filter(|(_, k)| matches!(k, Known::Present(_))).map(|(b, _)| b.code());
        let rank = ctx.ledger().count_of(&format!("site/{}/rank", site.code));
        rows.push(vec![
            site.code.clone(),
            ctx.l.text(&site.name).to_owned(),
            ctx.l.text(&site.place).to_owned(),
            if site.sector.is_empty() { String::new() } else { ctx.l.word("sector", &site.sector) },
            ctx.l.word("state", x.state.code()),
            ctx.l.words("blocker", present),
            x.unanswered.len().to_string(),
            if rank == 0 { String::new() } else { rank.to_string() },
            visit(ctx, &site.code).map(|d| d.to_string()).unwrap_or_default(),
        ]);
    }
    rows
}

/// A file to be kept.
pub(crate) fn file(body: Vec<u8>, kind: &'static str, name: &str) -> Response {
    let head = [
        (header::CONTENT_TYPE, kind.to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")),
    ];
    (head, body).into_response()
}

/// CSV with a byte order mark, so that spreadsheets read Arabic. A cell that a spreadsheet would
/// take for a formula gets an apostrophe.
pub(crate) fn csv(table: &[Vec<String>], name: &str) -> Result<Response, WebError> {
    let mut writer = csv::Writer::from_writer(b"\xef\xbb\xbf".to_vec());
    for row in table {
        let safe = row.iter().map(|cell| {
            if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{cell}") } else { cell.clone() }
        });
        writer.write_record(safe).map_err(|e| WebError::Internal(e.to_string()))?;
    }
    let bytes = writer.into_inner().map_err(|e| WebError::Internal(e.to_string()))?;
    Ok(file(bytes, "text/csv; charset=utf-8", name))
}

/// A workbook of one sheet, from right to left in Arabic.
pub(crate) fn xlsx(ctx: &Ctx, table: &[Vec<String>], name: &str) -> Result<Response, WebError> {
    let fault = |e: XlsxError| WebError::Internal(e.to_string());
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.set_right_to_left(ctx.lang() == Lang::Ar);
    let bold = Format::new().set_bold();
    for (r, row) in (0u32..).zip(table) {
        for (c, cell) in (0u16..).zip(row) {
            if r == 0 {
                sheet.write_string_with_format(r, c, cell, &bold).map_err(fault)?;
            } else {
                sheet.write_string(r, c, cell).map_err(fault)?;
            }
        }
    }
    sheet.set_freeze_panes(1, 0).map_err(fault)?;
    sheet.set_column_width(1, 44).map_err(fault)?;
    sheet.set_column_width(2, 28).map_err(fault)?;
    let bytes = book.save_to_buffer().map_err(fault)?;
    Ok(file(bytes, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", name))
}
