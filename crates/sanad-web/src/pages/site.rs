//! Site: what would it take to run this again?

use crate::ctx::Ctx;
use crate::edit;
use crate::error::WebError;
use crate::frame::Page;
use crate::html::{Html, Slot};
use crate::pages::register::state_mark;
use crate::pages::site_claim::{self, ClaimForm};
use crate::pages::site_facts::{self, FactRow};
use crate::pages::site_needs::{self, Check};
use crate::pages::site_works::{self, SiteWorks};
use crate::pages::visits_why::{self, Why};
use crate::params::Form;
use crate::state::AppState;
use askama::Template;
use axum::Router;
use axum::extract::Path;
use axum::response::Response;
use axum::routing::{get, post};
use sanad_i18n::{Arg, Locale};
use sanad_model::programme::Site;
use sanad_model::{Id, ItemStatus, Kind, SiteState, When};
use sanad_outcomes::{Dates, SiteOutcome, Visits};

/// Items that bear on every site are listed up to so many.
const GENERAL: usize = 8;

pub(crate) fn routes() -> Router<AppState> {
    Router::new()
        .route("/{lang}/sites/{code}", get(show))
        .route("/{lang}/sites", get(all))
        .route("/{lang}/sites/{code}/claim", post(claim))
}

struct Bearing {
    name: Html,
    code: Html,
    status: Html,
    general: bool,
}

struct Part {
    label: String,
    value: Html,
}

#[derive(Template)]
#[template(path = "site/site.html")]
struct SitePage {
    page: Page,
    l: &'static Locale,
    state: Html,
    sentence: Html,
    checks: Vec<Check>,
    works: Option<SiteWorks>,
    step: Html,
    why: Option<Why>,
    plan: String,
    survey: String,
    print: String,
    sheet: String,
    needs_survey: bool,
    parts: Vec<Part>,
    facts: Vec<FactRow>,
    missing: Vec<(String, String)>,
    items: Vec<Bearing>,
    more_items: String,
    results: Vec<Part>,
    rests: String,
    history: String,
    form: ClaimForm,
}

async fn all(ctx: Ctx) -> Response {
    edit::redirect(&ctx, &ctx.href("register"), "")
}

fn find<'a>(ctx: &'a Ctx, code: &str) -> Result<(&'a Site, &'a SiteOutcome), WebError> {
    let id = ctx.p().by_code(Kind::Site, code).ok_or(WebError::NotFound)?;
    let site = ctx.p().sites.get(&id).ok_or(WebError::NotFound)?;
    Ok((site, ctx.o().sites.get(&id).ok_or(WebError::NotFound)?))
}

async fn show(ctx: Ctx, Path((_, code)): Path<(String, String)>) -> Result<Response, WebError> {
    let (site, x) = find(&ctx, &code)?;
    let src = ctx.src(Kind::Site, site.id);
    let here = ctx.record_href(Kind::Site, &site.code);
    let dated = match &ctx.o().visits {
        Visits::Dated(dated) => Some(dated),
        _ => None,
    };
    let survey =
        |tail: &str| format!("{}{tail}", ctx.href(&format!("surveys/{}", crate::params::encode(&site.code))));
    let (items, more) = items(&ctx, site.id);
    let template = SitePage {
        page: ctx.record_page("register", "area-register", &site.name, src.clone(), "site-question"),
        l: ctx.l,
        state: state_mark(&ctx, &site.code, x.state),
        sentence: sentence(&ctx, site, x),
        checks: site_needs::checks(&ctx, site, x),
        works: site_works::of(&ctx, site.id),
        step: step(&ctx, site, x),
        why: dated.filter(|_| x.needs_survey()).and_then(|d| visits_why::why(&ctx, d, &site.code)),
        plan: ctx.href(&format!("visits?site={}", crate::params::encode(&site.code))),
        survey: survey(""),
        print: survey("/print"),
        sheet: survey("/sheet.xlsx"),
        needs_survey: x.needs_survey(),
        parts: parts(&ctx, site),
        facts: site_facts::rows(&ctx, Kind::Site, site.id, &here),
        missing: missing(&ctx, site.id, &here),
        items,
        more_items: if more { ctx.href("items?kind=agreed") } else { String::new() },
        results: results(&ctx, &site.code),
        rests: ctx.source_href(&src),
        history: ctx.href(&format!("history?record=sites/{}", crate::params::encode(&site.code))),
        form: site_claim::form(&ctx, site, &here),
    };
    ctx.html(&template)
}

async fn claim(
    ctx: Ctx,
    Path((_, code)): Path<(String, String)>,
    Form(form): Form,
) -> Result<Response, WebError> {
    let (site, _) = find(&ctx, &code)?;
    let full = site_claim::as_claim(&ctx, site, &form);
    let changes =
        edit::changes(&ctx, &full).map_err(|findings| WebError::Invalid { findings, form: form.clone() })?;
    edit::commit(&ctx, changes, &full).await
}

/// The state sentence: what was last said, by whom, when; and since when it stands.
fn sentence(ctx: &Ctx, site: &Site, x: &SiteOutcome) -> Html {
    let fact = ctx.p().fact(site.id, "state");
    let said = match fact.known() {
        None => ctx.msg("site-state-unknown", &[]),
        Some(claim) => {
            let source = claim.source.map_or_else(|| ctx.unsaid("none"), |s| site_facts::source(ctx, s));
            let src = format!("claim/{}", claim.id);
            let key = match (claim.source, claim.as_of) {
                (None, _) => "site-state-assumed",
                (_, When::Unknown) => "site-state-said-undated",
                _ => "site-state-said",
            };
            ctx.msg(key, &[("source", Slot::html(source)), ("date", Slot::html(ctx.when(claim.as_of, &src)))])
        }
    };
    let mut out = said;
    if x.state.needs_restart() && ctx.p().fact(site.id, "stopped").known().is_some() {
        let when = site_facts::fact(ctx, site.id, Kind::Site, "stopped");
        let key = if x.state == SiteState::Partial { "site-stopped-once" } else { "site-stopped" };
        out = out.then(&Html::text(" ")).then(&ctx.msg(key, &[("date", Slot::html(when))]));
    }
    let c = |what: &str| ctx.calc_slot(&format!("site/{}/{what}", site.code));
    for (key, what) in [("site-reasons", "blockers"), ("site-questions", "unanswered")] {
        let none = ctx.ledger().count_of(&format!("site/{}/{what}", site.code)) == 0;
        let said = if none { ctx.msg(&format!("{key}-none"), &[]) } else { ctx.msg(key, &[("n", c(what))]) };
        // Reasons are asked only where something stands still.
        if x.state.needs_restart() || !none {
            out = out.then(&Html::text(" ")).then(&said);
        }
    }
    if !x.not_known.is_empty() {
        out = out.then(&Html::text(" ")).then(&ctx.msg("site-not-known", &[("n", c("not_known"))]));
    }
    if !x.disagree.is_empty() {
        out = out.then(&Html::text(" ")).then(&ctx.msg("site-disagree", &[("n", c("disagree"))]));
    }
    out
}

/// What comes next, behind what was foreseen of the site and is not recorded yet.
fn step(ctx: &Ctx, site: &Site, x: &SiteOutcome) -> Html {
    let next = next_step(ctx, site, x);
    let Some(awaited) = ctx.o().awaited.iter().find(|a| a.site == site.id) else { return next };
    let src = format!("calc/site/{}/foreseen", site.code);
    let answers = Slot::html(visits_why::range(ctx, awaited.foreseen, &src));
    ctx.msg("site-awaited", &[("answers", answers)]).then(&Html::text(" ")).then(&next)
}

/// A survey with its range of dates, a place in the order, or nothing.
fn next_step(ctx: &Ctx, site: &Site, x: &SiteOutcome) -> Html {
    let key = |what: &str| format!("site/{}/{what}", site.code);
    if !x.state.needs_restart() {
        return ctx.msg("site-step-running", &[]);
    }
    if x.surveyed {
        return ctx.msg("site-step-surveyed", &[]);
    }
    let rank = ctx.calc_slot(&key("rank"));
    match &ctx.o().visits {
        Visits::Nothing => Html::default(),
        Visits::Order { .. } => ctx.msg("site-step-order", &[("rank", rank)]),
        Visits::Dated(dated) => {
            let Some((team, _, _)) = dated.plan.stop(&site.code) else {
                return ctx.msg("site-step-unvisited", &[("rank", rank)]);
            };
            let range = |dates: Option<Dates>, what: &str| {
                let said = dates.map(|d| visits_why::range(ctx, d, &format!("calc/{}", key(what))));
                Slot::html(said.unwrap_or_default())
            };
            ctx.msg(
                "site-step-visit",
                &[
                    ("team", Slot::html(visits_why::team(ctx, &dated.plan.teams[team].team))),
                    ("begins", range(dated.begins(&site.code), "visit")),
                    ("answers", range(dated.answers(&site.code), "answers")),
                ],
            )
        }
    }
}

/// Capacity and history in short.
fn parts(ctx: &Ctx, site: &Site) -> Vec<Part> {
    let src = ctx.src(Kind::Site, site.id);
    let mut parts = vec![Part { label: ctx.t("code"), value: ctx.code(Kind::Site, &site.code) }];
    let mut put = |label: String, value: Html| {
        if !value.is_empty() {
            parts.push(Part { label, value });
        }
    };
    put(ctx.l.column("place"), ctx.text(&site.place, &src));
    if !site.sector.is_empty() {
        put(ctx.l.column("sector"), Html::text(&ctx.l.word("sector", &site.sector)));
    }
    put(ctx.l.column("products"), ctx.text(&site.products, &src));
    for field in ["capacity", "workforce", "opened", "stopped", "ownership", "stop_reason", "restart_info"] {
        put(ctx.l.field(field), site_facts::fact(ctx, site.id, Kind::Site, field));
    }
    put(ctx.l.column("note"), ctx.text(&site.note, &src));
    let mut made: Vec<_> = ctx.p().surveys.values().filter(|s| s.site == site.id).collect();
    made.sort_by_key(|s| (s.made_on, s.id));
    for survey in made {
        let src = format!("record/surveys/{}", survey.code);
        let pieces = [
            ctx.day(survey.made_on, &src),
            survey.made_by.map(|id| ctx.party(id)).unwrap_or_default(),
            ctx.text(&survey.note, &src),
        ];
        let said: Vec<Html> = pieces.into_iter().filter(|h| !h.is_empty()).collect();
        put(ctx.t("survey-made"), Html::join(&said, " · "));
    }
    parts
}

/// Fields about which nobody has said anything, each leading to its form.
fn missing(ctx: &Ctx, site: Id, here: &str) -> Vec<(String, String)> {
    Kind::Site
        .fields()
        .iter()
        .filter(|f| ctx.p().fact(site, f.name).is_empty())
        .map(|f| (ctx.l.field(f.name), format!("{here}?field={}#add", f.name)))
        .collect()
}

/// Items that name the site, then open agreed ones that name no site but whose fields a survey
/// answer bears on.
fn items(ctx: &Ctx, site: Id) -> (Vec<Bearing>, bool) {
    let row = |id: Id, general: bool| {
        let item = ctx.p().items.get(&id)?;
        let o = ctx.o().items.get(&id).filter(|o| o.status != ItemStatus::Withdrawn)?;
        Some(Bearing {
            name: ctx.name(Kind::Item, id),
            code: ctx.code(Kind::Item, &item.code),
            status: ctx.status(o.status),
            general,
        })
    };
    let mut named: Vec<Bearing> =
        ctx.view.items_of_site.get(&site).into_iter().flatten().filter_map(|id| row(*id, false)).collect();
    let waits = ctx.o().sites.get(&site).is_some_and(|x| x.state.needs_restart());
    if !waits {
        return (named, false);
    }
    let bearings = sanad_files::survey::bearings();
    let mut general = ctx
        .p()
        .items
        .values()
        .filter(|i| i.sites.is_empty())
        .filter(|i| ctx.o().items.get(&i.id).is_some_and(|o| o.is_agreed() && o.is_open()))
        .filter(|i| i.fields.iter().any(|f| bearings.iter().any(|b| b.decides.contains(f))));
    let first: Vec<Id> = general.by_ref().take(GENERAL).map(|i| i.id).collect();
    named.extend(first.into_iter().filter_map(|id| row(id, true)));
    (named, general.next().is_some())
}

/// What is computed for this site and from it.
fn results(ctx: &Ctx, code: &str) -> Vec<Part> {
    let mut list = Vec::new();
    for what in ["unanswered", "not_known", "blockers", "score", "rank"] {
        let key = format!("site/{code}/{what}");
        if let Some(entry) = ctx.ledger().get(&key) {
            list.push(Part { label: ctx.t(&format!("result-{}", entry.rule)), value: ctx.calc(&key) });
        }
    }
    list
}

/// A count as a slot that links to a list rather than to its source.
pub(super) fn linked_count(ctx: &Ctx, n: usize, key: &str) -> Slot {
    Slot { arg: Arg::from(n), html: ctx.num(n as f64, &format!("calc/{key}")) }
}
