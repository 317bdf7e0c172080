//! Prices and shares of chains that say much: modes answer them, they answer modes, in rounds (Lagrangian relaxation).
//!
//! Prices rise where the cheapest modes take more than there is. The chain that has least room when modes are mixed as
//! they were cheapest so far gets a share of all.

use super::{Relaxed, Way, Weights};
use crate::prove::engine::Trail;

/// Parts of one in which prices and shares are counted.
const PARTS: f64 = 1024.0;

/// Most that all rows together can cost: so that sums stay far below 2^63.
const DEAREST: f64 = 1e15;

/// Rounds that find prices and shares for a goal, and those that follow a node.
const SETTLE: u32 = 1_000;
const FOLLOW: u32 = 16;

/// The share of a new chain, and of a new mode, while a node is followed.
const SHARE: f64 = 1.0 / 32.0;
const MODES: f64 = 1.0 / 32.0;

/// Ticks by which prices aim at a contradiction, so that rounding does not lose it.
const MARGIN: f64 = 0.25;

/// Prices, and how much of all goes along each wait, begins with each activity and ends with it.
#[derive(Debug, Clone, Default)]
pub(super) struct Mixture {
    /// What a unit of each row costs, in ticks of all chains.
    prices: Vec<f64>,
    waits: Vec<f64>,
    heads: Vec<f64>,
    tails: Vec<f64>,
    /// Lengths of the activities with their modes mixed.
    lengths: Vec<f64>,
    /// What the cheapest modes take of each row.
    taken: Vec<f64>,
    /// Shares through each activity, on from it.
    through: Vec<f64>,
    /// The longest way on from each activity, less the time there is, and the wait it goes along.
    onward: Vec<(f64, Option<usize>)>,
}

impl Mixture {
    pub(super) fn new(all: &Relaxed) -> Self {
        let none = || vec![0.0; all.members.len()];
        Self {
            prices: vec![0.0; all.rows.len()],
            waits: vec![0.0; all.waits.len()],
            heads: none(),
            tails: none(),
            lengths: none(),
            taken: vec![0.0; all.rows.len()],
            through: none(),
            onward: vec![(0.0, None); all.members.len()],
        }
    }

    /// What a unit of each row costs, in ticks.
    pub(super) fn prices(&self) -> &[f64] {
        &self.prices
    }

    /// Settles at the goal as it is: shares and modes begin again, prices go on from where they are.
    pub(super) fn settle(&mut self, all: &Relaxed, trail: &Trail) {
        for round in 0..SETTLE {
            let share = 1.0 / f64::from(round + 1);
            let said = self.said(all, trail, share);
            self.answer(all, trail, said, 0.3 / (1.0 + f64::from(round) / 50.0), share);
        }
    }

    /// Follows a node of the search, until it says that there is no solution or for some rounds.
    pub(super) fn follow(&mut self, all: &Relaxed, trail: &Trail) {
        for _ in 0..FOLLOW {
            let said = self.said(all, trail, MODES);
            if said > 0.0 {
                return;
            }
            self.answer(all, trail, said, 0.05, SHARE);
        }
    }

    /// By how many ticks prices and shares say that there is no solution; a new mode gets its share.
    fn said(&mut self, all: &Relaxed, trail: &Trail, share: f64) -> f64 {
        let said = self.modes(all, trail, share);
        let rows = self.prices.iter().zip(&all.rows);
        said - rows.map(|(price, row)| price * row.there(all, trail) as f64).sum::<f64>()
    }

    /// Moves prices by `stride` of what is missing, and gives a new chain its share.
    fn answer(&mut self, all: &Relaxed, trail: &Trail, said: f64, stride: f64, share: f64) {
        let mut size = 0.0;
        for (taken, row) in self.taken.iter_mut().zip(&all.rows) {
            let there = row.there(all, trail) as f64;
            *taken = (*taken - there) / there.max(1.0);
            size += *taken * *taken;
        }
        if size > 0.0 {
            let step = stride * (MARGIN - said).max(0.05) / size;
            for ((price, over), row) in self.prices.iter_mut().zip(&self.taken).zip(&all.rows) {
                let there = (row.there(all, trail) as f64).max(1.0);
                *price = (*price + step * over / there).max(0.0);
            }
        }
        self.chain(all, trail, share);
    }

    /// The cheapest modes: what they take, and what they cost beyond the room of the chains.
    fn modes(&mut self, all: &Relaxed, trail: &Trail, share: f64) -> f64 {
        let mut said = 0.0;
        self.through.clone_from(&self.tails);
        for (wait, part) in all.waits.iter().zip(&self.waits) {
            self.through[wait.from] += part;
            said += part * wait.lag as f64;
        }
        self.taken.fill(0.0);
        for (place, member) in all.members.iter().enumerate() {
            said += self.heads[place] * member.first(trail) as f64
                - self.tails[place] * member.last(trail) as f64;
            let (mut best, mut cheapest): (f64, Option<&Way>) = (0.0, None);
            let (mut short, mut long) = (i64::MAX, 0);
            for way in member.ways.iter().filter(|way| way.open(trail)) {
                let priced = way.takes.iter().zip(&self.prices).map(|(&taken, &price)| taken as f64 * price);
                let cost = self.through[place] * way.length as f64 + priced.sum::<f64>();
                if cheapest.is_none() || cost < best {
                    (best, cheapest) = (cost, Some(way));
                }
                (short, long) = (short.min(way.length), long.max(way.length));
            }
            let Some(way) = cheapest else { continue };
            said += best;
            for (sum, &taken) in self.taken.iter_mut().zip(&way.takes) {
                *sum += taken as f64;
            }
            let length = &mut self.lengths[place];
            *length = (*length + share * (way.length as f64 - *length)).clamp(short as f64, long as f64);
        }
        said
    }

    /// Gives the chain that has least room its share.
    fn chain(&mut self, all: &Relaxed, trail: &Trail, share: f64) {
        for (place, member) in all.members.iter().enumerate() {
            self.onward[place] = (-(member.last(trail) as f64), None);
        }
        let mut best = (f64::MIN, None);
        // The waits of a member are behind all that lead to it.
        for (at, wait) in all.waits.iter().enumerate().rev() {
            let length = wait.lag as f64 + self.onward[wait.to].0 + self.lengths[wait.to];
            if length > self.onward[wait.from].0 {
                self.onward[wait.from] = (length, Some(at));
            }
        }
        for (place, member) in all.members.iter().enumerate() {
            let whole = member.first(trail) as f64 + self.lengths[place] + self.onward[place].0;
            if whole > best.0 {
                best = (whole, Some(place));
            }
        }
        for part in self.waits.iter_mut().chain(&mut self.heads).chain(&mut self.tails) {
            *part *= 1.0 - share;
        }
        let Some(mut place) = best.1 else { return };
        self.heads[place] += share;
        while let Some(wait) = self.onward[place].1 {
            self.waits[wait] += share;
            place = all.waits[wait].to;
        }
        self.tails[place] += share;
    }

    /// Prices and shares in whole numbers; what is lost of a share on the way begins or ends there.
    pub(super) fn sum(&self, all: &Relaxed, trail: &Trail) -> Weights {
        let parts = |shares: &[f64]| shares.iter().map(|share| whole(share * PARTS)).collect::<Vec<i64>>();
        let mut sum = Weights { heads: parts(&self.heads), tails: parts(&self.tails), ..Weights::default() };
        let (mut to, mut from) = (sum.heads.clone(), sum.tails.clone());
        for (wait, part) in all.waits.iter().zip(parts(&self.waits)) {
            to[wait.to] += part;
            from[wait.from] += part;
            sum.lags += part * wait.lag;
        }
        for (place, (&to, &from)) in to.iter().zip(&from).enumerate() {
            sum.heads[place] += (from - to).max(0);
            sum.tails[place] += (to - from).max(0);
            sum.through.push(to.max(from));
        }
        for (row, price) in self.prices.iter().enumerate() {
            let most =
                all.members.iter().filter_map(|member| member.ways.iter().map(|way| way.takes[row]).max());
            let there = all.rows[row].there(all, trail).max(all.rows[row].rate).max(1);
            let most = most.sum::<i64>().max(there) as f64 * all.rows.len() as f64;
            sum.prices.push(whole((price * PARTS).min(DEAREST / most)));
        }
        sum
    }
}

/// The nearest whole number.
#[expect(clippy::cast_possible_truncation, reason = "at least 0, and far below 2^63 by what it is made from")]
fn whole(value: f64) -> i64 {
    value.round() as i64
}
