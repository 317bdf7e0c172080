//! Each site: by which day it runs again in which share of trials; and how many run by each year's end.

use super::{Drawn, Listed, RiskPage, SRC, Told, at, charts};
use crate::html::Html;
use crate::pages::works_words as works;
use sanad_outcomes::money::risk::MeasureRisk;

pub(super) fn fill(t: &Told<'_>, template: &mut RiskPage) {
    let ctx = t.ctx;
    let mut all: Vec<&MeasureRisk> = t
        .made
        .report
        .measures
        .iter()
        .filter(|own| {
            let measure = &ctx.o().works.measures()[own.measure];
            measure.is_restart() && measure.site.is_some()
        })
        .collect();
    // Those of the plan first, by their planned day, as in the plan; then the others by how often they run again.
    all.sort_by(|a, b| {
        let planned = |own: &MeasureRisk| own.mark.as_ref().and_then(|mark| mark.planned).unwrap_or(f64::MAX);
        planned(a)
            .total_cmp(&planned(b))
            .then(b.carried_out.value.total_cmp(&a.carried_out.value))
            .then(a.measure.cmp(&b.measure))
    });
    let planned: Vec<&MeasureRisk> = all.iter().copied().filter(|own| own.in_time.is_some()).collect();
    let often = planned.iter().filter(|own| own.carried_out.value >= 2.0 / 3.0).count();
    let early = planned.iter().filter(|own| own.in_time.is_some_and(|share| share.value >= 0.5)).count();
    template.sentences.push(ctx.msg(
        "riskpage-sites-lead",
        &[
            ("n", t.count(planned.len() as u64)),
            ("often", t.count(often as u64)),
            ("early", t.count(early as u64)),
        ],
    ));
    if let Some(svg) = charts::restarted(t) {
        template.charts.push(Drawn { id: "fig-restarted", svg, class: "fig--wide" });
    }
    let heads = ["site", "range", "planned", "in-time", "carried-out", "npv"]
        .map(|key| ctx.t(&format!("riskpage-col-{key}")));
    let rows =
        all.into_iter().map(|own| (name(t, own), heads[1..].iter().cloned().zip(cells(t, own)).collect()));
    let rows = rows.collect();
    template.lists.push(Listed {
        title: ctx.t("riskpage-sites-title"),
        note: ctx.msg("riskpage-sites-note", &[]),
        heads: heads.to_vec(),
        rows,
    });
}

fn name(t: &Told<'_>, own: &MeasureRisk) -> Html {
    let ctx = t.ctx;
    let measure = &ctx.o().works.measures()[own.measure];
    let site = measure.site.and_then(|id| ctx.p().sites.get(&id));
    let name = site.map_or_else(|| works::title(ctx, measure), |site| ctx.l.text(&site.name).to_owned());
    let href = if own.in_time.is_some() {
        super::super::words::href(ctx, measure)
    } else {
        works::href(ctx, measure)
    };
    Html::link(&href, "row-link", &Html::said(&name, &works::key(measure, "parts")))
}

fn cells(t: &Told<'_>, own: &MeasureRisk) -> [Html; 5] {
    let ctx = t.ctx;
    // A tenth of the trials that carry it out lies before, a tenth after; of few trials nothing is told.
    let told = own.mark.as_ref().filter(|mark| mark.trials >= 20);
    let range = told.map_or_else(
        || ctx.dash("riskpage-too-seldom"),
        |mark| works::months(ctx, (t.day(at(mark, 4)), t.day(at(mark, 20)), Some(t.day(at(mark, 36)))), SRC),
    );
    let planned = own.mark.as_ref().and_then(|mark| mark.planned).map_or_else(
        || ctx.dash("riskpage-not-planned"),
        |tick| ctx.day(t.day(tick), &works::key(&ctx.o().works.measures()[own.measure], "mark")),
    );
    let npv = own.npv.as_ref().filter(|npv| npv.trials >= 20).map_or_else(
        || ctx.dash("riskpage-too-seldom"),
        |npv| works::assumed(ctx, &t.range(at(npv, 4), at(npv, 36)), SRC),
    );
    [range, planned, t.of(own.in_time.as_ref()), t.of(Some(&own.carried_out)), npv]
}
