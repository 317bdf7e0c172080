//! Folder → rows → workbook → rows → folder gives an equal programme.

use crate::random::dataset;
use proptest::prelude::*;
use sanad_files::{folder, xlsx};
use sanad_model::raw::{self, RawTable};
use sanad_model::{Accepted, Dataset, Id, Lang};
use std::collections::BTreeMap;
use std::path::Path;

fn rows(tables: &[RawTable]) -> Dataset {
    let mut next = || -> Id { unreachable!("every exported row has an id") };
    raw::resolve(tables, &Dataset::default(), &mut next).expect("exported tables resolve").rows
}

/// The files of a folder and of those in it.
fn bytes(path: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    for path in std::fs::read_dir(path).expect("a folder").map(|e| e.expect("an entry").path()) {
        let name = path.file_name().expect("a name").to_string_lossy().into_owned();
        if path.is_dir() {
            found.extend(bytes(&path).into_iter().map(|(inner, data)| (format!("{name}/{inner}"), data)));
        } else {
            found.insert(name, std::fs::read(&path).expect("a file"));
        }
    }
    found
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]
    #[test]
    fn folder_workbook_folder(seed in any::<u64>(), arabic in any::<bool>()) {
        let lang = if arabic { Lang::Ar } else { Lang::En };
        let before = dataset(seed);
        let dir = tempfile::tempdir().expect("a temporary folder");
        let (first, second) = (dir.path().join("first"), dir.path().join("second"));
        folder::write(&first, &before).expect("written");
        let from_folder = rows(&folder::read(&first, Accepted::default()).expect("read"));
        prop_assert_eq!(&from_folder, &before);
        let book = xlsx::write(&from_folder, lang).expect("written");
        let from_book = rows(&xlsx::read(&book, "b.xlsx").expect("read"));
        prop_assert_eq!(&from_book, &before);
        folder::write(&second, &from_book).expect("written");
        prop_assert_eq!(bytes(&first), bytes(&second));
    }
}

#[test]
fn equal_rows_give_equal_workbooks() {
    let rows = dataset(7);
    assert_eq!(
        xlsx::write(&rows, Lang::Ar).expect("written"),
        xlsx::write(&rows, Lang::Ar).expect("written")
    );
}

#[test]
fn writing_again_replaces_and_removes() {
    let dir = tempfile::tempdir().expect("a temporary folder");
    let path = dir.path().join("programme");
    let (big, small) = (dataset(1), dataset(3));
    folder::write(&path, &big).expect("written");
    std::fs::write(path.join("README.md"), "ours").expect("written");
    folder::write(&path, &small).expect("written");
    assert_eq!(rows(&folder::read(&path, Accepted::default()).expect("read")), small);
    assert_eq!(std::fs::read_to_string(path.join("README.md")).expect("kept"), "ours");
    assert!(!bytes(&path).is_empty());
}

#[test]
fn a_foreign_folder_is_left_alone() {
    let dir = tempfile::tempdir().expect("a temporary folder");
    std::fs::write(dir.path().join("letter.txt"), "dear").expect("written");
    let error = folder::write(dir.path(), &dataset(1)).expect_err("refused");
    assert!(error.to_string().contains("not a programme"), "{error}");
    assert_eq!(bytes(dir.path()).len(), 1);
}

#[test]
fn templates_read_back() {
    let dir = tempfile::tempdir().expect("a temporary folder");
    let path = dir.path().join("new");
    folder::template(&path).expect("written");
    let tables = folder::read(&path, Accepted::default()).expect("read");
    // Templates are files of their own, of which there are none yet.
    assert_eq!(tables.len(), sanad_model::Kind::ALL.len() - 1);
    let mut n = 0;
    let mut next = || {
        n += 1;
        Id::from_counter(1, n)
    };
    let resolved = raw::resolve(&tables, &Dataset::default(), &mut next).expect("resolves");
    assert_eq!(resolved.rows.count(sanad_model::Kind::Programme), 1);
    assert!(folder::template(&path).is_err(), "a second template would overwrite the first");
    let book = xlsx::template(Lang::Ar).expect("written");
    assert_eq!(xlsx::read(&book, "t.xlsx").expect("read").len(), sanad_model::Kind::ALL.len());
}
