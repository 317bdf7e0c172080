//! Where the numbers between 0 and 1 come from.
//!
//! Input with key `k` of trial `t` is a pure function of seed, key and `t` (of a Latin hypercube, also of how
//! many trials there are). So two problems that have an input with the same key share its draws, whatever
//! other inputs they have: common random numbers.

mod latin;
mod mix;
mod sobol;

use crate::error::Error;
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{RngCore, SeedableRng};

pub(crate) use mix::mixed;
pub use sobol::{DIMENSIONS, raw as sobol_raw};

/// How draws are spread.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Sampling {
    /// Independent draws, from ChaCha with eight rounds. Every standard error of this crate holds for them.
    #[default]
    Random,
    /// Latin hypercube: each input has one draw in each of as many equal strata as there are trials, at a
    /// random place in it.
    Latin,
    /// Latin hypercube with each draw in the middle of its stratum.
    LatinMiddle,
    /// Sobol' points with Owen's scrambling. Best at powers of two.
    Sobol,
    /// Sobol' points as they are, without chance, each in the middle of its cell; for tests and comparisons.
    SobolPlain,
}

/// A source of draws.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sequence {
    sampling: Sampling,
    seed: u64,
    trials: u64,
}

impl Sequence {
    /// For so many trials; only a Latin hypercube needs to know their number.
    pub fn new(sampling: Sampling, seed: u64, trials: u64) -> Self {
        Self { sampling, seed, trials: trials.max(1) }
    }

    /// How it is spread.
    pub fn sampling(&self) -> Sampling {
        self.sampling
    }

    /// Whether an input with this key can be drawn: Sobol' points have [`DIMENSIONS`] of them.
    pub fn holds(&self, key: u32) -> Result<(), Error> {
        match self.sampling {
            Sampling::Sobol | Sampling::SobolPlain if key >= DIMENSIONS => {
                Err(Error::Dimension { key, most: DIMENSIONS - 1 })
            }
            _ => Ok(()),
        }
    }

    /// The draw of one trial, above 0 and below 1.
    pub fn at(&self, key: u32, trial: u64) -> f64 {
        let mut one = [0.0];
        self.fill(key, trial, &mut one);
        one[0]
    }

    /// The draws of trials from `first` on. Beyond the number of trials, a Latin hypercube begins anew, and
    /// Sobol' points at 2³² trials.
    ///
    /// # Panics
    ///
    /// Where [`Self::holds`] says no.
    pub fn fill(&self, key: u32, first: u64, out: &mut [f64]) {
        match self.sampling {
            Sampling::Random => Stream::new(self.seed, 0, key, first).fill(out),
            Sampling::Latin => {
                Stream::new(self.seed, 1, key, first).fill(out);
                latin::fill(self.seed, key, self.trials, first, out);
            }
            Sampling::LatinMiddle => {
                out.fill(0.5);
                latin::fill(self.seed, key, self.trials, first, out);
            }
            Sampling::Sobol => sobol::fill(key, first, Some(mixed(self.seed, u64::from(key))), out),
            Sampling::SobolPlain => sobol::fill(key, first, None, out),
        }
    }
}

/// Independent draws of one key, for one purpose.
struct Stream(ChaCha8Rng);

impl Stream {
    fn new(seed: u64, purpose: u64, key: u32, first: u64) -> Self {
        let mut rng = ChaCha8Rng::seed_from_u64(seed);
        rng.set_stream(purpose << 32 | u64::from(key));
        rng.set_word_pos(2 * u128::from(first));
        Self(rng)
    }

    fn fill(&mut self, out: &mut [f64]) {
        out.fill_with(|| unit(self.0.next_u64()));
    }
}

/// A number above 0 and below 1 from 52 bits.
fn unit(bits: u64) -> f64 {
    const STEP: f64 = 1.0 / (1u64 << 52) as f64;
    ((bits >> 12) as f64 + 0.5) * STEP
}
