//! What each question bears on, as the outcomes need it.

use super::questions;
use sanad_outcomes::Bearing;
use std::sync::LazyLock;

static BEARINGS: LazyLock<Vec<Bearing>> = LazyLock::new(|| {
    let part = |q: &super::Question, p: &super::Part| Bearing {
        field: p.field.to_owned(),
        decides: q.decides.clone(),
    };
    questions().iter().flat_map(|q| q.parts.iter().map(move |p| part(q, p))).collect()
});

/// One bearing a field that is asked for, in the order of the page.
pub fn bearings() -> &'static [Bearing] {
    &BEARINGS
}
