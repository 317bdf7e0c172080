//! The follow-up paper: one page that both sides can read before a meeting.

use crate::ctx::Ctx;
use crate::error::WebError;
use crate::frame::Page;
use crate::pages::files::file;
use crate::state::AppState;
use askama::Template;
use axum::Router;
use axum::response::Response;
use axum::routing::get;
use jiff::ToSpan;
use sanad_i18n::Locale;
use sanad_model::Date;
use sanad_report::{Asked, Paper};
use sanad_store::Timestamp;

/// Days to look back when nobody says since when.
const LAST_TIME_DAYS: i64 = 7;

pub(crate) fn routes() -> Router<AppState> {
    Router::new().route("/{lang}/paper", get(show)).route("/{lang}/paper.html", get(html))
}

#[derive(Template)]
#[template(path = "paper/paper.html")]
struct PaperPage {
    page: Page,
    l: &'static Locale,
    paper: Paper,
    text: String,
    since: String,
    action: String,
    html: String,
}

/// The beginning of a day; none when nothing was written before it.
async fn start_of(ctx: &Ctx, day: Date) -> Result<Option<Timestamp>, WebError> {
    let Some(first) = ctx.state.book().first_change().await? else { return Ok(None) };
    let midnight = day.at(0, 0, 0, 0).to_zoned(jiff::tz::TimeZone::UTC);
    let at = midnight.ok().and_then(|z| Timestamp::from_second(z.timestamp().as_second()).ok());
    Ok(at.filter(|at| *at > first))
}

async fn made(ctx: &Ctx) -> Result<(Paper, Date), WebError> {
    let today = ctx.o().today;
    let last = today.checked_sub(LAST_TIME_DAYS.days()).unwrap_or(today);
    let since: Date = ctx.params.get("since").parse().unwrap_or(last);
    let past = match start_of(ctx, since).await? {
        Some(at) => Some(ctx.state.past(&ctx.view, at).await?),
        None => None,
    };
    let before = past.as_ref().and_then(|past| past.before());
    let paper = Paper::new(&Asked {
        programme: ctx.p(),
        outcomes: ctx.o(),
        since: before.map(|(p, o)| (since, p, o)),
        lang: ctx.lang(),
    });
    Ok((paper, since))
}

async fn show(ctx: Ctx) -> Result<Response, WebError> {
    let (paper, since) = made(&ctx).await?;
    let template = PaperPage {
        page: ctx.page("", ctx.t("brief-title"), "paper-question"),
        l: ctx.l,
        text: paper.text(),
        paper,
        since: since.to_string(),
        action: ctx.href("paper"),
        html: ctx.href(&format!("paper.html{}", ctx.params.query())),
    };
    ctx.html(&template)
}

/// One self-contained file to keep, send and print.
async fn html(ctx: Ctx) -> Result<Response, WebError> {
    let (paper, _) = made(&ctx).await?;
    let name = format!("follow-up-{}-{}.html", ctx.o().today, ctx.lang());
    Ok(file(paper.html()?.into_bytes(), "text/html; charset=utf-8", &name))
}
