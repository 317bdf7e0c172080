//! Identity: every record has a UUIDv7 that is never reused, besides an editable code.

use std::fmt;
use std::str::FromStr;
use uuid::Uuid;

/// The identity of a record. Ordered by the time at which it was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Id(Uuid);

impl Id {
    /// An identity from a UUID made elsewhere (the faces own the clock and the randomness).
    pub const fn new(uuid: Uuid) -> Self {
        Self(uuid)
    }

    /// A UUIDv7-shaped identity from a counter: for tests and generators, equal on every run.
    pub const fn from_counter(millis: u64, n: u64) -> Self {
        let high = ((millis as u128) & 0xffff_ffff_ffff) << 80;
        Self(Uuid::from_u128(high | (7 << 76) | (2 << 62) | (n as u128 & ((1 << 62) - 1))))
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.as_hyphenated().fmt(f)
    }
}

impl FromStr for Id {
    type Err = uuid::Error;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Uuid::try_parse(text).map(Self)
    }
}
