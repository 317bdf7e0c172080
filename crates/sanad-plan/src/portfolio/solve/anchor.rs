//! What stands before anything else is planned: whether it fits, and how much of it does.

use super::insert::window;
use super::shape::Shape;
use super::state::{Slot, State};
use crate::portfolio::{Placed, Problem, Tick};

/// Rounds in which what does not fit is taken away again from what is put in together.
const ROUNDS: usize = 8;

/// An activity that is to stand where it is pinned, and who is wished for it.
type Asked<'a> = (usize, &'a [u32]);

/// What of some activities stands.
pub(in crate::portfolio) struct Standing {
    /// Which do, in the order in which they were put in.
    pub(in crate::portfolio) fit: Vec<usize>,
    /// All that stands, what is anchored with it, by place.
    pub(in crate::portfolio) placed: Vec<Option<Placed>>,
}

/// Whether all that is anchored fits where it is pinned; else the first that does not.
pub(in crate::portfolio) fn anchored(problem: &Problem) -> Result<(), usize> {
    let shape = Shape::new(problem);
    anchor(&mut State::new(&shape))
}

/// Which of some activities, put in behind all that is anchored, still fit where they are pinned, in the
/// order in which they do. One that waits for one that does not fit does not fit either.
///
/// `problem` has them pinned and not anchored; with each stands who is wished for it.
pub(in crate::portfolio) fn standing(problem: &Problem, some: &[(usize, &[u32])]) -> Standing {
    let shape = Shape::new(problem);
    let mut state = State::new(&shape);
    let mut fit = Vec::with_capacity(some.len());
    if anchor(&mut state).is_ok() {
        put_all(&mut state, some.to_vec(), &mut fit);
    }
    Standing { fit, placed: state.plan().placed }
}

/// Places what is anchored, in its order; else the first that does not fit where it is pinned.
pub(super) fn anchor(state: &mut State) -> Result<(), usize> {
    let problem = state.shape.problem;
    let mut all: Vec<(u32, Asked<'_>)> = (problem.activities.iter().enumerate())
        .filter_map(|(number, activity)| {
            let anchor = activity.anchor.as_ref()?;
            Some((anchor.rank, (number, &anchor.persons[..])))
        })
        .collect();
    all.sort_unstable();
    let left = put_all(state, all.into_iter().map(|own| own.1).collect(), &mut Vec::new());
    left.first().map_or(Ok(()), |own| Err(own.0))
}

/// Places activities just where they are pinned, as far as they fit, and returns those that do not.
fn put_all<'a>(state: &mut State, mut left: Vec<Asked<'a>>, fit: &mut Vec<usize>) -> Vec<Asked<'a>> {
    loop {
        let before = left.len();
        // What starts together may give each other what they take, so that some have a second try.
        let mut fallen: Vec<Asked<'a>> = Vec::new();
        for (activity, wished) in left {
            if !waits(state, activity, &fallen) && stands(state, activity, wished) {
                fit.push(activity);
            } else {
                fallen.push((activity, wished));
            }
        }
        left = fallen;
        if left.is_empty() {
            return left;
        }
        if left.len() == before {
            let together = together(state, &left);
            if together.is_empty() {
                return left;
            }
            left.retain(|own| !together.contains(&own.0));
            fit.extend(together);
        }
    }
}

/// Whether a link leads to an activity from one of those that do not fit.
fn waits(state: &State, activity: usize, fallen: &[Asked<'_>]) -> bool {
    state.shape.links[activity].iter().any(|&link| {
        let link = &state.shape.problem.links[link];
        link.to == activity && fallen.iter().any(|&(other, _)| other == link.from)
    })
}

/// Places an activity just where it is pinned, if it fits there, with these persons if they can.
fn stands(state: &mut State, activity: usize, wished: &[u32]) -> bool {
    let Some(mut slot) = slot(state, activity) else { return false };
    if state.can(activity, &slot, wished) {
        slot.persons = wished.to_vec();
    }
    state.put(activity, slot);
    true
}

/// The slot of an activity just where it is pinned, if it fits there.
fn slot(state: &State, activity: usize) -> Option<Slot> {
    let (start, mode) = state.shape.problem.activities[activity].pin?;
    let mode = mode.unwrap_or(0);
    let (window, _) = window(state, activity, mode).ok()?;
    let within = window.from <= start && start <= window.to;
    within.then(|| state.fit(activity, mode, start).ok().filter(|slot| slot.start == start))?
}

/// Places activities that fit only with each other, since they give each other something: all of them at
/// once, then without those that do not fit beside the others. Returns which stand.
fn together(state: &mut State, asked: &[Asked<'_>]) -> Vec<usize> {
    let mut list: Vec<(usize, Slot)> = asked.iter().filter_map(|own| wished_slot(state, own)).collect();
    for _ in 0..ROUNDS {
        let mark = state.mark();
        for (activity, slot) in &list {
            state.put(*activity, slot.clone());
        }
        let mut fits = Vec::with_capacity(list.len());
        for &(activity, _) in &list {
            let Some(own) = state.take_out(activity) else { continue };
            let found = slot(state, activity).is_some() && state.can(activity, &own, &own.persons);
            state.put_back(activity, own);
            fits.push(found);
        }
        if fits.iter().all(|fits| *fits) {
            break;
        }
        state.back_to(mark);
        let mut each = fits.into_iter();
        list.retain(|_| each.next().unwrap_or(false));
    }
    list.retain(|(activity, _)| state.placed[*activity].is_some());
    list.into_iter().map(|own| own.0).collect()
}

/// The slot that is asked for, whether it fits or not.
fn wished_slot(state: &State, &(activity, wished): &Asked<'_>) -> Option<(usize, Slot)> {
    let shape = state.shape;
    let (start, mode) = shape.problem.activities[activity].pin?;
    let mode = mode.unwrap_or(0);
    let way = shape.way(activity, mode);
    let clock = &shape.clocks[way.clock];
    let start = clock.start(start, way.duration).filter(|own| *own == start)?;
    let finish = clock.finish(start, way.duration).filter(|own| *own <= shape.problem.horizon)?;
    let known = wished.len() == way.persons && wished.iter().all(|own| (*own as usize) < state.lines.len());
    known.then(|| (activity, Slot { mode, start, finish, persons: wished.to_vec() }))
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
