//! Search and proof together, in rounds.

use std::collections::BTreeSet;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};

use crate::check::passed;
use crate::project::{Objective, Project};
use crate::prove::{Found, Freedom, Lesson, Prover, Step, Verdict, improve};
use crate::schedule::{Schedule, Value};
use crate::search::bound::bound;
use crate::search::draw::Draw;
use crate::search::member::Goal;
use crate::search::modes::{Spends, useful};
use crate::search::near::Near;
use crate::search::shape::Shape;
use crate::search::wide::{Nets, Walk};
use crate::search::worker::Worker;

/// How to solve.
#[derive(Clone, Copy)]
pub struct Search<'a> {
    /// Schedules to generate, about; a forward or a backward pass counts one, and one given up early
    /// the share of the activities that it placed. Proof work is done in a proportion to it that depends
    /// on what the rounds found, never on the clock. Without a number the search goes on until `stop` or
    /// a proof.
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
    /// Schedules that the checker refused, or found to be worth something else than was told: 0 but for
    /// a fault of the program. They count as if they had not been found.
    pub refused: usize,
}

/// Virtual workers, whatever the number of threads.
const WORKERS: u64 = 8;

/// Schedules for which a further worker is worth while.
const SHARE: u64 = 100_000;

/// Activities that each worker places in a round.
const ROUND: u64 = 3_000_000;

/// How much dearer it is to place an activity where a crew must be found for it.
const CREWED: u64 = 100;

/// How many times fewer activities are placed in a round where modes are mixed ([`Project::mixed`]): proofs
/// have about half of the work there from the beginning. Where best and bound are near it is halved so many
/// times more, and proofs have most of it.
const MIXED: u64 = 2;
const MIXED_CLOSE: u32 = 3;

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

/// Rounds without a better schedule after which the work shifts from schedules to proofs; where modes are mixed proofs
/// have their part from the beginning.
const STILL: u32 = 6;

/// A gap of one in so many lets proofs have most of the work.
const CLOSE: i64 = 30;

/// Activities that are free in a neighbourhood, to begin with and at least.
const FREE: usize = 30;
const FREE_LEAST: usize = 8;

/// Activities of the largest project that proofs are tried on.
const PROVED: usize = 3_000;

/// Activities and links from which a first schedule is made before everything else, and whatever the
/// limit: tables and bounds alone may take longer than it.
const LARGE: usize = 20_000;

/// The draws for it.
const FIRST: u64 = u64::MAX / 2;

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
    /// Hears what a tick of a unit of each renewable, and a unit of each budget, cost in ticks of the whole.
    fn price(&mut self, _prices: &[f64]) {}
    /// Passes made.
    fn passes(&self) -> u64;
}

/// A proof of the whole problem, and what its last step brought.
struct Whole {
    seed: u64,
    /// Made in the first round: on a large project that takes a while.
    prover: Option<Prover>,
    step: Option<Step>,
    /// What the others learned in the round before.
    heard: Vec<Lesson>,
}

impl Whole {
    fn round(&mut self, project: &Project, best: Option<&Schedule>, quantum: u64, stop: &dyn Fn() -> bool) {
        if self.prover.is_none() {
            self.prover = Prover::new(project, self.seed, stop);
        }
        let heard = std::mem::take(&mut self.heard);
        self.step = self.prover.as_mut().map(|prover| prover.step(best, &heard, quantum, stop));
    }
}

/// A search through neighbourhoods of the best schedule, each to its end where that can be had.
struct Part {
    draw: Draw,
    /// Activities that are free in a neighbourhood, about.
    free: usize,
    found: Option<Schedule>,
    propagations: u64,
    refused: usize,
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
            let (found, done, refused) = improve(project, &best, &freedom, below, left.min(TRY), stop);
            self.propagations += done;
            self.refused += usize::from(refused);
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
    if kept.iter().any(Vec::is_empty) {
        return Rounds::new(project, search, Value { first: 0, second: 0 }).impossible();
    }
    let spends = Spends::new(project, &kept);
    let nets = (project.len() + project.links.len() >= LARGE).then(|| Nets::new(project));
    let first = nets.as_ref().and_then(|nets| {
        let draw = Draw::new(search.seed, FIRST);
        // Where nothing is taken out again it ends soon.
        let sure = nets.plain(project);
        let stop = || !sure && (search.stop)();
        Walk::new(project, &kept, &spends, nets, draw).first(&stop)
    });
    let bound = bound(project, &kept, search.stop);
    let (shape, wide, goal);
    let mut rounds = Rounds::new(project, search, bound.unwrap_or(Value { first: 0, second: 0 }));
    if bound.is_none() {
        return rounds.impossible();
    }
    if let Some(first) = first {
        rounds.begin(first);
    }
    if rounds.best.is_some() && (search.stop)() {
        return rounds.answer();
    }
    shape = Shape::new(project, &kept, search.stop);
    wide = if shape.is_some() { None } else { nets.or_else(|| Some(Nets::new(project))) };
    goal = Goal::new(project);
    let workers = search.schedules.map_or(WORKERS, |schedules| (schedules / SHARE).clamp(1, WORKERS));
    let each = search.schedules.map(|schedules| schedules.div_ceil(workers));
    for stream in 0..workers {
        let draw = Draw::new(search.seed, stream);
        if let Some(shape) = &shape {
            rounds.primal.push(Box::new(Worker::new(shape, &goal, draw, each)));
        } else if let Some(nets) = &wide {
            rounds.primal.push(Box::new(Walk::new(project, &kept, &spends, nets, draw)));
        }
    }
    if search.proofs && (1..=PROVED).contains(&project.len()) {
        rounds.prove();
    }
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
    /// Schedules refused: those of workers by worker and value, as they are offered again in every
    /// round, and the others.
    refused: (BTreeSet<(usize, Value)>, usize),
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

impl<'a> Rounds<'a> {
    /// Nobody works yet.
    fn new(project: &'a Project, search: &'a Search<'a>, bound: Value) -> Self {
        Self {
            project,
            search,
            primal: Vec::new(),
            wholes: Vec::new(),
            parts: Vec::new(),
            bound,
            best: None,
            closed: false,
            propagations: 0,
            refused: (BTreeSet::new(), 0),
            quanta: (0, 0),
            done: 0,
            still: 0,
        }
    }

    /// Lets proofs and searches through neighbourhoods work, too.
    fn prove(&mut self) {
        let whole = |seed| Whole { seed: 2 * seed, prover: None, step: None, heard: Vec::new() };
        self.wholes = (0..WHOLES).map(whole).collect();
        let part = |stream| Part {
            draw: Draw::new(self.search.seed, u64::MAX - stream),
            free: FREE,
            found: None,
            propagations: 0,
            refused: 0,
        };
        self.parts = (0..PARTS).map(part).collect();
    }

    /// Begins with a schedule.
    fn begin(&mut self, first: Schedule) {
        self.found(first);
        self.tell();
    }

    /// The answer that there certainly is no schedule.
    fn impossible(&mut self) -> Answer {
        self.closed = true;
        self.answer()
    }

    fn run(&mut self, each: Option<u64>) -> Answer {
        let size = u64::try_from(self.project.len().max(1)).unwrap_or(u64::MAX);
        let size = size.saturating_mul(if self.project.persons.is_empty() { 1 } else { CREWED });
        let mixed = self.project.mixed();
        let size = size.saturating_mul(if mixed { MIXED } else { 1 });
        let mut left = each;
        loop {
            // The first rounds are short: what is easy is closed at once.
            let share = |whole: u64| (whole >> (5 - self.done.min(5))).max(1);
            let close = self.close();
            let (less, more) = if mixed && close {
                (MIXED_CLOSE, 1)
            } else if !mixed && (close || self.still >= STILL) {
                (2, 2)
            } else {
                (0, 0)
            };
            let quota = (share(ROUND / size) >> less).max(8).min(left.unwrap_or(u64::MAX));
            self.quanta = (share(QUANTUM) << more, share(PART) << more);
            self.round(quota);
            self.done += 1;
            left = left.map(|left| left - quota);
            let before = self.best.as_ref().map(|best| best.0);
            self.merge();
            let same = before == self.best.as_ref().map(|best| best.0);
            self.still = if same { self.still + 1 } else { 0 };
            if self.reached() || self.closed || left == Some(0) || (self.search.stop)() {
                return self.answer();
            }
            let mut provers = self.wholes.iter().filter_map(|whole| whole.prover.as_ref());
            let prices = provers.next().map_or(&[][..], Prover::prices);
            for worker in &mut self.primal {
                if let Some((value, schedule)) = &self.best {
                    worker.hear(*value, schedule);
                }
                worker.price(prices);
            }
        }
    }

    /// Whether the best is worth as much as any can be.
    fn reached(&self) -> bool {
        self.best.as_ref().is_some_and(|best| best.0 <= self.bound)
    }

    /// Whether best and bound are so near that a proof is to be expected.
    fn close(&self) -> bool {
        let best = self.best.as_ref().map(|best| best.0.first);
        best.is_some_and(|best| (best - self.bound.first).saturating_mul(CLOSE) <= best)
    }

    /// All workers, each once, on as many threads as there may be. Without a number of schedules the
    /// first to know the end ends the round of all; with one each does its whole share, so that an
    /// equal effort gives an equal answer.
    fn round(&mut self, quota: u64) {
        let (project, search, bound, best) = (self.project, self.search, self.bound, &self.best);
        let (whole_quantum, part_quantum) = self.quanta;
        let threads = search.threads.min(self.primal.len() + self.wholes.len() + self.parts.len());
        let best = best.as_ref().map(|best| &best.1);
        let wholes = self.wholes.iter_mut().map(Job::Whole);
        let parts = self.parts.iter_mut().filter(|_| best.is_some()).map(Job::Part);
        let queue = Mutex::new(wholes.chain(parts).chain(self.primal.iter_mut().map(Job::Search)));
        let next = || queue.lock().ok().and_then(|mut queue| queue.next());
        let over = AtomicBool::new(false);
        let stop = || over.load(Ordering::Relaxed) || (search.stop)();
        let work = || {
            while let Some(job) = next() {
                let ended = match (job, best) {
                    (Job::Search(worker), _) => {
                        worker.round(quota, bound, &stop);
                        let reached = worker.value().filter(|value| *value <= bound);
                        // It is the end only once the checker has seen it.
                        reached
                            .zip(worker.schedule())
                            .is_some_and(|(value, schedule)| passed(project, &schedule, value).is_some())
                    }
                    (Job::Whole(own), _) => {
                        own.round(project, best, whole_quantum, &stop);
                        own.step.as_ref().is_some_and(|step| last_word(project, step.verdict))
                    }
                    (Job::Part(own), Some(best)) => {
                        own.round(project, best, part_quantum, &stop);
                        own.found.as_ref().is_some_and(|found| found.value(project) <= bound)
                    }
                    (Job::Part(_), None) => false,
                };
                if ended && search.schedules.is_none() {
                    over.store(true, Ordering::Relaxed);
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
            let Some(value) = self.primal[worker].value() else { continue };
            let better = self.best.as_ref().is_none_or(|best| value < best.0);
            if let Some(schedule) = better.then(|| self.primal[worker].schedule()).flatten()
                && !self.take(schedule, value)
            {
                self.refused.0.insert((worker, value));
            }
        }
        for own in 0..self.parts.len() {
            let part = &mut self.parts[own];
            self.propagations += std::mem::take(&mut part.propagations);
            self.refused.1 += std::mem::take(&mut part.refused);
            if let Some(schedule) = part.found.take() {
                self.found(schedule);
            }
        }
        for own in 0..self.wholes.len() {
            let Some(step) = self.wholes[own].step.take() else { continue };
            for (other, whole) in self.wholes.iter_mut().enumerate() {
                if other != own {
                    whole.heard.extend_from_slice(&step.news);
                }
            }
            self.propagations += step.propagations;
            self.refused.1 += usize::from(step.refused);
            self.bound.first = self.bound.first.max(step.bound);
            if let Some(schedule) = step.better {
                self.found(schedule);
            }
            self.closed |= last_word(self.project, step.verdict);
            if step.verdict == Verdict::Optimal {
                // Best in the first number; the second is not looked at by proofs.
                let first = self.best.as_ref().map_or(self.bound.first, |best| best.0.first);
                self.bound.first = self.bound.first.max(first);
            }
        }
        if before != (self.best.as_ref().map(|best| best.0), self.bound) {
            self.tell();
        }
    }

    /// Tells the caller how it stands.
    fn tell(&self) {
        (self.search.progress)(&Progress {
            best: self.best.as_ref().map(|best| best.0),
            bound: self.bound.first,
            schedules: self.primal.iter().map(|worker| worker.passes()).sum(),
        });
    }

    /// Takes a schedule that comes without a value.
    fn found(&mut self, schedule: Schedule) {
        let told = schedule.value(self.project);
        self.refused.1 += usize::from(!self.take(schedule, told));
    }

    /// Takes a schedule where it is better; false when the checker refuses it.
    fn take(&mut self, schedule: Schedule, told: Value) -> bool {
        let Some(value) = passed(self.project, &schedule, told) else { return false };
        if self.best.as_ref().is_none_or(|best| value < best.0) {
            self.best = Some((value, schedule));
        }
        true
    }

    fn answer(&mut self) -> Answer {
        let status = match (&self.best, self.closed) {
            (Some(_), closed) if self.reached() || closed => Status::Optimal,
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
            refused: self.refused.0.len() + self.refused.1,
        }
    }
}

/// Whether nothing is left to be done after a verdict. Where delays are counted the second number of
/// the value may still become better than that of an optimum.
fn last_word(project: &Project, verdict: Verdict) -> bool {
    match verdict {
        Verdict::Open => false,
        Verdict::Infeasible => true,
        Verdict::Optimal => project.objective == Objective::Makespan,
    }
}

#[cfg(test)]
mod tests;
