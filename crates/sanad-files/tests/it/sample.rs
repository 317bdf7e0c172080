//! The sample of the repository, and the shared texts where they are at hand.

use crate::small::{ids, lexicon, rows};
use sanad_files::communique::{self, CommuniqueMeta};
use sanad_files::{folder, load, xlsx};
use sanad_model::raw::{self, Origins};
use sanad_model::{Accepted, Dataset, Id, Kind, Lang, Programme};
use std::path::Path;

fn root() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

#[test]
#[expect(clippy::print_stdout, reason = "says how many files were at hand")]
fn the_sample_goes_round() {
    let path = root().join("programmes/egypt-libya");
    if !path.is_dir() {
        println!("sample: not there");
        return;
    }
    let read = load(&path, &Dataset::default(), &lexicon(), &mut ids(1)).expect("the sample loads");
    let built = Programme::build(&read.rows, &read.origins);
    assert!(built.is_ok(), "{:#?}", built.err());
    let again = load(&path, &read.rows, &lexicon(), &mut ids(2)).expect("the sample loads again").rows;
    assert_eq!(read.rows.diff(&again), Vec::new());
    let dir = tempfile::tempdir().expect("a temporary folder");
    let mut next = || -> Id { unreachable!("every exported row has an id") };
    let book = xlsx::write(&read.rows, Lang::Ar).expect("written");
    let tables = xlsx::read(&book, "b.xlsx").expect("read");
    let from_book = raw::resolve(&tables, &Dataset::default(), &mut next).expect("resolves").rows;
    folder::write(&dir.path().join("copy"), &from_book).expect("written");
    let tables = folder::read(&dir.path().join("copy"), Accepted::default()).expect("read");
    assert_eq!(raw::resolve(&tables, &Dataset::default(), &mut next).expect("resolves").rows, read.rows);
    let counts: Vec<String> = Kind::ALL.iter().map(|k| format!("{k} {}", read.rows.count(*k))).collect();
    println!("sample: {}", counts.join(", "));
}

#[test]
#[expect(clippy::print_stdout, reason = "says how many files were at hand")]
fn shared_texts_become_items() {
    let folder = root().join("../shared/communiques");
    let mut cases = 0;
    for dir in [folder.clone(), folder.join("more")] {
        let Ok(entries) = std::fs::read_dir(&dir) else { continue };
        let mut files: Vec<_> = entries.filter_map(Result::ok).map(|e| e.path()).collect();
        files.sort();
        for file in files.into_iter().filter(|f| f.extension().is_some_and(|e| e == "txt")) {
            cases += 1;
            let bytes = std::fs::read(&file).expect("a file");
            let (text, _) = communique::check(&bytes, "shared").expect("a text");
            let base = rows();
            let meta = CommuniqueMeta { code: "X".to_owned(), ..CommuniqueMeta::default() };
            let changes = communique::changes(&text, &meta, &base, &lexicon(), &mut ids(2)).expect("reads");
            let mut all = base.clone();
            all.apply(&changes).expect("applies");
            let (programme, _) = Programme::build(&all, &Origins::default()).expect("a whole programme");
            let of = |force: &str| programme.statements.values().filter(|s| s.force.code() == force).count();
            let items = programme.items.len() - base.count(Kind::Item);
            println!("{}: agreed {}, discussed {}, items {items}", cases, of("agreed"), of("discussed"));
            assert!(items <= programme.statements.len());
            assert_eq!(communique::changes(&text, &meta, &all, &lexicon(), &mut ids(3)), Ok(Vec::new()));
        }
    }
    println!("shared cases: {cases}");
}
