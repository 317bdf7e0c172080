//! The columns of each kind.

use super::{Cell, Column, Kind};
use crate::words::{
    FinancingKind, Force, GroupingRule, Lang, MeasureChoice, RateSet, Status, Task, Term, Translation,
};

const fn must(name: &'static str, cell: Cell) -> Column {
    Column { name, cell, required: true }
}

const fn may(name: &'static str, cell: Cell) -> Column {
    Column { name, cell, required: false }
}

const CODE: Column = must("code", Cell::Code);
const WITHDRAWN: Column = may("withdrawn", Cell::Flag);
const ORIGINAL: Column = may("original", Cell::Choice(Lang::CODES));
const TRANSLATED_BY: Column = may("translated_by", Cell::Line);
const TRANSLATION: Column = may("translation", Cell::Choice(Translation::CODES));

/// Columns of a kind: listed ones, then those of every translated text, then `withdrawn`.
macro_rules! texts {
    ($($column:expr),+ $(,)?) => {
        const { &[$($column),+, ORIGINAL, TRANSLATED_BY, TRANSLATION, WITHDRAWN] }
    };
}

#[expect(clippy::too_many_lines, reason = "one table of tables reads better whole")]
pub(super) const fn of(kind: Kind) -> &'static [Column] {
    match kind {
        Kind::Programme => texts![
            CODE,
            must("name_ar", Cell::Line),
            must("name_en", Cell::Line),
            may("note_ar", Cell::Prose),
            may("note_en", Cell::Prose),
            may("plan_start", Cell::Day),
            must("plan_days", Cell::Int(1, 3660)),
            may("time_zone", Cell::Zone),
            may("host", Cell::Ref(Kind::Party)),
            may("works_days", Cell::Int(30, 3660)),
        ],
        Kind::Outline => {
            const {
                &[
                    must("ring", Cell::Int(1, 1000)),
                    must("points", Cell::Prose),
                    may("source", Cell::Ref(Kind::Source)),
                    WITHDRAWN,
                ]
            }
        }
        Kind::Party => texts![
            CODE,
            must("name_ar", Cell::Line),
            must("name_en", Cell::Line),
            must("kind", Cell::Choice(&["side", "authority", "organisation", "company"])),
            may("parent", Cell::Ref(Kind::Party)),
            may("also", Cell::Words),
        ],
        Kind::Office => texts![
            CODE,
            must("name_ar", Cell::Line),
            must("name_en", Cell::Line),
            must("party", Cell::Ref(Kind::Party)),
            may("also", Cell::Words),
        ],
        Kind::Source => texts![
            CODE,
            may("title_ar", Cell::Line),
            may("title_en", Cell::Line),
            must(
                "kind",
                Cell::Choice(&[
                    "communique",
                    "official",
                    "company",
                    "press",
                    "reference",
                    "survey",
                    "message",
                    "estimate",
                ]),
            ),
            may("publisher", Cell::Line),
            may("url", Cell::Line),
            may("published", Cell::When),
        ],
        Kind::Meeting => texts![
            CODE,
            must("title_ar", Cell::Line),
            must("title_en", Cell::Line),
            must("held", Cell::When),
            may("place_ar", Cell::Line),
            may("place_en", Cell::Line),
            may("parties", Cell::Refs(Kind::Party)),
            may("sources", Cell::Refs(Kind::Source)),
            may("note_ar", Cell::Prose),
            may("note_en", Cell::Prose),
        ],
        Kind::Document => texts![
            CODE,
            may("title_ar", Cell::Line),
            may("title_en", Cell::Line),
            may("meeting", Cell::Ref(Kind::Meeting)),
            must("kind", Cell::Choice(&["communique", "account", "minutes"])),
            must("lang", Cell::Choice(Lang::CODES)),
            may("sha256", Cell::Line),
            may("about_url", Cell::Line),
            may("about_sha256", Cell::Line),
            may("source", Cell::Ref(Kind::Source)),
        ],
        Kind::Paragraph => {
            const {
                &[
                    must("document", Cell::Ref(Kind::Document)),
                    must("number", Cell::Int(1, 100_000)),
                    may("text_ar", Cell::Prose),
                    may("text_en", Cell::Prose),
                    may("about_paragraph", Cell::Int(1, 100_000)),
                    may("about_start", Cell::Int(0, 10_000_000)),
                    may("about_end", Cell::Int(0, 10_000_000)),
                    WITHDRAWN,
                ]
            }
        }
        Kind::Statement => {
            const {
                &[
                    CODE,
                    must("document", Cell::Ref(Kind::Document)),
                    must("paragraph", Cell::Int(1, 100_000)),
                    must("start", Cell::Int(0, 10_000_000)),
                    must("end", Cell::Int(0, 10_000_000)),
                    must("force", Cell::Choice(Force::CODES)),
                    may("actor", Cell::Ref(Kind::Party)),
                    may("office", Cell::Ref(Kind::Office)),
                    may("who", Cell::Line),
                    may("action", Cell::Line),
                    may("recipient", Cell::Ref(Kind::Party)),
                    may("fields", Cell::Words),
                    may("sites", Cell::Refs(Kind::Site)),
                    may("skills", Cell::Words),
                    may("dates", Cell::Words),
                    may("uncertain", Cell::Line),
                    may("defence", Cell::Flag),
                    may("rules", Cell::Words),
                    must("review", Cell::Choice(&["proposed", "accepted", "edited"])),
                    WITHDRAWN,
                ]
            }
        }
        Kind::Item => texts![
            CODE,
            must("title_ar", Cell::Line),
            must("title_en", Cell::Line),
            may("statements", Cell::Refs(Kind::Statement)),
            may("meeting", Cell::Ref(Kind::Meeting)),
            may("reported_force", Cell::Choice(Force::CODES)),
            may("source", Cell::Ref(Kind::Source)),
            may("parties", Cell::Refs(Kind::Party)),
            may("fields", Cell::Words),
            may("sites", Cell::Refs(Kind::Site)),
            may("note_ar", Cell::Prose),
            may("note_en", Cell::Prose),
        ],
        Kind::Update => texts![
            must("item", Cell::Ref(Kind::Item)),
            must("said_on", Cell::Day),
            must("said_by", Cell::Ref(Kind::Party)),
            may("office", Cell::Ref(Kind::Office)),
            may("text_ar", Cell::Prose),
            may("text_en", Cell::Prose),
            may("source", Cell::Ref(Kind::Source)),
        ],
        Kind::Proof => texts![
            must("item", Cell::Ref(Kind::Item)),
            must("given_on", Cell::Day),
            must("given_by", Cell::Ref(Kind::Party)),
            may("what_ar", Cell::Prose),
            may("what_en", Cell::Prose),
            may("url", Cell::Line),
        ],
        Kind::Verification => texts![
            must("proof", Cell::Ref(Kind::Proof)),
            must("verified_on", Cell::Day),
            must("verified_by", Cell::Ref(Kind::Party)),
            must("outcome", Cell::Choice(&["accepted", "refused"])),
            may("note_ar", Cell::Prose),
            may("note_en", Cell::Prose),
        ],
        Kind::Site => texts![
            CODE,
            must("name_ar", Cell::Line),
            must("name_en", Cell::Line),
            may("place_ar", Cell::Line),
            may("place_en", Cell::Line),
            may("sector", Cell::Code),
            may("also", Cell::Words),
            may("products_ar", Cell::Line),
            may("products_en", Cell::Line),
            may("note_ar", Cell::Prose),
            may("note_en", Cell::Prose),
        ],
        Kind::Capability => texts![
            CODE,
            must("party", Cell::Ref(Kind::Party)),
            must("unit_ar", Cell::Line),
            must("unit_en", Cell::Line),
            must("what_ar", Cell::Line),
            must("what_en", Cell::Line),
            must("kind", Cell::Choice(&["product", "process", "service", "training"])),
            may("sector", Cell::Code),
            may("fields", Cell::Words),
            may("note_ar", Cell::Prose),
            may("note_en", Cell::Prose),
        ],
        Kind::Project => texts![
            CODE,
            must("name_ar", Cell::Line),
            must("name_en", Cell::Line),
            must("kind", Cell::Code),
            may("place_ar", Cell::Line),
            may("place_en", Cell::Line),
            may("fields", Cell::Words),
            may("note_ar", Cell::Prose),
            may("note_en", Cell::Prose),
        ],
        Kind::Indicator => texts![
            CODE,
            must("topic", Cell::Code),
            must("name_ar", Cell::Line),
            must("name_en", Cell::Line),
            may("note_ar", Cell::Prose),
            may("note_en", Cell::Prose),
        ],
        Kind::Skill => texts![CODE, must("name_ar", Cell::Line), must("name_en", Cell::Line),],
        Kind::Calendar => texts![
            CODE,
            must("party", Cell::Ref(Kind::Party)),
            must("name_ar", Cell::Line),
            must("name_en", Cell::Line),
            must("weekend", Cell::Words),
        ],
        Kind::CalendarDay => texts![
            must("calendar", Cell::Ref(Kind::Calendar)),
            must("first", Cell::Day),
            must("last", Cell::Day),
            must("kind", Cell::Choice(&["holiday", "reduced"])),
            may("minutes", Cell::Int(0, 1440)),
            must("name_ar", Cell::Line),
            must("name_en", Cell::Line),
            must("status", Cell::Choice(Status::CODES)),
            may("source", Cell::Ref(Kind::Source)),
            may("basis_ar", Cell::Prose),
            may("basis_en", Cell::Prose),
        ],
        Kind::Team => texts![
            CODE,
            must("name_ar", Cell::Line),
            must("name_en", Cell::Line),
            must("parties", Cell::Refs(Kind::Party)),
            may("task", Cell::Choice(Task::CODES)),
        ],
        Kind::People => texts![
            CODE,
            must("team", Cell::Ref(Kind::Team)),
            must("party", Cell::Ref(Kind::Party)),
            must("name_ar", Cell::Line),
            must("name_en", Cell::Line),
        ],
        Kind::Survey => texts![
            CODE,
            must("site", Cell::Ref(Kind::Site)),
            must("made_on", Cell::Day),
            may("made_by", Cell::Ref(Kind::Party)),
            may("office", Cell::Ref(Kind::Office)),
            must("source", Cell::Ref(Kind::Source)),
            may("note_ar", Cell::Prose),
            may("note_en", Cell::Prose),
        ],
        Kind::Fund => texts![
            CODE,
            must("name_ar", Cell::Line),
            must("name_en", Cell::Line),
            must("party", Cell::Ref(Kind::Party)),
            must("currency", Cell::Currency),
            may("note_ar", Cell::Prose),
            may("note_en", Cell::Prose),
        ],
        Kind::Instalment => texts![
            CODE,
            must("fund", Cell::Ref(Kind::Fund)),
            must("due", Cell::Day),
            may("note_ar", Cell::Prose),
            may("note_en", Cell::Prose),
        ],
        Kind::Rate => {
            const {
                &[
                    CODE,
                    must("set", Cell::Choice(RateSet::CODES)),
                    must("from", Cell::Currency),
                    must("to", Cell::Currency),
                    must("dated", Cell::Day),
                    WITHDRAWN,
                ]
            }
        }
        Kind::Financing => texts![
            CODE,
            may("measure", Cell::Code),
            must("kind", Cell::Choice(FinancingKind::CODES)),
            must("party", Cell::Ref(Kind::Party)),
            may("borrower", Cell::Ref(Kind::Party)),
            may("every", Cell::Int(1, 60)),
            may("note_ar", Cell::Prose),
            may("note_en", Cell::Prose),
        ],
        Kind::Resource => texts![
            CODE,
            must("name_ar", Cell::Line),
            must("name_en", Cell::Line),
            must("party", Cell::Ref(Kind::Party)),
            must("what", Cell::Code),
        ],
        Kind::Template => const { &[CODE, must("body", Cell::Prose), WITHDRAWN] },
        Kind::Measure => texts![
            CODE,
            may("name_ar", Cell::Line),
            may("name_en", Cell::Line),
            must("template", Cell::Code),
            may("site", Cell::Ref(Kind::Site)),
            may("items", Cell::Refs(Kind::Item)),
            must("choice", Cell::Choice(MeasureChoice::CODES)),
            may("note_ar", Cell::Prose),
            may("note_en", Cell::Prose),
        ],
        Kind::Pin => {
            const {
                &[
                    must("measure", Cell::Code),
                    must("activity", Cell::Code),
                    must("start", Cell::Day),
                    may("mode", Cell::Line),
                    WITHDRAWN,
                ]
            }
        }
        Kind::Grouping => texts![
            CODE,
            must("rule", Cell::Choice(GroupingRule::CODES)),
            must("measures", Cell::Words),
            may("note_ar", Cell::Prose),
            may("note_en", Cell::Prose),
        ],
        Kind::Objective => {
            const {
                &[
                    CODE,
                    must("level", Cell::Int(1, 9)),
                    must("term", Cell::Choice(Term::CODES)),
                    must("weight", Cell::Int(1, 1_000_000)),
                    WITHDRAWN,
                ]
            }
        }
        Kind::Baseline => {
            const {
                &[
                    must("measure", Cell::Code),
                    must("activity", Cell::Code),
                    must("start", Cell::Day),
                    must("end", Cell::Day),
                    may("mode", Cell::Line),
                    may("crew", Cell::Words),
                    must("accepted", Cell::Day),
                    may("from", Cell::Day),
                    WITHDRAWN,
                ]
            }
        }
        Kind::Actual => {
            const {
                &[
                    must("measure", Cell::Code),
                    must("activity", Cell::Code),
                    must("started", Cell::Day),
                    may("finished", Cell::Day),
                    may("days_left", Cell::Int(0, 3660)),
                    may("mode", Cell::Line),
                    must("as_of", Cell::Day),
                    may("source", Cell::Ref(Kind::Source)),
                    must("status", Cell::Choice(Status::CODES)),
                    WITHDRAWN,
                ]
            }
        }
        Kind::Claim => texts![
            must("record", Cell::Any),
            must("field", Cell::Line),
            may("value", Cell::Line),
            may("low", Cell::Line),
            may("high", Cell::Line),
            may("unit", Cell::Line),
            may("text_ar", Cell::Prose),
            may("text_en", Cell::Prose),
            may("as_of", Cell::When),
            may("source", Cell::Ref(Kind::Source)),
            must("status", Cell::Choice(Status::CODES)),
            may("basis_ar", Cell::Prose),
            may("basis_en", Cell::Prose),
            may("said_by", Cell::Ref(Kind::Party)),
        ],
    }
}
