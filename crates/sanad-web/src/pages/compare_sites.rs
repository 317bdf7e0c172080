//! The sites in two plans: which come earlier, which later, which drop out or come in.

use crate::ctx::Ctx;
use crate::html::{Html, Slot};
use crate::pages::plan_gantt::{LABELS, WIDTH};
use crate::pages::plan_groups::{measure_href, months};
use crate::pages::plan_window::Window;
use crate::pages::register_charts::direction;
use crate::pages::visits_why::list;
use sanad_chart::{Frame, Label, Pair, PairEnd, PairRow, PairWords, Svg};
use sanad_i18n::Arg;
use sanad_model::Kind;
use sanad_outcomes::Dates;
use sanad_outcomes::measures::engine::Tick;
use sanad_outcomes::measures::{Measure, Works};

/// A measure that comes in or drops out.
pub(super) struct Moved {
    pub(super) name: Html,
    pub(super) what: Html,
}

/// The sites in two plans.
pub(super) struct Sites {
    pub(super) sentence: Html,
    pub(super) chart: Option<Svg>,
    pub(super) others: Vec<Moved>,
}

/// How a site fares.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Change {
    Same,
    Earlier(Tick),
    Later(Tick),
    In,
    Out,
}

/// Compares two plans of the same measures.
pub(super) fn compare(ctx: &Ctx, a: &Works, b: &Works) -> Sites {
    let measures = ctx.o().works.measures();
    let mut rows: Vec<(Option<Tick>, PairRow)> = Vec::new();
    let mut others = Vec::new();
    let [mut earlier, mut later, mut out, mut came] = [0_usize; 4];
    for (place, measure) in measures.iter().enumerate() {
        let Some(change) = change(a, b, place) else { continue };
        if !measure.is_restart() {
            if let Change::In | Change::Out = change {
                let name =
                    Html::said(ctx.l.text(&measure.name), &format!("calc/measure/{}/parts", measure.code));
                others.push(Moved {
                    name: Html::link(&measure_href(ctx, &measure.code), "row-link", &name),
                    what: ctx.msg(if change == Change::In { "compare-in" } else { "compare-out" }, &[]),
                });
            }
            continue;
        }
        match change {
            Change::Same => {}
            Change::Earlier(_) => earlier += 1,
            Change::Later(_) => later += 1,
            Change::In => came += 1,
            Change::Out => out += 1,
        }
        rows.push((middle(a, place).or_else(|| middle(b, place)), row(ctx, a, b, (place, measure), change)));
    }
    rows.sort_by_key(|(at, _)| *at);
    let counts = [("earlier", earlier), ("later", later), ("out", out), ("in", came)];
    let sentence = sentence(ctx, &counts);
    let horizon = i64::from(a.problem.horizon.max(b.problem.horizon));
    let window = Window::whole(a.start, horizon);
    let (major, minor) = window.ticks(ctx);
    let chart = (!rows.is_empty()).then(|| {
        let pair = Pair {
            frame: Frame::new("pair", &ctx.t("compare-chart"), direction(ctx.lang())).width(WIDTH),
            from: window.from,
            to: window.to,
            major,
            minor,
            lines: window.lines(ctx),
            rows: rows.into_iter().map(|(_, row)| row).collect(),
            label_width: LABELS,
            words: PairWords {
                row: ctx.t("register-col-site"),
                a: ctx.t("compare-a"),
                b: ctx.t("compare-b"),
                change: ctx.t("compare-col-change"),
            },
        };
        pair.build()
    });
    Sites { sentence, chart, others }
}

/// How many sites move, and which way.
fn sentence(ctx: &Ctx, counts: &[(&str, usize)]) -> Html {
    let n = |n: usize| Slot { arg: Arg::from(n), html: ctx.num(n as f64, "ui/scenario") };
    let said: Vec<Html> = counts
        .iter()
        .filter(|(_, count)| *count > 0)
        .map(|(way, count)| ctx.msg(&format!("compare-sites-{way}"), &[("n", n(*count))]))
        .collect();
    if said.is_empty() {
        return ctx.msg("compare-sites-none", &[]);
    }
    ctx.msg("compare-sentence", &[("sites", Slot::html(list(ctx, &said)))])
}

/// What becomes of a measure that either plan carries out.
fn change(a: &Works, b: &Works, place: usize) -> Option<Change> {
    Some(match (a.chosen(place), b.chosen(place)) {
        (false, false) => return None,
        (true, false) => Change::Out,
        (false, true) => Change::In,
        (true, true) => match middle(b, place)? - middle(a, place)? {
            0 => Change::Same,
            by @ 1.. => Change::Later(by),
            by => Change::Earlier(-by),
        },
    })
}

/// The middle of a measure's mark over the simulated cases, by which two ranges are compared; the
/// plan's own where no case carries it out.
fn middle(works: &Works, place: usize) -> Option<Tick> {
    let drawn = works.drawn.measures.get(place).and_then(|spread| spread.mark).map(|mark| mark.1);
    drawn.or_else(|| works.mark(place))
}

fn row(ctx: &Ctx, a: &Works, b: &Works, of: (usize, &Measure), change: Change) -> PairRow {
    let (place, measure) = of;
    let site = measure.site.and_then(|id| ctx.p().name_of(Kind::Site, id));
    let name = site.map_or_else(|| ctx.l.text(&measure.name), |t| ctx.l.text(t));
    let days = |by: Tick| [("n", Arg::Number(f64::from(by)))];
    let said = match change {
        Change::Same => ctx.t("compare-same"),
        Change::Earlier(by) => ctx.l.t1_bare("compare-earlier", &days(by)),
        Change::Later(by) => ctx.l.t1_bare("compare-later", &days(by)),
        Change::In => ctx.t("compare-in"),
        Change::Out => ctx.t("compare-out"),
    };
    PairRow {
        label: Label::new(name)
            .src(format!("calc/measure/{}/parts", measure.code))
            .href(measure_href(ctx, &measure.code)),
        a: end(ctx, a, place, measure),
        b: end(ctx, b, place, measure),
        change: Label::new(said).src("ui/scenario"),
    }
}

/// When a measure is done in a plan: before a survey a range alone.
fn end(ctx: &Ctx, works: &Works, place: usize, measure: &Measure) -> Option<PairEnd> {
    let own = works.mark(place)?;
    let (low, _, high) = works.drawn.measures.get(place)?.mark.unwrap_or((own, own, own));
    let (low, high) = (low.min(own), high.max(own));
    let day = |tick: Tick| works.day((tick - 1).max(0));
    let dates: Dates = (day(low), day(own), Some(day(high)));
    Some(PairEnd {
        at: measure.surveyed.then_some(own.into()),
        range: Some((low.into(), high.into())),
        shown: Label::new(months(ctx, dates)).src("ui/scenario"),
    })
}
