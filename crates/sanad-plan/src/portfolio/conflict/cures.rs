//! Cures: which facts to change, and by how little.

use std::collections::{BTreeMap, BTreeSet};

use super::trial::Trial;
use super::{Asked, Ease, Fact, facts};
use crate::portfolio::check::check;
use crate::portfolio::{Choice, Parts, Plan, Problem, Refused, Tick};

/// Cures told at most.
const CURES: usize = 12;

/// Facts changed together at most.
const TOGETHER: usize = 3;

/// Sets of facts tried at most.
const TRIED: usize = 60;

/// Changes with a plan of the problem that has them.
type Found = (Vec<Ease>, Plan);

/// A part of the problem in which changes are tried.
trait Tried {
    /// A plan with these changes, if one was found.
    fn planned(&self, changes: &[Ease]) -> Result<Option<Plan>, Refused>;

    /// Whether a plan at hand is one with these changes.
    fn holds(&self, changes: &[Ease], plan: &Plan) -> bool;
}

impl Tried for Asked<'_> {
    fn planned(&self, changes: &[Ease]) -> Result<Option<Plan>, Refused> {
        Ok(match self.effort.tried(&self.with(changes))? {
            Trial::Plan(plan) => Some(plan),
            Trial::Never | Trial::Unknown => None,
        })
    }

    fn holds(&self, changes: &[Ease], plan: &Plan) -> bool {
        check(&Problem(self.with(changes)), plan).is_ok()
    }
}

impl Asked<'_> {
    fn with(&self, changes: &[Ease]) -> Parts {
        let mut parts = self.parts.clone();
        for change in changes {
            carry_out(&mut parts, change);
        }
        facts::tidy(&mut parts);
        parts
    }
}

/// The part that decides when only facts of conflicts hold. What it does not know limits nothing in it.
struct Few<'a> {
    asked: Asked<'a>,
    named: &'a BTreeMap<Fact, Fact>,
}

impl Few<'_> {
    fn own(&self, changes: &[Ease]) -> Vec<Ease> {
        let named = |change: &Ease| Some(Ease { fact: *self.named.get(&change.fact)?, ..change.clone() });
        changes.iter().filter_map(named).collect()
    }
}

impl Tried for Few<'_> {
    fn planned(&self, changes: &[Ease]) -> Result<Option<Plan>, Refused> {
        self.asked.planned(&self.own(changes))
    }

    fn holds(&self, changes: &[Ease], plan: &Plan) -> bool {
        self.asked.holds(&self.own(changes), plan)
    }
}

/// Cures of the problem in which a conflict was found, one for each of its facts where there is one, the
/// least first, and how many other conflicts were met.
pub(super) fn cures(asked: &Asked, conflict: &[Fact]) -> Result<(Vec<Found>, usize), Refused> {
    let all = asked.facts.clone();
    let mut conflicts = vec![conflict.to_vec()];
    let (mut cures, mut tried): (Vec<Found>, Vec<BTreeSet<Fact>>) = (Vec::new(), Vec::new());
    let mut others = 0;
    for &fact in conflict {
        while cures.len() < CURES && tried.len() + conflicts.len() < TRIED && !asked.effort.over() {
            // When few changes cure it, sets of more are not looked at.
            let few = cures.iter().map(|(changes, _)| changes.len()).min().unwrap_or(TOGETHER);
            let Some(set) = hitting(&conflicts, &tried, fact).filter(|set| set.len() <= few) else { break };
            let rest: Vec<Fact> = all.iter().copied().filter(|fact| !set.contains(fact)).collect();
            match asked.of(&rest)? {
                Trial::Plan(plan) => {
                    let without = (set.iter().map(|&fact| done_without(fact)).collect(), plan);
                    cures.push(least(asked, &conflicts.concat(), without)?);
                    tried.push(set);
                    break;
                }
                Trial::Never => {
                    others += 1;
                    if !cures.is_empty() && set.len() >= few {
                        break;
                    }
                    conflicts.push(asked.conflict(&rest)?.0);
                }
                Trial::Unknown => tried.push(set),
            }
        }
    }
    // The least first: few changes at once, and rather a figure moved than a fact done without.
    let dropped = |changes: &[Ease]| changes.iter().filter(|change| change.by.is_none()).count();
    cures.sort_by_key(|(changes, _)| (changes.len(), dropped(changes)));
    Ok((cures, others))
}

/// The first smallest set with this fact and a fact of every conflict that holds none of the sets
/// tried, rather with facts of its kind than with others. Each of its facts is the only one of some conflict, so none can be left out.
fn hitting(conflicts: &[Vec<Fact>], tried: &[BTreeSet<Fact>], fact: Fact) -> Option<BTreeSet<Fact>> {
    fn extend(
        conflicts: &[Vec<Fact>],
        tried: &[BTreeSet<Fact>],
        set: &mut BTreeSet<Fact>,
        left: usize,
    ) -> bool {
        let hit = |facts: &Vec<Fact>| facts.iter().filter(|fact| set.contains(fact)).count();
        let Some(open) = conflicts.iter().find(|&facts| hit(facts) == 0) else {
            let alone = |fact: &Fact| conflicts.iter().any(|own| own.contains(fact) && hit(own) == 1);
            return set.iter().all(alone) && !tried.iter().any(|other| other.is_subset(set));
        };
        if left == 0 {
            return false;
        }
        let alike = |own: &&Fact| set.first().is_some_and(|first| first.key() == own.key());
        let (alike, others): (Vec<&Fact>, Vec<&Fact>) = open.iter().partition(alike);
        for &fact in alike.into_iter().chain(others) {
            set.insert(fact);
            if extend(conflicts, tried, set, left - 1) {
                return true;
            }
            set.remove(&fact);
        }
        false
    }
    (0..TOGETHER).find_map(|more| {
        let mut set = BTreeSet::from([fact]);
        extend(conflicts, tried, &mut set, more).then_some(set)
    })
}

/// Changes that together give a plan, each made as small as the others allow. `known` are facts of
/// conflicts: what does not cure these does not cure the whole, and they are tried quickly.
fn least(asked: &Asked, known: &[Fact], (mut changes, mut plan): Found) -> Result<Found, Refused> {
    let narrow = asked.narrow(known);
    let few = Few { asked: narrow.asked(asked.effort), named: &narrow.named };
    for at in 0..changes.len() {
        for most in mosts(asked.parts, changes[at].fact) {
            let mut with = changes.clone();
            with[at] = most;
            let Some(found) = few.planned(&with)? else { continue };
            let (least, _) = smaller(&few, with.clone(), at, found)?;
            if let Some(found) = asked.planned(&least)? {
                (changes, plan) = (least, found);
                break;
            }
            if let Some(found) = asked.planned(&with)? {
                (changes, plan) = smaller(asked, with, at, found)?;
                break;
            }
        }
    }
    Ok((changes, plan))
}

const fn done_without(fact: Fact) -> Ease {
    Ease { fact, by: None, spans: Vec::new() }
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

/// The change at a place made smaller, as far as a plan is found: of an amount, to within a hundredth.
fn smaller(tried: &dyn Tried, mut changes: Vec<Ease>, at: usize, mut plan: Plan) -> Result<Found, Refused> {
    if matches!(changes[at].fact, Fact::Calendar(_)) {
        // Halves, then quarters and so on of the spans are closed again.
        let mut size = changes[at].spans.len().div_ceil(2);
        while size > 0 {
            let mut from = 0;
            while from < changes[at].spans.len() {
                let mut with = changes.clone();
                let to = (from + size).min(with[at].spans.len());
                with[at].spans.drain(from..to);
                if tried.holds(&with, &plan) {
                    changes = with;
                } else if let Some(found) = tried.planned(&with)? {
                    (changes, plan) = (with, found);
                } else {
                    from = to;
                }
            }
            size = if size == 1 { 0 } else { size.div_ceil(2) };
        }
        return Ok((changes, plan));
    }
    let amount = matches!(changes[at].fact, Fact::Fund(_) | Fact::Utility(_));
    let (mut low, mut high) = (-1, changes[at].by.unwrap_or(0));
    if changes[at].spans.is_empty() {
        low = 0;
    }
    loop {
        // As far as the plan at hand allows, which takes no search.
        let mut under = low;
        while high - under > 1 {
            let middle = under + (high - under) / 2;
            changes[at].by = Some(middle);
            if tried.holds(&changes, &plan) { high = middle } else { under = middle }
        }
        let mut found = None;
        while found.is_none() && high - low > if amount { (high / 100).max(1) } else { 1 } {
            let middle = low + (high - low) / 2;
            changes[at].by = Some(middle);
            found = tried.planned(&changes)?.map(|plan| (middle, plan));
            if found.is_none() {
                low = middle;
            }
        }
        let Some(less) = found else { break };
        (high, plan) = less;
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
