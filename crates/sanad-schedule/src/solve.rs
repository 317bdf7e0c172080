//! Search and proof together, in rounds.

use std::sync::Mutex;

use crate::check::check;
use crate::project::{Objective, Project};
use crate::prove::{Found, Freedom, Prover, Step, Verdict, improve};
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
    /// Schedules to generate, about; a forward or a backward pass counts one, and one given up early
    /// the share of the activities that it placed. Proof work is done in a fixed proportion to it. Without a number the search goes on until `stop` or a proof.
    pub schedules: Option<u64>,
    /// Seed of all draws.
    pub seed: u64,
    /// How many threads at most; changes the time taken, never the answer of an equal effort.
    pub threads: usize,
    /// Whether proofs work beside the schedules, and search through neighbourhoods of the best; their
    /// work is counted in propagations and not among the schedules.
    pub proofs: bool,
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
const ROUND: u64 = 3_000_000;

/// How much dearer it is to place an activity where a crew must be found for it.
const CREWED: u64 = 100;

/// Proofs of the whole side by side, each with its own way to search.
const WHOLES: u64 = 2;

/// Searches through neighbourhoods side by side.
const PARTS: u64 = 4;

/// Propagations of a proof of the whole in a round.
const QUANTUM: u64 = 250_000;

/// Propagations of a search through neighbourhoods in a round.
const PART: u64 = 125_000;

/// Propagations for one neighbourhood, at most.
const TRY: u64 = 40_000;

/// Rounds without a better schedule after which the work shifts from schedules to proofs.
const STILL: u32 = 6;

/// A gap of one in so many lets proofs have most of the work.
const CLOSE: i64 = 30;

/// Activities that are free in a neighbourhood, to begin with and at least.
const FREE: usize = 30;
const FREE_LEAST: usize = 8;

/// Activities of the largest project that proofs are tried on.
const PROVED: usize = 3_000;

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

/// A proof of the whole problem, and what its last step brought.
struct Whole {
    prover: Prover,
    step: Option<Step>,
}

/// A search through neighbourhoods of the best schedule, each to its end where that can be had.
struct Part {
    draw: Draw,
    /// Activities that are free in a neighbourhood, about.
    free: usize,
    found: Option<Schedule>,
    propagations: u64,
}

impl Part {
    /// Looks through neighbourhoods for about so many propagations.
    fn round(&mut self, project: &Project, best: &Schedule, quantum: u64, stop: &dyn Fn() -> bool) {
        let mut best = best.clone();
        let mut left = quantum;
        while left > 0 && !stop() {
            let near = Near::new(project, &best, self.free, &mut self.draw);
            let freedom = Freedom { windows: near.windows, modes: near.modes, orders: Vec::new() };
            let below = best.value(project).first;
            let (found, done) = improve(project, &best, &freedom, below, left.min(TRY), stop);
            self.propagations += done;
            // Making the neighbourhood is work too.
            left = left.saturating_sub(done + 200 * project.len() as u64);
            match found {
                Found::Better(schedule) => {
                    best = schedule.clone();
                    self.found = Some(schedule);
                }
                Found::Nothing => self.free = (self.free + 1).min(project.len()),
                Found::Open => self.free = self.free.saturating_sub(2).max(FREE_LEAST),
            }
        }
    }
}

/// Solves a project.
pub fn solve(project: &Project, search: &Search<'_>) -> Answer {
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
    let proofs = search.proofs && (1..=PROVED).contains(&project.len());
    let seeds = 0..if proofs { WHOLES } else { 0 };
    let parts = 0..if proofs { PARTS } else { 0 };
    let whole = |seed| Whole { prover: Prover::new(project, 2 * seed), step: None };
    let part = |stream| Part {
        draw: Draw::new(search.seed, u64::MAX - stream),
        free: FREE,
        found: None,
        propagations: 0,
    };
    let mut rounds = Rounds {
        project,
        search,
        primal: primal.collect(),
        wholes: seeds.map(whole).collect(),
        parts: parts.map(part).collect(),
        bound,
        best: None,
        closed: false,
        propagations: 0,
        quanta: (0, 0),
        done: 0,
        still: 0,
    };
    rounds.run(each)
}

/// The search as it goes on, round by round.
struct Rounds<'a> {
    project: &'a Project,
    search: &'a Search<'a>,
    primal: Vec<Box<dyn Primal + 'a>>,
    wholes: Vec<Whole>,
    parts: Vec<Part>,
    bound: Value,
    best: Option<(Value, Schedule)>,
    closed: bool,
    propagations: u64,
    /// Propagations of a proof of the whole and of neighbourhoods in this round.
    quanta: (u64, u64),
    /// Rounds done.
    done: u32,
    /// Rounds since the best got better.
    still: u32,
}

/// What a thread takes from the queue of a round.
enum Job<'j, 'a> {
    Search(&'j mut Box<dyn Primal + 'a>),
    Whole(&'j mut Whole),
    Part(&'j mut Part),
}

impl Rounds<'_> {
    fn run(&mut self, each: Option<u64>) -> Answer {
        let size = u64::try_from(self.project.len().max(1)).unwrap_or(u64::MAX);
        let size = size.saturating_mul(if self.project.persons.is_empty() { 1 } else { CREWED });
        let mut left = each;
        loop {
            // The first rounds are short: what is easy is closed at once.
            let share = |whole: u64| (whole >> (5 - self.done.min(5))).max(1);
            let shift = if self.still >= STILL || self.close() { 2 } else { 0 };
            let quota = (share(ROUND / size) >> shift).max(8).min(left.unwrap_or(u64::MAX));
            self.quanta = (share(QUANTUM) << shift, share(PART) << shift);
            self.round(quota);
            self.done += 1;
            left = left.map(|left| left - quota);
            let before = self.best.as_ref().map(|best| best.0);
            self.merge();
            let same = before == self.best.as_ref().map(|best| best.0);
            self.still = if same { self.still + 1 } else { 0 };
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

    /// Whether best and bound are so near that a proof is to be expected.
    fn close(&self) -> bool {
        let best = self.best.as_ref().map(|best| best.0.first);
        best.is_some_and(|best| (best - self.bound.first).saturating_mul(CLOSE) <= best)
    }

    /// All workers, each once, on as many threads as there may be.
    fn round(&mut self, quota: u64) {
        let (project, search, bound, best) = (self.project, self.search, self.bound, &self.best);
        let (whole_quantum, part_quantum) = self.quanta;
        let threads = search.threads.min(self.primal.len() + self.wholes.len() + self.parts.len());
        let best = best.as_ref().map(|best| &best.1);
        let wholes = self.wholes.iter_mut().map(Job::Whole);
        let parts = self.parts.iter_mut().filter(|_| best.is_some()).map(Job::Part);
        let queue = Mutex::new(wholes.chain(parts).chain(self.primal.iter_mut().map(Job::Search)));
        let next = || queue.lock().ok().and_then(|mut queue| queue.next());
        let work = || {
            while let Some(job) = next() {
                match (job, best) {
                    (Job::Search(worker), _) => worker.round(quota, bound, search.stop),
                    (Job::Whole(own), _) => {
                        own.step = Some(own.prover.step(best, whole_quantum, search.stop));
                    }
                    (Job::Part(own), Some(best)) => own.round(project, best, part_quantum, search.stop),
                    (Job::Part(_), None) => {}
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
        for own in 0..self.parts.len() {
            let part = &mut self.parts[own];
            self.propagations += std::mem::take(&mut part.propagations);
            if let Some(schedule) = part.found.take() {
                self.take(schedule);
            }
        }
        for own in 0..self.wholes.len() {
            let Some(step) = self.wholes[own].step.take() else { continue };
            self.propagations += step.propagations;
            self.bound.first = self.bound.first.max(step.bound);
            if let Some(schedule) = step.better {
                self.take(schedule);
            }
            match step.verdict {
                Verdict::Open => {}
                Verdict::Infeasible => self.closed = true,
                Verdict::Optimal => {
                    // Best in the first number; the second is not looked at by proofs.
                    let first = self.best.as_ref().map_or(self.bound.first, |best| best.0.first);
                    self.bound.first = self.bound.first.max(first);
                    self.closed |= self.project.objective == Objective::Makespan;
                }
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
