//! The store: where a programme lives, and how it is read and changed.
//!
//! * [`Book`] is what faces use: it holds the whole programme in memory ([`Snapshot`]), checks an
//!   [`Edit`] before it touches the disk, writes it in one transaction and then swaps the snapshot.
//! * History is append-only: every write adds a batch (who, when, why) and its changes (which cell,
//!   before, after) beside the current rows; [`Book::history`], [`Book::rows_at`] and
//!   [`Book::undo`] read it. Nothing is deleted.
//! * [`backup`] and [`restore`] copy a database whole and check the copy.
//!
//! One process writes a database at a time and holds `<database>.lock`; any number may read beside
//! it. This crate owns the clock and the randomness of new identities ([`new_id`]).

mod backup;
mod book;
mod check;
mod commit;
mod db;
mod edit;
mod error;
mod hash;
mod history;
mod load;
mod lock;
mod sql;
mod sqlite;

pub use backup::{Backup, Restored, backup, restore};
pub use book::{Book, Snapshot, Version};
pub use edit::{Author, Edit, Written};
pub use error::StoreError;
pub use hash::content_hash;
pub use history::{Batch, HistoryFilter};
pub use jiff::Timestamp;
pub use sqlite::Access;

/// A new identity: a UUIDv7, later than every one made before in this process.
pub fn new_id() -> sanad_model::Id {
    sanad_model::Id::new(uuid::Uuid::now_v7())
}
