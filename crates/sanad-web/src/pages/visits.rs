//! Survey visits: which team surveys which site, and when?

use crate::ctx::Ctx;
use crate::error::WebError;
use crate::frame::Page;
use crate::html::{Html, Slot, escape};
use crate::pages::plan;
use crate::pages::register_lists::Tab;
use crate::pages::site_facts;
use crate::pages::visits_chart;
use crate::pages::visits_why::{self, Why};
use crate::state::AppState;
use askama::Template;
use axum::Router;
use axum::response::Response;
use axum::routing::get;
use sanad_chart::Svg;
use sanad_i18n::{Arg, Locale};
use sanad_model::{Date, Id, Kind, Status};
use sanad_outcomes::engine::visits::{Stop, TeamPlan};
use sanad_outcomes::{DatedVisits, Dep, Missing, Visits};

/// Sites listed in an order without dates.
const ORDER: usize = 200;
/// Sites named among those whose answers are awaited.
const AWAITED: usize = 6;

pub(crate) fn routes() -> Router<AppState> {
    Router::new().route("/{lang}/visits", get(visits_page))
}

struct Left {
    site: Html,
    code: Html,
    why: Html,
}

struct Rest {
    of: Html,
    code: Html,
    field: String,
    value: Html,
    basis: Html,
}

struct Asked {
    site: Html,
    answer: Html,
    why: Why,
}

struct Ranked {
    site: Html,
    code: Html,
    place: Html,
    score: Html,
    unanswered: Html,
    survey: String,
}

/// The visits of a team, one after the other.
struct TeamVisits {
    team: Html,
    visits: Vec<Visit>,
}

struct Visit {
    days: Html,
    site: Html,
    answers: Html,
    why: String,
}

struct Dated {
    sentence: Vec<Html>,
    teams: Vec<TeamVisits>,
    chart: Svg,
    asked: Option<Asked>,
    left: Vec<Left>,
    rests: Vec<Rest>,
    places: Vec<Rest>,
    places_said: Html,
    reported: Html,
    days: Vec<Rest>,
    details: Vec<(String, Html)>,
}

struct Order {
    missing: Vec<Html>,
    ranked: Vec<Ranked>,
    more: Html,
}

#[derive(Template)]
#[template(path = "plan/visits.html")]
struct VisitsPage {
    page: Page,
    l: &'static Locale,
    tabs: Vec<Tab>,
    awaited: Vec<Html>,
    dated: Option<Dated>,
    order: Option<Order>,
    surveys: String,
    register: String,
}

async fn visits_page(ctx: Ctx) -> Result<Response, WebError> {
    let awaited = awaited_sites(&ctx);
    let (dated, order) = match &ctx.o().visits {
        Visits::Nothing => (None, None),
        Visits::Order { order, missing } => (None, Some(order_only(&ctx, order, missing))),
        Visits::Dated(dated) => (Some(with_dates(&ctx, dated)), None),
    };
    let template = VisitsPage {
        page: ctx.page("plan", ctx.t("visits-title"), "plan-question"),
        l: ctx.l,
        tabs: plan::tabs(&ctx, "visits"),
        awaited,
        dated,
        order,
        surveys: ctx.href("surveys"),
        register: ctx.href("register"),
    };
    ctx.html(&template)
}

fn with_dates(ctx: &Ctx, dated: &DatedVisits) -> Dated {
    let places = rests(ctx, dated, true);
    Dated {
        sentence: sentence(ctx, dated),
        teams: dated.plan.teams.iter().map(|t| visits(ctx, dated, t)).collect(),
        chart: visits_chart::gantt(ctx, dated),
        asked: asked(ctx, dated),
        left: left(ctx, dated),
        rests: rests(ctx, dated, false),
        // In a summary, which is pressed itself, the number is no link.
        places_said: ctx.msg(
            "plan-places",
            &[(
                "n",
                Slot {
                    arg: places.len().into(),
                    html: Html::said(&places.len().to_string(), "calc/plan.inputs"),
                },
            )],
        ),
        places,
        reported: reported(ctx, dated),
        days: days(ctx, dated),
        details: details(ctx, dated),
    }
}

fn sentence(ctx: &Ctx, dated: &DatedVisits) -> Vec<Html> {
    let end = dated.date(dated.plan.horizon_days.saturating_sub(1));
    let set = format!("record/programme/{}", ctx.p().settings.code);
    let mut said = vec![ctx.msg(
        "plan-sentence",
        &[
            ("visits", ctx.calc_slot("plan.visits")),
            ("teams", ctx.slot(dated.plan.teams.len(), "calc/plan.inputs")),
            ("from", Slot::html(ctx.day(dated.start, "calc/plan.start"))),
            ("to", Slot::html(ctx.day(end, "calc/plan.start"))),
        ],
    )];
    said[0] = std::mem::take(&mut said[0]).then(&Html::text(" ")).then(&match ctx
        .ledger()
        .count_of("plan.unvisited")
    {
        0 => ctx.msg("plan-none-left", &[]),
        _ => ctx.msg("plan-some-left", &[("n", ctx.calc_slot("plan.unvisited"))]),
    });
    said.push(Html::text(&ctx.t("plan-not-restart")));
    let set_day = ctx.p().settings.plan_start.filter(|set_day| *set_day < dated.start);
    if let Some(first) = set_day.filter(|first| *first < ctx.o().today) {
        let first = Slot::html(ctx.day(first, &set));
        let from = Slot::html(ctx.day(dated.start, "calc/plan.start"));
        said.push(ctx.msg("plan-anew", &[("first", first), ("from", from)]));
    }
    if !dated.away.is_empty() {
        let names: Vec<Html> = dated.away.iter().map(|id| ctx.name(Kind::Team, *id)).collect();
        said.push(ctx.msg("plan-away", &[("teams", Slot::html(visits_why::list(ctx, &names)))]));
    }
    said
}

/// Visits that were foreseen before today, and whose answers are not recorded: the sentence of this
/// page and of the overview.
pub(crate) fn awaited(ctx: &Ctx) -> Option<Html> {
    if ctx.o().awaited.is_empty() {
        return None;
    }
    let today = Slot::html(ctx.day(ctx.o().today, "ui/today"));
    Some(ctx.msg("plan-awaited", &[("n", ctx.calc_slot("plan.awaited")), ("date", today)]))
}

/// The same with the sites.
fn awaited_sites(ctx: &Ctx) -> Vec<Html> {
    let Some(sentence) = awaited(ctx) else { return Vec::new() };
    let all = &ctx.o().awaited;
    let mut names: Vec<Html> = all.iter().take(AWAITED).map(|a| ctx.name(Kind::Site, a.site)).collect();
    if let rest @ 1.. = all.len().saturating_sub(AWAITED) {
        let more = Slot { arg: Arg::from(rest), html: ctx.ui(rest, "more") };
        names.push(ctx.msg("overview-and-more", &[("n", more)]));
    }
    let sites = Slot::html(visits_why::list(ctx, &names));
    vec![sentence.then(&Html::text(" ")).then(&ctx.msg("plan-awaited-sites", &[("sites", sites)]))]
}

/// What the chart shows of a team, as a list for a narrow screen.
fn visits(ctx: &Ctx, dated: &DatedVisits, team: &TeamPlan) -> TeamVisits {
    let visit = |stop: &Stop| {
        let code = &stop.visit.site;
        let src = format!("calc/site/{code}/visit");
        let (first, last) = (dated.date(stop.visit.start.day), dated.date(stop.visit.finish.day));
        let short = |day: Date| {
            let words = escape(&ctx.l.day_month(day));
            Html::raw(format!("<time datetime=\"{day}\" data-src=\"{}\">{words}</time>", escape(&src)))
        };
        Visit {
            days: if first == last {
                short(first)
            } else {
                short(first).then(&Html::text(" – ")).then(&short(last))
            },
            site: visits_why::site(ctx, code),
            answers: dated.answers(code).map_or_else(Html::default, |a| {
                let range = visits_why::range(ctx, a, &format!("calc/site/{code}/answers"));
                ctx.msg("plan-answers", &[("answers", Slot::html(range))])
            }),
            why: ctx.href(&format!("visits?site={}#why", crate::params::encode(code))),
        }
    };
    TeamVisits { team: visits_why::team(ctx, &team.team), visits: team.stops.iter().map(visit).collect() }
}

/// The site that the address asks about.
fn asked(ctx: &Ctx, dated: &DatedVisits) -> Option<Asked> {
    let code = ctx.params.get("site");
    let id = ctx.p().by_code(Kind::Site, code)?;
    let why = visits_why::why(ctx, dated, code)?;
    let answer = match dated.answers(code) {
        None => Html::default(),
        Some(a) => {
            let range = visits_why::range(ctx, a, &format!("calc/site/{code}/answers"));
            ctx.msg("plan-answers", &[("answers", Slot::html(range))])
        }
    };
    Some(Asked { site: ctx.name(Kind::Site, id), answer, why })
}

fn left(ctx: &Ctx, dated: &DatedVisits) -> Vec<Left> {
    let row = |id: Id, why: Html| {
        let code = ctx.p().code_of(Kind::Site, id)?;
        Some(Left { site: ctx.name(Kind::Site, id), code: ctx.code(Kind::Site, code), why })
    };
    let mut list: Vec<Left> = dated
        .plan
        .unvisited
        .iter()
        .filter_map(|u| row(*dated.sites.get(&u.site)?, visits_why::unvisited(ctx, &u.reason)))
        .collect();
    list.extend(
        dated.unplaced.iter().filter_map(|id| row(*id, Html::text(&ctx.t("plan-unvisited-no-place")))),
    );
    list
}

/// The assumed claims that the plan rests on, each with its basis; those of sites by themselves.
fn rests(ctx: &Ctx, dated: &DatedVisits, of_sites: bool) -> Vec<Rest> {
    let mut list = Vec::new();
    for dep in &dated.rests_on {
        let Dep::Claim(id) = dep else { continue };
        let (Some(claim), Some((kind, record, field))) = (ctx.p().claim(*id), ctx.p().claim_target(*id))
        else {
            continue;
        };
        if matches!(claim.status, Status::Assumed | Status::Computed) && (kind == Kind::Site) == of_sites {
            list.push(Rest {
                of: ctx.name(kind, record),
                code: ctx.p().code_of(kind, record).map(|c| ctx.code(kind, c)).unwrap_or_default(),
                field: ctx.l.field_of(kind, field),
                value: ctx.claim(claim, field),
                basis: ctx.text(&claim.basis, &format!("claim/{id}")),
            });
        }
    }
    list
}

fn reported(ctx: &Ctx, dated: &DatedVisits) -> Html {
    let known = dated
        .rests_on
        .iter()
        .filter(|d| {
            let Dep::Claim(id) = d else { return false };
            ctx.p().claim(*id).is_some_and(|c| matches!(c.status, Status::Reported | Status::Surveyed))
        })
        .count();
    match known {
        0 => ctx.msg("plan-reported-none", &[]),
        _ => ctx.msg("plan-reported", &[("n", ctx.slot(known, "calc/plan.inputs"))]),
    }
}

/// The holidays and times of reduced hours inside the plan's days.
fn days(ctx: &Ctx, dated: &DatedVisits) -> Vec<Rest> {
    let end = dated.date(dated.plan.horizon_days.saturating_sub(1));
    let mut list = Vec::new();
    let mut calendars: Vec<_> = ctx.p().calendars.values().collect();
    calendars.sort_by(|a, b| a.code.cmp(&b.code));
    for calendar in calendars {
        for day in calendar.days.iter().filter(|d| d.last >= dated.start && d.first <= end) {
            let src = format!("record/calendar_days/{}", day.id);
            let from = ctx.day(day.first, &src);
            let when = if day.first == day.last {
                from
            } else {
                ctx.msg(
                    "plan-span",
                    &[("from", Slot::html(from)), ("to", Slot::html(ctx.day(day.last, &src)))],
                )
            };
            let kind = ctx.l.word("day-kind", if day.holiday { "holiday" } else { "reduced" });
            list.push(Rest {
                of: ctx.text(&day.name, &src),
                code: Html::default(),
                field: format!("{kind} · {}", ctx.l.text(&calendar.name)),
                value: when,
                basis: if day.basis.is_empty() {
                    day.source.map(|s| site_facts::source(ctx, s)).unwrap_or_default()
                } else {
                    ctx.text(&day.basis, &src)
                },
            });
        }
    }
    list
}

fn details(ctx: &Ctx, dated: &DatedVisits) -> Vec<(String, Html)> {
    let plan = &dated.plan;
    let tenth = |x: f64| (x * 10.0).round() / 10.0;
    let own = |n: f64| ctx.num(n, "ui/plan-details");
    let gap = ctx.l.t1_bare("study-percent", &[("n", Arg::from(ctx.l.number(tenth(plan.gap * 100.0))))]);
    let mut list = vec![
        (ctx.t("plan-value-days"), ctx.num(tenth(plan.objective.value_days()), "calc/plan.value_days")),
        (ctx.t("plan-bound"), ctx.num(tenth(plan.bound_value_days()), "calc/plan.bound")),
        (ctx.t("plan-gap"), ctx.n(&gap, "calc/plan.gap")),
        (ctx.t("plan-seed"), own(plan.details.seed as f64)),
        (ctx.t("plan-effort"), own(f64::from(plan.details.effort_units))),
        (ctx.t("plan-schedules"), own(plan.details.schedules as f64)),
    ];
    let verdict = ctx.msg(
        "plan-verdict-said",
        &[
            ("visits", ctx.slot(dated.verdict.visits, "ui/plan-details")),
            ("unvisited", ctx.slot(dated.verdict.unvisited, "ui/plan-details")),
            ("comparisons", ctx.slot(dated.verdict.comparisons, "ui/plan-details")),
        ],
    );
    list.push((ctx.t("plan-verdict"), verdict));
    for team in &plan.teams {
        let hours = |minutes: u64| (minutes as f64 / 60.0).round();
        let driving: u64 = team.used.iter().map(|d| u64::from(d.driving)).sum();
        let surveying: u64 = team.used.iter().map(|d| u64::from(d.surveying)).sum();
        let slot = |n: f64| Slot { arg: Arg::Number(n), html: own(n) };
        let said = ctx.msg(
            "plan-team-use",
            &[
                ("visits", ctx.slot(team.stops.len(), "ui/plan-details")),
                ("surveying", slot(hours(surveying))),
                ("driving", slot(hours(driving))),
                ("home", slot(hours(u64::from(team.return_minutes)))),
            ],
        );
        list.push((team_name(ctx, &team.team), said));
    }
    list
}

fn team_name(ctx: &Ctx, code: &str) -> String {
    let team = ctx.p().by_code(Kind::Team, code).and_then(|id| ctx.p().teams.get(&id));
    team.map_or_else(|| code.to_owned(), |t| ctx.l.text(&t.name).to_owned())
}

fn order_only(ctx: &Ctx, order: &[Id], missing: &[Missing]) -> Order {
    let key = |code: &str, what: &str| format!("site/{code}/{what}");
    Order {
        missing: missing
            .iter()
            .map(|m| {
                let words = Html::text(&ctx.t(&format!("plan-missing-{}", m.code)));
                match m.code {
                    _ if m.of.is_empty() => words,
                    "plan-fault" | "plan-refused" => {
                        words.then(&Html::text(" ")).then(&Html::said(&m.of, "ui/plan-details"))
                    }
                    _ => words.then(&Html::text(" ")).then(&named(ctx, &m.of)),
                }
            })
            .collect(),
        ranked: order
            .iter()
            .take(ORDER)
            .filter_map(|id| {
                let site = ctx.p().sites.get(id)?;
                Some(Ranked {
                    site: ctx.name(Kind::Site, *id),
                    code: ctx.code(Kind::Site, &site.code),
                    place: ctx.text(&site.place, &ctx.src(Kind::Site, *id)),
                    score: ctx.calc(&key(&site.code, "score")),
                    unanswered: ctx.calc(&key(&site.code, "unanswered")),
                    survey: ctx.href(&format!("surveys/{}", crate::params::encode(&site.code))),
                })
            })
            .collect(),
        more: if order.len() > ORDER {
            ctx.msg(
                "overview-and-more",
                &[(
                    "n",
                    Slot { arg: Arg::from(order.len() - ORDER), html: ctx.ui(order.len() - ORDER, "more") },
                )],
            )
        } else {
            Html::default()
        },
    }
}

/// What is missing of whom: a team, a calendar or a party by its code.
fn named(ctx: &Ctx, code: &str) -> Html {
    [Kind::Team, Kind::Calendar, Kind::Party]
        .iter()
        .find_map(|kind| ctx.p().by_code(*kind, code).map(|id| ctx.name(*kind, id)))
        .unwrap_or_else(|| Html::said(code, "ui/plan-details"))
}
