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
