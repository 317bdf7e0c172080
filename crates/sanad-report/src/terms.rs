//! What a plan is judged by, in the units in which people count it.

use sanad_i18n::{Arg, Locale};
use sanad_model::{Currency, Date};
use sanad_outcomes::measures::engine::{Term, Tick};
use sanad_outcomes::measures::{Anew, Works};

/// Days of a year, by which job-days become job-years.
const YEAR: f64 = 365.0;

/// A term of a plan in its unit: money, job-years, days, a date, days on which items are kept.
pub fn amount(l: &Locale, works: &Works, term: Term, value: i64) -> String {
    of(l, works.reference, &|tick| works.day(tick), term, value)
}

/// The same of a plan made anew.
pub fn amount_anew(l: &Locale, anew: &Anew, term: Term, value: i64) -> String {
    of(l, anew.reference, &|tick| anew.day(tick), term, value)
}

fn of(l: &Locale, reference: Currency, day: &dyn Fn(Tick) -> Date, term: Term, value: i64) -> String {
    match term {
        Term::Value | Term::Local => l.money(value, reference),
        Term::Jobs => {
            let years = (value as f64 / YEAR).round();
            l.t1_bare("planner-job-years", &[("n", Arg::Number(years))])
        }
        Term::Lateness | Term::Change => l.t1_bare("plan-days", &[("n", Arg::Number(value as f64))]),
        Term::End => l.date(day(i32::try_from(value).unwrap_or(0).max(1) - 1)),
        Term::Output => {
            // Counted in thousandths, so that many measures can share an item.
            let days = (value as f64 / 1_000.0).round();
            l.t1_bare("planner-item-days", &[("n", Arg::Number(days))])
        }
    }
}

/// By how much two plans differ in a term, in its unit: between two dates there are days. Less than
/// the unit shows is told with its decimals.
pub fn difference(l: &Locale, works: &Works, term: Term, by: i64) -> String {
    differing(l, works.reference, term, by)
}

/// The same where the currency is known.
pub(crate) fn differing(l: &Locale, reference: Currency, term: Term, by: i64) -> String {
    let part = |unit: f64, key: &str| {
        let whole = by as f64 / unit;
        let n = if whole.abs() < 10.0 { (whole * 100.0).round() / 100.0 } else { whole.round() };
        l.t1_bare(key, &[("n", Arg::Number(n))])
    };
    match term {
        Term::Jobs => part(YEAR, "planner-job-years"),
        Term::Output => part(1_000.0, "planner-item-days"),
        Term::Value | Term::Local => l.money(by, reference),
        Term::Lateness | Term::Change | Term::End => l.t1_bare("plan-days", &[("n", Arg::Number(by as f64))]),
    }
}
