//! Where in a file something is wrong, and the order of its activities.

use super::raw::{Three, Word};
use super::{Activity, Points};
use sanad_model::{Accepted, Finding, Place, said};
use std::collections::VecDeque;

/// A file that is being read, and what was found in it.
pub(super) struct At<'a> {
    file: &'a str,
    text: &'a str,
    findings: &'a mut Vec<Finding>,
    /// Codes of the bases that the file has.
    pub(super) bases: Vec<String>,
}

impl<'a> At<'a> {
    pub(super) fn new(file: &'a str, text: &'a str, findings: &'a mut Vec<Finding>) -> Self {
        Self { file, text, findings, bases: Vec::new() }
    }

    pub(super) fn count(&self) -> usize {
        self.findings.len()
    }

    /// The line of a byte, counted from 1.
    pub(super) fn line(&self, byte: usize) -> u32 {
        let before = self.text.get(..byte).unwrap_or(self.text);
        u32::try_from(before.matches('\n').count() + 1).unwrap_or(u32::MAX)
    }

    pub(super) fn at(
        &mut self,
        row: u32,
        column: &str,
        code: &'static str,
        value: impl Into<String>,
        accepted: Accepted,
    ) {
        let place = Place { file: self.file.to_owned(), row, column: column.to_owned() };
        self.findings.push(Finding::error(place, code, value, accepted));
    }

    pub(super) fn word(&mut self, word: &Word, column: &str, code: &'static str, accepted: Accepted) {
        let line = self.line(word.span().start);
        self.at(line, column, code, word.get_ref(), accepted);
    }

    /// A word of a closed list.
    pub(super) fn choice<T>(
        &mut self,
        word: &Word,
        column: &str,
        known: impl Fn(&str) -> Option<T>,
        codes: &[&str],
    ) -> Option<T> {
        let found = known(word.get_ref());
        if found.is_none() {
            self.word(word, column, "template-unknown-word", Accepted::codes(codes.iter().copied()));
        }
        found
    }

    /// A basis that the file has.
    pub(super) fn basis(&mut self, word: &Word) -> String {
        if !self.bases.contains(word.get_ref()) {
            let known = self.bases.clone();
            self.word(word, "basis", "template-unknown-basis", Accepted::codes(known));
        }
        word.get_ref().clone()
    }

    /// Three points in order, from 0 to `most`.
    pub(super) fn points(&mut self, three: &Three, column: &str, basis: &Word, most: f64) -> Points {
        let [low, likely, high] = *three.get_ref();
        let line = self.line(three.span().start);
        if !(0.0 <= low && low <= likely && likely <= high && high <= most) {
            self.at(
                line,
                column,
                "template-points",
                format!("{low}, {likely}, {high}"),
                said("template-points").with(most),
            );
        }
        Points { low, likely, high, basis: self.basis(basis), line }
    }

    /// Whether a figure is for one unit of size.
    pub(super) fn per(&mut self, word: Option<&Word>, sized: bool) -> bool {
        let Some(word) = word else { return false };
        let known = |code: &str| matches!(code, "job" | "size").then(|| code == "size");
        let per = self.choice(word, "per", known, &["job", "size"]).unwrap_or(false);
        if per && !sized {
            self.word(word, "per", "template-missing", said("template-size"));
        }
        per
    }
}

/// Tells the shortest loop, in the order of work, and which of its links to take out: one against
/// the order of phases, else one that waits for an activity further down the file.
fn cycle(activities: &[Activity], at: &mut At) {
    let Some(found) = shortest(activities) else { return };
    let links: Vec<(usize, usize)> =
        (0..found.len()).map(|n| (found[n], found[(n + 1) % found.len()])).collect();
    let wrong = |&&(of, waits): &&(usize, usize)| {
        (activities[of].phase > activities[waits].phase, of >= waits, activities[of].phase, of)
    };
    let Some(&(of, waits)) = links.iter().max_by_key(wrong) else { return };
    // Told so that the link to take out is its last step.
    let first = found.iter().position(|own| *own == waits).unwrap_or(0);
    let told = (0..=found.len()).map(|n| found[(first + n) % found.len()]);
    let codes: Vec<&str> = told.map(|own| activities[own].code.as_str()).collect();
    let cure = said("template-order").with(&activities[of].code).with(&activities[waits].code);
    at.at(activities[waits].line, "after", "template-cycle", codes.join(" → "), cure);
}

/// The shortest loop of activities, each before the one that waits for it.
fn shortest(activities: &[Activity]) -> Option<Vec<usize>> {
    let mut best: Option<Vec<usize>> = None;
    for start in 0..activities.len() {
        let mut waits: Vec<Option<usize>> = vec![None; activities.len()];
        let mut queue = VecDeque::from([start]);
        'search: while let Some(at) = queue.pop_front() {
            for of in activities[at].after.iter().map(|after| after.of) {
                if of == start {
                    let mut found = vec![at];
                    while let Some(next) = found.last().and_then(|n| waits[*n]) {
                        found.push(next);
                    }
                    if best.as_ref().is_none_or(|own| found.len() < own.len()) {
                        best = Some(found);
                    }
                    break 'search;
                }
                if waits[of].is_none() {
                    waits[of] = Some(at);
                    queue.push_back(of);
                }
            }
        }
    }
    best
}

/// Activities each after those it waits for, and where each one of the file came to stand.
pub(super) fn ordered(activities: Vec<Activity>, at: &mut At) -> (Vec<Activity>, Vec<usize>) {
    let count = activities.len();
    let mut places = vec![usize::MAX; count];
    let mut order = Vec::with_capacity(count);
    while order.len() < count {
        let ready = |n: &usize| {
            places[*n] == usize::MAX && activities[*n].after.iter().all(|a| places[a.of] != usize::MAX)
        };
        let Some(next) = (0..count).find(ready) else {
            cycle(&activities, at);
            return (activities, (0..count).collect());
        };
        places[next] = order.len();
        order.push(next);
    }
    let mut sorted: Vec<Option<Activity>> = activities.into_iter().map(Some).collect();
    let activities = order
        .iter()
        .filter_map(|n| {
            let mut activity = sorted[*n].take()?;
            for after in &mut activity.after {
                after.of = places[after.of];
            }
            Some(activity)
        })
        .collect();
    (activities, places)
}
