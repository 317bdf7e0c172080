//! A file looked at: its faults marked in the sheet, or what it would change.

use super::Kept;
use super::sheet::{Sheet, marked};
use crate::ctx::Ctx;
use crate::error::WebError;
use crate::frame::{Crumb, Notice, Page};
use crate::html::{Html, Slot};
use crate::pages::communiques::lexicon;
use crate::pages::history::{Changed, changed};
use crate::params::Params;
use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use sanad_files::followup::{Clash, Merge};
use sanad_files::survey;
use sanad_i18n::Locale;
use sanad_model::{Change, Dataset, Finding, Kind};
use std::collections::BTreeMap;

/// Changes shown before they are accepted; the rest is counted.
const SHOWN: usize = 200;

/// What a file turned out to be.
enum Read {
    Programme(Vec<Change>, Vec<Finding>),
    FollowUp(Merge),
    Survey(Vec<Change>),
}

struct Count {
    kind: String,
    new: Html,
    changed: Html,
}

struct Side {
    index: usize,
    code: Html,
    why: String,
    sheet: Html,
    now: Html,
    can: bool,
}

#[derive(Template)]
#[template(path = "import_look.html")]
struct Look {
    page: Page,
    l: &'static Locale,
    action: String,
    seen: i64,
    again: String,
    what: String,
    faults: Vec<String>,
    faults_more: Html,
    sheets: Vec<Sheet>,
    warnings: Vec<String>,
    counts: Vec<Count>,
    changes: Vec<Changed>,
    changes_more: Html,
    known: Html,
    sides: Vec<Side>,
    nothing: bool,
}

fn frame(ctx: &Ctx, file: &str) -> Look {
    let mut page = ctx.page("import", ctx.t("import-look-title"), "import-look-question");
    page.crumbs = vec![Crumb { href: ctx.href("import"), label: ctx.t("area-import") }];
    Look {
        page,
        l: ctx.l,
        action: String::new(),
        seen: ctx.view.snapshot.version.seq,
        again: ctx.href("import"),
        what: file.to_owned(),
        faults: Vec::new(),
        faults_more: Html::default(),
        sheets: Vec::new(),
        warnings: Vec::new(),
        counts: Vec::new(),
        changes: Vec::new(),
        changes_more: Html::default(),
        known: Html::default(),
        sides: Vec::new(),
        nothing: false,
    }
}

/// Reads a file as what it is: a follow-up sheet, a filled survey, or tables of the programme.
fn read(ctx: &Ctx, kept: &Kept) -> Result<Read, Vec<Finding>> {
    let (rows, p) = (&ctx.view.snapshot.rows, ctx.p());
    let next = &mut sanad_store::new_id;
    let opened = kept.opened.as_ref().map_err(Clone::clone)?;
    if let Some(merge) = opened.followup(p, next) {
        return merge.map(Read::FollowUp);
    }
    if let Some(answers) = opened.survey(p) {
        return survey::changes(&answers?, rows, next).map(Read::Survey);
    }
    let rules = lexicon().map_err(|_| Vec::new())?;
    let resolved = sanad_files::resolve(opened.tables()?, rows, rules, next)?;
    let changes = rows.diff(&resolved.rows);
    let mut after = rows.clone();
    if after.apply(&changes).is_ok() {
        sanad_model::Programme::build(&after, &resolved.origins)?;
    }
    Ok(Read::Programme(changes, resolved.warnings))
}

/// The changes that a person accepted: all of a file, and of a follow-up sheet the conflicts they
/// ticked.
pub(super) fn accepted(ctx: &Ctx, kept: &Kept, form: &Params) -> Result<Vec<Change>, WebError> {
    let ticked: Vec<&str> = form.all("clash").collect();
    match read(ctx, kept) {
        Ok(Read::Programme(changes, _) | Read::Survey(changes)) => Ok(changes),
        Ok(Read::FollowUp(merge)) => {
            let mut changes = merge.changes();
            for (i, clash) in merge.conflicts.iter().enumerate() {
                if ticked.contains(&i.to_string().as_str()) {
                    changes.extend(clash.changes.iter().cloned());
                }
            }
            Ok(changes)
        }
        Err(findings) => Err(WebError::Invalid { findings, form: Params::default() }),
    }
}

/// The page of a file that waits.
pub(super) fn page(ctx: &Ctx, kept: &Kept) -> Result<Response, WebError> {
    let mut look = frame(ctx, &kept.file);
    look.action = ctx.href(&format!("import/{}", kept.id));
    match read(ctx, kept) {
        Err(findings) => return refused(ctx, kept, &findings),
        Ok(Read::Programme(changes, warnings)) => {
            look.warnings = warnings.iter().map(|f| said(ctx, f)).collect();
            differences(ctx, &mut look, &changes);
            look.nothing = changes.is_empty();
        }
        Ok(Read::Survey(changes)) => {
            differences(ctx, &mut look, &changes);
            look.nothing = changes.is_empty();
        }
        Ok(Read::FollowUp(merge)) => {
            differences(ctx, &mut look, &merge.changes());
            if !merge.known.is_empty() {
                look.known = ctx.msg("import-known", &[("n", ui(ctx, merge.known.len()))]);
            }
            look.nothing = merge.is_empty();
            look.sides = merge.conflicts.iter().enumerate().map(|(i, c)| side(ctx, i, c)).collect();
        }
    }
    ctx.html(&look)
}

fn ui(ctx: &Ctx, n: usize) -> Slot {
    Slot { arg: n.into(), html: ctx.ui(n, "file") }
}

fn said(ctx: &Ctx, finding: &Finding) -> String {
    format!("{}: {}", ctx.l.place(&finding.place), ctx.l.finding(finding))
}

fn side(ctx: &Ctx, index: usize, clash: &Clash) -> Side {
    let cell = |text: &str| if text.is_empty() { ctx.unsaid("none") } else { Html::said(text, "ui/file") };
    Side {
        index,
        code: ctx.code(Kind::Item, &clash.code),
        why: ctx.t(&format!("clash-{}", clash.kind.code())),
        sheet: cell(&clash.sheet),
        now: cell(&clash.now),
        can: !clash.changes.is_empty(),
    }
}

/// Counts by kind, then the first changed cells.
fn differences(ctx: &Ctx, look: &mut Look, changes: &[Change]) {
    let rows = &ctx.view.snapshot.rows;
    let mut counts: BTreeMap<Kind, (usize, usize)> = BTreeMap::new();
    let mut last = None;
    for change in changes {
        if last == Some((change.kind, change.record)) {
            continue;
        }
        last = Some((change.kind, change.record));
        let count = counts.entry(change.kind).or_default();
        if rows.row(change.kind, change.record).is_some() {
            count.1 += 1;
        } else {
            count.0 += 1;
        }
    }
    look.counts = counts
        .into_iter()
        .map(|(kind, (new, old))| Count {
            kind: ctx.l.word("kind", kind.table()),
            new: ctx.ui(new, "file"),
            changed: ctx.ui(old, "file"),
        })
        .collect();
    // New records are told from the rows as they would be.
    let mut after = Dataset::default();
    for change in changes {
        let mut row = after
            .row(change.kind, change.record)
            .or_else(|| rows.row(change.kind, change.record))
            .cloned()
            .unwrap_or_else(|| sanad_model::Row::new(change.record));
        row.set(change.field, change.after.clone());
        after.put(change.kind, row);
    }
    look.changes = changes.iter().take(SHOWN).map(|c| changed(ctx, c, &after)).collect();
    let rest = changes.len().saturating_sub(SHOWN);
    if rest > 0 {
        look.changes_more = ctx.msg("history-more", &[("n", ui(ctx, rest))]);
    }
}

/// Whether somebody wrote since the person saw the differences: what would be taken now is not
/// what they accepted, and conflicts may stand under other numbers.
pub(super) fn outdated(ctx: &Ctx, form: &Params) -> bool {
    !form.get("seen").is_empty() && form.get("seen") != ctx.view.snapshot.version.seq.to_string()
}

/// The page of a file whose differences are not those that were accepted: nothing of it is taken.
pub(super) fn again(ctx: &Ctx, kept: &Kept) -> Result<Response, WebError> {
    let mut response = page(ctx, kept)?;
    *response.status_mut() = StatusCode::CONFLICT;
    Ok(response)
}

/// A file with faults: nothing of it is taken; each is said, and marked in the sheet.
pub(super) fn refused(ctx: &Ctx, kept: &Kept, findings: &[Finding]) -> Result<Response, WebError> {
    let mut look = frame(ctx, &kept.file);
    look.page.notice = Some(Notice {
        kind: "error",
        title: ctx.t("import-refused-title"),
        body: ctx.l.n("import-refused", findings.len() as u64),
    });
    look.faults = findings.iter().take(SHOWN).map(|f| said(ctx, f)).collect();
    let rest = findings.len().saturating_sub(SHOWN);
    if rest > 0 {
        look.faults_more = ctx.msg("overview-and-more", &[("n", ui(ctx, rest))]);
    }
    look.sheets = marked(ctx, kept, findings);
    let mut response = ctx.html(&look)?;
    *response.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
    Ok(response)
}

/// A file that is no longer kept.
pub(super) fn gone(ctx: &Ctx) -> Result<Response, WebError> {
    let mut look = frame(ctx, "");
    look.page.notice =
        Some(Notice { kind: "warn", title: ctx.t("import-gone-title"), body: ctx.t("import-gone") });
    let mut response = ctx.html(&look)?;
    *response.status_mut() = StatusCode::GONE;
    Ok(response)
}
