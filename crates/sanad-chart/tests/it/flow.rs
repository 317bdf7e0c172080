//! Money by period and what moves a value: lengths in proportion, the line at nought, mirrored.

use crate::common::{frame, is_balanced, is_mirrored, is_mirrored_in, strokes, values};
use proptest::prelude::*;
use sanad_chart::{Direction, Flow, FlowBar, Label, Tornado, TornadoRow};

fn flow(dir: Direction, values: &[f64]) -> Flow {
    let mut sum = 0.0;
    let bars = values.iter().enumerate().map(|(i, value)| {
        sum += value;
        FlowBar {
            label: Label::new(format!("{}", 2027 + i)),
            value: *value,
            shown: Label::new(format!("{value}")).src("calc/x"),
            sum_shown: Label::new(format!("{sum}")).src("calc/x"),
        }
    });
    Flow {
        frame: frame(dir),
        height: 200.0,
        bars: bars.collect(),
        scale: 1.0,
        unit: "million".into(),
        head: ["Period".into(), "Flow".into(), "Sum".into()],
    }
}

fn tornado(dir: Direction, likely: f64, ends: &[(f64, f64)]) -> Tornado {
    let rows = ends.iter().map(|ends| TornadoRow {
        label: Label::new("Price").src("template/x"),
        range: Label::new("1 to 2"),
        ends: *ends,
        shown: (Label::new(format!("{}", ends.0)), Label::new(format!("{}", ends.1))),
    });
    Tornado {
        frame: frame(dir),
        likely,
        scale: 1.0,
        unit: "million".into(),
        rows: rows.collect(),
        head: ["Figure".into(), "Range".into(), "Low".into(), "High".into()],
    }
}

#[test]
fn what_comes_in_stands_on_the_line_and_what_goes_out_hangs_from_it() {
    let markup = flow(Direction::Ltr, &[-20.0, 10.0, 20.0]).build(|v| format!("{v}")).markup;
    let (y_in, h_in) = (values(&markup, "c-flow-in", "y"), values(&markup, "c-flow-in", "height"));
    let (y_out, h_out) = (values(&markup, "c-flow-out", "y"), values(&markup, "c-flow-out", "height"));
    let line = y_out[0];
    assert!((y_in[0] + h_in[0] - line).abs() <= 0.2, "{y_in:?} {h_in:?} {line}");
    assert!(
        (h_in[1] - 2.0 * h_in[0]).abs() <= 0.2 && (h_in[1] - h_out[0]).abs() <= 0.2,
        "{h_in:?} {h_out:?}"
    );
    let curve = &strokes(&markup, "c-flow-sum")[0];
    assert_eq!(curve.len(), 3, "one point a period: {curve:?}");
    assert!((curve[0].1 - (y_out[0] + h_out[0])).abs() <= 0.2, "the first sum is the first flow");
    assert!(curve[2].1 < line && curve[1].1 > line, "below nought until the last period: {curve:?}");
}

#[test]
fn both_are_mirrored_and_say_the_same_as_their_table() {
    let draw = |dir| flow(dir, &[-5.0, 3.0, 4.0]).build(|v| format!("{v}"));
    assert!(is_mirrored(&draw(Direction::Ltr).markup, &draw(Direction::Rtl).markup));
    assert_eq!(draw(Direction::Ltr).table.rows[2][2].text, "2");
    let draw = |dir| tornado(dir, 1.0, &[(-2.0, 5.0), (2.0, 0.0)]).build(|v| format!("{v}"));
    assert!(is_mirrored(&draw(Direction::Ltr).markup, &draw(Direction::Rtl).markup));
    assert_eq!(draw(Direction::Ltr).table.rows[0][3].text, "5");
}

#[test]
fn a_figure_that_lowers_the_value_at_its_high_end_says_so() {
    let markup = tornado(Direction::Ltr, 1.0, &[(-2.0, 5.0), (3.0, 0.0)]).build(|v| format!("{v}")).markup;
    let (low, high) = (values(&markup, "c-end-low", "x"), values(&markup, "c-end-high", "x"));
    assert!(low[0] < high[0] && low[1] > high[1], "{low:?} {high:?}");
    let width = values(&markup, "c-end-high", "width");
    assert!((width[0] - 4.0 * width[1]).abs() <= 0.5, "in proportion: {width:?}");
}

#[test]
fn on_a_narrow_screen_labels_stand_above_bars_that_have_the_whole_width() {
    let chart = tornado(Direction::Ltr, 1.0, &[(-2.0, 5.0), (3.0, 0.0)]).build(|v| format!("{v}"));
    let narrow = chart.narrow.expect("it is drawn anew");
    let (low, high) = (values(&narrow, "c-end-low", "x"), values(&narrow, "c-end-high", "x"));
    let right = high[0] + values(&narrow, "c-end-high", "width")[0];
    assert!(low[0] < 30.0 && right > 320.0, "from edge to edge: {low:?} {right}");
    // Each label lies above its own bar and below the one before.
    let (labels, bars) = (values(&narrow, "c-halo", "y"), values(&narrow, "c-end-low", "y"));
    assert!(labels[0] < bars[0] && bars[0] + 16.0 < labels[1] && labels[1] < bars[1], "{labels:?} {bars:?}");
    let rtl = tornado(Direction::Rtl, 1.0, &[(-2.0, 5.0), (3.0, 0.0)]).build(|v| format!("{v}"));
    assert!(is_mirrored_in(350, &narrow, &rtl.narrow.expect("as well")));
    let ids = |markup: &str| {
        markup.split(" id=\"").skip(1).map(|m| m.split('"').next().map(str::to_owned)).collect::<Vec<_>>()
    };
    assert!(ids(&chart.markup).iter().all(|id| !ids(&narrow).contains(id)), "no id stands twice on a page");
    // What is narrow already is drawn once.
    let mut small = tornado(Direction::Ltr, 1.0, &[(-2.0, 5.0)]);
    small.frame = small.frame.width(300.0);
    assert_eq!(small.build(|v| format!("{v}")).narrow, None);
}

proptest! {
    #[test]
    fn any_text_and_any_figure_leave_the_markup_whole(text in any::<String>(), v in any::<[f64; 4]>(), rtl: bool) {
        let dir = if rtl { Direction::Rtl } else { Direction::Ltr };
        let mut flow = flow(dir, &v);
        flow.unit.clone_from(&text);
        flow.bars[0].label = Label::new(text.clone());
        flow.scale = v[0];
        let markup = flow.build(|_| text.clone()).markup;
        prop_assert!(is_balanced(&markup) && !markup.contains("NaN") && !markup.contains("inf\""), "{}", markup);
        let mut tornado = tornado(dir, v[0], &[(v[1], v[2])]);
        tornado.rows[0].label = Label::new(text.clone());
        let drawn = tornado.build(|_| text.clone());
        for markup in [drawn.markup, drawn.narrow.unwrap_or_default()] {
            prop_assert!(is_balanced(&markup) && !markup.contains("NaN") && !markup.contains("inf\""), "{}", markup);
        }
    }
}
