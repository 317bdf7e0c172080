//! From answers to rows: a source, a survey, and a claim for each answer.

use super::questions::{Part, label_code, questions};
use crate::tables::Of;
use sanad_i18n::Locale;
use sanad_model::programme::text_of;
use sanad_model::raw::{self, Known, RawTable};
use sanad_model::{
    Accepted, Cell, Change, Dataset, Date, Field, FieldType, Finding, Id, Kind, Lang, Place, Row, cell, said,
};

/// A filled survey.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answers {
    /// The site.
    pub site: Id,
    /// The day on which it was filled.
    pub made_on: Date,
    /// The party that made it.
    pub made_by: Option<Id>,
    /// Parties that made it together with that one.
    pub with: Vec<Id>,
    /// Its office.
    pub office: Option<Id>,
    /// What was answered; a blank without value and remark is not an answer.
    pub answers: Vec<Given>,
}

/// The answer to one blank.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Given {
    /// The code of the question.
    pub question: String,
    /// The field of the site.
    pub field: String,
    /// What was written.
    pub answer: Answer,
}

/// What was written into a blank.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answer {
    /// The value as written: a code, a label, a number, a date, a text, or `?` for unknown.
    pub value: String,
    /// Unit of a number; empty for the usual one where there is only one.
    pub unit: String,
    /// A remark; may be empty.
    pub remark: String,
}

/// The blank of a question.
pub(super) fn blank(question: &str, field: &str) -> Option<&'static Part> {
    questions().iter().find(|q| q.id == question)?.parts.iter().find(|p| p.field == field)
}

/// Brings an answer to the cells of a claim (value, unit, texts). None for an empty answer.
pub(super) fn claim(part: &Part, answer: &Answer, place: &Place) -> Result<Option<Row>, Box<Finding>> {
    let fault = |code, value: &str, accepted: Accepted| {
        Box::new(Finding::error(place.clone(), code, value, accepted))
    };
    let (written, remark) = (answer.value.trim(), answer.remark.trim());
    if written.is_empty() {
        return if remark.is_empty() {
            Ok(None)
        } else {
            Err(fault("remark-without-answer", remark, said("answer-or-unknown")))
        };
    }
    let unknown = matches!(label_code(written), Some("?"));
    let mut row = Row::new(Id::from_counter(0, 0));
    let say = |row: &mut Row, text: &str| -> Result<(), Box<Finding>> {
        let text = cell::canonical(Cell::Prose, text, &Known(&Dataset::default()))
            .map_err(|f| fault(f.code, text, f.accepted))?;
        let lang = sanad_reader::detect_lang(&text);
        row.set(if lang == Lang::Ar { "text_ar" } else { "text_en" }, text);
        row.set("original", lang.code().to_owned());
        Ok(())
    };
    if unknown {
        row.set("value", "?".to_owned());
    } else {
        match part.ty {
            FieldType::Choice(_) | FieldType::YesNo => {
                let code = label_code(written).filter(|c| part.choices().contains(c));
                let accepted = || Accepted::codes(part.choices().iter().copied().chain(["?"]));
                row.set("value", code.ok_or_else(|| fault("not-in-list", written, accepted()))?.to_owned());
            }
            FieldType::Number { .. } => {
                let plain = ungrouped(written);
                row.set("value", plain);
                row.set("unit", unit(part, answer, place)?);
            }
            FieldType::Text if remark.is_empty() => say(&mut row, written)?,
            FieldType::Text => say(&mut row, &format!("{written}\n{remark}"))?,
            _ => row.set("value", written.to_owned()),
        }
    }
    if !remark.is_empty() && (unknown || part.ty != FieldType::Text) {
        say(&mut row, remark)?;
    }
    let field = Field { name: part.field, ty: part.ty };
    match cell::value(&field, &row) {
        Ok(_) => Ok(Some(row)),
        Err((_, f)) => Err(fault(f.code, written, f.accepted)),
    }
}

/// A number without the marks between groups of three digits; other commas stay, and are faults.
fn ungrouped(text: &str) -> String {
    let plain: String = text.chars().filter(|c| !matches!(c, '٬' | '\u{a0}' | '\u{202f}' | ' ')).collect();
    let whole = plain.split('.').next().unwrap_or("");
    let mut groups = whole.split(',');
    let head = groups.next().map_or(0, str::len);
    if (1..=3).contains(&head) && groups.all(|g| g.len() == 3) { plain.replace(',', "") } else { plain }
}

/// The unit of a number: as written, else the only one there is.
fn unit(part: &Part, answer: &Answer, place: &Place) -> Result<String, Box<Finding>> {
    let written = answer.unit.trim();
    if !written.is_empty() {
        // A unit is known by its code and by its name in either language.
        let named = |u: &str| Lang::ALL.iter().any(|l| Locale::of(*l).word("unit", u) == written);
        let known = part
            .units
            .iter()
            .find(|u| u.eq_ignore_ascii_case(written) || u.replace("m3", "m³") == written || named(u));
        return Ok(known.cloned().unwrap_or_else(|| written.to_owned()));
    }
    match part.units.as_slice() {
        [only] => Ok(only.clone()),
        several => Err(Box::new(Finding::error(
            place.clone(),
            "unit-missing",
            &*answer.value,
            Accepted::codes(several),
        ))),
    }
}

/// The changes that answers make: a source of kind `survey`, a survey, and one claim with status
/// `surveyed` for each answer. The same answers again make none; a second survey of a site on a
/// day by another party is a survey of its own.
pub fn changes(
    answers: &Answers,
    base: &Dataset,
    next_id: &mut dyn FnMut() -> Id,
) -> Result<Vec<Change>, Vec<Finding>> {
    let at = |row: u32, column: &str| Place { file: "survey".to_owned(), row, column: column.to_owned() };
    let Some(site) = base.row(Kind::Site, answers.site).filter(|s| !s.withdrawn()) else {
        let value = answers.site.to_string();
        return Err(vec![Finding::error(at(0, "site"), "unknown-reference", value, said("site"))]);
    };
    let mut findings = Vec::new();
    let mut claims: Vec<Row> = Vec::new();
    for given in &answers.answers {
        let number = questions().iter().find(|q| q.id == given.question).map_or(0, |q| q.number);
        let place = at(u32::try_from(number).unwrap_or(0), &given.field);
        let Some(part) = blank(&given.question, &given.field) else {
            let value = format!("{} {}", given.question, given.field);
            findings.push(Finding::error(place, "unknown-question", value, said("question-field")));
            continue;
        };
        if claims.iter().any(|c| c.get("field") == part.field) {
            findings.push(Finding::error(place, "answer-twice", part.field, said("answer-once")));
            continue;
        }
        match claim(part, &given.answer, &place) {
            Ok(Some(row)) => claims.push(row.with("field", part.field)),
            Ok(None) => {}
            Err(finding) => findings.push(*finding),
        }
    }
    if claims.is_empty() && findings.is_empty() {
        findings.push(Finding::error(at(0, ""), "survey-empty", "", said("some-answer")));
    }
    if !findings.is_empty() {
        return Err(findings);
    }
    let code = code(answers, site, base);
    let with = together(answers, base).map_err(|f| vec![*f])?;
    let resolved = raw::resolve(&tables(answers, site, &code, &claims, &with), base, next_id)?;
    Ok(base.diff(&resolved.rows))
}

/// The survey's code: `survey-<site>-<day>`, with a number when another party has that one.
fn code(answers: &Answers, site: &Row, base: &Dataset) -> String {
    let stem = format!("survey-{}-{}", site.get("code"), answers.made_on);
    let by = answers.made_by.map_or_else(String::new, |id| id.to_string());
    let free = |code: &str| {
        base.by_code(Kind::Survey, code).is_none_or(|s| !s.withdrawn() && s.get("made_by") == by)
            && base.by_code(Kind::Source, code).is_none_or(|s| !s.withdrawn() && s.get("kind") == "survey")
    };
    if free(&stem) {
        return stem;
    }
    (2..100_000).map(|n| format!("{stem}.{n}")).find(|c| free(c)).unwrap_or(stem)
}

/// Who else made it, as the survey's note says it: Arabic, then English; empty for nobody.
fn together(answers: &Answers, base: &Dataset) -> Result<[String; 2], Box<Finding>> {
    let mut names = [Vec::new(), Vec::new()];
    for id in answers.with.iter().filter(|id| answers.made_by != Some(**id)) {
        let row = base.row(Kind::Party, *id).filter(|r| !r.withdrawn()).ok_or_else(|| {
            let place = Place { file: "survey".to_owned(), row: 0, column: "with".to_owned() };
            let accepted = said("name-or-nothing").with(Kind::Party);
            Box::new(Finding::error(place, "unknown-reference", id.to_string(), accepted))
        })?;
        let name = text_of(row, "name");
        for (list, lang) in names.iter_mut().zip([Lang::Ar, Lang::En]) {
            let name = name.get(lang).to_owned();
            if !list.contains(&name) {
                list.push(name);
            }
        }
    }
    if names[0].is_empty() {
        return Ok([String::new(), String::new()]);
    }
    Ok([Lang::Ar, Lang::En].map(|lang| {
        let l = Locale::of(lang);
        let list = &names[usize::from(lang == Lang::En)];
        l.t1_bare("survey-made-with", &[("names", l.list(list).into())])
    }))
}

fn tables(answers: &Answers, site: &Row, code: &str, claims: &[Row], with: &[String; 2]) -> Vec<RawTable> {
    let on = answers.made_on.to_string();
    let by = answers.made_by.map_or_else(String::new, |id| id.to_string());
    let title = |name: &str, words: &str, comma: &str, lang: Lang| {
        format!("{words}{name}{comma} {}", Locale::of(lang).date(answers.made_on))
    };
    let source = vec![
        ("code", code.to_owned()),
        ("title_ar", title(site.get("name_ar"), "استمارة معاينة ", "،", Lang::Ar)),
        ("title_en", title(site.get("name_en"), "Survey of ", ",", Lang::En)),
        ("kind", "survey".to_owned()),
        ("published", on.clone()),
    ];
    let survey = vec![
        ("code", code.to_owned()),
        ("site", site.id.to_string()),
        ("made_on", on.clone()),
        ("made_by", by.clone()),
        ("office", answers.office.map_or_else(String::new, |id| id.to_string())),
        ("source", code.to_owned()),
        ("note_ar", with[0].clone()),
        ("note_en", with[1].clone()),
    ];
    let claims = claims.iter().map(|row| {
        let mut cells: Vec<(&'static str, String)> = row.cells.iter().map(|(k, v)| (*k, v.clone())).collect();
        cells.extend([
            ("record", format!("{}/{}", Kind::Site, site.id)),
            ("as_of", on.clone()),
            ("source", code.to_owned()),
            ("status", "surveyed".to_owned()),
            ("said_by", by.clone()),
        ]);
        cells
    });
    vec![
        table(Kind::Source, vec![source]),
        table(Kind::Survey, vec![survey]),
        table(Kind::Claim, claims.collect()),
    ]
}

fn table(kind: Kind, rows: Vec<Vec<(&'static str, String)>>) -> RawTable {
    RawTable::of(kind, "survey", rows)
}
