//! Parts of a year between two days, by the conventions of lenders and bonds.

use super::Why;
use crate::case::Date;
use crate::loan::{later, ordinal};
use crate::validate::days_in;

/// Days from one day to another, of the calendar.
pub fn days(from: Date, to: Date) -> i64 {
    ordinal(to) - ordinal(from)
}

fn part(days: i64, year: i64) -> f64 {
    days as f64 / year as f64
}

/// Days over 360.
pub fn act_360(from: Date, to: Date) -> f64 {
    part(days(from, to), 360)
}

/// Days over 365, also in leap years.
pub fn act_365(from: Date, to: Date) -> f64 {
    part(days(from, to), 365)
}

/// Months of thirty days, years of 360; a 31st counts as the 30th (30E/360).
pub fn thirty_360(from: Date, to: Date) -> f64 {
    let thirty = |d: Date| i64::from(d.month) * 30 + i64::from(d.day.min(30));
    part(thirty(to) - thirty(from), 360)
}

fn year(date: Date) -> i32 {
    date.month.div_euclid(12)
}

fn is_leap(year: i32) -> bool {
    days_in(year * 12 + 1) == 29
}

/// Actual/actual of ISDA: days in leap years over 366, days in others over 365. Nought or more; turned
/// around, the negative.
pub fn act_act_isda(from: Date, to: Date) -> f64 {
    if to < from {
        return -act_act_isda(to, from);
    }
    let length = |year: i32| if is_leap(year) { 366 } else { 365 };
    let (first, last) = (year(from), year(to));
    if first == last {
        return part(days(from, to), length(first));
    }
    let head = part(days(from, Date::first((first + 1) * 12)), length(first));
    let tail = part(days(Date::first(last * 12), to), length(last));
    head + f64::from(last - first - 1) + tail
}

/// Actual/actual of AFB: whole years are counted back from the end; the rest is days over 366 where it holds a
/// 29 February, else over 365.
pub fn act_act_afb(from: Date, to: Date) -> f64 {
    if to < from {
        return -act_act_afb(to, from);
    }
    let (mut end, mut whole) = (to, 0.0);
    loop {
        let mut back = later(end, -12);
        if back.day == 28 && back.month.rem_euclid(12) == 1 && is_leap(year(back)) {
            back.day = 29;
        }
        if back < from {
            break;
        }
        whole += 1.0;
        end = back;
    }
    let odd = |year: i32| {
        let day = Date { month: year * 12 + 1, day: 29 };
        is_leap(year) && from <= day && day < end
    };
    let length = if odd(year(end)) || odd(year(from)) { 366 } else { 365 };
    whole + part(days(from, end), length)
}

/// Actual/actual of ISMA (ICMA rule 251): days over the days of the period of interest that holds them, times its
/// part of a year. `period`: the first and last day of one such period; others stand before and after it.
///
/// # Errors
/// [`Why::Shape`] where the period is shorter than half a month, or `to` is before `from`.
pub fn act_act_isma(from: Date, to: Date, period: (Date, Date)) -> Result<f64, Why> {
    let months = (24 * days(period.0, period.1) + 365).div_euclid(730);
    let months = i32::try_from(months).map_err(|_| Why::Shape)?;
    if months < 1 || to < from {
        return Err(Why::Shape);
    }
    let bound = |k: i32| if k == 1 { period.1 } else { later(period.0, k * months) };
    let mut k = (from.month - period.0.month).div_euclid(months) - 1;
    let mut sum = 0.0;
    while bound(k) < to {
        let (start, end) = (bound(k), bound(k + 1));
        let held = days(from.max(start), to.min(end));
        if held > 0 {
            sum += f64::from(months) / 12.0 * part(held, days(start, end));
        }
        k += 1;
    }
    Ok(sum)
}
