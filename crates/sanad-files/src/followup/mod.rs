//! The follow-up sheet: the items of one owner with three empty columns (update, date, proof),
//! written out, filled by the owner, and merged back by the identity of each item.
//!
//! Rows may be moved, sorted or deleted on the way. Nothing is overwritten: what is new is added
//! beside what is there, what is known is left out, and what does not fit is shown side by side.

mod read;
mod write;

pub(crate) use read::of_grids;
pub use read::read;
pub use write::write;

use sanad_model::{Change, Date, Id, Lang};

/// What a returned sheet brings.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Merge {
    /// Updates and proofs that are not there yet.
    pub new: Vec<Entry>,
    /// Updates and proofs that are there already.
    pub known: Vec<Entry>,
    /// What does not fit, side by side.
    pub conflicts: Vec<Clash>,
}

impl Merge {
    /// The changes of everything that is new; conflicts are for people to decide.
    pub fn changes(&self) -> Vec<Change> {
        self.new.iter().flat_map(|e| e.changes.iter().cloned()).collect()
    }

    /// Whether the sheet brings nothing new and nothing that does not fit.
    pub const fn is_empty(&self) -> bool {
        self.new.is_empty() && self.conflicts.is_empty()
    }
}

/// What a row of the sheet adds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// "X said on date".
    Update,
    /// Evidence of delivery.
    Proof,
}

/// One update or proof on the sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The item.
    pub item: Id,
    /// Its code.
    pub code: String,
    /// Row of the sheet.
    pub row: u32,
    /// Update or proof.
    pub what: What,
    /// The day written beside it.
    pub on: Date,
    /// The party that says it.
    pub by: Id,
    /// The words, or the address of a proof.
    pub text: String,
    /// The changes that add it; empty when it is known.
    pub changes: Vec<Change>,
}

/// Why a row does not fit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClashKind {
    /// The item was withdrawn, or is of another programme.
    ItemGone,
    /// The same party said something else on the same day.
    OtherUpdate,
    /// The item's title on the sheet differs from the title now.
    TitleDiffers,
    /// The due date on the sheet differs from the date now.
    DueDiffers,
}

impl ClashKind {
    /// A code for language bundles: `clash-<code>`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::ItemGone => "item-gone",
            Self::OtherUpdate => "other-update",
            Self::TitleDiffers => "title-differs",
            Self::DueDiffers => "due-differs",
        }
    }
}

/// Something that does not fit: both sides of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clash {
    /// The item's identity as the sheet has it.
    pub item: Id,
    /// Its code.
    pub code: String,
    /// Row of the sheet.
    pub row: u32,
    /// Why.
    pub kind: ClashKind,
    /// What the sheet says.
    pub sheet: String,
    /// What is there now; empty when nothing is.
    pub now: String,
    /// The changes that would add the sheet's word beside what is there; empty when nothing can
    /// be added.
    pub changes: Vec<Change>,
}

/// The columns of the sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Col {
    Id,
    By,
    Code,
    Item,
    Agreed,
    Due,
    Last,
    Update,
    Date,
    Proof,
}

impl Col {
    const ALL: [Self; 10] = [
        Self::Id,
        Self::By,
        Self::Code,
        Self::Item,
        Self::Agreed,
        Self::Due,
        Self::Last,
        Self::Update,
        Self::Date,
        Self::Proof,
    ];

    const fn label(self, lang: Lang) -> &'static str {
        let (ar, en) = match self {
            Self::Id => ("id", "id"),
            Self::By => ("by", "by"),
            Self::Code => ("الرمز", "Code"),
            Self::Item => ("البند", "Item"),
            Self::Agreed => ("الاجتماع", "Agreed at"),
            Self::Due => ("الموعد", "Due"),
            Self::Last => ("آخر مستجد", "Last update"),
            Self::Update => ("مستجد جديد", "New update"),
            Self::Date => ("التاريخ", "Date"),
            Self::Proof => ("الإثبات", "Proof"),
        };
        match lang {
            Lang::Ar => ar,
            Lang::En => en,
        }
    }
}

/// The words for an item without a date.
const fn no_date(lang: Lang) -> &'static str {
    match lang {
        Lang::Ar => "لم يُتفق على موعد",
        Lang::En => "no date agreed",
    }
}
