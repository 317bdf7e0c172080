//! Persons: how many, which, what they know, where they are and when.

use std::collections::{BTreeMap, BTreeSet};

use super::{Breaches, Done, Rule};
use crate::portfolio::problem::{Pool, Problem};
use crate::portfolio::raw::Tick;

/// A person's part in one activity.
#[derive(Clone, Copy)]
struct Part {
    person: u32,
    start: Tick,
    finish: Tick,
    number: usize,
}

/// Rule 5.
pub(super) fn people(problem: &Problem, done: &[Done<'_>], breaches: &mut Breaches) {
    let mut parts: Vec<Part> = Vec::new();
    // By person and skill: when a course finished and at which level.
    let mut learned: BTreeMap<(u32, usize), Vec<(Tick, u8)>> = BTreeMap::new();
    for one in done {
        let (needs, teaches) = (&one.mode.needs, &one.mode.teaches);
        let counts = needs.iter().map(|need| need.count).chain(teaches.iter().map(|teach| teach.count));
        let right: Vec<usize> = counts.map(|count| count as usize).collect();
        let found: Vec<usize> = one.placed.persons.iter().map(Vec::len).collect();
        if found != right {
            let (found, right) = (format!("{found:?} persons"), format!("{right:?}"));
            breaches.push(Rule::Count, vec![one.code.to_owned()], Some(one.placed.start), found, right);
        }
        let mut seen = BTreeSet::new();
        for &person in one.placed.persons.iter().flatten() {
            let codes = || vec![one.code.to_owned()];
            let tick = Some(one.placed.start);
            if pool(problem, person).is_none() {
                let most = problem.pools.last().map_or(0, |pool| pool.persons.end);
                breaches.person(Rule::Pool, codes(), Some(person), tick, person, format!("below {most}"));
            } else if seen.insert(person) {
                let (start, finish) = (one.placed.start, one.placed.finish);
                parts.push(Part { person, start, finish, number: one.number });
            } else {
                breaches.person(Rule::Twice, codes(), Some(person), tick, "twice", "once");
            }
        }
        for (teach, persons) in teaches.iter().zip(one.placed.persons.iter().skip(needs.len())) {
            for &person in persons {
                learned.entry((person, teach.skill)).or_default().push((one.placed.finish, teach.level));
            }
        }
    }
    for one in done {
        fitting(problem, one, &learned, breaches);
    }
    parts.sort_by_key(|part| (part.person, part.start, part.finish, part.number));
    for own in parts.chunk_by(|first, second| first.person == second.person) {
        if let Some(pool) = pool(problem, own[0].person) {
            journey(problem, pool, own, breaches);
        }
    }
}

fn pool(problem: &Problem, person: u32) -> Option<&Pool> {
    let place = problem.pools.partition_point(|pool| pool.persons.end <= person);
    problem.pools.get(place)
}

/// Persons are of the pools and have the skills.
fn fitting(
    problem: &Problem,
    one: &Done<'_>,
    learned: &BTreeMap<(u32, usize), Vec<(Tick, u8)>>,
    breaches: &mut Breaches,
) {
    let start = one.placed.start;
    let codes = || vec![one.code.to_owned()];
    let of_pool = |person: u32, wanted: usize, breaches: &mut Breaches| {
        let wanted = &problem.pools[wanted];
        if let Some(found) = pool(problem, person).filter(|found| found.persons != wanted.persons) {
            breaches.person(Rule::Pool, codes(), Some(person), Some(start), &found.code, &wanted.code);
        }
    };
    let mut lists = one.placed.persons.iter();
    for (need, persons) in one.mode.needs.iter().zip(&mut lists) {
        for &person in persons {
            if let Some(wanted) = need.pool {
                of_pool(person, wanted, breaches);
            }
            let Some(own) = pool(problem, person) else { continue };
            let courses = learned.get(&(person, need.skill)).map_or(&[][..], Vec::as_slice);
            let gained = courses.iter().filter(|&&(finish, _)| finish <= start).map(|&(_, level)| level);
            let level = gained.max().unwrap_or(0).max(own.levels[need.skill]);
            if level < need.level {
                let skill = &problem.skills[need.skill];
                let (found, right) = (format!("{skill} {level}"), format!("{skill} {}", need.level));
                breaches.person(Rule::Skill, codes(), Some(person), Some(start), found, right);
            }
        }
    }
    for (teach, persons) in one.mode.teaches.iter().zip(lists) {
        for &person in persons {
            of_pool(person, teach.pool, breaches);
        }
    }
}

/// One person's activities, in the order of their starts.
fn journey(problem: &Problem, pool: &Pool, own: &[Part], breaches: &mut Breaches) {
    let way = |from: usize, to: usize| match problem.travel.get(from * problem.places.len() + to) {
        Some(&ticks) if from != to => i64::from(ticks),
        _ => 0,
    };
    // Where the person is and since when, as far as a place holds him.
    // What was done before anything that is planned.
    let first = own.first().map_or(0, |part| part.person - pool.persons.start);
    let stand = usize::try_from(first).ok().and_then(|first| pool.stands.get(first)?.as_ref());
    let mut here: Option<(usize, Option<Tick>)> = match stand.and_then(|stand| stand.at) {
        Some((place, since)) => Some((place, Some(since))),
        None => pool.base.map(|base| (base, None)),
    };
    let mut busy_until: Option<(Tick, usize)> = None;
    for part in own {
        let code = |number: usize| problem.activities[number].code.clone();
        let codes = |before: Option<usize>| {
            std::iter::once(part.number).chain(before).map(code).collect::<Vec<String>>()
        };
        let person = Some(part.person);
        if part.start < pool.from || part.finish > pool.to {
            let found = format!("{} to {}", part.start, part.finish);
            let right = format!("within {} to {}", pool.from, pool.to);
            breaches.person(Rule::Away, codes(None), person, Some(part.start), found, right);
        }
        if let Some((finish, before)) = busy_until.filter(|&(finish, _)| part.start < finish) {
            let right = format!("{finish} or later");
            breaches.person(Rule::Busy, codes(Some(before)), person, Some(part.start), part.start, right);
        }
        let done = stand.map_or(pool.from, |stand| stand.free);
        let free = i64::from(busy_until.map_or(done, |(finish, _)| finish.max(done)));
        let before = busy_until.map(|(_, number)| number);
        if let Some(place) = problem.activities[part.number].place {
            if let Some((left, since)) = here.filter(|&(left, since)| left != place || since.is_none()) {
                let way = way(left, place);
                let start = i64::from(part.start);
                let stayed = since.map_or(free, |since| i64::from(since) + i64::from(pool.min_stay));
                let right = format!("{} or later", free.max(stayed) + way);
                if start < free + way && start >= free {
                    let tick = Some(part.start);
                    breaches.person(Rule::Travel, codes(before), person, tick, part.start, right);
                } else if start >= free && start < stayed + way {
                    let tick = Some(part.start);
                    breaches.person(Rule::Stay, codes(before), person, tick, part.start, right);
                }
            }
            let arrived = here.filter(|&(at, _)| at == place).and_then(|(_, since)| since);
            here = Some((place, Some(arrived.unwrap_or(part.start))));
        }
        // What is done has no length and no place any more, and holds nobody: the person's stand says where and
        // when it left him.
        let record = &problem.activities[part.number];
        let done = part.start == part.finish && record.place.is_none() && record.anchor.is_some();
        if stand.is_some() && done {
            continue;
        }
        if busy_until.is_none_or(|(finish, _)| finish < part.finish) {
            busy_until = Some((part.finish, part.number));
        }
    }
}
