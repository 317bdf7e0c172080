//! The portfolio problem once validated. Records name each other by place.
//!
//! [`Problem`] gives its [`Parts`] to read and never to write, so it holds what
//! [`validate`](super::validate) found true.

use std::ops::{Deref, Range};

use super::raw::{Choice, End, Gain, Steps, Term, Tick};
use super::validate::Fault;

/// A problem that cannot be wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem(pub(super) Parts);

impl Deref for Problem {
    type Target = Parts;

    fn deref(&self) -> &Parts {
        &self.0
    }
}

/// The parts of a [`Problem`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parts {
    /// Ticks planned; every finish is at most this.
    pub horizon: Tick,
    /// Calendars.
    pub calendars: Vec<Calendar>,
    /// Codes of places.
    pub places: Vec<String>,
    /// Ticks from place to place, row by row; empty when travel takes no time.
    pub travel: Vec<u16>,
    /// Codes of skills.
    pub skills: Vec<String>,
    /// Renewables: code and capacity.
    pub renewables: Vec<(String, Steps<u32>)>,
    /// Pools; persons are counted through all pools in order.
    pub pools: Vec<Pool>,
    /// Funds: code and what comes in, by tick, each tick once, in the fund's minor units.
    pub funds: Vec<(String, Steps<i64>)>,
    /// Utilities: code and what is given without measures.
    pub utilities: Vec<(String, Steps<i64>)>,
    /// Measures; their activities lie together.
    pub measures: Vec<Measure>,
    /// Activities of all measures.
    pub activities: Vec<Activity>,
    /// Links. Their least and greatest lags, elapsed ones, never ask an activity to come after
    /// itself; activities may still wait for each other both ways, as a hammock does.
    pub links: Vec<Link>,
    /// Rules of choice, by place of measures.
    pub groups: Vec<Group>,
    /// Levels of objectives.
    pub objectives: Vec<Vec<(Term, u32)>>,
    /// Of each measure and activity in the baseline, if there is one.
    pub baseline: Option<Baseline>,
    /// What a unit at each tick from 0 to the horizon is worth today, in millionths.
    pub discount: Vec<i64>,
    /// Free measures that no plan can carry out, each once with why: never chosen, and no fault.
    pub hopeless: Vec<(usize, Fault)>,
}

/// Working ticks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Calendar {
    /// Its code.
    pub code: String,
    /// One flag a tick of the horizon.
    pub working: Vec<bool>,
}

/// Persons who know the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pool {
    /// Its code.
    pub code: String,
    /// Its persons, by number through all pools.
    pub persons: Range<u32>,
    /// Level of each skill, 0 for none.
    pub levels: Vec<u8>,
    /// Place before the first activity.
    pub base: Option<usize>,
    /// First tick of work.
    pub from: Tick,
    /// The tick after the last.
    pub to: Tick,
    /// See [`RawPool::min_stay`](super::RawPool::min_stay).
    pub min_stay: Tick,
    /// Where each person stands after what was done before the first tick planned, in the order of
    /// `persons`; empty, as in every problem made from nothing, when all are at the base.
    pub stands: Vec<Option<Stand>>,
}

impl Pool {
    /// Where a person stands; nothing when that is the base, or nobody knows it.
    pub fn stand(&self, person: u32) -> Option<Stand> {
        let place = person.checked_sub(self.persons.start)?;
        self.stands.get(usize::try_from(place).ok()?).copied().flatten()
    }

    /// Where a person's way begins.
    pub fn first_place(&self, person: u32) -> Option<usize> {
        self.stand(person).and_then(|own| own.at).map_or(self.base, |own| Some(own.0))
    }
}

/// Where a person is after what is not planned any more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stand {
    /// The place and when the stay there began, below 0 when that was before the first tick; nothing
    /// when the person still is at the base.
    pub at: Option<(usize, Tick)>,
    /// No way begins before it, whatever the pool's first tick.
    pub free: Tick,
}

/// What could be done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Measure {
    /// Its code.
    pub code: String,
    /// Free, mandatory or excluded.
    pub choice: Choice,
    /// Its activities, by place.
    pub activities: Range<usize>,
    /// The activity whose finish is the mark; nothing for the last finish of all.
    pub mark: Option<usize>,
    /// When the mark was agreed for.
    pub due: Option<Tick>,
    /// What a tick of lateness weighs.
    pub late_weight: u32,
    /// What it brings.
    pub gains: Vec<Gain>,
}

/// A piece of work.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Activity {
    /// Its code.
    pub code: String,
    /// Its measure.
    pub measure: usize,
    /// Its place.
    pub place: Option<usize>,
    /// Not before.
    pub release: Tick,
    /// Finish at the latest, at most the horizon.
    pub deadline: Tick,
    /// Start, and perhaps mode, fixed in advance.
    pub pin: Option<(Tick, Option<usize>)>,
    /// Placed at its pin before all else, those of lower numbers first: what has begun, and what is
    /// frozen. Nothing where the plan is made from nothing.
    pub anchor: Option<Anchor>,
    /// Its modes, at least one.
    pub modes: Vec<Mode>,
}

/// That an activity stands before anything is planned.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Anchor {
    /// In which order.
    pub rank: u32,
    /// Who carries it out, first of each need, then of each teaching, if they can; empty for whoever.
    pub persons: Vec<u32>,
}

/// One way to carry out an activity.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mode {
    /// Its code.
    pub code: String,
    /// Working ticks.
    pub duration: u32,
    /// Which calendar counts them.
    pub calendar: Option<usize>,
    /// Renewables, each once, amounts above 0.
    pub renewables: Vec<(usize, u32)>,
    /// Persons.
    pub needs: Vec<Need>,
    /// Trainees.
    pub teaches: Vec<Teach>,
    /// Payments: fund, minor units of the fund, when.
    pub spends: Vec<(usize, i64, End)>,
    /// What all payments are in minor units of the reference currency, by when.
    pub spent_reference: (i64, i64),
    /// Income: fund, minor units of the fund each time, ticks between.
    pub earns: Vec<(usize, i64, Tick)>,
    /// Flows.
    pub flows: Vec<Flow>,
}

/// Persons that a mode needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Need {
    /// The skill.
    pub skill: usize,
    /// The least level.
    pub level: u8,
    /// How many.
    pub count: u32,
    /// Only of this pool.
    pub pool: Option<usize>,
}

/// Trainees of a mode.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Teach {
    /// Their pool.
    pub pool: usize,
    /// How many.
    pub count: u32,
    /// The skill they gain.
    pub skill: usize,
    /// The level they gain.
    pub level: u8,
}

/// What a mode gives to a utility or takes from it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Flow {
    /// The utility.
    pub utility: usize,
    /// Above 0 given, below 0 taken.
    pub amount: i64,
    /// From when.
    pub from: End,
    /// Whether it ends with the finish.
    pub while_running: bool,
}

/// A link between two activities.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// The first.
    pub from: usize,
    /// Which end of it.
    pub from_end: End,
    /// The second.
    pub to: usize,
    /// Which end of it.
    pub to_end: End,
    /// The least lag.
    pub min: Tick,
    /// The greatest lag.
    pub max: Option<Tick>,
    /// Calendar whose working ticks count the lag.
    pub calendar: Option<usize>,
}

/// A rule of choice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Group {
    /// One of them and no other.
    ExactlyOne(Vec<usize>),
    /// None or one of them.
    AtMostOne(Vec<usize>),
    /// If the first, then at least one of the others.
    Implies(usize, Vec<usize>),
}

/// An earlier plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Baseline {
    /// Whether it chose each measure.
    pub chosen: Vec<bool>,
    /// Start of each activity, if it carries it out.
    pub starts: Vec<Option<Tick>>,
    /// Mode of each activity, by place, if it carries it out.
    pub modes: Vec<Option<usize>>,
    /// Persons of each activity by number, as in [`Placed::persons`](super::Placed::persons) but flat;
    /// empty where they are not known. What starts as in the earlier plan has them where they can.
    pub persons: Vec<Vec<u32>>,
    /// What a difference counts in [`Term::Change`](super::Term::Change).
    pub weights: Weights,
}

/// What a plan's differences from an earlier one count, in ticks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Weights {
    /// A measure that only one of the two chooses.
    pub measure: u32,
    /// An activity that starts at another tick, whichever.
    pub moved: u32,
    /// Each tick between the two starts.
    pub tick: u32,
    /// An activity in another mode.
    pub mode: u32,
}

impl Weights {
    /// One for each tick, and a whole horizon for a measure that only one of the two chooses.
    pub const fn ticks(horizon: Tick) -> Self {
        Self { measure: horizon.unsigned_abs(), moved: 0, tick: 1, mode: 0 }
    }
}

impl Parts {
    /// Ticks from one place to another.
    pub fn travel(&self, from: usize, to: usize) -> Tick {
        if self.travel.is_empty() || from == to {
            0
        } else {
            Tick::from(self.travel[from * self.places.len() + to])
        }
    }

    /// How many persons there are in all pools.
    pub fn persons(&self) -> u32 {
        self.pools.last().map_or(0, |pool| pool.persons.end)
    }
}
