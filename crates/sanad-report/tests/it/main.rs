//! The paper of the sample, of an empty programme and of programmes made at random; and what the
//! planner answers, in words.

#![expect(clippy::unwrap_used, reason = "a test fails where it unwraps")]

mod changes;
mod names;
mod properties;
mod ranges;
mod reasons;
mod since;
mod study;
mod support;
mod week;
mod whole;
