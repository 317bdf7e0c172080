//! The frame around whatever failed: first what happened to the person's data, then what they
//! entered, ready to be mended and sent again.

use crate::ctx::Ctx;
use crate::error::WebError;
use crate::frame::Page;
use crate::html::Html;
use crate::pages::home::language;
use crate::params::Params;
use crate::state::AppState;
use askama::Template;
use axum::http::{HeaderMap, Uri, header};
use axum::response::{IntoResponse, Response};
use sanad_i18n::Locale;
use sanad_model::Lang;

/// A field of the form that was refused.
struct Entered {
    name: String,
    label: String,
    value: String,
    fault: String,
    shown: bool,
    long: bool,
}

/// A cell that somebody else changed meanwhile.
struct Clash {
    what: Html,
    expected: Html,
    found: Html,
}

#[derive(Template)]
#[template(path = "failed.html")]
struct FailedPage {
    page: Page,
    l: &'static Locale,
    id: String,
    detail: String,
    action: String,
    entered: Vec<Entered>,
    others: Vec<String>,
    clashes: Vec<Clash>,
    home: String,
}

/// The page (or the JSON) of an error.
pub(crate) async fn page(
    state: &AppState,
    uri: &Uri,
    headers: &HeaderMap,
    error: &WebError,
    id: &str,
) -> Response {
    if uri.path().starts_with("/api/") {
        let body = serde_json::json!({ "error": error.to_string(), "id": id });
        return (error.status(), axum::Json(body)).into_response();
    }
    let lang = uri.path().split('/').nth(1).and_then(Lang::from_code).unwrap_or_else(|| language(headers));
    let l = Locale::of(lang);
    let bare: Uri = format!("/{lang}/").parse().unwrap_or_default();
    // A request from elsewhere learns nothing of the programme.
    let ctx = match error {
        WebError::Host | WebError::Origin => Err(WebError::Host),
        _ => Ctx::read(state, &bare, headers).await,
    };
    let Ok(ctx) = ctx else {
        let notice = error.notice(l);
        let body = format!("{}\n{}\n{} {id}\n", notice.title, notice.body, l.t("error-id"));
        return (error.status(), [(header::CONTENT_TYPE, "text/plain; charset=utf-8")], body).into_response();
    };
    let mut page = ctx.page("-", l.t("error-title"), "");
    page.notice = Some(error.notice(l));
    page.toast = None;
    let detail = match error {
        WebError::Store(e) => e.to_string(),
        _ => String::new(),
    };
    let (entered, others) = entered(l, error);
    let template = FailedPage {
        page,
        l,
        id: id.to_owned(),
        detail,
        action: uri.path().to_owned(),
        entered,
        others,
        clashes: clashes(&ctx, error),
        home: ctx.href(""),
    };
    match ctx.html(&template) {
        Ok(mut response) => {
            *response.status_mut() = error.status();
            response
        }
        Err(_) => error.status().into_response(),
    }
}

fn entered(l: &Locale, error: &WebError) -> (Vec<Entered>, Vec<String>) {
    let (form, findings) = match error {
        WebError::Invalid { findings, form } => (form.clone(), findings.as_slice()),
        WebError::Conflict { form, .. } => (form.clone(), &[][..]),
        _ => (Params::default(), &[][..]),
    };
    let mut told = vec![false; findings.len()];
    let fields = form
        .0
        .iter()
        .map(|(name, value)| {
            let column = name.strip_prefix("set.").unwrap_or("");
            let faults: Vec<String> = findings
                .iter()
                .enumerate()
                .filter(|(_, f)| !column.is_empty() && f.place.column == column)
                .map(|(i, f)| {
                    told[i] = true;
                    l.finding(f)
                })
                .collect();
            let hidden =
                column.is_empty() || matches!(column, "record" | "field" | "item" | "proof" | "original");
            Entered {
                name: name.clone(),
                label: l.column(column),
                value: value.clone(),
                shown: !hidden || !faults.is_empty(),
                long: value.len() > 60 || value.contains('\n'),
                fault: faults.join(" "),
            }
        })
        .collect();
    let others = findings
        .iter()
        .zip(&told)
        .filter(|(_, told)| !**told)
        .map(|(f, _)| format!("{}: {}", l.place(&f.place), l.finding(f)))
        .collect();
    (fields, others)
}

fn clashes(ctx: &Ctx, error: &WebError) -> Vec<Clash> {
    let WebError::Conflict { conflicts, .. } = error else { return Vec::new() };
    let cell = |text: &str, src: &str| {
        if text.is_empty() { ctx.unsaid("none") } else { Html::said(text, src) }
    };
    conflicts
        .iter()
        .map(|c| {
            let src = ctx.src(c.kind, c.record);
            Clash {
                what: ctx
                    .name(c.kind, c.record)
                    .then(&Html::text(" "))
                    .then(&Html::text(&ctx.l.column_of(c.kind, c.field))),
                expected: cell(&c.expected, &src),
                found: cell(&c.found, &src),
            }
        })
        .collect()
}
