//! Identity: every record has a UUIDv7 that is never reused, besides an editable code. Only a
//! template that comes as a file, which holds no identity, gets one made from its name.

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

    /// The identity of what is known by its name alone, the same wherever it is read: a `UUIDv8`
    /// over the FNV-1a hash of 128 bits (Fowler, Noll and Vo; RFC 9562, section 5.8).
    pub fn from_name(name: &str) -> Self {
        const OFFSET: u128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d;
        const PRIME: u128 = 0x0000_0000_0100_0000_0000_0000_0000_013b;
        let hash = name.bytes().fold(OFFSET, |hash, byte| (hash ^ u128::from(byte)).wrapping_mul(PRIME));
        let free = hash & !(0xf << 76) & !(3 << 62);
        Self(Uuid::from_u128(free | (8 << 76) | (2 << 62)))
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
