//! Seeded draws of whole numbers, one independent stream for each virtual worker.

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{RngCore, SeedableRng};

/// A stream of random whole numbers that depends on the seed and the stream number alone.
#[derive(Debug, Clone)]
pub(crate) struct Draw(ChaCha8Rng);

impl Draw {
    /// The stream `stream` of `seed`; different streams of one seed do not overlap.
    pub(crate) fn new(seed: u64, stream: u64) -> Self {
        let mut rng = ChaCha8Rng::seed_from_u64(seed);
        rng.set_stream(stream);
        Self(rng)
    }

    /// A whole number from 0 to `end − 1`; 0 when `end` is 0. The bias is below `end / 2³²`.
    pub(crate) fn below(&mut self, end: usize) -> usize {
        let end = u64::try_from(end).unwrap_or(u64::MAX).min(u64::from(u32::MAX));
        let drawn = (u64::from(self.0.next_u32()) * end) >> 32;
        usize::try_from(drawn).unwrap_or(0)
    }

    /// True in `parts` of `of` cases.
    pub(crate) fn chance(&mut self, parts: usize, of: usize) -> bool {
        self.below(of) < parts
    }

    /// A key below `end`.
    pub(crate) fn key(&mut self, end: u32) -> u32 {
        let drawn = (u64::from(self.0.next_u32()) * u64::from(end)) >> 32;
        u32::try_from(drawn).unwrap_or(0)
    }

    /// A number of ticks from 0 to `end − 1`; 0 when `end` is not above 0.
    pub(crate) fn tick(&mut self, end: i64) -> i64 {
        i64::from(self.key(u32::try_from(end).unwrap_or(0)))
    }
}
