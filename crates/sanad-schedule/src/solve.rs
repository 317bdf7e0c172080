//! Search and proof together, in rounds.

use std::sync::Mutex;

use crate::check::check;
use crate::project::Project;
use crate::schedule::{Schedule, Value};
use crate::search::bound::bound;
use crate::search::draw::Draw;
use crate::search::member::Goal;
use crate::search::modes::{Spends, useful};
use crate::search::near::Near;
use crate::search::shape::Shape;
use crate::search::wide::Walk;
use crate::search::worker::Worker;

/// How to solve.
#[derive(Clone, Copy)]
pub struct Search<'a> {
    /// Schedules to generate, about; a forward or a backward pass counts one. Proof work is done in
    /// a fixed proportion to it. Without a number the search goes on until `stop` or a proof.
    pub schedules: Option<u64>,
    /// Seed of all draws.
    pub seed: u64,
    /// How many threads at most; changes the time taken, never the answer of an equal effort.
    pub threads: usize,
    /// Asked often; true ends the search with the best so far.
    pub stop: &'a (dyn Fn() -> bool + Sync),
    /// Told whenever the best or the bound gets better.
    pub progress: &'a (dyn Fn(&Progress) + Sync),
}

/// What the caller hears.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// The best so far.
    pub best: Option<Value>,
    /// No schedule is better than this in the first number of its value.
    pub bound: i64,
    /// Schedules generated.
    pub schedules: u64,
}

/// What is known at the end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Status {
    /// The schedule is best: none is better.
    Optimal,
    /// A schedule, perhaps not the best.
    Feasible,
    /// Certainly no schedule.
    Infeasible,
    /// No schedule found, and no proof that there is none.
    Unknown,
}

/// The answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// What is known.
    pub status: Status,
    /// The best schedule found; it passed the checker.
    pub schedule: Option<Schedule>,
    /// What it is worth, as the checker counts it.
    pub value: Option<Value>,
    /// No schedule is better than this in the first number of its value.
    pub bound: i64,
    /// Schedules generated.
    pub schedules: u64,
    /// Propagations of the proofs.
    pub propagations: u64,
}

/// Virtual workers, whatever the number of threads.
const WORKERS: u64 = 8;

/// Schedules for which a further worker is worth while.
const SHARE: u64 = 100_000;

/// Activities that each worker places in a round.
const ROUND: u64 = 400_000;

/// Activities that each worker places in the first round; it doubles from round to round.
const FIRST_ROUND: u64 = 5_000;

/// Propagations of a proof in a round.
const QUANTUM: u64 = 200_000;

/// A virtual worker that looks for good schedules.
pub(crate) trait Primal: Send {
    /// Works for about so many passes, until nothing can be better, or until it is told to stop.
    fn round(&mut self, passes: u64, bound: Value, stop: &dyn Fn() -> bool);
    /// What the best is worth.
    fn value(&self) -> Option<Value>;
    /// The best.
    fn schedule(&self) -> Option<Schedule>;
    /// Hears of the best of all.
    fn hear(&mut self, value: Value, schedule: &Schedule);
    /// Passes made.
    fn passes(&self) -> u64;
}

/// A virtual worker that proves bounds, and finds schedules on the way. What it gives depends on
/// what it is given alone.
pub(crate) trait Prover: Send {
    /// Goes on with the whole problem for about so many propagations.
    fn step(&mut self, best: Option<&Schedule>, quantum: u64, stop: &dyn Fn() -> bool) -> Step;
    /// Looks for a schedule better than `best` in its neighbourhood.
    fn look(&mut self, best: &Schedule, near: &Near, quantum: u64, stop: &dyn Fn() -> bool) -> Step;
}

/// What a prover has found.
#[derive(Debug, Clone, Default)]
pub(crate) struct Step {
    /// A better schedule.
    pub(crate) schedule: Option<Schedule>,
    /// No schedule is better than this in the first number of its value.
    pub(crate) bound: Option<i64>,
    /// There is no better schedule than the better of this one and the one given.
    pub(crate) closed: bool,
    /// Propagations made.
    pub(crate) propagations: u64,
}

/// Solves a project.
pub fn solve(project: &Project, search: &Search<'_>) -> Answer {
    solve_with(project, search, Vec::new())
}

/// Solves a project with provers.
pub(crate) fn solve_with(
    project: &Project,
    search: &Search<'_>,
    provers: Vec<Box<dyn Prover + '_>>,
) -> Answer {
    let kept = useful(project);
    let Some(bound) = bound(project, &kept) else {
        return Answer {
            status: Status::Infeasible,
            schedule: None,
            value: None,
            bound: 0,
            schedules: 0,
            propagations: 0,
        };
    };
    let spends = Spends::new(project, &kept);
    let shape = Shape::new(project, &kept);
    let goal = Goal::new(project);
    let workers = search.schedules.map_or(WORKERS, |schedules| (schedules / SHARE).clamp(1, WORKERS));
    let each = search.schedules.map(|schedules| schedules.div_ceil(workers));
    let primal = (0..workers).map(|stream| -> Box<dyn Primal + '_> {
        let draw = Draw::new(search.seed, stream);
        match &shape {
            Some(shape) => Box::new(Worker::new(shape, &goal, draw, each)),
            None => Box::new(Walk::new(project, &kept, &spends, draw)),
        }
    });
    let mut rounds = Rounds {
        project,
        search,
        primal: primal.collect(),
        provers: provers.into_iter().map(|prover| (prover, Step::default(), Near::default())).collect(),
        draw: Draw::new(search.seed, u64::MAX),
        bound,
        best: None,
        closed: false,
        propagations: 0,
    };
    rounds.run(each)
}

/// The search as it goes on, round by round.
struct Rounds<'a> {
    project: &'a Project,
    search: &'a Search<'a>,
    primal: Vec<Box<dyn Primal + 'a>>,
    provers: Vec<(Box<dyn Prover + 'a>, Step, Near)>,
    draw: Draw,
    bound: Value,
    best: Option<(Value, Schedule)>,
    closed: bool,
    propagations: u64,
}

/// What a thread takes from the queue of a round.
enum Job<'j, 'a> {
    Search(&'j mut Box<dyn Primal + 'a>),
    Prove(&'j mut (Box<dyn Prover + 'a>, Step, Near)),
}

impl Rounds<'_> {
    fn run(&mut self, each: Option<u64>) -> Answer {
        let size = u64::try_from(self.project.len().max(1)).unwrap_or(u64::MAX);
        let mut left = each;
        let mut round = 0_u64;
        loop {
            // The first rounds are short, so that a schedule is there early.
            let activities = (FIRST_ROUND << round.min(16)).min(ROUND);
            let quota = (activities / size).max(8).min(left.unwrap_or(u64::MAX));
            self.round(quota, round);
            round += 1;
            left = left.map(|left| left - quota);
            self.merge();
            let best = self.best.as_ref().is_some_and(|best| best.0 <= self.bound);
            if best || self.closed || left == Some(0) || (self.search.stop)() {
                return self.answer(best);
            }
            if let Some((value, schedule)) = &self.best {
                for worker in &mut self.primal {
                    worker.hear(*value, schedule);
                }
            }
        }
    }

    /// All workers, each once, on as many threads as there may be.
    fn round(&mut self, quota: u64, round: u64) {
        let (search, bound, best) = (self.search, self.bound, &self.best);
        for (_, _, near) in &mut self.provers {
            if let Some((_, schedule)) = best {
                *near = Near::new(self.project, schedule, &mut self.draw);
            }
        }
        let threads = search.threads.min(self.primal.len() + self.provers.len());
        let provers = self.provers.iter_mut().map(Job::Prove);
        let queue = Mutex::new(provers.chain(self.primal.iter_mut().map(Job::Search)));
        let next = || queue.lock().ok().and_then(|mut queue| queue.next());
        let work = || {
            while let Some(job) = next() {
                match job {
                    Job::Search(worker) => worker.round(quota, bound, search.stop),
                    Job::Prove((prover, step, near)) => {
                        *step = match best {
                            Some((_, best)) if round % 2 == 1 => {
                                prover.look(best, near, QUANTUM, search.stop)
                            }
                            _ => prover.step(best.as_ref().map(|best| &best.1), QUANTUM, search.stop),
                        };
                    }
                }
            }
        };
        std::thread::scope(|scope| {
            for _ in 1..threads {
                scope.spawn(work);
            }
            work();
        });
    }

    /// Takes over what the workers found, in their order, after the checker has counted it.
    fn merge(&mut self) {
        let before = (self.best.as_ref().map(|best| best.0), self.bound);
        for worker in 0..self.primal.len() {
            let worker = &self.primal[worker];
            let value = worker.value();
            let better = value.is_some_and(|value| self.best.as_ref().is_none_or(|best| value < best.0));
            if let Some(schedule) = better.then(|| worker.schedule()).flatten() {
                self.take(schedule);
            }
        }
        for prover in 0..self.provers.len() {
            let step = std::mem::take(&mut self.provers[prover].1);
            self.propagations += step.propagations;
            self.bound.first = self.bound.first.max(step.bound.unwrap_or(0));
            self.closed |= step.closed;
            if let Some(schedule) = step.schedule {
                self.take(schedule);
            }
        }
        if before != (self.best.as_ref().map(|best| best.0), self.bound) {
            (self.search.progress)(&Progress {
                best: self.best.as_ref().map(|best| best.0),
                bound: self.bound.first,
                schedules: self.primal.iter().map(|worker| worker.passes()).sum(),
            });
        }
    }

    fn take(&mut self, schedule: Schedule) {
        if let Ok(value) = check(self.project, &schedule)
            && self.best.as_ref().is_none_or(|best| value < best.0)
        {
            self.best = Some((value, schedule));
        }
    }

    fn answer(&mut self, best: bool) -> Answer {
        let status = match (&self.best, self.closed) {
            (Some(_), closed) if best || closed => Status::Optimal,
            (Some(_), _) => Status::Feasible,
            (None, true) => Status::Infeasible,
            (None, false) => Status::Unknown,
        };
        let (value, schedule) = self.best.take().unzip();
        Answer {
            status,
            bound: match (status, value) {
                (Status::Optimal, Some(value)) => value.first,
                _ => self.bound.first,
            },
            schedule,
            value,
            schedules: self.primal.iter().map(|worker| worker.passes()).sum(),
            propagations: self.propagations,
        }
    }
}
