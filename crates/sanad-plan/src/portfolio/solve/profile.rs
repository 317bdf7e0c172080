//! A whole number on each tick, to be raised over spans and searched, in blocks.
//!
//! Raising a span touches at most two blocks tick by tick and the rest with one number each;
//! searching skips blocks by their least and greatest value.

const BLOCK: usize = 16;

/// What is free, balanced or given on each tick.
#[derive(Debug, Clone)]
pub(super) struct Profile {
    value: Vec<i64>,
    /// Added to every value of a block.
    lift: Vec<i64>,
    /// Least value of a block, without its lift.
    low: Vec<i64>,
    /// Greatest value of a block, without its lift.
    high: Vec<i64>,
}

impl Profile {
    pub(super) fn new(value: Vec<i64>) -> Self {
        let blocks = value.len().div_ceil(BLOCK);
        let mut profile = Self { value, lift: vec![0; blocks], low: vec![0; blocks], high: vec![0; blocks] };
        for block in 0..blocks {
            profile.refresh(block);
        }
        profile
    }

    fn refresh(&mut self, block: usize) {
        let end = ((block + 1) * BLOCK).min(self.value.len());
        let (mut low, mut high) = (i64::MAX, i64::MIN);
        for &value in &self.value[block * BLOCK..end] {
            low = low.min(value);
            high = high.max(value);
        }
        self.low[block] = low;
        self.high[block] = high;
    }

    fn part(&mut self, block: usize, from: usize, to: usize, by: i64) {
        if to - from == BLOCK {
            self.lift[block] += by;
        } else if from < to {
            for value in &mut self.value[from..to] {
                *value += by;
            }
            self.refresh(block);
        }
    }

    /// Adds to `[from, to)`.
    pub(super) fn add(&mut self, from: usize, to: usize, by: i64) {
        let to = to.min(self.value.len());
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
        while step < self.value.len() {
            sum += by;
            self.add(step, step + every, sum);
            step += every;
        }
    }

    pub(super) fn at(&self, tick: usize) -> i64 {
        self.value[tick] + self.lift[tick / BLOCK]
    }

    pub(super) fn len(&self) -> usize {
        self.value.len()
    }

    /// The last tick in `[from, to)` with less than this.
    pub(super) fn last_below(&self, from: usize, to: usize, need: i64) -> Option<usize> {
        let mut to = to.min(self.value.len());
        while from < to {
            let block = (to - 1) / BLOCK;
            let start = (block * BLOCK).max(from);
            let lifted = need - self.lift[block];
            if self.low[block] < lifted
                && let Some(at) = self.value[start..to].iter().rposition(|&value| value < lifted)
            {
                return Some(start + at);
            }
            to = start;
        }
        None
    }

    /// The first tick from `from` on with at least this.
    pub(super) fn first_reaching(&self, from: usize, need: i64) -> Option<usize> {
        let mut from = from;
        while from < self.value.len() {
            let block = from / BLOCK;
            let end = ((block + 1) * BLOCK).min(self.value.len());
            let lifted = need - self.lift[block];
            if self.high[block] >= lifted
                && let Some(at) = self.value[from..end].iter().position(|&value| value >= lifted)
            {
                return Some(from + at);
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
            let mut profile = Profile::new(plain.clone());
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
