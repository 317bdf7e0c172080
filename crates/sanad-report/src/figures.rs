//! The figures of a measure's project by name, with their ranges in words.

use sanad_i18n::{Arg, Locale};
use sanad_model::{Currency, Range};
use sanad_outcomes::appraise::file::{Project, Text as Words};
use sanad_outcomes::appraise::{Figure, Number};
use sanad_outcomes::measures::{Measure, Three};
use sanad_outcomes::money::part_of;

/// What a figure counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Money of a currency, or of the project's.
    Money(Option<String>),
    /// Money for each unit.
    MoneyPer(Option<String>, String),
    /// Money of a currency, or of the project's, a year.
    MoneyYear(Option<String>),
    /// A share.
    Share,
    /// A share a year.
    Rate,
    /// Days.
    Days,
    /// So many of a unit.
    Plain(String),
    /// So many of a unit a year.
    PlainYear(String),
}

fn said(l: &Locale, text: &Words) -> String {
    text.get(l.lang.code()).to_owned()
}

/// The name of a figure of a measure's project, and what it counts.
pub fn named(l: &Locale, m: &Measure, project: &Project, path: &str) -> (String, Unit) {
    let plain = |key: &str| l.t(&format!("money-figure-{key}"));
    let with =
        |key: &str, name: String| l.t1_bare(&format!("money-figure-{key}"), &[("name", Arg::from(name))]);
    let parts: Vec<&str> = path.split('.').collect();
    match parts.as_slice() {
        ["discount", ..] => (plain("discount"), Unit::Rate),
        ["tax", ..] => (plain("tax"), Unit::Share),
        ["exchange", currency, ..] => (
            l.t1_bare("money-figure-exchange", &[("currency", Arg::from(*currency))]),
            Unit::Plain(String::new()),
        ),
        ["product", code, what, ..] => {
            let product = project.product.iter().find(|p| p.code == *code);
            let name = product.map_or_else(String::new, |p| said(l, &p.name));
            let unit = product.map_or_else(String::new, |p| said(l, &p.unit));
            let unit = match *what {
                "price" => Unit::MoneyPer(product.and_then(|p| p.currency.clone()), unit),
                "capacity" => Unit::PlainYear(unit),
                _ => Unit::Share,
            };
            (with(what, name), unit)
        }
        ["cost", code, what, ..] => {
            let cost = project.cost.iter().find(|c| c.code == *code);
            let name = cost.map_or_else(String::new, |c| said(l, &c.name));
            let currency = cost.and_then(|c| c.currency.clone());
            match *what {
                "per_unit" => {
                    let unit = project.product.first().map_or_else(String::new, |p| said(l, &p.unit));
                    (name, Unit::MoneyPer(currency, unit))
                }
                "stock_days" => (with("stock-days", name), Unit::Days),
                "payable_days" => (with("payable-days", name), Unit::Days),
                "persons" => (with("persons", name), Unit::Plain(String::new())),
                _ => (name, Unit::MoneyYear(currency)),
            }
        }
        ["investment", code, ..] => {
            let own = project.investment.iter().find(|i| i.code == *code);
            let name = own.map_or_else(String::new, |i| said(l, &i.name));
            let part = part_of(m, code).map_or("", |p| l.text(&p.name)).to_owned();
            let args = [("name", Arg::from(part)), ("part", Arg::from(name))];
            (l.t1_bare("money-figure-investment", &args), Unit::Money(own.and_then(|i| i.currency.clone())))
        }
        ["working", what, ..] => (plain(&what.replace('_', "-")), Unit::Days),
        ["idle", ..] => {
            (plain("idle"), Unit::MoneyYear(project.idle.first().and_then(|i| i.currency.clone())))
        }
        ["equity", ..] => (plain("equity"), Unit::Money(None)),
        ["finance", code, what, ..] => {
            let own = project.finance.iter().find(|f| f.code == *code);
            let name = own.map_or_else(String::new, |f| said(l, &f.name));
            match *what {
                "draws" => (with("draws", name), Unit::Money(own.and_then(|f| f.currency.clone()))),
                "fee" => (with("fee", name), Unit::Share),
                _ => (with("charge", name), Unit::Share),
            }
        }
        _ => (path.to_owned(), Unit::Plain(String::new())),
    }
}

/// A figure's likely value with its range.
pub fn range(l: &Locale, project: &Project, figure: &Figure, unit: &Unit) -> String {
    let likely = f64::of(figure.likely);
    let (low, high) = figure.range.map_or((likely, likely), |(l, h)| (f64::of(l), f64::of(h)));
    let three = Three { low, likely, high };
    let a_year = |amount: String| l.t1_bare("money-a-year", &[("amount", Arg::from(amount))]);
    match unit {
        Unit::Money(currency) => price(l, project, currency.as_deref(), three),
        Unit::MoneyYear(currency) => a_year(price(l, project, currency.as_deref(), three)),
        Unit::MoneyPer(currency, unit) => {
            let amount = price(l, project, currency.as_deref(), three);
            l.t1_bare("money-a-unit", &[("amount", Arg::from(amount)), ("unit", Arg::from(unit.as_str()))])
        }
        Unit::Share => quantity(l, three.times(100.0), "%"),
        Unit::Rate => quantity(l, three.times(100.0), "%/year"),
        Unit::Days => quantity(l, three, "days"),
        Unit::Plain(unit) if unit.is_empty() => quantity(l, three, ""),
        Unit::Plain(unit) => format!("{} {unit}", quantity(l, three, "")),
        Unit::PlainYear(unit) => a_year(format!("{} {unit}", quantity(l, three, ""))),
    }
}

fn price(l: &Locale, project: &Project, currency: Option<&str>, three: Three) -> String {
    let code = currency.unwrap_or(&project.currency);
    match code.parse::<Currency>() {
        // Prices of small units, such as of a kilowatt hour, have more digits than coins.
        Ok(currency) if three.likely.abs() >= 1.0 => money(l, three, currency),
        _ => format!("{} {}", quantity(l, three, ""), l.word("currency", &code.to_lowercase())),
    }
}

/// Rounds to three figures, as much as an assumed range can bear.
pub fn rounded(value: f64) -> f64 {
    let size = value.abs();
    let step = match size {
        _ if size >= 10_000.0 => 100.0,
        _ if size >= 1_000.0 => 10.0,
        _ if size >= 20.0 => 1.0,
        _ if size >= 2.0 => 0.1,
        _ => 0.01,
    };
    (value / step).round() * step
}

/// A range with its unit, in plain words.
pub fn quantity(l: &Locale, three: Three, unit: &str) -> String {
    let (low, high) = (three.low.min(three.high), three.high.max(three.low));
    let range = Range { low: rounded(low), likely: rounded(three.likely), high: rounded(high) };
    l.quantity(range, unit)
}

/// An amount in whole units as a range of money.
pub fn money(l: &Locale, amount: Three, currency: Currency) -> String {
    let minor = |value: f64| currency.minor(value);
    l.money_range(minor(amount.low), minor(amount.likely), minor(amount.high), currency)
}
