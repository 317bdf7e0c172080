//! Checking an edit in memory, before anything touches the disk.

use crate::book::{Snapshot, Version};
use crate::commit::Entry;
use crate::edit::Author;
use crate::error::StoreError;
use crate::history::Batch;
use sanad_model::cell::{self, Resolve};
use sanad_model::raw::Origins;
use sanad_model::{Accepted, Cell, Change, Conflict, Dataset, Finding, Id, Kind, Place, Programme, Severity};
use std::collections::{BTreeMap, BTreeSet};

/// What is to be written, and the snapshot that holds once it is.
pub(crate) struct Checked {
    pub(crate) entry: Entry,
    pub(crate) next: Snapshot,
}

/// Applies changes to a snapshot and builds the programme, or says everything that is wrong.
pub(crate) fn check(
    now: &Snapshot,
    changes: Vec<Change>,
    author: Author,
    reason: String,
    undoes: Option<Id>,
) -> Result<Checked, StoreError> {
    for change in &changes {
        if change.kind.column(change.field).is_none() {
            return Err(StoreError::UnknownColumn { kind: change.kind, field: change.field.to_owned() });
        }
    }
    let mut rows = now.rows.clone();
    rows.apply(&changes).map_err(StoreError::Conflict)?;

    let touched: BTreeSet<(Kind, Id)> = changes.iter().map(|c| (c.kind, c.record)).collect();
    let mut after: BTreeMap<Kind, Vec<_>> = BTreeMap::new();
    let mut known = BTreeSet::new();
    for &(kind, record) in &touched {
        let row = rows.row(kind, record).ok_or(StoreError::Erased { kind, record })?;
        after.entry(kind).or_default().push(row.clone());
        if now.rows.row(kind, record).is_some() {
            known.insert((kind, record));
        }
    }

    let mut findings: Vec<Finding> = changes.iter().filter_map(|change| fault(&rows, change)).collect();
    let (programme, warnings) = match build(&rows) {
        Ok(built) => built,
        Err(more) => {
            findings.extend(more);
            (Programme::default(), Vec::new())
        }
    };
    if findings.iter().any(|f| f.severity == Severity::Error) {
        findings.sort();
        findings.dedup();
        return Err(StoreError::Invalid(findings));
    }
    let seq = now.version.seq + i64::try_from(changes.len()).unwrap_or(i64::MAX);
    Ok(Checked {
        entry: Entry {
            batch: crate::new_id(),
            author,
            reason,
            undoes,
            seen: now.version.seq,
            changes,
            rows: after,
            known,
        },
        next: Snapshot { rows, programme, warnings, version: Version { seq } },
    })
}

/// Builds the programme of rows. No rows at all are a programme that is yet to be written.
pub(crate) fn build(rows: &Dataset) -> Result<(Programme, Vec<Finding>), Vec<Finding>> {
    if rows.is_empty() {
        return Ok((Programme::default(), Vec::new()));
    }
    Programme::build(rows, &Origins::new())
}

/// Takes every well-formed identity: whether it is there is checked with the whole programme.
struct AnyId;

impl Resolve for AnyId {
    fn resolve(&self, _: Kind, code: &str) -> Option<Id> {
        code.parse().ok()
    }

    fn known(&self, kind: Kind) -> String {
        format!("the id of a record in {kind}")
    }
}

/// What is wrong with the cell that a change leads to.
fn fault(rows: &Dataset, change: &Change) -> Option<Finding> {
    let column = change.kind.column(change.field)?;
    // A later change of the same edit may have replaced it.
    if rows.row(change.kind, change.record).is_none_or(|row| row.get(change.field) != change.after) {
        return None;
    }
    let (code, accepted) = match cell::canonical(column.cell, &change.after, &AnyId) {
        Ok(canonical) if canonical == change.after => return None,
        Ok(canonical) => ("not-canonical", Accepted::codes([canonical])),
        Err(fault) => (fault.code, fault.accepted),
    };
    let place =
        Place { file: format!("{}/{}", change.kind, change.record), row: 0, column: change.field.to_owned() };
    Some(Finding::error(place, code, &change.after, accepted))
}

/// The changes that take a batch back. Cells return to what they held; a record that the batch was
/// the first to write cannot vanish and is withdrawn, but a source stays while others cite it.
/// Refused where somebody wrote meanwhile.
pub(crate) fn inverse(
    now: &Snapshot,
    batch: &Batch,
    made: &BTreeSet<(Kind, Id)>,
) -> Result<Vec<Change>, StoreError> {
    let mut changes: Vec<Change> = batch
        .changes
        .iter()
        .rev()
        .filter(|c| !made.contains(&(c.kind, c.record)))
        .map(Change::inverse)
        .collect();
    let mut left: BTreeMap<(Kind, Id), BTreeMap<&'static str, &str>> = BTreeMap::new();
    for change in batch.changes.iter().filter(|c| made.contains(&(c.kind, c.record))) {
        left.entry((change.kind, change.record)).or_default().insert(change.field, &change.after);
    }
    let cited = cited(&now.rows, made);
    let mut conflicts = Vec::new();
    for ((kind, record), cells) in left {
        let row = now.rows.row(kind, record);
        for column in kind.columns() {
            let expected = cells.get(column.name).copied().unwrap_or_default();
            let found = row.map_or("", |r| r.get(column.name));
            if expected != found {
                conflicts.push(Conflict {
                    kind,
                    record,
                    field: column.name,
                    expected: expected.to_owned(),
                    found: found.to_owned(),
                });
            }
        }
        if row.is_some_and(|r| !r.withdrawn()) && !cited.contains(&(kind, record)) {
            let (before, after) = (String::new(), "yes".to_owned());
            changes.push(Change { kind, record, field: "withdrawn", before, after });
        }
    }
    if conflicts.is_empty() { Ok(changes) } else { Err(StoreError::Conflict(conflicts)) }
}

/// The sources among `made` that live records beside them cite.
fn cited(rows: &Dataset, made: &BTreeSet<(Kind, Id)>) -> BTreeSet<(Kind, Id)> {
    let mut cited = BTreeSet::new();
    if !made.iter().any(|(kind, _)| *kind == Kind::Source) {
        return cited;
    }
    for kind in Kind::ALL {
        let names = |cell| matches!(cell, Cell::Ref(Kind::Source) | Cell::Refs(Kind::Source));
        let columns: Vec<&str> = kind.columns().iter().filter(|c| names(c.cell)).map(|c| c.name).collect();
        for row in rows.rows(*kind).filter(|r| !r.withdrawn() && !made.contains(&(*kind, r.id))) {
            let sources = columns.iter().flat_map(|c| row.get(c).split(';')).filter_map(|id| id.parse().ok());
            cited.extend(sources.map(|id| (Kind::Source, id)).filter(|source| made.contains(source)));
        }
    }
    cited
}
