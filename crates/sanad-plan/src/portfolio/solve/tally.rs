//! What a schedule amounts to, counted as measures are chosen.

use super::clock::place;
use super::shape::{Floor, Shape};
use super::state::Slot;
use crate::portfolio::{Measure, Problem, Score, Term, Terms, Tick};

/// Sums of all terms.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Tally {
    /// Millionths of the value.
    value: i128,
    terms: Terms,
}

impl Tally {
    pub(super) fn new(problem: &Problem) -> Self {
        let left_out = problem.measures.iter().map(|measure| lateness(measure, problem.horizon)).sum();
        let mut terms = Terms { lateness: left_out, ..Terms::default() };
        if let Some(baseline) = &problem.baseline {
            let chosen = baseline.chosen.iter().filter(|&&chosen| chosen).count();
            terms.change = i64::from(baseline.weights.measure) * i64::try_from(chosen).unwrap_or(i64::MAX);
        }
        Self { value: 0, terms }
    }

    pub(super) fn count(&mut self, shape: &Shape, measure: usize, placed: &[Option<Slot>]) {
        let problem = shape.problem;
        let record = &problem.measures[measure];
        let horizon = problem.horizon;
        let finish = |activity: usize| placed[activity].as_ref().map_or(0, |slot| slot.finish);
        let mark = match record.mark {
            Some(activity) => finish(activity),
            None => record.activities.clone().map(finish).max().unwrap_or(0),
        };
        let left = i64::from(horizon - mark);
        for gain in &record.gains {
            if gain.term == Term::Value {
                self.value += i128::from(gain.once) * 1_000_000
                    + i128::from(gain.per_tick) * i128::from(shape.discount_after[place(mark)]);
            } else {
                *self.terms.get_mut(gain.term) += gain.once + gain.per_tick * left;
            }
        }
        for activity in record.activities.clone() {
            let Some(slot) = &placed[activity] else { continue };
            let (start, end) = problem.activities[activity].modes[slot.mode].spent_reference;
            self.value -= i128::from(start) * i128::from(problem.discount[place(slot.start)])
                + i128::from(end) * i128::from(problem.discount[place(slot.finish)]);
        }
        self.terms.lateness += lateness(record, mark) - lateness(record, horizon);
        self.terms.end = self.terms.end.max(i64::from(mark));
        if let Some(baseline) = &problem.baseline {
            let weights = baseline.weights;
            let whole = i64::from(weights.measure);
            self.terms.change += if baseline.chosen[measure] { -whole } else { whole };
            for activity in record.activities.clone() {
                if let (Some(slot), Some(start)) = (&placed[activity], baseline.starts[activity]) {
                    let by = i64::from(slot.start.abs_diff(start));
                    let other = baseline.modes[activity].is_some_and(|mode| mode != slot.mode);
                    self.terms.change += by * i64::from(weights.tick)
                        + by.min(1) * i64::from(weights.moved)
                        + i64::from(other) * i64::from(weights.mode);
                }
            }
        }
    }

    pub(super) fn terms(&self) -> Terms {
        let mut terms = self.terms;
        let value = self.value.div_euclid(1_000_000);
        terms.value = i64::try_from(value).unwrap_or(if value < 0 { i64::MIN } else { i64::MAX });
        terms
    }

    /// How far the floor is, 0 when it is reached or there is none, and the score.
    pub(super) fn rank(&self, shape: &Shape) -> (i128, Score) {
        let terms = self.terms();
        let short = |floor: Floor| (floor.least - goodness(&terms, floor.term)).max(0);
        (shape.floor.map_or(0, short), Score::of(shape.problem, &terms))
    }
}

/// A term so that more of it is better.
pub(super) fn goodness(terms: &Terms, term: Term) -> i128 {
    let own = i128::from(terms.get(term));
    if term.is_gain() { own } else { -own }
}

/// What a measure's mark costs in lateness; what is left out is late up to the horizon.
pub(super) fn lateness(measure: &Measure, mark: Tick) -> i64 {
    let late = measure.due.map_or(0, |due| (mark - due).max(0));
    i64::from(late) * i64::from(measure.late_weight)
}

/// The mark of a measure whose activities are placed.
pub(super) fn mark_of(problem: &Problem, measure: usize, finish: impl Fn(usize) -> Tick) -> Tick {
    let record = &problem.measures[measure];
    record.mark.map_or_else(|| record.activities.clone().map(&finish).max().unwrap_or(0), &finish)
}
