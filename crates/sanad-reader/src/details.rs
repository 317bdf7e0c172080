//! What a passage says besides its force: who, to whom, about what, where and when.

use crate::lexicon::{Hit, Lexicon, Rule, RuleKind, Use};
use crate::pattern::Pattern;
use crate::reading::{Named, Names};
use crate::token::{Kind, Token, tokens};
use sanad_model::Lang;
use std::collections::BTreeSet;

/// Spellings of a programme's names, ready to match.
pub(crate) struct Known {
    parties: Vec<(String, Pattern)>,
    offices: Vec<(String, Pattern)>,
    sites: Vec<(String, Pattern)>,
}

/// A name found in the tokens of a paragraph.
#[derive(Clone, Debug)]
pub(crate) struct Mention {
    pub(crate) code: String,
    pub(crate) first: usize,
    pub(crate) end: usize,
}

/// All names found in a paragraph.
pub(crate) struct Mentions {
    pub(crate) parties: Vec<Mention>,
    pub(crate) offices: Vec<Mention>,
    pub(crate) sites: Vec<Mention>,
}

impl Known {
    pub(crate) fn new(names: &Names) -> Self {
        let ready = |list: &[Named]| {
            let mut found = Vec::new();
            for named in list {
                for (spellings, lang) in [(&named.ar, Lang::Ar), (&named.en, Lang::En)] {
                    for spelling in spellings {
                        let words = tokens(spelling, lang, &[]);
                        found.extend(Pattern::words(&words).map(|p| (named.code.clone(), p)));
                    }
                }
            }
            found
        };
        Self { parties: ready(&names.parties), offices: ready(&names.offices), sites: ready(&names.sites) }
    }

    /// The longest name at each place, without overlap.
    fn find(list: &[(String, Pattern)], tokens: &[Token], first: usize) -> Vec<Mention> {
        let mut found = Vec::new();
        let mut at = first;
        while at < tokens.len() {
            let hits = list.iter().filter_map(|(code, p)| p.match_at(tokens, at).map(|end| (end, code)));
            let best = hits.max_by(|a, b| a.0.cmp(&b.0).then(b.1.cmp(a.1)));
            if let Some((end, code)) = best {
                found.push(Mention { code: code.clone(), first: at, end });
                at = end;
            } else {
                at += 1;
            }
        }
        found
    }

    /// The names in the tokens from `first` to before `end`.
    pub(crate) fn mentions(&self, tokens: &[Token], first: usize, end: usize) -> Mentions {
        let tokens = &tokens[..end];
        Mentions {
            parties: Self::find(&self.parties, tokens, first),
            offices: Self::find(&self.offices, tokens, first),
            sites: Self::find(&self.sites, tokens, first),
        }
    }
}

/// Who acts, and to whom.
#[derive(Clone, Debug, Default)]
pub(crate) struct Who {
    pub(crate) actor: Option<String>,
    pub(crate) office: Option<String>,
    pub(crate) recipient: Option<String>,
}

/// How many words after an Arabic verb its subject may stand.
const REACH: usize = 8;

/// The mention nearest to an act within [first, end): before it in English; in Arabic right after
/// it, else before.
fn nearest(list: &[Mention], act: &Hit, first: usize, end: usize, lang: Lang) -> Option<Mention> {
    let before = list.iter().rev().find(|m| m.first >= first && m.end <= act.first + 1);
    let within = list.iter().find(|m| m.first >= act.first && m.end <= act.end);
    let after = list.iter().find(|m| m.first + 1 >= act.end && m.end <= end && m.first <= act.end + REACH);
    match lang {
        Lang::En => before.or(within),
        Lang::Ar => within.or(after).or(before),
    }
    .cloned()
}

/// Whether an office that stands before a party turns to it rather than belongs to it.
fn turns_to(tokens: &[Token], office: &Mention, party: &Mention) -> bool {
    let between = office.end..party.first.max(office.end);
    between.len() > 3
        || tokens[between].iter().any(|t| matches!(t.word(), "من" | "مع" | "الي" | "علي" | "with" | "to"))
}

/// Works out who acts in a passage. `subjects` are words for a side, marked where they mean both.
/// `impersonal` acts ("it was agreed") name nobody.
pub(crate) fn who(
    tokens: &[Token],
    mentions: &Mentions,
    subjects: &[(bool, Mention)],
    act: Option<&Hit>,
    (first, end): (usize, usize),
    lang: Lang,
    impersonal: bool,
) -> Who {
    let Some(act) = act else { return Who::default() };
    let mut who = Who::default();
    let mut actor_end = act.end;
    let all: Vec<Mention> = subjects.iter().map(|(_, m)| m.clone()).collect();
    let both: Vec<Mention> = subjects.iter().filter(|(joint, _)| *joint).map(|(_, m)| m.clone()).collect();
    let subject = nearest(&all, act, first, end, lang);
    if !impersonal {
        let party = nearest(&mentions.parties, act, first, end, lang);
        let office = nearest(&mentions.offices, act, first, end, lang);
        // "The minister asked of the board": the office acts, the party is who it turns to.
        let party = party.filter(|p| office.as_ref().is_none_or(|o| !turns_to(tokens, o, p)));
        let joint = nearest(&both, act, first, end, lang);
        let joint = joint.filter(|s| s.end + 1 >= act.first && s.first <= act.end);
        if joint.is_none() {
            if let Some(party) = &party {
                actor_end = actor_end.max(party.end);
                who.actor = Some(party.code.clone());
            }
            who.office = office.as_ref().map(|o| o.code.clone());
            if who.actor.is_none() {
                who.actor.clone_from(&who.office);
            }
        }
    }
    if who.actor.is_none() {
        who.actor = subject.map(|s| s.code);
    }
    let other = |m: &&Mention| m.first >= actor_end && m.end <= end && Some(&m.code) != who.actor.as_ref();
    who.recipient = mentions.parties.iter().find(other).map(|m| m.code.clone());
    who
}

/// The words of a hit as they stand in the text.
pub(crate) fn words(tokens: &[Token], hit: &Hit, original: &[char]) -> String {
    let (start, end) = (tokens[hit.first].start as usize, tokens[hit.end - 1].end as usize);
    original[start..end].iter().filter(|c| !crate::normal::is_silent(**c)).collect()
}

/// What a passage is about.
#[derive(Clone, Debug, Default)]
pub(crate) struct About {
    pub(crate) action: Option<String>,
    pub(crate) fields: BTreeSet<String>,
    pub(crate) skills: BTreeSet<String>,
    pub(crate) uncertain: Option<String>,
    pub(crate) defence: bool,
}

/// Collects concepts among the hits within [first, end); the action is the first one after the
/// act begins, else the first one at all.
pub(crate) fn about(hits: &[Hit], lexicon: &Lexicon, act: Option<&Hit>, first: usize, end: usize) -> About {
    let mut found = About::default();
    let mut early = None;
    for hit in hits.iter().filter(|h| h.first >= first && h.end <= end) {
        let rule: &Rule = &lexicon.rules()[hit.rule];
        if rule.kind == RuleKind::Uncertain && found.uncertain.is_none() {
            found.uncertain = Some(rule.id.clone());
        }
        let Some(code) = &rule.concept else { continue };
        for used in lexicon.uses(code) {
            match used {
                Use::Field => {
                    found.fields.insert(code.clone());
                }
                Use::Skill => {
                    found.skills.insert(code.clone());
                }
                Use::Defence => found.defence = true,
                Use::Action => {
                    let late = act.is_none_or(|act| hit.first >= act.first);
                    let slot = if late { &mut found.action } else { &mut early };
                    if slot.is_none() {
                        *slot = Some(code.clone());
                    }
                }
            }
        }
    }
    found.action = found.action.or(early);
    found
}

/// Whether a stretch holds any word at all.
pub(crate) fn has_word(tokens: &[Token]) -> bool {
    tokens.iter().any(|t| t.kind == Kind::Word)
}
