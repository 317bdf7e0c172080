//! The list as a file: the rows that the same address shows, in the page's language.

use super::list::filtered;
use crate::ctx::Ctx;
use crate::error::WebError;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use sanad_model::{Date, Kind, Lang};

fn table(ctx: &Ctx) -> Vec<Vec<String>> {
    let day = |d: Option<Date>| d.map(|d| d.to_string()).unwrap_or_default();
    let head = ["code", "title", "force", "owner", "due", "status", "last", "forecast", "fields", "meeting"];
    let mut rows = vec![head.iter().map(|c| ctx.t(&format!("items-col-{c}"))).collect()];
    for (item, o) in filtered(ctx, &ctx.params) {
        rows.push(vec![
            item.code.clone(),
            ctx.l.text(&item.title).to_owned(),
            ctx.l.word("force", o.force.code()),
            o.owner.map(|id| ctx.l.text_of_party(ctx.p(), id)).unwrap_or_default(),
            day(o.due),
            ctx.l.word("item", o.status.code()),
            day(o.last_word),
            day(o.forecast.map(|f| f.1)),
            ctx.l.words("concept", item.fields.iter().map(String::as_str)),
            item.meeting
                .and_then(|m| ctx.p().name_of(Kind::Meeting, m))
                .map(|t| ctx.l.text(t).to_owned())
                .unwrap_or_default(),
        ]);
    }
    rows
}

fn file(body: Vec<u8>, kind: &'static str, name: &str) -> Response {
    let head = [
        (header::CONTENT_TYPE, kind.to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")),
    ];
    (head, body).into_response()
}

/// CSV with a byte order mark, so that spreadsheets read Arabic. A cell that a spreadsheet would
/// take for a formula gets an apostrophe.
pub(super) async fn csv(ctx: Ctx) -> Result<Response, WebError> {
    let mut writer = csv::Writer::from_writer(b"\xef\xbb\xbf".to_vec());
    let fault = |e: csv::Error| WebError::Internal(e.to_string());
    for row in table(&ctx) {
        let safe = row.into_iter().map(|cell| {
            if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{cell}") } else { cell }
        });
        writer.write_record(safe).map_err(fault)?;
    }
    let bytes = writer.into_inner().map_err(|e| WebError::Internal(e.to_string()))?;
    Ok(file(bytes, "text/csv; charset=utf-8", "items.csv"))
}

/// A workbook of one sheet, from right to left in Arabic.
pub(super) async fn xlsx(ctx: Ctx) -> Result<Response, WebError> {
    let fault = |e: rust_xlsxwriter::XlsxError| WebError::Internal(e.to_string());
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    sheet.set_right_to_left(ctx.lang() == Lang::Ar);
    let bold = rust_xlsxwriter::Format::new().set_bold();
    for (r, row) in (0u32..).zip(table(&ctx)) {
        for (c, cell) in (0u16..).zip(row) {
            if r == 0 {
                sheet.write_string_with_format(r, c, &cell, &bold).map_err(fault)?;
            } else {
                sheet.write_string(r, c, &cell).map_err(fault)?;
            }
        }
    }
    sheet.set_freeze_panes(1, 0).map_err(fault)?;
    sheet.set_column_width(1, 60).map_err(fault)?;
    let bytes = book.save_to_buffer().map_err(fault)?;
    Ok(file(bytes, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "items.xlsx"))
}
