//! Tables built by this crate itself, in the form in which files are read.

use sanad_model::Kind;
use sanad_model::raw::{RawRow, RawTable};

/// Builds a table from named cells.
pub(crate) trait Of {
    /// A table whose header is the schema's; absent cells are empty.
    fn of(kind: Kind, file: &str, rows: Vec<Vec<(&'static str, String)>>) -> Self;
}

impl Of for RawTable {
    fn of(kind: Kind, file: &str, rows: Vec<Vec<(&'static str, String)>>) -> Self {
        let header: Vec<String> = kind.columns().iter().map(|c| c.name.to_owned()).collect();
        let cell = |cells: &[(&str, String)], h: &str| {
            cells.iter().find(|(name, _)| *name == h).map_or_else(String::new, |(_, v)| v.clone())
        };
        let rows = (1..)
            .zip(rows)
            .map(|(number, cells)| RawRow { number, cells: header.iter().map(|h| cell(&cells, h)).collect() })
            .collect();
        Self { kind, file: file.to_owned(), header, rows }
    }
}
