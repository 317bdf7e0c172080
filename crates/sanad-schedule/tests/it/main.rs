//! Tests of the scheduling engine.

mod check;
mod made;
mod search;
