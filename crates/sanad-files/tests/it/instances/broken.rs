//! Bad input: every fault at its place, at once, and never a hang.

use super::texts::{self, BESIDE, LAGS, MULTI_MODE, PATTERSON, PROJECTS, SINGLE_MODE, SKILLS, STOCKS};
use super::{alone, faults, located, read};
use crate::entries;
use crate::random::Random;
use sanad_files::instances::{self, Format, MOST_BYTES};
use std::fmt::Write as _;

type Fault<'a> = (u32, &'a str, &'a str, &'a str, &'a str);

/// A text with one change has just these faults.
fn changed(text: &str, from: &str, to: &str, expected: &[Fault<'_>]) {
    assert!(text.contains(from), "{from:?} is not there");
    let found = faults(&text.replacen(from, to, 1));
    let found: Vec<Fault<'_>> = found
        .iter()
        .map(|(row, column, code, value, accepted)| {
            (*row, column.as_str(), *code, value.as_str(), accepted.as_str())
        })
        .collect();
    assert_eq!(found, expected, "{from:?} → {to:?}");
}

#[test]
fn what_is_no_instance_is_said() {
    for (text, code) in [
        ("", "empty-file"),
        (" \n\t\n", "empty-file"),
        ("Dear all,\nthe plan is attached.\n", "not-an-instance"),
        ("1 2 3 4 5 6 7\n", "not-an-instance"),
        ("{\"jobs\": 3}", "not-an-instance"),
    ] {
        let found = faults(text);
        assert_eq!((found.len(), found[0].2), (1, code), "{text:?}");
    }
    assert_eq!(faults("\n\n  seven dwarfs\n")[0].0, 3);
    let bytes = |bytes: &[u8]| instances::read(bytes, "own", &mut alone).expect_err("a fault");
    let found = bytes(b"6 2\n3 \xe9 1\n");
    assert_eq!((found[0].code, found[0].place.row, found[0].place.column.as_str()), ("not-utf8", 2, "3"));
    located(&found);
    let found = bytes(b"6 2\n\x001\n");
    assert_eq!(found[0].code, "nul-byte");
    located(&found);
    let found = bytes(&vec![b'1'; MOST_BYTES + 1]);
    assert_eq!((found[0].code, found[0].value.as_str()), ("too-large", "33 MB"));
    located(&found);
}

#[test]
fn faults_of_sections() {
    let text = SINGLE_MODE;
    changed(text, "2   3\n", "2   9\n", &[(18, "40", "unknown-reference", "9", "whole: 1, 6")]);
    changed(text, "   3\n   2", "   x\n   2", &[(18, "40", "not-a-whole-number", "x", "whole: 1, 6")]);
    changed(text, "   2   3\n", "   2\n", &[(18, "24", "count-differs", "2", "1")]);
    changed(
        text,
        "  3      1     4",
        "  3      1    -4",
        &[(30, "15", "out-of-range", "-4", "whole: 0, 500000000")],
    );
    changed(
        text,
        "  3      1     4",
        "  3      1   4.5",
        &[(30, "14", "not-a-whole-number", "4.5", "whole: 0, 500000000")],
    );
    changed(
        text,
        "  3      1     4       2",
        "  3      1     4       7",
        &[(30, "24", "above-supply", "7", "at-most: 3")],
    );
    changed(text, "    3    1\n", "    3   -1\n", &[(37, "9", "out-of-range", "-1", "whole: 0, 500000000")]);
    changed(text, "    3    1\n", "    3\n", &[(37, "5", "entries-differ", "1", "2")]);
    changed(
        text,
        "   4        1          1           6\n",
        "   4        1          1           2\n",
        &[(21, "36", "waits-in-circle", "2 4", "no-circle")],
    );
    changed(
        text,
        "   2        1          1           4\n",
        "",
        &[(22, "4", "row-missing", "2", "row-each: 6")],
    );
    changed(
        text,
        "   4        1          1           6\n   5        1          1           6\n",
        "",
        &[(21, "4", "row-missing", "4", "row-each: 6"), (21, "4", "row-missing", "5", "row-each: 6")],
    );
    changed(
        text,
        "  4      1     2       1    1\n  5      1     5       1    0\n",
        "",
        &[(31, "3", "row-missing", "4", "row-each: 6"), (31, "3", "row-missing", "5", "row-each: 6")],
    );
    changed(text, "   2        1  ", "   2        2  ", &[(29, "3", "entries-differ", "1", "2")]);
    changed(
        text,
        "  4      1     2",
        "  3      1     2",
        &[(31, "3", "activity-twice", "3", "number-once"), (33, "3", "row-missing", "4", "row-each: 6")],
    );
    changed(text, "  4      1     2", "  4      3     2", &[(31, "10", "not-the-next", "3", "1")]);
    changed(
        text,
        "doubly constrained        :  0",
        "doubly constrained        :  1",
        &[(10, "34", "too-large", "1", "at-most: 0")],
    );
    changed(text, "RESOURCEAVAIL", "AVAIL", &[(38, "73", "part-missing", "", "RESOURCEAVAILABILITIES")]);
    changed(text, "jobs (incl", "works (incl", &[(38, "73", "part-missing", "", "jobs")]);
    changed(text, ":  6\n", ":  6000000\n", &[(5, "34", "too-large", "6000000", "at-most: 100000")]);
    changed(text, ":  6\n", ":  none\n", &[(5, "34", "not-a-whole-number", "none", "whole: 1, 100000")]);
    // No mode of the activity can be had; that of the first is told.
    changed(
        MULTI_MODE,
        "\t2\t8\n",
        "\t2\t0\n",
        &[(18, "9", "above-supply", "6", "at-most: 0"), (20, "9", "above-supply", "6", "at-most: 0")],
    );
}

#[test]
fn faults_of_rows_of_numbers() {
    changed(PATTERSON, "3 2 0 1 4", "3 2 0 1 14", &[(6, "9", "unknown-reference", "14", "whole: 1, 6")]);
    changed(PATTERSON, "3 2 0 1 4", "-3 2 0 1 4", &[(6, "1", "out-of-range", "-3", "whole: 0, 500000000")]);
    changed(
        PATTERSON,
        "3 2 0 1 4",
        "3 2 zero 1 4",
        &[(6, "5", "not-a-whole-number", "zero", "whole: 0, 500000000")],
    );
    changed(PATTERSON, "3 2 0 1 4", "3 4 0 1 4", &[(6, "3", "above-supply", "4", "at-most: 3")]);
    changed(PATTERSON, "3 2 0 1 4", "3 2 0 1 4 5", &[(6, "11", "too-much-here", "5", "line-end")]);
    changed(PATTERSON, "2 1 1 1 6", "2 1 1 1 2", &[(8, "9", "waits-in-circle", "2 4", "no-circle")]);
    changed(PATTERSON, "2 1 1 1 6", "2 1 1 1 4", &[(8, "9", "waits-in-circle", "4", "no-circle")]);
    changed(PATTERSON, "0 0 0 0\n", "0 0 0 0\n7\n", &[(11, "1", "too-much-here", "7", "file-end")]);
    changed(
        PATTERSON,
        "5 1 0 1 6\n0 0 0 0\n",
        "5 1 0 1 6\n0 0\n",
        &[(10, "4", "ends-early", "", "row-each: 6")],
    );
    changed(PATTERSON, "6 2", "1000000000 2", &[(2, "1", "too-large", "1000000000", "at-most: 100000")]);
    changed(PATTERSON, "3 1\n", "3 1 1\n", &[(3, "5", "too-much-here", "1", "line-end")]);
    // What is wrong in several places is told at once.
    let both = PATTERSON.replace("3 1\n", "3 x\n").replace("3 2 0 1 4", "3 2 -1 1 9");
    let found: Vec<(u32, &str)> = faults(&both).iter().map(|fault| (fault.0, fault.2)).collect();
    assert_eq!(found, [(3, "not-a-whole-number"), (6, "out-of-range"), (6, "unknown-reference")]);
    changed(STOCKS, "2\t0\t2\t0", "2\t0\t-2\t0", &[(5, "5", "out-of-range", "-2", "whole: 0, 500000000")]);
    changed(STOCKS, "0\t0\t0\t0\t0\n", "", &[(5, "12", "ends-early", "", "row-each: 4")]);
}

#[test]
fn faults_of_lags() {
    changed(LAGS, "[-4]", "-4", &[(4, "11", "not-a-lag", "-4", "[0], [-5]")]);
    changed(LAGS, "[-4]", "[x]", &[(4, "12", "not-a-whole-number", "x", "whole: -500000000, 500000000")]);
    changed(LAGS, "[2]\t[3]", "[2]", &[(3, "1", "entries-differ", "6", "7")]);
    changed(LAGS, "1\t1\t3\t1", "1\t1\t3", &[(7, "1", "entries-differ", "3", "4")]);
    changed(LAGS, "2\t1\t2\t1\t3", "2\t3\t2\t1\t3", &[(4, "3", "too-large", "3", "at-most: 1")]);
    changed(LAGS, "2\t1\t2\t1\t3", "7\t1\t2\t1\t3", &[(4, "1", "not-the-next", "7", "2")]);
    changed(LAGS, "0\n1\n", "0\n", &[(9, "8", "ends-early", "", "supplies: 1")]);
}

#[test]
fn faults_of_declarations() {
    changed(SKILLS, "dur = [0,3,2,0];\n", "", &[(21, "6", "part-missing", "", "dur")]);
    changed(SKILLS, "dur = [0,3,2,0]", "dur = [0,3,2]", &[(4, "1", "entries-differ", "3", "4")]);
    let two = SKILLS.replace("dur = [0,3,2,0]", "dur = [0,3,2]");
    changed(
        &two,
        "succ = [2,3,4,4]",
        "succ = [2,3,4]",
        &[(4, "1", "entries-differ", "3", "4"), (15, "1", "entries-differ", "3", "4")],
    );
    changed(
        SKILLS,
        "dur = [0,3,2,0]",
        "dur = [0,3,-2,0]",
        &[(4, "12", "out-of-range", "-2", "whole: 0, 500000000")],
    );
    changed(SKILLS, "true,false", "true,maybe", &[(11, "19", "not-in-list", "maybe", "true, false")]);
    changed(SKILLS, "| 0,1,\n", "| 0,2,\n", &[(8, "6", "above-supply", "2", "at-most: 1")]);
    changed(
        SKILLS,
        "succ = [2,3,4,4]",
        "succ = [2,3,4,5]",
        &[(15, "15", "unknown-reference", "5", "whole: 1, 4")],
    );
    changed(
        SKILLS,
        "succ = [2,3,4,4]",
        "succ = [2,3,1,4]",
        &[(15, "13", "waits-in-circle", "1 2", "no-circle")],
    );
    changed(SKILLS, "nPrecs = 4;\npred", "nPrecs = 4\npred", &[(14, "6", "too-much-here", "=", ";")]);
    let short = &SKILLS[..SKILLS.find("nUnrels").expect("there")];
    let short = &short[..short.len() - 4];
    assert_eq!(faults(short)[0].2, "ends-early");
}

#[test]
fn faults_of_several_projects() {
    changed(BESIDE, "p/one.mm", "p/two.mm", &[(4, "1", "unreadable", "p/two.mm", "file-beside")]);
    changed(BESIDE, "p/one.mm", "../one.mm", &[(4, "1", "unreadable", "../one.mm", "file-beside")]);
    changed(BESIDE, "p/one.mm", "/etc/hostname", &[(4, "1", "unreadable", "/etc/hostname", "file-beside")]);
    changed(BESIDE, "2\n0", "9\n0", &[(9, "5", "ends-early", "", "projects-each: 9")]);
    changed(
        BESIDE,
        "2\t-1",
        "0\t-1",
        &[(18, "7", "above-supply", "1", "at-most: 0"), (20, "7", "above-supply", "2", "at-most: 0")],
    );
}

#[test]
fn faults_of_projects_in_one_text() {
    changed(PROJECTS, "1:3 2:2", "1:3 3:2", &[(9, "11", "unknown-reference", "3", "whole: 1, 2")]);
    changed(PROJECTS, "1:3 2:2", "1:3 2:4", &[(9, "13", "unknown-reference", "4", "whole: 1, 3")]);
    changed(PROJECTS, "1:3 2:2", "1:3 5", &[(9, "11", "not-in-list", "5", "1:2")]);
    changed(PROJECTS, "3 2 1 2:3", "3 2 1 1:2", &[(16, "7", "waits-in-circle", "1:2 2:2", "no-circle")]);
    changed(PROJECTS, "3 2 1 2:3", "3 9 1 2:3", &[(16, "3", "above-supply", "9", "at-most: 2")]);
    changed(PROJECTS, "3 2 1 2:3\n0 0 0\n", "3 2 1", &[(16, "6", "ends-early", "", "row-each: 3")]);
}

#[test]
fn every_truncation_is_told_or_whole() {
    for text in texts::ALL {
        for end in 0..text.len() {
            match read(&text[..end]) {
                Ok(_) => {}
                Err(found) => located(&found),
            }
        }
        // Half of it is never taken.
        assert!(read(&text[..text.len() / 2]).is_err());
    }
}

#[test]
fn changes_at_random_are_told_or_taken() {
    const PIECES: [&str; 14] =
        ["-1", "0", " ", "\n", "x", "999999999999999999999", ":", "[", "]", ";", "=", "|", "*", "سنة"];
    let mut random = Random(7);
    for round in 0..4_000 {
        let mut text = random.one(&texts::ALL).to_string();
        for _ in 0..=random.below(3) {
            let at = random.below(text.len());
            let Some(at) = (at..text.len()).find(|at| text.is_char_boundary(*at)) else { continue };
            let to = (at + random.below(4)..text.len()).find(|to| text.is_char_boundary(*to)).unwrap_or(at);
            text.replace_range(at..to, random.one::<&str>(&PIECES));
        }
        entries::instance(text.as_bytes());
        if let Err(found) = read(&text) {
            let lines = text.split('\n').count().max(texts::MULTI_MODE.split('\n').count());
            assert!(found.iter().all(|f| f.place.row as usize <= lines), "{round}: {text}");
            located(&found);
        }
    }
}

#[test]
fn a_million_activities_are_refused_and_many_are_read() {
    // Said in the header: refused before anything is read.
    let found = faults("1000000 1\n1\n0 0 0\n");
    assert_eq!((found[0].0, found[0].2, found[0].4.as_str()), (1, "too-large", "at-most: 100000"));
    // Really there.
    let chain = |count: usize| {
        let mut text = format!("{count} 1\n1\n");
        for job in 1..count {
            let _ = writeln!(text, "1 1 1 {}", job + 1);
        }
        text + "0 0 0\n"
    };
    assert_eq!(faults(&chain(1_000_000))[0].2, "too-large");
    let whole = read(&chain(100_000)).expect("no fault");
    assert_eq!(
        (whole.format, whole.project.len(), whole.project.horizon()),
        (Format::Patterson, 100_000, 99_999)
    );
    // A circle through all of them is found and told in a few words.
    let circle = chain(100_000).replace("\n0 0 0\n", "\n1 1 1 1\n");
    let found = faults(&circle);
    assert_eq!((found.len(), found[0].2), (1, "waits-in-circle"));
    // The sum of all durations stays countable.
    let long = chain(1_000).replace("\n1 1 1", "\n900000 1 1");
    assert_eq!(faults(&long)[0].2, "too-large");
    // Projects that refer to the same file again and again count each time.
    let mut text = "10000\n".to_owned();
    for _ in 0..10_000 {
        text.push_str("0\n0\np/one.mm\n");
    }
    assert_eq!(read(&(text.clone() + "2\n2\t-1\n")).expect("no fault").project.len(), 40_000);
}

/// ProGen/max draws demands at random, and its tables list what has no schedule.
#[test]
fn a_demand_above_what_there_is_makes_no_schedule_where_it_is_drawn_at_random() {
    use sanad_schedule::{Search, Status, solve};
    let instance = read(&LAGS.replacen("1\t1\t3\t1", "1\t1\t3\t2", 1)).expect("no fault");
    let search =
        Search { schedules: Some(10), seed: 1, threads: 1, proofs: true, stop: &|| false, progress: &|_| {} };
    let answer = solve(&instance.project, &search);
    assert_eq!((answer.status, answer.schedule), (Status::Infeasible, None));
}

#[test]
#[cfg(unix)]
fn what_may_never_end_is_not_opened() {
    let dir = tempfile::tempdir().expect("a folder");
    let pipe = dir.path().join("pipe.sm");
    let made = std::process::Command::new("mkfifo").arg(&pipe).status().expect("runs");
    assert!(made.success());
    let error = instances::bytes(&pipe).expect_err("no file");
    assert_eq!(error.kind(), std::io::ErrorKind::Unsupported, "{error}");
}
