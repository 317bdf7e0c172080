//! How a number spreads: bins in proportion, the curve from nought to all, marks where their values are, mirrored.

use crate::common::{frame, is_balanced, shapes, strokes, values};
use sanad_chart::{Direction, Label, Spread, SpreadMark, SpreadTick, round_ticks};

fn spread(dir: Direction, counts: &[u64]) -> Spread {
    let mark = |name: &str, at: f64, plan: bool| SpreadMark {
        name: Label::new(name).src("calc/x"),
        at,
        shown: Label::new(format!("{at}")).src("calc/x"),
        share: Label::new("1%").src("calc/x"),
        plan,
    };
    let n = counts.len() as f64;
    Spread {
        frame: frame(dir),
        height: 200.0,
        edges: (0..=counts.len()).map(|i| i as f64).collect(),
        counts: counts.to_vec(),
        curve: vec![(0.0, 0.0), (n / 2.0, 0.5), (n, 1.0)],
        marks: vec![mark("P50", n / 2.0, false), mark("Plan", n, true)],
        ticks: round_ticks(0.0, n, 4.0)
            .into_iter()
            .map(|at| SpreadTick { at, label: format!("{at}") })
            .collect(),
        unit: "million".into(),
        head: ["Mark".into(), "Value".into(), "Share".into()],
    }
}

#[test]
fn bins_stand_on_the_axis_in_proportion_and_the_curve_rises_to_all() {
    let chart = spread(Direction::Ltr, &[1, 2, 4, 1]).build(|share| format!("{share}"));
    let tall = values(&chart.markup, "c-use", "height");
    let (low, top) = (values(&chart.markup, "c-use", "y"), tall.clone());
    assert!(
        tall.len() == 4 && (tall[2] - 4.0 * tall[0]).abs() < 0.5 && (tall[1] - 2.0 * tall[0]).abs() < 0.5
    );
    let foot: Vec<f64> = low.iter().zip(&top).map(|(y, h)| y + h).collect();
    assert!(foot.windows(2).all(|pair| (pair[0] - pair[1]).abs() < 0.2), "{foot:?}");
    let curve = &strokes(&chart.markup, "c-use-edge")[0];
    assert!(curve.windows(2).all(|pair| pair[1].0 > pair[0].0 && pair[1].1 < pair[0].1), "{curve:?}");
    // The mark of the half crosses the curve at its middle.
    let mark = &strokes(&chart.markup, "c-line")[0];
    assert!((mark[0].0 - curve[1].0).abs() < 0.2);
    assert_eq!(chart.table.rows.len(), 2);
    assert!(is_balanced(&chart.markup));
}

#[test]
fn it_is_mirrored_and_bears_odd_numbers() {
    let ltr = spread(Direction::Ltr, &[1, 3, 2]).build(|share| format!("{share}"));
    let rtl = spread(Direction::Rtl, &[1, 3, 2]).build(|share| format!("{share}"));
    // To two tenths of a px: ends of thirds are rounded.
    let (one, other) = (shapes(&ltr.markup), shapes(&rtl.markup));
    assert!(one.len() == other.len() && one.len() > 5);
    for ((class, a, b), (mirrored, c, d)) in one.iter().zip(&other) {
        assert!(
            class == mirrored && (4_000 - d - a).abs() <= 2 && (4_000 - c - b).abs() <= 2,
            "{class}: {a} {b} {c} {d}"
        );
    }
    let mut odd = spread(Direction::Ltr, &[]);
    (odd.edges, odd.curve) = (vec![f64::NAN], vec![(f64::INFINITY, f64::NAN)]);
    odd.marks.clear();
    let markup = odd.build(|share| format!("{share}")).markup;
    assert!(!markup.contains("NaN") && !markup.contains("inf"), "{markup}");
}

#[test]
fn marks_that_stand_close_keep_their_names() {
    let mut chart = spread(Direction::Ltr, &[1, 2, 4, 1]);
    let mark = |name: &str, at: f64| SpreadMark { name: Label::new(name), at, ..chart.marks[0].clone() };
    chart.marks =
        [("P50", 3.9), ("P80", 3.95), ("P95", 4.0), ("Plan", 4.0)].map(|(name, at)| mark(name, at)).into();
    let markup = chart.build(|share| format!("{share}")).markup;
    for name in ["P50", "P80", "P95", "Plan"] {
        assert_eq!(markup.matches(&format!(">{name}<")).count(), 1, "{name}: {markup}");
    }
    assert!(is_balanced(&markup));
}
