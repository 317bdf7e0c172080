//! Items with owners, dates, slips, updates, proofs and verifications.

use super::people::Parties;
use super::texts::{FROM_PASSAGE, Told};
use super::{Maker, Said, names};
use jiff::ToSpan as _;
use sanad_model::{Date, Id, Kind};

pub(super) fn items(m: &mut Maker, parties: &Parties, sources: &[Id], sites: &[Id], texts: &[Told]) {
    let mut used = vec![0_usize; texts.len()];
    for n in 1..=m.size.items {
        let at = m.draw.below(texts.len());
        let told = &texts[at];
        let passage = told.passages.get(used[at]).filter(|_| m.draw.percent(FROM_PASSAGE));
        let (field, ask) = if let Some((_, field, ask)) = passage {
            (*field, ask.clone())
        } else {
            let (field, ask) = *m.draw.one(names::ASKS);
            (field, names::both(ask))
        };
        let both_sides = format!("{};{}", parties.of_side[0][0], parties.of_side[1][0]);
        let mut row = m
            .coded(format!("I{n:05}"))
            .with("title_ar", format!("{} ({n})", ask.0))
            .with("title_en", format!("{} ({n})", ask.1))
            .with("meeting", told.meeting.to_string())
            .with("parties", both_sides)
            .with("fields", field);
        if let Some((statement, ..)) = passage {
            used[at] += 1;
            row.set("statements", statement.to_string());
        } else {
            let force = *m.draw.one(&["agreed", "discussed", "requested", "offered"]);
            row.set("reported_force", force.to_owned());
            row.set("source", m.draw.one(sources).to_string());
        }
        if m.draw.percent(40) {
            row.set("sites", m.draw.one(sites).to_string());
        }
        let item = m.put(Kind::Item, row);
        follow(m, item, told.held, parties, sources);
    }
}

/// What became of one item.
fn follow(m: &mut Maker, item: Id, held: Date, parties: &Parties, sources: &[Id]) {
    let side = m.draw.below(2);
    let owner = *m.draw.one(&parties.of_side[side]);
    let source = *m.draw.one(sources);
    if m.draw.percent(60) {
        m.claim(Kind::Item, item, "owner", Said::reported(owner.to_string(), held, source));
    }
    if m.draw.percent(55) {
        let due = m.day(120, 365);
        m.claim(Kind::Item, item, "due", Said::reported(due.to_string(), held, source));
        if m.draw.percent(20) {
            let later = due.checked_add(60.days()).unwrap_or(due);
            let said = held.checked_add(30.days()).unwrap_or(held);
            m.claim(Kind::Item, item, "due", Said::reported(later.to_string(), said, source));
        }
    }
    if m.draw.percent(40) {
        let said_on = m.day(200, 1);
        let row = m
            .row()
            .with("item", item.to_string())
            .with("said_on", said_on.to_string())
            .with("said_by", owner.to_string())
            .with("text_ar", "بدأ الإعداد للتنفيذ.")
            .with("text_en", "Preparation has begun.")
            .with("source", source.to_string())
            .with("original", "ar")
            .with("translation", "draft");
        m.put(Kind::Update, row);
    }
    if !m.draw.percent(15) {
        return;
    }
    let given_on = m.day(100, 1);
    let row = m
        .row()
        .with("item", item.to_string())
        .with("given_on", given_on.to_string())
        .with("given_by", owner.to_string())
        .with("what_ar", "محضر التسليم")
        .with("what_en", "Minutes of delivery")
        .with("original", "ar")
        .with("translation", "draft");
    let proof = m.put(Kind::Proof, row);
    if m.draw.percent(60) {
        let other = parties.of_side[1 - side][0];
        let on = given_on.checked_add(7.days()).unwrap_or(given_on);
        let outcome = if m.draw.percent(80) { "accepted" } else { "refused" };
        let row = m
            .row()
            .with("proof", proof.to_string())
            .with("verified_on", on.to_string())
            .with("verified_by", other.to_string())
            .with("outcome", outcome)
            .with("original", "ar")
            .with("translation", "draft");
        m.put(Kind::Verification, row);
    }
}
