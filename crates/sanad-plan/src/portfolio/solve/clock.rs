//! Working ticks counted in constant time.

use crate::portfolio::{Calendar, Tick};

/// A tick as a place in a table; 0 below 0.
pub(in crate::portfolio) fn place(tick: Tick) -> usize {
    usize::try_from(tick).unwrap_or(0)
}

/// A place in a table as a tick.
pub(in crate::portfolio) fn tick(place: usize) -> Tick {
    Tick::try_from(place).unwrap_or(Tick::MAX)
}

/// One calendar, or every tick when both tables are empty.
#[derive(Debug)]
pub(in crate::portfolio) struct Clock {
    /// Working ticks before each tick, the horizon included.
    before: Vec<Tick>,
    /// The working ticks.
    nth: Vec<Tick>,
    horizon: Tick,
}

impl Clock {
    /// Every tick works.
    pub(in crate::portfolio) fn always(horizon: Tick) -> Self {
        Self { before: Vec::new(), nth: Vec::new(), horizon }
    }

    pub(in crate::portfolio) fn new(calendar: &Calendar, horizon: Tick) -> Self {
        let mut before = Vec::with_capacity(place(horizon) + 1);
        let mut nth = Vec::new();
        for (at, &working) in calendar.working.iter().take(place(horizon)).enumerate() {
            before.push(tick(nth.len()));
            if working {
                nth.push(tick(at));
            }
        }
        before.resize(place(horizon) + 1, tick(nth.len()));
        Self { before, nth, horizon }
    }

    /// Working ticks before one.
    pub(in crate::portfolio) fn count(&self, at: Tick) -> Tick {
        let at = at.clamp(0, self.horizon);
        if self.before.is_empty() { at } else { self.before[place(at)] }
    }

    fn at(&self, nth: Tick) -> Option<Tick> {
        if nth < 0 {
            None
        } else if self.before.is_empty() {
            (nth < self.horizon).then_some(nth)
        } else {
            self.nth.get(place(nth)).copied()
        }
    }

    /// The first working tick at or after one.
    pub(in crate::portfolio) fn next(&self, at: Tick) -> Option<Tick> {
        if at >= self.horizon { None } else { self.at(self.count(at)) }
    }

    /// The first start at or after a tick.
    pub(in crate::portfolio) fn start(&self, at: Tick, duration: Tick) -> Option<Tick> {
        let at = at.max(0);
        if duration == 0 { (at <= self.horizon).then_some(at) } else { self.next(at) }
    }

    /// The last start at or before a tick.
    pub(in crate::portfolio) fn last_start(&self, at: Tick, duration: Tick) -> Option<Tick> {
        if at < 0 {
            None
        } else if duration == 0 {
            Some(at.min(self.horizon))
        } else {
            self.at(self.count(at.saturating_add(1)) - 1)
        }
    }

    /// The finish of work begun at a working tick.
    pub(in crate::portfolio) fn finish(&self, start: Tick, duration: Tick) -> Option<Tick> {
        if duration == 0 { Some(start) } else { self.at(self.count(start) + duration - 1).map(|at| at + 1) }
    }

    /// The first start with a finish at or after a tick.
    pub(in crate::portfolio) fn start_for(&self, finish: Tick, duration: Tick) -> Option<Tick> {
        if duration == 0 || finish <= 0 {
            return self.start(finish, duration);
        }
        if finish > self.horizon {
            return None;
        }
        self.at((self.count(finish - 1) - duration + 1).max(0))
    }

    /// The last start with a finish at or before a tick.
    pub(in crate::portfolio) fn start_by(&self, finish: Tick, duration: Tick) -> Option<Tick> {
        if finish < 0 {
            None
        } else if duration == 0 {
            Some(finish)
        } else {
            self.at(self.count(finish) - duration)
        }
    }

    /// The first tick with so many working ticks between `at` and it.
    pub(in crate::portfolio) fn after(&self, at: Tick, lag: Tick) -> Option<Tick> {
        if lag <= 0 { Some(at) } else { self.at(self.count(at) + lag - 1).map(|at| at + 1) }
    }

    /// The last tick with at most so many working ticks between `at` and it.
    pub(in crate::portfolio) fn until(&self, at: Tick, lag: Tick) -> Tick {
        self.at(self.count(at) + lag).unwrap_or(self.horizon)
    }

    /// The last tick with at least so many working ticks between it and `at`.
    pub(in crate::portfolio) fn before(&self, at: Tick, lag: Tick) -> Option<Tick> {
        if lag <= 0 { Some(at) } else { self.at(self.count(at) - lag) }
    }

    /// The first tick with at most so many working ticks between it and `at`.
    pub(in crate::portfolio) fn since(&self, at: Tick, lag: Tick) -> Tick {
        self.at(self.count(at) - lag - 1).map_or(0, |at| at + 1)
    }
}
