//! Why a measure is in the plan or not, from the command line, with the numbers of the JSON.

use crate::run::{Desk, plain};
use crate::works;
use serde_json::Value;

fn desk(files: &[(&str, String)]) -> Desk {
    let desk = Desk::new();
    works::write(&desk);
    for (name, text) in files {
        desk.write(&format!("works/{name}"), text);
    }
    desk
}

fn why(desk: &Desk, more: &[&str]) -> Value {
    desk.run(&[&["why", "works", "--effort", "1", "--json"], more].concat()).ended(0).json()
}

#[test]
fn what_is_left_out_tells_what_it_would_displace_and_what_is_lost() {
    // Money for two of three at most.
    let desk = desk(&[]);
    let all = ["M-a", "M-b", "M-c"].map(|code| why(&desk, &[code]));
    let out = all.iter().find(|own| own["state"] != "chosen").expect("money is for two of three");
    assert_eq!(all.iter().filter(|own| own["state"] == "chosen").count(), 2, "{all:?}");
    assert_eq!(out["state"], "forced", "{out}");
    // The effort asked for is that of every search, not of the plan's alone.
    assert_eq!(out["schedules"], 1000, "{out}");
    let code = out["measure"].as_str().expect("a code");
    let gone: Vec<&str> =
        out["displaced"].as_array().expect("measures").iter().filter_map(Value::as_str).collect();
    assert!(gone.len() == 1 && gone[0] != code, "{out}");
    // The page's and the command's sentences are one: each of the JSON is printed.
    let english = plain(&desk.run(&["why", "works", code, "--effort", "1"]).ended(0).out);
    assert!(english.contains("not in the plan"), "{english}");
    assert!(english.contains(&format!("leave the plan: Trial {}", &gone[0][2..])), "{english}");
    let arabic = plain(&desk.run(&["why", "works", code, "--effort", "1", "--lang", "ar"]).ended(0).out);
    assert!(arabic.contains("خارج الخطة"), "{arabic}");
    for (lang, text) in [("en", &english), ("ar", &arabic)] {
        let said = out["said"][lang].as_array().expect("sentences");
        assert!(said.len() >= 2);
        assert_eq!(text.lines().count(), said.len(), "{text}");
        for own in said {
            assert!(text.contains(&plain(own.as_str().expect("words"))), "{own} in {text}");
        }
    }
    // What is in the plan has a chain that ends at a fact.
    let planned = all.iter().find(|own| own["state"] == "chosen").expect("one");
    assert!(planned["chain"].as_array().is_some_and(|chain| !chain.is_empty()), "{planned}");
    assert!(planned["displaced"].is_null(), "{planned}");
    // Without a code what is left out is listed.
    let listed = plain(&desk.run(&["why", "works", "--effort", "1"]).ended(0).out);
    assert!(listed.contains("It leaves out one measure") && listed.contains(code), "{listed}");
}

#[test]
fn without_a_plan_the_facts_in_conflict_are_told() {
    let two = works::file("measures.csv").replace("a,free", "a,mandatory").replace("b,free", "b,mandatory");
    let claims = works::file("claims.csv").replace("400000", "200000");
    let desk = desk(&[("measures.csv", two), ("claims.csv", claims)]);
    let told = plain(&desk.run(&["why", "works"]).ended(1).out);
    for words in [
        "These 3 cannot hold together",
        "Trial a must be carried out. [measures.csv, row 2, column choice]",
        "- 200 thousand Libyan dinars more in Money",
    ] {
        assert!(told.contains(words), "{words} in {told}");
    }
    let json = desk.run(&["why", "works", "--effort", "1", "--json"]).ended(1).json();
    assert_eq!(
        (&json["possible"], json["facts"].as_array().map(Vec::len)),
        (&"never".into(), Some(3)),
        "{json}"
    );
    assert!(desk.run(&["why", "works", "--lang", "ar"]).ended(1).out.contains("لا تستقيم معًا"));
}

#[test]
fn a_code_that_is_not_there_is_refused_with_those_that_are_near() {
    let desk = desk(&[]);
    let near = desk.run(&["why", "works", "M-d"]);
    assert_eq!((near.code, near.out.as_str()), (Some(3), ""), "{near:?}");
    let said = plain(&near.err);
    assert!(
        said.contains("M-d is not the code") && said.contains("M-a, M-b") && said.contains("M-c"),
        "{said}"
    );
    let arabic = desk.run(&["why", "works", "X", "--lang", "ar"]);
    assert!(arabic.err.contains("ليس رمز موقع"), "{arabic:?}");
}
