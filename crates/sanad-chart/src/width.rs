//! How wide a text is likely to be, without reading a font.
//!
//! The averages are those of the product's own typeface and are meant for
//! choosing places and shortening, never for exact fitting.

use crate::Direction;

/// Size of every text on a chart in px; the smallest of the page's five.
pub(crate) const SIZE: f64 = 13.0;

/// Likely advance of one character as a share of the size.
fn advance(c: char) -> f64 {
    match c {
        '\u{064B}'..='\u{0652}' | '\u{0670}' | '\u{200B}'..='\u{200F}' | '\u{2066}'..='\u{2069}' => 0.0,
        'i' | 'l' | 'j' | 'I' | '.' | ',' | ':' | ';' | '\'' | '|' | '!' | ' ' | 'ا' | '،' => 0.28,
        'أ' | 'إ' | 'ر' | 'ز' | 'و' | 'د' | 'ذ' | 'f' | 't' | 'r' | '(' | ')' | '-' => 0.40,
        'ل' | 'ة' | 'ه' | 'ن' | 'ب' | 'ت' | 'ي' | 'ى' | 'م' => 0.46,
        'س' | 'ش' | 'ص' | 'ض' | 'm' | 'w' | 'M' | 'W' => 0.86,
        '0'..='9' => 0.60,
        'A'..='Z' => 0.66,
        _ => 0.57,
    }
}

/// Likely width of `text` in px at the chart's size.
pub(crate) fn text_width(text: &str) -> f64 {
    text.chars().map(advance).sum::<f64>() * SIZE
}

/// `text` cut to fit `room` px, with an ellipsis where something was cut.
pub(crate) fn fit(text: &str, room: f64) -> String {
    if text_width(text) <= room {
        return text.to_owned();
    }
    let room = room - text_width("…");
    let mut used = 0.0;
    let mut out = String::new();
    for c in text.chars() {
        used += advance(c) * SIZE;
        if used > room {
            break;
        }
        out.push(c);
    }
    let kept = out.trim_end().len();
    out.truncate(kept);
    out.push('…');
    out
}

/// `text` in at most `lines` lines of `room` px, broken between words.
pub(crate) fn wrap(text: &str, room: f64, lines: usize) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        let joined = out.last().map(|line| format!("{line} {word}"));
        match joined {
            Some(line) if text_width(&line) <= room || out.len() == lines => {
                out.pop();
                out.push(line);
            }
            _ => out.push(word.to_owned()),
        }
    }
    out.iter().map(|line| fit(line, room)).collect()
}

/// The direction in which `text` reads: that of its first strong character,
/// left to right when it has none (dates, numbers, codes of digits).
pub(crate) fn direction_of(text: &str) -> Direction {
    for c in text.chars() {
        match c {
            '\u{0590}'..='\u{08FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}'
                if !('\u{0660}'..='\u{066C}').contains(&c) && !matches!(c, '،' | '\u{064B}'..='\u{0652}') =>
            {
                return Direction::Rtl;
            }
            c if c.is_alphabetic() => return Direction::Ltr,
            _ => {}
        }
    }
    Direction::Ltr
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn direction_is_that_of_the_first_strong_character() {
        assert_eq!(direction_of("مصنع 12"), Direction::Rtl);
        assert_eq!(direction_of("12 مصنع"), Direction::Rtl);
        assert_eq!(direction_of("NCC-01 مصنع"), Direction::Ltr);
        assert_eq!(direction_of("2026-01-05"), Direction::Ltr);
        assert_eq!(direction_of(""), Direction::Ltr);
    }

    #[test]
    fn a_cut_text_ends_in_an_ellipsis_and_fits() {
        let cut = fit("General Company for Pipes", 80.0);
        assert!(cut.ends_with('…') && text_width(&cut) <= 80.0, "{cut}");
        assert_eq!(fit("Pipes", 80.0), "Pipes");
    }

    #[test]
    fn wrapping_never_exceeds_the_lines_given() {
        assert_eq!(wrap("one two three four five", 50.0, 2).len(), 2);
        assert_eq!(wrap("", 50.0, 2).len(), 0);
        assert_eq!(wrap("one two", 500.0, 2), ["one two"]);
    }
}
