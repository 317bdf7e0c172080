//! What changed since a day: read off the two ledgers, never from memory.

use crate::found::found;
use crate::paper::{Asked, Changed, Told, count_of, short_name};
use crate::room;
use sanad_i18n::{Arg, Locale};
use sanad_model::programme::Verification;
use sanad_model::{Force, Id, ItemStatus, Kind, Programme};
use sanad_outcomes::{Moved, Outcomes, Shown};
use std::collections::BTreeSet;

/// What is told of the history as a whole.
const EVENTS: &str = "ui/since";

fn told(text: String, src: impl Into<String>) -> Told {
    Told { text, src: src.into() }
}

/// How many changes are listed where there is room for all.
const MOST: usize = 9;

/// What changed since the day that is compared with, or that there is none.
pub fn changed(asked: &Asked<'_>) -> Changed {
    let moved = asked.since.map(|(_, _, then)| asked.outcomes.ledger.moved_since(&then.ledger));
    changed_by(asked, &moved.unwrap_or_default())
}

/// The same for one who knows the results that moved.
pub fn changed_by(asked: &Asked<'_>, moved: &[Moved]) -> Changed {
    let l = Locale::of(asked.lang);
    let Some((since, before, _)) = asked.since else {
        return Changed {
            heading: l.t("brief-changed-first"),
            note: String::new(),
            lines: vec![told(l.t("brief-first"), EVENTS)],
            more: String::new(),
        };
    };
    let p = asked.programme;
    let later = since.begins_later(&p.settings.zone);
    let say = |key: &str| l.t1_bare(key, &[("date", Arg::from(l.date(since.day)))]);
    let mut lines: Vec<(u8, Told)> = Vec::new();
    let judged = judged(p, before);
    let surveyed: BTreeSet<Id> =
        p.surveys.values().filter(|s| !before.surveys.contains_key(&s.id)).map(|s| s.site).collect();
    for moved in moved {
        // A verdict is told with who gave it and when.
        let item = moved.key.strip_prefix("item/").and_then(|k| k.strip_suffix("/status"));
        let withdrawn = Shown::Code(ItemStatus::Withdrawn.code().to_owned());
        if moved.after.as_ref() != Some(&withdrawn)
            && item.and_then(|code| p.by_code(Kind::Item, code)).is_some_and(|id| judged.contains(&id))
        {
            continue;
        }
        // What a new survey found is told with the survey.
        let site = moved
            .key
            .strip_prefix("site/")
            .and_then(|k| k.strip_suffix("/state").or_else(|| k.strip_suffix("/blockers")));
        if site.and_then(|code| p.by_code(Kind::Site, code)).is_some_and(|id| surveyed.contains(&id)) {
            continue;
        }
        if let Some((rank, text)) = said(p, asked.outcomes, before, l, moved) {
            let gone = asked.outcomes.ledger.get(&moved.key).is_none();
            let src = if gone { EVENTS.to_owned() } else { format!("calc/{}", moved.key) };
            lines.push((rank, told(text, src)));
        }
    }
    for survey in p.surveys.values().filter(|s| !before.surveys.contains_key(&s.id)) {
        lines.push((3, told(found(p, asked.lang, survey), format!("record/surveys/{}", survey.code))));
    }
    lines.extend(words(p, before, l));
    lines.sort_by_key(|(rank, _)| *rank);
    let mut lines: Vec<Told> = lines.into_iter().map(|(_, line)| line).collect();
    let fit = room::fitting(lines.iter().map(|line| room::of(&line.text, room::CHANGE)), room::CHANGED);
    let left = lines.len() - fit.min(MOST).min(lines.len());
    lines.truncate(fit.min(MOST));
    if lines.is_empty() {
        lines.push(told(l.t("brief-nothing-changed"), EVENTS));
    }
    Changed {
        heading: say(if later { "brief-changed-begun" } else { "brief-changed-heading" }),
        note: if later { say("brief-changed-note") } else { String::new() },
        lines,
        more: if left > 0 { count_of(l, "brief-change-more", left) } else { String::new() },
    }
}

/// One moved result in words, with its rank; nothing for results the paper does not tell of.
fn said(p: &Programme, o: &Outcomes, before: &Programme, l: &Locale, moved: &Moved) -> Option<(u8, String)> {
    let mut path = moved.key.split('/');
    let (Some(table), Some(code), Some(what), None) = (path.next(), path.next(), path.next(), path.next())
    else {
        return None;
    };
    let code_of = |s: &Option<Shown>| match s {
        Some(Shown::Code(code)) => Some(code.clone()),
        _ => None,
    };
    let (was, is) = (code_of(&moved.before), code_of(&moved.after));
    match (table, what) {
        ("item", "status") => {
            let item = p.by_code(Kind::Item, code).or_else(|| before.by_code(Kind::Item, code))?;
            let title = Arg::from(short_name(p, l, Kind::Item, item));
            if was.is_none() {
                let agreed = o.items.get(&item).is_some_and(|x| x.force == Force::Agreed);
                let (rank, key) =
                    if agreed { (1, "brief-change-new-agreed") } else { (4, "brief-change-new-aspect") };
                return (is? != ItemStatus::Withdrawn.code())
                    .then(|| (rank, l.t1_bare(key, &[("name", title)])));
            }
            let args = [
                ("name", title),
                ("before", Arg::from(l.word("item", &was?))),
                (
                    "after",
                    Arg::from(l.word("item", &is.unwrap_or_else(|| ItemStatus::Withdrawn.code().to_owned()))),
                ),
            ];
            Some((0, l.t1_bare("brief-change-status", &args)))
        }
        ("item", "due") if before.by_code(Kind::Item, code).is_some() => {
            let item = p.by_code(Kind::Item, code)?;
            let day = |s: &Option<Shown>| match s {
                Some(Shown::Date(d)) => l.date(*d),
                _ => l.t("brief-no-date"),
            };
            let args = [
                ("name", Arg::from(short_name(p, l, Kind::Item, item))),
                ("before", Arg::from(day(&moved.before))),
                ("after", Arg::from(day(&moved.after))),
            ];
            Some((2, l.t1_bare("brief-change-due", &args)))
        }
        ("item", "owner") if before.by_code(Kind::Item, code).is_some() => {
            let item = p.by_code(Kind::Item, code)?;
            let owner = p.by_code(Kind::Party, &is?)?;
            let args = [
                ("name", Arg::from(short_name(p, l, Kind::Item, item))),
                ("after", Arg::from(short_name(p, l, Kind::Party, owner))),
            ];
            Some((3, l.t1_bare("brief-change-owner", &args)))
        }
        ("site", "state") if was.is_some() => {
            let site = p.by_code(Kind::Site, code)?;
            let args = [
                ("name", Arg::from(short_name(p, l, Kind::Site, site))),
                ("before", Arg::from(l.word("state", &was?))),
                ("after", Arg::from(l.word("state", &is?))),
            ];
            Some((4, l.t1_bare("brief-change-site", &args)))
        }
        ("site", "blockers") if moved.before.is_some() && moved.after.is_some() => {
            let site = p.by_code(Kind::Site, code)?;
            let count = |s: Option<&Shown>| match s {
                Some(Shown::Count(n)) => *n,
                _ => 0,
            };
            let args = [
                ("name", Arg::from(short_name(p, l, Kind::Site, site))),
                ("before", Arg::from(count(moved.before.as_ref()))),
                ("after", Arg::from(count(moved.after.as_ref()))),
            ];
            Some((5, l.t1_bare("brief-change-blockers", &args)))
        }
        ("site", "disagree") if moved.after.is_some() && before.by_code(Kind::Site, code).is_some() => {
            let site = p.by_code(Kind::Site, code)?;
            let args = [("name", Arg::from(short_name(p, l, Kind::Site, site)))];
            Some((6, l.t1_bare("brief-change-disagree", &args)))
        }
        _ => None,
    }
}

/// New updates and proofs, and what the other side said of proofs: accepted, refused, or an
/// acceptance that no longer stands.
fn words(p: &Programme, before: &Programme, l: &Locale) -> Vec<(u8, Told)> {
    let mut lines = Vec::new();
    let heard: BTreeSet<Id> = before.updates.values().flatten().map(|u| u.id).collect();
    for update in p.updates.values().flatten().filter(|u| !heard.contains(&u.id)) {
        let text = l.text(&update.text);
        let cut: String = text.chars().take(90).collect();
        let args = [
            ("name", title(p, l, update.item)),
            ("party", Arg::from(short_name(p, l, Kind::Party, update.said_by))),
            ("date", Arg::from(l.date(update.said_on))),
            ("text", Arg::from(if cut.len() < text.len() { format!("{cut}…") } else { cut })),
        ];
        lines.push((
            2,
            told(l.t1_bare("brief-change-update", &args), format!("record/updates/{}", update.id)),
        ));
    }
    let given: BTreeSet<Id> = before.proofs.values().flatten().map(|x| x.id).collect();
    for proof in p.proofs.values().flatten() {
        let item = title(p, l, proof.item);
        let date = ("date", Arg::from(l.date(proof.given_on)));
        let src = format!("record/proofs/{}", proof.id);
        let verdict = verdict(p, proof.id);
        if verdict.is_none() && !given.contains(&proof.id) {
            let args = [("name", item), date];
            lines.push((2, told(l.t1_bare("brief-change-proof", &args), src)));
            continue;
        }
        let was = self::verdict(before, proof.id);
        if verdict.map(|v| (v.id, v.accepted)) == was.map(|v| (v.id, v.accepted)) {
            continue;
        }
        let accepted = was.is_some_and(|v| v.accepted);
        let (key, verdict) = match verdict {
            Some(v) if v.accepted && !accepted => ("brief-change-verified", v),
            Some(v) if !v.accepted && accepted => ("brief-change-reopened", v),
            Some(v) if !v.accepted => ("brief-change-refused", v),
            None if accepted => {
                lines.push((0, told(l.t1_bare("brief-change-unverified", &[("name", item), date]), src)));
                continue;
            }
            _ => continue,
        };
        let args = [
            ("name", item),
            ("party", Arg::from(short_name(p, l, Kind::Party, verdict.verified_by))),
            ("date", Arg::from(l.date(verdict.verified_on))),
        ];
        lines.push((0, told(l.t1_bare(key, &args), format!("record/verifications/{}", verdict.id))));
    }
    lines
}

/// The other side's last word on a proof.
fn verdict(p: &Programme, proof: Id) -> Option<&Verification> {
    p.verifications.get(&proof)?.last()
}

fn title(p: &Programme, l: &Locale, item: Id) -> Arg {
    Arg::from(short_name(p, l, Kind::Item, item))
}

/// Items of which a verdict is told, which says more than the status that follows from it.
fn judged(p: &Programme, before: &Programme) -> BTreeSet<Id> {
    let of = |p: &Programme| -> BTreeSet<(Id, Id, bool)> {
        let proofs = p.proofs.values().flatten();
        proofs.filter_map(|x| verdict(p, x.id).map(|v| (x.item, v.id, v.accepted))).collect()
    };
    let (now, then) = (of(p), of(before));
    now.symmetric_difference(&then).map(|(item, ..)| *item).collect()
}
