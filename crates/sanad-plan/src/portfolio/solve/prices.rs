//! The best prices of all scarce things together, and what no plan can beat at them.
//!
//! At any prices of 0 or more, what the measures bring less what they take at those prices, each in
//! its best case, plus all there is at those prices, is at least what any plan brings (Lagrangian
//! relaxation). Good prices are looked for by subgradient steps in floating point; the bound itself
//! is counted in whole numbers, so it holds whatever the prices.

use super::cases::Cases;
use super::heads::Heads;
use super::shape::Shape;
use crate::portfolio::Group;

/// Prices are counted in this part of a unit.
const FINE: i128 = 1 << 24;

/// Numbers gone through in the search for prices, about.
const WORK: usize = 80_000_000;

/// How much of the last direction is kept in the next, which keeps the steps from zigzagging.
const KEPT: f64 = 0.8;

/// Rounds without a better value before the steps become shorter.
const PATIENCE: usize = 8;

/// Measures of which at most one counts; exactly one where `must`.
#[derive(Debug)]
struct Block {
    members: Vec<usize>,
    must: bool,
}

/// Blocks by the rules of choice, each measure in one at most.
fn blocks(shape: &Shape, heads: &Heads) -> Vec<Block> {
    let problem = shape.problem;
    let open = |measure: &usize| !heads.never(shape, *measure);
    let mut grouped = vec![false; problem.measures.len()];
    let mut blocks = Vec::new();
    for group in &problem.groups {
        let (list, exactly) = match group {
            Group::ExactlyOne(list) => (list, true),
            Group::AtMostOne(list) => (list, false),
            Group::Implies(..) => continue,
        };
        if list.iter().any(|&measure| grouped[measure]) {
            continue;
        }
        for &measure in list {
            grouped[measure] = true;
        }
        let forced: Vec<usize> = list.iter().copied().filter(|&measure| shape.mandatory(measure)).collect();
        let must = exactly || !forced.is_empty();
        let members = if forced.is_empty() { list.clone() } else { forced };
        blocks.push(Block { members: members.into_iter().filter(open).collect(), must });
    }
    let single = (0..problem.measures.len()).filter(|measure| !grouped[*measure] && open(measure));
    blocks.extend(single.map(|measure| Block { members: vec![measure], must: shape.mandatory(measure) }));
    blocks.retain(|block| !block.members.is_empty());
    blocks
}

/// Everything that the prices are looked for with.
#[derive(Debug)]
pub(super) struct Prices<'a> {
    cases: &'a Cases,
    blocks: Vec<Block>,
    /// Of each row a number of its size, so that all rows weigh alike.
    scale: Vec<f64>,
    /// What the cases take, scaled.
    takes: Vec<f64>,
}

impl<'a> Prices<'a> {
    pub(super) fn new(shape: &Shape, heads: &Heads, cases: &'a Cases) -> Self {
        let mut scale: Vec<f64> = cases.budgets.iter().map(|&budget| (budget as f64).abs()).collect();
        for &(row, amount) in &cases.takes {
            let own = &mut scale[row as usize];
            *own = own.max((amount as f64).abs());
        }
        for own in &mut scale {
            *own = own.max(1.0);
        }
        let takes = cases.takes.iter().map(|&(row, amount)| amount as f64 / scale[row as usize]).collect();
        Self { cases, blocks: blocks(shape, heads), scale, takes }
    }

    /// What no plan can beat, given what each case brings at most; nothing when the numbers are too
    /// large to count. `known` is what some plan brings, if there is one: prices are looked for with
    /// it in mind.
    pub(super) fn bound(&self, brings: &[i128], known: Option<i128>) -> Option<i128> {
        let rows = self.cases.budgets.len();
        let values: Vec<f64> = brings.iter().map(|&value| value as f64).collect();
        let mut prices = vec![0.0; rows];
        let mut best = (f64::INFINITY, prices.clone());
        let (mut step, mut since) = (1.0, 0);
        let mut slack = vec![0.0; rows];
        let mut along = vec![0.0; rows];
        let rounds = (WORK / (self.cases.takes.len() + rows + 1)).clamp(20, 200);
        for _ in 0..rounds {
            let value = self.relaxed(&values, &prices, &mut slack);
            if value < best.0 {
                best.0 = value;
                best.1.copy_from_slice(&prices);
                since = 0;
            } else {
                since += 1;
                if since >= PATIENCE {
                    step /= 2.0;
                    since = 0;
                }
            }
            for (along, slack) in along.iter_mut().zip(&slack) {
                *along = KEPT * *along + (1.0 - KEPT) * slack;
            }
            // A price of 0 stays where the step would only lower it.
            let moving = along.iter().zip(&prices).filter(|(along, price)| **along < 0.0 || **price > 0.0);
            let norm: f64 = moving.map(|(along, _)| along * along).sum();
            let target = known.map_or(0.9 * value, |known| known as f64);
            let gap = value - target;
            if norm <= 0.0 || gap <= 0.0 || step < 1e-4 {
                break;
            }
            let by = step * gap / norm;
            for (price, along) in prices.iter_mut().zip(&along) {
                *price = f64::max(*price - by * along, 0.0);
            }
        }
        self.exact(brings, &best.1)
    }

    /// What a case takes, scaled.
    fn of(&self, case: usize) -> impl Iterator<Item = (usize, f64)> {
        let own = self.cases.all[case].takes.clone();
        let rows = self.cases.takes[own.clone()].iter().map(|own| own.0 as usize);
        rows.zip(self.takes[own].iter().copied())
    }

    /// The relaxation at scaled prices, and the slack of each row, scaled too.
    fn relaxed(&self, values: &[f64], prices: &[f64], slack: &mut [f64]) -> f64 {
        let mut sum = 0.0;
        for (row, own) in slack.iter_mut().enumerate() {
            *own = self.cases.budgets[row] as f64 / self.scale[row];
            sum += prices[row] * *own;
        }
        for block in &self.blocks {
            let mut best: Option<(f64, usize)> = None;
            for case in block.members.iter().flat_map(|&measure| self.cases.of[measure].clone()) {
                let paid: f64 = self.of(case).map(|(row, amount)| prices[row] * amount).sum();
                let left = values[case] - paid;
                if best.is_none_or(|best| left > best.0) {
                    best = Some((left, case));
                }
            }
            let Some((left, case)) = best.filter(|best| block.must || best.0 > 0.0) else { continue };
            sum += left;
            for (row, amount) in self.of(case) {
                slack[row] -= amount;
            }
        }
        sum
    }

    /// The relaxation in whole numbers, rounded up.
    fn exact(&self, brings: &[i128], prices: &[f64]) -> Option<i128> {
        let mut whole: Vec<i128> = Vec::with_capacity(prices.len());
        for (price, scale) in prices.iter().zip(&self.scale) {
            let price = price / scale * FINE as f64;
            if !price.is_finite() || price >= 1e36 {
                return None;
            }
            #[expect(
                clippy::cast_possible_truncation,
                reason = "from 0 to 10^36; any part of a unit will do"
            )]
            whole.push(price as i128);
        }
        let mut sum: i128 = 0;
        for (&price, &budget) in whole.iter().zip(&self.cases.budgets) {
            sum = sum.checked_add(price.checked_mul(budget)?)?;
        }
        for block in &self.blocks {
            let mut best: Option<i128> = None;
            for case in block.members.iter().flat_map(|&measure| self.cases.of[measure].clone()) {
                let mut left = brings[case].checked_mul(FINE)?;
                for &(row, amount) in &self.cases.takes[self.cases.all[case].takes.clone()] {
                    left = left.checked_sub(whole[row as usize].checked_mul(i128::from(amount))?)?;
                }
                best = Some(best.map_or(left, |best| best.max(left)));
            }
            if let Some(best) = best {
                sum = sum.checked_add(if block.must { best } else { best.max(0) })?;
            }
        }
        Some(-((-sum).div_euclid(FINE)))
    }
}
