//! Where passages begin: at sentence ends, and where a new act begins inside a sentence.

use crate::lexicon::{Hit, Lexicon, Ready, Role, Rule, RuleKind};
use crate::token::{Kind, Token};
use sanad_model::{Force, Lang};
use std::collections::BTreeMap;

/// A stretch of tokens that will be a passage, with the hits that lie in it.
#[derive(Clone, Debug)]
pub(crate) struct Segment {
    /// Index of its first token.
    pub(crate) first: usize,
    /// Index after its last token.
    pub(crate) end: usize,
    /// The hit that decides its force, and that force.
    pub(crate) decided: Option<(Hit, Force)>,
}

/// The force hits that remain when overlapping ones are settled: the weightier wins, then the one
/// that names more words, then the earlier.
pub(crate) fn settle(hits: &[Hit], rules: &[Rule], tokens: &[Token]) -> Vec<Hit> {
    // Behind a preposition an English participle is a noun ("proceed with inviting").
    let noun = |hit: &Hit| {
        let tail = rules[hit.rule].role == Role::Tail && rules[hit.rule].lang == Some(Lang::En);
        tail && hit.first > 0
            && tokens[hit.first].word().ends_with("ing")
            && matches!(tokens[hit.first - 1].word(), "with" | "of" | "by" | "for" | "in" | "to")
    };
    let force = |hit: &&Hit| rules[hit.rule].kind == RuleKind::Force && !noun(hit);
    let mut order: Vec<Hit> = hits.iter().filter(force).copied().collect();
    order.sort_by_key(|h| {
        (std::cmp::Reverse((rules[h.rule].weight, h.firmness, h.end - h.first)), h.first, h.rule)
    });
    // Kept hits do not overlap, so only the last one that begins before a hit ends can touch it.
    let mut kept: BTreeMap<usize, Hit> = BTreeMap::new();
    for hit in order {
        let before = kept.range(..hit.end).next_back();
        if before.is_none_or(|(_, k)| k.end <= hit.first) {
            kept.insert(hit.first, hit);
        }
    }
    let mut found: Vec<Hit> = kept.into_values().collect();
    // What follows an agreement directly is agreed on ("agreed to put its expertise to use"), and a
    // tail right behind a verb is its object ("the talks included affirming").
    let mut last: Option<Hit> = None;
    found.retain(|hit| {
        let object = last.is_some_and(|act: Hit| {
            let (before, here) = (&rules[act.rule], &rules[hit.rule]);
            let agreed = before.force == Some(Force::Agreed) && here.force != Some(Force::Agreed);
            let free = matches!(here.role, Role::Act | Role::Object);
            let bound = here.role == Role::Tail || agreed && free && here.weight < 7;
            act.end == hit.first && before.role == Role::Act && bound
        });
        if !object {
            last = Some(*hit);
        }
        !object
    });
    found
}

/// The hits that begin in [first, end), of hits in the order of the text.
pub(crate) fn beginning(hits: &[Hit], first: usize, end: usize) -> &[Hit] {
    let from = hits.partition_point(|h| h.first < first);
    let to = hits.partition_point(|h| h.first < end);
    &hits[from..to.max(from)]
}

/// The sentences of a paragraph as ranges of tokens; each begins with a word.
fn sentences(tokens: &[Token]) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let mut first = 0;
    for (at, token) in tokens.iter().enumerate() {
        let next_is_word = tokens.get(at + 1).is_some_and(|t| t.kind == Kind::Word);
        if token.kind == Kind::Strong && next_is_word {
            found.push((first, at + 1));
            first = at + 1;
        }
    }
    if first < tokens.len() {
        found.push((first, tokens.len()));
    }
    found
}

/// The most words a connector has.
const CONNECTOR: usize = 8;

/// Where to cut between two acts: before the nearest conjunction, connector or comma in front of
/// the second one. `None` if nothing parts them.
fn cut(tokens: &[Token], ready: &Ready, after: usize, before: usize) -> Option<usize> {
    let conjunction = |at: usize| {
        let forms = &tokens[at].forms;
        ready.words.conjunctions.iter().any(|w| forms.iter().take(2).any(|form| form == w))
    };
    let lengthen = |at: usize| {
        // A conjunction or connector right in front goes with the new passage.
        let mut at = at;
        while at > after && conjunction(at - 1) {
            at -= 1;
        }
        (after.max(at.saturating_sub(CONNECTOR))..at)
            .find(|from| ready.connectors.iter().any(|c| c.match_at(tokens, *from) == Some(at)))
            .unwrap_or(at)
    };
    let mut at = before;
    loop {
        if at < after {
            return None;
        }
        let token = &tokens[at];
        let starts = at > after && matches!(tokens[at - 1].kind, Kind::Soft | Kind::Strong);
        if starts || token.has_conjunction() && at == before || conjunction(at) {
            return Some(lengthen(at));
        }
        if let Some(from) = (after.max(at.saturating_sub(CONNECTOR))..at)
            .find(|from| ready.connectors.iter().any(|c| c.match_at(tokens, *from) == Some(at)))
        {
            return Some(lengthen(from));
        }
        if at == 0 {
            return None;
        }
        at -= 1;
    }
}

/// Splits the tokens of a paragraph into segments.
pub(crate) fn segments(tokens: &[Token], settled: &[Hit], lexicon: &Lexicon, lang: Lang) -> Vec<Segment> {
    let (rules, ready) = (lexicon.rules(), lexicon.ready(lang));
    let mut found: Vec<Segment> = Vec::new();
    for (from, to) in sentences(tokens) {
        let inside = beginning(settled, from, to);
        let mut starts = vec![from];
        let mut before: Option<Hit> = None;
        for hit in inside {
            let role = rules[hit.rule].role;
            let last = *starts.last().unwrap_or(&from);
            if role == Role::Frame {
                // «…، وأوضح أن»: a remark behind an act is a passage of its own, whatever it says.
                let acted = before.is_some_and(|act| rules[act.rule].force != Some(Force::Courtesy));
                let remark = lang == Lang::Ar && acted && rules[hit.rule].force == Some(Force::Courtesy);
                let opens = tokens[hit.first].has_conjunction();
                if let Some(place) =
                    clause(tokens, ready, from, hit.first).filter(|p| remark && opens && *p > last)
                {
                    starts.push(place);
                    before = None;
                }
                continue;
            }
            let place = match before {
                None if role == Role::Tail && hit.first > from => {
                    let framed = inside.iter().any(|h| h.end <= hit.first);
                    let goes_on = !found.is_empty() && from > 0;
                    (framed || goes_on).then(|| cut(tokens, ready, from, hit.first).unwrap_or(hit.first))
                }
                // An Arabic verb behind a comma opens a clause of its own: "received …, and it was …".
                None if lang == Lang::Ar
                    && role == Role::Act
                    && inside.iter().any(|h| h.end <= hit.first) =>
                {
                    clause(tokens, ready, from, hit.first)
                }
                None => None,
                Some(act) => {
                    let place = cut(tokens, ready, act.end, hit.first);
                    let other = rules[act.rule].force != rules[hit.rule].force;
                    let spoken = rules[act.rule].force == Some(Force::Courtesy);
                    let said = spoken
                        && (role == Role::Object && !tokens[hit.first].has_conjunction()
                            || place.is_some_and(|at| opens_speech(tokens, ready, at, hit.first)));
                    match role {
                        Role::Tail | Role::Again => Some(place.unwrap_or(hit.first)),
                        _ if said => None,
                        // "Welcoming …, the sides agreed": the participle hangs on what follows it.
                        _ if rules[act.rule].role == Role::Tail && act.first == from => None,
                        _ => place.or_else(|| (other && hit.first > act.end + 8).then_some(hit.first)),
                    }
                }
            };
            starts.extend(place.filter(|p| *p > last));
            before = Some(*hit);
        }
        for (n, first) in starts.iter().enumerate() {
            let end = starts.get(n + 1).copied().unwrap_or(to);
            let decided = decide(inside, rules, *first, end, found.last());
            let whole = n == 0 && starts.len() == 1;
            let joins = decided.is_none()
                && !found.is_empty()
                && (tied(tokens, *first) || goes_on(&tokens[*first..end], ready, lang, whole));
            match found.last_mut() {
                Some(last) if joins => last.end = end,
                _ => found.push(Segment { first: *first, end, decided }),
            }
        }
    }
    found
}

/// The force of a stretch: of its weightiest act, else of its weightiest frame.
fn decide(
    hits: &[Hit],
    rules: &[Rule],
    first: usize,
    end: usize,
    last: Option<&Segment>,
) -> Option<(Hit, Force)> {
    let inside = beginning(hits, first, end).iter().filter(|h| h.end <= end);
    let best = inside.clone().min_by_key(|h| {
        let rule = &rules[h.rule];
        (rule.role == Role::Frame, std::cmp::Reverse(rule.weight), h.first)
    })?;
    // Who visits in order to talk, talks.
    let purpose = |h: &&Hit| {
        let rule = &rules[h.rule];
        rule.force == Some(Force::Discussed)
            && rule.role == Role::Frame
            && rule.weight >= 5
            && h.first > best.first
    };
    let best = match rules[best.rule].force {
        Some(Force::Shown) => inside.clone().find(purpose).unwrap_or(best),
        _ => best,
    };
    let force = rules[best.rule].force.or_else(|| last.and_then(|s| s.decided).map(|(_, force)| force));
    force.map(|force| (*best, force))
}

/// Where an Arabic clause opens that a verb stands in: behind a comma, at the verb's own conjunction
/// or the one right before it («، وتم», «، حيث تم»).
fn clause(tokens: &[Token], ready: &Ready, from: usize, verb: usize) -> Option<usize> {
    let conjunction = |at: usize| ready.words.conjunctions.iter().any(|w| w == tokens[at].word());
    let at = if tokens[verb].has_conjunction() { verb } else { verb.checked_sub(1)? };
    let comma = at > from && tokens[at - 1].word() == ",";
    (comma && (at == verb || conjunction(at))).then_some(at)
}

/// Whether what stands behind a comma is what somebody says ("stressed, in his speech, that …").
fn opens_speech(tokens: &[Token], ready: &Ready, at: usize, act: usize) -> bool {
    tokens[at..=act].iter().take(2).any(|t| ready.words.complements.iter().any(|w| w == t.word()))
}

/// Whether a stretch stands behind a semicolon.
fn tied(tokens: &[Token], first: usize) -> bool {
    first.checked_sub(1).is_some_and(|at| tokens[at].word() == ";")
}

/// Whether a stretch without any act goes on with the passage before it: a fragment without a
/// verb of its own (English), or beginning with a word that continues (both).
fn goes_on(tokens: &[Token], ready: &Ready, lang: Lang, whole: bool) -> bool {
    let words: Vec<&str> = tokens.iter().filter(|t| t.kind == Kind::Word).map(Token::word).collect();
    let listed = |list: &[String], word: &str| list.iter().any(|w| w == word);
    let Some(first) = words.first() else { return true };
    let two = words.get(1).map(|second| format!("{first} {second}"));
    let two = two.is_some_and(|two| listed(&ready.words.continuations, &two));
    if listed(&ready.words.continuations, first) || two || !whole {
        return true;
    }
    match lang {
        Lang::En => !words.iter().any(|w| listed(&ready.words.finite, w) || w.ends_with("ed") && w.len() > 4),
        Lang::Ar => words.len() < 4,
    }
}
