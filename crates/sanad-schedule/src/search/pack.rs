//! First schedules: tick by tick, the activities start that together use most of what is there.
//!
//! At each tick some ways to fill up what is free are drawn, by the latest finishes and about them.
//! The one taken has most work that is urgent and needs what is scarce. A serial pass from an order
//! by latest finishes leaves more unused.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::draw::Draw;
use super::shape::Shape;

/// Ways to fill up a tick that are looked at, at most.
const TRIES: usize = 10;

/// Activities looked at for a tick, about.
const LOOKS: usize = 600;

/// Steps in which a key tells activities of one tick apart.
const FINE: u32 = 8;

/// Hundredths of the critical path by which a key is off in a schedule.
const NOISE: u32 = 10;

/// Hundredths of the largest key by which a key is off at a tick, at most.
const SPREAD: u64 = 40;

/// How much more the most urgent counts than the least.
const URGENT: u64 = 4;

/// Makes schedules of projects in one mode with plain links.
#[derive(Debug, Clone)]
pub(crate) struct Pack<'a> {
    shape: &'a Shape,
    /// How much each activity uses at a tick of what is scarce.
    pub(crate) weights: Vec<u64>,
    keys: Vec<u32>,
    /// Largest key.
    most: u64,
    /// Starts of the last schedule, counted from the end of time from which it was placed.
    pub(crate) starts: Vec<u32>,
    /// What is free at the tick, by group.
    free: Vec<u64>,
    /// Activities that could start if there is room, by key.
    open: Vec<u32>,
    order: Vec<(u64, u32)>,
    left: Vec<u64>,
    set: Vec<u32>,
    best: Vec<u32>,
}

impl<'a> Pack<'a> {
    /// Schedules of the shape, each activity in its first way.
    pub(crate) fn new(shape: &'a Shape) -> Self {
        Self {
            shape,
            weights: weights(shape),
            keys: vec![0; shape.count],
            most: 1,
            starts: vec![0; shape.count],
            free: Vec::new(),
            open: Vec::new(),
            order: Vec::new(),
            left: Vec::new(),
            set: Vec::new(),
            best: Vec::new(),
        }
    }

    /// Makes a schedule, forwards or backwards in time; gives its last finish. What follows an
    /// activity in that direction is its tail.
    pub(crate) fn run(&mut self, tails: &[u32], backward: bool, draw: &mut Draw) -> u32 {
        let shape = self.shape;
        let (graph, after) =
            if backward { (&shape.backward, &shape.forward) } else { (&shape.forward, &shape.backward) };
        let longest = tails.iter().copied().max().unwrap_or(0) + 1;
        for (key, tail) in self.keys.iter_mut().zip(tails) {
            *key = (longest - tail) * FINE + draw.key(longest * FINE * NOISE / 100);
        }
        self.most = self.keys.iter().copied().max().map_or(1, u64::from);
        let mut waits: Vec<usize> = (0..shape.count).map(|activity| graph.before(activity).len()).collect();
        self.free.clone_from(&shape.there);
        self.open.clear();
        for &activity in &graph.order {
            if waits[activity as usize] == 0 {
                self.opens(activity);
            }
        }
        let mut under = BinaryHeap::new();
        let mut tick = 0;
        loop {
            self.choose(draw);
            for &activity in &self.best {
                let way = &shape.ways(activity as usize)[0];
                for &(group, word) in shape.needs(way) {
                    self.free[group as usize] -= word;
                }
                self.starts[activity as usize] = tick;
                under.push(Reverse((tick + way.duration, activity)));
            }
            let best = &self.best;
            self.open.retain(|activity| !best.contains(activity));
            let Some(&Reverse((finish, _))) = under.peek() else { return tick };
            tick = finish;
            while let Some(&Reverse((finish, activity))) = under.peek()
                && finish == tick
            {
                under.pop();
                for &(group, word) in shape.needs(&shape.ways(activity as usize)[0]) {
                    self.free[group as usize] += word;
                }
                for &next in after.before(activity as usize) {
                    waits[next as usize] -= 1;
                    if waits[next as usize] == 0 {
                        self.opens(next);
                    }
                }
            }
        }
    }

    fn opens(&mut self, activity: u32) {
        let key = |activity: u32| (self.keys[activity as usize], activity);
        let at = self.open.partition_point(|&other| key(other) < key(activity));
        self.open.insert(at, activity);
    }

    /// Chooses the activities that start at the tick.
    fn choose(&mut self, draw: &mut Draw) {
        let tries = (LOOKS / self.open.len().max(1)).clamp(1, TRIES);
        let mut most = 0;
        self.best.clear();
        for each in 0..tries {
            let spread = if each == 0 { 0 } else { draw.below(to_size(self.most * SPREAD / 100)) };
            self.order.clear();
            for &activity in &self.open {
                let key = u64::from(self.keys[activity as usize]);
                let off = if spread == 0 { 0 } else { draw.below(spread) as u64 };
                self.order.push((key + off, activity));
            }
            if each > 0 {
                self.order.sort_unstable();
            }
            let worth = self.fill();
            if self.best.is_empty() || worth > most {
                most = worth;
                std::mem::swap(&mut self.best, &mut self.set);
            }
            if self.best.len() == self.open.len() {
                return;
            }
        }
    }

    /// Takes in the order what fits; gives what that is worth.
    fn fill(&mut self) -> u64 {
        let shape = self.shape;
        self.left.clone_from(&self.free);
        self.set.clear();
        let mut worth = 0;
        for &(_, activity) in &self.order {
            let needs = shape.needs(&shape.ways(activity as usize)[0]);
            let fits = |&(group, word): &(u32, u64)| {
                self.left[group as usize].wrapping_sub(word) & shape.high == shape.high
            };
            if needs.iter().all(fits) {
                for &(group, word) in needs {
                    self.left[group as usize] -= word;
                }
                self.set.push(activity);
                let urgent = (1 + URGENT) * self.most - URGENT * u64::from(self.keys[activity as usize]);
                worth += self.weights[activity as usize] * urgent / self.most;
            }
        }
        worth
    }
}

fn to_size(number: u64) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}

/// How much an activity uses at a tick, in thousandths of what there is of each renewable. What is
/// asked for less counts less, with the square.
fn weights(shape: &Shape) -> Vec<u64> {
    let lanes = shape.high.count_ones();
    let width = 64 / lanes;
    let mask = (1_u64 << (width - 1)) - 1;
    let at = |word: u64, lane: u32| word >> (lane * width) & mask;
    let mut asked = vec![0_u64; shape.groups * lanes as usize];
    let place = |group: u32, lane: u32| (group * lanes + lane) as usize;
    let each = |activity: usize, take: &mut dyn FnMut(usize, u64)| {
        for &(group, word) in shape.needs(&shape.ways(activity)[0]) {
            for lane in 0..lanes {
                let there = at(shape.there[group as usize], lane);
                take(place(group, lane), (at(word, lane) * 1000).checked_div(there).unwrap_or(0));
            }
        }
    };
    for activity in 0..shape.count {
        let duration = u64::from(shape.ways(activity)[0].duration);
        each(activity, &mut |place, share| asked[place] += share * duration);
    }
    let most = asked.iter().copied().max().unwrap_or(0).max(1);
    for asked in &mut asked {
        let part = *asked * 100 / most;
        *asked = part * part;
    }
    let weight = |activity: usize| {
        let mut weight = 0;
        each(activity, &mut |place, share| weight += share * asked[place] / 10_000);
        weight
    };
    (0..shape.count).map(weight).collect()
}
