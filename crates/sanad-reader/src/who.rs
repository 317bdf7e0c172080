//! Who acts in a passage, and to whom.
//!
//! English puts who acts before the verb, Arabic right after it; a name behind a preposition
//! ("the exhibition of …", «بقدرات …») does not act. What was agreed has an actor where one is
//! said to do it ("agreed that X will send …", «على أن توفد …»).

use crate::lexicon::{Hit, Ready};
use crate::names::{Known, Mention};
use crate::normal::is_silent;
use crate::token::{Kind, Token};
use sanad_model::Lang;
use std::collections::BTreeSet;

/// How many words after an Arabic verb its subject may stand, and how far a name looks back for
/// the preposition it hangs on.
const REACH: usize = 8;

/// Words for a side where no name stands ("the minister", "both sides").
#[derive(Clone, Debug)]
pub(crate) struct Subject {
    /// As they stand in the text.
    pub(crate) words: String,
    pub(crate) first: usize,
    pub(crate) end: usize,
    /// They mean both sides together.
    pub(crate) joint: bool,
}

/// Who acts, and to whom.
#[derive(Clone, Debug, Default)]
pub(crate) struct Who {
    pub(crate) actor: Option<String>,
    pub(crate) office: Option<String>,
    pub(crate) recipient: Option<String>,
}

/// Where one looks for who acts.
pub(crate) struct Scene<'a> {
    pub(crate) tokens: &'a [Token],
    pub(crate) original: &'a [char],
    pub(crate) ready: &'a Ready,
    pub(crate) known: &'a Known,
    pub(crate) lang: Lang,
    /// Parties and offices named in the passage.
    pub(crate) mentions: &'a [Mention],
    /// Words for a side in the passage.
    pub(crate) subjects: &'a [Subject],
    /// The hits of force rules in the passage, settled.
    pub(crate) verbs: &'a [Hit],
    /// Offices named so far in the text.
    pub(crate) seen: &'a BTreeSet<String>,
    /// The passage's first token.
    pub(crate) first: usize,
}

/// Whether any form of a word is listed.
fn listed(list: &[String], token: &Token) -> bool {
    token.forms.iter().any(|form| list.iter().any(|word| word == form))
}

impl Scene<'_> {
    /// Who acts and to whom. `impersonal` acts ("it was agreed") name nobody who agrees.
    pub(crate) fn who(&self, act: &Hit, impersonal: bool) -> Who {
        let mut who = Who::default();
        let joint = self.joint(act);
        let mut actor_end = act.end;
        let agent = self.agent(act, impersonal || joint.is_some());
        if let Some(agent) = agent {
            actor_end = agent.end;
            self.set(&mut who, agent);
        } else if let Some(joint) = joint {
            who.actor = Some(joint.words.clone());
        } else if !impersonal {
            if let Some((subject, other)) = self.subject(act).map(|(m, other)| (self.office_of(m), other)) {
                actor_end = actor_end.max(subject.end);
                if let Some(other) = other {
                    actor_end = actor_end.max(other.end);
                    who.actor = Some(self.words(subject.first.min(other.first), subject.end.max(other.end)));
                } else {
                    self.set(&mut who, subject);
                }
            } else if let Some(subject) = self.plain(act) {
                actor_end = actor_end.max(subject.end);
                let last = self.tokens[subject.end - 1].word();
                let definite = subject.end - subject.first == 1 && last.starts_with("ال")
                    || subject.end - subject.first == 2 && self.tokens[subject.first].word() == "the";
                let meant = self.known.meant(self.seen, last).filter(|_| definite);
                match meant {
                    Some(office) => {
                        who.office = Some(office.clone());
                        who.actor = self.known.party(office).or_else(|| Some(office.clone()));
                    }
                    None => who.actor = Some(subject.words.clone()),
                }
            }
        }
        who.recipient = self.recipient(&who, act, actor_end);
        who
    }

    fn set(&self, who: &mut Who, mention: &Mention) {
        if self.known.is_office(&mention.code) {
            who.office = Some(mention.code.clone());
            // "The chairman of the Board": the party stands beside its office.
            let beside = self.mentions.iter().find(|m| {
                m.first >= mention.end
                    && m.first <= mention.end + 2
                    && !self.known.is_office(&m.code)
                    && self.tokens[mention.end..m.first].iter().all(|t| matches!(t.word(), "of" | "the"))
            });
            let own = self.known.party(&mention.code);
            who.actor = own.or_else(|| beside.map(|m| m.code.clone())).or_else(|| Some(mention.code.clone()));
        } else {
            who.actor = Some(mention.code.clone());
        }
    }

    /// Words for both sides right beside the act.
    fn joint(&self, act: &Hit) -> Option<&Subject> {
        self.subjects.iter().filter(|s| s.joint).find(|s| match self.lang {
            Lang::En => {
                s.end <= act.first + 1 && s.end + 2 >= act.first || s.first >= act.first && s.end <= act.end
            }
            Lang::Ar => {
                s.first >= act.first && (self.only_heads(act.first + 1, s.first) || s.end <= act.end + 1)
                    || s.end <= act.first && s.end + 2 >= act.first
            }
        })
    }

    /// Whether the words between hold nothing but titles and adverbs.
    fn only_heads(&self, from: usize, to: usize) -> bool {
        from > to
            || to - from <= REACH
                && self.tokens[from..to]
                    .iter()
                    .all(|t| t.kind != Kind::Word || listed(&self.ready.words.heads, t))
    }

    /// Who is said to do what was agreed or discussed, or by whom something passive is done.
    fn agent(&self, act: &Hit, open: bool) -> Option<&Mention> {
        let words = &self.ready.words;
        let after = self.mentions.iter().filter(|m| m.first > act.first);
        let near = |m: &&Mention| m.first <= act.end + REACH;
        let marked = |m: &&Mention| {
            let from = m.first.saturating_sub(4).max(act.first + 1);
            let marker = (from..m.first).find(|at| listed(&words.agents, &self.tokens[*at]));
            marker.is_some_and(|at| self.only_heads(at + 1, m.first) || at + 1 == m.first)
        };
        let by = after.clone().filter(near).find(marked);
        if by.is_some() || !open {
            return by;
        }
        let modal = |m: &&Mention| match self.lang {
            Lang::En => {
                let that = (act.first..m.first).any(|at| self.tokens[at].word() == "that");
                let will = self.tokens.get(m.end).is_some_and(|t| {
                    matches!(
                        t.word(),
                        "will" | "would" | "shall" | "should" | "is" | "are" | "sends" | "send"
                    )
                });
                that && will && self.governor(m, act.first) != Some(true)
            }
            Lang::Ar => {
                let before =
                    |n: usize| m.first.checked_sub(n).and_then(|at| self.tokens.get(at)).map(Token::word);
                !m.attached
                    && (matches!(before(2), Some("ان" | "بان"))
                        || matches!(before(1), Some("قيام" | "تولي" | "التزام")))
            }
        };
        after.filter(|m| m.first <= act.end + REACH).find(modal)
    }

    /// The name that is the subject of the act, and a second one where two are joined.
    fn subject(&self, act: &Hit) -> Option<(&Mention, Option<&Mention>)> {
        let before = self.mentions.iter().rev().filter(|m| m.end <= act.first + 1);
        let found = match self.lang {
            Lang::En => {
                let free = |m: &&Mention| self.governor(m, self.first) != Some(true) && !self.object(m);
                let within = self.mentions.iter().find(|m| m.first >= act.first && m.end <= act.end);
                before.clone().find(free).or(within.filter(|m| self.governor(m, act.first + 1) != Some(true)))
            }
            Lang::Ar => self.behind(act.first, act.end).or_else(|| {
                let mut earlier = self.verbs.iter().rev().filter(|v| v.first < act.first);
                earlier.find_map(|v| self.behind(v.first, v.end)).or_else(|| {
                    let plain = self.plain(act).is_some();
                    before.clone().find(|m| !plain && self.governor(m, self.first) != Some(true))
                })
            }),
        }?;
        let joined = match self.lang {
            Lang::En => self.mentions.iter().find(|m| {
                m.end < found.first
                    && self.tokens[m.end..found.first].iter().all(|t| matches!(t.word(), "and" | "the" | ","))
                    && self.tokens[m.end..found.first].iter().any(|t| t.word() == "and")
            }),
            Lang::Ar => self
                .mentions
                .iter()
                .find(|m| m.first >= found.end && m.first <= found.end + 1 && !m.attached && m.conjoined),
        };
        Some((found, joined.filter(|m| !self.known.kin(&m.code, &found.code))))
    }

    /// Where a sentence opens with a verb and an office, and a noun of the act ("readiness of …")
    /// names only the office's party: the office.
    fn office_of<'b>(&'b self, found: &'b Mention) -> &'b Mention {
        let opening = (self.lang == Lang::Ar).then(|| self.behind(self.first, self.first + 1)).flatten();
        let own = |m: &&Mention| self.known.is_office(&m.code) && self.known.kin(&m.code, &found.code);
        opening.filter(own).unwrap_or(found)
    }

    /// Who acts where no rule tells of any act: whom the sentence begins with.
    pub(crate) fn opening(&self) -> Who {
        let mut who = Who::default();
        let found = match self.lang {
            Lang::En => self
                .mentions
                .first()
                .filter(|m| m.first <= self.first + 2 && self.governor(m, self.first) != Some(true)),
            Lang::Ar => self.behind(self.first, self.first + 1),
        };
        if let Some(m) = found {
            self.set(&mut who, m);
            let verb = Hit { rule: 0, first: m.end - 1, end: m.end, firmness: 0 };
            who.recipient = self.recipient(&who, &verb, m.end);
        }
        who
    }

    /// The name that stands as subject behind an Arabic verb.
    fn behind(&self, first: usize, end: usize) -> Option<&Mention> {
        let free = |m: &&Mention| {
            !m.attached
                && m.first > first
                && (self.only_heads(first + 1, m.first)
                    || self.only_heads(end, m.first) && m.first >= end && end == first + 1)
        };
        self.mentions.iter().find(free)
    }

    /// Words for one side that stand as subject.
    fn plain(&self, act: &Hit) -> Option<&Subject> {
        let list = || self.subjects.iter().filter(|s| !s.joint);
        let before = list().rev().find(|s| s.end <= act.first + 1);
        match self.lang {
            Lang::En => before.or_else(|| list().find(|s| s.first >= act.first && s.end <= act.end)),
            Lang::Ar => {
                let after = list().find(|s| s.first > act.first && self.only_heads(act.first + 1, s.first));
                let earlier = self.verbs.iter().rev().filter(|v| v.first < act.first).find_map(|v| {
                    list().find(|s| s.first > v.first && self.only_heads(v.first + 1, s.first))
                });
                after.or(earlier).or(before)
            }
        }
    }

    /// Whether a name hangs on a preposition: `Some(true)`; directly on a verb: `Some(false)`.
    fn governor(&self, m: &Mention, floor: usize) -> Option<bool> {
        self.preposition(m, floor).map(|word| !word.is_empty())
    }

    /// The preposition a name hangs on, `of` and its like looked through; empty for a verb.
    fn preposition(&self, m: &Mention, floor: usize) -> Option<&str> {
        if m.attached {
            return Some(match self.tokens[m.first].word().trim_start_matches(['و', 'ف']).chars().next() {
                Some('ل') => "ل",
                _ => "ب",
            });
        }
        let words = &self.ready.words;
        let mut at = m.first;
        let mut genitive = None;
        for _ in 0..REACH {
            if at <= floor {
                break;
            }
            at -= 1;
            let token = &self.tokens[at];
            if token.kind != Kind::Word {
                break;
            }
            if self.verbs.iter().any(|v| v.first == at || v.end == at + 1) {
                return genitive.or(Some(""));
            }
            if self.mentions.iter().any(|other| other.first <= at && at < other.end) {
                break;
            }
            let word = token.word();
            if word == "to" && (genitive.is_some() || m.first - at > 4) {
                // The "to" of a verb.
                return genitive;
            }
            if matches!(word, "of" | "on" | "than") {
                genitive = Some("of");
            } else if words.prepositions.iter().any(|p| p == word) {
                return Some(word);
            } else if matches!(word, "and" | "that" | "while" | "ان" | "بان" | "حيث") {
                break;
            } else if self.lang == Lang::Ar && word.chars().count() > 4 {
                let stem = word.trim_start_matches(['و', 'ف']);
                if stem.starts_with('ل') && !stem.starts_with("لي") {
                    return Some("ل");
                }
                if stem.starts_with("بال") {
                    return Some("ب");
                }
            }
        }
        genitive
    }

    /// Whether an English name is the object of an earlier verb.
    fn object(&self, m: &Mention) -> bool {
        self.verbs.iter().any(|v| {
            v.end <= m.first
                && m.first - v.end <= 4
                && self.tokens[v.end - 1..m.first].iter().all(|t| t.kind == Kind::Word && t.word() != "that")
        })
    }

    /// To whom it is done: whom a preposition points at, else a plain object, else the other side.
    fn recipient(&self, who: &Who, act: &Hit, actor_end: usize) -> Option<String> {
        let known = self.known;
        let owner = who.actor.as_deref();
        let other = |m: &&Mention| {
            let party = known.party(&m.code);
            party.is_some_and(|p| owner.is_none_or(|o| !known.kin(&p, o)))
        };
        let after = || {
            self.mentions.iter().filter(|m| m.first >= actor_end || m.first > act.first && m.end <= act.end)
        };
        let named = owner.is_some_and(|code| known.is_party(code));
        let joint = owner.is_some() && !named;
        let toward = |m: &&Mention| {
            let at = self.preposition(m, act.first);
            at.is_some_and(|word| match word {
                "to" | "الي" => true,
                "with" | "for" | "from" | "towards" | "upon" | "مع" | "من" | "ل" => !joint,
                _ => false,
            })
        };
        let direct = |m: &&Mention| {
            m.first >= act.end
                && m.first <= act.end + 2
                && !m.attached
                && self.preposition(m, act.first).is_none_or(str::is_empty)
        };
        let found = after()
            .filter(other)
            .find(direct)
            .or_else(|| after().filter(other).find(toward))
            .or_else(|| after().filter(other).find(|_| named));
        found.and_then(|m| known.party(&m.code))
    }

    /// Whether an Arabic verb stands without a subject, so that it goes on with the one before.
    pub(crate) fn unnamed(&self, act: &Hit) -> bool {
        self.lang == Lang::Ar
            && self.only_heads(self.first, act.first)
            && self.tokens.get(act.first + 1).is_some_and(|t| {
                let word = t.word();
                self.ready.words.prepositions.iter().any(|p| p == word)
                    || matches!(word, "ان" | "بان" | "انه" | "انها")
            })
    }

    /// The words of a stretch as they stand in the text.
    fn words(&self, first: usize, end: usize) -> String {
        let (start, end) = (self.tokens[first].start as usize, self.tokens[end - 1].end as usize);
        self.original[start..end].iter().filter(|c| !is_silent(**c)).collect()
    }
}
