//! Plan: when does each site run, and what holds it back?

use crate::ctx::Ctx;
use crate::error::WebError;
use crate::frame::Page;
use crate::html::{Html, Slot};
use crate::pages::plan_details;
use crate::pages::plan_gantt::gantt;
use crate::pages::plan_groups::{self, Filter, Group, mark_src, measure_href, months};
use crate::pages::plan_profiles::{Family, profiles};
use crate::pages::plan_window::{Window, Zoom};
use crate::pages::register_lists::Tab;
use crate::pages::why;
use crate::state::{AppState, off_thread};
use askama::Template;
use axum::Router;
use axum::response::Response;
use axum::routing::get;
use sanad_chart::Svg;
use sanad_i18n::{Arg, Locale};
use sanad_model::{Date, Kind};
use sanad_outcomes::WorksOutcome;
use sanad_outcomes::measures::library::TemplateKind;
use sanad_outcomes::measures::{Lack, Measure, Scenario, Works, agreed};
use std::collections::BTreeSet;
use std::sync::Arc;

pub(crate) fn routes() -> Router<AppState> {
    Router::new().route("/{lang}/plan", get(plan))
}

/// A link that says whether it is the one that is followed.
pub(super) struct Chip {
    pub(super) href: String,
    pub(super) label: String,
    pub(super) current: bool,
}

/// A choice of the filter.
struct Choice {
    value: String,
    name: String,
    chosen: bool,
}

/// What the chart shows of a group, as a line for a narrow screen.
struct Line {
    when: Html,
    name: Html,
    note: Html,
}

/// An open question whose answer changes much.
struct Asked {
    question: Html,
    effect: Html,
    survey: String,
}

/// A measure that the plan leaves out, or one that is proposed while there is no plan.
pub(super) struct Left {
    pub(super) name: Html,
    pub(super) code: Html,
    pub(super) site: Html,
    pub(super) share: Html,
    pub(super) why: Html,
    pub(super) href: String,
}

struct Shown {
    sentence: Vec<Html>,
    zooms: Vec<Chip>,
    beside: (Option<String>, Option<String>),
    fold: Option<Chip>,
    sites: Vec<Choice>,
    kinds: Vec<Choice>,
    only_chosen: bool,
    hidden: Vec<(String, String)>,
    lines: Vec<Line>,
    chart: Option<Svg>,
    families: Vec<Family>,
    scarce: Option<(Html, String)>,
    questions: Vec<Asked>,
    left: Vec<Left>,
    details: Vec<(String, Html)>,
}

struct Missing {
    said: Html,
    conflict: Option<why::Conflicting>,
    steps: Vec<(String, String)>,
    proposed: Vec<Left>,
}

#[derive(Template)]
#[template(path = "plan/works.html")]
struct PlanPage {
    page: Page,
    l: &'static Locale,
    tabs: Vec<Tab>,
    shown: Option<Shown>,
    missing: Option<Missing>,
    action: String,
    compare: String,
    helps: String,
    replan: String,
    apart: Vec<Html>,
}

/// The plan of works and that of survey visits, beside each other.
pub(super) fn tabs(ctx: &Ctx, current: &str) -> Vec<Tab> {
    let tab =
        |path: &str, key: &str| Tab { href: ctx.href(path), label: ctx.t(key), current: path == current };
    vec![tab("plan", "plan-tab-works"), tab("visits", "plan-tab-visits")]
}

async fn plan(ctx: Ctx) -> Result<Response, WebError> {
    let outcome = &ctx.o().works;
    let (shown, missing) = match &outcome.made.works {
        Ok(works) => (Some(show(&ctx, outcome, works).await?), None),
        Err(lack) => (None, Some(lacking(&ctx, outcome, lack)?)),
    };
    let template = PlanPage {
        page: ctx.page("plan", ctx.t("plan-title"), "planner-question"),
        l: ctx.l,
        tabs: tabs(&ctx, "plan"),
        shown,
        missing,
        action: ctx.href("plan"),
        compare: ctx.href("compare"),
        helps: ctx.href("plan/helps"),
        replan: ctx.href("plan/replan"),
        apart: apart(&ctx),
    };
    ctx.html(&template)
}

/// What is recorded that this plan does not count with: what has begun, and an accepted plan that is
/// another one.
fn apart(ctx: &Ctx) -> Vec<Html> {
    let src = "calc/works.inputs";
    let Some(works) = ctx.o().works.works() else { return Vec::new() };
    let mut said = Vec::new();
    let begun = ctx.p().actuals.len();
    if begun > 0 {
        said.push(ctx.msg(
            "planner-apart-begun",
            &[("n", Slot { arg: Arg::from(begun), html: ctx.num(begun as f64, src) })],
        ));
    }
    let accepted: BTreeSet<(&str, &str, Date, &str)> = ctx
        .p()
        .baseline
        .values()
        .map(|own| (own.measure.as_str(), own.activity.as_str(), own.start, own.mode.as_str()))
        .collect();
    let Some(day) = ctx.p().baseline.values().map(|own| own.accepted).max() else { return said };
    let here = agreed(&works.problem, works.plan(), works.start);
    let here: BTreeSet<(&str, &str, Date, &str)> = here
        .iter()
        .map(|own| (own.measure.as_str(), own.activity.as_str(), own.start, own.mode.as_str()))
        .collect();
    let key = |own: &(&str, &str, Date, &str)| (own.0.to_owned(), own.1.to_owned());
    let other: BTreeSet<(String, String)> = accepted.symmetric_difference(&here).map(key).collect();
    if !other.is_empty() {
        let n = Slot { arg: Arg::from(other.len()), html: ctx.num(other.len() as f64, src) };
        said.push(ctx.msg("planner-apart-accepted", &[("n", n), ("day", Slot::html(ctx.day(day, src)))]));
    }
    said
}

async fn show(ctx: &Ctx, outcome: &WorksOutcome, works: &Arc<Works>) -> Result<Shown, WebError> {
    let view = Arc::clone(&ctx.view);
    // The first who looks waits for it; afterwards it is kept with the view.
    off_thread(move || {
        view.held();
    })
    .await?;
    let held = ctx.view.held();
    let window = Window::of(ctx, works);
    let filter = Filter::of(ctx);
    let groups = plan_groups::groups(ctx, outcome, works, &filter);
    let families = profiles(ctx, works, held, &window);
    let more: usize = families.iter().map(|f| f.more).sum();
    Ok(Shown {
        sentence: sentence(ctx, outcome, works),
        zooms: zooms(ctx, &window),
        beside: beside(ctx, &window),
        fold: fold(ctx, &groups),
        sites: site_choices(ctx, outcome, &filter),
        kinds: kind_choices(ctx, outcome, &filter),
        only_chosen: filter.has("chosen"),
        hidden: ctx.params.0.iter().filter(|(n, v)| n != "filter" && !v.is_empty()).cloned().collect(),
        lines: groups.iter().map(|g| line(ctx, outcome, works, g)).collect(),
        chart: (!groups.is_empty()).then(|| gantt(ctx, outcome, works, held, &groups, &window)),
        scarce: (more > 0).then(|| {
            let slot = Slot { arg: Arg::from(more), html: ctx.ui(more, "more") };
            (
                ctx.msg("planner-more-scarce", &[("n", slot)]),
                here(ctx, &ctx.params.with("scarce", "all"), "scarce"),
            )
        }),
        families,
        questions: questions(ctx, works),
        left: left(ctx, outcome, works),
        details: plan_details::details(ctx, works, ctx.view.verdict()),
    })
}

fn here(ctx: &Ctx, params: &crate::params::Params, at: &str) -> String {
    ctx.href(&format!("plan{}#{at}", params.query()))
}

/// What the plan carries out, and how surely.
fn sentence(ctx: &Ctx, outcome: &WorksOutcome, works: &Works) -> Vec<Html> {
    let inputs = "calc/works.inputs";
    let end = works.day(works.problem.horizon - 1);
    let mut said = ctx.msg(
        "planner-sentence",
        &[
            ("n", ctx.calc_slot("works.restarts")),
            ("of", ctx.calc_slot("works.restarts.all")),
            ("end", Slot::html(ctx.day(end, inputs))),
        ],
    );
    let sure = ctx.msg("planner-sure", &[("n", ctx.calc_slot("works.restarts.sure"))]);
    said = said.then(&Html::text(" ")).then(&sure);
    let restarts = |place: &usize| outcome.measures()[*place].is_restart() && works.chosen(*place);
    let marked = (0..outcome.measures().len()).filter(restarts).filter_map(|m| Some((outcome.mark(m)?, m)));
    let first = marked.min_by_key(|(dates, _)| (dates.0, dates.1));
    if let Some((dates, place)) = first {
        let range = Html::said(&months(ctx, dates), &mark_src(outcome, place));
        said = said.then(&Html::text(" ")).then(&ctx.msg("planner-first", &[("range", Slot::html(range))]));
    }
    let (low, _, high) = works.drawn.carried_out;
    let n = |n: u64, src: &str| Slot { arg: Arg::from(n), html: ctx.num(n as f64, src) };
    let cases = ctx.msg(
        "planner-cases",
        &[
            ("cases", n(works.drawn.cases, inputs)),
            ("low", n(low, inputs)),
            ("high", n(high, inputs)),
            ("all", ctx.calc_slot("works.proposed")),
        ],
    );
    let mut list = vec![said, cases];
    if outcome.measures().iter().any(|m| m.is_restart() && !m.surveyed) {
        list.push(ctx.msg("planner-ranges", &[]));
    }
    list
}

fn zooms(ctx: &Ctx, window: &Window) -> Vec<Chip> {
    let from = window.day(window.from).to_string();
    let chip = |zoom: Zoom| {
        let from = if zoom == Zoom::Whole { "" } else { from.as_str() };
        let code = if zoom == Zoom::Whole { "whole" } else { zoom.code() };
        Chip {
            href: here(ctx, &ctx.params.with("zoom", zoom.code()).with("from", from), "works"),
            label: ctx.t(&format!("planner-zoom-{code}")),
            current: zoom == window.zoom,
        }
    };
    Zoom::ALL.into_iter().map(chip).collect()
}

fn beside(ctx: &Ctx, window: &Window) -> (Option<String>, Option<String>) {
    let href = |day: sanad_model::Date| here(ctx, &ctx.params.with("from", &day.to_string()), "works");
    (window.beside.0.map(href), window.beside.1.map(href))
}

/// Opens all groups, or closes them.
fn fold(ctx: &Ctx, groups: &[Group]) -> Option<Chip> {
    let any = groups.iter().any(|g| g.open(ctx));
    let (key, open) = if any { ("planner-close-all", "") } else { ("planner-open-all", "all") };
    (!groups.is_empty()).then(|| Chip {
        href: here(ctx, &ctx.params.with("open", open), "works"),
        label: ctx.t(key),
        current: false,
    })
}

fn site_choices(ctx: &Ctx, outcome: &WorksOutcome, filter: &Filter<'_>) -> Vec<Choice> {
    let mut list: Vec<Choice> = outcome
        .of_site
        .keys()
        .filter_map(|id| ctx.p().sites.get(id))
        .map(|site| Choice {
            value: format!("site/{}", site.code),
            name: ctx.l.text(&site.name).to_owned(),
            chosen: filter.get("site") == site.code,
        })
        .collect();
    list.sort_by(|a, b| a.name.cmp(&b.name));
    list
}

fn kind_choices(ctx: &Ctx, outcome: &WorksOutcome, filter: &Filter<'_>) -> Vec<Choice> {
    let there = |kind: &&TemplateKind| outcome.measures().iter().any(|m| m.kind == **kind);
    TemplateKind::ALL
        .iter()
        .filter(there)
        .map(|kind| Choice {
            value: format!("kind/{}", kind.code()),
            name: ctx.l.word("template-kind", kind.code()),
            chosen: filter.get("kind") == kind.code(),
        })
        .collect()
}

fn line(ctx: &Ctx, outcome: &WorksOutcome, works: &Works, group: &Group) -> Line {
    let src = group.src(outcome);
    let place = group.restart.or_else(|| group.measures.first().copied()).unwrap_or(0);
    let measure = &outcome.measures()[place];
    let name = Html::said(&group.name(ctx), &src);
    let href = match group.of {
        plan_groups::Of::Site(_) => measure_href(ctx, &measure.code),
        plan_groups::Of::Kind(_) => here(ctx, &ctx.params.with("open", &group.key), "works"),
    };
    let share = group.restart.map(|_| share(ctx, works, measure, place));
    let note = if let Some(share) = share {
        ctx.msg("planner-in-cases", &[("share", Slot::html(share))])
    } else {
        let n = Slot { arg: group.measures.len().into(), html: ctx.ui(group.measures.len(), "rows") };
        ctx.msg("planner-measures", &[("n", n)])
    };
    Line {
        when: group.mark(outcome).map(|d| Html::said(&months(ctx, d), &src)).unwrap_or_default(),
        name: Html::link(&href, "row-link", &name),
        note,
    }
}

/// In how many simulated cases a measure is carried out.
fn share(ctx: &Ctx, works: &Works, measure: &Measure, place: usize) -> Html {
    let of = works.drawn.cases - works.drawn.failed;
    let said = ctx.l.share(works.drawn.measures[place].chosen, of);
    ctx.n(&said, &format!("calc/measure/{}/share", measure.code))
}

fn questions(ctx: &Ctx, works: &Works) -> Vec<Asked> {
    let inputs = "calc/works.inputs";
    let whole = |n: f64| Slot { arg: Arg::Number(n.round()), html: ctx.num(n.round(), inputs) };
    let asked = |q: &sanad_outcomes::measures::Question| {
        let code = ctx.p().code_of(Kind::Site, q.site)?;
        let what = Html::text(&ctx.l.word("blocker", q.blocker.code()));
        let site = ctx.name(Kind::Site, q.site);
        let changes = q.changes.round().max(1.0);
        let changes = Slot { arg: Arg::Number(changes), html: ctx.num(changes, inputs) };
        Some(Asked {
            question: ctx.msg("planner-asks", &[("what", Slot::html(what)), ("site", Slot::html(site))]),
            effect: ctx.msg("planner-moves", &[("changes", changes), ("days", whole(q.days))]),
            survey: ctx.href(&format!("surveys/{}", crate::params::encode(code))),
        })
    };
    works.drawn.questions.iter().filter_map(asked).collect()
}

/// What could be done and is not carried out, the most likely first.
fn left(ctx: &Ctx, outcome: &WorksOutcome, works: &Works) -> Vec<Left> {
    let mut places: Vec<usize> = (0..outcome.measures().len()).filter(|m| !works.chosen(*m)).collect();
    places.sort_by_key(|m| (std::cmp::Reverse(works.drawn.measures[*m].chosen), *m));
    places
        .into_iter()
        .map(|place| {
            let measure = &outcome.measures()[place];
            Left {
                share: share(ctx, works, measure, place),
                why: plan_details::short_reason(ctx, works, measure, place),
                ..proposed(ctx, measure)
            }
        })
        .collect()
}

fn proposed(ctx: &Ctx, measure: &Measure) -> Left {
    let src = format!("calc/measure/{}/parts", measure.code);
    let name = Html::said(ctx.l.text(&measure.name), &src);
    Left {
        name: Html::link(&measure_href(ctx, &measure.code), "row-link", &name),
        code: Html::raw(format!(
            "<code class=\"d\" data-src=\"{}\">{}</code>",
            crate::html::escape(&src),
            crate::html::escape(&measure.code)
        )),
        site: match measure.site {
            Some(site) => ctx.link(Kind::Site, site),
            None => Html::text(&ctx.l.word("template-kind", measure.kind.code())),
        },
        share: Html::default(),
        why: Html::default(),
        href: ctx.href(&format!("why/{}", crate::params::encode(&measure.code))),
    }
}

/// Why there is no plan, the way out, and what could be done.
fn lacking(ctx: &Ctx, outcome: &WorksOutcome, lack: &Lack) -> Result<Missing, WebError> {
    let step = |key: &str, path: &str| (ctx.t(key), ctx.href(path));
    let steps = match lack {
        Lack::Measures => {
            vec![step("planner-step-items", "items"), step("planner-step-register", "register")]
        }
        Lack::Crews => vec![
            step("planner-step-teams", "register/teams"),
            step("planner-step-funds", "register/funds"),
            step("planner-step-import", "import"),
        ],
        Lack::Faults(_) | Lack::Infeasible(_) | Lack::Refused(_) => {
            vec![step("planner-step-teams", "register/teams"), step("planner-step-history", "history")]
        }
    };
    let said = Html::join(&why::lack(ctx), " ");
    let conflict = why::conflicting(ctx, Scenario::default())?;
    let proposed = outcome.measures().iter().map(|m| proposed(ctx, m)).collect();
    Ok(Missing { said, conflict, steps, proposed })
}
