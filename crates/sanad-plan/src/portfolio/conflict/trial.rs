//! Whether a problem has a plan: a plan that passed the checker, a proof that there is none, or
//! neither within the effort.

use std::cell::Cell;
use std::sync::atomic::{AtomicBool, Ordering};

use super::reduce::Reduced;
use super::refute::{Proof, at_once, refuted};
use crate::portfolio::check::check;
use crate::portfolio::solve::solve_untold;
use crate::portfolio::{Parts, Plan, Problem, Refused, Search};

/// A trial gets one part in so many of the schedules.
const SHARE: u64 = 6;

/// Schedules of a trial, at least.
const LEAST: u64 = 40;

/// Work of a proof for each schedule of a trial.
const WORK: u64 = 5_000;

/// A trial costs its activities; one that decides nothing so many times as much.
const OPEN: u64 = 8;

/// What a trial comes to.
pub(super) enum Trial {
    /// A plan of the problem tried.
    Plan(Plan),
    /// There is none.
    Never,
    /// Neither was found.
    Unknown,
}

/// How hard to try.
pub(super) struct Effort<'a> {
    search: &'a Search<'a>,
    schedules: u64,
    /// Whether the parts tried are all that takes people to places.
    exact: bool,
    /// What the trials may still cost.
    left: Cell<u64>,
}

impl<'a> Effort<'a> {
    pub(super) fn of(search: &'a Search<'a>, exact: bool) -> Self {
        let schedules = search.schedules.map_or(LEAST * 4, |all| (all / SHARE).max(LEAST));
        Self { search, schedules, exact, left: Cell::new(0) }
    }

    /// What the next trials may cost in all.
    pub(super) fn allow(&self, cost: u64) {
        self.left.set(cost);
    }

    /// Whether the caller wants an end, or the trials have cost what they may.
    pub(super) fn over(&self) -> bool {
        self.left.get() == 0 || (self.search.stop)()
    }

    /// Tries a problem; undecided when the search is over.
    pub(super) fn tried(&self, parts: &Parts) -> Result<Trial, Refused> {
        if self.over() {
            return Ok(Trial::Unknown);
        }
        let reduced = Reduced::new(parts, false);
        let trial = self.decided(parts, &reduced)?;
        self.cost(&reduced, if matches!(trial, Trial::Unknown) { OPEN } else { 1 });
        Ok(trial)
    }

    /// Whether it is certain at once that a problem has no plan.
    pub(super) fn never(&self, parts: &Parts) -> bool {
        if self.over() {
            return false;
        }
        let reduced = Reduced::new(parts, false);
        self.cost(&reduced, 1);
        at_once(&reduced.parts)
    }

    fn cost(&self, reduced: &Reduced, times: u64) {
        let activities = u64::try_from(reduced.parts.activities.len()).unwrap_or(u64::MAX);
        self.left.set(self.left.get().saturating_sub(activities.max(1).saturating_mul(times)));
    }

    fn decided(&self, parts: &Parts, reduced: &Reduced) -> Result<Trial, Refused> {
        if reduced.parts.measures.is_empty() && reduced.parts.groups.is_empty() {
            let empty = Plan { chosen: Vec::new(), placed: Vec::new() };
            return Ok(Trial::Plan(reduced.whole(parts, &empty)));
        }
        if at_once(&reduced.parts) {
            return Ok(Trial::Never);
        }
        if let Some(plan) = self.planned(&reduced.parts)? {
            return Ok(Trial::Plan(reduced.whole(parts, &plan)));
        }
        let mut work = self.schedules.saturating_mul(WORK);
        Ok(match refuted(&reduced.parts, self.exact && reduced.exact, &mut work) {
            Proof::Refuted => Trial::Never,
            Proof::Plan(plan) if check(&Problem(reduced.parts.clone()), &plan).is_ok() => {
                Trial::Plan(reduced.whole(parts, &plan))
            }
            Proof::Plan(_) | Proof::Open => Trial::Unknown,
        })
    }

    /// Any plan: the search ends with the first. On one thread, so that it is the same one each time.
    fn planned(&self, parts: &Parts) -> Result<Option<Plan>, Refused> {
        let found = AtomicBool::new(false);
        let any = Search {
            schedules: Some(self.schedules),
            threads: 1,
            warm: None,
            stop: &|| found.load(Ordering::Relaxed) || (self.search.stop)(),
            progress: &|progress| {
                if progress.best.is_some() {
                    found.store(true, Ordering::Relaxed);
                }
            },
            ..*self.search
        };
        Ok(solve_untold(&Problem(parts.clone()), &any)?.plan)
    }
}
