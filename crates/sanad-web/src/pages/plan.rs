//! Plan stub.
use crate::ctx::Ctx;
use crate::error::WebError;
use crate::pages::register_lists::Tab;
use crate::state::AppState;
use axum::Router;
use axum::response::Response;
use axum::routing::get;

pub(crate) fn routes() -> Router<AppState> {
    Router::new().route("/{lang}/plan", get(plan))
}

/// The plan of works and that of survey visits, beside each other.
pub(super) fn tabs(ctx: &Ctx, current: &str) -> Vec<Tab> {
    let tab = |path: &str, key: &str| Tab { href: ctx.href(path), label: ctx.t(key), current: path == current };
    vec![tab("plan", "plan-tab-works"), tab("visits", "plan-tab-visits")]
}

async fn plan(ctx: Ctx) -> Result<Response, WebError> {
    let works = ctx.o().works.works().ok_or(WebError::NotFound)?;
    let t = std::time::Instant::now();
    let held = crate::held::Held::of(works);
    let took = t.elapsed();
    let mut s = format!("{took:?} activities {} placed {}\n", works.problem.activities.len(), works.plan().placed.iter().flatten().count());
    for (s_, l) in held.skills() { s += &format!("{} {l}: {}\n", works.problem.skills[s_], held.count(crate::held::Thing::Skill(s_, l))); }
    for f in 0..works.funds.len() { s += &format!("fund {f}: {:?}\n", held.spans(crate::held::Thing::Fund(f))); }
    for f in 0..works.utilities.len() { s += &format!("ut {f}: {:?}\n", held.spans(crate::held::Thing::Utility(f))); }
    for f in 0..works.renewables.len() { s += &format!("ren {f} {}: {:?}\n", works.renewables[f], held.spans(crate::held::Thing::Renewable(f))); }
    for (n, m) in ctx.o().works.measures().iter().enumerate() {
        let sp = &works.drawn.measures[n];
        s += &format!("{} {:?} site {} parts {} chosen {} share {} mark {:?} start {:?} own {:?} barred {:?} surveyed {} span {:?}\n", m.code, m.kind, m.site.is_some(), m.parts.len(), works.chosen(n), sp.chosen, sp.mark, sp.start, works.mark(n), m.barred, m.surveyed, works.span(n));
    }
    s += &format!("{:?} horizon {} q {:?} carried {:?} cases {} failed {}\n", works.answer.terms, works.problem.horizon, works.drawn.questions, works.drawn.carried_out, works.drawn.cases, works.drawn.failed);
    s += &format!("{:?} {:?} {:?}", works.answer.bound, works.answer.gaps(), works.problem.objectives);
    let _ = held.chain(0); s += &format!("\nHOPELESS {:?}\n", works.problem.hopeless.iter().take(6).collect::<Vec<_>>());
    Ok(axum::response::IntoResponse::into_response(s))
}
