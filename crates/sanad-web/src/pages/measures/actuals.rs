//! What became of the work of a measure: on which day each activity began and was done, and how many
//! working days are left of one that goes on. Each is a row of `actuals`, reported by whoever enters it,
//! and all of a form is one change that can be undone. An emptied row is withdrawn.

use super::one;
use crate::ctx::Ctx;
use crate::edit::{self, Refused};
use crate::error::WebError;
use crate::html::Html;
use crate::pages::works_words as words;
use crate::params::{Form, Params};
use axum::extract::Path;
use axum::response::Response;
use sanad_model::{Change, Date, Finding, Id, Kind, Place, said};
use sanad_outcomes::measures::Measure;

/// The form's name, by which it is told from others when it is refused.
const FORM: &str = "actuals";
/// What is entered of an activity, as columns of its row.
const COLUMNS: [&str; 3] = ["started", "finished", "days_left"];

/// The form.
pub(super) struct ActualsForm {
    pub(super) action: String,
    /// Whether it is of use now: the accepted plan carries the measure out, or something has begun.
    pub(super) open: bool,
    pub(super) rows: Vec<Begun>,
    pub(super) today: String,
    pub(super) source_said: String,
    /// What is wrong and belongs to no row.
    pub(super) errors: Vec<String>,
}

/// An activity.
pub(super) struct Begun {
    /// Its number on the page.
    pub(super) number: usize,
    pub(super) code: String,
    pub(super) name: Html,
    pub(super) started: String,
    pub(super) finished: String,
    pub(super) left: String,
    pub(super) errors: Vec<String>,
}

/// The activities that are recorded by themselves: code and name, in order.
fn activities(ctx: &Ctx, place: usize, m: &Measure) -> Vec<(String, Html)> {
    let Some(works) = ctx.o().works.works() else { return Vec::new() };
    let one = |(part, of): (usize, &sanad_outcomes::measures::Part)| {
        let code = &works.problem.activities.get(works.activity(place, part)?)?.code;
        let own = code.strip_prefix(m.code.as_str())?.strip_prefix('/')?;
        Some((own.to_owned(), ctx.text(&of.name, &words::template_src(&of.template))))
    };
    m.parts.iter().enumerate().filter_map(one).collect()
}

/// The row that an activity has.
fn record(ctx: &Ctx, m: &Measure, activity: &str) -> Option<Id> {
    let rows = &ctx.view.snapshot.rows;
    let own = |row: &&sanad_model::Row| {
        row.get("measure") == m.code && row.get("activity") == activity && !row.withdrawn()
    };
    rows.rows(Kind::Actual).find(own).map(|row| row.id)
}

fn stands(ctx: &Ctx, record: Option<Id>, column: &str) -> String {
    let row = record.and_then(|id| ctx.view.snapshot.rows.row(Kind::Actual, id));
    row.map_or(String::new(), |row| row.get(column).to_owned())
}

/// The form, as it stands or as it was entered and refused.
pub(super) fn form(ctx: &Ctx, place: usize, m: &Measure, refused: &Refused) -> ActualsForm {
    let mut open = ctx.p().baseline.values().any(|own| own.measure == m.code) || refused.is(FORM);
    let row = |(number, (code, name)): (usize, (String, Html))| {
        let record = record(ctx, m, &code);
        open |= record.is_some();
        let entered = |column: &str| {
            refused.entered(FORM, &format!("{column}.{code}"), &stands(ctx, record, column)).to_owned()
        };
        let wrong = refused.findings.iter().filter(|own| refused.is(FORM) && own.place.file == code);
        Begun {
            number,
            started: entered("started"),
            finished: entered("finished"),
            left: entered("days_left"),
            errors: wrong.map(|own| ctx.l.finding(own)).collect(),
            code,
            name,
        }
    };
    let rows: Vec<Begun> = activities(ctx, place, m).into_iter().enumerate().map(row).collect();
    let other = |own: &&Finding| refused.is(FORM) && !rows.iter().any(|row| row.code == own.place.file);
    ActualsForm {
        action: format!("{}/actuals", words::href(ctx, m)),
        open,
        today: ctx.o().today.to_string(),
        source_said: refused.entered(FORM, "source_said", "").to_owned(),
        errors: refused.findings.iter().filter(other).map(|own| ctx.l.finding(own)).collect(),
        rows,
    }
}

pub(super) async fn set(
    ctx: Ctx,
    Path((_, code)): Path<(String, String)>,
    Form(mut form): Form,
) -> Result<Response, WebError> {
    let (place, m) = ctx.o().works.measure(&code).ok_or(WebError::NotFound)?;
    form.0.push(("form".to_owned(), FORM.to_owned()));
    form.0.push(("back".to_owned(), format!("{}#begun", words::href(&ctx, m))));
    form.0.push(("reason".to_owned(), ctx.t("actuals-reason")));
    let done = match changes(&ctx, place, m, &form) {
        Ok(changes) => edit::commit(&ctx, changes, &form).await,
        Err(findings) => Err(WebError::Invalid { findings, form: form.clone() }),
    };
    match done {
        Err(WebError::Invalid { findings, form }) => one::page(&ctx, &code, &Refused { form, findings }),
        done => done,
    }
}

/// Everything that the form changes, or what is wrong with which activity.
fn changes(ctx: &Ctx, place: usize, m: &Measure, form: &Params) -> Result<Vec<Change>, Vec<Finding>> {
    let mut findings = Vec::new();
    let (mut all, mut made) = (Vec::new(), Vec::new());
    for (code, _) in activities(ctx, place, m) {
        let record = record(ctx, m, &code);
        let given = |column: &str| form.get(&format!("{column}.{code}")).trim().to_owned();
        let sent = |column: &&str| form.0.iter().any(|(name, _)| *name == format!("{column}.{code}"));
        if COLUMNS.into_iter().filter(sent).all(|column| given(column) == stands(ctx, record, column)) {
            continue;
        }
        let wrong = wrong(ctx, &given);
        if !wrong.is_empty() {
            findings.extend(wrong.into_iter().map(|own| at(own, &code)));
            continue;
        }
        let mut own = Params::default();
        let mut put = |name: &str, value: &str| own.0.push((name.to_owned(), value.to_owned()));
        put("kind", Kind::Actual.table());
        if COLUMNS.iter().all(|column| given(column).is_empty()) {
            put("set.withdrawn", "yes");
        } else {
            for column in COLUMNS {
                put(&format!("set.{column}"), &given(column));
            }
            put("set.as_of", &ctx.o().today.to_string());
            put("set.status", "reported");
        }
        put("source_said", form.get("source_said"));
        if let Some(record) = record {
            put("record", &record.to_string());
            for column in COLUMNS {
                let was = format!("was.{column}.{code}");
                if let Some((_, seen)) = form.0.iter().find(|(name, _)| *name == was) {
                    put(&format!("was.{column}"), seen);
                }
            }
        } else {
            put("set.measure", &m.code);
            put("set.activity", &code);
            made.push((code, own));
            continue;
        }
        match edit::changes(ctx, &own) {
            Ok(changes) => all.extend(changes),
            Err(wrong) => findings.extend(wrong.into_iter().map(|own| at(own, &code))),
        }
    }
    let fresh: Vec<Params> = made.iter().map(|(_, own)| own.clone()).collect();
    match edit::together(ctx, &fresh) {
        Ok(changes) => all.extend(changes),
        Err(together) => {
            // Which of them it is shows when each is made by itself.
            let before = findings.len();
            for (code, own) in &made {
                let wrong = edit::together(ctx, std::slice::from_ref(own)).err().unwrap_or_default();
                findings.extend(wrong.into_iter().map(|own| at(own, code)));
            }
            if findings.len() == before {
                findings.extend(together);
            }
        }
    }
    if findings.is_empty() { Ok(all) } else { Err(findings) }
}

/// A finding at its activity.
fn at(mut finding: Finding, code: &str) -> Finding {
    code.clone_into(&mut finding.place.file);
    finding
}

/// What is wrong with what was entered of one activity, beyond what is wrong with a cell by itself.
fn wrong(ctx: &Ctx, given: &dyn Fn(&str) -> String) -> Vec<Finding> {
    let today = ctx.o().today;
    let place = |column: &str| Place { column: column.to_owned(), ..Place::default() };
    let day = |column: &str| given(column).parse::<Date>().ok();
    let (started, finished) = (day("started"), day("finished"));
    let mut findings = Vec::new();
    if given("started").is_empty() && !(given("finished").is_empty() && given("days_left").is_empty()) {
        findings.push(Finding::error(place("started"), "cell-missing", "", said("day")));
    }
    for (column, own) in [("started", started), ("finished", finished)] {
        if let Some(own) = own.filter(|own| *own > today) {
            let accepted = said("or-earlier").with(today);
            findings.push(Finding::error(place(column), "day-to-come", own.to_string(), accepted));
        }
    }
    if let Some((started, finished)) = started.zip(finished).filter(|(started, finished)| finished < started)
    {
        let accepted = said("or-later").with(started);
        findings.push(Finding::error(place("finished"), "days-backwards", finished.to_string(), accepted));
    }
    findings
}
