//! Time zones: how they are written, and the day of a moment at the edges of days.

use sanad_model::{Date, Timestamp, Zone};

fn zone(text: &str) -> Zone {
    text.parse().unwrap()
}

fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

#[test]
fn offsets_and_names_have_one_canonical_form() {
    let canonical = [
        ("+02:00", "+02:00"),
        ("+2", "+02:00"),
        ("+0200", "+02:00"),
        ("UTC+2", "+02:00"),
        ("-03:30", "-03:30"),
        ("−03:30", "-03:30"),
        ("+05:45", "+05:45"),
        ("+14:00", "+14:00"),
        ("Africa/Cairo", "Africa/Cairo"),
        ("africa/tripoli", "Africa/Tripoli"),
        ("UTC", "UTC"),
    ];
    for (written, canonical) in canonical {
        assert_eq!(zone(written).to_string(), canonical, "{written}");
        assert_eq!(zone(canonical), zone(written), "{written}");
    }
    assert_eq!(Zone::default().to_string(), "UTC");
}

#[test]
fn what_is_no_zone_is_refused() {
    let wrong = [
        "",
        "2",
        "02:00",
        "+",
        "+15:00",
        "+14:30",
        "+02:60",
        "+2:5",
        "+ 2",
        "+٢",
        "++2",
        "Cairo",
        "Africa",
        "Africa/Cairo2",
        "Etc/Unknown",
        "../etc/passwd",
    ];
    for text in wrong {
        assert!(text.parse::<Zone>().is_err(), "{text}");
    }
}

#[test]
fn a_moment_has_the_day_of_its_zone() {
    // Cairo has kept summer time since 2023, from the last Friday of April to the last Thursday
    // of October; Tripoli keeps none.
    let cases = [
        ("Africa/Cairo", "2026-07-01T20:59:59Z", "2026-07-01"),
        ("Africa/Cairo", "2026-07-01T21:00:00Z", "2026-07-02"),
        ("Africa/Tripoli", "2026-07-01T21:00:00Z", "2026-07-01"),
        ("Africa/Tripoli", "2026-07-01T22:00:00Z", "2026-07-02"),
        ("Africa/Cairo", "2026-12-31T21:59:59Z", "2026-12-31"),
        ("Africa/Cairo", "2026-12-31T22:00:00Z", "2027-01-01"),
        ("Africa/Cairo", "2022-07-01T21:00:00Z", "2022-07-01"),
        ("+02:00", "2026-07-01T21:00:00Z", "2026-07-01"),
        ("+05:45", "2026-07-01T18:14:59Z", "2026-07-01"),
        ("+05:45", "2026-07-01T18:15:00Z", "2026-07-02"),
        ("-03:30", "2026-07-01T03:29:59Z", "2026-06-30"),
        ("-03:30", "2026-07-01T03:30:00Z", "2026-07-01"),
    ];
    for (name, moment, expected) in cases {
        assert_eq!(zone(name).day(at(moment)), day(expected), "{name} {moment}");
    }
}

#[test]
fn a_day_begins_at_its_midnight_and_after_it_where_clocks_skip_it() {
    let cases = [
        ("Africa/Tripoli", "2026-07-02", "2026-07-01T22:00:00Z"),
        ("Africa/Cairo", "2026-07-02", "2026-07-01T21:00:00Z"),
        // On 24 April 2026 the clocks of Cairo go from 23:59:59 of the 23rd to 01:00.
        ("Africa/Cairo", "2026-04-24", "2026-04-23T22:00:00Z"),
        ("Africa/Cairo", "2026-04-25", "2026-04-24T21:00:00Z"),
        // On 29 October 2026 they go from 24:00 back to 23:00: that hour is there twice.
        ("Africa/Cairo", "2026-10-30", "2026-10-29T22:00:00Z"),
    ];
    for (name, date, expected) in cases {
        let start = zone(name).start_of(day(date));
        assert_eq!(start, at(expected), "{name} {date}");
        assert_eq!(zone(name).day(start), day(date), "{name} {date}");
        let before = start.checked_sub(jiff::Span::new().seconds(1)).unwrap();
        assert!(zone(name).day(before) < day(date), "{name} {date}");
    }
}
