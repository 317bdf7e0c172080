//! The figures of a project by name, with their ranges, and where each comes from.

use super::words;
use crate::ctx::Ctx;
use crate::html::{Html, escape};
use crate::pages::works_words as works;
use sanad_model::Currency;
use sanad_outcomes::appraise::file::Project;
use sanad_outcomes::appraise::{Figure, Status};
use sanad_outcomes::measures::Measure;
use sanad_outcomes::money::{Move, part_of};
use sanad_report::figures::{named, range};

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

/// A figure of a measure's project.
pub(super) fn told(ctx: &Ctx, m: &Measure, project: &Project, one: &Move) -> Told {
    let (name, unit) = named(ctx.l, m, project, &one.path);
    Told {
        name,
        range: range(ctx.l, project, &one.figure, &unit),
        src: src(ctx, m, &one.path, &one.figure),
        status: status(one.figure.status),
        basis: basis(ctx, m, &one.path, &one.figure),
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
        ["finance", code, ..] => {
            format!("record/financing/{}", code.split(':').next().unwrap_or(code))
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
