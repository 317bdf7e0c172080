//! Sources, sites with their claims, capabilities, projects, figures, the outline, surveys.

use super::names::{self, both};
use super::people::Parties;
use super::{Maker, Said};
use sanad_model::{Blocker, Id, Kind};

/// Twelve in each hundred sites were surveyed.
const SURVEYED: usize = 12;

/// A place on made-up land: a rectangle of 8 by 14 degrees.
pub(super) fn somewhere(m: &mut Maker) -> String {
    let (north, east) = (m.draw.below(800), m.draw.below(1400));
    format!("{}.{:02} {}.{:02}", 24 + north / 100, north % 100, 10 + east / 100, east % 100)
}

pub(super) fn sources(m: &mut Maker) -> Vec<Id> {
    let kinds = ["communique", "official", "company", "press", "reference", "survey", "message", "estimate"];
    (0..(m.size.sites / 4).max(kinds.len()))
        .map(|n| {
            let published = m.day(700, 1).to_string();
            let row = m
                .coded(format!("S-{n}"))
                .with("title_ar", format!("مصدر مختلق {n}"))
                .with("title_en", format!("Made-up source {n}"))
                .with("kind", kinds[n % kinds.len()])
                .with("publisher", "made up")
                .with("url", format!("https://example.org/{n}"))
                .with("published", published);
            m.put(Kind::Source, row)
        })
        .collect()
}

pub(super) fn sites(m: &mut Maker, parties: &Parties, sources: &[Id]) -> Vec<Id> {
    (1..=m.size.sites)
        .map(|n| {
            let place = names::place(&mut m.draw);
            let (sector, name, products) = *m.draw.one(names::SECTORS);
            let name = (format!("{} رقم {n}", name.0), format!("{} {n}", name.1));
            let row = m
                .named(format!("F{n:04}"), &name)
                .with("place_ar", place.0)
                .with("place_en", place.1)
                .with("sector", sector)
                .with("products_ar", products.0)
                .with("products_en", products.1);
            let site = m.put(Kind::Site, row);
            claims(m, site, parties, sources);
            if m.draw.percent(SURVEYED) {
                survey(m, n, site, parties, sources);
            }
            site
        })
        .collect()
}

fn claims(m: &mut Maker, site: Id, parties: &Parties, sources: &[Id]) {
    let states = ["stopped", "stopped", "stopped", "partial", "restart_agreed", "working", "destroyed", "?"];
    let said = |m: &mut Maker, value: &str| {
        let day = m.day(900, 1);
        let source = *m.draw.one(sources);
        let of = m.draw.below(2);
        Said { by: Some(parties.of_side[of][1]), ..Said::reported(value, day, source) }
    };
    let state = *m.draw.one(&states);
    let first = said(m, state);
    m.claim(Kind::Site, site, "state", first);
    if m.draw.percent(15) {
        // A second source that differs.
        let other = said(m, if state == "partial" { "stopped" } else { "partial" });
        m.claim(Kind::Site, site, "state", other);
    }
    if m.draw.percent(90) {
        let place = somewhere(m);
        m.claim(Kind::Site, site, "place", Said::assumed(place));
    }
    for blocker in Blocker::ALL {
        let value = match m.draw.below(100) {
            0..12 => "yes",
            12..18 => "no",
            18..22 => "?",
            _ => continue,
        };
        let text = both(("بحسب المصدر", "as the source has it"));
        let blocked = Said { text, ..said(m, value) };
        m.claim(Kind::Site, site, &format!("blocker.{blocker}"), blocked);
    }
    if m.draw.percent(50) {
        let tonnes = ((1 + m.draw.below(40)) * 25_000).to_string();
        let capacity = Said { unit: "t/year", ..said(m, &tonnes) };
        m.claim(Kind::Site, site, "capacity", capacity);
    }
    if m.draw.percent(40) {
        let persons = (20 + m.draw.below(900)).to_string();
        let workforce = Said { unit: "persons", ..said(m, &persons) };
        m.claim(Kind::Site, site, "workforce", workforce);
    }
    if m.draw.percent(30) {
        let text = both(("توقف لنقص قطع الغيار", "Stopped for want of spare parts"));
        let reason = Said { text, ..said(m, "") };
        m.claim(Kind::Site, site, "stop_reason", reason);
    }
}

fn survey(m: &mut Maker, n: usize, site: Id, parties: &Parties, sources: &[Id]) {
    let made_on = m.day(60, 1);
    let source = *m.draw.one(sources);
    let row = m
        .coded(format!("V{n:04}"))
        .with("site", site.to_string())
        .with("made_on", made_on.to_string())
        .with("made_by", parties.of_side[1][0].to_string())
        .with("office", parties.office[1].to_string())
        .with("source", source.to_string());
    m.put(Kind::Survey, row);
    for (field, value, unit) in [
        ("machine.process", "C", ""),
        ("machine.electrical", "B", ""),
        ("power.needed", "1800", "kW"),
        ("power.source", "grid", ""),
        ("water.needed", "120", "m3/day"),
        ("people.present", "85", "persons"),
        ("papers.licence", "yes", ""),
        ("papers.land", "?", ""),
    ] {
        let answer = Said { unit, status: "surveyed", ..Said::reported(value, made_on, source) };
        m.claim(Kind::Site, site, field, answer);
    }
}

/// Capabilities, projects, figures and the outline.
pub(super) fn surroundings(m: &mut Maker, parties: &Parties, sources: &[Id]) {
    let ring = "24,10 24,24 32,24 32,10";
    let row = m.row().with("ring", "1").with("points", ring).with("source", sources[0].to_string());
    m.put(Kind::Outline, row);
    for n in 1..=(m.size.sites / 10).max(12) {
        let (field, what) = *m.draw.one(names::ASKS);
        let (sector, ..) = *m.draw.one(names::SECTORS);
        let party = *m.draw.one(&parties.of_side[0]);
        let kind = *m.draw.one(&["product", "process", "service", "training"]);
        let row = m
            .coded(format!("A{n:03}"))
            .with("party", party.to_string())
            .with("unit_ar", format!("وحدة الإنتاج {n}"))
            .with("unit_en", format!("Production unit {n}"))
            .with("what_ar", what.0)
            .with("what_en", what.1)
            .with("kind", kind)
            .with("sector", sector)
            .with("fields", field);
        let capability = m.put(Kind::Capability, row);
        let day = m.day(400, 1);
        let source = *m.draw.one(sources);
        m.claim(Kind::Capability, capability, "offered", Said::reported("yes", day, source));
    }
    for n in 1..=(m.size.sites / 20).max(5) {
        let (field, what) = *m.draw.one(names::ASKS);
        let name = (format!("مشروع {n}: {}", what.0), format!("Project {n}: {}", what.1));
        let row = m.named(format!("E{n:03}"), &name).with("kind", "works").with("fields", field);
        let project = m.put(Kind::Project, row);
        let day = m.day(400, 1);
        let size = Said { unit: "MW", ..Said::reported("50", day, *m.draw.one(sources)) };
        m.claim(Kind::Project, project, "size", size);
    }
    for n in 1..=5 {
        let name = (format!("رقم عن الاقتصاد {n}"), format!("A figure about the economy {n}"));
        let row = m.named(format!("X{n:02}"), &name).with("topic", "economy");
        let indicator = m.put(Kind::Indicator, row);
        let day = m.day(400, 1);
        let value = Said { unit: "ratio", ..Said::reported("0.5", day, *m.draw.one(sources)) };
        m.claim(Kind::Indicator, indicator, "value", value);
    }
}
