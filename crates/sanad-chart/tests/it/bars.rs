//! Lengths in proportion, links that filter.

use sanad_chart::{Bar, Bars, Direction, Label};

use crate::common::{frame, values};

fn bars(dir: Direction, counts: &[f64]) -> Bars {
    Bars {
        frame: frame(dir),
        head: ["Blocker".into(), "Sites".into()],
        bars: counts
            .iter()
            .map(|&value| Bar {
                label: Label::new("Power").href("?blocker=power"),
                value,
                shown: Label::new(format!("{value}")).src("count.power"),
                current: false,
                rest: false,
            })
            .collect(),
    }
}

#[test]
fn half_the_count_is_half_the_length() {
    let widths = values(&bars(Direction::Ltr, &[8.0, 4.0, 0.0]).build().markup, "c-count", "width");
    assert_eq!(widths.len(), 3);
    assert!((widths[0] - 2.0 * widths[1]).abs() <= 0.1, "{widths:?}");
    assert!(widths[2].abs() < f64::EPSILON);
}

#[test]
fn bars_grow_away_from_the_same_line_in_both_directions() {
    let ltr = bars(Direction::Ltr, &[8.0, 4.0]).build().markup;
    assert_eq!(values(&ltr, "c-count", "x")[0].to_bits(), values(&ltr, "c-count", "x")[1].to_bits());
    let rtl = bars(Direction::Rtl, &[8.0, 4.0]).build().markup;
    let (x, w) = (values(&rtl, "c-count", "x"), values(&rtl, "c-count", "width"));
    assert!((x[0] + w[0] - x[1] - w[1]).abs() <= 0.11, "{x:?} {w:?}");
}

#[test]
fn each_bar_links_names_itself_and_says_its_source() {
    let markup = bars(Direction::Ltr, &[8.0]).build().markup;
    assert!(markup.contains("<a href=\"?blocker=power\">"), "{markup}");
    assert!(markup.contains("data-src=\"count.power\">8</text>"), "{markup}");
}

#[test]
fn counts_that_are_no_numbers_have_no_length() {
    let widths = values(&bars(Direction::Ltr, &[f64::NAN, -3.0, 2.0]).build().markup, "c-count", "width");
    assert!(
        widths[0].abs() < f64::EPSILON && widths[1].abs() < f64::EPSILON && widths[2] > 100.0,
        "{widths:?}"
    );
}
