//! The one error type of this crate: what can go wrong when writing.

use std::path::{Path, PathBuf};

/// Why something could not be written.
#[derive(Debug, thiserror::Error)]
pub enum FilesError {
    /// The system refused.
    #[error(
        "`{path}` could not be written; nothing in it was changed. Maybe the folder is read-only or the disk is full"
    )]
    Io {
        /// What was to be written.
        path: PathBuf,
        /// What the system said.
        #[source]
        source: std::io::Error,
    },
    /// The folder holds something else.
    #[error(
        "`{0}` holds files that are not a programme; nothing in it was changed. Choose an empty or a new folder"
    )]
    NotAProgramme(PathBuf),
    /// The folder holds a programme already.
    #[error("`{0}` holds a programme already; nothing in it was changed. Choose a new folder")]
    Occupied(PathBuf),
    /// More than one programme row.
    #[error("The rows hold {0} programmes that were not withdrawn; a folder and a workbook hold one")]
    Programmes(usize),
    /// A workbook holds less than a folder.
    #[error(
        "Row {row} of `{table}` does not fit into a workbook, whose cells hold 32,767 characters; export a folder instead"
    )]
    TooLong {
        /// The table.
        table: &'static str,
        /// The row in the sheet.
        row: u32,
    },
    /// A template whose code names no file.
    #[error(
        "The template `{0}` cannot be written as a file; nothing was changed. Give it a code of small letters, digits and -"
    )]
    TemplateCode(String),
    /// The workbook could not be made.
    #[error("The workbook could not be made")]
    Workbook(#[from] rust_xlsxwriter::XlsxError),
    /// The record is not there.
    #[error(
        "There is no {kind} with the identity `{id}`; it may have been withdrawn. Look at the list and choose again"
    )]
    Missing {
        /// What was looked for.
        kind: sanad_model::Kind,
        /// Its identity.
        id: sanad_model::Id,
    },
}

impl FilesError {
    pub(crate) fn io(path: &Path) -> impl FnOnce(std::io::Error) -> Self {
        move |source| Self::Io { path: path.to_owned(), source }
    }
}
