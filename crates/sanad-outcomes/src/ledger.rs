//! The ledger: every shown result by key, with what it was computed from.
//!
//! "Why", "what changed", the source of a number on a page and the status of every item all read
//! this one record. Keys are paths such as `items.agreed`, `item/C01/status`, `site/F10/score`.

use crate::resting::Resting;
use sanad_model::{Currency, Date, Id, Kind};
use std::collections::BTreeMap;
use std::sync::Arc;

/// A result.
#[derive(Clone, Debug, PartialEq)]
pub enum Shown {
    /// A count.
    Count(u64),
    /// A number that is not a count.
    Number(f64),
    /// A number as a range: one case in ten lies below the first, one in ten above the second.
    Range(f64, f64),
    /// A code from a closed list.
    Code(String),
    /// A date.
    Date(Date),
    /// A date as a range: low, likely, high (open when it lies after the horizon).
    Dates(Date, Date, Option<Date>),
    /// So many of so many cases.
    Share(u64, u64),
    /// An amount of money as a range, in minor units: low, likely, high.
    Money(i64, i64, i64, Currency),
}

/// What a result was computed from.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Dep {
    /// A claim.
    Claim(Id),
    /// A record itself.
    Record(Kind, Id),
    /// A template of the measure library, by code.
    Template(String),
    /// Another result.
    Result(String),
    /// The day on which it was asked.
    Today,
}

/// One result with its origin.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// The result.
    pub shown: Shown,
    /// The rule it follows: bundles hold its sentence under `rule-<rule>`.
    pub rule: &'static str,
    /// What it was computed from, without repeats.
    pub from: Vec<Dep>,
}

/// Every result by key.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Ledger {
    entries: BTreeMap<Arc<str>, Entry>,
}

/// A result that is not what it was.
#[derive(Clone, Debug, PartialEq)]
pub struct Moved {
    /// Its key.
    pub key: String,
    /// What it was, if it was there.
    pub before: Option<Shown>,
    /// What it is, if it is there.
    pub after: Option<Shown>,
}

impl Ledger {
    pub(crate) fn put(
        &mut self,
        key: impl Into<String>,
        shown: Shown,
        rule: &'static str,
        mut from: Vec<Dep>,
    ) {
        from.sort();
        from.dedup();
        self.entries.insert(Arc::from(key.into()), Entry { shown, rule, from });
    }

    pub(crate) fn count(&mut self, key: impl Into<String>, count: usize, rule: &'static str, from: Vec<Dep>) {
        self.put(key, Shown::Count(count as u64), rule, from);
    }

    /// A result by key.
    pub fn get(&self, key: &str) -> Option<&Entry> {
        self.entries.get(key)
    }

    /// A count by key; 0 when there is none.
    pub fn count_of(&self, key: &str) -> u64 {
        match self.get(key).map(|e| &e.shown) {
            Some(Shown::Count(n)) => *n,
            _ => 0,
        }
    }

    /// Every result, by key.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Entry)> {
        self.entries.iter().map(|(k, e)| (&**k, e))
    }

    /// The results' keys to keep, in order.
    pub(crate) fn keys(&self) -> impl Iterator<Item = &Arc<str>> {
        self.entries.keys()
    }

    /// The results that are not what they were in `before`, by key.
    pub fn moved_since(&self, before: &Self) -> Vec<Moved> {
        let mut keys: Vec<&Arc<str>> = self.entries.keys().chain(before.entries.keys()).collect();
        keys.sort();
        keys.dedup();
        keys.into_iter()
            .filter_map(|key| {
                let (was, is) = (before.entries.get(key), self.entries.get(key));
                let (was, is) = (was.map(|e| &e.shown), is.map(|e| &e.shown));
                (was != is).then(|| Moved {
                    key: key.as_ref().to_owned(),
                    before: was.cloned(),
                    after: is.cloned(),
                })
            })
            .collect()
    }

    /// The keys of results that rest on a claim or record, directly or through other results, in
    /// order. Whoever asks more than once keeps a [`Resting`].
    pub fn resting_on(&self, dep: &Dep) -> Vec<&str> {
        let mut found = Resting::of(self).numbers(std::slice::from_ref(dep));
        found.sort_unstable();
        let keys: Vec<&str> = self.entries.keys().map(|k| &**k).collect();
        found.into_iter().filter_map(|n| keys.get(n as usize).copied()).collect()
    }
}
