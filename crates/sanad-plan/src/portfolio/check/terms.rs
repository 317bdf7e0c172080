//! What a plan that breaks no rule amounts to.

use super::Done;
use crate::portfolio::plan::{Plan, Terms};
use crate::portfolio::problem::Problem;
use crate::portfolio::raw::{Term, Tick};

/// Every term. Validation keeps all sums within 63 bits.
pub(super) fn terms(problem: &Problem, plan: &Plan, done: &[Done<'_>]) -> Terms {
    let mut sums = [0i128; Term::ALL.len()];
    let worth = |tick: Tick| i128::from(problem.discount[usize::try_from(tick).unwrap_or(0)]);
    // Discounts of all ticks before each.
    let mut before = vec![0i128];
    for tick in 0..problem.horizon {
        before.push(before.last().copied().unwrap_or(0) + worth(tick));
    }
    let mut millionths = 0i128;
    for (number, measure) in problem.measures.iter().enumerate() {
        let lateness = |mark: Tick| {
            let late = measure.due.map_or(0, |due| (mark - due).max(0));
            i128::from(late) * i128::from(measure.late_weight)
        };
        if !plan.chosen[number] {
            sums[Term::Lateness as usize] += lateness(problem.horizon);
            continue;
        }
        let finish = |number: usize| plan.placed[number].as_ref().map_or(0, |placed| placed.finish);
        let last = || measure.activities.clone().map(finish).max().unwrap_or(0);
        let mark = measure.mark.map_or_else(last, finish);
        for gain in &measure.gains {
            let (once, per_tick) = (i128::from(gain.once), i128::from(gain.per_tick));
            if gain.term == Term::Value {
                let ticks = before[before.len() - 1] - before[usize::try_from(mark).unwrap_or(0)];
                millionths += once * 1_000_000 + per_tick * ticks;
            } else {
                sums[gain.term as usize] += once + per_tick * i128::from(problem.horizon - mark);
            }
        }
        sums[Term::Lateness as usize] += lateness(mark);
        sums[Term::End as usize] = sums[Term::End as usize].max(i128::from(mark));
    }
    for one in done {
        let (start, finish) = one.mode.spent_reference;
        millionths -= i128::from(start) * worth(one.placed.start);
        millionths -= i128::from(finish) * worth(one.placed.finish);
    }
    sums[Term::Value as usize] = millionths.div_euclid(1_000_000);
    if let Some(baseline) = &problem.baseline {
        let differ = plan.chosen.iter().zip(&baseline.chosen).filter(|(now, then)| now != then);
        let weights = baseline.weights;
        let mut change = i128::from(weights.measure) * i128::try_from(differ.count()).unwrap_or(0);
        for one in done {
            if let Some(then) = baseline.starts[one.number] {
                let by = i128::from(one.placed.start.abs_diff(then));
                change += by * i128::from(weights.tick);
                if by > 0 {
                    change += i128::from(weights.moved);
                }
                if baseline.modes[one.number].is_some_and(|mode| mode != one.placed.mode) {
                    change += i128::from(weights.mode);
                }
            }
        }
        sums[Term::Change as usize] = change;
    }
    let mut terms = Terms::default();
    for &term in Term::ALL {
        *terms.get_mut(term) = i64::try_from(sums[term as usize]).unwrap_or(i64::MAX);
    }
    terms
}
