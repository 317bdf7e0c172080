//! The sample's accounts: one passage a paragraph in both languages, with its force and its actor.

use crate::LEXICON;
use crate::labelled::data;
use sanad_model::{Force, Lang};
use sanad_reader::{Named, Names, PassageReading, detect_lang, read};
use std::collections::BTreeMap;
use std::path::Path;

/// A table of a programme: a column's name to its cell, row by row.
pub(crate) fn table(text: &str) -> Vec<BTreeMap<String, String>> {
    let mut rows: Vec<Vec<String>> = vec![vec![String::new()]];
    let mut quoted = false;
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let row = rows.last_mut().unwrap();
        match c {
            '"' if quoted && chars.peek() == Some(&'"') => {
                chars.next();
                row.last_mut().unwrap().push('"');
            }
            '"' => quoted = !quoted,
            ',' if !quoted => row.push(String::new()),
            '\n' if !quoted => rows.push(vec![String::new()]),
            '\r' if !quoted => {}
            other => row.last_mut().unwrap().push(other),
        }
    }
    let mut rows = rows.into_iter().filter(|r| r.len() > 1);
    let header = rows.next().unwrap();
    rows.map(|r| header.iter().cloned().zip(r).collect()).collect()
}

fn programme(name: &str) -> Vec<BTreeMap<String, String>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../programmes/egypt-libya");
    table(&std::fs::read_to_string(root.join(name)).unwrap())
}

pub(crate) fn names() -> Names {
    let list = |file: &str, of: &str| -> Vec<Named> {
        let named = |row: BTreeMap<String, String>| {
            let also = row.get("also").map_or("", String::as_str);
            let also: Vec<String> = also.split(';').filter(|w| !w.is_empty()).map(str::to_owned).collect();
            let of_lang = |lang: Lang, name: &str| {
                let mut words = vec![row[name].clone()];
                words.extend(also.iter().filter(|w| detect_lang(w) == lang).cloned());
                words
            };
            Named {
                code: row["code"].clone(),
                ar: of_lang(Lang::Ar, "name_ar"),
                en: of_lang(Lang::En, "name_en"),
                of: row.get(of).filter(|party| !party.is_empty()).cloned(),
            }
        };
        programme(file).into_iter().map(named).collect()
    };
    Names {
        parties: list("parties.csv", "parent"),
        offices: list("offices.csv", "party"),
        sites: list("sites.csv", "-"),
    }
}

/// The passages of an account, by paragraph.
fn account(document: &str, lang: Lang) -> Vec<(usize, String, Vec<PassageReading>)> {
    let column = if lang == Lang::Ar { "text_ar" } else { "text_en" };
    let mut rows: Vec<(usize, String)> = programme("paragraphs.csv")
        .into_iter()
        .filter(|row| row["document"] == document)
        .map(|row| (row["number"].parse().unwrap(), row[column].clone()))
        .collect();
    rows.sort();
    let text: Vec<&str> = rows.iter().map(|(_, text)| text.as_str()).collect();
    let reading = read(&text.join("\n"), lang, &LEXICON, &names());
    rows.into_iter().zip(reading.paragraphs).map(|((n, text), p)| (n, text, p.passages)).collect()
}

#[test]
fn every_paragraph_of_the_accounts_is_one_passage_with_its_force_and_actor() {
    let expected = table(&std::fs::read_to_string(data("sample_forces.csv")).unwrap());
    assert_eq!(expected.len(), 25);
    let mut wrong = Vec::new();
    for document in ["C-2021-12", "C-undated"] {
        for lang in [Lang::Ar, Lang::En] {
            for (number, text, passages) in account(document, lang) {
                let row = expected
                    .iter()
                    .find(|r| r["document"] == document && r["paragraph"] == number.to_string())
                    .unwrap();
                let [p] = passages.as_slice() else {
                    wrong.push(format!("{document}/{number} {lang}: {} passages: {text}", passages.len()));
                    continue;
                };
                let or = |text: &Option<String>| text.clone().unwrap_or_default();
                let party =
                    |text: &Option<String>| names().parties.iter().any(|n| Some(&n.code) == text.as_ref());
                let actor = if party(&p.actor) { or(&p.actor) } else { String::new() };
                let got = [
                    p.force.code().to_owned(),
                    if p.uncertain.is_some() { "yes" } else { "" }.to_owned(),
                    if p.defence { "yes" } else { "" }.to_owned(),
                    actor,
                    or(&p.office),
                    or(&p.recipient),
                ];
                let want =
                    ["force", "uncertain", "defence", "actor", "office", "recipient"].map(|c| row[c].clone());
                assert!(Force::from_code(&want[0]).is_some());
                if got.iter().zip(&want).any(|(got, want)| want != "*" && got != want) {
                    wrong.push(format!(
                        "{document}/{number} {lang}: {got:?} instead of {want:?} {:?}: {text}",
                        p.actor
                    ));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
