//! How much of a first value is written off in each period.

use crate::case::Method;
use crate::number::Number;

/// Charges for periods of so many months, the first of which is the first that charges; together never
/// more than the value less its salvage share.
///
/// * `Rate`: `value × rate` a year until the salvage share is left (UNIDO manual, 1991, annex I).
/// * `Linear`: `value × (1 − salvage) ÷ life`.
/// * `Declining`: `rate` of what is left a year; evenly over the months that are left as soon as that is more.
/// * `Digits`: in proportion to the months of life that are left in each period.
/// * `Table`: shares of the value by year.
pub fn charges<N: Number>(method: &Method<N>, value: N, periods: &[u32]) -> Vec<N> {
    let mut left = value;
    let mut past = 0u32;
    let kept = |salvage: Option<N>| value * salvage.unwrap_or(N::ZERO);
    let twelfth = |months: u32| N::whole(months.into()) / N::whole(12);
    let mut all = Vec::with_capacity(periods.len());
    for (index, months) in periods.iter().enumerate() {
        let charge = match method {
            Method::None => N::ZERO,
            Method::Rate(rate, salvage) => (value * *rate * twelfth(*months)).least(left - kept(*salvage)),
            Method::Linear(life, salvage) => {
                let held = (*months).min(life.saturating_sub(past));
                (value - kept(*salvage)) * N::whole(held.into()) / N::whole((*life).into())
            }
            Method::Declining(rate, life, salvage) => {
                let rest = life.saturating_sub(past);
                let held = (*months).min(rest);
                if held == 0 {
                    N::ZERO
                } else {
                    let evenly = (left - kept(*salvage)) * N::whole(held.into()) / N::whole(rest.into());
                    (left * *rate * twelfth(held)).most(evenly).least(left - kept(*salvage))
                }
            }
            Method::Digits(life, salvage) => {
                let sum = i64::from(*life) * i64::from(*life);
                let rest = i64::from(life.saturating_sub(past));
                let after = i64::from(life.saturating_sub(past + months));
                (value - kept(*salvage)) * N::whole(rest * rest - after * after) / N::whole(sum)
            }
            Method::Table(shares) => shares.get(index).map_or(N::ZERO, |share| value * *share).least(left),
        };
        let charge = charge.most(N::ZERO);
        left -= charge;
        past += months;
        all.push(charge);
    }
    all
}
