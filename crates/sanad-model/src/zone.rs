//! The programme's time zone: the one place where a moment becomes a day.
//!
//! A zone is an offset such as `+02:00` or a name of the time zone database such as
//! `Africa/Cairo`. The database is part of the program, so that a machine without one knows the
//! same days.

use crate::Date;
use jiff::Timestamp;
use jiff::civil::{DateTime, Time};
use jiff::tz::{Offset, TimeZone};
use std::fmt;
use std::str::FromStr;

/// A time zone; UTC when nothing else is said.
///
/// ```
/// use sanad_model::Zone;
/// let zone: Zone = "Africa/Cairo".parse().unwrap();
/// // Cairo keeps summer time since 2023: three hours ahead in July, two in January.
/// assert_eq!(zone.day("2026-07-01T21:30:00Z".parse().unwrap()).to_string(), "2026-07-02");
/// assert_eq!(zone.day("2026-01-01T21:30:00Z".parse().unwrap()).to_string(), "2026-01-01");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Zone(TimeZone);

/// A text that is no time zone.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is no time zone. Maybe an offset such as +02:00 or a name such as Africa/Cairo is meant.")]
pub struct NotAZone(String);

impl Zone {
    /// The day of a moment.
    pub fn day(&self, at: Timestamp) -> Date {
        self.local(at).date()
    }

    /// Day and time of a moment.
    pub fn local(&self, at: Timestamp) -> DateTime {
        self.0.to_datetime(at)
    }

    /// The first moment of a day: midnight, or what follows it where clocks skip it.
    pub fn start_of(&self, day: Date) -> Timestamp {
        let midnight = day.to_datetime(Time::midnight());
        let earliest = self.0.to_ambiguous_timestamp(midnight).compatible();
        earliest.unwrap_or(if day.year() < 1970 { Timestamp::MIN } else { Timestamp::MAX })
    }
}

impl Default for Zone {
    fn default() -> Self {
        Self(TimeZone::UTC)
    }
}

impl fmt::Display for Zone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.0.iana_name(), self.0.to_fixed_offset()) {
            (Some(name), _) => f.write_str(name),
            (None, Ok(offset)) => {
                let minutes = offset.seconds() / 60;
                let sign = if minutes < 0 { '-' } else { '+' };
                write!(f, "{sign}{:02}:{:02}", minutes.abs() / 60, minutes.abs() % 60)
            }
            (None, Err(_)) => Ok(()),
        }
    }
}

impl FromStr for Zone {
    type Err = NotAZone;

    fn from_str(text: &str) -> Result<Self, NotAZone> {
        let wrong = || NotAZone(text.to_owned());
        let plain = text.trim();
        let rest = plain.strip_prefix("UTC").or_else(|| plain.strip_prefix("GMT")).unwrap_or(plain);
        let fixed = match rest.chars().next() {
            Some('+') => Some((1, &rest[1..])),
            Some(minus @ ('-' | '−')) => Some((-1, &rest[minus.len_utf8()..])),
            _ => None,
        };
        if let Some((sign, clock)) = fixed {
            let seconds = seconds(clock).ok_or_else(wrong)?;
            let offset = Offset::from_seconds(sign * seconds).map_err(|_| wrong())?;
            return Ok(Self(TimeZone::fixed(offset)));
        }
        match TimeZone::get(plain) {
            Ok(zone) if !zone.is_unknown() => Ok(Self(zone)),
            _ => Err(wrong()),
        }
    }
}

/// Seconds of `2`, `02`, `02:00` or `0200`, at most 14 hours.
fn seconds(clock: &str) -> Option<i32> {
    let digits = |t: &str| t.bytes().all(|b| b.is_ascii_digit()).then(|| t.parse::<i32>().ok()).flatten();
    let (hours, minutes) = match clock.split_once(':') {
        Some((h, m)) if m.len() == 2 => (digits(h)?, digits(m)?),
        None if clock.len() == 4 && clock.is_ascii() => (digits(&clock[..2])?, digits(&clock[2..])?),
        None if clock.len() <= 2 => (digits(clock)?, 0),
        _ => return None,
    };
    let whole = hours * 60 + minutes;
    (minutes < 60 && hours <= 14 && whole <= 14 * 60).then_some(whole * 60)
}
