//! Plans between two aims lie on stairs that fall, under the stairs that none passes.

use sanad_chart::{Direction, Frontier, FrontierPoint, FrontierWords, Label};

use crate::common::{frame, is_balanced, strokes, values};

fn point(x: i64, y: i64, beyond: i64) -> FrontierPoint {
    FrontierPoint {
        x,
        y,
        beyond: Some(beyond),
        label: Label::new(format!("{x}")).href("/en/compare"),
        x_label: Label::new(format!("{x} jobs")).src("a"),
        y_label: Label::new(format!("{y} USD")).src("a"),
        beyond_label: Label::new(format!("{beyond} USD")).src("a"),
        note: Label::new("a plan"),
        at_hand: false,
    }
}

fn frontier(dir: Direction, points: Vec<FrontierPoint>) -> Frontier {
    Frontier {
        frame: frame(dir),
        height: 200.0,
        points,
        aside: None,
        words: FrontierWords {
            point: "Plan".into(),
            x: "Jobs".into(),
            y: "Value".into(),
            beyond: "At most".into(),
            note: "What".into(),
        },
    }
}

fn three() -> Vec<FrontierPoint> {
    vec![point(0, 0, 0), point(10, -10, -5), point(20, -40, -30)]
}

#[test]
fn more_of_one_aim_lies_further_and_less_of_the_other_lower() {
    let markup = frontier(Direction::Ltr, three()).build().markup;
    let (x, y) =
        (values(&markup, "c-mark c-mark--planned", "cx"), values(&markup, "c-mark c-mark--planned", "cy"));
    assert!(x.is_sorted() && y.is_sorted() && x.len() == 3, "{x:?} {y:?}");
    // 0 → 10 → 20 across, and 0 → −10 → −40 down.
    assert!((x[2] - x[1] - (x[1] - x[0])).abs() < 0.3, "{x:?}");
    assert!((y[2] - y[1] - 3.0 * (y[1] - y[0])).abs() < 0.5, "{y:?}");
}

#[test]
fn it_is_mirrored_for_arabic() {
    let x = |dir| values(&frontier(dir, three()).build().markup, "c-mark c-mark--planned", "cx");
    let (there, mirrored) = (x(Direction::Ltr), x(Direction::Rtl));
    for (one, other) in there.iter().zip(&mirrored) {
        assert!((one + other - 400.0).abs() < 0.2, "{there:?} {mirrored:?}");
    }
}

#[test]
fn the_bound_is_never_below_the_plans() {
    let markup = frontier(Direction::Ltr, three()).build().markup;
    let (found, bound) = (strokes(&markup, "c-step").concat(), strokes(&markup, "c-line").concat());
    let at = |line: &[(f64, f64)], x: f64| {
        line.windows(2).filter(|pair| pair[0].0 < x && x < pair[1].0).map(|pair| pair[0].1).next()
    };
    let middle = f64::midpoint(bound[0].0, bound[1].0);
    // Down the page is worse.
    assert!(at(&bound, middle).unwrap() <= at(&found, middle).unwrap(), "{found:?} {bound:?}");
}

#[test]
fn the_plan_at_hand_has_a_shape_of_its_own_and_the_table_says_the_same() {
    let mut one = frontier(Direction::Ltr, three());
    one.points[1].at_hand = true;
    let svg = one.build();
    assert_eq!(svg.markup.matches("c-restart").count(), 1);
    assert_eq!(svg.markup.matches("c-mark--planned").count(), 2);
    assert_eq!(svg.table.rows.len(), 3);
    let row: Vec<&str> = svg.table.rows[1].iter().map(|cell| cell.text.as_str()).collect();
    assert_eq!(row, ["10", "10 jobs", "-10 USD", "-5 USD", "a plan"]);
    one.points[1].at_hand = false;
    one.aside = Some(FrontierPoint { at_hand: true, ..point(5, -20, -5) });
    let svg = one.build();
    assert_eq!((svg.markup.matches("c-restart").count(), svg.table.rows.len()), (1, 4));
    assert!(is_balanced(&svg.markup) && svg.markup.contains("href=\"/en/compare\""));
}

#[test]
fn one_plan_and_none_are_drawn_too() {
    let one = frontier(Direction::Rtl, vec![point(3, 3, 3)]).build();
    assert!(is_balanced(&one.markup) && !one.markup.contains("NaN"));
    assert_eq!(values(&one.markup, "c-mark c-mark--planned", "cx").len(), 1);
    let none = frontier(Direction::Ltr, Vec::new()).build();
    assert!(is_balanced(&none.markup) && none.table.rows.is_empty());
}
