//! Words and punctuation of one paragraph, with the forms under which a word may be found.

use crate::normal::normalise_chars;
use sanad_model::Lang;

/// What a token does to matching and splitting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A word or a number.
    Word,
    /// Punctuation inside a sentence (comma, colon, dash, a stray full stop).
    Soft,
    /// The end of a sentence.
    Strong,
}

/// One word or punctuation mark that matters.
#[derive(Clone, Debug)]
pub(crate) struct Token {
    /// What it is.
    pub(crate) kind: Kind,
    /// A word's forms: as written, then without attached particles. One character for punctuation.
    pub(crate) forms: Vec<String>,
    /// Offset of its first character in the original.
    pub(crate) start: u32,
    /// Offset after its last character in the original.
    pub(crate) end: u32,
}

impl Token {
    /// The word as written (normalised).
    pub(crate) fn word(&self) -> &str {
        self.forms.first().map_or("", String::as_str)
    }

    /// Whether an Arabic word may carry a conjunction (و or ف) in front.
    pub(crate) fn has_conjunction(&self) -> bool {
        self.kind == Kind::Word && self.word().starts_with(['و', 'ف']) && self.forms.len() > 1
    }
}

/// Drops `n` characters from the front; `None` if fewer than `rest` would remain.
fn strip(word: &str, n: usize, rest: usize) -> Option<&str> {
    let (at, _) = word.char_indices().nth(n)?;
    let tail = &word[at..];
    (tail.chars().count() >= rest).then_some(tail)
}

/// The forms of a word: itself, and for Arabic without و ف, without س of the future, without
/// ب ل ك, without ال.
pub(crate) fn forms(word: &str) -> Vec<String> {
    let mut found = vec![word.to_owned()];
    if !word.starts_with(|c: char| ('\u{0620}'..='\u{064A}').contains(&c)) {
        return found;
    }
    let mut bases = vec![word];
    if word.starts_with(['و', 'ف'])
        && let Some(rest) = strip(word, 1, 2)
    {
        bases.push(rest);
        found.push(rest.to_owned());
    }
    for base in bases {
        let mut stems = vec![base];
        if base.starts_with("لل")
            && let Some(rest) = strip(base, 2, 2)
        {
            found.push(format!("ال{rest}"));
            found.push(rest.to_owned());
        } else if base.starts_with(['ب', 'ل', 'ك'])
            && let Some(rest) = strip(base, 1, 3)
        {
            stems.push(rest);
            found.push(rest.to_owned());
        } else if base.starts_with("سي") || base.starts_with("ست") {
            found.extend(strip(base, 1, 3).map(str::to_owned));
        }
        for stem in stems {
            if stem.starts_with("ال") {
                found.extend(strip(stem, 2, 2).map(str::to_owned));
            }
        }
    }
    found
}

/// The tokens of a paragraph. `abbreviations` are words after which a full stop ends nothing.
pub(crate) fn tokens(text: &str, lang: Lang, abbreviations: &[String]) -> Vec<Token> {
    let original: Vec<char> = text.chars().collect();
    let (chars, back) = normalise_chars(text, lang);
    let mut found: Vec<Token> = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        let c = chars[at];
        if c.is_alphanumeric() {
            let first = at;
            while at < chars.len() && chars[at].is_alphanumeric() {
                at += 1;
            }
            let word: String = chars[first..at].iter().collect();
            let (start, mut end) = (back[first], back[at - 1] + 1);
            // A possessive belongs to its word.
            if chars.get(at) == Some(&'\'')
                && chars.get(at + 1) == Some(&'s')
                && !chars.get(at + 2).is_some_and(|c| c.is_alphanumeric())
            {
                at += 2;
                end = back[at - 1] + 1;
            }
            found.push(Token { kind: Kind::Word, forms: forms(&word), start, end });
            continue;
        }
        let kind = match c {
            ';' | '!' | '?' => Some(Kind::Strong),
            '.' | '…' => Some(stop(&found, &original, back[at], abbreviations)),
            ',' | ':' | '-' | '•' | '–' => Some(Kind::Soft),
            _ => None,
        };
        if let Some(kind) = kind {
            found.push(Token { kind, forms: vec![c.to_string()], start: back[at], end: back[at] + 1 });
        }
        at += 1;
    }
    found
}

/// How far behind a full stop its surroundings are looked at, so that any text is read in time.
const AHEAD: usize = 40;

/// Whether a full stop ends a sentence: not inside a word or number, not after an abbreviation or
/// a single letter, not before a lower-case letter.
fn stop(before: &[Token], original: &[char], at: u32, abbreviations: &[String]) -> Kind {
    let after = at as usize + 1;
    let closes = |c: &&char| matches!(c, '"' | '”' | '»' | '’' | '\'' | ')' | ']' | '›');
    let quotes = original[after..].iter().take(AHEAD).take_while(closes).count();
    let rest = &original[after + quotes..];
    if rest.first().is_some_and(|c| c.is_alphanumeric()) && quotes == 0 {
        // A word glued to the stop: `3.5` and `a.b` go on, `end.Next` does not.
        let glued = rest.iter().take(2).take_while(|c| c.is_alphanumeric()).count();
        let digits = rest[0].is_ascii_digit();
        let single = before.last().is_some_and(|t| t.word().chars().count() < 2);
        if digits || single || glued < 2 || rest[0].is_lowercase() {
            return Kind::Soft;
        }
    }
    let next = rest.iter().take(AHEAD).find(|c| c.is_alphanumeric());
    if next.is_some_and(|c| c.is_lowercase()) {
        return Kind::Soft;
    }
    match before.last() {
        Some(t) if t.kind == Kind::Word => {
            let word = t.word();
            let short = word.chars().count() == 1 && !word.starts_with(|c: char| c.is_ascii_digit());
            let numbered = before.len() == 1 && word.chars().all(|c| c.is_ascii_digit());
            if next.is_some() && (short || numbered || abbreviations.iter().any(|a| a == word)) {
                return Kind::Soft;
            }
            Kind::Strong
        }
        _ => Kind::Strong,
    }
}
