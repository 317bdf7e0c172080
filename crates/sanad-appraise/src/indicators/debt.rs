//! How well cash carries debt, and what capital costs.

use super::{Why, quotient};
use crate::number::Number;

/// Cash for debt service over debt service, period by period: a ratio, 1 just suffices. Where there is no
/// service, the reason.
pub fn debt_service_cover<N: Number>(cash: &[N], service: &[N]) -> Vec<Result<N, Why>> {
    cash.iter().zip(service).map(|(cash, service)| quotient(*cash, *service, Why::NoDebtService)).collect()
}

/// The least of what could be computed; the first reason where nothing could.
pub fn least<N: Number>(ratios: &[Result<N, Why>], none: Why) -> Result<N, Why> {
    let some = ratios.iter().filter_map(|r| r.as_ref().ok());
    some.fold(None, |least: Option<N>, r| Some(least.map_or(*r, |l| l.least(*r)))).ok_or(none)
}

/// The mean of what could be computed.
pub fn mean<N: Number>(ratios: &[Result<N, Why>], none: Why) -> Result<N, Why> {
    let (mut sum, mut count) = (N::ZERO, 0);
    for ratio in ratios.iter().flatten() {
        sum += *ratio;
        count += 1;
    }
    quotient(sum, N::whole(count), none)
}

/// Loan life cover ratio: the present value at the start of each period of cash for debt service from it until
/// the last period that owes, over what is owed at that start.
///
/// `owed` at the start of each period; `growth`: what one unit grows to in each period at the rate of the
/// debt, such as 1.18.
pub fn loan_life_cover<N: Number>(cash: &[N], owed: &[N], growth: &[N]) -> Result<Vec<Result<N, Why>>, Why> {
    if cash.len() != owed.len() || cash.len() != growth.len() {
        return Err(Why::Shape);
    }
    let life = owed.iter().rposition(|n| *n > N::ZERO).map_or(0, |last| last + 1);
    let mut worth = N::ZERO;
    let mut all = vec![Err(Why::NoDebt); cash.len()];
    for p in (0..life).rev() {
        if growth[p] <= N::ZERO {
            return Err(Why::Rate);
        }
        worth = (worth + cash[p]) / growth[p];
        if owed[p] > N::ZERO {
            all[p] = quotient(worth, owed[p], Why::NoDebt);
        }
    }
    Ok(all)
}

/// Weighted average cost of capital, a year: `Σ amount × cost × (1 − relief) ÷ Σ amount`. `capital`: amount,
/// cost a year, and the share that tax relieves of it (0 for equity, the tax rate for debt).
pub fn wacc<N: Number>(capital: &[(N, N, N)]) -> Result<N, Why> {
    let (mut sum, mut cost) = (N::ZERO, N::ZERO);
    for (amount, rate, relief) in capital {
        sum += *amount;
        cost += *amount * *rate * (N::ONE - *relief);
    }
    quotient(cost, sum, Why::NoCapital)
}
