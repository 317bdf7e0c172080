//! The book: one programme, open for reading or writing.

use crate::check::{self, Checked};
use crate::db::Db;
use crate::edit::{Author, Edit, Written};
use crate::error::StoreError;
use crate::history::{Batch, HistoryFilter};
use crate::sqlite::{Access, Opening};
use jiff::Timestamp;
use sanad_model::{Change, Dataset, Finding, Id, Kind, Programme};
use std::collections::BTreeSet;
use std::path::Path;
use std::sync::{Arc, PoisonError, RwLock};
use tokio::sync::Mutex;

/// A moment of the programme: the number of the last change, 0 before the first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Version {
    /// The number of the last change.
    pub seq: i64,
}

/// The whole programme at one moment. It never changes; a write makes another one.
#[derive(Debug, Default)]
pub struct Snapshot {
    /// Every row.
    pub rows: Dataset,
    /// The typed view of them; the default while there is no row.
    pub programme: Programme,
    /// What is worth a look.
    pub warnings: Vec<Finding>,
    /// The moment.
    pub version: Version,
}

/// An open programme. Cheap to clone; all clones share one database and one snapshot.
#[derive(Clone, Debug)]
pub struct Book {
    inner: Arc<Inner>,
}

#[derive(Debug)]
struct Inner {
    snapshot: RwLock<Arc<Snapshot>>,
    /// Held through a write, so that each one is checked against what the last one left.
    turn: Mutex<()>,
    db: Db,
}

impl Book {
    /// Opens a database that holds a programme.
    ///
    /// ```
    /// # use sanad_store::{Access, Book, StoreError};
    /// # async fn show() -> Result<(), StoreError> {
    /// let book = Book::open("programme.db", Access::Read).await?;
    /// let sites = book.snapshot().programme.sites.len();
    /// # Ok(())
    /// # }
    /// ```
    pub async fn open(path: impl AsRef<Path>, access: Access) -> Result<Self, StoreError> {
        Self::of(Db::open(path.as_ref(), access, Opening::Existing).await?).await
    }

    /// Opens a database for writing, and makes it first where there is none. One of an older format
    /// is copied beside itself ([`Book::kept`]) and brought forward, here as in [`Book::open`].
    pub async fn create_or_open(path: impl AsRef<Path>) -> Result<Self, StoreError> {
        Self::of(Db::open(path.as_ref(), Access::Write, Opening::OrNew).await?).await
    }

    pub(crate) async fn of(db: Db) -> Result<Self, StoreError> {
        let snapshot = RwLock::new(Arc::new(read(&db).await?));
        Ok(Self { inner: Arc::new(Inner { snapshot, turn: Mutex::new(()), db }) })
    }

    /// The programme as it is now: in memory, without waiting.
    pub fn snapshot(&self) -> Arc<Snapshot> {
        self.inner.snapshot()
    }

    /// Where the database lies.
    pub fn path(&self) -> &Path {
        self.inner.db.path()
    }

    /// The copy that opening made of the database before it brought an older format forward.
    pub fn kept(&self) -> Option<&Path> {
        self.inner.db.kept()
    }

    /// Writes an edit: checked in memory, committed in one transaction, then shown. When this
    /// returns without an error, the edit survives a loss of power. An edit that changes nothing
    /// writes nothing.
    ///
    /// [`StoreError::Invalid`] and [`StoreError::Conflict`] leave everything as it was.
    pub async fn write(&self, edit: Edit) -> Result<Written, StoreError> {
        self.inner.db.writable()?;
        let inner = Arc::clone(&self.inner);
        // A task of its own: a page that goes away must not stop between commit and snapshot.
        let task = tokio::spawn(async move {
            let _turn = inner.turn.lock().await;
            inner.record(edit, None).await
        });
        task.await.map_err(StoreError::Interrupted)?
    }

    /// Takes a batch back by writing its inverse; the batch stays in the history. A record that it
    /// made is withdrawn. Refused with [`StoreError::Conflict`] where somebody wrote to the same
    /// cells since. Taking the undo back in turn restores the batch.
    pub async fn undo(&self, batch: Id, author: Author) -> Result<Written, StoreError> {
        self.inner.db.writable()?;
        let inner = Arc::clone(&self.inner);
        let task = tokio::spawn(async move {
            let _turn = inner.turn.lock().await;
            let (found, made) = inner.db.batch(batch).await?;
            let now = inner.current().await?;
            let changes = check::inverse(&now, &found, &made)?;
            inner.record(Edit { author, reason: String::new(), changes }, Some(batch)).await
        });
        task.await.map_err(StoreError::Interrupted)?
    }

    /// Batches, newest first.
    pub async fn history(&self, filter: HistoryFilter) -> Result<Vec<Batch>, StoreError> {
        let mut claims = BTreeSet::new();
        if let Some((kind, record)) = filter.record.filter(|_| filter.with_claims) {
            let target = format!("{kind}/{record}");
            let snapshot = self.snapshot();
            let about = snapshot.rows.rows(Kind::Claim).filter(|row| row.get("record") == target);
            claims = about.map(|row| row.id).collect();
        }
        self.inner.db.history(&filter, &claims).await
    }

    /// The rows as they were at a time, by taking later changes back; none before the first change.
    pub async fn rows_at(&self, at: Timestamp) -> Result<Dataset, StoreError> {
        let snapshot = self.snapshot();
        let then = self.version_at(at).await?;
        if then >= snapshot.version.seq {
            return Ok(snapshot.rows.clone());
        }
        if then == 0 {
            return Ok(Dataset::default());
        }
        let changes = self.inner.db.changes(then, snapshot.version.seq).await?;
        off_thread(move || Ok(snapshot.rows.before(&changes))).await
    }

    /// The version that held at a time: the number of the last change made by then, 0 before the
    /// first one.
    pub async fn version_at(&self, at: Timestamp) -> Result<i64, StoreError> {
        self.inner.db.version_at(at).await
    }

    /// When the first batch was written, and whether others followed it; `None` for a new book.
    pub async fn beginning(&self) -> Result<Option<(Timestamp, bool)>, StoreError> {
        let Some(first) = self.inner.db.first().await? else { return Ok(None) };
        Ok(Some((first, self.version_at(first).await? < self.snapshot().version.seq)))
    }

    /// Checks that the stored rows are what all changes lead to, from the first one on.
    pub async fn verify(&self) -> Result<(), StoreError> {
        let _turn = self.inner.turn.lock().await;
        let (rows, seq) = self.inner.db.load().await?;
        let changes = self.inner.db.changes(0, seq).await?;
        let path = self.path().to_owned();
        off_thread(move || verify(&path, &rows, &changes)).await
    }

    /// Refuses writes that would make the database larger than a number of bytes, as a full disk
    /// would; for shared machines.
    pub async fn limit_size(&self, bytes: u64) -> Result<(), StoreError> {
        self.inner.db.limit(bytes).await
    }

    /// Closes the database. Dropping the book does the same without waiting for it.
    pub async fn close(self) {
        let _turn = self.inner.turn.lock().await;
        self.inner.db.close().await;
    }
}

impl Inner {
    fn snapshot(&self) -> Arc<Snapshot> {
        Arc::clone(&self.snapshot.read().unwrap_or_else(PoisonError::into_inner))
    }

    fn show(&self, next: Snapshot) -> Arc<Snapshot> {
        let next = Arc::new(next);
        let mut shown = self.snapshot.write().unwrap_or_else(PoisonError::into_inner);
        let last = std::mem::replace(&mut *shown, Arc::clone(&next));
        drop(shown);
        // Taking a large one apart takes longer than writing a cell.
        tokio::task::spawn_blocking(move || drop(last));
        next
    }

    /// The snapshot, read anew where the database moved on without it (a commit that failed after
    /// it had reached the disk).
    async fn current(&self) -> Result<Arc<Snapshot>, StoreError> {
        let snapshot = self.snapshot();
        if self.db.end().await?.map_or(0, |(seq, _)| seq) == snapshot.version.seq {
            return Ok(snapshot);
        }
        tracing::warn!("the database is not where the snapshot is; reading it anew");
        Ok(self.show(read(&self.db).await?))
    }

    async fn record(&self, edit: Edit, undoes: Option<Id>) -> Result<Written, StoreError> {
        let now = self.current().await?;
        let Edit { author, reason, mut changes } = edit;
        changes.retain(|c| c.before != c.after);
        if changes.is_empty() {
            return Ok(Written { batch: None, seq: now.version.seq });
        }
        let Checked { entry, next } =
            off_thread(move || check::check(&now, changes, author, reason, undoes)).await?;
        let seq = self.db.commit(&entry).await?;
        tracing::debug!(seq, changes = entry.changes.len(), "written");
        self.show(next);
        Ok(Written { batch: Some(entry.batch), seq })
    }
}

/// Reads the database into a snapshot.
async fn read(db: &Db) -> Result<Snapshot, StoreError> {
    let (rows, seq) = db.load().await?;
    let built = off_thread(move || {
        let built = check::build(&rows);
        Ok((rows, built))
    });
    match built.await? {
        (rows, Ok((programme, warnings))) => {
            Ok(Snapshot { rows, programme, warnings, version: Version { seq } })
        }
        (_, Err(findings)) => {
            Err(StoreError::Unfit { path: db.path().to_owned(), wrote: db.product().await?, findings })
        }
    }
}

/// Runs work that takes the processor for a while where it does not hold up pages.
async fn off_thread<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, StoreError> + Send + 'static,
) -> Result<T, StoreError> {
    tokio::task::spawn_blocking(work).await.map_err(StoreError::Interrupted)?
}

fn verify(path: &Path, rows: &Dataset, changes: &[Change]) -> Result<(), StoreError> {
    let mut replayed = Dataset::default();
    replayed
        .apply(changes)
        .map_err(|conflicts| StoreError::damaged(path, format!("its history breaks at {}", conflicts[0])))?;
    if let Some(change) = replayed.diff(rows).first().or(rows.diff(&replayed).first()) {
        return Err(StoreError::damaged(
            path,
            format!(
                "`{}` of {}/{} is not what its history leads to",
                change.field, change.kind, change.record
            ),
        ));
    }
    Ok(())
}
