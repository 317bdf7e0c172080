//! Which problems the exact search understands: those whose persons can be counted.
//!
//! No calendars, ways, pins or income; persons who are there from the first to the last tick or come
//! from one course; one level of objectives that only counts gains by the tick.

use std::collections::BTreeMap;

use crate::portfolio::solve::shape::Shape;
use crate::portfolio::{Need, Problem, Term};

/// Most activities for which a model is made: with more it would cost the workers too much of the time.
const MOST: usize = 100;

/// Persons who are alike.
#[derive(Debug, Clone)]
pub(super) struct Pool {
    /// Those who are there.
    pub(super) count: u32,
    /// The activity that trains them; nothing where they can work from the first.
    pub(super) taught: Option<usize>,
    /// What they can do: skill and level.
    pub(super) levels: Vec<u8>,
}

/// What a problem says, as far as numbers suffice.
#[derive(Debug)]
pub(super) struct Plain {
    pub(super) pools: Vec<Pool>,
    /// What a tick more to the mark costs, by measure.
    pub(super) slope: Vec<i64>,
    /// What a chosen measure brings whenever it comes.
    pub(super) once: Vec<i64>,
}

/// What a mode asks: skill, level, and of which pool alone.
pub(super) type Skill = (usize, u8, Option<usize>);

impl Plain {
    /// The problem, if numbers suffice for it.
    pub(super) fn of(shape: &Shape) -> Option<Self> {
        let problem = shape.problem;
        let [level] = problem.objectives.as_slice() else { return None };
        let counted = |term: &Term| matches!(term, Term::Jobs | Term::Output | Term::Local);
        let timeless = problem.baseline.is_none() && problem.links.iter().all(|link| link.calendar.is_none());
        let plain = problem.activities.iter().all(|activity| {
            activity.pin.is_none()
                && activity.anchor.is_none()
                && (activity.place.is_none() || problem.travel.is_empty())
                && activity.modes.iter().all(|mode| {
                    mode.calendar.is_none()
                        && mode.duration > 0
                        && mode.earns.is_empty()
                        && mode.spends.iter().all(|spend| spend.1 >= 0)
                        && mode.needs.iter().enumerate().all(|(place, need)| {
                            let key = |own: &Need| (own.skill, own.level, own.pool);
                            mode.needs[..place].iter().all(|other| key(other) != key(need))
                        })
                })
        });
        let there = problem
            .pools
            .iter()
            .all(|pool| pool.from <= 0 && pool.to >= problem.horizon && pool.min_stay <= 0);
        let inflows = problem.funds.iter().flat_map(|fund| &fund.1).all(|inflow| inflow.1 >= 0);
        if !(timeless && plain && there && inflows)
            || problem.activities.len() > MOST
            || !level.iter().all(|(term, _)| counted(term))
        {
            return None;
        }
        let (mut slope, mut once) = (Vec::new(), Vec::new());
        for measure in &problem.measures {
            let (mut by_tick, mut at_once) = (0, 0);
            for gain in &measure.gains {
                let weight: i64 = level
                    .iter()
                    .filter(|weighed| weighed.0 == gain.term)
                    .map(|weighed| i64::from(weighed.1))
                    .sum();
                by_tick += weight * gain.per_tick;
                at_once += weight * gain.once;
            }
            if by_tick < 0 {
                return None;
            }
            slope.push(by_tick);
            once.push(at_once);
        }
        let most: i64 = slope.iter().map(|slope| slope * i64::from(problem.horizon)).sum::<i64>()
            + once.iter().map(|once| once.abs()).sum::<i64>();
        if most > i64::from(i32::MAX / 4) {
            return None;
        }
        Some(Self { pools: pools(problem)?, slope, once })
    }

    /// Pools that can fill a need.
    pub(super) fn able(&self, (skill, level, pool): Skill) -> Vec<usize> {
        (0..self.pools.len())
            .filter(|&own| pool.is_none_or(|pool| pool == own) && self.pools[own].levels[skill] >= level)
            .filter(|&own| self.pools[own].count > 0)
            .collect()
    }
}

/// The pools, if each is trained by one course at most, and then has no skill before.
fn pools(problem: &Problem) -> Option<Vec<Pool>> {
    let mut pools: Vec<Pool> = problem
        .pools
        .iter()
        .map(|pool| Pool {
            count: pool.persons.end - pool.persons.start,
            taught: None,
            levels: pool.levels.clone(),
        })
        .collect();
    for (number, activity) in problem.activities.iter().enumerate() {
        let mut of_mode: BTreeMap<usize, (usize, u8)> = BTreeMap::new();
        for mode in &activity.modes {
            if mode.teaches.len() > 1 {
                return None;
            }
            for teach in &mode.teaches {
                let learned = (teach.skill, teach.level);
                if *of_mode.entry(teach.pool).or_insert(learned) != learned {
                    return None;
                }
            }
        }
        for (pool, (skill, level)) in of_mode {
            let own = &mut pools[pool];
            if own.taught.is_some() || own.levels.iter().any(|&level| level > 0) {
                return None;
            }
            own.taught = Some(number);
            own.levels[skill] = level;
        }
    }
    Some(pools)
}
