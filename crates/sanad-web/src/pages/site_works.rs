//! What it would take to run a site again: the measures that are proposed there, with what the plan
//! makes of them.

use crate::ctx::Ctx;
use crate::html::{Html, Slot};
use crate::pages::works_words as words;
use crate::params::encode;
use sanad_model::{Blocker, Id};
use sanad_outcomes::measures::{Measure, Presence};

/// What a site's page tells of its measures.
pub(crate) struct SiteWorks {
    /// The restart, in sentences; none where the site runs.
    pub(crate) restart: Vec<Html>,
    /// What stands in its way of being planned; empty for nothing.
    pub(crate) standing: Html,
    /// Why the plan does what it does; empty without a restart.
    pub(crate) why: String,
    /// The other measures at the site.
    pub(crate) others: Vec<(Html, Html)>,
}

/// The restart proposed at a site, and its place.
fn restart(ctx: &Ctx, site: Id) -> Option<(usize, &Measure)> {
    let works = &ctx.o().works;
    let mut own = works.of_site.get(&site)?.iter().filter_map(|n| Some((*n, works.measures().get(*n)?)));
    own.find(|(_, m)| m.is_restart())
}

/// The measures of a site; none where nothing is proposed.
pub(crate) fn of(ctx: &Ctx, site: Id) -> Option<SiteWorks> {
    let works = &ctx.o().works;
    let all = works.of_site.get(&site)?;
    let restart = restart(ctx, site);
    let others = all
        .iter()
        .filter(|n| restart.is_none_or(|(place, _)| place != **n))
        .filter_map(|n| {
            let measure = works.measures().get(*n)?;
            let name = Html::link(&words::href(ctx, measure), "row-link", &words::name(ctx, measure));
            Some((name, words::standing_mark(ctx, *n)))
        })
        .collect();
    Some(SiteWorks {
        restart: restart.map(|(place, m)| sentences(ctx, place, m)).unwrap_or_default(),
        standing: restart.map(|(place, _)| words::standing_mark(ctx, place)).unwrap_or_default(),
        why: restart
            .filter(|_| works.works().is_some())
            .map(|(_, m)| ctx.href(&format!("why/{}", encode(&m.code))))
            .unwrap_or_default(),
        others,
    })
}

fn sentences(ctx: &Ctx, place: usize, m: &Measure) -> Vec<Html> {
    let name = Html::link(&words::href(ctx, m), "", &words::name(ctx, m));
    let share = words::share(ctx, place);
    if share.is_empty() {
        return vec![name, ctx.unsaid("measure-no-plan")];
    }
    let mut said =
        vec![ctx.msg("site-works-restart", &[("measure", Slot::html(name)), ("share", Slot::html(share))])];
    let when = words::when(ctx, place);
    if !when.is_empty() {
        let key = if m.surveyed { "site-works-when" } else { "site-works-survey-first" };
        said.push(ctx.msg(key, &[("dates", Slot::html(when))]));
    }
    let cost = words::cost(ctx, place);
    if !cost.is_empty() {
        said.push(ctx.msg("site-works-cost", &[("cost", Slot::html(cost))]));
    }
    said
}

/// The cure of a blocker among the activities of the site's restart; nothing where it has none.
pub(crate) fn cure(ctx: &Ctx, site: Id, blocker: Blocker) -> Html {
    let Some((_, m)) = restart(ctx, site) else { return Html::default() };
    let of = |when| matches!(when, Presence::Blocked(b) | Presence::Perhaps(b) if b == blocker);
    let Some(part) = m.parts.iter().find(|part| of(part.when)) else { return Html::default() };
    let name = ctx.o().works.library.get(&part.template).map(|t| &t.name);
    let name = name.map(|n| ctx.text(n, &words::template_src(&part.template))).unwrap_or_default();
    let label = Html::text(&format!("{}: ", ctx.t("site-works-cure"))).then(&name);
    Html::link(&format!("{}#part-{}", words::href(ctx, m), encode(&part.template)), "cell-sub", &label)
}
