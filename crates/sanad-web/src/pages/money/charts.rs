//! Cash by period, and what moves a value.

use super::figures;
use super::words;
use crate::ctx::Ctx;
use crate::pages::register_charts::direction;
use crate::pages::works_words as works;
use sanad_chart::{Flow, FlowBar, Frame, Label, Svg, Tornado, TornadoRow};
use sanad_i18n::Arg;
use sanad_model::Currency;
use sanad_outcomes::measures::Measure;
use sanad_outcomes::money::{Move, Whole, Worth};

/// Bars of a tornado: below these, figures hardly move the value.
const BARS: usize = 10;

fn flow(
    ctx: &Ctx,
    id: &str,
    caption: &str,
    head: &str,
    flows: &[(String, f64)],
    src: &str,
    currency: Currency,
) -> Svg {
    let mut sum = 0.0;
    let mut most: f64 = 0.0;
    let bars = flows.iter().map(|(label, value)| {
        sum += value;
        most = most.max(sum.abs()).max(value.abs());
        FlowBar {
            label: Label::new(label.as_str()).src(src),
            value: *value,
            shown: Label::new(words::amount(ctx, *value, currency)).src(src),
            sum_shown: Label::new(words::amount(ctx, sum, currency)).src(src),
        }
    });
    let bars = bars.collect();
    let (scale, unit) = words::scale(ctx, most, currency);
    let flow = Flow {
        frame: Frame::new(id, caption, direction(ctx.lang())),
        height: 260.0,
        bars,
        scale,
        unit,
        head: [ctx.t(head), ctx.t("money-col-flow"), ctx.t("money-col-sum")],
    };
    flow.build(|value| ctx.l.number(value))
}

/// How a period of a measure is called: by a number where the site was not surveyed, for then no day
/// is known.
pub(super) fn period(ctx: &Ctx, m: &Measure, own: &Worth, place: usize) -> String {
    let axis = &own.valid.case.axis;
    if place >= axis.len() {
        ctx.t("money-after")
    } else if m.surveyed {
        axis.label(place)
    } else {
        ctx.l.count(place as u64 + 1)
    }
}

/// The cash of one measure by period.
pub(super) fn cash(ctx: &Ctx, m: &Measure, own: &Worth, currency: Currency) -> Svg {
    let mut caption = ctx.l.t1_bare("money-flow-figure", &[("short", Arg::from(own.called.len()))]);
    if !m.surveyed {
        caption = format!("{caption} {}", ctx.t("money-periods-counted"));
    }
    let last = own.flows.len().saturating_sub(1);
    let flows: Vec<(String, f64)> = own
        .flows
        .iter()
        .enumerate()
        .map(|(p, flow)| (period(ctx, m, own, p), flow + if p == last { own.residual } else { 0.0 }))
        .collect();
    flow(ctx, "cash", &caption, "money-col-period", &flows, &works::key(m, "statements"), currency)
}

/// The cash of the whole plan by year.
pub(super) fn years(ctx: &Ctx, whole: &Whole) -> Option<Svg> {
    let currency = whole.currency;
    let mut sum = 0.0;
    let sums: Vec<(i16, f64)> = whole
        .years
        .iter()
        .map(|(year, flow)| {
            sum += flow;
            (*year, sum)
        })
        .collect();
    let (worst, lowest) = sums.iter().copied().min_by(|a, b| a.1.total_cmp(&b.1))?;
    let (last, end) = *sums.last()?;
    let args = [
        ("worst", Arg::from(worst.to_string())),
        ("least", Arg::from(words::amount(ctx, lowest, currency))),
        ("last", Arg::from(last.to_string())),
        ("end", Arg::from(words::amount(ctx, end, currency))),
    ];
    let caption = ctx.l.t1_bare("money-years-figure", &args);
    let flows: Vec<(String, f64)> =
        whole.years.iter().map(|(year, flow)| (year.to_string(), *flow)).collect();
    Some(flow(ctx, "years", &caption, "money-col-year", &flows, "calc/money.years", currency))
}

fn tornado(
    ctx: &Ctx,
    id: &str,
    key: &str,
    likely: f64,
    all: &[(&Move, &Measure, String)],
    currency: Currency,
) -> Option<Svg> {
    let first = all.first()?;
    let most = all.iter().flat_map(|(m, ..)| [likely + m.moves.0, likely + m.moves.1]);
    let most = most.fold(likely.abs(), |most, end| most.max(end.abs()));
    let (scale, unit) = words::scale(ctx, most, currency);
    let caption = ctx.l.t1_bare(key, &[("first", Arg::from(first.2.as_str()))]);
    let rows = all.iter().map(|(one, m, name)| {
        let place = ctx.o().works.measure(&m.code).map(|(place, _)| place);
        let told = place
            .and_then(|place| words::worth(ctx, place).ok())
            .map(|own| figures::told(ctx, m, &own.valid.project, one));
        let src = told.as_ref().map_or_else(|| works::key(m, "moves"), |t| t.src.clone());
        let shown =
            |moved: f64| Label::new(figures::end(ctx, likely, moved, currency)).src(works::key(m, "moves"));
        TornadoRow {
            label: Label::new(name.as_str()).src(src.as_str()).href(ctx.source_href(&src)),
            range: Label::new(told.map_or_else(String::new, |t| t.range)).src(src),
            ends: (likely + one.moves.0, likely + one.moves.1),
            shown: (shown(one.moves.0), shown(one.moves.1)),
        }
    });
    let chart = Tornado {
        frame: Frame::new(id, &caption, direction(ctx.lang())),
        likely,
        scale,
        unit,
        rows: rows.collect(),
        head: [
            ctx.t("money-col-figure"),
            ctx.t("money-col-range"),
            ctx.t("money-col-at-low"),
            ctx.t("money-col-at-high"),
        ],
    };
    Some(chart.build(|value| ctx.l.number(value)))
}

/// What moves the value of one measure.
pub(super) fn moves(ctx: &Ctx, m: &Measure, own: &Worth, currency: Currency) -> Option<Svg> {
    let all: Vec<(&Move, &Measure, String)> = own
        .moves
        .iter()
        .filter(|one| one.width() > 0.0)
        .take(BARS)
        .map(|one| (one, m, figures::told(ctx, m, &own.valid.project, one).name))
        .collect();
    tornado(ctx, "moves", "money-one-moves-figure", own.npv, &all, currency)
}

/// What moves the value of the whole plan.
pub(super) fn whole_moves(ctx: &Ctx, whole: &Whole) -> Option<Svg> {
    let all: Vec<(&Move, &Measure, String)> = whole
        .moves
        .iter()
        .filter(|(one, _)| one.width() > 0.0)
        .take(BARS)
        .filter_map(|(one, place)| {
            let m = ctx.o().works.measures().get(*place)?;
            let own = words::worth(ctx, *place).ok()?;
            let name = figures::told(ctx, m, &own.valid.project, one).name;
            // What is the site's own is said with its site; prices and rates move at all of them together.
            let site = m.site.and_then(|id| ctx.p().sites.get(&id)).map(|s| ctx.l.text(&s.name));
            let own = sanad_outcomes::money::is_own(&one.path);
            let name = match site {
                Some(site) if own => {
                    ctx.l.t1_bare("measure-at-site", &[("name", Arg::from(name)), ("site", Arg::from(site))])
                }
                _ => name,
            };
            Some((one, m, name))
        })
        .collect();
    tornado(ctx, "plan-moves", "money-moves-figure", whole.npv, &all, whole.currency)
}
