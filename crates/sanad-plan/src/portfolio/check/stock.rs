//! Renewables, funds and utilities: what there is covers what is used, at every tick.

use super::{Breaches, Done, Rule};
use crate::portfolio::problem::Problem;
use crate::portfolio::raw::{End, Tick};

/// From a tick on so much more is free, or less; and which activity makes it so.
struct Event {
    tick: Tick,
    change: i128,
    activity: Option<usize>,
}

/// What is free at each tick up to and with `last` is at least 0.
fn never_short(
    problem: &Problem,
    (rule, code): (Rule, &str),
    mut events: Vec<Event>,
    last: Tick,
    breaches: &mut Breaches,
) {
    events.sort_by_key(|event| (event.tick, event.activity));
    let mut free = 0i128;
    let mut short = false;
    let mut rest = events.as_slice();
    while let Some(tick) = rest.first().map(|event| event.tick).filter(|&tick| tick <= last) {
        let (now, later) = rest.split_at(rest.partition_point(|event| event.tick == tick));
        rest = later;
        free += now.iter().map(|event| event.change).sum::<i128>();
        if free < 0 && !short {
            let takers = now.iter().filter(|event| event.change < 0).filter_map(|event| event.activity);
            let mut codes = vec![code.to_owned()];
            codes.extend(takers.map(|number| problem.activities[number].code.clone()));
            breaches.push(rule, codes, Some(tick), format!("{free} left"), "0 or more");
        }
        short = free < 0;
    }
}

/// The changes that a step function makes.
fn changes<T: Copy + Into<i128>>(steps: &[(Tick, T)]) -> Vec<Event> {
    let mut before = 0;
    let mut events = Vec::with_capacity(steps.len());
    for &(tick, value) in steps {
        let value = value.into();
        events.push(Event { tick, change: value - before, activity: None });
        before = value;
    }
    events
}

/// Rule 4.
pub(super) fn renewables(problem: &Problem, done: &[Done<'_>], breaches: &mut Breaches) {
    let mut events: Vec<Vec<Event>> =
        problem.renewables.iter().map(|(_, capacity)| changes(capacity)).collect();
    for one in done {
        for &(renewable, amount) in &one.mode.renewables {
            let amount = i128::from(amount);
            let activity = Some(one.number);
            events[renewable].push(Event { tick: one.placed.start, change: -amount, activity });
            events[renewable].push(Event { tick: one.placed.finish, change: amount, activity });
        }
    }
    for ((code, _), events) in problem.renewables.iter().zip(events) {
        never_short(problem, (Rule::Renewable, code), events, problem.horizon - 1, breaches);
    }
}

/// Rule 6.
pub(super) fn funds(problem: &Problem, done: &[Done<'_>], breaches: &mut Breaches) {
    let inflow = |&(tick, amount): &(Tick, i64)| Event { tick, change: i128::from(amount), activity: None };
    let mut events: Vec<Vec<Event>> =
        problem.funds.iter().map(|(_, inflows)| inflows.iter().map(inflow).collect()).collect();
    for one in done {
        let activity = Some(one.number);
        for &(fund, amount, at) in &one.mode.spends {
            let tick = if at == End::Start { one.placed.start } else { one.placed.finish };
            events[fund].push(Event { tick, change: -i128::from(amount), activity });
        }
        for &(fund, amount, every) in &one.mode.earns {
            let mut tick = i64::from(one.placed.finish) + i64::from(every);
            while let Some(at) = Tick::try_from(tick).ok().filter(|&at| at <= problem.horizon) {
                events[fund].push(Event { tick: at, change: i128::from(amount), activity });
                tick += i64::from(every);
            }
        }
    }
    for ((code, _), events) in problem.funds.iter().zip(events) {
        never_short(problem, (Rule::Fund, code), events, problem.horizon, breaches);
    }
}

/// Rule 7.
pub(super) fn utilities(problem: &Problem, done: &[Done<'_>], breaches: &mut Breaches) {
    let mut events: Vec<Vec<Event>> = problem.utilities.iter().map(|(_, given)| changes(given)).collect();
    for one in done {
        let activity = Some(one.number);
        for flow in &one.mode.flows {
            let tick = if flow.from == End::Start { one.placed.start } else { one.placed.finish };
            let change = i128::from(flow.amount);
            events[flow.utility].push(Event { tick, change, activity });
            if flow.while_running {
                events[flow.utility].push(Event { tick: one.placed.finish, change: -change, activity });
            }
        }
    }
    for ((code, _), events) in problem.utilities.iter().zip(events) {
        never_short(problem, (Rule::Utility, code), events, problem.horizon, breaches);
    }
}
