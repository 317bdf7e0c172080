//! How the plan spreads: what holds in eight of ten trials, where the plan lies, and why.

use super::{Drawn, Listed, RiskPage, SRC, Told, at, charts};
use crate::html::{Html, Slot};
use crate::pages::works_words as works;
use sanad_report::risk::Share;

pub(super) fn fill(t: &Told<'_>, template: &mut RiskPage) {
    let report = &t.made.report;
    template.sentences = sentences(t);
    let mut draw = |id: &'static str, svg| template.charts.push(Drawn { id, svg, class: "" });
    if let Some(npv) = &report.npv {
        draw("fig-npv", charts::money(t, "npv", npv));
    }
    if let Some(cost) = &report.cost {
        draw("fig-cost", charts::money(t, "cost", cost));
    }
    if let Some(last) = &report.last {
        draw("fig-last", charts::days(t, "last", last));
    }
    template.lists.extend(alone(t));
    template.lists_lead = why(t);
}

/// What holds in eight of ten trials, and how few reach the plan.
fn sentences(t: &Told<'_>) -> Vec<Html> {
    let (ctx, report) = (t.ctx, &t.made.report);
    let mut all = Vec::new();
    let (Some(npv), Some(cost), Some(end), Some(curve)) =
        (&report.npv, &report.cost, &report.end, report.restarted.last())
    else {
        return all;
    };
    // The value that two of ten trials do not exceed is reached by the other eight.
    let sites = at(&curve.sites, 8).floor().max(0.0);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a count of sites")]
    let count = sites as u64;
    all.push(ctx.msg(
        "riskpage-lead",
        &[
            ("n", t.count(count)),
            ("day", t.plain(&ctx.l.month_year(t.day(at(end, 32))))),
            ("cost", t.plain(&t.amount(at(cost, 32)))),
            ("npv", t.plain(&t.amount(at(npv, 8)))),
        ],
    ));
    if let Some(above) = &report.positive {
        all.push(ctx.msg("riskpage-positive", &[("share", t.plain(&t.share(above.value)))]));
    }
    if let (Some(in_time), Some(at_plan)) = (&report.in_time, npv.at_plan.as_ref()) {
        let planned = in_time.planned.unwrap_or(0.0);
        let mean = in_time.mean.map_or(f64::NAN, |mean| mean.value);
        let args = [
            ("share", t.plain(&t.share(1.0 - at_plan.value))),
            ("mean", t.plain(&ctx.l.number((mean * 10.0).round() / 10.0))),
            ("planned", Slot::html(works::assumed(ctx, &ctx.l.number(planned), "calc/works.inputs"))),
        ];
        all.push(ctx.msg("riskpage-plan-lies", &args));
    }
    all
}

/// What the plan supposes, and how likely that is.
fn why(t: &Told<'_>) -> Html {
    let (ctx, own) = (t.ctx, &t.made.report.supposed);
    if own.blockers == 0 {
        return Html::default();
    }
    let none = Share::of(own.none, None, 0.1).said(ctx.l);
    let args = [
        ("n", t.count(own.blockers as u64)),
        ("sites", t.count(own.sites as u64)),
        ("mean", t.plain(&ctx.l.number((own.mean * 10.0).round() / 10.0))),
        ("none", t.plain(&none)),
    ];
    ctx.msg("risk-supposed", &args)
}

/// What each sort of inputs does by itself.
fn alone(t: &Told<'_>) -> Option<Listed> {
    let (ctx, report) = (t.ctx, &t.made.report);
    let trials = report.alone.first()?.trials;
    let heads = [
        "risk-alone-sort",
        "risk-in-time",
        "risk-run-again",
        "risk-alone-end",
        "risk-alone-cost",
        "risk-alone-npv",
    ];
    let heads = heads.map(|key| ctx.t(key));
    let tenth = |n: f64| ctx.l.number((n * 10.0).round() / 10.0);
    let row = |name: Html, cells: [String; 5], src: &str| {
        let cells = cells.map(|text| works::assumed(ctx, &text, src));
        (name, heads[1..].iter().cloned().zip(cells).collect::<Vec<_>>())
    };
    let planned =
        |spread: &Option<sanad_outcomes::money::risk::Spread>| spread.as_ref().and_then(|own| own.planned);
    let mut rows = Vec::new();
    if let (Some(in_time), Some(end), Some(cost), Some(npv), Some(sites)) = (
        planned(&report.in_time),
        planned(&report.end),
        planned(&report.cost),
        planned(&report.npv),
        report.restarted.last().and_then(|own| own.sites.planned),
    ) {
        let cells =
            [tenth(in_time), tenth(sites), ctx.l.month_year(t.day(end)), t.amount(cost), t.amount(npv)];
        rows.push(row(Html::text(&ctx.t("riskpage-alone-plan")), cells, "calc/works.inputs"));
    }
    for own in &report.alone {
        let cells = [
            tenth(own.in_time.value),
            tenth(own.restarted.value),
            ctx.l.month_year(t.day(own.end.value)),
            t.amount(own.cost.value),
            t.amount(own.npv.value),
        ];
        rows.push(row(Html::text(&ctx.t(&format!("risk-sort-{}", own.group.key()))), cells, SRC));
    }
    if let (Some(in_time), Some(end), Some(cost), Some(npv), Some(sites)) =
        (&report.in_time, &report.end, &report.cost, &report.npv, report.restarted.last())
    {
        let mean = |own: &sanad_outcomes::money::risk::Spread| own.mean.map_or(f64::NAN, |mean| mean.value);
        let cells = [
            tenth(mean(in_time)),
            tenth(mean(&sites.sites)),
            ctx.l.month_year(t.day(at(end, 20))),
            t.amount(at(cost, 20)),
            t.amount(at(npv, 20)),
        ];
        rows.push(row(Html::text(&ctx.t("riskpage-alone-all")), cells, SRC));
    }
    Some(Listed {
        title: ctx.t("riskpage-alone-title"),
        note: ctx.msg("riskpage-alone-note", &[("n", t.count(trials as u64))]),
        heads: heads.to_vec(),
        rows,
    })
}
