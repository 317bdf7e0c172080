//! How numbers spread, and what moves them.

use super::{SRC, Told, at};
use crate::pages::money::words as money_words;
use crate::pages::register_charts::direction;
use sanad_chart::{
    Bar, Bars, Frame, Label, Spread as Chart, SpreadMark, SpreadTick, Svg, Tornado, TornadoRow, round_ticks,
};
use sanad_i18n::Arg;
use sanad_model::Date;
use sanad_outcomes::money::risk::{Curve, Outcome, QUARTERS, Spread};
use sanad_report::risk as words;

/// Inputs of a tornado.
const BARS: usize = 8;
const HEIGHT: f64 = 230.0;
/// Narrow, so that all of it can be read on a telephone.
const WIDTH: f64 = 440.0;
/// Values on the axis.
const TICKS: f64 = 6.0;

fn build(
    t: &Told<'_>,
    id: &str,
    own: &Spread,
    ticks: Vec<SpreadTick>,
    unit: String,
    said: &dyn Fn(f64) -> String,
) -> Svg {
    let ctx = t.ctx;
    let mut marks: Vec<SpreadMark> = QUARTERS
        .iter()
        .zip(&own.quantiles)
        .filter_map(|(share, quantile)| {
            let value = quantile.as_ref()?.value;
            Some(SpreadMark {
                name: Label::new(format!("P{:.0}", share * 100.0)).src(SRC),
                at: value,
                shown: Label::new(said(value)).src(SRC),
                share: Label::new(t.level(*share)).src(SRC),
                plan: false,
            })
        })
        .collect();
    if let (Some(planned), Some(share)) = (own.planned, &own.at_plan) {
        marks.push(SpreadMark {
            name: Label::new(ctx.t("risk-planned")).src("calc/works.inputs"),
            at: planned,
            shown: Label::new(said(planned)).src("calc/works.inputs"),
            share: Label::new(words::Share::of(share.value, Some(own.trials), 1.0).said(ctx.l)).src(SRC),
            plan: true,
        });
    }
    let args = [
        ("low", Arg::from(said(at(own, 4)))),
        ("middle", Arg::from(said(at(own, 20)))),
        ("high", Arg::from(said(at(own, 36)))),
    ];
    let chart = Chart {
        frame: Frame::new(id, &ctx.l.t1_bare(&format!("riskpage-figure-{id}"), &args), direction(ctx.lang()))
            .width(WIDTH),
        height: HEIGHT,
        edges: own.bins.edges.clone(),
        counts: own.bins.counts.clone(),
        curve: own.curve[1..own.curve.len() - 1].iter().map(|point| (point.value, point.share)).collect(),
        marks,
        ticks,
        unit,
        head: ["mark", "value", "share"].map(|key| ctx.t(&format!("riskpage-head-{key}"))),
    };
    chart.build(|share| t.level(share))
}

fn ends(own: &Spread) -> (f64, f64) {
    // A fortieth at each end is not drawn.
    let all = own.curve[1..own.curve.len() - 1].iter().map(|point| point.value).chain(own.planned);
    all.fold((f64::MAX, f64::MIN), |(low, high), value| (low.min(value), high.max(value)))
}

/// An amount of money.
pub(super) fn money(t: &Told<'_>, id: &str, own: &Spread) -> Svg {
    let (low, high) = ends(own);
    let (scale, unit) = money_words::scale(t.ctx, low.abs().max(high.abs()), t.currency);
    let ticks = round_ticks(low / scale, high / scale, TICKS);
    let ticks = ticks.into_iter().map(|n| SpreadTick { at: n * scale, label: t.ctx.l.number(n) });
    build(t, id, own, ticks.collect(), unit, &|value| t.amount(value))
}

/// The first days of years, and of halves where there are few, as ticks.
fn years(t: &Told<'_>, low: f64, high: f64) -> Vec<SpreadTick> {
    let (from, to) = (t.day(low), t.day(high));
    let start = t.works.start;
    let month = |year: i16, month: i8| {
        let day = Date::new(year, month, 1).ok()?;
        let tick = start.until((jiff::Unit::Day, day)).ok()?.get_days();
        Some(SpreadTick { at: f64::from(tick), label: t.ctx.l.month_year(day) })
    };
    let steps: &[i8] = if to.year() - from.year() > 3 { &[1] } else { &[1, 7] };
    (from.year()..=to.year()).flat_map(|year| steps.iter().filter_map(move |m| month(year, *m))).collect()
}

/// A day.
pub(super) fn days(t: &Told<'_>, id: &str, own: &Spread) -> Svg {
    let (low, high) = ends(own);
    build(t, id, own, years(t, low, high), String::new(), &|tick| t.ctx.l.month_year(t.day(tick)))
}

/// How many sites run again by the end of each year: in the plan, and on average over the trials.
pub(super) fn restarted(t: &Told<'_>) -> Option<Svg> {
    let ctx = t.ctx;
    let planned = |own: &Curve| own.sites.planned.unwrap_or(0.0);
    let mut years: Vec<&Curve> = t.made.report.restarted.iter().filter(|own| own.day.month() == 12).collect();
    years.retain(|own| planned(own) > 0.0 || at(&own.sites, 40) > 0.0);
    let last = years.last()?;
    let whole = |n: f64| ctx.l.number(n.round());
    let bars = years.iter().flat_map(|own| {
        let bar = |key: &str, value: f64, src: &str, rest: bool| {
            let args = [("year", Arg::from(own.day.year().to_string()))];
            Bar {
                label: Label::new(ctx.l.t1_bare(&format!("riskpage-bar-{key}"), &args)).src(src),
                value,
                shown: Label::new(ctx.l.number((value * 10.0).round() / 10.0)).src(src),
                current: false,
                rest,
            }
        };
        let mean = own.sites.mean.map_or(0.0, |mean| mean.value);
        [bar("planned", planned(own), "calc/works.inputs", true), bar("mean", mean, SRC, false)]
    });
    let args = [
        ("year", Arg::from(last.day.year().to_string())),
        ("low", Arg::from(whole(at(&last.sites, 4)))),
        ("high", Arg::from(whole(at(&last.sites, 36)))),
        ("planned", Arg::from(whole(planned(last)))),
    ];
    let caption = ctx.l.t1_bare("riskpage-figure-restarted", &args);
    let chart = Bars {
        frame: Frame::new("restarted", &caption, direction(ctx.lang())),
        head: ["year", "sites"].map(|key| ctx.t(&format!("riskpage-head-{key}"))),
        bars: bars.collect(),
    };
    Some(chart.build())
}

/// What inputs move an outcome: its mean where each is low and where it is high.
pub(super) fn tornado(t: &Told<'_>, outcome: Outcome) -> Option<Svg> {
    let (ctx, report) = (t.ctx, &t.made.report);
    let bars = &report.bars.iter().find(|(own, _)| *own == outcome)?.1;
    let spread = match outcome {
        Outcome::End => &report.end,
        Outcome::Cost => &report.cost,
        Outcome::Npv => &report.npv,
        Outcome::Restarted => return None,
    };
    let mean = spread.as_ref()?.mean?.value;
    let day = outcome == Outcome::End;
    let said = |value: f64| if day { ctx.l.month_year(t.day(value)) } else { t.amount(value) };
    let named = |cause| words::cause(ctx.l, ctx.p(), &ctx.o().works, &t.made.risk, cause);
    let bars: Vec<_> = bars.iter().take(BARS).collect();
    let first = bars.first()?;
    let most =
        bars.iter().flat_map(|bar| [bar.low.value, bar.high.value]).fold(0.0, |a: f64, b| a.max(b.abs()));
    let (scale, unit) = if day { (1.0, String::new()) } else { money_words::scale(ctx, most, t.currency) };
    let rows = bars.iter().map(|bar| TornadoRow {
        label: Label::new(named(bar.cause)).src(SRC),
        range: Label::new(ctx.l.number((bar.correlation.value * 100.0).round() / 100.0)).src(SRC),
        ends: (bar.low.value, bar.high.value),
        shown: (Label::new(said(bar.low.value)).src(SRC), Label::new(said(bar.high.value)).src(SRC)),
    });
    let caption = ctx.l.t1_bare(
        &format!("riskpage-figure-moves-{}", outcome.key()),
        &[
            ("first", Arg::from(named(first.cause))),
            ("low", Arg::from(said(first.low.value))),
            ("high", Arg::from(said(first.high.value))),
        ],
    );
    let id = format!("moves-{}", outcome.key());
    let chart = Tornado {
        frame: Frame::new(&id, &caption, direction(ctx.lang())),
        likely: mean,
        scale,
        unit,
        rows: rows.collect(),
        head: ["risk-input", "risk-correlation", "risk-low", "risk-high"].map(|key| ctx.t(key)),
    };
    Some(chart.build(|value| if day { ctx.l.month_year(t.day(value)) } else { ctx.l.number(value) }))
}
