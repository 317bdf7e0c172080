//! An older format is kept as it was before it is brought forward. The released formats end with
//! the last migration, so the next one is made up here.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on stops here")]

use super::{Access, MIGRATOR, Opening, Sqlite, newest, open_writer, options};
use crate::error::StoreError;
use sqlx::migrate::{Migration, MigrationType, Migrator};
use sqlx::{AssertSqlSafe, Connection, SqlSafeStr};
use std::path::{Path, PathBuf};

/// The migrations of a later release: those of this one and one more.
fn later(sql: &'static str) -> Migrator {
    let mut all: Vec<Migration> = MIGRATOR.iter().cloned().collect();
    let sql = AssertSqlSafe(sql).into_sql_str();
    all.push(Migration::new(newest() + 1, "later".into(), MigrationType::Simple, sql, false));
    Migrator { migrations: all.into(), ..Migrator::DEFAULT }
}

async fn columns(path: &Path) -> i64 {
    use sqlx::ConnectOptions;
    let mut db = options(path).read_only(true).connect().await.unwrap();
    let count = sqlx::query_scalar("select count(*) from pragma_table_info('sites') where name = 'tide'")
        .fetch_one(&mut db)
        .await
        .unwrap();
    db.close().await.unwrap();
    count
}

fn copies(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).unwrap().map(|e| e.unwrap().path());
    // A copy that was opened has its lock beside it.
    let copy = |p: &PathBuf| {
        let name = p.to_string_lossy();
        name.contains(".format-") && !name.ends_with(".lock")
    };
    let mut copies: Vec<_> = entries.filter(copy).collect();
    copies.sort();
    copies
}

#[tokio::test]
async fn an_older_format_is_copied_once_and_brought_forward() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("programme.db");
    Sqlite::open(&path, Access::Write, Opening::OrNew).await.unwrap().close().await;
    let later = later("alter table \"sites\" add column \"tide\" text not null default ''");

    let (writer, kept) = open_writer(&path, Opening::Existing, &later).await.unwrap();
    writer.close().await.unwrap();
    let kept = kept.expect("a copy");
    assert!(
        kept.file_name()
            .unwrap()
            .to_string_lossy()
            .starts_with(&format!("programme.db.format-{}-", newest()))
    );
    assert_eq!((columns(&path).await, columns(&kept).await), (1, 0));
    // The copy is a database of its own, which this release opens.
    Sqlite::open(&kept, Access::Write, Opening::Existing).await.unwrap().close().await;

    // Brought forward, it is not copied again, and the release before refuses it and leaves it.
    let (writer, again) = open_writer(&path, Opening::OrNew, &later).await.unwrap();
    writer.close().await.unwrap();
    assert_eq!((again, copies(folder.path()).len()), (None, 1));
    let before = std::fs::read(&path).unwrap();
    for opening in [Opening::Existing, Opening::OrNew] {
        let error = Sqlite::open(&path, Access::Write, opening).await.unwrap_err();
        assert!(matches!(error, StoreError::Newer { .. }), "{error}");
    }
    assert_eq!(std::fs::read(&path).unwrap(), before);
}

#[tokio::test]
async fn a_migration_that_fails_leaves_the_database_and_its_copy() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("programme.db");
    Sqlite::open(&path, Access::Write, Opening::OrNew).await.unwrap().close().await;
    let broken =
        later("alter table \"sites\" add column \"tide\" text; create table \"sites\" (\"id\" text)");
    open_writer(&path, Opening::Existing, &broken).await.unwrap_err();
    assert_eq!((columns(&path).await, copies(folder.path()).len()), (0, 1));
    Sqlite::open(&path, Access::Write, Opening::Existing).await.unwrap().close().await;
}

#[tokio::test]
async fn a_copy_that_is_put_in_place_is_not_copied_once_more() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("programme.db");
    Sqlite::open(&path, Access::Write, Opening::OrNew).await.unwrap().close().await;
    let later = later("alter table \"sites\" add column \"tide\" text not null default ''");
    let (writer, kept) = open_writer(&path, Opening::Copy, &later).await.unwrap();
    writer.close().await.unwrap();
    assert_eq!((kept, columns(&path).await, copies(folder.path()).len()), (None, 1, 0));
}
