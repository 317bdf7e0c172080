//! Cells: checking one value and bringing it to canonical text.

use crate::fact::{Geo, Range, Value};
use crate::id::Id;
use crate::money::Currency;
use crate::row::Row;
use crate::schema::{Cell, Field, FieldType, Kind};
use crate::text::Text;
use crate::when::When;
use crate::words::{Lang, Translation};
use jiff::civil::Date;

/// A cell that cannot be taken: the kind of fault and what would be accepted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The kind of fault, see [`crate::Finding::code`].
    pub code: &'static str,
    /// What would be accepted.
    pub accepted: String,
}

fn fault(code: &'static str, accepted: impl Into<String>) -> Fault {
    Fault { code, accepted: accepted.into() }
}

/// How a cell that names other records is turned into their ids.
pub trait Resolve {
    /// The id of a code (or id in text) of a kind.
    fn resolve(&self, kind: Kind, code: &str) -> Option<Id>;
    /// Some codes that exist, for the message.
    fn known(&self, kind: Kind) -> String;
}

/// What a cell accepts, in words for a message.
pub fn accepts(cell: Cell) -> String {
    match cell {
        Cell::Code => "a short word without spaces, used once".to_owned(),
        Cell::Line => "one line of text".to_owned(),
        Cell::Prose => "text".to_owned(),
        Cell::Choice(codes) => codes.join(", "),
        Cell::Ref(kind) => format!("the code of a row of {kind}"),
        Cell::Refs(kind) => format!("codes of rows of {kind}, separated by ;"),
        Cell::Any => "table/code, such as sites/F01".to_owned(),
        Cell::Words => "words separated by ;".to_owned(),
        Cell::When => WHEN.to_owned(),
        Cell::Day => "a day such as 2021-12-06".to_owned(),
        Cell::Int(min, max) => format!("a whole number, {min} to {max}"),
        Cell::Flag => "yes, or nothing".to_owned(),
    }
}

/// How dates are written.
const WHEN: &str = "2021-12-06, 2021-12, 2021, ~2014, <2023-11, >2022-10, 2011..2012 or ?";

/// The longest text a cell takes, in characters (what a workbook cell holds).
pub const LONGEST: usize = 32_000;

/// Brings one cell to canonical text, or says what is wrong with it. Empty text is an empty cell.
pub fn canonical(cell: Cell, text: &str, resolve: &dyn Resolve) -> Result<String, Fault> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(String::new());
    }
    if text.chars().count() > LONGEST {
        return Err(fault("too-long", format!("at most {LONGEST} characters")));
    }
    if text.chars().any(|c| c.is_control() && !matches!(c, '\n' | '\t')) {
        return Err(fault("control-character", "text without control characters"));
    }
    match cell {
        Cell::Code => code(text),
        Cell::Line if text.contains('\n') => Err(fault("line-break", "one line")),
        Cell::Line | Cell::Prose => Ok(text.to_owned()),
        Cell::Choice(codes) => {
            let lower = text.to_lowercase();
            codes
                .iter()
                .find(|c| c.to_lowercase() == lower)
                .map(|c| (*c).to_owned())
                .ok_or_else(|| fault("not-in-list", codes.join(", ")))
        }
        Cell::Ref(kind) => reference(kind, text, resolve),
        Cell::Refs(kind) => {
            let ids: Result<Vec<_>, _> = words(text).map(|w| reference(kind, w, resolve)).collect();
            Ok(ids?.join(";"))
        }
        Cell::Any => {
            let (table, code) =
                text.split_once('/').ok_or_else(|| fault("not-a-record", "table/code, such as sites/F01"))?;
            let kind =
                Kind::from_table(table).ok_or_else(|| fault("unknown-table", Kind::ALL.map_tables()))?;
            Ok(format!("{table}/{}", reference(kind, code, resolve)?))
        }
        Cell::Words => Ok(words(text).collect::<Vec<_>>().join(";")),
        Cell::When => text.parse::<When>().map(|w| w.to_string()).map_err(|_| {
            fault("not-a-date", "2021-12-06, 2021-12, 2021, ~2014, <2023-11, >2022-10, 2011..2012 or ?")
        }),
        Cell::Day => day(text).map(|d| d.to_string()),
        Cell::Int(min, max) => match text.parse::<i64>() {
            Ok(n) if (min..=max).contains(&n) => Ok(n.to_string()),
            Ok(_) => Err(fault("out-of-range", format!("{min} to {max}"))),
            Err(_) => Err(fault("not-a-whole-number", format!("a whole number, {min} to {max}"))),
        },
        Cell::Flag => match text.to_lowercase().as_str() {
            "yes" | "true" | "1" | "نعم" => Ok("yes".to_owned()),
            "no" | "false" | "0" | "لا" => Ok(String::new()),
            _ => Err(fault("not-yes-or-no", "yes or no")),
        },
    }
}

fn code(text: &str) -> Result<String, Fault> {
    let fits = text.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | '/' | ':'));
    if !fits || text.chars().count() > 80 {
        return Err(fault("not-a-code", "letters, digits, - _ . / :, at most 80, no spaces"));
    }
    Ok(text.to_owned())
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split([';', '؛']).map(str::trim).filter(|w| !w.is_empty())
}

fn reference(kind: Kind, text: &str, resolve: &dyn Resolve) -> Result<String, Fault> {
    resolve
        .resolve(kind, text)
        .map(|id| id.to_string())
        .ok_or_else(|| fault("unknown-reference", format!("a code of {kind}: {}", resolve.known(kind))))
}

fn day(text: &str) -> Result<Date, Fault> {
    match text.parse::<When>() {
        Ok(when) => when.day().ok_or_else(|| fault("not-a-day", "a full day, such as 2021-12-06")),
        Err(_) => Err(fault("not-a-day", "a full day, such as 2021-12-06")),
    }
}

/// Reads a plain decimal number. Arabic-Indic digits and the Arabic decimal mark are accepted.
pub fn number(text: &str) -> Option<f64> {
    let latin: String = text
        .trim()
        .chars()
        .map(|c| match c {
            '٠'..='٩' => char::from(b'0' + u8::try_from(u32::from(c) - 0x660).unwrap_or(0)),
            '۰'..='۹' => char::from(b'0' + u8::try_from(u32::from(c) - 0x6f0).unwrap_or(0)),
            '٫' => '.',
            other => other,
        })
        .collect();
    let plain = latin.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'.' | b'-' | b'+' | b'e' | b'E'));
    if !plain {
        return None;
    }
    latin.parse::<f64>().ok().filter(|n| n.is_finite())
}

/// Reads the value of a claim of a field from its row.
pub fn value(field: &Field, row: &Row) -> Result<Value, (&'static str, Fault)> {
    let text = row.get("value");
    if text == "?" || matches!(text, "unknown" if !matches!(field.ty, FieldType::Choice(_))) {
        return Ok(Value::Unknown);
    }
    let here = |r: Result<Value, Fault>| r.map_err(|f| ("value", f));
    match field.ty {
        FieldType::Number { min, max, units } => numeric(row, min, max, units),
        FieldType::Choice(codes) => here(match codes.iter().find(|c| **c == text) {
            Some(code) => Ok(Value::Choice((*code).to_owned())),
            None if text == "unknown" => Ok(Value::Unknown),
            None => Err(fault("not-in-list", format!("{} or ?", codes.join(", ")))),
        }),
        FieldType::YesNo => here(match text {
            "yes" => Ok(Value::YesNo(true)),
            "no" => Ok(Value::YesNo(false)),
            _ => Err(fault("not-yes-no-unknown", "yes, no or ?")),
        }),
        FieldType::When => {
            here(text.parse().map(Value::When).map_err(|_| {
                fault("not-a-date", "2021-12-06, 2021-12, 2021, ~2014, <2023-11, >2022-10 or ?")
            }))
        }
        FieldType::Text => {
            let text = crate::programme::text_of(row, "text");
            if text.is_empty() {
                Err(("text_en", fault("text-missing", "a text in text_ar or text_en, or ? in value")))
            } else {
                Ok(Value::Text(text))
            }
        }
        FieldType::Place => here(place(text)),
        FieldType::Levels => here(levels(text)),
        FieldType::Party => here(
            text.parse().map(Value::Party).map_err(|_| fault("unknown-reference", "the code of a party")),
        ),
    }
}

fn numeric(row: &Row, min: f64, max: f64, units: &[&str]) -> Result<Value, (&'static str, Fault)> {
    let read = |column: &'static str| -> Result<f64, (&'static str, Fault)> {
        let n = number(row.get(column))
            .ok_or_else(|| (column, fault("not-a-number", "a plain number such as 1250.5, or ?")))?;
        if n < min || n > max {
            return Err((column, fault("out-of-range", format!("{min} to {max}"))));
        }
        Ok(n)
    };
    let likely = read("value")?;
    let low = if row.get("low").is_empty() { likely } else { read("low")? };
    let high = if row.get("high").is_empty() { likely } else { read("high")? };
    if low > likely {
        return Err(("low", fault("low-above-value", format!("at most {likely}"))));
    }
    if high < likely {
        return Err(("high", fault("high-below-value", format!("at least {likely}"))));
    }
    let unit = row.get("unit");
    if !units.is_empty() && !units.contains(&unit) {
        return Err(("unit", fault("wrong-unit", units.join(", "))));
    }
    Ok(Value::Number(Range { low, likely, high }, unit.to_owned()))
}

fn place(text: &str) -> Result<Value, Fault> {
    let wrong = || fault("not-a-place", "latitude then longitude in degrees, such as 32.12 20.07");
    let mut parts = text.split([' ', ',', ';']).filter(|p| !p.is_empty());
    let (Some(lat), Some(lon), None) = (parts.next(), parts.next(), parts.next()) else {
        return Err(wrong());
    };
    let (lat, lon) = (number(lat).ok_or_else(wrong)?, number(lon).ok_or_else(wrong)?);
    if !(-90.0..=90.0).contains(&lat) {
        return Err(fault("latitude-out-of-range", "-90 to 90"));
    }
    if !(-180.0..=180.0).contains(&lon) {
        return Err(fault("longitude-out-of-range", "-180 to 180"));
    }
    Ok(Value::Place(Geo { lat, lon }))
}

fn levels(text: &str) -> Result<Value, Fault> {
    let wrong =
        || fault("not-skill-levels", "skill:level pairs with levels 1 to 4, such as process:3;electrical:2");
    let mut levels = Vec::new();
    for word in words(text) {
        let (skill, level) = word.split_once(':').ok_or_else(wrong)?;
        let level: u8 = level.trim().parse().map_err(|_| wrong())?;
        if !(1..=4).contains(&level) {
            return Err(wrong());
        }
        levels.push((skill.trim().to_owned(), level));
    }
    if levels.is_empty() { Err(wrong()) } else { Ok(Value::Levels(levels)) }
}

/// Whether a unit is money: `USD`, or `USD/day`.
pub fn is_money(unit: &str) -> bool {
    unit.split('/').next().is_some_and(|u| u.parse::<Currency>().is_ok())
}

/// The text in the two columns `<name>_ar` and `<name>_en` of a row.
pub(crate) fn text(row: &Row, name: &str) -> Text {
    let some = |s: &str| (!s.is_empty()).then(|| s.to_owned());
    let (ar, en) = row.pair(name);
    if ar.is_empty() && en.is_empty() {
        return Text::default();
    }
    Text {
        ar: some(ar),
        en: some(en),
        original: Lang::from_code(row.get("original")),
        translated_by: some(row.get("translated_by")),
        translation: Translation::from_code(row.get("translation")),
    }
}

/// Lists table names for a message.
trait Tables {
    fn map_tables(&self) -> String;
}

impl Tables for [Kind] {
    fn map_tables(&self) -> String {
        self.iter().map(|k| k.table()).collect::<Vec<_>>().join(", ")
    }
}
