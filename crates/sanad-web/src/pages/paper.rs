//! The follow-up paper: one page that both sides can read before a meeting.

use crate::ctx::Ctx;
use crate::error::WebError;
use crate::frame::Page;
use crate::pages::register_export::file;
use crate::state::AppState;
use askama::Template;
use axum::Router;
use axum::response::Response;
use axum::routing::get;
use jiff::ToSpan;
use sanad_i18n::Locale;
use sanad_model::raw::Origins;
use sanad_model::{Date, Programme};
use sanad_outcomes::{Outcomes, Question, Search, outcomes};
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

/// Programme and outcomes as they stood.
type Then = (Date, Programme, Outcomes);

/// What held at the end of a day, judged as of today, so that the calendar alone moves nothing.
async fn then(ctx: &Ctx, since: Date) -> Result<Option<Then>, WebError> {
    let Some(first) = ctx.state.book().first_change().await? else { return Ok(None) };
    let midnight = since.tomorrow().unwrap_or(since).at(0, 0, 0, 0).to_zoned(jiff::tz::TimeZone::UTC);
    let Ok(at) = midnight.map(|z| Timestamp::from_second(z.timestamp().as_second())) else { return Ok(None) };
    let at = at.unwrap_or(first);
    if at <= first {
        return Ok(None);
    }
    let rows = ctx.state.book().rows_at(at).await?;
    let today = ctx.o().today;
    let made = tokio::task::spawn_blocking(move || {
        let (programme, _) = Programme::build(&rows, &Origins::new()).ok()?;
        // The paper compares items and sites, not visits: the least effort will do.
        let search = Search { effort: 1, ..Search::default() };
        let question = Question { today, bearings: sanad_files::survey::bearings(), search };
        let computed = outcomes(&programme, &question);
        Some((since, programme, computed))
    });
    made.await.map_err(|e| WebError::Internal(e.to_string()))
}

async fn made(ctx: &Ctx) -> Result<(Paper, Date), WebError> {
    let today = ctx.o().today;
    let last = today.checked_sub(LAST_TIME_DAYS.days()).unwrap_or(today);
    let since: Date = ctx.params.get("since").parse().unwrap_or(last);
    let then = then(ctx, since).await?;
    let paper = Paper::new(&Asked {
        programme: ctx.p(),
        outcomes: ctx.o(),
        since: then.as_ref().map(|(date, p, o)| (*date, p, o)),
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
