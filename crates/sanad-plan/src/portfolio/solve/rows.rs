//! What there is of each scarce thing over all the time, and what each measure takes of it at least.

use std::collections::BTreeMap;

use super::heads::Heads;
use super::shape::{Shape, Stuck, Way};
use crate::portfolio::Tick;

/// Something of which there is only so much.
#[derive(Debug)]
pub(super) struct Row {
    pub(super) what: Stuck,
    pub(super) budget: i128,
    /// Measures with what each takes at least, above 0.
    pub(super) takes: Vec<(usize, i128)>,
}

/// Amounts by profile.
type Amounts = BTreeMap<usize, i128>;

/// Adds the least of all modes to the sums: of each profile the least amount of a mode, 0 in a mode
/// that does not name it.
fn add_least(sums: &mut Amounts, modes: &[Amounts]) {
    let mut least: BTreeMap<usize, (i128, usize)> = BTreeMap::new();
    for (&profile, &amount) in modes.iter().flatten() {
        let own = least.entry(profile).or_insert((amount, 0));
        own.0 = own.0.min(amount);
        own.1 += 1;
    }
    for (profile, (amount, seen)) in least {
        *sums.entry(profile).or_default() += if seen < modes.len() { amount.min(0) } else { amount };
    }
}

/// What a mode takes: money, the ticks of renewables and persons; utilities for good, less than 0
/// when it gives them.
fn takes(shape: &Shape, way: &Way) -> Amounts {
    let duration = i128::from(way.duration);
    let renewables = way.renewables.iter().map(|own| (own.0, i128::from(own.1) * duration));
    let spends = way.spends.iter().map(|own| (own.0, i128::from(own.2)));
    let flows = way.flows.iter().map(|own| (own.0, -i128::from(own.2)));
    let staff = way.staff.iter().map(|own| (shape.crews + own.class, own.count as i128 * duration));
    let mut sums = Amounts::new();
    for (profile, amount) in renewables.chain(spends).chain(flows).chain(staff) {
        *sums.entry(profile).or_default() += amount;
    }
    sums
}

/// What a mode earns that finishes so many ticks before the horizon, below 0.
fn earns(way: &Way, left: Tick) -> Amounts {
    let mut sums = Amounts::new();
    for &(profile, amount, every) in &way.earns {
        *sums.entry(profile).or_default() -= i128::from(amount) * (i128::from(left) / every.max(1) as i128);
    }
    sums
}

/// All rows, by profile.
pub(super) fn rows(shape: &Shape, heads: &Heads) -> Vec<Row> {
    let problem = shape.problem;
    let mut rows: Vec<Row> = (0..shape.profiles.len())
        .map(|profile| {
            let table = &shape.profiles[profile];
            let all = || (0..table.len()).map(|at| i128::from(table.at(at))).sum::<i128>();
            let last = || table.len().checked_sub(1).map_or(0, |at| i128::from(table.at(at)));
            let budget = if profile < shape.funds {
                all()
            } else if profile < shape.crews {
                last()
            } else {
                all() + learnable(shape, heads, profile - shape.crews)
            };
            Row { what: Stuck::Profile(profile), budget, takes: Vec::new() }
        })
        .collect();
    let mut modes: Vec<Amounts> = Vec::new();
    for measure in (0..problem.measures.len()).filter(|&measure| !heads.never(shape, measure)) {
        let (mut taken, mut earned) = (Amounts::new(), Amounts::new());
        for activity in problem.measures[measure].activities.clone() {
            let pinned = problem.activities[activity].pin.and_then(|pin| pin.1);
            let ways = || {
                let ways = shape.ways[activity].iter().enumerate();
                ways.filter(|(mode, _)| pinned.is_none_or(|pinned| pinned == *mode)).map(|(_, way)| way)
            };
            modes.clear();
            modes.extend(ways().map(|way| takes(shape, way)));
            add_least(&mut taken, &modes);
            let left = (problem.horizon - heads.finish[activity]).max(0);
            modes.clear();
            modes.extend(ways().map(|way| earns(way, left)));
            add_least(&mut earned, &modes);
        }
        for (profile, amount) in earned {
            rows[profile].budget -= amount;
        }
        // At the horizon nothing runs any more and all that is for good is on.
        for (profile, amount) in taken {
            if amount > 0 {
                rows[profile].takes.push((measure, amount));
            } else {
                rows[profile].budget -= amount;
            }
        }
    }
    rows
}

/// Ticks of persons who might come to a class by learning.
fn learnable(shape: &Shape, heads: &Heads, class: usize) -> i128 {
    let mut pools: Vec<usize> = Vec::new();
    for &measure in &shape.suppliers[shape.crews + class] {
        if heads.never(shape, measure) {
            continue;
        }
        for activity in shape.problem.measures[measure].activities.clone() {
            for staff in shape.ways[activity].iter().flat_map(|way| &way.staff) {
                if staff.joins.contains(&class) {
                    pools.extend(shape.classes[staff.class].pool);
                }
            }
        }
    }
    pools.sort_unstable();
    pools.dedup();
    pools
        .into_iter()
        .map(|pool| &shape.problem.pools[pool])
        .map(|pool| {
            i128::from(pool.persons.end - pool.persons.start) * i128::from((pool.to - pool.from).max(0))
        })
        .sum()
}
