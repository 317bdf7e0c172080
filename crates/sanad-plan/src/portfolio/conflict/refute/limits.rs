//! Renewables and persons: what is certainly in use leaves no room for more, and what must be done
//! within a span takes more than there is in it.

use super::net::{Limit, Net};
use super::state::{Dead, State};
use crate::portfolio::Tick;
use crate::portfolio::solve::clock::{place, tick};

/// Activities at most whose every span is looked at; with more, spans from the first or to the last.
const MANY: usize = 40;

/// What an activity asks for in one of its modes.
struct Task {
    activity: usize,
    /// Mode, amount, first and last start in it.
    ways: Vec<(usize, i64, (Tick, Tick))>,
}

impl State {
    pub(super) fn limits(&mut self, net: &Net, work: &mut u64) -> Result<bool, Dead> {
        let mut moved = false;
        for (number, limit) in net.limits.iter().enumerate() {
            let courses = limit.learn.iter().flat_map(|own| &own.2).map(|own| own.0);
            if self.known(net, number, limit.tasks.iter().map(|own| own.0).chain(courses)) {
                continue;
            }
            moved |= self.limit(net, limit, work)?;
        }
        Ok(moved)
    }

    fn limit(&mut self, net: &Net, limit: &Limit, work: &mut u64) -> Result<bool, Dead> {
        let there = self.there(net, limit);
        let mut tasks = Vec::new();
        for (activity, uses) in limit.tasks.iter().filter(|task| self.must(net, task.0)) {
            let ways: Vec<_> = self
                .allowed(*activity)
                .filter_map(|mode| Some((mode, uses[mode], self.span(net, *activity, mode)?)))
                .collect();
            if ways.is_empty() {
                return Err(Dead);
            }
            tasks.push(Task { activity: *activity, ways });
        }
        *work = work.saturating_sub((tasks.len() * tasks.len().min(MANY) * 4) as u64);
        self.energy(net, limit, &there, &tasks)?;
        self.table(net, &there, &tasks)
    }

    /// How much there is on each tick at best.
    fn there(&self, net: &Net, limit: &Limit) -> Vec<i64> {
        let mut there = limit.there.clone();
        for (most, (from, to), courses) in &limit.learn {
            let mut ends: Vec<(Tick, i64)> = courses
                .iter()
                .filter(|course| !self.never(net, course.0))
                .map(|&(activity, places)| (self.finish[activity].0.max(*from), places))
                .collect();
            ends.sort_unstable();
            let (mut learned, mut rest) = (0, ends.iter().peekable());
            for at in place(*from)..place(*to).min(there.len()) {
                while let Some(course) = rest.next_if(|course| place(course.0) <= at) {
                    learned += course.1;
                }
                there[at] += learned.min(*most);
            }
        }
        there
    }

    /// What must be done within a span fits into it.
    fn energy(&self, net: &Net, limit: &Limit, there: &[i64], tasks: &[Task]) -> Result<(), Dead> {
        let mut sums = Vec::with_capacity(there.len() + 1);
        let mut sum = 0i64;
        sums.push(0);
        for (amount, works) in there.iter().zip(&limit.works) {
            sum = sum.saturating_add(if *works { *amount } else { 0 });
            sums.push(sum);
        }
        let mut from: Vec<Tick> = tasks.iter().map(|task| self.start[task.activity].0).collect();
        let mut to: Vec<Tick> = tasks.iter().map(|task| self.finish[task.activity].1).collect();
        for ends in [&mut from, &mut to] {
            ends.sort_unstable();
            ends.dedup();
        }
        let many = tasks.len() > MANY;
        for (a, &first) in from.iter().enumerate() {
            for (b, &last) in to.iter().enumerate() {
                if last <= first || (many && a > 0 && b + 1 < to.len()) {
                    continue;
                }
                let needed: i64 = tasks.iter().map(|task| Self::least(net, task, first, last)).sum();
                let at = |tick: Tick| sums[place(tick).min(there.len())];
                if needed > at(last) - at(first) {
                    return Err(Dead);
                }
            }
        }
        Ok(())
    }

    /// The least that an activity uses between two ticks, in working ticks.
    fn least(net: &Net, task: &Task, first: Tick, last: Tick) -> i64 {
        let of = |&(mode, amount, (low, high)): &(usize, i64, (Tick, Tick))| {
            let (clock, duration) = net.clock(task.activity, mode);
            let (from, to) = (clock.count(first), clock.count(last));
            let within = |start: Tick| {
                let begin = clock.count(start);
                ((begin + duration).min(to) - begin.max(from)).max(0)
            };
            amount * i64::from(within(low).min(within(high)))
        };
        task.ways.iter().map(of).min().unwrap_or(0)
    }

    /// What is certainly in use leaves room for each activity at its first and last start.
    fn table(&mut self, net: &Net, there: &[i64], tasks: &[Task]) -> Result<bool, Dead> {
        let mut free = there.to_vec();
        let certain = |state: &Self, task: &Task| {
            let least = task.ways.iter().map(|way| way.1).min().unwrap_or(0);
            let (from, to) = (state.start[task.activity].1, state.finish[task.activity].0);
            (least, place(from)..place(to).max(place(from)).min(there.len().max(place(from))))
        };
        for task in tasks {
            let (least, span) = certain(self, task);
            free[span].iter_mut().for_each(|free| *free -= least);
        }
        if free.iter().any(|&free| free < 0) {
            return Err(Dead);
        }
        let mut moved = false;
        for task in tasks {
            let (least, span) = certain(self, task);
            free[span.clone()].iter_mut().for_each(|free| *free += least);
            let mut window: Option<(Tick, Tick)> = None;
            for &(mode, amount, (low, high)) in &task.ways {
                let (clock, duration) = net.clock(task.activity, mode);
                let full = |start: Tick| {
                    let finish = clock.finish(start, duration)?;
                    let run = &free[place(start)..place(finish)];
                    let begin = run.iter().position(|&free| free < amount)?;
                    let end = run.iter().rposition(|&free| free < amount)?;
                    Some((start + tick(begin), start + tick(end)))
                };
                let (mut early, mut late) = (Some(low), Some(high));
                while let Some((_, busy)) = early.filter(|&early| early <= high).and_then(full) {
                    early = clock.start(busy + 1, duration);
                }
                let early = early.filter(|&early| early <= high);
                while let Some((busy, _)) = late.filter(|_| early.is_some()).and_then(full) {
                    late = clock.start_by(busy, duration).and_then(|late| clock.last_start(late, duration));
                }
                match early.zip(late) {
                    None => {
                        self.modes[task.activity][mode] = false;
                        moved = true;
                    }
                    Some((early, late)) => {
                        window =
                            Some(window.map_or((early, late), |own| (own.0.min(early), own.1.max(late))));
                    }
                }
            }
            let window = window.ok_or(Dead)?;
            let own = &mut self.start[task.activity];
            if window.0 > own.0 || window.1 < own.1 {
                *own = (window.0.max(own.0), window.1.min(own.1));
                moved = true;
            }
            free[span].iter_mut().for_each(|free| *free -= least);
        }
        Ok(moved)
    }
}
