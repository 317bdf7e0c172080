//! A case in which all is decided but who does what: whether it can be staffed.

use super::Proof;
use super::net::{Net, shortest};
use super::state::{Known, State};
use crate::portfolio::check::check;
use crate::portfolio::{Mode, Parts, Placed, Plan, Problem, Rule, Tick};

/// The problem as it is checked in such a case. Where measures with people at places were left out of
/// it, a person may have been led past them: then the ways are the shortest there are, and nobody has
/// to stay.
pub(super) fn loosened(parts: &Parts, exact: bool) -> Problem {
    let mut parts = parts.clone();
    if !exact {
        let ways = shortest(&parts);
        if ways.is_empty() {
            parts.travel.clear();
        } else {
            parts.travel = ways.iter().map(|&way| u16::try_from(way).unwrap_or(u16::MAX)).collect();
        }
        parts.pools.iter_mut().for_each(|pool| pool.min_stay = 0);
    }
    Problem(parts)
}

/// A plan of the case, or that it has none; everything in `state` must be decided.
pub(super) fn staffed(net: &Net, problem: &Problem, state: &State, work: &mut u64) -> Proof {
    let chosen = state.choice.iter().map(|&known| known == Known::Must).collect();
    let placed = (0..problem.activities.len()).map(|activity| {
        if !state.must(net, activity) {
            return None;
        }
        let mode = state.allowed(activity).next()?;
        let start = state.start[activity].0;
        let (clock, duration) = net.clock(activity, mode);
        let finish = clock.finish(start, duration)?;
        Some(Placed { mode, start, finish, persons: Vec::new() })
    });
    let mut plan = Plan { chosen, placed: placed.collect() };
    if let Err(breaches) = check(problem, &plan)
        && breaches.iter().any(|breach| breach.rule != Rule::Count)
    {
        return Proof::Refuted;
    }
    let mut order: Vec<(Tick, usize)> = Vec::new();
    for (number, placed) in plan.placed.iter_mut().enumerate() {
        let Some(placed) = placed else { continue };
        let mode = &problem.activities[number].modes[placed.mode];
        placed.persons = vec![Vec::new(); mode.needs.len() + mode.teaches.len()];
        order.push((placed.start, number));
    }
    order.sort_unstable();
    let order: Vec<usize> = order.into_iter().map(|(_, number)| number).collect();
    let mut staff = Staff { problem, work, done: vec![Vec::new(); place(problem.persons())] };
    match staff.from(&mut plan, &order, 0, 0) {
        Some(true) => Proof::Plan(plan),
        Some(false) => Proof::Refuted,
        None => Proof::Open,
    }
}

fn place(person: u32) -> usize {
    usize::try_from(person).unwrap_or(usize::MAX)
}

struct Staff<'a> {
    problem: &'a Problem,
    work: &'a mut u64,
    /// What each person does so far.
    done: Vec<Vec<usize>>,
}

impl Staff<'_> {
    /// Staffs the activities left, from a person on in the list under way, if that can be done; nothing
    /// when the work is used up.
    fn from(&mut self, plan: &mut Plan, order: &[usize], list: usize, least: u32) -> Option<bool> {
        *self.work = self.work.checked_sub(1)?;
        let Some((&number, rest)) = order.split_first() else {
            return Some(check(self.problem, plan).is_ok());
        };
        let problem = self.problem;
        let placed = plan.placed[number].as_ref()?;
        let mode = &problem.activities[number].modes[placed.mode];
        let Some((count, pool)) = wanted(mode, list) else { return self.from(plan, rest, 0, 0) };
        if placed.persons[list].len() == count {
            return self.from(plan, order, list + 1, 0);
        }
        let mut tried: Vec<(usize, Vec<usize>)> = Vec::new();
        for (own, record) in problem.pools.iter().enumerate() {
            if pool.is_some_and(|pool| pool != own) {
                continue;
            }
            for person in record.persons.clone().filter(|&person| person >= least) {
                let before = self.done[place(person)].clone();
                // Those who know and did the same are as good as each other.
                if before.contains(&number) || tried.contains(&(own, before.clone())) {
                    continue;
                }
                tried.push((own, before));
                if !self.free(plan, number, person) {
                    continue;
                }
                self.done[place(person)].push(number);
                plan.placed[number].as_mut()?.persons[list].push(person);
                let found = self.from(plan, order, list, person + 1);
                if found != Some(false) {
                    return found;
                }
                plan.placed[number].as_mut()?.persons[list].pop();
                self.done[place(person)].pop();
            }
        }
        Some(false)
    }

    /// Whether a person does nothing else meanwhile.
    fn free(&self, plan: &Plan, number: usize, person: u32) -> bool {
        let Some(own) = &plan.placed[number] else { return false };
        self.done[place(person)]
            .iter()
            .filter_map(|&other| plan.placed[other].as_ref())
            .all(|other| other.finish <= own.start || own.finish <= other.start)
    }
}

/// How many persons a list of a mode has, and of which pool only.
fn wanted(mode: &Mode, list: usize) -> Option<(usize, Option<usize>)> {
    let (count, pool) = if let Some(need) = mode.needs.get(list) {
        (need.count, need.pool)
    } else {
        let teach = mode.teaches.get(list - mode.needs.len())?;
        (teach.count, Some(teach.pool))
    };
    Some((place(count), pool))
}
