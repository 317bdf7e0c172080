//! The problem: activities in modes, links, renewables, budgets, stocks, skilled persons, parts.
//!
//! Time is in whole ticks from 0. An activity that starts at `s` in a mode of `d` ticks occupies
//! `[s, s + d)`; it is not interrupted. Amounts are whole and not negative.
//!
//! | rule | in words |
//! |---|---|
//! | mode | every activity is done once, in exactly one of its modes |
//! | release | no activity starts before its release |
//! | link | the end named of `to` is not before that of `from` plus the lag, which may be negative (a maximum lag is a link backwards with a negative lag) |
//! | renewable | at every tick the modes under way use no more of a renewable than there is |
//! | budget | over the whole schedule the modes chosen spend no more of a budget than there is |
//! | stock | a mode takes at its start and gives at its finish; at no tick is a stock below 0, what is given at a tick counts before what is taken at it |
//! | skill | while an activity is under way, as many persons work on it as its mode asks for, each in one skill that the person has, and on nothing else |

/// One end of an activity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum End {
    /// Its start.
    Start,
    /// Its finish: start plus duration of the mode chosen.
    Finish,
}

/// One way to do an activity.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Mode {
    /// Ticks, at least 0.
    pub duration: i64,
    /// What it uses of each renewable while it is under way: renewable by place, amount above 0.
    pub uses: Vec<(usize, i64)>,
    /// What it spends of each budget: budget by place, amount above 0.
    pub spends: Vec<(usize, i64)>,
    /// What it takes of each stock at its start: stock by place, amount above 0.
    pub takes: Vec<(usize, i64)>,
    /// What it gives to each stock at its finish: stock by place, amount above 0.
    pub gives: Vec<(usize, i64)>,
    /// How many persons work on it in each skill: skill by place, number above 0.
    pub needs: Vec<(usize, usize)>,
}

/// Something to be done.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Activity {
    /// Its ways, at least one.
    pub modes: Vec<Mode>,
    /// The earliest start.
    pub release: i64,
}

/// `time(to) ≥ time(from) + lag`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Link {
    /// The activity that is waited for, by place, and which end of it.
    pub from: (usize, End),
    /// The activity that waits, by place, and which end of it.
    pub to: (usize, End),
    /// Ticks between them, at least; negative for a maximum lag.
    pub lag: i64,
}

impl Link {
    /// Finish to start without a lag: the ordinary precedence.
    pub const fn after(from: usize, to: usize) -> Self {
        Self { from: (from, End::Finish), to: (to, End::Start), lag: 0 }
    }
}

/// A project of several that share resources.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// When it may begin; its delay counts from here.
    pub release: i64,
    /// Length that counts as no delay (the critical path in the quickest modes).
    pub length: i64,
    /// Its activities, by place; an activity is in at most one part.
    pub activities: Vec<usize>,
}

/// What makes one schedule better than another; less is better.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Objective {
    /// The last finish.
    #[default]
    Makespan,
    /// The sum over the parts of (last finish − release − length); among equals the last finish of
    /// all minus the first release.
    TotalDelay,
}

/// A project as read: nothing is known about it yet.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Raw {
    /// What is to be done. Starts and ends that take no time may be among it.
    pub activities: Vec<Activity>,
    /// What waits for what.
    pub links: Vec<Link>,
    /// How much there is of each renewable at every tick.
    pub renewables: Vec<i64>,
    /// How much there is of each budget in all.
    pub budgets: Vec<i64>,
    /// How much there is of each stock at the beginning.
    pub stocks: Vec<i64>,
    /// Number of skills.
    pub skills: usize,
    /// The skills of each person, by place, in rising order.
    pub persons: Vec<Vec<usize>>,
    /// Projects of a multi-project; empty for a single one.
    pub parts: Vec<Part>,
    /// What is wanted.
    pub objective: Objective,
}

/// A validated project: every place exists, every amount and time is in range, no links force an
/// activity to wait for itself (see [`crate::Fault`]).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Project(pub(crate) Raw);

impl std::ops::Deref for Project {
    type Target = Raw;

    fn deref(&self) -> &Raw {
        &self.0
    }
}

impl Project {
    /// Number of activities.
    pub fn len(&self) -> usize {
        self.0.activities.len()
    }

    /// Whether there is nothing to be done.
    pub fn is_empty(&self) -> bool {
        self.0.activities.is_empty()
    }

    /// Whether every activity has one mode.
    pub fn single_mode(&self) -> bool {
        self.0.activities.iter().all(|activity| activity.modes.len() == 1)
    }

    /// Whether a mixture of modes says something of the objective: modes can be chosen, and something is scarce.
    pub(crate) fn mixed(&self) -> bool {
        let scarce = !self.0.renewables.is_empty() || !self.0.budgets.is_empty();
        self.0.objective == Objective::Makespan && !self.single_mode() && scarce
    }

    /// A number of ticks within which every feasible project has an optimal schedule: all releases,
    /// longest durations and positive lags one after the other.
    pub fn horizon(&self) -> i64 {
        let work = self
            .0
            .activities
            .iter()
            .map(|activity| activity.modes.iter().map(|mode| mode.duration).max().unwrap_or(0));
        let lags = self.0.links.iter().map(|link| link.lag.max(0));
        let release = self.0.activities.iter().map(|activity| activity.release).max().unwrap_or(0);
        release + work.sum::<i64>() + lags.sum::<i64>()
    }
}
