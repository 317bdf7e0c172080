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
const AFTER_WAW: &[&str] = &[
    "تم",
    "قد",
    "اتفق",
    "اتفقا",
    "اتفقت",
    "ناقش",
    "بحث",
    "أكد",
    "طلب",
    "عرض",
    "أبدى",
    "تناول",
    "عرضت",
    "طلبت",
    "بحثت",
    "ناقشت",
    "أكدت",
    "أبدت",
];

/// The text as one line without marks that cannot be seen.
pub(crate) fn line(text: &str) -> String {
    let seen = |c: &char| {
        !(c.is_control() && !c.is_whitespace()
            || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}'))
    };
    let text: String = text.chars().filter(seen).collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A title for a passage: what is to be done, without bullet, number, joining word and the words
/// that only say it was agreed; cut at the border of a clause, else at a word.
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
    text = unforced(&text, lang);
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

/// Words that say it was agreed, before «على» or "to".
const AGREED_AR: &[&str] = &["اتفق", "اتفقا", "اتفقت", "توافق", "الاتفاق", "التوافق"];
/// Words that turn an agreement into none.
const NOT_AR: &[&str] = &["لم", "لن", "دون", "بدون", "عدم", "قد"];
/// Words between the start of a sentence and its object, in which both are looked for.
const OPENING: usize = 8;

/// The text from its object on, where it begins by saying that it was agreed.
fn unforced(text: &str, lang: Lang) -> String {
    let words: Vec<&str> = text.split(' ').collect();
    let near = &words[..words.len().min(OPENING)];
    let object = match lang {
        Lang::Ar => near
            .iter()
            .position(|w| AGREED_AR.contains(&w.strip_prefix('و').unwrap_or(w)))
            .filter(|at| !near[..*at].iter().any(|w| NOT_AR.contains(w)))
            .and_then(|at| Some(at + near[at..].iter().position(|w| *w == "على")? + 1)),
        Lang::En => near
            .iter()
            .position(|w| w.eq_ignore_ascii_case("agreed"))
            .filter(|at| !near[..*at].iter().any(|w| matches!(*w, "not" | "never" | "had" | "be")))
            .map(|at| at + 1)
            .filter(|at| near.get(*at).is_some_and(|w| matches!(*w, "to" | "that" | "on")))
            .map(|at| at + 1),
    };
    // A comma inside says more than the force.
    let Some(mut at) = object.filter(|at| !near[..*at].iter().any(|w| w.ends_with(['،', ',']))) else {
        return text.to_owned();
    };
    if lang == Lang::Ar && words.get(at) == Some(&"أن") {
        at += 1;
    }
    let rest = words.get(at..).unwrap_or_default().join(" ");
    if rest.is_empty() { text.to_owned() } else { rest }
}

/// Whether a word opens a clause that a title can do without: a purpose or a circumstance.
fn opens_clause(word: &str) -> bool {
    let purpose = word.starts_with('ل') && !word.starts_with("لل") && word.chars().count() > 4;
    purpose || matches!(word, "وذلك" | "بهدف" | "بغرض" | "بغية")
}

fn cut(text: &str) -> String {
    let ends = |c: char| matches!(c, '.' | '،' | ',' | ';' | '؛' | ':' | ' ' | '-' | '–');
    let chars: Vec<char> = text.chars().collect();
    if chars.len() <= LONG {
        return text.trim_end_matches(ends).to_owned();
    }
    let comma =
        (ENOUGH..LONG).rev().find(|i| matches!(chars[*i], '،' | ',' | ';' | '؛') && chars[i + 1] == ' ');
    let clause = (ENOUGH..LONG).rev().find(|i| {
        let next: String = chars[*i..].iter().skip(1).take_while(|c| **c != ' ').collect();
        chars[*i] == ' ' && opens_clause(&next)
    });
    if let Some(end) = clause.filter(|end| comma.is_none_or(|comma| comma < *end)) {
        let head: String = chars[..end].iter().collect();
        return head.trim_end_matches(ends).to_owned();
    }
    let end = comma.or_else(|| (1..LONG).rev().find(|i| chars[*i] == ' ')).unwrap_or(LONG);
    let head: String = chars[..end].iter().collect();
    format!("{}…", head.trim_end_matches(ends))
}
