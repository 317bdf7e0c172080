//! The sample without a single assumption: an order of surveys, no dates, no costs.

use crate::run::{Desk, sanad};
use crate::world::World;
use sanad_bench::kill::Server;
use sanad_model::{Date, Kind, Lang};
use sanad_outcomes::{Shown, Visits};

/// Words and codes of money, in both languages.
const MONEY: &[&str] =
    &["USD", "EUR", "LYD", "EGP", "$", "€", "دينار", "جنيه", "دولار", "cost", "تكلفة", "budget", "ميزانية"];

#[test]
fn without_assumptions_there_is_an_order_and_no_date() {
    let sample = World::sample();
    let bare = World::of(sample.rows.stripped());
    assert!(bare.rows.count(Kind::Claim) < sample.rows.count(Kind::Claim));
    assert!(bare.rows.rows(Kind::Claim).all(|r| r.get("status") != "assumed"));
    let Visits::Order { order, missing } = &bare.o.visits else { panic!("a plan without assumptions") };
    // Every site that waits for a survey stands in the order, the most telling first.
    assert_eq!(order.len(), bare.o.sites.values().filter(|s| s.needs_survey()).count());
    let scores: Vec<u64> = order.iter().map(|s| bare.o.sites[s].score).collect();
    assert!(scores.is_sorted_by(|a, b| a >= b), "{scores:?}");
    assert!(!missing.is_empty());
    let start = bare.p.settings.plan_start.expect("the sample says when its plan starts");
    for (key, entry) in bare.o.ledger.iter() {
        let planned = |day: &Date| *day >= start;
        match &entry.shown {
            Shown::Date(day) => assert!(!planned(day), "{key}: {day}"),
            Shown::Dates(..) => panic!("{key} is a range of dates"),
            _ => assert!(!key.starts_with("plan."), "{key}"),
        }
    }
    for lang in [Lang::Ar, Lang::En] {
        let text = bare.paper(&bare, lang).text();
        let full = sample.paper(&sample, lang).text();
        for word in ["2027", "ديسمبر 2026", "December 2026"] {
            assert!(!text.contains(word), "{word}: {text}");
        }
        let dated = if lang == Lang::Ar { "ديسمبر 2026" } else { "December 2026" };
        assert!(full.contains(dated), "{full}");
        for text in [&text, &full] {
            for money in MONEY {
                assert!(!text.contains(money), "{money}: {text}");
            }
        }
    }
}

#[test]
fn the_command_says_the_order_and_its_pages_no_planned_date() {
    let desk = Desk::new();
    let bare = World::sample().rows.stripped();
    sanad_files::folder::write(&desk.path("bare"), &bare).expect("written");
    desk.run(&["check", "bare"]).ended(0);
    desk.run(&["import", "bare", "--db", "bare.db"]).ended(0);
    let json = desk.run(&["brief", "--db", "bare.db", "--json"]).ended(0).json();
    assert_eq!(json["next"].as_array().map(Vec::len), Some(1), "the order alone: {json}");
    let server =
        Server::start(sanad(), &desk.path("bare.db"), &["--today", "2026-11-22"]).expect("it serves");
    for path in ["/en/", "/en/plan", "/en/visits", "/en/items", "/en/sites/F25"] {
        let page = server.get(path).expect("an answer");
        assert_eq!(page.status, 200, "{path}");
        for month in ["December 2026", "January 2027", "February 2027"] {
            let there = page.text.contains(month);
            // The plan's first day is a setting of the programme, no date of a visit.
            assert!(!there || month == "December 2026", "{path}: {month}");
        }
    }
}
