//! What is used stands on the axis of the plan, and what binds is seen.

use std::cell::RefCell;

use sanad_chart::{Direction, Label, Profile, ProfileWords, Stretch, TimeLine, TimeTick};

use crate::common::{across, day, frame, is_balanced, is_mirrored, strokes, thirty_days};

/// The same axis as [`thirty_days`]: 10 px a tick from 92.
fn profile(dir: Direction, stretches: Vec<Stretch>) -> Profile {
    Profile {
        frame: frame(dir),
        from: 0,
        to: 30,
        major: vec![TimeTick::new(0, "June"), TimeTick::new(14, "July")],
        dated: false,
        lines: Vec::new(),
        label_width: 92.0,
        height: Profile::HEIGHT,
        label: Label::new("Welders").href("/skills/w"),
        stretches,
        words: ProfileWords {
            from: "From".into(),
            to: "To".into(),
            used: "Used".into(),
            range: "Range".into(),
            there_is: "There is".into(),
            binds: "Binds".into(),
            yes: "yes".into(),
            no: "no".into(),
        },
    }
}

fn stretch(from: i64, to: i64, used: f64, binds: bool) -> Stretch {
    Stretch { from, to, used, there_is: Some(10.0), binds, src: Some("calc/w".into()), ..Stretch::default() }
}

fn whole(value: f64) -> String {
    format!("{value}")
}

/// The highest point of what was drawn, in px from the top.
fn top(strokes: &[Vec<(f64, f64)>]) -> f64 {
    strokes.concat().iter().map(|p| p.1).fold(f64::MAX, f64::min)
}

#[test]
fn the_columns_are_those_of_the_plan() {
    for dir in [Direction::Ltr, Direction::Rtl] {
        let profile = profile(dir, Vec::new());
        let mut gantt = thirty_days(dir, Vec::new());
        gantt.major.clone_from(&profile.major);
        let x = |markup: &str| -> Vec<f64> { strokes(markup, "c-hair").iter().map(|s| s[0].0).collect() };
        let columns = x(&profile.build(day, whole).markup);
        assert_eq!(columns.len(), 2);
        assert_eq!(columns, x(&gantt.build(day).markup));
    }
}

#[test]
fn an_area_stands_where_its_days_are_and_is_as_high_as_its_share() {
    let svg = profile(Direction::Ltr, vec![stretch(5, 8, 5.0, false)]).build(day, whole);
    let area = strokes(&svg.markup, "c-use").concat();
    assert_eq!(across(&area), (142.0, 172.0));
    // The foot is 6 px above the end, the top 9 px below the start: 49 px for 10.
    let there = strokes(&svg.markup, "c-there").concat();
    assert_eq!(there, [(142.0, 9.0), (172.0, 9.0)]);
    let foot = area.iter().map(|p| p.1).fold(f64::MIN, f64::max);
    assert_eq!((top(&[area]), foot), (33.5, 58.0));
}

#[test]
fn what_binds_is_hatched_and_edged_over_its_days_alone() {
    let stretches = vec![stretch(0, 5, 4.0, false), stretch(5, 8, 10.0, true), stretch(8, 9, 3.0, false)];
    let markup = profile(Direction::Ltr, stretches).build(day, whole).markup;
    for class in ["c-binds", "c-reduced", "c-binds-edge"] {
        assert_eq!(across(&strokes(&markup, class).concat()), (142.0, 172.0), "{class}");
    }
    assert_eq!(strokes(&markup, "c-use").len(), 2);
    assert!(markup.contains("<title>Welders: day 5 – day 7 · Binds: yes</title>"), "{markup}");
    let free = profile(Direction::Ltr, vec![stretch(0, 5, 4.0, false)]).build(day, whole).markup;
    assert!(!free.contains("class=\"c-binds\"") && !free.contains("c-binds-edge"));
}

#[test]
fn the_table_says_what_is_used_and_whether_it_binds() {
    let banded = Stretch { band: Some((8.0, 10.0)), ..stretch(5, 8, 9.0, true) };
    let svg = profile(Direction::Ltr, vec![stretch(0, 5, 4.0, false), banded.clone()]).build(day, whole);
    assert_eq!(svg.table.head, ["From", "To", "Used", "Range", "There is", "Binds"]);
    let texts: Vec<Vec<&str>> =
        svg.table.rows.iter().map(|r| r.iter().map(|c| c.text.as_str()).collect()).collect();
    assert_eq!(texts[0], ["day 0", "day 4", "4", "", "10", "no"]);
    assert_eq!(texts[1], ["day 5", "day 7", "9", "8 – 10", "10", "yes"]);
    assert_eq!(svg.table.rows[1][2].src.as_deref(), Some("calc/w"));
    // Without any range there is no column of ranges.
    let plain = profile(Direction::Ltr, vec![stretch(0, 5, 4.0, false)]).build(day, whole);
    assert_eq!(plain.table.head, ["From", "To", "Used", "There is", "Binds"]);
    assert_eq!(plain.table.rows[0].len(), 5);
    let markup = profile(Direction::Ltr, vec![banded]).build(day, whole).markup;
    assert_eq!(across(&strokes(&markup, "c-band").concat()), (142.0, 172.0));
}

#[test]
fn what_lies_outside_the_window_is_listed_only() {
    let stretches = vec![stretch(-20, -5, 9.0, true), stretch(25, 90, 2.0, false)];
    let svg = profile(Direction::Ltr, stretches).build(day, whole);
    assert!(!svg.markup.contains("class=\"c-binds\""));
    assert_eq!(across(&strokes(&svg.markup, "c-use").concat()), (342.0, 392.0));
    assert_eq!(svg.table.rows.len(), 2);
}

#[test]
fn stretches_over_each_other_are_not_drawn_twice() {
    let svg = profile(Direction::Ltr, vec![stretch(0, 10, 4.0, false), stretch(5, 12, 8.0, false)]);
    let line = strokes(&svg.build(day, whole).markup, "c-use-edge").concat();
    assert_eq!(line.iter().map(|p| p.0).collect::<Vec<_>>(), [92.0, 192.0, 192.0, 212.0]);
}

#[test]
fn two_or_three_round_figures_measure_the_height() {
    for most in [0.3, 1.0, 3.9, 4.0, 5.0, 9.99, 10.0, 48.0, 999.0, 123_456_789.0] {
        let asked = RefCell::new(Vec::new());
        let one = Stretch { there_is: None, ..stretch(0, 5, most, false) };
        profile(Direction::Ltr, vec![one]).build(day, |v| {
            asked.borrow_mut().push(v);
            String::new()
        });
        // The last is the table's.
        asked.borrow_mut().pop();
        let figures = asked.into_inner();
        let highest = figures.last().copied().unwrap();
        assert!((2..=3).contains(&figures.len()) && figures[0] == 0.0, "{most}: {figures:?}");
        assert!(highest <= most && highest > most / 2.0, "{most}: {figures:?}");
    }
}

#[test]
fn arabic_mirrors_every_shape() {
    let [ltr, rtl] = [Direction::Ltr, Direction::Rtl].map(|dir| {
        let banded = Stretch { band: Some((2.0, 7.0)), ..stretch(3, 9, 5.0, false) };
        let mut profile = profile(dir, vec![banded, stretch(9, 14, 10.0, true), stretch(20, 40, 3.0, false)]);
        profile.dated = true;
        profile.lines = vec![TimeLine { at: 6, label: Label::default(), today: true }];
        profile.build(day, whole).markup
    });
    assert!(is_mirrored(&ltr, &rtl), "{ltr}\n{rtl}");
}

#[test]
fn nothing_used_is_an_axis_alone() {
    let svg = profile(Direction::Rtl, Vec::new()).build(day, whole);
    assert!(is_balanced(&svg.markup));
    assert!(!svg.markup.contains("c-use") && !svg.markup.contains("c-there"));
    assert!(svg.table.rows.is_empty());
}

#[test]
fn a_hundred_thousand_stretches_are_no_more_than_the_pixels_and_keep_the_peak() {
    let mut profile = profile(Direction::Ltr, Vec::new());
    profile.to = 100_000;
    profile.stretches =
        (0..100_000).map(|i| stretch(i, i + 1, if i == 50_000 { 10.0 } else { 1.0 }, i == 50_000)).collect();
    let svg = profile.build(day, whole);
    assert!(svg.markup.len() < 60_000, "{} bytes", svg.markup.len());
    assert_eq!((top(&strokes(&svg.markup, "c-binds-edge")),), (9.0,));
    assert_eq!(svg.table.rows.len(), 100_000);
}
