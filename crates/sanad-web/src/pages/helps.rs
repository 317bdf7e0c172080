//! Helps: of what would a little more bring the most?

use crate::ctx::Ctx;
use crate::error::WebError;
use crate::frame::{Crumb, Page};
use crate::html::{Html, Slot};
use crate::jobs::Asked;
use crate::pages::between::{Changes, tried};
use crate::pages::job::Waiting;
use crate::pages::scenario;
use crate::pages::why;
use crate::state::{AppState, View};
use askama::Template;
use axum::Router;
use axum::response::Response;
use axum::routing::get;
use sanad_i18n::Locale;
use sanad_outcomes::measures::{Ask, Gained, Help, Helps, Lack, More, Scenario, Works, helps};
use sanad_outcomes::reasons::Words;
use sanad_report::difference;
use std::sync::Arc;

/// Where its figures come from.
const SRC: &str = "calc/works.inputs";

pub(crate) fn routes() -> Router<AppState> {
    Router::new().route("/{lang}/plan/helps", get(show))
}

/// A little more of something.
struct Row {
    more: Html,
    href: String,
    gains: Vec<Html>,
    otherwise: Changes,
}

#[derive(Template)]
#[template(path = "plan/helps.html")]
struct HelpsPage {
    page: Page,
    l: &'static Locale,
    lacking: Vec<Html>,
    waiting: Option<Waiting>,
    sentence: Vec<Html>,
    again: String,
    rows: Vec<Row>,
    idle: Vec<Row>,
    notes: Vec<Html>,
}

/// What helps, as long work.
pub(super) fn asked(state: &AppState, view: &Arc<View>) -> Result<Asked<Result<Helps, Lack>>, WebError> {
    let own = Arc::clone(view);
    state.job(view, "helps".to_owned(), move |job| {
        let outcome = &own.outcomes.works;
        let effort = outcome.works().map(|works| works.effort).unwrap_or_default();
        job.watched(|watch| {
            let scenario = Scenario::default();
            let before = Some(&outcome.made);
            let ask = Ask { start: outcome.start, scenario: &scenario, effort, before, keep: false, watch };
            helps(own.programme(), &outcome.library, &ask)
        })
    })
}

async fn show(ctx: Ctx) -> Result<Response, WebError> {
    let mut page = ctx.page("plan", ctx.t("helps-title"), "helps-question");
    page.crumbs = vec![Crumb { href: ctx.href("plan"), label: ctx.t("plan-title") }];
    let mut template = HelpsPage {
        page,
        l: ctx.l,
        lacking: Vec::new(),
        waiting: None,
        sentence: Vec::new(),
        again: String::new(),
        rows: Vec::new(),
        idle: Vec::new(),
        notes: Vec::new(),
    };
    let Some(works) = ctx.o().works.works() else {
        template.lacking = why::lack(&ctx);
        return ctx.html(&template);
    };
    match asked(&ctx.state, &ctx.view)? {
        Asked::Waiting(job) => template.waiting = Some(Waiting::of(&ctx, &job)),
        Asked::Done(made) => match made.as_ref() {
            Ok(found) => told(&ctx, works, found, &mut template),
            Err(lack) => template.lacking = vec![ctx.said(&sanad_outcomes::reasons::lack(lack))],
        },
    }
    ctx.html(&template)
}

fn told(ctx: &Ctx, works: &Works, found: &Helps, template: &mut HelpsPage) {
    let helping = found.list.iter().any(Help::helps);
    template.sentence = vec![ctx.msg(if helping { "helps-head" } else { "helps-nothing" }, &[])];
    if let Some(gains) = &found.better {
        let gains = ("gains", Slot::html(Html::join(&gained(ctx, works, gains), &ctx.t("helps-and"))));
        template.sentence.push(ctx.msg("helps-not-at-hand", &[gains]));
        if found.again {
            let again = Scenario { again: true, ..Scenario::default() };
            template.again = scenario::between_href(ctx, &Scenario::default(), &again);
        }
    }
    for help in &found.list {
        let list = if help.helps() { &mut template.rows } else { &mut template.idle };
        list.push(row(ctx, works, help));
    }
    if !found.untried.is_empty() {
        template.notes.push(ctx.msg("helps-untried", &[("n", ctx.slot(found.untried.len(), SRC))]));
    }
    template.notes.push(tried(ctx, works, found.searches, found.schedules));
}

/// By how much a plan is better or worse in each term, those that are equal left out.
pub(super) fn gained(ctx: &Ctx, works: &Works, gains: &[Gained]) -> Vec<Html> {
    let gains = gains.iter().filter(|(_, _, by)| *by != 0);
    gains
        .map(|(_, term, by)| {
            let key = if *by > 0 { "helps-better" } else { "helps-worse" };
            let term_word = Html::text(&ctx.l.word("objective-term", term.key()));
            let by = ctx.n(&difference(ctx.l, works, *term, by.saturating_abs()), SRC);
            ctx.msg(key, &[("term", Slot::html(term_word)), ("by", Slot::html(by))])
        })
        .collect()
}

fn row(ctx: &Ctx, works: &Works, help: &Help) -> Row {
    let (what, by): &(More, i64) = &help.more;
    let spoken = Words::of(ctx.p(), ctx.o().works.measures(), works);
    let scenario = Scenario { more: vec![help.more.clone()], ..Scenario::default() };
    Row {
        more: ctx.said(&spoken.more_of(what, *by)),
        href: scenario::between_href(ctx, &Scenario::default(), &scenario),
        gains: gained(ctx, works, &help.gains),
        otherwise: Changes::new(ctx, &help.added, &help.displaced),
    }
}
