//! The migrated tables are those of the model.

use crate::support::place;
use sanad_model::Kind;
use sanad_store::Book;
use sqlx::Connection;
use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection};
use std::collections::BTreeSet;

#[tokio::test]
async fn every_kind_has_its_table_with_its_columns() {
    let (_folder, path) = place();
    Book::create_or_open(&path).await.unwrap().close().await;
    let options = SqliteConnectOptions::new().filename(&path).read_only(true);
    let mut db = SqliteConnection::connect_with(&options).await.unwrap();
    for kind in Kind::ALL {
        // Statements name their columns: a migration may add one behind the others.
        let mut stored: Vec<(String, String, bool, bool)> =
            sqlx::query_as("select name, lower(type), \"notnull\", pk from pragma_table_info(?)")
                .bind(kind.table())
                .fetch_all(&mut db)
                .await
                .unwrap();
        let row = |name: &str, key: bool| (name.to_owned(), "text".to_owned(), true, key);
        let mut wanted = vec![row("id", true)];
        wanted.extend(kind.columns().iter().map(|c| row(c.name, false)));
        stored.sort();
        wanted.sort();
        assert_eq!(stored, wanted, "{kind}");
    }
    let names: Vec<String> = sqlx::query_scalar("select name from sqlite_master where type = 'table'")
        .fetch_all(&mut db)
        .await
        .unwrap();
    let mut wanted: BTreeSet<&str> = Kind::ALL.iter().map(|k| k.table()).collect();
    wanted.extend(["meta", "batch", "change", "_sqlx_migrations"]);
    assert_eq!(names.iter().map(String::as_str).collect::<BTreeSet<_>>(), wanted);
}

#[tokio::test]
async fn a_commit_reaches_the_disk_before_it_is_confirmed() {
    let (_folder, path) = place();
    let book = Book::create_or_open(&path).await.unwrap();
    let options = SqliteConnectOptions::new().filename(&path).read_only(true);
    let mut db = SqliteConnection::connect_with(&options).await.unwrap();
    let mode: String = sqlx::query_scalar("pragma journal_mode").fetch_one(&mut db).await.unwrap();
    let mark: i64 = sqlx::query_scalar("pragma application_id").fetch_one(&mut db).await.unwrap();
    let format: String =
        sqlx::query_scalar("select value from meta where key = 'format'").fetch_one(&mut db).await.unwrap();
    assert_eq!(
        (mode.as_str(), mark.to_be_bytes()[4..].to_vec(), format.as_str()),
        ("wal", b"SNAD".to_vec(), "5")
    );
    drop(book);
}

/// Nothing that only one database understands: types are text and bigint, and no statement deletes
/// or changes a record.
#[test]
fn migrations_are_plain() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("migrations");
    let files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|e| e.unwrap().path()).collect();
    assert!(files.len() >= 2, "{files:?}");
    for file in files {
        let text = std::fs::read_to_string(&file).unwrap().to_lowercase();
        let code: String = text.lines().filter(|l| !l.starts_with("--")).collect::<Vec<_>>().join("\n");
        for word in
            ["autoincrement", "integer", "without rowid", "strict", "pragma", "blob", "`", "delete", "drop"]
        {
            assert!(!code.contains(word), "{}: {word}", file.display());
        }
        let updates: Vec<_> = code.lines().filter(|l| l.starts_with("update ")).collect();
        assert!(updates.iter().all(|l| l.starts_with("update \"meta\" ")), "{updates:?}");
    }
}
