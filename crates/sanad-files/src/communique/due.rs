//! The due date that an agreed passage gives to the item that follows from it: a claim, reported
//! by the text, with the words that say it.

use super::edit::{range, slice, words};
use sanad_model::{Dataset, Force, Id, Kind, Lang, Row, When};
use sanad_reader::{Lexicon, PassageReading};

/// A deadline in a passage: its date as the model writes it, and its words.
#[derive(PartialEq, Eq)]
pub(super) struct Due {
    value: String,
    words: String,
}

/// When a text was said: the day of its meeting, else of its publication; empty for neither.
pub(super) fn said<'a>(held: &'a str, published: &'a str) -> &'a str {
    let dated = |text: &&str| text.parse().is_ok_and(|when: When| when != When::Unknown);
    [held, published].into_iter().find(dated).unwrap_or("")
}

/// The deadline of a passage as read.
pub(super) fn of(passage: &PassageReading, paragraph: &str) -> Option<Due> {
    let found = passage.deadline.as_ref().filter(|_| passage.force == Force::Agreed)?;
    Some(Due { value: found.value.clone(), words: slice(paragraph, found.start, found.end) })
}

impl Due {
    /// The cells of the claim; `about` is the item as a claim names it.
    pub(super) fn cells(
        self,
        about: String,
        said: &str,
        source: &str,
        lang: Lang,
    ) -> Vec<(&'static str, String)> {
        vec![
            ("record", about),
            ("field", "due".to_owned()),
            ("value", self.value),
            (if lang == Lang::Ar { "text_ar" } else { "text_en" }, crate::title::line(&self.words)),
            ("original", lang.code().to_owned()),
            ("as_of", said.to_owned()),
            ("source", source.to_owned()),
            ("status", "reported".to_owned()),
        ]
    }
}

fn document<'a>(statement: &Row, base: &'a Dataset) -> Option<&'a Row> {
    base.row(Kind::Document, statement.get("document").parse().ok()?)
}

/// When the document of a passage was said.
fn said_in<'a>(document: &Row, base: &'a Dataset) -> &'a str {
    let row = |kind, column: &str| document.get(column).parse().ok().and_then(|id| base.row(kind, id));
    let held = row(Kind::Meeting, "meeting").map_or("", |m| m.get("held"));
    said(held, row(Kind::Source, "source").map_or("", |s| s.get("published")))
}

/// The deadline of a passage as it stands in the rows.
fn stated(statement: &Row, base: &Dataset, lexicon: &Lexicon) -> Option<Due> {
    if statement.get("force") != Force::Agreed.code() {
        return None;
    }
    let (lang, paragraph) = words(statement, base);
    let (start, end) = range(statement);
    let text = slice(&paragraph, start, end);
    let when = said_in(document(statement, base)?, base).parse().ok();
    let found = sanad_reader::deadline(&text, lang, lexicon, when)?;
    Some(Due { value: found.value, words: slice(&text, found.start, found.end) })
}

fn claims(item: Id, base: &Dataset) -> impl Iterator<Item = &Row> {
    let record = format!("{}/{item}", Kind::Item);
    base.rows(Kind::Claim).filter(move |r| r.get("record") == record && r.get("field") == "due")
}

/// Whether anybody ever said a due date of an item, taken back or not.
pub(super) fn claimed(item: Id, base: &Dataset) -> bool {
    claims(item, base).next().is_some()
}

/// The live claim that came with a passage.
pub(super) fn own<'a>(statement: &Row, item: Id, base: &'a Dataset, lexicon: &Lexicon) -> Option<&'a Row> {
    let due = stated(statement, base, lexicon)?;
    let source = document(statement, base)?.get("source");
    let words = crate::title::line(&due.words);
    claims(item, base).find(|r| {
        !r.withdrawn()
            && r.get("source") == source
            && r.get("value") == due.value
            && [r.get("text_ar"), r.get("text_en")].contains(&words.as_str())
    })
}

/// A passage became another: the claim that came with it goes, the one of its new words comes.
pub(super) fn follow(
    before: Option<&Row>,
    after: Option<&Row>,
    item: Id,
    base: &Dataset,
    next: &mut Dataset,
    (lexicon, next_id): (&Lexicon, &mut dyn FnMut() -> Id),
) {
    let old = before.and_then(|row| stated(row, base, lexicon));
    let new = after.and_then(|row| stated(row, base, lexicon));
    if old == new {
        return;
    }
    if let Some(row) = before.and_then(|row| own(row, item, base, lexicon)) {
        next.put(Kind::Claim, row.clone().with("withdrawn", "yes"));
    }
    let Some((due, statement)) = new.zip(after) else { return };
    let Some(document) = document(statement, base) else { return };
    let source = document.get("source");
    // A reported value has a source.
    if source.is_empty() {
        return;
    }
    let lang = words(statement, base).0;
    let about = format!("{}/{item}", Kind::Item);
    let mut row = Row::new(next_id());
    for (column, value) in due.cells(about, said_in(document, base), source, lang) {
        row.set(column, value);
    }
    next.put(Kind::Claim, row);
}
