//! Tests of the outcomes: status of items, what surveys would decide, visits, decisions, ledger.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on stops here")]

mod items;
mod ledger;
mod money;
mod operation;
mod reach;
mod risk;
mod sites;
mod support;
mod time;
mod visits;
mod works;
