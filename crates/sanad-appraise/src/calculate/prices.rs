//! What an amount of a file comes to in a period: its growth since the start, and its rate of exchange.

use crate::case::{Case, Price, at};
use crate::number::Number;

/// By growth or currency, and by period.
pub(super) struct Prices<N> {
    growth: Vec<Vec<N>>,
    exchange: Vec<Vec<N>>,
}

impl<N: Number> Prices<N> {
    /// Prices are those of the first period; from each period to the next they grow by the rate that holds
    /// in the later one.
    pub(super) fn new(case: &Case<N>) -> Self {
        let periods = case.axis.len();
        let growth = case.growth.iter().map(|steps| {
            let mut index = N::ONE;
            (0..periods)
                .map(|p| {
                    if p > 0 {
                        let rate = at(steps, p).unwrap_or(N::ZERO);
                        index = index * N::grown(rate, case.axis.months[p]);
                    }
                    index
                })
                .collect()
        });
        let exchange =
            case.exchange.iter().map(|steps| (0..periods).map(|p| at(steps, p).unwrap_or(N::ZERO)).collect());
        Self { growth: growth.collect(), exchange: exchange.collect() }
    }

    /// The factor of a price in a period.
    pub(super) fn factor(&self, price: Price, period: usize) -> N {
        let growth = price.growth.map_or(N::ONE, |g| self.growth[g][period]);
        price.exchange.map_or(growth, |e| growth * self.exchange[e][period])
    }
}
