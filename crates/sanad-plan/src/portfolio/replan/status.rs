//! How things stand on a day: the plan that was agreed, what has begun, and what shall stay.

use std::collections::BTreeMap;

use crate::portfolio::{Placed, Plan, Problem, Tick};

/// How one activity was planned.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Former {
    /// Its mode, by place.
    pub mode: usize,
    /// Its start; below 0 when it was before the first tick.
    pub start: Tick,
    /// Its finish.
    pub finish: Tick,
    /// Its persons by number, first of each need, then of each teaching of the mode; empty when they
    /// are not known.
    pub persons: Vec<u32>,
}

/// The plan that was agreed. It need not fit the problem any more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Before {
    /// Whether it chose each measure.
    pub chosen: Vec<bool>,
    /// Each activity, in the order of the problem.
    pub placed: Vec<Option<Former>>,
}

impl Before {
    /// A plan of the same problem.
    pub fn of(plan: &Plan) -> Self {
        let former = |placed: &crate::portfolio::Placed| Former {
            mode: placed.mode,
            start: placed.start,
            finish: placed.finish,
            persons: placed.persons.concat(),
        };
        let placed = plan.placed.iter().map(|placed| placed.as_ref().map(former)).collect();
        Self { chosen: plan.chosen.clone(), placed }
    }

    /// As a plan that ends by the horizon, without its persons.
    pub(super) fn plan(&self, horizon: Tick) -> Plan {
        let placed = |own: &Former| Placed {
            mode: own.mode,
            start: own.start.min(horizon),
            finish: own.finish.min(horizon),
            persons: Vec::new(),
        };
        let placed = self.placed.iter().map(|own| own.as_ref().map(placed)).collect();
        Plan { chosen: self.chosen.clone(), placed }
    }
}

/// What became of an activity up to the status day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Actual {
    /// It is done.
    Finished {
        /// Its start, at most its finish; below 0 when it was before the first tick.
        start: Tick,
        /// The tick after its last day, at most the status day.
        finish: Tick,
        /// Its mode, by place.
        mode: usize,
    },
    /// It has begun and goes on.
    Started {
        /// Its start, at most the status day.
        start: Tick,
        /// Its mode, by place.
        mode: usize,
        /// Working ticks left from the status day on.
        remaining: u32,
    },
}

impl Actual {
    /// Its start.
    pub const fn start(self) -> Tick {
        match self {
            Self::Finished { start, .. } | Self::Started { start, .. } => start,
        }
    }

    /// Its mode.
    pub const fn mode(self) -> usize {
        match self {
            Self::Finished { mode, .. } | Self::Started { mode, .. } => mode,
        }
    }
}

/// How things stand, as filled in.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct RawStatus {
    /// The status day: nothing that has not begun starts before it.
    pub day: Tick,
    /// What has begun, by place of the activity.
    pub actuals: Vec<(usize, Actual)>,
    /// Ticks from the status day on in which the agreed plan is frozen: what it starts there stays.
    pub frozen: Tick,
    /// Activities that shall stay as agreed, by place.
    pub kept: Vec<usize>,
    /// Measures that shall be chosen, or not, as agreed, by place.
    pub kept_measures: Vec<usize>,
}

/// How things stand, looked at: it fits the problem and the agreed plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Status {
    pub(super) day: Tick,
    pub(super) actuals: Vec<Option<Actual>>,
    pub(super) frozen: Tick,
    pub(super) kept: Vec<usize>,
    pub(super) kept_measures: Vec<usize>,
}

/// Something in a status that cannot be.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum StatusFault {
    /// The day lies outside the plan.
    #[error("The status day `{day}` is outside the plan. Maybe one from 0 to {horizon} is meant.")]
    Day {
        /// The day.
        day: Tick,
        /// The last day there can be.
        horizon: Tick,
    },
    /// A frozen window of less than nothing.
    #[error("The frozen window of `{0}` ticks is below 0. Maybe 0 is meant.")]
    Frozen(Tick),
    /// No such activity or measure, or one of the agreed plan that has no such mode.
    #[error("There is no place `{0}` in the problem. Maybe the status is of another one.")]
    Place(usize),
    /// An activity told twice.
    #[error("The activity `{0}` has two statuses. Maybe one of them is old.")]
    Twice(String),
    /// A mode that the activity does not have.
    #[error("The activity `{activity}` has no mode `{mode}`.")]
    Mode {
        /// The activity.
        activity: String,
        /// The mode.
        mode: usize,
    },
    /// An activity that began or ended after the status day, or ended before it began.
    #[error(
        "The activity `{activity}` cannot have gone from `{start}` to `{finish}` by the status day {day}."
    )]
    Span {
        /// The activity.
        activity: String,
        /// Its start.
        start: Tick,
        /// Its finish.
        finish: Tick,
        /// The status day.
        day: Tick,
    },
}

impl Status {
    /// Looks at a status.
    ///
    /// # Errors
    /// Every [`StatusFault`] found.
    pub fn new(problem: &Problem, before: &Before, raw: &RawStatus) -> Result<Self, Vec<StatusFault>> {
        let mut faults = Vec::new();
        let (measures, activities) = (problem.measures.len(), problem.activities.len());
        if !(0..=problem.horizon).contains(&raw.day) {
            faults.push(StatusFault::Day { day: raw.day, horizon: problem.horizon });
        }
        if raw.frozen < 0 {
            faults.push(StatusFault::Frozen(raw.frozen));
        }
        for (length, right) in [(before.chosen.len(), measures), (before.placed.len(), activities)] {
            if length != right {
                faults.push(StatusFault::Place(length));
            }
        }
        let modes = |activity: usize| problem.activities[activity].modes.len();
        for (activity, former) in before.placed.iter().enumerate().take(activities) {
            if let Some(former) = former.as_ref().filter(|former| former.mode >= modes(activity)) {
                let code = problem.activities[activity].code.clone();
                faults.push(StatusFault::Mode { activity: code, mode: former.mode });
            }
        }
        let wild = raw.kept.iter().filter(|&&place| place >= activities);
        faults.extend(wild.map(|&place| StatusFault::Place(place)));
        let wild = raw.kept_measures.iter().filter(|&&place| place >= measures);
        faults.extend(wild.map(|&place| StatusFault::Place(place)));
        let mut actuals: BTreeMap<usize, Actual> = BTreeMap::new();
        for &(activity, actual) in &raw.actuals {
            let Some(record) = problem.activities.get(activity) else {
                faults.push(StatusFault::Place(activity));
                continue;
            };
            if actual.mode() >= record.modes.len() {
                let mode = actual.mode();
                faults.push(StatusFault::Mode { activity: record.code.clone(), mode });
            }
            let (start, finish) = match actual {
                Actual::Finished { start, finish, .. } => (start, finish),
                Actual::Started { start, .. } => (start, start),
            };
            if start > finish || finish > raw.day {
                let activity = record.code.clone();
                faults.push(StatusFault::Span { activity, start, finish, day: raw.day });
            }
            if actuals.insert(activity, actual).is_some() {
                faults.push(StatusFault::Twice(record.code.clone()));
            }
        }
        if !faults.is_empty() {
            return Err(faults);
        }
        let sorted = |list: &[usize]| {
            let mut list = list.to_vec();
            list.sort_unstable();
            list.dedup();
            list
        };
        Ok(Self {
            day: raw.day,
            actuals: (0..activities).map(|activity| actuals.get(&activity).copied()).collect(),
            frozen: raw.frozen,
            kept: sorted(&raw.kept),
            kept_measures: sorted(&raw.kept_measures),
        })
    }

    /// The status day.
    pub const fn day(&self) -> Tick {
        self.day
    }

    /// Ticks from the status day on in which the agreed plan is frozen.
    pub const fn frozen(&self) -> Tick {
        self.frozen
    }

    /// What became of an activity; nothing when it has not begun.
    pub fn actual(&self, activity: usize) -> Option<Actual> {
        self.actuals.get(activity).copied().flatten()
    }

    /// Whether anything of a measure has begun.
    pub fn begun(&self, problem: &Problem, measure: usize) -> bool {
        self.actuals[problem.measures[measure].activities.clone()].iter().any(Option::is_some)
    }

    /// Whether the agreed plan starts an activity within the frozen window, and it has not begun.
    pub(super) fn is_frozen(&self, before: &Before, activity: usize) -> bool {
        let former = before.placed[activity].as_ref();
        self.actuals[activity].is_none()
            && former.is_some_and(|own| own.start >= self.day && own.start - self.day < self.frozen)
    }
}
