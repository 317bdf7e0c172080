//! Folder, database, workbook, database, folder: the same programme all the way.

use crate::run::Desk;
use crate::world::{World, sample_folder};
use sanad_bench::generate::{Size, programme};
use sanad_model::{Dataset, Kind, Lang};
use sanad_reader::Lexicon;
use sanad_store::{Access, Author, Book, Edit, content_hash};
use std::path::Path;

fn load(path: &Path) -> Dataset {
    let lexicon = Lexicon::builtin().expect("the rules");
    sanad_files::load(path, &Dataset::default(), &lexicon, &mut sanad_store::new_id).expect("no fault").rows
}

async fn stored(path: &Path, rows: &Dataset) -> Dataset {
    let book = Book::create_or_open(path).await.expect("a database");
    let changes = book.snapshot().rows.diff(rows);
    let edit = Edit { author: Author::default(), reason: String::new(), changes };
    book.write(edit).await.expect("written");
    book.verify().await.expect("whole");
    book.close().await;
    let book = Book::open(path, Access::Read).await.expect("it opens");
    let rows = book.snapshot().rows.clone();
    book.close().await;
    rows
}

#[tokio::test]
async fn every_form_holds_the_same_rows() {
    let made_up = programme(Size { sites: 30, items: 120 }, 5);
    for (name, rows) in [("sample", World::sample().rows), ("made-up", made_up)] {
        let desk = Desk::new();
        let from_folder = stored(&desk.path("a.db"), &rows).await;
        assert_eq!(from_folder, rows, "{name}");
        for lang in [Lang::Ar, Lang::En] {
            let bytes = sanad_files::xlsx::write(&from_folder, lang).expect("a workbook");
            desk.write("book.xlsx", bytes);
            assert_eq!(load(&desk.path("book.xlsx")), rows, "{name} {lang}");
        }
        let from_book = stored(&desk.path("b.db"), &load(&desk.path("book.xlsx"))).await;
        sanad_files::folder::write(&desk.path("folder"), &from_book).expect("a folder");
        let end = load(&desk.path("folder"));
        assert_eq!(end, rows, "{name}");
        assert_eq!(content_hash(&end), content_hash(&rows), "{name}");
        assert_eq!(rows.diff(&end), [], "{name}");
    }
}

#[test]
fn the_command_takes_a_programme_through_every_form() {
    let desk = Desk::new();
    let sample = sample_folder().to_string_lossy().into_owned();
    desk.run(&["import", &sample, "--db", "a.db"]).ended(0);
    desk.run(&["export", "book.xlsx", "--db", "a.db", "--lang", "ar"]).ended(0);
    desk.run(&["import", "book.xlsx", "--db", "b.db"]).ended(0);
    desk.run(&["export", "folder", "--db", "b.db"]).ended(0);
    let (from, to) = (World::sample().rows, load(&desk.path("folder")));
    for kind in Kind::ALL {
        assert_eq!(from.count(*kind), to.count(*kind), "{kind}");
        // Statements read from texts get an identity of their own in each database.
        if *kind != Kind::Statement && *kind != Kind::Item {
            assert!(from.rows(*kind).eq(to.rows(*kind)), "{kind}");
        }
    }
    let codes = |rows: &Dataset, kind| {
        let mut codes: Vec<String> = rows.rows(kind).map(|r| r.get("code").to_owned()).collect();
        codes.sort();
        codes
    };
    assert_eq!(codes(&from, Kind::Statement), codes(&to, Kind::Statement));
    // Taking any of the forms in again changes nothing.
    for form in [sample.as_str(), "book.xlsx", "folder"] {
        let again = desk.run(&["import", form, "--db", "b.db", "--json"]).ended(0).json();
        assert_eq!(again["changes"], serde_json::json!([]), "{form}");
    }
    let hash = |db: &str| desk.run(&["brief", "--db", db, "--lang", "ar"]).ended(0).out;
    assert_eq!(hash("a.db"), hash("b.db"));
    // Equal rows give equal bytes.
    desk.run(&["export", "again", "--db", "b.db"]).ended(0);
    for name in desk.names("folder") {
        assert_eq!(desk.read(&format!("folder/{name}")), desk.read(&format!("again/{name}")), "{name}");
    }
}
