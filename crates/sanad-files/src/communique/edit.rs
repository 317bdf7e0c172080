//! What a person does to a passage: accept, edit a cell, split, join. Each gives the changes; the
//! items that follow from the passage go along as long as nobody has worked on them.

use super::{asks, due, free_item};
use crate::title;
use sanad_model::raw::Known;
use sanad_model::{Accepted, Change, Dataset, Finding, Force, Id, Kind, Lang, Place, Row, cell, said};
use sanad_reader::Lexicon;

/// Sets the review of a passage to accepted. An item of it of which nobody ever said a due date
/// takes the deadline of its words.
pub fn accept(
    statement: Id,
    base: &Dataset,
    lexicon: &Lexicon,
    next_id: &mut dyn FnMut() -> Id,
) -> Result<Vec<Change>, Vec<Finding>> {
    let row = found(statement, base)?;
    let mut next = Dataset::default();
    next.put(Kind::Statement, row.clone().with("review", "accepted"));
    for item in items(statement, base) {
        if !due::claimed(item.id, base) {
            due::follow(None, Some(row), item.id, base, &mut next, (lexicon, &mut *next_id));
        }
    }
    Ok(base.diff(&next))
}

/// Sets one cell of a passage as a person writes it (codes for references) and marks it edited.
/// A passage that now asks for an item gets one; an untouched item whose only passage asks for
/// none any more is withdrawn.
pub fn edit(
    statement: Id,
    column: &str,
    value: &str,
    base: &Dataset,
    lexicon: &Lexicon,
    next_id: &mut dyn FnMut() -> Id,
) -> Result<Vec<Change>, Vec<Finding>> {
    let row = found(statement, base)?;
    let fault = |code, accepted: Accepted| vec![Finding::error(place(row, column), code, value, accepted)];
    let names = Kind::Statement.columns().iter().map(|c| c.name);
    let fixed = ["code", "document", "paragraph", "rules", "review"];
    let Some(spec) = Kind::Statement.column(column).filter(|c| !fixed.contains(&c.name)) else {
        return Err(fault("unknown-column", Accepted::codes(names)));
    };
    let text = cell::canonical(spec.cell, value, &Known(base)).map_err(|f| fault(f.code, f.accepted))?;
    if text.is_empty() && spec.required {
        return Err(fault("cell-missing", cell::accepts(spec.cell)));
    }
    let after = row.clone().with(spec.name, text).with("review", "edited");
    let (start, end) = range(&after);
    let length = u32::try_from(words(row, base).1.chars().count()).unwrap_or(u32::MAX);
    if start >= end || end > length {
        return Err(fault("range-outside", said("range").with(length)));
    }
    let mut next = Dataset::default();
    follow(row, &after, base, &mut next, (lexicon, next_id));
    next.put(Kind::Statement, after);
    Ok(base.diff(&next))
}

/// Splits a passage before the character `at` (counted in the paragraph, like its start).
pub fn split(
    statement: Id,
    at: u32,
    base: &Dataset,
    lexicon: &Lexicon,
    next_id: &mut dyn FnMut() -> Id,
) -> Result<Vec<Change>, Vec<Finding>> {
    let row = found(statement, base)?;
    let (start, end) = range(row);
    let (_, paragraph) = words(row, base);
    let (left, right) = (trimmed(&paragraph, start, at), trimmed(&paragraph, at, end));
    let (Some(left), Some(right)) = (left.filter(|_| at > start && at < end), right) else {
        let accepted = said("split").with(start + 1).with(end);
        return Err(vec![Finding::error(place(row, "start"), "split-outside", at.to_string(), accepted)]);
    };
    let head = row
        .clone()
        .with("start", left.0.to_string())
        .with("end", left.1.to_string())
        .with("review", "edited");
    let mut tail = Row { id: next_id(), cells: row.cells.clone() };
    tail.set("code", next_code(row, base));
    tail.set("start", right.0.to_string());
    tail.set("end", right.1.to_string());
    tail.set("review", "edited".to_owned());
    let mut next = Dataset::default();
    follow(row, &head, base, &mut next, (lexicon, &mut *next_id));
    let none = tail.clone().with("force", Force::Courtesy.code());
    follow(&none, &tail, base, &mut next, (lexicon, next_id));
    next.put(Kind::Statement, head);
    next.put(Kind::Statement, tail);
    Ok(base.diff(&next))
}

/// Joins two passages of one paragraph that stand next to each other: the first keeps its
/// identity and takes the stronger force; the second is withdrawn, and its items follow from the
/// first.
pub fn join(
    a: Id,
    b: Id,
    base: &Dataset,
    lexicon: &Lexicon,
    next_id: &mut dyn FnMut() -> Id,
) -> Result<Vec<Change>, Vec<Finding>> {
    let (mut first, mut second) = (found(a, base)?, found(b, base)?);
    if range(second) < range(first) {
        std::mem::swap(&mut first, &mut second);
    }
    let same = |column: &str| first.get(column) == second.get(column);
    let between = base.rows(Kind::Statement).any(|s| {
        !s.withdrawn()
            && s.id != first.id
            && s.id != second.id
            && s.get("document") == first.get("document")
            && s.get("paragraph") == first.get("paragraph")
            && range(s) > range(first)
            && range(s) < range(second)
    });
    if a == b || !same("document") || !same("paragraph") || between {
        let accepted = said("neighbours");
        return Err(vec![Finding::error(place(second, "code"), "join-apart", second.get("code"), accepted)]);
    }
    let mut joined = first.clone().with("end", second.get("end")).with("review", "edited");
    for column in ["fields", "sites", "skills", "dates", "rules"] {
        joined.set(column, union(first.get(column), second.get(column)));
    }
    for column in ["actor", "office", "who", "action", "recipient", "uncertain", "defence"] {
        if joined.get(column).is_empty() {
            joined.set(column, second.get(column).to_owned());
        }
    }
    let force = |row: &Row| Force::from_code(row.get("force")).unwrap_or(Force::Courtesy);
    joined.set("force", force(first).min(force(second)).code().to_owned());
    let mut next = Dataset::default();
    let own = items(first.id, base);
    for item in items(second.id, base) {
        if !own.is_empty() && own.iter().all(|o| o.id != item.id) && untouched(item, second, base, lexicon) {
            next.put(Kind::Item, item.clone().with("withdrawn", "yes"));
            due::follow(Some(second), None, item.id, base, &mut next, (lexicon, &mut *next_id));
        } else {
            let refs = item.get("statements").replace(&second.id.to_string(), &first.id.to_string());
            next.put(Kind::Item, item.clone().with("statements", union(&refs, "")));
        }
    }
    for item in own {
        let item = next.row(Kind::Item, item.id).unwrap_or(item).clone();
        due::follow(Some(first), Some(&joined), item.id, base, &mut next, (lexicon, &mut *next_id));
        next.put(Kind::Item, retitled(item, first, &joined, base));
    }
    next.put(Kind::Statement, joined);
    next.put(Kind::Statement, second.clone().with("withdrawn", "yes"));
    Ok(base.diff(&next))
}

/// The characters `start..end` of a paragraph.
pub(crate) fn slice(paragraph: &str, start: u32, end: u32) -> String {
    paragraph.chars().skip(start as usize).take(end.saturating_sub(start) as usize).collect()
}

fn place(row: &Row, column: &str) -> Place {
    Place { file: format!("statements/{}", row.get("code")), row: 0, column: column.to_owned() }
}

fn found(statement: Id, base: &Dataset) -> Result<&Row, Vec<Finding>> {
    base.row(Kind::Statement, statement).filter(|r| !r.withdrawn()).ok_or_else(|| {
        let place = Place { file: "statements".to_owned(), ..Place::default() };
        vec![Finding::error(place, "unknown-reference", statement.to_string(), said("live-passage"))]
    })
}

pub(super) fn range(row: &Row) -> (u32, u32) {
    (row.get("start").parse().unwrap_or(0), row.get("end").parse().unwrap_or(0))
}

/// Language and text of the paragraph of a passage.
pub(super) fn words(row: &Row, base: &Dataset) -> (Lang, String) {
    let document = row.get("document");
    let lang = document
        .parse()
        .ok()
        .and_then(|id| base.row(Kind::Document, id))
        .and_then(|d| Lang::from_code(d.get("lang")));
    let lang = lang.unwrap_or(Lang::En);
    let paragraph = base
        .rows(Kind::Paragraph)
        .find(|p| !p.withdrawn() && p.get("document") == document && p.get("number") == row.get("paragraph"));
    let column = if lang == Lang::Ar { "text_ar" } else { "text_en" };
    (lang, paragraph.map_or("", |p| p.get(column)).to_owned())
}

/// The range without white space at its ends, none when nothing is left.
fn trimmed(paragraph: &str, start: u32, end: u32) -> Option<(u32, u32)> {
    let text = slice(paragraph, start, end);
    let count = |t: &str| u32::try_from(t.chars().count()).unwrap_or(0);
    let (front, back) = (count(text.trim_start()), count(text.trim_end()));
    let all = count(&text);
    (front > 0).then(|| (start + all - front, start + back))
}

fn union(a: &str, b: &str) -> String {
    let mut out: Vec<&str> = Vec::new();
    for word in a.split(';').chain(b.split(';')).filter(|w| !w.is_empty()) {
        if !out.contains(&word) {
            out.push(word);
        }
    }
    out.join(";")
}

/// A code for the passage split off: the paragraph's next number.
fn next_code(row: &Row, base: &Dataset) -> String {
    let code = row.get("code");
    let (stem, _) = code.rsplit_once('.').unwrap_or((code, ""));
    (1..100_000)
        .map(|k| format!("{stem}.{k}"))
        .find(|c| base.by_code(Kind::Statement, c).is_none())
        .unwrap_or_else(|| format!("{code}b"))
}

/// Items that follow from a passage.
fn items(statement: Id, base: &Dataset) -> Vec<&Row> {
    let id = statement.to_string();
    base.rows(Kind::Item)
        .filter(|i| !i.withdrawn() && i.get("statements").split(';').any(|s| s == id))
        .collect()
}

/// Whether nobody has said, proved or claimed anything about an item that follows from a passage;
/// the deadline of the passage came with it.
fn untouched(item: &Row, statement: &Row, base: &Dataset, lexicon: &Lexicon) -> bool {
    let id = item.id.to_string();
    let record = format!("{}/{id}", Kind::Item);
    let own = due::own(statement, item.id, base, lexicon).map(|r| r.id);
    let about = |kind| base.rows(kind).any(|r: &Row| !r.withdrawn() && r.get("item") == id);
    !about(Kind::Update)
        && !about(Kind::Proof)
        && !base.rows(Kind::Claim).any(|r| !r.withdrawn() && r.get("record") == record && Some(r.id) != own)
}

fn wants_item(row: &Row) -> bool {
    let force = Force::from_code(row.get("force")).unwrap_or(Force::Courtesy);
    asks(force, row.get("defence") == "yes", !row.get("fields").is_empty())
}

/// The item with the title of its passage as it now is, unless somebody gave it another title.
fn retitled(item: Row, before: &Row, after: &Row, base: &Dataset) -> Row {
    let (lang, paragraph) = words(before, base);
    let title = |row: &Row| {
        let (start, end) = range(row);
        title::shorten(&slice(&paragraph, start, end), lang)
    };
    let (old, new) = (title(before), title(after));
    let column = if lang == Lang::Ar { "title_ar" } else { "title_en" };
    if item.get(column) != old {
        return item;
    }
    let other = if lang == Lang::Ar { "title_en" } else { "title_ar" };
    let item = if item.get(other) == old { item.with(other, new.clone()) } else { item };
    item.with(column, new)
}

/// What an edited passage means for its items.
fn follow(
    before: &Row,
    after: &Row,
    base: &Dataset,
    next: &mut Dataset,
    (lexicon, next_id): (&Lexicon, &mut dyn FnMut() -> Id),
) {
    let own = items(before.id, base);
    if wants_item(after) && own.is_empty() {
        let id = next_id();
        next.put(Kind::Item, item(id, after, base, next));
        due::follow(None, Some(after), id, base, next, (lexicon, next_id));
        return;
    }
    for item in own {
        let alone = item.get("statements") == before.id.to_string();
        let changed = if wants_item(after) {
            due::follow(Some(before), Some(after), item.id, base, next, (lexicon, &mut *next_id));
            let mut item = retitled(item.clone(), before, after, base);
            for column in ["sites", "fields"] {
                if item.get(column) == before.get(column) {
                    item.set(column, after.get(column).to_owned());
                }
            }
            item
        } else if alone && untouched(item, before, base, lexicon) {
            due::follow(Some(before), None, item.id, base, next, (lexicon, &mut *next_id));
            item.clone().with("withdrawn", "yes")
        } else {
            continue;
        };
        next.put(Kind::Item, changed);
    }
}

/// A new item for a passage.
fn item(id: Id, statement: &Row, base: &Dataset, next: &Dataset) -> Row {
    let (lang, paragraph) = words(statement, base);
    let (start, end) = range(statement);
    let title = title::shorten(&slice(&paragraph, start, end), lang);
    let document = statement.get("document").parse().ok().and_then(|id| base.row(Kind::Document, id));
    let meeting = document.map_or("", |d| d.get("meeting"));
    let parties = union(statement.get("actor"), statement.get("recipient"));
    Row::new(id)
        .with("code", free_item(document.map_or("item", |d| d.get("code")), base, next))
        .with("title_ar", title.clone())
        .with("title_en", title)
        .with("original", lang.code())
        .with("translation", "draft")
        .with("statements", statement.id.to_string())
        .with("meeting", meeting)
        .with("parties", parties)
        .with("fields", statement.get("fields"))
        .with("sites", statement.get("sites"))
}
