//! Meetings, each with a document, its paragraphs and their passages.

use super::people::Parties;
use super::{Maker, names};
use sanad_model::{Date, Id, Kind};

/// Passages of a document for each item that follows from it, in hundredths: some are courtesy.
const PASSAGES: usize = 130;
/// Items in a hundred that follow from a passage; the others are reported without a text.
pub(super) const FROM_PASSAGE: usize = 70;

/// A meeting with its passages from which items may follow.
pub(super) struct Told {
    pub(super) meeting: Id,
    pub(super) held: Date,
    /// Passages: statement, field, title.
    pub(super) passages: Vec<(Id, &'static str, names::Both)>,
}

pub(super) fn meetings(m: &mut Maker, parties: &Parties, sources: &[Id], sites: &[Id]) -> Vec<Told> {
    let count = m.size.meetings();
    let a_document = m.size.items * FROM_PASSAGE * PASSAGES / 10_000 / count + 2;
    (1..=count)
        .map(|n| {
            let held = m.day(900, 1);
            let source = *m.draw.one(sources);
            let title = (format!("اللقاء رقم {n}"), format!("Meeting {n}"));
            let place = names::place(&mut m.draw);
            let both_sides = format!("{};{}", parties.of_side[0][0], parties.of_side[1][0]);
            let row = m
                .coded(format!("M{n:03}"))
                .with("title_ar", title.0.clone())
                .with("title_en", title.1.clone())
                .with("held", held.to_string())
                .with("place_ar", place.0)
                .with("place_en", place.1)
                .with("parties", both_sides)
                .with("sources", source.to_string());
            let meeting = m.put(Kind::Meeting, row);
            let lang = if n % 2 == 0 { "en" } else { "ar" };
            let code = format!("D-{n:03}");
            let row = m
                .coded(code.clone())
                .with("title_ar", format!("بيان {}", title.0))
                .with("title_en", format!("Communiqué of {}", title.1))
                .with("meeting", meeting.to_string())
                .with("kind", "account")
                .with("lang", lang)
                .with("source", source.to_string());
            let document = m.put(Kind::Document, row);
            let passages = (1..=a_document)
                .filter_map(|p| passage(m, (document, &code, lang), p, parties, sites))
                .collect();
            Told { meeting, held, passages }
        })
        .collect()
}

/// A paragraph that holds one passage; the passage when an item may follow from it.
fn passage(
    m: &mut Maker,
    (document, code, lang): (Id, &str, &str),
    number: usize,
    parties: &Parties,
    sites: &[Id],
) -> Option<(Id, &'static str, names::Both)> {
    let forces = ["agreed", "agreed", "agreed", "discussed", "requested", "offered", "shown", "courtesy"];
    let force = *m.draw.one(&forces);
    let (field, ask) = *m.draw.one(names::ASKS);
    let text = names::sentence(force, ask, number);
    let length = if lang == "ar" { &text.0 } else { &text.1 }.chars().count();
    let row = m
        .row()
        .with("document", document.to_string())
        .with("number", number.to_string())
        .with("text_ar", text.0)
        .with("text_en", text.1);
    m.put(Kind::Paragraph, row);
    let mut row = m
        .row()
        .with("code", format!("{code}/{number}.1"))
        .with("document", document.to_string())
        .with("paragraph", number.to_string())
        .with("start", "0")
        .with("end", length.to_string())
        .with("force", force)
        .with("actor", parties.of_side[0][0].to_string())
        .with("office", parties.office[0].to_string())
        .with("recipient", parties.of_side[1][0].to_string())
        .with("action", "restart")
        .with("fields", field)
        .with("rules", "made-up")
        .with("review", if m.draw.percent(50) { "accepted" } else { "proposed" });
    if m.draw.percent(20) {
        row.set("sites", m.draw.one(sites).to_string());
    }
    let statement = m.put(Kind::Statement, row);
    let makes_item = matches!(force, "agreed" | "discussed" | "requested" | "offered");
    makes_item.then(|| (statement, field, names::both(ask)))
}
