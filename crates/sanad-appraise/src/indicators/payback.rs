//! After how long what was invested has come back.

use super::{Why, present};
use crate::number::Number;

/// When it is paid back.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Payback<N> {
    /// The period in which it happens, from 0.
    pub period: usize,
    /// Months since the start of the first period; evenly within the period.
    pub months: N,
}

/// The first time that the sum of flows is above nought after it was below (UNIDO manual, 1991, IX.E). Counted
/// from the start of the first period, construction included.
pub fn payback<N: Number>(flows: &[N], months: &[u32]) -> Result<Payback<N>, Why> {
    if flows.len() != months.len() {
        return Err(Why::Shape);
    }
    let (mut sum, mut start, mut invested) = (N::ZERO, 0, false);
    for (period, (flow, length)) in flows.iter().zip(months).enumerate() {
        let before = sum;
        sum += *flow;
        if !sum.is_number() {
            return Err(Why::NotANumber);
        }
        if sum < N::ZERO {
            invested = true;
        } else if invested && sum >= N::ZERO && before < N::ZERO {
            let part = -before / *flow * N::whole((*length).into());
            return Ok(Payback { period, months: N::whole(start) + part });
        }
        start += i64::from(*length);
    }
    Err(if invested { Why::NeverPaidBack } else { Why::NoInvestment })
}

/// The same with flows times their factors. Which instant they are discounted to does not matter.
pub fn dynamic_payback<N: Number>(flows: &[N], factors: &[N], months: &[u32]) -> Result<Payback<N>, Why> {
    present(flows, factors)?;
    let worth: Vec<N> = flows.iter().zip(factors).map(|(flow, factor)| *flow * *factor).collect();
    payback(&worth, months)
}
