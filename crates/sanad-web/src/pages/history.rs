//! History: what was changed, by whom, when and why; and taking it back.

use crate::ctx::Ctx;
use crate::error::WebError;
use crate::frame::Page;
use crate::html::{Html, Slot, escape};
use crate::state::AppState;
use askama::Template;
use axum::Router;
use axum::response::Response;
use axum::routing::get;
use sanad_i18n::{Arg, Locale};
use sanad_model::{Cell, Change, Dataset, Field, FieldType, Id, Kind, Row, When};
use sanad_store::{Batch, HistoryFilter};
use std::collections::BTreeSet;

/// Batches a page shows.
const BATCHES: u32 = 50;
/// Changes shown of each batch.
const CHANGES: u32 = 12;
/// A batch with more changes than this is an import: it is taken back by importing again, not by
/// one button.
const LARGEST_UNDO: i64 = 400;

pub(crate) fn routes() -> Router<AppState> {
    Router::new().route("/{lang}/history", get(history))
}

/// One batch as shown.
pub(crate) struct Event {
    at: Html,
    who: Html,
    reason: Html,
    undoes: bool,
    changes: Vec<Changed>,
    more: Html,
    undo: String,
}

/// One changed cell as shown.
pub(crate) struct Changed {
    pub(crate) what: Html,
    pub(crate) column: String,
    pub(crate) before: Html,
    pub(crate) after: Html,
}

#[derive(Template)]
#[template(path = "history.html")]
struct History {
    page: Page,
    l: &'static Locale,
    of: Html,
    all: String,
    events: Vec<Event>,
    older: String,
}

/// The list of events, shared with the pages of records.
#[derive(Template)]
#[template(path = "events.html")]
struct Events<'a> {
    l: &'static Locale,
    events: &'a [Event],
}

async fn history(ctx: Ctx) -> Result<Response, WebError> {
    let mut filter = HistoryFilter { limit: BATCHES, changes: CHANGES, ..HistoryFilter::default() };
    let mut of = Html::default();
    if !ctx.params.get("record").is_empty() {
        let (table, code) = ctx.params.get("record").split_once('/').ok_or(WebError::NotFound)?;
        let kind = Kind::from_table(table).ok_or(WebError::NotFound)?;
        let row = ctx.view.snapshot.rows.by_code(kind, code).ok_or(WebError::NotFound)?;
        filter.record = Some((kind, row.id));
        filter.with_claims = true;
        of = ctx.name(kind, row.id);
    }
    filter.before_seq = ctx.params.get("before").parse().ok();
    let batches = ctx.state.book().history(filter).await?;
    let older = batches
        .last()
        .filter(|_| batches.len() == BATCHES as usize)
        .map(|b| ctx.href(&format!("history{}", ctx.params.with("before", &b.seq.to_string()).query())))
        .unwrap_or_default();
    let template = History {
        page: ctx.page("history", ctx.t("history-title"), "history-question"),
        l: ctx.l,
        of,
        all: ctx.href("history"),
        events: events(&ctx, &batches),
        older,
    };
    ctx.html(&template)
}

/// What happened to one record, newest first.
pub(crate) async fn of_record(ctx: &Ctx, kind: Kind, id: Id) -> Result<Html, WebError> {
    let filter = HistoryFilter {
        record: Some((kind, id)),
        with_claims: true,
        limit: 20,
        changes: CHANGES,
        ..HistoryFilter::default()
    };
    let batches = ctx.state.book().history(filter).await?;
    let events = events(ctx, &batches);
    Ok(Html::raw(Events { l: ctx.l, events: &events }.render()?))
}

fn events(ctx: &Ctx, batches: &[Batch]) -> Vec<Event> {
    let undone: BTreeSet<Id> = batches.iter().filter_map(|b| b.undoes).collect();
    batches
        .iter()
        .map(|batch| {
            let src = "ui/batch".to_owned();
            let at = ctx.state.local(batch.at);
            let time = format!("{} {:02}:{:02}", ctx.l.date(at.date()), at.hour(), at.minute());
            let shown = if batch.total > LARGEST_UNDO { 0 } else { batch.changes.len() };
            let rest = usize::try_from(batch.total).unwrap_or(0).saturating_sub(shown);
            let slot = Slot { arg: Arg::from(rest), html: ctx.ui(rest, "changes") };
            Event {
                at: Html::raw(format!(
                    "<time data-src=\"{src}\" datetime=\"{}\">{}</time>",
                    batch.at,
                    escape(&time)
                )),
                who: who(ctx, batch),
                reason: if batch.reason.is_empty() {
                    Html::default()
                } else {
                    Html::said(&batch.reason, &src)
                },
                undoes: batch.undoes.is_some(),
                // An import is told by its size; its records have their own histories.
                changes: batch
                    .changes
                    .iter()
                    .filter(|_| batch.total <= LARGEST_UNDO)
                    .map(|c| changed(ctx, c, &ctx.view.snapshot.rows))
                    .collect(),
                more: match (rest, shown) {
                    (0, _) => Html::default(),
                    (_, 0) => ctx.msg("history-cells", &[("n", slot)]),
                    _ => ctx.msg("history-more", &[("n", slot)]),
                },
                undo: if undone.contains(&batch.id) || batch.total > LARGEST_UNDO {
                    String::new()
                } else {
                    ctx.href(&format!("undo/{}", batch.id))
                },
            }
        })
        .collect()
}

fn who(ctx: &Ctx, batch: &Batch) -> Html {
    let actor = if batch.actor.is_empty() {
        Html::text(&ctx.t("office-unnamed"))
    } else {
        Html::said(&batch.actor, "ui/actor")
    };
    match batch.party {
        Some(party) => actor.then(&Html::text(" · ")).then(&ctx.party(party)),
        None => actor,
    }
}

/// A change in words; `rows` hold the records as they are or would be.
pub(crate) fn changed(ctx: &Ctx, change: &Change, rows: &Dataset) -> Changed {
    let row = rows.row(change.kind, change.record);
    let name = ctx.link(change.kind, change.record);
    // A claim is told by what it speaks of; other records without a name by their item.
    let about = row.and_then(|r| match change.kind {
        Kind::Claim => {
            let (kind, id) = sanad_model::programme::record_of(r.get("record"))?;
            let field = Html::text(&format!(" · {}", ctx.l.field_of(kind, r.get("field"))));
            Some(ctx.link(kind, id).then(&field))
        }
        Kind::Update | Kind::Proof => Some(ctx.link(Kind::Item, r.get("item").parse().ok()?)),
        Kind::Statement => Some(ctx.code(Kind::Statement, r.get("code"))),
        _ if !r.get("code").is_empty() => Some(
            ctx.code(change.kind, r.get("code")).then(&Html::text(" ")).then(&called(ctx, change.kind, r)),
        ),
        _ => None,
    });
    let kind = Html::text(&format!("{} ", ctx.l.word("one", change.kind.table())));
    let what = if name.is_empty() { about.unwrap_or_default() } else { name };
    let src = ctx.src(change.kind, change.record);
    let claim_field = row.and_then(|r| {
        let (kind, _) = sanad_model::programme::record_of(r.get("record"))?;
        kind.field(r.get("field")).filter(|_| change.kind == Kind::Claim && change.field == "value")
    });
    let cell = |text: &str| cell(ctx, change, claim_field, text, &src, rows);
    Changed {
        what: kind.then(&what),
        column: ctx.l.column_of(change.kind, change.field),
        before: cell(&change.before),
        after: cell(&change.after),
    }
}

/// The name or title of a row.
fn called(ctx: &Ctx, kind: Kind, row: &Row) -> Html {
    let base = if row.get("name_en").is_empty() && row.get("name_ar").is_empty() { "title" } else { "name" };
    let src = format!("record/{}/{}", kind.table(), row.get("code"));
    ctx.text(&sanad_model::programme::text_of(row, base), &src)
}

/// A stored cell as a person reads it: names for references, words for codes and dates.
fn cell(ctx: &Ctx, change: &Change, claim: Option<&Field>, text: &str, src: &str, rows: &Dataset) -> Html {
    if text.is_empty() {
        return Html::default();
    }
    let (kind, column) = (change.kind, change.field);
    let name = |kind: Kind, id: &str| {
        let id = id.parse::<Id>().ok();
        let named = id.map(|id| ctx.link(kind, id)).filter(|h| !h.is_empty());
        let coded = || id.and_then(|id| ctx.p().code_of(kind, id)).map(|code| ctx.code(kind, code));
        // What is new is not in the programme yet.
        let new =
            || id.and_then(|id| rows.row(kind, id)).map(|r| called(ctx, kind, r)).filter(|h| !h.is_empty());
        named.or_else(new).or_else(coded).unwrap_or_else(|| Html::said(text, src))
    };
    if kind == Kind::Claim && column == "field" {
        let of =
            rows.row(kind, change.record).and_then(|r| sanad_model::programme::record_of(r.get("record")));
        if let Some((k, _)) = of.filter(|(k, _)| k.field(text).is_some()) {
            return Html::text(&ctx.l.field_of(k, text));
        }
    }
    if kind == Kind::Claim && column == "value" && text == "?" {
        return Html::text(&ctx.t("unknown"));
    }
    if kind == Kind::Claim && column == "unit" {
        return Html::text(&ctx.l.word("unit", text));
    }
    match claim.map(|f| f.ty) {
        Some(FieldType::Party) if text != "?" => return name(Kind::Party, text),
        Some(FieldType::When) => {
            return text.parse::<When>().map_or_else(|_| Html::said(text, src), |w| ctx.when(w, src));
        }
        Some(FieldType::YesNo) => {
            return Html::text(&ctx.t(if text == "yes" { "answer-yes" } else { "answer-no" }));
        }
        Some(FieldType::Choice(_)) => {
            return Html::text(&ctx.l.choice(claim.map_or("", |f| f.name), text));
        }
        _ => {}
    }
    match kind.column(column).map(|c| c.cell) {
        Some(Cell::Ref(target)) => name(target, text),
        Some(Cell::Refs(target)) => {
            let names: Vec<Html> = text.split(';').map(|id| name(target, id)).collect();
            Html::join(&names, "; ")
        }
        Some(Cell::Any) => match sanad_model::programme::record_of(text) {
            Some((target, id)) => name(target, &id.to_string()),
            None => Html::said(text, src),
        },
        Some(Cell::When | Cell::Day) => {
            text.parse::<When>().map_or_else(|_| Html::said(text, src), |w| ctx.when(w, src))
        }
        Some(Cell::Flag) => Html::text(&ctx.t("yes")),
        Some(Cell::Choice(_)) => Html::text(&ctx.l.word(group(kind, column), text)),
        _ => Html::said(text, src),
    }
}

/// The vocabulary of a column of choices.
fn group(kind: Kind, column: &str) -> &'static str {
    match (kind, column) {
        (_, "force" | "reported_force") => "force",
        (_, "status") => "status",
        (_, "review") => "review",
        (_, "outcome") => "verification",
        (_, "translation") => "translation",
        (_, "lang" | "original") => "lang",
        (Kind::Party, "kind") => "party-kind",
        (Kind::Source, "kind") => "source-kind",
        (Kind::Document, "kind") => "document-kind",
        (Kind::Capability, "kind") => "capability-kind",
        (Kind::CalendarDay, "kind") => "day-kind",
        _ => "code",
    }
}
