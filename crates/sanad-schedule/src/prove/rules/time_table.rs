//! A renewable: what must be under way at a tick leaves the rest for others.
//!
//! An activity whose latest start is before its earliest finish is certainly under way between the
//! two. Reasons name one tick: who was certainly under way then, as loosely as the reason allows
//! (Schutt, Feydy, Stuckey, Wallace: Explaining the cumulative propagator, 2011).

use crate::prove::engine::{Clash, Lit, Rule, Trail, Var};

/// A length or an amount: fixed, or a number of the model.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Size {
    Fixed(i32),
    Open(Var),
}

impl Size {
    pub(super) fn low(self, trail: &Trail) -> i32 {
        match self {
            Self::Fixed(size) => size,
            Self::Open(var) => trail.low(var),
        }
    }

    pub(super) fn push_least(self, least: i32, into: &mut Vec<Lit>) {
        if let Self::Open(var) = self {
            into.push(var.at_least(least));
        }
    }
}

/// Something that uses a renewable.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Task {
    pub(crate) start: Var,
    pub(crate) length: Size,
    pub(crate) amount: Size,
}

impl Task {
    /// The sides whose rise says more about tasks.
    pub(super) fn hears(tasks: &[Self]) -> Vec<u32> {
        let mut sides = Vec::new();
        for task in tasks {
            sides.extend([task.start.low(), task.start.high()]);
            for size in [task.length, task.amount] {
                if let Size::Open(var) = size {
                    sides.push(var.low());
                }
            }
        }
        sides.sort_unstable();
        sides.dedup();
        sides
    }
}

/// A task as it stands now.
#[derive(Debug, Clone, Copy, Default)]
struct Now {
    low: i32,
    high: i32,
    length: i32,
    amount: i32,
}

impl Now {
    /// Certainly under way in `[high, low + length)`.
    fn sure(&self) -> bool {
        self.high < self.low + self.length && self.amount > 0
    }

    fn covers(&self, tick: i32) -> bool {
        self.amount > 0 && self.high <= tick && tick < self.low + self.length
    }
}

#[derive(Debug, Clone, Copy)]
struct Step {
    from: i32,
    to: i32,
    used: i64,
}

/// One renewable.
#[derive(Debug)]
pub(crate) struct TimeTable {
    tasks: Vec<Task>,
    there: i64,
    now: Vec<Now>,
    events: Vec<(i32, i64)>,
    steps: Vec<Step>,
    facts: Vec<Lit>,
    chosen: Vec<(u8, u32)>,
}

impl TimeTable {
    pub(crate) fn new(tasks: Vec<Task>, there: i64) -> Self {
        let now = vec![Now::default(); tasks.len()];
        let (events, steps) = (Vec::new(), Vec::new());
        Self { tasks, there, now, events, steps, facts: Vec::new(), chosen: Vec::new() }
    }

    fn read(&mut self, trail: &Trail) {
        for (now, task) in self.now.iter_mut().zip(&self.tasks) {
            *now = Now {
                low: trail.low(task.start),
                high: trail.high(task.start),
                length: task.length.low(trail),
                amount: task.amount.low(trail),
            };
        }
    }

    /// What is certainly in use, step by step; the highest use.
    fn profile(&mut self) -> Step {
        self.events.clear();
        for now in self.now.iter().filter(|now| now.sure()) {
            self.events.push((now.high, now.amount.into()));
            self.events.push((now.low + now.length, -i64::from(now.amount)));
        }
        self.events.sort_unstable();
        self.steps.clear();
        let mut used = 0;
        let mut most = Step { from: 0, to: 0, used: 0 };
        let mut place = 0;
        while place < self.events.len() {
            let from = self.events[place].0;
            while place < self.events.len() && self.events[place].0 == from {
                used += self.events[place].1;
                place += 1;
            }
            if used > 0 && place < self.events.len() {
                let step = Step { from, to: self.events[place].0, used };
                if used > most.used {
                    most = step;
                }
                self.steps.push(step);
            }
        }
        most
    }

    /// Facts that put more than `over` in use at a tick, without one task; as few as can be had.
    fn explain(&mut self, trail: &Trail, tick: i32, over: i64, without: usize) {
        self.chosen.clear();
        let mut used = 0_i64;
        for (place, (now, task)) in self.now.iter().zip(&self.tasks).enumerate() {
            if place == without || !now.covers(tick) {
                continue;
            }
            let open = |lit: Lit| u8::from(!trail.sure(lit));
            let mut cost = open(task.start.at_least(tick - now.length + 1)) + open(task.start.at_most(tick));
            for size in [(task.length, now.length), (task.amount, now.amount)] {
                if let (Size::Open(var), least) = size {
                    cost += open(var.at_least(least));
                }
            }
            used += i64::from(now.amount);
            self.chosen.push((cost, u32::try_from(place).unwrap_or(0)));
        }
        let mut spare = used - over - 1;
        // What costs most facts is left out first, where the rest still suffices.
        self.chosen.sort_unstable_by_key(|&(cost, place)| (std::cmp::Reverse(cost), place));
        for &(_, place) in &self.chosen {
            let (now, task) = (self.now[place as usize], self.tasks[place as usize]);
            if i64::from(now.amount) <= spare {
                spare -= i64::from(now.amount);
                continue;
            }
            self.facts.push(task.start.at_least(tick - now.length + 1));
            self.facts.push(task.start.at_most(tick));
            task.length.push_least(now.length, &mut self.facts);
            task.amount.push_least(now.amount, &mut self.facts);
        }
    }

    /// Steps in which `place` cannot be under way besides what is certainly there.
    fn full(&self, place: usize, step: Step) -> bool {
        let now = self.now[place];
        let own = if now.sure() && now.high <= step.from && step.to <= now.low + now.length {
            now.amount
        } else {
            0
        };
        step.used - i64::from(own) + i64::from(now.amount) > self.there
    }

    fn later(&mut self, trail: &mut Trail, place: usize) -> Result<(), Clash> {
        let task = self.tasks[place];
        let mut at = self.steps.partition_point(|step| step.to <= self.now[place].low);
        while let Some(&step) = self.steps.get(at) {
            let now = self.now[place];
            if step.from >= now.low + now.length {
                break;
            }
            if step.to <= now.low || !self.full(place, step) {
                at += 1;
                continue;
            }
            let tick = step.to.min(now.low + now.length) - 1;
            self.facts.clear();
            self.facts.push(task.start.at_least(tick - now.length + 1));
            task.length.push_least(now.length, &mut self.facts);
            task.amount.push_least(now.amount, &mut self.facts);
            self.explain(trail, tick, self.there - i64::from(now.amount), place);
            trail.set_because(task.start.at_least(tick + 1), &self.facts)?;
            self.now[place].low = tick + 1;
        }
        Ok(())
    }

    fn earlier(&mut self, trail: &mut Trail, place: usize) -> Result<(), Clash> {
        let task = self.tasks[place];
        let now = self.now[place];
        let mut at = self.steps.partition_point(|step| step.from < now.high + now.length);
        while at > 0 {
            let step = self.steps[at - 1];
            let now = self.now[place];
            if step.to <= now.high {
                break;
            }
            if step.from >= now.high + now.length || !self.full(place, step) {
                at -= 1;
                continue;
            }
            let tick = step.from.max(now.high);
            self.facts.clear();
            self.facts.push(task.start.at_most(tick));
            task.length.push_least(now.length, &mut self.facts);
            task.amount.push_least(now.amount, &mut self.facts);
            self.explain(trail, tick, self.there - i64::from(now.amount), place);
            trail.set_because(task.start.at_most(tick - now.length), &self.facts)?;
            self.now[place].high = tick - now.length;
        }
        Ok(())
    }

    /// What a task may use at most while it is certainly under way, and how long it may be.
    fn smaller(&mut self, trail: &mut Trail, place: usize) -> Result<(), Clash> {
        let task = self.tasks[place];
        let now = self.now[place];
        if let Size::Open(amount) = task.amount
            && now.high < now.low + now.length
        {
            let first = self.steps.partition_point(|step| step.to <= now.high);
            for at in first..self.steps.len() {
                let step = self.steps[at];
                let tick = step.from.max(now.high);
                if tick >= now.low + now.length {
                    break;
                }
                let left = self.there - step.used + i64::from(now.amount);
                if left < i64::from(trail.high(amount)) {
                    self.facts.clear();
                    self.facts.push(task.start.at_least(tick - now.length + 1));
                    self.facts.push(task.start.at_most(tick));
                    task.length.push_least(now.length, &mut self.facts);
                    self.explain(trail, tick, self.there - left - 1, place);
                    let left = i32::try_from(left).unwrap_or(-1);
                    trail.set_because(amount.at_most(left), &self.facts)?;
                }
            }
        }
        if let Size::Open(length) = task.length
            && now.amount > 0
        {
            let first = self.steps.partition_point(|step| step.to <= now.high.max(now.low + now.length));
            for at in first..self.steps.len() {
                let step = self.steps[at];
                let tick = step.from.max(now.high);
                if tick - now.low >= trail.high(length) {
                    break;
                }
                if tick < now.low + now.length || !self.full(place, step) {
                    continue;
                }
                self.facts.clear();
                self.facts.push(task.start.at_least(now.low));
                self.facts.push(task.start.at_most(tick));
                task.amount.push_least(now.amount, &mut self.facts);
                self.explain(trail, tick, self.there - i64::from(now.amount), place);
                trail.set_because(length.at_most(tick - now.low), &self.facts)?;
                break;
            }
        }
        Ok(())
    }
}

impl Rule for TimeTable {
    fn hears(&self) -> Vec<u32> {
        Task::hears(&self.tasks)
    }

    fn propagate(&mut self, trail: &mut Trail) -> Result<(), Clash> {
        self.read(trail);
        let most = self.profile();
        if most.used > self.there {
            self.facts.clear();
            self.explain(trail, i32::midpoint(most.from, most.to - 1), self.there, usize::MAX);
            return Err(trail.contradict(&self.facts));
        }
        for place in 0..self.tasks.len() {
            let now = self.now[place];
            let open = now.low < now.high;
            if open && now.amount > 0 && now.length > 0 && most.used + i64::from(now.amount) > self.there {
                self.later(trail, place)?;
                self.earlier(trail, place)?;
            }
            let task = self.tasks[place];
            // More than it uses now may still fit everywhere.
            let more = match task.amount {
                Size::Open(amount) => {
                    most.used + i64::from(trail.high(amount)) - i64::from(now.amount) > self.there
                }
                Size::Fixed(_) => false,
            };
            if more || matches!(task.length, Size::Open(_)) {
                self.smaller(trail, place)?;
            }
        }
        Ok(())
    }
}
