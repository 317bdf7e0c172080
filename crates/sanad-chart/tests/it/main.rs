//! What charts promise: the same bytes for the same data, the right places,
//! nothing unescaped, a table that says the same.
#![expect(clippy::unwrap_used, reason = "a test that cannot find what it looks for has failed")]

mod bars;
mod common;
mod flow;
mod frontier;
mod gantt;
mod map;
mod matrix;
mod pair;
mod profile;
mod safe;
mod spread;
mod steps;
mod style;
mod works;
