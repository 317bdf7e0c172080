//! A small part of the problem, searched to its end where that can be had: what a neighbourhood
//! leaves free.

use super::engine::{Options, Outcome};
use super::model::{Freedom, Model};
use crate::check::passed;
use crate::project::Project;
use crate::schedule::Schedule;

/// What a neighbourhood holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Found {
    /// Its best schedule found, better than what was asked to be beaten; it passed the checker.
    Better(Schedule),
    /// Nothing better, certainly.
    Nothing,
    /// Nothing better within the work allowed.
    Open,
}

/// Looks for schedules whose first value is below `below`, near `near`, with what `freedom` leaves.
/// `quantum` is counted in propagations; those done are told as well, and whether the checker refused
/// a schedule.
pub(crate) fn improve(
    project: &Project,
    near: &Schedule,
    freedom: &Freedom,
    below: i64,
    quantum: u64,
    stop: &dyn Fn() -> bool,
) -> (Found, u64, bool) {
    let options = Options { restart: 50, ..Options::default() };
    let Some(mut model) = Model::new(project, freedom, project.horizon(), options, stop) else {
        return (Found::Open, 0, false);
    };
    model.lean(project, near);
    model.below(below);
    let mut found = None;
    loop {
        let done = model.engine.propagations;
        let outcome = if model.engine.broken() {
            Outcome::Never
        } else {
            model.engine.search(None, quantum.saturating_sub(done), stop)
        };
        if outcome == Outcome::Found {
            let schedule = model.schedule(project);
            if let Some(value) = passed(project, &schedule, schedule.value(project)) {
                model.lean(project, &schedule);
                model.below(value.first);
                found = Some(schedule);
                continue;
            }
        }
        let refused = outcome == Outcome::Found;
        let nothing = if outcome == Outcome::Never { Found::Nothing } else { Found::Open };
        return (found.map_or(nothing, Found::Better), model.engine.propagations, refused);
    }
}
