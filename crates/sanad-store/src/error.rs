//! What can go wrong with a store, each with the way out.

use sanad_model::{Conflict, Finding, Id, Kind};
use std::path::{Path, PathBuf};

/// Why a database could not be opened, read or written. Every message says what happened to the
/// data and what to do next.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum StoreError {
    /// There is no file.
    #[error("There is no database at `{path}`. Check the path, or create a new programme there.")]
    Missing {
        /// The path.
        path: PathBuf,
    },
    /// Something is already where a new file should go.
    #[error("`{path}` exists already and was left as it is. Choose another name.")]
    Exists {
        /// The path.
        path: PathBuf,
    },
    /// The file is no SQLite database.
    #[error(
        "`{path}` is not a database; it was left as it is. Maybe it is a workbook or a text: import it instead, or give the path of a database."
    )]
    NotADatabase {
        /// The path.
        path: PathBuf,
    },
    /// A SQLite database of another program.
    #[error(
        "`{path}` is a database of another program ({found}); it was left as it is. Choose another path."
    )]
    Foreign {
        /// The path.
        path: PathBuf,
        /// What it holds.
        found: String,
    },
    /// A database without a programme.
    #[error(
        "`{path}` is an empty database without a programme. Create a programme there, or choose another path."
    )]
    Empty {
        /// The path.
        path: PathBuf,
    },
    /// Written by a newer release.
    #[error(
        "`{path}` has format {format}, written by a newer release; this one reads up to format {newest}. Install the newer release; the file was left as it is."
    )]
    Newer {
        /// The path.
        path: PathBuf,
        /// Its format.
        format: i64,
        /// The newest format this release reads.
        newest: i64,
    },
    /// Written by an older release and opened for reading only.
    #[error(
        "`{path}` has format {format}, written by an older release. Open it once for writing, which brings it to format {newest} and loses nothing."
    )]
    Older {
        /// The path.
        path: PathBuf,
        /// Its format.
        format: i64,
        /// The format of this release.
        newest: i64,
    },
    /// Another process writes to it.
    #[error(
        "`{path}` is in use for writing by {holder}. Work in that one, or stop it first; reading and exporting may go on beside it."
    )]
    Locked {
        /// The path.
        path: PathBuf,
        /// Which process, as far as it can be told.
        holder: String,
    },
    /// The database stayed busy.
    #[error(
        "`{path}` stayed busy, so nothing was changed. Try again in a moment; if it lasts, close other programs that have it open."
    )]
    Busy {
        /// The path.
        path: PathBuf,
    },
    /// The folder or file cannot be written.
    #[error(
        "`{path}` cannot be written, so nothing was changed. Its file or folder is read-only, or belongs to another account: move it to a folder of your own, or open it for reading."
    )]
    ReadOnly {
        /// The path.
        path: PathBuf,
    },
    /// It was opened for reading only.
    #[error("`{path}` was opened for reading only, so nothing was changed. Open it for writing.")]
    NotWritable {
        /// The path.
        path: PathBuf,
    },
    /// No space left.
    #[error(
        "The disk that holds `{path}` is full, so nothing was changed; all that was confirmed before is kept. Free some space and try again."
    )]
    DiskFull {
        /// The path.
        path: PathBuf,
    },
    /// The disk refused to read or write.
    #[error(
        "The disk failed while it read or wrote `{path}`, so nothing was changed. Check its space and its health, and copy the folder to another disk."
    )]
    Disk {
        /// The path.
        path: PathBuf,
        /// What the disk said.
        #[source]
        source: Box<dyn std::error::Error + Send + Sync>,
    },
    /// The content contradicts itself.
    #[error(
        "`{path}` is damaged: {what}. Keep the file as it is for repair, and restore the last backup beside it."
    )]
    Damaged {
        /// The path.
        path: PathBuf,
        /// What was found.
        what: String,
    },
    /// The stored rows are not a programme that this release accepts.
    #[error(
        "`{path}` holds {} that this release does not accept, the first: {}. Open it with the release that wrote it ({wrote}), mend it there, and open it again.",
        counted(.findings.len()), first(.findings)
    )]
    Unfit {
        /// The path.
        path: PathBuf,
        /// The release that wrote it.
        wrote: String,
        /// What is wrong.
        findings: Vec<Finding>,
    },
    /// The edit would leave the programme invalid.
    #[error("Nothing was changed, because the edit has {}; the first: {}.", counted(.0.len()), first(.0))]
    Invalid(Vec<Finding>),
    /// Somebody changed the same cells meanwhile.
    #[error("Nothing was changed, because {} changed meanwhile; the first: {}.", cells(.0.len()), first(.0))]
    Conflict(Vec<Conflict>),
    /// An edit names a column that does not exist.
    #[error("Nothing was changed, because {kind} have no column `{field}`. Use one of: {}.", columns(*.kind))]
    UnknownColumn {
        /// The kind of record.
        kind: Kind,
        /// The name given.
        field: String,
    },
    /// An edit would leave a record without any cell.
    #[error(
        "Nothing was changed, because the edit would erase {kind}/{record}. Records are never erased: set `withdrawn` to `yes` instead."
    )]
    Erased {
        /// The kind of record.
        kind: Kind,
        /// The record.
        record: Id,
    },
    /// There is no such batch.
    #[error("There is no batch {0} in the history, so nothing was undone. Reload the page and choose again.")]
    NoBatch(Id),
    /// A file operation beside the database failed.
    #[error("`{path}` could not be read or written. Check that the folder exists and is yours.")]
    File {
        /// The path.
        path: PathBuf,
        /// What the system said.
        #[source]
        source: std::io::Error,
    },
    /// The write stopped half-way by a fault in the program.
    #[error(
        "The write stopped because of a fault in the program. It was kept whole or not at all: reload and look before you write again."
    )]
    Interrupted(#[source] tokio::task::JoinError),
    /// Anything else the database says.
    #[error(
        "The database `{path}` could not do what was asked, so nothing was changed. Try again, and report this with the cause below it."
    )]
    Database {
        /// The path.
        path: PathBuf,
        /// What it said.
        #[source]
        source: Box<dyn std::error::Error + Send + Sync>,
    },
}

impl StoreError {
    /// The error of a path from what SQLite says.
    pub(crate) fn from_sqlx(path: &Path, source: sqlx::Error) -> Self {
        let code = match &source {
            sqlx::Error::Database(e) => e.code().and_then(|c| c.parse::<i64>().ok()).map(|c| c & 0xff),
            _ => None,
        };
        let path = path.to_owned();
        match code {
            Some(5 | 6) => Self::Busy { path },
            Some(8 | 14 | 3 | 23) => Self::ReadOnly { path },
            Some(10) => Self::Disk { path, source: Box::new(source) },
            Some(11) => Self::Damaged { path, what: "the file is not as it was written".to_owned() },
            Some(13) => Self::DiskFull { path },
            Some(26) => Self::NotADatabase { path },
            _ => Self::Database { path, source: Box::new(source) },
        }
    }

    /// The error of a path from what the file system says.
    pub(crate) fn from_io(path: &Path, source: std::io::Error) -> Self {
        use std::io::ErrorKind;
        let path = path.to_owned();
        match source.kind() {
            ErrorKind::NotFound => Self::Missing { path },
            ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => Self::ReadOnly { path },
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded => Self::DiskFull { path },
            _ => Self::File { path, source },
        }
    }

    pub(crate) fn damaged(path: &Path, what: impl Into<String>) -> Self {
        Self::Damaged { path: path.to_owned(), what: what.into() }
    }
}

fn first<T: ToString>(list: &[T]) -> String {
    list.first().map(T::to_string).unwrap_or_default()
}

fn counted(n: usize) -> String {
    if n == 1 { "1 fault".to_owned() } else { format!("{n} faults") }
}

fn cells(n: usize) -> String {
    if n == 1 { "1 cell".to_owned() } else { format!("{n} cells") }
}

fn columns(kind: Kind) -> String {
    kind.columns().iter().map(|c| c.name).collect::<Vec<_>>().join(", ")
}
