//! A programme's names, found in a text: who is meant, and how the name stands there.

use crate::pattern::Pattern;
use crate::reading::{Named, Names};
use crate::token::{Kind, Token, tokens};
use sanad_model::Lang;
use std::collections::{BTreeMap, BTreeSet};

/// One spelling, ready to match.
struct Spelling {
    code: String,
    pattern: Pattern,
    /// Its first word as spelled.
    head: String,
    /// "The Organization", "الهيئة": a word that names this one only where nothing narrows it.
    short: bool,
}

/// Spellings that are looked for together, by their first characters.
#[derive(Default)]
struct List {
    spellings: Vec<Spelling>,
    initials: BTreeMap<char, Vec<usize>>,
}

/// What a programme calls its parties, offices and sites, ready to match.
pub(crate) struct Known {
    actors: List,
    sites: List,
    /// The party an office belongs to, the side a party belongs to.
    of: BTreeMap<String, String>,
    /// Codes of parties.
    parties: BTreeSet<String>,
    /// The words of each office's spellings, without an article.
    offices: BTreeMap<String, BTreeSet<String>>,
}

/// A name found in the tokens of a paragraph.
#[derive(Clone, Debug)]
pub(crate) struct Mention {
    pub(crate) code: String,
    pub(crate) first: usize,
    pub(crate) end: usize,
    /// A particle is written in front: what it says of the name is not that it acts.
    pub(crate) attached: bool,
    /// "And" is written in front, in one word with it.
    pub(crate) conjoined: bool,
}

/// All names found in a paragraph, each kind in the order of the text.
pub(crate) struct Mentions {
    /// Parties and offices.
    pub(crate) actors: Vec<Mention>,
    pub(crate) sites: Vec<Mention>,
}

/// A word without its article.
pub(crate) fn bare(word: &str) -> &str {
    word.strip_prefix("ال").filter(|rest| rest.chars().count() >= 2).unwrap_or(word)
}

impl List {
    fn add(&mut self, named: &Named) {
        for (spellings, lang) in [(&named.ar, Lang::Ar), (&named.en, Lang::En)] {
            for spelling in spellings {
                let words: Vec<Token> = tokens(spelling, lang, &[]);
                let plain: Vec<&str> =
                    words.iter().filter(|t| t.kind == Kind::Word).map(Token::word).collect();
                let (Some(pattern), Some(head)) = (Pattern::words(&words), plain.first()) else { continue };
                let short = matches!(plain.as_slice(), [one] if one.starts_with("ال"))
                    || matches!(plain.as_slice(), ["the", _]);
                for initial in pattern.initials() {
                    self.initials.entry(initial).or_default().push(self.spellings.len());
                }
                let spelling =
                    Spelling { code: named.code.clone(), head: (*head).to_owned(), pattern, short };
                self.spellings.push(spelling);
            }
        }
    }

    /// The longest name at each place, without overlap.
    fn find(&self, tokens: &[Token]) -> Vec<Mention> {
        let mut found = Vec::new();
        let mut at = 0;
        while at < tokens.len() {
            let initials = tokens[at].forms.iter().filter_map(|form| form.chars().next());
            let mut numbers: Vec<usize> =
                initials.filter_map(|c| self.initials.get(&c)).flatten().copied().collect();
            numbers.sort_unstable();
            numbers.dedup();
            let hits = numbers.iter().filter_map(|n| {
                let spelling = &self.spellings[*n];
                let end = spelling.pattern.match_at(tokens, at)?;
                let narrowed = spelling.short && narrowed(tokens.get(end));
                (!narrowed).then_some((end, spelling))
            });
            let best = hits.max_by(|a, b| a.0.cmp(&b.0).then(b.1.code.cmp(&a.1.code)));
            if let Some((end, spelling)) = best {
                let token = &tokens[at];
                let open = if token.has_conjunction() { 2 } else { 1 };
                let conjoined = bare(token.word()) != bare(&spelling.head) && token.has_conjunction();
                let attached = !token.forms.iter().take(open).any(|f| bare(f) == bare(&spelling.head));
                found.push(Mention { code: spelling.code.clone(), first: at, end, attached, conjoined });
                at = end;
            } else {
                at += 1;
            }
        }
        found
    }
}

/// Whether the word after a short name makes it another's: "the Organization for …",
/// «الهيئة العامة».
fn narrowed(next: Option<&Token>) -> bool {
    next.is_some_and(|t| {
        let word = t.word();
        t.kind == Kind::Word
            && (matches!(word, "of" | "for")
                || word.starts_with("ال") && !matches!(word, "الي" | "الذي" | "التي"))
    })
}

impl Known {
    pub(crate) fn new(names: &Names) -> Self {
        let (mut actors, mut sites, mut of) = (List::default(), List::default(), BTreeMap::new());
        let mut offices: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for named in names.parties.iter().chain(&names.offices) {
            actors.add(named);
            if let Some(party) = &named.of {
                of.insert(named.code.clone(), party.clone());
            }
        }
        for named in &names.offices {
            let words = offices.entry(named.code.clone()).or_default();
            for (spellings, lang) in [(&named.ar, Lang::Ar), (&named.en, Lang::En)] {
                for token in spellings.iter().flat_map(|s| tokens(s, lang, &[])) {
                    words.insert(bare(token.word()).to_owned());
                }
            }
        }
        names.sites.iter().for_each(|named| sites.add(named));
        let parties = names.parties.iter().map(|named| named.code.clone()).collect();
        Self { actors, sites, of, parties, offices }
    }

    pub(crate) fn mentions(&self, tokens: &[Token]) -> Mentions {
        Mentions { actors: self.actors.find(tokens), sites: self.sites.find(tokens) }
    }

    /// Whether a code is one of an office.
    pub(crate) fn is_office(&self, code: &str) -> bool {
        self.offices.contains_key(code)
    }

    /// Whether a code is one of a party.
    pub(crate) fn is_party(&self, code: &str) -> bool {
        self.parties.contains(code)
    }

    /// The party of an office, and the party itself of a party.
    pub(crate) fn party(&self, code: &str) -> Option<String> {
        if self.is_office(code) { self.of.get(code).cloned() } else { Some(code.to_owned()) }
    }

    /// Whether one is the other or belongs to it, at any height.
    pub(crate) fn kin(&self, a: &str, b: &str) -> bool {
        self.within(a, b) || self.within(b, a)
    }

    fn within(&self, part: &str, whole: &str) -> bool {
        let mut at = part;
        // A ring of parents would never end; no programme is this deep.
        for _ in 0..16 {
            if at == whole {
                return true;
            }
            let Some(next) = self.of.get(at) else { return false };
            at = next;
        }
        false
    }

    /// The one office among those seen that a word like "the minister" can mean.
    pub(crate) fn meant<'a>(&self, seen: &'a BTreeSet<String>, word: &str) -> Option<&'a String> {
        let word = bare(word);
        let mut fitting =
            seen.iter().filter(|code| self.offices.get(*code).is_some_and(|words| words.contains(word)));
        fitting.next().filter(|_| fitting.next().is_none())
    }
}
