//! Between: how much of one aim has to be given for more of the other?

use crate::ctx::Ctx;
use crate::error::WebError;
use crate::frame::{Crumb, Page};
use crate::html::{Html, Slot};
use crate::jobs::Asked;
use crate::pages::helps::gained;
use crate::pages::job::Waiting;
use crate::pages::plan_details::said;
use crate::pages::plan_gantt::WIDTH;
use crate::pages::register_charts::direction;
use crate::pages::scenario;
use crate::pages::why;
use crate::state::{AppState, View};
use askama::Template;
use axum::Router;
use axum::response::Response;
use axum::routing::get;
use sanad_chart::{Frame, Frontier, FrontierPoint, FrontierWords, Label, Svg};
use sanad_i18n::{Arg, Locale};
use sanad_model::MeasureChoice;
use sanad_outcomes::measures::engine::{Point, Refused, Sweep, Term};
use sanad_outcomes::measures::{Scenario, Works, best_of, between};
use std::sync::Arc;

/// Plans between two terms, at most.
const POINTS: usize = 7;
/// Schedules of each search, at most.
const SCHEDULES: u64 = 300;
/// Where its figures come from.
const SRC: &str = "calc/works.inputs";

pub(crate) fn routes() -> Router<AppState> {
    Router::new().route("/{lang}/compare/between", get(show))
}

/// A term that can be chosen.
struct Choice {
    key: &'static str,
    name: String,
    first: bool,
    second: bool,
}

/// A plan: its name, what it is in both terms, and what it does otherwise than the plan at hand.
struct Row {
    name: Html,
    first: Html,
    second: Html,
    otherwise: Changes,
    href: String,
}

#[derive(Template)]
#[template(path = "plan/between.html")]
struct Between {
    page: Page,
    l: &'static Locale,
    action: String,
    choices: Vec<Choice>,
    heads: [String; 2],
    lacking: Vec<Html>,
    waiting: Option<Waiting>,
    sentence: Html,
    chart: Option<Svg>,
    rows: Vec<Row>,
    notes: Vec<Html>,
}

/// Schedules of each search.
pub(super) fn schedules(works: &Works) -> u64 {
    works.effort.asked(works.problem.activities.len()).unwrap_or(SCHEDULES).min(SCHEDULES)
}

/// The plans between two terms, as long work; nothing where there is no plan.
pub(super) fn asked(
    state: &AppState,
    view: &Arc<View>,
    two: (Term, Term),
    schedules: u64,
) -> Result<Asked<Option<Result<Sweep, Refused>>>, WebError> {
    let own = Arc::clone(view);
    state.job(view, format!("between {} {}", two.0.key(), two.1.key()), move |job| {
        let works = own.outcomes.works.works()?;
        Some(job.watched(|watch| between(works, two, POINTS, schedules, works.effort.threads, watch)))
    })
}

/// The usual two terms.
const USUAL: (Term, Term) = (Term::Jobs, Term::Value);

/// The two terms of the address, the usual two where it has none; nothing where it does not name two
/// different ones.
fn terms(ctx: &Ctx) -> Option<(Term, Term)> {
    let (first, second) = (ctx.params.get("first"), ctx.params.get("second"));
    if first.is_empty() && second.is_empty() {
        return Some(USUAL);
    }
    Term::of_key(first).zip(Term::of_key(second)).filter(|(first, second)| first != second)
}

async fn show(ctx: Ctx) -> Result<Response, WebError> {
    let asked_for = terms(&ctx);
    let two = asked_for.unwrap_or(USUAL);
    let word = |term: Term| ctx.l.word("objective-term", term.key());
    let mut page = ctx.page("plan", ctx.t("between-title"), "between-question");
    page.crumbs = vec![
        Crumb { href: ctx.href("plan"), label: ctx.t("plan-title") },
        Crumb { href: ctx.href("compare"), label: ctx.t("compare-title") },
    ];
    let choice = |term: &Term| Choice {
        key: term.key(),
        name: word(*term),
        first: *term == two.0,
        second: *term == two.1,
    };
    let mut template = Between {
        page,
        l: ctx.l,
        action: ctx.href("compare/between"),
        choices: Term::ALL.iter().map(choice).collect(),
        heads: [word(two.0), word(two.1)],
        lacking: Vec::new(),
        waiting: None,
        sentence: Html::default(),
        chart: None,
        rows: Vec::new(),
        notes: Vec::new(),
    };
    if asked_for.is_none() {
        let list: Vec<String> = Term::ALL.iter().map(|term| term.key().to_owned()).collect();
        template.lacking =
            vec![ctx.msg("between-unread", &[("list", Slot::html(Html::text(&ctx.l.list(&list))))])];
        return ctx.html(&template);
    }
    let Some(works) = ctx.o().works.works() else {
        template.lacking = why::lack(&ctx);
        return ctx.html(&template);
    };
    match asked(&ctx.state, &ctx.view, two, schedules(works))? {
        Asked::Waiting(job) => template.waiting = Some(Waiting::of(&ctx, &job)),
        Asked::Done(made) => match made.as_ref() {
            None => {}
            Some(Err(Refused(broken))) => {
                template.lacking = vec![ctx.msg("why-refused", &[("n", ctx.slot(broken.len(), SRC))])];
            }
            Some(Ok(sweep)) => found(&ctx, works, sweep, &mut template),
        },
    }
    ctx.html(&template)
}

fn found(ctx: &Ctx, works: &Works, sweep: &Sweep, template: &mut Between) {
    let head = |name: &String| Slot::html(Html::text(name));
    let n = ctx.slot(sweep.points.len(), SRC);
    let [first, second] = &template.heads;
    template.sentence =
        ctx.msg("between-head", &[("n", n), ("first", head(first)), ("second", head(second))]);
    if sweep.points.len() > 1 {
        template.chart = Some(chart(ctx, works, sweep, &template.heads));
    }
    template.rows =
        sweep.points.iter().enumerate().map(|(at, point)| row(ctx, works, sweep, at, point)).collect();
    template.notes.push(ctx.msg("between-bound-note", &[]));
    if sweep.at_hand.is_none() {
        template.notes.push(ctx.msg("between-not-at-hand", &[]));
    }
    if let Some((place, gains)) = best_of(works, sweep) {
        let gains = Html::join(&gained(ctx, works, &gains), &ctx.t("helps-and"));
        let args = [("n", ctx.slot(place + 1, SRC)), ("gains", Slot::html(gains))];
        template.notes.push(ctx.msg("between-better", &args));
    }
    template.notes.push(ctx.msg(if sweep.whole { "between-whole" } else { "between-part-page" }, &[]));
    template.notes.push(tried(ctx, works, sweep.searches, sweep.schedules));
}

/// How much was looked at.
pub(super) fn tried(ctx: &Ctx, works: &Works, searches: u64, schedules: u64) -> Html {
    let n = |n: u64| Slot::html(ctx.num(n as f64, SRC));
    ctx.msg(
        "planner-searches",
        &[("searches", n(searches)), ("n", n(schedules)), ("seed", n(works.answer.seed))],
    )
}

/// The plan as a scenario: what it does otherwise than the plan at hand. Nothing where it does the
/// same measures, or where a scenario cannot say it.
fn otherwise(ctx: &Ctx, works: &Works, point: &Point) -> (Vec<usize>, Vec<usize>, Option<Scenario>) {
    let (old, new) = (works.plan(), &point.plan);
    let all = 0..new.chosen.len();
    let added: Vec<usize> = all.clone().filter(|&m| new.chosen[m] && !old.chosen[m]).collect();
    let gone: Vec<usize> = all.filter(|&m| old.chosen[m] && !new.chosen[m]).collect();
    let measures = ctx.o().works.measures();
    let free = |place: &&usize| measures[**place].choice == MeasureChoice::Free;
    let codes = |list: &[usize]| -> Vec<String> {
        list.iter().filter(free).map(|place| measures[*place].code.clone()).collect()
    };
    let scenario = Scenario { force: codes(&added), exclude: codes(&gone), ..Scenario::default() };
    (added, gone, Some(scenario).filter(|scenario| !scenario.is_empty()))
}

/// What a plan does otherwise: how many measures come in and drop out, and which.
pub(super) struct Changes {
    pub(super) counts: Html,
    pub(super) named: Vec<Html>,
}

impl Changes {
    /// Of measures by place.
    pub(super) fn new(ctx: &Ctx, added: &[usize], gone: &[usize]) -> Self {
        let measures = ctx.o().works.measures();
        let comma = if ctx.lang() == sanad_model::Lang::Ar { "، " } else { ", " };
        let (mut counts, mut named) = (Vec::new(), Vec::new());
        for (count, key, list) in
            [("between-count-in", "between-in", added), ("between-count-out", "between-out", gone)]
        {
            if list.is_empty() {
                continue;
            }
            let links: Vec<Html> =
                list.iter().map(|place| ctx.measure_link(&measures[*place].code)).collect();
            // In a summary, which is pressed itself, the number is no link.
            let n = Slot { arg: list.len().into(), html: Html::said(&list.len().to_string(), SRC) };
            counts.push(ctx.msg(count, &[("n", n)]));
            named.push(ctx.msg(key, &[("measures", Slot::html(Html::join(&links, comma)))]));
        }
        Self { counts: Html::join(&counts, comma), named }
    }
}

fn row(ctx: &Ctx, works: &Works, sweep: &Sweep, at: usize, point: &Point) -> Row {
    let (added, gone, scenario) = otherwise(ctx, works, point);
    let own = |term: Term, bound: i64| {
        let said = |value: i64| Slot::html(ctx.n(&said(ctx, works, term, value), SRC));
        ctx.msg("between-value", &[("value", said(point.terms.get(term))), ("bound", said(bound))])
    };
    let mut name = ctx.ui(at + 1, "point");
    if sweep.at_hand == Some(at) {
        name = name.then(&Html::text(" · ")).then(&ctx.msg("between-at-hand", &[]));
    }
    let href =
        scenario.map_or_else(String::new, |own| scenario::between_href(ctx, &Scenario::default(), &own));
    Row {
        name,
        first: own(sweep.terms.0, point.bound.0),
        second: own(sweep.terms.1, point.bound.1),
        otherwise: Changes::new(ctx, &added, &gone),
        href,
    }
}

fn chart(ctx: &Ctx, works: &Works, sweep: &Sweep, heads: &[String; 2]) -> Svg {
    let (first, second) = sweep.terms;
    let good = |term: Term, value: i64| if term.is_gain() { value } else { value.saturating_neg() };
    let label = |term: Term, value: i64| Label::new(said(ctx, works, term, value)).src(SRC);
    let measures = |chosen: &[bool]| {
        let n = chosen.iter().filter(|chosen| **chosen).count();
        Label::new(ctx.l.t1_bare("between-measures", &[("n", Arg::from(n))])).src("calc/works.chosen")
    };
    let one = |name: Label, terms: &sanad_outcomes::measures::engine::Terms, chosen: &[bool]| FrontierPoint {
        x: good(first, terms.get(first)),
        y: good(second, terms.get(second)),
        label: name,
        x_label: label(first, terms.get(first)),
        y_label: label(second, terms.get(second)),
        note: measures(chosen),
        ..FrontierPoint::default()
    };
    let points = sweep.points.iter().enumerate().map(|(at, point)| {
        let at_hand = sweep.at_hand == Some(at);
        let name = if at_hand { ctx.t("between-at-hand") } else { (at + 1).to_string() };
        FrontierPoint {
            beyond: Some(good(second, point.bound.1)),
            beyond_label: label(second, point.bound.1),
            at_hand,
            ..one(Label::new(name).src(SRC), &point.terms, &point.plan.chosen)
        }
    });
    let aside = sweep.at_hand.is_none().then(|| FrontierPoint {
        at_hand: true,
        ..one(Label::new(ctx.t("between-at-hand")), &works.answer.terms, &works.plan().chosen)
    });
    let bound = ctx.l.t1_bare("between-col-bound", &[("term", Arg::from(heads[1].clone()))]);
    Frontier {
        frame: Frame::new("between", &ctx.t("between-chart"), direction(ctx.lang())).width(WIDTH),
        height: 360.0,
        points: points.collect(),
        aside,
        words: FrontierWords {
            point: ctx.t("between-col-plan"),
            x: heads[0].clone(),
            y: heads[1].clone(),
            beyond: bound,
            note: ctx.t("between-col-measures"),
        },
    }
    .build()
}
