//! History: every batch with its author, undone and redone, and the past as it was.

use crate::support::{adding, author, book, edit, name_of, setting, site, site_of, write};
use sanad_model::{Kind, Row};
use sanad_store::{Author, Edit, HistoryFilter, StoreError, Timestamp, new_id};

#[tokio::test]
async fn history_tells_who_when_why_and_what() {
    let (_folder, book) = book().await;
    let (site, party) = (site_of(&book, "F01"), book.snapshot().programme.sides()[0].id);
    let before = Timestamp::now();
    let change = setting(&book, site, "name_en", "Lime works");
    let by = Author { actor: "planner".to_owned(), party: Some(party) };
    let edit = Edit { author: by, reason: "renamed in 2025".to_owned(), changes: vec![change.clone()] };
    let written = book.write(edit).await.unwrap();

    let all = book.history(HistoryFilter::default()).await.unwrap();
    assert_eq!(all.len(), 2);
    let newest = &all[0];
    assert_eq!(Some(newest.id), written.batch);
    assert_eq!((newest.seq, newest.total), (13, 1));
    assert_eq!((newest.actor.as_str(), newest.party), ("planner", Some(party)));
    assert_eq!((newest.reason.as_str(), newest.undoes), ("renamed in 2025", None));
    assert_eq!(newest.changes, [change]);
    assert!(newest.at.as_millisecond() >= before.as_millisecond() && newest.at <= Timestamp::now());
    assert_eq!(book.beginning().await.unwrap(), Some((all[1].at, true)));
    assert_eq!((all[1].seq, all[1].changes.len()), (12, 12));
}

#[tokio::test]
async fn pages_of_history_follow_each_other() {
    let (_folder, book) = book().await;
    let site = site_of(&book, "F01");
    for name in ["a", "b", "c", "d", "e"] {
        write(&book, vec![setting(&book, site, "name_en", name)]).await;
    }
    let page = |before_seq| HistoryFilter { limit: 2, before_seq, ..HistoryFilter::default() };
    let seqs = |batches: &[sanad_store::Batch]| batches.iter().map(|b| b.seq).collect::<Vec<_>>();
    let first = book.history(page(None)).await.unwrap();
    assert_eq!(seqs(&first), [17, 16]);
    let second = book.history(page(Some(16))).await.unwrap();
    assert_eq!(seqs(&second), [15, 14]);
    let last = book.history(page(Some(14))).await.unwrap();
    assert_eq!(seqs(&last), [13, 12]);

    // From a time on, and before a time.
    let middle = second[0].at;
    let filter = HistoryFilter { since: Some(middle), ..HistoryFilter::default() };
    assert_eq!(seqs(&book.history(filter).await.unwrap()), [17, 16, 15]);
    let filter = HistoryFilter { until: Some(middle), ..HistoryFilter::default() };
    assert_eq!(seqs(&book.history(filter).await.unwrap()), [14, 13, 12]);

    // A large batch comes in part, and says how large it is.
    let filter = HistoryFilter { changes: 3, ..HistoryFilter::default() };
    let first_batch = book.history(filter).await.unwrap().pop().unwrap();
    assert_eq!((first_batch.changes.len(), first_batch.total), (3, 12));
}

#[tokio::test]
async fn history_of_a_record_leaves_out_the_others() {
    let (_folder, book) = book().await;
    let one = site_of(&book, "F01");
    let other = write(&book, adding(Kind::Site, site("F02", "Other"))).await;
    let claim = Row::new(new_id())
        .with("record", format!("sites/{one}"))
        .with("field", "blocker.power")
        .with("value", "yes")
        .with("status", "assumed")
        .with("basis_en", "no line is known");
    let said = write(&book, adding(Kind::Claim, claim)).await;

    let of = |record, with_claims| HistoryFilter {
        record: Some((Kind::Site, record)),
        with_claims,
        ..HistoryFilter::default()
    };
    let alone = book.history(of(one, false)).await.unwrap();
    assert_eq!(alone.len(), 1);
    assert!(alone[0].changes.iter().all(|c| c.record == one) && alone[0].changes.len() == 3);
    let whole = book.history(of(one, true)).await.unwrap();
    assert_eq!(
        whole.iter().map(|b| (b.id == said, b.changes.len())).collect::<Vec<_>>(),
        [(true, 5), (false, 3)]
    );
    let second = book.history(of(site_of(&book, "F02"), true)).await.unwrap();
    assert_eq!(second.iter().map(|b| b.id).collect::<Vec<_>>(), [other]);
}

#[tokio::test]
async fn an_undo_is_a_batch_of_its_own_and_can_be_undone() {
    let (_folder, book) = book().await;
    let site = site_of(&book, "F01");
    let renamed = write(
        &book,
        vec![setting(&book, site, "name_en", "Lime works"), setting(&book, site, "note_en", "since 2025")],
    )
    .await;
    let undone = book.undo(renamed, author()).await.unwrap().batch.unwrap();
    assert_eq!(name_of(&book.snapshot().rows, site), "Cement works");
    assert_eq!(book.snapshot().rows.row(Kind::Site, site).unwrap().get("note_en"), "");
    book.undo(undone, author()).await.unwrap();
    assert_eq!(name_of(&book.snapshot().rows, site), "Lime works");

    let all = book.history(HistoryFilter::default()).await.unwrap();
    assert_eq!(all.iter().map(|b| b.undoes).collect::<Vec<_>>(), [Some(undone), Some(renamed), None, None]);
    // Redone, it can be undone again; twice in a row it cannot.
    book.undo(renamed, author()).await.unwrap();
    assert!(matches!(book.undo(renamed, author()).await, Err(StoreError::Conflict(_))));
    book.verify().await.unwrap();
}

#[tokio::test]
async fn undoing_a_creation_withdraws_the_record() {
    let (_folder, book) = book().await;
    let made = write(&book, adding(Kind::Site, site("F02", "Other"))).await;
    let id = site_of(&book, "F02");
    let undone = book.undo(made, author()).await.unwrap().batch.unwrap();
    let snapshot = book.snapshot();
    assert!(snapshot.rows.row(Kind::Site, id).unwrap().withdrawn());
    assert!(!snapshot.programme.sites.contains_key(&id));
    let batch = &book.history(HistoryFilter::default()).await.unwrap()[0];
    assert_eq!((batch.total, batch.changes[0].field), (1, "withdrawn"));

    book.undo(undone, author()).await.unwrap();
    assert!(book.snapshot().programme.sites.contains_key(&id));
}

#[tokio::test]
async fn an_undo_is_refused_where_somebody_wrote_since() {
    let (_folder, book) = book().await;
    let made = write(&book, adding(Kind::Site, site("F02", "Other"))).await;
    let id = site_of(&book, "F02");
    let renamed = write(&book, vec![setting(&book, id, "name_en", "Mine")]).await;
    write(&book, vec![setting(&book, id, "name_en", "Theirs")]).await;
    for batch in [made, renamed] {
        let error = book.undo(batch, author()).await.unwrap_err();
        let StoreError::Conflict(conflicts) = &error else { panic!("{error}") };
        assert_eq!((conflicts[0].field, conflicts[0].found.as_str()), ("name_en", "Theirs"));
    }
    assert_eq!(name_of(&book.snapshot().rows, id), "Theirs");
}

#[tokio::test]
async fn undoing_what_others_rest_on_is_refused() {
    let (_folder, book) = book().await;
    let made = write(&book, adding(Kind::Site, site("F02", "Other"))).await;
    let claim = Row::new(new_id())
        .with("record", format!("sites/{}", site_of(&book, "F02")))
        .with("field", "blocker.power")
        .with("value", "?")
        .with("status", "assumed")
        .with("basis_en", "not asked yet");
    write(&book, adding(Kind::Claim, claim)).await;
    let error = book.undo(made, author()).await.unwrap_err();
    let StoreError::Invalid(findings) = &error else { panic!("{error}") };
    assert_eq!(findings[0].code, "withdrawn-reference");
}

#[tokio::test]
async fn an_unknown_batch_is_said() {
    let (_folder, book) = book().await;
    let error = book.undo(new_id(), author()).await.unwrap_err();
    assert!(matches!(error, StoreError::NoBatch(_)), "{error}");
}

#[tokio::test]
async fn the_rows_of_every_past_moment_come_back() {
    let (_folder, book) = book().await;
    let site_id = site_of(&book, "F01");
    let mut moments = vec![book.snapshot()];
    write(&book, vec![setting(&book, site_id, "name_en", "Lime works")]).await;
    moments.push(book.snapshot());
    write(&book, adding(Kind::Site, site("F02", "Other"))).await;
    moments.push(book.snapshot());
    book.write(edit(vec![setting(&book, site_id, "withdrawn", "yes")])).await.unwrap();
    moments.push(book.snapshot());

    let mut batches = book.history(HistoryFilter::default()).await.unwrap();
    batches.reverse();
    assert_eq!(batches.len(), moments.len());
    for (batch, moment) in batches.iter().zip(&moments) {
        assert_eq!(book.rows_at(batch.at).await.unwrap(), moment.rows, "{}", batch.seq);
    }
    let earlier = batches[0].at - std::time::Duration::from_secs(1);
    assert!(book.rows_at(earlier).await.unwrap().is_empty());
}

#[tokio::test]
async fn times_grow_with_every_batch() {
    let (_folder, book) = book().await;
    let site = site_of(&book, "F01");
    for n in 0..20 {
        write(&book, vec![setting(&book, site, "note_en", &format!("{n}"))]).await;
    }
    let times: Vec<Timestamp> =
        book.history(HistoryFilter::default()).await.unwrap().iter().map(|b| b.at).collect();
    assert_eq!(times.len(), 21);
    assert!(times.windows(2).all(|w| w[0] > w[1]));
}
