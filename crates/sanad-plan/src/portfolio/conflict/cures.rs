//! Cures: which facts to change, and by how little.

use std::collections::BTreeSet;

use super::trial::Trial;
use super::{Asked, Ease, Fact, facts};
use crate::portfolio::{Choice, Parts, Plan, Refused, Tick};

/// Cures told at most.
const CURES: usize = 8;

/// Facts changed together at most.
const TOGETHER: usize = 3;

/// Sets of facts tried at most.
const TRIED: usize = 60;

/// Changes with a plan of the problem that has them.
type Found = (Vec<Ease>, Plan);

/// Cures of the problem in which a conflict was found, and how many other conflicts were met.
pub(super) fn cures(asked: &Asked, conflict: &[Fact]) -> Result<(Vec<Found>, usize), Refused> {
    let all = facts::all(asked.parts);
    let mut conflicts = vec![conflict.to_vec()];
    let (mut cures, mut tried): (Vec<Found>, Vec<BTreeSet<Fact>>) = (Vec::new(), Vec::new());
    while cures.len() < CURES && tried.len() < TRIED && !asked.effort.over() {
        let Some(set) = hitting(&conflicts, &tried) else { break };
        // When few facts cure it, sets of more are not looked at.
        if cures.first().is_some_and(|(changes, _)| changes.len() < set.len()) {
            break;
        }
        let rest: Vec<Fact> = all.iter().copied().filter(|fact| !set.contains(fact)).collect();
        match asked.of(&rest)? {
            Trial::Plan(_) => {
                let facts: Vec<Fact> = set.iter().copied().collect();
                cures.extend(least(asked, &facts)?);
                tried.push(set);
            }
            Trial::Never => conflicts.push(asked.conflict(&rest)?.0),
            Trial::Unknown => tried.push(set),
        }
    }
    Ok((cures, conflicts.len() - 1))
}

/// The first smallest set with a fact of every conflict that holds none of the sets tried.
fn hitting(conflicts: &[Vec<Fact>], tried: &[BTreeSet<Fact>]) -> Option<BTreeSet<Fact>> {
    fn extend(
        conflicts: &[Vec<Fact>],
        tried: &[BTreeSet<Fact>],
        set: &mut BTreeSet<Fact>,
        left: usize,
    ) -> bool {
        let Some(open) = conflicts.iter().find(|facts| facts.iter().all(|fact| !set.contains(fact))) else {
            return !tried.iter().any(|other| other.is_subset(set));
        };
        if left == 0 {
            return false;
        }
        for &fact in open {
            set.insert(fact);
            if extend(conflicts, tried, set, left - 1) {
                return true;
            }
            set.remove(&fact);
        }
        false
    }
    (1..=TOGETHER).find_map(|most| {
        let mut set = BTreeSet::new();
        extend(conflicts, tried, &mut set, most).then_some(set)
    })
}

/// Changes of facts that together give a plan, each made as small as the others allow.
fn least(asked: &Asked, facts: &[Fact]) -> Result<Option<Found>, Refused> {
    let mut changes: Vec<Ease> = facts.iter().map(|&fact| done_without(fact)).collect();
    let Some(mut plan) = planned(asked, &changes)? else { return Ok(None) };
    for at in 0..changes.len() {
        for most in mosts(asked.parts, changes[at].fact) {
            let mut with = changes.clone();
            with[at] = most;
            if let Some(found) = planned(asked, &with)? {
                (changes, plan) = smaller(asked, with, at, found)?;
                break;
            }
        }
    }
    Ok(Some((changes, plan)))
}

const fn done_without(fact: Fact) -> Ease {
    Ease { fact, by: None, spans: Vec::new() }
}

fn planned(asked: &Asked, changes: &[Ease]) -> Result<Option<Plan>, Refused> {
    let mut parts = asked.parts.clone();
    for change in changes {
        carry_out(&mut parts, change);
    }
    Ok(match asked.effort.tried(&parts)? {
        Trial::Plan(plan) => Some(plan),
        Trial::Never | Trial::Unknown => None,
    })
}

/// Changes of a fact that keep it as far as that goes, those preferred first, each at its largest.
fn mosts(parts: &Parts, fact: Fact) -> Vec<Ease> {
    let by = |by: i64| Ease { fact, by: Some(by), spans: Vec::new() };
    let modes = || parts.activities.iter().flat_map(|activity| &activity.modes);
    let horizon = i64::from(parts.horizon);
    match fact {
        Fact::Mandatory(_) | Fact::Excluded(_) | Fact::Group(_) | Fact::Pin(_) => Vec::new(),
        Fact::Deadline(activity) => vec![by(horizon - i64::from(parts.activities[activity].deadline))],
        Fact::Release(activity) => vec![by(i64::from(parts.activities[activity].release))],
        Fact::Horizon => vec![by(i64::from(facts::more_time(parts)))],
        Fact::Fund(fund) => {
            let own = modes().flat_map(|mode| &mode.spends).filter(|own| own.0 == fund);
            vec![by(own.map(|own| own.1).fold(0, i64::saturating_add))]
        }
        Fact::Utility(utility) => {
            let own = modes().flat_map(|mode| &mode.flows).filter(|own| own.utility == utility);
            vec![by(own.map(|own| own.amount.min(0).abs()).fold(0, i64::saturating_add))]
        }
        Fact::Renewable(renewable) => {
            let own = modes().flat_map(|mode| &mode.renewables).filter(|own| own.0 == renewable);
            vec![by(own.map(|own| i64::from(own.1)).sum())]
        }
        Fact::Crew(_) => {
            let persons = by(64);
            let there = Ease { spans: vec![(0, parts.horizon)], ..by(0) };
            let both = Ease { spans: there.spans.clone(), ..persons.clone() };
            vec![persons, there, both]
        }
        Fact::Skill(_) => vec![by(64)],
        Fact::Link(link) => {
            let min = i64::from(parts.links[link].min);
            if min > 0 { vec![by(min)] } else { Vec::new() }
        }
        Fact::MaxLag(link) => {
            vec![by(horizon - i64::from(parts.links[link].max.unwrap_or(0)).min(horizon))]
        }
        Fact::Calendar(calendar) => {
            let spans = closed(&parts.calendars[calendar].working);
            vec![Ease { spans, ..by(0) }]
        }
    }
}

/// Spans without work.
fn closed(working: &[bool]) -> Vec<(Tick, Tick)> {
    let mut spans: Vec<(Tick, Tick)> = Vec::new();
    for (at, _) in (0..).zip(working).filter(|(_, working)| !**working) {
        match spans.last_mut() {
            Some(last) if last.1 == at => last.1 = at + 1,
            _ => spans.push((at, at + 1)),
        }
    }
    spans
}

/// The change at a place made smaller, as far as a plan is found.
fn smaller(asked: &Asked, mut changes: Vec<Ease>, at: usize, plan: Plan) -> Result<Found, Refused> {
    let mut plan = plan;
    if matches!(changes[at].fact, Fact::Calendar(_)) {
        // Halves, then quarters and so on of the spans are closed again.
        let mut size = changes[at].spans.len().div_ceil(2);
        while size > 0 {
            let mut from = 0;
            while from < changes[at].spans.len() {
                let mut with = changes.clone();
                let to = (from + size).min(with[at].spans.len());
                with[at].spans.drain(from..to);
                if let Some(found) = planned(asked, &with)? {
                    (changes, plan) = (with, found);
                } else {
                    from = to;
                }
            }
            size = if size == 1 { 0 } else { size.div_ceil(2) };
        }
        return Ok((changes, plan));
    }
    let (mut low, mut high) = (-1, changes[at].by.unwrap_or(0));
    if changes[at].spans.is_empty() {
        low = 0;
    }
    while high - low > 1 {
        let middle = low + (high - low) / 2;
        changes[at].by = Some(middle);
        match planned(asked, &changes)? {
            Some(found) => (high, plan) = (middle, found),
            None => low = middle,
        }
    }
    changes[at].by = Some(high);
    Ok((changes, plan))
}

/// Carries a change out.
pub(super) fn carry_out(parts: &mut Parts, change: &Ease) {
    let Some(by) = change.by else { return facts::without(parts, change.fact) };
    let ticks = Tick::try_from(by).unwrap_or(0);
    let count = u32::try_from(by).unwrap_or(0);
    match change.fact {
        Fact::Mandatory(measure) | Fact::Excluded(measure) => parts.measures[measure].choice = Choice::Free,
        Fact::Group(_) | Fact::Pin(_) => facts::without(parts, change.fact),
        Fact::Deadline(activity) => parts.activities[activity].deadline += ticks,
        Fact::Release(activity) => parts.activities[activity].release -= ticks,
        Fact::Horizon => facts::longer(parts, ticks),
        Fact::Fund(fund) => facts::more_money(parts, fund, by),
        Fact::Utility(utility) => facts::more_given(parts, utility, by),
        Fact::Renewable(renewable) => facts::more_capacity(parts, renewable, count),
        Fact::Crew(pool) => {
            facts::more_persons(parts, pool, count);
            if let Some(&(from, to)) = change.spans.first() {
                (parts.pools[pool].from, parts.pools[pool].to) = (from, to);
            }
        }
        Fact::Skill(skill) => {
            let needs = parts.activities.iter().flat_map(|own| &own.modes).flat_map(|mode| &mode.needs);
            let level = needs.filter(|need| need.skill == skill).map(|need| need.level).max();
            facts::newcomers(parts, skill, level.unwrap_or(1), count);
        }
        Fact::Link(link) => parts.links[link].min -= ticks,
        Fact::MaxLag(link) => {
            if let Some(max) = &mut parts.links[link].max {
                *max += ticks;
            }
        }
        Fact::Calendar(calendar) => {
            for &(from, to) in &change.spans {
                for at in from..to {
                    if let Some(working) =
                        usize::try_from(at).ok().and_then(|at| parts.calendars[calendar].working.get_mut(at))
                    {
                        *working = true;
                    }
                }
            }
        }
    }
}
