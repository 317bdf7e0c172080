//! Time as links and calendars leave it: cycles that ask an activity to come after itself, and the
//! earliest time of each start and finish.
//!
//! Events are the starts (even numbers) and finishes (odd numbers) of activities. An arc says that
//! its head is at the earliest so many ticks after its tail.

use super::{At, FaultRule, Faults};
use crate::portfolio::problem::{Link, Mode, Parts};
use crate::portfolio::raw::{End, Tick};

/// An arc between two events, from a link or within an activity.
#[derive(Clone, Copy)]
struct Arc {
    tail: usize,
    head: usize,
    lag: i64,
    link: Option<usize>,
}

/// Events in an order in which arcs lead back only within one group.
pub(super) struct Order {
    groups: Vec<Vec<usize>>,
    /// Of each event, the links that say something about it: place, and whether by its greatest lag.
    into: Vec<Vec<(usize, bool)>>,
}

const fn event(activity: usize, end: End) -> usize {
    2 * activity + matches!(end, End::Finish) as usize
}

/// Orders the events; every group of events whose lags cannot all hold is a fault.
pub(super) fn order(parts: &Parts, faults: &mut Faults) -> Order {
    let mut arcs = Vec::with_capacity(2 * (parts.activities.len() + parts.links.len()));
    for (number, activity) in parts.activities.iter().enumerate() {
        let (start, finish) = (event(number, End::Start), event(number, End::Finish));
        let durations = || activity.modes.iter().map(|mode| i64::from(mode.duration));
        let least = durations().min().unwrap_or(0);
        arcs.push(Arc { tail: start, head: finish, lag: least, link: None });
        // A calendar's pauses can lie between, so that the finish leaves the start free.
        let pauses = activity.modes.iter().any(|mode| mode.calendar.is_some() && mode.duration > 0);
        let most = if pauses { i64::from(parts.horizon).max(least) } else { durations().max().unwrap_or(0) };
        arcs.push(Arc { tail: finish, head: start, lag: -most, link: None });
    }
    let mut into = vec![Vec::new(); 2 * parts.activities.len()];
    for (place, link) in parts.links.iter().enumerate() {
        let (tail, head) = (event(link.from, link.from_end), event(link.to, link.to_end));
        into[head].push((place, false));
        arcs.push(Arc { tail, head, lag: i64::from(link.min), link: Some(place) });
        if let Some(max) = link.max.filter(|_| link.calendar.is_none()) {
            into[tail].push((place, true));
            arcs.push(Arc { tail: head, head: tail, lag: -i64::from(max), link: Some(place) });
        }
    }
    let out = Out::new(2 * parts.activities.len(), &arcs);
    let groups = groups(&out, &arcs);
    let mut group_of = vec![0; 2 * parts.activities.len()];
    for (number, group) in groups.iter().enumerate() {
        for &event in group {
            group_of[event] = number;
        }
    }
    for group in groups.iter().filter(|group| group.len() > 2) {
        if let Some(cycle) = cycle(group, &group_of, &out, &arcs) {
            tell(parts, &cycle, faults);
        }
    }
    Order { groups, into }
}

fn tell(parts: &Parts, cycle: &[Arc], faults: &mut Faults) {
    let mut activities: Vec<String> = Vec::new();
    for arc in cycle {
        let code = &parts.activities[arc.tail / 2].code;
        if activities.last() != Some(code) {
            activities.push(code.clone());
        }
    }
    if activities.len() == 1 || activities.first() != activities.last() {
        activities.push(activities[0].clone());
    }
    let by = cycle.iter().map(|arc| arc.lag).sum();
    let Some(link) = cycle.iter().filter_map(|arc| arc.link).min() else { return };
    let at = At::top("links", link, &parts.activities[parts.links[link].from].code);
    let at = at.item("to", 0, &parts.activities[parts.links[link].to].code);
    let fault = at.fault(activities.join(" → "), FaultRule::Cycle { activities, by });
    faults.put(super::Fault { path: format!("links[{link}]"), ..fault });
}

/// Arcs by tail.
struct Out {
    first: Vec<usize>,
    arcs: Vec<usize>,
}

impl Out {
    fn new(events: usize, arcs: &[Arc]) -> Self {
        let mut first = vec![0; events + 1];
        for arc in arcs {
            first[arc.tail + 1] += 1;
        }
        for event in 0..events {
            first[event + 1] += first[event];
        }
        let mut next = first.clone();
        let mut sorted = vec![0; arcs.len()];
        for (place, arc) in arcs.iter().enumerate() {
            sorted[next[arc.tail]] = place;
            next[arc.tail] += 1;
        }
        Self { first, arcs: sorted }
    }

    fn of(&self, event: usize) -> &[usize] {
        &self.arcs[self.first[event]..self.first[event + 1]]
    }
}

/// Strongly connected groups, tails before heads (Tarjan, SIAM J. Comput. 1972, without recursion).
fn groups(out: &Out, arcs: &[Arc]) -> Vec<Vec<usize>> {
    let events = out.first.len() - 1;
    let unseen = usize::MAX;
    let (mut number, mut low) = (vec![unseen; events], vec![0; events]);
    let mut on_stack = vec![false; events];
    let (mut stack, mut groups, mut count) = (Vec::new(), Vec::new(), 0);
    for root in 0..events {
        if number[root] != unseen {
            continue;
        }
        let mut calls = vec![(root, 0)];
        while let Some(&mut (event, ref mut next)) = calls.last_mut() {
            if *next == 0 {
                number[event] = count;
                low[event] = count;
                count += 1;
                stack.push(event);
                on_stack[event] = true;
            }
            if let Some(&arc) = out.of(event).get(*next) {
                *next += 1;
                let head = arcs[arc].head;
                if number[head] == unseen {
                    calls.push((head, 0));
                } else if on_stack[head] {
                    low[event] = low[event].min(number[head]);
                }
                continue;
            }
            calls.pop();
            if let Some(&(caller, _)) = calls.last() {
                low[caller] = low[caller].min(low[event]);
            }
            if low[event] == number[event] {
                let from = stack.iter().rposition(|&member| member == event).unwrap_or(0);
                let mut group = stack.split_off(from);
                for &member in &group {
                    on_stack[member] = false;
                }
                group.sort_unstable();
                groups.push(group);
            }
        }
    }
    groups.reverse();
    groups
}

/// A cycle of arcs within the group whose lags sum to more than 0 (longest paths, Bellman–Ford).
fn cycle(group: &[usize], group_of: &[usize], out: &Out, arcs: &[Arc]) -> Option<Vec<Arc>> {
    let own = group_of[group[0]];
    let place = |event: usize| group.binary_search(&event).ok();
    let mut lags = vec![0i64; group.len()];
    let mut by: Vec<Option<Arc>> = vec![None; group.len()];
    let mut changed: Vec<usize> = group.to_vec();
    for round in 1.. {
        let mut next = Vec::new();
        for &tail in &changed {
            let from = place(tail)?;
            for arc in out.of(tail).iter().map(|&arc| arcs[arc]).filter(|arc| group_of[arc.head] == own) {
                let to = place(arc.head)?;
                if lags[from] + arc.lag > lags[to] {
                    lags[to] = lags[from] + arc.lag;
                    by[to] = Some(arc);
                    next.push(arc.head);
                }
            }
        }
        if next.is_empty() {
            return None;
        }
        next.sort_unstable();
        next.dedup();
        changed = next;
        // A cycle among the arcs that set the lags is one of positive length.
        if (round % 16 == 0 || round > group.len())
            && let Some(found) = among(group, &by)
        {
            return Some(found);
        }
    }
    None
}

/// The cycle, if there is one, in the arcs that set each event's lag.
fn among(group: &[usize], by: &[Option<Arc>]) -> Option<Vec<Arc>> {
    let mut seen = vec![0; group.len()];
    for (walk, begin) in (1..).zip(0..group.len()) {
        let mut at = begin;
        while seen[at] == 0 {
            seen[at] = walk;
            let Some(arc) = by[at] else { break };
            at = group.binary_search(&arc.tail).ok()?;
        }
        if seen[at] != walk || by[at].is_none() {
            continue;
        }
        let mut cycle = Vec::new();
        let end = at;
        loop {
            let arc = by[at]?;
            cycle.push(arc);
            at = group.binary_search(&arc.tail).ok()?;
            if at == end {
                cycle.reverse();
                return Some(cycle);
            }
        }
    }
    None
}

/// Calendars as lists of their working ticks.
pub(super) struct Worked(Vec<Vec<Tick>>);

impl Worked {
    pub(super) fn new(parts: &Parts) -> Self {
        let ticks =
            |working: &[bool]| (0..).zip(working).filter(|&(_, &on)| on).map(|(tick, _)| tick).collect();
        Self(parts.calendars.iter().map(|calendar| ticks(&calendar.working)).collect())
    }

    /// The first finish of a mode that starts at `from` or later.
    pub(super) fn finish(&self, mode: &Mode, from: Tick) -> Option<Tick> {
        let ticks = match mode.calendar.filter(|_| mode.duration > 0) {
            None => return from.checked_add(i32::try_from(mode.duration).ok()?),
            Some(calendar) => &self.0[calendar],
        };
        let first = ticks.partition_point(|&tick| tick < from);
        ticks.get(first + mode.duration as usize - 1).map(|last| last + 1)
    }

    /// Whether a mode can start at a tick.
    pub(super) fn starts(&self, mode: &Mode, tick: Tick) -> bool {
        let calendar = mode.calendar.filter(|_| mode.duration > 0);
        calendar.is_none_or(|calendar| self.0[calendar].binary_search(&tick).is_ok())
    }

    /// The first start of a mode with which it finishes at `by` or later.
    fn start(&self, mode: &Mode, by: Tick) -> Tick {
        let duration = i32::try_from(mode.duration).unwrap_or(i32::MAX);
        let Some(calendar) = mode.calendar.filter(|_| duration > 0) else { return (by - duration).max(0) };
        let last = self.0[calendar].partition_point(|&tick| tick < by - 1);
        let first = (last + 1).saturating_sub(mode.duration as usize);
        self.0[calendar].get(first).copied().unwrap_or(by)
    }

    /// The first tick from `from` on with so many working ticks between.
    fn after(&self, calendar: usize, from: Tick, lag: Tick) -> Option<Tick> {
        let ticks = &self.0[calendar];
        let first = ticks.partition_point(|&tick| tick < from);
        match usize::try_from(lag).ok()? {
            0 => Some(from),
            lag => ticks.get(first + lag - 1).map(|last| last + 1),
        }
    }
}

/// Earliest times, all of them at most one more than the horizon.
pub(super) struct Earliest {
    times: Vec<Tick>,
    /// Starts as they would be without their pins.
    pub(super) unpinned: Vec<Tick>,
}

impl Earliest {
    pub(super) fn finish(&self, activity: usize) -> Tick {
        self.times[event(activity, End::Finish)]
    }

    /// The earliest times of each activity if its measure is chosen together with those that must be.
    pub(super) fn new(parts: &Parts, order: &Order, worked: &Worked, must: &[bool]) -> Self {
        let mut found =
            Self { times: vec![0; 2 * parts.activities.len()], unpinned: vec![0; parts.activities.len()] };
        for group in &order.groups {
            loop {
                let mut moved = false;
                for &event in group {
                    let time = found.time(parts, order, worked, must, event);
                    moved |= time > found.times[event];
                    found.times[event] = found.times[event].max(time);
                }
                if !moved || group.len() == 1 {
                    break;
                }
            }
        }
        found
    }

    fn time(&mut self, parts: &Parts, order: &Order, worked: &Worked, must: &[bool], event: usize) -> Tick {
        let never = parts.horizon + 1;
        let number = event / 2;
        let activity = &parts.activities[number];
        let modes = || {
            let pinned = activity.pin.and_then(|(_, mode)| mode);
            (0..).zip(&activity.modes).filter(move |&(place, _)| pinned.is_none_or(|pin| pin == place))
        };
        let linked = order.into[event].iter().filter_map(|&(place, by_max)| {
            let link = &parts.links[place];
            let other = parts.activities[if by_max { link.to } else { link.from }].measure;
            (other == activity.measure || must[other]).then(|| self.linked(link, by_max, worked, never))
        });
        let linked = linked.max().unwrap_or(0).min(never);
        if event % 2 == 1 {
            let start = self.times[event - 1];
            let finish = modes().map(|(_, mode)| worked.finish(mode, start).unwrap_or(never)).min();
            return finish.unwrap_or(never).max(linked).min(never);
        }
        let finish = self.times[event + 1];
        let start = modes().map(|(_, mode)| worked.start(mode, finish)).min().unwrap_or(0);
        let start = start.max(linked).max(activity.release).min(never);
        self.unpinned[number] = start;
        activity.pin.map_or(start, |(pin, _)| pin)
    }

    fn linked(&self, link: &Link, by_max: bool, worked: &Worked, never: Tick) -> Tick {
        if by_max {
            return self.times[event(link.to, link.to_end)] - link.max.unwrap_or(0);
        }
        let from = self.times[event(link.from, link.from_end)];
        match link.calendar {
            None => from.saturating_add(link.min),
            Some(calendar) => worked.after(calendar, from, link.min).unwrap_or(never),
        }
    }
}
