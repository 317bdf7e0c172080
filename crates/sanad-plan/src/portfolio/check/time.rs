//! Starts, finishes and links.

use super::{Breaches, Done, Rule};
use crate::portfolio::plan::Plan;
use crate::portfolio::problem::Problem;
use crate::portfolio::raw::{End, Tick};

/// Of each calendar: how many working ticks lie before each tick up to the horizon.
pub(super) struct Calendars(Vec<Vec<Tick>>);

impl Calendars {
    pub(super) fn new(problem: &Problem) -> Self {
        let before = |working: &[bool]| {
            let mut count = 0;
            let mut before = vec![0];
            for &works in working {
                count += Tick::from(works);
                before.push(count);
            }
            before
        };
        Self(problem.calendars.iter().map(|calendar| before(&calendar.working)).collect())
    }

    /// Working ticks in `[from, to)`, which lies within the horizon.
    fn between(&self, calendar: usize, from: Tick, to: Tick) -> Option<Tick> {
        let before = |tick: Tick| self.0[calendar].get(usize::try_from(tick).ok()?).copied();
        Some(before(to)? - before(from)?)
    }

    /// Working ticks of `[from, to)` with a calendar or without.
    fn ticks(&self, calendar: Option<usize>, from: Tick, to: Tick) -> Option<i64> {
        match calendar {
            None => Some(i64::from(to) - i64::from(from)),
            Some(calendar) => self.between(calendar, from, to).map(i64::from),
        }
    }
}

/// Rule 2.
pub(super) fn activities(
    problem: &Problem,
    calendars: &Calendars,
    done: &[Done<'_>],
    breaches: &mut Breaches,
) {
    for &Done { number, code, mode, placed } in done {
        let activity = &problem.activities[number];
        let (start, finish) = (placed.start, placed.finish);
        let codes = || vec![code.to_owned()];
        let least = activity.release.max(0);
        if start < least {
            breaches.push(Rule::Release, codes(), Some(start), start, format!("{least} or later"));
        }
        let most = activity.deadline.min(problem.horizon);
        if finish > most {
            breaches.push(Rule::Deadline, codes(), Some(finish), finish, format!("{most} or before"));
        }
        if let Some((pin, pinned)) = activity.pin {
            if start != pin {
                breaches.push(Rule::Pin, codes(), Some(start), start, pin);
            }
            if let Some(pinned) = pinned.filter(|&pinned| pinned != placed.mode) {
                let right = &activity.modes[pinned].code;
                breaches.push(Rule::Pin, codes(), Some(start), &mode.code, right);
            }
        }
        let calendar = mode.calendar.filter(|_| mode.duration > 0);
        let works = |tick: Tick| calendars.ticks(calendar, tick, tick.saturating_add(1)) == Some(1);
        if !works(start) {
            breaches.push(Rule::Working, codes(), Some(start), start, "a working tick");
        }
        let duration = i64::from(mode.duration);
        let worked = calendars.ticks(calendar, start, finish);
        if finish < start || worked != Some(duration) || (duration > 0 && !works(finish - 1)) {
            let found = worked.map_or_else(|| "a finish outside".to_owned(), |worked| worked.to_string());
            breaches.push(
                Rule::Duration,
                codes(),
                Some(finish),
                found,
                format!("just {duration} working ticks"),
            );
        }
    }
}

/// Rule 3.
pub(super) fn links(problem: &Problem, calendars: &Calendars, plan: &Plan, breaches: &mut Breaches) {
    for link in &problem.links {
        let (Some(from), Some(to)) = (&plan.placed[link.from], &plan.placed[link.to]) else { continue };
        let first = if link.from_end == End::Start { from.start } else { from.finish };
        let second = if link.to_end == End::Start { to.start } else { to.finish };
        let code = |number: usize| problem.activities[number].code.clone();
        let codes = || vec![code(link.from), code(link.to)];
        // With a calendar the second end must not lie before the first, whatever the least lag.
        let lag = match link.calendar {
            Some(_) if second < first => i64::from(second) - i64::from(first),
            calendar => match calendars.ticks(calendar, first, second) {
                Some(lag) => lag,
                None => continue,
            },
        };
        if lag < i64::from(link.min) {
            breaches.push(Rule::LagMin, codes(), Some(second), lag, format!("{} or more", link.min));
        } else if let Some(max) = link.max.filter(|&max| lag > i64::from(max)) {
            breaches.push(Rule::LagMax, codes(), Some(second), lag, format!("{max} or less"));
        }
    }
}
