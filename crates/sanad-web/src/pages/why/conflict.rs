//! The facts that no plan keeps together, and the changes that give one.

use super::compare_href;
use super::left::Try;
use crate::ctx::Ctx;
use crate::error::WebError;
use crate::html::Html;
use crate::jobs::Asked;
use crate::pages::job::Waiting;
use crate::pages::scenario;
use crate::state::{AppState, View};
use sanad_i18n::Arg;
use sanad_outcomes::measures::engine::{Ease, Fact, Possible};
use sanad_outcomes::measures::{Ask, Effort, Impossible, Lack, Scenario, impossible};
use sanad_outcomes::reasons::Words;
use std::sync::Arc;

/// What a page shows of a conflict; `components/conflict.html` draws it.
#[derive(Default)]
pub(crate) struct Conflicting {
    /// While it is looked for.
    pub(crate) waiting: Option<Waiting>,
    /// The least change found with which there is a plan.
    pub(crate) first: Option<Try>,
    /// What the facts are.
    pub(crate) lead: Html,
    /// Each fact, with its least cure.
    pub(crate) facts: Vec<Told>,
    /// What is known of their being needed.
    pub(crate) note: Html,
    /// What the changes are.
    pub(crate) cured: Html,
    /// Changes that belong to no single fact.
    pub(crate) cures: Vec<Try>,
    /// Whether a change opens a comparison.
    pub(crate) linked: bool,
    /// Other conflicts.
    pub(crate) others: Html,
}

/// The conflict of a scenario, as long work.
pub(crate) fn asked(
    state: &AppState,
    view: &Arc<View>,
    scenario: Scenario,
) -> Result<Asked<Option<Impossible>>, WebError> {
    let own = Arc::clone(view);
    state.job(view, format!("conflict?{}", scenario::write(&scenario)), move |job| {
        let works = &own.outcomes.works;
        let effort = Effort { threads: 1, ..Effort::default() };
        job.watched(|watch| {
            let ask =
                Ask { start: works.start, scenario: &scenario, effort, before: None, keep: false, watch };
            impossible(&own.snapshot.programme, &works.library, works.measures(), &ask)
        })
    })
}

/// A fact, with a link to its record where it has one, and the change of it that gives a plan.
pub(crate) struct Told {
    pub(crate) said: Html,
    pub(crate) cure: Option<Try>,
}

/// The conflict because of which there is no plan; nothing where that is told by something else. It is
/// looked for once a version, while the page waits.
pub(crate) fn conflicting(ctx: &Ctx, scenario: Scenario) -> Result<Option<Conflicting>, WebError> {
    let lack = ctx.o().works.made.works.as_ref().err();
    if scenario.is_empty() && !matches!(lack, Some(Lack::Faults(_) | Lack::Infeasible(_))) {
        return Ok(None);
    }
    let force = scenario.force.clone();
    let asked = asked(&ctx.state, &ctx.view, scenario)?;
    Ok(match asked {
        Asked::Waiting(job) => {
            Some(Conflicting { waiting: Some(Waiting::of(ctx, &job)), ..Conflicting::default() })
        }
        Asked::Done(found) => found.as_ref().as_ref().and_then(|found| told(ctx, found, &force)),
    })
}

fn told(ctx: &Ctx, found: &Impossible, force: &[String]) -> Option<Conflicting> {
    let conflict = match &found.possible {
        Possible::Plan(..) => return None,
        Possible::Unknown => {
            return Some(Conflicting { lead: ctx.msg("conflict-unknown", &[]), ..Conflicting::default() });
        }
        Possible::Never(conflict) => conflict,
    };
    let works = &ctx.o().works;
    let spoken =
        Words { p: ctx.p(), measures: works.measures(), problem: Some(&found.problem), start: works.start };
    let count = |n: usize| ("n", ctx.slot(n, "calc/works.inputs"));
    let cured = |place: usize| {
        let changes = conflict.cures[place].changes.iter();
        let said: Vec<String> = changes.map(|change| ctx.speaker().said(&spoken.change(change))).collect();
        let together = [("changes", Arg::from(ctx.l.list(&said)))];
        let said = if said.len() > 1 { ctx.l.t1_bare("conflict-together", &together) } else { said.concat() };
        // What is pressed has no links in it.
        let href = found.scenarios.get(place).and_then(Option::as_ref);
        let href = href.map_or_else(String::new, |scenario| compare_href(ctx, scenario));
        Try { href, label: Html::said(&said, "calc/works.inputs") }
    };
    // A cure that only takes back what the scenario asks for is no cure of it.
    let forced = |place: &usize| {
        let taken = |own: &Ease| match own.fact {
            Fact::Mandatory(measure) => {
                force.iter().any(|code| works.measures().get(measure).is_some_and(|m| m.code == *code))
            }
            _ => false,
        };
        conflict.cures[*place].changes.iter().any(taken)
    };
    let mut open: Vec<usize> = (0..conflict.cures.len()).filter(|place| !forced(place)).collect();
    let number = open.len();
    let first = open.first().copied().map(cured);
    let mut facts = Vec::with_capacity(conflict.facts.len());
    for &fact in &conflict.facts {
        let said = ctx.said(&spoken.fact_of(conflict, fact));
        let said = match spoken.record_of(fact) {
            Some((kind, id, _)) => said.then(&Html::text(" ")).then(&ctx.link(kind, id)),
            None => said,
        };
        let own = open
            .iter()
            .position(|&place| conflict.cures[place].changes.iter().any(|change| change.fact == fact));
        facts.push(Told { said, cure: own.map(|own| cured(open.remove(own))) });
    }
    let others: Vec<Try> = open.into_iter().map(cured).collect();
    let linked = facts.iter().filter_map(|told| told.cure.as_ref()).any(|cure| !cure.href.is_empty());
    Some(Conflicting {
        waiting: None,
        first,
        lead: ctx.msg("conflict-facts", &[count(conflict.facts.len())]),
        facts,
        note: ctx.msg(if conflict.minimal { "conflict-minimal" } else { "conflict-not-minimal" }, &[]),
        cured: match number {
            0 => ctx.msg("conflict-cures-none", &[]),
            n => ctx.msg("conflict-cures-each", &[count(n)]),
        },
        cures: others,
        linked,
        others: match conflict.others {
            0 => Html::default(),
            n => ctx.msg("conflict-others", &[count(n)]),
        },
    })
}
