//! The sheet as the person knows it, with the faulty cells marked and said.

use super::Kept;
use crate::ctx::Ctx;
use sanad_model::Finding;
use sanad_model::raw::RawTable;
use std::collections::BTreeMap;

/// Rows shown of a sheet; the list above names the rest.
const ROWS: usize = 40;

/// A sheet of a file.
pub(super) struct Sheet {
    /// File, with the sheet behind `!`.
    pub(super) name: String,
    /// The columns that have faults, and those that identify a row.
    pub(super) head: Vec<String>,
    /// The rows that have faults.
    pub(super) rows: Vec<Row>,
}

/// A row of it.
pub(super) struct Row {
    /// Row as a person counts it.
    pub(super) number: u32,
    /// What is wrong with the row as a whole.
    pub(super) fault: String,
    /// Its cells: what stands there and what is wrong with it.
    pub(super) cells: Vec<(String, String)>,
}

/// The sheets of a file that have faults, as far as the file can be read as tables at all.
pub(super) fn marked(ctx: &Ctx, kept: &Kept, findings: &[Finding]) -> Vec<Sheet> {
    let tables = kept.opened.as_ref().ok().and_then(|o| o.tables().ok()).unwrap_or_default();
    tables.iter().filter_map(|t| sheet(ctx, t, findings)).collect()
}

fn sheet(ctx: &Ctx, table: &RawTable, findings: &[Finding]) -> Option<Sheet> {
    let mut faults: BTreeMap<u32, Vec<&Finding>> = BTreeMap::new();
    for finding in findings.iter().filter(|f| f.place.file == table.file && f.place.row > 0) {
        faults.entry(finding.place.row).or_default().push(finding);
    }
    if faults.is_empty() {
        return None;
    }
    let is_faulty = |name: &str| faults.values().flatten().any(|f| f.place.column == name);
    let columns: Vec<usize> = (0..table.header.len())
        .filter(|i| {
            let name = table.header[*i].as_str();
            is_faulty(name) || matches!(name, "code" | "title_en" | "title_ar" | "name_en" | "name_ar")
        })
        .collect();
    let say = |list: &[&Finding], column: &str| {
        let said: Vec<String> =
            list.iter().filter(|f| f.place.column == column).map(|f| ctx.l.finding(f)).collect();
        said.join(" ")
    };
    let rows = table
        .rows
        .iter()
        .filter_map(|raw| {
            let list = faults.get(&raw.number)?;
            let cells = columns
                .iter()
                .map(|i| {
                    let text = raw.cells.get(*i).cloned().unwrap_or_default();
                    (text, say(list, &table.header[*i]))
                })
                .collect();
            let known = |column: &str| columns.iter().any(|i| table.header[*i] == column);
            let other: Vec<String> =
                list.iter().filter(|f| !known(&f.place.column)).map(|f| ctx.l.finding(f)).collect();
            Some(Row { number: raw.number, fault: other.join(" "), cells })
        })
        .take(ROWS)
        .collect();
    Some(Sheet {
        name: table.file.clone(),
        head: columns.iter().map(|i| table.header[*i].clone()).collect(),
        rows,
    })
}
