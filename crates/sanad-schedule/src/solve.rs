//! Search and proof together, in rounds.

use crate::project::Project;
use crate::schedule::{Schedule, Value};

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

/// Solves a project.
pub fn solve(project: &Project, _search: &Search<'_>) -> Answer {
    let _ = project;
    Answer { status: Status::Unknown, schedule: None, value: None, bound: 0, schedules: 0, propagations: 0 }
}
