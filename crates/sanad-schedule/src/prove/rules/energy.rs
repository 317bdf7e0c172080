//! A renewable by its energy: amount times ticks.
//!
//! In a span of time no more can be done than is there times its length. What must be done in it is
//! what is certainly under way in it and the rest of every activity that cannot leave it (Vilím 2011;
//! Schutt, Feydy, Stuckey 2013: time-table edge-finding, with reasons).

use super::time_table::{Size, Task};
use crate::prove::engine::{Clash, Lit, Rule, Trail, Var};

/// A task with what it takes in all.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Work {
    pub(crate) task: Task,
    /// The finish: a number and what is added to it.
    pub(crate) finish: (Var, i32),
    /// Length times amount in whichever mode; more than shortest length times least amount.
    pub(crate) energy: Size,
}

/// A task as it stands now, in one direction of time.
#[derive(Debug, Clone, Copy, Default)]
struct Now {
    /// First and last start.
    low: i32,
    high: i32,
    length: i32,
    amount: i32,
    /// Energy beyond length times amount, for a span that holds the task up to `done`.
    extra: i64,
    done: i32,
    /// Place among the tasks.
    place: usize,
}

impl Now {
    /// Ticks certainly under way in `[from, to)`.
    fn within(&self, from: i32, to: i32) -> i32 {
        let all = self.length.min(to - from);
        all.min(self.low + self.length - from).min(to - self.high).max(0)
    }

    fn end(&self) -> i32 {
        self.high + self.length
    }

    /// The energy beyond what is certainly under way, if a span holds all of it.
    fn beyond(&self, from: i32, to: i32) -> i64 {
        if self.low >= from && self.done <= to { self.extra } else { 0 }
    }
}

/// One renewable by its energy.
#[derive(Debug)]
pub(crate) struct Energy {
    tasks: Vec<Work>,
    there: i64,
    now: Vec<Now>,
    /// Those of them that can still move or grow, with the certain energy before their first start:
    /// only they make spans worth a look, for all else is in the certain use.
    open: Vec<(Now, i64)>,
    /// Certain use: the tick, the energy before it, the use from it on.
    steps: Vec<(i32, i64, i64)>,
    events: Vec<(i32, i64)>,
    ends: Vec<(i32, i64)>,
    facts: Vec<Lit>,
    chosen: Vec<(u8, usize)>,
    /// Calls that drew nothing since the last that did, and calls still to be left out.
    idle: u32,
    rest: u32,
}

/// What was found about a span: a contradiction, or a task that must start later.
struct Finding {
    from: i32,
    to: i32,
    /// The task, and how many ticks of it fit into the span.
    later: Option<(usize, i32)>,
}

impl Energy {
    pub(crate) fn new(tasks: Vec<Work>, there: i64) -> Self {
        Self {
            tasks,
            there,
            now: Vec::new(),
            open: Vec::new(),
            steps: Vec::new(),
            events: Vec::new(),
            ends: Vec::new(),
            facts: Vec::new(),
            chosen: Vec::new(),
            idle: 0,
            rest: 0,
        }
    }

    /// Reads all tasks, with time running backwards where `mirror` is set.
    fn read(&mut self, trail: &Trail, mirror: bool) {
        self.now.clear();
        for (place, work) in self.tasks.iter().enumerate() {
            let task = work.task;
            let (length, amount) = (task.length.low(trail), task.amount.low(trail));
            if length == 0 || amount == 0 {
                continue;
            }
            let (low, high) = (trail.low(task.start), trail.high(task.start));
            let (low, high) = if mirror { (-high - length, -low - length) } else { (low, high) };
            // Backwards the two ends of a task of open length are not what `done` says.
            let all = i64::from(work.energy.low(trail)) - i64::from(length) * i64::from(amount);
            let extra = if mirror { 0 } else { all.max(0) };
            let done = if extra > 0 { trail.high(work.finish.0) + work.finish.1 } else { high + length };
            self.now.push(Now { low, high, length, amount, extra, done, place });
        }
        self.now.sort_unstable_by_key(|now| (std::cmp::Reverse(now.low), now.place));
    }

    fn profile(&mut self) {
        self.events.clear();
        for now in self.now.iter().filter(|now| now.high < now.low + now.length) {
            self.events.push((now.high, i64::from(now.amount)));
            self.events.push((now.low + now.length, -i64::from(now.amount)));
        }
        self.events.sort_unstable();
        self.steps.clear();
        let (mut energy, mut used, mut last) = (0_i64, 0_i64, i32::MIN);
        for &(tick, change) in &self.events {
            if used > 0 {
                energy += used * i64::from(tick - last);
            }
            used += change;
            last = tick;
            match self.steps.last_mut() {
                Some(step) if step.0 == tick => step.2 = used,
                _ => self.steps.push((tick, energy, used)),
            }
        }
        let mut open = std::mem::take(&mut self.open);
        let mut ends = std::mem::take(&mut self.ends);
        open.clear();
        ends.clear();
        for now in self.now.iter().filter(|now| now.low < now.high || now.extra > 0) {
            open.push((*now, self.certain(now.low)));
            ends.push((now.end(), self.certain(now.end())));
            if now.extra > 0 && now.done != now.end() {
                ends.push((now.done, self.certain(now.done)));
            }
        }
        (self.open, self.ends) = (open, ends);
        self.ends.sort_unstable();
        self.ends.dedup();
    }

    /// Certain energy before a tick.
    fn certain(&self, tick: i32) -> i64 {
        let place = self.steps.partition_point(|step| step.0 <= tick);
        if place == 0 {
            return 0;
        }
        let (from, energy, used) = self.steps[place - 1];
        energy + used * i64::from(tick - from)
    }

    /// Looks at every span from a first start to a last end.
    fn look(&self) -> Option<Finding> {
        for &(to, certain_to) in &self.ends {
            let mut open = 0_i64;
            // The task that would bring most into the span if it started as early as it can.
            let mut most: Option<(i64, Now)> = None;
            for &(now, before) in &self.open {
                if now.low >= to {
                    continue;
                }
                let (first_end, amount) = (now.low + now.length, i64::from(now.amount));
                if now.end() <= to {
                    open += now.beyond(now.low, to);
                    open += amount * i64::from(now.length - (first_end - now.high).max(0));
                } else {
                    let inside = (to - now.high.max(first_end)).max(0);
                    open += amount * i64::from(inside);
                    let sure = (first_end.min(to) - now.high).max(0);
                    let more = amount * i64::from(first_end.min(to) - now.low - sure - inside);
                    if more > 0 && most.is_none_or(|(best, _)| more > best) {
                        most = Some((more, now));
                    }
                }
                let there = self.there * i64::from(to - now.low);
                let left = there - (certain_to - before) - open;
                if left < 0 {
                    return Some(Finding { from: now.low, to, later: None });
                }
                if let Some((more, task)) = most
                    && more > left
                {
                    let own = i64::from(task.within(now.low, to));
                    let fits = (left + own * i64::from(task.amount)) / i64::from(task.amount);
                    let fits = i32::try_from(fits).unwrap_or(i32::MAX);
                    if to - fits > task.low && task.low + task.length > now.low + fits {
                        return Some(Finding { from: now.low, to, later: Some((task.place, fits)) });
                    }
                }
            }
        }
        None
    }

    /// Facts that put more than `over` of energy into a span, without one task.
    fn explain(&mut self, trail: &Trail, span: (i32, i32), over: i64, without: usize, mirror: bool) -> bool {
        self.chosen.clear();
        let mut energy = 0;
        for (at, now) in self.now.iter().enumerate() {
            let inside = now.within(span.0, span.1);
            if now.place == without || inside == 0 {
                continue;
            }
            energy += i64::from(now.amount) * i64::from(inside) + now.beyond(span.0, span.1);
            let mut cost = 0;
            for fact in self.place(*now, span, inside, mirror) {
                cost += u8::from(!trail.sure(fact));
            }
            self.chosen.push((cost, at));
        }
        let mut spare = energy - over - 1;
        if spare < 0 {
            return false;
        }
        self.chosen.sort_unstable_by_key(|&(cost, at)| (std::cmp::Reverse(cost), at));
        for choice in 0..self.chosen.len() {
            let now = self.now[self.chosen[choice].1];
            let inside = now.within(span.0, span.1);
            let amount = i64::from(now.amount);
            let beyond = now.beyond(span.0, span.1);
            if beyond > 0 {
                let all = beyond + amount * i64::from(inside);
                let less = spare.min(all);
                spare -= less;
                if less < all {
                    self.whole(now, span, all - less);
                }
                continue;
            }
            let less = (spare / amount).min(inside.into());
            spare -= less * amount;
            let inside = inside - i32::try_from(less).unwrap_or(0);
            if inside > 0 {
                let facts = self.place(now, span, inside, mirror);
                self.facts.extend(facts);
                let task = self.tasks[now.place].task;
                task.length.push_least(now.length, &mut self.facts);
                task.amount.push_least(now.amount, &mut self.facts);
            }
        }
        true
    }

    /// That a span holds all of a task, and what it takes at least.
    fn whole(&mut self, now: Now, (from, to): (i32, i32), energy: i64) {
        let work = self.tasks[now.place];
        let (finish, later) = work.finish;
        self.facts.extend([work.task.start.at_least(from), finish.at_most(to - later)]);
        work.energy.push_least(i32::try_from(energy).unwrap_or(i32::MAX), &mut self.facts);
    }

    /// That a task is under way for so many ticks within a span.
    fn place(&self, now: Now, (from, to): (i32, i32), inside: i32, mirror: bool) -> [Lit; 2] {
        [
            self.starts_after(now, from + inside - now.length, mirror),
            self.starts_before(now, to - inside, mirror),
        ]
    }

    fn starts_after(&self, now: Now, tick: i32, mirror: bool) -> Lit {
        let start = self.tasks[now.place].task.start;
        if mirror { start.at_most(-tick - now.length) } else { start.at_least(tick) }
    }

    fn starts_before(&self, now: Now, tick: i32, mirror: bool) -> Lit {
        let start = self.tasks[now.place].task.start;
        if mirror { start.at_least(-tick - now.length) } else { start.at_most(tick) }
    }

    fn draw(&mut self, trail: &mut Trail, mirror: bool) -> Result<bool, Clash> {
        self.read(trail, mirror);
        self.profile();
        let Some(Finding { from, to, later }) = self.look() else { return Ok(false) };
        let there = self.there * i64::from(to - from);
        self.facts.clear();
        let Some((place, fits)) = later else {
            if self.explain(trail, (from, to), there, usize::MAX, mirror) {
                return Err(trail.contradict(&self.facts));
            }
            return Ok(false);
        };
        let Some(now) = self.now.iter().copied().find(|now| now.place == place) else { return Ok(false) };
        // With one tick more than fits there would be too much.
        let over = there - i64::from(now.amount) * i64::from(fits + 1);
        let earliest = self.starts_after(now, from + fits + 1 - now.length, mirror);
        self.facts.push(earliest);
        let task = self.tasks[place].task;
        task.length.push_least(now.length, &mut self.facts);
        task.amount.push_least(now.amount, &mut self.facts);
        if !self.explain(trail, (from, to), over, place, mirror) {
            return Ok(false);
        }
        trail.set_because(self.starts_after(now, to - fits, mirror), &self.facts)?;
        Ok(true)
    }
}

impl Rule for Energy {
    fn hears(&self) -> Vec<u32> {
        let tasks: Vec<Task> = self.tasks.iter().map(|work| work.task).collect();
        let mut sides = Task::hears(&tasks);
        for work in &self.tasks {
            if let Size::Open(energy) = work.energy {
                sides.extend([energy.low(), work.finish.0.high()]);
            }
        }
        sides.sort_unstable();
        sides.dedup();
        sides
    }

    fn dear(&self) -> bool {
        true
    }

    fn propagate(&mut self, trail: &mut Trail) -> Result<(), Clash> {
        if self.rest > 0 && trail.level() > 1 {
            self.rest -= 1;
            return Ok(());
        }
        let drew = self.draw(trail, false).and_then(|first| Ok(self.draw(trail, true)? || first));
        // Where energy says nothing it is asked less often.
        self.idle = if drew == Ok(false) { (self.idle + 1).min(400) } else { self.idle / 2 };
        self.rest = self.idle / 8;
        drew.map(|_| ())
    }
}
