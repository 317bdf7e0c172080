//! What the agreed plan starts soon stays where it is, as far as it still can.

use super::rest::Rest;
use super::stand::able;
use super::status::{Before, Status};
use crate::portfolio::problem::Anchor;
use crate::portfolio::solve::{anchored, standing};
use crate::portfolio::{Choice, Problem, Tick};

/// The problem with the frozen part standing in it.
pub(super) struct Frozen {
    pub(super) problem: Problem,
    /// What should stay and cannot, by place.
    pub(super) freed: Vec<usize>,
}

/// Puts what the agreed plan starts in `[day, day + window)` where it was, one after the other and as
/// far as it fits behind what has begun; and pins what shall stay later on, if `kept`.
pub(super) fn freeze(rest: &Rest, before: &Before, status: &Status, window: Tick, kept: bool) -> Frozen {
    let mut problem = rest.problem.clone();
    let (mut wished, mut freed, mut later) = (Vec::new(), Vec::new(), Vec::new());
    for (activity, former) in before.placed.iter().enumerate() {
        let Some(former) = former.as_ref().filter(|_| rest.facts[activity].is_none()) else { continue };
        let soon = status.is_frozen(before, activity);
        let keep = status.kept.binary_search(&activity).is_ok();
        if !soon && !keep {
            continue;
        }
        let within = soon && former.start - status.day < window;
        if !able(rest, status, activity, former) || !(within || (keep && kept)) {
            freed.push(activity);
            continue;
        }
        if within {
            problem.0.activities[activity].pin = Some((former.start, Some(former.mode)));
            wished.push(activity);
        } else {
            later.push(activity);
        }
    }
    wished.sort_by_key(|&activity| (problem.activities[activity].pin, activity));
    let persons = |activity: usize| before.placed[activity].as_ref().map_or(&[][..], |own| &own.persons);
    let asked: Vec<(usize, &[u32])> = wished.iter().map(|&own| (own, persons(own))).collect();
    let standing = standing(&problem, &asked).fit;
    for (&activity, rank) in standing.iter().zip(status.actuals.len()..) {
        let rank = u32::try_from(rank).unwrap_or(u32::MAX);
        problem.0.activities[activity].anchor = Some(Anchor { rank, persons: persons(activity).to_vec() });
    }
    for activity in wished {
        if !standing.contains(&activity) {
            problem.0.activities[activity].pin = rest.problem.activities[activity].pin;
            freed.push(activity);
        }
    }
    for &activity in standing.iter().chain(&later) {
        let measure = problem.activities[activity].measure;
        problem.0.measures[measure].choice = Choice::Mandatory;
    }
    for &activity in &later {
        let former = before.placed[activity].as_ref();
        problem.0.activities[activity].pin = former.map(|own| (own.start, Some(own.mode)));
    }
    // What must be there now may leave less time to what stands.
    while let Err(stuck) = anchored(&problem) {
        // A fact stands; then it is the last that was asked to stay which is in its way.
        let own = rest.facts[stuck].is_none().then_some(stuck);
        let asked = standing.iter().chain(&later).rev().copied();
        let held = asked.into_iter().find(|activity| !freed.contains(activity));
        let Some(activity) = own.or(held) else { break };
        let record = &mut problem.0.activities[activity];
        record.anchor = None;
        record.pin = rest.problem.activities[activity].pin;
        freed.push(activity);
    }
    freed.sort_unstable();
    Frozen { problem, freed }
}
