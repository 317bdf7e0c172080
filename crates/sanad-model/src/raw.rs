//! From tables as people keep them (folders, workbooks) to rows: ids given, codes resolved,
//! cells brought to canonical text, every fault reported at once with its place.

use crate::cell::{self, Resolve};
use crate::finding::{Accepted, Finding, Place, said};
use crate::id::Id;
use crate::row::{Dataset, Row};
use crate::schema::{Cell, FieldType, Kind};
use std::collections::{BTreeMap, BTreeSet};

/// One table as read from a file or sheet.
#[derive(Clone, Debug)]
pub struct RawTable {
    /// What it holds.
    pub kind: Kind,
    /// File (and sheet) for messages.
    pub file: String,
    /// The names in its header row.
    pub header: Vec<String>,
    /// Its rows, without the header and without blank ones.
    pub rows: Vec<RawRow>,
}

/// One row as read.
#[derive(Clone, Debug)]
pub struct RawRow {
    /// Row as a person counts it.
    pub number: u32,
    /// Cells in header order; missing ones are empty.
    pub cells: Vec<String>,
}

/// Where each record came from, so that later findings can say it.
pub type Origins = BTreeMap<(Kind, Id), Place>;

/// Rows read from tables, with what to look at.
#[derive(Clone, Debug, Default)]
pub struct Resolved {
    /// The rows.
    pub rows: Dataset,
    /// Where each came from.
    pub origins: Origins,
    /// Warnings; errors are returned in place of this value.
    pub warnings: Vec<Finding>,
}

struct Codes<'a> {
    base: &'a Dataset,
    here: BTreeMap<(Kind, String), Id>,
    ids: BTreeSet<(Kind, Id)>,
    in_base: BTreeMap<(Kind, &'a str), Id>,
    keys: BTreeMap<(Kind, Vec<String>), Id>,
}

impl Codes<'_> {
    /// The identity of a record that is not known yet. The file of a template holds none: its
    /// name makes one, so that it is the same wherever the file is read.
    fn fresh(&self, kind: Kind, code: &str, next_id: &mut dyn FnMut() -> Id) -> Id {
        let named = (kind == Kind::Template).then(|| Id::from_name(&format!("{kind}/{code}")));
        let free = |id: &Id| !self.ids.contains(&(kind, *id)) && self.base.row(kind, *id).is_none();
        named.filter(free).unwrap_or_else(next_id)
    }
}

/// What identifies a record of a kind without a code.
fn natural_key(kind: Kind, row: &Row) -> (Kind, Vec<String>) {
    (kind, kind.natural_key().iter().map(|c| row.get(c).to_owned()).collect())
}

impl Resolve for Codes<'_> {
    fn resolve(&self, kind: Kind, code: &str) -> Option<Id> {
        if let Some(id) = self.here.get(&(kind, code.to_owned())) {
            return Some(*id);
        }
        if let Some(id) = self.in_base.get(&(kind, code)) {
            return Some(*id);
        }
        let id: Id = code.parse().ok()?;
        (self.ids.contains(&(kind, id)) || self.base.row(kind, id).is_some()).then_some(id)
    }

    fn known(&self, kind: Kind) -> String {
        let mut codes: Vec<&str> =
            self.here.keys().filter(|(k, _)| *k == kind).map(|(_, c)| c.as_str()).collect();
        codes.extend(self.in_base.keys().filter(|(k, _)| *k == kind).map(|(_, c)| *c));
        codes.sort_unstable();
        codes.dedup();
        let more = codes.len().saturating_sub(8);
        codes.truncate(8);
        let list = codes.join(", ");
        if more > 0 { format!("{list} … (+{more})") } else { list }
    }
}

/// Codes of one dataset, for checking a single edited cell.
pub struct Known<'a>(pub &'a Dataset);

impl Resolve for Known<'_> {
    fn resolve(&self, kind: Kind, code: &str) -> Option<Id> {
        code.parse()
            .ok()
            .filter(|id| self.0.row(kind, *id).is_some())
            .or_else(|| self.0.by_code(kind, code).map(|r| r.id))
    }

    fn known(&self, kind: Kind) -> String {
        self.0.rows(kind).map(|r| r.get("code")).take(8).collect::<Vec<_>>().join(", ")
    }
}

/// Reads tables into rows. Records are matched with `base` by id, then by code or natural key;
/// the rest get an id from `next_id`.
pub fn resolve(
    tables: &[RawTable],
    base: &Dataset,
    next_id: &mut dyn FnMut() -> Id,
) -> Result<Resolved, Vec<Finding>> {
    let mut findings = Vec::new();
    let mut codes = Codes {
        base,
        here: BTreeMap::new(),
        ids: BTreeSet::new(),
        in_base: Kind::ALL
            .iter()
            .flat_map(|k| {
                base.rows(*k)
                    .filter(|r| r.withdrawn())
                    .chain(base.rows(*k).filter(|r| !r.withdrawn()))
                    .map(move |r| ((*k, r.get("code")), r.id))
            })
            .filter(|((_, code), _)| !code.is_empty())
            .collect(),
        keys: Kind::ALL
            .iter()
            .filter(|k| !k.has_code())
            .flat_map(|k| base.rows(*k).rev().map(move |r| (natural_key(*k, r), r.id)))
            .collect(),
    };
    let mut sorted: Vec<&RawTable> = tables.iter().collect();
    sorted.sort_by_key(|t| Kind::ALL.iter().position(|k| *k == t.kind));
    for table in &sorted {
        check_header(table, &mut findings);
    }
    // First ids and codes of every record, so that references may point anywhere.
    let mut ids: Vec<Vec<Option<Id>>> = Vec::new();
    for table in &sorted {
        ids.push(identify(table, &mut codes, next_id, &mut findings));
    }
    let mut out = Resolved::default();
    for (table, ids) in sorted.iter().zip(ids) {
        for (raw, id) in table.rows.iter().zip(ids) {
            read_row(table, raw, id, &mut codes, next_id, &mut out, &mut findings);
        }
    }
    if findings.iter().any(|f| f.severity == crate::finding::Severity::Error) {
        findings.sort();
        return Err(findings);
    }
    out.warnings = findings;
    Ok(out)
}

fn check_header(table: &RawTable, findings: &mut Vec<Finding>) {
    let place = |column: &str| Place { file: table.file.clone(), row: 1, column: column.to_owned() };
    let names: Vec<&str> = table.kind.columns().iter().map(|c| c.name).collect();
    let mut seen = BTreeSet::new();
    for name in &table.header {
        if name.is_empty() {
            continue;
        }
        if !seen.insert(name.as_str()) {
            findings.push(Finding::error(place(name), "column-twice", name, said("column-once")));
        }
        if name != "id" && !names.contains(&name.as_str()) {
            findings.push(Finding::error(
                place(name),
                "unknown-column",
                name,
                Accepted::codes(["id"].into_iter().chain(names.iter().copied())),
            ));
        }
    }
    for column in table.kind.columns().iter().filter(|c| c.required) {
        if !seen.contains(column.name) {
            findings.push(Finding::error(
                place(column.name),
                "column-missing",
                "",
                Accepted::codes([column.name]),
            ));
        }
    }
}

fn cell_of<'a>(table: &RawTable, raw: &'a RawRow, column: &str) -> &'a str {
    table.header.iter().position(|h| h == column).and_then(|i| raw.cells.get(i)).map_or("", |c| c.trim())
}

/// The ids of a table's rows: from the id column, else by code. Rows of kinds without a code
/// stay `None` until their cells are canonical.
fn identify(
    table: &RawTable,
    codes: &mut Codes<'_>,
    next_id: &mut dyn FnMut() -> Id,
    findings: &mut Vec<Finding>,
) -> Vec<Option<Id>> {
    let kind = table.kind;
    let mut seen_codes: BTreeMap<String, u32> = BTreeMap::new();
    let mut out = Vec::with_capacity(table.rows.len());
    for raw in &table.rows {
        let place =
            |column: &str| Place { file: table.file.clone(), row: raw.number, column: column.to_owned() };
        let (id_text, code) = (cell_of(table, raw, "id"), cell_of(table, raw, "code"));
        // A withdrawn record keeps its code, which another may have taken since.
        let gone = !cell_of(table, raw, "withdrawn").is_empty();
        if kind.has_code()
            && !code.is_empty()
            && !gone
            && let Some(first) = seen_codes.insert(code.to_owned(), raw.number)
        {
            findings.push(Finding::error(place("code"), "code-twice", code, said("code-once").with(first)));
        }
        let id = if id_text.is_empty() {
            if !kind.has_code() {
                None
            } else if let Some(id) = codes.in_base.get(&(kind, code)) {
                Some(*id)
            } else {
                Some(codes.fresh(kind, code, next_id))
            }
        } else if let Ok(id) = id_text.parse::<Id>() {
            Some(id)
        } else {
            findings.push(Finding::error(place("id"), "not-an-id", id_text, said("id-exported")));
            None
        };
        if let Some(id) = id {
            if !codes.ids.insert((kind, id)) {
                findings.push(Finding::error(place("id"), "id-twice", id.to_string(), said("id-once")));
            }
            let live = |other: &Id| !codes.base.row(kind, *other).is_some_and(Row::withdrawn);
            let other =
                codes.in_base.get(&(kind, code)).filter(|other| **other != id && !gone && live(other));
            if let Some(other) = other {
                findings.push(Finding::error(
                    place("code"),
                    "code-of-another",
                    code,
                    said("code-held").with(other),
                ));
            }
            if !code.is_empty() {
                let here = codes.here.entry((kind, code.to_owned())).or_insert(id);
                if !gone {
                    *here = id;
                }
            }
        }
        out.push(id);
    }
    out
}

fn read_row(
    table: &RawTable,
    raw: &RawRow,
    id: Option<Id>,
    codes: &mut Codes<'_>,
    next_id: &mut dyn FnMut() -> Id,
    out: &mut Resolved,
    findings: &mut Vec<Finding>,
) {
    let kind = table.kind;
    let place = |column: &str| Place { file: table.file.clone(), row: raw.number, column: column.to_owned() };
    if raw.cells.len() > table.header.len()
        && raw.cells[table.header.len()..].iter().any(|c| !c.trim().is_empty())
    {
        let extra = raw.cells[table.header.len()..].join(", ");
        findings.push(Finding::error(
            place(""),
            "too-many-cells",
            extra,
            said("header-cells").with(table.header.len()),
        ));
    }
    let mut row = Row::new(Id::from_counter(0, 0));
    for column in kind.columns() {
        let text = cell_of(table, raw, column.name);
        let done = if kind == Kind::Claim && column.name == "value" {
            claim_value(table, raw, codes)
        } else {
            cell::canonical(column.cell, text, codes)
        };
        match done {
            Ok(value) if value.is_empty() && column.required => {
                let accepted = cell::accepts(column.cell);
                findings.push(Finding::error(place(column.name), "cell-missing", "", accepted));
            }
            Ok(value) => row.set(column.name, value),
            Err(fault) => findings.push(Finding::error(place(column.name), fault.code, text, fault.accepted)),
        }
    }
    let id = id.unwrap_or_else(|| *codes.keys.entry(natural_key(kind, &row)).or_insert_with(next_id));
    row.id = id;
    if out.rows.row(kind, id).is_some() {
        findings.push(Finding::warning(place(""), "row-twice", "", said("record-once")));
    }
    out.origins.insert((kind, id), place(""));
    out.rows.put(kind, row);
}

/// The `value` cell of a claim: a party's code becomes its id, other values stay as written.
fn claim_value(table: &RawTable, raw: &RawRow, codes: &Codes<'_>) -> Result<String, cell::Fault> {
    let text = cell_of(table, raw, "value");
    let record = cell_of(table, raw, "record");
    let party = record
        .split_once('/')
        .and_then(|(t, _)| Kind::from_table(t))
        .and_then(|k| k.field(cell_of(table, raw, "field")))
        .is_some_and(|f| f.ty == FieldType::Party);
    let cell = if party && text != "?" { Cell::Ref(Kind::Party) } else { Cell::Line };
    cell::canonical(cell, text, codes)
}

/// The rows as people keep them: codes in place of ids. The header starts with `id`.
pub fn unresolve(rows: &Dataset, kind: Kind) -> (Vec<&'static str>, Vec<Vec<String>>) {
    let mut header = vec!["id"];
    header.extend(kind.columns().iter().map(|c| c.name));
    // A code that a withdrawn record has may name two records: their ids stand for them.
    // Only kinds that this one can point at are looked through.
    let points_at = |target: &Kind| {
        kind.columns().iter().any(|c| match c.cell {
            Cell::Ref(k) | Cell::Refs(k) => k == *target,
            Cell::Any => true,
            _ => false,
        })
    };
    let withdrawn: BTreeSet<(Kind, &str)> = Kind::ALL
        .iter()
        .filter(|k| points_at(k))
        .flat_map(|k| rows.rows(*k).filter(|r| r.withdrawn()).map(move |r| (*k, r.get("code"))))
        .collect();
    let name = |k: Kind, id: &str| -> String {
        id.parse()
            .ok()
            .and_then(|id| rows.row(k, id))
            .map(|r| r.get("code"))
            .filter(|c| !c.is_empty() && !withdrawn.contains(&(k, *c)))
            .map_or_else(|| id.to_owned(), str::to_owned)
    };
    let table = rows
        .rows(kind)
        .map(|row| {
            let mut cells = vec![row.id.to_string()];
            for column in kind.columns() {
                let text = row.get(column.name);
                cells.push(match column.cell {
                    Cell::Ref(k) if !text.is_empty() => name(k, text),
                    Cell::Refs(k) => text
                        .split(';')
                        .filter(|t| !t.is_empty())
                        .map(|t| name(k, t))
                        .collect::<Vec<_>>()
                        .join(";"),
                    Cell::Any => match text.split_once('/') {
                        Some((t, id)) => match Kind::from_table(t) {
                            Some(k) => format!("{t}/{}", name(k, id)),
                            None => text.to_owned(),
                        },
                        None => text.to_owned(),
                    },
                    _ if kind == Kind::Claim && column.name == "value" && is_party_claim(row) => {
                        name(Kind::Party, text)
                    }
                    _ => text.to_owned(),
                });
            }
            cells
        })
        .collect();
    (header, table)
}

fn is_party_claim(row: &Row) -> bool {
    row.get("record")
        .split_once('/')
        .and_then(|(t, _)| Kind::from_table(t))
        .and_then(|k| k.field(row.get("field")))
        .is_some_and(|f| f.ty == FieldType::Party)
}
