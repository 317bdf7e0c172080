//! The facts that no plan keeps together, and the changes that give one.

use crate::ctx::Ctx;
use crate::error::WebError;
use crate::html::{Html, Slot};
use crate::jobs::Asked;
use crate::pages::job::Waiting;
use sanad_model::Lang;
use sanad_outcomes::measures::engine::Possible;
use sanad_outcomes::measures::{Ask, Effort, Impossible, Lack, Scenario, impossible};
use sanad_outcomes::reasons::Words;
use std::sync::Arc;

/// What a page shows of a conflict; `components/conflict.html` draws it.
#[derive(Default)]
pub(crate) struct Conflicting {
    /// While it is looked for.
    pub(crate) waiting: Option<Waiting>,
    /// What the facts are.
    pub(crate) lead: Html,
    /// Each fact, with a link to its record where it has one.
    pub(crate) facts: Vec<Html>,
    /// What is known of their being needed.
    pub(crate) note: Html,
    /// What the changes are.
    pub(crate) cured: Html,
    /// Each change, or several together.
    pub(crate) cures: Vec<Html>,
    /// Other conflicts.
    pub(crate) others: Html,
}

/// The conflict because of which there is no plan; nothing where that is told by something else. It is
/// looked for once a version, while the page waits.
pub(crate) fn conflicting(ctx: &Ctx, scenario: Scenario) -> Result<Option<Conflicting>, WebError> {
    let lack = ctx.o().works.made.works.as_ref().err();
    if scenario.is_empty() && !matches!(lack, Some(Lack::Faults(_) | Lack::Infeasible(_))) {
        return Ok(None);
    }
    let view = Arc::clone(&ctx.view);
    let what = format!("conflict {}", scenario.force.join(" "));
    let asked = ctx.state.job(&ctx.view, what, move |job| {
        let works = &view.outcomes.works;
        let effort = Effort { threads: 1, ..Effort::default() };
        job.watched(|watch| {
            let ask =
                Ask { start: works.start, scenario: &scenario, effort, before: None, keep: false, watch };
            impossible(&view.snapshot.programme, &works.library, works.measures(), &ask)
        })
    })?;
    Ok(match asked {
        Asked::Waiting(job) => {
            Some(Conflicting { waiting: Some(Waiting::of(ctx, &job)), ..Conflicting::default() })
        }
        Asked::Done(found) => found.as_ref().as_ref().and_then(|found| told(ctx, found)),
    })
}

fn told(ctx: &Ctx, found: &Impossible) -> Option<Conflicting> {
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
    let facts = conflict.facts.iter().map(|&fact| {
        let said = ctx.said(&spoken.fact(fact));
        match spoken.record_of(fact) {
            Some((kind, id, _)) => said.then(&Html::text(" ")).then(&ctx.link(kind, id)),
            None => said,
        }
    });
    let cures = conflict.cures.iter().map(|cure| {
        let said: Vec<Html> = cure.changes.iter().map(|change| ctx.said(&spoken.change(change))).collect();
        let joined = Html::join(&said, if ctx.lang() == Lang::Ar { "، " } else { ", " });
        if said.len() > 1 { ctx.msg("conflict-together", &[("changes", Slot::html(joined))]) } else { joined }
    });
    Some(Conflicting {
        waiting: None,
        lead: ctx.msg("conflict-facts", &[count(conflict.facts.len())]),
        facts: facts.collect(),
        note: ctx.msg(if conflict.minimal { "conflict-minimal" } else { "conflict-not-minimal" }, &[]),
        cured: match conflict.cures.len() {
            0 => ctx.msg("conflict-cures-none", &[]),
            n => ctx.msg("conflict-cures", &[count(n)]),
        },
        cures: cures.collect(),
        others: match conflict.others {
            0 => Html::default(),
            n => ctx.msg("conflict-others", &[count(n)]),
        },
    })
}
