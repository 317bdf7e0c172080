//! Rows: the one form in which records are stored, filed, compared and changed.
//!
//! A cell holds canonical text (see [`crate::cell`]); an empty cell is absent. References are
//! ids. Nothing is ever removed: a record that no longer counts has `withdrawn` set to `yes`.

use crate::id::Id;
use crate::schema::Kind;
use std::collections::BTreeMap;
use std::sync::Arc;

/// One record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Its identity.
    pub id: Id,
    /// Its non-empty cells by column.
    pub cells: BTreeMap<&'static str, String>,
}

impl Row {
    /// A row without cells.
    pub const fn new(id: Id) -> Self {
        Self { id, cells: BTreeMap::new() }
    }

    /// A cell, empty when absent.
    pub fn get(&self, column: &str) -> &str {
        self.cells.get(column).map_or("", String::as_str)
    }

    /// The cells `<name>_ar` and `<name>_en`.
    pub(crate) fn pair(&self, name: &str) -> (&str, &str) {
        let (mut ar, mut en) = ("", "");
        for (column, value) in
            self.cells.range::<str, _>((std::ops::Bound::Included(name), std::ops::Bound::Unbounded))
        {
            match column.strip_prefix(name) {
                Some("_ar") => ar = value,
                Some("_en") => en = value,
                Some(_) => {}
                None => break,
            }
        }
        (ar, en)
    }

    /// Whether the record was withdrawn.
    pub fn withdrawn(&self) -> bool {
        self.get("withdrawn") == "yes"
    }

    /// The same row with a cell set (or emptied).
    #[must_use]
    pub fn with(mut self, column: &'static str, value: impl Into<String>) -> Self {
        self.set(column, value.into());
        self
    }

    /// Sets a cell; an empty value removes it.
    pub fn set(&mut self, column: &'static str, value: String) {
        if value.is_empty() {
            self.cells.remove(column);
        } else {
            self.cells.insert(column, value);
        }
    }
}

/// One cell of one record before and after. A new record is a set of changes from empty cells.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Change {
    /// The kind of record.
    pub kind: Kind,
    /// The record.
    pub record: Id,
    /// The column.
    pub field: &'static str,
    /// The cell before, empty when absent.
    pub before: String,
    /// The cell after, empty when absent.
    pub after: String,
}

impl Change {
    /// The change that takes this one back.
    #[must_use]
    pub fn inverse(&self) -> Self {
        Self { before: self.after.clone(), after: self.before.clone(), ..self.clone() }
    }
}

/// A change does not fit the rows it is applied to.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "`{field}` of {kind} {record} holds `{found}`, not `{expected}`; somebody changed it meanwhile. Look at both values and decide"
)]
pub struct Conflict {
    /// The kind of record.
    pub kind: Kind,
    /// The record.
    pub record: Id,
    /// The column.
    pub field: &'static str,
    /// What the change expected to find.
    pub expected: String,
    /// What is there.
    pub found: String,
}

/// Every row of a programme, by kind and id. Rows are shared, so that a copy is cheap.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Dataset {
    tables: BTreeMap<Kind, BTreeMap<Id, Arc<Row>>>,
}

impl Dataset {
    /// The rows of a kind, by id.
    pub fn rows(&self, kind: Kind) -> impl DoubleEndedIterator<Item = &Row> + Clone {
        self.tables.get(&kind).into_iter().flat_map(BTreeMap::values).map(Arc::as_ref)
    }

    /// How many rows a kind has.
    pub fn count(&self, kind: Kind) -> usize {
        self.tables.get(&kind).map_or(0, BTreeMap::len)
    }

    /// Whether there is no row at all.
    pub fn is_empty(&self) -> bool {
        self.tables.values().all(BTreeMap::is_empty)
    }

    /// One row.
    pub fn row(&self, kind: Kind, id: Id) -> Option<&Row> {
        self.tables.get(&kind)?.get(&id).map(Arc::as_ref)
    }

    /// The row with a code; one that was withdrawn only where no other has taken its code since.
    pub fn by_code(&self, kind: Kind, code: &str) -> Option<&Row> {
        let mut named = self.rows(kind).filter(|r| r.get("code") == code);
        let first = named.next()?;
        if first.withdrawn() { named.find(|r| !r.withdrawn()).or(Some(first)) } else { Some(first) }
    }

    /// Puts a row in, in place of the one with its id.
    pub fn put(&mut self, kind: Kind, row: Row) {
        self.tables.entry(kind).or_default().insert(row.id, Arc::new(row));
    }

    /// Takes out a row that no longer has a cell: it was not there yet.
    fn take(&mut self, kind: Kind, id: Id) {
        if let Some(table) = self.tables.get_mut(&kind) {
            table.remove(&id);
            if table.is_empty() {
                self.tables.remove(&kind);
            }
        }
    }

    /// What must change here to hold every row of `incoming`. Rows that are only here stay.
    pub fn diff(&self, incoming: &Self) -> Vec<Change> {
        let mut changes = Vec::new();
        for kind in Kind::ALL {
            for row in incoming.rows(*kind) {
                let here = self.row(*kind, row.id);
                for column in kind.columns() {
                    let before = here.map_or("", |r| r.get(column.name));
                    let after = row.get(column.name);
                    if before != after {
                        changes.push(Change {
                            kind: *kind,
                            record: row.id,
                            field: column.name,
                            before: before.to_owned(),
                            after: after.to_owned(),
                        });
                    }
                }
            }
        }
        changes
    }

    /// Applies changes; each must find the cell as it expects. Nothing is applied when one does
    /// not fit.
    pub fn apply(&mut self, changes: &[Change]) -> Result<(), Vec<Conflict>> {
        let mut next: BTreeMap<(Kind, Id), Row> = BTreeMap::new();
        let mut conflicts = Vec::new();
        for change in changes {
            let row = next.entry((change.kind, change.record)).or_insert_with(|| {
                self.row(change.kind, change.record).cloned().unwrap_or_else(|| Row::new(change.record))
            });
            let found = row.get(change.field);
            if found == change.before {
                row.set(change.field, change.after.clone());
            } else {
                conflicts.push(Conflict {
                    kind: change.kind,
                    record: change.record,
                    field: change.field,
                    expected: change.before.clone(),
                    found: found.to_owned(),
                });
            }
        }
        if !conflicts.is_empty() {
            return Err(conflicts);
        }
        for ((kind, id), row) in next {
            if row.cells.is_empty() {
                self.take(kind, id);
            } else {
                self.put(kind, row);
            }
        }
        Ok(())
    }

    /// The rows as they were before `changes` (given oldest first) were made.
    #[must_use]
    pub fn before(&self, changes: &[Change]) -> Self {
        let mut past = self.clone();
        for change in changes.iter().rev() {
            let mut row =
                past.row(change.kind, change.record).cloned().unwrap_or_else(|| Row::new(change.record));
            row.set(change.field, change.before.clone());
            if row.cells.is_empty() {
                past.take(change.kind, row.id);
            } else {
                past.put(change.kind, row);
            }
        }
        past
    }

    /// The same rows without claims, calendar days and the like whose status is `assumed`.
    #[must_use]
    pub fn stripped(&self) -> Self {
        let mut left = self.clone();
        for table in left.tables.values_mut() {
            table.retain(|_, row| row.get("status") != "assumed");
        }
        left.tables.retain(|_, table| !table.is_empty());
        left
    }
}
