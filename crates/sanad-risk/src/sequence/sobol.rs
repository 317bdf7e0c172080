//! Sobol' points with the direction numbers of Joe and Kuo (2008), in the order of Gray's code (Antonov and
//! Saleev 1979), and Owen's scrambling (1995).

use super::mix::mixed;
use std::sync::LazyLock;

/// How many dimensions there are.
pub const DIMENSIONS: u32 = 1_024;

/// The polynomial and the first numbers of each dimension, with source and licence.
const TABLE: &str = include_str!("../../data/joe-kuo.txt");

/// The direction numbers of each dimension, the greatest first.
static DIRECTIONS: LazyLock<Vec<[u32; 32]>> = LazyLock::new(|| {
    let rows = TABLE.lines().filter(|line| !line.starts_with('#')).flat_map(|line| line.split(';'));
    rows.map(|row| directions(&row.split_whitespace().filter_map(|w| w.parse().ok()).collect::<Vec<_>>()))
        .collect()
});

/// The direction numbers from a polynomial, with all its bits, and as many first numbers as its degree.
fn directions(row: &[u32]) -> [u32; 32] {
    let mut v = [0u32; 32];
    let (polynomial, first) = row.split_first().unwrap_or((&1, &[]));
    let degree = first.len();
    for i in 0..32 {
        v[i] = if degree == 0 {
            1 << (31 - i)
        } else if i < degree {
            first[i] << (31 - i)
        } else {
            let mut value = v[i - degree] ^ (v[i - degree] >> degree);
            for k in 1..degree {
                if (polynomial >> (degree - k)) & 1 == 1 {
                    value ^= v[i - k];
                }
            }
            value
        };
    }
    v
}

/// Point `index` in one dimension, as 32 bits after the point, without scrambling.
///
/// # Panics
///
/// Where `dimension` is not below [`DIMENSIONS`].
pub fn raw(dimension: u32, index: u32) -> u32 {
    let v = &DIRECTIONS[dimension as usize];
    let gray = index ^ (index >> 1);
    (0..32).filter(|bit| (gray >> bit) & 1 == 1).fold(0, |x, bit| x ^ v[bit as usize])
}

/// The points from `first` on, scrambled by a key.
pub(super) fn fill(dimension: u32, first: u64, scramble: Option<u64>, out: &mut [f64]) {
    const STEP: f64 = 1.0 / (1u64 << 32) as f64;
    let v = &DIRECTIONS[dimension as usize];
    // Beyond 2³² points the sequence begins anew.
    let mut index = u32::try_from(first & u64::from(u32::MAX)).unwrap_or(0);
    let mut x = raw(dimension, index);
    for value in out {
        let bits = scramble.map_or(x, |key| scrambled(x, key));
        *value = (f64::from(bits) + 0.5) * STEP;
        index = index.wrapping_add(1);
        x = if index == 0 { 0 } else { x ^ v[index.trailing_zeros() as usize] };
    }
}

/// Owen's nested scrambling: each bit is turned or not by a chance that depends on all the bits before it.
/// Six levels of that tree take 63 chances, one mixed number.
fn scrambled(x: u32, key: u64) -> u32 {
    let mut turned = 0u32;
    let mut done = 0u32;
    while done < 32 {
        let before = if done == 0 { 0 } else { x >> (32 - done) };
        let chances = mixed(key ^ (u64::from(done) << 56), u64::from(before));
        for depth in 0..6.min(32 - done) {
            let bits = (x >> (32 - done - depth - 1)) >> 1 & ((1 << depth) - 1);
            let node = (1 << depth) - 1 + bits;
            let turn = (chances >> node) & 1 == 1;
            turned = turned << 1 | u32::from(turn);
        }
        done += 6;
    }
    x ^ turned
}

#[cfg(test)]
mod tests {
    use super::TABLE;

    /// `x` to the power `power` modulo a polynomial over two elements.
    fn power_of_x(power: u64, polynomial: u64) -> u64 {
        let degree = polynomial.ilog2();
        let times = |mut a: u64, mut b: u64| {
            let mut product = 0;
            while b > 0 {
                if b & 1 == 1 {
                    product ^= a;
                }
                a <<= 1;
                if a >> degree & 1 == 1 {
                    a ^= polynomial;
                }
                b >>= 1;
            }
            product
        };
        // The remainder of x itself.
        let x = if degree == 1 { 1 } else { 2 };
        let (mut result, mut square, mut left) = (1, x, power);
        while left > 0 {
            if left & 1 == 1 {
                result = times(result, square);
            }
            square = times(square, square);
            left >>= 1;
        }
        result
    }

    /// The table holds what its authors say of it: primitive polynomials, each once, and odd first numbers
    /// below 2ⁱ.
    #[test]
    fn polynomials_are_primitive_and_numbers_odd() {
        let rows: Vec<Vec<u64>> = TABLE
            .lines()
            .filter(|line| !line.starts_with('#'))
            .flat_map(|line| line.split(';'))
            .map(|row| row.split_whitespace().map(|w| w.parse().expect("a number")).collect())
            .collect();
        assert_eq!(rows.len(), super::DIMENSIONS as usize);
        let mut seen = std::collections::BTreeSet::new();
        for row in &rows[1..] {
            let polynomial = row[0];
            let degree = polynomial.ilog2();
            assert_eq!(row.len() as u64, u64::from(degree) + 1, "{row:?}");
            assert!(seen.insert(polynomial), "{polynomial} comes once");
            let order = (1u64 << degree) - 1;
            assert_eq!(power_of_x(order, polynomial), 1, "{polynomial}");
            for factor in (2..=order).filter(|f| order.is_multiple_of(*f)) {
                let divisor = order / factor;
                assert!(
                    divisor == order || power_of_x(divisor, polynomial) != 1,
                    "{polynomial} is primitive"
                );
            }
            for (i, m) in row[1..].iter().enumerate() {
                assert!(m & 1 == 1 && *m < 2 << i, "{row:?}");
            }
        }
    }
}
