//! What a plan of works reads: money, rates, resources, a template, measures and what binds them.

use super::names::both;
use super::people::Parties;
use super::{Maker, PLAN_START, Said};
use jiff::ToSpan as _;
use sanad_model::{Id, Kind, Row};

/// The code of the one template of the programme's own.
const TEMPLATE: &str = "made-up-works";

/// A template of the library; the programme's own is the same under another code.
const LIKE: (&str, &str) = ("modernise-line", include_str!("../../../../library/modernise-line.toml"));

/// Rates from each currency in which templates count to that of each fund.
const RATES: &[(&str, &str, &str)] = &[
    ("USD", "LYD", "6.4"),
    ("LYD", "USD", "0.15"),
    ("EUR", "LYD", "7.2"),
    ("EUR", "USD", "1.1"),
    ("EGP", "LYD", "0.13"),
    ("EGP", "USD", "0.02"),
];

pub(super) fn all(m: &mut Maker, parties: &Parties, sites: &[Id]) {
    for (n, (side, currency)) in (1..).zip(parties.sides.iter().zip(["LYD", "USD"])) {
        money(m, n, *side, currency);
    }
    for &(from, to, value) in RATES {
        let unit = &format!("{to}/{from}");
        let row = m.row().with("code", format!("{from}-{to}")).with("set", "assumed").with("from", from);
        let rate = m.put(Kind::Rate, row.with("to", to).with("dated", PLAN_START.to_string()));
        m.claim(Kind::Rate, rate, "rate", Said { unit, ..Said::assumed(value) });
    }
    for (what, amount, unit, ar, en) in [
        ("training_seats", "24", "seats", "مقاعد تدريب", "Training seats"),
        ("mobile_crane", "2", "units", "رافعات متنقلة", "Mobile cranes"),
    ] {
        let row = m.named(what, &both((ar, en))).with("what", what);
        let resource = m.put(Kind::Resource, row.with("party", parties.sides[0].to_string()));
        m.claim(Kind::Resource, resource, "capacity", Said { unit, ..Said::assumed(amount) });
    }
    let term = m.coded("T1").with("measure", "W1").with("kind", "equity");
    let term = m.put(Kind::Financing, term.with("party", parties.sides[0].to_string()));
    m.claim(Kind::Financing, term, "share", Said { unit: "%", ..Said::assumed("100") });
    // The file of a template holds no identity: it comes from its code.
    let template = Row::new(Id::from_name(&format!("{}/{TEMPLATE}", Kind::Template)))
        .with("code", TEMPLATE)
        .with("body", LIKE.1.trim_end().replacen(LIKE.0, TEMPLATE, 1));
    m.put(Kind::Template, template);
    for (n, site) in (1..).zip(sites.iter().take(2)) {
        let row = m.coded(format!("W{n}")).with("template", TEMPLATE).with("site", site.to_string());
        m.put(Kind::Measure, row.with("choice", "free"));
    }
    let pin = m.row().with("measure", "W1").with("activity", "scope");
    m.put(Kind::Pin, pin.with("start", PLAN_START.to_string()));
    let grouping = m.coded("G1").with("rule", "at_most_one").with("measures", "W1;W2");
    m.put(Kind::Grouping, grouping);
    for (level, term) in [("1", "lateness"), ("2", "jobs")] {
        let row = m.row().with("code", term).with("level", level).with("term", term);
        m.put(Kind::Objective, row.with("weight", "1"));
    }
    // One activity stands in an accepted plan and has begun.
    let day = PLAN_START.to_string();
    let agreed = m.row().with("measure", "W1").with("activity", "scope").with("start", day.clone());
    m.put(Kind::Baseline, agreed.with("end", day.clone()).with("accepted", day.clone()));
    let begun = m.row().with("measure", "W1").with("activity", "scope").with("started", day.clone());
    m.put(Kind::Actual, begun.with("as_of", day).with("status", "assumed"));
}

/// A fund with four instalments, one a quarter.
fn money(m: &mut Maker, n: i32, side: Id, currency: &'static str) {
    let name = (format!("مخصص {n}"), format!("Fund {n}"));
    let row = m.named(format!("FUND-{n}"), &name).with("party", side.to_string());
    let fund = m.put(Kind::Fund, row.with("currency", currency));
    for quarter in 0..4_i32 {
        let due = PLAN_START.checked_add((quarter * 3).months()).unwrap_or(PLAN_START);
        let row = m.coded(format!("FUND-{n}-{}", quarter + 1)).with("fund", fund.to_string());
        let instalment = m.put(Kind::Instalment, row.with("due", due.to_string()));
        // Enough for a part of the sites.
        let amount = 400_000 * m.size.sites.max(10);
        let amount = Said { unit: currency, ..Said::assumed(amount.to_string()) };
        m.claim(Kind::Instalment, instalment, "amount", amount);
    }
}
