//! From a problem as filled in to one that cannot be wrong, with all faults at once.
//!
//! | module | what it looks at |
//! |---|---|
//! | `supply` | calendars, places, renewables, pools, money, utilities |
//! | `work` | measures, activities, modes |
//! | `rules` | links, groups, objectives, the earlier plan |
//! | `time` | cycles of links, earliest times |
//! | `hope` | what can never be carried out, whatever the plan |
//! | `numbers` | numbers that are set anew in a problem that is right |

mod fault;
mod hope;
mod numbers;
mod persons;
mod rules;
mod supply;
mod time;
mod work;

use std::collections::BTreeMap;
use std::fmt::Display;

use super::problem::{Parts, Problem};
use super::raw::RawPortfolio;

pub use fault::{Fault, FaultRule};
pub(super) use hope::{broken_group, fixed};
pub(super) use numbers::{FLOWS, Numbers, PAID, PAID_IN_ALL};

/// Ticks at most.
const MOST_TICKS: i32 = 20_000;
/// Minor units, or units of a utility, at most in one amount.
const MOST_AMOUNT: i64 = 1_000_000_000_000_000;
/// The largest sum that may come about.
const MOST_SUM: i64 = i64::MAX / 4;
/// A fault more than this is not told.
const MOST_FAULTS: usize = 1_000;

/// Validates the problem; on failure all faults, in the order of the fields.
///
/// Accepted are up to 20,000 ticks, 20,000 measures, 200,000 activities, 100,000 persons and
/// 1,000,000 links. A problem without measures is accepted and has an empty plan. A free measure
/// that can never be carried out is no fault; it is named in
/// [`Parts::hopeless`](super::Parts::hopeless). What the frozen part of the baseline keeps becomes
/// pins and mandatory measures, and releases for all else.
///
/// # Errors
/// Every [`Fault`] found, up to 1,000. What can never be carried out is looked for when all else is
/// right.
pub fn validate(raw: &RawPortfolio) -> Result<Problem, Vec<Fault>> {
    let mut faults = Faults(Vec::new());
    let Some(mut parts) = build(raw, &mut faults) else { return Err(faults.0) };
    let order = time::order(&parts, &mut faults);
    if faults.0.is_empty() {
        hope::look(&mut parts, &order, &mut faults);
    }
    if faults.0.is_empty() { Ok(Problem(parts)) } else { Err(faults.0) }
}

/// Validates the problem without asking whether it can be carried out: links may ask an activity to
/// come after itself, and what must be done may be impossible. It is for
/// [`conflict`](super::conflict), which says why then.
///
/// # Errors
/// Every [`Fault`] of form, up to 1,000.
pub fn state(raw: &RawPortfolio) -> Result<Problem, Vec<Fault>> {
    let mut faults = Faults(Vec::new());
    let parts = build(raw, &mut faults);
    parts.filter(|_| faults.0.is_empty()).map(Problem).ok_or(faults.0)
}

fn build(raw: &RawPortfolio, faults: &mut Faults) -> Option<Parts> {
    faults.range(At::root("horizon"), raw.horizon, 1, MOST_TICKS);
    if !faults.0.is_empty() {
        return None;
    }
    let names = supply::Names::new(raw, faults);
    let mut parts = supply::build(raw, &names, faults);
    work::build(raw, &names, &mut parts, faults);
    rules::build(raw, &names, &mut parts, faults);
    Some(parts)
}

/// Places by code.
type Codes<'a> = BTreeMap<&'a str, usize>;

/// Where a fault is; written out only when there is one.
#[derive(Clone, Copy)]
struct At<'a> {
    up: Option<&'a At<'a>>,
    field: &'a str,
    place: Option<usize>,
    code: &'a str,
}

impl<'a> At<'a> {
    fn root(field: &'a str) -> Self {
        Self { up: None, field, place: None, code: "" }
    }

    fn top(field: &'a str, place: usize, code: &'a str) -> Self {
        Self { up: None, field, place: Some(place), code }
    }

    fn field(&'a self, field: &'a str) -> Self {
        Self { up: Some(self), field, place: None, code: "" }
    }

    fn item(&'a self, field: &'a str, place: usize, code: &'a str) -> Self {
        Self { up: Some(self), field, place: Some(place), code }
    }

    fn path(&self) -> String {
        let place = self.place.map_or(String::new(), |place| format!("[{place}]"));
        let own = format!("{}{place}", self.field);
        self.up.map_or(own.clone(), |up| format!("{}.{own}", up.path()))
    }

    fn codes(&self) -> Vec<String> {
        let mut codes = self.up.map_or(Vec::new(), At::codes);
        if !self.code.is_empty() {
            codes.push(self.code.to_owned());
        }
        codes
    }

    fn fault(&self, value: impl Display, rule: FaultRule) -> Fault {
        Fault { path: self.path(), codes: self.codes(), value: value.to_string(), rule }
    }
}

#[derive(Debug, Clone, Default)]
struct Faults(Vec<Fault>);

impl Faults {
    fn push(&mut self, at: At<'_>, value: impl Display, rule: FaultRule) {
        self.put(at.fault(value, rule));
    }

    fn put(&mut self, fault: Fault) {
        if self.0.len() < MOST_FAULTS {
            self.0.push(fault);
        }
    }

    fn extend(&mut self, faults: impl IntoIterator<Item = Fault>) {
        for fault in faults {
            self.put(fault);
        }
    }

    fn range<T: Into<i64> + Copy>(&mut self, at: At<'_>, value: T, low: T, high: T) {
        let (value, low, high) = (value.into(), low.into(), high.into());
        if value < low || value > high {
            self.push(at, value, FaultRule::Range { low, high });
        }
    }

    fn length(&mut self, at: At<'_>, kind: &'static str, length: usize, most: usize) {
        if length > most {
            self.push(at, length, FaultRule::TooMany { kind, most });
        }
    }

    /// Places by code of a list; empty codes and those used before are faults.
    fn codes<'a>(
        &mut self,
        at: impl Fn(usize) -> At<'a>,
        kind: &'static str,
        codes: impl Iterator<Item = &'a str>,
    ) -> Codes<'a> {
        let mut seen = Codes::new();
        for (place, code) in codes.enumerate() {
            if code.trim().is_empty() {
                self.push(at(place), code, FaultRule::EmptyCode);
            } else if seen.contains_key(code) {
                self.push(at(place), code, FaultRule::Duplicate { kind });
            } else {
                seen.insert(code, place);
            }
        }
        seen
    }

    /// The place of what a code names.
    fn find(&mut self, at: At<'_>, kind: &'static str, codes: &Codes<'_>, code: &str) -> Option<usize> {
        let found = codes.get(code).copied();
        if found.is_none() {
            self.push(at, code, FaultRule::Unknown { kind });
        }
        found
    }

    /// The same where nothing need be named.
    fn find_if(
        &mut self,
        at: At<'_>,
        kind: &'static str,
        codes: &Codes<'_>,
        code: Option<&String>,
    ) -> Option<usize> {
        code.and_then(|code| self.find(at, kind, codes, code))
    }

    /// A sum that must stay countable.
    fn sum(&mut self, at: At<'_>, sum: i128) {
        if sum > i128::from(MOST_SUM) {
            self.push(at, sum, FaultRule::Sum { most: MOST_SUM });
        }
    }
}
