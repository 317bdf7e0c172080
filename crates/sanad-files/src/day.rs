//! Days as people write them into sheets.

use calamine::{ExcelDateTime, ExcelDateTimeType};
use sanad_model::{Accepted, Date, said};

/// What [`read`] accepts, for messages.
pub(crate) const ACCEPTED: Accepted = said("day-first");

/// Reads a day: `2026-03-15`, `15/3/2026` (day first), in Western or Arabic-Indic digits, with or
/// without a time behind it, or the number a spreadsheet program keeps for it.
pub(crate) fn read(text: &str) -> Option<Date> {
    let digit = |c: char| match c {
        '٠'..='٩' => char::from_digit(u32::from(c) - 0x660, 10).unwrap_or(c),
        '۰'..='۹' => char::from_digit(u32::from(c) - 0x6f0, 10).unwrap_or(c),
        other => other,
    };
    let hidden =
        |c: &char| !matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let text: String = text.trim().chars().filter(hidden).map(digit).collect();
    let day = text.split([' ', 'T']).next().unwrap_or("");
    if let Ok(serial) = day.parse::<f64>() {
        let plain = !day.contains(['-', '/']) && (20_000.0..80_000.0).contains(&serial);
        let (year, month, day, ..) =
            ExcelDateTime::new(serial, ExcelDateTimeType::DateTime, false).to_ymd_hms_milli();
        return plain.then(|| date(u32::from(year), u32::from(month), u32::from(day)))?;
    }
    let parts: Vec<&str> = day.split(['-', '/', '.']).collect();
    let number = |t: &str| t.parse::<u32>().ok().filter(|_| t.len() <= 4);
    let [first, middle, last] = parts.as_slice() else { return None };
    let month = number(middle)?;
    if first.len() == 4 {
        date(number(first)?, month, number(last)?)
    } else if last.len() == 4 {
        date(number(last)?, month, number(first)?)
    } else {
        None
    }
}

fn date(year: u32, month: u32, day: u32) -> Option<Date> {
    let year = i16::try_from(year).ok().filter(|y| (1900..=2999).contains(y))?;
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}
