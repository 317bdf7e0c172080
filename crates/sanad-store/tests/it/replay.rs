//! Whatever is written in whatever order: the state tables are what the changes lead to, every
//! change names the one before it in its cell, and every past moment comes back.

use crate::support::{adding, author, book, edit, setting, site};
use proptest::prelude::*;
use sanad_model::{Change, Id, Kind};
use sanad_store::{Access, Book, HistoryFilter, StoreError};
use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection};
use sqlx::{Connection, Row as _};
use std::collections::BTreeMap;

#[derive(Clone, Debug)]
enum Step {
    Add(u8),
    Set(Vec<(usize, &'static str, String)>),
    Undo(usize),
    Reopen,
}

fn step() -> impl Strategy<Value = Step> {
    let field = prop_oneof![Just("name_en"), Just("note_ar"), Just("withdrawn"), Just("code")];
    let cell = (any::<usize>(), field, "[a-c]{0,2}|yes");
    prop_oneof![
        3 => any::<u8>().prop_map(Step::Add),
        4 => prop::collection::vec(cell, 1..4).prop_map(Step::Set),
        4 => any::<usize>().prop_map(Step::Undo),
        1 => Just(Step::Reopen),
    ]
}

/// Runs steps; those that are refused must change nothing.
async fn run(steps: Vec<Step>) {
    let (_folder, mut book) = book().await;
    let path = book.path().to_owned();
    let mut moments = vec![book.snapshot()];
    for step in steps {
        let before = book.snapshot();
        let sites: Vec<Id> = before.rows.rows(Kind::Site).map(|r| r.id).collect();
        let result = match step {
            Step::Add(n) => book.write(edit(adding(Kind::Site, site(&format!("N{n}"), "New")))).await,
            Step::Set(cells) => {
                let mut changes: Vec<Change> = Vec::new();
                for (at, field, text) in cells {
                    let mut change = setting(&book, sites[at % sites.len()], field, &text);
                    // A cell that is set twice in one edit goes on from its first change.
                    if let Some(same) =
                        changes.iter().rfind(|c| c.record == change.record && c.field == change.field)
                    {
                        change.before.clone_from(&same.after);
                    }
                    changes.push(change);
                }
                book.write(edit(changes)).await
            }
            Step::Undo(at) => {
                let batches = book.history(HistoryFilter::default()).await.unwrap();
                book.undo(batches[at % batches.len()].id, author()).await
            }
            Step::Reopen => {
                book.close().await;
                book = Book::open(&path, Access::Write).await.unwrap();
                assert_eq!(book.snapshot().rows, before.rows);
                continue;
            }
        };
        match result {
            Ok(written) => assert_eq!(written.seq, book.snapshot().version.seq),
            Err(StoreError::Invalid(_) | StoreError::Conflict(_)) => {
                assert_eq!(book.snapshot().rows, before.rows);
                assert_eq!(book.snapshot().version, before.version);
            }
            Err(other) => panic!("{other}"),
        }
        if book.snapshot().version != before.version {
            moments.push(book.snapshot());
        }
    }
    book.verify().await.unwrap();
    let mut batches = book.history(HistoryFilter::default()).await.unwrap();
    batches.reverse();
    assert_eq!(batches.len(), moments.len());
    for (batch, moment) in batches.iter().zip(&moments) {
        assert_eq!(batch.seq, moment.version.seq);
        assert_eq!(book.rows_at(batch.at).await.unwrap(), moment.rows);
    }
    book.close().await;
    by_hand(&path).await;
}

/// Replays the change table without the crate's help and compares it with the state tables.
async fn by_hand(path: &std::path::Path) {
    let options = SqliteConnectOptions::new().filename(path).read_only(true);
    let mut db = SqliteConnection::connect_with(&options).await.unwrap();
    let changes =
        sqlx::query("select id, kind, record, field, before, after, parent from change order by seq")
            .fetch_all(&mut db)
            .await
            .unwrap();
    let mut cells: BTreeMap<[String; 3], (String, String)> = BTreeMap::new();
    for change in &changes {
        let cell = [change.get("kind"), change.get("record"), change.get("field")];
        let last = cells.get(&cell).cloned();
        let (parent, before): (Option<String>, String) = (change.get("parent"), change.get("before"));
        assert_eq!(parent, last.as_ref().map(|(id, _)| id.clone()));
        assert_eq!(before, last.map(|(_, text)| text).unwrap_or_default());
        cells.insert(cell, (change.get("id"), change.get("after")));
    }
    let replayed: BTreeMap<[String; 3], String> =
        cells.into_iter().map(|(cell, (_, text))| (cell, text)).filter(|(_, t)| !t.is_empty()).collect();
    let mut stored = BTreeMap::new();
    for kind in Kind::ALL {
        let rows = sqlx::query(sqlx::AssertSqlSafe(format!("select * from \"{kind}\"")))
            .fetch_all(&mut db)
            .await
            .unwrap();
        for row in rows {
            for column in kind.columns() {
                let text: String = row.get(column.name);
                if !text.is_empty() {
                    stored.insert([kind.to_string(), row.get("id"), column.name.to_owned()], text);
                }
            }
        }
    }
    assert_eq!(stored, replayed);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn state_is_what_the_changes_lead_to(steps in prop::collection::vec(step(), 1..25)) {
        tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(run(steps));
    }
}
