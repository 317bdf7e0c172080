//! What the reader of TOML refuses, in words of the library: a key that it does not know, one that
//! is missing, a value of another kind; anything else is no TOML at all.

use super::check::At;
use sanad_model::{Accepted, said};
use std::ops::Range;

/// The most of a value that is told.
const MOST: usize = 60;

/// Tells a refusal at its line and key.
pub(super) fn tell(error: &toml::de::Error, text: &str, at: &mut At) {
    let span = error.span().unwrap_or(0..0);
    let line = at.line(span.start);
    let message = error.message();
    let quoted: Vec<&str> = message.split('`').skip(1).step_by(2).collect();
    let first = quoted.first().copied().unwrap_or_default();
    if message.starts_with("unknown field") {
        let known = Accepted::codes(quoted.iter().skip(1).copied());
        let known = if known.is_empty() { said("template") } else { known };
        at.at(line, first, "template-unknown-key", first, known);
    } else if message.starts_with("missing field") {
        at.at(line, first, "template-key-missing", first, said("template"));
    } else if let Some(kind) = wanted(message) {
        at.at(line, key(text, &span), "template-wrong-kind", value(text, &span), said(kind));
    } else {
        let whole = text.lines().nth((line as usize).saturating_sub(1)).unwrap_or_default();
        at.at(line, "", "template-unreadable", cut(whole), said("template-toml"));
    }
}

/// What kind of value is asked for: the message of it.
fn wanted(message: &str) -> Option<&'static str> {
    if message.starts_with("data did not match any variant") {
        return Some("kind-after");
    }
    let expected = message.rsplit_once("expected ")?.1.split('\n').next()?;
    let known = message.starts_with("invalid type")
        || message.starts_with("invalid value")
        || message.starts_with("invalid length");
    if !known {
        return None;
    }
    Some(match expected {
        "f32" | "f64" => "kind-number",
        "i8" | "i16" | "i32" | "i64" | "i128" | "u8" | "u16" | "u32" | "u64" | "u128" | "usize" => {
            "kind-whole"
        }
        "a string" | "a borrowed string" => "kind-text",
        "a boolean" => "kind-yes-no",
        _ if expected.contains("length 3") => "kind-three",
        _ if expected.contains("length 2") => "kind-two",
        "a sequence" => "kind-list",
        _ => "kind-table",
    })
}

/// The key before a value: the last one that its line, or the nearest line above, gives.
fn key<'a>(text: &'a str, span: &Range<usize>) -> &'a str {
    let before = text.get(..span.start).unwrap_or_default();
    let Some((head, _)) = before.rsplit_once('=') else { return "" };
    let word = head.trim_end().rsplit(|c: char| c.is_whitespace() || matches!(c, '{' | ',' | '[')).next();
    word.unwrap_or_default().trim_matches('"')
}

/// The value as the file has it.
fn value(text: &str, span: &Range<usize>) -> String {
    cut(text.get(span.clone()).unwrap_or_default().lines().next().unwrap_or_default())
}

fn cut(text: &str) -> String {
    let text = text.trim();
    let mut short: String = text.chars().take(MOST).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    short
}
