//! A programme as a folder: `programme.toml`, one CSV file for each table that has rows, one file
//! `library/<code>.toml` for each template, and whatever notes people keep beside them.
//!
//! CSV files hold text as it is. A spreadsheet program may run a cell that begins with `=`, `+`,
//! `-` or `@` as a formula when it opens a CSV file; give people the workbook ([`crate::xlsx`])
//! instead, whose cells are typed as text.

mod library;
mod read;
mod toml_row;
mod write;

pub use read::file;
pub use read::read;
pub(crate) use toml_row::{live, relocate};
pub use write::{template, write};

/// The version of the folder's form.
pub const FORMAT: i64 = 1;
/// The file that makes a folder a programme.
pub const SETTINGS: &str = "programme.toml";
/// The folder of the programme's own templates.
pub const LIBRARY: &str = "library";
/// The largest file read, bytes.
pub const LARGEST: u64 = 200 * 1024 * 1024;
