//! A small programme, edits to it, and a folder to keep it in.

use sanad_model::{Change, Dataset, Id, Kind, Row};
use sanad_store::{Author, Book, Edit, new_id};
use std::path::PathBuf;
use tempfile::TempDir;

/// A folder that goes away, and a database path in it.
pub(crate) fn place() -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("programme.db");
    (folder, path)
}

/// Who writes in tests.
pub(crate) fn author() -> Author {
    Author { actor: "secretariat".to_owned(), party: None }
}

/// A new book with a programme, a side and a site `F01`.
pub(crate) async fn book() -> (TempDir, Book) {
    let (folder, path) = place();
    let book = Book::create_or_open(&path).await.unwrap();
    write(&book, start().0).await;
    (folder, book)
}

/// The first rows, and the site among them.
pub(crate) fn start() -> (Vec<Change>, Id) {
    let mut rows = Dataset::default();
    rows.put(
        Kind::Programme,
        Row::new(new_id())
            .with("code", "restart")
            .with("name_ar", "برنامج")
            .with("name_en", "Programme")
            .with("plan_start", "2026-01-04")
            .with("plan_days", "90"),
    );
    let party = Row::new(new_id())
        .with("code", "A")
        .with("name_ar", "جانب")
        .with("name_en", "Side")
        .with("kind", "side");
    rows.put(Kind::Party, party);
    let site = site("F01", "Cement works");
    let id = site.id;
    rows.put(Kind::Site, site);
    (Dataset::default().diff(&rows), id)
}

/// A site.
pub(crate) fn site(code: &str, name: &str) -> Row {
    Row::new(new_id()).with("code", code).with("name_ar", "مصنع").with("name_en", name)
}

/// The changes that add a row.
pub(crate) fn adding(kind: Kind, row: Row) -> Vec<Change> {
    let mut rows = Dataset::default();
    rows.put(kind, row);
    Dataset::default().diff(&rows)
}

/// The change that sets a cell of a site from what it holds now.
pub(crate) fn setting(book: &Book, site: Id, field: &'static str, after: &str) -> Change {
    let snapshot = book.snapshot();
    let before = snapshot.rows.row(Kind::Site, site).map_or("", |r| r.get(field)).to_owned();
    Change { kind: Kind::Site, record: site, field, before, after: after.to_owned() }
}

/// An edit.
pub(crate) fn edit(changes: Vec<Change>) -> Edit {
    Edit { author: author(), reason: "as reported".to_owned(), changes }
}

/// Writes and gives the batch.
pub(crate) async fn write(book: &Book, changes: Vec<Change>) -> Id {
    book.write(edit(changes)).await.unwrap().batch.unwrap()
}

/// The site with a code.
pub(crate) fn site_of(book: &Book, code: &str) -> Id {
    book.snapshot().programme.by_code(Kind::Site, code).unwrap()
}

/// The English name of a site as stored.
pub(crate) fn name_of(rows: &Dataset, site: Id) -> String {
    rows.row(Kind::Site, site).unwrap().get("name_en").to_owned()
}
