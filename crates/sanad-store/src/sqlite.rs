//! SQLite: opening a file, knowing whether it is ours, bringing it to the current form, and the
//! settings under which nothing that was confirmed is lost.

#[cfg(test)]
mod tests;

use crate::error::StoreError;
use crate::lock::{Lock, beside};
use sqlx::migrate::Migrator;
use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection, SqlitePool, SqlitePoolOptions};
use sqlx::{ConnectOptions, Connection};
use std::io::Read;
use std::path::{Path, PathBuf};
use std::time::Duration;
use tokio::sync::Mutex;

static MIGRATOR: Migrator = sqlx::migrate!("./migrations");

/// `SNAD`, by which tools such as `file` know the format.
const APPLICATION_ID: i64 = 0x534e_4144;

/// How a database is opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    /// Reading and writing; one process at a time.
    Write,
    /// Reading, beside a writer if there is one.
    Read,
}

/// An open SQLite database: one connection that writes, several that read.
#[derive(Debug)]
pub(crate) struct Sqlite {
    pub(crate) path: PathBuf,
    /// The copy of an older format that was made before this one was brought forward.
    pub(crate) kept: Option<PathBuf>,
    pub(crate) readers: SqlitePool,
    /// `None` when opened for reading; empty inside once closed.
    pub(crate) writer: Option<Mutex<Option<SqliteConnection>>>,
    // Last, so that it is freed after the connections.
    _lock: Option<Lock>,
}

/// What an opening finds and may do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Opening {
    /// A database that is there. Before an older one is brought forward, it is copied.
    Existing,
    /// The same, or a new one where there is none.
    OrNew,
    /// A copy whose original is kept elsewhere: it is brought forward without another copy.
    Copy,
}

/// What a file turned out to be.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Found {
    /// A database without any table, or one whose creation was interrupted.
    Empty,
    /// A store of a format.
    Store(i64),
}

impl Sqlite {
    /// Opens a database.
    pub(crate) async fn open(path: &Path, access: Access, opening: Opening) -> Result<Self, StoreError> {
        if path.is_dir() {
            return Err(StoreError::NotADatabase { path: path.to_owned() });
        }
        if opening != Opening::OrNew && !path.exists() {
            return Err(StoreError::Missing { path: path.to_owned() });
        }
        known_as_sqlite(path)?;
        let lock = match access {
            Access::Write => Some(Lock::take(path)?),
            Access::Read => None,
        };
        let mut kept = None;
        let (writer, options) = match access {
            Access::Write => {
                let (writer, copy) = open_writer(path, opening, &MIGRATOR).await?;
                kept = copy;
                (Some(Mutex::new(Some(writer))), options(path).read_only(true))
            }
            Access::Read => match reading_options(path).await? {
                (_, format) if format < newest() => {
                    return Err(StoreError::Older { path: path.to_owned(), format, newest: newest() });
                }
                (options, _) => (None, options),
            },
        };
        let readers = SqlitePoolOptions::new()
            .max_connections(4)
            .acquire_timeout(Duration::from_secs(30))
            .connect_lazy_with(options);
        Ok(Self { path: path.to_owned(), kept, readers, writer, _lock: lock })
    }

    /// Closes every connection; what is in the log moves into the file.
    pub(crate) async fn close(&self) {
        self.readers.close().await;
        if let Some(writer) = &self.writer {
            // The last connection to close moves the log into the file.
            if let Some(writer) = writer.lock().await.take()
                && let Err(error) = writer.close().await
            {
                tracing::warn!(%error, "the log stays beside the database; the next opening reads it");
            }
        }
    }
}

/// Refuses a file that does not start as SQLite files do, before anything is made beside it.
fn known_as_sqlite(path: &Path) -> Result<(), StoreError> {
    const MAGIC: &[u8] = b"SQLite format 3\0";
    let mut start = Vec::new();
    match std::fs::File::open(path) {
        Ok(file) => file.take(MAGIC.len() as u64).read_to_end(&mut start),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(()),
        Err(error) => Err(error),
    }
    .map_err(|e| StoreError::from_io(path, e))?;
    if start.is_empty() || start == MAGIC {
        return Ok(());
    }
    Err(StoreError::NotADatabase { path: path.to_owned() })
}

/// The newest format this release knows.
pub(crate) fn newest() -> i64 {
    newest_of(&MIGRATOR)
}

fn newest_of(migrator: &Migrator) -> i64 {
    migrator.iter().map(|m| m.version).max().unwrap_or(0)
}

pub(crate) fn options(path: &Path) -> SqliteConnectOptions {
    SqliteConnectOptions::new()
        .filename(path)
        .busy_timeout(Duration::from_secs(10))
        .row_buffer_size(1000)
        .disable_statement_logging()
}

/// Opens the one connection that writes, and the copy that was made before an older format was
/// brought forward, where it was one.
async fn open_writer(
    path: &Path,
    opening: Opening,
    migrator: &Migrator,
) -> Result<(SqliteConnection, Option<PathBuf>), StoreError> {
    let wrong = |e| StoreError::from_sqlx(path, e);
    let create = opening == Opening::OrNew;
    let mut connection = options(path).create_if_missing(create).connect().await.map_err(wrong)?;
    let kept = match inspect_up_to(newest_of(migrator), &mut connection, path).await? {
        Found::Empty if !create => return Err(StoreError::Empty { path: path.to_owned() }),
        Found::Store(format) if format < newest_of(migrator) && opening != Opening::Copy => {
            let kept = beside(path, &format!(".format-{format}-{}", crate::backup::stamp()));
            Some(crate::backup::backup(path, &kept).await?.path)
        }
        Found::Empty | Found::Store(_) => None,
    };
    let mode: String =
        sqlx::query_scalar("pragma journal_mode = wal").fetch_one(&mut connection).await.map_err(wrong)?;
    if mode != "wal" {
        tracing::warn!(%mode, "the folder does not take a write-ahead log; readers may have to wait");
    }
    for pragma in ["pragma synchronous = full", "pragma application_id = 1397637444"] {
        sqlx::query(pragma).execute(&mut connection).await.map_err(wrong)?;
    }
    migrator.run_direct(None, &mut connection, false).await.map_err(|e| match e {
        sqlx::migrate::MigrateError::Execute(e) | sqlx::migrate::MigrateError::ExecuteMigration(e, _) => {
            wrong(e)
        }
        sqlx::migrate::MigrateError::VersionMismatch(version) => {
            StoreError::damaged(path, format!("its format {version} is not the one that was released"))
        }
        other => StoreError::Database { path: path.to_owned(), source: Box::new(other) },
    })?;
    sqlx::query(
        "insert into \"meta\" (\"key\", \"value\") values ('product', ?) \
         on conflict (\"key\") do update set \"value\" = excluded.\"value\" \
         where \"meta\".\"value\" <> excluded.\"value\"",
    )
    .bind(env!("CARGO_PKG_VERSION"))
    .execute(&mut connection)
    .await
    .map_err(wrong)?;
    Ok((connection, kept))
}

/// Options under which a database can be read, and its format. Where its folder does not even take
/// a reader's companion files, it is read as a file that cannot change.
pub(crate) async fn reading_options(path: &Path) -> Result<(SqliteConnectOptions, i64), StoreError> {
    let plain = options(path).read_only(true);
    match look(&plain, path).await {
        Err(StoreError::ReadOnly { .. }) if !has_log(path) => {
            let fixed = plain.immutable(true);
            let format = look(&fixed, path).await?;
            Ok((fixed, format))
        }
        found => found.map(|format| (plain, format)),
    }
}

fn has_log(path: &Path) -> bool {
    std::fs::metadata(beside(path, "-wal")).is_ok_and(|m| m.len() > 0)
}

async fn look(options: &SqliteConnectOptions, path: &Path) -> Result<i64, StoreError> {
    let wrong = |e| StoreError::from_sqlx(path, e);
    let mut connection = options.connect().await.map_err(wrong)?;
    let found = inspect(&mut connection, path).await?;
    connection.close().await.map_err(wrong)?;
    match found {
        Found::Empty => Err(StoreError::Empty { path: path.to_owned() }),
        Found::Store(format) => Ok(format),
    }
}

/// Says what a database is, without changing it.
pub(crate) async fn inspect(connection: &mut SqliteConnection, path: &Path) -> Result<Found, StoreError> {
    inspect_up_to(newest(), connection, path).await
}

/// The same for a release that knows formats up to `newest`.
async fn inspect_up_to(
    newest: i64,
    connection: &mut SqliteConnection,
    path: &Path,
) -> Result<Found, StoreError> {
    let wrong = |e| StoreError::from_sqlx(path, e);
    let tables: Vec<String> =
        sqlx::query_scalar("select name from sqlite_master where type = 'table' order by name")
            .fetch_all(&mut *connection)
            .await
            .map_err(wrong)?;
    let application: i64 =
        sqlx::query_scalar("pragma application_id").fetch_one(&mut *connection).await.map_err(wrong)?;
    let has = |name: &str| tables.iter().any(|t| t == name);
    let ours = has("_sqlx_migrations") && has("meta") && has("batch") && has("change");
    let nothing = tables.iter().all(|t| t == "_sqlx_migrations");
    if ![0, APPLICATION_ID].contains(&application) || !(ours || nothing) {
        let mut found: Vec<&str> = tables.iter().map(String::as_str).take(3).collect();
        if found.is_empty() {
            found.push("its mark");
        }
        return Err(StoreError::Foreign { path: path.to_owned(), found: found.join(", ") });
    }
    if nothing {
        return Ok(Found::Empty);
    }
    let format: Option<i64> = sqlx::query_scalar("select max(version) from _sqlx_migrations")
        .fetch_one(&mut *connection)
        .await
        .map_err(wrong)?;
    match format.unwrap_or(0) {
        format if format > newest => Err(StoreError::Newer { path: path.to_owned(), format, newest }),
        format => Ok(Found::Store(format)),
    }
}
