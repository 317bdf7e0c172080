//! What a passage is about: fields, action, skills, doubts and defence goods.

use crate::lexicon::{Hit, Lexicon, Rule, RuleKind, Use};
use crate::names::Mention;
use crate::token::{Kind, Token};
use std::collections::BTreeSet;

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
/// act begins, else the first one at all. Words inside a name are no concepts.
pub(crate) fn about(
    hits: &[Hit],
    lexicon: &Lexicon,
    names: &[Mention],
    act: Option<&Hit>,
    (first, end): (usize, usize),
) -> About {
    let mut found = About::default();
    let mut early = None;
    for hit in hits.iter().filter(|h| h.first >= first && h.end <= end) {
        let rule: &Rule = &lexicon.rules()[hit.rule];
        if rule.kind == RuleKind::Uncertain && found.uncertain.is_none() {
            found.uncertain = Some(rule.id.clone());
        }
        let Some(code) = &rule.concept else { continue };
        if names.iter().any(|m| hit.first < m.end && m.first < hit.end) {
            continue;
        }
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
                    found.fields.extend(lexicon.field_of(code).cloned());
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
