//! How much of a first value is written off in each period.

use crate::case::Method;
use crate::number::Number;

/// Charges for periods of so many months, the first of which is the first that charges; together never
/// more than the value less its salvage share.
///
/// * `Rate`: `value × rate` a year until the salvage share is left (UNIDO manual, 1991, annex I).
/// * `Linear`: `value × (1 − salvage) ÷ life`.
/// * `Declining`: `rate` of what is left a year; evenly over the months that are left as soon as that is more.
/// * `Digits`: by the sum of the years' digits; of a life that is not of whole years the odd months come first
///   (COMFAR III manual, XI.H). Within a year of life evenly.
/// * `Table`: shares of the value by year, within a year evenly.
pub fn charges<N: Number>(method: &Method<N>, value: N, periods: &[u32]) -> Vec<N> {
    let mut left = value;
    let mut past = 0u32;
    let kept = |salvage: Option<N>| value * salvage.unwrap_or(N::ZERO);
    let twelfth = |months: u32| N::whole(months.into()) / N::whole(12);
    let mut all = Vec::with_capacity(periods.len());
    for months in periods {
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
                let share = digits::<N>(*life, past + months) - digits::<N>(*life, past);
                (value - kept(*salvage)) * share
            }
            Method::Table(shares) => {
                let years = shares.iter().map(|share| (12, *share));
                (value * (until(years.clone(), past + months) - until(years, past))).least(left)
            }
        };
        let charge = charge.most(N::ZERO);
        left -= charge;
        past += months;
        all.push(charge);
    }
    all
}

/// What is written off until a month, of segments of so many months and so large a share.
fn until<N: Number>(segments: impl Iterator<Item = (u32, N)>, month: u32) -> N {
    let (mut left, mut sum) = (month, N::ZERO);
    for (length, share) in segments {
        if left == 0 {
            break;
        }
        let held = left.min(length);
        sum += if held == length { share } else { share * N::whole(held.into()) / N::whole(length.into()) };
        left -= held;
    }
    sum
}

/// The share that is written off until a month of a life, by the sum of the years' digits.
fn digits<N: Number>(life: u32, month: u32) -> N {
    let n = |n: u32| N::whole(n.into());
    let (years, odd) = (life / 12, life % 12);
    if years == 0 || (years == 1 && odd == 0) {
        return n(month.min(life)) / n(life);
    }
    // The odd months: life × odd ÷ 12 over the sum (years + 1) × (years + odd ÷ 6) ÷ 2, in whole numbers.
    let stub = if odd == 0 { N::ZERO } else { n(life * odd) / n(12 * (years + 1) * (6 * years + odd)) };
    let sum = n(years * (years + 1) / 2);
    let whole = (0..years).map(|k| (12, (N::ONE - stub) * n(years - k) / sum));
    until(std::iter::once((odd, stub)).filter(|_| odd > 0).chain(whole), month)
}
