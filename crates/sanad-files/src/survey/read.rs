//! Reading a filled sheet.

use super::answers::{Answer, Answers, Given, blank, claim};
use super::sheet::{ANSWER, KEY, REMARK, UNIT};
use crate::day;
use crate::xlsx::grid::{self, Grid};
use sanad_model::{Accepted, Finding, Id, Kind, Lang, Place, Programme, said};
use std::collections::BTreeMap;

/// Reads a sheet that [`super::sheet()`] made and somebody filled. Every fault comes together,
/// each at its row and column.
pub fn read(bytes: &[u8], file: &str, programme: &Programme) -> Result<Answers, Vec<Finding>> {
    of_grids(&grid::open(bytes, file)?, programme).unwrap_or_else(|| {
        let place = Place { file: file.to_owned(), ..Place::default() };
        Err(vec![Finding::error(place, "not-a-survey-sheet", "", said("survey-sheet"))])
    })
}

/// The same of a workbook that is open; none when no sheet of it is a survey.
pub(crate) fn of_grids(grids: &[Grid], programme: &Programme) -> Option<Result<Answers, Vec<Finding>>> {
    let keyed =
        |g: &&Grid| g.rows.values().any(|r| r.get(&u32::from(KEY)).is_some_and(|k| k.trim() == "site"));
    grids.iter().find(keyed).map(|grid| answers(grid, programme))
}

fn answers(grid: &Grid, programme: &Programme) -> Result<Answers, Vec<Finding>> {
    let mut findings = grid.faults(grid::letters);
    let mut rows: BTreeMap<&str, u32> = BTreeMap::new();
    for (row, cells) in &grid.rows {
        if let Some(key) = cells.get(&u32::from(KEY)).map(|k| k.trim())
            && rows.insert(key, *row).is_some()
        {
            findings.push(Finding::error(at(grid, *row, KEY), "answer-twice", key, said("question-row")));
        }
    }
    let text = |key: &str| rows.get(key).map_or("", |row| grid.cell(*row, u32::from(ANSWER)).trim());
    let fault = |key: &str, code, accepted: Accepted| {
        let row = rows.get(key).copied().unwrap_or(0);
        Finding::error(at(grid, row, ANSWER), code, text(key), accepted)
    };
    let site = programme.by_code(Kind::Site, text("site"));
    if site.is_none() {
        findings.push(fault("site", "unknown-reference", said("site-code")));
    }
    let made_on = day::read(text("made_on"));
    if made_on.is_none() {
        let code = if text("made_on").is_empty() { "date-missing" } else { "not-a-day" };
        findings.push(fault("made_on", code, day::ACCEPTED));
    }
    let mut named = |key: &str, kind: Kind| -> Option<Id> {
        let id = named(programme, kind, text(key));
        if id.is_none() && !text(key).is_empty() {
            findings.push(fault(key, "unknown-reference", said("name-or-nothing").with(kind)));
        }
        id
    };
    let (made_by, office) = (named("made_by", Kind::Party), named("office", Kind::Office));
    let with = several(programme, text("with"));
    let with = with.unwrap_or_else(|wrong| {
        let accepted = said("name-or-nothing").with(Kind::Party);
        let row = rows.get("with").copied().unwrap_or(0);
        findings.push(Finding::error(at(grid, row, ANSWER), "unknown-reference", wrong, accepted));
        Vec::new()
    });
    let mut answers = Vec::new();
    for (key, row) in &rows {
        let Some((question, field)) = key.split_once('|') else { continue };
        let cell = |c: u16| grid.cell(*row, u32::from(c)).trim().to_owned();
        let answer = Answer { value: cell(ANSWER), unit: cell(UNIT), remark: cell(REMARK) };
        let place = at(grid, *row, ANSWER);
        let Some(part) = blank(question, field) else {
            findings.push(Finding::error(place, "unknown-question", *key, said("question")));
            continue;
        };
        match claim(part, &answer, &place) {
            Ok(None) => {}
            Ok(Some(_)) => {
                answers
                    .push((*row, Given { question: question.to_owned(), field: field.to_owned(), answer }));
            }
            Err(finding) => findings.push(*finding),
        }
    }
    answers.sort_by_key(|(row, _)| *row);
    let answers: Vec<Given> = answers.into_iter().map(|(_, given)| given).collect();
    if answers.is_empty() && findings.is_empty() {
        let place = Place { file: grid.file.clone(), ..Place::default() };
        findings.push(Finding::error(place, "survey-empty", "", said("some-answer")));
    }
    findings.sort();
    match (site, made_on) {
        (Some(site), Some(made_on)) if findings.is_empty() => {
            Ok(Answers { site, made_on, made_by, with, office, answers })
        }
        _ => Err(findings),
    }
}

fn at(grid: &Grid, row: u32, column: u16) -> Place {
    Place { file: grid.file.clone(), row, column: grid::letters(u32::from(column)) }
}

/// Parties by code or name, separated by `;`; the first that is not known as the error.
fn several(programme: &Programme, text: &str) -> Result<Vec<Id>, String> {
    text.split([';', '؛'])
        .map(str::trim)
        .filter(|t| !t.is_empty())
        .map(|t| named(programme, Kind::Party, t).ok_or_else(|| t.to_owned()))
        .collect()
}

/// A record by its code, or by its name in either language.
fn named(programme: &Programme, kind: Kind, text: &str) -> Option<Id> {
    if text.is_empty() {
        return None;
    }
    programme.by_code(kind, text).or_else(|| {
        let ids: Vec<Id> = match kind {
            Kind::Party => programme.parties.keys().copied().collect(),
            _ => programme.offices.keys().copied().collect(),
        };
        ids.into_iter().find(|id| {
            let name = programme.name_of(kind, *id);
            name.is_some_and(|n| [Lang::Ar, Lang::En].iter().any(|l| n.only(*l) == Some(text)))
        })
    })
}
