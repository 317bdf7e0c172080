//! Opening what is not a healthy database of ours: each case is said, and the file is left alone.

use crate::support::{adding, author, book, edit, place, setting, site, site_of, start, write};
use sanad_model::Kind;
use sanad_store::{Access, Book, HistoryFilter, StoreError};
use sqlx::Connection;
use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection};
use std::io::{Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

/// Runs statements on a file behind the store's back.
pub(crate) async fn tamper(path: &Path, statements: &[&'static str]) {
    let options = SqliteConnectOptions::new().filename(path).create_if_missing(true).foreign_keys(false);
    let mut db = SqliteConnection::connect_with(&options).await.unwrap();
    for statement in statements {
        sqlx::query(*statement).execute(&mut db).await.unwrap();
    }
    db.close().await.unwrap();
}

/// A closed database with a programme.
async fn closed() -> (tempfile::TempDir, PathBuf) {
    let (folder, book) = book().await;
    let path = book.path().to_owned();
    book.close().await;
    (folder, path)
}

/// The error of opening, for both ways, which must agree in kind.
async fn errors(path: &Path) -> [StoreError; 2] {
    [Book::open(path, Access::Read).await.unwrap_err(), Book::open(path, Access::Write).await.unwrap_err()]
}

#[tokio::test]
async fn a_missing_file() {
    let (folder, path) = place();
    for error in errors(&path).await {
        assert!(matches!(error, StoreError::Missing { .. }), "{error}");
    }
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
    let error = Book::create_or_open(folder.path().join("no/such/folder.db")).await.unwrap_err();
    assert!(matches!(error, StoreError::Missing { .. }), "{error}");
}

#[tokio::test]
async fn a_text_file() {
    let (folder, path) = place();
    let text = "code,name_ar,name_en\nF01,مصنع,Works\n".repeat(40);
    std::fs::write(&path, &text).unwrap();
    let mut all = Vec::from(errors(&path).await);
    all.push(Book::create_or_open(&path).await.unwrap_err());
    for error in all {
        assert!(matches!(error, StoreError::NotADatabase { .. }), "{error}");
    }
    assert_eq!(std::fs::read_to_string(&path).unwrap(), text);
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[tokio::test]
async fn a_folder() {
    let (folder, _) = place();
    for error in errors(folder.path()).await {
        assert!(matches!(error, StoreError::NotADatabase { .. }), "{error}");
    }
}

#[tokio::test]
async fn a_database_of_another_program() {
    let (_folder, path) = place();
    tamper(&path, &["create table songs (title text)", "insert into songs values ('one')"]).await;
    let before = std::fs::read(&path).unwrap();
    let mut all = Vec::from(errors(&path).await);
    all.push(Book::create_or_open(&path).await.unwrap_err());
    for error in all {
        assert!(matches!(&error, StoreError::Foreign { found, .. } if found == "songs"), "{error}");
    }
    assert_eq!(std::fs::read(&path).unwrap(), before);
}

#[tokio::test]
async fn an_empty_file_is_no_programme_until_one_is_made() {
    let (_folder, path) = place();
    std::fs::write(&path, "").unwrap();
    for error in errors(&path).await {
        assert!(matches!(error, StoreError::Empty { .. }), "{error}");
    }
    let book = Book::create_or_open(&path).await.unwrap();
    write(&book, start().0).await;
}

#[tokio::test]
async fn a_newer_format() {
    let (_folder, path) = closed().await;
    tamper(
        &path,
        &["insert into _sqlx_migrations (version, description, success, checksum, execution_time) \
           values (99, 'later', 1, x'00', 0)"],
    )
    .await;
    for error in errors(&path).await {
        assert!(matches!(error, StoreError::Newer { format: 99, newest: 5, .. }), "{error}");
    }
}

#[tokio::test]
async fn an_older_format_is_not_read_before_it_is_brought_forward_but_copied() {
    let (folder, path) = closed().await;
    tamper(&path, &["delete from _sqlx_migrations where version > 1"]).await;
    let error = Book::open(&path, Access::Read).await.unwrap_err();
    assert!(matches!(error, StoreError::Older { format: 1, newest: 5, .. }), "{error}");
    sanad_store::backup(&path, &folder.path().join("copy.db")).await.unwrap();
}

#[tokio::test]
async fn a_second_writer_is_told_who_holds_it_and_readers_go_on() {
    let (_folder, book) = book().await;
    let error = Book::open(book.path(), Access::Write).await.unwrap_err();
    let holder = format!("process {}", std::process::id());
    assert!(matches!(&error, StoreError::Locked { holder: h, .. } if *h == holder), "{error}");
    assert!(error.to_string().contains("stop it first"), "{error}");

    let reader = Book::open(book.path(), Access::Read).await.unwrap();
    assert_eq!(reader.snapshot().rows, book.snapshot().rows);
    let path = book.path().to_owned();
    drop((book, reader));
    Book::open(&path, Access::Write).await.unwrap();
}

#[tokio::test]
async fn a_damaged_file() {
    let (_folder, path) = closed().await;
    let length = std::fs::metadata(&path).unwrap().len();
    let mut file = std::fs::OpenOptions::new().write(true).open(&path).unwrap();
    file.seek(SeekFrom::Start(4096)).unwrap();
    file.write_all(&vec![0xa5; usize::try_from(length - 4096).unwrap()]).unwrap();
    drop(file);
    for error in errors(&path).await {
        assert!(matches!(error, StoreError::Damaged { .. }), "{error}");
    }
}

#[tokio::test]
async fn a_file_cut_short() {
    let (_folder, path) = closed().await;
    let length = std::fs::metadata(&path).unwrap().len();
    std::fs::OpenOptions::new().write(true).open(&path).unwrap().set_len(length / 2).unwrap();
    for error in errors(&path).await {
        assert!(matches!(error, StoreError::Damaged { .. }), "{error}");
    }
}

#[tokio::test]
async fn rows_that_are_no_programme() {
    let (_folder, path) = closed().await;
    tamper(&path, &["update sites set code = ''"]).await;
    for error in errors(&path).await {
        let StoreError::Unfit { wrote, findings, .. } = &error else { panic!("{error}") };
        assert_eq!((wrote.as_str(), findings[0].code), (env!("CARGO_PKG_VERSION"), "cell-missing"));
    }
}

#[tokio::test]
async fn rows_changed_behind_the_history() {
    let (_folder, path) = closed().await;
    tamper(&path, &["update sites set name_en = 'Other'"]).await;
    let book = Book::open(&path, Access::Read).await.unwrap();
    let error = book.verify().await.unwrap_err();
    assert!(
        matches!(&error, StoreError::Damaged { what, .. } if what.starts_with("`name_en` of sites/")),
        "{error}"
    );
}

#[tokio::test]
async fn a_history_with_a_gap() {
    let (_folder, path) = closed().await;
    tamper(&path, &["delete from change where seq = 3"]).await;
    let error = Book::open(&path, Access::Read).await.unwrap().verify().await.unwrap_err();
    assert!(matches!(&error, StoreError::Damaged { what, .. } if what.contains("11 of 12")), "{error}");
}

#[tokio::test]
async fn a_full_disk_refuses_and_keeps_all_that_was_confirmed() {
    let (_folder, book) = book().await;
    book.limit_size(1 << 20).await.unwrap();
    let long = "a sentence about the works. ".repeat(1000);
    let mut confirmed = 0;
    let error = loop {
        let mut row = site(&format!("N{confirmed}"), "New");
        row.set("note_en", long.trim().to_owned());
        match book.write(edit(adding(Kind::Site, row))).await {
            Ok(_) => confirmed += 1,
            Err(error) => break error,
        }
    };
    assert!(matches!(error, StoreError::DiskFull { .. }), "{error}");
    assert!(confirmed > 0);
    assert_eq!(book.snapshot().programme.sites.len(), 1 + confirmed);
    book.verify().await.unwrap();

    book.limit_size(1 << 30).await.unwrap();
    write(&book, adding(Kind::Site, site("after", "After"))).await;
    let path = book.path().to_owned();
    book.close().await;
    let book = Book::open(&path, Access::Read).await.unwrap();
    assert_eq!(book.snapshot().programme.sites.len(), 2 + confirmed);
}

#[cfg(unix)]
#[tokio::test]
async fn a_read_only_folder() {
    use std::os::unix::fs::PermissionsExt;
    let (folder, path) = closed().await;
    let mode = |bits| std::fs::set_permissions(folder.path(), std::fs::Permissions::from_mode(bits)).unwrap();
    std::fs::remove_file(folder.path().join("programme.db.lock")).unwrap();
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o444)).unwrap();
    mode(0o555);
    if std::fs::write(folder.path().join("probe"), "").is_ok() {
        eprintln!("skipped: this account writes to read-only folders");
        mode(0o755);
        return;
    }
    let write = Book::open(&path, Access::Write).await;
    let create = Book::create_or_open(folder.path().join("new.db")).await;
    let read = Book::open(&path, Access::Read).await;
    let copied = sanad_store::backup(&path, &folder.path().join("copy.db")).await;
    mode(0o755);
    for error in [write.unwrap_err(), create.unwrap_err(), copied.unwrap_err()] {
        assert!(matches!(error, StoreError::ReadOnly { .. }), "{error}");
    }
    let book = read.unwrap();
    assert_eq!(book.snapshot().programme.sites.len(), 1);
    assert_eq!(book.history(HistoryFilter::default()).await.unwrap().len(), 1);
    let change = setting(&book, site_of(&book, "F01"), "name_en", "Other");
    assert!(matches!(book.write(edit(vec![change])).await, Err(StoreError::NotWritable { .. })));
    assert!(matches!(book.undo(sanad_store::new_id(), author()).await, Err(StoreError::NotWritable { .. })));
}
