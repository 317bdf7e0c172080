//! Dates as sources report them: with a precision, or not at all.
//!
//! Written `2021-12-06`, `2021-12`, `2021`, `~2014` (around), `<2023-11` (before), `>2022-10`
//! (after), `2011..2012` (between), and `?` for unknown.

use jiff::civil::Date;
use std::fmt;
use std::str::FromStr;

/// A day, a month or a year of the civil (Gregorian) calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Point {
    /// A whole year.
    Year(i16),
    /// A whole month of a year (1–12).
    Month(i16, i8),
    /// One day.
    Day(Date),
}

/// A date with its precision.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum When {
    /// Within the point named.
    At(Point),
    /// Near the point named.
    Around(Point),
    /// Before the point begins.
    Before(Point),
    /// After the point ends.
    After(Point),
    /// From the first point to the second, both included.
    Between(Point, Point),
    /// Nobody has said.
    Unknown,
}

/// The text is not a date that can be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not a date; write 2021-12-06, 2021-12, 2021, ~2014, <2023-11, >2022-10, 2011..2012 or ?")]
pub struct NotADate(pub String);

impl Point {
    /// The first day of the point.
    pub fn first(self) -> Date {
        match self {
            Self::Year(y) => Date::constant(y, 1, 1),
            Self::Month(y, m) => Date::constant(y, m, 1),
            Self::Day(d) => d,
        }
    }

    /// The last day of the point.
    pub fn last(self) -> Date {
        match self {
            Self::Year(y) => Date::constant(y, 12, 31),
            Self::Month(y, m) => Date::constant(y, m, 1).last_of_month(),
            Self::Day(d) => d,
        }
    }
}

impl When {
    /// The first day it can mean, if it is bounded below.
    pub fn earliest(self) -> Option<Date> {
        match self {
            Self::At(p) | Self::Around(p) | Self::Between(p, _) => Some(p.first()),
            Self::After(p) => p.last().tomorrow().ok(),
            Self::Before(_) | Self::Unknown => None,
        }
    }

    /// The last day it can mean, if it is bounded above.
    pub fn latest(self) -> Option<Date> {
        match self {
            Self::At(p) | Self::Around(p) | Self::Between(_, p) => Some(p.last()),
            Self::Before(p) => p.first().yesterday().ok(),
            Self::After(_) | Self::Unknown => None,
        }
    }

    /// The day, when the precision is a day.
    pub const fn day(self) -> Option<Date> {
        match self {
            Self::At(Point::Day(d)) => Some(d),
            _ => None,
        }
    }

    /// The day that orders claims in time: the last day it can mean, else the first; unknown
    /// comes before every date.
    pub fn order(self) -> Date {
        self.latest().or_else(|| self.earliest()).unwrap_or(Date::MIN)
    }
}

impl FromStr for Point {
    type Err = NotADate;

    fn from_str(text: &str) -> Result<Self, NotADate> {
        let bad = || NotADate(text.to_owned());
        let digits = |s: &str, n: usize| s.len() == n && s.bytes().all(|b| b.is_ascii_digit());
        let mut parts = text.split('-');
        let (y, m, d) = (parts.next(), parts.next(), parts.next());
        if parts.next().is_some() {
            return Err(bad());
        }
        let year = y.filter(|y| digits(y, 4)).ok_or_else(bad)?;
        let year: i16 = year.parse().map_err(|_| bad())?;
        let two = |s: &str| -> Result<i8, NotADate> {
            if digits(s, 2) { s.parse().map_err(|_| bad()) } else { Err(bad()) }
        };
        match (m, d) {
            (None, _) => Date::new(year, 1, 1).map(|_| Self::Year(year)),
            (Some(m), None) => {
                let m = two(m)?;
                Date::new(year, m, 1).map(|_| Self::Month(year, m))
            }
            (Some(m), Some(d)) => Date::new(year, two(m)?, two(d)?).map(Self::Day),
        }
        .map_err(|_| bad())
    }
}

impl FromStr for When {
    type Err = NotADate;

    fn from_str(text: &str) -> Result<Self, NotADate> {
        let text = text.trim();
        if text == "?" {
            return Ok(Self::Unknown);
        }
        if let Some((a, b)) = text.split_once("..") {
            let (a, b): (Point, Point) = (a.parse()?, b.parse()?);
            return if a.first() <= b.last() {
                Ok(Self::Between(a, b))
            } else {
                Err(NotADate(text.to_owned()))
            };
        }
        if let Some(rest) = text.strip_prefix('~') {
            return Ok(Self::Around(rest.parse()?));
        }
        if let Some(rest) = text.strip_prefix('<') {
            return Ok(Self::Before(rest.parse()?));
        }
        if let Some(rest) = text.strip_prefix('>') {
            return Ok(Self::After(rest.parse()?));
        }
        text.parse().map(Self::At)
    }
}

impl fmt::Display for Point {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Year(y) => write!(f, "{y:04}"),
            Self::Month(y, m) => write!(f, "{y:04}-{m:02}"),
            Self::Day(d) => write!(f, "{d}"),
        }
    }
}

impl fmt::Display for When {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::At(p) => write!(f, "{p}"),
            Self::Around(p) => write!(f, "~{p}"),
            Self::Before(p) => write!(f, "<{p}"),
            Self::After(p) => write!(f, ">{p}"),
            Self::Between(a, b) => write!(f, "{a}..{b}"),
            Self::Unknown => f.write_str("?"),
        }
    }
}
