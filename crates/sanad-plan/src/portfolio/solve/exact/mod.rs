//! The exact search: plans better than the best, until there is none, by clauses learned from every
//! contradiction.
//!
//! | file | what it knows |
//! |---|---|
//! | `plain` | which problems it understands |
//! | `model` | such a problem in numbers |
//!
//! It proves what schedules made one after the other cannot, and finds the plans in which something
//! waits for another's sake. Work is counted in propagations.

mod model;
mod plain;

use std::collections::BTreeMap;

use sanad_schedule::numbers::{Amount, Outcome};

use self::model::Model;
use self::plain::{Plain, Skill};
use super::decode::Worth;
use super::heads::Heads;
use super::recipe::Recipe;
use super::search::Best;
use super::shape::Shape;
use crate::portfolio::{Placed, Plan, Score, Tick, check};

/// Propagations of a turn before the other direction has its own.
const TURN: u64 = 100_000;

/// What a score is worth: more when better.
fn worth(score: &Score) -> i64 {
    score.0.first().map_or(0, |&first| i64::try_from(-first).unwrap_or(i64::MAX))
}

/// A search under way.
#[derive(Debug)]
pub(super) struct Exact {
    plain: Plain,
    model: Model,
    /// What the best plan known is worth.
    best: Option<i64>,
    turns: u64,
    /// Whether no plan is better than the best known.
    pub(super) done: bool,
    /// Whether a plan of the model broke a rule, after which nothing is claimed.
    lost: bool,
}

impl Exact {
    /// The search, where the problem is one that it understands.
    pub(super) fn of(shape: &Shape, heads: &Heads) -> Option<Self> {
        let plain = Plain::of(shape)?;
        let model = Model::new(shape, heads, &plain);
        Some(Self { plain, model, best: None, turns: 0, done: false, lost: false })
    }

    /// What no plan is above.
    pub(super) fn bound(&self) -> Option<i64> {
        if self.lost {
            return None;
        }
        match self.best {
            Some(best) if self.done => Some(best),
            best => {
                let bound = self.model.whole - i64::from(self.model.numbers.least(self.model.goal));
                Some(best.map_or(bound, |best| bound.max(best)))
            }
        }
    }

    /// Tells a plan: only what is better is looked for from here on, near it first.
    pub(super) fn know(&mut self, score: &Score, plan: &Plan) {
        let worth = worth(score);
        if self.done || self.best.is_some_and(|best| best >= worth) {
            return;
        }
        self.best = Some(worth);
        let model = &mut self.model;
        for (activity, placed) in plan.placed.iter().enumerate() {
            if let Some(placed) = placed {
                model.numbers.lean(model.start[activity], placed.start);
                model.numbers.lean(model.finish[activity], placed.finish);
                if model.modes[activity].len() > 1 {
                    for (mode, &number) in model.modes[activity].iter().enumerate() {
                        model.numbers.lean(number, i32::from(mode == placed.mode));
                    }
                }
            }
        }
        for (&number, &chosen) in model.chosen.iter().zip(&plan.chosen) {
            model.numbers.lean(number, i32::from(chosen));
        }
        let goal = model.goal.at_most(i32::try_from(model.whole - worth - 1).unwrap_or(i32::MAX / 2));
        model.numbers.require(goal);
    }

    /// Goes on for about so many propagations; the best plan found on the way.
    pub(super) fn step(&mut self, shape: &Shape, quantum: u64, stop: &dyn Fn() -> bool) -> Option<Best> {
        let until = self.model.numbers.propagations().saturating_add(quantum);
        let mut better = None;
        while !self.done && !self.lost {
            if self.model.numbers.broken() {
                // Without any plan this says that there is none, which others prove and tell.
                self.done = self.best.is_some();
                self.lost = !self.done;
                break;
            }
            let now = self.model.numbers.propagations();
            if now >= until || stop() {
                break;
            }
            // Every other turn asks whether a value far above the best can be had.
            let far = (self.turns % 2 == 1).then(|| self.far()).flatten();
            match self.model.numbers.search(far, TURN.min(until - now), stop) {
                Outcome::Found => {
                    let plan = self.plan(shape);
                    let terms = check(shape.problem, &plan).ok();
                    let Some((terms, score)) = terms
                        .map(|terms| (terms, Score::of(shape.problem, &terms)))
                        .filter(|found| self.best.is_none_or(|best| worth(&found.1) > best))
                    else {
                        self.lost = true;
                        break;
                    };
                    self.know(&score, &plan);
                    let worth = Worth { missing: 0, short: 0, score };
                    let genome = Recipe::exactly(shape, &plan).0;
                    better = Some(Best { genome, worth, plan, terms });
                }
                Outcome::Open => self.turns += 1,
                Outcome::Never | Outcome::NotSo => {}
            }
        }
        better
    }

    /// That the goal lies in the lower part of what is still possible.
    fn far(&self) -> Option<sanad_schedule::numbers::Fact> {
        let least = self.model.numbers.least(self.model.goal);
        let most = i32::try_from(self.model.whole - self.best?).ok()?;
        Some(self.model.goal.at_most(least + (most - least) / 4))
    }

    /// The plan that stands in the numbers.
    fn plan(&self, shape: &Shape) -> Plan {
        let problem = shape.problem;
        let known = self.model.numbers.known();
        let chosen: Vec<bool> = self.model.chosen.iter().map(|&number| known.low(number) == 1).collect();
        let mut plan = Plan { chosen, placed: vec![None; problem.activities.len()] };
        let mut order: Vec<(Tick, usize)> = Vec::new();
        for (activity, record) in problem.activities.iter().enumerate() {
            if !plan.chosen[record.measure] {
                continue;
            }
            let modes = &self.model.modes[activity];
            let mode = modes.iter().position(|&mode| known.low(mode) == 1).unwrap_or(0);
            let start = known.low(self.model.start[activity]);
            let finish = start + Tick::try_from(record.modes[mode].duration).unwrap_or(Tick::MAX / 2);
            plan.placed[activity] = Some(Placed { mode, start, finish, persons: Vec::new() });
            order.push((start, activity));
        }
        order.sort_unstable();
        let mut counts: BTreeMap<(usize, Skill), Vec<(usize, usize)>> = BTreeMap::new();
        for share in &self.model.shares {
            let number = match share.number {
                Amount::Fixed(number) => number,
                Amount::Open(number) => known.low(number),
            };
            let list = counts.entry((share.activity, share.skill)).or_default();
            list.push((share.pool, usize::try_from(number).unwrap_or(0)));
        }
        // Whoever is free earliest goes: all of a pool are alike.
        let mut free: Vec<Vec<(Tick, u32)>> = (problem.pools.iter().zip(&self.plain.pools))
            .map(|(pool, own)| match own.taught {
                None => pool.persons.clone().map(|person| (0, person)).collect(),
                Some(course) => {
                    let placed = plan.placed[course].as_ref();
                    let taught = placed.map_or(0, |placed| {
                        let mode = &problem.activities[course].modes[placed.mode];
                        mode.teaches.iter().map(|teach| teach.count).sum()
                    });
                    let finish = placed.map_or(0, |placed| placed.finish);
                    pool.persons.clone().take(taught as usize).map(|person| (finish, person)).collect()
                }
            })
            .collect();
        for (_, activity) in order {
            let Some(placed) = &mut plan.placed[activity] else { continue };
            let mode = &problem.activities[activity].modes[placed.mode];
            for need in &mode.needs {
                let mut persons = Vec::new();
                let skill = (need.skill, need.level, need.pool);
                for &(pool, count) in counts.get(&(activity, skill)).into_iter().flatten() {
                    free[pool].sort_unstable();
                    for own in free[pool].iter_mut().take(count) {
                        own.0 = placed.finish;
                        persons.push(own.1);
                    }
                }
                placed.persons.push(persons);
            }
            for teach in &mode.teaches {
                let persons = problem.pools[teach.pool].persons.clone();
                placed.persons.push(persons.take(teach.count as usize).collect());
            }
        }
        plan
    }
}
