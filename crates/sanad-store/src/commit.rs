//! Writing: a batch, its changes and the rows they lead to, in one transaction.

use crate::db::Db;
use crate::edit::Author;
use crate::error::StoreError;
use crate::load;
use crate::sql;
use jiff::{Timestamp, ToSpan};
use sanad_model::{Change, Id, Kind, Row};
use sqlx::sqlite::SqliteConnection;
use std::collections::{BTreeMap, BTreeSet};

/// Values bound in one statement stay below what both databases take (32,766 and 65,535).
const VALUES: usize = 4_000;

/// What is to be written, checked already.
#[derive(Debug)]
pub(crate) struct Entry {
    pub(crate) batch: Id,
    pub(crate) author: Author,
    pub(crate) reason: String,
    pub(crate) undoes: Option<Id>,
    /// The version that the check saw.
    pub(crate) seen: i64,
    pub(crate) changes: Vec<Change>,
    /// The rows after the changes.
    pub(crate) rows: BTreeMap<Kind, Vec<Row>>,
    /// Changed records that were there before: only their cells can have a past.
    pub(crate) known: BTreeSet<(Kind, Id)>,
}

/// Writes an entry and gives the version it makes.
pub(crate) async fn commit(
    db: &Db,
    connection: &mut SqliteConnection,
    entry: &Entry,
) -> Result<i64, StoreError> {
    // The transaction is opened and closed by hand: a full disk makes SQLite roll back on its own,
    // after which a transaction guard would take the connection for still being inside.
    run(db, connection, db.begin()).await?;
    let written = match write(db, connection, entry).await {
        Ok(seq) => run(db, connection, "commit").await.map(|()| seq),
        Err(error) => Err(error),
    };
    if written.is_err() {
        // Fails only where nothing is left to roll back.
        let _ = run(db, connection, "rollback").await;
    }
    written
}

async fn run(db: &Db, connection: &mut SqliteConnection, text: &'static str) -> Result<(), StoreError> {
    sqlx::query(text).execute(connection).await.map(drop).map_err(|e| db.wrong(e))
}

async fn write(db: &Db, all: &mut SqliteConnection, entry: &Entry) -> Result<i64, StoreError> {
    let end = load::end(db, all).await?;
    let seen = end.map_or(0, |(seq, _)| seq);
    if seen != entry.seen {
        return Err(StoreError::Busy { path: db.path().to_owned() });
    }
    let count = i64::try_from(entry.changes.len()).unwrap_or(i64::MAX);
    let seq = seen + count;
    sqlx::query(sql::INSERT_BATCH)
        .bind(entry.batch.to_string())
        .bind(seq)
        .bind(count)
        .bind(stamp(end.map(|(_, at)| at)))
        .bind(&entry.author.actor)
        .bind(entry.author.party.map(|p| p.to_string()))
        .bind(&entry.reason)
        .bind(entry.undoes.map(|u| u.to_string()))
        .execute(&mut *all)
        .await
        .map_err(|e| db.wrong(e))?;
    put_changes(db, all, entry).await?;
    put_rows(db, all, entry).await?;
    Ok(seq)
}

async fn put_changes(db: &Db, all: &mut SqliteConnection, entry: &Entry) -> Result<(), StoreError> {
    let mut latest: BTreeMap<(Kind, Id, &str), String> = BTreeMap::new();
    let batch = entry.batch.to_string();
    let mut seq = entry.seen;
    for changes in entry.changes.chunks(VALUES / 9) {
        let mut parents = Vec::with_capacity(changes.len());
        for change in changes {
            let cell = (change.kind, change.record, change.field);
            let own = crate::new_id().to_string();
            let parent = match latest.insert(cell, own.clone()) {
                Some(parent) => Some(parent),
                None if entry.known.contains(&(change.kind, change.record)) => {
                    sqlx::query_scalar(sql::PARENT)
                        .bind(change.record.to_string())
                        .bind(change.field)
                        .bind(change.kind.table())
                        .fetch_optional(&mut *all)
                        .await
                        .map_err(|e| db.wrong(e))?
                }
                None => None,
            };
            parents.push((own, parent));
        }
        let mut insert = sqlx::query(db.sql(sql::insert_changes(changes.len())));
        for (change, (own, parent)) in changes.iter().zip(parents) {
            seq += 1;
            insert = insert
                .bind(seq)
                .bind(own)
                .bind(&batch)
                .bind(change.kind.table())
                .bind(change.record.to_string())
                .bind(change.field)
                .bind(&change.before)
                .bind(&change.after)
                .bind(parent);
        }
        insert.execute(&mut *all).await.map_err(|e| db.wrong(e))?;
    }
    Ok(())
}

async fn put_rows(db: &Db, all: &mut SqliteConnection, entry: &Entry) -> Result<(), StoreError> {
    for (kind, rows) in &entry.rows {
        let columns = kind.columns();
        for rows in rows.chunks(VALUES / (columns.len() + 1)) {
            let mut upsert = sqlx::query(db.sql(sql::upsert_rows(*kind, rows.len())));
            for row in rows {
                upsert = upsert.bind(row.id.to_string());
                for column in columns {
                    upsert = upsert.bind(row.get(column.name));
                }
            }
            upsert.execute(&mut *all).await.map_err(|e| db.wrong(e))?;
        }
    }
    Ok(())
}

/// The time of a new batch: now, but always later than the last one, so that a clock set back never
/// reorders history.
fn stamp(last: Option<Timestamp>) -> String {
    let micros = |t: Timestamp| Timestamp::from_microsecond(t.as_microsecond()).unwrap_or(t);
    let now = micros(Timestamp::now());
    let at = match last.and_then(|last| last.checked_add(1.microseconds()).ok()) {
        Some(next) if next > now => next,
        _ => now,
    };
    text(at)
}

/// A time as stored: RFC 3339 in UTC with six digits, so that text order is time order.
pub(crate) fn text(at: Timestamp) -> String {
    format!("{at:.6}")
}
