//! The blanks of the survey: what is shown, and what was entered.
//!
//! A blank of field `f` is sent as `a.f` (answer), `u.f` (unit), `k.f` (`?` when the answer is
//! unknown) and `r.f` (remark). An empty blank means that nobody asked.

use crate::ctx::Ctx;
use crate::html::Html;
use crate::pages::person::Choice;
use crate::pages::survey::{number, recorded};
use crate::params::Params;
use sanad_files::survey::{Answer, Given, Part, label, questions, section};
use sanad_model::FieldType;
use sanad_model::programme::Site;

/// The section with which the second page of the print begins.
const SECOND_PAGE: &str = "machines";
/// More choices than this are a list rather than a row of buttons.
const BUTTONS: usize = 4;

/// A section of the survey.
pub(crate) struct Section {
    /// Its code.
    pub(crate) code: String,
    /// Its name.
    pub(crate) name: String,
    /// Its questions.
    pub(crate) questions: Vec<Asked>,
}

/// A question.
pub(crate) struct Asked {
    /// Its number.
    pub(crate) number: Html,
    /// What is asked.
    pub(crate) text: String,
    /// What is filled in.
    pub(crate) blanks: Vec<Blank>,
}

/// A blank.
pub(crate) struct Blank {
    /// The field, and the tail of the names of its inputs.
    pub(crate) field: &'static str,
    /// What it is called; empty when the question says it.
    pub(crate) label: String,
    /// Help.
    pub(crate) hint: String,
    /// `buttons`, `list`, `number`, `prose` or `line`.
    pub(crate) kind: &'static str,
    /// Codes to choose from, unknown among them.
    pub(crate) choices: Vec<Choice>,
    /// Units to choose from.
    pub(crate) units: Vec<Choice>,
    /// Whether another unit may be written.
    pub(crate) any_unit: bool,
    /// The unit entered.
    pub(crate) unit: String,
    /// What was entered.
    pub(crate) value: String,
    /// Whether unknown was answered.
    pub(crate) unknown: bool,
    /// The remark entered.
    pub(crate) remark: String,
    /// What is recorded already.
    pub(crate) recorded: Html,
    /// What is wrong with it.
    pub(crate) error: String,
}

/// Every section with its questions and blanks.
pub(crate) fn sections(
    ctx: &Ctx,
    site: Option<&Site>,
    entered: &Params,
    fault: &dyn Fn(&str) -> String,
) -> Vec<Section> {
    let mut all: Vec<Section> = Vec::new();
    for question in questions() {
        let asked = Asked {
            number: number(ctx, question.number),
            text: question.text.get(ctx.lang()).to_owned(),
            blanks: question.parts.iter().map(|p| blank(ctx, site, p, entered, fault)).collect(),
        };
        match all.last_mut() {
            Some(last) if last.code == question.section => last.questions.push(asked),
            _ => all.push(Section {
                code: question.section.clone(),
                name: section(&question.section, ctx.lang()).to_owned(),
                questions: vec![asked],
            }),
        }
    }
    all
}

fn blank(
    ctx: &Ctx,
    site: Option<&Site>,
    part: &Part,
    entered: &Params,
    fault: &dyn Fn(&str) -> String,
) -> Blank {
    let get = |name: &str| entered.get(&format!("{name}.{}", part.field)).to_owned();
    let value = get("a");
    let mut choices: Vec<Choice> = part
        .choices()
        .iter()
        .filter(|c| **c != "unknown")
        .map(|c| Choice { code: (*c).to_owned(), name: label(c, ctx.lang()).to_owned(), chosen: *c == value })
        .collect();
    if !choices.is_empty() {
        choices.push(Choice {
            code: "?".to_owned(),
            name: label("?", ctx.lang()).to_owned(),
            chosen: value == "?",
        });
    }
    let unit = get("u");
    Blank {
        field: part.field,
        label: part.label.get(ctx.lang()).to_owned(),
        hint: part.hint.get(ctx.lang()).to_owned(),
        kind: match part.ty {
            FieldType::Choice(_) | FieldType::YesNo if choices.len() <= BUTTONS + 1 => "buttons",
            FieldType::Choice(_) | FieldType::YesNo => "list",
            FieldType::Number { .. } => "number",
            FieldType::Text => "prose",
            _ => "line",
        },
        units: part
            .units
            .iter()
            .map(|u| Choice { code: u.clone(), name: ctx.l.word("unit", u), chosen: *u == unit })
            .collect(),
        any_unit: part.any_unit,
        unit,
        unknown: get("k") == "?",
        remark: get("r"),
        recorded: site.map(|s| recorded(ctx, s, part.field)).unwrap_or_default(),
        error: fault(part.field),
        choices,
        value,
    }
}

/// What was entered, blank by blank.
pub(crate) fn given(entered: &Params) -> Vec<Given> {
    let mut all = Vec::new();
    for question in questions() {
        for part in &question.parts {
            let get = |name: &str| entered.get(&format!("{name}.{}", part.field)).to_owned();
            let (value, remark) = (get("a"), get("r"));
            let value = if get("k") == "?" { "?".to_owned() } else { value };
            if value.is_empty() && remark.is_empty() {
                continue;
            }
            all.push(Given {
                question: question.id.clone(),
                field: part.field.to_owned(),
                answer: Answer { value, unit: get("u"), remark },
            });
        }
    }
    all
}

/// The sections as two pages of paper.
pub(crate) fn two_pages(sections: Vec<Section>) -> Vec<Vec<Section>> {
    let second = sections.iter().position(|s| s.code == SECOND_PAGE).unwrap_or(sections.len());
    let mut first = sections;
    let rest = first.split_off(second);
    vec![first, rest]
}
