//! Copies of a whole database: made beside a running writer, checked, and put in place in one step.

use crate::book::Book;
use crate::db::Db;
use crate::error::StoreError;
use crate::hash::hex;
use crate::lock::{Lock, beside};
use crate::sqlite::{self, Access, Opening};
use jiff::Timestamp;
use sha2::{Digest, Sha256};
use sqlx::{ConnectOptions, Connection};
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

/// A copy that was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Backup {
    /// Where it lies.
    pub path: PathBuf,
    /// Its size.
    pub bytes: u64,
    /// SHA-256 of the file, in lower-case hexadecimal.
    pub sha256: String,
}

/// A copy that was put in place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Restored {
    /// The database that stood there before, kept under this name.
    pub kept: Option<PathBuf>,
}

/// Copies a database to a new file, also while another process writes to it. The copy is one moment
/// of the database, is checked, and appears under its name only when it is whole.
pub async fn backup(database: &Path, to: &Path) -> Result<Backup, StoreError> {
    if to.exists() {
        return Err(StoreError::Exists { path: to.to_owned() });
    }
    let part = beside(to, ".part");
    let result = async {
        copy(database, &part).await?;
        let (bytes, sha256) = settle(&part)?;
        std::fs::rename(&part, to).map_err(|e| StoreError::from_io(to, e))?;
        sync_folder(to);
        Ok(Backup { path: to.to_owned(), bytes, sha256 })
    }
    .await;
    remove(&part);
    result
}

/// Puts a copy in the place of a database. The copy is checked first, its history too; what stood
/// there is kept under another name, and stays in place if anything fails.
pub async fn restore(from: &Path, database: &Path) -> Result<Restored, StoreError> {
    if !from.exists() {
        return Err(StoreError::Missing { path: from.to_owned() });
    }
    let _lock = Lock::take(database)?;
    let part = beside(database, ".part");
    let result = async {
        copy(from, &part).await?;
        // For writing, which brings a copy of an older release to the current format.
        let book = Book::of(Db::open(&part, Access::Write, Opening::Copy).await?).await?;
        let whole = book.verify().await;
        book.close().await;
        whole?;
        settle(&part)?;
        fold_log(database).await;
        swap(&part, database)
    }
    .await;
    for suffix in ["", "-wal", "-shm", ".lock"] {
        remove(&beside(&part, suffix));
    }
    result
}

/// Takes the log of the old database in, so that its file alone is whole while it is moved aside.
/// One that cannot be opened stays as it is and is moved with its log.
async fn fold_log(database: &Path) {
    if !database.exists() {
        return;
    }
    if let Ok(mut old) = sqlite::options(database).connect().await {
        let _ = sqlx::query("pragma wal_checkpoint(truncate)").execute(&mut old).await;
        let _ = old.close().await;
    }
}

/// Copies a database through SQLite, so that its log is taken in, and checks the copy.
async fn copy(from: &Path, to: &Path) -> Result<(), StoreError> {
    if !from.exists() {
        return Err(StoreError::Missing { path: from.to_owned() });
    }
    remove(to);
    let wrong = |e| match StoreError::from_sqlx(from, e) {
        StoreError::DiskFull { .. } => StoreError::DiskFull { path: to.to_owned() },
        StoreError::ReadOnly { .. } => StoreError::ReadOnly { path: to.to_owned() },
        other => other,
    };
    let mut source = sqlite::reading_options(from).await?.0.connect().await.map_err(wrong)?;
    sqlx::query("vacuum into ?")
        .bind(to.to_string_lossy().into_owned())
        .execute(&mut source)
        .await
        .map_err(wrong)?;
    source.close().await.map_err(wrong)?;

    let wrong = |e| StoreError::from_sqlx(to, e);
    let mut made = sqlite::options(to).read_only(true).connect().await.map_err(wrong)?;
    sqlite::inspect(&mut made, to).await?;
    let verdict: String =
        sqlx::query_scalar("pragma integrity_check(1)").fetch_one(&mut made).await.map_err(wrong)?;
    made.close().await.map_err(wrong)?;
    if verdict == "ok" { Ok(()) } else { Err(StoreError::damaged(from, verdict)) }
}

/// Brings a file to the disk and gives its size and hash.
fn settle(path: &Path) -> Result<(u64, String), StoreError> {
    let wrong = |e| StoreError::from_io(path, e);
    let mut file = File::options().read(true).write(true).open(path).map_err(wrong)?;
    let (mut hash, mut bytes, mut buffer) = (Sha256::new(), 0_u64, vec![0; 1 << 16]);
    loop {
        let n = file.read(&mut buffer).map_err(wrong)?;
        if n == 0 {
            break;
        }
        bytes += n as u64;
        hash.update(&buffer[..n]);
    }
    file.sync_all().map_err(wrong)?;
    Ok((bytes, hex(&hash.finalize())))
}

/// Moves the old database with its log aside and the new one in; back again where that fails.
fn swap(part: &Path, database: &Path) -> Result<Restored, StoreError> {
    let wrong = |e| StoreError::from_io(database, e);
    if !database.exists() {
        // A log without its database would be read into the new one.
        remove(&beside(database, "-wal"));
        remove(&beside(database, "-shm"));
        std::fs::rename(part, database).map_err(wrong)?;
        sync_folder(database);
        return Ok(Restored { kept: None });
    }
    let kept = beside(database, &format!(".before-{}", stamp()));
    let mut moved: Vec<(PathBuf, PathBuf)> = Vec::new();
    let result = ["-shm", "-wal", ""]
        .iter()
        .map(|suffix| (beside(database, suffix), beside(&kept, suffix)))
        .filter(|(here, _)| here.exists())
        .try_for_each(|(here, there)| {
            std::fs::rename(&here, &there)?;
            moved.push((here, there));
            Ok(())
        })
        .and_then(|()| std::fs::rename(part, database));
    if let Err(error) = result {
        for (here, there) in moved.iter().rev() {
            if let Err(error) = std::fs::rename(there, here) {
                tracing::error!(%error, from = %there.display(), to = %here.display(), "could not move the database back");
            }
        }
        return Err(wrong(error));
    }
    sync_folder(database);
    Ok(Restored { kept: Some(kept) })
}

/// This moment, as part of a file name.
pub(crate) fn stamp() -> String {
    Timestamp::now().strftime("%Y%m%dT%H%M%S%6fZ").to_string()
}

/// Brings new names to the disk, where the system allows it.
fn sync_folder(path: &Path) {
    let folder = path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let _ = File::open(folder).and_then(|f| f.sync_all());
}

/// Removes an unfinished file of ours, where there is one.
fn remove(path: &Path) {
    let _ = std::fs::remove_file(path);
}
