//! From a text to its reading.

use crate::date::{FoundDate, dates};
use crate::deadline;
use crate::details::{about, has_word, words};
use crate::lexicon::{Hit, Lexicon, Role, RuleKind};
use crate::names::{Known, Mention, Mentions};
use crate::normal::{is_silent, paragraphs};
use crate::reading::{FiredRule, Names, ParagraphReading, PassageReading, Reading};
use crate::split::{Segment, beginning, segments, settle};
use crate::token::{Kind, Token, tokens};
use crate::who::{Scene, Subject};
use sanad_model::{Force, Lang, When};
use std::collections::BTreeSet;

/// Words up to which a first line can be a title.
const TITLE_WORDS: usize = 28;

/// Words from which on an Arabic line with an act and a full stop is no title.
const TOLD_WORDS: usize = 15;

/// Id of the rule for titles.
const TITLE: &str = "structure.title";
/// Id of the rule for entries of a list under an act.
const LIST: &str = "structure.list";
/// Id of the rule for lines that go on with the line before.
const LINE: &str = "structure.line";
/// Id of the rule for agreements dated long before the meeting.
const RECALLED: &str = "structure.recalled";
/// Id of the rule for passages in which no rule fires.
const DEFAULT: &str = "structure.default";

/// What a paragraph hands to the next one.
#[derive(Clone, Default)]
struct Carry {
    /// The force of its last passage.
    force: Option<Force>,
    /// It announced a list ("agreed on the following:").
    list: bool,
    /// It ended in the middle of a sentence.
    open: bool,
    /// Who acted last, for "he added".
    actor: (Option<String>, Option<String>),
    /// Offices named so far, for "the minister".
    seen: BTreeSet<String>,
}

/// Reads a text in a language: paragraphs, passages, and what each says.
///
/// Never fails and never panics: any text has a reading, and every character that is not a space
/// lies in exactly one passage. All offsets count Unicode scalar values from the paragraph's start.
pub fn read(text: &str, lang: Lang, lexicon: &Lexicon, names: &Names) -> Reading {
    read_on(text, lang, lexicon, names, None)
}

/// [`read`], knowing when the meeting was: what was signed or reached on a date more than a month
/// before it ("signed a protocol in September 2016") is recalled, hence courtesy. Without the
/// meeting's date such an act reads as new.
pub fn read_on(text: &str, lang: Lang, lexicon: &Lexicon, names: &Names, meeting: Option<When>) -> Reading {
    let known = Known::new(names);
    let texts = paragraphs(text);
    let mut carry = Carry::default();
    let mut reading = Reading::default();
    // Only lines of place and date may stand above a title.
    let mut heading = true;
    for (number, paragraph) in (1u32..).zip(&texts) {
        let more = (number as usize) < texts.len();
        let next = texts.get(number as usize).and_then(|t| t.chars().find(|c| c.is_alphanumeric()));
        let wrapped = next.is_some_and(char::is_lowercase);
        let title = heading && more && !wrapped;
        let reader = Reader { lang, lexicon, known: &known, number, title, meeting };
        let (passages, carried) = reader.paragraph(paragraph, &carry);
        carry = carried;
        let silent = carry.force == Some(Force::Courtesy) && !carry.list;
        heading = heading && silent && short(paragraph, lang);
        reading.paragraphs.push(ParagraphReading { number, text: paragraph.clone(), passages });
    }
    reading
}

/// Whether a line is too short to be more than a place and a date.
fn short(text: &str, lang: Lang) -> bool {
    tokens(text, lang, &[]).iter().filter(|t| t.kind == Kind::Word).count() <= 5
}

struct Reader<'a> {
    lang: Lang,
    lexicon: &'a Lexicon,
    known: &'a Known,
    number: u32,
    title: bool,
    meeting: Option<When>,
}

impl Reader<'_> {
    fn paragraph(&self, text: &str, carry: &Carry) -> (Vec<PassageReading>, Carry) {
        let original: Vec<char> = text.chars().collect();
        let ready = self.lexicon.ready(self.lang);
        let tokens = tokens(text, self.lang, &ready.words.abbreviations);
        let hits = self.lexicon.hits(&tokens, self.lang);
        let settled = settle(&hits, self.lexicon.rules(), &tokens);
        let mut parts = segments(&tokens, &settled, self.lexicon, self.lang);
        let mut structure = self.structure(&tokens, &original, &parts, carry);
        if structure == Some((TITLE, Force::Courtesy)) || parts.is_empty() {
            parts = vec![Segment { first: 0, end: tokens.len(), decided: None }];
        }
        let bounds = bounds(&original, &tokens, &parts);
        let mentions = self.known.mentions(&tokens);
        let mut next = Carry { actor: carry.actor.clone(), seen: carry.seen.clone(), ..Carry::default() };
        let mut found = Vec::new();
        for (n, (part, (start, end))) in parts.iter().zip(bounds).enumerate() {
            let place = if n == 0 { structure.take() } else { None };
            let force = part.decided.map(|(_, force)| force);
            let (force, rule) = match (place, force) {
                (Some((id @ (TITLE | LIST), force)), _) | (Some((id, force)), None) => (force, Some(id)),
                (None, None) => (Force::Courtesy, Some(DEFAULT)),
                (_, Some(force)) => (force, None),
            };
            let span = Span { part, start, end, force, rule };
            let given = Given {
                tokens: &tokens,
                original: &original,
                hits: &hits,
                settled: &settled,
                mentions: &mentions,
            };
            found.push(self.passage(&given, &span, &mut next));
        }
        let last =
            original.iter().rev().find(|c| !c.is_whitespace() && !is_silent(**c)).copied().unwrap_or('.');
        next.force = found.last().map(|p| p.force);
        let titled = found.first().is_some_and(|p| p.rules.iter().any(|r| r.id == TITLE));
        let listed = found.first().is_some_and(|p| p.rules.iter().any(|r| r.id == LIST));
        next.list = last == ':' || listed;
        next.open = !titled && !matches!(last, '.' | '!' | '?' | '؟' | '"' | '”' | '»');
        (found, next)
    }

    /// What the place of a paragraph says about its first passage.
    fn structure(
        &self,
        tokens: &[Token],
        original: &[char],
        parts: &[Segment],
        carry: &Carry,
    ) -> Option<(&'static str, Force)> {
        let count = tokens.iter().filter(|t| t.kind == Kind::Word).count();
        let sentences = tokens.iter().rev().skip(1).filter(|t| t.kind == Kind::Strong).count();
        if self.title && count <= TITLE_WORDS && sentences == 0 && self.reads_as_title(tokens, parts) {
            return Some((TITLE, Force::Courtesy));
        }
        let force = carry.force?;
        let visible = original.iter().find(|c| !c.is_whitespace() && !is_silent(**c))?;
        let ordinal = tokens.first().is_some_and(|t| {
            let word = t.word();
            let listed =
                matches!(word, "اولا" | "ثانيا" | "ثالثا" | "رابعا" | "خامسا" | "first" | "second" | "third");
            let single = word.chars().count() <= 2 && tokens.get(1).is_some_and(|t| t.kind != Kind::Word);
            listed
                || single && original.len() > 3
                || word.chars().all(|c| c.is_ascii_digit()) && word.len() <= 2
        });
        let bullet = ordinal || matches!(visible, '-' | '–' | '—' | '•' | '*' | '·' | '●' | '▪' | '(');
        let own = parts.first().and_then(|p| p.decided).is_some_and(|(hit, f)| {
            f != force && matches!(self.lexicon.rules()[hit.rule].role, Role::Act | Role::Object)
        });
        if carry.list && bullet && !own {
            return Some((LIST, force));
        }
        let lower = tokens.first().is_some_and(|t| {
            original.get(t.start as usize).is_some_and(|c| c.is_lowercase()) || bullet && carry.list
        });
        (carry.open && lower).then_some((LINE, force))
    }

    /// Whether a first line reads as a title: it announces no list and is not the account itself.
    /// Titles put the verb in the present (English) or after its subject (Arabic); the account
    /// says "it was agreed" or begins with the verb. A full stop makes an account likelier.
    fn reads_as_title(&self, tokens: &[Token], parts: &[Segment]) -> bool {
        let last = tokens.last();
        let stopped = last.is_some_and(|t| t.kind == Kind::Strong);
        let Some((hit, force)) = parts.iter().find_map(|p| p.decided) else {
            return last.is_none_or(|t| t.word() != ":");
        };
        let impersonal = self.lexicon.rules()[hit.rule].impersonal;
        let told = match self.lang {
            Lang::En => impersonal || stopped && !tokens[hit.first].word().ends_with('s'),
            Lang::Ar => {
                hit.first == 0 && (stopped || force == Force::Agreed) || stopped && tokens.len() > TOLD_WORDS
            }
        };
        !(told || stopped && force == Force::Agreed) && last.is_none_or(|t| t.word() != ":")
    }

    /// Whether an act is a signature or agreement whose every date lies more than a month before
    /// the meeting.
    fn recalled(&self, act: &Hit, dates: &[FoundDate]) -> bool {
        let id = &self.lexicon.rules()[act.rule].id;
        let month = |year: i16, month: i8| i32::from(year) * 12 + i32::from(month);
        let Some(begins) = self.meeting.and_then(When::earliest) else { return false };
        let long_ago = |date: &FoundDate| {
            let last = date.value.parse::<When>().ok().and_then(When::latest);
            last.is_some_and(|last| {
                month(last.year(), last.month()) + 1 < month(begins.year(), begins.month())
            })
        };
        (id.ends_with(".signed") || id.ends_with(".reached"))
            && !dates.is_empty()
            && dates.iter().all(long_ago)
    }

    fn passage(&self, given: &Given<'_>, span: &Span<'_>, carry: &mut Carry) -> PassageReading {
        let rules = self.lexicon.rules();
        let Given { tokens, original, .. } = *given;
        let (first, end) = (span.part.first, span.part.end);
        let here = &tokens[first..end];
        let act = span.part.decided.map(|(hit, _)| hit);
        let hits = beginning(given.hits, first, end);
        let settled = beginning(given.settled, first, end);
        let names = within(&given.mentions.actors, first, end);
        let subjects: Vec<Subject> = hits
            .iter()
            .filter(|h| rules[h.rule].kind == RuleKind::Subject)
            .map(|h| Subject {
                words: words(tokens, h, original),
                first: h.first,
                end: h.end,
                joint: rules[h.rule].joint,
            })
            .filter(|s| s.joint || !names.iter().any(|m| s.first < m.end && m.first < s.end))
            .collect();
        let impersonal = act.is_some_and(|h| rules[h.rule].impersonal);
        // A purpose ("to discuss") has the subject of the verb it hangs on ("received").
        let verb = act
            .filter(|h| rules[h.rule].role == Role::Frame)
            .and_then(|_| settled.iter().find(|h| h.first >= first && h.end <= end).copied());
        let scene = Scene {
            tokens,
            original,
            ready: self.lexicon.ready(self.lang),
            known: self.known,
            lang: self.lang,
            mentions: &names,
            subjects: &subjects,
            verbs: settled,
            seen: &carry.seen,
            first,
        };
        let mut who = match verb.or(act) {
            Some(verb) => scene.who(&verb, impersonal),
            None => scene.opening(),
        };
        if who.actor.is_some() {
            carry.actor = (who.actor.clone(), who.office.clone());
        } else if act.is_some_and(|act| !impersonal && (same_subject(tokens, first) || scene.unnamed(&act))) {
            (who.actor, who.office) = carry.actor.clone();
        } else {
            carry.actor = (None, None);
        }
        carry.seen.extend(names.iter().filter(|m| self.known.is_office(&m.code)).map(|m| m.code.clone()));
        let about = about(hits, self.lexicon, &names, act.as_ref(), (first, end));
        let mut sites: Vec<String> =
            within(&given.mentions.sites, first, end).into_iter().map(|m| m.code).collect();
        sites.sort();
        sites.dedup();
        let mut fired: Vec<FiredRule> = settled
            .iter()
            .chain(
                hits.iter()
                    .filter(|h| !matches!(rules[h.rule].kind, RuleKind::Force | RuleKind::Deadline(_))),
            )
            .filter(|h| h.first >= first && h.end <= end && has_word(&tokens[h.first..h.end]))
            .map(|h| FiredRule {
                id: rules[h.rule].id.clone(),
                start: tokens[h.first].start,
                end: tokens[h.end - 1].end,
            })
            .collect();
        let dates = dates(here);
        let deadline = deadline::find(tokens, hits, (first, end), self.lexicon, self.meeting);
        fired.extend(deadline.as_ref().map(|(rule, found)| FiredRule {
            id: rule.clone(),
            start: found.start,
            end: found.end,
        }));
        let former = span.rule.is_none() && act.is_some_and(|act| self.recalled(&act, &dates));
        let (force, rule) = if former { (Force::Courtesy, Some(RECALLED)) } else { (span.force, span.rule) };
        fired.extend(rule.map(|id| FiredRule { id: id.to_owned(), start: span.start, end: span.end }));
        fired.sort_by(|a, b| (a.start, a.end, &a.id).cmp(&(b.start, b.end, &b.id)));
        fired.dedup();
        PassageReading {
            paragraph: self.number,
            start: span.start,
            end: span.end,
            force,
            actor: who.actor,
            office: who.office,
            action: about.action,
            recipient: who.recipient,
            fields: about.fields.into_iter().collect(),
            sites,
            skills: about.skills.into_iter().collect(),
            dates,
            deadline: deadline.map(|(_, found)| found),
            uncertain: about.uncertain,
            defence: about.defence,
            rules: fired,
        }
    }
}

/// Whether a passage that names nobody goes on with the subject before it: it begins inside a
/// sentence, or with a pronoun or an Arabic verb of adding.
fn same_subject(tokens: &[Token], first: usize) -> bool {
    let inside = first > 0 && tokens[first - 1].kind != Kind::Strong;
    let pronoun = tokens.get(first).is_some_and(|t| {
        matches!(
            t.word(),
            "he" | "she" | "they" | "his" | "her" | "اضاف" | "واضاف" | "واضافت" | "وتابع" | "وتابعت"
        )
    });
    inside || pronoun
}

/// The names that lie in [first, end).
fn within(mentions: &[Mention], first: usize, end: usize) -> Vec<Mention> {
    let from = mentions.partition_point(|m| m.first < first);
    mentions[from..].iter().take_while(|m| m.first < end).filter(|m| m.end <= end).cloned().collect()
}

/// What a paragraph gives to each of its passages.
struct Given<'a> {
    tokens: &'a [Token],
    original: &'a [char],
    hits: &'a [Hit],
    settled: &'a [Hit],
    mentions: &'a Mentions,
}

/// A passage to be: its tokens, characters, force, and the structural rule behind it.
struct Span<'a> {
    part: &'a Segment,
    start: u32,
    end: u32,
    force: Force,
    rule: Option<&'static str>,
}

/// Character ranges of the parts: the first begins at the first visible character, each ends at
/// the last visible one before the next begins; opening marks go with what they open.
fn bounds(original: &[char], tokens: &[Token], parts: &[Segment]) -> Vec<(u32, u32)> {
    let visible = |c: &char| !c.is_whitespace();
    let begin = original.iter().position(visible).unwrap_or(0);
    let finish = original.iter().rposition(visible).map_or(original.len(), |at| at + 1);
    let opens = |c: char| matches!(c, '«' | '“' | '"' | '„' | '‘' | '(' | '[' | '‹' | '\'') || is_silent(c);
    let mut starts = vec![begin];
    for part in parts.iter().skip(1) {
        let mut at = tokens[part.first].start as usize;
        let mut back = at;
        while back > begin && opens(original[back - 1]) {
            back -= 1;
        }
        if back > begin && original[back - 1].is_whitespace() {
            at = back;
        }
        starts.push(at);
    }
    let mut found = Vec::new();
    for (n, start) in starts.iter().enumerate() {
        let limit = starts.get(n + 1).copied().unwrap_or(finish);
        let end = original[*start..limit].iter().rposition(visible).map_or(*start, |at| start + at + 1);
        found.push((u32::try_from(*start).unwrap_or(u32::MAX), u32::try_from(end).unwrap_or(u32::MAX)));
    }
    found
}
