//! The portfolio problem as a face fills it in, not yet believed. Records name each other by code.
//!
//! Time is counted in whole ticks from 0; a span `[a, b)` holds `a` and not `b`. Money is in minor
//! units of its currency. Only [`validate`](super::validate) makes a [`Problem`](super::Problem).

/// A point of time, in ticks from the start of the plan.
pub type Tick = i32;

/// A step function: from each tick on, the value beside it holds; 0 before the first.
pub type Steps<T> = Vec<(Tick, T)>;

/// On which ticks work goes on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RawCalendar {
    /// Unique among calendars.
    pub code: String,
    /// One flag a tick of the horizon.
    pub working: Vec<bool>,
}

/// Something used while an activity lasts and free again after: a crane, a workshop, seats.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RawRenewable {
    /// Unique among renewables.
    pub code: String,
    /// How much there is.
    pub capacity: Steps<u32>,
}

/// A number of anonymous persons who know the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RawPool {
    /// Unique among pools.
    pub code: String,
    /// How many persons.
    pub count: u32,
    /// Skills they have from the first, with the level 1 to 4.
    pub skills: Vec<(String, u8)>,
    /// Where they are before their first activity; nothing when they need not travel to it.
    pub base: Option<String>,
    /// First tick on which they may work.
    pub from: Tick,
    /// The tick after the last.
    pub to: Tick,
    /// Once at a place, a person leaves it at the earliest so many ticks after the start of the
    /// first activity there.
    pub min_stay: Tick,
}

/// Money of one party in one currency: what has come in is at all times at least what was spent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RawFund {
    /// Unique among funds.
    pub code: String,
    /// Its currency.
    pub currency: String,
    /// What comes in, each amount once at its tick.
    pub inflows: Vec<(Tick, i64)>,
}

/// One minor unit of `from` buys `numerator / denominator` minor units of `to`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RawRate {
    /// Currency given.
    pub from: String,
    /// Currency got.
    pub to: String,
    /// Above 0.
    pub numerator: i64,
    /// Above 0.
    pub denominator: i64,
}

/// One dimension at one node: kW, kWh a day or m³ a day; never two in one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RawUtility {
    /// Unique among utilities: node and dimension.
    pub code: String,
    /// What the node gives without any measure.
    pub given: Steps<i64>,
}

/// Which end of an activity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum End {
    /// Its start.
    Start,
    /// Its finish.
    Finish,
}

/// Persons that a mode needs from start to finish.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RawNeed {
    /// The skill.
    pub skill: String,
    /// The least level, 1 to 4.
    pub level: u8,
    /// How many persons, 1 or more.
    pub count: u32,
    /// Only persons of this pool, if given.
    pub pool: Option<String>,
}

/// Trainees who attend a mode from start to finish and have the skill from its finish on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RawTeach {
    /// The pool they come from.
    pub pool: String,
    /// How many persons, 1 or more.
    pub count: u32,
    /// The skill they gain.
    pub skill: String,
    /// The level they gain, 1 to 4; a higher one they have is kept.
    pub level: u8,
}

/// A payment out of a fund.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RawSpend {
    /// The fund.
    pub fund: String,
    /// Minor units, 0 or more.
    pub amount: i64,
    /// Currency of the amount; changed into the fund's at a rate, rounded up.
    pub currency: String,
    /// When it is paid.
    pub at: End,
}

/// A payment into a fund, again and again from the finish on: `finish + every`, `finish + 2 every` …
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RawEarn {
    /// The fund.
    pub fund: String,
    /// Minor units each time, 0 or more; changed into the fund's currency, rounded down.
    pub amount: i64,
    /// Currency of the amount.
    pub currency: String,
    /// Ticks between two payments, 1 or more.
    pub every: Tick,
}

/// What a mode gives to a utility (above 0) or takes from it (below 0).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RawFlow {
    /// The utility.
    pub utility: String,
    /// In the utility's dimension; not 0.
    pub amount: i64,
    /// From when on.
    pub from: End,
    /// Whether it ends with the finish (only with `from: Start`); else it lasts for good.
    pub while_running: bool,
}

/// One way to carry out an activity.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct RawMode {
    /// Unique within its activity.
    pub code: String,
    /// Working ticks of `calendar`; the activity pauses on others and keeps what it occupies.
    pub duration: u32,
    /// The common calendar of the place and the people; nothing when every tick works.
    pub calendar: Option<String>,
    /// Renewables occupied from start to finish.
    pub renewables: Vec<(String, u32)>,
    /// Persons occupied from start to finish.
    pub needs: Vec<RawNeed>,
    /// Trainees occupied from start to finish.
    pub teaches: Vec<RawTeach>,
    /// Payments.
    pub spends: Vec<RawSpend>,
    /// Income.
    pub earns: Vec<RawEarn>,
    /// Power, water and the like.
    pub flows: Vec<RawFlow>,
}

/// A start, and perhaps a mode, fixed in advance.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RawPin {
    /// The start.
    pub start: Tick,
    /// The mode, by code.
    pub mode: Option<String>,
}

/// A piece of work that is carried out if its measure is chosen.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct RawActivity {
    /// Unique among all activities.
    pub code: String,
    /// Where it is done, if that matters to the people.
    pub place: Option<String>,
    /// Not before.
    pub release: Tick,
    /// Finish at the latest.
    pub deadline: Option<Tick>,
    /// Fixed in advance.
    pub pin: Option<RawPin>,
    /// Its modes, at least one.
    pub modes: Vec<RawMode>,
}

/// Whether a measure may, must or must not be chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Choice {
    /// The plan decides.
    #[default]
    Free,
    /// It is carried out.
    Mandatory,
    /// It is not carried out.
    Excluded,
}

/// What a plan is judged by. Each is counted so that less is better in [`Score`](super::Score).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Term {
    /// Discounted gains less discounted spending, minor units of the reference currency.
    Value,
    /// Job-ticks: jobs times the ticks from the mark to the horizon.
    Jobs,
    /// Units of output from the mark to the horizon.
    Output,
    /// Minor units of the reference currency spent with the sides' own suppliers.
    Local,
    /// Ticks by which marks pass their due ticks, times the measure's weight.
    Lateness,
    /// The last mark.
    End,
    /// Ticks by which starts differ from the baseline, and one horizon for each measure chosen in
    /// one and not in the other.
    Change,
}

/// What a chosen measure brings to [`Term::Value`], [`Term::Jobs`], [`Term::Output`] or
/// [`Term::Local`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gain {
    /// The term.
    pub term: Term,
    /// Brought once by being chosen, 0 or more.
    pub once: i64,
    /// Brought on each tick from the mark to the horizon, 0 or more; for the value discounted.
    pub per_tick: i64,
}

/// What could be done, chosen or not.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct RawMeasure {
    /// Unique among measures.
    pub code: String,
    /// Free, mandatory or excluded.
    pub choice: Choice,
    /// The activity whose finish is the measure's mark (a site's restart); when nothing, the mark
    /// is the last finish of all its activities.
    pub mark: Option<String>,
    /// When the mark was agreed for.
    pub due: Option<Tick>,
    /// What a tick of lateness weighs.
    pub late_weight: u32,
    /// What it brings.
    pub gains: Vec<Gain>,
    /// Its activities, at least one.
    pub activities: Vec<RawActivity>,
}

/// Holds when both activities are carried out: `to's end ≥ from's end + min`, and `≤ … + max`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RawLink {
    /// Code of the first activity.
    pub from: String,
    /// Which end of it.
    pub from_end: End,
    /// Code of the second activity.
    pub to: String,
    /// Which end of it.
    pub to_end: End,
    /// The least lag; may be below 0 when elapsed.
    pub min: Tick,
    /// The greatest lag, if any.
    pub max: Option<Tick>,
    /// Counts the lag in working ticks of this calendar (min 0 or more); elapsed ticks if nothing.
    pub calendar: Option<String>,
}

/// A rule on what is chosen together, by codes of measures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RawGroup {
    /// One of them and no other.
    ExactlyOne(Vec<String>),
    /// None or one of them.
    AtMostOne(Vec<String>),
    /// If the first is chosen, then at least one of the others.
    Implies(String, Vec<String>),
}

/// An earlier plan to stay close to.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct RawBaseline {
    /// Start and mode of each activity it carries out, by codes.
    pub starts: Vec<(String, Tick, String)>,
    /// What it starts before this tick keeps start and mode; nothing else starts before it.
    pub frozen_until: Tick,
}

/// The problem as filled in, not yet believed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct RawPortfolio {
    /// Ticks planned, 1 to 20,000; every finish is at most this.
    pub horizon: Tick,
    /// Ticks in a year, 1 or more, for discounting.
    pub ticks_per_year: u32,
    /// Discount a year, in millionths, 0 to 1,000,000.
    pub discount_ppm: u32,
    /// Currency of [`Term::Value`].
    pub reference: String,
    /// Calendars.
    pub calendars: Vec<RawCalendar>,
    /// Codes of places.
    pub places: Vec<String>,
    /// Ticks from each place to each other, a row a place; empty when travel takes no time.
    pub travel: Vec<Vec<u16>>,
    /// Codes of skills.
    pub skills: Vec<String>,
    /// Renewables.
    pub renewables: Vec<RawRenewable>,
    /// Pools of persons.
    pub pools: Vec<RawPool>,
    /// Funds.
    pub funds: Vec<RawFund>,
    /// Rates between currencies, each used as given and never turned round.
    pub rates: Vec<RawRate>,
    /// Utilities.
    pub utilities: Vec<RawUtility>,
    /// Measures.
    pub measures: Vec<RawMeasure>,
    /// Links between activities, of one measure or two.
    pub links: Vec<RawLink>,
    /// Rules of choice.
    pub groups: Vec<RawGroup>,
    /// Levels of objectives, the first before the second; within one, terms times weights.
    pub objectives: Vec<Vec<(Term, u32)>>,
    /// An earlier plan, if any.
    pub baseline: Option<RawBaseline>,
}
