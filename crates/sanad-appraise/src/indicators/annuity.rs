//! Level payments, with the signs of spreadsheets: what one pays is negative, what one is paid positive.
//!
//! All hold `present value + payments + future value = 0` at a rate a period above −1.

use super::{Why, irr};

/// When a payment is due within its period.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Due {
    /// At its end.
    #[default]
    End,
    /// At its start.
    Begin,
}

impl Due {
    fn growth(self, rate: f64) -> f64 {
        if self == Self::Begin { 1.0 + rate } else { 1.0 }
    }
}

fn number(n: f64) -> Result<f64, Why> {
    if n.is_finite() { Ok(n) } else { Err(Why::NotANumber) }
}

/// `(1 + rate)^n`, and what n payments of one come to at their end.
fn grown(rate: f64, n: f64, due: Due) -> Result<(f64, f64), Why> {
    if rate <= -1.0 {
        return Err(Why::Rate);
    }
    let log = n * libm::log1p(rate);
    let sum = if rate == 0.0 { n } else { libm::expm1(log) / rate };
    Ok((libm::exp(log), sum * due.growth(rate)))
}

/// Future value after `n` payments.
pub fn future_value(rate: f64, n: f64, payment: f64, present: f64, due: Due) -> Result<f64, Why> {
    let (growth, sum) = grown(rate, n, due)?;
    number(-(present * growth + payment * sum))
}

/// Present value of `n` payments and a future value.
pub fn present_value(rate: f64, n: f64, payment: f64, future: f64, due: Due) -> Result<f64, Why> {
    let (growth, sum) = grown(rate, n, due)?;
    number(-(future + payment * sum) / growth)
}

/// The payment in each of `n` periods.
pub fn payment(rate: f64, n: f64, present: f64, future: f64, due: Due) -> Result<f64, Why> {
    let (growth, sum) = grown(rate, n, due)?;
    if sum == 0.0 {
        return Err(Why::NoFlows);
    }
    number(-(present * growth + future) / sum)
}

/// How many payments.
///
/// # Errors
/// [`Why::NoFlows`] where nothing is paid at a rate of nought; [`Why::NoRate`] where no number of payments
/// suffices.
pub fn payments(rate: f64, payment: f64, present: f64, future: f64, due: Due) -> Result<f64, Why> {
    if rate <= -1.0 {
        return Err(Why::Rate);
    }
    if rate == 0.0 {
        return if payment == 0.0 { Err(Why::NoFlows) } else { number(-(present + future) / payment) };
    }
    let level = payment * due.growth(rate) / rate;
    let (above, below) = (level - future, level + present);
    if above == 0.0 || below == 0.0 || (above < 0.0) != (below < 0.0) {
        return Err(Why::NoRate);
    }
    number(libm::log(above / below) / libm::log1p(rate))
}

/// The rate a period; [`Why::Several`] where there is more than one.
pub fn rate(n: u32, payment: f64, present: f64, future: f64, due: Due) -> Result<f64, Why> {
    let mut flows = vec![0.0; n as usize + 1];
    flows[0] = present;
    let first = usize::from(due == Due::End);
    for flow in &mut flows[first..first + n as usize] {
        *flow += payment;
    }
    flows[n as usize] += future;
    irr(&flows)
}

/// The part of the payment in period `k`, from 1, that is interest.
pub fn interest_part(rate: f64, k: u32, n: f64, present: f64, future: f64, due: Due) -> Result<f64, Why> {
    if k == 0 || f64::from(k) > n {
        return Err(Why::Shape);
    }
    if due == Due::Begin && k == 1 {
        return Ok(0.0);
    }
    let level = payment(rate, n, present, future, due)?;
    let owed = future_value(rate, f64::from(k - 1), level, present, due)?;
    // Owed just before a payment at the start of a period: with the interest of the one before.
    number(owed * rate / due.growth(rate))
}

/// The part of the payment in period `k`, from 1, that is principal.
pub fn principal_part(rate: f64, k: u32, n: f64, present: f64, future: f64, due: Due) -> Result<f64, Why> {
    let level = payment(rate, n, present, future, due)?;
    Ok(level - interest_part(rate, k, n, present, future, due)?)
}
