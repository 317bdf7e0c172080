//! Cells: checking one value and bringing it to canonical text.

use crate::fact::{Geo, Range, Value};
use crate::finding::{Accepted, said};
use crate::id::Id;
use crate::money::Currency;
use crate::row::Row;
use crate::schema::{Cell, Field, FieldType, Kind};
use crate::text::Text;
use crate::when::When;
use crate::words::{Lang, Translation};
use crate::zone::Zone;
use jiff::civil::Date;

/// A cell that cannot be taken: the kind of fault and what would be accepted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The kind of fault, see [`crate::Finding::code`].
    pub code: &'static str,
    /// What would be accepted.
    pub accepted: Accepted,
}

fn fault(code: &'static str, accepted: Accepted) -> Fault {
    Fault { code, accepted }
}

/// How a cell that names other records is turned into their ids.
pub trait Resolve {
    /// The id of a code (or id in text) of a kind.
    fn resolve(&self, kind: Kind, code: &str) -> Option<Id>;
    /// Some codes that exist, for the message.
    fn known(&self, kind: Kind) -> String;
}

/// What a cell accepts, in words for a message.
pub fn accepts(cell: Cell) -> Accepted {
    match cell {
        Cell::Code => said("short-word"),
        Cell::Line => said("line"),
        Cell::Prose => said("text"),
        Cell::Choice(codes) => Accepted::codes(codes.iter().copied()),
        Cell::Ref(kind) => said("row").with(kind),
        Cell::Refs(kind) => said("rows").with(kind),
        Cell::Any => said("record"),
        Cell::Words => said("words"),
        Cell::When => said("when"),
        Cell::Day => said("day"),
        Cell::Zone => Accepted::codes(ZONES),
        Cell::Currency => said("currency"),
        Cell::Int(min, max) => said("whole").with(min).with(max),
        Cell::Flag => said("flag"),
    }
}

/// How time zones are written: read the same in every language.
const ZONES: [&str; 3] = ["Africa/Cairo", "Africa/Tripoli", "+02:00"];

/// The longest text a cell takes, in characters (what a workbook cell holds).
pub const LONGEST: usize = 32_000;

/// Brings one cell to canonical text, or says what is wrong with it. Empty text is an empty cell.
pub fn canonical(cell: Cell, text: &str, resolve: &dyn Resolve) -> Result<String, Fault> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(String::new());
    }
    if text.chars().count() > LONGEST {
        return Err(fault("too-long", said("most-characters").with(LONGEST)));
    }
    if text.chars().any(|c| c.is_control() && !matches!(c, '\n' | '\t')) {
        return Err(fault("control-character", said("no-control")));
    }
    match cell {
        Cell::Code => code(text),
        Cell::Line if text.contains('\n') => Err(fault("line-break", said("line"))),
        Cell::Line | Cell::Prose => Ok(text.to_owned()),
        Cell::Choice(codes) => {
            let lower = text.to_lowercase();
            codes
                .iter()
                .find(|c| c.to_lowercase() == lower)
                .map(|c| (*c).to_owned())
                .ok_or_else(|| fault("not-in-list", Accepted::codes(codes.iter().copied())))
        }
        Cell::Ref(kind) => reference(kind, text, resolve),
        Cell::Refs(kind) => {
            let ids: Result<Vec<_>, _> = words(text).map(|w| reference(kind, w, resolve)).collect();
            Ok(ids?.join(";"))
        }
        Cell::Any => {
            let (table, code) = text.split_once('/').ok_or_else(|| fault("not-a-record", said("record")))?;
            let kind = Kind::from_table(table).ok_or_else(|| {
                fault("unknown-table", Accepted::codes(Kind::ALL.iter().map(|k| k.table())))
            })?;
            Ok(format!("{table}/{}", reference(kind, code, resolve)?))
        }
        Cell::Words => Ok(words(text).collect::<Vec<_>>().join(";")),
        Cell::When => {
            text.parse::<When>().map(|w| w.to_string()).map_err(|_| fault("not-a-date", said("when")))
        }
        Cell::Day => day(text).map(|d| d.to_string()),
        Cell::Zone => text
            .parse::<Zone>()
            .map(|z| z.to_string())
            .map_err(|_| fault("not-a-zone", Accepted::codes(ZONES))),
        Cell::Currency => text
            .parse::<Currency>()
            .map(|c| c.to_string())
            .map_err(|_| fault("not-a-currency", said("currency"))),
        Cell::Int(min, max) => match text.parse::<i64>() {
            Ok(n) if (min..=max).contains(&n) => Ok(n.to_string()),
            Ok(_) => Err(fault("out-of-range", said("between").with(min).with(max))),
            Err(_) => Err(fault("not-a-whole-number", said("whole").with(min).with(max))),
        },
        Cell::Flag => match text.to_lowercase().as_str() {
            "yes" | "true" | "1" | "نعم" => Ok("yes".to_owned()),
            "no" | "false" | "0" | "لا" => Ok(String::new()),
            _ => Err(fault("not-yes-or-no", said("yes-no"))),
        },
    }
}

fn code(text: &str) -> Result<String, Fault> {
    let fits = text.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | '/' | ':'));
    if !fits || text.chars().count() > 80 {
        return Err(fault("not-a-code", said("code")));
    }
    Ok(text.to_owned())
}

/// Whether a code can name a template and its file: small letters, digits and `-`.
pub fn is_template_code(code: &str) -> bool {
    !code.is_empty() && code.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split([';', '؛']).map(str::trim).filter(|w| !w.is_empty())
}

fn reference(kind: Kind, text: &str, resolve: &dyn Resolve) -> Result<String, Fault> {
    resolve
        .resolve(kind, text)
        .map(|id| id.to_string())
        .ok_or_else(|| fault("unknown-reference", said("code-of").with(kind).with(resolve.known(kind))))
}

fn day(text: &str) -> Result<Date, Fault> {
    match text.parse::<When>() {
        Ok(when) => when.day().ok_or_else(|| fault("not-a-day", said("full-day"))),
        Err(_) => Err(fault("not-a-day", said("full-day"))),
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
            None => Err(fault("not-in-list", said("or-unknown").with(codes.join(", ")))),
        }),
        FieldType::YesNo => here(match text {
            "yes" => Ok(Value::YesNo(true)),
            "no" => Ok(Value::YesNo(false)),
            _ => Err(fault("not-yes-no-unknown", said("yes-no-unknown"))),
        }),
        FieldType::When => here(text.parse().map(Value::When).map_err(|_| fault("not-a-date", said("when")))),
        FieldType::Text => {
            let text = crate::programme::text_of(row, "text");
            if text.is_empty() {
                Err(("text_en", fault("text-missing", said("text-or-unknown"))))
            } else {
                Ok(Value::Text(text))
            }
        }
        FieldType::Place => here(place(text)),
        FieldType::Levels => here(levels(text)),
        FieldType::Party => {
            here(text.parse().map(Value::Party).map_err(|_| fault("unknown-reference", said("party"))))
        }
    }
}

fn numeric(row: &Row, min: f64, max: f64, units: &[&str]) -> Result<Value, (&'static str, Fault)> {
    let read = |column: &'static str| -> Result<f64, (&'static str, Fault)> {
        let n = number(row.get(column)).ok_or_else(|| (column, fault("not-a-number", said("number"))))?;
        if n < min || n > max {
            return Err((column, fault("out-of-range", said("between").with(min).with(max))));
        }
        Ok(n)
    };
    let likely = read("value")?;
    let low = if row.get("low").is_empty() { likely } else { read("low")? };
    let high = if row.get("high").is_empty() { likely } else { read("high")? };
    if low > likely {
        return Err(("low", fault("low-above-value", said("at-most").with(likely))));
    }
    if high < likely {
        return Err(("high", fault("high-below-value", said("at-least").with(likely))));
    }
    let unit = row.get("unit");
    if !units.is_empty() && !units.contains(&unit) {
        return Err(("unit", fault("wrong-unit", Accepted::codes(units.iter().copied()))));
    }
    Ok(Value::Number(Range { low, likely, high }, unit.to_owned()))
}

fn place(text: &str) -> Result<Value, Fault> {
    let wrong = || fault("not-a-place", said("place"));
    let mut parts = text.split([' ', ',', ';']).filter(|p| !p.is_empty());
    let (Some(lat), Some(lon), None) = (parts.next(), parts.next(), parts.next()) else {
        return Err(wrong());
    };
    let (lat, lon) = (number(lat).ok_or_else(wrong)?, number(lon).ok_or_else(wrong)?);
    if !(-90.0..=90.0).contains(&lat) {
        return Err(fault("latitude-out-of-range", said("between").with(-90).with(90)));
    }
    if !(-180.0..=180.0).contains(&lon) {
        return Err(fault("longitude-out-of-range", said("between").with(-180).with(180)));
    }
    Ok(Value::Place(Geo { lat, lon }))
}

fn levels(text: &str) -> Result<Value, Fault> {
    let wrong = || fault("not-skill-levels", said("levels"));
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
