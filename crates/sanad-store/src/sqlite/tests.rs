//! An older format is kept as it was before it is brought forward. The released formats end with
//! the last migration, so the next one is made up here; those before it are brought forward too.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on stops here")]

use super::{Access, MIGRATOR, Opening, Sqlite, newest, open_writer, options};
use crate::book::Book;
use crate::error::StoreError;
use sanad_model::Kind;
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

/// A database of the first format with a programme and a team in it.
async fn first_format(path: &Path) {
    let first: Vec<Migration> = MIGRATOR.iter().filter(|m| m.version == 1).cloned().collect();
    let first = Migrator { migrations: first.into(), ..Migrator::DEFAULT };
    let (mut writer, _) = open_writer(path, Opening::OrNew, &first).await.unwrap();
    let id = |n: u64| sanad_model::Id::from_counter(1, n);
    let (programme, party, team) = (id(1), id(2), id(3));
    for row in [
        format!(
            "\"programme\" (\"id\", \"code\", \"name_ar\", \"name_en\", \"plan_days\") values ('{programme}', 'p', 'ب', 'P', '90')"
        ),
        format!(
            "\"parties\" (\"id\", \"code\", \"name_ar\", \"name_en\", \"kind\") values ('{party}', 'A', 'أ', 'A', 'side')"
        ),
        format!(
            "\"teams\" (\"id\", \"code\", \"name_ar\", \"name_en\", \"parties\") values ('{team}', 'T1', 'ف', 'T', '{party}')"
        ),
    ] {
        sqlx::query(AssertSqlSafe(format!("insert into {row}"))).execute(&mut writer).await.unwrap();
    }
    writer.close().await.unwrap();
}

#[tokio::test]
async fn the_first_format_is_brought_forward_with_its_rows() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("programme.db");
    first_format(&path).await;
    let error = Book::open(&path, Access::Read).await.unwrap_err();
    assert!(matches!(error, StoreError::Older { format: 1, .. }), "{error}");
    let book = Book::open(&path, Access::Write).await.unwrap();
    assert_eq!(copies(folder.path()).len(), 1);
    let snapshot = book.snapshot();
    let (rows, programme) = (&snapshot.rows, &snapshot.programme);
    assert_eq!(rows.by_code(Kind::Team, "T1").unwrap().get("task"), "");
    let team = programme.teams.values().next().unwrap();
    assert_eq!((team.code.as_str(), team.task), ("T1", sanad_model::Task::Survey));
    assert_eq!((programme.settings.host, programme.settings.works_days), (None, 1095));
    assert!(programme.funds.is_empty());
    book.close().await;
}
