//! Tests of the reader: rules, forces on labelled texts, properties on any text.
#![expect(clippy::unwrap_used, reason = "a failed unwrap is a failed test")]

mod labelled;
mod properties;
mod rules;
mod sentences;
mod unseen;
