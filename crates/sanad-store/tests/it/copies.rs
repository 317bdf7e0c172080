//! Backup and restore: whole or not at all, and nothing lost on the way.

use crate::open::tamper;
use crate::support::{adding, book, place, site, write};
use sanad_model::Kind;
use sanad_store::{Access, Book, StoreError, backup, content_hash, restore};
use sha2::{Digest, Sha256};

#[tokio::test]
async fn a_backup_beside_a_running_writer_is_that_moment() {
    let (folder, book) = book().await;
    let to = folder.path().join("copy.db");
    let then = book.snapshot();
    let made = backup(book.path(), &to).await.unwrap();
    write(&book, adding(Kind::Site, site("F02", "Later"))).await;

    let bytes = std::fs::read(&to).unwrap();
    assert_eq!(made.bytes, bytes.len() as u64);
    let hash: [u8; 32] = Sha256::digest(&bytes).into();
    let read = (0..64).step_by(2).map(|at| u8::from_str_radix(&made.sha256[at..at + 2], 16).unwrap());
    assert_eq!(read.collect::<Vec<u8>>(), hash);
    let copy = Book::open(&to, Access::Read).await.unwrap();
    assert_eq!(copy.snapshot().rows, then.rows);
    assert_eq!(content_hash(&copy.snapshot().rows), content_hash(&then.rows));
    assert_ne!(content_hash(&copy.snapshot().rows), content_hash(&book.snapshot().rows));
    copy.verify().await.unwrap();
}

#[tokio::test]
async fn a_backup_replaces_nothing() {
    let (folder, book) = book().await;
    let to = folder.path().join("copy.db");
    std::fs::write(&to, "mine").unwrap();
    let error = backup(book.path(), &to).await.unwrap_err();
    assert!(matches!(error, StoreError::Exists { .. }), "{error}");
    assert_eq!(std::fs::read_to_string(&to).unwrap(), "mine");
    let error = backup(&folder.path().join("none.db"), &folder.path().join("x.db")).await.unwrap_err();
    assert!(matches!(error, StoreError::Missing { .. }), "{error}");
    let error = backup(book.path(), &folder.path().join("no/such/x.db")).await.unwrap_err();
    assert!(matches!(error, StoreError::ReadOnly { .. } | StoreError::Missing { .. }), "{error}");
}

#[tokio::test]
async fn a_restore_brings_the_copy_back_and_keeps_what_stood_there() {
    let (folder, book) = book().await;
    let (path, copy) = (book.path().to_owned(), folder.path().join("copy.db"));
    let then = book.snapshot();
    backup(&path, &copy).await.unwrap();
    write(&book, adding(Kind::Site, site("F02", "Later"))).await;
    let later = book.snapshot();

    let error = restore(&copy, &path).await.unwrap_err();
    assert!(matches!(error, StoreError::Locked { .. }), "{error}");
    book.close().await;

    let kept = restore(&copy, &path).await.unwrap().kept.unwrap();
    assert_eq!(Book::open(&path, Access::Read).await.unwrap().snapshot().rows, then.rows);
    assert_eq!(Book::open(&kept, Access::Read).await.unwrap().snapshot().rows, later.rows);
    let names = std::fs::read_dir(folder.path()).unwrap().map(|e| e.unwrap().file_name());
    let part = names.filter(|n| n.to_string_lossy().contains(".part")).count();
    assert_eq!(part, 0);
    // What was restored takes writes again.
    let book = Book::open(&path, Access::Write).await.unwrap();
    write(&book, adding(Kind::Site, site("F03", "Third"))).await;
    book.verify().await.unwrap();
}

#[tokio::test]
async fn a_restore_takes_the_place_of_a_broken_file_or_of_none() {
    let (folder, book) = book().await;
    let copy = folder.path().join("copy.db");
    backup(book.path(), &copy).await.unwrap();
    let broken = folder.path().join("broken.db");
    std::fs::write(&broken, "not a database").unwrap();
    let kept = restore(&copy, &broken).await.unwrap().kept.unwrap();
    assert_eq!(std::fs::read_to_string(kept).unwrap(), "not a database");
    let fresh = folder.path().join("fresh.db");
    assert_eq!(restore(&copy, &fresh).await.unwrap().kept, None);
    for path in [broken, fresh] {
        assert_eq!(Book::open(&path, Access::Read).await.unwrap().snapshot().rows, book.snapshot().rows);
    }
}

#[tokio::test]
async fn a_copy_that_is_not_whole_is_refused_and_the_database_stays() {
    let (folder, book) = book().await;
    let (path, rows) = (book.path().to_owned(), book.snapshot());
    let copy = folder.path().join("copy.db");
    backup(&path, &copy).await.unwrap();
    book.close().await;

    let text = folder.path().join("notes.txt");
    std::fs::write(&text, "notes\n".repeat(100)).unwrap();
    let error = restore(&text, &path).await.unwrap_err();
    assert!(matches!(error, StoreError::NotADatabase { .. }), "{error}");
    let error = restore(&folder.path().join("none.db"), &path).await.unwrap_err();
    assert!(matches!(error, StoreError::Missing { .. }), "{error}");
    tamper(&copy, &["update sites set name_en = 'Forged'"]).await;
    let error = restore(&copy, &path).await.unwrap_err();
    assert!(matches!(error, StoreError::Damaged { .. }), "{error}");

    let (_other, foreign) = place();
    tamper(&foreign, &["create table songs (title text)"]).await;
    let error = restore(&foreign, &path).await.unwrap_err();
    assert!(matches!(error, StoreError::Foreign { .. }), "{error}");
    assert_eq!(Book::open(&path, Access::Write).await.unwrap().snapshot().rows, rows.rows);
    let left: Vec<_> = std::fs::read_dir(folder.path())
        .unwrap()
        .map(|e| e.unwrap().file_name().into_string().unwrap())
        .filter(|name| name.contains(".part") || name.contains(".before"))
        .collect();
    assert_eq!(left, Vec::<String>::new());
}
