//! Communiqués: the list of texts, and a page to paste a new one.

use crate::ctx::Ctx;
use crate::edit::commit;
use crate::error::WebError;
use crate::frame::{Notice, Page};
use crate::html::{Html, Slot};
use crate::pages::person::Choice;
use crate::params::{Form, Params};
use crate::state::AppState;
use askama::Template;
use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::response::Response;
use axum::routing::get;
use sanad_files::communique::{CommuniqueMeta, LARGEST, Meeting};
use sanad_i18n::Locale;
use sanad_model::programme::{Document, Statement};
use sanad_model::{Finding, Force, Kind, Lang};
use sanad_reader::Lexicon;
use std::sync::{Arc, OnceLock};

pub(crate) fn routes() -> Router<AppState> {
    Router::new()
        .route("/{lang}/communiques", get(list))
        .route("/{lang}/communiques/new", get(new).post(read))
        // A text of the largest size taken, percent-encoded.
        .layer(DefaultBodyLimit::max(LARGEST * 3 + 64 * 1024))
}

/// The choice of a new meeting: no code, which holds no such mark.
const NEW_MEETING: &str = "+";

/// The rules of the reader, read once.
pub(crate) fn lexicon() -> Result<&'static Lexicon, WebError> {
    static LEXICON: OnceLock<Result<Lexicon, String>> = OnceLock::new();
    LEXICON
        .get_or_init(|| Lexicon::builtin().map_err(|e| e.to_string()))
        .as_ref()
        .map_err(|e| WebError::Internal(e.clone()))
}

struct Line {
    name: Html,
    code: Html,
    kind: String,
    meeting: Html,
    forces: Vec<(String, Html)>,
    review: Html,
}

#[derive(Template)]
#[template(path = "communiques.html")]
struct List {
    page: Page,
    l: &'static Locale,
    new: String,
    lines: Vec<Line>,
}

async fn list(ctx: Ctx) -> Result<Response, WebError> {
    let mut documents: Vec<&Document> = ctx.p().documents.values().collect();
    documents.sort_by(|a, b| {
        let held = |d: &Document| d.meeting.and_then(|m| ctx.p().meetings.get(&m)).map(|m| m.held.order());
        held(b).cmp(&held(a)).then_with(|| a.code.cmp(&b.code))
    });
    let template = List {
        page: ctx.page("communiques", ctx.t("communiques-title"), "communiques-question"),
        l: ctx.l,
        new: ctx.href("communiques/new"),
        lines: documents.into_iter().map(|d| line(&ctx, d)).collect(),
    };
    ctx.html(&template)
}

fn line(ctx: &Ctx, d: &Document) -> Line {
    let src = format!("record/documents/{}", d.code);
    let live: Vec<&Statement> =
        ctx.p().statements.values().filter(|s| s.document == d.id && !s.withdrawn).collect();
    let count = |n: usize| ctx.num(n as f64, &src);
    let open = live.iter().filter(|s| s.review == "proposed").count();
    let held = d
        .meeting
        .and_then(|m| ctx.p().meetings.get(&m))
        .map(|m| ctx.when(m.held, &ctx.src(Kind::Meeting, m.id)));
    let name = ctx.name(Kind::Document, d.id);
    Line {
        code: ctx.code(Kind::Document, &d.code),
        name,
        kind: format!("{} · {}", ctx.l.word("document-kind", &d.kind), ctx.l.word("lang", d.lang.code())),
        meeting: d
            .meeting
            .map(|m| ctx.link(Kind::Meeting, m))
            .unwrap_or_default()
            .then(&held.map(|h| Html::text(" · ").then(&h)).unwrap_or_default()),
        forces: Force::ALL
            .iter()
            .filter_map(|f| {
                let n = live.iter().filter(|s| s.force == *f).count();
                (n > 0).then(|| (ctx.l.word("force", f.code()), count(n)))
            })
            .collect(),
        review: if open == 0 {
            Html::text(&ctx.t("communiques-reviewed"))
        } else {
            ctx.msg("communiques-open", &[("n", Slot { arg: open.into(), html: count(open) })])
        },
    }
}

#[derive(Template)]
#[template(path = "communique_new.html")]
struct New {
    page: Page,
    l: &'static Locale,
    action: String,
    form: Params,
    faults: Vec<String>,
    kinds: Vec<Choice>,
    langs: Vec<Choice>,
    meetings: Vec<Choice>,
}

async fn new(ctx: Ctx) -> Result<Response, WebError> {
    page(&ctx, Params::default(), &[])
}

/// The page to paste a text, filled with what was entered and said about it.
pub(crate) fn page(ctx: &Ctx, form: Params, findings: &[Finding]) -> Result<Response, WebError> {
    let mut page = ctx.page("communiques", ctx.t("communique-new-title"), "communique-new-question");
    page.crumbs =
        vec![crate::frame::Crumb { href: ctx.href("communiques"), label: ctx.t("area-communiques") }];
    if !findings.is_empty() {
        page.notice =
            Some(Notice { kind: "error", title: ctx.t("error-invalid-title"), body: ctx.t("error-invalid") });
    }
    let choice = |code: &str, name: String, chosen: &str| Choice {
        code: code.to_owned(),
        name,
        chosen: code == chosen,
    };
    let mut meetings: Vec<Choice> = ctx
        .p()
        .meetings
        .values()
        .map(|m| {
            let name = format!("{} · {}", ctx.l.text(&m.title), ctx.l.when(m.held));
            choice(&m.code, name, form.get("meeting"))
        })
        .collect();
    meetings.sort_by(|a, b| a.name.cmp(&b.name));
    meetings.insert(0, choice(NEW_MEETING, ctx.t("communique-new-meeting"), form.get("meeting")));
    let template = New {
        page,
        l: ctx.l,
        action: ctx.href("communiques/new"),
        faults: findings.iter().map(|f| ctx.l.finding(f)).collect(),
        kinds: ["communique", "account", "minutes"]
            .iter()
            .map(|k| choice(k, ctx.l.word("document-kind", k), form.get("kind")))
            .collect(),
        langs: Lang::CODES.iter().map(|c| choice(c, ctx.l.word("lang", c), form.get("lang"))).collect(),
        meetings,
        form,
    };
    let mut response = ctx.html(&template)?;
    if !findings.is_empty() {
        *response.status_mut() = axum::http::StatusCode::UNPROCESSABLE_ENTITY;
    }
    Ok(response)
}

async fn read(ctx: Ctx, Form(form): Form) -> Result<Response, WebError> {
    let meeting = match form.get("meeting") {
        NEW_MEETING => {
            Meeting::New { held: form.get("held").to_owned(), title: form.get("meeting_title").to_owned() }
        }
        code => ctx.p().by_code(Kind::Meeting, code).map_or(Meeting::Unsaid, Meeting::Known),
    };
    let meta = CommuniqueMeta {
        code: form.get("code").to_owned(),
        title: form.get("title").to_owned(),
        lang: Lang::from_code(form.get("lang")),
        kind: form.get("kind").to_owned(),
        meeting,
        source: None,
        url: form.get("url").to_owned(),
        publisher: form.get("publisher").to_owned(),
        published: form.get("published").to_owned(),
    };
    let text = form.0.iter().find(|(n, _)| n == "text").map_or_else(String::new, |(_, v)| v.clone());
    let (snapshot, rules) = (Arc::clone(&ctx.view.snapshot), lexicon()?);
    let done = tokio::task::spawn_blocking(move || {
        sanad_files::communique::changes(&text, &meta, &snapshot.rows, rules, &mut sanad_store::new_id)
    })
    .await
    .map_err(|e| WebError::Internal(e.to_string()))?;
    let changes = match done {
        Ok(changes) => changes,
        Err(findings) => return page(&ctx, form, &findings),
    };
    let code = changes
        .iter()
        .find(|c| c.kind == Kind::Document && c.field == "code")
        .map_or_else(String::new, |c| c.after.clone());
    let back = if code.is_empty() { ctx.href("communiques") } else { ctx.record_href(Kind::Document, &code) };
    let form = form.with("back", &back);
    match commit(&ctx, changes, &form).await {
        Err(WebError::Invalid { findings, .. }) => page(&ctx, form, &findings),
        other => other,
    }
}
