//! Tests of the scheduling engine.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop there")]

mod check;
mod made;
mod search;
