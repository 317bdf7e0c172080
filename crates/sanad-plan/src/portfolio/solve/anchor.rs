//! What stands before anything else is planned: whether it fits, and how much of it does.

use super::decode::{anchor, stands};
use super::shape::Shape;
use super::state::State;
use crate::portfolio::{Problem, Tick};

/// Whether all that is anchored fits where it is pinned; else the first that does not.
pub(in crate::portfolio) fn anchored(problem: &Problem) -> Result<(), usize> {
    let shape = Shape::new(problem);
    anchor(&mut State::new(&shape))
}

/// Which of some activities, put in one after the other behind all that is anchored, still fit where
/// they are pinned, in the order in which they do. One that waits for one that does not fit does not
/// fit either.
///
/// `problem` has them pinned and not anchored; with each stands who is wished for it.
pub(in crate::portfolio) fn standing(problem: &Problem, some: &[(usize, &[u32])]) -> Vec<usize> {
    let shape = Shape::new(problem);
    let mut state = State::new(&shape);
    let mut fit = Vec::with_capacity(some.len());
    if anchor(&mut state).is_err() {
        return fit;
    }
    let mut left: Vec<(usize, &[u32])> = some.to_vec();
    loop {
        let before = left.len();
        // What starts together may give each other what they take, so that some have a second try.
        let mut fallen: Vec<(usize, &[u32])> = Vec::new();
        for &(activity, wished) in &left {
            let waits = shape.links[activity].iter().any(|&link| {
                let link = &problem.links[link];
                link.to == activity && fallen.iter().any(|&(other, _)| other == link.from)
            });
            if !waits && stands(&mut state, activity, wished) {
                fit.push(activity);
            } else {
                fallen.push((activity, wished));
            }
        }
        left = fallen;
        if left.is_empty() || left.len() == before {
            return fit;
        }
    }
}

/// The tick after the last of so many working ticks from a tick on, on a calendar or on every tick;
/// nothing when the horizon comes first.
pub(in crate::portfolio) fn finish_of(
    horizon: Tick,
    working: Option<&[bool]>,
    from: Tick,
    ticks: u32,
) -> Option<Tick> {
    let mut left = ticks;
    let mut at = from;
    while left > 0 {
        if at >= horizon {
            return None;
        }
        let place = usize::try_from(at).unwrap_or(0);
        left -= u32::from(working.is_none_or(|own| own.get(place).copied().unwrap_or(false)));
        at += 1;
    }
    Some(at)
}
