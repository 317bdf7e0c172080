//! Survey visits: which team visits which site, in what order and when.
//!
//! # The problem
//!
//! **Time.** The axis is whole days `0..horizon`. A team's working minutes on a day are the
//! fewest that any of its calendars gives (both sides must work), and none outside
//! `[from_day, to_day)`. A [`Moment`] is a day and the working minutes already passed on it.
//!
//! **Teams** stand at their base at the first working minute and then do, in the order of their
//! visits, one thing at a time without idling that could be avoided: drive to the site, survey
//! it, drive to the next. Both consume working minutes, spread over as many days as they need;
//! non-working days pause them. No day holds more than `max_minutes_per_day` of driving; once
//! that is reached the rest of the day can be surveyed in but not driven in.
//!
//! **Driving minutes** between two places are the great-circle distance (mean Earth radius
//! 6371.0088 km) times the road factor, divided by the speed, rounded up to whole minutes.
//!
//! **A visit** needs one team that has every needed skill at the needed level or above. Once
//! begun it goes on until finished; it pauses on days without working minutes and on days on
//! which the site is closed, while the team waits there. A pinned visit is made by the pinned
//! team and begins on the pinned day, or it is not made. Every visit finishes within the
//! horizon, or it is not made.
//!
//! **The drive home** after the last visit need not fit into the horizon. Its minutes are stated
//! and counted in the travel minutes.
//!
//! **The objective** is lexicographic: fewest pins missed; then least *value-days*, the sum over
//! sites of value × days until the answer is at hand, where a visit that finishes on day `d`
//! (from 0) counts `d + 1` and a site left unvisited counts `2 × horizon`; then fewest sites
//! unvisited (which matters for sites of value 0); then fewest travel minutes. Values are taken
//! in thousandths, so all sums are whole numbers. Sites excluded from every team count nothing.
//!
//! # The way
//!
//! Fill a [`RawVisits`], [`validate`] it, [`solve`] it, [`check`] the plan, and ask
//! [`why_late`]. When speeds, teams or places are unknown, [`order_only`] gives an order without
//! dates.

mod bound;
mod calendar;
mod check;
mod decode;
mod order;
mod plan;
mod problem;
mod route;
mod search;
mod solve;
mod text;
mod travel;
mod validate;
mod why;

pub use check::{Rule, Verdict, Violation, check};
pub use order::{Ranked, order_only};
pub use plan::{
    DayUse, Details, Leg, Moment, Objective, Place, Span, Stop, TeamPlan, Unvisited, UnvisitedReason, Visit,
    VisitPlan,
};
pub use problem::{
    Calendar, Exclusion, Minutes, Pin, Point, RawCalendar, RawSite, RawTeam, RawVisits, Site, Team, Travel,
    VisitProblem,
};
pub use solve::{Effort, Progress, SCHEDULES_PER_UNIT, WORKERS, solve};
pub use travel::great_circle_km;
pub use validate::{Fault, FaultRule, validate};
pub use why::{Forward, Link, Pause, Reason, why_late};
