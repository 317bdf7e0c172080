//! What must hold between records: each fault is located where its row came from.

use super::{Programme, works_checks};
use crate::finding::{Accepted, Finding, Place, said};
use crate::id::Id;
use crate::raw::Origins;
use crate::row::Dataset;
use crate::schema::{Cell, Kind};
use std::collections::BTreeSet;

/// Where a record stands: its row in a file, else its table and id.
pub(super) fn place(origins: &Origins, kind: Kind, id: Id, column: &str) -> Place {
    let mut place = origins.get(&(kind, id)).cloned().unwrap_or_else(|| Place {
        file: format!("{kind}/{id}"),
        row: 0,
        column: String::new(),
    });
    column.clone_into(&mut place.column);
    place
}

pub(super) fn check(p: &Programme, rows: &Dataset, origins: &Origins, out: &mut Vec<Finding>) {
    let programmes = rows.rows(Kind::Programme).filter(|r| !r.withdrawn()).count();
    if programmes != 1 {
        let at = Place { file: "programme".to_owned(), ..Place::default() };
        let code = if programmes == 0 { "programme-missing" } else { "programme-twice" };
        out.push(Finding::error(at, code, programmes.to_string(), said("one-programme")));
    }
    let mut error = |kind, id, column: &str, code, value: String, accepted: Accepted| {
        out.push(Finding::error(place(origins, kind, id, column), code, value, accepted));
    };
    required_and_links(rows, &mut error);
    parties(p, &mut error);
    texts(p, rows, &mut error);
    follow_up(p, &mut error);
    origins_of_claims(rows, &mut error);
    people(p, rows, &mut error);
    works_checks::check(p, &mut error);
    let mut warn = |kind, id, column: &str, code, value: String, accepted: Accepted| {
        out.push(Finding::warning(place(origins, kind, id, column), code, value, accepted));
    };
    works_checks::rates(p, &mut warn);
}

pub(super) type Report<'a> = dyn FnMut(Kind, Id, &str, &'static str, String, Accepted) + 'a;

/// Required cells after edits, and links to records that are there and count.
fn required_and_links(rows: &Dataset, error: &mut Report<'_>) {
    for kind in Kind::ALL {
        let required: Vec<_> = kind.columns().iter().filter(|c| c.required).collect();
        let links: Vec<_> = kind
            .columns()
            .iter()
            .filter(|c| matches!(c.cell, Cell::Ref(_) | Cell::Refs(_) | Cell::Any))
            .collect();
        for row in rows.rows(*kind).filter(|r| !r.withdrawn()) {
            for column in required.iter().filter(|c| row.get(c.name).is_empty()) {
                let accepted = crate::cell::accepts(column.cell);
                error(*kind, row.id, column.name, "cell-missing", String::new(), accepted);
            }
            for column in &links {
                let text = row.get(column.name);
                if text.is_empty() {
                    continue;
                }
                let mut link = |target: Kind, id: &str| match id
                    .parse::<Id>()
                    .ok()
                    .and_then(|id| rows.row(target, id))
                {
                    None => {
                        error(
                            *kind,
                            row.id,
                            column.name,
                            "unknown-reference",
                            id.to_owned(),
                            Accepted::codes([target.table()]),
                        );
                    }
                    // An item may follow from a passage that was withdrawn: that is its status.
                    Some(found) if found.withdrawn() && target != Kind::Statement => {
                        let code = found.get("code").to_owned();
                        let accepted = said("live-record");
                        error(*kind, row.id, column.name, "withdrawn-reference", code, accepted);
                    }
                    Some(_) => {}
                };
                match column.cell {
                    Cell::Ref(target) => link(target, text),
                    Cell::Refs(target) => text.split(';').for_each(|id| link(target, id)),
                    _ => {
                        if let Some((target, id)) =
                            text.split_once('/').and_then(|(t, id)| Some((Kind::from_table(t)?, id)))
                        {
                            link(target, id);
                        }
                    }
                }
            }
        }
    }
}

fn parties(p: &Programme, error: &mut Report<'_>) {
    for party in p.parties.values() {
        let mut seen = BTreeSet::from([party.id]);
        let mut here = party.parent;
        while let Some(parent) = here {
            if !seen.insert(parent) {
                error(
                    Kind::Party,
                    party.id,
                    "parent",
                    "party-cycle",
                    party.code.clone(),
                    said("parents-end"),
                );
                break;
            }
            here = p.parties.get(&parent).and_then(|x| x.parent);
        }
        if party.kind == "side" && party.parent.is_some() {
            error(Kind::Party, party.id, "parent", "side-with-parent", party.code.clone(), said("no-parent"));
        }
        if party.kind != "side" && party.parent.is_none() {
            error(Kind::Party, party.id, "parent", "party-without-side", party.code.clone(), said("parent"));
        }
    }
}

fn texts(p: &Programme, rows: &Dataset, error: &mut Report<'_>) {
    for (document, paragraphs) in &p.paragraphs {
        let mut numbers = BTreeSet::new();
        for paragraph in paragraphs {
            if !numbers.insert(paragraph.number) {
                error(
                    Kind::Paragraph,
                    paragraph.id,
                    "number",
                    "paragraph-twice",
                    paragraph.number.to_string(),
                    said("paragraph-once"),
                );
            }
            if paragraph.text.is_empty() {
                error(
                    Kind::Paragraph,
                    paragraph.id,
                    "text_en",
                    "text-missing",
                    String::new(),
                    said("either-text"),
                );
            }
            if let Some((_, start, end)) = paragraph.about
                && start >= end
            {
                error(
                    Kind::Paragraph,
                    paragraph.id,
                    "about_end",
                    "range-backwards",
                    format!("{start}..{end}"),
                    said("start-before-end"),
                );
            }
            let lang = p.documents.get(document).map(|d| d.lang);
            if let Some(lang) =
                lang.filter(|l| !paragraph.text.is_empty() && paragraph.text.only(*l).is_none())
            {
                error(
                    Kind::Paragraph,
                    paragraph.id,
                    "text_en",
                    "original-text-missing",
                    lang.to_string(),
                    said("own-language"),
                );
            }
        }
    }
    for s in p.statements.values().filter(|s| !s.withdrawn) {
        let Some(document) = p.documents.get(&s.document) else {
            continue;
        };
        let Some(paragraph) = p.paragraph(s.document, s.paragraph) else {
            error(
                Kind::Statement,
                s.id,
                "paragraph",
                "paragraph-missing",
                s.paragraph.to_string(),
                said("paragraph"),
            );
            continue;
        };
        let length = paragraph.text.only(document.lang).map_or(0, |t| t.chars().count());
        if s.start >= s.end || s.end as usize > length {
            error(
                Kind::Statement,
                s.id,
                "end",
                "range-outside",
                format!("{}..{}", s.start, s.end),
                said("range").with(length),
            );
        }
    }
    for row in rows.rows(Kind::Outline).filter(|r| !r.withdrawn()) {
        let bad = row.get("points").split_whitespace().find(|pair| {
            pair.split_once(',').is_none_or(|(a, b)| {
                let inside = |t: &str, max: f64| t.parse::<f64>().is_ok_and(|v| v.abs() <= max);
                !inside(a, 90.0) || !inside(b, 180.0)
            })
        });
        if let Some(bad) = bad {
            error(Kind::Outline, row.id, "points", "not-a-place", bad.to_owned(), said("outline"));
        }
    }
}

fn follow_up(p: &Programme, error: &mut Report<'_>) {
    for item in p.items.values() {
        if item.statements.is_empty() && item.reported_force.is_none() {
            error(
                Kind::Item,
                item.id,
                "statements",
                "item-without-origin",
                item.code.clone(),
                said("origin"),
            );
        }
        if item.reported_force.is_some_and(|f| !f.makes_item()) {
            error(
                Kind::Item,
                item.id,
                "reported_force",
                "force-makes-no-item",
                item.code.clone(),
                said("item-force"),
            );
        }
        if item.reported_force.is_some() && item.statements.is_empty() && item.source.is_none() {
            error(Kind::Item, item.id, "source", "source-missing", item.code.clone(), said("source"));
        }
    }
    for update in p.updates.values().flatten() {
        if update.text.is_empty() {
            error(Kind::Update, update.id, "text_en", "text-missing", String::new(), said("what-was-said"));
        }
    }
    for proof in p.proofs.values().flatten() {
        if proof.what.is_empty() && proof.url.is_empty() {
            error(Kind::Proof, proof.id, "what_en", "text-missing", String::new(), said("what-proof"));
        }
        for verification in p.verifications.get(&proof.id).into_iter().flatten() {
            if p.side_of(verification.verified_by) == p.side_of(proof.given_by) {
                let party = p.code_of(Kind::Party, verification.verified_by).unwrap_or_default().to_owned();
                error(
                    Kind::Verification,
                    verification.id,
                    "verified_by",
                    "verified-by-own-side",
                    party,
                    said("other-side"),
                );
            }
            if verification.verified_on < proof.given_on {
                error(
                    Kind::Verification,
                    verification.id,
                    "verified_on",
                    "verified-before-given",
                    verification.verified_on.to_string(),
                    said("or-later").with(proof.given_on),
                );
            }
        }
    }
}

/// A reported or surveyed value has a source, an assumed or computed one a basis.
fn origins_of_claims(rows: &Dataset, error: &mut Report<'_>) {
    for row in rows.rows(Kind::Claim).filter(|r| !r.withdrawn()) {
        match row.get("status") {
            "reported" | "surveyed" if row.get("source").is_empty() => {
                error(
                    Kind::Claim,
                    row.id,
                    "source",
                    "source-missing",
                    row.get("status").to_owned(),
                    said("claim-source"),
                );
            }
            "assumed" | "computed" if row.get("basis_ar").is_empty() && row.get("basis_en").is_empty() => {
                error(
                    Kind::Claim,
                    row.id,
                    "basis_en",
                    "basis-missing",
                    row.get("status").to_owned(),
                    said("claim-basis"),
                );
            }
            _ => {}
        }
    }
}

fn people(p: &Programme, rows: &Dataset, error: &mut Report<'_>) {
    for calendar in p.calendars.values() {
        for word in rows.row(Kind::Calendar, calendar.id).map_or("", |r| r.get("weekend")).split(';') {
            if super::reading::weekday(word).is_none() {
                error(
                    Kind::Calendar,
                    calendar.id,
                    "weekend",
                    "not-a-weekday",
                    word.to_owned(),
                    Accepted::codes(["mon", "tue", "wed", "thu", "fri", "sat", "sun"]),
                );
            }
        }
        if calendar.weekend.len() == 7 {
            error(
                Kind::Calendar,
                calendar.id,
                "weekend",
                "no-working-day",
                calendar.code.clone(),
                said("working-day"),
            );
        }
        for day in &calendar.days {
            if day.last < day.first {
                error(
                    Kind::CalendarDay,
                    day.id,
                    "last",
                    "range-backwards",
                    day.last.to_string(),
                    said("or-later").with(day.first),
                );
            }
            if !day.holiday && day.minutes.is_none() {
                error(Kind::CalendarDay, day.id, "minutes", "cell-missing", String::new(), said("minutes"));
            }
        }
    }
    let skills: BTreeSet<&str> = p.skills.values().map(|s| s.code.as_str()).collect();
    for pool in p.people.values() {
        for claim in p.fact(pool.id, "levels").claims() {
            if let crate::Value::Levels(levels) = &claim.value {
                for (skill, _) in levels.iter().filter(|(s, _)| !skills.contains(s.as_str())) {
                    error(
                        Kind::Claim,
                        claim.id,
                        "value",
                        "unknown-skill",
                        skill.clone(),
                        Accepted::codes(skills.iter().copied()),
                    );
                }
            }
        }
    }
    let mut seen = BTreeSet::new();
    for (kind, row) in
        Kind::ALL.iter().filter(|k| k.has_code()).flat_map(|k| rows.rows(*k).map(move |r| (*k, r)))
    {
        if !row.withdrawn() && !seen.insert((kind, row.get("code"))) {
            error(kind, row.id, "code", "code-twice", row.get("code").to_owned(), said("free-code"));
        }
    }
}
