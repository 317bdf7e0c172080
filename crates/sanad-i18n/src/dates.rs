//! Dates in words, with their precision.

use crate::{Arg, Locale};
use sanad_model::{Date, Point, When};

impl Locale {
    /// A day in words: `6 December 2021`.
    pub fn date(&self, day: Date) -> String {
        let month = self.month(day.month());
        format!("{} {month} {}", day.day(), day.year())
    }

    /// A day without its year: `6 December`.
    pub fn day_month(&self, day: Date) -> String {
        format!("{} {}", day.day(), self.month(day.month()))
    }

    /// Days as a range: `6 to 8 December 2026`, one day when both are the same, and `from
    /// 6 December 2026 on` when the end is open.
    pub fn span(&self, low: Date, high: Option<Date>) -> String {
        let years_differ = high.is_some_and(|high| high.year() != low.year());
        let from = if years_differ { self.date(low) } else { self.day_month(low) };
        self.between(low, high, from, |day| self.date(day))
    }

    /// The same without years: `6 to 8 December`.
    pub fn span_short(&self, low: Date, high: Option<Date>) -> String {
        self.between(low, high, self.day_month(low), |day| self.day_month(day))
    }

    fn between(&self, low: Date, high: Option<Date>, from: String, said: impl Fn(Date) -> String) -> String {
        match high {
            None => self.t1_bare("date-from", &[("date", Arg::from(said(low)))]),
            Some(high) if low == high => said(high),
            Some(high) => {
                let one_month = low.first_of_month() == high.first_of_month();
                let from = if one_month { low.day().to_string() } else { from };
                self.t1_bare("date-span", &[("from", Arg::from(from)), ("to", Arg::from(said(high)))])
            }
        }
    }

    /// The name of a month, 1 to 12.
    pub fn month(&self, month: i8) -> String {
        self.t(&format!("month-{month}"))
    }

    /// A month and its year: `December 2021`.
    pub fn month_year(&self, day: Date) -> String {
        format!("{} {}", self.month(day.month()), day.year())
    }

    /// A reported date in words, with its precision: `after October 2022`.
    pub fn when(&self, when: When) -> String {
        let said = |key: &str, point| self.t1_bare(key, &[("date", Arg::from(self.point(point)))]);
        match when {
            When::At(point) => self.point(point),
            When::Around(point) => said("when-around", point),
            When::Before(point) => said("when-before", point),
            When::After(point) => said("when-after", point),
            When::Between(a, b) => self.t1_bare(
                "when-between",
                &[("from", Arg::from(self.point(a))), ("to", Arg::from(self.point(b)))],
            ),
            When::Unknown => self.t("when-unknown"),
        }
    }

    fn point(&self, point: Point) -> String {
        match point {
            Point::Year(year) => year.to_string(),
            Point::Month(year, month) => format!("{} {year}", self.month(month)),
            Point::Day(day) => self.date(day),
        }
    }
}
