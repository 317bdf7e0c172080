//! The numbers that a draw may set, looked at one by one.

use super::work::sums;
use super::{At, Fault, FaultRule, Faults, MOST_AMOUNT};
use crate::portfolio::problem::Parts;

/// What was found wrong with numbers set.
#[derive(Debug, Clone, Default)]
pub(in crate::portfolio) struct Numbers(Faults);

/// What is accepted of an amount that is paid or earned.
pub(in crate::portfolio) const PAID: (i64, i64) = (0, MOST_AMOUNT);
/// What is accepted of all payments of a mode together.
pub(in crate::portfolio) const PAID_IN_ALL: (i64, i64) = (0, super::MOST_SUM);
/// What is accepted of a flow.
pub(in crate::portfolio) const FLOWS: (i64, i64) = (-MOST_AMOUNT, MOST_AMOUNT);

impl Numbers {
    /// A duration: 0 only where nothing is occupied.
    pub(in crate::portfolio) fn duration(&mut self, parts: &Parts, activity: usize, mode: usize) {
        let own = &parts.activities[activity].modes[mode];
        let occupies = !(own.renewables.is_empty() && own.needs.is_empty() && own.teaches.is_empty())
            || own.flows.iter().any(|flow| flow.while_running);
        let faults = &mut self.0;
        super::hope::at_activity(parts, activity, |at| {
            let at = at.item("modes", mode, &own.code);
            let at = at.field("duration");
            faults.range(at, own.duration, 0, super::work::MOST_DURATION);
            if own.duration == 0 && occupies {
                faults.push(at, 0, FaultRule::Instant);
            }
        });
    }

    /// An amount of a list of a mode, within a range.
    pub(in crate::portfolio) fn amount(
        &mut self,
        parts: &Parts,
        (activity, mode, list, place): (usize, usize, &str, usize),
        amount: i64,
        (low, high): (i64, i64),
    ) {
        let faults = &mut self.0;
        super::hope::at_activity(parts, activity, |at| {
            let at = at.item("modes", mode, &parts.activities[activity].modes[mode].code);
            let at = at.item(list, place, "");
            faults.range(at.field("amount"), amount, low, high);
        });
    }

    /// A release within the horizon.
    pub(in crate::portfolio) fn release(&mut self, parts: &Parts, activity: usize) {
        let faults = &mut self.0;
        super::hope::at_activity(parts, activity, |at| {
            faults.range(at.field("release"), parts.activities[activity].release, 0, parts.horizon);
        });
    }

    /// A gain.
    pub(in crate::portfolio) fn gain(&mut self, parts: &Parts, measure: usize, gain: usize) {
        let own = &parts.measures[measure].gains[gain];
        let at = At::top("measures", measure, &parts.measures[measure].code);
        let at = at.item("gains", gain, "");
        self.0.range(at.field("once"), own.once, 0, MOST_AMOUNT);
        self.0.range(at.field("per_tick"), own.per_tick, 0, MOST_AMOUNT);
    }

    /// All that is wrong, sums that are too large to count included.
    pub(in crate::portfolio) fn faults(mut self, parts: &Parts) -> Vec<Fault> {
        if self.0.0.is_empty() {
            sums(parts, &mut self.0);
        }
        self.0.0
    }
}
