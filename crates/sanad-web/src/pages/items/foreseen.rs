//! What the plan of works foresees for an item: the measures that serve it, and when the first and
//! the last of those that are carried out is done.

use crate::ctx::Ctx;
use crate::html::{Html, Slot};
use crate::pages::works_words as words;
use crate::params::encode;
use sanad_model::programme::Item;
use sanad_outcomes::unserved;

/// Measures listed.
const SEEN: usize = 6;

/// What is foreseen.
pub(super) struct Works {
    /// Sentences; one with the reason where nothing is.
    pub(super) sentences: Vec<Html>,
    /// Some of the measures, those that are carried out first.
    pub(super) measures: Vec<(Html, Html)>,
    /// All of them.
    pub(super) all: String,
}

pub(super) fn works(ctx: &Ctx, item: &Item) -> Works {
    let outcome = &ctx.o().works;
    let Some(own) = outcome.of_item.get(&item.id) else {
        let reason = unserved(ctx.p(), ctx.o(), &[item.id]);
        let said = Html::text(&ctx.t(&format!("reach-{}", reason.code())));
        let sentences = vec![ctx.msg("item-works-none", &[("reason", Slot::html(said))])];
        return Works { sentences, measures: Vec::new(), all: String::new() };
    };
    let key = |what: &str| format!("item/{}/{what}", item.code);
    let n = ("n", ctx.calc_slot(&key("measures")));
    let mut sentences = vec![if outcome.works().is_some() {
        ctx.msg("item-works-sentence", &[n, ("planned", ctx.calc_slot(&key("planned")))])
    } else {
        ctx.msg("item-works-unplanned", &[n])
    }];
    for (what, said) in [("first", "item-works-first"), ("last", "item-works-last")] {
        let dates = words::months_of(ctx, &key(what));
        if !dates.is_empty() {
            sentences.push(ctx.msg(said, &[("dates", Slot::html(dates))]));
        }
    }
    let mut places = own.measures.clone();
    places.sort_by_key(|n| words::standing(ctx, *n));
    let measures = places
        .iter()
        .take(SEEN)
        .filter_map(|n| {
            Some((words::link(ctx, outcome.measures().get(*n)?, ""), words::standing_mark(ctx, *n)))
        })
        .collect();
    Works { sentences, measures, all: ctx.href(&format!("measures?item={}", encode(&item.code))) }
}
