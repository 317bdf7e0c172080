//! The stretch of time that the charts of the plan of works show, by `zoom` and `from`.

use crate::ctx::Ctx;
use jiff::ToSpan;
use sanad_chart::{Label, Shade, ShadeKind, TimeLine, TimeTick};
use sanad_model::Date;
use sanad_outcomes::measures::Works;

/// How much of the plan is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Zoom {
    /// All of it.
    Whole,
    /// Twelve months.
    Year,
    /// Three months.
    Quarter,
    /// One month.
    Month,
}

impl Zoom {
    /// All of them, from the widest.
    pub(super) const ALL: [Self; 4] = [Self::Whole, Self::Year, Self::Quarter, Self::Month];

    /// As the address has it; empty for the whole plan.
    pub(super) const fn code(self) -> &'static str {
        match self {
            Self::Whole => "",
            Self::Year => "year",
            Self::Quarter => "quarter",
            Self::Month => "month",
        }
    }

    const fn months(self) -> i32 {
        match self {
            Self::Whole => 0,
            Self::Year => 12,
            Self::Quarter => 3,
            Self::Month => 1,
        }
    }
}

/// Days shown after the plan's last, so that words find room beside what ends late.
const AFTER: i64 = 100;

/// A stretch of time, in days of the plan.
pub(super) struct Window {
    pub(super) zoom: Zoom,
    /// First day shown.
    pub(super) from: i64,
    /// The day after the last.
    pub(super) to: i64,
    /// Where an earlier and a later stretch begin, if there is one.
    pub(super) beside: (Option<Date>, Option<Date>),
    start: Date,
    horizon: i64,
}

impl Window {
    /// The stretch that the address asks for.
    pub(super) fn of(ctx: &Ctx, works: &Works) -> Self {
        let (start, horizon) = (works.start, i64::from(works.problem.horizon));
        let zoom = Zoom::ALL.into_iter().find(|z| z.code() == ctx.params.get("zoom")).unwrap_or(Zoom::Whole);
        let whole = Self::whole(start, horizon.max(1));
        if zoom == Zoom::Whole {
            return whole;
        }
        let last = whole.day(horizon - 1);
        let asked = ctx.params.get("from");
        let asked = asked.parse::<Date>().or_else(|_| format!("{asked}-01").parse()).unwrap_or(start);
        let from = asked.clamp(start, last);
        let to = from.checked_add(zoom.months().months()).unwrap_or(last);
        let earlier = from.checked_sub(zoom.months().months()).unwrap_or(start).max(start);
        Self {
            from: whole.tick(from),
            to: whole.tick(to).min(horizon),
            zoom,
            beside: ((from > start).then_some(earlier), (to <= last).then_some(to)),
            ..whole
        }
    }

    /// All of a plan, whatever the address says.
    pub(super) const fn whole(start: Date, horizon: i64) -> Self {
        Self { zoom: Zoom::Whole, from: 0, to: horizon + AFTER, beside: (None, None), start, horizon }
    }

    /// The day of a tick.
    pub(super) fn day(&self, tick: i64) -> Date {
        self.start.checked_add(tick.days()).unwrap_or(self.start)
    }

    /// The tick of a day.
    pub(super) fn tick(&self, day: Date) -> i64 {
        self.start.until((jiff::Unit::Day, day)).map_or(0, |span| i64::from(span.get_days()))
    }

    /// Labels above and below: years and months, or months and days.
    pub(super) fn ticks(&self, ctx: &Ctx) -> (Vec<TimeTick>, Vec<TimeTick>) {
        let l = ctx.l;
        let years = matches!(self.zoom, Zoom::Whole | Zoom::Year);
        let major = |day: Date| if years { day.year().to_string() } else { l.month_year(day) };
        let (mut above, mut below) = (vec![TimeTick::new(self.from, major(self.day(self.from)))], Vec::new());
        for tick in self.from..self.to {
            let day = self.day(tick);
            let first = day.day() == 1;
            if tick > self.from && first && (!years || day.month() == 1) {
                above.push(TimeTick::new(tick, major(day)));
            }
            let label = match self.zoom {
                Zoom::Whole if first && matches!(day.month(), 1 | 4 | 7 | 10) => l.month(day.month()),
                Zoom::Year if first => l.month(day.month()),
                Zoom::Quarter if day.weekday() == jiff::civil::Weekday::Sunday => day.day().to_string(),
                Zoom::Month => day.day().to_string(),
                _ => continue,
            };
            below.push(TimeTick::new(tick, label));
        }
        (above, below)
    }

    /// Today, where it is inside.
    pub(super) fn lines(&self, ctx: &Ctx) -> Vec<TimeLine> {
        let at = self.tick(ctx.o().today);
        let inside = (self.from..self.to).contains(&at);
        let line = || TimeLine { at, label: Label::new(ctx.t("days-today")), today: true };
        inside.then(line).into_iter().collect()
    }

    /// What lies after the plan's last day.
    pub(super) fn shades(&self, ctx: &Ctx) -> Vec<Shade> {
        let shade =
            || Shade { from: self.horizon, to: self.to, kind: ShadeKind::Off, title: ctx.t("planner-after") };
        (self.to > self.horizon).then(shade).into_iter().collect()
    }

    /// The places at which a profile may change: months, or weeks or days where less is shown.
    pub(super) fn cuts(&self) -> Vec<i64> {
        let cut = |tick: &i64| match self.zoom {
            Zoom::Whole | Zoom::Year => self.day(*tick).day() == 1,
            Zoom::Quarter => self.day(*tick).weekday() == jiff::civil::Weekday::Sunday,
            Zoom::Month => true,
        };
        let to = self.to.min(self.horizon);
        let inside = (self.from + 1..to).filter(cut);
        std::iter::once(self.from).chain(inside).chain([to]).collect()
    }
}
