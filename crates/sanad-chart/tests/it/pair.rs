//! Two plans: what comes earlier, later, or in one of them only.

use sanad_chart::{Direction, Label, Pair, PairEnd, PairRow, PairWords, TimeTick};

use crate::common::{across, frame, is_balanced, is_mirrored, strokes};

/// 10 px a tick from 92.
fn pair(dir: Direction, rows: Vec<PairRow>) -> Pair {
    Pair {
        frame: frame(dir),
        from: 0,
        to: 30,
        major: vec![TimeTick::new(0, "1"), TimeTick::new(15, "2")],
        minor: Vec::new(),
        lines: Vec::new(),
        rows,
        label_width: 92.0,
        words: PairWords { row: "Site".into(), a: "1".into(), b: "2".into(), change: "Change".into() },
    }
}

fn end(at: Option<i64>, range: Option<(i64, i64)>) -> PairEnd {
    PairEnd { at, range, shown: Label::new("when").src("calc/w") }
}

fn row(a: impl Into<Option<PairEnd>>, b: impl Into<Option<PairEnd>>) -> PairRow {
    let (a, b) = (a.into(), b.into());
    PairRow { label: Label::new("Mill").href("/sites/m"), a, b, change: Label::new("10 days") }
}

/// Where the diamonds of a class stand, without that of the key.
fn places(markup: &str, class: &str) -> Vec<f64> {
    let middle = |points: &Vec<(f64, f64)>| f64::midpoint(across(points).0, across(points).1);
    strokes(markup, class).iter().skip(1).map(middle).collect()
}

#[test]
fn both_plans_stand_on_one_axis_joined_by_a_line() {
    let later = pair(Direction::Ltr, vec![row(end(Some(5), None), end(Some(15), None))]).build().markup;
    assert_eq!(places(&later, "c-pair-a"), [142.0]);
    assert_eq!(places(&later, "c-pair-b"), [242.0]);
    assert_eq!(across(&strokes(&later, "c-join c-join--later")[0]), (142.0, 242.0));
    let earlier = pair(Direction::Ltr, vec![row(end(Some(15), None), end(Some(5), None))]).build().markup;
    assert_eq!(strokes(&earlier, "c-join c-join--earlier").len(), 1);
    assert!(!earlier.contains("c-join--later"));
}

#[test]
fn a_site_of_one_plan_has_one_mark_and_the_word() {
    let markup = pair(Direction::Ltr, vec![row(None, end(Some(15), None))]).build().markup;
    assert_eq!(places(&markup, "c-pair-a"), Vec::<f64>::new());
    assert_eq!(places(&markup, "c-pair-b"), [242.0]);
    assert!(!markup.contains("c-join") && markup.contains(">10 days</text>"));
    let neither = pair(Direction::Ltr, vec![row(None, None)]).build().markup;
    assert!(neither.contains(">10 days</text>"));
}

#[test]
fn two_ranges_alone_are_neither_joined_nor_on_each_other() {
    let row = row(end(None, Some((3, 12))), end(None, Some((5, 20))));
    let markup = pair(Direction::Ltr, vec![row]).build().markup;
    let a = strokes(&markup, "c-pair-a c-pair-a--open").concat();
    let b = strokes(&markup, "c-pair-b c-pair-b--open").concat();
    assert_eq!((across(&a), across(&b)), ((122.0, 212.0), (142.0, 292.0)));
    let lowest = a.iter().map(|p| p.1).fold(f64::MIN, f64::max);
    assert!(b.iter().all(|p| p.1 > lowest), "{a:?} {b:?}");
    assert!(!markup.contains("c-join"));
}

#[test]
fn what_is_outside_the_window_leaves_an_arrow() {
    let markup = pair(Direction::Ltr, vec![row(end(Some(5), None), end(Some(50), None))]).build().markup;
    assert!(places(&markup, "c-pair-b").is_empty());
    assert_eq!(across(&strokes(&markup, "c-more")[0]), (394.0, 399.0));
    assert!(markup.contains("<title>2: when</title>"), "{markup}");
}

#[test]
fn the_table_says_both_and_the_change() {
    let svg = pair(Direction::Ltr, vec![row(end(Some(5), None), None)]).build();
    assert_eq!(svg.table.head, ["Site", "1", "2", "Change"]);
    let texts: Vec<&str> = svg.table.rows[0].iter().map(|c| c.text.as_str()).collect();
    assert_eq!(texts, ["Mill", "when", "", "10 days"]);
    assert_eq!(svg.table.rows[0][1].src.as_deref(), Some("calc/w"));
}

#[test]
fn arabic_mirrors_every_shape() {
    let [ltr, rtl] = [Direction::Ltr, Direction::Rtl].map(|dir| {
        let rows = vec![
            row(end(Some(5), Some((4, 9))), end(Some(15), Some((12, 40)))),
            row(end(None, Some((-4, 9))), end(Some(2), None)),
            row(end(None, Some((2, 9))), end(None, Some((7, 44)))),
        ];
        pair(dir, rows).build().markup
    });
    assert!(is_mirrored(&ltr, &rtl), "{ltr}\n{rtl}");
}

#[test]
fn no_rows_and_two_thousand_rows_are_whole() {
    let none = pair(Direction::Rtl, Vec::new()).build();
    assert!(is_balanced(&none.markup) && none.table.rows.is_empty());
    let many = (0..2_000).map(|i| row(end(Some(i % 30), None), end(Some(i % 17), None))).collect();
    let svg = pair(Direction::Rtl, many).build();
    assert!(is_balanced(&svg.markup));
    assert!(svg.markup.len() < 1_000_000, "{} bytes", svg.markup.len());
}
