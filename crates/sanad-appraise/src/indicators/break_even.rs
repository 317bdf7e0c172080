//! Break-even: what must be sold so that nothing is lost.

use super::{Why, quotient};
use crate::number::Number;

/// Break-even of a period.
#[derive(Clone, Debug, PartialEq)]
pub struct BreakEven<N> {
    /// Share of sales that is left after variable costs.
    pub margin: N,
    /// Sales at which fixed costs are just covered.
    pub value: N,
    /// That over the sales of the period: above 1 the period makes a loss.
    pub share: N,
    /// Units of each product at which they are just covered, with the mix of the period.
    pub units: Vec<N>,
    /// How many times the margin covers fixed costs; none where there are none.
    pub cover: Option<N>,
}

/// Break-even (UNIDO manual, 1991, IX.F): `fixed ÷ (1 − variable ÷ sales)`. `fixed` includes the costs of
/// finance, or does not. `units`: sold of each product.
pub fn break_even<N: Number>(sales: N, variable: N, fixed: N, units: &[N]) -> Result<BreakEven<N>, Why> {
    if sales == N::ZERO {
        return Err(Why::NoSales);
    }
    let left = sales - variable;
    if left <= N::ZERO {
        return Err(Why::NoMargin);
    }
    // Divided once each: decimals keep all their digits.
    let margin = quotient(left, sales, Why::NoSales)?;
    let value = quotient(fixed * sales, left, Why::NoMargin)?;
    let share = quotient(fixed, left, Why::NoMargin)?;
    Ok(BreakEven {
        margin,
        value,
        share,
        units: units.iter().map(|sold| *sold * share).collect(),
        cover: quotient(left, fixed, Why::NoCosts).ok(),
    })
}
