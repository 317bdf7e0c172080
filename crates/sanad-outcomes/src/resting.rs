//! What rests on what: the ledger turned around once. Results are numbered in the order of their
//! keys, so that a walk through hundreds of thousands of origins copies no text.

use crate::ledger::{Dep, Ledger};
use std::collections::BTreeMap;
use std::sync::Arc;

/// The results that rest on each claim, record and result of a ledger.
#[derive(Clone, Debug, Default)]
pub struct Resting {
    /// Key and rule of each result.
    results: Vec<(Arc<str>, &'static str)>,
    /// The numbers of the results that rest on the result of a number.
    on_result: Vec<Vec<u32>>,
    /// The same for everything else.
    on_other: BTreeMap<Dep, Vec<u32>>,
}

impl Resting {
    /// Turns a ledger around.
    pub fn of(ledger: &Ledger) -> Self {
        let mut made = Self {
            results: ledger.keys().cloned().zip(ledger.iter().map(|(_, e)| e.rule)).collect(),
            on_result: Vec::new(),
            on_other: BTreeMap::new(),
        };
        made.on_result.resize_with(made.results.len(), Vec::new);
        for (number, (_, entry)) in (0u32..).zip(ledger.iter()) {
            for dep in &entry.from {
                match made.number(dep).and_then(|n| made.on_result.get_mut(n)) {
                    Some(list) => list.push(number),
                    None => made.on_other.entry(dep.clone()).or_default().push(number),
                }
            }
        }
        made
    }

    fn number(&self, dep: &Dep) -> Option<usize> {
        let Dep::Result(key) = dep else { return None };
        self.results.binary_search_by(|(k, _)| (**k).cmp(key)).ok()
    }

    /// The numbers of everything that rests on any of these: the direct ones first, then what
    /// rests on those, each wave in the order of keys.
    pub(crate) fn numbers(&self, deps: &[Dep]) -> Vec<u32> {
        let direct = |dep: &Dep| match self.number(dep) {
            Some(number) => self.on_result.get(number),
            None => self.on_other.get(dep),
        };
        let mut seen = vec![false; self.results.len()];
        let mut found = Vec::new();
        let mut wave: Vec<u32> = deps.iter().filter_map(direct).flatten().copied().collect();
        while !wave.is_empty() {
            wave.retain(|n| seen.get_mut(*n as usize).is_some_and(|s| !std::mem::replace(s, true)));
            wave.sort_unstable();
            found.extend_from_slice(&wave);
            let next = wave.iter().filter_map(|n| self.on_result.get(*n as usize)).flatten();
            wave = next.copied().collect();
        }
        found
    }

    /// Key and rule of every result that rests on any of these, directly or through other results:
    /// the direct ones first, then what rests on those, each wave in the order of keys.
    pub fn on(&self, deps: &[Dep]) -> Vec<(&str, &'static str)> {
        let result = |n: u32| self.results.get(n as usize).map(|(key, rule)| (&**key, *rule));
        self.numbers(deps).into_iter().filter_map(result).collect()
    }
}
