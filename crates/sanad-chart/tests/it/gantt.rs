//! Time runs with the page, ranges and calendars stand where they belong.

use sanad_chart::{
    Direction, GanttBar, GanttLink, GanttMark, GanttRow, Label, Segment, Shade, ShadeKind, TimeLine, TimeTick,
};

use crate::common::{day, is_balanced, strokes, thirty_days, values, visit};

#[test]
fn a_bar_stands_where_its_days_are() {
    let svg = thirty_days(Direction::Ltr, vec![visit("a", 5, 8)]).build(day);
    assert_eq!(values(&svg.markup, "c-bar", "x"), [142.0]);
    assert_eq!(values(&svg.markup, "c-bar", "width"), [30.0]);
}

#[test]
fn arabic_mirrors_the_axis() {
    let svg = thirty_days(Direction::Rtl, vec![visit("a", 5, 8)]).build(day);
    // The end of the bar is its left edge: 400 − 142 − 30.
    assert_eq!(values(&svg.markup, "c-bar", "x"), [228.0]);
    assert!(svg.markup.contains("direction=\"rtl\""));
}

#[test]
fn shading_covers_its_days_over_all_rows() {
    let mut gantt = thirty_days(Direction::Ltr, vec![visit("a", 5, 8), visit("b", 9, 10)]);
    gantt.shades.push(Shade { from: 6, to: 8, kind: ShadeKind::Off, title: "weekend".into() });
    let svg = gantt.build(day);
    assert_eq!(values(&svg.markup, "c-off", "x"), [152.0]);
    assert_eq!(values(&svg.markup, "c-off", "width"), [20.0]);
    assert_eq!(values(&svg.markup, "c-off", "height"), [48.0]);
}

#[test]
fn what_lies_outside_the_frame_is_not_drawn_but_listed() {
    let svg = thirty_days(Direction::Ltr, vec![visit("a", 40, 45)]).build(day);
    assert_eq!(values(&svg.markup, "c-bar", "x"), Vec::<f64>::new());
    let row: Vec<&str> = svg.table.rows[0].iter().map(|c| c.text.as_str()).collect();
    assert_eq!(row, ["a", "visit", "day 40", "day 44", ""]);
}

#[test]
fn the_table_says_the_last_day_inside_and_the_range() {
    let mut row = visit("a", 5, 8);
    row.bars[0].finish = Some((7, 12));
    row.marks.push(GanttMark {
        at: Some(20),
        range: Some((18, 25)),
        label: Label::new("restart"),
        ..GanttMark::default()
    });
    let svg = thirty_days(Direction::Ltr, vec![row]).build(day);
    let texts: Vec<Vec<&str>> =
        svg.table.rows.iter().map(|r| r.iter().map(|c| c.text.as_str()).collect()).collect();
    assert_eq!(texts[0], ["a", "visit", "day 5", "day 7", "day 6 – day 11"]);
    assert_eq!(texts[1], ["a", "restart", "day 20", "", "day 18 – day 25"]);
}

#[test]
fn an_arrow_to_a_row_that_does_not_exist_is_left_out() {
    let mut gantt = thirty_days(Direction::Ltr, vec![visit("a", 5, 8), visit("b", 10, 12)]);
    gantt.links = vec![
        GanttLink { from: "a".into(), to: "b".into(), ..GanttLink::default() },
        GanttLink { from: "a".into(), to: "nobody".into(), ..GanttLink::default() },
    ];
    let svg = gantt.build(day);
    assert_eq!(strokes(&svg.markup, "c-link").len(), 1);
}

#[test]
fn a_note_carries_its_source() {
    let mut row = visit("a", 5, 8);
    row.note = Some(Label::new("6–8 June").src("plan.a"));
    let svg = thirty_days(Direction::Ltr, vec![row]).build(day);
    assert!(svg.markup.contains("data-src=\"plan.a\">6–8 June</text>"), "{}", svg.markup);
}

#[test]
fn extreme_ticks_stay_inside() {
    let mut gantt = thirty_days(Direction::Ltr, vec![visit("a", i64::MIN, i64::MAX)]);
    gantt.shades.push(Shade { from: i64::MIN, to: i64::MAX, kind: ShadeKind::Reduced, title: String::new() });
    let svg = gantt.build(|_| String::new());
    assert_eq!(values(&svg.markup, "c-bar", "width"), [300.0]);
}

#[test]
fn two_thousand_rows_stay_small() {
    let rows = (0..2_000_i64).map(|i| visit(&format!("site-{i}"), i % 25, i % 25 + 3)).collect();
    let svg = thirty_days(Direction::Rtl, rows).build(day);
    assert_eq!(svg.table.rows.len(), 2_000);
    assert!(svg.markup.len() < 500_000, "{} bytes", svg.markup.len());
    assert!(is_balanced(&svg.markup));
}

#[test]
fn a_small_gantt_in_arabic() {
    let mut gantt = thirty_days(
        Direction::Rtl,
        vec![GanttRow {
            id: "s".into(),
            label: Label::new("مصنع المواسير (PIP-01)").href("/sites/1"),
            bars: vec![
                GanttBar {
                    from: 3,
                    to: 4,
                    segment: Segment::Travel,
                    finish: None,
                    label: Label::new("انتقال"),
                },
                GanttBar {
                    from: 4,
                    to: 9,
                    segment: Segment::Visit,
                    finish: Some((8, 12)),
                    label: Label::new("معاينة"),
                },
            ],
            note: Some(Label::new("5–9 / 06").src("plan.visit")),
            ..GanttRow::default()
        }],
    );
    gantt.groups[0].label = Label::new("الفريق 1");
    gantt.major = vec![TimeTick::new(0, "يونيو 2026")];
    gantt.minor = vec![TimeTick::new(0, "01/06"), TimeTick::new(7, "08/06")];
    gantt.lines = vec![TimeLine { at: 6, label: Label::new("اليوم"), today: true }];
    insta::assert_snapshot!(gantt.build(day).markup.replace('<', "\n<"));
}
