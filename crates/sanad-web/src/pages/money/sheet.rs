//! The opportunity sheet of a measure: one page, which prints as one sheet.

use super::ranges::Told;
use super::words;
use crate::ctx::Ctx;
use crate::error::WebError;
use crate::frame::{Crumb, Page};
use crate::html::Html;
use crate::pages::files::file;
use crate::pages::works_words as works;
use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use sanad_i18n::Locale;
use sanad_outcomes::measures::Measure;
use sanad_report::Sheet;

#[derive(Template)]
#[template(path = "money/sheet.html")]
struct SheetPage {
    page: Page,
    l: &'static Locale,
    article: Html,
    file: String,
}

fn made<'a>(ctx: &'a Ctx, code: &str) -> Result<(&'a Measure, Sheet), WebError> {
    let (place, m) = ctx.o().works.measure(code).ok_or(WebError::NotFound)?;
    let trials = Told::of(&ctx.state, &ctx.view).of_trials(place);
    let sheet = Sheet::new(ctx.p(), ctx.o(), place, ctx.lang(), trials.as_ref());
    let sheet = sheet.map_err(|_| WebError::NotFound)?;
    Ok((m, sheet))
}

pub(super) async fn show(ctx: Ctx, Path((_, code)): Path<(String, String)>) -> Result<Response, WebError> {
    let (m, sheet) = made(&ctx, &code)?;
    let mut page = ctx.page("money", works::title(&ctx, m), "sheet-question");
    page.src = works::key(m, "parts");
    let money = Crumb { href: ctx.href("money"), label: ctx.t("area-money") };
    page.crumbs = vec![money, Crumb { href: words::href(&ctx, m), label: works::title(&ctx, m) }];
    let file = format!("{}/sheet.html", words::href(&ctx, m));
    ctx.html(&SheetPage { page, l: ctx.l, article: Html::raw(sheet.article()?), file })
}

/// One self-contained file to keep, send and print.
pub(super) async fn html(ctx: Ctx, Path((_, code)): Path<(String, String)>) -> Result<Response, WebError> {
    let (m, sheet) = made(&ctx, &code)?;
    let name: String = format!("{}-{}.html", m.code, ctx.lang());
    let name: String =
        name.chars().filter(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '_')).collect();
    Ok(file(sheet.html()?.into_bytes(), "text/html; charset=utf-8", &name))
}
