//! A process that is killed while it writes: whatever it had confirmed is there afterwards.
//!
//! The child is this test binary, told by an environment variable to run [`child`] alone.

use crate::support::{adding, edit, place, setting, site, site_of, start, write};
use sanad_model::{Id, Kind};
use sanad_store::{Access, Book, HistoryFilter};
use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, Command, Stdio};

const DATABASE: &str = "SANAD_STORE_TEST_DATABASE";

/// Writes batch after batch and says each one that was confirmed, until it is killed. Without the
/// variable it checks that the child can be told apart.
#[tokio::test]
async fn child() {
    let Some(path) = std::env::var_os(DATABASE) else {
        assert!(std::env::args().all(|a| a != "crash::child"), "the child needs {DATABASE}");
        return;
    };
    say("opening");
    let book = Book::create_or_open(path).await.unwrap();
    if book.snapshot().rows.is_empty() {
        write(&book, start().0).await;
    }
    let first = site_of(&book, "F01");
    loop {
        let n = book.snapshot().programme.sites.len();
        let mut changes = vec![setting(&book, first, "note_en", &format!("{n}"))];
        for extra in 0..=n % 7 {
            changes.extend(adding(Kind::Site, site(&format!("N{n}.{extra}"), "New")));
        }
        let written = book.write(edit(changes)).await.unwrap();
        say(&format!("confirmed {} {}", written.batch.unwrap(), written.seq));
    }
}

fn say(line: &str) {
    let mut out = std::io::stdout().lock();
    writeln!(out, "{line}").unwrap();
    out.flush().unwrap();
}

fn spawn(path: &Path) -> Child {
    Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "crash::child", "--nocapture"])
        .env(DATABASE, path)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

/// Lets the child run through `lines` lines and some turns more, kills it, and gives all it said.
fn run(path: &Path, lines: usize, turns: u64) -> Vec<String> {
    let mut child = spawn(path);
    let mut output = BufReader::new(child.stdout.take().unwrap()).lines().map(Result::unwrap);
    let mut said: Vec<String> = Vec::new();
    while said.len() < lines {
        let line = output.next().expect("the child ended before it was killed");
        if line.starts_with("opening") || line.starts_with("confirmed") {
            said.push(line);
        } else if let Some(at) = line.find("opening") {
            // The harness writes the test's name on the same line.
            said.push(line[at..].to_owned());
        }
    }
    (0..turns).for_each(|_| std::hint::spin_loop());
    child.kill().unwrap();
    child.wait().unwrap();
    said.extend(output.filter(|line| line.starts_with("confirmed") && line.split(' ').count() == 3));
    said
}

#[tokio::test]
async fn a_process_killed_fifty_times_loses_nothing_it_confirmed() {
    let (_folder, path) = place();
    let mut confirmed: BTreeMap<Id, i64> = BTreeMap::new();
    for round in 0..50_usize {
        // One line is "opening"; the turns spread the kill over checking, writing and syncing.
        let turns = (round as u64 * 7919) % 50 * 20_000;
        for line in run(&path, 2 + round % 4, turns) {
            if let Some(rest) = line.strip_prefix("confirmed ") {
                let (id, seq) = rest.split_once(' ').unwrap();
                if let Ok(seq) = seq.parse() {
                    confirmed.insert(id.parse().unwrap(), seq);
                }
            }
        }
        // A reader may be the first to come after the crash.
        let access = if round % 3 == 0 { Access::Read } else { Access::Write };
        let book = Book::open(&path, access).await.unwrap();
        book.verify().await.unwrap();
        let filter = HistoryFilter { limit: 10_000, changes: 1, ..HistoryFilter::default() };
        let there: BTreeMap<Id, i64> =
            book.history(filter).await.unwrap().iter().map(|b| (b.id, b.seq)).collect();
        for (id, seq) in &confirmed {
            assert_eq!(there.get(id), Some(seq), "round {round}");
        }
        book.close().await;
    }
    assert!(confirmed.len() >= 100, "{}", confirmed.len());
}

#[tokio::test]
async fn a_creation_that_was_killed_is_taken_up_again() {
    for round in 0..12_u64 {
        let (_folder, path) = place();
        run(&path, 1, round * 300_000);
        let book = Book::create_or_open(&path).await.unwrap();
        if book.snapshot().rows.is_empty() {
            write(&book, start().0).await;
        }
        book.verify().await.unwrap();
    }
}
