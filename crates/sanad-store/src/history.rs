//! Reading history: who wrote what, when and why.

use crate::commit::text;
use crate::db::Db;
use crate::error::StoreError;
use crate::load::{id, time};
use crate::sql;
use jiff::Timestamp;
use sanad_model::{Change, Id, Kind};
use sqlx::Row as _;
use sqlx::sqlite::SqliteRow;
use std::collections::BTreeSet;

/// Which batches to read. The default is the newest hundred, with at most a thousand changes each.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HistoryFilter {
    /// Only batches that touch this record, each with only its changes to it.
    pub record: Option<(Kind, Id)>,
    /// With `record`: changes to the claims about it too.
    pub with_claims: bool,
    /// Only batches from this time on.
    pub since: Option<Timestamp>,
    /// Only batches before this time.
    pub until: Option<Timestamp>,
    /// How many batches at most.
    pub limit: u32,
    /// Only batches before this version: the `seq` of the last one of the page before.
    pub before_seq: Option<i64>,
    /// How many changes of each batch at most; an import has hundreds of thousands.
    pub changes: u32,
}

impl Default for HistoryFilter {
    fn default() -> Self {
        Self {
            record: None,
            with_claims: false,
            since: None,
            until: None,
            limit: 100,
            before_seq: None,
            changes: 1000,
        }
    }
}

/// Changes that were written together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Batch {
    /// Identity.
    pub id: Id,
    /// The version it made: the number of its last change.
    pub seq: i64,
    /// When it was written; later than every batch before.
    pub at: Timestamp,
    /// Who wrote it.
    pub actor: String,
    /// The party they wrote for.
    pub party: Option<Id>,
    /// Why; empty when nothing was said.
    pub reason: String,
    /// The batch that it takes back.
    pub undoes: Option<Id>,
    /// How many changes it has in all.
    pub total: i64,
    /// Its changes, oldest first, as far as the filter asked for them.
    pub changes: Vec<Change>,
}

/// A condition with the values to bind in it.
#[derive(Default)]
struct Where {
    parts: Vec<String>,
    texts: Vec<Bound>,
}

enum Bound {
    Text(String),
    Number(i64),
}

impl Where {
    fn and(&mut self, part: impl Into<String>, values: impl IntoIterator<Item = Bound>) {
        self.parts.push(part.into());
        self.texts.extend(values);
    }

    /// Changes to the record, and to the claims where they are asked for.
    fn touches(&mut self, around: &str, filter: &HistoryFilter, claims: &BTreeSet<Id>) {
        let Some((kind, record)) = filter.record else { return };
        let mut part = "(\"kind\" = ? and \"record\" = ?".to_owned();
        let mut values = vec![Bound::Text(kind.table().to_owned()), Bound::Text(record.to_string())];
        if !claims.is_empty() {
            part = format!("{part} or \"kind\" = ? and \"record\" in ({})", sql::slots(claims.len()));
            values.push(Bound::Text(Kind::Claim.table().to_owned()));
            values.extend(claims.iter().map(|c| Bound::Text(c.to_string())));
        }
        self.and(around.replace("{}", &format!("{part})")), values);
    }

    async fn fetch(self, db: &Db, select: &str, rest: &str) -> Result<Vec<SqliteRow>, StoreError> {
        let joined = self.parts.join(" and ");
        let condition = if joined.is_empty() { String::new() } else { format!(" where {joined}") };
        let mut query = sqlx::query(db.sql(format!("{select}{condition}{rest}")));
        for value in self.texts {
            query = match value {
                Bound::Text(text) => query.bind(text),
                Bound::Number(number) => query.bind(number),
            };
        }
        query.fetch_all(&mut *db.reader().await?).await.map_err(|e| db.wrong(e))
    }
}

/// Batches, newest first. `claims` are those about the record, where they are asked for.
pub(crate) async fn history(
    db: &Db,
    filter: &HistoryFilter,
    claims: &BTreeSet<Id>,
) -> Result<Vec<Batch>, StoreError> {
    let mut which = Where::default();
    which.touches("\"id\" in (select \"batch\" from \"change\" where {})", filter, claims);
    if let Some(since) = filter.since {
        which.and("\"at\" >= ?", [Bound::Text(text(since))]);
    }
    if let Some(until) = filter.until {
        which.and("\"at\" < ?", [Bound::Text(text(until))]);
    }
    if let Some(before) = filter.before_seq {
        which.and("\"seq\" < ?", [Bound::Number(before)]);
    }
    let rest = format!(" order by \"seq\" desc limit {}", filter.limit);
    let select = sql::select_changes();
    let mut batches = Vec::new();
    for row in which.fetch(db, sql::BATCH, &rest).await? {
        let mut batch = batch_of(db, &row)?;
        let mut what = Where::default();
        what.and("\"seq\" > ?", [Bound::Number(batch.seq - batch.total)]);
        what.and("\"seq\" <= ?", [Bound::Number(batch.seq)]);
        what.touches("{}", filter, claims);
        let rest = format!(" order by \"seq\" limit {}", filter.changes);
        for row in what.fetch(db, &select, &rest).await? {
            batch.changes.push(change_of(db, &row)?);
        }
        batches.push(batch);
    }
    Ok(batches)
}

/// One batch with all its changes, and the records it was the first to write.
pub(crate) async fn batch(db: &Db, which: Id) -> Result<(Batch, BTreeSet<(Kind, Id)>), StoreError> {
    let mut one = Where::default();
    one.and("\"id\" = ?", [Bound::Text(which.to_string())]);
    let found = one.fetch(db, sql::BATCH, "").await?;
    let mut batch = batch_of(db, found.first().ok_or(StoreError::NoBatch(which))?)?;
    let first = batch.seq - batch.total;
    batch.changes = changes(db, first, batch.seq).await?;
    let mut made: BTreeSet<(Kind, Id)> = batch.changes.iter().map(|c| (c.kind, c.record)).collect();
    let mut before = Where::default();
    before.and("\"seq\" <= ?", [Bound::Number(first)]);
    before.and(
        "\"record\" in (select \"record\" from \"change\" where \"seq\" > ? and \"seq\" <= ?)",
        [Bound::Number(first), Bound::Number(batch.seq)],
    );
    for row in before.fetch(db, "select distinct \"kind\", \"record\" from \"change\"", "").await? {
        made.remove(&(kind(db, &row, 0)?, id(db, &row, 1)?));
    }
    Ok((batch, made))
}

/// Changes behind a number up to another, oldest first.
pub(crate) async fn changes(db: &Db, after: i64, until: i64) -> Result<Vec<Change>, StoreError> {
    const PAGE: i64 = 10_000;
    let select = sql::select_changes();
    let mut list = Vec::new();
    let mut behind = after;
    while behind < until {
        let page = (behind + PAGE).min(until);
        let mut span = Where::default();
        span.and("\"seq\" > ?", [Bound::Number(behind)]);
        span.and("\"seq\" <= ?", [Bound::Number(page)]);
        for row in span.fetch(db, &select, " order by \"seq\"").await? {
            list.push(change_of(db, &row)?);
        }
        behind = page;
    }
    if i64::try_from(list.len()).ok() != Some((until - after).max(0)) {
        return Err(StoreError::damaged(
            db.path(),
            format!("the history has {} of {} changes after {after}", list.len(), until - after),
        ));
    }
    Ok(list)
}

/// The version that held at a time, 0 before the first.
pub(crate) async fn version_at(db: &Db, at: Timestamp) -> Result<i64, StoreError> {
    let mut upto = Where::default();
    upto.and("\"at\" <= ?", [Bound::Text(text(at))]);
    let rows = upto.fetch(db, "select \"seq\" from \"batch\"", " order by \"seq\" desc limit 1").await?;
    rows.first().map_or(Ok(0), |row| row.try_get(0).map_err(|e| db.wrong(e)))
}

/// When the first batch was written.
pub(crate) async fn first(db: &Db) -> Result<Option<Timestamp>, StoreError> {
    let rows =
        Where::default().fetch(db, "select \"at\" from \"batch\"", " order by \"seq\" limit 1").await?;
    rows.first().map(|row| time(db, row, 0)).transpose()
}

fn batch_of(db: &Db, row: &SqliteRow) -> Result<Batch, StoreError> {
    let word = |at: usize| row.try_get::<String, _>(at).map_err(|e| db.wrong(e));
    let number = |at: usize| row.try_get::<i64, _>(at).map_err(|e| db.wrong(e));
    let maybe = |at: usize| match row.try_get::<Option<&str>, _>(at).map_err(|e| db.wrong(e))? {
        Some(_) => id(db, row, at).map(Some),
        None => Ok(None),
    };
    Ok(Batch {
        id: id(db, row, 0)?,
        seq: number(1)?,
        total: number(2)?,
        at: time(db, row, 3)?,
        actor: word(4)?,
        party: maybe(5)?,
        reason: word(6)?,
        undoes: maybe(7)?,
        changes: Vec::new(),
    })
}

fn change_of(db: &Db, row: &SqliteRow) -> Result<Change, StoreError> {
    let text: &str = row.try_get(0).map_err(|e| db.wrong(e))?;
    let damaged = |what: &str| StoreError::damaged(db.path(), format!("the history names {what}"));
    let parts: Vec<&str> = text.split(sql::BETWEEN).collect();
    let [table, record, field, before, after] = parts[..] else {
        return Err(damaged("a cell with a character that cannot stand there"));
    };
    let kind = Kind::from_table(table).ok_or_else(|| damaged(&format!("a table `{table}`")))?;
    let column =
        kind.column(field).ok_or_else(|| damaged(&format!("a column `{field}` that {kind} do not have")))?;
    Ok(Change {
        kind,
        record: record.parse().map_err(|_| damaged(&format!("a record `{record}`")))?,
        field: column.name,
        before: before.to_owned(),
        after: after.to_owned(),
    })
}

fn kind(db: &Db, row: &SqliteRow, at: usize) -> Result<Kind, StoreError> {
    let table: &str = row.try_get(at).map_err(|e| db.wrong(e))?;
    Kind::from_table(table)
        .ok_or_else(|| StoreError::damaged(db.path(), format!("the history names a table `{table}`")))
}
