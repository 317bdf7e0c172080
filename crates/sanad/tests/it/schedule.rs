//! `schedule`: every format from a file, both languages, faults beside sound files, equal bytes.

use crate::instances::{self, ALL};
use crate::run::Desk;

const NAMES: [&str; 8] =
    ["one.sm", "two.mm", "three.rcp", "four.rcp", "five.sch", "six.dzn", "seven.txt", "eight.txt"];

/// The best value of each: counted by hand, and the same by another solver.
const BEST: [i64; 8] = [9, 7, 9, 5, 5, 5, 4, 7];

/// All formats as files; what one of them refers to lies beside it.
fn desk() -> Desk {
    let desk = Desk::new();
    for (name, text) in NAMES.into_iter().zip(ALL) {
        desk.write(name, text);
    }
    std::fs::create_dir(desk.path("p")).expect("a folder");
    desk.write("p/one.mm", instances::MULTI_MODE);
    desk
}

/// A schedule as JSON keeps its own numbers: the checker passed it, and it is as long as is said.
fn sound(file: &serde_json::Value) {
    let status = file["status"].as_str().expect("a status");
    let listed = file["schedule"].as_array();
    assert_eq!(matches!(status, "optimal" | "feasible"), listed.is_some(), "{file}");
    let Some(listed) = listed else { return };
    assert_eq!(file["check"], "passed", "{file}");
    assert_eq!(listed.len() as u64, file["activities"].as_u64().expect("a number"));
    let last = listed.iter().filter_map(|own| own["finish"].as_i64()).max();
    let value = file["value"].as_i64().expect("a value");
    if file["objective"] == "makespan" {
        assert_eq!(Some(value), last, "{file}");
    }
    let bound = file["bound"].as_i64().expect("a bound");
    assert!(bound <= value && (status != "optimal" || bound == value), "{file}");
}

#[test]
fn every_format_is_solved_from_a_file() {
    let desk = desk();
    let args = [&["schedule", "--schedules", "200", "--threads", "2", "--json"], &NAMES[..]].concat();
    let json = desk.run(&args).ended(0).json();
    let files = json["files"].as_array().expect("files");
    assert_eq!(files.iter().map(|file| file["file"].as_str().expect("a name")).collect::<Vec<_>>(), NAMES);
    let formats =
        ["psplib", "psplib", "patterson", "patterson_stocks", "progen_max", "mspsp", "mista_2013", "mplib"];
    for ((file, format), best) in files.iter().zip(formats).zip(BEST) {
        assert_eq!(file["format"], format);
        assert!(file["bound"].as_i64().is_some_and(|bound| bound <= best), "{file}");
        assert!(file["value"].as_i64().is_none_or(|value| value >= best), "{file}");
        assert_ne!(file["status"], "infeasible");
        assert!(file["findings"].as_array().is_some_and(Vec::is_empty) && file["seconds"].is_number());
        sound(file);
    }
    // Where the chains alone give the bound, it is proved at once.
    for place in [0, 2, 7] {
        assert_eq!(
            (files[place]["status"].as_str(), files[place]["value"].as_i64()),
            (Some("optimal"), Some(BEST[place]))
        );
    }
    // Two modes and a budget: found, whether or not it is proved.
    assert_eq!(files[1]["value"].as_i64(), Some(BEST[1]));
}

#[test]
fn equal_effort_and_seed_give_equal_bytes_on_any_number_of_threads() {
    let desk = desk();
    let written = |threads: &str| {
        let args =
            ["schedule", "--schedules", "300", "--seed", "5", "--threads", threads, "--out", "all.json"];
        desk.run(&[&args, &NAMES[..]].concat()).ended(0);
        String::from_utf8(desk.read("all.json")).expect("UTF-8")
    };
    let one = written("1");
    assert!(one.contains("\"seed\": 5") && !one.contains("seconds"), "{one}");
    assert_eq!(one, written("2"));
    assert_eq!(one, written("4"));
}

#[test]
fn a_line_a_file_in_either_language() {
    let desk = desk();
    let run = |lang: &str| {
        let args = ["schedule", "--effort", "1", "--threads", "1", "--lang", lang, "one.sm", "seven.txt"];
        desk.run(&args).ended(0)
    };
    let english = run("en");
    let lines: Vec<&str> = english.out.lines().collect();
    assert!(lines.len() == 2 && lines[0].contains("one.sm") && lines[1].contains("seven.txt"), "{lines:?}");
    assert!(lines.iter().all(|line| line.contains("bound ")), "{lines:?}");
    assert!(english.err.contains("Files: 2"), "{}", english.err);
    let arabic = run("ar");
    assert!(
        arabic.out.lines().all(|line| line.contains("الحد ") && !line.contains("bound")),
        "{}",
        arabic.out
    );
    assert!(arabic.err.contains("الملفات: 2"), "{}", arabic.err);
}

#[test]
fn files_with_faults_stop_no_other() {
    let desk = desk();
    desk.write("text.sm", "Dear all,\n");
    desk.write("cut.rcp", &instances::PATTERSON[..20]);
    desk.write("much.rcp", instances::PATTERSON.replace("3 2 0 1 4", "3 4 0 1 4"));
    let files = ["text.sm", "none.sm", "cut.rcp", "three.rcp", "much.rcp"];
    let args = [&["schedule", "--schedules", "50", "--json"], &files[..]].concat();
    let read = desk.run(&args).ended(3);
    let json = read.json();
    let told: Vec<&serde_json::Value> = json["files"].as_array().expect("files").iter().collect();
    let status = |n: usize| told[n]["status"].as_str().expect("a status");
    assert_eq!([0, 1, 2, 4].map(status), ["faulty", "unread", "faulty", "faulty"]);
    sound(told[3]);
    let found = &told[4]["findings"][0];
    let place = (found["file"].as_str(), found["row"].as_u64(), found["column"].as_str());
    assert_eq!(place, (Some("much.rcp"), Some(6), Some("3")));
    assert_eq!((found["code"].as_str(), found["value"].as_str()), (Some("above-supply"), Some("4")));
    assert!(read.err.contains("text.sm") && read.err.contains("none.sm"), "{}", read.err);
    // Without a file that could not be read, the faults alone.
    desk.run(&["schedule", "--schedules", "50", "three.rcp", "cut.rcp"]).ended(1);
    let arabic = desk.run(&["schedule", "--schedules", "50", "--lang", "ar", "much.rcp"]).ended(1);
    assert!(arabic.err.starts_with("خطأ: much.rcp، الصف") && arabic.out.contains("فيه أخطاء"), "{arabic:?}");
    desk.run(&["schedule"]).ended(2);
    desk.run(&["schedule", "--effort", "1", "--schedules", "9", "one.sm"]).ended(2);
}

#[test]
fn faults_and_proofs_that_there_is_no_schedule_are_told_apart() {
    let desk = desk();
    desk.write("circle.rcp", instances::PATTERSON.replace("3 2 0 1 4", "3 2 0 1 1"));
    // The budget suffices for each activity alone, and not for all.
    desk.write("dear.mm", instances::MULTI_MODE.replace("\t2\t8\n", "\t2\t2\n"));
    desk.write("drawn.sch", instances::LAGS.replacen("1\t1\t3\t1", "1\t1\t3\t2", 1));
    let told = |file: &str, code: i32| {
        let json = desk.run(&["schedule", "--schedules", "50", "--json", file]).ended(code).json();
        let own = json["files"][0].clone();
        let found = own["findings"].as_array().map_or(0, Vec::len);
        (own["status"].as_str().expect("a status").to_owned(), found, own["refused"].as_u64())
    };
    let (status, found, _) = told("circle.rcp", 1);
    assert_eq!((status.as_str(), found > 0), ("faulty", true));
    assert_eq!(told("dear.mm", 0), ("infeasible".to_owned(), 0, Some(0)));
    assert_eq!(told("drawn.sch", 0), ("infeasible".to_owned(), 0, Some(0)));
}

#[test]
#[cfg(unix)]
fn a_pipe_is_refused_and_lone_carriage_returns_end_lines() {
    let desk = desk();
    let pipe = desk.path("pipe.sm");
    assert!(std::process::Command::new("mkfifo").arg(&pipe).status().expect("runs").success());
    desk.write("old.sm", instances::SINGLE_MODE.replace('\n', "\r"));
    let read = desk.run(&["schedule", "--schedules", "50", "--json", "pipe.sm", "old.sm"]).ended(3);
    assert!(read.err.contains("pipe.sm") && read.err.contains("pipe, a socket"), "{}", read.err);
    let json = read.json();
    assert_eq!(json["files"][0]["status"], "unread");
    sound(&json["files"][1]);
    assert_eq!(json["files"][1]["value"].as_i64(), Some(BEST[0]));
}

#[test]
fn what_is_written_takes_the_place_of_nothing_that_is_read_and_is_asked_for_first() {
    let desk = desk();
    std::fs::create_dir(desk.path("folder")).expect("a folder");
    let one = desk.read("one.sm");
    for (out, why) in [
        ("one.sm", "read here, too"),
        ("p/../one.sm", "read here, too"),
        ("folder", "a folder"),
        ("none/all.json", "check the path"),
        ("three.rcp/all.json", "not a folder"),
    ] {
        // Sixty seconds a file, if it were looked at later.
        let run = desk.run(&["schedule", "two.mm", "one.sm", "--out", out]).ended(3);
        assert!(run.out.is_empty() && run.err.contains(why), "{out}: {run:?}");
    }
    assert_eq!(desk.read("one.sm"), one);
    let arabic = desk.run(&["schedule", "one.sm", "--out", "one.sm", "--lang", "ar"]).ended(3);
    assert!(arabic.err.contains("يُقرأ هنا أيضًا"), "{}", arabic.err);
    // What is there and is not read gives way, as before.
    desk.write("all.json", "old");
    desk.run(&["schedule", "--schedules", "50", "one.sm", "--out", "all.json"]).ended(0);
    assert!(desk.read("all.json").starts_with(b"{"));
}
