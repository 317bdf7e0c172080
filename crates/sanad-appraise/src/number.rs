//! The numbers that the engine runs on: exact decimals for the run that is audited, binary floating
//! point for simulation. One engine over both; a test holds that they agree.

use rust_decimal::prelude::ToPrimitive;
use rust_decimal::{Decimal, RoundingStrategy};
use std::cmp::Ordering;
use std::fmt::Debug;
use std::ops::{Add, AddAssign, Div, Mul, Neg, Sub, SubAssign};

/// A number of the engine. Sums are in the order in which they are written.
pub trait Number:
    Copy
    + Debug
    + PartialEq
    + PartialOrd
    + Send
    + Sync
    + 'static
    + Add<Output = Self>
    + Sub<Output = Self>
    + Mul<Output = Self>
    + Div<Output = Self>
    + Neg<Output = Self>
    + AddAssign
    + SubAssign
{
    /// Nought.
    const ZERO: Self;
    /// One.
    const ONE: Self;

    /// The number that a decimal says.
    fn of(decimal: Decimal) -> Self;

    /// A whole number.
    fn whole(n: i64) -> Self;

    /// The nearest binary number; not a number where there is none.
    fn float(self) -> f64;

    /// Rounded to `digits` after the point, halves away from nought, as money is.
    #[must_use]
    fn rounded(self, digits: u32) -> Self;

    /// As an amount is posted that is not rounded to money: sums of posted amounts are exact in the order of
    /// any statement. Binary numbers stay as they are.
    #[must_use]
    fn posted(self) -> Self {
        self
    }

    /// The twelfth root of a number above nought: what a year's growth comes to in a month.
    #[must_use]
    fn month(self) -> Self;

    /// Whether it is a number: nothing overflowed and nothing was divided by nought.
    fn is_number(self) -> bool;

    /// Raised to a whole power.
    #[must_use]
    fn power(self, mut n: u32) -> Self {
        let (mut result, mut square) = (Self::ONE, self);
        while n > 0 {
            if n & 1 == 1 {
                result = result * square;
            }
            n >>= 1;
            if n > 0 {
                square = square * square;
            }
        }
        result
    }

    /// What `1 + rate a year` grows to in so many months.
    #[must_use]
    fn grown(rate: Self, months: u32) -> Self {
        let year = Self::ONE + rate;
        let whole = year.power(months / 12);
        if months.is_multiple_of(12) { whole } else { whole * year.month().power(months % 12) }
    }

    /// The greater of two.
    #[must_use]
    fn most(self, other: Self) -> Self {
        if self < other { other } else { self }
    }

    /// The smaller of two.
    #[must_use]
    fn least(self, other: Self) -> Self {
        if other < self { other } else { self }
    }

    /// One where it is at most the other, else nought.
    #[must_use]
    fn at_most(self, other: Self) -> Self {
        if self <= other { Self::ONE } else { Self::ZERO }
    }

    /// Without its sign.
    #[must_use]
    fn size(self) -> Self {
        if self < Self::ZERO { -self } else { self }
    }
}

impl Number for f64 {
    const ZERO: Self = 0.0;
    const ONE: Self = 1.0;

    fn of(decimal: Decimal) -> Self {
        decimal.to_f64().unwrap_or(Self::NAN)
    }

    fn whole(n: i64) -> Self {
        n as Self
    }

    fn float(self) -> f64 {
        self
    }

    fn rounded(self, digits: u32) -> Self {
        let scale = 10f64.power(digits);
        libm::round(self * scale) / scale
    }

    fn month(self) -> Self {
        libm::pow(self, 1.0 / 12.0)
    }

    fn is_number(self) -> bool {
        self.is_finite()
    }
}

/// A decimal of 28 digits that says when it is none: what overflows, or is divided by nought, is no
/// number from then on, and never a wrong one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Exact(Option<Decimal>);

impl Exact {
    /// The decimal, where it is one.
    pub fn decimal(self) -> Option<Decimal> {
        self.0
    }

    fn with(self, other: Self, f: impl Fn(Decimal, Decimal) -> Option<Decimal>) -> Self {
        Self(self.0.zip(other.0).and_then(|(a, b)| f(a, b)))
    }
}

impl PartialOrd for Exact {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        self.0.zip(other.0).map(|(a, b)| a.cmp(&b))
    }
}

impl Add for Exact {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        self.with(other, Decimal::checked_add)
    }
}

impl Sub for Exact {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        self.with(other, Decimal::checked_sub)
    }
}

impl Mul for Exact {
    type Output = Self;
    fn mul(self, other: Self) -> Self {
        self.with(other, Decimal::checked_mul)
    }
}

impl Div for Exact {
    type Output = Self;
    fn div(self, other: Self) -> Self {
        self.with(other, Decimal::checked_div)
    }
}

impl Neg for Exact {
    type Output = Self;
    fn neg(self) -> Self {
        Self(self.0.map(|d| -d))
    }
}

impl AddAssign for Exact {
    fn add_assign(&mut self, other: Self) {
        *self = *self + other;
    }
}

impl SubAssign for Exact {
    fn sub_assign(&mut self, other: Self) {
        *self = *self - other;
    }
}

impl Number for Exact {
    const ZERO: Self = Self(Some(Decimal::ZERO));
    const ONE: Self = Self(Some(Decimal::ONE));

    fn of(decimal: Decimal) -> Self {
        Self(Some(decimal))
    }

    fn whole(n: i64) -> Self {
        Self(Some(Decimal::from(n)))
    }

    fn float(self) -> f64 {
        self.0.and_then(|d| d.to_f64()).unwrap_or(f64::NAN)
    }

    fn rounded(self, digits: u32) -> Self {
        Self(self.0.map(|d| d.round_dp_with_strategy(digits, RoundingStrategy::MidpointAwayFromZero)))
    }

    /// To twelve digits after the point: amounts below 10^15 then add up without rounding.
    fn posted(self) -> Self {
        self.rounded(12)
    }

    /// Newton's method from the binary root: each step doubles the digits that are right.
    fn month(self) -> Self {
        let start = libm::pow(self.float(), 1.0 / 12.0);
        let mut root = Self(Decimal::from_f64_retain(start));
        for _ in 0..3 {
            let eleventh = root.power(11);
            root = root - (eleventh * root - self) / (Self::whole(12) * eleventh);
        }
        root
    }

    fn is_number(self) -> bool {
        self.0.is_some()
    }
}
