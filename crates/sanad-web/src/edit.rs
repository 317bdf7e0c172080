//! Changing records: one form for every kind, each change appended to the history and undoable.
//!
//! A form names a `kind` (its table), a `record` (its id or code; none makes a new one) and cells
//! as `set.<column>`. `was.<column>` says what the person saw there: when somebody else wrote
//! meanwhile, nothing is saved and both values are shown. What may be doubted is never set but
//! claimed: `kind=claims` adds a claim beside those that are there. `back` is the address to
//! return to, `reason` goes into the history.

use crate::cookies;
use crate::ctx::Ctx;
use crate::error::WebError;
use crate::frame::Page;
use crate::params::{Form, Params};
use crate::state::AppState;
use axum::Router;
use axum::extract::Path;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::post;
use sanad_i18n::Locale;
use sanad_model::raw::{self, Known, RawRow, RawTable};
use sanad_model::{Accepted, Change, Dataset, Finding, Id, Kind, Lang, Place, Row, cell, said};
use sanad_store::Edit;

/// Seconds in which a toast offers to take the change back.
pub(crate) const UNDO_SECONDS: u32 = 10;

pub(crate) fn routes() -> Router<AppState> {
    Router::new().route("/{lang}/edit", post(edit)).route("/{lang}/undo/{batch}", post(undo))
}

async fn edit(ctx: Ctx, Form(form): Form) -> Result<Response, WebError> {
    let done = match changes(&ctx, &form) {
        Ok(changes) => commit(&ctx, changes, &form).await,
        Err(findings) => Err(WebError::Invalid { findings, form: form.clone() }),
    };
    match done {
        Err(WebError::Invalid { findings, form }) => {
            let refused = Refused { form, findings };
            match crate::pages::again(&ctx, &refused).await {
                Some(page) => page,
                None => Err(WebError::Invalid { findings: refused.findings, form: refused.form }),
            }
        }
        done => done,
    }
}

/// A form that was refused: what was entered, and what is wrong with it. Its page is shown again
/// with both. A page with several forms tells them apart by their field `form`.
#[derive(Default)]
pub(crate) struct Refused {
    pub(crate) form: Params,
    pub(crate) findings: Vec<Finding>,
}

impl Refused {
    /// Whether it is the form of this name.
    pub(crate) fn is(&self, form: &str) -> bool {
        !self.findings.is_empty() && self.form.get("form") == form
    }

    /// What was entered into a field of the form of this name, else what stands there.
    pub(crate) fn entered<'a>(&'a self, form: &str, field: &str, stands: &'a str) -> &'a str {
        if self.is(form) { self.form.get(field) } else { stands }
    }

    /// Whether a choice is chosen: as entered into the form of this name, else as it stands.
    #[expect(clippy::trivially_copy_pass_by_ref, reason = "templates pass references")]
    pub(crate) fn chose(&self, form: &str, field: &str, code: &str, stands: &bool) -> bool {
        if self.is(form) { self.form.get(field) == code } else { *stands }
    }

    /// What is wrong, in words.
    pub(crate) fn said(&self, l: &Locale) -> Vec<String> {
        self.findings.iter().map(|f| l.finding(f)).collect()
    }

    /// Puts what happened first on the page, and says with the status that nothing was taken.
    pub(crate) fn mark(&self, page: &mut Page, l: &Locale) {
        if !self.findings.is_empty() {
            let error = WebError::Invalid { findings: Vec::new(), form: Params::default() };
            page.notice = Some(error.notice(l));
            page.toast = None;
        }
    }

    /// The status of a page that shows it.
    pub(crate) fn status(&self) -> StatusCode {
        if self.findings.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY }
    }
}

async fn undo(
    ctx: Ctx,
    Path((_, batch)): Path<(String, String)>,
    request: axum::extract::Request,
) -> Result<Response, WebError> {
    let batch: Id = batch.parse().map_err(|_| WebError::NotFound)?;
    let written = ctx.state.book().undo(batch, ctx.author.clone()).await?;
    // The page the button stood on; the referrer stays within this server.
    let back = request
        .headers()
        .get(header::REFERER)
        .and_then(|v| v.to_str().ok())
        .and_then(|v| v.splitn(4, '/').nth(3))
        .map(|path| format!("/{path}"))
        .unwrap_or_default();
    let said = if written.batch.is_some() { "undone" } else { "saved-nothing" };
    Ok(redirect(&ctx, &back, said))
}

/// Writes changes for the person who sent `form`, and leads back with a toast.
pub(crate) async fn commit(ctx: &Ctx, changes: Vec<Change>, form: &Params) -> Result<Response, WebError> {
    let edit = Edit { author: ctx.author.clone(), reason: form.get("reason").to_owned(), changes };
    let written = ctx.state.book().write(edit).await.map_err(|error| match WebError::from(error) {
        WebError::Invalid { findings, .. } => WebError::Invalid { findings, form: form.clone() },
        WebError::Conflict { conflicts, .. } => WebError::Conflict { conflicts, form: form.clone() },
        other => other,
    })?;
    let said = written.batch.map_or_else(|| "saved-nothing".to_owned(), |id| format!("saved:{id}"));
    Ok(redirect(ctx, form.get("back"), &said))
}

/// Leads to a page of this site with a toast: a message key, with `:<batch>` when it can be undone.
pub(crate) fn redirect(ctx: &Ctx, back: &str, toast: &str) -> Response {
    let own = back.starts_with('/')
        && !back.starts_with("//")
        && !back.contains(|c: char| c == '\\' || c.is_control());
    let to = if own { back.to_owned() } else { ctx.href("") };
    let mut response = StatusCode::SEE_OTHER.into_response();
    let headers = response.headers_mut();
    headers.insert(header::LOCATION, HeaderValue::from_str(&to).unwrap_or(HeaderValue::from_static("/")));
    headers.append(header::SET_COOKIE, cookies::set("toast", toast, UNDO_SECONDS));
    response
}

/// The changes a form asks for, or what is wrong with it.
pub(crate) fn changes(ctx: &Ctx, form: &Params) -> Result<Vec<Change>, Vec<Finding>> {
    let rows = &ctx.view.snapshot.rows;
    let kind =
        Kind::from_table(form.get("kind")).ok_or_else(|| wrong("kind", "unknown-table", form.get("kind")))?;
    let mut cells = cells(kind, form);
    match form.get("record") {
        "" => {
            let mut made = Vec::new();
            complete(ctx, kind, &mut cells, form, &mut made);
            let mut changes = fresh(ctx, kind, &cells, &made)?;
            made.append(&mut changes);
            Ok(made)
        }
        named => {
            let found = named
                .parse::<Id>()
                .ok()
                .and_then(|id| rows.row(kind, id))
                .or_else(|| rows.by_code(kind, named))
                .ok_or_else(|| wrong("record", "unknown-reference", named))?;
            existing(rows, kind, found, &cells, form)
        }
    }
}

/// The changes of several forms that make new records, written at once: a later one may name what
/// an earlier one makes, and what was entered together has one source.
pub(crate) fn together(ctx: &Ctx, forms: &[Params]) -> Result<Vec<Change>, Vec<Finding>> {
    let mut made = Vec::new();
    for form in forms {
        let kind = Kind::from_table(form.get("kind"))
            .ok_or_else(|| wrong("kind", "unknown-table", form.get("kind")))?;
        let mut cells = cells(kind, form);
        complete(ctx, kind, &mut cells, form, &mut made);
        let mut changes = fresh(ctx, kind, &cells, &made)?;
        made.append(&mut changes);
    }
    Ok(made)
}

fn wrong(column: &str, code: &'static str, value: &str) -> Vec<Finding> {
    let accepted = match code {
        "unknown-table" => Accepted::codes(Kind::ALL.iter().map(|k| k.table())),
        _ => said("live-record"),
    };
    let place = Place { column: column.to_owned(), ..Place::default() };
    vec![Finding::error(place, code, value, accepted)]
}

/// The cells a form sets: several values of one name are joined with `;`.
fn cells(kind: Kind, form: &Params) -> Vec<(&'static str, String)> {
    kind.columns()
        .iter()
        .filter_map(|column| {
            let name = format!("set.{}", column.name);
            let values: Vec<&str> = form.all(&name).map(str::trim).collect();
            let given: Vec<&str> = values.iter().copied().filter(|v| !v.is_empty()).collect();
            (!values.is_empty()).then(|| (column.name, given.join(";")))
        })
        .collect()
}

fn existing(
    rows: &Dataset,
    kind: Kind,
    row: &Row,
    cells: &[(&'static str, String)],
    form: &Params,
) -> Result<Vec<Change>, Vec<Finding>> {
    let mut findings = Vec::new();
    let mut changes = Vec::new();
    for (name, text) in cells {
        let Some(column) = kind.column(name) else { continue };
        match cell::canonical(column.cell, text, &Known(rows)) {
            Ok(after) => {
                let was = form
                    .0
                    .iter()
                    .find(|(n, _)| n.strip_prefix("was.") == Some(name))
                    .map(|(_, v)| v.as_str());
                let here = row.get(name);
                let before = was.unwrap_or(here).to_owned();
                if after != before {
                    changes.push(Change { kind, record: row.id, field: name, before, after });
                }
            }
            Err(fault) => {
                let place = Place { column: (*name).to_owned(), ..Place::default() };
                findings.push(Finding::error(place, fault.code, text.as_str(), fault.accepted));
            }
        }
    }
    if findings.is_empty() { Ok(changes) } else { Err(findings) }
}

/// A new record through the same check as a file's row; it may name what `made` makes before it.
fn fresh(
    ctx: &Ctx,
    kind: Kind,
    cells: &[(&'static str, String)],
    made: &[Change],
) -> Result<Vec<Change>, Vec<Finding>> {
    let mut rows = ctx.view.snapshot.rows.clone();
    rows.apply(made).map_err(|_| wrong("record", "unknown-reference", ""))?;
    let mut header = vec!["id".to_owned()];
    let mut values = vec![sanad_store::new_id().to_string()];
    for column in kind.columns() {
        header.push(column.name.to_owned());
        values
            .push(cells.iter().find(|(n, _)| *n == column.name).map(|(_, v)| v.clone()).unwrap_or_default());
    }
    let table =
        RawTable { kind, file: String::new(), header, rows: vec![RawRow { number: 0, cells: values }] };
    let resolved = raw::resolve(&[table], &rows, &mut sanad_store::new_id)?;
    Ok(rows.diff(&resolved.rows))
}

/// What a person need not type: a code, the original language, the date and source of a claim.
fn complete(
    ctx: &Ctx,
    kind: Kind,
    cells: &mut Vec<(&'static str, String)>,
    form: &Params,
    made: &mut Vec<Change>,
) {
    let has = |cells: &[(&str, String)], name: &str| cells.iter().any(|(n, v)| *n == name && !v.is_empty());
    let put = |cells: &mut Vec<(&'static str, String)>, name: &'static str, value: String| {
        if !has(cells, name) && kind.column(name).is_some() {
            cells.retain(|(n, _)| *n != name);
            cells.push((name, value));
        }
    };
    let today = ctx.o().today;
    if kind.has_code() {
        put(cells, "code", next_code(ctx, kind));
    }
    if matches!(kind, Kind::Claim | Kind::Actual) {
        put(cells, "status", "reported".to_owned());
        put(cells, "as_of", today.to_string());
        if let Some(code) = ctx.author.party.and_then(|id| ctx.p().code_of(Kind::Party, id)) {
            put(cells, "said_by", code.to_owned());
        }
        let reported = cells.iter().any(|(n, v)| *n == "status" && v == "reported");
        if reported && !has(cells, "source") {
            put(cells, "source", entry_source(ctx, form, made).to_string());
        }
    }
    // A text that must be there in both languages stands in for the missing one until somebody
    // translates it, and says so.
    for column in kind.columns() {
        let Some(base) = column.name.strip_suffix("_ar") else { continue };
        let Some(twin) = kind.column(&format!("{base}_en")) else { continue };
        let value = |name: &str, cells: &[(&str, String)]| {
            cells.iter().find(|(n, v)| *n == name && !v.is_empty()).map(|(_, v)| v.clone())
        };
        let (ar, en) = (value(column.name, cells), value(twin.name, cells));
        let written = match (&ar, &en) {
            (Some(_), None) => Lang::Ar,
            (None, Some(_)) => Lang::En,
            _ => continue,
        };
        if column.required {
            put(cells, column.name, en.unwrap_or_default());
            put(cells, twin.name, ar.unwrap_or_default());
            put(cells, "translation", "draft".to_owned());
        }
        put(cells, "original", written.code().to_owned());
    }
}

/// The source of what is entered on a page: one a party and day.
fn entry_source(ctx: &Ctx, form: &Params, made: &mut Vec<Change>) -> Id {
    if let Some(source) = made.iter().find(|c| c.kind == Kind::Source) {
        return source.record;
    }
    let rows = &ctx.view.snapshot.rows;
    let party = ctx.author.party.and_then(|id| ctx.p().parties.get(&id));
    let today = ctx.o().today;
    let code = format!("S-entry-{}-{today}", party.map_or("office", |p| p.code.as_str()));
    let said = form.get("source_said");
    // One that was taken back keeps its code and is of no use.
    if said.is_empty()
        && let Some(row) = rows.by_code(Kind::Source, &code).filter(|r| !r.withdrawn())
    {
        return row.id;
    }
    let id = sanad_store::new_id();
    let mut row = Row::new(id).with("kind", "message").with("published", today.to_string());
    if said.is_empty() {
        row.set("code", code);
        for lang in Lang::ALL {
            let l = sanad_i18n::Locale::of(*lang);
            let who = party.map_or_else(|| l.t("office-unnamed"), |p| l.text(&p.name).to_owned());
            let title =
                l.t1_bare("edit-entry-source", &[("who", who.into()), ("date", l.date(today).into())]);
            row.set(if *lang == Lang::Ar { "title_ar" } else { "title_en" }, title);
        }
    } else {
        row.set("code", next_code(ctx, Kind::Source));
        row.set(if ctx.lang() == Lang::Ar { "title_ar" } else { "title_en" }, said.to_owned());
        row.set("original", ctx.lang().code().to_owned());
    }
    let mut alone = Dataset::default();
    alone.put(Kind::Source, row);
    made.append(&mut rows.diff(&alone));
    id
}

/// The next free code of a kind: its letter and a number.
fn next_code(ctx: &Ctx, kind: Kind) -> String {
    let letter = match kind {
        Kind::Item => "I",
        Kind::Site => "F",
        Kind::Source => "S-",
        Kind::Meeting => "M",
        Kind::Document => "C-",
        _ => "N",
    };
    let last = ctx
        .view
        .snapshot
        .rows
        .rows(kind)
        .filter_map(|r| r.get("code").strip_prefix(letter)?.parse::<u64>().ok())
        .max()
        .unwrap_or(0);
    format!("{letter}{:02}", last + 1)
}
