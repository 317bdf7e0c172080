//! Budgets, energies and chains together: what is left of a problem when modes may be mixed.
//!
//! Prices on budgets and renewables, and shares of chains, make one sum: every activity costs at least what the
//! cheapest of its open modes costs, and all together cost at most what there is. Whatever prices and shares are, what
//! is drawn from a sum is true; it is drawn in whole numbers. Those that say much are found before any choice, and
//! follow the search from node to node.
//!
//! | file | what it knows |
//! |---|---|
//! | `mod` | the sum, and what follows from it |
//! | `mixture` | prices and shares that say much |

mod mixture;

use crate::prove::engine::{Clash, Lit, Rule, Trail, Var};
use mixture::Mixture;

/// One mode of an activity.
#[derive(Debug, Clone)]
pub(crate) struct Way {
    /// 1 where it is chosen; without a number where there is no other.
    pub(crate) chosen: Option<Var>,
    pub(crate) length: i64,
    /// What it takes of each row, at least 0.
    pub(crate) takes: Vec<i64>,
}

/// Something of which all activities together take no more than there is.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Row {
    /// What there is with a goal of 0; below 0 where time passes before it can be used.
    pub(crate) fixed: i64,
    /// What each tick until the goal adds.
    pub(crate) rate: i64,
}

/// An activity.
#[derive(Debug, Clone)]
pub(crate) struct Member {
    pub(crate) start: Var,
    /// Its finish: a number, and what is added to it.
    pub(crate) finish: (Var, i32),
    /// At least one.
    pub(crate) ways: Vec<Way>,
}

/// The second starts no earlier than so long after the first has finished.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Wait {
    pub(crate) from: usize,
    pub(crate) to: usize,
    pub(crate) lag: i64,
}

/// What is relaxed.
#[derive(Debug)]
pub(crate) struct Relaxed {
    pub(crate) members: Vec<Member>,
    /// In topological order: the waits from a member come after all waits to it.
    pub(crate) waits: Vec<Wait>,
    /// Every `takes` has a place for each.
    pub(crate) rows: Vec<Row>,
    pub(crate) goal: Var,
}

/// Prices and shares in whole numbers: through each activity goes what comes to it and what begins with it.
#[derive(Debug, Clone, Default)]
struct Weights {
    prices: Vec<i64>,
    through: Vec<i64>,
    heads: Vec<i64>,
    tails: Vec<i64>,
    lags: i64,
}

/// `Σ cheapest open mode ≤ what there is`, with prices and shares of its own.
#[derive(Debug)]
pub(crate) struct Relax {
    all: Relaxed,
    /// For each goal the mixture settled at it before any choice, and its sum.
    bases: Vec<(i32, Mixture, Weights)>,
    /// What follows the search.
    mixture: Mixture,
    /// Costs of all modes, one member after the other, and the least of each member's open ones.
    costs: Vec<i64>,
    least: Vec<i64>,
    facts: Vec<Lit>,
}

/// Goals of which the bases are kept: that to be beaten, and that to be shown out of reach.
const BASES: usize = 2;

/// No activity.
const NONE: usize = usize::MAX;

impl Relax {
    pub(crate) fn new(all: Relaxed) -> Self {
        let mixture = Mixture::new(&all);
        Self { all, bases: Vec::new(), mixture, costs: Vec::new(), least: Vec::new(), facts: Vec::new() }
    }

    /// What was found for the goal as it is; found now, where nothing was chosen but perhaps that goal.
    fn base(&mut self, trail: &Trail) -> Option<usize> {
        let goal = trail.high(self.all.goal);
        let known = self.bases.iter().position(|base| base.0 == goal);
        let aimed = trail.level() == 1 && !trail.sure(self.all.goal.at_most(goal));
        let early = trail.level() == 0 || aimed;
        if early && known.is_none() {
            // That of the goal to be beaten stays.
            let beaten = -trail.root(self.all.goal.high());
            if self.bases.len() >= BASES {
                let other = self.bases.iter().position(|base| base.0 != beaten);
                self.bases.remove(other.unwrap_or(0));
            }
            let mut mixture = self.mixture.clone();
            mixture.settle(&self.all, trail);
            let sum = mixture.sum(&self.all, trail);
            self.bases.push((goal, mixture, sum));
        }
        let known = known.or_else(|| self.bases.iter().position(|base| base.0 == goal));
        if let Some(base) = known.filter(|_| early) {
            self.mixture.clone_from(&self.bases[base].1);
        }
        known
    }

    /// Draws what a sum says.
    fn draw(&mut self, trail: &mut Trail, sum: &Weights) -> Result<(), Clash> {
        let rows =
            sum.prices.iter().zip(&self.all.rows).map(|(price, row)| price * row.there(&self.all, trail));
        let most = sum.room(&self.all, trail) + rows.sum::<i64>();
        self.costs.clear();
        self.least.clear();
        for (member, &through) in self.all.members.iter().zip(&sum.through) {
            let mut least = None;
            for way in &member.ways {
                let priced = way.takes.iter().zip(&sum.prices).map(|(taken, price)| taken * price);
                let cost = through * way.length + priced.sum::<i64>();
                self.costs.push(cost);
                if way.open(trail) && least.is_none_or(|least| cost < least) {
                    least = Some(cost);
                }
            }
            self.least.push(least.unwrap_or(0));
        }
        let least: i64 = self.least.iter().sum();
        if least > most {
            self.explain(trail, NONE, least - most - 1, sum);
            return Err(trail.contradict(&self.facts));
        }
        let mut at = 0;
        for place in 0..self.all.members.len() {
            for mode in 0..self.all.members[place].ways.len() {
                let over = self.costs[at + mode] - self.least[place] - (most - least);
                let chosen = self.all.members[place].ways[mode].chosen;
                if let Some(chosen) = chosen.filter(|&chosen| over > 0 && !trail.fixed(chosen)) {
                    self.facts.clear();
                    if trail.level() > 0 {
                        self.explain(trail, place, over - 1, sum);
                    }
                    trail.set_because(chosen.at_most(0), &self.facts)?;
                }
            }
            at += self.all.members[place].ways.len();
        }
        Ok(())
    }

    /// The facts that hold a sum up, but for those on the modes of one member, loosened by what the conclusion has to
    /// spare.
    fn explain(&mut self, trail: &Trail, without: usize, mut spare: i64, sum: &Weights) {
        self.facts.clear();
        let mut at = 0;
        for (place, member) in self.all.members.iter().enumerate() {
            let costs = &self.costs[at..at + member.ways.len()];
            at += costs.len();
            if place == without {
                continue;
            }
            // Modes that are closed and would be cheaper: those that are little cheaper are let go.
            let mut least = self.least[place];
            let cheaper = |than: i64| {
                let ways = member.ways.iter().zip(costs);
                ways.filter(move |(way, cost)| **cost < than && way.closed(trail))
                    .map(|(_, &cost)| cost)
                    .max()
            };
            while let Some(next) = cheaper(least).filter(|&next| least - next <= spare) {
                spare -= least - next;
                least = next;
            }
            let ways =
                member.ways.iter().zip(costs).filter(|(way, cost)| **cost < least && way.closed(trail));
            self.facts.extend(ways.filter_map(|(way, _)| way.chosen).map(|chosen| chosen.at_most(0)));
        }
        let rate = self.all.rows.iter().zip(&sum.prices).map(|(row, price)| row.rate * price).sum();
        loosened(trail, self.all.goal.high(), rate, &mut spare, &mut self.facts);
        for (place, member) in self.all.members.iter().enumerate() {
            loosened(trail, member.start.low(), sum.heads[place], &mut spare, &mut self.facts);
            loosened(trail, member.finish.0.high(), sum.tails[place], &mut spare, &mut self.facts);
        }
    }
}

/// The fact that a side is as high as it is, less what can be spared of it at a weight; none where it is sure.
fn loosened(trail: &Trail, side: u32, weight: i64, spare: &mut i64, facts: &mut Vec<Lit>) {
    if weight <= 0 {
        return;
    }
    let (value, root) = (i64::from(trail.value(side)), i64::from(trail.root(side)));
    let down = (*spare / weight).min(value - root);
    *spare -= down * weight;
    if value - down > root {
        facts.push(Lit { side, least: i32::try_from(value - down).unwrap_or(i32::MIN) });
    }
}

impl Weights {
    /// How long the members of all chains may be, together.
    fn room(&self, all: &Relaxed, trail: &Trail) -> i64 {
        let ends = all.members.iter().zip(self.heads.iter().zip(&self.tails));
        let ends =
            ends.map(|(member, (heads, tails))| tails * member.last(trail) - heads * member.first(trail));
        ends.sum::<i64>() - self.lags
    }
}

impl Row {
    /// What there is.
    fn there(&self, all: &Relaxed, trail: &Trail) -> i64 {
        self.fixed + self.rate * i64::from(trail.high(all.goal))
    }
}

impl Way {
    fn open(&self, trail: &Trail) -> bool {
        self.chosen.is_none_or(|chosen| trail.high(chosen) == 1)
    }

    /// Whether it is closed by a choice or by what follows from one.
    fn closed(&self, trail: &Trail) -> bool {
        self.chosen.is_some_and(|chosen| trail.high(chosen) == 0 && !trail.sure(chosen.at_most(0)))
    }
}

impl Member {
    fn first(&self, trail: &Trail) -> i64 {
        i64::from(trail.low(self.start))
    }

    fn last(&self, trail: &Trail) -> i64 {
        i64::from(trail.high(self.finish.0)) + i64::from(self.finish.1)
    }
}

impl Rule for Relax {
    /// Modes and the goal alone: starts move so often that rounds for each would cost more than they say.
    fn hears(&self) -> Vec<u32> {
        let ways = self.all.members.iter().flat_map(|member| &member.ways);
        ways.filter_map(|way| way.chosen).chain([self.all.goal]).map(Var::high).collect()
    }

    fn propagate(&mut self, trail: &mut Trail) -> Result<(), Clash> {
        if let Some(base) = self.base(trail) {
            let sum = std::mem::take(&mut self.bases[base].2);
            let drawn = self.draw(trail, &sum);
            self.bases[base].2 = sum;
            drawn?;
        }
        self.mixture.follow(&self.all, trail);
        let sum = self.mixture.sum(&self.all, trail);
        self.draw(trail, &sum)
    }

    fn dear(&self) -> bool {
        true
    }

    fn prices(&self) -> &[f64] {
        self.bases.last().map_or(&[], |base| base.1.prices())
    }
}
