//! Search and proof together, in rounds.

use std::sync::Mutex;

use crate::check::check;
use crate::project::Project;
use crate::schedule::{Schedule, Value};
use crate::search::bound::bound;
use crate::search::draw::Draw;
use crate::search::member::{Goal, Member};
use crate::search::modes::useful;
use crate::search::shape::Shape;
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

/// Solves a project.
pub fn solve(project: &Project, search: &Search<'_>) -> Answer {
    let modes = useful(project);
    let mut answer = Answer {
        status: Status::Unknown,
        schedule: None,
        value: None,
        bound: 0,
        schedules: 0,
        propagations: 0,
    };
    let Some(bound) = bound(project, &modes) else {
        answer.status = Status::Infeasible;
        return answer;
    };
    answer.bound = bound.first;
    let Some(shape) = Shape::new(project, &modes) else {
        return answer;
    };
    let goal = Goal::new(project);
    let workers = search.schedules.map_or(WORKERS, |schedules| (schedules / SHARE).clamp(1, WORKERS));
    let each = search.schedules.map(|schedules| schedules.div_ceil(workers));
    let mut team: Vec<Worker> =
        (0..workers).map(|stream| Worker::new(&shape, &goal, Draw::new(search.seed, stream), each)).collect();
    let size = u64::try_from(project.len().max(1)).unwrap_or(u64::MAX);
    let target = (bound.first, bound.second);
    let mut best = Member::default();
    let mut left = each;
    loop {
        let quota = (ROUND / size).max(8).min(left.unwrap_or(u64::MAX));
        let queue = Mutex::new(team.iter_mut());
        let next = || queue.lock().ok().and_then(|mut queue| queue.next());
        std::thread::scope(|scope| {
            let work = || {
                while let Some(worker) = next() {
                    worker.round(quota, target, search.stop);
                }
            };
            for _ in 1..search.threads.min(team_size(workers)) {
                scope.spawn(work);
            }
            work();
        });
        left = left.map(|left| left - quota);
        answer.schedules = team.iter().map(Worker::passes).sum();
        let made = team.iter().map(Worker::best).filter(|member| !member.starts.is_empty());
        if let Some(made) = made.min_by_key(|member| member.value)
            && (best.starts.is_empty() || made.value < best.value)
        {
            best = made.clone();
            let schedule = schedule(project, &shape, &best);
            if let Ok(value) = check(project, &schedule) {
                answer.schedule = Some(schedule);
                answer.value = Some(value);
                answer.status = if value <= bound { Status::Optimal } else { Status::Feasible };
                (search.progress)(&Progress {
                    best: answer.value,
                    bound: answer.bound,
                    schedules: answer.schedules,
                });
            }
        }
        if answer.status == Status::Optimal || left == Some(0) || (search.stop)() {
            return answer;
        }
        if !best.starts.is_empty() {
            for worker in &mut team {
                worker.hear(&best);
            }
        }
    }
}

fn team_size(workers: u64) -> usize {
    usize::try_from(workers).unwrap_or(1)
}

/// A schedule in the project's own places.
fn schedule(project: &Project, shape: &Shape, member: &Member) -> Schedule {
    let way = |activity: usize| member.ways.get(activity).map_or(0, |&way| usize::from(way));
    Schedule {
        starts: member.starts.iter().map(|&start| i64::from(start)).collect(),
        modes: (0..project.len()).map(|activity| shape.ways(activity)[way(activity)].mode as usize).collect(),
        crews: vec![Vec::new(); project.len()],
    }
}
