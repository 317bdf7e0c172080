//! What depends on an item, by what a reader cares for: the paper, the plan, the counts.

use crate::ctx::Ctx;
use crate::pages::source_results::{Line, line};
use sanad_i18n::Arg;
use sanad_model::Kind;
use sanad_model::programme::Item;
use sanad_outcomes::{Dep, Entry, Shown};

/// Results of a group that are seen at once.
const SEEN: usize = 5;
/// Results of a group that are listed at all; the record's own page lists more.
const MOST: usize = 40;

/// A group of results.
pub(super) struct Rests {
    /// What they have in common.
    pub(super) name: String,
    /// The first of them.
    pub(super) seen: Vec<Line>,
    /// The others.
    pub(super) folded: Vec<Line>,
    /// How many others there are.
    pub(super) more: String,
    /// Where all of them are told, when more are left than are listed; else empty.
    pub(super) all: String,
}

/// The group of a result and its place in it. What the item's own page says needs no telling.
fn group(own: &str, key: &str, rule: &str) -> Option<(usize, u8)> {
    match rule {
        _ if key.starts_with(own) => None,
        "decision" => Some((0, 0)),
        "site-visit" => Some((1, 0)),
        "site-answers" => Some((1, 1)),
        "plan-last" | "item-forecast" => Some((1, 2)),
        _ if rule.starts_with("plan-") => Some((1, 3)),
        _ if rule.starts_with("site-") || rule.starts_with("question-") => Some((1, 4)),
        "meeting-items" | "party-owns" => Some((2, 0)),
        _ if rule.starts_with("items-") => Some((2, 1)),
        _ => Some((2, 2)),
    }
}

/// The results that rest on an item.
pub(super) fn rests(ctx: &Ctx, item: &Item) -> Vec<Rests> {
    let own = format!("item/{}/", item.code);
    let mut groups: [Vec<(u8, usize, &str, &Entry)>; 3] = Default::default();
    let found = ctx.view.resting.on(&[Dep::Record(Kind::Item, item.id)]);
    for (order, (key, rule)) in found.into_iter().enumerate() {
        if let (Some((at, place)), Some(entry)) = (group(&own, key, rule), ctx.ledger().get(key))
            && let Some(list) = groups.get_mut(at)
        {
            list.push((place, order, key, entry));
        }
    }
    let names = ["item-rests-paper", "item-rests-plan", "item-rests-counts"];
    let told = names.into_iter().zip(groups).filter(|(_, list)| !list.is_empty());
    told.map(|(name, mut list)| {
        // What happens on a day stands in the order of days.
        let day = |entry: &Entry| match entry.shown {
            Shown::Date(day) | Shown::Dates(_, day, _) => Some(day),
            _ => None,
        };
        list.sort_by_key(|(place, order, _, entry)| (*place, day(entry), *order));
        let left = list.len().saturating_sub(SEEN);
        let mut lines = list.iter().take(MOST).map(|(_, _, key, entry)| line(ctx, key, entry));
        Rests {
            name: ctx.t(name),
            seen: lines.by_ref().take(SEEN).collect(),
            folded: lines.collect(),
            more: ctx.l.t1_bare("overview-and-more", &[("n", Arg::from(left))]),
            all: if list.len() > MOST {
                ctx.source_href(&ctx.src(Kind::Item, item.id))
            } else {
                String::new()
            },
        }
    })
    .collect()
}
