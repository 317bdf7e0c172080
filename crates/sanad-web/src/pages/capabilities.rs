//! Capabilities: who can supply what? Needs against suppliers, gaps outlined; the list behind it.

use crate::ctx::Ctx;
use crate::error::WebError;
use crate::frame::Page;
use crate::html::{Html, Slot};
use crate::pages::capabilities_matrix as matrix;
use crate::pages::listing::{Pager, ROWS};
use crate::pages::person::Choice;
use crate::pages::site_facts::{self, FactRow};
use crate::state::AppState;
use crate::texts::fold;
use askama::Template;
use axum::Router;
use axum::extract::Path;
use axum::response::Response;
use axum::routing::get;
use sanad_chart::Svg;
use sanad_i18n::Locale;
use sanad_model::programme::Capability;
use sanad_model::{Blocker, Id, Kind};
use sanad_outcomes::{Need, NeedKind};
use std::collections::BTreeSet;

pub(crate) fn routes() -> Router<AppState> {
    Router::new().route("/{lang}/capabilities", get(list)).route("/{lang}/capabilities/{code}", get(show))
}

struct Line {
    what: Html,
    code: Html,
    unit: Html,
    party: Html,
    kind: String,
    sector: String,
    stage: Html,
    fits: Html,
}

#[derive(Template)]
#[template(path = "capabilities/list.html")]
struct Capabilities {
    page: Page,
    l: &'static Locale,
    none_at_all: bool,
    sentence: Html,
    matrix: Option<Svg>,
    needs: Vec<Choice>,
    parties: Vec<Choice>,
    sectors: Vec<Choice>,
    kinds: Vec<Choice>,
    unit: String,
    query: String,
    lines: Vec<Line>,
    pager: Pager,
    action: String,
    import: String,
}

/// The name of a need in words.
pub(super) fn need_name(ctx: &Ctx, kind: &NeedKind) -> String {
    match kind {
        NeedKind::Field(code) => ctx.l.word("concept", code),
        NeedKind::Blocker(b) => {
            ctx.l.t1_bare("capabilities-blocker", &[("what", ctx.l.word("blocker", b.code()).into())])
        }
    }
}

/// A need as the address holds it: `field.solar` or `blocker.power`.
pub(super) fn need_code(kind: &NeedKind) -> String {
    match kind {
        NeedKind::Field(code) => format!("field.{code}"),
        NeedKind::Blocker(b) => format!("blocker.{b}"),
    }
}

fn chosen<'a>(ctx: &'a Ctx, code: &str) -> Option<&'a Need> {
    let kind = match code.split_once('.')? {
        ("field", field) => NeedKind::Field(field.to_owned()),
        ("blocker", blocker) => NeedKind::Blocker(Blocker::from_code(blocker)?),
        _ => return None,
    };
    ctx.o().needs.iter().find(|n| n.kind == kind)
}

fn filtered(ctx: &Ctx) -> Vec<&Capability> {
    let params = &ctx.params;
    let words: Vec<String> = fold(params.get("q")).split_whitespace().map(str::to_owned).collect();
    let need = chosen(ctx, params.get("need"));
    let party = ctx.p().by_code(Kind::Party, params.get("party"));
    let (sector, kind, unit) = (params.get("sector"), params.get("kind"), params.get("unit"));
    let mut found: Vec<&Capability> = ctx
        .p()
        .capabilities
        .values()
        .filter(|c| params.get("need").is_empty() || need.is_some_and(|n| n.fits.contains(&c.id)))
        .filter(|c| params.get("party").is_empty() || party == Some(c.party))
        .filter(|c| sector.is_empty() || c.sector == sector)
        .filter(|c| kind.is_empty() || c.kind == kind)
        .filter(|c| unit.is_empty() || matrix::unit_key(c) == unit)
        .filter(|c| {
            words.is_empty() || {
                let text = [&c.what, &c.unit, &c.note]
                    .iter()
                    .flat_map(|t| [t.ar.as_deref(), t.en.as_deref()])
                    .flatten()
                    .fold(c.code.clone(), |all, t| all + " " + t);
                let text = fold(&text);
                words.iter().all(|w| text.contains(w.as_str()))
            }
        })
        .collect();
    found.sort_by(|a, b| a.code.cmp(&b.code));
    found
}

async fn list(ctx: Ctx) -> Result<Response, WebError> {
    let params = &ctx.params;
    let found = filtered(&ctx);
    let pager = Pager::new(&ctx, "capabilities", found.len());
    let template = Capabilities {
        page: ctx.page("capabilities", ctx.t("capabilities-title"), "capabilities-question"),
        l: ctx.l,
        none_at_all: ctx.p().capabilities.is_empty(),
        sentence: ctx
            .msg(
                "capabilities-sentence",
                &[
                    ("needs", ctx.slot(ctx.o().needs.len(), "ui/needs")),
                    ("all", ctx.slot(ctx.p().capabilities.len(), "ui/capabilities")),
                ],
            )
            .then(&Html::text(" "))
            .then(&match ctx.ledger().count_of("needs.gaps") {
                0 => ctx.msg("capabilities-gaps-none", &[]),
                _ => ctx.msg("capabilities-gaps", &[("n", ctx.calc_slot("needs.gaps"))]),
            })
            .then(&Html::text(" "))
            .then(&match ctx.ledger().count_of("needs.settle") {
                0 => Html::default(),
                _ => ctx.msg("capabilities-settle", &[("n", ctx.calc_slot("needs.settle"))]),
            }),
        matrix: matrix::matrix(&ctx),
        needs: needs(&ctx),
        parties: owners(&ctx),
        sectors: codes(&ctx, "sector", |c| c.sector.as_str(), "sector"),
        kinds: codes(&ctx, "kind", |c| c.kind.as_str(), "capability-kind"),
        unit: params.get("unit").to_owned(),
        query: params.get("q").to_owned(),
        lines: found.iter().skip(pager.from).take(ROWS).map(|c| line(&ctx, c)).collect(),
        pager,
        action: ctx.href("capabilities"),
        import: ctx.href("import"),
    };
    ctx.html(&template)
}

fn needs(ctx: &Ctx) -> Vec<Choice> {
    let asked = ctx.params.get("need");
    ctx.o()
        .needs
        .iter()
        .map(|n| {
            let code = need_code(&n.kind);
            Choice { chosen: code == asked, code, name: need_name(ctx, &n.kind) }
        })
        .collect()
}

fn owners(ctx: &Ctx) -> Vec<Choice> {
    let asked = ctx.p().by_code(Kind::Party, ctx.params.get("party"));
    let having: BTreeSet<&str> =
        ctx.p().capabilities.values().filter_map(|c| ctx.p().code_of(Kind::Party, c.party)).collect();
    let mut list = crate::pages::person::parties(ctx, asked);
    list.retain(|c| having.contains(c.code.as_str()));
    list
}

fn codes(ctx: &Ctx, name: &str, of: fn(&Capability) -> &str, group: &str) -> Vec<Choice> {
    let asked = ctx.params.get(name);
    let all: BTreeSet<&str> = ctx.p().capabilities.values().map(of).filter(|c| !c.is_empty()).collect();
    let mut list: Vec<Choice> = all
        .into_iter()
        .map(|c| Choice { code: c.to_owned(), name: ctx.l.word(group, c), chosen: c == asked })
        .collect();
    list.sort_by(|a, b| a.name.cmp(&b.name));
    list
}

/// The page of a capability.
pub(super) fn href(ctx: &Ctx, code: &str) -> String {
    ctx.href(&format!("capabilities/{}", crate::params::encode(code)))
}

/// Needs that a capability fits, each linked to its list.
fn fits(ctx: &Ctx, id: Id) -> Vec<Html> {
    ctx.o()
        .needs
        .iter()
        .filter(|n| n.fits.contains(&id))
        .map(|n| {
            let to = ctx.href(&format!("capabilities?need={}", need_code(&n.kind)));
            Html::link(&to, "n", &Html::text(&need_name(ctx, &n.kind)))
        })
        .collect()
}

fn line(ctx: &Ctx, c: &Capability) -> Line {
    let src = ctx.src(Kind::Capability, c.id);
    Line {
        what: Html::link(&href(ctx, &c.code), "row-link", &ctx.text(&c.what, &src)),
        code: ctx.code(Kind::Capability, &c.code),
        unit: ctx.text(&c.unit, &src),
        party: ctx.party(c.party),
        kind: ctx.l.word("capability-kind", &c.kind),
        sector: if c.sector.is_empty() { String::new() } else { ctx.l.word("sector", &c.sector) },
        stage: ctx.fact(Kind::Capability, c.id, "stage"),
        fits: crate::pages::visits_why::list(ctx, &fits(ctx, c.id)),
    }
}

struct Asking {
    need: Html,
    asked: Html,
    items: Vec<Html>,
    sites: Vec<Html>,
}

#[derive(Template)]
#[template(path = "capabilities/capability.html")]
struct CapabilityPage {
    page: Page,
    l: &'static Locale,
    parts: Vec<(String, Html)>,
    facts: Vec<FactRow>,
    asking: Vec<Asking>,
    same_unit: String,
    rests: String,
    history: String,
}

async fn show(ctx: Ctx, Path((_, code)): Path<(String, String)>) -> Result<Response, WebError> {
    let id = ctx.p().by_code(Kind::Capability, &code).ok_or(WebError::NotFound)?;
    let c = ctx.p().capabilities.get(&id).ok_or(WebError::NotFound)?;
    let src = ctx.src(Kind::Capability, id);
    let mut parts = vec![
        (ctx.l.column("unit"), ctx.text(&c.unit, &src)),
        (ctx.t("party"), ctx.party(c.party)),
        (ctx.l.column("kind"), Html::text(&ctx.l.word("capability-kind", &c.kind))),
        (ctx.t("code"), ctx.code(Kind::Capability, &c.code)),
    ];
    if !c.sector.is_empty() {
        parts.push((ctx.l.column("sector"), Html::text(&ctx.l.word("sector", &c.sector))));
    }
    if !c.fields.is_empty() {
        parts.push((
            ctx.l.column("fields"),
            Html::text(&ctx.l.words("concept", c.fields.iter().map(String::as_str))),
        ));
    }
    if !c.note.is_empty() {
        parts.push((ctx.l.column("note"), ctx.text(&c.note, &src)));
    }
    let template = CapabilityPage {
        page: ctx.record_page(
            "capabilities",
            "area-capabilities",
            &c.what,
            src.clone(),
            "capability-question",
        ),
        l: ctx.l,
        parts,
        facts: site_facts::rows(&ctx, Kind::Capability, id, ""),
        asking: ctx.o().needs.iter().filter(|n| n.fits.contains(&id)).map(|n| asking(&ctx, n)).collect(),
        same_unit: ctx.href(&format!("capabilities?unit={}", crate::params::encode(&matrix::unit_key(c)))),
        rests: ctx.source_href(&src),
        history: ctx.href(&format!("history?record=capabilities/{}", crate::params::encode(&c.code))),
    };
    ctx.html(&template)
}

fn asking(ctx: &Ctx, need: &Need) -> Asking {
    let to = ctx.href(&format!("capabilities?need={}", need_code(&need.kind)));
    let key = format!("{}/asked", need.key());
    let args = [("items", slot(ctx, need.items.len(), &key)), ("sites", slot(ctx, need.sites.len(), &key))];
    Asking {
        need: Html::link(&to, "row-link", &Html::text(&need_name(ctx, &need.kind))),
        asked: ctx.msg("capability-asked", &args),
        items: need.items.iter().take(5).map(|id| ctx.name(Kind::Item, *id)).collect(),
        sites: need.sites.iter().take(5).map(|id| ctx.name(Kind::Site, *id)).collect(),
    }
}

fn slot(ctx: &Ctx, n: usize, key: &str) -> Slot {
    ctx.slot(n, &format!("calc/{key}"))
}
