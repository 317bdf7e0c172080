//! A plan that is accepted, what became of it, and the plan made anew from both.

use crate::run::Desk;
use crate::works;
use serde_json::Value;

/// A database with the programme in it.
fn desk() -> Desk {
    let desk = works::desk();
    desk.run(&["import", "works", "--db", "my.db"]).ended(0);
    desk
}

fn replan(desk: &Desk, more: &[&str]) -> Value {
    let args = ["replan", "my.db", "--effort", "1", "--json"];
    desk.run(&[&args, more].concat()).ended(0).json()
}

/// The activities of a way: measure, activity, first day.
fn starts(way: &Value) -> Vec<(String, String, String)> {
    let text = |own: &Value, key: &str| own[key].as_str().expect("text").to_owned();
    let plan = way["plan"].as_array().expect("a plan");
    plan.iter().map(|own| (text(own, "measure"), text(own, "activity"), text(own, "start"))).collect()
}

fn disturbance(way: &Value) -> i64 {
    way["disturbance"]["weighed"].as_i64().expect("a number")
}

#[test]
fn without_an_accepted_plan_or_a_database_nothing_is_planned_anew() {
    let desk = desk();
    let none = desk.run(&["replan", "my.db"]);
    assert_ne!(none.code, Some(0), "{none:?}");
    assert!(none.err.contains("accepted"), "{none:?}");
    let folder = desk.run(&["plan", "works", "--effort", "1", "--accept"]);
    assert_ne!(folder.code, Some(0), "{folder:?}");
    assert!(
        folder.err.contains("works") && folder.out.is_empty(),
        "refused before it is planned: {folder:?}"
    );
    let missing = desk.run(&["replan", "nope.db"]);
    assert_ne!(missing.code, Some(0), "{missing:?}");
    assert!(missing.err.contains("nope.db") && missing.err.contains("or a database"), "{missing:?}");
}

#[test]
fn a_status_date_outside_of_the_accepted_plan_is_refused_with_those_that_are_accepted() {
    let desk = desk();
    desk.run(&["plan", "my.db", "--effort", "1", "--accept"]).ended(0);
    let before = accepted(&replan(&desk, &["--at", "2026-11-22"])["ways"][0]);
    for (lang, first) in [("en", "21 November 2026"), ("ar", "2026")] {
        for at in ["1999-01-01", "2026-11-20", "9999-12-31"] {
            let args = ["replan", "my.db", "--effort", "1", "--at", at, "--accept", "--lang", lang];
            let told = desk.run(&args).ended(1);
            assert!(told.err.contains("--at") && told.err.contains(first), "{at}: {told:?}");
            assert!(told.out.is_empty(), "{at}: {told:?}");
        }
    }
    assert_eq!(accepted(&replan(&desk, &["--at", "2026-11-22"])["ways"][0]), before, "nothing was changed");
}

#[test]
fn all_status_dates_value_the_same_time_and_no_slip_is_a_gain() {
    let desk = desk();
    desk.run(&["plan", "my.db", "--effort", "1", "--accept"]).ended(0);
    let mut last: Option<(Value, Value)> = None;
    for at in ["2026-11-22", "2027-02-01", "2027-05-01"] {
        let told = replan(&desk, &["--at", at]);
        let agreed = told["agreed"]["terms"].clone();
        let keep = told["ways"][0]["terms"].clone();
        let from = told["planned_from"].as_str().expect("a day").parse::<sanad_model::Date>().expect("a day");
        let end =
            told["ways"][0]["plan"].as_array().expect("a plan").iter().map(|own| own["end"].to_string());
        let over = from.checked_add(jiff::Span::new().days(300)).expect("a day").to_string();
        assert!(end.max().is_none_or(|end| end.trim_matches('"') < over.as_str()), "{at}: beyond {over}");
        if let Some((first, kept)) = &last {
            assert_eq!(&agreed, first, "{at}: the accepted plan is worth the same on any day");
            let lateness = |terms: &Value| terms["lateness"].as_i64().expect("a number");
            let output = |terms: &Value| terms["output"].as_i64().expect("a number");
            assert!(lateness(&keep) >= lateness(kept), "{at}: {keep} after {kept}");
            assert!(output(&keep) <= output(kept), "{at}: {keep} after {kept}");
        }
        last = Some((agreed, keep));
    }
}

#[test]
fn an_accepted_plan_moves_only_when_the_day_does_and_is_replaced_when_accepted_anew() {
    let desk = desk();
    let told = desk.run(&["plan", "my.db", "--effort", "1", "--accept"]).ended(0);
    assert!(told.err.contains("accepted"), "{told:?}");
    // On the day before, nothing should have begun: the way that keeps the order moves nothing.
    let same = replan(&desk, &["--at", "2026-11-21"]);
    assert_eq!(same["accepted"], "2026-11-22");
    assert_eq!(same["overdue"], Value::Array(Vec::new()));
    assert_eq!(disturbance(&same["ways"][0]), 0, "{}", same["ways"][0]["disturbance"]);
    assert_eq!(same["ways"][0]["changes"], Value::Array(Vec::new()), "without news nothing changes");
    // Two months later nothing has begun: all of it lies behind the status date, and some is overdue.
    let late = replan(&desk, &["--at", "2027-02-01"]);
    assert!(!late["overdue"].as_array().expect("overdue").is_empty(), "{late}");
    let ways = late["ways"].as_array().expect("ways");
    assert_eq!(ways.len(), 3);
    for way in ways {
        assert!(disturbance(way) > 0, "{way}");
        let changes = way["changes"].as_array().expect("changes");
        for change in changes {
            assert!(change["because"]["kind"].is_string(), "{change}");
            assert!(change["said"].as_str().is_some_and(|said| said.ends_with('.')), "{change}");
        }
        let held = changes.iter().filter(|change| change["because"]["kind"] == "held");
        assert!(held.count() > 0, "something cannot start earlier: {way}");
        for (measure, activity, start) in starts(way) {
            assert!(start.as_str() > "2027-02-01", "{measure} {activity} begins on {start}");
        }
    }
    assert_eq!(replan(&desk, &["--at", "2027-02-01"]), late, "equal input, equal bytes");
    let accept = ["replan", "my.db", "--effort", "1", "--at", "2027-02-01", "--way", "keep", "--accept"];
    desk.run(&accept).ended(0);
    let then = replan(&desk, &["--at", "2027-02-01"]);
    assert_eq!(then["accepted"], "2027-02-01");
    assert_eq!(starts(&then["ways"][0]), starts(&ways[0]), "what was accepted stands");
    assert_eq!(disturbance(&then["ways"][0]), 0);
}

#[test]
fn what_has_begun_stands_as_it_was() {
    let desk = desk();
    desk.run(&["plan", "my.db", "--effort", "1", "--accept"]).ended(0);
    let before = replan(&desk, &["--at", "2026-11-22"]);
    let first = starts(&before["ways"][0]).into_iter().min_by(|a, b| a.2.cmp(&b.2)).expect("an activity");
    let (measure, activity, _) = &first;
    desk.write(
        "works/actuals.csv",
        format!(
            "measure,activity,started,finished,as_of,status\n{measure},{activity},2026-12-07,2026-12-16,2026-12-20,reported\n"
        ),
    );
    desk.run(&["import", "works", "--db", "my.db"]).ended(0);
    let after = replan(&desk, &["--at", "2026-12-20"]);
    assert_eq!(after["done"], 1, "{}", after["done"]);
    for way in after["ways"].as_array().expect("ways") {
        let own = starts(way).into_iter().find(|own| &own.0 == measure && &own.1 == activity).expect("it");
        assert_eq!(own.2, "2026-12-07", "what was done is not moved");
    }
}

/// The accepted plan as `replan --json` tells it: measure, activity, days, mode, people.
fn accepted(way: &Value) -> Vec<Value> {
    let mut plan = way["plan"].as_array().expect("a plan").clone();
    plan.sort_by_key(|own| (own["measure"].to_string(), own["activity"].to_string()));
    plan
}

#[test]
fn what_goes_as_planned_leaves_the_accepted_plan_as_it_is() {
    let desk = Desk::with_sample();
    desk.run(&["plan", "sample.db", "--effort", "1", "--accept"]).ended(0);
    let anew =
        |at: &str| desk.run(&["replan", "sample.db", "--effort", "1", "--json", "--at", at]).ended(0).json();
    let plan = accepted(&anew("2026-11-22")["ways"][0]);
    assert!(plan.len() > 300, "{}", plan.len());
    // On the second of them people are on the way whose course was over long before.
    for at in ["2027-09-30", "2028-01-31"] {
        let mut rows = "measure,activity,started,finished,as_of,status,mode\n".to_owned();
        let text = |own: &Value, key: &str| own[key].as_str().expect("text").to_owned();
        for own in plan.iter().filter(|own| text(own, "start").as_str() <= at) {
            let end = text(own, "end");
            let end = if end.as_str() <= at { end } else { String::new() };
            let [measure, activity, start, mode] =
                ["measure", "activity", "start", "mode"].map(|key| text(own, key));
            rows.extend([format!("{measure},{activity},{start},{end},{at},reported,{mode}\n")]);
        }
        let folder = format!("rows-{at}");
        desk.run(&["export", &folder, "--db", "sample.db"]).ended(0);
        desk.write(&format!("{folder}/actuals.csv"), rows);
        desk.run(&["import", &folder, "--db", "sample.db"]).ended(0);
        let told = anew(at);
        let keep = &told["ways"][0];
        assert_eq!(keep["changes"], Value::Array(Vec::new()), "{at}: {}", keep["disturbance"]);
        // People of what is done are kept too, so that the next time it is known where they are.
        assert_eq!(accepted(keep), plan, "{at}");
    }
}
