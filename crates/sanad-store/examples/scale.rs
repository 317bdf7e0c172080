//! Measures the store at the size of a whole country: 2,000 sites, 20,000 items, 60,000 claims.
//! Each line gives a time, and for loading its share of the one second that is allowed.
//!
//! `cargo run --release -p sanad-store --example scale`

use sanad_model::raw::Origins;
use sanad_model::{Change, Dataset, Id, Kind, Programme, Row};
use sanad_store::{Access, Author, Book, Edit, HistoryFilter, StoreError, backup, new_id};
use std::io::Write;
use std::time::Instant;

fn say(what: &str, since: Instant) {
    let ms = since.elapsed().as_secs_f64() * 1e3;
    let _ = writeln!(std::io::stdout(), "{what:<44} {ms:>10.1} ms");
}

/// A programme of the given size; texts are as long as people write them.
fn rows(sites: usize, items: usize, claims: usize) -> Dataset {
    let mut rows = Dataset::default();
    let named = |code: String| {
        Row::new(new_id())
            .with("code", code)
            .with("name_ar", "مصنع الإسمنت الوطني")
            .with("name_en", "National cement works")
    };
    let whole = named("restart".to_owned()).with("plan_start", "2026-01-04").with("plan_days", "365");
    rows.put(Kind::Programme, whole);
    let party = named("A".to_owned()).with("kind", "side");
    let source = Row::new(new_id()).with("code", "S1").with("kind", "press").with("title_en", "Report");
    let (side_id, source_id) = (party.id.to_string(), source.id.to_string());
    rows.put(Kind::Party, party);
    rows.put(Kind::Source, source);
    let sites: Vec<Id> = (0..sites)
        .map(|n| {
            let site = named(format!("F{n:04}")).with("sector", "cement").with("place_ar", "المدينة");
            let id = site.id;
            rows.put(Kind::Site, site);
            id
        })
        .collect();
    for n in 0..items {
        let item = Row::new(new_id())
            .with("code", format!("I{n:05}"))
            .with("title_ar", "إعادة تشغيل المصنع بعد معاينته وتدريب العاملين فيه")
            .with("title_en", "Restart the works after a survey and after training its people")
            .with("reported_force", "agreed")
            .with("source", &source_id)
            .with("parties", &side_id)
            .with("sites", sites[n % sites.len()].to_string());
        rows.put(Kind::Item, item);
    }
    let fields = ["blocker.power", "blocker.water", "blocker.spares", "blocker.people", "blocker.finance"];
    for n in 0..claims {
        let claim = Row::new(new_id())
            .with("record", format!("sites/{}", sites[n % sites.len()]))
            .with("field", fields[n / sites.len() % fields.len()])
            .with("value", if n % 3 == 0 { "yes" } else { "?" })
            .with("text_en", "said by the office of the works")
            .with("as_of", "2025-11")
            .with("source", &source_id)
            .with("status", "reported")
            .with("said_by", &side_id);
        rows.put(Kind::Claim, claim);
    }
    rows
}

#[tokio::main]
async fn main() -> std::process::ExitCode {
    match measure().await {
        Ok(()) => std::process::ExitCode::SUCCESS,
        Err(error) => {
            let _ = writeln!(std::io::stderr(), "{error}");
            std::process::ExitCode::FAILURE
        }
    }
}

async fn measure() -> Result<(), StoreError> {
    let folder =
        tempfile::tempdir().map_err(|source| StoreError::File { path: "temporary".into(), source })?;
    let path = folder.path().join("scale.db");
    let author = Author { actor: "measure".to_owned(), party: None };
    let data = rows(2_000, 20_000, 60_000);

    let book = Book::create_or_open(&path).await?;
    let changes = Dataset::default().diff(&data);
    let count = changes.len();
    let start = Instant::now();
    book.write(Edit { author: author.clone(), reason: String::new(), changes }).await?;
    say(&format!("first import, {count} changes"), start);
    book.close().await;
    let bytes = std::fs::metadata(&path).map_or(0, |m| m.len());
    let _ = writeln!(std::io::stdout(), "{:<44} {:>10.1} MB", "size of the database", bytes as f64 / 1e6);

    for _ in 0..3 {
        let start = Instant::now();
        let book = Book::open(&path, Access::Read).await?;
        say("opening: rows, programme and checks", start);
        let share = start.elapsed().as_secs_f64();
        let _ = writeln!(std::io::stdout(), "{:<44} {share:>10.2} of the second allowed", "");
        book.close().await;
    }

    let start = Instant::now();
    let copy = data.clone();
    say("  one copy of the rows", start);
    let start = Instant::now();
    let built = Programme::build(&copy, &Origins::new());
    say("  Programme::build", start);
    drop((built, copy));

    let book = Book::open(&path, Access::Write).await?;
    let Some(site) = book.snapshot().programme.by_code(Kind::Site, "F0007") else { return Ok(()) };
    let mut last = None;
    for n in 0..5 {
        let before = book.snapshot().rows.row(Kind::Site, site).map_or("", |r| r.get("note_en")).to_owned();
        let after = format!("note {n}");
        let change = Change { kind: Kind::Site, record: site, field: "note_en", before, after };
        let start = Instant::now();
        let edit = Edit { author: author.clone(), reason: String::new(), changes: vec![change] };
        last = book.write(edit).await?.batch;
        say("one cell", start);
    }
    let start = Instant::now();
    if let Some(batch) = last {
        book.undo(batch, author).await?;
    }
    say("undo of one cell", start);
    let log = std::fs::metadata(folder.path().join("scale.db-wal")).map_or(0, |m| m.len());
    let _ = writeln!(std::io::stdout(), "{:<44} {:>10.1} kB", "log after six such writes", log as f64 / 1e3);

    let start = Instant::now();
    let batches = book.history(HistoryFilter::default()).await?;
    say(&format!("history, {} batches", batches.len()), start);
    let start = Instant::now();
    let record = Some((Kind::Site, site));
    book.history(HistoryFilter { record, with_claims: true, ..HistoryFilter::default() }).await?;
    say("history of a site with its claims", start);
    let start = Instant::now();
    book.rows_at(batches[1].at).await?;
    say("rows of one batch ago", start);
    let start = Instant::now();
    backup(&path, &folder.path().join("copy.db")).await?;
    say("backup with its checks", start);
    let start = Instant::now();
    book.verify().await?;
    say("verify: the whole history replayed", start);
    Ok(())
}
