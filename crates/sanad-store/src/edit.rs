//! What a person asks to be written, and what was written.

use sanad_model::{Change, Id};

/// Who writes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Author {
    /// The office or person, as history shows it.
    pub actor: String,
    /// The party they write for, where there is one.
    pub party: Option<Id>,
}

/// Changes that belong together: all of them are written, or none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Edit {
    /// Who writes.
    pub author: Author,
    /// Why, in the author's words; may be empty.
    pub reason: String,
    /// Cells before and after. Those that change nothing are left out.
    pub changes: Vec<Change>,
}

/// What a write left behind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Written {
    /// The batch, by which it can be undone; `None` when there was nothing to write.
    pub batch: Option<Id>,
    /// The version of the book afterwards: the number of its last change.
    pub seq: i64,
}
