//! All trials of a programme from the command line: the same bytes for the same seed, told in either language, and
//! what cannot be asked is said with what would be accepted.

use crate::run::{Ran, plain};
use crate::works::desk;
use serde_json::Value;

#[test]
fn equal_seeds_give_equal_bytes_on_any_number_of_threads() {
    let desk = desk();
    let run = |threads: &str, seed: &str| -> Ran {
        let args = ["risk", "works", "--trials", "60", "--seed", seed, "--threads", threads, "--json"];
        desk.run(&args).ended(0)
    };
    let one = run("1", "1");
    for threads in ["2", "4"] {
        assert_eq!(run(threads, "1").out, one.out, "{threads} threads");
    }
    assert_ne!(run("1", "2").out, one.out);
    let json = one.json();
    assert_eq!(json["sobol"], Value::Null, "told where it is asked for");
    assert_eq!(
        (&json["trials"], &json["asked"], &json["seed"]),
        (&Value::from(60), &Value::from(60), &Value::from(1))
    );
    assert_eq!(json["correlation"], 0.3);
    // The same bytes in a file, and nothing half written where no file can be.
    let out = ["risk", "works", "--trials", "60", "--seed", "1", "--out", "risk.json", "--json"];
    assert_eq!(desk.run(&out).ended(0).out, one.out);
    assert_eq!(String::from_utf8(desk.read("risk.json")).expect("UTF-8"), one.out);
    let nowhere = desk.run(&["risk", "works", "--trials", "5", "--out", "nowhere/risk.json"]).ended(3);
    assert!(nowhere.err.contains("nowhere/risk.json") && nowhere.out.is_empty(), "{nowhere:#?}");
}

#[test]
fn what_is_planned_is_as_in_the_plan_and_quantiles_rise() {
    let desk = desk();
    let plan = desk.run(&["plan", "works", "--json"]).ended(0).json();
    let risk = desk.run(&["risk", "works", "--trials", "80", "--json"]).ended(0).json();
    let planned: Vec<&Value> =
        plan["measures"].as_array().expect("measures").iter().filter(|m| m["chosen"] == true).collect();
    assert!(!planned.is_empty());
    for own in planned {
        let all = risk["measures"].as_array().expect("measures");
        let found = all.iter().find(|m| m["measure"] == own["code"]).expect("it is told");
        let last = own["activities"].as_array().expect("activities").iter().find(|a| a["code"] == "trial");
        assert_eq!(found["done"]["planned"], last.expect("a trial run")["finish"], "{own}");
        let days: Vec<&str> =
            ["p10", "p50", "p80", "p95"].iter().filter_map(|q| found["done"][q]["value"].as_str()).collect();
        assert!(days.len() == 4 && days.windows(2).all(|w| w[0] <= w[1]), "{days:?}");
        let at = found["done"]["planned_at"]["value"].as_f64().expect("where the plan lies");
        assert!((0.0..=1.0).contains(&at));
    }
    let end = |name: &str| risk["end"][name]["value"].as_str().expect("a day").to_owned();
    assert!(end("p10") <= end("p95"));
    assert!(risk["cost"]["p50"]["error"].as_f64().expect("an error") > 0.0);
}

#[test]
fn without_correlation_costs_spread_less() {
    let desk = desk();
    let width = |r: &str| -> f64 {
        let args = ["risk", "works", "--trials", "200", "--correlation", r, "--json"];
        let json = desk.run(&args).ended(0).json();
        let of = |name: &str| json["cost"][name]["value"].as_f64().expect("a cost");
        assert_eq!(json["correlation"], r.parse::<f64>().expect("a number"));
        of("p95") - of("p10")
    };
    assert!(width("0") < width("1"));
}

#[test]
fn trials_are_told_in_either_language() {
    let desk = desk();
    for (lang, words) in [
        ("en", ["Last mark", "Trials up to the plan", "correlation of 0.3", "One sort of inputs alone"]),
        ("ar", ["آخر علامة", "تجارب حتى الخطة", "بارتباط 0.3", "صنف واحد من المدخلات وحده"]),
    ] {
        let said = plain(&desk.run(&["risk", "works", "--trials", "40", "--lang", lang]).ended(0).out);
        for word in words {
            assert!(said.contains(word), "{lang}: {word}: {said}");
        }
    }
    let one = plain(&desk.run(&["risk", "works", "--trials", "40", "--measure", "M-a"]).ended(0).out);
    assert!(one.contains("M-a") && !one.contains("M-b") && !one.contains("Last mark"), "{one}");
}

#[test]
fn shares_of_the_doubt_are_told_where_they_are_asked_for() {
    let desk = desk();
    let run = |more: &[&str]| {
        let all = ["risk", "works", "--trials", "60", "--sobol", "30"];
        desk.run(&all.into_iter().chain(more.iter().copied()).collect::<Vec<_>>()).ended(0)
    };
    let one = run(&["--json", "--threads", "1"]);
    assert_eq!(run(&["--json", "--threads", "4"]).out, one.out);
    let json = one.json();
    assert_eq!(json["sobol"]["rows"], 30);
    let value = |own: &Value, index: &str| own[index]["value"].as_f64().expect("an index");
    let npv = json["sobol"]["outcomes"]["npv"].as_array().expect("sorts");
    assert!(npv.len() >= 3, "{npv:?}");
    // What stands in no activity of the plan moves the value, and no day; days of work move days.
    let totals = |outcome: &str, of_plan: bool| -> Vec<f64> {
        let all = json["sobol"]["outcomes"][outcome].as_array().expect("sorts").iter();
        let is_of_plan = |own: &&Value| {
            ["blockers", "days", "cost", "answers"].contains(&own["sort"].as_str().expect("a sort"))
                == of_plan
        };
        all.filter(is_of_plan).map(|own| value(own, "total")).collect()
    };
    assert!(totals("npv", false).iter().any(|own| *own > 0.0), "{npv:?}");
    assert!(totals("end", false).iter().all(|own| *own == 0.0) && !totals("end", false).is_empty(), "{json}");
    assert!(totals("end", true).iter().any(|own| *own > 0.0), "{json}");
    for (lang, word) in [("en", "What carries the doubt"), ("ar", "ما يحمل الشك")] {
        let said = plain(&run(&["--lang", lang]).out);
        assert!(said.contains(word), "{lang}: {said}");
    }
    let many = desk.run(&["risk", "works", "--trials", "60", "--sobol", "31"]).ended(2);
    assert!(
        many.out.is_empty() && plain(&many.err).contains("31") && plain(&many.err).contains("8 to 30"),
        "{many:#?}"
    );
    // Fewer than eight rows say nothing, so that fewer than sixteen trials hold none.
    let few = desk.run(&["risk", "works", "--trials", "14", "--sobol", "8"]).ended(2);
    assert!(few.out.is_empty() && plain(&few.err).contains("at least 16 trials"), "{few:#?}");
    let few = desk.run(&["risk", "works", "--trials", "60", "--sobol", "7"]).ended(2);
    assert!(few.out.is_empty() && few.err.contains('7') && few.err.contains('8'), "{few:#?}");
}

#[test]
fn what_cannot_be_asked_is_said_with_what_would_be_accepted() {
    let desk = desk();
    for trials in ["0", "1000001", "many"] {
        let ran = desk.run(&["risk", "works", "--trials", trials]).ended(2);
        assert!(ran.out.is_empty() && ran.err.contains(trials), "{ran:#?}");
    }
    for correlation in ["-0.1", "1.5", "NaN"] {
        let asked = format!("--correlation={correlation}");
        let ran = desk.run(&["risk", "works", &asked]).ended(2);
        assert!(ran.out.is_empty() && ran.err.contains(correlation), "{ran:#?}");
    }
    let unknown = desk.run(&["risk", "works", "--measure", "M-z"]).ended(1);
    assert!(plain(&unknown.err).contains("M-z") && unknown.out.is_empty(), "{unknown:#?}");
    // A programme with nothing in it, and one without crews, have no plan to draw trials from.
    desk.run(&["new", "empty"]).ended(0);
    let empty = desk.run(&["risk", "empty", "--trials", "5"]).ended(3);
    assert!(empty.out.is_empty() && empty.err.contains("no plan"), "{empty:#?}");
    let nowhere = desk.run(&["risk", "nowhere", "--trials", "5"]);
    assert!(
        nowhere.code != Some(0) && nowhere.out.is_empty() && nowhere.err.contains("nowhere"),
        "{nowhere:#?}"
    );
}

/// Whether a process would hear an interruption rather than be ended by it.
#[cfg(target_os = "linux")]
fn hears(id: u32) -> bool {
    let status = std::fs::read_to_string(format!("/proc/{id}/status")).unwrap_or_default();
    let caught = status.lines().find_map(|line| line.strip_prefix("SigCgt:"));
    caught.and_then(|mask| u64::from_str_radix(mask.trim(), 16).ok()).is_some_and(|mask| mask & 2 != 0)
}

/// Stopped by a person, the trials so far are told whole; ended by force, no file is left.
#[cfg(target_os = "linux")]
#[test]
fn stopped_or_ended_it_leaves_nothing_half_written() {
    use std::process::{Command, Stdio};
    let desk = desk();
    let begun = |file: &str| {
        let args = ["risk", "works", "--trials", "1000000", "--threads", "1", "--out", file, "--json"];
        let child = desk
            .command(&args)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the command starts");
        while !hears(child.id()) {
            std::thread::yield_now();
        }
        child
    };
    let mut ended = begun("ended.json");
    ended.kill().expect("it is ended");
    assert!(ended.wait_with_output().expect("it is over").stdout.is_empty());
    let stopped = begun("stopped.json");
    Command::new("kill").args(["-INT", &stopped.id().to_string()]).status().expect("it is told");
    let out = stopped.wait_with_output().expect("it is over");
    assert_eq!(out.status.code(), Some(0), "{out:?}");
    assert_eq!(desk.read("stopped.json"), out.stdout);
    let json: Value = serde_json::from_slice(&out.stdout).expect("whole");
    assert!(json["trials"].as_u64() < Some(1_000_000) && json["asked"] == 1_000_000);
    let names = desk.names(".");
    assert!(names.iter().any(|name| name == "stopped.json"), "{names:?}");
    assert!(!names.iter().any(|name| name == "ended.json" || name.starts_with(".tmp")), "{names:?}");
}
