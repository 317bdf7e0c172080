//! Writing: checked first, whole or not at all, shown at once, and kept.

use crate::support::{adding, author, book, edit, name_of, place, setting, site, site_of, start, write};
use sanad_model::{Change, Kind, Row};
use sanad_store::{Access, Book, HistoryFilter, StoreError, Written, new_id};

#[tokio::test]
async fn a_new_book_is_empty_and_takes_its_first_rows() {
    let (_folder, path) = place();
    let book = Book::create_or_open(&path).await.unwrap();
    assert!(book.snapshot().rows.is_empty());
    assert_eq!(book.snapshot().version.seq, 0);
    assert_eq!(book.beginning().await.unwrap(), None);

    let (changes, site) = start();
    let written = book.write(edit(changes)).await.unwrap();
    // 5 cells of the programme, 4 of the side, 3 of the site.
    assert_eq!(written.seq, 12);
    let snapshot = book.snapshot();
    assert_eq!(snapshot.version.seq, 12);
    assert_eq!(snapshot.programme.sites[&site].code, "F01");
    assert_eq!(snapshot.programme.settings.plan_days, 90);
}

#[tokio::test]
async fn what_was_written_is_there_after_opening_again() {
    let (_folder, book) = book().await;
    let site = site_of(&book, "F01");
    write(&book, vec![setting(&book, site, "name_en", "Cement and lime works")]).await;
    let (before, path) = (book.snapshot(), book.path().to_owned());
    book.close().await;

    let again = Book::open(&path, Access::Read).await.unwrap();
    assert_eq!(again.snapshot().rows, before.rows);
    assert_eq!(again.snapshot().version, before.version);
    assert_eq!(again.snapshot().programme.sites[&site].name.en.as_deref(), Some("Cement and lime works"));
}

#[tokio::test]
async fn an_older_snapshot_stays_as_it_was() {
    let (_folder, book) = book().await;
    let site = site_of(&book, "F01");
    let older = book.snapshot();
    write(&book, vec![setting(&book, site, "name_en", "Other")]).await;
    assert_eq!(name_of(&older.rows, site), "Cement works");
    assert_eq!(name_of(&book.snapshot().rows, site), "Other");
}

#[tokio::test]
async fn an_edit_that_changes_nothing_writes_nothing() {
    let (_folder, book) = book().await;
    let site = site_of(&book, "F01");
    let same = setting(&book, site, "name_en", "Cement works");
    let written = book.write(edit(vec![same])).await.unwrap();
    assert_eq!(written, Written { batch: None, seq: 12 });
    assert_eq!(book.history(HistoryFilter::default()).await.unwrap().len(), 1);
}

#[tokio::test]
async fn a_change_from_an_old_value_is_a_conflict_and_changes_nothing() {
    let (_folder, book) = book().await;
    let site = site_of(&book, "F01");
    let late = setting(&book, site, "name_en", "Late");
    write(&book, vec![setting(&book, site, "name_en", "First")]).await;
    let error = book.write(edit(vec![late])).await.unwrap_err();
    let StoreError::Conflict(conflicts) = &error else { panic!("{error}") };
    assert_eq!((conflicts[0].expected.as_str(), conflicts[0].found.as_str()), ("Cement works", "First"));
    assert_eq!(name_of(&book.snapshot().rows, site), "First");
    assert_eq!(book.history(HistoryFilter::default()).await.unwrap().len(), 2);
}

#[tokio::test]
async fn an_edit_with_faults_is_refused_with_all_of_them() {
    let (_folder, book) = book().await;
    let site = site_of(&book, "F01");
    let faulty = vec![setting(&book, site, "code", "two words"), setting(&book, site, "name_ar", "")];
    let error = book.write(edit(faulty)).await.unwrap_err();
    let StoreError::Invalid(findings) = &error else { panic!("{error}") };
    let codes: Vec<&str> = findings.iter().map(|f| f.code).collect();
    assert_eq!(codes, ["not-a-code", "cell-missing"]);
    assert!(error.to_string().starts_with("Nothing was changed, because the edit has 2 faults; the first: "));
    assert_eq!(book.snapshot().version.seq, 12);
}

#[tokio::test]
async fn a_cell_that_is_not_in_canonical_form_is_refused() {
    let (_folder, book) = book().await;
    let site = site_of(&book, "F01");
    let error = book.write(edit(vec![setting(&book, site, "name_en", " Works ")])).await.unwrap_err();
    let StoreError::Invalid(findings) = &error else { panic!("{error}") };
    assert_eq!((findings[0].code, findings[0].accepted.to_string().as_str()), ("not-canonical", "Works"));
}

#[tokio::test]
async fn a_link_to_nothing_is_refused() {
    let (_folder, book) = book().await;
    let lost = Row::new(new_id())
        .with("code", "O1")
        .with("name_ar", "مكتب")
        .with("name_en", "Office")
        .with("party", new_id().to_string());
    let error = book.write(edit(adding(Kind::Office, lost))).await.unwrap_err();
    let StoreError::Invalid(findings) = &error else { panic!("{error}") };
    assert_eq!(findings[0].code, "unknown-reference");
}

#[tokio::test]
async fn a_record_cannot_be_erased() {
    let (_folder, book) = book().await;
    let site = site_of(&book, "F01");
    let emptied = ["code", "name_ar", "name_en"].map(|field| setting(&book, site, field, "")).to_vec();
    let error = book.write(edit(emptied)).await.unwrap_err();
    assert!(matches!(error, StoreError::Erased { kind: Kind::Site, record } if record == site), "{error}");
}

#[tokio::test]
async fn a_column_that_does_not_exist_is_refused() {
    let (_folder, book) = book().await;
    let site = site_of(&book, "F01");
    let change = Change {
        kind: Kind::Site,
        record: site,
        field: "colour",
        before: String::new(),
        after: "red".to_owned(),
    };
    let error = book.write(edit(vec![change])).await.unwrap_err();
    assert!(matches!(error, StoreError::UnknownColumn { .. }), "{error}");
}

#[tokio::test]
async fn a_book_opened_for_reading_does_not_write() {
    let (_folder, book) = book().await;
    let site = site_of(&book, "F01");
    let reader = Book::open(book.path(), Access::Read).await.unwrap();
    let change = setting(&reader, site, "name_en", "Other");
    let error = reader.write(edit(vec![change])).await.unwrap_err();
    assert!(matches!(error, StoreError::NotWritable { .. }), "{error}");
    let error = reader.undo(new_id(), author()).await.unwrap_err();
    assert!(matches!(error, StoreError::NotWritable { .. }), "{error}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn writers_at_the_same_time_take_turns() {
    let (_folder, book) = book().await;
    let tasks: Vec<_> = (0..20)
        .map(|n| {
            let book = book.clone();
            tokio::spawn(async move {
                write(&book, adding(Kind::Site, site(&format!("N{n:02}"), "New"))).await;
            })
        })
        .collect();
    for task in tasks {
        task.await.unwrap();
    }
    assert_eq!(book.snapshot().programme.sites.len(), 21);
    assert_eq!(book.snapshot().version.seq, 12 + 20 * 3);
    book.verify().await.unwrap();
}

#[tokio::test]
async fn a_write_whose_caller_goes_away_is_kept_and_shown() {
    let (_folder, book) = book().await;
    let change = adding(Kind::Site, site("F02", "Other"));
    // Polled once, then dropped: as when a browser closes its connection.
    let started = tokio::time::timeout(std::time::Duration::ZERO, book.write(edit(change))).await;
    assert!(started.is_err());
    // The next write waits for its turn behind the one that was left alone.
    write(&book, adding(Kind::Site, site("F03", "Third"))).await;
    assert!(book.snapshot().programme.by_code(Kind::Site, "F02").is_some());
    book.verify().await.unwrap();
}
