//! A programme as one workbook: one sheet a table, the programme itself as a sheet of one row.
//!
//! Every cell is written as text and every column formatted as text, so that a spreadsheet
//! program neither turns `2021-12` into a date nor `=1+1` into a formula, and what is read back
//! is what was written.

pub mod flows;
pub(crate) mod grid;
mod read;
pub mod study;
mod trace;
mod write;

pub(crate) use read::of_grids;
pub use read::read;
pub(crate) use write::{accepted, properties, sorted};
pub use write::{template, write};

/// The largest workbook read, bytes.
pub const LARGEST: u64 = 50 * 1024 * 1024;
