//! The functions behind the distributions: normal, beta and Student's t, and their inverses.

use crate::root;

/// The share of the standard normal below `x`.
pub fn normal_cdf(x: f64) -> f64 {
    0.5 * libm::erfc(-x * std::f64::consts::FRAC_1_SQRT_2)
}

/// The density of the standard normal at `x`.
pub fn normal_density(x: f64) -> f64 {
    const ROOT: f64 = 0.398_942_280_401_432_7;
    ROOT * libm::exp(-0.5 * x * x)
}

/// A polynomial, the constant first.
fn polynomial(x: f64, coefficients: [f64; 8]) -> f64 {
    coefficients.iter().rev().fold(0.0, |sum, c| sum * x + c)
}

/// The value below which the standard normal has the share `p`, from 0 to 1, to about 1 in 10^16 (Wichura 1988,
/// *The percentage points of the normal distribution*, Applied Statistics 37, algorithm AS 241, PPND16).
/// Endless at 0 and 1, not a number outside.
pub fn normal_quantile(p: f64) -> f64 {
    let centre = p - 0.5;
    if centre.abs() <= 0.425 {
        let r = 0.180_625 - centre * centre;
        return centre * polynomial(r, CENTRE.0) / polynomial(r, CENTRE.1);
    }
    let tail = if centre < 0.0 { p } else { 1.0 - p };
    if tail.is_nan() || tail < 0.0 {
        return f64::NAN;
    }
    if tail <= 0.0 {
        return f64::INFINITY.copysign(centre);
    }
    let r = libm::log(tail).abs().sqrt();
    let size = if r <= 5.0 {
        polynomial(r - 1.6, MIDDLE.0) / polynomial(r - 1.6, MIDDLE.1)
    } else {
        polynomial(r - 5.0, TAIL.0) / polynomial(r - 5.0, TAIL.1)
    };
    size.copysign(centre)
}

type Fraction = ([f64; 8], [f64; 8]);

const CENTRE: Fraction = (
    [
        3.387_132_872_796_366_5,
        133.141_667_891_784_38,
        1_971.590_950_306_551_4,
        13_731.693_765_509_461,
        45_921.953_931_549_87,
        67_265.770_927_008_7,
        33_430.575_583_588_13,
        2_509.080_928_730_122_7,
    ],
    [
        1.0,
        42.313_330_701_600_91,
        687.187_007_492_057_9,
        5_394.196_021_424_751,
        21_213.794_301_586_597,
        39_307.895_800_092_71,
        28_729.085_735_721_943,
        5_226.495_278_852_854_5,
    ],
);

const MIDDLE: Fraction = (
    [
        1.423_437_110_749_683_5,
        4.630_337_846_156_546,
        5.769_497_221_460_691,
        3.647_848_324_763_204_5,
        1.270_458_252_452_368_4,
        0.241_780_725_177_450_6,
        0.022_723_844_989_269_184,
        0.000_774_545_014_278_341_4,
    ],
    [
        1.0,
        2.053_191_626_637_759,
        1.676_384_830_183_803_8,
        0.689_767_334_985_1,
        0.148_103_976_427_480_08,
        0.015_198_666_563_616_457,
        0.000_547_593_808_499_534_5,
        1.050_750_071_644_416_9e-9,
    ],
);

const TAIL: Fraction = (
    [
        6.657_904_643_501_103,
        5.463_784_911_164_114,
        1.784_826_539_917_291_3,
        0.296_560_571_828_504_87,
        0.026_532_189_526_576_124,
        0.001_242_660_947_388_078_4,
        2.711_555_568_743_487_6e-5,
        2.010_334_399_292_288_1e-7,
    ],
    [
        1.0,
        0.599_832_206_555_888,
        0.136_929_880_922_735_8,
        0.014_875_361_290_850_615,
        0.000_786_869_131_145_613_2,
        1.846_318_317_510_054_8e-5,
        1.421_511_758_316_446e-7,
        2.044_263_103_389_939_8e-15,
    ],
);

/// The beta distribution on 0 to 1 with shapes `alpha` and `beta`, both above 0.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Beta {
    /// The first shape.
    pub alpha: f64,
    /// The second shape.
    pub beta: f64,
    /// The logarithm of the beta function of both.
    ln_beta: f64,
}

impl Beta {
    /// Both shapes must be above 0.
    pub fn new(alpha: f64, beta: f64) -> Self {
        let ln_beta = libm::lgamma(alpha) + libm::lgamma(beta) - libm::lgamma(alpha + beta);
        Self { alpha, beta, ln_beta }
    }

    /// The density at `x` from 0 to 1.
    pub fn density(&self, x: f64) -> f64 {
        if !(0.0..=1.0).contains(&x) {
            return 0.0;
        }
        let log = |shape: f64, x: f64| if shape - 1.0 == 0.0 { 0.0 } else { (shape - 1.0) * libm::log(x) };
        libm::exp(log(self.alpha, x) + log(self.beta, 1.0 - x) - self.ln_beta)
    }

    /// The share below `x`: the regularised incomplete beta function, by its continued fraction (modified
    /// Lentz; *Numerical Recipes*, 3rd edition, 6.4).
    pub fn cdf(&self, x: f64) -> f64 {
        if x.is_nan() {
            return x;
        }
        if x <= 0.0 {
            return 0.0;
        }
        if x >= 1.0 {
            return 1.0;
        }
        let Self { alpha, beta, ln_beta } = *self;
        let front = libm::exp(alpha * libm::log(x) + beta * libm::log1p(-x) - ln_beta);
        if x < (alpha + 1.0) / (alpha + beta + 2.0) {
            front * fraction(alpha, beta, x) / alpha
        } else {
            1.0 - front * fraction(beta, alpha, 1.0 - x) / beta
        }
    }

    /// The value below which lies the share `p`: Newton's steps with second order (Halley), kept between two
    /// ends that close in.
    pub fn quantile(&self, p: f64) -> f64 {
        if p.is_nan() || !(0.0..=1.0).contains(&p) {
            return f64::NAN;
        }
        if p <= 0.0 || p >= 1.0 {
            return p;
        }
        let (mut low, mut high) = (0.0, 1.0);
        let mut x = self.start(p).clamp(1e-300, 1.0 - 1e-16);
        for _ in 0..100 {
            let excess = self.cdf(x) - p;
            if excess < 0.0 {
                low = x;
            } else {
                high = x;
            }
            let newton = excess / self.density(x);
            let bend = newton * ((self.alpha - 1.0) / x - (self.beta - 1.0) / (1.0 - x));
            let mut next = x - newton / (1.0 - 0.5 * bend.clamp(-1.0, 1.0));
            let inside = next > low && next < high;
            if !inside {
                next = 0.5 * (low + high);
            }
            let step = (next - x).abs();
            x = next;
            // A step of third order this small leaves nothing that a binary number could hold.
            if step <= if inside { 1e-8 * x.min(1.0 - x) } else { 2e-16 * x } {
                break;
            }
        }
        x
    }

    /// Where to begin (Abramowitz and Stegun 26.5.22, and power tails for shapes below 1).
    fn start(&self, p: f64) -> f64 {
        let Self { alpha, beta, ln_beta } = *self;
        if alpha >= 1.0 && beta >= 1.0 {
            let y = normal_quantile(1.0 - p);
            let (left, right) = (1.0 / (2.0 * alpha - 1.0), 1.0 / (2.0 * beta - 1.0));
            let lambda = (y * y - 3.0) / 6.0;
            let h = 2.0 / (left + right);
            let w = y * (h + lambda).max(0.0).sqrt() / h
                - (right - left) * (lambda + 5.0 / 6.0 - 2.0 / (3.0 * h));
            return alpha / (alpha + beta * libm::exp(2.0 * w));
        }
        let lower = libm::exp((libm::log(p * alpha) + ln_beta) / alpha);
        if lower < 0.5 {
            return lower;
        }
        let upper = 1.0 - libm::exp((libm::log((1.0 - p) * beta) + ln_beta) / beta);
        if upper > 0.5 { upper } else { 0.5 }
    }
}

/// The continued fraction of the incomplete beta function.
fn fraction(a: f64, b: f64, x: f64) -> f64 {
    const TINY: f64 = 1e-300;
    let away = |v: f64| if v.abs() < TINY { TINY } else { v };
    let mut c = 1.0;
    let mut d = 1.0 / away(1.0 - (a + b) * x / (a + 1.0));
    let mut value = d;
    for step in 1..20_000 {
        let m = f64::from(step);
        let even = m * (b - m) * x / ((a + 2.0 * m - 1.0) * (a + 2.0 * m));
        d = 1.0 / away(1.0 + even * d);
        c = away(1.0 + even / c);
        value *= d * c;
        let odd = -(a + m) * (a + b + m) * x / ((a + 2.0 * m) * (a + 2.0 * m + 1.0));
        d = 1.0 / away(1.0 + odd * d);
        c = away(1.0 + odd / c);
        value *= d * c;
        if (d * c - 1.0).abs() < 1e-16 {
            break;
        }
    }
    value
}

/// The value below which Student's t with `freedom` degrees has the share `p`, above 0 and below 1.
pub fn student_quantile(p: f64, freedom: f64) -> f64 {
    let tail = p.min(1.0 - p);
    let x = Beta::new(0.5 * freedom, 0.5).quantile(2.0 * tail);
    (freedom * (1.0 - x) / x).sqrt().copysign(p - 0.5)
}

/// Where in a sorted sample of `n` the share `share` of all samples has the quantile `p` to the right: the
/// real-valued rank `k`, from 0 to `n + 1`, at which a beta of `k` and `n + 1 − k` has `share` below `p`.
pub(crate) fn rank_at(n: f64, p: f64, share: f64) -> f64 {
    let edge = 1e-6;
    let excess = |k: f64| Beta::new(k, n + 1.0 - k).cdf(p) - share;
    // The share falls as the rank rises.
    if excess(edge) <= 0.0 {
        return 0.0;
    }
    if excess(n + 1.0 - edge) >= 0.0 {
        return n + 1.0;
    }
    root::between(&excess, edge, n + 1.0 - edge, 1e-9 * n)
}
