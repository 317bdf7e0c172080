//! Dates named in a text, with the precision the text gives them.

use crate::token::{Kind, Token};

/// A date found in a passage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundDate {
    /// Offset of its first character in the paragraph.
    pub start: u32,
    /// Offset after its last character.
    pub end: u32,
    /// The date as the model writes it: `2024-06-30`, `2024-06`, `2024`, `<2024-07` (before),
    /// `>2024` (after), `~2024` (around), `?` (a day or month without its year).
    pub value: String,
}

/// Months with their English and (normalised) Arabic names, Egyptian and Levantine.
const MONTHS: [&[&str]; 12] = [
    &["january", "jan", "يناير", "جانفي"],
    &["february", "feb", "فبراير", "فيفري", "شباط"],
    &["march", "mar", "مارس", "اذار"],
    &["april", "apr", "ابريل", "افريل", "نيسان"],
    &["may", "مايو", "ماي", "ايار"],
    &["june", "jun", "يونيو", "يونيه", "جوان", "حزيران"],
    &["july", "jul", "يوليو", "يوليه", "جويليه", "تموز"],
    &["august", "aug", "اغسطس", "اوت", "اب"],
    &["september", "sept", "sep", "سبتمبر", "ايلول"],
    &["october", "oct", "اكتوبر"],
    &["november", "nov", "نوفمبر"],
    &["december", "dec", "ديسمبر"],
];

/// What stands in front of a date and changes what it means.
const BEFORE: &[&[&str]] = &[&["before"], &["قبل"]];
const BY_END: &[&[&str]] = &[
    &["before", "the", "end", "of"],
    &["by", "the", "end", "of"],
    &["no", "later", "than"],
    &["not", "later", "than"],
    &["until"],
    &["by"],
    &["قبل", "نهايه"],
    &["قبل", "نهايه", "شهر"],
    &["قبل", "نهايه", "عام"],
    &["بحلول", "نهايه"],
    &["بحلول", "نهايه", "عام"],
    &["في", "موعد", "اقصاه"],
    &["في", "موعد", "اقصاه", "نهايه"],
    &["حتي"],
    &["بحلول"],
    &["بحلول", "عام"],
];
const AFTER: &[&[&str]] = &[&["after"], &["بعد"], &["بعد", "عام"]];
const SINCE: &[&[&str]] = &[&["since"], &["منذ"], &["منذ", "عام"]];
const AROUND: &[&[&str]] = &[&["around"], &["about"], &["نحو"], &["حوالي"]];

pub(crate) fn number(token: Option<&Token>) -> Option<u32> {
    let token = token.filter(|t| t.kind == Kind::Word)?;
    let word = token.word();
    let digits = word.trim_end_matches(|c: char| c.is_ascii_lowercase());
    let suffix = &word[digits.len()..];
    if !matches!(suffix, "" | "st" | "nd" | "rd" | "th") || digits.is_empty() || digits.len() > 4 {
        return None;
    }
    digits.bytes().all(|b| b.is_ascii_digit()).then(|| digits.parse().ok())?
}

pub(crate) fn year(token: Option<&Token>) -> Option<u32> {
    number(token).filter(|n| (1900..=2100).contains(n))
}

pub(crate) fn month(token: Option<&Token>) -> Option<u32> {
    let token = token.filter(|t| t.kind == Kind::Word)?;
    let found =
        MONTHS.iter().position(|names| token.forms.iter().any(|form| names.contains(&form.as_str())))?;
    u32::try_from(found + 1).ok()
}

pub(crate) fn month_days(year: u32, month: u32) -> u32 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => 29,
        2 => 28,
        _ => 31,
    }
}

/// A date read at a token: year, month, day as far as given, and tokens used.
pub(crate) struct Point {
    pub(crate) year: Option<u32>,
    pub(crate) month: Option<u32>,
    pub(crate) day: Option<u32>,
    pub(crate) used: usize,
}

impl Point {
    fn checked(self) -> Option<Self> {
        match (self.year, self.month, self.day) {
            (Some(y), Some(m), Some(d)) if !(1..=12).contains(&m) || d == 0 || d > month_days(y, m) => None,
            (None, Some(_), Some(d)) if d == 0 || d > 31 => None,
            _ => Some(self),
        }
    }

    pub(crate) fn text(&self) -> String {
        match (self.year, self.month, self.day) {
            (Some(y), Some(m), Some(d)) => format!("{y:04}-{m:02}-{d:02}"),
            (Some(y), Some(m), None) => format!("{y:04}-{m:02}"),
            (Some(y), _, _) => format!("{y:04}"),
            (None, _, _) => "?".to_owned(),
        }
    }

    /// The point after it, of the same precision; a day past a month's end opens the next month.
    fn next(&self) -> String {
        let (y, m, d) = (self.year.unwrap_or(0), self.month.unwrap_or(0), self.day.unwrap_or(0));
        match (self.month, self.day) {
            (Some(_), Some(_)) if d < month_days(y, m) => format!("{y:04}-{m:02}-{:02}", d + 1),
            (Some(_), Some(_)) if m == 12 => format!("{:04}-01-01", y + 1),
            (Some(_), Some(_)) => format!("{y:04}-{:02}-01", m + 1),
            (Some(_), None) if m == 12 => format!("{:04}-01", y + 1),
            (Some(_), None) => format!("{y:04}-{:02}", m + 1),
            _ => format!("{:04}", y + 1),
        }
    }
}

/// Skips one comma or dash, and the Arabic words "month" and "year".
fn skip(tokens: &[Token], at: usize) -> usize {
    let filler = |t: &Token| {
        (t.kind == Kind::Soft && matches!(t.word(), "," | "-"))
            || matches!(t.word(), "of" | "عام" | "سنه" | "لعام" | "شهر" | "من" | "لسنه")
    };
    // «يناير من عام 2027».
    let from = usize::from(tokens.get(at).is_some_and(|t| t.word() == "من"));
    let at = at + from;
    if tokens.get(at).is_some_and(filler) { at + 1 } else { at }
}

pub(crate) fn point(tokens: &[Token], at: usize) -> Option<Point> {
    let (a, b) = (number(tokens.get(at)), skip(tokens, at + 1));
    // 2024-05-14, 14/5/2024 (the slash is no token) and 14-5-2024.
    if let (Some(first), Some(second)) = (a, number(tokens.get(b))) {
        let c = skip(tokens, b + 1);
        if let Some(third) = number(tokens.get(c)) {
            let (year, day) = if first >= 1900 { (first, third) } else { (third, first) };
            let close = tokens[c].end - tokens[at].start <= 10;
            if close && (1900..=2100).contains(&year) && (1..=12).contains(&second) {
                return Point { year: Some(year), month: Some(second), day: Some(day), used: c + 1 - at }
                    .checked();
            }
        }
    }
    // 14 May 2024, 14 May.
    if let (Some(day), Some(m)) = (a.filter(|d| *d <= 31), month(tokens.get(b))) {
        let c = skip(tokens, b + 1);
        let year = year(tokens.get(c));
        let used = if year.is_some() { c } else { b } + 1 - at;
        return Point { year, month: Some(m), day: Some(day), used }.checked();
    }
    if let Some(m) = month(tokens.get(at)) {
        // May 14, 2024 and May 2024.
        if let Some(y) = year(tokens.get(b)) {
            return Some(Point { year: Some(y), month: Some(m), day: None, used: b + 1 - at });
        }
        let day = number(tokens.get(at + 1)).filter(|d| (1..=31).contains(d));
        if let Some(day) = day {
            let c = skip(tokens, at + 2);
            let year = year(tokens.get(c));
            let used = if year.is_some() { c } else { at + 1 } + 1 - at;
            return Point { year, month: Some(m), day: Some(day), used }.checked();
        }
        return None;
    }
    year(tokens.get(at)).map(|y| Point { year: Some(y), month: None, day: None, used: 1 })
}

/// Whether a row of words stands right before token `at`; its length.
fn led(tokens: &[Token], at: usize, rows: &[&[&str]]) -> usize {
    let fits = |row: &&&[&str]| {
        row.len() <= at
            && row
                .iter()
                .zip(&tokens[at - row.len()..at])
                .all(|(word, token)| token.forms.iter().any(|f| f == word))
    };
    rows.iter().filter(fits).map(|row| row.len()).max().unwrap_or(0)
}

/// Every date in the tokens, in order.
pub(crate) fn dates(tokens: &[Token]) -> Vec<FoundDate> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let Some(p) = point(tokens, at) else {
            at += 1;
            continue;
        };
        let by = led(tokens, at, BY_END);
        let (lead, value) = if p.year.is_none() {
            (0, "?".to_owned())
        } else if by > 0 {
            (by, format!("<{}", p.next()))
        } else if let n @ 1.. = led(tokens, at, BEFORE) {
            (n, format!("<{}", p.text()))
        } else if let n @ 1.. = led(tokens, at, AFTER) {
            (n, format!(">{}", p.text()))
        } else if let n @ 1.. = led(tokens, at, AROUND) {
            (n, format!("~{}", p.text()))
        } else {
            (led(tokens, at, SINCE), p.text())
        };
        found.push(FoundDate { start: tokens[at - lead].start, end: tokens[at + p.used - 1].end, value });
        at += p.used;
    }
    found
}
