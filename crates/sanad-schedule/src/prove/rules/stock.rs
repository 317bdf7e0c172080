//! A stock: what has been given by a tick covers what has been taken by it.

use super::time_table::Size;
use crate::prove::engine::{Clash, Lit, Rule, Trail, Var};

/// A change of the stock: at which moment, and how much.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Flow {
    pub(crate) at: Var,
    /// How long after that number.
    pub(crate) later: i32,
    pub(crate) amount: Size,
}

/// `first + given by t − taken by t ≥ 0` at every tick `t`.
///
/// The most that can be there at a tick counts every giving that may have come and only the takings
/// that must have come.
#[derive(Debug)]
pub(crate) struct Stock {
    first: i64,
    gives: Vec<Flow>,
    takes: Vec<Flow>,
    ticks: Vec<i32>,
    facts: Vec<Lit>,
}

impl Flow {
    fn first(&self, trail: &Trail) -> i32 {
        trail.low(self.at) + self.later
    }

    fn last(&self, trail: &Trail) -> i32 {
        trail.high(self.at) + self.later
    }

    fn at_least(&self, tick: i32) -> Lit {
        self.at.at_least(tick - self.later)
    }

    fn at_most(&self, tick: i32) -> Lit {
        self.at.at_most(tick - self.later)
    }
}

impl Size {
    fn high_of(self, trail: &Trail) -> i32 {
        match self {
            Self::Fixed(size) => size,
            Self::Open(var) => trail.high(var),
        }
    }
}

impl Stock {
    pub(crate) fn new(first: i64, gives: Vec<Flow>, takes: Vec<Flow>) -> Self {
        Self { first, gives, takes, ticks: Vec::new(), facts: Vec::new() }
    }

    fn most(&self, trail: &Trail, tick: i32) -> i64 {
        let given = self.gives.iter().filter(|give| give.first(trail) <= tick);
        let taken = self.takes.iter().filter(|take| take.last(trail) <= tick);
        let given: i64 = given.map(|give| i64::from(give.amount.high_of(trail))).sum();
        let taken: i64 = taken.map(|take| i64::from(take.amount.low(trail))).sum();
        self.first + given - taken
    }

    /// Why no more can be there at a tick; `spare` may be left out. One giving or taking may be
    /// excepted.
    fn explain(
        &mut self,
        trail: &Trail,
        tick: i32,
        mut spare: i64,
        give: Option<usize>,
        take: Option<usize>,
    ) {
        for place in (0..self.gives.len()).filter(|&place| Some(place) != give) {
            let flow = self.gives[place];
            let late = flow.at_least(tick + 1);
            match flow.amount {
                Size::Fixed(amount) => {
                    if flow.first(trail) > tick {
                        self.push(trail, late, amount, &mut spare);
                    }
                }
                Size::Open(amount) => {
                    let whole = -trail.root(amount.high());
                    if flow.first(trail) > tick {
                        self.push(trail, late, whole, &mut spare);
                    } else {
                        let most = trail.high(amount);
                        self.push(trail, amount.at_most(most), whole - most, &mut spare);
                    }
                }
            }
        }
        for place in (0..self.takes.len()).filter(|&place| Some(place) != take) {
            let flow = self.takes[place];
            if flow.last(trail) > tick {
                continue;
            }
            let amount = flow.amount.low(trail);
            let facts = self.facts.len();
            self.push(trail, flow.at_most(tick), amount, &mut spare);
            if let Size::Open(var) = flow.amount
                && (self.facts.len() > facts || trail.sure(flow.at_most(tick)))
            {
                let more = amount - trail.root(var.low());
                self.push(trail, var.at_least(amount), more, &mut spare);
            }
        }
    }

    fn push(&mut self, trail: &Trail, fact: Lit, worth: i32, spare: &mut i64) {
        if worth <= 0 || trail.sure(fact) {
            return;
        }
        if i64::from(worth) <= *spare {
            *spare -= i64::from(worth);
        } else {
            self.facts.push(fact);
        }
    }

    fn read_ticks(&mut self, trail: &Trail) {
        self.ticks.clear();
        for take in &self.takes {
            self.ticks.extend([take.last(trail), take.first(trail)]);
        }
        self.ticks.extend(self.gives.iter().map(|give| give.first(trail)));
        self.ticks.sort_unstable();
        self.ticks.dedup();
    }

    /// A taking waits until enough can be there from then on.
    fn wait(&mut self, trail: &mut Trail, place: usize, levels: &[i64]) -> Result<(), Clash> {
        let take = self.takes[place];
        let amount = take.amount.low(trail);
        let (low, high) = (take.first(trail), take.last(trail));
        if amount == 0 || low == high {
            return Ok(());
        }
        for at in (0..self.ticks.len()).rev() {
            let tick = self.ticks[at];
            // The level holds from this tick until the next one listed.
            let last = self.ticks.get(at + 1).map_or(i32::MAX, |&next| next - 1).min(high - 1);
            if tick >= high || last < low {
                continue;
            }
            if levels[at] < i64::from(amount) {
                self.facts.clear();
                if let Size::Open(var) = take.amount {
                    self.facts.push(var.at_least(amount));
                }
                self.explain(trail, last, i64::from(amount) - levels[at] - 1, None, Some(place));
                return trail.set_because(take.at_least(last + 1), &self.facts);
            }
        }
        Ok(())
    }

    /// A giving hurries where too little can be there without it.
    fn hurry(&mut self, trail: &mut Trail, place: usize, levels: &[i64]) -> Result<(), Clash> {
        let give = self.gives[place];
        let amount = i64::from(give.amount.high_of(trail));
        let (low, high) = (give.first(trail), give.last(trail));
        for (at, &level) in levels.iter().enumerate() {
            let tick = self.ticks[at];
            if tick < low || level - amount >= 0 {
                continue;
            }
            if tick < high {
                self.facts.clear();
                self.explain(trail, tick, amount - level - 1, Some(place), None);
                trail.set_because(give.at_most(tick), &self.facts)?;
            }
            if let Size::Open(var) = give.amount
                && amount - level > i64::from(trail.low(var))
            {
                let least = i32::try_from(amount - level).unwrap_or(i32::MAX);
                self.facts.clear();
                self.explain(trail, tick, 0, Some(place), None);
                trail.set_because(var.at_least(least), &self.facts)?;
            }
            break;
        }
        Ok(())
    }
}

impl Rule for Stock {
    fn hears(&self) -> Vec<u32> {
        let mut sides = Vec::new();
        for give in &self.gives {
            sides.push(give.at.low());
            if let Size::Open(var) = give.amount {
                sides.push(var.high());
            }
        }
        for take in &self.takes {
            sides.extend([take.at.low(), take.at.high()]);
            if let Size::Open(var) = take.amount {
                sides.push(var.low());
            }
        }
        sides.sort_unstable();
        sides.dedup();
        sides
    }

    fn propagate(&mut self, trail: &mut Trail) -> Result<(), Clash> {
        self.read_ticks(trail);
        let levels: Vec<i64> = self.ticks.iter().map(|&tick| self.most(trail, tick)).collect();
        for (at, &level) in levels.iter().enumerate() {
            if level < 0 {
                let tick = self.ticks[at];
                self.facts.clear();
                self.explain(trail, tick, -level - 1, None, None);
                return Err(trail.contradict(&self.facts));
            }
        }
        for place in 0..self.takes.len() {
            self.wait(trail, place, &levels)?;
        }
        for place in 0..self.gives.len() {
            self.hurry(trail, place, &levels)?;
        }
        Ok(())
    }
}
