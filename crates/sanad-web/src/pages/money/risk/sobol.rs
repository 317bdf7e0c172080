//! Which sort of inputs carries how much of the doubt: Sobol' indices, one row a sort.

use super::{Listed, SRC, Told};
use crate::html::{Html, Slot};
use sanad_i18n::Arg;
use sanad_outcomes::money::risk::{Share, Shares, WIDE};
use sanad_report::risk as words;

/// A sort that carries less of every outcome is not told.
const LEAST: f64 = 0.005;

pub(super) fn shares(t: &Told<'_>) -> Option<Listed> {
    let (ctx, own) = (t.ctx, &t.made.report.sobol);
    let Some(first) = own.shares.first() else {
        let note = Html::said(&words::no_shares(ctx.l, own), SRC);
        let title = ctx.t("riskpage-sobol-title");
        return (own.rows + own.failed > 0).then(|| Listed { title, note, ..Listed::default() });
    };
    let heads = std::iter::once("risk-alone-sort".to_owned())
        .chain(own.shares.iter().map(|own| format!("riskpage-sobol-{}", own.outcome.key())));
    let heads: Vec<String> = heads.map(|key| ctx.t(&key)).collect();
    let tells = |at: &usize| own.shares.iter().any(|own| own.of[*at].total.value >= LEAST);
    let rows = (0..first.of.len()).filter(tells).map(|at| {
        let cell = |own: &Shares| {
            let Share { first, total, .. } = own.of[at];
            let share = |value: f64| Slot::html(t.html(&t.level(value.clamp(0.0, 1.0))));
            // No sort takes more by itself than in all; estimates may.
            let first = first.value.min(total.value);
            ctx.msg("riskpage-sobol-cell", &[("first", share(first)), ("total", share(total.value))])
        };
        let name = Html::text(&ctx.t(&format!("risk-sort-{}", first.of[at].group.key())));
        (name, heads[1..].iter().cloned().zip(own.shares.iter().map(cell)).collect())
    });
    let rows = rows.collect();
    let points = (own.reach() * 100.0).ceil();
    let key = if own.reach() > WIDE { "riskpage-sobol-wide" } else { "riskpage-sobol-note" };
    let points = Slot { arg: Arg::from(ctx.l.number(points)), html: t.html(&ctx.l.number(points)) };
    let note = ctx.msg(key, &[("n", t.count(own.rows as u64)), ("points", points)]);
    Some(Listed { title: ctx.t("riskpage-sobol-title"), note, heads, rows })
}
