//! The follow-up paper: one page that both sides can read before a meeting.

use crate::ctx::Ctx;
use crate::error::WebError;
use crate::frame::Page;
use crate::pages::files::file;
use crate::state::{AppState, Past};
use askama::Template;
use axum::Router;
use axum::response::Response;
use axum::routing::get;
use sanad_i18n::Locale;
use sanad_report::{Asked, Paper, Since};
use std::sync::Arc;

pub(crate) fn routes() -> Router<AppState> {
    Router::new().route("/{lang}/paper", get(show)).route("/{lang}/paper.html", get(html))
}

#[derive(Template)]
#[template(path = "paper/paper.html")]
struct PaperPage {
    page: Page,
    l: &'static Locale,
    paper: Paper,
    words: bool,
    text: String,
    since: String,
    action: String,
    html: String,
}

/// What is compared with, by the parameter `since`, and what held then.
pub(super) async fn last_time(ctx: &Ctx) -> Result<(Since, Option<Arc<Past>>), WebError> {
    let beginning = ctx.state.book().beginning().await?;
    let asked = ctx.params.get("since").parse().ok();
    let since = Since::new(&ctx.p().settings.zone, ctx.o().today, asked, beginning);
    let past = match since.at {
        Some(at) => Some(ctx.state.past(&ctx.view, at).await?),
        None => None,
    };
    Ok((since, past))
}

async fn made(ctx: &Ctx) -> Result<(Paper, Since), WebError> {
    let (since, past) = last_time(ctx).await?;
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
        words: paper.has_words(),
        paper,
        since: since.asked.to_string(),
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
