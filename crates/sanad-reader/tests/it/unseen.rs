//! Texts written and labelled before the reader saw them; their figures are pinned.

use crate::labelled::{data, labels, measure, print, read_text};

fn measured(name: &str) -> crate::labelled::Measured {
    let text = std::fs::read_to_string(data(&format!("{name}.txt"))).unwrap();
    let measured = measure(&read_text(&text), &labels(&format!("{name}.csv")));
    print(name, &measured);
    measured
}

#[test]
fn english_text_with_traps() {
    let total = measured("unseen-en").total();
    assert_eq!((total.found, total.labels, total.right, total.passages), (17, 17, 18, 18));
}

#[test]
fn arabic_text_with_traps() {
    let total = measured("unseen-ar").total();
    assert_eq!((total.found, total.labels, total.right, total.passages), (16, 16, 17, 17));
}
