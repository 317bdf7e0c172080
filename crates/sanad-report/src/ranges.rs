//! A key figure of an appraisal in words: its range first (P10–P90 over trials), what is likely beside it, and in how
//! many trials there is none.

use crate::study;
use sanad_i18n::{Arg, Locale};
use sanad_model::{Currency, Lang};
use sanad_outcomes::appraise::Valid;
use sanad_outcomes::appraise::indicators::Why;
use sanad_outcomes::money::risk::Band;

/// What a figure counts.
#[derive(Clone, Copy, Debug)]
pub enum Of<'a> {
    /// An amount of money, in units of a currency.
    Money(Currency),
    /// An amount of a project, in its unit and currency, with so many digits after the point.
    Amount(&'a Valid, usize),
    /// A rate, a year.
    Rate,
    /// Months until it is paid back, told in years.
    Payback,
}

impl Of<'_> {
    /// Under which name the share of trials without it is told.
    const fn key(self) -> &'static str {
        match self {
            Self::Money(_) | Self::Amount(..) => "money-range-none",
            Self::Rate => "money-range-none-irr",
            Self::Payback => "money-range-none-payback",
        }
    }
}

/// Under which result of a measure a key figure stands in the ledger, by the name of its likely value.
pub fn key<'a>(likely_key: &'a str, likely: &Result<f64, Why>, band: Option<&Band>) -> &'a str {
    match likely_key {
        "irr" if band.is_some_and(Band::has_numbers) => "irr-range",
        "payback" if band.is_some_and(Band::has_numbers) => "payback-range",
        // What cannot be computed follows from the statements.
        _ if likely.is_err() => "statements",
        key => key,
    }
}

/// Two numbers as a range; one where they read alike.
pub fn between(l: &Locale, low: f64, high: f64) -> String {
    dashed(l, low, l.number(low), l.number(high))
}

/// The same of numbers that are words already, of which the lower is `low`.
pub(crate) fn dashed(l: &Locale, low: f64, first: String, last: String) -> String {
    if first == last {
        first
    } else if low < 0.0 {
        // A dash between signed numbers would read as a third sign.
        l.t1_bare("money-between", &[("low", Arg::Text(first)), ("high", Arg::Text(last))])
    } else {
        format!("{first}–{last}")
    }
}

/// A figure from one value to another; one where they read alike.
pub fn range(l: &Locale, of: Of<'_>, low: f64, high: f64) -> String {
    let tenth = |n: f64| (n * 10.0).round() / 10.0;
    match of {
        Of::Money(currency) => {
            let (low, high) = (currency.minor(low), currency.minor(high));
            l.money_range(low, low.midpoint(high), high, currency)
        }
        Of::Amount(valid, digits) => study::amount(l, valid, low, high, digits),
        Of::Rate => {
            // In Arabic a sign of per cent goes with a number, and not with words.
            if low < 0.0 && l.lang == Lang::Ar {
                return dashed(l, low, study::percent(l, low), study::percent(l, high));
            }
            let figure = between(l, tenth(low * 100.0), tenth(high * 100.0));
            l.t1_bare("study-percent", &[("n", Arg::from(figure))])
        }
        Of::Payback => {
            let (low, high) = (tenth(low / 12.0), tenth(high / 12.0));
            let key = if low < high { "money-years-range" } else { "money-months" };
            let figure = Arg::from(between(l, low, high));
            l.t1_bare(key, &[("years", Arg::Number(high)), ("figure", figure)])
        }
    }
}

/// A figure as a range first, as far as trials say one: "range (likely), none in so many trials"; or why it cannot be
/// computed as is likely.
pub fn said(l: &Locale, of: Of<'_>, likely: &Result<f64, Why>, band: Option<&Band>) -> String {
    let one = likely.as_ref().map(|n| range(l, of, *n, *n)).map_err(|why| study::why(l, why));
    let Some(band) = band else { return one.unwrap_or_else(|why| why) };
    let share = |share: f64| ("share", Arg::from(study::percent(l, share)));
    let without =
        |told: String| l.t1_bare(of.key(), &[("told", Arg::from(told)), share(band.share_without())]);
    if !band.has_numbers() {
        return one.map_or_else(|why| why, without);
    }
    let wide = range(l, of, band.low, band.high);
    let told = match one {
        Ok(likely) if likely == wide => likely,
        Ok(likely) => {
            l.t1_bare("money-range-likely", &[("range", Arg::from(wide)), ("likely", Arg::from(likely))])
        }
        Err(why) => {
            let args =
                [("why", Arg::from(why)), ("range", Arg::from(wide)), share(1.0 - band.share_without())];
            return l.t1_bare("money-range-only", &args);
        }
    };
    if band.without == 0 { told } else { without(told) }
}
