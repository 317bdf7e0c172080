//! Every kind of finding that an input can give, this crate's and the model's.

/// Codes of all findings, sorted; the language bundles hold a sentence for each.
pub const CODES: &[&str] = &[];
