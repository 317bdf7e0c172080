//! From a passage to the title of the item that follows from it: its own words, shortened.

use sanad_model::Lang;

/// Characters up to which a title stays whole.
const LONG: usize = 120;
/// Characters from which a title may end at a comma.
const ENOUGH: usize = 60;

/// Openings that only join a sentence to the one before.
const JOINTS_EN: &[&str] = &[
    "and",
    "also",
    "moreover",
    "furthermore",
    "in addition",
    "additionally",
    "likewise",
    "as well as",
    "then",
];
const JOINTS_AR: &[&str] = &[
    "كما أنه",
    "كما",
    "كذلك",
    "وكذلك",
    "أيضا",
    "أيضًا",
    "وأيضا",
    "وأيضًا",
    "علاوة على ذلك",
    "بالإضافة إلى ذلك",
    "هذا",
];
/// Words from which a joining و may be taken without changing the word.
const AFTER_WAW: &[&str] =
    &["تم", "قد", "اتفق", "اتفقا", "اتفقت", "ناقش", "بحث", "أكد", "طلب", "عرض", "أبدى", "تناول"];

/// The text as one line without marks that cannot be seen.
pub(crate) fn line(text: &str) -> String {
    let seen = |c: &char| {
        !(c.is_control() && !c.is_whitespace()
            || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}'))
    };
    let text: String = text.chars().filter(seen).collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A title for a passage: without bullet, number and joining word, cut at a comma or a word.
pub(crate) fn shorten(passage: &str, lang: Lang) -> String {
    let whole = line(passage);
    let mut text = whole
        .trim_start_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '"' | '«' | '“' | '('))
        .to_owned();
    if let Some((mark, rest)) = text.split_once([')', '.', '-'])
        && mark.chars().count() <= 2
        && rest.starts_with(' ')
    {
        text = rest.trim_start().to_owned();
    }
    text = unjoined(&text, lang);
    let mut text = cut(&text);
    if lang == Lang::En {
        let mut chars = text.chars();
        if let Some(first) = chars.next() {
            text = first.to_uppercase().chain(chars).collect();
        }
    }
    if text.is_empty() { whole } else { text }
}

fn unjoined(text: &str, lang: Lang) -> String {
    let lower = text.to_lowercase();
    let joints = if lang == Lang::Ar { JOINTS_AR } else { JOINTS_EN };
    let mut text = text;
    for joint in joints {
        if lower.starts_with(joint) {
            let rest = text.get(joint.len()..).unwrap_or(text);
            if rest.starts_with([' ', ',', '،']) {
                text = rest.trim_start_matches([' ', ',', '،']);
                break;
            }
        }
    }
    if lang == Lang::Ar
        && let Some(rest) = text.strip_prefix('و')
        && AFTER_WAW.contains(&rest.split(' ').next().unwrap_or(""))
    {
        text = rest;
    }
    text.to_owned()
}

fn cut(text: &str) -> String {
    let ends = |c: char| matches!(c, '.' | '،' | ',' | ';' | '؛' | ':' | ' ' | '-' | '–');
    let chars: Vec<char> = text.chars().collect();
    if chars.len() <= LONG {
        return text.trim_end_matches(ends).to_owned();
    }
    let comma =
        (ENOUGH..LONG).rev().find(|i| matches!(chars[*i], '،' | ',' | ';' | '؛') && chars[i + 1] == ' ');
    let end = comma.or_else(|| (1..LONG).rev().find(|i| chars[*i] == ' ')).unwrap_or(LONG);
    let head: String = chars[..end].iter().collect();
    format!("{}…", head.trim_end_matches(ends))
}
