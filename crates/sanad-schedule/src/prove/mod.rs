//! Bounds and proofs by lazy clause generation.
//!
//! | file | what it knows |
//! |---|---|
//! | `engine` | bounds, links, clauses, search; nothing of projects |
//! | `rules` | time-tables, sums, stocks, relaxations |
//! | `model` | a project in the engine |
//! | `prover` | bound and optimum, in quanta |
//! | `improve` | the same on a part of the project, for neighbourhoods |

mod engine;
mod improve;
mod model;
mod prover;
mod rules;
#[cfg(test)]
mod tests;

pub use engine::Outcome;
pub(crate) use engine::{Engine, Lesson, Lit, Options, Trail, Var};
pub(crate) use improve::{Found, improve};
pub(crate) use model::Freedom;
pub(crate) use prover::{Prover, Step, Verdict};
pub(crate) use rules::{Energy, Flow, Size, Stock, Sum, Task, TimeTable, Work};
