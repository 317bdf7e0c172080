//! The SQL text of the store, made from the description of each kind. Every identifier is quoted and
//! every statement is plain enough for SQLite and PostgreSQL; values are always bound at `?`, which
//! [`crate::db::Db`] may renumber for a database that wants `$1`.

use sanad_model::Kind;

/// Stands between the cells of a row as it is selected. No cell holds it: control characters are
/// refused before anything is written.
pub(crate) const BETWEEN: char = '\u{1f}';

/// Selects a page of the rows of a kind, by id, behind an id: the id, and all cells in one text,
/// which both databases hand over many times faster than a score of texts.
pub(crate) fn select_rows(kind: Kind) -> String {
    let columns: Vec<String> = kind.columns().iter().map(|c| format!("\"{}\"", c.name)).collect();
    let cells = columns.join(&format!(" || '{BETWEEN}' || "));
    format!("select \"id\", {cells} from \"{kind}\" where \"id\" > ? order by \"id\" limit ?")
}

/// Puts `n` rows of a kind in place of those with their ids.
pub(crate) fn upsert_rows(kind: Kind, n: usize) -> String {
    let columns: Vec<String> = kind.columns().iter().map(|c| format!("\"{}\"", c.name)).collect();
    let set: Vec<String> = columns.iter().map(|c| format!("{c} = excluded.{c}")).collect();
    format!(
        "insert into \"{kind}\" (\"id\", {}) values {} on conflict (\"id\") do update set {}",
        columns.join(", "),
        tuples(columns.len() + 1, n),
        set.join(", ")
    )
}

/// Adds `n` changes.
pub(crate) fn insert_changes(n: usize) -> String {
    format!(
        "insert into \"change\" (\"seq\", \"id\", \"batch\", \"kind\", \"record\", \"field\", \"before\", \
         \"after\", \"parent\") values {}",
        tuples(9, n)
    )
}

/// Adds a batch.
pub(crate) const INSERT_BATCH: &str = "insert into \"batch\" (\"id\", \"seq\", \"changes\", \"at\", \"actor\", \
     \"party\", \"reason\", \"undoes\") values (?, ?, ?, ?, ?, ?, ?, ?)";

/// The last batch: its version and time.
pub(crate) const LAST_BATCH: &str = "select \"seq\", \"at\" from \"batch\" order by \"seq\" desc limit 1";

/// The last change of a cell.
pub(crate) const PARENT: &str = "select \"id\" from \"change\" where \"record\" = ? and \"field\" = ? \
     and \"kind\" = ? order by \"seq\" desc limit 1";

/// The cells of a batch, in the order of [`crate::history`].
pub(crate) const BATCH: &str = "select \"id\", \"seq\", \"changes\", \"at\", \"actor\", \"party\", \"reason\", \"undoes\" from \"batch\"";

/// Selects changes, each in one text: kind, record, field, before, after.
pub(crate) fn select_changes() -> String {
    let cells = ["kind", "record", "field", "before", "after"].map(|c| format!("\"{c}\""));
    format!("select {} from \"change\"", cells.join(&format!(" || '{BETWEEN}' || ")))
}

/// `n` places for values: `?, ?, ?`.
pub(crate) fn slots(n: usize) -> String {
    vec!["?"; n].join(", ")
}

fn tuples(width: usize, n: usize) -> String {
    vec![format!("({})", slots(width)); n].join(", ")
}
