//! What of the agreed plan still stands as it is.

use super::rest::Rest;
use super::status::{Before, Former, Status};
use super::whereabouts::crew_of;
use crate::portfolio::check::check;
use crate::portfolio::problem::Parts;
use crate::portfolio::solve::standing;
use crate::portfolio::{Choice, Placed, Plan, Problem, Tick};

/// What of it stands.
pub(super) struct Stood {
    /// The agreed plan as it is, if all of it stands.
    pub(super) whole: Option<Plan>,
    /// Whether each activity stands, of those that the agreed plan carries out and that have not begun;
    /// behind each other, so that it is not all that could.
    pub(super) fit: Vec<bool>,
}

/// Whether an activity may be where the agreed plan has it, as far as that is seen from itself.
pub(super) fn able(rest: &Rest, status: &Status, activity: usize, former: &Former) -> bool {
    let parts = &rest.problem;
    let record = &parts.activities[activity];
    let measure = record.measure;
    let barred = parts.measures[measure].choice == Choice::Excluded
        || parts.hopeless.iter().any(|&(hopeless, _)| hopeless == measure);
    let pin =
        record.pin.is_none_or(|(at, mode)| at == former.start && mode.is_none_or(|mode| mode == former.mode));
    former.start >= status.day && pin && !barred
}

/// Puts in what a plan carries out where it has it, behind what stands in `left`, one measure before all others.
pub(super) fn stand(
    left: &Problem,
    rest: &Rest,
    before: &Before,
    status: &Status,
    first: Option<usize>,
) -> Stood {
    let mut problem = left.clone();
    let mut wished: Vec<(Tick, usize)> = Vec::new();
    let open = |activity: usize| left.activities[activity].anchor.is_none();
    for (activity, former) in before.placed.iter().enumerate() {
        let Some(former) = former.as_ref().filter(|own| open(activity) && able(rest, status, activity, own))
        else {
            continue;
        };
        problem.0.activities[activity].pin = Some((former.start, Some(former.mode)));
        wished.push((former.start, activity));
    }
    wished.sort_unstable_by_key(|&(start, own)| (Some(left.activities[own].measure) != first, start, own));
    let persons = |activity: usize| before.placed[activity].as_ref().map_or(&[][..], |own| &own.persons);
    let asked: Vec<(usize, &[u32])> = wished.iter().map(|&(_, own)| (own, persons(own))).collect();
    let standing = standing(&problem, &asked);
    let mut fit: Vec<bool> = (0..before.placed.len()).map(|activity| !open(activity)).collect();
    for &activity in &standing.fit {
        fit[activity] = true;
    }
    let chosen: Vec<bool> = (0..before.chosen.len())
        .map(|measure| before.chosen[measure] || status.begun(left, measure))
        .collect();
    // With whom it was agreed; else with whom it was found to fit.
    let mut exact = standing.placed.clone();
    for &(_, activity) in &wished {
        let Some(Former { mode, start, finish, .. }) = before.placed[activity] else { continue };
        if let Some(persons) = agreed(left, activity, before, mode) {
            exact[activity] = Some(Placed { mode, start, finish, persons });
        }
    }
    let whole = [exact, standing.placed]
        .into_iter()
        .map(|placed| Plan { chosen: chosen.clone(), placed })
        .find(|plan| check(left, plan).is_ok());
    Stood { whole, fit }
}

/// The persons of an activity as it was agreed, need by need, if they are known.
pub(super) fn agreed(parts: &Parts, activity: usize, before: &Before, mode: usize) -> Option<Vec<Vec<u32>>> {
    let mut own = crew_of(parts, before, activity, mode)?.iter().copied();
    let mode = &parts.activities[activity].modes[mode];
    let counts = mode.needs.iter().map(|need| need.count).chain(mode.teaches.iter().map(|own| own.count));
    Some(counts.map(|count| own.by_ref().take(count as usize).collect()).collect())
}
