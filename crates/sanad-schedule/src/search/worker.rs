//! One virtual worker: a population first, then local search from the best of it.

use super::draw::Draw;
use super::evolve::Evolve;
use super::local::{Habits, Local};
use super::member::{Goal, Member};
use super::pass::Pass;
use super::shape::Shape;
use crate::schedule::{Schedule, Value};
use crate::solve::Primal;

/// Passes for a population when there is no number.
const BREEDING: u64 = 40_000;

/// Passes up to which there is but a population; with more, it has four parts of five.
const SHORT: u64 = 20_000;

/// Up to so many passes, the members on a side to begin with, in hundredths of the square root of the
/// passes, and one in how many of them at the end.
const SIZES: [(u64, usize, usize); 3] = [(2_000, 75, 6), (20_000, 120, 10), (u64::MAX, 150, 20)];

/// Rounds without a better schedule after which a worker goes on from the best of all.
const STALE: u32 = 4;

/// A virtual worker on projects that the tables hold.
pub(crate) struct Worker<'a> {
    shape: &'a Shape,
    pass: Pass<'a>,
    draw: Draw,
    evolve: Option<Evolve<'a>>,
    breeding: u64,
    local: Local<'a>,
    /// Activities placed.
    work: u64,
    stale: u32,
}

impl<'a> Worker<'a> {
    /// A worker with its own draws, and the passes that it will be allowed, if known.
    pub(crate) fn new(shape: &'a Shape, goal: &'a Goal, draw: Draw, passes: Option<u64>) -> Self {
        let part = |passes: u64| passes.min((passes * 4 / 5).clamp(SHORT, BREEDING));
        let breeding = passes.map_or(BREEDING, part);
        let root = usize::try_from(breeding.isqrt()).unwrap_or(0);
        let (_, size, fewer) = *SIZES.iter().find(|size| breeding <= size.0).unwrap_or(&SIZES[2]);
        let breeds = !shape.many() && matches!(goal, Goal::Last) && shape.pure;
        let habits = if shape.many() { Habits::MANY } else { Habits::ONE };
        Self {
            shape,
            pass: Pass::new(shape),
            draw,
            evolve: breeds.then(|| Evolve::new(shape, root * size / 100, fewer, breeding)),
            breeding,
            local: Local::new(shape, goal, habits),
            work: 0,
            stale: 0,
        }
    }

    /// The best so far; without starts before the first.
    fn best(&self) -> &Member {
        match &self.evolve {
            Some(evolve) => evolve.best(),
            None => self.local.best(),
        }
    }

    /// A schedule as this worker keeps them.
    fn member(&self, value: Value, schedule: &Schedule) -> Option<Member> {
        let ways = |activity: usize, &mode: &usize| {
            let place = self.shape.ways(activity).iter().position(|way| way.mode as usize == mode);
            u16::try_from(place?).ok()
        };
        let ways: Option<Vec<u16>> =
            schedule.modes.iter().enumerate().map(|(activity, mode)| ways(activity, mode)).collect();
        let starts: Option<Vec<u32>> =
            schedule.starts.iter().map(|&start| u32::try_from(start).ok()).collect();
        let (ways, starts) = (ways?, starts?);
        let finish = |activity: usize| {
            starts[activity] + self.shape.ways(activity)[usize::from(ways[activity])].duration
        };
        let last = (0..self.shape.count).map(finish).max().unwrap_or(0);
        Some(Member { starts, ways, last, value: (value.first, value.second) })
    }
}

impl Primal for Worker<'_> {
    fn passes(&self) -> u64 {
        self.work / self.shape.count.max(1) as u64
    }

    fn value(&self) -> Option<Value> {
        let best = self.best();
        (!best.starts.is_empty()).then_some(Value { first: best.value.0, second: best.value.1 })
    }

    fn schedule(&self) -> Option<Schedule> {
        let best = self.best();
        let way = |activity: usize| best.ways.get(activity).map_or(0, |&way| usize::from(way));
        self.value().map(|_| Schedule {
            starts: best.starts.iter().map(|&start| i64::from(start)).collect(),
            modes: (0..self.shape.count)
                .map(|activity| self.shape.ways(activity)[way(activity)].mode as usize)
                .collect(),
            crews: vec![Vec::new(); self.shape.count],
        })
    }

    fn round(&mut self, passes: u64, bound: Value, stop: &dyn Fn() -> bool) {
        let count = self.shape.count.max(1) as u64;
        let until = self.work + passes.saturating_mul(count);
        let before = self.value();
        while self.work < until && !stop() && self.value().is_none_or(|best| best > bound) {
            if let Some(evolve) = &mut self.evolve {
                self.work += evolve.step(&mut self.pass, &mut self.draw);
                if self.work >= self.breeding * count || evolve.settled() {
                    self.local.take(evolve.best());
                    self.evolve = None;
                }
            } else {
                self.work += self.local.step(&mut self.pass, &mut self.draw).max(1) * count;
            }
        }
        self.stale = if self.value() == before { self.stale + 1 } else { 0 };
    }

    fn price(&mut self, prices: &[f64]) {
        self.local.price(prices);
    }

    fn hear(&mut self, value: Value, schedule: &Schedule) {
        let better = self.value().is_none_or(|own| value < own);
        if better
            && self.evolve.is_none()
            && self.stale >= STALE
            && let Some(member) = self.member(value, schedule)
        {
            self.local.take(&member);
            self.stale = 0;
        }
    }
}
