//! Why: why this site or why not, and why then? The list of sites, and one measure by itself.

mod conflict;
mod left;
mod list;
mod one;

pub(crate) use conflict::{Conflicting, asked, conflicting};
pub(crate) use left::lack;
pub(crate) use one::tried;

use crate::ctx::Ctx;
use crate::html::Html;
use crate::pages::scenario;
use crate::state::AppState;
use axum::Router;
use axum::routing::get;
use sanad_model::Date;
use sanad_outcomes::measures::Scenario;

pub(crate) fn routes() -> Router<AppState> {
    Router::new().route("/{lang}/why", get(list::show)).route("/{lang}/why/{code}", get(one::show))
}

/// The address where the plan at hand is compared with one in which something is otherwise.
pub(crate) fn compare_href(ctx: &Ctx, scenario: &Scenario) -> String {
    scenario::between_href(ctx, &Scenario::default(), scenario)
}

/// When a measure is done, as a range with its source.
fn done(ctx: &Ctx, place: usize) -> Option<Html> {
    let measure = ctx.o().works.measures().get(place)?;
    let (low, likely, high): (Date, Date, Option<Date>) = ctx.o().works.mark(place)?;
    Some(ctx.span((low, likely, high), &format!("calc/measure/{}/mark", measure.code)))
}

/// In how many of the simulated cases a measure is carried out, with its source.
fn share(ctx: &Ctx, place: usize) -> Html {
    let (Some(works), Some(measure)) = (ctx.o().works.works(), ctx.o().works.measures().get(place)) else {
        return Html::default();
    };
    let chosen = works.drawn.measures.get(place).map_or(0, |spread| spread.chosen);
    let said = ctx.l.share(chosen, works.drawn.cases - works.drawn.failed);
    ctx.n(&said, &format!("calc/measure/{}/share", measure.code))
}
