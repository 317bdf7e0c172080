//! Budgets and renewables together: modes that spend little use more energy.
//!
//! With a price on each budget, every activity takes at least the least of energy plus price of what
//! it spends, over its modes; all of them together take at most what a renewable gives until the end
//! plus the price of the budgets. The prices are those that say most before the search (Lagrangian
//! relaxation, by subgradients).

use super::{Model, small};
use crate::project::{End, Objective, Project};
use crate::prove::rules::{Size, Sum};

/// Prices are counted in parts of this.
const PARTS: i64 = 64;

/// Shares in chains are counted in parts of this, one for each of the longest chains taken.
const FLOW: i64 = 256;

/// Energy, or duration, and spending of one mode.
struct Way {
    energy: i64,
    spends: Vec<i64>,
}

impl Model {
    /// One sum for each renewable, where budgets force a choice.
    pub(super) fn prices(&mut self, project: &Project) {
        if project.objective != Objective::Makespan || project.budgets.is_empty() || project.single_mode() {
            return;
        }
        if !self.engine.prepare() {
            return;
        }
        for (renewable, &there) in project.renewables.iter().enumerate() {
            let ways: Vec<Vec<Way>> = (0..project.len())
                .map(|place| {
                    self.modes[place].iter().map(|mode| way(project, place, mode.0, renewable)).collect()
                })
                .collect();
            let prices = prices(&ways, &project.budgets);
            if prices.iter().any(|&price| price > 0) {
                self.price(project, renewable, there, &prices);
            }
        }
        self.chains(project);
    }

    /// One sum for the chains of activities that wait for each other, each by its share in the
    /// longest chains.
    fn chains(&mut self, project: &Project) {
        let ways: Vec<Vec<Way>> = (0..project.len())
            .map(|place| {
                let modes = self.modes[place].iter().map(|mode| {
                    let spends = way(project, place, mode.0, 0).spends;
                    Way { energy: project.activities[place].modes[mode.0].duration, spends }
                });
                modes.collect()
            })
            .collect();
        let (shares, prices) = shares(project, &ways);
        if prices.iter().all(|&price| price == 0) {
            return;
        }
        let whole = |place: usize, mode: usize| {
            let spends = way(project, place, mode, 0).spends;
            let spent: i64 = spends.iter().zip(&prices).map(|(spent, price)| spent * price).sum();
            shares[place] * project.activities[place].modes[mode].duration + spent
        };
        let costs = |place: usize| self.modes[place].iter().map(move |mode| (place, mode.0));
        let largest = (0..project.len()).flat_map(costs).map(|(place, mode)| whole(place, mode)).max();
        if largest.unwrap_or(0) > i64::from(i32::MAX / 4) {
            return;
        }
        let mut most: i64 = prices.iter().zip(&project.budgets).map(|(price, there)| price * there).sum();
        let mut terms = vec![(small(FLOW), self.goal.high())];
        for place in 0..project.len() {
            match self.follow(place, &|mode| whole(place, mode)) {
                Size::Fixed(cost) => most -= i64::from(cost),
                Size::Open(var) => terms.push((1, var.low())),
            }
        }
        self.engine.rule(Box::new(Sum::new(terms, most)));
    }

    fn price(&mut self, project: &Project, renewable: usize, there: i64, prices: &[i64]) {
        let whole = |place: usize, mode: usize| {
            let way = way(project, place, mode, renewable);
            let spent: i64 = way.spends.iter().zip(prices).map(|(spent, price)| spent * price).sum();
            PARTS * way.energy + spent
        };
        let cost = |model: &Self, place: usize| {
            let costs = model.modes[place].iter().map(|mode| whole(place, mode.0));
            costs.max().unwrap_or(0)
        };
        let rate = PARTS * there;
        let largest = (0..project.len()).map(|place| cost(self, place)).max().unwrap_or(0).max(rate);
        if largest > i64::from(i32::MAX / 4) {
            return;
        }
        let users = (0..project.len()).filter(|&place| {
            self.modes[place].iter().any(|mode| way(project, place, mode.0, renewable).energy > 0)
        });
        let first =
            users.map(|place| i64::from(self.engine.trail.low(self.starts[place]))).min().unwrap_or(0);
        let mut most: i64 = prices.iter().zip(&project.budgets).map(|(price, there)| price * there).sum();
        most -= rate * first;
        let mut terms = vec![(small(rate), self.goal.high())];
        for place in 0..project.len() {
            match self.follow(place, &|mode| whole(place, mode)) {
                Size::Fixed(cost) => most -= i64::from(cost),
                Size::Open(var) => terms.push((1, var.low())),
            }
        }
        self.engine.rule(Box::new(Sum::new(terms, most)));
    }
}

fn way(project: &Project, place: usize, mode: usize, renewable: usize) -> Way {
    let way = &project.activities[place].modes[mode];
    let amount = |amounts: &[(usize, i64)], wanted: usize| -> i64 {
        amounts.iter().filter(|&&(of, _)| of == wanted).map(|&(_, amount)| amount).sum()
    };
    let energy = way.duration * amount(&way.uses, renewable);
    let spends = (0..project.budgets.len()).map(|budget| amount(&way.spends, budget)).collect();
    Way { energy, spends }
}

/// The price of each budget that asks for most energy, in [`PARTS`].
fn prices(ways: &[Vec<Way>], budgets: &[i64]) -> Vec<i64> {
    let mut prices = vec![0.0_f64; budgets.len()];
    let (mut best, mut most) = (prices.clone(), f64::MIN);
    let mut stride = 1.0_f64;
    for round in 0..300 {
        let mut over: Vec<f64> = budgets.iter().map(|&there| -(there as f64)).collect();
        let mut sum = 0.0;
        for modes in ways {
            let costs = modes.iter().map(|way| {
                let spent = way.spends.iter().zip(&prices).map(|(&spent, price)| spent as f64 * price);
                way.energy as f64 + spent.sum::<f64>()
            });
            let chosen = costs.enumerate().min_by(|left, right| left.1.total_cmp(&right.1));
            if let Some((mode, cost)) = chosen {
                sum += cost;
                for (over, &spent) in over.iter_mut().zip(&modes[mode].spends) {
                    *over += spent as f64;
                }
            }
        }
        sum -= prices.iter().zip(budgets).map(|(price, &there)| price * there as f64).sum::<f64>();
        if sum > most {
            most = sum;
            best.clone_from(&prices);
        } else if round % 10 == 9 {
            stride *= 0.7;
        }
        let size: f64 = over.iter().map(|over| over * over).sum();
        if size == 0.0 {
            break;
        }
        // A step of the length that would gain a twentieth of the bound, ever shorter.
        let step = stride * 0.05 * (most.abs() + 1.0) / size;
        for (price, over) in prices.iter_mut().zip(&over) {
            *price = (*price + step * over).max(0.0);
        }
    }
    best.into_iter().map(|price| whole(price * PARTS as f64, 64 * PARTS)).collect()
}

/// How often each activity is on the longest chain, over [`FLOW`] rounds in which prices rise where
/// budgets are overspent and modes follow shares and prices; and the prices, in parts of [`FLOW`].
///
/// Whatever the shares are, they are those of chains, so what is drawn from them is true.
fn shares(project: &Project, ways: &[Vec<Way>]) -> (Vec<i64>, Vec<i64>) {
    let mut next: Vec<Vec<usize>> = vec![Vec::new(); project.len()];
    let mut waits = vec![0_usize; project.len()];
    for link in &project.links {
        if link.lag >= 0 && link.from.1 == End::Finish && link.to.1 == End::Start && link.from.0 != link.to.0
        {
            next[link.from.0].push(link.to.0);
            waits[link.to.0] += 1;
        }
    }
    let mut order: Vec<usize> = (0..project.len()).filter(|&place| waits[place] == 0).collect();
    let mut at = 0;
    while let Some(&place) = order.get(at) {
        at += 1;
        for &after in &next[place] {
            waits[after] -= 1;
            if waits[after] == 0 {
                order.push(after);
            }
        }
    }
    let budgets = &project.budgets;
    let mut shares = vec![0_i64; project.len()];
    let mut prices = vec![0.0_f64; budgets.len()];
    let mut sum = prices.clone();
    for round in 0..2 * FLOW {
        if round == FLOW {
            // The first half only finds prices; what it saw of chains is forgotten.
            shares.fill(0);
            sum.fill(0.0);
        }
        let taken = (round % FLOW).max(1) as f64;
        let mut over: Vec<f64> = budgets.iter().map(|&there| -(there as f64)).collect();
        let mut lengths = Vec::with_capacity(ways.len());
        for (place, modes) in ways.iter().enumerate() {
            let cost = |way: &Way| {
                let spent = way.spends.iter().zip(&prices).map(|(&spent, price)| spent as f64 * price);
                shares[place] as f64 / taken * way.energy as f64 + spent.sum::<f64>()
            };
            let chosen = modes.iter().min_by(|left, right| cost(left).total_cmp(&cost(right)));
            lengths.push(chosen.map_or(0, |way| way.energy));
            for (over, &spent) in over.iter_mut().zip(chosen.map_or(&[][..], |way| &way.spends)) {
                *over += spent as f64;
            }
        }
        for place in longest(&order, &next, &lengths) {
            shares[place] += 1;
        }
        let size: f64 = over.iter().map(|over| over * over).sum();
        let span: f64 = lengths.iter().map(|&length| length as f64).sum();
        if size > 0.0 {
            let step = 0.02 * span / size / (1.0 + round as f64 / 32.0);
            for (price, over) in prices.iter_mut().zip(&over) {
                *price = (*price + step * over).max(0.0);
            }
        }
        for (sum, price) in sum.iter_mut().zip(&prices) {
            *sum += price;
        }
    }
    (shares, sum.into_iter().map(|sum| whole(sum, 64 * FLOW)).collect())
}

/// The longest chain, for the order and the lengths given.
fn longest(order: &[usize], next: &[Vec<usize>], lengths: &[i64]) -> Vec<usize> {
    let mut after: Vec<(i64, Option<usize>)> = vec![(0, None); lengths.len()];
    let mut best: Option<(i64, usize)> = None;
    for &place in order.iter().rev() {
        for &to in &next[place] {
            let length = after[to].0;
            if length > after[place].0 {
                after[place] = (length, Some(to));
            }
        }
        after[place].0 += lengths[place];
        if best.is_none_or(|best| after[place].0 > best.0) {
            best = Some((after[place].0, place));
        }
    }
    std::iter::successors(best.map(|best| best.1), |&place| after[place].1).collect()
}

/// The nearest whole number from 0 to `most`.
fn whole(value: f64, most: i64) -> i64 {
    // Values are small: counting up avoids a conversion that could be out of range.
    let mut number = 0;
    while number < most && (number as f64 + 0.5) < value {
        number += 1;
    }
    number
}
