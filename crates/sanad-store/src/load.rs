//! Reading the current rows into memory.

use crate::db::{Db, End};
use crate::error::StoreError;
use crate::sql;
use jiff::Timestamp;
use sanad_model::{Dataset, Id, Kind, Row};
use sqlx::sqlite::{SqliteConnection, SqliteRow};
use sqlx::{Connection, Row as _};

/// Rows fetched at a time: enough that the round trips vanish, little enough to stay small.
const PAGE: i64 = 4_000;

/// Reads every row and the version, all of one moment.
pub(crate) async fn load(db: &Db) -> Result<(Dataset, i64), StoreError> {
    let mut reader = db.reader().await?;
    let mut moment = reader.begin().await.map_err(|e| db.wrong(e))?;
    let version = end(db, &mut moment).await?.map_or(0, |(seq, _)| seq);
    let mut rows = Dataset::default();
    for kind in Kind::ALL {
        let mut behind = String::new();
        loop {
            let page = sqlx::query(db.sql(sql::select_rows(*kind)))
                .bind(&behind)
                .bind(PAGE)
                .fetch_all(&mut *moment)
                .await
                .map_err(|e| db.wrong(e))?;
            for stored in &page {
                rows.put(*kind, read(db, *kind, stored)?);
            }
            match page.last() {
                Some(last) if i64::try_from(page.len()).is_ok_and(|n| n == PAGE) => {
                    behind = last.try_get(0).map_err(|e| db.wrong(e))?;
                }
                _ => break,
            }
        }
    }
    moment.commit().await.map_err(|e| db.wrong(e))?;
    Ok((rows, version))
}

fn read(db: &Db, kind: Kind, stored: &SqliteRow) -> Result<Row, StoreError> {
    let mut row = Row::new(id(db, stored, 0)?);
    let cells: &str = stored.try_get(1).map_err(|e| db.wrong(e))?;
    let mut texts = cells.split(sql::BETWEEN);
    for column in kind.columns() {
        match texts.next() {
            Some("") => {}
            Some(text) => drop(row.cells.insert(column.name, text.to_owned())),
            None => return Err(cut(db, kind, row.id)),
        }
    }
    if texts.next().is_some() { Err(cut(db, kind, row.id)) } else { Ok(row) }
}

fn cut(db: &Db, kind: Kind, id: Id) -> StoreError {
    StoreError::damaged(db.path(), format!("a cell of {kind}/{id} holds a character that cannot stand there"))
}

/// Where the history ends.
pub(crate) async fn end(db: &Db, connection: &mut SqliteConnection) -> Result<End, StoreError> {
    let last = sqlx::query(sql::LAST_BATCH).fetch_optional(connection).await.map_err(|e| db.wrong(e))?;
    last.map(|row| Ok((row.try_get(0).map_err(|e| db.wrong(e))?, time(db, &row, 1)?))).transpose()
}

/// The identity in a column.
pub(crate) fn id(db: &Db, row: &SqliteRow, at: usize) -> Result<Id, StoreError> {
    let text: &str = row.try_get(at).map_err(|e| db.wrong(e))?;
    text.parse().map_err(|_| StoreError::damaged(db.path(), format!("`{text}` is not an identity")))
}

/// The time in a column.
pub(crate) fn time(db: &Db, row: &SqliteRow, at: usize) -> Result<Timestamp, StoreError> {
    let text: &str = row.try_get(at).map_err(|e| db.wrong(e))?;
    text.parse().map_err(|_| StoreError::damaged(db.path(), format!("`{text}` is not a time")))
}
