//! The style: every class has a rule, and paper needs no page.

use sanad_chart::{STYLE, standalone_style};

#[test]
fn the_standalone_style_has_plain_colours_only() {
    let style = standalone_style();
    assert!(!style.contains("var("), "{style}");
    assert!(style.contains(".c .c-bar { fill: #1c4587; }"), "{style}");
    assert_eq!(style.matches('{').count(), STYLE.matches('{').count());
}

#[test]
fn every_custom_property_has_a_plain_value() {
    assert_eq!(
        STYLE.matches("var(--").count(),
        STYLE
            .split("var(--")
            .skip(1)
            .filter(|c| { c.split(')').next().is_some_and(|inside| inside.contains(',')) })
            .count()
    );
}

#[test]
fn there_is_no_left_or_right() {
    for word in ["left", "right"] {
        let rules: String = STYLE.split("*/").skip(1).collect();
        assert!(!rules.contains(word), "`{word}` in the style");
    }
}
