//! Mixed whole numbers: pure functions that look like chance.

/// Two numbers mixed into one (the finisher of SplitMix64; Steele, Lea and Flood 2014), twice.
pub(crate) fn mixed(a: u64, b: u64) -> u64 {
    finish(finish(a.wrapping_add(0x9e37_79b9_7f4a_7c15)) ^ b.wrapping_mul(0xd134_2543_de82_ef95))
}

/// One number mixed.
pub(super) fn finish(mut z: u64) -> u64 {
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}
