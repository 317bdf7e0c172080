//! A file that is opened once and then read as whatever it turns out to be.

use crate::followup::{self, Merge};
use crate::survey::{self, Answers};
use crate::xlsx::grid::{self, Grid};
use crate::{folder, xlsx};
use sanad_model::raw::RawTable;
use sanad_model::{Finding, Id, Programme};

/// The cells of a file, before it is known what they mean. Opening is the heavy part; reading
/// them as a follow-up sheet, a survey or tables is done from here as often as is asked.
pub struct Opened {
    file: String,
    held: Held,
}

enum Held {
    Workbook(Vec<Grid>),
    Table(RawTable),
}

impl Opened {
    /// Opens a workbook, or the CSV file of one table, named after it.
    pub fn new(bytes: &[u8], file: &str) -> Result<Self, Vec<Finding>> {
        let held = if bytes.starts_with(b"PK") || file.to_lowercase().ends_with(".xlsx") {
            Held::Workbook(grid::open(bytes, file)?)
        } else {
            Held::Table(folder::file(bytes, file)?)
        };
        Ok(Self { file: file.to_owned(), held })
    }

    /// How many cells it holds.
    pub fn cells(&self) -> usize {
        match &self.held {
            Held::Workbook(grids) => {
                grids.iter().flat_map(|g| g.rows.values()).map(std::collections::BTreeMap::len).sum()
            }
            Held::Table(table) => table.rows.iter().map(|r| r.cells.len()).sum(),
        }
    }

    /// As a follow-up sheet; none when it is not one.
    pub fn followup(
        &self,
        programme: &Programme,
        next_id: &mut dyn FnMut() -> Id,
    ) -> Option<Result<Merge, Vec<Finding>>> {
        match &self.held {
            Held::Workbook(grids) => followup::of_grids(grids, programme, next_id),
            Held::Table(_) => None,
        }
    }

    /// As a filled survey; none when it is not one.
    pub fn survey(&self, programme: &Programme) -> Option<Result<Answers, Vec<Finding>>> {
        match &self.held {
            Held::Workbook(grids) => survey::of_grids(grids, programme),
            Held::Table(_) => None,
        }
    }

    /// As tables of a programme.
    pub fn tables(&self) -> Result<Vec<RawTable>, Vec<Finding>> {
        match &self.held {
            Held::Workbook(grids) => xlsx::of_grids(grids),
            Held::Table(table) => Ok(vec![table.clone()]),
        }
    }

    /// The name of the file.
    pub fn file(&self) -> &str {
        &self.file
    }
}
