//! Money: integer minor units with a currency; sums of one currency only.

use std::fmt;
use std::str::FromStr;

/// An ISO 4217 currency by its three letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Currency([u8; 3]);

/// An amount in minor units (10⁻ᵈ of the currency, d = [`Currency::digits`]).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Money {
    /// Minor units; may be negative.
    pub minor: i64,
    /// The currency.
    pub currency: Currency,
}

/// Why an amount could not be read or added.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum MoneyError {
    /// Not three capital letters.
    #[error("`{0}` is not a currency; write three capital letters such as LYD")]
    Currency(String),
    /// Not an amount with a currency.
    #[error("`{0}` is not an amount; write it as 1250.500 LYD")]
    Amount(String),
    /// Two currencies in one sum.
    #[error("`{0}` and `{1}` cannot be added; convert through a named, dated rate set first")]
    Mixed(Currency, Currency),
    /// Larger than the type holds.
    #[error("The amount is too large to be held exactly")]
    Overflow,
}

impl Currency {
    /// The code of ISO 4217 for no currency.
    pub const NONE: Self = Self(*b"XXX");

    /// How many digits follow the point (ISO 4217).
    pub const fn digits(self) -> u32 {
        match &self.0 {
            b"LYD" | b"TND" | b"KWD" | b"BHD" | b"OMR" | b"JOD" | b"IQD" => 3,
            b"JPY" | b"KRW" | b"XAF" | b"XOF" | b"VND" | b"CLP" => 0,
            _ => 2,
        }
    }

    /// An amount of it in minor units, rounded to the nearest; held within ±9·10¹⁵, no number as 0.
    #[expect(clippy::cast_possible_truncation, reason = "clamped first")]
    pub fn minor(self, amount: f64) -> i64 {
        (amount * f64::from(10_u32.pow(self.digits()))).round().clamp(-9e15, 9e15) as i64
    }
}

impl Money {
    /// The sum of two amounts of one currency.
    pub fn checked_add(self, other: Self) -> Result<Self, MoneyError> {
        if self.currency != other.currency {
            return Err(MoneyError::Mixed(self.currency, other.currency));
        }
        let minor = self.minor.checked_add(other.minor).ok_or(MoneyError::Overflow)?;
        Ok(Self { minor, ..self })
    }
}

impl FromStr for Currency {
    type Err = MoneyError;

    fn from_str(text: &str) -> Result<Self, MoneyError> {
        match text.as_bytes() {
            &[a, b, c] if [a, b, c].iter().all(u8::is_ascii_uppercase) => Ok(Self([a, b, c])),
            _ => Err(MoneyError::Currency(text.to_owned())),
        }
    }
}

impl FromStr for Money {
    type Err = MoneyError;

    fn from_str(text: &str) -> Result<Self, MoneyError> {
        let bad = || MoneyError::Amount(text.to_owned());
        let (amount, currency) = text.trim().split_once(' ').ok_or_else(bad)?;
        let currency: Currency = currency.trim().parse()?;
        let (negative, amount) = match amount.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, amount),
        };
        let (whole, part) = amount.split_once('.').unwrap_or((amount, ""));
        let digits = currency.digits() as usize;
        let plain = |s: &str| s.bytes().all(|b| b.is_ascii_digit());
        if whole.is_empty() || part.len() > digits || !plain(whole) || !plain(part) {
            return Err(bad());
        }
        let joined = format!("{whole}{part:0<digits$}");
        let minor: i64 = joined.parse().map_err(|_| MoneyError::Overflow)?;
        Ok(Self { minor: if negative { -minor } else { minor }, currency })
    }
}

impl fmt::Display for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|b| write!(f, "{}", char::from(*b)))
    }
}

impl fmt::Display for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let unit = 10_u64.pow(self.currency.digits());
        let abs = self.minor.unsigned_abs();
        let sign = if self.minor < 0 { "-" } else { "" };
        let digits = self.currency.digits() as usize;
        if digits == 0 {
            write!(f, "{sign}{abs} {}", self.currency)
        } else {
            write!(f, "{sign}{}.{:0digits$} {}", abs / unit, abs % unit, self.currency)
        }
    }
}
