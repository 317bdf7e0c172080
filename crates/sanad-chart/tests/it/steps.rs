//! A date that slips climbs.

use sanad_chart::{Direction, Label, Status, StepPoint, Steps, TimeTick};

use crate::common::{frame, is_balanced, strokes};

fn steps(dues: &[Option<i64>]) -> Steps {
    Steps {
        frame: frame(Direction::Ltr),
        height: 160.0,
        now: Some(40),
        points: dues
            .iter()
            .zip((0_i64..).step_by(10))
            .map(|(&due, said_at)| StepPoint {
                said_at,
                due,
                said_label: Label::new(format!("day {said_at}")),
                due_label: Label::new(due.map_or("no date".to_owned(), |d| format!("day {d}")))
                    .src("items.due"),
            })
            .collect(),
        across: vec![TimeTick::new(0, "day 0")],
        up: vec![TimeTick::new(60, "day 60")],
        status: Status::Late,
        head: ["Said on".into(), "Date said".into()],
    }
}

/// The line's points as drawn.
fn line(markup: &str) -> Vec<(f64, f64)> {
    strokes(markup, "c-step").concat()
}

#[test]
fn each_statement_is_a_level_stretch_and_a_later_date_is_higher() {
    let points = line(&steps(&[Some(50), Some(60), Some(90)]).build().markup);
    assert_eq!(points.len(), 6);
    for pair in points.chunks(2) {
        assert!((pair[0].1 - pair[1].1).abs() < f64::EPSILON, "{points:?}");
    }
    // 50 → 60 → 90: the second climb is three times the first.
    let (first, second) = (points[0].1 - points[2].1, points[2].1 - points[4].1);
    assert!(first > 0.0 && (second - 3.0 * first).abs() < 0.3, "{points:?}");
}

#[test]
fn statements_without_a_date_are_in_the_table_only() {
    let svg = steps(&[None, Some(60), None]).build();
    assert_eq!(svg.table.rows.len(), 3);
    assert_eq!(svg.table.rows[2][1].text, "no date");
    assert_eq!(line(&svg.markup).len(), 2);
}

#[test]
fn without_any_date_there_is_no_line() {
    let svg = steps(&[None]).build();
    assert!(!svg.markup.contains("c-step\""));
    assert!(is_balanced(&svg.markup));
}

#[test]
fn the_last_date_carries_its_source() {
    assert!(steps(&[Some(50), Some(60)]).build().markup.contains("data-src=\"items.due\">day 60</text>"));
}
