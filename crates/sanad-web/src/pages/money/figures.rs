//! The figures of a project by name, with their ranges, and where each comes from.

use super::words;
use crate::ctx::Ctx;
use crate::html::{Html, escape};
use crate::pages::works_words as works;
use sanad_i18n::Arg;
use sanad_model::Currency;
use sanad_outcomes::appraise::file::{Project, Text as Words};
use sanad_outcomes::appraise::{Figure, Number, Status};
use sanad_outcomes::measures::{Measure, Three};
use sanad_outcomes::money::Move;

/// A figure as a page shows it.
pub(super) struct Told {
    /// What it is.
    pub(super) name: String,
    /// Its likely value with its range.
    pub(super) range: String,
    /// Where it comes from.
    pub(super) src: String,
    /// How it came to be: a class of the page.
    pub(super) status: &'static str,
    /// On what it rests.
    pub(super) basis: Html,
}

impl Told {
    /// The range, linked to where it comes from.
    pub(super) fn html(&self, ctx: &Ctx) -> Html {
        Html::raw(format!(
            "<a class=\"n d {}\" data-src=\"{}\" href=\"{}\"><bdi>{}</bdi></a>",
            self.status,
            escape(&self.src),
            escape(&ctx.source_href(&self.src)),
            escape(&self.range)
        ))
    }
}

/// A status as a class and code.
pub(super) const fn status(status: Status) -> &'static str {
    match status {
        Status::Surveyed => "surveyed",
        Status::Reported => "reported",
        Status::Computed => "computed",
        Status::Assumed => "assumed",
    }
}

/// What a figure counts.
enum Unit {
    Money(Option<String>),
    MoneyPer(Option<String>, String),
    Share,
    Days,
    Plain(String),
}

/// A figure of a measure's project.
pub(super) fn told(ctx: &Ctx, m: &Measure, project: &Project, one: &Move) -> Told {
    let (name, unit) = named(ctx, m, project, &one.path);
    Told {
        name,
        range: range(ctx, project, &one.figure, &unit),
        src: src(ctx, m, &one.path, &one.figure),
        status: status(one.figure.status),
        basis: basis(ctx, m, &one.path, &one.figure),
    }
}

fn said(ctx: &Ctx, text: &Words) -> String {
    text.get(ctx.lang().code()).to_owned()
}

fn with(ctx: &Ctx, key: &str, name: String) -> String {
    ctx.l.t1_bare(&format!("money-figure-{key}"), &[("name", Arg::from(name))])
}

fn named(ctx: &Ctx, m: &Measure, project: &Project, path: &str) -> (String, Unit) {
    let plain = |key: &str| ctx.t(&format!("money-figure-{key}"));
    let parts: Vec<&str> = path.split('.').collect();
    match parts.as_slice() {
        ["discount", ..] => (plain("discount"), Unit::Share),
        ["tax", ..] => (plain("tax"), Unit::Share),
        ["exchange", currency, ..] => (
            ctx.l.t1_bare("money-figure-exchange", &[("currency", Arg::from(*currency))]),
            Unit::Plain(String::new()),
        ),
        ["product", code, what, ..] => {
            let product = project.product.iter().find(|p| p.code == *code);
            let name = product.map_or_else(String::new, |p| said(ctx, &p.name));
            let unit = product.map_or_else(String::new, |p| said(ctx, &p.unit));
            let unit = match *what {
                "price" => Unit::MoneyPer(product.and_then(|p| p.currency.clone()), unit),
                "capacity" => Unit::Plain(unit),
                _ => Unit::Share,
            };
            (with(ctx, what, name), unit)
        }
        ["cost", code, what, ..] => {
            let cost = project.cost.iter().find(|c| c.code == *code);
            let name = cost.map_or_else(String::new, |c| said(ctx, &c.name));
            let currency = cost.and_then(|c| c.currency.clone());
            match *what {
                "per_unit" => {
                    let unit = project.product.first().map_or_else(String::new, |p| said(ctx, &p.unit));
                    (name, Unit::MoneyPer(currency, unit))
                }
                "stock_days" => (with(ctx, "stock-days", name), Unit::Days),
                "payable_days" => (with(ctx, "payable-days", name), Unit::Days),
                "persons" => (with(ctx, "persons", name), Unit::Plain(String::new())),
                _ => (name, Unit::Money(currency)),
            }
        }
        ["investment", code, ..] => {
            let own = project.investment.iter().find(|i| i.code == *code);
            let name = own.map_or_else(String::new, |i| said(ctx, &i.name));
            let part = part_of(m, code).map_or("", |p| ctx.l.text(&p.name)).to_owned();
            let args = [("name", Arg::from(part)), ("part", Arg::from(name))];
            (
                ctx.l.t1_bare("money-figure-investment", &args),
                Unit::Money(own.and_then(|i| i.currency.clone())),
            )
        }
        ["working", what, ..] => (plain(&what.replace('_', "-")), Unit::Days),
        ["idle", ..] => (plain("idle"), Unit::Money(project.idle.first().and_then(|i| i.currency.clone()))),
        ["equity", ..] => (plain("equity"), Unit::Money(None)),
        _ => (path.to_owned(), Unit::Plain(String::new())),
    }
}

/// The part of a measure that an investment pays for: its code is the part's with a number.
fn part_of<'a>(m: &'a Measure, code: &str) -> Option<&'a sanad_outcomes::measures::Part> {
    let (part, _) = code.rsplit_once('-')?;
    m.parts.iter().find(|p| p.code.replace('.', "/") == part)
}

fn range(ctx: &Ctx, project: &Project, figure: &Figure, unit: &Unit) -> String {
    let likely = f64::of(figure.likely);
    let (low, high) = figure.range.map_or((likely, likely), |(l, h)| (f64::of(l), f64::of(h)));
    let three = Three { low, likely, high };
    match unit {
        Unit::Money(currency) => money(ctx, project, currency.as_deref(), three),
        Unit::MoneyPer(currency, unit) => {
            let amount = money(ctx, project, currency.as_deref(), three);
            ctx.l
                .t1_bare("money-a-unit", &[("amount", Arg::from(amount)), ("unit", Arg::from(unit.as_str()))])
        }
        Unit::Share => works::quantity(ctx, three.times(100.0), "%"),
        Unit::Days => {
            let figure = Arg::from(works::quantity(ctx, three, ""));
            ctx.l.t1_bare("money-unit-days", &[("figure", figure)])
        }
        Unit::Plain(unit) if unit.is_empty() => works::quantity(ctx, three, ""),
        Unit::Plain(unit) => format!("{} {unit}", works::quantity(ctx, three, "")),
    }
}

fn money(ctx: &Ctx, project: &Project, currency: Option<&str>, three: Three) -> String {
    let code = currency.unwrap_or(&project.currency);
    match code.parse::<Currency>() {
        // Prices of small units, such as of a kilowatt hour, have more digits than coins.
        Ok(currency) if three.likely.abs() >= 1.0 => works::money(ctx, three, currency),
        _ => format!("{} {}", works::quantity(ctx, three, ""), ctx.l.word("currency", &code.to_lowercase())),
    }
}

/// The source key of a figure.
fn src(ctx: &Ctx, m: &Measure, path: &str, figure: &Figure) -> String {
    let parts: Vec<&str> = path.split('.').collect();
    match parts.as_slice() {
        ["discount", ..] => "calc/money.discount".to_owned(),
        ["tax", ..] => "calc/money.tax".to_owned(),
        ["exchange", ..] if ctx.p().by_code(sanad_model::Kind::Rate, &figure.source).is_some() => {
            format!("fact/rates/{}/rate", figure.source)
        }
        ["investment", code, ..] => {
            works::template_src(part_of(m, code).map_or(&m.template, |p| &p.template))
        }
        ["product", _, "capacity"] => match m.size.as_ref().and_then(|s| s.claim) {
            Some(id) => format!("claim/{id}"),
            None => works::template_src(&m.template),
        },
        _ => works::template_src(&m.template),
    }
}

/// On what a figure rests, in the page's language where the library says it.
fn basis(ctx: &Ctx, m: &Measure, path: &str, figure: &Figure) -> Html {
    if figure.basis.is_empty() {
        return Html::default();
    }
    let code = path
        .strip_prefix("investment.")
        .and_then(|rest| part_of(m, rest.split('.').next()?))
        .map_or(&m.template, |p| &p.template);
    let template = ctx.o().works.library.get(code);
    let known =
        template.and_then(|t| t.bases.values().find(|b| b.why.en.as_deref() == Some(figure.basis.as_str())));
    let src = works::template_src(code);
    known.map_or_else(|| Html::said(&figure.basis, &src), |b| ctx.text(&b.why, &src))
}

/// A value at one end of a figure, in plain words.
pub(super) fn end(ctx: &Ctx, likely: f64, moved: f64, currency: Currency) -> String {
    words::amount(ctx, likely + moved, currency)
}
