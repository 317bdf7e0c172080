//! What carries the doubt: inputs that move value, cost and end; activities that hold the end back; answers that would
//! turn a decision.

use super::{Drawn, Listed, RiskPage, SRC, Told, charts};
use crate::html::{Html, Slot};
use crate::pages::works_words as works;
use sanad_outcomes::money::risk::Outcome;
use sanad_outcomes::risk::statistics::Estimate;
use sanad_report::risk as words;

/// Activities that are told.
const ACTIVITIES: usize = 10;

pub(super) fn fill(t: &Told<'_>, template: &mut RiskPage) {
    let ctx = t.ctx;
    let report = &t.made.report;
    let first = |wanted: Outcome| {
        let bars = report.bars.iter().find(|(outcome, _)| *outcome == wanted)?;
        let bar = bars.1.first()?;
        Some(words::cause(ctx.l, ctx.p(), &ctx.o().works, &t.made.risk, bar.cause))
    };
    if let (Some(npv), Some(end)) = (first(Outcome::Npv), first(Outcome::End)) {
        // Names, which break over lines as numbers do not.
        let [npv, end] = [npv, end].map(|name| Slot::html(Html::said(&name, SRC)));
        template.sentences.push(ctx.msg("riskpage-causes-lead", &[("npv", npv), ("end", end)]));
    }
    for (id, outcome) in
        [("fig-moves-npv", Outcome::Npv), ("fig-moves-end", Outcome::End), ("fig-moves-cost", Outcome::Cost)]
    {
        if let Some(svg) = charts::tornado(t, outcome) {
            template.charts.push(Drawn { id, svg, class: "fig--wide" });
        }
    }
    template.charts_note = ctx.msg("riskpage-causes-note", &[]);
    template.lists.extend(super::sobol::shares(t));
    template.lists.push(questions(t));
    template.lists.extend(activities(t));
}

/// What answers of surveys are worth.
fn questions(t: &Told<'_>) -> Listed {
    let ctx = t.ctx;
    let heads = ["question", "worth", "most"].map(|key| ctx.t(&format!("riskpage-col-{key}")));
    let own = &t.made.report.questions;
    let give = |estimate: &Estimate| t.html(&t.amount(estimate.value));
    let rows = own.asked.iter().map(|one| {
        let name = words::input(ctx.l, ctx.p(), &ctx.o().works, &t.made.risk.inputs[one.input].what);
        let measure = &ctx.o().works.measures()[one.measure];
        let name = Html::link(
            &works::href(ctx, measure),
            "row-link",
            &Html::said(&name, &works::key(measure, "parts")),
        );
        let cells = [give(&one.gain), give(&one.most)];
        (name, heads[1..].iter().cloned().zip(cells).collect())
    });
    let key = if own.asked.is_empty() { "riskpage-questions-none" } else { "riskpage-questions-note" };
    let rows = rows.collect();
    Listed {
        title: ctx.t("riskpage-questions-title"),
        note: ctx.msg(key, &[("n", t.count(own.weighed as u64))]),
        heads: heads.to_vec(),
        rows,
    }
}

/// Activities that hold the end back.
fn activities(t: &Told<'_>) -> Option<Listed> {
    let ctx = t.ctx;
    let all = &t.made.report.activities;
    all.first()?;
    let heads =
        ["risk-activity", "risk-criticality", "risk-significance", "risk-cruciality"].map(|key| ctx.t(key));
    let two = |own: Option<&Estimate>| {
        own.map_or_else(
            || ctx.dash("riskpage-too-seldom"),
            |own| t.html(&ctx.l.number((own.value * 100.0).round() / 100.0)),
        )
    };
    let rows = all.iter().take(ACTIVITIES).map(|own| {
        let measure = &ctx.o().works.measures()[own.measure];
        let part = measure.parts.get(own.part).map_or("", |part| ctx.l.text(&part.name));
        let name = format!("{part} – {}", works::title(ctx, measure));
        let name = Html::link(
            &works::href(ctx, measure),
            "row-link",
            &Html::said(&name, &works::key(measure, "parts")),
        );
        let cells =
            [t.of(Some(&own.criticality)), two(own.significance.as_ref()), two(own.cruciality.as_ref())];
        (name, heads[1..].iter().cloned().zip(cells).collect())
    });
    let rows = rows.collect();
    Some(Listed {
        title: ctx.t("risk-activities"),
        note: ctx.msg("riskpage-activities-note", &[]),
        heads: heads.to_vec(),
        rows,
    })
}
