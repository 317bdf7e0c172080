//! Tests of the reader: rules, forces on labelled texts, properties on any text.
#![expect(clippy::unwrap_used, reason = "a failed unwrap is a failed test")]

mod facets;
mod labelled;
mod properties;
mod rules;
mod sample;
mod sentences;
mod tiles;
mod unseen;

use sanad_reader::Lexicon;
use std::sync::LazyLock;

/// The rules of the product, read once for all tests.
static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::builtin().unwrap());
