//! How names, dates and figures of a file become those of a case; faults are gathered on the way.

use crate::case::{Axis, Date, Input, Steps};
use crate::fault::{Fault, Wrong};
use crate::figure::{Figure, Status};
use crate::file::{Amounts, Figured, Series};
use rust_decimal::Decimal;
use std::collections::BTreeSet;

/// Limits of a kind of figure.
#[derive(Clone, Copy)]
pub(crate) enum Limits {
    /// Nought or more.
    Amount,
    /// Any.
    Signed,
    /// Above nought.
    Positive,
    /// From nought to one.
    Share,
    /// Above −1: a growth or rate a year.
    Rate,
    /// Nought to a thousand: days, persons' multipliers.
    Days,
}

impl Limits {
    fn holds(self, d: Decimal) -> bool {
        let (zero, one) = (Decimal::ZERO, Decimal::ONE);
        match self {
            Self::Amount => d >= zero,
            Self::Signed => true,
            Self::Positive => d > zero,
            Self::Share => d >= zero && d <= one,
            Self::Rate => d > -one && d <= Decimal::from(100),
            Self::Days => d >= zero && d <= Decimal::from(1000),
        }
    }

    fn said(self) -> Wrong {
        match self {
            Self::Amount => Wrong::Limits("0", "10^20"),
            Self::Signed => Wrong::Limits("-10^20", "10^20"),
            Self::Positive => Wrong::Limits("more than 0", "10^20"),
            Self::Share => Wrong::Limits("0", "1"),
            Self::Rate => Wrong::Limits("more than -1", "100"),
            Self::Days => Wrong::Limits("0", "1000"),
        }
    }
}

/// No figure may be larger: sums and products of them stay exact.
fn small(d: Decimal) -> bool {
    d.abs() <= Decimal::from_i128_with_scale(100_000_000_000_000_000_000, 0)
}

/// What reads, and what it found wrong.
pub(crate) struct Reader<'a> {
    pub(super) axis: Axis,
    pub(super) status: Status,
    pub(super) source: &'a str,
    pub(crate) faults: Vec<Fault>,
}

impl<'a> Reader<'a> {
    /// Of what has no periods.
    pub(crate) fn without_axis(status: Status, source: &'a str) -> Self {
        let axis = Axis { start: 0, months: Vec::new(), construction: 0 };
        Self { axis, status, source, faults: Vec::new() }
    }
}

impl Reader<'_> {
    pub(crate) fn fault(&mut self, at: &str, value: impl std::fmt::Display, wrong: Wrong) {
        self.faults.push(Fault { at: at.to_owned(), value: value.to_string(), wrong });
    }

    /// What amounts are in: a currency, and how many of it an amount of one is.
    pub(crate) fn money(&mut self, currency: &str, unit: u32) {
        if currency.trim().is_empty() {
            self.fault("currency", currency, Wrong::Missing("the name of a currency"));
        }
        if unit == 0 {
            self.fault("unit", unit, Wrong::Limits("1", "4294967295"));
        }
    }

    /// A figure within its limits.
    pub(crate) fn figure(&mut self, at: &str, from: &Figured, limits: Limits) -> Input {
        for (name, value) in [("", Some(from.likely)), (".low", from.low), (".high", from.high)] {
            let Some(value) = value else { continue };
            if !limits.holds(value) || !small(value) {
                self.fault(&format!("{at}{name}"), value, limits.said());
            }
        }
        let range = match (from.low, from.high) {
            (None, None) => None,
            (low, high) => Some((low.unwrap_or(from.likely), high.unwrap_or(from.likely))),
        };
        if let Some((low, high)) = range
            && !(low <= from.likely && from.likely <= high)
        {
            self.fault(at, format!("{low}, {}, {high}", from.likely), Wrong::Order);
        }
        if let Some(class) = from.class
            && !(1..=5).contains(&class.0)
        {
            self.fault(&format!("{at}.class"), class.0, Wrong::Limits("1", "5"));
        }
        let figure = Figure {
            likely: from.likely,
            range,
            status: from.status.unwrap_or(self.status),
            source: from.source.clone().unwrap_or_else(|| self.source.to_owned()),
            basis: from.basis.clone().unwrap_or_default(),
            class: from.class,
        };
        Input { path: at.to_owned(), figure }
    }

    /// A figure that may be left out.
    pub(crate) fn may(&mut self, at: &str, from: Option<&Figured>, limits: Limits) -> Option<Input> {
        from.map(|f| self.figure(at, f, limits))
    }

    /// A date, and whether its day is said.
    pub(super) fn date(&mut self, at: &str, written: &str) -> Option<Date> {
        let date = parse(written);
        if date.is_none() {
            self.fault(at, written, Wrong::Date);
        }
        date
    }

    /// The instant of something that is due: on a day that is said at its end, in a month or year at its start.
    pub(super) fn due(&mut self, at: &str, written: &str) -> Option<Date> {
        self.date(at, written).map(|date| end_of(date, written))
    }

    fn outside(&mut self, at: &str, written: &str) {
        let last = self.axis.begins(self.axis.len()) - 1;
        let wrong = Wrong::Outside(month(self.axis.start), month(last));
        self.fault(at, written, wrong);
    }

    /// Amounts that fall into periods.
    pub(super) fn amounts(&mut self, at: &str, from: &Amounts, limits: Limits) -> Steps<Input> {
        let mut steps = Vec::new();
        for (written, figured) in from {
            let at = format!("{at}.{written}");
            let Some(date) = self.date(&at, written) else { continue };
            match self.axis.period(date.month) {
                Some(period) => steps.push((period, self.figure(&at, figured, limits))),
                None => self.outside(&at, written),
            }
        }
        steps
    }

    /// A path: what holds from a date on.
    pub(super) fn path(&mut self, at: &str, from: &Series, limits: Limits) -> Steps<Input> {
        match from {
            Series::Constant(figured) => vec![(0, self.figure(at, figured, limits))],
            Series::Steps(by) => {
                let mut steps: Steps<Input> = Vec::new();
                // Whether the last step has a date within its period, and not before the project.
                let mut within = false;
                for (written, figured) in by {
                    let at = format!("{at}.{written}");
                    let Some(date) = self.date(&at, written) else { continue };
                    let input = self.figure(&at, figured, limits);
                    let period =
                        if date.month < self.axis.start { Some(0) } else { self.axis.period(date.month) };
                    match period {
                        Some(period) if steps.last().is_some_and(|(last, _)| *last == period) => {
                            if within {
                                let what = "two dates in one period: it counts with one figure";
                                self.fault(&at, written, Wrong::Together(what));
                            }
                            steps.pop();
                            steps.push((period, input));
                        }
                        Some(period) => steps.push((period, input)),
                        None => continue,
                    }
                    within = date.month >= self.axis.start;
                }
                if let (true, Some(written)) = (steps.is_empty(), by.keys().next())
                    && parse(written).is_some()
                {
                    self.outside(&format!("{at}.{written}"), written);
                }
                steps
            }
        }
    }

    /// Amounts by instant: payments (`end`) belong to the period that their instant ends, draws to the one of their
    /// day.
    pub(super) fn dated(
        &mut self,
        at: &str,
        from: &Amounts,
        limits: Limits,
        end: bool,
    ) -> Vec<(Date, Input)> {
        let mut all = Vec::new();
        for (written, figured) in from {
            let at = format!("{at}.{written}");
            let Some(date) = self.date(&at, written) else { continue };
            let date = if end { after(date, written) } else { end_of(date, written) };
            let inside = if end { self.axis.paid(date) } else { self.axis.period(date.month) };
            if inside.is_none() {
                self.outside(&at, written);
                continue;
            }
            all.push((date, self.figure(&at, figured, limits)));
        }
        all.sort_by_key(|(date, _)| *date);
        all
    }

    /// A path by instant.
    pub(super) fn dated_path(&mut self, at: &str, from: &Series, limits: Limits) -> Vec<(Date, Input)> {
        match from {
            Series::Constant(figured) => vec![(Date::first(i32::MIN / 2), self.figure(at, figured, limits))],
            Series::Steps(by) => {
                let mut all = Vec::new();
                for (written, figured) in by {
                    let at = format!("{at}.{written}");
                    let Some(date) = self.date(&at, written) else { continue };
                    if all.last().is_some_and(|(last, _)| *last == date) {
                        self.fault(&at, written, Wrong::Together("two figures of one date"));
                    }
                    all.push((date, self.figure(&at, figured, limits)));
                }
                all
            }
        }
    }

    /// A name among those that there are.
    pub(super) fn named(&mut self, at: &str, name: &str, names: &[String]) -> Option<usize> {
        let found = names.iter().position(|n| n == name);
        if found.is_none() {
            self.fault(at, name, Wrong::Unknown(names.to_vec()));
        }
        found
    }

    /// Names that stand once each.
    pub(super) fn once<'n>(&mut self, kind: &str, names: impl Iterator<Item = &'n String>) {
        let mut seen = BTreeSet::new();
        for name in names {
            if !seen.insert(name) {
                self.fault(kind, name, Wrong::Twice);
            }
        }
    }
}

/// The instant after a day that is said: what is paid on it is paid at its end.
fn after(date: Date, written: &str) -> Date {
    if written.len() < 10 {
        return date;
    }
    if date.day >= days_in(date.month) {
        Date::first(date.month + 1)
    } else {
        Date { day: date.day + 1, ..date }
    }
}

/// The end of a day that is said, which stays in its month and so in its period; else the date.
fn end_of(date: Date, written: &str) -> Date {
    if written.len() < 10 { date } else { Date { day: date.day + 1, ..date } }
}

/// Days of a month.
pub(crate) fn days_in(month: i32) -> u32 {
    let year = month.div_euclid(12);
    match month.rem_euclid(12) {
        1 if (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 => 29,
        1 => 28,
        3 | 5 | 8 | 10 => 30,
        _ => 31,
    }
}

/// `2027`, `2027-07` or `2027-07-16`.
pub(crate) fn parse(written: &str) -> Option<Date> {
    let mut parts = written.split('-');
    let number = |part: Option<&str>, digits: usize| -> Option<i32> {
        let part = part?;
        (part.len() == digits && part.bytes().all(|b| b.is_ascii_digit()))
            .then(|| part.parse().ok())
            .flatten()
    };
    let year = number(parts.next(), 4)?;
    let (month, day) = match written.len() {
        4 => (1, 1),
        7 => (number(parts.next(), 2)?, 1),
        10 => (number(parts.next(), 2)?, number(parts.next(), 2)?),
        _ => return None,
    };
    let date = Date { month: year * 12 + month - 1, day: day.cast_unsigned() };
    ((1..=12).contains(&month) && day >= 1 && date.day <= days_in(date.month)).then_some(date)
}

/// A month as it is written.
pub(super) fn month(month: i32) -> String {
    format!("{}-{:02}", month.div_euclid(12), month.rem_euclid(12) + 1)
}
