//! The small language in which rules say what words they look for.
//!
//! A pattern is a row of elements with spaces between them:
//!
//! | element | matches |
//! |---|---|
//! | `word` | that word; in Arabic also with و ف ب ل ك ال in front |
//! | `word*` | a word that begins so |
//! | `word~` | an Arabic verb in the past in any person; never right behind a preposition |
//! | `=word` | the word without anything in front but و or ف |
//! | `==word` | the word exactly as it stands |
//! | `a\|b\|c` | one of several words |
//! | `word?` | the word or nothing |
//! | `..` and `..7` | up to four, up to seven words, not past the end of a sentence |
//!
//! Patterns are normalised like the text, so any spelling may be written.

use crate::normal::normalise;
use crate::token::{Kind, Token};
use sanad_model::Lang;

/// Words a plain gap may skip.
const GAP: usize = 4;

/// What an Arabic verb in the past ends in, by person.
const ENDINGS: &[&str] = &["ت", "ا", "تا", "وا", "نا"];

/// Behind these an Arabic word is a noun, however much it looks like a verb.
const PREPOSITIONS: &[&str] =
    &["من", "الي", "علي", "عن", "في", "خلال", "عبر", "بين", "حول", "بشان", "نحو", "ضمن", "بعد", "قبل"];

/// One way a word can match.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Alternative {
    text: String,
    prefix: bool,
    /// A verb: its endings count too, and behind a preposition it is a noun.
    verb: bool,
    /// How many of a word's forms count: all, with or without a conjunction, the written one.
    forms: Forms,
}

/// Which forms of a word a pattern may match.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Forms {
    All,
    Conjoined,
    Written,
}

/// One element of a pattern.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Element {
    Word { alternatives: Vec<Alternative>, optional: bool },
    Gap(usize),
}

/// A parsed pattern.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Pattern {
    elements: Vec<Element>,
}

impl Alternative {
    fn parse(text: &str, lang: Lang) -> Result<Self, String> {
        let (forms, rest) = match (text.strip_prefix("=="), text.strip_prefix('=')) {
            (Some(rest), _) => (Forms::Written, rest),
            (None, Some(rest)) => (Forms::Conjoined, rest),
            (None, None) => (Forms::All, text),
        };
        let (prefix, rest) = rest.strip_suffix('*').map_or((false, rest), |rest| (true, rest));
        let (verb, rest) = rest.strip_suffix('~').map_or((false, rest), |rest| (true, rest));
        if verb && lang != Lang::Ar {
            return Err(format!("`{text}` is marked as an Arabic verb; write its forms one by one"));
        }
        let (word, _) = normalise(rest, lang);
        if word.is_empty() || !word.chars().all(char::is_alphanumeric) {
            return Err(format!(
                "`{text}` is not a word; write letters and digits, with `=` before or `*` after"
            ));
        }
        Ok(Self { text: word, prefix, verb, forms })
    }

    /// Whether the token at `at` matches.
    fn matches(&self, tokens: &[Token], at: usize) -> bool {
        let token = &tokens[at];
        if self.verb && at > 0 && PREPOSITIONS.contains(&tokens[at - 1].word()) {
            return false;
        }
        let count = match self.forms {
            Forms::All => token.forms.len(),
            Forms::Conjoined if token.has_conjunction() => 2,
            Forms::Conjoined | Forms::Written => 1,
        };
        let forms = &token.forms[..count.min(token.forms.len())];
        forms.iter().any(|form| match form.strip_prefix(&self.text) {
            Some(rest) => self.prefix || rest.is_empty() || self.verb && ENDINGS.contains(&rest),
            None => false,
        })
    }
}

impl Pattern {
    /// Reads a pattern; the error is a sentence.
    pub(crate) fn parse(text: &str, lang: Lang) -> Result<Self, String> {
        let mut elements = Vec::new();
        for part in text.split_whitespace() {
            if let Some(count) = part.strip_prefix("..") {
                let max = if count.is_empty() { Ok(GAP) } else { count.parse() };
                match max {
                    Ok(max @ 1..=20) => elements.push(Element::Gap(max)),
                    _ => return Err(format!("`{part}` is not a gap; write `..` or `..1` to `..20`")),
                }
                continue;
            }
            let (optional, part) = part.strip_suffix('?').map_or((false, part), |rest| (true, rest));
            let alternatives =
                part.split('|').map(|word| Alternative::parse(word, lang)).collect::<Result<_, _>>()?;
            elements.push(Element::Word { alternatives, optional });
        }
        let firm = |e: Option<&Element>| matches!(e, Some(Element::Word { optional: false, .. }));
        if !firm(elements.first()) || !firm(elements.last()) {
            return Err(format!("`{text}` must begin and end with a word that is not optional"));
        }
        Ok(Self { elements })
    }

    /// A pattern of plain words in a row, for names. `None` if the text has no word.
    pub(crate) fn words(tokens: &[Token]) -> Option<Self> {
        let elements: Vec<Element> = tokens
            .iter()
            .filter(|t| t.kind == Kind::Word)
            .map(|t| Element::Word {
                alternatives: vec![Alternative {
                    text: t.word().to_owned(),
                    prefix: false,
                    verb: false,
                    forms: Forms::All,
                }],
                optional: false,
            })
            .collect();
        (!elements.is_empty()).then_some(Self { elements })
    }

    /// First characters with which a match can begin.
    pub(crate) fn initials(&self) -> impl Iterator<Item = char> + '_ {
        let first = match self.elements.first() {
            Some(Element::Word { alternatives, .. }) => alternatives.as_slice(),
            _ => &[],
        };
        first.iter().filter_map(|a| a.text.chars().next())
    }

    /// How many words it names: the more, the more it says.
    pub(crate) fn firmness(&self) -> usize {
        self.elements.iter().filter(|e| matches!(e, Element::Word { optional: false, .. })).count()
    }

    /// The index after the last token of a match that begins at `at`.
    pub(crate) fn match_at(&self, tokens: &[Token], at: usize) -> Option<usize> {
        step(&self.elements, tokens, at, false)
    }
}

/// Matches the elements from token `at`; `gap` says that a comma may be stepped over.
fn step(elements: &[Element], tokens: &[Token], at: usize, gap: bool) -> Option<usize> {
    let Some((first, rest)) = elements.split_first() else { return Some(at) };
    match first {
        Element::Word { alternatives, optional } => {
            let here = if gap { skip_soft(tokens, at) } else { at };
            let hit = tokens.get(here).is_some_and(|token| {
                token.kind == Kind::Word && alternatives.iter().any(|a| a.matches(tokens, here))
            });
            if hit && let Some(end) = step(rest, tokens, here + 1, false) {
                return Some(end);
            }
            if *optional { step(rest, tokens, at, gap) } else { None }
        }
        Element::Gap(max) => {
            let mut here = at;
            for skipped in 0..=*max {
                if let Some(end) = step(rest, tokens, here, true) {
                    return Some(end);
                }
                here = skip_soft(tokens, here);
                if skipped == *max || !tokens.get(here).is_some_and(|t| t.kind == Kind::Word) {
                    return None;
                }
                here += 1;
            }
            None
        }
    }
}

/// Steps over punctuation inside a sentence.
fn skip_soft(tokens: &[Token], mut at: usize) -> usize {
    while tokens.get(at).is_some_and(|t| t.kind == Kind::Soft) {
        at += 1;
    }
    at
}
