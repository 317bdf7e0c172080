//! Whether a mode's needs and courses can have different persons, whatever the plan.

use std::collections::BTreeMap;

use super::FaultRule;
use crate::portfolio::problem::{Mode, Parts};

/// How many persons of each pool have a skill or can come to have it.
pub(super) struct Known {
    /// By pool, skill and level from 1: places in courses that may be held.
    taught: BTreeMap<(usize, usize, u8), u64>,
    /// By skill: pools that have it at some level or can learn it.
    pools: Vec<Vec<usize>>,
}

/// Places a course of these modes can have for persons of a pool, by skill and level.
fn places(modes: &[Mode]) -> BTreeMap<(usize, usize, u8), u64> {
    let mut most = BTreeMap::new();
    for mode in modes {
        let mut own = BTreeMap::<_, u64>::new();
        for teach in &mode.teaches {
            for level in 1..=teach.level {
                *own.entry((teach.pool, teach.skill, level)).or_default() += u64::from(teach.count);
            }
        }
        for (key, count) in own {
            let most = most.entry(key).or_default();
            *most = count.max(*most);
        }
    }
    most
}

impl Known {
    /// With the courses of measures that may be chosen.
    pub(super) fn new(parts: &Parts, banned: &[bool]) -> Self {
        let mut taught = BTreeMap::<_, u64>::new();
        for activity in parts.activities.iter().filter(|activity| !banned[activity.measure]) {
            for (key, count) in places(&activity.modes) {
                *taught.entry(key).or_default() += count;
            }
        }
        let knows = |pool: usize, skill: usize| {
            parts.pools[pool].levels[skill] > 0 || taught.contains_key(&(pool, skill, 1))
        };
        let pools = |skill| (0..parts.pools.len()).filter(|&pool| knows(pool, skill)).collect();
        let pools = (0..parts.skills.len()).map(pools).collect();
        Self { taught, pools }
    }

    /// What keeps a mode of an activity with these modes from ever having its persons: the list
    /// and place in it, if it is one entry; how many are needed; the rule.
    pub(super) fn short(
        &self,
        parts: &Parts,
        modes: &[Mode],
        mode: &Mode,
    ) -> Option<(Option<usize>, u64, FaultRule)> {
        // A course gives its skill at its finish, too late for itself.
        let own = if mode.needs.is_empty() { BTreeMap::new() } else { places(modes) };
        let size = |pool: usize| u64::from(parts.pools[pool].persons.end - parts.pools[pool].persons.start);
        let mut demands: Vec<(u64, Vec<(usize, u64)>)> = Vec::new();
        for (place, need) in mode.needs.iter().enumerate() {
            let able = |pool: usize| {
                if parts.pools[pool].levels[need.skill] >= need.level {
                    return size(pool);
                }
                let key = (pool, need.skill, need.level);
                let count = |places: &BTreeMap<_, u64>| places.get(&key).copied().unwrap_or(0);
                count(&self.taught).saturating_sub(count(&own)).min(size(pool))
            };
            let pools =
                self.pools[need.skill].iter().filter(|&&pool| need.pool.is_none_or(|only| only == pool));
            let pools: Vec<(usize, u64)> =
                pools.map(|&pool| (pool, able(pool))).filter(|&(_, able)| able > 0).collect();
            let most = pools.iter().map(|&(_, able)| able).sum::<u64>();
            if most < u64::from(need.count) {
                let rule = FaultRule::SkillMissing {
                    skill: parts.skills[need.skill].clone(),
                    level: need.level,
                    most: u32::try_from(most).unwrap_or(u32::MAX),
                };
                return Some((Some(place), u64::from(need.count), rule));
            }
            demands.push((u64::from(need.count), pools));
        }
        let taught =
            mode.teaches.iter().map(|teach| (u64::from(teach.count), vec![(teach.pool, size(teach.pool))]));
        demands.extend(taught);
        let wanted = demands.iter().map(|&(count, _)| count).sum::<u64>();
        let most = matched(&demands, size);
        let rule = FaultRule::PersonsShort { most: u32::try_from(most).unwrap_or(u32::MAX) };
        (most < wanted).then_some((None, wanted, rule))
    }
}

/// The most persons that can be given to all demands together, each with pools and how many of
/// them fit (maximum flow by augmenting paths).
fn matched(demands: &[(u64, Vec<(usize, u64)>)], size: impl Fn(usize) -> u64) -> u64 {
    let mut room: BTreeMap<usize, u64> = BTreeMap::new();
    demands.iter().flat_map(|(_, pools)| pools).for_each(|&(pool, _)| {
        room.insert(pool, size(pool));
    });
    let mut given: Vec<BTreeMap<usize, u64>> = vec![BTreeMap::new(); demands.len()];
    let mut total = 0;
    for (demand, &(count, _)) in demands.iter().enumerate() {
        let mut left = count;
        while left > 0 {
            let mut seen = vec![false; demands.len()];
            let moved = augment(demand, left, demands, &mut room, &mut given, &mut seen);
            if moved == 0 {
                break;
            }
            left -= moved;
            total += moved;
        }
    }
    total
}

fn augment(
    demand: usize,
    wanted: u64,
    demands: &[(u64, Vec<(usize, u64)>)],
    room: &mut BTreeMap<usize, u64>,
    given: &mut [BTreeMap<usize, u64>],
    seen: &mut [bool],
) -> u64 {
    seen[demand] = true;
    for &(pool, fits) in &demands[demand].1 {
        let fits = fits - given[demand].get(&pool).copied().unwrap_or(0);
        if fits == 0 {
            continue;
        }
        let free = room.get(&pool).copied().unwrap_or(0);
        let mut moved = fits.min(free).min(wanted);
        if moved > 0 {
            room.insert(pool, free - moved);
        } else {
            for other in 0..demands.len() {
                let held = given[other].get(&pool).copied().unwrap_or(0);
                if seen[other] || held == 0 {
                    continue;
                }
                moved = augment(other, fits.min(held).min(wanted), demands, room, given, seen);
                if moved > 0 {
                    given[other].insert(pool, held - moved);
                    break;
                }
            }
        }
        if moved > 0 {
            *given[demand].entry(pool).or_default() += moved;
            return moved;
        }
    }
    0
}
