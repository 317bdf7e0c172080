//! What is asked of a plan beyond itself: the plans between two terms, and what would help most.

use crate::run::plain;
use crate::works::{self, desk};
use serde_json::Value;

fn numbers(json: &Value, of: &dyn Fn(&Value) -> i64) -> Vec<i64> {
    json["points"].as_array().expect("points").iter().map(of).collect()
}

#[test]
fn between_jobs_and_value_every_plan_gives_something_for_something() {
    let desk = desk();
    let ask = |more: &[&str]| {
        let args = ["plan", "works", "--effort", "1", "--between", "jobs,value", "--json"];
        desk.run(&[&args, more].concat()).ended(0)
    };
    let one = ask(&["--threads", "1"]);
    assert_eq!(ask(&["--threads", "2"]).out, one.out);
    let json = one.json();
    let jobs = numbers(&json, &|point| point["terms"]["jobs"].as_i64().expect("jobs"));
    let value = numbers(&json, &|point| point["terms"]["value"].as_i64().expect("value"));
    // Doing nothing costs nothing; the money pays for two of three trials, in their cheaper mode or
    // sooner in their dearer one.
    assert_eq!((jobs.first(), value.first()), (Some(&0), Some(&0)));
    assert!(jobs.len() >= 3 && jobs.is_sorted() && value.iter().rev().is_sorted(), "{jobs:?} {value:?}");
    assert_eq!(json["points"][0]["measures"], serde_json::json!([]));
    let last = &json["points"][jobs.len() - 1];
    assert_eq!(last["measures"].as_array().map(Vec::len), Some(2), "{last}");
    for point in json["points"].as_array().expect("points") {
        for term in ["jobs", "value"] {
            assert!(point["bound"][term].as_i64() >= point["terms"][term].as_i64(), "{point}");
        }
    }
    // Two points are the ends.
    let ends = ask(&["--points", "2"]).json();
    assert_eq!(
        numbers(&ends, &|point| point["terms"]["jobs"].as_i64().expect("jobs")),
        [0, jobs[jobs.len() - 1]]
    );
    assert_eq!(ends["whole"], false);
}

#[test]
fn plans_between_two_terms_are_told_in_either_language() {
    let desk = desk();
    for (lang, words) in [
        ("en", ["plans between Job-years and End date", "bound", "0 job-years", "Searches: "]),
        ("ar", ["بين «سنوات العمل» و«موعد انتهاء الأعمال»", "الحد", "لا سنوات عمل", "عمليات البحث: "]),
    ] {
        let said =
            desk.run(&["plan", "works", "--between", "jobs,end", "--points", "4", "--lang", lang]).ended(0);
        for word in words {
            assert!(plain(&said.out).contains(word), "{word}: {}", said.out);
        }
    }
}

#[test]
fn a_term_that_there_is_not_is_told_with_those_that_there_are() {
    let desk = desk();
    for (lang, accepted) in [("en", "Accepted: value, jobs, output"), ("ar", "المقبول: value، jobs، output")]
    {
        let said = desk.run(&["plan", "works", "--between", "jobs,money", "--lang", lang]).ended(2);
        assert!(plain(&said.err).contains("money") && plain(&said.err).contains(accepted), "{}", said.err);
        assert!(said.out.is_empty());
        for wrong in ["jobs", "jobs,jobs", "jobs,value,end"] {
            let said = desk.run(&["plan", "works", "--between", wrong, "--lang", lang]).ended(2);
            assert!(plain(&said.err).contains("jobs,value"), "{}", said.err);
        }
        let said =
            desk.run(&["plan", "works", "--between", "jobs,end", "--points", "1", "--lang", lang]).ended(2);
        assert!(plain(&said.err).contains("50"), "{}", said.err);
    }
    desk.run(&["plan", "works", "--between", "jobs,end", "--helps"]).ended(2);
    desk.run(&["plan", "works", "--points", "3"]).ended(2);
    desk.run(&["plan", "works", "--helps", "--seconds", "1"]).ended(2);
}

#[test]
fn what_would_help_most_is_the_money_for_the_third_trial() {
    let desk = desk();
    // 870,000 dinars pay for two trials of 300,000 each; a tenth more pays for the third.
    desk.write(
        "works/claims.csv",
        works::file("claims.csv").replace("F-2,amount,400000", "F-2,amount,470000"),
    );
    let ask = |threads: &str| {
        desk.run(&["plan", "works", "--effort", "1", "--helps", "--threads", threads, "--json"]).ended(0)
    };
    let one = ask("1");
    assert_eq!(ask("2").out, one.out);
    let json = one.json();
    let list = json["helps"].as_array().expect("helps");
    let first = &list[0];
    assert_eq!(first["more"], serde_json::json!({ "what": "fund:F", "by": 87_000_000 }));
    assert_eq!(first["added"].as_array().map(Vec::len), Some(1), "{first}");
    assert_eq!(first["displaced"], serde_json::json!([]));
    assert!(first["better_by_at_least"]["jobs"].as_i64() > Some(0), "{first}");
    // The days alone bring nothing: what is planned is planned, and no money comes later.
    let days = list.iter().find(|help| help["more"]["what"] == "days").expect("days");
    assert_eq!(days["better_by_at_least"], Value::Null, "{days}");
    let searched = list.len() as u64 + 1;
    assert_eq!(json["effort"]["searches"], searched);
    for (lang, words) in [
        (
            "en",
            [
                "87 thousand Libyan dinars more in Money",
                "Job-years: ",
                "better",
                "no better plan was found: 90 more days",
            ],
        ),
        ("ar", ["87 ألف", "سنوات العمل: ", "أفضل بمقدار", "لم يُعثر على خطة أفضل بزيادة قليلة"]),
    ] {
        let said = desk.run(&["plan", "works", "--effort", "1", "--helps", "--lang", lang]).ended(0);
        for word in words {
            assert!(plain(&said.out).contains(word), "{word}: {}", said.out);
        }
    }
}
