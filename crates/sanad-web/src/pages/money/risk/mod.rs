//! Risk: how sure is the plan? Three pages of one set of trials: how it spreads, each site, and what carries the doubt.
//!
//! Trials are long work, known by how many and by their seed; both are the address. Equal trials of an equal version
//! give equal pages, so nothing of them is stored.

mod causes;
mod charts;
mod sites;
mod sobol;
mod spread;

use crate::ctx::Ctx;
use crate::error::WebError;
use crate::frame::{Crumb, Page};
use crate::html::{Html, Slot};
use crate::jobs::{Asked, Job};
use crate::pages::job::Waiting;
use crate::pages::register_lists::Tab;
use crate::pages::works_words as works;
use crate::params::Params;
use crate::state::{AppState, View};
use askama::Template;
use axum::extract::{RawQuery, State};
use axum::http::StatusCode;
use axum::response::{Json, Response};
use sanad_chart::Svg;
use sanad_i18n::{Arg, Locale};
use sanad_model::{Currency, Date};
use sanad_outcomes::measures::Works;
use sanad_outcomes::measures::engine::Progress;
use sanad_outcomes::money::risk::{Ask, Report, Risk, Spread, correlation, risk};
use sanad_outcomes::risk::sensitivity::FEWEST_ROWS;
use sanad_outcomes::risk::statistics::Estimate;
use sanad_report::risk as words;
use serde_json::{Value, json};
use std::sync::Arc;
use std::time::Instant;

/// Where the numbers of trials come from.
pub(super) const SRC: &str = "calc/money.risk";
/// Trials of a page that asks for none.
const TRIALS: u64 = 2000;
const SEED: u64 = 1;
/// Least and most.
const FEWEST: u64 = ROWS * FEWEST_ROWS as u64;
const MOST: u64 = 10_000;
/// Trials of each sort of inputs alone.
const ALONE: u64 = 100;
/// A trial in so many is made again with the draws of each sort from another one, and at most so many are.
const ROWS: u64 = 3;
const MOST_ROWS: u64 = 250;

/// All trials, and what they say.
pub(in crate::pages) struct Made {
    pub(super) risk: Risk,
    pub(super) report: Report,
}

/// What is asked for: trials and seed.
fn asked_for(params: &Params) -> (u64, u64) {
    let trials = params.get("trials").parse().unwrap_or(TRIALS);
    (trials.clamp(FEWEST, MOST), params.get("seed").parse().unwrap_or(SEED))
}

/// That another number of trials was asked for than is made.
fn beyond(ctx: &Ctx, trials: u64) -> Option<Html> {
    let asked = ctx.params.get("trials");
    if asked.is_empty() || asked == trials.to_string() {
        return None;
    }
    let number = |n: u64| Slot { arg: Arg::from(n), html: ctx.ui_number(n, "risk-trials") };
    let args = [
        ("value", Slot::html(Html::said(asked, "ui/risk-trials"))),
        ("low", number(FEWEST)),
        ("high", number(MOST)),
        ("used", number(trials)),
    ];
    Some(ctx.msg("riskpage-trials-within", &args))
}

/// The trials as long work; nothing where there is no plan.
fn asked(
    state: &AppState,
    view: &Arc<View>,
    (trials, seed): (u64, u64),
) -> Result<Asked<Option<Made>>, WebError> {
    let own = Arc::clone(view);
    state.job(view, format!("risk {trials} {seed}"), move |job| {
        let (p, o) = (own.programme(), &own.outcomes);
        let ask = Ask {
            trials,
            seed,
            threads: std::thread::available_parallelism().map_or(1, std::num::NonZero::get),
            only: None,
            correlation: correlation(p),
            alone: trials.min(ALONE),
            sobol: (trials / ROWS).min(MOST_ROWS),
            stop: &|| job.is_stopping(),
            progress: &|done| job.tell(&Progress { done, of: Some(trials), schedules: 0, best: None }),
        };
        let made = risk(p, &o.works, &o.money.terms, &ask).ok()?;
        let report = Report::of(&made, &o.works);
        Some(Made { risk: made.without_rows(), report })
    })
}

/// The trials that were made last of this version, whatever their number.
pub(super) fn last(state: &AppState, view: &View) -> Option<Arc<Option<Made>>> {
    state.made::<Option<Made>>(view, "risk ").filter(|made| made.is_some())
}

/// A table of a page.
#[derive(Default)]
pub(super) struct Listed {
    title: String,
    note: Html,
    heads: Vec<String>,
    /// Each row: what it is of, then its cells.
    rows: Vec<(Html, Vec<(String, Html)>)>,
}

/// A chart with the id of its figure.
pub(super) struct Drawn {
    id: &'static str,
    svg: Svg,
    /// Empty, or `fig--wide` where it scrolls on a narrow screen.
    class: &'static str,
}

#[derive(Template)]
#[template(path = "money/risk.html")]
struct RiskPage {
    page: Page,
    l: &'static Locale,
    tabs: Vec<Tab>,
    lacking: String,
    plan: String,
    waiting: Option<Waiting>,
    stopped: Html,
    sentences: Vec<Html>,
    charts: Vec<Drawn>,
    charts_note: Html,
    /// A sentence between charts and lists.
    lists_lead: Html,
    lists: Vec<Listed>,
    notes: Vec<Html>,
    action: String,
    trials: u64,
    seed: u64,
    json: String,
}

/// Everything that a page of finished trials needs.
pub(super) struct Told<'a> {
    ctx: &'a Ctx,
    works: &'a Works,
    currency: Currency,
    made: &'a Made,
}

/// Which of the three pages.
#[derive(Clone, Copy, PartialEq)]
enum Part {
    Spread,
    Sites,
    Causes,
}

impl Part {
    const ALL: [(Self, &'static str); 3] = [
        (Self::Spread, "money/risk"),
        (Self::Sites, "money/risk/sites"),
        (Self::Causes, "money/risk/causes"),
    ];

    const fn key(self) -> &'static str {
        match self {
            Self::Spread => "spread",
            Self::Sites => "sites",
            Self::Causes => "causes",
        }
    }
}

pub(super) async fn spread(ctx: Ctx) -> Result<Response, WebError> {
    show(&ctx, Part::Spread)
}

pub(super) async fn sites(ctx: Ctx) -> Result<Response, WebError> {
    show(&ctx, Part::Sites)
}

pub(super) async fn causes(ctx: Ctx) -> Result<Response, WebError> {
    show(&ctx, Part::Causes)
}

fn show(ctx: &Ctx, part: Part) -> Result<Response, WebError> {
    let (trials, seed) = asked_for(&ctx.params);
    let mut page = ctx.page("money", ctx.t("riskpage-title"), &format!("riskpage-question-{}", part.key()));
    page.crumbs = vec![Crumb { href: ctx.href("money"), label: ctx.t("area-money") }];
    let tab = |(own, path): (Part, &str)| Tab {
        href: ctx.href(&format!("{path}{}", ctx.params.query())),
        label: ctx.t(&format!("riskpage-tab-{}", own.key())),
        current: own == part,
    };
    let mut template = RiskPage {
        page,
        l: ctx.l,
        tabs: Part::ALL.map(tab).into(),
        lacking: String::new(),
        plan: ctx.href("plan"),
        waiting: None,
        stopped: Html::default(),
        sentences: Vec::new(),
        charts: Vec::new(),
        charts_note: Html::default(),
        lists_lead: Html::default(),
        lists: Vec::new(),
        notes: beyond(ctx, trials).into_iter().collect(),
        action: format!("/{}/{}", ctx.lang(), ctx.rest),
        trials,
        seed,
        json: format!("/api/money/risk?trials={trials}&seed={seed}"),
    };
    let Some(works) = ctx.o().works.works() else {
        template.lacking = ctx.t("riskpage-no-plan");
        return ctx.html(&template);
    };
    match asked(&ctx.state, &ctx.view, (trials, seed))? {
        Asked::Waiting(job) => template.waiting = Some(waiting(ctx, &job)),
        Asked::Done(made) => match made.as_ref() {
            Some(made) if made.risk.count() > 1 => {
                told(&Told { ctx, works, currency: works.reference, made }, part, &mut template);
            }
            Some(_) => template.lacking = ctx.t("riskpage-too-few"),
            None => template.lacking = ctx.t("riskpage-no-plan"),
        },
    }
    ctx.html(&template)
}

/// How far the trials are, in their own words.
fn waiting(ctx: &Ctx, job: &Job) -> Waiting {
    let (told, mut waiting) = (job.told(), Waiting::of(ctx, job));
    let n = |n: u64| Slot { arg: Arg::from(n), html: ctx.ui_number(n, "job") };
    if let Some(of) = told.of.filter(|_| told.done > 0) {
        waiting.said = if told.done >= of {
            vec![ctx.msg("riskpage-summing", &[])]
        } else {
            vec![ctx.msg("risk-progress", &[("done", n(told.done)), ("of", n(of))])]
        };
        if let Some(left) = told.seconds_left(Instant::now()).filter(|_| !job.is_stopping()) {
            waiting.said.push(ctx.msg("riskpage-left", &[("n", n(left))]));
        }
    }
    waiting
}

fn told(t: &Told<'_>, part: Part, template: &mut RiskPage) {
    let (ctx, made) = (t.ctx, t.made);
    if made.risk.made < made.risk.asked {
        let args = [("made", t.count(made.risk.made)), ("of", t.count(made.risk.asked))];
        template.stopped = ctx.msg("riskpage-stopped", &args);
    }
    match part {
        Part::Spread => spread::fill(t, template),
        Part::Sites => sites::fill(t, template),
        Part::Causes => causes::fill(t, template),
    }
    let r = (made.risk.correlation() * 100.0).round() / 100.0;
    let drawn = [
        ("n", t.count(made.risk.made)),
        ("seed", t.plain(&made.risk.seed.to_string())),
        ("inputs", t.count(made.risk.inputs.len() as u64)),
    ];
    template.notes.push(ctx.msg("riskpage-note-drawn", &drawn));
    template.notes.push(ctx.msg("riskpage-note-together", &[("r", t.plain(&ctx.l.number(r)))]));
    if made.risk.failed() > 0 {
        template.notes.push(ctx.msg("riskpage-note-failed", &[("n", t.count(made.risk.failed()))]));
    }
}

impl Told<'_> {
    /// Words of a number with its source.
    fn html(&self, text: &str) -> Html {
        works::assumed(self.ctx, text, SRC)
    }

    fn plain(&self, text: &str) -> Slot {
        Slot::html(self.html(text))
    }

    fn count(&self, n: u64) -> Slot {
        Slot { arg: Arg::from(n), html: self.html(&self.ctx.l.count(n)) }
    }

    fn amount(&self, amount: f64) -> String {
        super::words::amount(self.ctx, amount, self.currency)
    }

    /// Two amounts as a range.
    fn range(&self, low: f64, high: f64) -> String {
        let three = sanad_outcomes::measures::Three { low, likely: low.midpoint(high), high };
        works::money(self.ctx, three, self.currency)
    }

    fn day(&self, tick: f64) -> Date {
        words::day(self.works, tick)
    }

    /// A share of all trials, in whole per cents.
    fn share(&self, share: f64) -> String {
        words::Share::of(share, Some(self.made.risk.count()), 1.0).said(self.ctx.l)
    }

    /// A share that is no count of trials.
    fn level(&self, share: f64) -> String {
        words::Share::of(share, None, 1.0).said(self.ctx.l)
    }

    fn of(&self, share: Option<&Estimate>) -> Html {
        share.map_or_else(|| self.ctx.dash("riskpage-not-planned"), |own| self.html(&self.share(own.value)))
    }
}

/// The value that so many fortieths of the trials do not exceed.
pub(super) fn at(spread: &Spread, fortieths: usize) -> f64 {
    spread.curve.get(fortieths).map_or(f64::NAN, |point| point.value)
}

pub(super) async fn api(
    State(state): State<AppState>,
    RawQuery(query): RawQuery,
) -> Result<(StatusCode, Json<Value>), WebError> {
    let view = state.view().await?;
    let params = Params::parse(&query.unwrap_or_default());
    Ok(match asked(&state, &view, asked_for(&params))? {
        Asked::Waiting(job) => {
            let told = job.told();
            let waiting = json!({ "waiting": { "done": told.done, "of": told.of } });
            (StatusCode::ACCEPTED, Json(waiting))
        }
        Asked::Done(made) => {
            let all = made.as_ref().as_ref().map_or_else(
                || json!({ "lack": "plan" }),
                |made| words::json(view.programme(), &view.outcomes.works, &made.risk, &made.report, None),
            );
            (StatusCode::OK, Json(all))
        }
    })
}
