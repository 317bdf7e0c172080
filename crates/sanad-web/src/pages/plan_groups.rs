//! The measures of the plan in the order in which people look for them: by site, the first to run
//! first, then those for agreed items by kind of work.

use crate::ctx::Ctx;
use sanad_model::{Id, Kind};
use sanad_outcomes::measures::library::TemplateKind;
use sanad_outcomes::measures::{Measure, Works};
use sanad_outcomes::{Dates, WorksOutcome};
use std::collections::BTreeMap;

/// Measures under one heading.
pub(super) struct Group {
    /// What opens it in the address: a measure's code, or a kind.
    pub(super) key: String,
    /// The site, or the kind of work.
    pub(super) of: Of,
    /// Its measures, by place.
    pub(super) measures: Vec<usize>,
    /// The measure that runs the site again, by place.
    pub(super) restart: Option<usize>,
    /// Whether the plan carries out any of them; else some simulated cases do.
    pub(super) planned: bool,
}

/// What a group is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Of {
    /// A site.
    Site(Id),
    /// A kind of work.
    Kind(TemplateKind),
}

/// What the address lets through.
pub(super) struct Filter<'a>(Vec<&'a str>);

impl<'a> Filter<'a> {
    /// The filter of the address: `chosen`, `site/F01`, `kind/training`.
    pub(super) fn of(ctx: &'a Ctx) -> Self {
        Self(ctx.params.all("filter").map(str::trim).filter(|f| !f.is_empty()).collect())
    }

    /// Whether it has this word.
    pub(super) fn has(&self, word: &str) -> bool {
        self.0.contains(&word)
    }

    /// What it has of a family, such as the site.
    pub(super) fn get(&self, family: &str) -> &'a str {
        self.0.iter().find_map(|f| f.strip_prefix(family)?.strip_prefix('/')).unwrap_or("")
    }

    /// Whether a measure passes.
    pub(super) fn passes(&self, ctx: &Ctx, measure: &Measure, chosen: bool) -> bool {
        let (site, kind) = (self.get("site"), self.get("kind"));
        let at = measure.site.and_then(|id| ctx.p().code_of(Kind::Site, id)).unwrap_or("");
        (chosen || !self.has("chosen"))
            && (site.is_empty() || site == at)
            && (kind.is_empty() || kind == measure.kind.code())
    }
}

/// Whether the chart has anything to draw of a measure: the plan carries it out, or it waits for a
/// survey and enough simulated cases carry it out to say when.
pub(super) fn drawn(works: &Works, measure: &Measure, place: usize) -> bool {
    works.chosen(place) || (!measure.surveyed && works.drawn.measures[place].mark.is_some())
}

/// The groups that the address asks for.
pub(super) fn groups(ctx: &Ctx, outcome: &WorksOutcome, works: &Works, filter: &Filter<'_>) -> Vec<Group> {
    let (mut sites, mut kinds): (BTreeMap<Id, Vec<usize>>, BTreeMap<usize, Vec<usize>>) = Default::default();
    for (place, measure) in outcome.measures().iter().enumerate() {
        if !drawn(works, measure, place) || !filter.passes(ctx, measure, works.chosen(place)) {
            continue;
        }
        if let Some(site) = measure.site {
            sites.entry(site).or_default().push(place);
        } else {
            let kind = TemplateKind::ALL.iter().position(|k| *k == measure.kind).unwrap_or(0);
            kinds.entry(kind).or_default().push(place);
        }
    }
    let order = |place: &usize| (outcome.mark(*place).map(|m| (m.1, m.0)), *place);
    let mut list: Vec<Group> = sites
        .into_iter()
        .map(|(site, mut measures)| {
            measures.sort_by_key(order);
            let restart = measures.iter().copied().find(|m| outcome.measures()[*m].is_restart());
            let first = restart.or_else(|| measures.first().copied()).unwrap_or(0);
            let planned = measures.iter().any(|m| works.chosen(*m));
            let key = outcome.measures()[first].code.clone();
            Group { key, of: Of::Site(site), measures, restart, planned }
        })
        .collect();
    list.sort_by_key(|group| {
        (!group.planned, group.restart.is_none(), group.mark(outcome), group.key.clone())
    });
    list.extend(kinds.into_iter().map(|(kind, mut measures)| {
        measures.sort_by_key(order);
        let kind = TemplateKind::ALL[kind];
        let planned = measures.iter().any(|m| works.chosen(*m));
        Group { key: kind.code().to_owned(), of: Of::Kind(kind), measures, restart: None, planned }
    }));
    list
}

impl Group {
    /// Its heading.
    pub(super) fn name(&self, ctx: &Ctx) -> String {
        match self.of {
            Of::Site(id) => {
                ctx.p().name_of(Kind::Site, id).map_or_else(String::new, |t| ctx.l.text(t).to_owned())
            }
            Of::Kind(kind) => ctx.l.word("template-kind", kind.code()),
        }
    }

    /// When it is done: the restart, or else the last of its measures.
    pub(super) fn mark(&self, outcome: &WorksOutcome) -> Option<Dates> {
        match self.restart {
            Some(restart) => outcome.mark(restart),
            None => self.measures.iter().filter_map(|m| outcome.mark(*m)).max_by_key(|m| m.1),
        }
    }

    /// The key of the ledger that says so.
    pub(super) fn src(&self, outcome: &WorksOutcome) -> String {
        let last = || self.measures.iter().copied().max_by_key(|m| outcome.mark(*m).map(|d| d.1));
        mark_src(outcome, self.restart.or_else(last).unwrap_or(0))
    }

    /// Whether all that is known of it are ranges.
    pub(super) fn ranges(&self, outcome: &WorksOutcome) -> bool {
        self.measures.iter().any(|m| !outcome.measures()[*m].surveyed)
    }

    /// Whether the address opens it.
    pub(super) fn open(&self, ctx: &Ctx) -> bool {
        ctx.params.all("open").any(|key| key == self.key || key == "all")
    }
}

/// Where the mark of a measure comes from; the plan as a whole where it has none.
pub(super) fn mark_src(outcome: &WorksOutcome, place: usize) -> String {
    match (outcome.mark(place), outcome.measures().get(place)) {
        (Some(_), Some(measure)) => format!("calc/measure/{}/mark", measure.code),
        _ => "calc/works.inputs".to_owned(),
    }
}

/// Where a measure's own page is.
pub(super) fn measure_href(ctx: &Ctx, code: &str) -> String {
    ctx.href(&format!("measures/{}", crate::params::encode(code)))
}

/// The months of a range in figures, beside a bar: `6/2028–8/2029`.
pub(super) fn months_short(ctx: &Ctx, dates: Dates) -> String {
    let said = |day: sanad_model::Date| format!("{}/{}", day.month(), day.year());
    let from = said(dates.0);
    match dates.2.map(said) {
        Some(to) if to == from => to,
        Some(to) => ctx.l.t1_bare("planner-months-short", &[("from", from.into()), ("to", to.into())]),
        None => ctx.l.t1_bare("date-from", &[("date", from.into())]),
    }
}

/// The months of a range: `June 2028 – August 2029`.
pub(super) fn months(ctx: &Ctx, dates: Dates) -> String {
    let (low, _, high) = dates;
    let from = ctx.l.month_year(low);
    match high.map(|high| ctx.l.month_year(high)) {
        Some(to) if to == from => to,
        Some(to) => ctx.l.t1_bare("planner-months", &[("from", from.into()), ("to", to.into())]),
        None => ctx.l.t1_bare("date-from", &[("date", from.into())]),
    }
}
