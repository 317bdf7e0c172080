//! Scheduling engine: projects whose activities compete for resources, to proven optimality where
//! that can be had.
//!
//! *Build → validate → solve → result*: a [`Raw`] project that a reader fills in, a validated
//! [`Project`] that cannot be wrong, [`solve`] that takes only that, and an [`Answer`] whose
//! schedule [`check`] has counted again.
//!
//! | module | what it knows |
//! |---|---|
//! | `project` | the problem, in its own words |
//! | `validate` | what may be wrong with a raw project, all at once |
//! | `schedule` | starts, modes and crews: a solution |
//! | `check` | the rules, written from the problem's text alone |
//! | `search` | good schedules: lists, profiles, populations |
//! | `prove` | bounds and proofs: lazy clause generation |
//! | `solve` | both together, in rounds |
//! | `numbers` | the clauses alone, for engines with problems of their own |
//!
//! The engine is pure: no input or output, no clock, no global random state. Equal project, effort
//! and seed give equal answers on any number of threads.

mod check;
pub mod numbers;
mod project;
mod prove;
mod schedule;
mod search;
mod solve;
mod validate;

pub use check::{Breach, check};
pub use project::{Activity, End, Link, Mode, Objective, Part, Project, Raw};
pub use schedule::{Schedule, Value};
pub use solve::{Answer, Progress, Search, Status, solve};
pub use validate::{Fault, Place};
