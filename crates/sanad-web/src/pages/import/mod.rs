//! Import: what is wrong in this file, and what would it change? A file is looked at first and
//! taken only when a person says so; nothing is overwritten unseen.

mod look;
mod sheet;

use crate::ctx::Ctx;
use crate::edit::commit;
use crate::error::WebError;
use crate::frame::Page;
use crate::pages::person::{self, Choice};
use crate::params::{Form, Params};
use crate::state::AppState;
use askama::Template;
use axum::Router;
use axum::extract::{DefaultBodyLimit, Multipart, Path};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use sanad_files::{FilesError, Opened};
use sanad_i18n::Locale;
use sanad_model::{Finding, Id, Kind};
use std::collections::VecDeque;
use std::sync::{Arc, Mutex, PoisonError};

/// The largest file taken here, megabytes.
const LARGEST_MB: usize = 32;
/// Files kept for a decision; the oldest makes room.
const KEPT: usize = 6;
/// Cells kept with them; the newest file is kept however large it is.
const CELLS: usize = 5_000_000;

pub(crate) fn routes() -> Router<AppState> {
    Router::new()
        .route("/{lang}/import", get(show).post(upload))
        .route("/{lang}/import/{id}", get(preview).post(accept))
        .route("/{lang}/programme.xlsx", get(workbook))
        .route("/{lang}/template.xlsx", get(template))
        .route("/{lang}/followup.xlsx", get(followup))
        .layer(DefaultBodyLimit::max(LARGEST_MB * 1024 * 1024))
}

/// A file that waits for a decision.
pub(crate) struct Kept {
    id: Id,
    file: String,
    /// Opened once, when it came; what is wrong with it where it could not be.
    opened: Result<Opened, Vec<Finding>>,
}

impl Kept {
    fn cells(&self) -> usize {
        self.opened.as_ref().map_or(0, Opened::cells)
    }
}

/// The files that wait, in memory: losing them loses nothing that was confirmed.
#[derive(Default)]
pub(crate) struct Uploads(Mutex<VecDeque<Arc<Kept>>>);

impl Uploads {
    fn keep(&self, file: String, opened: Result<Opened, Vec<Finding>>) -> Id {
        let id = sanad_store::new_id();
        let mut list = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        list.push_back(Arc::new(Kept { id, file, opened }));
        let cells = |list: &VecDeque<Arc<Kept>>| list.iter().map(|k| k.cells()).sum::<usize>();
        while list.len() > KEPT || (list.len() > 1 && cells(&list) > CELLS) {
            list.pop_front();
        }
        id
    }

    fn find(&self, id: &str) -> Option<Arc<Kept>> {
        let id: Id = id.parse().ok()?;
        let list = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        list.iter().find(|k| k.id == id).cloned()
    }
}

#[derive(Template)]
#[template(path = "import.html")]
struct Import {
    page: Page,
    l: &'static Locale,
    action: String,
    new_text: String,
    workbook: String,
    template: String,
    followup: String,
    owners: Vec<Choice>,
}

async fn show(ctx: Ctx) -> Result<Response, WebError> {
    let template = Import {
        page: ctx.page("import", ctx.t("import-title"), "import-question"),
        l: ctx.l,
        action: ctx.href("import"),
        new_text: ctx.href("communiques/new"),
        workbook: ctx.href("programme.xlsx"),
        template: ctx.href("template.xlsx"),
        followup: ctx.href("followup.xlsx"),
        owners: person::owners(&ctx, None),
    };
    ctx.html(&template)
}

async fn upload(
    ctx: Ctx,
    multipart: Result<Multipart, axum::extract::multipart::MultipartRejection>,
) -> Result<Response, WebError> {
    let mut multipart = multipart.map_err(|_| WebError::BadForm)?;
    let too_large = |e: axum::extract::multipart::MultipartError| {
        if e.status() == StatusCode::PAYLOAD_TOO_LARGE {
            WebError::TooLarge(LARGEST_MB as u64)
        } else {
            WebError::BadForm
        }
    };
    while let Some(field) = multipart.next_field().await.map_err(too_large)? {
        if field.name() != Some("file") {
            continue;
        }
        let name: String = field
            .file_name()
            .unwrap_or_default()
            .rsplit(['/', '\\'])
            .next()
            .unwrap_or_default()
            .chars()
            .filter(|c| !c.is_control())
            .take(120)
            .collect();
        let bytes = field.bytes().await.map_err(too_large)?.to_vec();
        if bytes.is_empty() {
            break;
        }
        let text = [".txt", ".md"].iter().any(|end| name.to_lowercase().ends_with(end));
        if text {
            return text_page(&ctx, &bytes, &name);
        }
        let called = name.clone();
        let opened = tokio::task::spawn_blocking(move || Opened::new(&bytes, &called))
            .await
            .map_err(|e| WebError::Internal(e.to_string()))?;
        let id = ctx.state.uploads().keep(name, opened);
        let to = ctx.href(&format!("import/{id}"));
        return Ok((StatusCode::SEE_OTHER, [(header::LOCATION, to)]).into_response());
    }
    Err(WebError::BadForm)
}

/// A text goes to the page where communiqués are read, ready to be looked at.
fn text_page(ctx: &Ctx, bytes: &[u8], name: &str) -> Result<Response, WebError> {
    match sanad_files::communique::check(bytes, name) {
        Ok((text, _)) => {
            let form = Params(vec![("text".to_owned(), text)]);
            crate::pages::communiques::page(ctx, form, &[])
        }
        Err(findings) => crate::pages::communiques::page(ctx, Params::default(), &findings),
    }
}

async fn preview(ctx: Ctx, Path((_, id)): Path<(String, String)>) -> Result<Response, WebError> {
    let Some(kept) = ctx.state.uploads().find(&id) else { return look::gone(&ctx) };
    let ctx = Arc::new(ctx);
    let shared = Arc::clone(&ctx);
    tokio::task::spawn_blocking(move || look::page(&shared, &kept))
        .await
        .map_err(|e| WebError::Internal(e.to_string()))?
}

async fn accept(
    ctx: Ctx,
    Path((_, id)): Path<(String, String)>,
    Form(form): Form,
) -> Result<Response, WebError> {
    let Some(kept) = ctx.state.uploads().find(&id) else { return look::gone(&ctx) };
    let ctx = Arc::new(ctx);
    let (shared, file, sent) = (Arc::clone(&ctx), Arc::clone(&kept), form);
    let looked = tokio::task::spawn_blocking(move || {
        if look::outdated(&shared, &sent) {
            return look::again(&shared, &file).map(Err);
        }
        look::accepted(&shared, &file, &sent).map(Ok)
    });
    let changes = match looked.await.map_err(|e| WebError::Internal(e.to_string()))?? {
        Ok(changes) => changes,
        Err(again) => return Ok(again),
    };
    let reason = ctx.l.t1_bare("import-reason", &[("file", kept.file.clone().into())]);
    let form = Params(vec![("back".to_owned(), ctx.href("history")), ("reason".to_owned(), reason)]);
    match commit(&ctx, changes, &form).await {
        Err(WebError::Invalid { findings, .. }) => look::refused(&ctx, &kept, &findings),
        other => other,
    }
}

fn file(bytes: Vec<u8>, name: &str) -> Response {
    let head = [
        (
            header::CONTENT_TYPE,
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet".to_owned(),
        ),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")),
    ];
    (head, bytes).into_response()
}

/// Makes a workbook beside the threads that answer requests.
async fn made(
    ctx: Ctx,
    make: impl FnOnce(&Ctx) -> Result<Vec<u8>, FilesError> + Send + 'static,
) -> Result<Vec<u8>, WebError> {
    tokio::task::spawn_blocking(move || make(&ctx))
        .await
        .map_err(|e| WebError::Internal(e.to_string()))?
        .map_err(|e| WebError::Internal(e.to_string()))
}

async fn workbook(ctx: Ctx) -> Result<Response, WebError> {
    let bytes = made(ctx, |ctx| sanad_files::xlsx::write(&ctx.view.snapshot.rows, ctx.lang())).await?;
    Ok(file(bytes, "programme.xlsx"))
}

async fn template(ctx: Ctx) -> Result<Response, WebError> {
    let bytes = made(ctx, |ctx| sanad_files::xlsx::template(ctx.lang())).await?;
    Ok(file(bytes, "template.xlsx"))
}

async fn followup(ctx: Ctx) -> Result<Response, WebError> {
    let owner = ctx.params.get("owner").to_owned();
    let id = ctx.p().by_code(Kind::Party, &owner);
    if !owner.is_empty() && id.is_none() {
        return Err(WebError::NotFound);
    }
    let bytes = made(ctx, move |ctx| sanad_files::followup::write(id, ctx.p(), ctx.lang())).await?;
    let name: String = owner.chars().filter(char::is_ascii_alphanumeric).collect();
    Ok(file(bytes, &format!("follow-up{}{name}.xlsx", if name.is_empty() { "" } else { "-" })))
}
