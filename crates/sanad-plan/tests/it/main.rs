//! Tests of the planning engines, one module for each concern.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop there")]

mod bound;
mod broken;
mod made;
mod mutated;
mod optimum;
mod oracle;
mod order;
mod portfolio;
mod repeat;
mod why;
mod worked;
