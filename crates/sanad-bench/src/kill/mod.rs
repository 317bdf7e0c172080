//! Ending the command while it works, again and again, and looking at what is left.
//!
//! Every time the database must open and pass its own verification, hold everything that was
//! confirmed before the end, and hold no half of anything.

mod http;
mod phases;

pub use http::{Answer, Server};

use std::path::Path;

/// What the command is doing when it is ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    /// Taking in a whole programme.
    Import,
    /// Writing single edits that come over loopback.
    Edit,
    /// Computing the plan and writing the papers.
    Plan,
}

impl Phase {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Import, Self::Edit, Self::Plan];

    /// Its name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Import => "import",
            Self::Edit => "edit",
            Self::Plan => "plan",
        }
    }
}

/// What came of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Figures {
    /// How often the command was ended while it worked.
    pub killed: usize,
    /// How often it was done before.
    pub done_before: usize,
    /// Writes that were confirmed before an end.
    pub confirmed: usize,
    /// Confirmed writes that were not there afterwards.
    pub lost: usize,
    /// Databases that did not open, did not verify, or held half of something.
    pub broken: usize,
}

/// Ends `sanad` (the path of the command) `times` times in a phase, at moments drawn from the
/// seed. `programme` is the folder that is taken in.
pub async fn kill(
    sanad: &Path,
    programme: &Path,
    phase: Phase,
    times: usize,
    seed: u64,
) -> anyhow::Result<Figures> {
    match phase {
        Phase::Import => phases::import(sanad, programme, times, seed).await,
        Phase::Edit => phases::edit(sanad, programme, times, seed).await,
        Phase::Plan => phases::plan(sanad, programme, times, seed).await,
    }
}
