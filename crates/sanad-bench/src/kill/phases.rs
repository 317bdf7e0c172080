//! The three phases.

use super::{Figures, Server};
use crate::generate::Draw;
use anyhow::Context as _;
use sanad_model::{Dataset, Kind};
use sanad_store::{Access, Book};
use std::collections::BTreeSet;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::{Duration, Instant};

fn command(sanad: &Path, args: &[&str], path: Option<&Path>, db: &Path) -> Command {
    let mut command = Command::new(sanad);
    command.args(args).args(path).arg("--db").arg(db).stdout(Stdio::null()).stderr(Stdio::null());
    command
}

/// Runs it to its end and gives the time that took.
fn whole(mut command: Command) -> anyhow::Result<Duration> {
    let start = Instant::now();
    let output = command.stderr(Stdio::piped()).output()?;
    let (status, said) = (output.status, String::from_utf8_lossy(&output.stderr));
    anyhow::ensure!(status.success(), "the command failed before anything was ended: {status}\n{said}");
    Ok(start.elapsed())
}

/// Lets a child run for a drawn part of `time`, ends it, and says whether it was done before.
fn end(mut child: Child, time: Duration, draw: &mut Draw) -> anyhow::Result<bool> {
    let part = u32::try_from(draw.below(1_100)).unwrap_or(0);
    let until = Instant::now() + time * part / 1_000;
    loop {
        if let Some(status) = child.try_wait()? {
            anyhow::ensure!(status.success(), "the command failed on its own: {status}");
            return Ok(true);
        }
        let left = until.saturating_duration_since(Instant::now());
        if left.is_zero() {
            child.kill()?;
            child.wait()?;
            return Ok(false);
        }
        std::thread::sleep(left.min(Duration::from_millis(1)));
    }
}

/// The rows of a database after an end; nothing when it does not open or verify.
async fn rows(db: &Path, access: Access) -> Option<Dataset> {
    let book = Book::open(db, access).await.ok()?;
    let verified = book.verify().await.is_ok();
    let rows = book.snapshot().rows.clone();
    book.close().await;
    verified.then_some(rows)
}

pub(super) async fn import(
    sanad: &Path,
    programme: &Path,
    times: usize,
    seed: u64,
) -> anyhow::Result<Figures> {
    let place = tempfile::tempdir()?;
    let mut draw = Draw::new(seed);
    let mut figures = Figures::default();
    let full = place.path().join("full.db");
    let time = whole(command(sanad, &["import"], Some(programme), &full))?;
    let all = rows(&full, Access::Read).await.context("the first import left no database")?;
    let count = |rows: &Dataset| Kind::ALL.iter().map(|k| rows.count(*k)).collect::<Vec<_>>();
    for round in 0..times {
        let db = place.path().join(format!("{round}.db"));
        let done = end(command(sanad, &["import"], Some(programme), &db).spawn()?, time, &mut draw)?;
        figures.killed += usize::from(!done);
        figures.done_before += usize::from(done);
        figures.confirmed += usize::from(done);
        if db.exists() {
            // Either nothing or all of it; a database that was just being made is finished by
            // the next import.
            let access = if round % 2 == 0 { Access::Read } else { Access::Write };
            let left = rows(&db, access).await.unwrap_or_default();
            figures.broken += usize::from(!left.is_empty() && count(&left) != count(&all));
            figures.lost += usize::from(done && left.is_empty());
        } else {
            figures.lost += usize::from(done);
        }
        whole(command(sanad, &["import"], Some(programme), &db))?;
        let after = rows(&db, Access::Write).await;
        figures.broken += usize::from(after.is_none_or(|after| count(&after) != count(&all)));
    }
    Ok(figures)
}

pub(super) async fn edit(sanad: &Path, programme: &Path, times: usize, seed: u64) -> anyhow::Result<Figures> {
    let place = tempfile::tempdir()?;
    let db = place.path().join("edited.db");
    let mut draw = Draw::new(seed);
    let mut figures = Figures::default();
    whole(command(sanad, &["import"], Some(programme), &db))?;
    let before = rows(&db, Access::Read).await.context("the import left no database")?;
    let code = |kind: Kind, pick: &dyn Fn(&sanad_model::Row) -> bool| {
        before.rows(kind).find(|r| pick(r)).map(|r| r.get("code").to_owned())
    };
    let item = code(Kind::Item, &|_| true).context("there is no item")?;
    let party = code(Kind::Party, &|r| r.get("kind") != "side").context("there is no party")?;
    let mut confirmed: BTreeSet<String> = BTreeSet::new();
    for round in 0..times {
        let server = Server::start(sanad, &db, &[])?;
        // So many are confirmed first; the end comes a drawn time later, whatever is going on.
        let first = draw.below(4);
        let after = Duration::from_micros(u64::try_from(draw.below(60_000)).unwrap_or(0));
        let count = AtomicUsize::new(0);
        let stop = AtomicBool::new(false);
        let told = std::thread::scope(|scope| {
            let writer = scope.spawn(|| {
                let mut told = Vec::new();
                for n in 0.. {
                    if stop.load(Ordering::Relaxed) {
                        break;
                    }
                    let text = format!("edit {round}.{n}");
                    let form = [
                        ("kind", "updates"),
                        ("set.item", item.as_str()),
                        ("set.said_on", "2031-01-02"),
                        ("set.said_by", party.as_str()),
                        ("set.text_en", text.as_str()),
                    ];
                    match server.post("/en/edit", &form) {
                        Ok(answer) if answer.status == 303 => {
                            told.push(text);
                            count.fetch_add(1, Ordering::Relaxed);
                        }
                        Ok(answer) => return Err(answer),
                        Err(_) => break,
                    }
                }
                Ok(told)
            });
            while count.load(Ordering::Relaxed) < first && !writer.is_finished() {
                std::thread::sleep(Duration::from_millis(1));
            }
            std::thread::sleep(after);
            // The process is ended under the writer, in the middle of whatever it does.
            server.kill();
            stop.store(true, Ordering::Relaxed);
            writer.join()
        });
        let told = told.map_err(|_| anyhow::anyhow!("the writer broke off"))?;
        let told = told.map_err(|a| anyhow::anyhow!("an edit was refused with {}: {}", a.status, a.text))?;
        confirmed.extend(told);
        figures.killed += 1;
        match rows(&db, if round % 2 == 0 { Access::Read } else { Access::Write }).await {
            Some(left) => {
                let there: BTreeSet<&str> = left.rows(Kind::Update).map(|r| r.get("text_en")).collect();
                figures.lost += confirmed.iter().filter(|c| !there.contains(c.as_str())).count();
            }
            None => figures.broken += 1,
        }
    }
    figures.confirmed = confirmed.len();
    Ok(figures)
}

pub(super) async fn plan(sanad: &Path, programme: &Path, times: usize, seed: u64) -> anyhow::Result<Figures> {
    let place = tempfile::tempdir()?;
    let db = place.path().join("planned.db");
    let mut draw = Draw::new(seed);
    let mut figures = Figures::default();
    whole(command(sanad, &["import"], Some(programme), &db))?;
    let before = rows(&db, Access::Read).await.context("the import left no database")?;
    let html = place.path().join("paper.html");
    let brief = || {
        let mut command = command(sanad, &["brief", "--html"], Some(&html), &db);
        command.stdout(Stdio::null());
        command
    };
    let time = whole(brief())?;
    let paper = std::fs::read(&html)?;
    figures.confirmed = Kind::ALL.iter().map(|k| before.count(*k)).sum();
    for round in 0..times {
        let done = end(brief().spawn()?, time, &mut draw)?;
        figures.killed += usize::from(!done);
        figures.done_before += usize::from(done);
        match rows(&db, if round % 2 == 0 { Access::Read } else { Access::Write }).await {
            Some(left) => figures.lost += left.diff(&before).len(),
            None => figures.broken += 1,
        }
        // A paper is whole or not there: never half of one.
        figures.broken += usize::from(std::fs::read(&html)? != paper);
    }
    whole(brief())?;
    Ok(figures)
}
