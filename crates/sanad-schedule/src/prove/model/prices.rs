//! Budgets and renewables together: modes that spend little use more energy.
//!
//! With a price on each budget, every activity takes at least the least of energy plus price of what
//! it spends, over its modes; all of them together take at most what a renewable gives until the end
//! plus the price of the budgets. The prices are those that say most before the search (Lagrangian
//! relaxation, by subgradients).

use super::{Model, small};
use crate::project::{Objective, Project};
use crate::prove::rules::{Size, Sum};

/// Prices are counted in parts of this.
const PARTS: i64 = 64;

/// Energy and spending of one mode.
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
    let part = |price: f64| {
        let mut parts = 0_i64;
        // Prices are small: counting up avoids a conversion that could be out of range.
        while parts < 64 * PARTS && (parts as f64 + 0.5) < price * PARTS as f64 {
            parts += 1;
        }
        parts
    };
    best.into_iter().map(part).collect()
}
