//! Present values.

use super::{Why, quotient};
use crate::file::Reference;
use crate::number::Number;

/// What one unit at the end of each period is worth at the reference, by one rate a year above −1.
///
/// `months` of each period; `(1 + rate)^(−months ÷ 12)` from period to period.
pub fn factors<N: Number>(rate: N, months: &[u32], reference: Reference) -> Result<Vec<N>, Why> {
    factors_of_path(&vec![rate; months.len()], months, reference)
}

/// The same by a path of rates: one a year for each period.
pub fn factors_of_path<N: Number>(rates: &[N], months: &[u32], reference: Reference) -> Result<Vec<N>, Why> {
    if rates.len() != months.len() {
        return Err(Why::Shape);
    }
    let first = months.first().copied().unwrap_or(0);
    // Months from the reference to the end of the first period.
    let away = reference.ahead(first).saturating_add(first.cast_signed());
    let mut factor = N::ONE;
    let mut all = Vec::with_capacity(months.len());
    // Of periods that are alike, the growth is computed once.
    let mut last: Option<(u32, N, N)> = None;
    for (p, (months, rate)) in months.iter().zip(rates).enumerate() {
        if N::ONE + *rate <= N::ZERO {
            return Err(Why::Rate);
        }
        let (months, later) = if p > 0 { (*months, true) } else { (away.unsigned_abs(), away > 0) };
        if months > 0 {
            let growth = match last {
                Some((m, r, growth)) if m == months && r == *rate => growth,
                _ => N::grown(*rate, months),
            };
            last = Some((months, *rate, growth));
            factor = if later { factor / growth } else { factor * growth };
        }
        if !factor.is_number() {
            return Err(Why::NotANumber);
        }
        all.push(factor);
    }
    Ok(all)
}

/// The sum of flows, each times its factor.
pub fn present<N: Number>(flows: &[N], factors: &[N]) -> Result<N, Why> {
    if flows.len() > factors.len() {
        return Err(Why::Shape);
    }
    let sum = flows.iter().zip(factors).fold(N::ZERO, |sum, (flow, factor)| sum + *flow * *factor);
    if sum.is_number() { Ok(sum) } else { Err(Why::NotANumber) }
}

/// Net present value of flows at the ends of periods of so many months, at one rate a year (UNIDO manual,
/// 1991, IX.E).
pub fn npv<N: Number>(rate: N, flows: &[N], months: &[u32], reference: Reference) -> Result<N, Why> {
    if flows.len() != months.len() {
        return Err(Why::Shape);
    }
    present(flows, &factors(rate, months, reference)?)
}

/// Net present value over the present value of what is invested (UNIDO manual, 1991, IX.E; a share).
pub fn npv_ratio<N: Number>(npv: N, invested: N) -> Result<N, Why> {
    quotient(npv, invested, Why::NoInvestment)
}

/// Present value of benefits over that of costs, a share.
pub fn benefit_cost_ratio<N: Number>(benefits: N, costs: N) -> Result<N, Why> {
    quotient(benefits, costs, Why::NoCosts)
}
