//! Where people are on the status day, and who is on the way.

use super::status::{Actual, Before, Status};
use crate::portfolio::problem::{Parts, Stand};
use crate::portfolio::{Problem, Tick};

/// The persons of an activity as agreed, if they are known and it has begun in the agreed mode.
pub(super) fn crew_of<'a>(
    parts: &Parts,
    before: &'a Before,
    activity: usize,
    mode: usize,
) -> Option<&'a [u32]> {
    let own = &parts.activities[activity].modes[mode];
    let needs: u32 = own.needs.iter().map(|need| need.count).sum();
    let teaches: u32 = own.teaches.iter().map(|teach| teach.count).sum();
    let former = before.placed[activity].as_ref()?;
    let all = parts.persons();
    let fits = former.mode == mode
        && former.persons.len() == (needs + teaches) as usize
        && former.persons.iter().all(|&person| person < all);
    fits.then_some(&former.persons)
}

/// What one person has done, does, or is to do.
#[derive(Clone, Copy)]
struct Part {
    start: Tick,
    finish: Tick,
    place: Option<usize>,
}

/// The parts of one person in order: done, going on, still to come.
#[derive(Clone, Default)]
struct Life {
    done: Vec<Part>,
    going: Vec<Part>,
    next: Vec<Part>,
}

/// Gives each person the place where the last work left them, with the arrival there. A way begins on
/// the status day at the earliest, but for whom the agreed plan has on the way on that day.
pub(super) fn stands(problem: &Problem, before: &Before, status: &Status, parts: &mut Parts) {
    if problem.travel.is_empty() && problem.pools.iter().all(|pool| pool.min_stay <= 0) {
        return;
    }
    let mut lives = vec![Life::default(); problem.persons() as usize];
    for (activity, record) in problem.activities.iter().enumerate() {
        let place = record.place;
        let actual = status.actual(activity);
        let mode = actual.map(Actual::mode).or(before.placed[activity].as_ref().map(|own| own.mode));
        let Some(crew) = mode.and_then(|mode| crew_of(problem, before, activity, mode)) else { continue };
        let part = match (actual, &before.placed[activity]) {
            (Some(Actual::Finished { start, finish, .. }), _) => Part { start, finish, place },
            (Some(Actual::Started { start, .. }), _) => Part { start, finish: status.day, place },
            (None, Some(own)) if own.start >= status.day => {
                Part { start: own.start, finish: own.finish, place }
            }
            _ => continue,
        };
        for &person in crew {
            let life = &mut lives[person as usize];
            match actual {
                Some(Actual::Finished { .. }) => life.done.push(part),
                Some(Actual::Started { .. }) => life.going.push(part),
                None => life.next.push(part),
            }
        }
    }
    for pool in &mut parts.pools {
        let lives = &mut lives[pool.persons.start as usize..pool.persons.end as usize];
        let each = lives.iter_mut().map(|life| life.stand(problem, pool.base, pool.from, status.day));
        pool.stands = each.collect();
    }
}

impl Life {
    fn stand(&mut self, problem: &Problem, base: Option<usize>, from: Tick, day: Tick) -> Option<Stand> {
        for parts in [&mut self.done, &mut self.going, &mut self.next] {
            parts.sort_by_key(|part| (part.start, part.finish));
        }
        let mut at: Option<(usize, Tick)> = None;
        for part in self.done.iter().chain(&self.going) {
            let Some(place) = part.place else { continue };
            let arrived = at.filter(|own| own.0 == place).map_or(part.start, |own| own.1);
            at = Some((place, arrived));
        }
        let finish = self.done.iter().map(|part| part.finish).max();
        let here = at.map(|own| own.0).or(base);
        let next = self.next.iter().find_map(|part| Some((part.start, part.place?)));
        let depart = next.map(|(start, place)| start - here.map_or(0, |here| problem.travel(here, place)));
        let set_out = depart.map_or(day.max(from), |depart| depart.min(day.max(from)));
        let free = finish.map_or(set_out, |finish| finish.max(set_out));
        (at.is_some() || free != from).then_some(Stand { at, free })
    }
}
