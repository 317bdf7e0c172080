//! A whole number on each tick, to be raised over spans and searched, in blocks.
//!
//! Raising a span touches at most two blocks tick by tick and the rest with one number each;
//! searching skips blocks by their least and greatest value.

const BLOCK: usize = 16;

/// What is free, balanced or given on each tick.
#[derive(Debug, Clone)]
pub(super) struct Profile {
    length: usize,
    /// Without the lift of its block; empty while that is 0 on every tick.
    value: Vec<i64>,
    /// Added to every value of a block.
    lift: Vec<i64>,
    /// Least value of a block, without its lift.
    low: Vec<i64>,
    /// Greatest value of a block, without its lift.
    high: Vec<i64>,
}

impl Profile {
    /// So many ticks with 0 on each of them.
    pub(super) fn flat(length: usize) -> Self {
        let blocks = || vec![0; length.div_ceil(BLOCK)];
        Self { length, value: Vec::new(), lift: blocks(), low: blocks(), high: blocks() }
    }

    fn part(&mut self, block: usize, from: usize, to: usize, by: i64) {
        let end = ((block + 1) * BLOCK).min(self.length);
        if from == block * BLOCK && to == end {
            self.lift[block] += by;
        } else if from < to {
            if self.value.is_empty() {
                self.value = vec![0; self.length];
            }
            for value in &mut self.value[from..to] {
                *value += by;
            }
            let (mut low, mut high) = (i64::MAX, i64::MIN);
            for &value in &self.value[block * BLOCK..end] {
                low = low.min(value);
                high = high.max(value);
            }
            self.low[block] = low;
            self.high[block] = high;
        }
    }

    /// Adds to `[from, to)`.
    pub(super) fn add(&mut self, from: usize, to: usize, by: i64) {
        let to = to.min(self.length);
        if from >= to || by == 0 {
            return;
        }
        let (first, last) = (from / BLOCK, (to - 1) / BLOCK);
        if first == last {
            self.part(first, from, to, by);
            return;
        }
        self.part(first, from, (first + 1) * BLOCK, by);
        for lift in &mut self.lift[first + 1..last] {
            *lift += by;
        }
        self.part(last, last * BLOCK, to, by);
    }

    /// Adds once at `from`, once more at `from + every`, and so on to the end.
    pub(super) fn add_stairs(&mut self, from: usize, every: usize, by: i64) {
        let mut step = from;
        let mut sum = 0;
        while step < self.length {
            sum += by;
            self.add(step, step + every, sum);
            step += every;
        }
    }

    pub(super) fn at(&self, tick: usize) -> i64 {
        self.value.get(tick).copied().unwrap_or(0) + self.lift[tick / BLOCK]
    }

    pub(super) fn len(&self) -> usize {
        self.length
    }

    /// The last tick in `[from, to)` with less than this.
    pub(super) fn last_below(&self, from: usize, to: usize, need: i64) -> Option<usize> {
        let mut to = to.min(self.length);
        while from < to {
            let block = (to - 1) / BLOCK;
            let start = (block * BLOCK).max(from);
            let lifted = need - self.lift[block];
            if self.low[block] < lifted {
                let Some(values) = self.value.get(start..to) else { return Some(to - 1) };
                if let Some(at) = values.iter().rposition(|&value| value < lifted) {
                    return Some(start + at);
                }
            }
            to = start;
        }
        None
    }

    /// The first tick from `from` on with at least this.
    pub(super) fn first_reaching(&self, from: usize, need: i64) -> Option<usize> {
        let mut from = from;
        while from < self.length {
            let block = from / BLOCK;
            let end = ((block + 1) * BLOCK).min(self.length);
            let lifted = need - self.lift[block];
            if self.high[block] >= lifted {
                let Some(values) = self.value.get(from..end) else { return Some(from) };
                if let Some(at) = values.iter().position(|&value| value >= lifted) {
                    return Some(from + at);
                }
            }
            from = end;
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::Profile;
    use crate::draw::Draw;

    #[test]
    fn agrees_with_a_plain_table() {
        let mut draw = Draw::new(5, 0);
        for _ in 0..50 {
            let len = 1 + draw.below(300);
            let mut plain = vec![0_i64; len];
            let mut profile = Profile::flat(len);
            for _ in 0..60 {
                let (a, b) = (draw.below(len), draw.below(len + 1));
                let by = i64::try_from(draw.below(9)).unwrap_or(0) - 4;
                if draw.chance(1, 4) {
                    let every = 1 + draw.below(90);
                    profile.add_stairs(a, every, by);
                    for (at, value) in plain.iter_mut().enumerate().skip(a) {
                        *value += by * i64::try_from((at - a) / every + 1).unwrap_or(0);
                    }
                } else {
                    profile.add(a, b, by);
                    plain.iter_mut().take(b).skip(a).for_each(|value| *value += by);
                }
                let need = i64::try_from(draw.below(20)).unwrap_or(0) - 10;
                let last = (a..b).rev().find(|&at| plain[at] < need);
                assert_eq!(profile.last_below(a, b, need), last);
                let first = (a..len).find(|&at| plain[at] >= need);
                assert_eq!(profile.first_reaching(a, need), first);
                assert_eq!(profile.at(a), plain[a]);
            }
        }
    }
}
