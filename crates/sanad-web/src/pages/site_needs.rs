//! The checklist of a site: what is missing before it can run, what is known about each part, and
//! who could supply it.

use crate::ctx::Ctx;
use crate::html::{Html, escape};
use crate::pages::site::linked_count;
use crate::pages::site_facts::{self, asked};
use crate::pages::site_works;
use sanad_model::programme::Site;
use sanad_model::{Blocker, Kind};
use sanad_outcomes::{Known, NeedKind, SiteOutcome};

/// One line of the checklist.
pub(crate) struct Check {
    /// What is looked at.
    pub(crate) what: String,
    /// The standing in words, linked to its claims.
    pub(crate) standing: Html,
    /// What is known beside it.
    pub(crate) notes: Vec<Html>,
    /// Where a claim is added.
    pub(crate) add: String,
    /// Who could supply it, with how many.
    pub(crate) supply: Html,
    /// Its cure among the activities of the restart.
    pub(crate) cure: Html,
}

/// The order in which people ask: money, people, power, water, parts, permits; then the rest.
const ORDER: [Blocker; 12] = [
    Blocker::Finance,
    Blocker::People,
    Blocker::Power,
    Blocker::Water,
    Blocker::Spares,
    Blocker::Permits,
    Blocker::Machines,
    Blocker::Inputs,
    Blocker::Market,
    Blocker::Ownership,
    Blocker::Security,
    Blocker::Contamination,
];

/// The facts that say how much of it is there.
const fn beside(blocker: Blocker) -> &'static [&'static str] {
    match blocker {
        Blocker::People => &["people.present", "people.needed", "people.trained"],
        Blocker::Power => &["power.needed", "power.available", "power.source"],
        Blocker::Water => &["water.needed", "water.available"],
        Blocker::Machines => &[
            "machine.process",
            "machine.utilities",
            "machine.electrical",
            "machine.control",
            "machine.handling",
            "machine.buildings",
        ],
        Blocker::Inputs => &["inputs.main", "inputs.contract"],
        Blocker::Market => &["market.buyers", "market.demand"],
        Blocker::Permits => &["papers.licence", "papers.land", "papers.environment"],
        _ => &[],
    }
}

/// The twelve lines.
pub(crate) fn checks(ctx: &Ctx, site: &Site, x: &SiteOutcome) -> Vec<Check> {
    let here = ctx.record_href(Kind::Site, &site.code);
    ORDER
        .iter()
        .map(|blocker| {
            let known = x.blockers.iter().find(|(b, _)| b == blocker).map_or(Known::Unknown, |(_, k)| *k);
            let field = format!("blocker.{blocker}");
            let (mark, words) = match known {
                Known::Present(_) => ("late", ctx.t("site-check-present")),
                Known::Absent(_) => ("verified", ctx.t("site-check-absent")),
                Known::Asked(id) => {
                    ("unknown", ctx.p().claim(id).map_or_else(String::new, |c| asked(ctx, c)))
                }
                Known::Unknown => ("unknown", ctx.t("not-recorded")),
            };
            let src = ctx.fact_src(Kind::Site, site.id, &field);
            let standing = Html::raw(format!(
                "<a class=\"n mark mark--{mark}\" data-src=\"{}\" href=\"{}\">{}</a>",
                escape(&src),
                escape(&ctx.source_href(&src)),
                escape(&words)
            ));
            Check {
                what: ctx.l.word("blocker", blocker.code()),
                standing,
                notes: notes(ctx, site, *blocker, known),
                add: format!("{here}?field={field}#add"),
                supply: supply(ctx, *blocker, known),
                cure: site_works::cure(ctx, site.id, *blocker),
            }
        })
        .collect()
}

fn notes(ctx: &Ctx, site: &Site, blocker: Blocker, known: Known) -> Vec<Html> {
    let mut notes = Vec::new();
    if let Known::Present(id) | Known::Absent(id) | Known::Asked(id) = known
        && let Some(claim) = ctx.p().claim(id)
        && !claim.note.is_empty()
    {
        notes.push(ctx.text(&claim.note, &format!("claim/{id}")));
    }
    for field in beside(blocker) {
        let fact = ctx.p().fact(site.id, field);
        if fact.known().or_else(|| fact.asked()).is_some() {
            notes.push(Html::text(&format!("{}: ", ctx.l.field(field))).then(&site_facts::fact(
                ctx,
                site.id,
                Kind::Site,
                field,
            )));
        }
    }
    notes
}

/// What could supply it, once it is known to be missing.
fn supply(ctx: &Ctx, blocker: Blocker, known: Known) -> Html {
    if !matches!(known, Known::Present(_)) {
        return Html::default();
    }
    let need = ctx.o().needs.iter().find(|n| n.kind == NeedKind::Blocker(blocker));
    match need {
        Some(need) if !need.fits.is_empty() => {
            let count = linked_count(ctx, need.fits.len(), &format!("{}/fits", need.key()));
            let words = ctx.msg("site-check-fits", &[("n", count)]);
            let href = ctx.href(&format!("capabilities?need=blocker.{blocker}"));
            words.then(&Html::text(" ")).then(&Html::link(&href, "", &Html::text(&ctx.t("site-check-see"))))
        }
        _ if NeedKind::Blocker(blocker).is_for_the_sides() => Html::text(&ctx.t("site-check-sides")),
        _ => Html::text(&ctx.t("site-check-gap")),
    }
}
