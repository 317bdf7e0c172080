//! Links, groups, objectives and the earlier plan.

use std::collections::BTreeSet;

use super::supply::Names;
use super::work::FAR;
use super::{At, Codes, FaultRule, Faults};
use crate::portfolio::problem::{Baseline, Group, Link, Parts, Weights};
use crate::portfolio::raw::{Choice, RawBaseline, RawGroup, RawLink, RawPortfolio, Tick};

const MOST_LINKS: usize = 1_000_000;
const MOST_GROUPS: usize = 100_000;

/// Puts links, groups and the earlier plan into the parts.
pub(super) fn build(raw: &RawPortfolio, names: &Names<'_>, parts: &mut Parts, faults: &mut Faults) {
    faults.length(At::root("links"), "links", raw.links.len(), MOST_LINKS);
    faults.length(At::root("groups"), "groups", raw.groups.len(), MOST_GROUPS);
    let activities: Codes<'_> = raw
        .measures
        .iter()
        .flat_map(|measure| &measure.activities)
        .zip(0..)
        .map(|(a, n)| (&*a.code, n))
        .collect();
    let measures: Codes<'_> = raw.measures.iter().zip(0..).map(|(measure, n)| (&*measure.code, n)).collect();
    for (place, link) in raw.links.iter().enumerate() {
        let built = build_link(&At::top("links", place, ""), link, &activities, names, faults);
        parts.links.extend(built);
    }
    for (place, group) in raw.groups.iter().enumerate() {
        let built = build_group(&At::top("groups", place, ""), group, &measures, faults);
        parts.groups.extend(built);
    }
    objectives(raw, faults);
    if let Some(baseline) = &raw.baseline {
        build_baseline(baseline, &activities, parts, faults);
    }
}

fn build_link(
    at: &At<'_>,
    link: &RawLink,
    activities: &Codes<'_>,
    names: &Names<'_>,
    faults: &mut Faults,
) -> Option<Link> {
    let from = faults.find(at.field("from"), "activity", activities, &link.from);
    let to = faults.find(at.field("to"), "activity", activities, &link.to);
    let calendar = faults.find_if(at.field("calendar"), "calendar", &names.calendars, link.calendar.as_ref());
    let least = if link.calendar.is_some() { 0 } else { -FAR };
    faults.range(at.field("min"), link.min, least, FAR);
    if let Some(max) = link.max {
        faults.range(at.field("max"), max, least, FAR);
        if max < link.min {
            faults.push(at.field("max"), max, FaultRule::MaxBelowMin { min: link.min });
        }
    }
    let (from, to) = (from?, to?);
    if from == to {
        faults.push(at.field("to"), &link.to, FaultRule::SelfLink);
        return None;
    }
    let &RawLink { from_end, to_end, min, .. } = link;
    let max = link.max.filter(|&max| max >= min);
    Some(Link { from, from_end, to, to_end, min, max, calendar })
}

fn build_group(at: &At<'_>, group: &RawGroup, measures: &Codes<'_>, faults: &mut Faults) -> Option<Group> {
    let codes = match group {
        RawGroup::ExactlyOne(codes) | RawGroup::AtMostOne(codes) | RawGroup::Implies(_, codes) => codes,
    };
    if codes.is_empty() {
        faults.push(at.field("measures"), "0", FaultRule::Empty { kind: "measure" });
        return None;
    }
    let mut found = Vec::with_capacity(codes.len());
    let mut seen = BTreeSet::new();
    for (place, code) in codes.iter().enumerate() {
        let at = at.item("measures", place, "");
        if let Some(measure) = faults.find(at, "measure", measures, code) {
            if seen.insert(measure) {
                found.push(measure);
            } else {
                faults.push(at, code, FaultRule::Duplicate { kind: "measure of this group" });
            }
        }
    }
    match group {
        RawGroup::ExactlyOne(_) => Some(Group::ExactlyOne(found)),
        RawGroup::AtMostOne(_) => Some(Group::AtMostOne(found)),
        RawGroup::Implies(code, _) => {
            let first = faults.find(at.field("if"), "measure", measures, code)?;
            Some(Group::Implies(first, found))
        }
    }
}

fn objectives(raw: &RawPortfolio, faults: &mut Faults) {
    if raw.objectives.is_empty() {
        faults.push(At::root("objectives"), "0", FaultRule::Empty { kind: "objective" });
    }
    let mut seen = BTreeSet::new();
    for (place, level) in raw.objectives.iter().enumerate() {
        let at = At::top("objectives", place, "");
        if level.is_empty() {
            faults.push(at, "0", FaultRule::Empty { kind: "term" });
        }
        for (number, &(term, weight)) in level.iter().enumerate() {
            let at = at.item("terms", number, "");
            faults.range(at, weight, 1, 1_000_000_000);
            if !seen.insert(term) {
                faults.push(at, format!("{term:?}"), FaultRule::Duplicate { kind: "term" });
            }
        }
    }
}

fn build_baseline(raw: &RawBaseline, activities: &Codes<'_>, parts: &mut Parts, faults: &mut Faults) {
    let at = At::root("baseline");
    faults.range(at.field("frozen_until"), raw.frozen_until, 0, parts.horizon);
    let mut chosen = vec![false; parts.measures.len()];
    let mut starts: Vec<Option<Tick>> = vec![None; parts.activities.len()];
    let mut kept: Vec<Option<usize>> = vec![None; parts.activities.len()];
    for (place, (code, start, mode)) in raw.starts.iter().enumerate() {
        let at = at.item("starts", place, code);
        faults.range(at, *start, 0, parts.horizon);
        let Some(number) = faults.find(at, "activity", activities, code) else { continue };
        let activity = &mut parts.activities[number];
        let modes: Codes<'_> = activity.modes.iter().zip(0..).map(|(mode, n)| (&*mode.code, n)).collect();
        let found = faults.find(at, "mode of this activity", &modes, mode);
        if starts[number].replace(*start).is_some() {
            faults.push(at, code, FaultRule::Duplicate { kind: "start of an activity" });
            continue;
        }
        chosen[activity.measure] = true;
        kept[number] = found;
        if *start >= raw.frozen_until {
            continue;
        }
        let measure = &mut parts.measures[activity.measure];
        if measure.choice == Choice::Excluded {
            faults.push(at, start, FaultRule::FrozenExcluded { frozen_until: raw.frozen_until });
        }
        measure.choice = Choice::Mandatory;
        if activity.pin.is_some_and(|(at, mode)| at != *start || (mode.is_some() && mode != found)) {
            faults.push(at, start, FaultRule::PinFrozen { start: *start, mode: mode.clone() });
        }
        activity.pin = Some((*start, found));
    }
    for (activity, start) in parts.activities.iter_mut().zip(&starts) {
        if start.is_none_or(|start| start >= raw.frozen_until) {
            activity.release = activity.release.max(raw.frozen_until);
        }
    }
    let weights = Weights::ticks(parts.horizon);
    let persons = vec![Vec::new(); parts.activities.len()];
    parts.baseline = Some(Baseline { chosen, starts, modes: kept, persons, weights });
}
