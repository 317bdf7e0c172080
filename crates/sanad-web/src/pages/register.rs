//! Register: what stands still, and why? The list beside a map of the one country.

use crate::ctx::Ctx;
use crate::error::WebError;
use crate::frame::Page;
use crate::html::{Html, escape};
use crate::pages::files::{self, Written};
use crate::pages::listing::{self, Head, Pager, ROWS};
use crate::pages::person::Choice;
use crate::pages::register_charts as charts;
use crate::pages::register_export as export;
use crate::pages::register_lists::{self as lists, Tab};
use crate::params::Params;
use crate::state::AppState;
use crate::texts::fold;
use askama::Template;
use axum::Router;
use axum::response::Response;
use axum::routing::get;
use sanad_chart::Svg;
use sanad_i18n::{Arg, Locale};
use sanad_model::programme::Site;
use sanad_model::{Blocker, Kind, SiteState};
use sanad_outcomes::{Dates, Known, Shown, SiteOutcome};
use std::cmp::Ordering;
use std::collections::BTreeSet;

/// Columns, and by which of them the list can be put in order.
const COLUMNS: &[(&str, bool)] = &[
    ("site", true),
    ("state", true),
    ("blockers", false),
    ("unanswered", true),
    ("rank", true),
    ("visit", true),
];

pub(crate) fn routes() -> Router<AppState> {
    Router::new()
        .route("/{lang}/register", get(list))
        .route("/{lang}/register.csv", get(csv))
        .route("/{lang}/register.xlsx", get(xlsx))
        .merge(lists::routes())
}

pub(super) struct Named {
    pub(super) href: String,
    pub(super) label: String,
    pub(super) count: Html,
    pub(super) current: bool,
}

struct Line {
    name: Html,
    code: Html,
    place: Html,
    state: Html,
    blockers: Html,
    unanswered: Html,
    rank: Html,
    visit: Html,
}

#[derive(Template)]
#[template(path = "register/list.html")]
struct Register {
    page: Page,
    l: &'static Locale,
    tabs: Vec<Tab>,
    none_at_all: bool,
    sentence: Html,
    states: Vec<Named>,
    sectors: Vec<Choice>,
    blockers: Vec<Choice>,
    state: String,
    query: String,
    sort: String,
    heads: Vec<Head>,
    labels: Vec<String>,
    lines: Vec<Line>,
    pager: Pager,
    action: String,
    csv: String,
    xlsx: String,
    import: String,
    surveys: String,
    map: Svg,
    bars: Svg,
}

type Found<'a> = Vec<(&'a Site, &'a SiteOutcome)>;

/// The sites a filter lets through, in the order asked for.
pub(super) fn filtered<'a>(ctx: &'a Ctx, params: &Params) -> Found<'a> {
    let (p, o) = (ctx.p(), ctx.o());
    let words: Vec<String> = fold(params.get("q")).split_whitespace().map(str::to_owned).collect();
    let state = SiteState::from_code(params.get("state"));
    let (sector, blocker) = (params.get("sector"), params.get("blocker"));
    let mut found: Found<'_> = p
        .sites
        .values()
        .filter_map(|s| Some((s, o.sites.get(&s.id)?)))
        .filter(|(_, x)| match params.get("state") {
            "" => true,
            "waiting" => x.state.needs_restart(),
            _ => state == Some(x.state),
        })
        .filter(|(s, _)| sector.is_empty() || s.sector == sector)
        .filter(|(_, x)| held_by(x, blocker))
        .filter(|(s, _)| {
            words.is_empty() || {
                let text = [&s.name, &s.place, &s.products]
                    .iter()
                    .flat_map(|t| [t.ar.as_deref(), t.en.as_deref()])
                    .flatten()
                    .fold(s.code.clone(), |all, t| all + " " + t);
                let text = fold(&text);
                words.iter().all(|w| text.contains(w.as_str()))
            }
        })
        .collect();
    order(ctx, &mut found, params.get("sort"));
    found
}

/// Whether a site passes the filter of reasons: a reason, `<reason>.unknown`, or `unknown` for no
/// confirmed reason at all. Only sites that stand still count, as in the numbers beside the map.
fn held_by(x: &SiteOutcome, filter: &str) -> bool {
    if filter.is_empty() {
        return true;
    }
    if !x.state.needs_restart() {
        return false;
    }
    let known = |code: &str| x.blockers.iter().find(|(b, _)| b.code() == code).map(|(_, k)| *k);
    match (filter, filter.strip_suffix(".unknown")) {
        ("unknown", _) => !x.blockers.iter().any(|(_, k)| matches!(k, Known::Present(_))),
        (_, Some(code)) => matches!(known(code), Some(Known::Unknown | Known::Asked(_))),
        (code, None) => matches!(known(code), Some(Known::Present(_))),
    }
}

/// When the plan begins the visit of a site.
pub(super) fn visit(ctx: &Ctx, code: &str) -> Option<Dates> {
    match ctx.ledger().get(&format!("site/{code}/visit"))?.shown {
        Shown::Dates(low, likely, high) => Some((low, likely, high)),
        _ => None,
    }
}

fn order(ctx: &Ctx, found: &mut Found<'_>, sort: &str) {
    let (down, by) = sort.strip_prefix('-').map_or((false, sort), |by| (true, by));
    let turn = |o: Ordering| if down { o.reverse() } else { o };
    let state = |x: &SiteOutcome| SiteState::ALL.iter().position(|s| *s == x.state);
    let rank = |s: &Site| ctx.ledger().count_of(&format!("site/{}/rank", s.code));
    // What has no value comes last in either direction.
    match by {
        "site" => found.sort_by_cached_key(|(s, _)| ctx.l.text(&s.name).to_owned()),
        "state" => {
            found.sort_by(|(a, x), (b, y)| turn(state(x).cmp(&state(y))).then_with(|| a.code.cmp(&b.code)));
        }
        "unanswered" => found.sort_by(|(a, x), (b, y)| {
            turn(x.unanswered.len().cmp(&y.unanswered.len())).then_with(|| a.code.cmp(&b.code))
        }),
        "rank" | "visit" => {
            let mut keyed: Vec<_> = found
                .iter()
                .map(|(s, x)| {
                    let key = if by == "rank" {
                        Some(rank(s)).filter(|r| *r > 0)
                    } else {
                        visit(ctx, &s.code).map(|(_, d, _)| {
                            u64::try_from(d.year()).unwrap_or(0) * 400
                                + u64::try_from(d.day_of_year()).unwrap_or(0)
                        })
                    };
                    (key, *s, *x)
                })
                .collect();
            keyed.sort_by(|(a, s, _), (b, t, _)| {
                a.is_none().cmp(&b.is_none()).then_with(|| turn(a.cmp(b))).then_with(|| s.code.cmp(&t.code))
            });
            *found = keyed.into_iter().map(|(_, s, x)| (s, x)).collect();
        }
        _ => found.sort_by(|(a, _), (b, _)| a.code.cmp(&b.code)),
    }
    if by == "site" && down {
        found.reverse();
    }
}

async fn list(ctx: Ctx) -> Result<Response, WebError> {
    let params = &ctx.params;
    let found = filtered(&ctx, params);
    let pager = Pager::new(&ctx, "register", found.len());
    let template = Register {
        page: ctx.page("register", ctx.t("register-title"), "register-question"),
        l: ctx.l,
        tabs: lists::tabs(&ctx, Kind::Site),
        none_at_all: ctx.p().sites.is_empty(),
        sentence: sentence(&ctx),
        states: states(&ctx),
        sectors: sectors(&ctx),
        blockers: blockers(&ctx),
        state: params.get("state").to_owned(),
        query: params.get("q").to_owned(),
        sort: params.get("sort").to_owned(),
        heads: COLUMNS
            .iter()
            .map(|(c, orders)| {
                listing::head(&ctx, "register", ctx.t(&format!("register-col-{c}")), c, *orders)
            })
            .collect(),
        labels: COLUMNS.iter().map(|(c, _)| ctx.t(&format!("register-col-{c}"))).collect(),
        lines: found.iter().skip(pager.from).take(ROWS).map(|(s, x)| line(&ctx, s, x)).collect(),
        pager,
        action: ctx.href("register"),
        csv: ctx.href(&format!("register.csv{}", params.query())),
        xlsx: ctx.href(&format!("register.xlsx{}", params.query())),
        import: ctx.href("import"),
        surveys: ctx.href("surveys"),
        map: charts::map(&ctx, &found),
        bars: charts::bars(&ctx),
    };
    ctx.html(&template)
}

fn sentence(ctx: &Ctx) -> Html {
    let c = |key: &str| ctx.calc_slot(key);
    ctx.msg(
        "register-sentence",
        &[
            ("all", c("sites.all")),
            ("waiting", c("sites.waiting")),
            ("noblocker", c("sites.no_blocker_known")),
            ("unsurveyed", c("sites.unsurveyed")),
        ],
    )
}

/// A computed count inside a link that filters.
pub(super) fn count(ctx: &Ctx, key: &str) -> Html {
    let shown = ctx.l.count(ctx.ledger().count_of(key));
    Html::raw(format!("<span class=\"d\" data-src=\"calc/{}\">{shown}</span>", escape(key)))
}

fn states(ctx: &Ctx) -> Vec<Named> {
    let chosen = ctx.params.get("state");
    let to = |code: &str| {
        ctx.href(&format!("register{}", ctx.params.with("page", "").with("state", code).query()))
    };
    let mut list = vec![Named {
        href: to(""),
        label: ctx.t("all"),
        count: count(ctx, "sites.all"),
        current: chosen.is_empty(),
    }];
    list.extend(SiteState::ALL.iter().filter_map(|state| {
        let key = format!("sites.state.{state}");
        (ctx.ledger().count_of(&key) > 0).then(|| Named {
            href: to(state.code()),
            label: ctx.l.word("state", state.code()),
            count: count(ctx, &key),
            current: chosen == state.code(),
        })
    }));
    list
}

fn sectors(ctx: &Ctx) -> Vec<Choice> {
    let chosen = ctx.params.get("sector");
    let codes: BTreeSet<&str> =
        ctx.p().sites.values().map(|s| s.sector.as_str()).filter(|s| !s.is_empty()).collect();
    let mut list: Vec<Choice> = codes
        .into_iter()
        .map(|c| Choice { code: c.to_owned(), name: ctx.l.word("sector", c), chosen: c == chosen })
        .collect();
    list.sort_by(|a, b| a.name.cmp(&b.name));
    list
}

fn blockers(ctx: &Ctx) -> Vec<Choice> {
    let chosen = ctx.params.get("blocker");
    let choice = |code: String, name: String| Choice { chosen: code == chosen, code, name };
    let mut list: Vec<Choice> =
        Blocker::ALL.iter().map(|b| choice(b.code().to_owned(), ctx.l.word("blocker", b.code()))).collect();
    list.push(choice("unknown".to_owned(), ctx.t("register-no-reason")));
    list.extend(Blocker::ALL.iter().map(|b| {
        let args = [("what", Arg::from(ctx.l.word("blocker", b.code())))];
        choice(format!("{b}.unknown"), ctx.l.t1_bare("register-unknown-whether", &args))
    }));
    list
}

/// A site's state with its shape and word, linked to where it comes from.
pub(super) fn state_mark(ctx: &Ctx, code: &str, state: SiteState) -> Html {
    let class = match charts::status(state) {
        sanad_chart::Status::Planned => "planned",
        sanad_chart::Status::AtRisk => "at-risk",
        sanad_chart::Status::Late => "late",
        sanad_chart::Status::Verified => "verified",
        sanad_chart::Status::Unknown => "unknown",
    };
    let src = format!("calc/site/{code}/state");
    Html::raw(format!(
        "<a class=\"n mark mark--{class}\" data-src=\"{}\" href=\"{}\">{}</a>",
        escape(&src),
        escape(&ctx.source_href(&src)),
        escape(&ctx.l.word("state", state.code()))
    ))
}

fn line(ctx: &Ctx, site: &Site, x: &SiteOutcome) -> Line {
    let key = |what: &str| format!("site/{}/{what}", site.code);
    let src = ctx.src(Kind::Site, site.id);
    let present: Vec<Html> = x
        .blockers
        .iter()
        .filter(|(_, k)| matches!(k, Known::Present(_)))
        .map(|(b, _)| {
            let field = format!("blocker.{b}");
            Html::link(
                &ctx.source_href(&format!("fact/sites/{}/{field}", site.code)),
                "n",
                &Html::text(&ctx.l.word("blocker", b.code())),
            )
        })
        .collect();
    let comma = if ctx.lang() == sanad_model::Lang::Ar { "، " } else { ", " };
    let moving = !x.state.needs_restart();
    Line {
        name: ctx.name(Kind::Site, site.id),
        code: ctx.code(Kind::Site, &site.code),
        place: ctx.text(&site.place, &src),
        state: state_mark(ctx, &site.code, x.state),
        // What once held back a site that runs is told on its own page.
        blockers: match (moving, present.is_empty()) {
            (true, _) => Html::default(),
            (false, false) => Html::join(&present, comma),
            (false, true) => ctx.unsaid("not-recorded"),
        },
        unanswered: if x.unanswered.is_empty() && x.score == 0 && moving {
            Html::default()
        } else {
            ctx.calc(&key("unanswered"))
        },
        rank: if ctx.ledger().get(&key("rank")).is_some() { ctx.calc(&key("rank")) } else { Html::default() },
        visit: match visit(ctx, &site.code) {
            // The year stands in the plan's sentence; the list has room for day and month.
            Some((low, _, high)) => {
                Html::said(&ctx.l.span_short(low, high), &format!("calc/{}", key("visit")))
            }
            None if x.surveyed => Html::text(&ctx.t("register-surveyed")),
            None => Html::default(),
        },
    }
}

async fn csv(ctx: Ctx) -> Result<Response, WebError> {
    files::answer(ctx, "register", Written::Csv, export::table).await
}

async fn xlsx(ctx: Ctx) -> Result<Response, WebError> {
    files::answer(ctx, "register", Written::Xlsx, export::table).await
}
