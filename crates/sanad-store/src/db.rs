//! The database behind a book. One arm today; a second one (PostgreSQL) goes beside it, and the
//! rest of the crate speaks only to this type.

use crate::commit::{self, Entry};
use crate::error::StoreError;
use crate::history::{self, Batch, HistoryFilter};
use crate::load;
use crate::sqlite::{Access, Opening, Sqlite};
use jiff::Timestamp;
use sanad_model::{Change, Dataset, Id, Kind};
use sqlx::pool::PoolConnection;
use sqlx::sqlite::Sqlite as SqliteDriver;
use std::collections::BTreeSet;
use std::path::Path;

/// An open database.
#[derive(Debug)]
pub(crate) enum Db {
    /// One file on this machine.
    Sqlite(Sqlite),
}

/// Where the history ends: the number of the last change and the time of the last batch.
pub(crate) type End = Option<(i64, Timestamp)>;

impl Db {
    pub(crate) async fn open(path: &Path, access: Access, opening: Opening) -> Result<Self, StoreError> {
        Sqlite::open(path, access, opening).await.map(Self::Sqlite)
    }

    pub(crate) fn path(&self) -> &Path {
        match self {
            Self::Sqlite(db) => &db.path,
        }
    }

    /// The copy that was made before an older format was brought forward.
    pub(crate) fn kept(&self) -> Option<&Path> {
        match self {
            Self::Sqlite(db) => db.kept.as_deref(),
        }
    }

    pub(crate) fn writable(&self) -> Result<(), StoreError> {
        match self {
            Self::Sqlite(Sqlite { writer: None, path, .. }) => {
                Err(StoreError::NotWritable { path: path.clone() })
            }
            Self::Sqlite(_) => Ok(()),
        }
    }

    pub(crate) async fn close(&self) {
        match self {
            Self::Sqlite(db) => db.close().await,
        }
    }

    /// The text of a statement for this database. SQLite binds at `?` as written.
    pub(crate) fn sql(&self, text: String) -> sqlx::AssertSqlSafe<String> {
        match self {
            Self::Sqlite(_) => sqlx::AssertSqlSafe(text),
        }
    }

    /// How a transaction that writes begins.
    pub(crate) const fn begin(&self) -> &'static str {
        match self {
            Self::Sqlite(_) => "begin immediate",
        }
    }

    pub(crate) fn wrong(&self, error: sqlx::Error) -> StoreError {
        StoreError::from_sqlx(self.path(), error)
    }

    pub(crate) async fn reader(&self) -> Result<PoolConnection<SqliteDriver>, StoreError> {
        match self {
            Self::Sqlite(db) => db.readers.acquire().await.map_err(|e| self.wrong(e)),
        }
    }

    /// Every current row, and the version they are of.
    pub(crate) async fn load(&self) -> Result<(Dataset, i64), StoreError> {
        load::load(self).await
    }

    /// Where the history ends.
    pub(crate) async fn end(&self) -> Result<End, StoreError> {
        load::end(self, &mut *self.reader().await?).await
    }

    /// Writes a batch with its changes and rows in one transaction.
    pub(crate) async fn commit(&self, entry: &Entry) -> Result<i64, StoreError> {
        match self {
            Self::Sqlite(Sqlite { writer: Some(writer), path, .. }) => match writer.lock().await.as_mut() {
                Some(writer) => commit::commit(self, writer, entry).await,
                None => Err(StoreError::NotWritable { path: path.clone() }),
            },
            Self::Sqlite(Sqlite { path, .. }) => Err(StoreError::NotWritable { path: path.clone() }),
        }
    }

    /// Batches, newest first.
    pub(crate) async fn history(
        &self,
        filter: &HistoryFilter,
        claims: &BTreeSet<Id>,
    ) -> Result<Vec<Batch>, StoreError> {
        history::history(self, filter, claims).await
    }

    /// One batch with all its changes, and the records that it was the first to write.
    pub(crate) async fn batch(&self, id: Id) -> Result<(Batch, BTreeSet<(Kind, Id)>), StoreError> {
        history::batch(self, id).await
    }

    /// The version that held at a time.
    pub(crate) async fn version_at(&self, at: Timestamp) -> Result<i64, StoreError> {
        history::version_at(self, at).await
    }

    /// Changes behind a number up to another, oldest first.
    pub(crate) async fn changes(&self, after: i64, until: i64) -> Result<Vec<Change>, StoreError> {
        history::changes(self, after, until).await
    }

    /// When the first batch was written.
    pub(crate) async fn first(&self) -> Result<Option<Timestamp>, StoreError> {
        history::first(self).await
    }

    /// The release that wrote last.
    pub(crate) async fn product(&self) -> Result<String, StoreError> {
        sqlx::query_scalar("select \"value\" from \"meta\" where \"key\" = 'product'")
            .fetch_optional(&mut *self.reader().await?)
            .await
            .map(Option::unwrap_or_default)
            .map_err(|e| self.wrong(e))
    }

    /// Keeps the database below a number of bytes; more is refused as a full disk would be.
    pub(crate) async fn limit(&self, bytes: u64) -> Result<(), StoreError> {
        self.writable()?;
        match self {
            Self::Sqlite(Sqlite { writer: Some(writer), .. }) => {
                if let Some(writer) = writer.lock().await.as_mut() {
                    let page: i64 = sqlx::query_scalar("pragma page_size")
                        .fetch_one(&mut *writer)
                        .await
                        .map_err(|e| self.wrong(e))?;
                    let pages = bytes / u64::try_from(page).unwrap_or(4096).max(1);
                    let text = format!("pragma max_page_count = {}", pages.max(1));
                    sqlx::query(self.sql(text)).execute(writer).await.map_err(|e| self.wrong(e))?;
                }
                Ok(())
            }
            Self::Sqlite(_) => Ok(()),
        }
    }
}
