//! Tests of the model: the vocabulary, dates, money, facts, rows, raw tables and the programme.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on stops here")]

mod facts;
mod money;
mod raw;
mod rows;
mod schema;
mod support;
mod when;
mod works;
mod zone;
