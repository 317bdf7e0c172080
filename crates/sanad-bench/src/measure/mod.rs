//! Times of everything a person waits for, each beside its bound and the ratio to it.
//!
//! Bounds: a page 30 ms with the sample and 100 ms with 2,000 sites and 20,000 items (95 of 100
//! requests, on the server); the paper half a second; a table to download five seconds; opening a
//! database a second.

mod pages;
mod times;

pub use pages::{PageTimes, pages};
pub use times::{Line, Table, Times, repeat};

use anyhow::Context as _;
use sanad_model::raw::Origins;
use sanad_model::{Change, Dataset, Date, Kind, Lang, Programme};
use sanad_outcomes::{Outcomes, Question, Search, outcomes, similar_items};
use sanad_report::{Asked, Paper, Since};
use sanad_store::{Access, Author, Book, Edit};
use std::path::Path;
use std::time::Instant;

/// Bound of opening a database, in milliseconds.
pub const OPEN_MS: f64 = 1_000.0;
/// Bound of the follow-up paper, in milliseconds.
pub const PAPER_MS: f64 = 500.0;
/// Bound of a workbook or CSV file to download, in milliseconds.
pub const FILE_MS: f64 = 5_000.0;

/// Bound of a page on the server in milliseconds: 30 for a programme as small as the sample, 100
/// for 2,000 sites with 20,000 items.
pub fn page_ms(p: &Programme) -> f64 {
    if p.sites.len() + p.items.len() > 1_000 { 100.0 } else { 30.0 }
}

/// Everything computed from a programme, as the command computes it.
pub fn computed(p: &Programme, today: Date) -> Outcomes {
    let bearings = sanad_files::survey::bearings();
    outcomes(p, &Question::new(today, bearings))
}

fn built(rows: &Dataset) -> anyhow::Result<Programme> {
    Programme::build(rows, &Origins::new())
        .map(|(p, _)| p)
        .map_err(|found| anyhow::anyhow!("the programme has {} faults: {:?}", found.len(), found.first()))
}

/// Times the engines and files on rows: building, outcomes, an edit in memory, papers, exports.
pub fn engines(rows: &Dataset, today: Date, times: usize, table: &mut Table) -> anyhow::Result<()> {
    let (p, build) = repeat(times, || built(rows));
    let p = p?;
    table.put("programme from rows", &build, None);
    let (o, compute) = repeat(times, || computed(&p, today));
    table.put("outcomes, the plan among them", &compute, None);
    let none = Search { effort: 0, ..Search::default() };
    let (_, without) = repeat(times, || {
        outcomes(&p, &Question { search: none, ..Question::new(today, sanad_files::survey::bearings()) })
    });
    table.put("  outcomes with the least effort for the plan", &without, None);
    let site = p.sites.values().next().context("there is no site")?;
    let edit = |n: usize| Change {
        kind: Kind::Site,
        record: site.id,
        field: "note_en",
        before: rows.row(Kind::Site, site.id).map_or("", |r| r.get("note_en")).to_owned(),
        after: format!("a note {n}"),
    };
    let mut n = 0;
    let (_, in_memory) = repeat(times, || {
        n += 1;
        let mut rows = rows.clone();
        rows.apply(&[edit(n)]).map_err(|c| anyhow::anyhow!("{c:?}"))?;
        let p = built(&rows)?;
        anyhow::Ok(computed(&p, today).ledger.moved_since(&o.ledger).len())
    });
    table.put("one edit in memory: rows, programme, outcomes, what moved", &in_memory, None);
    if let Some(item) = p.items.keys().next() {
        let (_, similar) = repeat(times, || similar_items(&p, *item, 8));
        table.put("items similar to one", &similar, None);
    }
    for lang in Lang::ALL {
        let asked =
            Asked { programme: &p, outcomes: &o, since: Some((Since::day(today), &p, &o)), lang: *lang };
        let (_, text) = repeat(times, || Paper::new(&asked).text());
        table.put(&format!("paper as text ({lang})"), &text, Some(PAPER_MS));
        let (html, page) = repeat(times, || Paper::new(&asked).html());
        table.put(&format!("paper as HTML ({lang}), {} kB", html?.len() / 1000), &page, Some(PAPER_MS));
    }
    let claim = p.sites.keys().find_map(|s| p.facts_of(*s).next()?.1.shown().map(|c| c.id));
    if let Some(claim) = claim {
        let (_, resting) = repeat(times, || o.ledger.resting_on(&sanad_outcomes::Dep::Claim(claim)).len());
        table.put("what rests on one claim", &resting, None);
    }
    Ok(())
}

/// Times folders and workbooks: writing and loading.
pub fn files(rows: &Dataset, table: &mut Table) -> anyhow::Result<()> {
    let place = tempfile::tempdir()?;
    let folder = place.path().join("folder");
    let lexicon = sanad_reader::Lexicon::builtin()?;
    let load = |what: &str, path: &Path, table: &mut Table| {
        let (read, time) =
            repeat(1, || sanad_files::load(path, &Dataset::default(), &lexicon, &mut sanad_store::new_id));
        let read = read.map_err(|f| anyhow::anyhow!("{} findings, first {:?}", f.len(), f.first()))?;
        table.put(
            &format!("{what}, {} rows", Kind::ALL.iter().map(|k| rows.count(*k)).sum::<usize>()),
            &time,
            None,
        );
        anyhow::ensure!(
            read.rows == *rows,
            "what was read from `{}` is not what was written",
            path.display()
        );
        anyhow::Ok(())
    };
    let (done, time) = repeat(1, || sanad_files::folder::write(&folder, rows));
    done?;
    table.put("writing a folder", &time, None);
    load("loading a folder", &folder, table)?;
    let book = place.path().join("book.xlsx");
    let (bytes, time) = repeat(1, || sanad_files::xlsx::write(rows, Lang::Ar));
    let bytes = bytes?;
    table.put(&format!("making a workbook, {} kB", bytes.len() / 1000), &time, None);
    std::fs::write(&book, bytes)?;
    load("loading a workbook", &book, table)
}

/// Times the database: the first import, opening, and single committed edits.
pub async fn store(rows: &Dataset, times: usize, table: &mut Table) -> anyhow::Result<()> {
    let place = tempfile::tempdir()?;
    let path = place.path().join("measured.db");
    let author = Author { actor: "measure".to_owned(), party: None };
    let book = Book::create_or_open(&path).await?;
    let changes = Dataset::default().diff(rows);
    let what = format!("first import, {} changes", changes.len());
    let start = Instant::now();
    book.write(Edit { author: author.clone(), reason: String::new(), changes }).await?;
    table.put(&what, &Times::one(start.elapsed()), None);
    book.close().await;
    let mut opened = Times::default();
    for _ in 0..times {
        let start = Instant::now();
        let book = Book::open(&path, Access::Read).await?;
        opened.add(start.elapsed());
        book.close().await;
    }
    table.put("opening the database, the programme with it", &opened, Some(OPEN_MS));
    let book = Book::open(&path, Access::Write).await?;
    let site = *book.snapshot().programme.sites.keys().next().context("there is no site")?;
    let mut edits = Times::default();
    for n in 0..times {
        let before = book.snapshot().rows.row(Kind::Site, site).map_or("", |r| r.get("note_en")).to_owned();
        let change =
            Change { kind: Kind::Site, record: site, field: "note_en", before, after: format!("n{n}") };
        let start = Instant::now();
        book.write(Edit { author: author.clone(), reason: String::new(), changes: vec![change] }).await?;
        edits.add(start.elapsed());
    }
    table.put("one edit, committed", &edits, None);
    Ok(())
}
