//! Reading a programme's workbook into tables.

use super::grid::{self, Grid};
use crate::csv_text::column_name;
use crate::near::nearest;
use sanad_model::raw::{RawRow, RawTable};
use sanad_model::{Accepted, Finding, Kind, Place, said};
use std::collections::BTreeSet;

/// Reads every table of a workbook. `file` is its name for messages. Sheets that are empty or
/// whose name begins with `_` are left alone. All faults come together.
pub fn read(bytes: &[u8], file: &str) -> Result<Vec<RawTable>, Vec<Finding>> {
    of_grids(&grid::open(bytes, file)?)
}

/// The same of a workbook that is open.
pub(crate) fn of_grids(grids: &[Grid]) -> Result<Vec<RawTable>, Vec<Finding>> {
    let mut findings = Vec::new();
    let mut tables = Vec::new();
    let mut seen = BTreeSet::new();
    for grid in
        grids.iter().filter(|g| !(g.name.starts_with('_') || g.rows.is_empty() && g.broken.is_empty()))
    {
        let at = |row: u32| Place { file: grid.file.clone(), row, column: String::new() };
        let name = grid.name.trim().to_lowercase();
        let Some(kind) = Kind::from_table(&name) else {
            let tables: Vec<&str> = Kind::ALL.iter().map(|k| k.table()).collect();
            let accepted = nearest(&name, tables.iter().copied())
                .map_or_else(|| Accepted::codes(tables.iter().copied()), |near| said("near").with(near));
            findings.push(Finding::error(at(0), "unknown-sheet", &*grid.name, accepted));
            continue;
        };
        if !seen.insert(kind) {
            findings.push(Finding::error(at(0), "sheet-twice", &*grid.name, said("sheet-once")));
            continue;
        }
        match table(grid, kind) {
            Ok(table) => tables.push(table),
            Err(more) => findings.extend(more),
        }
    }
    if findings.is_empty() { Ok(tables) } else { Err(findings) }
}

fn table(grid: &Grid, kind: Kind) -> Result<RawTable, Vec<Finding>> {
    let fault = |row, code, value: String, accepted: Accepted| {
        let place = Place { file: grid.file.clone(), row, column: String::new() };
        vec![Finding::error(place, code, value, accepted)]
    };
    let Some((head, cells)) = grid.rows.first_key_value() else {
        return Err(grid.faults(grid::letters));
    };
    let width = cells.last_key_value().map_or(0, |(c, _)| c + 1);
    let header: Vec<String> = (0..width).map(|c| column_name(kind, grid.cell(*head, c))).collect();
    if !header.iter().any(|h| h == "id" || kind.column(h).is_some()) {
        let names: Vec<&str> = kind.columns().iter().map(|c| c.name).collect();
        let shown: Vec<&str> = cells.values().map(String::as_str).collect();
        return Err(fault(
            *head,
            "no-header",
            shown.join(" | "),
            Accepted::codes(["id"].into_iter().chain(names)),
        ));
    }
    let name = |c: u32| {
        header.get(c as usize).filter(|h| !h.is_empty()).cloned().unwrap_or_else(|| grid::letters(c))
    };
    let faults = grid.faults(name);
    if !faults.is_empty() {
        return Err(faults);
    }
    let mut rows = Vec::new();
    for (number, cells) in grid.rows.range(head + 1..) {
        if cells.values().all(|c| c.trim().is_empty()) {
            continue;
        }
        let last = cells.last_key_value().map_or(0, |(c, _)| c + 1);
        let cells = (0..last).map(|c| grid.cell(*number, c).to_owned()).collect();
        rows.push(RawRow { number: *number, cells });
    }
    Ok(RawTable { kind, file: grid.file.clone(), header, rows })
}
