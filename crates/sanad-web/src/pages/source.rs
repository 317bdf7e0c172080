//! Source: where does this number come from? Resolves every `data-src` key of every page.
//!
//! Keys are `claim/<id>`, `fact/<table>/<code>/<field>`, `calc/<key of the ledger>`,
//! `record/<table>/<code or id>`, `source/<code>`, `template/<code>` and `ui/<what>`. A code may
//! hold slashes.

use crate::ctx::Ctx;
use crate::error::WebError;
use crate::frame::Page;
use crate::html::{Html, Slot, escape};
use crate::pages::library;
use crate::pages::register_lists;
use crate::pages::site_facts::{self, ClaimRow, FactRow};
use crate::pages::source_record as record;
use crate::pages::source_results::{self as results, Line};
use crate::state::AppState;
use askama::Template;
use axum::Router;
use axum::extract::Path;
use axum::response::Response;
use axum::routing::get;
use sanad_i18n::Locale;
use sanad_model::{Id, Kind};
use sanad_outcomes::Dep;

pub(crate) fn routes() -> Router<AppState> {
    Router::new().route("/{lang}/source/{*key}", get(show))
}

/// What the page shows; parts that do not apply are empty.
#[derive(Default)]
pub(super) struct Told {
    pub(super) title: String,
    pub(super) kind: String,
    pub(super) value: Html,
    pub(super) sentence: Html,
    pub(super) parts: Vec<(String, Html)>,
    pub(super) claims: Vec<ClaimRow>,
    pub(super) facts: Vec<FactRow>,
    pub(super) from: Vec<Line>,
    pub(super) from_more: Html,
    pub(super) rests: Vec<Line>,
    pub(super) rests_more: Html,
    pub(super) named: Vec<(String, Vec<Html>)>,
    pub(super) links: Vec<(String, String)>,
}

#[derive(Template)]
#[template(path = "source/source.html")]
struct Source {
    page: Page,
    l: &'static Locale,
    key: String,
    t: Told,
    facts: Vec<FactRow>,
}

async fn show(ctx: Ctx, Path((_, key)): Path<(String, String)>) -> Result<Response, WebError> {
    let (family, rest) = key.split_once('/').ok_or(WebError::NotFound)?;
    let told = match family {
        "claim" => claim(&ctx, rest),
        "fact" => fact(&ctx, rest),
        "calc" => calc(&ctx, rest),
        "record" => record::record(&ctx, rest),
        "source" => record::source(&ctx, rest),
        "template" => library::source_told(&ctx, rest),
        "ui" => ui(&ctx, rest),
        _ => None,
    };
    let mut t = told.ok_or(WebError::NotFound)?;
    let mut page = ctx.page("source", std::mem::take(&mut t.title), "source-question");
    page.src.clone_from(&key);
    if let Some(kind) = rest.split('/').next().and_then(Kind::from_table).filter(|_| family == "record") {
        register_lists::place(&ctx, &mut page, kind);
    }
    let facts = std::mem::take(&mut t.facts);
    ctx.html(&Source { page, l: ctx.l, key, t, facts })
}

/// The title of a field of a record.
fn of_field(ctx: &Ctx, kind: Kind, id: Id, field: &str) -> String {
    let name = ctx.p().name_of(kind, id).map_or("", |t| ctx.l.text(t));
    let name = if name.is_empty() { ctx.p().code_of(kind, id).unwrap_or_default() } else { name };
    format!("{}: {name}", ctx.l.field_of(kind, field))
}

/// Where a record's own page is, and its history.
pub(super) fn links(ctx: &Ctx, kind: Kind, id: Id) -> Vec<(String, String)> {
    let Some(code) = ctx.p().code_of(kind, id) else { return Vec::new() };
    let code_in_path = crate::params::encode(code);
    let mut links = Vec::new();
    let page = match kind {
        Kind::Item | Kind::Site | Kind::Document | Kind::Measure => Some(ctx.record_href(kind, code)),
        Kind::Capability => Some(ctx.href(&format!("capabilities/{code_in_path}"))),
        Kind::Template => Some(ctx.href(&format!("library/{code_in_path}"))),
        Kind::Statement => ctx
            .p()
            .statements
            .get(&id)
            .and_then(|s| ctx.p().code_of(Kind::Document, s.document))
            .map(|document| ctx.record_href(Kind::Document, document)),
        _ => None,
    };
    if let Some(href) = page {
        links.push((ctx.t("source-open-page"), href));
    }
    links.push((ctx.t("history"), ctx.href(&format!("history?record={}/{code_in_path}", kind.table()))));
    links
}

fn claim(ctx: &Ctx, id: &str) -> Option<Told> {
    let id: Id = id.parse().ok()?;
    let (Some(claim), Some((kind, of, field))) = (ctx.p().claim(id), ctx.p().claim_target(id)) else {
        // A claim that was withdrawn is still a record.
        return record::record(ctx, &format!("claims/{id}"));
    };
    let key = format!("claim/{id}");
    let fact = ctx.p().fact(of, field);
    let shown = fact.shown().is_some_and(|c| c.id == id);
    let mut parts = vec![
        (ctx.t("source-of"), ctx.name(kind, of)),
        (ctx.t("status"), Html::text(&ctx.l.word("status", claim.status.code()))),
    ];
    let mut put = |label: &str, html: Html| {
        if !html.is_empty() {
            parts.push((ctx.t(label), html));
        }
    };
    put("site-col-as-of", ctx.when(claim.as_of, &key));
    put("source", claim.source.map(|s| site_facts::source(ctx, s)).unwrap_or_default());
    if let Some(source) = claim.source.and_then(|s| ctx.p().sources.get(&s)) {
        put("source-address", record::address(ctx, &source.url, &key));
    }
    put("source-said-by", claim.said_by.map(|p| ctx.party(p)).unwrap_or_default());
    put("basis", ctx.text(&claim.basis, &key));
    put("note", ctx.text(&claim.note, &key));
    let (rests, rests_more) = results::resting(ctx, &[Dep::Claim(id)]);
    Some(Told {
        title: of_field(ctx, kind, of, field),
        kind: ctx.t("source-kind-claim"),
        value: Html::raw(format!(
            "<span class=\"{}\" data-src=\"{key}\"><bdi>{}</bdi></span>",
            claim.status.code(),
            escape(&ctx.value(&claim.value, field))
        )),
        sentence: Html::text(&ctx.t(match (shown, fact.claims().len()) {
            (_, 1) => "source-claim-only",
            (true, _) => "source-claim-shown",
            (false, _) => "source-claim-beside",
        })),
        parts,
        claims: if fact.claims().len() > 1 { site_facts::claims(ctx, fact, field) } else { Vec::new() },
        rests,
        rests_more,
        links: links(ctx, kind, of),
        ..Told::default()
    })
}

fn fact(ctx: &Ctx, rest: &str) -> Option<Told> {
    let (table, rest) = rest.split_once('/')?;
    let (code, field) = rest.rsplit_once('/')?;
    let kind = Kind::from_table(table)?;
    let field = kind.field(field)?.name;
    let id = record::find(ctx, kind, code)?.id;
    let fact = ctx.p().fact(id, field);
    let deps: Vec<Dep> = fact.claims().iter().map(|c| Dep::Claim(c.id)).collect();
    let (rests, rests_more) = results::resting(ctx, &deps);
    let mut links = links(ctx, kind, id);
    if kind == Kind::Site {
        links.push((ctx.t("site-add"), format!("{}?field={field}#add", ctx.record_href(kind, code))));
    }
    Some(Told {
        title: of_field(ctx, kind, id, field),
        kind: ctx.t("source-kind-fact"),
        value: match fact.shown() {
            None => ctx.unsaid("not-recorded"),
            Some(c) => site_facts::value(ctx, c, field),
        },
        sentence: Html::text(&ctx.t("source-rule-of-facts")),
        parts: vec![(ctx.t("source-of"), ctx.name(kind, id))],
        claims: site_facts::claims(ctx, fact, field),
        rests,
        rests_more,
        links,
        ..Told::default()
    })
}

fn calc(ctx: &Ctx, key: &str) -> Option<Told> {
    let entry = ctx.ledger().get(key)?;
    let (from, from_more) = results::from(ctx, entry);
    let (rests, rests_more) = results::resting(ctx, &[Dep::Result(key.to_owned())]);
    Some(Told {
        title: results::title(ctx, key, entry),
        kind: ctx.t("source-kind-calc"),
        value: results::shown(ctx, key, entry),
        sentence: Html::text(&ctx.t(&format!("rule-{}", entry.rule))),
        parts: vec![(ctx.t("source-asked"), ctx.day(ctx.o().today, "ui/today"))],
        from,
        from_more,
        rests,
        rests_more,
        ..Told::default()
    })
}

/// Numbers of the page itself. One sentence says what each is; a new one is told in general.
fn ui(ctx: &Ctx, what: &str) -> Option<Told> {
    if what.is_empty() || !what.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-') {
        return None;
    }
    // A number at the end only tells things of one kind apart.
    let key = format!("source-ui-{}", what.trim_end_matches(|c: char| c.is_ascii_digit() || c == '-'));
    let key = if ctx.l.has(&key) { key.as_str() } else { "source-ui" };
    Some(Told {
        title: ctx.t("source-ui-title"),
        kind: ctx.t("source-kind-ui"),
        sentence: ctx.msg(key, &[] as &[(&str, Slot)]),
        ..Told::default()
    })
}
