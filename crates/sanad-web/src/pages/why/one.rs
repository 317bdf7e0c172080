//! One measure: why it is in the plan and what sets its date; or why it is not, what it would take
//! away from the plan, and what would cure it.

use super::conflict::{Conflicting, conflicting};
use super::left::{self, Try};
use super::{compare_href, done, share};
use crate::ctx::Ctx;
use crate::error::WebError;
use crate::frame::{Crumb, Page};
use crate::html::{Html, Slot};
use crate::jobs::Asked;
use crate::pages::job::Waiting;
use crate::params::encode;
use crate::state::{AppState, View};
use askama::Template;
use axum::extract::Path;
use axum::response::{IntoResponse, Redirect, Response};
use sanad_i18n::{Arg, Locale};
use sanad_model::{Kind, Lang, MeasureChoice};
use sanad_outcomes::measures::engine::{Forced, Refused, Term, WhyNot};
use sanad_outcomes::measures::{Loss, Measure, Scenario, Works, losses, why_not, why_schedules};
use sanad_outcomes::reasons::Words;
use sanad_report::{Left, compared, difference};
use std::sync::Arc;

/// A step of the chain that sets a date.
struct Link {
    why: Html,
    then: Html,
    days: Html,
}

/// A term of the objectives: as planned, with the measure in the plan, and what no such plan beats.
struct Row {
    level: Html,
    term: String,
    plan: Html,
    forced: Html,
    bound: Html,
}

#[derive(Template)]
#[template(path = "why/one.html")]
struct One {
    page: Page,
    l: &'static Locale,
    sentence: Html,
    brings: Vec<Html>,
    chain: Vec<Link>,
    reasons: Vec<Html>,
    waiting: Option<Waiting>,
    rows: Vec<Row>,
    cures: Vec<Try>,
    conflict: Option<Conflicting>,
}

pub(super) async fn show(ctx: Ctx, Path((_, code)): Path<(String, String)>) -> Result<Response, WebError> {
    let Some((place, measure)) = ctx.o().works.measure(&code) else {
        // A site is asked for by its own code: its restart is what is planned.
        let (_, restart) = ctx.o().works.asked_by(ctx.p(), &code).ok_or(WebError::NotFound)?;
        let href = ctx.href(&format!("why/{}", encode(&restart.code)));
        return Ok(Redirect::to(&href).into_response());
    };
    let site = measure.site.and_then(|id| ctx.p().name_of(Kind::Site, id));
    let title = site.map_or_else(|| ctx.l.text(&measure.name), |name| ctx.l.text(name));
    let mut page = ctx.page("plan", title, "why-question");
    page.src = match measure.site {
        Some(id) => ctx.src(Kind::Site, id),
        None => format!("calc/measure/{code}/parts"),
    };
    page.crumbs = vec![
        Crumb { href: ctx.href("plan"), label: ctx.t("area-plan") },
        Crumb { href: ctx.href("why"), label: ctx.t("why-title") },
    ];
    let mut one = One {
        page,
        l: ctx.l,
        sentence: Html::default(),
        brings: Vec::new(),
        chain: Vec::new(),
        reasons: Vec::new(),
        waiting: None,
        rows: Vec::new(),
        cures: Vec::new(),
        conflict: None,
    };
    match ctx.o().works.works() {
        Some(works) if works.chosen(place) => chosen(&ctx, works, place, measure, &mut one),
        Some(works) => not_chosen(&ctx, works, place, measure, &mut one)?,
        None => {
            one.reasons = left::lack(&ctx);
            one.conflict = conflicting(&ctx, Scenario::default())?;
        }
    }
    ctx.html(&one)
}

fn chosen(ctx: &Ctx, works: &Works, place: usize, measure: &Measure, one: &mut One) {
    let name = Slot::html(ctx.text(&measure.name, &format!("calc/measure/{}/parts", measure.code)));
    let days = Slot::html(done(ctx, place).unwrap_or_default());
    one.sentence =
        ctx.msg("why-in", &[("measure", name), ("days", days), ("share", Slot::html(share(ctx, place)))]);
    one.brings = brings(ctx, works, place, measure);
    one.chain = ctx
        .o()
        .works
        .chain(ctx.p(), place)
        .into_iter()
        .map(|step| {
            let parts: Vec<Html> =
                step.parts.iter().skip(1).map(|part| ctx.named_html(part, &step.src)).collect();
            let then = match parts.as_slice() {
                [] => Html::default(),
                all => {
                    let arrow = if ctx.lang() == Lang::Ar { " ← " } else { " → " };
                    ctx.msg("why-then", &[("parts", Slot::html(Html::join(all, arrow)))])
                }
            };
            let (low, high) = step.days;
            Link { why: ctx.said(&step.why), then, days: ctx.span((low, low, high), &step.src) }
        })
        .collect();
    let out = Scenario { exclude: vec![measure.code.clone()], ..Scenario::default() };
    if measure.choice != MeasureChoice::Mandatory {
        one.cures = vec![Try { href: compare_href(ctx, &out), label: ctx.msg("why-try-out", &[]) }];
    }
}

/// What a measure brings by what the plan seeks.
fn brings(ctx: &Ctx, works: &Works, place: usize, measure: &Measure) -> Vec<Html> {
    let mut said = Vec::new();
    if measure.choice == MeasureChoice::Mandatory {
        said.push(ctx.msg("why-mandatory", &[]));
    }
    let items: Vec<Html> = measure.items.iter().map(|(id, _)| ctx.link(Kind::Item, *id)).collect();
    if !items.is_empty() {
        let n = Slot { arg: Arg::from(items.len()), html: ctx.ui(items.len(), "items") };
        let comma = if ctx.lang() == Lang::Ar { "، " } else { ", " };
        said.push(ctx.msg("why-items", &[("n", n), ("items", Slot::html(Html::join(&items, comma)))]));
    }
    let jobs = measure.jobs;
    if jobs.high >= 0.5 {
        let range = sanad_model::Range {
            low: jobs.low.round(),
            likely: jobs.likely.round(),
            high: jobs.high.round(),
        };
        let src = format!("calc/measure/{}/parts", measure.code);
        said.push(
            ctx.msg("why-jobs", &[("jobs", Slot::html(ctx.n(&ctx.l.quantity(range, "persons"), &src)))]),
        );
    }
    // Where too few simulated cases carry it out, only what the plan itself pays is known.
    let cases = works.drawn.measures.get(place).and_then(|spread| spread.cost);
    if let Some((low, likely, high)) = cases.or_else(|| works.cost(place).map(|own| (own, own, own))) {
        let src = match cases {
            Some(_) => format!("calc/measure/{}/cost", measure.code),
            None => "calc/works.inputs".to_owned(),
        };
        let cost = ctx.n(&ctx.l.money_range(low, likely, high, works.reference), &src);
        said.push(ctx.msg("why-cost", &[("cost", Slot::html(cost))]));
    }
    if let Some(first) = works.problem.objectives.first() {
        let names: Vec<String> = first.iter().map(|(term, _)| word(ctx, *term)).collect();
        let all: Vec<String> =
            works.problem.objectives[1..].iter().flatten().map(|(term, _)| word(ctx, *term)).collect();
        let args = [
            ("first", Slot::html(Html::text(&ctx.l.list(&names)))),
            ("then", Slot::html(Html::text(&ctx.l.list(&all)))),
        ];
        said.push(ctx.msg(if all.is_empty() { "why-seeks-one" } else { "why-seeks" }, &args));
    }
    said
}

/// The plan made again with a measure in it, as long work; nothing where there is no plan.
pub(crate) fn tried(
    state: &AppState,
    view: &Arc<View>,
    place: usize,
    measure: &Measure,
) -> Result<Asked<Option<Result<WhyNot, Refused>>>, WebError> {
    let own = Arc::clone(view);
    state.job(view, format!("why {}", measure.code), move |job| {
        let works = own.outcomes.works.works()?;
        Some(job.watched(|watch| why_not(works, place, why_schedules(works), works.effort.threads, watch)))
    })
}

fn not_chosen(
    ctx: &Ctx,
    works: &Works,
    place: usize,
    measure: &Measure,
    one: &mut One,
) -> Result<(), WebError> {
    let name = Slot::html(ctx.text(&measure.name, &format!("calc/measure/{}/parts", measure.code)));
    one.sentence = ctx.msg("why-out", &[("measure", name), ("share", Slot::html(share(ctx, place)))]);
    one.cures = left::cures(ctx, place, measure);
    if !matches!(Left::of(&ctx.o().works, place), Left::Open) {
        one.reasons = vec![left::line(ctx, place)];
        return Ok(());
    }
    let schedules = why_schedules(works);
    match tried(&ctx.state, &ctx.view, place, measure)? {
        Asked::Waiting(job) => one.waiting = Some(Waiting::of(ctx, &job)),
        Asked::Done(made) => match made.as_ref() {
            None => {}
            Some(Err(Refused(broken))) => {
                one.reasons =
                    vec![ctx.msg("why-refused", &[("n", ctx.slot(broken.len(), "calc/works.inputs"))])];
            }
            Some(Ok(why)) => {
                answered(ctx, works, measure, why, schedules, one);
                if matches!(why, WhyNot::Impossible { .. }) {
                    let force = Scenario { force: vec![measure.code.clone()], ..Scenario::default() };
                    one.conflict = conflicting(ctx, force)?;
                }
            }
        },
    }
    Ok(())
}

/// What another plan, in which the measure had to be, has told.
fn answered(ctx: &Ctx, works: &Works, measure: &Measure, why: &WhyNot, schedules: u64, one: &mut One) {
    let spoken = Words::of(ctx.p(), ctx.o().works.measures(), works);
    let force = Scenario { force: vec![measure.code.clone()], ..Scenario::default() };
    let tried =
        ("n", Slot { arg: Arg::from(schedules), html: ctx.num(schedules as f64, "calc/works.inputs") });
    match why {
        WhyNot::Forced(forced) => {
            one.reasons = forced_said(ctx, works, forced, &tried);
            one.rows = rows(ctx, works, forced);
            one.cures.push(Try { href: compare_href(ctx, &force), label: ctx.msg("why-try-in", &[]) });
        }
        WhyNot::Impossible { infeasible, cures } => {
            let key = if infeasible.proven { "why-impossible" } else { "why-not-found" };
            one.reasons = vec![ctx.msg(key, &[tried])];
            one.reasons.extend(spoken.infeasible(infeasible).iter().map(|sentence| ctx.said(sentence)));
            for set in cures {
                let and = if ctx.lang() == Lang::Ar { " و" } else { " and " };
                let said: Vec<Html> = set.iter().map(|cure| ctx.said(&spoken.more(*cure))).collect();
                let label = ctx.msg("why-try-with", &[("more", Slot::html(Html::join(&said, and)))]);
                match spoken.scenario_of(set) {
                    Some(more) => {
                        let href = compare_href(ctx, &Scenario { more: more.more, ..force.clone() });
                        one.cures.push(Try { href, label });
                    }
                    None => one.cures.push(Try { href: String::new(), label }),
                }
            }
            if cures.is_empty() {
                one.reasons.push(ctx.msg("why-no-cure", &[]));
            }
        }
        WhyNot::Unknown(infeasible) => {
            one.reasons = vec![ctx.msg("why-not-found", &[tried])];
            one.reasons.extend(spoken.infeasible(infeasible).iter().map(|sentence| ctx.said(sentence)));
        }
    }
}

/// What would leave the plan, what would come in, and at which objective it is worse or better.
fn forced_said(ctx: &Ctx, works: &Works, forced: &Forced, tried: &(&'static str, Slot)) -> Vec<Html> {
    let names = |places: &[usize]| {
        let names: Vec<Html> =
            places.iter().map(|m| ctx.measure_link(&works.problem.measures[*m].code)).collect();
        Slot::html(Html::join(&names, if ctx.lang() == Lang::Ar { "، " } else { ", " }))
    };
    let count = |places: &[usize]| ctx.slot(places.len(), "calc/works.chosen");
    let mut said = Vec::new();
    said.push(match forced.displaced.as_slice() {
        [] => ctx.msg("why-displaces-none", &[]),
        gone => ctx.msg("why-displaces", &[("n", count(gone)), ("measures", names(gone))]),
    });
    if !forced.added.is_empty() {
        said.push(ctx.msg("why-adds", &[("n", count(&forced.added)), ("measures", names(&forced.added))]));
    }
    let Some((key, terms)) = compared(works, forced) else { return said };
    let names: Vec<String> = terms.iter().map(|term| word(ctx, *term)).collect();
    let mut terms = Html::text(&ctx.l.list(&names));
    if names.len() > 1 {
        terms = ctx.msg("why-together", &[("terms", Slot::html(terms))]);
    }
    said.push(ctx.msg(key, &[("terms", Slot::html(terms)), tried.clone()]));
    said.extend(losses(works, forced).iter().map(|loss| lost(ctx, works, loss, tried.clone())));
    said
}

/// How much is lost in a term: at least, at most, or as far as it is known.
fn lost(ctx: &Ctx, works: &Works, loss: &Loss, tried: (&'static str, Slot)) -> Html {
    let said = |by: i64| {
        let by = by.checked_abs().unwrap_or(i64::MAX);
        Slot::html(ctx.n(&difference(ctx.l, works, loss.term, by), "calc/works.inputs"))
    };
    let args = [
        ("term", Slot::html(Html::text(&word(ctx, loss.term)))),
        ("found", said(loss.found)),
        ("least", said(loss.least.unwrap_or(0))),
        tried,
    ];
    ctx.msg(&format!("why-loss-{}", loss.key()), &args)
}

/// Each term: as planned, with the measure, and what no plan with it beats.
fn rows(ctx: &Ctx, works: &Works, forced: &Forced) -> Vec<Row> {
    let mut all = Vec::new();
    for (level, terms) in works.problem.objectives.iter().enumerate() {
        for (term, _) in terms {
            let said = |amount: i64| amount_of(ctx, works, *term, amount);
            all.push(Row {
                level: ctx.ui(level + 1, "level"),
                term: word(ctx, *term),
                plan: said(works.answer.terms.get(*term)),
                forced: said(forced.answer.terms.get(*term)),
                bound: said(forced.answer.bound.terms.get(*term)),
            });
        }
    }
    all
}

fn word(ctx: &Ctx, term: Term) -> String {
    ctx.l.word("objective-term", term.key())
}

/// A term as people count it: money, job-years, days, a date, thousands of days on which agreed items
/// are kept.
fn amount_of(ctx: &Ctx, works: &Works, term: Term, amount: i64) -> Html {
    let src = "calc/works.inputs";
    match term {
        Term::Value | Term::Local => ctx.n(&ctx.l.money(amount, works.reference), src),
        Term::Jobs => ctx.num((amount as f64 / 365.0).round(), src),
        Term::Output => {
            let days = (amount as f64 / 1000.0).round();
            let n = Slot { arg: Arg::Number(days), html: ctx.num(days, src) };
            ctx.msg("planner-item-days", &[("n", n)])
        }
        Term::End => ctx.day(works.day(i32::try_from(amount).unwrap_or(0).max(1) - 1), src),
        Term::Lateness | Term::Change => {
            let days = Slot { arg: Arg::from(amount.unsigned_abs()), html: ctx.num(amount as f64, src) };
            ctx.msg("why-days", &[("n", days)])
        }
    }
}
