//! Why a measure is not in the plan, as far as it is known at once; and why there is no plan.

use super::compare_href;
use crate::ctx::Ctx;
use crate::html::{Html, Slot};
use crate::params::encode;
use sanad_model::Kind;
use sanad_outcomes::Visits;
use sanad_outcomes::measures::engine::Fault;
use sanad_outcomes::measures::{Barred, Lack, Measure, Scenario};
use sanad_outcomes::reasons::{Words, barred, lack as said_lack};
use sanad_report::Left;

/// Something to do about it.
pub(crate) struct Try {
    pub(crate) href: String,
    pub(crate) label: Html,
}

/// In one line.
pub(super) fn line(ctx: &Ctx, place: usize) -> Html {
    match Left::of(&ctx.o().works, place) {
        Left::Barred(why) => ctx.said(&barred(why)),
        Left::Excluded => ctx.msg("why-excluded", &[]),
        Left::Hopeless(fault) => fault_said(ctx, fault),
        Left::Open if ctx.o().works.works().is_none() => ctx.msg("why-no-plan", &[]),
        Left::Open => ctx.msg("why-others", &[]),
    }
}

/// What is wrong, where, and the way out.
pub(super) fn fault_said(ctx: &Ctx, fault: &Fault) -> Html {
    let works = &ctx.o().works;
    let problem = match &works.made.works {
        Ok(works) => Some(&works.problem),
        Err(Lack::Infeasible(found)) => Some(&found.0),
        Err(_) => None,
    };
    let spoken = Words { p: ctx.p(), measures: works.measures(), problem, start: works.start };
    let place = spoken.place_of(fault).map(|named| ctx.named_html(&named, "calc/works.inputs"));
    let place = place.map_or_else(Html::default, |place| place.then(&Html::text(": ")));
    place.then(&ctx.said(&spoken.fault(fault))).then(&Html::text(" ")).then(&ctx.said(&spoken.mend(fault)))
}

/// What could be done about it without another search.
pub(super) fn cures(ctx: &Ctx, place: usize, measure: &Measure) -> Vec<Try> {
    let force = || Scenario { force: vec![measure.code.clone()], ..Scenario::default() };
    let compare = |scenario: &Scenario, label: Html| Try { href: compare_href(ctx, scenario), label };
    match Left::of(&ctx.o().works, place) {
        Left::Barred(Barred::Destroyed) | Left::Open => Vec::new(),
        Left::Barred(_) => survey(ctx, measure),
        Left::Excluded => vec![compare(&force(), ctx.msg("why-try-in", &[]))],
        Left::Hopeless(fault) => {
            let works = &ctx.o().works;
            let problem = works.works().map(|works| &works.problem);
            let spoken = Words { p: ctx.p(), measures: works.measures(), problem, start: works.start };
            let more = spoken.scenario_of_fault(fault);
            let said = more.map(|(more, sentence)| (Scenario { more, ..force() }, ctx.said(&sentence)));
            said.map(|(scenario, more)| {
                compare(&scenario, ctx.msg("why-try-with", &[("more", Slot::html(more))]))
            })
            .into_iter()
            .collect()
        }
    }
}

/// The survey of a site: its visit where it has one, and its two pages.
fn survey(ctx: &Ctx, measure: &Measure) -> Vec<Try> {
    let Some(code) = measure.site.and_then(|id| ctx.p().code_of(Kind::Site, id)) else { return Vec::new() };
    let mut all = Vec::new();
    if let Visits::Dated(dated) = &ctx.o().visits
        && let Some(answers) = dated.answers(code)
    {
        let when = ctx.span(answers, &format!("calc/site/{code}/answers"));
        all.push(Try {
            href: ctx.href(&format!("sites/{}", encode(code))),
            label: ctx.msg("why-answers", &[("days", Slot::html(when))]),
        });
    }
    all.push(Try {
        href: ctx.href(&format!("surveys/{}", encode(code))),
        label: Html::text(&ctx.t("site-fill-survey")),
    });
    all
}

/// Why there is no plan at all, with the facts in conflict; nothing when there is one.
pub(crate) fn lack(ctx: &Ctx) -> Vec<Html> {
    let works = &ctx.o().works;
    let Err(why) = &works.made.works else { return Vec::new() };
    let mut said = vec![ctx.said(&said_lack(why))];
    match why {
        Lack::Faults(faults) => said.extend(faults.iter().map(|fault| fault_said(ctx, fault))),
        Lack::Infeasible(found) => {
            let (problem, measures) = (Some(&found.0), works.measures());
            let spoken = Words { p: ctx.p(), measures, problem, start: works.start };
            let infeasible = found.1.infeasible.iter();
            said.extend(
                infeasible.flat_map(|own| spoken.infeasible(own)).map(|sentence| ctx.said(&sentence)),
            );
        }
        _ => {}
    }
    said
}
