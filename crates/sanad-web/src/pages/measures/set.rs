//! What a person sets of a measure: whether a plan may choose it, from when, until when, and how
//! large it is. A measure made by rule becomes a record; days and size are claims beside those
//! that are there, and all of it is one change that can be undone.

use super::one;
use crate::ctx::Ctx;
use crate::edit::{self, Refused};
use crate::error::WebError;
use crate::pages::person::Choice;
use crate::pages::works_words as words;
use crate::params::{Form, Params};
use axum::extract::Path;
use axum::response::Response;
use sanad_i18n::Arg;
use sanad_model::{Change, Finding, Kind, MeasureChoice, Range};
use sanad_outcomes::measures::Measure;
use sanad_outcomes::measures::library::Template;

/// The form's name, by which it is told from others when it is refused.
const FORM: &str = "measure";
/// Fields that are claimed.
const FIELDS: [&str; 3] = ["earliest", "latest", "size"];

/// What the form shows.
pub(super) struct SetForm {
    pub(super) action: String,
    pub(super) choices: Vec<Choice>,
    pub(super) earliest: String,
    pub(super) latest: String,
    pub(super) size: String,
    pub(super) unit: String,
    pub(super) size_hint: String,
    pub(super) source_said: String,
    pub(super) errors: Vec<String>,
}

/// What stands in a field, as it is typed.
fn stands(ctx: &Ctx, m: &Measure, field: &str) -> String {
    let Some(record) = m.record else { return String::new() };
    let fact = ctx.p().fact(record, field);
    match field {
        "size" => fact.number().map_or_else(String::new, |(range, _)| {
            let Range { low, likely, high } = range;
            if range.is_exact() { likely.to_string() } else { format!("{low}..{high}") }
        }),
        _ => fact.when().map(|when| when.to_string()).unwrap_or_default(),
    }
}

/// The form, as it stands or as it was entered and refused.
pub(super) fn form(ctx: &Ctx, m: &Measure, template: &Template, refused: &Refused) -> SetForm {
    let entered = |field: &str| refused.entered(FORM, field, &stands(ctx, m, field)).to_owned();
    let size = template.size.as_ref();
    let hint = size.map_or_else(String::new, |size| {
        let args = [
            ("name", Arg::from(ctx.l.text(&size.name).to_owned())),
            ("low", Arg::from(ctx.l.number(size.range.0))),
            ("high", Arg::from(ctx.l.number(size.range.1))),
            ("unit", Arg::from(ctx.l.word("unit", &size.unit))),
        ];
        ctx.l.t1_bare("measure-size-hint", &args)
    });
    SetForm {
        action: format!("{}/set", words::href(ctx, m)),
        choices: [MeasureChoice::Free, MeasureChoice::Mandatory, MeasureChoice::Excluded]
            .into_iter()
            .map(|c| Choice {
                code: c.code().to_owned(),
                name: ctx.t(&format!("measure-choose-{}", c.code())),
                chosen: refused.chose(FORM, "choice", c.code(), &(c == m.choice)),
            })
            .collect(),
        earliest: entered("earliest"),
        latest: entered("latest"),
        size: entered("size"),
        unit: size.map_or("", |s| s.unit.as_str()).to_owned(),
        size_hint: hint,
        source_said: refused.entered(FORM, "source_said", "").to_owned(),
        errors: if refused.is(FORM) { refused.said(ctx.l) } else { Vec::new() },
    }
}

pub(super) async fn set(
    ctx: Ctx,
    Path((_, code)): Path<(String, String)>,
    Form(mut form): Form,
) -> Result<Response, WebError> {
    let (_, m) = ctx.o().works.measure(&code).ok_or(WebError::NotFound)?;
    form.0.push(("form".to_owned(), FORM.to_owned()));
    form.0.push(("back".to_owned(), words::href(&ctx, m)));
    let done = match changes(&ctx, m, &form) {
        Ok(changes) => edit::commit(&ctx, changes, &form).await,
        Err(findings) => Err(WebError::Invalid { findings, form: form.clone() }),
    };
    match done {
        Err(WebError::Invalid { findings, form }) => one::page(&ctx, &code, &Refused { form, findings }),
        done => done,
    }
}

/// Everything that the form changes.
fn changes(ctx: &Ctx, m: &Measure, form: &Params) -> Result<Vec<Change>, Vec<Finding>> {
    let mut all: Vec<Change> = Vec::new();
    let mut forms: Vec<Params> = Vec::new();
    let put = |out: &mut Params, name: &str, value: &str| {
        if !value.is_empty() {
            out.0.push((name.to_owned(), value.to_owned()));
        }
    };
    let choice = if form.get("choice").is_empty() { m.choice.code() } else { form.get("choice") };
    let claims: Vec<&str> = FIELDS
        .into_iter()
        .filter(|field| form.0.iter().any(|(n, _)| n == field) && form.get(field) != stands(ctx, m, field))
        .collect();
    match m.record {
        Some(record) if choice != m.choice.code() => {
            let mut own = Params::default();
            put(&mut own, "kind", Kind::Measure.table());
            put(&mut own, "record", &record.to_string());
            put(&mut own, "set.choice", choice);
            put(&mut own, "was.choice", form.get("was.choice"));
            all.extend(edit::changes(ctx, &own)?);
        }
        // A measure made by rule is recorded once something of it is set.
        None if choice != m.choice.code() || !claims.is_empty() => {
            let mut own = Params::default();
            put(&mut own, "kind", Kind::Measure.table());
            put(&mut own, "set.code", &m.code);
            put(&mut own, "set.template", &m.template);
            let site = m.site.and_then(|id| ctx.p().code_of(Kind::Site, id));
            put(&mut own, "set.site", site.unwrap_or_default());
            put(&mut own, "set.choice", choice);
            forms.push(own);
        }
        _ => {}
    }
    for field in claims {
        if form.get(field).is_empty() {
            all.extend(taken_back(ctx, m, field));
        } else {
            forms.push(claim(ctx, m, field, form));
        }
    }
    all.extend(edit::together(ctx, &forms)?);
    Ok(all)
}

/// A claim of what was entered, a range `4..6` as low and high.
fn claim(ctx: &Ctx, m: &Measure, field: &str, form: &Params) -> Params {
    let value: String =
        form.get(field).chars().filter(|c| !matches!(c, ',' | '٬' | '\u{a0}' | ' ')).collect();
    let mut out = Params::default();
    let mut put = |name: &str, value: &str| {
        if !value.is_empty() {
            out.0.push((name.to_owned(), value.to_owned()));
        }
    };
    put("kind", Kind::Claim.table());
    put("set.record", &format!("{}/{}", Kind::Measure.table(), m.code));
    put("set.field", field);
    let ends = value.split_once("..").filter(|_| field == "size");
    match ends.and_then(|(low, high)| Some((low, high, low.parse::<f64>().ok()?, high.parse::<f64>().ok()?)))
    {
        Some((low, high, a, b)) => {
            put("set.low", low);
            put("set.value", &f64::midpoint(a, b).to_string());
            put("set.high", high);
        }
        None => put("set.value", &value),
    }
    if field == "size" {
        let template = ctx.o().works.library.get(&m.template);
        put("set.unit", template.and_then(|t| t.size.as_ref()).map_or("", |s| s.unit.as_str()));
    }
    put("source_said", form.get("source_said"));
    out
}

/// An emptied field: its claims are withdrawn, and stay in the history.
fn taken_back(ctx: &Ctx, m: &Measure, field: &str) -> Vec<Change> {
    let Some(record) = m.record else { return Vec::new() };
    let claims = ctx.p().fact(record, field).claims().iter();
    claims
        .map(|claim| Change {
            kind: Kind::Claim,
            record: claim.id,
            field: "withdrawn",
            before: String::new(),
            after: "yes".to_owned(),
        })
        .collect()
}
