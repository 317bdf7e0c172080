//! A project with some of its figures changed: what would it be worth?

use super::worth::present_value;
use sanad_appraise::indicators::{Why, indicators};
use sanad_appraise::{Case, Input, Line, Number, Valid, calculate};

/// What is changed; factors are of the likely value, 1 leaves it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Change {
    /// Prices of what is sold.
    pub price: f64,
    /// Capacity used; it does not rise above all there is.
    pub used: f64,
    /// Investment, and what is paid in, given and lent for it.
    pub investment: f64,
    /// Running costs.
    pub running: f64,
    /// The rate of discount, a year.
    pub rate: Option<f64>,
}

impl Default for Change {
    fn default() -> Self {
        Self { price: 1.0, used: 1.0, investment: 1.0, running: 1.0, rate: None }
    }
}

impl Change {
    fn of(&self, input: &Input) -> f64 {
        let (path, likely) = (input.path.as_str(), input.figure.number::<f64>());
        let has = |start: &str, part: &str| path.starts_with(start) && path.contains(part);
        if has("product.", ".price") {
            likely * self.price
        } else if has("product.", ".utilisation") {
            (likely * self.used).min(likely.max(1.0))
        } else if ["investment.", "equity.", "grant."].iter().any(|start| has(start, ".amounts"))
            || has("finance.", ".draws")
            || has("finance.", ".repay.amounts")
        {
            likely * self.investment
        } else if has("cost.", ".per_unit") || has("cost.", ".fixed") || has("cost.", ".variable") {
            likely * self.running
        } else if path == "discount.rate" {
            self.rate.unwrap_or(likely)
        } else {
            likely
        }
    }
}

/// What a changed project is worth.
#[derive(Clone, Debug, PartialEq)]
pub struct Changed {
    /// Net present value of all capital at the reference of the project.
    pub npv: f64,
    /// The rate of return of all capital, a year.
    pub irr: Result<f64, Why>,
    /// Months until it is paid back.
    pub payback: Result<f64, Why>,
    /// What is invested, not discounted.
    pub invested: f64,
    /// The largest flow of all capital in a period, without its sign: what a value is large or small beside.
    pub scale: f64,
}

/// Computes a project with a change; nothing where a number grows beyond what numbers hold, or where more would be sold
/// than is made and in stock.
pub fn what_if(valid: &Valid, change: &Change) -> Option<Changed> {
    let case: Case<f64> = valid.case.map(&mut |input: &Input| change.of(input));
    if !case.sells_what_there_is() {
        return None;
    }
    let statements = calculate(&case);
    let told = indicators(&case, &statements);
    Some(Changed {
        npv: present_value(&case, &statements, Line::FlowTotal, case.discount.rate)?,
        irr: told.total.irr(),
        payback: told.total.payback.map(|back| back.months.float()),
        invested: statements.sheet.total(Line::Investment),
        scale: statements.sheet.line(Line::FlowTotal).iter().fold(0.0, |most: f64, n| most.max(n.abs())),
    })
}
