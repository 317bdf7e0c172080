//! Every plan of a small problem, one after another: an optimum to compare with, and plans to break.

use sanad_plan::portfolio::{Choice, Group, Placed, Plan, Problem, Rule, Score, Terms, Tick};

use super::naive;
use crate::made::Made;

/// All selections, modes and starts, the starts of each activity in a random order.
struct Walk<'a> {
    problem: &'a Problem,
    ways: Vec<Vec<(usize, Tick, Tick)>>,
    plan: Plan,
}

fn ways(problem: &Problem, number: usize) -> Vec<(usize, Tick, Tick)> {
    let activity = &problem.activities[number];
    let mut ways = Vec::new();
    for (place, mode) in activity.modes.iter().enumerate() {
        for start in activity.release..=activity.deadline {
            let works = mode.duration == 0
                || mode.calendar.is_none_or(|calendar| {
                    let tick = usize::try_from(start).unwrap();
                    problem.calendars[calendar].working.get(tick) == Some(&true)
                });
            let pinned =
                activity.pin.is_none_or(|(pin, mode)| pin == start && mode.is_none_or(|mode| mode == place));
            let finish = naive::finish(problem, mode, start).filter(|&finish| finish <= activity.deadline);
            if let Some(finish) = finish.filter(|_| works && pinned) {
                ways.push((place, start, finish));
            }
        }
    }
    ways
}

/// How many combinations of modes and starts there are at most.
pub(crate) fn size(problem: &Problem) -> usize {
    (0..problem.activities.len()).map(|number| ways(problem, number).len() + 1).product()
}

/// A selection that all rules of choice allow.
fn selection(problem: &Problem, chosen: &[bool]) -> bool {
    let count = |list: &[usize]| list.iter().filter(|&&measure| chosen[measure]).count();
    problem.measures.iter().zip(chosen).all(|(measure, &chosen)| match measure.choice {
        Choice::Free => true,
        Choice::Mandatory => chosen,
        Choice::Excluded => !chosen,
    }) && problem.groups.iter().all(|group| match group {
        Group::ExactlyOne(list) => count(list) == 1,
        Group::AtMostOne(list) => count(list) <= 1,
        Group::Implies(first, list) => !chosen[*first] || count(list) > 0,
    })
}

impl Walk<'_> {
    /// Calls for every plan without its persons that keeps rules 1 to 4; stops when told so.
    fn from(&mut self, number: usize, call: &mut dyn FnMut(&mut Plan) -> bool) -> bool {
        if number == self.problem.activities.len() {
            return call(&mut self.plan);
        }
        if !self.plan.chosen[self.problem.activities[number].measure] {
            self.plan.placed[number] = None;
            return self.from(number + 1, call);
        }
        for way in 0..self.ways[number].len() {
            let (mode, start, finish) = self.ways[number][way];
            self.plan.placed[number] = Some(Placed { mode, start, finish, persons: Vec::new() });
            if self.holds(number, start, finish) && self.from(number + 1, call) {
                return true;
            }
        }
        self.plan.placed[number] = None;
        false
    }

    fn holds(&self, number: usize, start: Tick, finish: Tick) -> bool {
        let links = self.problem.links.iter().filter(|link| link.from.max(link.to) == number);
        for link in links {
            if let (Some(from), Some(to)) = (&self.plan.placed[link.from], &self.plan.placed[link.to])
                && naive::link(self.problem, link, from, to).is_some()
            {
                return false;
            }
        }
        (0..self.problem.renewables.len()).all(|renewable| {
            (start..finish).all(|tick| naive::renewable(self.problem, &self.plan, renewable, tick) >= 0)
        })
    }
}

fn walk(problem: &Problem, made: &mut Made, call: &mut dyn FnMut(&mut Plan) -> bool) {
    let mut shuffle = |mut list: Vec<(usize, Tick, Tick)>| {
        for last in (1..list.len()).rev() {
            list.swap(last, usize::try_from(made.below(u32::try_from(last + 1).unwrap())).unwrap());
        }
        list
    };
    let ways = (0..problem.activities.len()).map(|number| shuffle(ways(problem, number))).collect();
    let empty = Plan { chosen: Vec::new(), placed: vec![None; problem.activities.len()] };
    let mut walk = Walk { problem, ways, plan: empty };
    for selected in 0..1usize << problem.measures.len() {
        walk.plan.chosen = (0..problem.measures.len()).map(|measure| selected >> measure & 1 == 1).collect();
        if selection(problem, &walk.plan.chosen) && walk.from(0, call) {
            return;
        }
    }
}

/// Whether funds and utilities suffice.
fn stocked(problem: &Problem, plan: &Plan) -> bool {
    (0..problem.funds.len())
        .all(|fund| (0..=problem.horizon).all(|tick| naive::fund(problem, plan, fund, tick) >= 0))
        && (0..problem.utilities.len()).all(|utility| {
            (0..=problem.horizon).all(|tick| naive::utility(problem, plan, utility, tick) >= 0)
        })
}

/// Gives every activity its persons, if that can be done.
fn staffed(problem: &Problem, plan: &mut Plan) -> bool {
    let mut order: Vec<(Tick, usize)> =
        plan.placed.iter().enumerate().filter_map(|(n, placed)| Some((placed.as_ref()?.start, n))).collect();
    order.sort_unstable();
    let order: Vec<usize> = order.into_iter().map(|(_, number)| number).collect();
    for placed in plan.placed.iter_mut().flatten() {
        placed.persons.clear();
    }
    staff(problem, plan, &order)
}

fn staff(problem: &Problem, plan: &mut Plan, order: &[usize]) -> bool {
    let Some((&number, rest)) = order.split_first() else { return true };
    let placed = plan.placed[number].as_ref().unwrap();
    let mode = &problem.activities[number].modes[placed.mode];
    let list = placed.persons.len();
    let need = mode.needs.get(list).map(|need| (need.count, need.pool));
    let teach = || mode.teaches.get(list - mode.needs.len()).map(|teach| (teach.count, Some(teach.pool)));
    let Some((count, pool)) = need.or_else(teach) else {
        return staff(problem, plan, rest);
    };
    let used: Vec<u32> = placed.persons.iter().flatten().copied().collect();
    let pools = problem.pools.iter().enumerate().filter(|&(place, _)| pool.is_none_or(|pool| pool == place));
    let able: Vec<u32> =
        pools.flat_map(|(_, pool)| pool.persons.clone()).filter(|person| !used.contains(person)).collect();
    for picked in 0..1usize << able.len() {
        if picked.count_ones() != count {
            continue;
        }
        let persons =
            (0..able.len()).filter(|place| picked >> place & 1 == 1).map(|place| able[place]).collect();
        plan.placed[number].as_mut().unwrap().persons.push(persons);
        let mut wrong = std::collections::BTreeSet::new();
        naive::people(problem, plan, &mut wrong);
        let fits = wrong.iter().all(|(rule, ..)| *rule == Rule::Count);
        if fits && staff(problem, plan, order) {
            return true;
        }
        plan.placed[number].as_mut().unwrap().persons.truncate(list);
    }
    false
}

/// The best score of all plans and one that has it.
pub(crate) fn best(problem: &Problem) -> Option<(Score, Plan)> {
    let mut best: Option<(Score, Plan)> = None;
    walk(problem, &mut Made::new(0), &mut |plan| {
        let score = Score::of(problem, &naive::terms(problem, plan));
        let better = best.as_ref().is_none_or(|(known, _)| score < *known);
        if better && stocked(problem, plan) && staffed(problem, plan) {
            best = Some((score, plan.clone()));
        }
        false
    });
    best
}

/// What all plans come to in two terms, more being better: each pair that no other is as good as.
pub(crate) fn frontier(problem: &Problem, good: &dyn Fn(&Terms) -> (i64, i64)) -> Vec<(i64, i64)> {
    let mut pairs: Vec<(i64, i64)> = Vec::new();
    walk(problem, &mut Made::new(0), &mut |plan| {
        let own = good(&naive::terms(problem, plan));
        let covered = pairs.iter().any(|pair| pair.0 >= own.0 && pair.1 >= own.1);
        if !covered && stocked(problem, plan) && staffed(problem, plan) {
            pairs.retain(|pair| pair.0 > own.0 || pair.1 > own.1);
            pairs.push(own);
        }
        false
    });
    pairs.sort_unstable();
    pairs
}

/// Some plans that keep every rule.
pub(crate) fn plans(problem: &Problem, most: usize, seed: u64) -> Vec<Plan> {
    let mut found = Vec::new();
    let mut made = Made::new(seed);
    let mut steps = 0;
    walk(problem, &mut Made::new(seed), &mut |plan| {
        steps += 1;
        if made.below(5) == 0 && stocked(problem, plan) && staffed(problem, plan) {
            found.push(plan.clone());
        }
        found.len() >= most || steps > 2_000
    });
    found
}

/// Whether some plan that keeps every rule chooses a measure.
pub(crate) fn can_choose(problem: &Problem, measure: usize) -> bool {
    let mut found = false;
    walk(problem, &mut Made::new(0), &mut |plan| {
        found = plan.chosen[measure] && stocked(problem, plan) && staffed(problem, plan);
        found
    });
    found
}
