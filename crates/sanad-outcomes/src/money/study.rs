//! A project by itself, with all that follows from its likely values: what a file of one is told as.

use super::partners::together;
use sanad_appraise::indicators::{Indicators, indicators_with};
use sanad_appraise::{Exact, Statements, Valid, calculate};

/// A project with all that follows from it, exact.
#[derive(Clone, Debug)]
pub struct Study {
    /// The project.
    pub valid: Valid,
    /// Its statements; partners by what each pays in in one currency.
    pub statements: Statements<Exact>,
    /// What partners are paid less what they pay in, by period, whatever the currencies: in the order of
    /// [`one_by_one`](super::one_by_one).
    pub partners: Vec<Vec<Exact>>,
    /// What it is worth; partners as above.
    pub indicators: Indicators<Exact>,
}

impl Study {
    /// Nothing where a figure grew beyond exact arithmetic.
    pub fn new(valid: Valid) -> Option<Self> {
        let case = valid.case.likely();
        let statements: Statements<Exact> = calculate(&case);
        if !statements.sheet.is_number() {
            return None;
        }
        let partners = together(&valid.project, &statements.partners);
        let indicators = indicators_with(&case, &statements, &partners);
        Some(Self { valid, statements, partners, indicators })
    }
}
