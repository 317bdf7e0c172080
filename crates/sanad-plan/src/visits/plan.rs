//! The result: who goes where and when, how good that is, and how good it could be.
//!
//! A [`VisitPlan`] names teams and sites by code and holds no wall-clock time, so that it can be
//! saved and compared. [`VisitPlan::to_text`] gives the one canonical text form.

/// A point of time of one team: a day of the horizon and the working minutes passed on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Moment {
    /// Day of the horizon, from 0.
    pub day: u32,
    /// Working minutes of that day already passed.
    pub minute: u32,
}

/// An unbroken span of work on one day: working minutes `[from, to)`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// Day of the horizon, from 0.
    pub day: u32,
    /// First working minute.
    pub from: u32,
    /// The minute after the last.
    pub to: u32,
}

/// Where a leg begins.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Place {
    /// The team's base.
    Base,
    /// The site with this code.
    Site(String),
}

/// A drive to a site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Leg {
    /// Where it begins.
    pub from: Place,
    /// Driving minutes, 0 when the places are the same.
    pub minutes: u32,
    /// When the drive begins; equal to `finish` when there is nothing to drive.
    pub start: Moment,
    /// When the team arrives.
    pub finish: Moment,
    /// The drive day by day.
    pub spans: Vec<Span>,
}

/// A survey on site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Visit {
    /// Code of the site.
    pub site: String,
    /// The first minute of work.
    pub start: Moment,
    /// When the work is done, with the likely minutes of all visits.
    pub finish: Moment,
    /// Minutes of work, the site's likely ones.
    pub minutes: u32,
    /// Its first minute if all visits take their low minutes, in the same order.
    pub start_low: Moment,
    /// Its first minute if all visits take their high minutes, in the same order; nothing when it
    /// is then done only after the horizon.
    pub start_high: Option<Moment>,
    /// When it is done if all visits take their low minutes, in the same order.
    pub finish_low: Moment,
    /// When it is done if all visits take their high minutes, in the same order; nothing when
    /// that is after the horizon. A pinned visit that is reached late is then begun late.
    pub finish_high: Option<Moment>,
    /// The work day by day.
    pub spans: Vec<Span>,
}

/// A drive and the visit it leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stop {
    /// The drive.
    pub leg: Leg,
    /// The visit.
    pub visit: Visit,
}

/// Minutes a team uses on one day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DayUse {
    /// Day of the horizon, from 0.
    pub day: u32,
    /// Minutes driven.
    pub driving: u32,
    /// Minutes surveyed.
    pub surveying: u32,
    /// Working minutes the day has.
    pub available: u32,
}

/// What one team does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TeamPlan {
    /// Code of the team.
    pub team: String,
    /// Its visits in order.
    pub stops: Vec<Stop>,
    /// Minutes of the drive home after the last visit, which need not fit into the horizon.
    pub return_minutes: u32,
    /// Days on which it does something, in order.
    pub used: Vec<DayUse>,
    /// Minutes used times persons in the team.
    pub person_minutes: u64,
}

/// Why a site is not visited.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum UnvisitedReason {
    /// It was excluded from every team.
    Excluded,
    /// No team that may visit it has the skills needed.
    NoTeamAble,
    /// It was pinned, and the pinned team cannot begin there on that day.
    PinMissed,
    /// The horizon is too short even if it were the first visit of any team.
    HorizonTooShort,
    /// It would fit alone, but not beside the other visits.
    CrowdedOut,
}

impl UnvisitedReason {
    /// A key for texts.
    pub fn key(&self) -> &'static str {
        match self {
            Self::Excluded => "excluded",
            Self::NoTeamAble => "no-team-able",
            Self::PinMissed => "pin-missed",
            Self::HorizonTooShort => "horizon-too-short",
            Self::CrowdedOut => "crowded-out",
        }
    }
}

/// A site that is not visited.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unvisited {
    /// Code of the site.
    pub site: String,
    /// Why.
    pub reason: UnvisitedReason,
}

/// How good a plan is; smaller is better, the first difference decides.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Objective {
    /// Pinned sites that are not visited.
    pub missed_pins: u32,
    /// Value-days in thousandths.
    pub thousandths: u64,
    /// Sites not visited, without the excluded ones.
    pub unvisited: u32,
    /// Driving minutes of all teams with the drives home.
    pub travel_minutes: u64,
}

impl Objective {
    /// Value-days: the sum over sites of value × days until the answer is at hand.
    pub fn value_days(&self) -> f64 {
        self.thousandths as f64 / 1000.0
    }
}

/// What is shown behind *Details*.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Details {
    /// The seed given.
    pub seed: u64,
    /// The effort given, in units of 1,000 schedules.
    pub effort_units: u32,
    /// Schedules generated. A partial one counts by its share of visits placed.
    pub schedules: u64,
    /// Improvements of the dual prices made for the bound.
    pub bound_steps: u32,
    /// Whether the caller stopped it early; then an equal seed need not give an equal plan.
    pub stopped: bool,
}

/// A plan of survey visits.
#[derive(Debug, Clone, PartialEq)]
pub struct VisitPlan {
    /// Days planned.
    pub horizon_days: u32,
    /// All teams in the problem's order, also those without visits.
    pub teams: Vec<TeamPlan>,
    /// Sites not visited, in the problem's order.
    pub unvisited: Vec<Unvisited>,
    /// How good it is.
    pub objective: Objective,
    /// No plan has fewer value-days than this, in thousandths.
    pub bound_thousandths: u64,
    /// Relative distance of the value-days from their bound, see [`gap`](crate::gap).
    pub gap: f64,
    /// How it was found.
    pub details: Details,
}

impl VisitPlan {
    /// The stop at a site, with its team's place in [`VisitPlan::teams`] and its own in the
    /// team's stops; nothing when the site is not visited.
    pub fn stop(&self, site: &str) -> Option<(usize, usize, &Stop)> {
        self.teams.iter().enumerate().find_map(|(team, plan)| {
            plan.stops
                .iter()
                .enumerate()
                .find(|(_, stop)| stop.visit.site == site)
                .map(|(place, stop)| (team, place, stop))
        })
    }

    /// The bound in value-days.
    pub fn bound_value_days(&self) -> f64 {
        self.bound_thousandths as f64 / 1000.0
    }
}
