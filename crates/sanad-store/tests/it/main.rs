//! What the store promises, one module a promise.
#![expect(clippy::unwrap_used, reason = "a test that cannot get its input fails where it stands")]

mod book;
mod copies;
mod crash;
mod history;
mod open;
mod replay;
mod schema;
mod support;
