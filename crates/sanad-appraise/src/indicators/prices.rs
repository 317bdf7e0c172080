//! How prices and rates of exchange move.

use super::Why;
use crate::number::Number;

/// Escalation factors of an item whose price moves by `item` a year more than prices in general: each year grows by
/// `1 + inflation + item`; the first by `inflation + (1 + item)^years`, where its price is so many years old
/// (COMFAR III manual, as the reference of the shared cases restates it).
pub fn escalation<N: Number>(inflation: &[N], item: N, years: u32) -> Vec<N> {
    let mut factor = N::ONE;
    let grown = inflation.iter().enumerate().map(|(year, rate)| {
        let own = if year == 0 { (N::ONE + item).power(years) } else { N::ONE + item };
        factor = factor * (own + *rate);
        factor
    });
    grown.collect()
}

/// The rate of exchange from year to year by the difference of inflations: `× (1 + local) ÷ (1 + foreign)`. The
/// first is `initial`, so that there is one more than inflations.
pub fn exchange_path<N: Number>(initial: N, local: &[N], foreign: &[N]) -> Result<Vec<N>, Why> {
    if local.len() != foreign.len() {
        return Err(Why::Shape);
    }
    let mut rate = initial;
    let mut all = vec![initial];
    for (here, there) in local.iter().zip(foreign) {
        if N::ONE + *there <= N::ZERO || N::ONE + *here <= N::ZERO {
            return Err(Why::Rate);
        }
        rate = rate * (N::ONE + *here) / (N::ONE + *there);
        all.push(rate);
    }
    Ok(all)
}
