//! The rules as data: read from files a secretariat can extend, checked all at once.

use crate::pattern::Pattern;
use crate::problem::{LexiconError, Problem};
use crate::token::Token;
use sanad_model::{Force, Lang};
use serde::Deserialize;
use std::collections::BTreeMap;
use toml::Spanned;

/// The rule files that come with the product: name and text.
const BUILTIN: &[(&str, &str)] = &[
    ("rules/ar.toml", include_str!("../rules/ar.toml")),
    ("rules/en.toml", include_str!("../rules/en.toml")),
    ("rules/concepts.toml", include_str!("../rules/concepts.toml")),
];

/// What a rule says about the words it finds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum RuleKind {
    /// The force of a passage.
    Force,
    /// Words whose reading is doubtful.
    Uncertain,
    /// A field, an action, a skill, or defence goods.
    Concept,
    /// Words that stand for a side where no name does ("the two sides").
    Subject,
    /// Words before a date or a time span that make it a deadline.
    Deadline(Term),
    /// Follows from the place of a passage, not from words (title, list, continuation).
    Structure,
}

/// How the words of a deadline bind to what stands behind them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Term {
    /// Up to the end of the date ("by the end of January 2027").
    By,
    /// Up to where the date begins ("before 15 January 2027").
    Before,
    /// A span from the day of the text ("within 90 days").
    Within,
}

/// How a force rule takes part in cutting and choosing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// An act of its own: begins a new passage after another act.
    Act,
    /// An act that hangs on what stands before it ("praising …"): begins a passage right there.
    Tail,
    /// An act that is the object of a verb of saying before it ("stressed the readiness of …"),
    /// whatever stands between; without such a verb an act like any other.
    Object,
    /// Goes on with the force of the act before it in a new passage ("as well as to …").
    Again,
    /// Setting: decides only where a passage holds no act.
    Frame,
}

/// One rule, as its file states it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rule {
    /// Its name, unique over all files.
    pub id: String,
    /// What it says.
    pub kind: RuleKind,
    /// The language whose texts it reads; none for a rule about structure.
    pub lang: Option<Lang>,
    /// The force it gives; none unless it is a force rule, and none for [`Role::Again`].
    pub force: Option<Force>,
    /// How a force rule takes part.
    pub role: Role,
    /// Which of two overlapping rules wins: the greater, 1–9.
    pub weight: u8,
    /// For a force rule: the act names nobody who acts ("it was agreed").
    pub impersonal: bool,
    /// For a subject rule: the words stand for both sides together.
    pub joint: bool,
    /// The concept code a concept rule gives.
    pub concept: Option<String>,
    /// The patterns as written.
    pub patterns: Vec<String>,
    /// What its words mean, in a sentence.
    pub note: Note,
    /// A sentence on which it fires.
    pub example: String,
}

/// A sentence in both languages.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Note {
    /// In Arabic.
    pub ar: String,
    /// In English.
    pub en: String,
}

impl Note {
    /// The sentence in a language.
    pub fn in_lang(&self, lang: Lang) -> &str {
        match lang {
            Lang::Ar => &self.ar,
            Lang::En => &self.en,
        }
    }
}

/// What a concept is used for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Use {
    Field,
    Action,
    Skill,
    Defence,
}

/// Rules of one language, ready to match.
#[derive(Clone, Debug, Default)]
pub(crate) struct Ready {
    patterns: Vec<(usize, Pattern)>,
    initials: BTreeMap<char, Vec<usize>>,
    pub(crate) words: Words,
    pub(crate) connectors: Vec<Pattern>,
}

/// Word lists of one language.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Words {
    /// Words after which a full stop ends nothing.
    pub(crate) abbreviations: Vec<String>,
    /// Words before which a long sentence may be cut.
    pub(crate) conjunctions: Vec<String>,
    /// Rows of words before which a long sentence may be cut.
    pub(crate) connectors: Vec<String>,
    /// Words that show that a sentence stands by itself.
    pub(crate) finite: Vec<String>,
    /// First words that show that a sentence goes on with the one before.
    pub(crate) continuations: Vec<String>,
    /// Titles and adverbs that may stand between a verb and who acts.
    pub(crate) heads: Vec<String>,
    /// Words on which a name hangs that does not act.
    pub(crate) prepositions: Vec<String>,
    /// Words that open what somebody says ("that").
    pub(crate) complements: Vec<String>,
    /// Words before who acts ("by", "on the initiative of").
    pub(crate) agents: Vec<String>,
}

/// Validated rules of both languages: a lexicon that exists can be used.
#[derive(Clone, Debug)]
pub struct Lexicon {
    rules: Vec<Rule>,
    by_id: BTreeMap<String, usize>,
    uses: BTreeMap<String, Vec<Use>>,
    /// The field an action is of, by the action's code.
    fields: BTreeMap<String, String>,
    ar: Ready,
    en: Ready,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    lang: Option<Spanned<String>>,
    #[serde(default)]
    words: Words,
    #[serde(default)]
    rule: Vec<RawRule>,
    #[serde(default)]
    uncertain: Vec<RawPlain>,
    #[serde(default)]
    subject: Vec<RawPlain>,
    #[serde(default)]
    by: Vec<RawPlain>,
    #[serde(default)]
    before: Vec<RawPlain>,
    #[serde(default)]
    within: Vec<RawPlain>,
    #[serde(default)]
    concept: Vec<RawConcept>,
    #[serde(default)]
    structure: Vec<RawPlain>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawRule {
    id: Spanned<String>,
    force: Option<Spanned<String>>,
    role: Role,
    #[serde(default)]
    impersonal: bool,
    weight: Spanned<u8>,
    patterns: Vec<Spanned<String>>,
    note: Spanned<Note>,
    example: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawPlain {
    id: Spanned<String>,
    #[serde(default)]
    joint: bool,
    #[serde(default)]
    patterns: Vec<Spanned<String>>,
    note: Spanned<Note>,
    #[serde(default)]
    example: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawConcept {
    code: Spanned<String>,
    uses: Vec<Use>,
    field: Option<Spanned<String>>,
    #[serde(default)]
    ar: Vec<Spanned<String>>,
    #[serde(default)]
    en: Vec<Spanned<String>>,
    note: Spanned<Note>,
}

/// Collects rules and problems while files are read.
struct Builder<'a> {
    lexicon: Lexicon,
    problems: Vec<Problem>,
    file: &'a str,
    text: &'a str,
}

impl Builder<'_> {
    fn problem(&mut self, at: usize, message: String) {
        let line = 1 + self.text.bytes().take(at).filter(|b| *b == b'\n').count();
        self.problems.push(Problem { file: self.file.to_owned(), line, message });
    }

    fn add(&mut self, rule: Rule, at: usize, patterns: &[Spanned<String>]) {
        if rule.id.is_empty() || rule.id.contains(char::is_whitespace) {
            self.problem(
                at,
                format!("`{}` is not a rule id; write words joined by dots, without spaces", rule.id),
            );
        }
        let number = self.lexicon.rules.len();
        if self.lexicon.by_id.insert(rule.id.clone(), number).is_some() {
            self.problem(
                at,
                format!("The rule id `{}` is taken. Maybe give this one an id of its own.", rule.id),
            );
        }
        if let Some(lang) = rule.lang {
            if patterns.is_empty() {
                self.problem(at, format!("The rule `{}` has no pattern and could never fire.", rule.id));
            }
            for pattern in patterns {
                match Pattern::parse(pattern.get_ref(), lang) {
                    Ok(parsed) => {
                        let ready = self.lexicon.ready_mut(lang);
                        for initial in parsed.initials() {
                            let list = ready.initials.entry(initial).or_default();
                            if list.last() != Some(&ready.patterns.len()) {
                                list.push(ready.patterns.len());
                            }
                        }
                        ready.patterns.push((number, parsed));
                    }
                    Err(message) => self.problem(pattern.span().start, message),
                }
            }
        }
        self.lexicon.rules.push(rule);
    }

    /// The note, which must be there in both languages.
    fn note(&mut self, name: &str, note: Spanned<Note>) -> Note {
        let at = note.span().start;
        let note = note.into_inner();
        for (lang, tongue) in [(Lang::Ar, "Arabic"), (Lang::En, "English")] {
            if note.in_lang(lang).trim().is_empty() {
                self.problem(
                    at,
                    format!("`{name}` has no note in {tongue}; write `note = {{ ar = \"…\", en = \"…\" }}`"),
                );
            }
        }
        note
    }

    fn file(&mut self, file: File) {
        let lang = file.lang.as_ref().and_then(|code| Lang::from_code(code.get_ref()));
        if let (Some(code), None) = (&file.lang, lang) {
            self.problem(
                code.span().start,
                format!("`{}` is not a language; write `ar` or `en`", code.get_ref()),
            );
        }
        let worded = !(file.rule.is_empty() && file.uncertain.is_empty() && file.subject.is_empty());
        if worded && file.lang.is_none() {
            self.problem(
                0,
                "The file has rules but no `lang`; write `lang = \"ar\"` or `lang = \"en\"` at its top"
                    .to_owned(),
            );
        }
        if let Some(lang) = lang {
            self.words(file.words, lang);
        }
        let lang = lang.unwrap_or(Lang::En);
        for raw in file.rule {
            self.force_rule(raw, lang);
        }
        for (list, kind) in [
            (file.uncertain, RuleKind::Uncertain),
            (file.subject, RuleKind::Subject),
            (file.by, RuleKind::Deadline(Term::By)),
            (file.before, RuleKind::Deadline(Term::Before)),
            (file.within, RuleKind::Deadline(Term::Within)),
            (file.structure, RuleKind::Structure),
        ] {
            for raw in list {
                let at = raw.id.span().start;
                let note = self.note(raw.id.get_ref(), raw.note);
                let rule = Rule {
                    lang: (kind != RuleKind::Structure).then_some(lang),
                    joint: raw.joint,
                    example: raw.example,
                    ..blank(raw.id.into_inner(), kind, &raw.patterns, note)
                };
                self.add(rule, at, &raw.patterns);
            }
        }
        for raw in file.concept {
            let at = raw.code.span().start;
            let code = raw.code.into_inner();
            if raw.uses.is_empty() {
                self.problem(
                    at,
                    format!("The concept `{code}` has no `uses`; write field, action, skill or defence"),
                );
            }
            let note = self.note(&code, raw.note);
            self.lexicon.uses.insert(code.clone(), raw.uses);
            if let Some(field) = raw.field {
                self.lexicon.fields.insert(code.clone(), field.into_inner());
            }
            for (lang, patterns) in [(Lang::Ar, &raw.ar), (Lang::En, &raw.en)] {
                let rule = Rule {
                    lang: Some(lang),
                    concept: Some(code.clone()),
                    ..blank(format!("concept.{code}.{lang}"), RuleKind::Concept, patterns, note.clone())
                };
                self.add(rule, at, patterns);
            }
        }
    }

    fn words(&mut self, mut words: Words, lang: Lang) {
        let fold = |list: &mut Vec<String>| {
            for word in list {
                *word = crate::normal::normalise(word, lang).0;
            }
        };
        for list in [
            &mut words.abbreviations,
            &mut words.conjunctions,
            &mut words.finite,
            &mut words.continuations,
            &mut words.heads,
            &mut words.prepositions,
            &mut words.complements,
            &mut words.agents,
        ] {
            fold(list);
        }
        for text in words.connectors.clone() {
            match Pattern::parse(&text, lang) {
                Ok(pattern) => self.lexicon.ready_mut(lang).connectors.push(pattern),
                Err(message) => {
                    let at = self.text.find(text.as_str()).unwrap_or(0);
                    self.problem(at, message);
                }
            }
        }
        self.lexicon.ready_mut(lang).words = words;
    }

    fn force_rule(&mut self, raw: RawRule, lang: Lang) {
        let at = raw.id.span().start;
        let mut force = None;
        match (&raw.force, raw.role) {
            (None, Role::Again) => {}
            (Some(code), role) if role != Role::Again => {
                force = Force::from_code(code.get_ref());
                if force.is_none() {
                    let known = Force::CODES.join(", ");
                    self.problem(
                        code.span().start,
                        format!("`{}` is not a force; write one of {known}", code.get_ref()),
                    );
                }
            }
            (None, _) => self.problem(at, format!("The rule `{}` gives no `force`", raw.id.get_ref())),
            (Some(_), _) => self.problem(
                at,
                format!("The rule `{}` goes on with a force and must not name one", raw.id.get_ref()),
            ),
        }
        let weight = *raw.weight.get_ref();
        if !(1..=9).contains(&weight) {
            self.problem(raw.weight.span().start, format!("The weight {weight} must lie between 1 and 9"));
        }
        let note = self.note(raw.id.get_ref(), raw.note);
        let rule = Rule {
            lang: Some(lang),
            force,
            role: raw.role,
            weight,
            impersonal: raw.impersonal,
            example: raw.example,
            ..blank(raw.id.into_inner(), RuleKind::Force, &raw.patterns, note)
        };
        self.add(rule, at, &raw.patterns);
    }
}

fn blank(id: String, kind: RuleKind, patterns: &[Spanned<String>], note: Note) -> Rule {
    Rule {
        id,
        kind,
        lang: None,
        force: None,
        role: Role::Frame,
        weight: 1,
        impersonal: false,
        joint: false,
        concept: None,
        patterns: patterns.iter().map(|p| p.get_ref().clone()).collect(),
        note,
        example: String::new(),
    }
}

/// A match of a rule in the tokens of a paragraph.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Hit {
    pub(crate) rule: usize,
    pub(crate) first: usize,
    pub(crate) end: usize,
    pub(crate) firmness: usize,
}

impl Lexicon {
    /// The rules that come with the product.
    ///
    /// Fails only if the files it was built from hold a mistake, which a test excludes.
    pub fn builtin() -> Result<Self, LexiconError> {
        Self::parse(BUILTIN)
    }

    /// Reads rule files, given as name and text; all mistakes in all files come together.
    pub fn parse(files: &[(&str, &str)]) -> Result<Self, LexiconError> {
        let lexicon = Self {
            rules: Vec::new(),
            by_id: BTreeMap::new(),
            uses: BTreeMap::new(),
            fields: BTreeMap::new(),
            ar: Ready::default(),
            en: Ready::default(),
        };
        let mut builder = Builder { lexicon, problems: Vec::new(), file: "", text: "" };
        for (name, text) in files {
            (builder.file, builder.text) = (name, text);
            let known = builder.problems.len();
            match toml::from_str::<File>(text) {
                Ok(file) => builder.file(file),
                Err(error) => {
                    let at = error.span().map_or(0, |span| span.start);
                    builder.problem(at, error.message().to_owned());
                }
            }
            builder.problems[known..].sort_by_key(|problem| problem.line);
        }
        if builder.problems.is_empty() {
            Ok(builder.lexicon)
        } else {
            Err(LexiconError { problems: builder.problems })
        }
    }

    /// The rule of an id, so that a page can say why.
    pub fn rule(&self, id: &str) -> Option<&Rule> {
        self.by_id.get(id).and_then(|number| self.rules.get(*number))
    }

    /// The words of a passage on which a rule fires, as they stand in it; none for a rule about
    /// structure.
    pub fn quotes(&self, id: &str, passage: &str) -> Vec<String> {
        let Some((number, lang)) = self.by_id.get(id).and_then(|n| Some((*n, self.rules.get(*n)?.lang?)))
        else {
            return Vec::new();
        };
        let original: Vec<char> = passage.chars().collect();
        let ready = self.ready(lang);
        let tokens = crate::token::tokens(passage, lang, &ready.words.abbreviations);
        let mut hits: Vec<Hit> = self.hits(&tokens, lang).into_iter().filter(|h| h.rule == number).collect();
        // Of matches that run into each other the first and longest says enough.
        hits.sort_by_key(|h| (h.first, std::cmp::Reverse(h.end)));
        let mut found: Vec<String> = Vec::new();
        let mut end = 0;
        for hit in hits {
            if hit.first < end {
                continue;
            }
            end = hit.end;
            let words = crate::details::words(&tokens, &hit, &original);
            if !found.contains(&words) {
                found.push(words);
            }
        }
        found
    }

    /// Every rule in the order of the files.
    pub fn rules(&self) -> &[Rule] {
        &self.rules
    }

    pub(crate) fn ready(&self, lang: Lang) -> &Ready {
        match lang {
            Lang::Ar => &self.ar,
            Lang::En => &self.en,
        }
    }

    fn ready_mut(&mut self, lang: Lang) -> &mut Ready {
        match lang {
            Lang::Ar => &mut self.ar,
            Lang::En => &mut self.en,
        }
    }

    /// Codes that readings give, by what they serve as: fields, actions and skills, each sorted.
    /// Every one needs a name wherever readings are shown.
    pub fn codes(&self) -> [Vec<&str>; 3] {
        [Use::Field, Use::Action, Use::Skill].map(|wanted| {
            let used = self.uses.iter().filter(|(_, uses)| uses.contains(&wanted));
            used.map(|(code, _)| code.as_str()).collect()
        })
    }

    /// The field an action is of.
    pub(crate) fn field_of(&self, action: &str) -> Option<&String> {
        self.fields.get(action)
    }

    /// What a concept is used for.
    pub(crate) fn uses(&self, code: &str) -> &[Use] {
        self.uses.get(code).map_or(&[], Vec::as_slice)
    }

    /// Every match of every rule of a language, in the order of the text.
    pub(crate) fn hits(&self, tokens: &[Token], lang: Lang) -> Vec<Hit> {
        let ready = self.ready(lang);
        let mut found = Vec::new();
        for (first, token) in tokens.iter().enumerate() {
            let mut numbers: Vec<usize> = token
                .forms
                .iter()
                .filter_map(|form| form.chars().next())
                .filter_map(|initial| ready.initials.get(&initial))
                .flatten()
                .copied()
                .collect();
            numbers.sort_unstable();
            numbers.dedup();
            for number in numbers {
                let (rule, pattern) = &ready.patterns[number];
                if let Some(end) = pattern.match_at(tokens, first) {
                    found.push(Hit { rule: *rule, first, end, firmness: pattern.firmness() });
                }
            }
        }
        found
    }
}
