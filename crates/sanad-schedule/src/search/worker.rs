//! One virtual worker: a population first, then local search from the best of it.

use super::draw::Draw;
use super::evolve::Evolve;
use super::local::{Habits, Local};
use super::member::{Goal, Member};
use super::pass::Pass;
use super::shape::Shape;

/// Passes for a population when there is no number.
const BREEDING: u64 = 40_000;

/// Rounds without a better schedule after which a worker goes on from the best of all.
const STALE: u32 = 4;

/// A virtual worker on projects that the tables hold.
pub(crate) struct Worker<'a> {
    pass: Pass<'a>,
    draw: Draw,
    evolve: Option<Evolve>,
    breeding: u64,
    local: Local<'a>,
    passes: u64,
    stale: u32,
}

impl<'a> Worker<'a> {
    /// A worker with its own draws, and the passes that it will be allowed, if known.
    pub(crate) fn new(shape: &'a Shape, goal: &'a Goal, draw: Draw, passes: Option<u64>) -> Self {
        let breeding = passes
            .map_or(BREEDING, |passes| if passes < 20_000 { passes } else { (passes / 2).min(BREEDING) });
        let root = usize::try_from(breeding.isqrt()).unwrap_or(0);
        let breeds = !shape.many() && matches!(goal, Goal::Last) && shape.pure;
        let e = |n: &str, o: usize| std::env::var(n).ok().and_then(|x| x.parse().ok()).unwrap_or(o);
        let habits = Habits {
            noise: e("NOISE", 30),
            stretch: e("STRETCH", 20),
            odds: e("ODDS", 50),
            changes: e("CHANGES", 3),
        };
        Self {
            pass: Pass::new(shape),
            draw,
            evolve: breeds.then(|| Evolve::new(shape, root * e("ROOT", 7) / 10)),
            breeding: e("BREED", breeding as usize) as u64,
            local: Local::new(shape, goal, habits),
            passes: 0,
            stale: 0,
        }
    }

    /// The best so far; without starts before the first.
    pub(crate) fn best(&self) -> &Member {
        match &self.evolve {
            Some(evolve) => evolve.best(),
            None => self.local.best(),
        }
    }

    /// Passes made.
    pub(crate) fn passes(&self) -> u64 {
        self.passes
    }

    /// Works for about so many passes, or until there is nothing better.
    pub(crate) fn round(&mut self, passes: u64, bound: (i64, i64), stop: &dyn Fn() -> bool) {
        let until = self.passes + passes;
        let before = self.best().value;
        while self.passes < until && !stop() {
            let best = self.best();
            if !best.starts.is_empty() && best.value <= bound {
                break;
            }
            if let Some(evolve) = &mut self.evolve {
                self.passes += evolve.step(&mut self.pass, &mut self.draw);
                if self.passes >= self.breeding || evolve.settled() {
                    self.local.take(evolve.best());
                    self.evolve = None;
                }
            } else {
                self.passes += self.local.step(&mut self.pass, &mut self.draw).max(1);
            }
        }
        self.stale = if self.best().value < before { 0 } else { self.stale + 1 };
    }

    /// Hears of the best of all.
    pub(crate) fn hear(&mut self, best: &Member) {
        if self.evolve.is_none() && self.stale >= STALE && best.value < self.best().value {
            self.local.take(best);
            self.stale = 0;
        }
    }
}
