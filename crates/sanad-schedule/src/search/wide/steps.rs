//! An amount over time, by the ticks at which it changes.

/// A step function of time.
#[derive(Debug, Clone)]
pub(super) struct Steps(Vec<(i64, i64)>);

impl Steps {
    /// The same amount at all times.
    pub(super) fn new(amount: i64) -> Self {
        Self(vec![(i64::MIN, amount)])
    }

    /// Makes it the same amount at all times.
    pub(super) fn reset(&mut self, amount: i64) {
        self.0.clear();
        self.0.push((i64::MIN, amount));
    }

    /// The place of the step that holds at a tick.
    fn at(&self, tick: i64) -> usize {
        self.0.partition_point(|step| step.0 <= tick) - 1
    }

    fn split(&mut self, tick: i64) -> usize {
        let at = self.at(tick);
        if self.0[at].0 == tick {
            return at;
        }
        self.0.insert(at + 1, (tick, self.0[at].1));
        at + 1
    }

    /// Adds an amount from a tick on, to before another where there is one.
    pub(super) fn add(&mut self, from: i64, to: Option<i64>, amount: i64) {
        let first = self.split(from);
        let last = to.map_or(self.0.len(), |to| self.split(to));
        for step in &mut self.0[first..last] {
            step.1 += amount;
        }
        if let Some(last) = self.0.get(last).copied()
            && to.is_some()
        {
            let place = self.at(last.0);
            if place > 0 && self.0[place - 1].1 == last.1 {
                self.0.remove(place);
            }
        }
        if first > 0 && self.0[first - 1].1 == self.0[first].1 {
            self.0.remove(first);
        }
    }

    /// When the last step below an amount within `[from, to)` ends; nothing when there is none.
    pub(super) fn below(&self, from: i64, to: i64, amount: i64) -> Option<i64> {
        let mut place = self.0.partition_point(|step| step.0 < to);
        while place > 0 {
            place -= 1;
            if self.0[place].1 < amount {
                return Some(self.0.get(place + 1).map_or(i64::MAX, |next| next.0));
            }
            if self.0[place].0 <= from {
                break;
            }
        }
        None
    }

    /// The first tick at which it is below 0.
    pub(super) fn lacking(&self) -> Option<i64> {
        self.0.iter().find(|step| step.1 < 0).map(|step| step.0)
    }
}
