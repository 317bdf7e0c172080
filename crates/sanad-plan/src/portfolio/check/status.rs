//! A check of a plan made anew against how things stand, written from the rules alone.

use std::fmt::Display;

use crate::portfolio::plan::Plan;
use crate::portfolio::problem::Problem;
use crate::portfolio::raw::{End, Tick};
use crate::portfolio::replan::{Actual, Before, Note, Replanned, Status};

/// A rule that a plan made anew can break.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum StatusRule {
    /// A measure of which anything has begun is carried out.
    Begun,
    /// What is done stands as it was.
    Done,
    /// What goes on keeps start and mode, and ends with what is left of it.
    Going,
    /// What goes on keeps its pools.
    Crew,
    /// Nothing else starts before the status day.
    Past,
    /// The least lag behind what has begun is kept.
    Lag,
    /// What is frozen stays, unless it is told that it cannot.
    Frozen,
}

/// A broken rule and where.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("The plan made anew breaks the rule `{rule:?}` at `{code}`: it has {found}; right is {right}.")]
pub struct StatusBreach {
    /// The rule.
    pub rule: StatusRule,
    /// Code of the activity or measure.
    pub code: String,
    /// What the plan has.
    pub found: String,
    /// What would be right.
    pub right: String,
}

/// Holds a way against the status it was made for. That the rest of it is a plan is seen by
/// [`check`](super::check) on [`Replanned::rest`].
///
/// # Errors
/// Every [`StatusBreach`] found.
pub fn check_status(
    problem: &Problem,
    before: &Before,
    status: &Status,
    replanned: &Replanned,
    plan: &Plan,
) -> Result<(), Vec<StatusBreach>> {
    let mut breaches = Vec::new();
    let mut push = |rule, code: &str, found: &dyn Display, right: &dyn Display| {
        let (found, right) = (found.to_string(), right.to_string());
        breaches.push(StatusBreach { rule, code: code.to_owned(), found, right });
    };
    let day = status.day();
    for (number, activity) in problem.activities.iter().enumerate() {
        let code = &activity.code;
        let placed = plan.placed[number].as_ref();
        let Some(actual) = status.actual(number) else {
            if let Some(placed) = placed.filter(|placed| placed.start < day) {
                push(StatusRule::Past, code, &placed.start, &format!("{day} or later"));
            }
            let former = before.placed[number].as_ref().filter(|_| !replanned.freed.contains(&number));
            let frozen_until = day + status.frozen();
            if let Some(former) = former.filter(|own| own.start >= day && own.start < frozen_until) {
                let found = placed.map(|placed| (placed.start, placed.mode));
                if found != Some((former.start, former.mode)) {
                    let right = format!("{:?}", (former.start, former.mode));
                    push(StatusRule::Frozen, code, &format!("{found:?}"), &right);
                }
            }
            continue;
        };
        let Some(placed) = placed else {
            push(StatusRule::Begun, code, &"not carried out", &"carried out");
            continue;
        };
        let found = (placed.start, placed.finish, placed.mode);
        match actual {
            Actual::Finished { start, finish, mode } => {
                if found != (start, finish, mode) {
                    push(
                        StatusRule::Done,
                        code,
                        &format!("{found:?}"),
                        &format!("{:?}", (start, finish, mode)),
                    );
                }
            }
            Actual::Started { start, mode, remaining } => {
                let right = end_of(problem, activity.modes[mode].calendar, day, remaining);
                if found != (start, right, mode) {
                    push(
                        StatusRule::Going,
                        code,
                        &format!("{found:?}"),
                        &format!("{:?}", (start, right, mode)),
                    );
                }
                let uncounted = replanned.notes.contains(&Note::Crew(number)) || right == day;
                let former = before.placed[number].as_ref().filter(|own| own.mode == mode && !uncounted);
                let pools = |persons: &[u32]| {
                    let of =
                        |person: &u32| problem.pools.iter().position(|pool| pool.persons.contains(person));
                    let mut pools: Vec<usize> = persons.iter().filter_map(of).collect();
                    pools.sort_unstable();
                    pools
                };
                let right = former.map_or(Vec::new(), |own| pools(&own.persons));
                let has = pools(&placed.persons.concat());
                if !right.is_empty() && has.len() == right.len() && has != right {
                    push(StatusRule::Crew, code, &format!("{has:?}"), &format!("{right:?}"));
                }
            }
        }
    }
    for link in &problem.links {
        let (from, to) = (status.actual(link.from), status.actual(link.to));
        let (Some(_), None) = (from, to) else { continue };
        let (Some(first), Some(second)) = (&plan.placed[link.from], &plan.placed[link.to]) else { continue };
        let first = if link.from_end == End::Start { first.start } else { first.finish };
        let second = if link.to_end == End::Start { second.start } else { second.finish };
        let works = |tick: &Tick| match link.calendar {
            Some(own) if *tick >= 0 => problem.calendars[own].working[usize::try_from(*tick).unwrap_or(0)],
            _ => true,
        };
        let lag = match Tick::try_from((first..second).filter(works).count()) {
            Ok(lag) if second >= first => lag,
            _ => second - first,
        };
        // With a calendar a lag is never below 0, and the second end not before the first.
        if lag < link.min {
            let code = &problem.activities[link.to].code;
            push(StatusRule::Lag, code, &lag, &format!("{} or more", link.min));
        }
    }
    for (number, measure) in problem.measures.iter().enumerate() {
        if status.begun(problem, number) && !plan.chosen[number] {
            push(StatusRule::Begun, &measure.code, &"not chosen", &"chosen");
        }
    }
    if breaches.is_empty() { Ok(()) } else { Err(breaches) }
}

/// The end of so many working ticks from a tick on, or the horizon.
fn end_of(problem: &Problem, calendar: Option<usize>, from: Tick, ticks: u32) -> Tick {
    let mut worked = 0;
    for tick in (from..problem.horizon).take_while(|_| ticks > 0) {
        let works = |own: usize| problem.calendars[own].working[usize::try_from(tick).unwrap_or(0)];
        if calendar.is_none_or(works) {
            worked += 1;
            if worked == ticks {
                return tick + 1;
            }
        }
    }
    if ticks == 0 { from } else { problem.horizon }
}
