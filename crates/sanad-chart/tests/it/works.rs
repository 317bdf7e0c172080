//! A plan of works: headings that say when, ranges without a likely date, the
//! chain that sets the date, arrows, and what lies outside the window.

use sanad_chart::{
    Direction, Fold, Gantt, GanttBar, GanttLink, GanttMark, GanttRow, Label, LinkKind, MarkKind, STYLE,
    Segment, TimeLine, TimeTick,
};

use crate::common::{across, day, is_balanced, is_mirrored, strokes, thirty_days, values, visit};

const BOTH: [Direction; 2] = [Direction::Ltr, Direction::Rtl];

fn bar(from: i64, to: i64, segment: Segment) -> GanttBar {
    GanttBar { from, to, segment, label: Label::new("bar"), ..GanttBar::default() }
}

fn mark(at: Option<i64>, range: Option<(i64, i64)>, kind: MarkKind) -> GanttMark {
    GanttMark { at, range, kind, label: Label::new("mark") }
}

fn heading(fold: Fold) -> GanttRow {
    GanttRow {
        bars: vec![bar(5, 20, Segment::Summary)],
        marks: vec![mark(Some(20), Some((18, 24)), MarkKind::Restart)],
        ..GanttRow::heading(Label::new("Factory").href("?open=f"), fold, "show the works")
    }
}

fn range(from: i64, to: i64) -> GanttRow {
    GanttRow {
        label: Label::new("r"),
        bars: vec![bar(from, to, Segment::Range)],
        marks: vec![mark(None, Some((from + 4, to + 4)), MarkKind::Restart)],
        ..GanttRow::default()
    }
}

fn link(from: &str, to: &str, kind: LinkKind) -> GanttLink {
    GanttLink { from: from.into(), to: to.into(), kind, critical: false }
}

/// Everything a plan of works may hold.
fn full(dir: Direction) -> Gantt {
    let chain = GanttRow { critical: Some("sets the date".into()), depth: 1, ..visit("b", 12, 15) };
    let due = GanttRow { marks: vec![mark(Some(25), None, MarkKind::Due)], ..visit("c", 16, 40) };
    let mut gantt = thirty_days(
        dir,
        vec![heading(Fold::Open), visit("a", -3, 9), chain, due, range(2, 18), range(-9, 45)],
    );
    gantt.links = vec![
        link("a", "b", LinkKind::FinishStart),
        GanttLink { critical: true, ..link("b", "c", LinkKind::FinishStart) },
        link("b", "c", LinkKind::StartStart),
        link("b", "a", LinkKind::FinishFinish),
        link("c", "b", LinkKind::StartFinish),
    ];
    gantt.major = vec![TimeTick::new(0, "1"), TimeTick::new(15, "2")];
    gantt.minor = vec![TimeTick::new(7, "7")];
    gantt.lines = vec![TimeLine { at: 6, label: Label::new("6"), today: true }];
    gantt
}

#[test]
fn a_folded_heading_alone_says_when() {
    let svg = thirty_days(Direction::Ltr, vec![heading(Fold::Closed)]).build(day);
    assert_eq!(across(&strokes(&svg.markup, "c-sum")[0]), (142.0, 292.0));
    // The diamond stands on day 20 and is 7 px to either side.
    assert_eq!(across(&strokes(&svg.markup, "c-restart")[0]), (285.0, 299.0));
    let texts: Vec<Vec<&str>> =
        svg.table.rows.iter().map(|r| r.iter().map(|c| c.text.as_str()).collect()).collect();
    assert_eq!(texts[0], ["Factory", "bar", "day 5", "day 19", ""]);
    assert_eq!(texts[1], ["Factory", "mark", "day 20", "", "day 18 – day 24"]);
}

#[test]
fn the_sign_is_inside_the_link_and_points_on_in_the_reading_direction() {
    for (dir, tip) in [(Direction::Ltr, 8.0), (Direction::Rtl, 392.0)] {
        let markup = thirty_days(dir, vec![heading(Fold::Closed)]).build(day).markup;
        // 4.5 px high: at the tip the sign is in the middle of its row, 38.
        assert_eq!(strokes(&markup, "c-fold")[0][1], (tip, 38.0));
        let (_, link) = markup.split_once("<a ").unwrap();
        let (link, _) = link.split_once("</a>").unwrap();
        assert!(link.starts_with("href=\"?open=f\" aria-label=\"Factory: show the works\""), "{link}");
        assert!(link.contains("c-fold") && link.contains("Factory</text>"), "{link}");
    }
    let plain = thirty_days(Direction::Ltr, vec![heading(Fold::None)]).build(day).markup;
    assert!(!plain.contains("c-fold"));
}

#[test]
fn a_range_has_no_likely_date() {
    let svg = thirty_days(Direction::Ltr, vec![range(5, 8)]).build(day);
    assert_eq!(across(&strokes(&svg.markup, "c-bar c-bar--range")[0]), (142.0, 172.0));
    assert_eq!(across(&strokes(&svg.markup, "c-restart c-restart--open")[0]), (182.0, 212.0));
    assert!(!svg.markup.contains("class=\"c-restart\"") && !svg.markup.contains("c-whisker"));
    let texts: Vec<Vec<&str>> =
        svg.table.rows.iter().map(|r| r.iter().map(|c| c.text.as_str()).collect()).collect();
    assert_eq!(texts[0], ["r", "bar", "", "", "day 5 – day 7"]);
    assert_eq!(texts[1], ["r", "mark", "", "", "day 9 – day 12"]);
}

#[test]
fn a_moment_of_which_nothing_is_known_is_in_the_table_only() {
    let row = GanttRow { marks: vec![mark(None, None, MarkKind::Restart)], ..GanttRow::default() };
    let svg = thirty_days(Direction::Ltr, vec![row]).build(day);
    assert!(!svg.markup.contains("c-restart") && !svg.markup.contains("c-more"));
    assert_eq!(svg.table.rows.len(), 1);
}

#[test]
fn a_date_that_was_agreed_has_its_own_shape() {
    let row = GanttRow { marks: vec![mark(Some(10), None, MarkKind::Due)], ..GanttRow::default() };
    let markup = thirty_days(Direction::Ltr, vec![row]).build(day).markup;
    assert_eq!(values(&markup, "c-due", "x"), [190.0]);
    assert_eq!(values(&markup, "c-due", "width"), [4.0]);
    assert!(markup.contains("<title>mark: day 10</title>") && !markup.contains("c-restart"));
}

#[test]
fn the_chain_that_sets_the_date_has_a_second_edge_and_says_so() {
    let chain = GanttRow { critical: Some("sets the date".into()), ..visit("a", 5, 8) };
    let svg = thirty_days(Direction::Ltr, vec![chain, visit("b", 9, 10)]).build(day);
    let edges = strokes(&svg.markup, "c-crit");
    assert_eq!(edges.len(), 1);
    assert_eq!(across(&edges[0]), (139.5, 174.5));
    assert!(svg.markup.contains("<title>visit: day 5 – day 7 · sets the date</title>"), "{}", svg.markup);
    assert_eq!(svg.table.rows[0][1].text, "visit · sets the date");
    assert_eq!(svg.table.rows[1][1].text, "visit");
}

#[test]
fn arrows_run_across_and_down_from_the_ends_they_join() {
    // Ends of `a` at 142 and 172, of `b` at 242 and 292; rows in the middle at 36 and 60.
    let cases = [
        (LinkKind::FinishStart, (172.0, 36.0), (245.0, 54.0)),
        (LinkKind::StartStart, (142.0, 36.0), (242.0, 60.0)),
        (LinkKind::FinishFinish, (172.0, 36.0), (292.0, 60.0)),
        (LinkKind::StartFinish, (142.0, 36.0), (289.0, 54.0)),
    ];
    for (kind, from, to) in cases {
        let mut gantt = thirty_days(Direction::Ltr, vec![visit("a", 5, 8), visit("b", 15, 20)]);
        gantt.links = vec![link("a", "b", kind)];
        let way = strokes(&gantt.build(day).markup, "c-link").concat();
        assert_eq!((way[0], way[way.len() - 1]), (from, to), "{kind:?}");
        for pair in way.windows(2) {
            let (across, down) = (pair[0].0 - pair[1].0, pair[0].1 - pair[1].1);
            assert!(across.abs() < 0.01 || down.abs() < 0.01, "{kind:?}: {way:?}");
        }
    }
}

#[test]
fn the_arrows_of_the_chain_are_apart() {
    let mut gantt = full(Direction::Ltr);
    assert_eq!(strokes(&gantt.build(day).markup, "c-link c-chain").len(), 1);
    gantt.links.retain(|l| !l.critical);
    assert!(!gantt.build(day).markup.contains("c-chain"));
}

#[test]
fn an_arrow_from_or_to_an_end_outside_the_window_is_left_out() {
    let mut gantt = thirty_days(Direction::Ltr, vec![visit("a", 5, 40), visit("b", 20, 25)]);
    gantt.links = vec![link("a", "b", LinkKind::FinishStart)];
    assert!(!gantt.build(day).markup.contains("c-link"));
    gantt.links = vec![link("a", "b", LinkKind::StartStart), link("a", "a", LinkKind::FinishStart)];
    assert_eq!(strokes(&gantt.build(day).markup, "c-link").len(), 1);
}

#[test]
fn what_goes_on_outside_leaves_an_arrow_at_the_edge() {
    let svg = thirty_days(Direction::Ltr, vec![visit("a", -5, 3), visit("b", 28, 40), visit("c", 50, 60)]);
    let markup = svg.build(day).markup;
    assert_eq!(values(&markup, "c-bar", "x"), [92.0, 372.0]);
    assert_eq!(values(&markup, "c-bar", "width"), [30.0, 20.0]);
    let arrows = strokes(&markup, "c-more");
    assert_eq!(
        arrows.iter().map(|a| across(a)).collect::<Vec<_>>(),
        [(85.0, 90.0), (394.0, 399.0), (394.0, 399.0)]
    );
    // The tip points out of the window.
    assert_eq!(arrows.iter().map(|a| a[2].0).collect::<Vec<_>>(), [85.0, 399.0, 399.0]);
    assert!(markup.contains("<title>visit: day 50 – day 59</title>"), "{markup}");
    let inside = thirty_days(Direction::Ltr, vec![visit("a", 0, 30)]).build(day).markup;
    assert!(!inside.contains("c-more"));
}

#[test]
fn the_keyboard_meets_the_words_beside_the_rows_and_nothing_else() {
    let mut gantt = full(Direction::Ltr);
    for row in gantt.groups.iter_mut().flat_map(|g| &mut g.rows) {
        row.label.href = Some("/sites/1".into());
        row.note = Some(Label::new("note").href("/notes/1"));
        for bar in &mut row.bars {
            bar.label.href = Some("/bars/1".into());
        }
    }
    gantt.lines[0].label.href = Some("/today".into());
    let markup = gantt.build(day).markup;
    assert_eq!(markup.matches("<a ").count(), 6);
    assert_eq!(markup.matches("href=\"/sites/1\"").count(), 6);
    assert!(!markup.contains("tabindex"));
}

#[test]
fn every_bar_says_what_it_is() {
    let markup = full(Direction::Ltr).build(day).markup;
    for tag in markup.split('<').filter(|t| t.contains("class=\"c-bar") || t.contains("class=\"c-sum")) {
        assert!(tag.ends_with('>') && !tag.ends_with("/>"), "`{tag}` has no title");
    }
}

#[test]
fn arabic_mirrors_every_shape() {
    let [ltr, rtl] = BOTH.map(|dir| full(dir).build(day).markup);
    assert!(is_mirrored(&ltr, &rtl), "{ltr}\n{rtl}");
}

#[test]
fn every_class_has_a_rule() {
    let markup = full(Direction::Ltr).build(day).markup;
    let classes = markup.split("class=\"").skip(1).flat_map(|c| c.split('"').next().unwrap().split(' '));
    // The root's own name is for pages; it needs no rule.
    for class in classes.filter(|c| *c != "c-gantt") {
        assert!(STYLE.contains(&format!(".{class}")), "`{class}` has no rule");
    }
}

#[test]
fn without_rows_there_is_an_axis_alone() {
    let mut gantt = thirty_days(Direction::Rtl, Vec::new());
    gantt.groups.clear();
    let svg = gantt.build(day);
    assert!(is_balanced(&svg.markup));
    assert!(svg.table.rows.is_empty());
}

#[test]
fn two_thousand_rows_of_everything_stay_small() {
    let row = |i: i64| match i % 10 {
        0 => heading(Fold::Open),
        1 => range(i % 20, i % 20 + 9),
        _ => GanttRow {
            critical: (i % 3 == 0).then(|| "sets the date".to_owned()),
            bars: vec![GanttBar {
                finish: Some((i % 25, i % 25 + 5)),
                ..bar(i % 20, i % 25 + 3, Segment::Visit)
            }],
            ..visit(&format!("w{i}"), 0, 1)
        },
    };
    let mut gantt = thirty_days(Direction::Rtl, (0..2_000).map(row).collect());
    gantt.links =
        (3..2_000).map(|i| link(&format!("w{}", i - 1), &format!("w{i}"), LinkKind::FinishStart)).collect();
    let svg = gantt.build(day);
    assert!(is_balanced(&svg.markup));
    assert!(svg.markup.len() < 650_000, "{} bytes", svg.markup.len());
    // One element for all arrows, not one for each.
    assert_eq!(svg.markup.matches("class=\"c-link\"").count(), 1);
}
