//! The list as a file: the rows that the same address shows, in the page's language.

use super::list::filtered;
use crate::ctx::Ctx;
use crate::error::WebError;
use crate::pages::files::{self, Table, Written};
use axum::response::Response;
use sanad_model::{Date, Kind};

fn table(ctx: &Ctx) -> Table {
    let day = |d: Option<Date>| d.map(|d| d.to_string()).unwrap_or_default();
    let head = ["code", "title", "force", "owner", "due", "status", "last", "forecast", "fields", "meeting"];
    let mut rows = Vec::new();
    for (item, o) in filtered(ctx, &ctx.params) {
        let row: Vec<String> = vec![
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
        ];
        rows.push(row.into_iter().map(Into::into).collect());
    }
    Table { head: head.iter().map(|c| ctx.t(&format!("items-col-{c}"))).collect(), rows }
}

pub(super) async fn csv(ctx: Ctx) -> Result<Response, WebError> {
    files::answer(ctx, "items", Written::Csv, table).await
}

pub(super) async fn xlsx(ctx: Ctx) -> Result<Response, WebError> {
    files::answer(ctx, "items", Written::Xlsx, table).await
}
