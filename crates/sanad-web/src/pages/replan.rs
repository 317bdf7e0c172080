//! Re-plan: what do we change now that things have moved, and what is it worth?
//!
//! The address says everything: `at` the status date, `frozen` the days that stay, `way` the way that is
//! listed, and `refuse` once for each measure of which no change is wanted. Accepting writes the plan
//! that is shown, in one step that can be undone.

use crate::ctx::Ctx;
use crate::edit::{commit, redirect};
use crate::error::WebError;
use crate::frame::{Crumb, Page};
use crate::html::{Html, Slot};
use crate::jobs::Asked;
use crate::pages::job::Waiting;
use crate::pages::scenario;
use crate::pages::why;
use crate::params::{Form, Params, encode};
use crate::state::AppState;
use askama::Template;
use axum::Router;
use axum::response::Response;
use axum::routing::{get, post};
use sanad_i18n::{Arg, Locale};
use sanad_model::Date;
use sanad_outcomes::measures::engine::{Change, Path, Term, Terms, Way};
use sanad_outcomes::measures::{Anew, Bounds, NoPlanAnew, ReplanAsk, Told, accept, agreed};
use sanad_outcomes::reasons;
use sanad_report::amount_anew;
use sanad_store::new_id;
use std::collections::BTreeSet;
use std::sync::Arc;

pub(crate) fn routes() -> Router<AppState> {
    Router::new()
        .route("/{lang}/plan/replan", get(show))
        .route("/{lang}/plan/replan/accept", post(accept_anew))
        .route("/{lang}/plan/accept", post(accept_at_hand))
}

/// Days that may be frozen at most.
const MOST_FROZEN: u32 = 3660;
/// Changes that are shown at once.
const FEW: usize = 6;
/// Figures of this page are those of a plan that is not kept yet.
const SRC: &str = "ui/scenario";

/// What the address asks for.
#[derive(Clone)]
struct Wish {
    at: Date,
    frozen: u32,
    way: usize,
    refused: BTreeSet<String>,
    /// What cannot be read, with what is accepted.
    unread: Vec<Html>,
}

impl Wish {
    fn read(ctx: &Ctx, params: &Params) -> Self {
        let today = ctx.o().today;
        let (at, frozen, way) = (params.get("at"), params.get("frozen"), params.get("way"));
        let mut unread = Vec::new();
        let mut wrong = |key: &str, value: &str, accepted: Option<(&'static str, Html)>| {
            let mut slots = vec![("value", Slot::html(Html::said(value, "ui/filter")))];
            slots.extend(accepted.map(|(name, html)| (name, Slot::html(html))));
            unread.push(ctx.msg(key, &slots));
        };
        let day = at.parse::<Date>().ok();
        if day.is_none() && !at.is_empty() {
            wrong("replan-unread-at", at, Some(("day", Html::said(&today.to_string(), "ui/filter"))));
        }
        let days = frozen.parse::<u32>().ok().filter(|days| *days <= MOST_FROZEN);
        if days.is_none() && !frozen.is_empty() {
            let most = ctx.n(&ctx.l.number(f64::from(MOST_FROZEN)), "ui/filter");
            wrong("replan-unread-frozen", frozen, Some(("most", most)));
        }
        let place = Path::ALL.iter().position(|path| path.key() == way);
        if place.is_none() && !way.is_empty() {
            let keys: Vec<String> = Path::ALL.iter().map(|path| path.key().to_owned()).collect();
            wrong("replan-unread-way", way, Some(("list", Html::text(&ctx.l.list(&keys)))));
        }
        let mut refused = BTreeSet::new();
        for code in params.all("refuse") {
            if ctx.o().works.measure(code).is_some() {
                refused.insert(code.to_owned());
            } else {
                wrong("replan-unread-refuse", code, None);
            }
        }
        Self { at: day.unwrap_or(today), frozen: days.unwrap_or(0), way: place.unwrap_or(0), refused, unread }
    }

    /// The part that decides what is computed.
    fn key(&self) -> String {
        let mut parts = vec![format!("at={}", self.at), format!("frozen={}", self.frozen)];
        parts.extend(self.refused.iter().map(|code| format!("refuse={}", encode(code))));
        parts.join("&")
    }

    fn href(&self, ctx: &Ctx, way: usize) -> String {
        let path = Path::ALL.get(way).map_or("", |path| path.key());
        ctx.href(&format!("plan/replan?{}&way={path}", self.key()))
    }
}

struct Choice {
    name: String,
    note: String,
    href: String,
    current: bool,
}

struct Row {
    what: Html,
    /// The way, and the figure.
    cells: Vec<(String, Html)>,
}

struct Listed {
    code: String,
    said: Html,
    because: Html,
    refused: bool,
}

struct Shown {
    said: Vec<Html>,
    ways: Vec<Choice>,
    value: Vec<Row>,
    disturbance: Vec<Row>,
    weighed: Html,
    heading: Html,
    /// Without changes none.
    groups: Vec<Group>,
    /// Whether the changes are few enough to be seen at once.
    few: bool,
    /// Whether anything is carried out, so that it can be accepted.
    carries: bool,
}

/// Changes of one kind.
struct Group {
    name: Html,
    changes: Vec<Listed>,
}

#[derive(Template)]
#[template(path = "plan/replan.html")]
struct ReplanPage {
    page: Page,
    l: &'static Locale,
    action: String,
    accept: String,
    accept_first: Option<String>,
    at: String,
    frozen: u32,
    way: &'static str,
    first: String,
    last: String,
    refused: Vec<String>,
    lacking: Vec<Html>,
    /// Where it is told why there is no plan.
    why: Option<String>,
    waiting: Option<Waiting>,
    shown: Option<Shown>,
}

fn made(ctx: &Ctx, wish: &Wish) -> Result<Asked<Result<Anew, NoPlanAnew>>, WebError> {
    let (view, own) = (Arc::clone(&ctx.view), wish.clone());
    ctx.state.job(&ctx.view, format!("replan?{}", wish.key()), move |job| {
        let works = &view.outcomes.works;
        let effort = works.works().map(|works| works.effort).unwrap_or_default();
        job.watched(|watch| {
            let ask = ReplanAsk { at: own.at, frozen: own.frozen, refused: &own.refused, effort, watch };
            sanad_outcomes::replan(view.programme(), works, &ask)
        })
    })
}

async fn show(ctx: Ctx) -> Result<Response, WebError> {
    let wish = Wish::read(&ctx, &ctx.params);
    let mut page = ctx.page("plan", ctx.t("replan-title"), "replan-question");
    page.crumbs = vec![Crumb { href: ctx.href("plan"), label: ctx.t("plan-title") }];
    let bounds = Bounds::of(ctx.p());
    let none = bounds.is_none();
    let limit = |own: fn(Bounds) -> Date| bounds.map_or(String::new(), |bounds| own(bounds).to_string());
    let mut template = ReplanPage {
        page,
        l: ctx.l,
        action: ctx.href("plan/replan"),
        accept: ctx.href("plan/replan/accept"),
        accept_first: (none && ctx.o().works.works().is_some()).then(|| ctx.href("plan/accept")),
        at: wish.at.to_string(),
        frozen: wish.frozen,
        way: Path::ALL[wish.way].key(),
        first: limit(|own| own.first),
        last: limit(|own| own.last),
        refused: wish.refused.iter().cloned().collect(),
        lacking: Vec::new(),
        why: None,
        waiting: None,
        shown: None,
    };
    if none {
        template.lacking.push(Html::text(&ctx.t("replan-none")));
        return ctx.html(&template);
    }
    if !wish.unread.is_empty() {
        template.lacking = wish.unread;
        return ctx.html(&template);
    }
    if let Some(bounds) = bounds.filter(|bounds| !bounds.hold(wish.at)) {
        template.lacking.push(outside(&ctx, wish.at, bounds));
        return ctx.html(&template);
    }
    match made(&ctx, &wish)? {
        Asked::Waiting(job) => template.waiting = Some(Waiting::of(&ctx, &job)),
        Asked::Done(made) => match &*made {
            Ok(anew) => template.shown = Some(shown(&ctx, &wish, anew)),
            Err(NoPlanAnew::Lack(lack)) => {
                // What is wrong with what is recorded is wrong with any plan.
                template.lacking = why::lack(&ctx);
                if template.lacking.is_empty() {
                    template.lacking.push(ctx.said(&reasons::lack(lack)));
                }
                template.why = Some(ctx.href("why"));
            }
            Err(NoPlanAnew::Baseline) => template.lacking.push(Html::text(&ctx.t("replan-none"))),
            Err(NoPlanAnew::Day(bounds)) => template.lacking.push(outside(&ctx, wish.at, *bounds)),
            Err(NoPlanAnew::Infeasible(_)) => template.lacking.push(Html::text(&ctx.t("replan-infeasible"))),
        },
    }
    ctx.html(&template)
}

/// The day that was asked for, and those that are accepted.
fn outside(ctx: &Ctx, at: Date, bounds: Bounds) -> Html {
    let day = |day: Date| Slot::html(ctx.day(day, SRC));
    ctx.msg("replan-day", &[("day", day(at)), ("first", day(bounds.first)), ("last", day(bounds.last))])
}

fn count(ctx: &Ctx, n: usize) -> Slot {
    Slot { arg: Arg::from(n as u64), html: ctx.n(&ctx.l.number(n as f64), SRC) }
}

fn shown(ctx: &Ctx, wish: &Wish, anew: &Anew) -> Shown {
    let accepted = anew.accepted.map_or(Html::text(""), |day| ctx.day(day, SRC));
    let mut said = vec![ctx.msg(
        "replan-status",
        &[
            ("day", Slot::html(ctx.day(anew.at, SRC))),
            ("done", count(ctx, anew.begun.0)),
            ("going", count(ctx, anew.begun.1)),
            ("overdue", count(ctx, anew.overdue.len())),
            ("accepted", Slot::html(accepted)),
        ],
    )];
    let told = [
        ("replan-freed", anew.replanned.freed.len()),
        ("replan-gone", anew.gone.len()),
        ("replan-noted", anew.replanned.notes.len()),
    ];
    let told = told.into_iter().filter(|(_, n)| *n > 0);
    said.extend(told.map(|(key, n)| ctx.msg(key, &[("n", count(ctx, n))])));
    let replanned = &anew.replanned;
    if replanned.all_alike() {
        said.push(Html::text(&ctx.t("replan-alike")));
    } else if !replanned.lies_between() {
        said.push(Html::text(&ctx.t("replan-no-middle")));
    }
    // Each plan once.
    let own = |place: usize| replanned.shown(place) == place;
    let at = replanned.shown(wish.way);
    let ways: Vec<&Way> =
        replanned.ways.iter().enumerate().filter(|(place, _)| own(*place)).map(|(_, way)| way).collect();
    let choice = |(place, path): (usize, &Path)| Choice {
        name: ctx.t(&format!("replan-path-{}", path.key())),
        note: ctx.t(&format!("replan-path-{}-note", path.key())),
        href: wish.href(ctx, place),
        current: place == at,
    };
    let row = |what: Html, of: &dyn Fn(&Way) -> String| Row {
        what,
        cells: ways
            .iter()
            .map(|way| (ctx.t(&format!("replan-path-{}", way.path.key())), ctx.n(&of(way), SRC)))
            .collect(),
    };
    let asked = |term: &&Term| {
        **term != Term::Change && anew.problem.objectives.iter().flatten().any(|(own, _)| own == *term)
    };
    let term = |term: &Term| {
        let what = Html::text(&ctx.l.word("objective-term", term.key()));
        let amount = |terms: &Terms| amount_anew(ctx.l, anew, *term, terms.get(*term));
        let mut row = row(what, &|way| amount(&way.terms));
        row.cells.insert(0, (ctx.t("replan-agreed"), ctx.n(&amount(&replanned.agreed), SRC)));
        row
    };
    let number = |key: &str, of: &dyn Fn(&Way) -> i64| {
        row(Html::text(&ctx.t(key)), &|way| ctx.l.number(of(way) as f64))
    };
    let weights = anew.weights;
    let changes = replanned.ways.get(at).map_or(&[][..], |way| &way.changes);
    Shown {
        said,
        ways: Path::ALL.iter().enumerate().filter(|(place, _)| own(*place)).map(choice).collect(),
        value: Term::ALL.iter().filter(asked).map(term).collect(),
        disturbance: vec![
            number("replan-added", &|way| i64::from(way.disturbance.added)),
            number("replan-dropped", &|way| i64::from(way.disturbance.dropped)),
            number("replan-moved", &|way| i64::from(way.disturbance.moved)),
            number("replan-ticks", &|way| way.disturbance.ticks),
            number("replan-modes", &|way| i64::from(way.disturbance.modes)),
            number("replan-crews", &|way| i64::from(way.disturbance.crews)),
        ],
        weighed: ctx.msg(
            "replan-weighed",
            &[("measure", count(ctx, weights.measure as usize)), ("mode", count(ctx, weights.mode as usize))],
        ),
        heading: ctx.msg(
            "replan-changes",
            &[("path", Slot::html(Html::text(&ctx.t(&format!("replan-path-{}", Path::ALL[at].key())))))],
        ),
        groups: groups(ctx, wish, anew, at),
        few: changes.len() <= FEW,
        carries: replanned.ways.get(at).is_some_and(|way| way.plan.chosen.contains(&true)),
    }
}

/// The changes of a way by what becomes of the measure.
fn groups(ctx: &Ctx, wish: &Wish, anew: &Anew, way: usize) -> Vec<Group> {
    let changes = anew.replanned.ways.get(way).map_or(&[][..], |way| &way.changes);
    let reasons = ctx.o().works.changed(ctx.p(), anew, way);
    let group = |key: &&str| {
        let own = changes.iter().zip(&reasons).filter(|(change, _)| anew.said(change).key == *key);
        let changes: Vec<Listed> = own
            .map(|(change, why)| Listed { because: ctx.said(why), ..listed(ctx, wish, anew, change) })
            .collect();
        let name = ctx.msg(&format!("replan-group-{key}"), &[("n", count(ctx, changes.len()))]);
        Group { name, changes }
    };
    Told::KEYS.iter().map(group).filter(|group| !group.changes.is_empty()).collect()
}

fn listed(ctx: &Ctx, wish: &Wish, anew: &Anew, change: &Change) -> Listed {
    let said = anew.said(change);
    let name = ctx.o().works.measure(&said.measure).map(|(_, measure)| scenario::name(ctx, measure));
    let days = ctx.l.t1_bare("plan-days", &[("n", Arg::from(said.days))]);
    let mut line = ctx.msg(
        &format!("replan-said-{}", said.key),
        &[
            ("measure", Slot::html(Html::said(&name.unwrap_or_else(|| said.measure.clone()), SRC))),
            ("days", Slot::html(ctx.n(&days, SRC))),
            ("day", Slot::html(said.last.map_or(Html::text(""), |day| ctx.day(day, SRC)))),
        ],
    );
    if said.modes > 0 {
        line =
            line.then(&Html::text(" ")).then(&ctx.msg("replan-said-modes", &[("n", count(ctx, said.modes))]));
    }
    Listed {
        refused: wish.refused.contains(&said.measure),
        code: said.measure,
        said: line,
        because: Html::default(),
    }
}

async fn accept_anew(ctx: Ctx, Form(form): Form) -> Result<Response, WebError> {
    let wish = Wish::read(&ctx, &form);
    let back = wish.href(&ctx, wish.way);
    if !wish.unread.is_empty() {
        return Ok(redirect(&ctx, &back, "saved-nothing"));
    }
    // What was shown is kept; when the programme moved meanwhile, it is looked at once more first.
    match made(&ctx, &wish)? {
        Asked::Done(made) => match &*made {
            Ok(anew) => {
                let rows = &ctx.view.snapshot.rows;
                let changes = accept(rows, &anew.agreed(wish.way), (anew.at, anew.start), &mut new_id);
                let form = form.with("back", &back).with("reason", &ctx.t("replan-reason-anew"));
                commit(&ctx, changes, &form).await
            }
            Err(_) => Ok(redirect(&ctx, &back, "saved-nothing")),
        },
        Asked::Waiting(_) => Ok(redirect(&ctx, &back, "saved-nothing")),
    }
}

async fn accept_at_hand(ctx: Ctx, Form(form): Form) -> Result<Response, WebError> {
    let back = ctx.href("plan/replan");
    let Some(works) = ctx.o().works.works() else { return Ok(redirect(&ctx, &back, "saved-nothing")) };
    let plan = agreed(&works.problem, works.plan(), works.start);
    let changes = accept(&ctx.view.snapshot.rows, &plan, (ctx.o().today, works.start), &mut new_id);
    let form = form.with("back", &back).with("reason", &ctx.t("replan-reason"));
    commit(&ctx, changes, &form).await
}
