//! Latin hypercubes whose strata are shuffled by a pure function, so that a trial is found without those
//! before it.

use super::mix::{finish, mixed};

/// Replaces each place within a stratum, from 0 to 1, by the draw: the stratum of the trial and that place.
pub(super) fn fill(seed: u64, key: u32, trials: u64, first: u64, out: &mut [f64]) {
    const LAST: f64 = 1.0 - f64::EPSILON / 2.0;
    let shuffle = Shuffle::new(mixed(seed ^ 0x6c61_7469_6e00_0000, u64::from(key)), trials);
    let mut trial = first % trials;
    for value in out {
        *value = ((shuffle.at(trial) as f64 + *value) / trials as f64).min(LAST);
        trial = if trial + 1 == trials { 0 } else { trial + 1 };
    }
}

/// A shuffle of 0 to `count − 1`: a Feistel network of six rounds over the next even power of two, walked on
/// until it falls within (Black and Rogaway 2002).
struct Shuffle {
    keys: [u64; 6],
    count: u64,
    half: u32,
}

impl Shuffle {
    fn new(key: u64, count: u64) -> Self {
        let bits = u64::BITS - (count - 1).leading_zeros();
        let keys = [1, 2, 3, 4, 5, 6].map(|round| mixed(key, round));
        Self { keys, count, half: bits.div_ceil(2).max(3) }
    }

    fn at(&self, trial: u64) -> u64 {
        let mask = (1 << self.half) - 1;
        let mut place = trial;
        loop {
            let (mut left, mut right) = (place >> self.half, place & mask);
            for key in self.keys {
                (left, right) = (right, left ^ (finish(right ^ key) & mask));
            }
            place = left << self.half | right;
            if place < self.count {
                return place;
            }
        }
    }
}
