//! From what the programme knows to the measures that could be carried out.
//!
//! * **Restarts.** A site that stands still, in whole or in part, gets one: the restart of its
//!   sector, behind the cures of the blockers that hold it back. A blocker of which nobody has said
//!   is there in simulated cases alone. A site of which no blocker is known, or whose survey has no
//!   date, is offered to no plan: it gets its survey first.
//! * **At sites.** A template for sites that answers a field of an open item is proposed at each
//!   site that runs and that the item names; where it names none, at each that was started again.
//! * **For items.** Any other template that answers a field of an open item is proposed once, for
//!   all the items that ask for it.
//!
//! A record of the programme with the same template and site takes the place of what is proposed.

use crate::library::{Activity, Library, Phase, Scope, Template, TemplateKind};
use crate::measure::{Answers, Barred, Charge, Hands, Known, Measure, Part, Presence, Sized, Three, Wait};
use crate::supply::Dimension;
use sanad_model::programme::{Item, Site};
use sanad_model::{Blocker, Date, Force, Id, MeasureChoice, Programme, Range, SiteState};
use std::collections::BTreeMap;
use std::sync::Arc;

/// What a day of an agreed item being kept is worth; one of a proposed aspect is worth 1.
const AGREED: u64 = 4;
/// Worth is counted in thousandths, so that many measures can share an item.
const SHARES: u64 = 1000;

/// What is known of a site.
#[derive(Clone, Debug)]
pub struct SiteKnown<'a> {
    /// The site.
    pub site: Id,
    /// Its state.
    pub state: SiteState,
    /// Each reason for standing still.
    pub blockers: &'a [(Blocker, Known)],
    /// Whether a survey was filled.
    pub surveyed: bool,
    /// When its answers are at hand, if a visit has a date.
    pub answers: Option<Answers>,
}

/// What is known of an item that is open.
#[derive(Clone, Copy, Debug)]
pub struct ItemKnown {
    /// The item.
    pub item: Id,
    /// Its force.
    pub force: Force,
    /// When it is due.
    pub due: Option<Date>,
}

/// Every measure that could be carried out, by code.
pub fn compose(
    p: &Programme,
    library: &Library,
    sites: &[SiteKnown<'_>],
    items: &[ItemKnown],
) -> Vec<Measure> {
    let mut all = Vec::new();
    for known in sites {
        let Some(site) = p.sites.get(&known.site) else { continue };
        if !(known.state.needs_restart() || known.state == SiteState::Destroyed) {
            continue;
        }
        if let Some(template) = library.restart(&site.sector) {
            all.push(restart(p, library, template, site, known));
        }
    }
    let fields: BTreeMap<Id, &[String]> =
        items.iter().filter_map(|i| Some((i.item, p.items.get(&i.item)?.fields.as_slice()))).collect();
    for template in library.iter().filter(|t| !matches!(t.kind, TemplateKind::Restart | TemplateKind::Cure)) {
        let asks: Vec<&Item> = items
            .iter()
            .filter(|i| {
                fields.get(&i.item).is_some_and(|own| own.iter().any(|f| template.fields.contains(f)))
            })
            .filter_map(|i| p.items.get(&i.item))
            .collect();
        match template.scope {
            _ if asks.is_empty() => {}
            Scope::Items => all.push(plain(p, template, None, format!("M-{}", template.code))),
            Scope::Site => {
                let named = |site: Id| asks.iter().any(|item| item.sites.contains(&site));
                let general = asks.iter().any(|item| item.sites.is_empty());
                let runs = |known: &&SiteKnown<'_>| match known.state {
                    SiteState::Working => named(known.site),
                    SiteState::Restarted => general || named(known.site),
                    _ => false,
                };
                for known in sites.iter().filter(runs) {
                    let Some(site) = p.sites.get(&known.site) else { continue };
                    let code = format!("M-{}-{}", template.code, site.code);
                    let mut measure = plain(p, template, Some(site), code);
                    measure.surveyed = known.surveyed;
                    all.push(measure);
                }
            }
        }
    }
    records(p, library, sites, &mut all);
    serve(p, library, items, &mut all);
    all.sort_by(|a, b| a.code.cmp(&b.code));
    all
}

/// What a person has set takes the place of what is proposed.
fn records(p: &Programme, library: &Library, sites: &[SiteKnown<'_>], all: &mut Vec<Measure>) {
    for record in p.measures.values() {
        let Some(template) = library.get(&record.template) else { continue };
        let proposed = all
            .iter()
            .position(|m| m.record.is_none() && m.template == record.template && m.site == record.site);
        let mut measure = if let Some(place) = proposed {
            all.swap_remove(place)
        } else {
            let site = record.site.and_then(|id| p.sites.get(&id));
            let known = sites.iter().find(|known| Some(known.site) == record.site);
            match (template.kind, site, known) {
                (TemplateKind::Restart, Some(site), Some(known)) => {
                    restart(p, library, template, site, known)
                }
                _ => plain(p, template, site, record.code.clone()),
            }
        };
        record.code.clone_into(&mut measure.code);
        if !record.name.is_empty() {
            measure.name = record.name.clone();
        }
        measure.record = Some(record.id);
        measure.choice = record.choice;
        let mut day = |field: &str| {
            let known = p.fact(record.id, field).known()?;
            measure.claims.push(known.id);
            p.fact(record.id, field).when()
        };
        let (earliest, latest) = (day("earliest"), day("latest"));
        measure.earliest = earliest.and_then(sanad_model::When::earliest);
        measure.latest = latest.and_then(sanad_model::When::latest);
        measure.items = record.items.iter().map(|id| (*id, 0)).collect();
        if let Some(size) = size_from(p, template, record.id, "size") {
            let old = measure.size.as_ref().map_or(1.0, |s| s.factor);
            scale(&mut measure, template, &size, old);
            measure.size = Some(size);
        }
        all.push(measure);
    }
}

/// Grows or shrinks what was made for another size.
fn scale(measure: &mut Measure, template: &Template, size: &Sized, old: f64) {
    let ratio = if old > 0.0 { size.factor / old } else { 1.0 };
    for part in measure.parts.iter_mut().filter(|part| part.template == template.code) {
        let Some(activity) = template.activities.get(part.activity) else { continue };
        if activity.per_size {
            part.days = part.days.times(libm::sqrt(ratio));
        }
        for charge in &mut part.charges {
            if activity.cost.get(charge.cost).is_some_and(|cost| cost.per_size) {
                charge.amount = charge.amount.times(ratio);
            }
        }
        let grows = |draws: &Option<crate::library::Draws>| draws.as_ref().is_some_and(|d| d.per_size);
        if grows(&activity.power) {
            part.power = part.power.map(|p| p.times(ratio));
        }
        if grows(&activity.water) {
            part.water = part.water.map(|w| w.times(ratio));
        }
    }
    if template.jobs.as_ref().is_some_and(|jobs| jobs.per_size) {
        measure.jobs = measure.jobs.times(ratio);
    }
}

/// Which open items a measure serves, and what a day of each is worth: an item shares its worth
/// among the kinds of measure that serve it. Each site counts by itself: "the suspended factories"
/// is a promise about every one of them. Measures of one kind share one list of the items that name
/// no site.
fn serve(p: &Programme, library: &Library, items: &[ItemKnown], all: &mut [Measure]) {
    let mut kinds: BTreeMap<String, (&[String], bool)> = BTreeMap::new();
    for measure in all.iter_mut() {
        let Some(template) = library.get(&measure.template) else { continue };
        measure.served_as = kind(template);
        let at_sites = template.scope == Scope::Site;
        kinds.entry(measure.served_as.clone()).or_insert((&template.fields, at_sites));
    }
    let mut general: BTreeMap<&str, Vec<(Id, u64)>> = BTreeMap::new();
    let mut named: BTreeMap<(&str, Id), Vec<(Id, u64)>> = BTreeMap::new();
    let mut worth: BTreeMap<Id, (u64, Option<Date>)> = BTreeMap::new();
    for known in items {
        let Some(item) = p.items.get(&known.item) else { continue };
        let answers: Vec<(&str, bool)> = kinds
            .iter()
            .filter(|(_, (fields, _))| item.fields.iter().any(|f| fields.contains(f)))
            .map(|(kind, (_, at_sites))| (kind.as_str(), *at_sites))
            .collect();
        let whole = if known.force == Force::Agreed { AGREED } else { 1 };
        let own = (whole * SHARES / (answers.len() as u64).max(1)).max(1);
        worth.insert(item.id, (own, known.due.filter(|_| known.force == Force::Agreed)));
        for (kind, at_sites) in answers {
            if item.sites.is_empty() || !at_sites {
                general.entry(kind).or_default().push((item.id, own));
            } else {
                for site in &item.sites {
                    named.entry((kind, *site)).or_default().push((item.id, own));
                }
            }
        }
    }
    let due = |list: &[(Id, u64)]| list.iter().filter_map(|(id, _)| worth.get(id)?.1).min();
    let sum = |list: &[(Id, u64)]| list.iter().map(|(_, own)| own).sum::<u64>();
    let shared: BTreeMap<&str, Shared> = general
        .into_iter()
        .map(|(kind, list)| (kind, Shared { due: due(&list), worth: sum(&list), items: list.into() }))
        .collect();
    let nothing = Shared { due: None, worth: 0, items: Vec::new().into() };
    for measure in all.iter_mut() {
        if !measure.items.is_empty() {
            let own = measure.items.iter().map(|(id, _)| (*id, worth.get(id).map_or(0, |w| w.0)));
            measure.items = own.collect();
            measure.named = measure.items.len();
            (measure.due, measure.worth) = (due(&measure.items), sum(&measure.items));
            continue;
        }
        let common = shared.get(measure.served_as.as_str()).unwrap_or(&nothing);
        let own = measure.site.and_then(|site| named.get(&(measure.served_as.as_str(), site)));
        (measure.items, measure.due, measure.worth) = match own {
            None => (Arc::clone(&common.items), common.due, common.worth),
            Some(own) => {
                let first = [common.due, due(own)].into_iter().flatten().min();
                (common.items.iter().chain(own).copied().collect(), first, common.worth + sum(own))
            }
        };
        measure.named = own.map_or(0, Vec::len);
    }
}

/// Items that all measures of a kind serve.
struct Shared {
    items: Arc<[(Id, u64)]>,
    due: Option<Date>,
    worth: u64,
}

/// What counts as one way to serve an item: a template, and restarts of all sectors together.
fn kind(template: &Template) -> String {
    match template.kind {
        TemplateKind::Restart => TemplateKind::Restart.code().to_owned(),
        _ => template.code.clone(),
    }
}

fn restart(
    p: &Programme,
    library: &Library,
    template: &Template,
    site: &Site,
    known: &SiteKnown<'_>,
) -> Measure {
    let mut measure = plain(p, template, Some(site), format!("R-{}", site.code));
    measure.surveyed = known.surveyed;
    measure.answers = known.answers.filter(|_| !known.surveyed);
    measure.claims.extend(known.blockers.iter().filter_map(|(_, known)| match known {
        Known::Present(claim) | Known::Absent(claim) | Known::Asked(claim) => Some(*claim),
        Known::Unknown => None,
    }));
    needs_what_is_known(p, site, &mut measure);
    let present = known.blockers.iter().any(|(_, k)| matches!(k, Known::Present(_)));
    measure.barred = if known.state == SiteState::Destroyed {
        Some(Barred::Destroyed)
    } else if known.surveyed {
        None
    } else if !present {
        Some(Barred::Unsurveyed)
    } else if known.answers.is_none() {
        Some(Barred::NoVisit)
    } else {
        None
    };
    let mut cured: Vec<(Phase, Vec<usize>)> = Vec::new();
    let mut parts = std::mem::take(&mut measure.parts);
    let own = parts.len();
    let security = known.blockers.iter().find(|(b, _)| *b == Blocker::Security);
    let mut order: Vec<&(Blocker, Known)> = security.into_iter().collect();
    order.extend(known.blockers.iter().filter(|(b, _)| *b != Blocker::Security));
    for (blocker, state) in order {
        let when = match state {
            Known::Present(_) => Presence::Blocked(*blocker),
            _ if short(p, site, *blocker).is_some() => {
                measure.claims.extend(short(p, site, *blocker));
                Presence::Blocked(*blocker)
            }
            Known::Absent(_) => continue,
            // A survey was made, so what it does not name is taken as not there unless it said
            // "unknown".
            Known::Unknown if known.surveyed => continue,
            _ => Presence::Perhaps(*blocker),
        };
        let Some(cure) = library.cure_at(*blocker, &site.sector) else { continue };
        let first = parts.len();
        let extent = size_of(p, cure, Some(site));
        let factor = extent.as_ref().map_or(1.0, |s| s.factor);
        for (place, activity) in cure.activities.iter().enumerate() {
            let mut part = part(cure, place, activity, factor, extent.as_ref());
            part.code = format!("{}.{}", cure.code, activity.code);
            part.when = when;
            for wait in &mut part.after {
                wait.of += first;
            }
            parts.push(part);
        }
        let last = |n: &usize| !parts[first..].iter().any(|part| part.after.iter().any(|w| w.of == *n));
        let ends: Vec<usize> = (first..parts.len()).filter(last).collect();
        cured.push((cure.before.unwrap_or(Phase::Commissioning), ends));
    }
    // The first of the restart's own activities in or after the phase, and all later ones through it.
    for (before, ends) in cured {
        let waiting: Vec<usize> = (0..own).filter(|n| parts[*n].phase >= before).collect();
        for n in &waiting {
            let behind = parts[*n].after.iter().any(|w| waiting.contains(&w.of));
            if !behind {
                parts[*n].after.extend(ends.iter().map(|of| wait(*of)));
            }
        }
    }
    measure.parts = parts;
    gives_what_is_taken(&mut measure.parts);
    measure
}

fn wait(of: usize) -> Wait {
    Wait { of, ends: crate::library::Ends { from_start: false, to_finish: false }, min: 0, max: None }
}

/// What the site is known to need takes the place of what the template takes.
fn needs_what_is_known(p: &Programme, site: &Site, measure: &mut Measure) {
    for dimension in Dimension::ALL {
        let taken: f64 =
            measure.parts.iter().filter_map(|part| dimension.of(part)).map(|t| t.likely.min(0.0)).sum();
        let Some((claim, needed)) = dimension.known(p, site.id, "needed").filter(|_| taken < 0.0) else {
            continue;
        };
        measure.claims.push(claim);
        for part in &mut measure.parts {
            if let Some(own) = dimension.of_mut(part).as_mut().filter(|t| t.likely < 0.0) {
                *own = own.times(needed / -taken);
            }
        }
    }
}

/// A site that has less power or water than it needs is held back by that, whether or not anybody
/// has called it a blocker: the claim that says how much there is.
fn short(p: &Programme, site: &Site, blocker: Blocker) -> Option<Id> {
    let dimension = Dimension::ALL.into_iter().find(|d| d.blocker() == blocker)?;
    let ((_, needed), (claim, available)) =
        (dimension.known(p, site.id, "needed")?, dimension.known(p, site.id, "available")?);
    (available < needed).then_some(claim)
}

/// A cure gives the power or water that the restart takes: it is built for it.
fn gives_what_is_taken(parts: &mut [Part]) {
    for dimension in Dimension::ALL {
        let taken = parts.iter().filter_map(|part| dimension.of(part)).filter(|t| t.likely < 0.0).fold(
            Three::default(),
            |sum, t| Three { low: sum.low - t.low, likely: sum.likely - t.likely, high: sum.high - t.high },
        );
        if taken.likely > 0.0 {
            for part in parts.iter_mut() {
                if let Some(given) = dimension.of_mut(part).as_mut().filter(|t| t.likely > 0.0) {
                    *given = taken;
                }
            }
        }
    }
}

fn plain(p: &Programme, template: &Template, site: Option<&Site>, code: String) -> Measure {
    let extent = size_of(p, template, site);
    let factor = extent.as_ref().map_or(1.0, |s| s.factor);
    let parts = template
        .activities
        .iter()
        .enumerate()
        .map(|(place, activity)| part(template, place, activity, factor, extent.as_ref()))
        .collect();
    let jobs = template
        .jobs
        .as_ref()
        .map_or(Three::default(), |jobs| three(&jobs.amount).times(scaled(jobs.per_size, extent.as_ref())));
    Measure {
        code,
        template: template.code.clone(),
        kind: template.kind,
        name: template.name.clone(),
        record: None,
        site: site.map(|s| s.id),
        items: Vec::new().into(),
        named: 0,
        served_as: String::new(),
        worth: 0,
        choice: MeasureChoice::Free,
        barred: None,
        surveyed: true,
        answers: None,
        earliest: None,
        latest: None,
        due: None,
        claims: extent.iter().filter_map(|s| s.claim).collect(),
        size: extent,
        parts,
        mark: template.mark,
        jobs,
    }
}

fn part(template: &Template, place: usize, activity: &Activity, factor: f64, size: Option<&Sized>) -> Part {
    let days = three(&activity.days);
    Part {
        code: activity.code.clone(),
        template: template.code.clone(),
        activity: place,
        phase: activity.phase,
        name: activity.name.clone(),
        when: Presence::Always,
        after: activity
            .after
            .iter()
            .map(|a| Wait { of: a.of, ends: a.ends, min: a.min, max: a.max })
            .collect(),
        days: if activity.per_size { days.times(libm::sqrt(factor)) } else { days },
        crew: activity
            .crew
            .iter()
            .map(|c| Hands { skill: c.skill.clone(), level: c.level, count: c.count, from: c.from })
            .collect(),
        charges: activity
            .cost
            .iter()
            .enumerate()
            .map(|(cost, c)| Charge {
                cost,
                supplier_pays: c.supplier_pays,
                local: c.origin != crate::library::Origin::Third,
                currency: c.currency,
                amount: three(&c.amount).times(scaled(c.per_size, size)),
                at_finish: c.at_finish,
            })
            .collect(),
        power: activity.power.as_ref().map(|d| draws(d, size)),
        water: activity.water.as_ref().map(|d| draws(d, size)),
    }
}

fn draws(draws: &crate::library::Draws, size: Option<&Sized>) -> Three {
    let amount = three(&draws.amount).times(scaled(draws.per_size, size));
    if draws.gives { amount } else { amount.times(-1.0) }
}

fn scaled(per_size: bool, size: Option<&Sized>) -> f64 {
    if per_size { size.map_or(1.0, |s| s.amount.likely) } else { 1.0 }
}

fn three(points: &crate::library::Points) -> Three {
    Three { low: points.low, likely: points.likely, high: points.high }
}

/// The size that the site's claim says, where its unit is known; else the template's.
fn size_of(p: &Programme, template: &Template, at: Option<&Site>) -> Option<Sized> {
    let size = template.size.as_ref()?;
    let said = size.field.as_deref().zip(at).and_then(|(field, site)| size_from(p, template, site.id, field));
    Some(said.unwrap_or_else(|| Sized {
        amount: three(&size.amount),
        unit: size.unit.clone(),
        claim: None,
        factor: 1.0,
    }))
}

fn size_from(p: &Programme, template: &Template, record: Id, field: &str) -> Option<Sized> {
    let size = template.size.as_ref()?;
    let fact = p.fact(record, field);
    let (Range { low, likely, high }, unit) = fact.number()?;
    let one = if unit == size.unit { 1.0 } else { *size.units.get(unit)? };
    let within = |value: f64| (value * one).clamp(size.range.0, size.range.1);
    let amount = Three { low: within(low), likely: within(likely), high: within(high) };
    let base = size.amount.likely.max(f64::MIN_POSITIVE);
    Some(Sized {
        factor: amount.likely / base,
        amount,
        unit: size.unit.clone(),
        claim: fact.known().map(|c| c.id),
    })
}
