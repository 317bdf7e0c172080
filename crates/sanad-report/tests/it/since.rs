//! What "last time" is, and what the paper says of it when the history begins later.

use crate::support::{TODAY, sample};
use sanad_model::{Date, Lang, Timestamp, Zone};
use sanad_report::{Asked, Paper, Since};

const NOON: &str = "2026-11-10T10:00:00Z";

fn since(asked: Option<Date>, others: bool) -> Since {
    let first: Timestamp = NOON.parse().unwrap();
    Since::new(&Zone::default(), TODAY, asked, Some((first, others)))
}

#[test]
fn a_day_within_the_history_is_taken_as_it_is() {
    let day = Date::constant(2026, 11, 12);
    let found = since(Some(day), true);
    assert_eq!((found.asked, found.day), (day, day));
    assert_eq!(found.at, Some(Zone::default().start_of(day)));
    assert!(!found.begins_later(&Zone::default()));
    // Nobody asked: a week.
    assert_eq!(since(None, true).day, Date::constant(2026, 11, 15));
}

#[test]
fn a_day_before_the_history_is_said_to_lie_before_it() {
    let asked = Date::constant(2026, 11, 1);
    let found = since(Some(asked), true);
    assert_eq!((found.asked, found.day), (asked, Date::constant(2026, 11, 10)));
    assert!(found.begins_later(&Zone::default()));
    let (p, o) = sample();
    for (lang, heading, note) in [
        (Lang::En, "began on 10 November 2026", "Nothing was recorded before 10 November 2026"),
        (Lang::Ar, "منذ بدء السجل في 10 نوفمبر 2026", "لم يُسجَّل شيء قبل 10 نوفمبر 2026"),
    ] {
        let paper = Paper::new(&Asked { programme: p, outcomes: o, since: Some((found, p, o)), lang });
        assert!(paper.changed.heading.contains(heading), "{}", paper.changed.heading);
        assert!(paper.changed.note.contains(note), "{}", paper.changed.note);
        assert!(paper.text().contains(note) && paper.html().unwrap().contains(note));
    }
    // The very day of the first batch began before it.
    assert!(since(Some(Date::constant(2026, 11, 10)), true).begins_later(&Zone::default()));
}

#[test]
fn one_batch_alone_leaves_nothing_to_compare_with() {
    assert!(since(None, false).at.is_some());
    assert_eq!(since(Some(Date::constant(2026, 11, 1)), false).at, None);
}
