//! The sites that wait, each with one line: in the plan and what sets its date, or not and why.

use super::left;
use super::{done, share};
use crate::ctx::Ctx;
use crate::error::WebError;
use crate::frame::Page;
use crate::html::{Html, Slot};
use crate::params::encode;
use askama::Template;
use axum::response::Response;
use sanad_i18n::Locale;
use sanad_model::Kind;
use sanad_outcomes::measures::Measure;

/// Lines on one page.
const LINES: usize = 100;

struct Line {
    site: Html,
    code: Html,
    done: Html,
    share: Html,
    why: Html,
    href: String,
}

#[derive(Template)]
#[template(path = "why/list.html")]
struct List {
    page: Page,
    l: &'static Locale,
    sentence: Html,
    lack: Vec<Html>,
    planned: Vec<Line>,
    left: Vec<Line>,
    more: Html,
    register: String,
}

pub(super) async fn show(ctx: Ctx) -> Result<Response, WebError> {
    let works = &ctx.o().works;
    let restarts: Vec<(usize, &Measure)> =
        works.measures().iter().enumerate().filter(|(_, m)| m.is_restart()).collect();
    let planned = |place: usize| works.works().is_some_and(|plan| plan.chosen(place));
    let (mut carried, rest): (Vec<_>, Vec<_>) = restarts.iter().partition(|(place, _)| planned(*place));
    carried.sort_by_key(|(place, _)| works.mark(*place).map(|dates| dates.0));
    let room = LINES.saturating_sub(carried.len());
    let hidden = restarts.len().saturating_sub(LINES.max(carried.len()));
    let template = List {
        page: ctx.page("plan", ctx.t("why-title"), "why-question"),
        l: ctx.l,
        sentence: match works.works() {
            Some(_) => ctx.msg(
                if carried.is_empty() { "why-list-none" } else { "why-list-sentence" },
                &[("n", ctx.calc_slot("works.restarts")), ("of", ctx.calc_slot("works.restarts.all"))],
            ),
            None => Html::default(),
        },
        lack: left::lack(&ctx),
        planned: carried.iter().map(|(place, m)| line(&ctx, *place, m, true)).collect(),
        left: rest.iter().take(room).map(|(place, m)| line(&ctx, *place, m, false)).collect(),
        more: if hidden == 0 {
            Html::default()
        } else {
            ctx.msg("overview-and-more", &[("n", Slot { arg: hidden.into(), html: ctx.ui(hidden, "more") })])
        },
        register: ctx.href("register"),
    };
    ctx.html(&template)
}

fn line(ctx: &Ctx, place: usize, measure: &Measure, planned: bool) -> Line {
    let why = if planned {
        let chain = ctx.o().works.chain(ctx.p(), place);
        chain.last().map_or_else(Html::default, |step| ctx.said(&step.why))
    } else {
        left::line(ctx, place)
    };
    let code = measure.site.and_then(|id| ctx.p().code_of(Kind::Site, id));
    Line {
        site: measure.site.map_or_else(Html::default, |id| ctx.link(Kind::Site, id)),
        code: code.map_or_else(Html::default, |code| ctx.code(Kind::Site, code)),
        done: done(ctx, place).unwrap_or_else(|| ctx.dash("why-no-date")),
        share: share(ctx, place),
        why,
        href: ctx.href(&format!("why/{}", encode(&measure.code))),
    }
}
