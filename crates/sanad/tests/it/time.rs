//! The sample before, on and after the first day of its plan; the day of the programme's zone.

use crate::run::{Desk, sanad};
use crate::world::World;
use sanad_model::{Date, Kind, Lang};
use sanad_outcomes::{DatedVisits, Visits};
use std::collections::BTreeSet;
use std::process::Command;

fn dated(world: &World) -> &DatedVisits {
    match &world.o.visits {
        Visits::Dated(dated) => dated,
        other => panic!("the sample has dates: {other:?}"),
    }
}

fn day(text: &str) -> Date {
    text.parse().expect("a date of the table")
}

/// Whether both sides of the sample work on a day: no weekend, no holiday of either.
fn both_work(world: &World, date: Date) -> bool {
    world.p.calendars.values().all(|calendar| {
        !calendar.weekend.contains(&date.weekday().to_monday_one_offset())
            && !calendar.days.iter().any(|d| d.holiday && d.first <= date && date <= d.last)
    })
}

#[test]
fn every_day_has_its_plan_and_knows_what_was_foreseen() {
    let sample = World::sample();
    // The plan is set to begin on Sunday 6 December 2026.
    let first = dated(&sample);
    assert_eq!(sample.p.settings.plan_start, Some(first.start));
    let mut counts = Vec::new();
    for (today, start) in [
        ("2026-11-26", "2026-12-06"),
        ("2026-12-06", "2026-12-06"),
        ("2026-12-07", "2026-12-07"),
        // A Saturday.
        ("2026-12-26", "2026-12-27"),
        ("2027-04-05", "2027-04-05"),
    ] {
        let world = World::on(sample.rows.clone(), day(today));
        let plan = dated(&world);
        assert_eq!(plan.start, day(start), "{today}");
        for used in plan.plan.teams.iter().flat_map(|t| &t.used) {
            assert!(both_work(&world, plan.date(used.day)), "{today}: {used:?}");
        }
        for next in world.o.next.iter().filter(|n| n.kind == Kind::Site) {
            assert!(next.dates.0 >= day(start), "{today}: {next:?}");
        }
        // What the plan of the first day had finished before today, and nothing else.
        let foreseen: BTreeSet<_> = first
            .sites
            .iter()
            .filter(|(code, _)| first.answers(code).is_some_and(|(_, likely, _)| likely < day(today)))
            .map(|(_, site)| *site)
            .collect();
        assert_eq!(world.o.awaited.iter().map(|a| a.site).collect::<BTreeSet<_>>(), foreseen, "{today}");
        assert_eq!(world.o.ledger.count_of("plan.awaited"), foreseen.len() as u64, "{today}");
        counts.push(foreseen.len());
        for (lang, words) in [(Lang::En, "no answers are recorded yet"), (Lang::Ar, "لم تُسجَّل إجاباته")]
        {
            let text = world.paper(&world, lang).text();
            assert_eq!(text.contains(words), !foreseen.is_empty(), "{today}: {text}");
            assert!(text.chars().count() <= 1_900, "{today}: {}", text.chars().count());
        }
    }
    assert_eq!((counts[0], counts[1], counts.is_sorted()), (0, 0, true), "{counts:?}");
    assert_eq!(counts.last(), Some(&first.plan.teams.iter().map(|t| t.stops.len()).sum()), "{counts:?}");
}

#[test]
fn the_day_is_that_of_the_programmes_zone() {
    // These two zones never have the same day: their clocks are 26 hours apart.
    let said = |zone: &str| {
        let desk = Desk::new();
        desk.run(&["new", "mine"]).ended(0);
        let settings = String::from_utf8(desk.read("mine/programme.toml")).expect("UTF-8");
        assert!(!settings.lines().any(|l| l.starts_with("plan_start")), "{settings}");
        desk.write("mine/programme.toml", format!("{settings}\ntime_zone = \"{zone}\"\n"));
        let found = desk.run(&["check", "mine", "--json"]);
        if found.code != Some(0) {
            return found.json()["findings"][0]["code"].as_str().map(str::to_owned);
        }
        desk.run(&["import", "mine", "--db", "mine.db"]).ended(0);
        let mut brief = Command::new(sanad());
        brief.current_dir(desk.path("")).args(["brief", "--db", "mine.db", "--json", "--lang", "en"]);
        let out = brief.output().expect("the command starts").stdout;
        let json: serde_json::Value = serde_json::from_slice(&out).expect("JSON");
        json["as_of"].as_str().map(str::to_owned)
    };
    let (east, west) = (said("Pacific/Kiritimati"), said("Etc/GMT+12"));
    assert!(east.is_some() && west.is_some() && east != west, "{east:?} {west:?}");
    assert_eq!(said("Cairo").as_deref(), Some("not-a-zone"));
    assert_eq!(said("+25:00").as_deref(), Some("not-a-zone"));
}

#[test]
fn a_wrong_zone_is_said_with_its_line_and_an_example_in_both_languages() {
    let desk = Desk::new();
    desk.run(&["new", "mine"]).ended(0);
    let settings = String::from_utf8(desk.read("mine/programme.toml")).expect("UTF-8");
    desk.write("mine/programme.toml", format!("{settings}time_zone = \"Cairo\"\n"));
    let line = settings.lines().count() + 1;
    for (lang, words) in [("en", "is not a time zone"), ("ar", "ليس منطقة زمنية")] {
        let err = desk.run(&["check", "mine", "--lang", lang]).ended(1).err;
        assert!(err.contains(words) && err.contains("Africa/Cairo"), "{err}");
        assert!(err.contains(&line.to_string()) && err.contains("Cairo"), "{err}");
    }
}

#[test]
fn the_first_week_is_compared_with_the_first_batch() {
    let desk = Desk::new();
    let take = |name: &str, world: &World| {
        sanad_files::folder::write(&desk.path(name), &world.rows).expect("written");
        desk.run(&["import", name, "--db", "sample.db"]).ended(0);
    };
    let sample = World::sample();
    take("first", &sample);
    let paper = || desk.run(&["brief", "--db", "sample.db"]).ended(0).out;
    assert!(paper().contains("First paper"), "{}", paper());
    let item = [
        ("code", "Z1"),
        ("title_ar", "بند آخر"),
        ("title_en", "Another item"),
        ("reported_force", "agreed"),
        ("source", "S-aoi-libya-minister"),
    ];
    take("more", &sample.with(&sample.added(Kind::Item, &item)));
    assert!(
        !paper().contains("First paper") && paper().contains("New agreed item: Another item"),
        "{}",
        paper()
    );
}
