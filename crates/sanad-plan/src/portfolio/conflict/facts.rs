//! What a person has said, fact by fact; and a problem of which only some facts hold.

use std::collections::BTreeSet;

use super::Fact;
use crate::portfolio::{Choice, Group, Parts, Pool, Tick};

/// Ticks at most after a longer horizon.
const MOST_TICKS: Tick = 20_000;

/// The least lag of a link that does not limit anything, whatever the horizon.
const FREE: Tick = -2 * MOST_TICKS;

/// The highest level of a skill.
const TOP: u8 = 4;

/// Every fact of a problem, those first that a conflict is rather told with.
pub(super) fn all(parts: &Parts) -> Vec<Fact> {
    let mut facts = Vec::new();
    for (number, measure) in parts.measures.iter().enumerate() {
        match measure.choice {
            Choice::Mandatory => facts.push(Fact::Mandatory(number)),
            Choice::Excluded => facts.push(Fact::Excluded(number)),
            Choice::Free => {}
        }
    }
    facts.extend((0..parts.groups.len()).map(Fact::Group));
    for (number, activity) in parts.activities.iter().enumerate() {
        if activity.pin.is_some() {
            facts.push(Fact::Pin(number));
        }
        if activity.release > 0 {
            facts.push(Fact::Release(number));
        }
        if activity.deadline < parts.horizon {
            facts.push(Fact::Deadline(number));
        }
    }
    facts.extend((0..parts.funds.len()).map(Fact::Fund));
    facts.extend((0..parts.utilities.len()).map(Fact::Utility));
    facts.extend((0..parts.renewables.len()).map(Fact::Renewable));
    facts.extend((0..parts.pools.len()).map(Fact::Crew));
    facts.extend((0..parts.skills.len()).map(Fact::Skill));
    for (number, link) in parts.links.iter().enumerate() {
        facts.push(Fact::Link(number));
        if link.max.is_some() {
            facts.push(Fact::MaxLag(number));
        }
    }
    facts.extend((0..parts.calendars.len()).map(Fact::Calendar));
    facts.push(Fact::Horizon);
    facts.sort_unstable();
    facts
}

/// The same with only these facts: all others no longer limit anything.
pub(super) fn only(parts: &Parts, kept: &BTreeSet<Fact>) -> Parts {
    let mut less = parts.clone();
    loosen(&mut less, &all(parts), kept);
    tidy(&mut less);
    less
}

/// Of these facts keeps only some; rules of choice and links keep their places.
pub(super) fn loosen(parts: &mut Parts, all: &[Fact], kept: &BTreeSet<Fact>) {
    for &fact in all.iter().filter(|fact| !kept.contains(fact)) {
        match fact {
            Fact::Link(link) if parts.links[link].max.is_some() && kept.contains(&Fact::MaxLag(link)) => {
                let own = &mut parts.links[link];
                own.min = if own.calendar.is_some() { 0 } else { FREE };
            }
            // A link in working time of which only the greatest lag held has a least one of 0.
            Fact::MaxLag(link) if !kept.contains(&Fact::Link(link)) => without(parts, Fact::Link(link)),
            other => without(parts, other),
        }
    }
}

/// Takes links and rules of choice away that do not limit anything.
pub(super) fn tidy(parts: &mut Parts) {
    parts.groups.retain(|group| !matches!(group, Group::AtMostOne(list) if list.len() < 2));
    parts.links.retain(|link| link.max.is_some() || link.calendar.is_some() || link.min > FREE);
}

/// The same without one fact; rules of choice and links keep their places.
pub(super) fn without(parts: &mut Parts, fact: Fact) {
    let horizon = parts.horizon;
    match fact {
        Fact::Mandatory(measure) | Fact::Excluded(measure) => parts.measures[measure].choice = Choice::Free,
        Fact::Group(group) => parts.groups[group] = Group::AtMostOne(Vec::new()),
        Fact::Pin(activity) => parts.activities[activity].pin = None,
        Fact::Release(activity) => parts.activities[activity].release = 0,
        Fact::Deadline(activity) => parts.activities[activity].deadline = horizon,
        Fact::Fund(fund) => {
            let all: i64 =
                modes(parts, |mode| mode.spends.iter().filter(|own| own.0 == fund).map(|own| own.1).sum());
            more_money(parts, fund, all);
        }
        Fact::Utility(utility) => {
            let all: i64 = modes(parts, |mode| {
                let own = mode.flows.iter().filter(|own| own.utility == utility);
                own.map(|own| own.amount.min(0).abs()).sum()
            });
            more_given(parts, utility, all);
        }
        Fact::Renewable(renewable) => {
            let all: i64 = modes(parts, |mode| {
                let own = mode.renewables.iter().filter(|own| own.0 == renewable);
                own.map(|own| i64::from(own.1)).sum()
            });
            more_capacity(parts, renewable, u32::try_from(all).unwrap_or(u32::MAX));
        }
        Fact::Crew(pool) => {
            let all = everybody(parts);
            let own = &mut parts.pools[pool];
            (own.from, own.to, own.base, own.min_stay) = (0, horizon, None, 0);
            own.stands.clear();
            more_persons(parts, pool, all);
        }
        Fact::Skill(skill) => {
            if parts.pools.is_empty() {
                let all = everybody(parts);
                newcomers(parts, skill, TOP, all);
            }
            parts.pools.iter_mut().for_each(|pool| pool.levels[skill] = TOP);
        }
        Fact::Link(link) => {
            let own = &mut parts.links[link];
            (own.min, own.max, own.calendar) = (FREE, None, None);
        }
        Fact::MaxLag(link) => parts.links[link].max = None,
        Fact::Calendar(calendar) => parts.calendars[calendar].working.fill(true),
        Fact::Horizon => {
            let by = more_time(parts);
            longer(parts, by);
        }
    }
}

/// The sum over all activities of the most that a mode has.
fn modes(parts: &Parts, of: impl Fn(&crate::portfolio::Mode) -> i64) -> i64 {
    let most = |activity: &crate::portfolio::Activity| activity.modes.iter().map(&of).max().unwrap_or(0);
    parts.activities.iter().map(most).fold(0, i64::saturating_add)
}

/// As many persons as all activities together can ask for.
pub(super) fn everybody(parts: &Parts) -> u32 {
    let all = modes(parts, |mode| {
        let needs = mode.needs.iter().map(|need| i64::from(need.count));
        needs.chain(mode.teaches.iter().map(|teach| i64::from(teach.count))).sum()
    });
    u32::try_from(all).unwrap_or(u32::MAX / 2)
}

/// Time for everything one after another.
pub(super) fn more_time(parts: &Parts) -> Tick {
    let durations = modes(parts, |mode| {
        let days = i64::from(mode.duration);
        if mode.calendar.is_some() { days * 3 } else { days }
    });
    let lags: i64 = parts.links.iter().map(|link| i64::from(link.min.max(0))).sum();
    let all = durations.saturating_add(lags).saturating_add(i64::from(parts.horizon) / 2 + 7);
    Tick::try_from(all).unwrap_or(MOST_TICKS).min((MOST_TICKS - parts.horizon).max(0))
}

/// A longer plan: the calendars go on with their last seven ticks, and so does all that held to the end.
pub(super) fn longer(parts: &mut Parts, by: Tick) {
    let (horizon, to) = (parts.horizon, parts.horizon + by);
    for calendar in &mut parts.calendars {
        for _ in 0..by {
            let again = calendar.working.len().checked_sub(7).is_none_or(|at| calendar.working[at]);
            calendar.working.push(again);
        }
    }
    let last = parts.discount.last().copied().unwrap_or(1_000_000);
    parts.discount.extend((0..by).map(|_| last));
    for activity in parts.activities.iter_mut().filter(|activity| activity.deadline == horizon) {
        activity.deadline = to;
    }
    parts.pools.iter_mut().filter(|pool| pool.to == horizon).for_each(|pool| pool.to = to);
    parts.horizon = to;
}

/// More money from the first tick on.
pub(super) fn more_money(parts: &mut Parts, fund: usize, by: i64) {
    match parts.funds[fund].1.first_mut() {
        Some(first) if first.0 == 0 => first.1 = first.1.saturating_add(by),
        _ => parts.funds[fund].1.insert(0, (0, by)),
    }
}

/// More of a utility from the first tick on.
pub(super) fn more_given(parts: &mut Parts, utility: usize, by: i64) {
    let steps = &mut parts.utilities[utility].1;
    if steps.first().is_none_or(|step| step.0 > 0) {
        steps.insert(0, (0, 0));
    }
    for step in steps {
        step.1 = step.1.saturating_add(by);
    }
}

/// More of a renewable from the first tick on.
pub(super) fn more_capacity(parts: &mut Parts, renewable: usize, by: u32) {
    let steps = &mut parts.renewables[renewable].1;
    if steps.first().is_none_or(|step| step.0 > 0) {
        steps.insert(0, (0, 0));
    }
    for step in steps {
        step.1 = step.1.saturating_add(by);
    }
}

/// More persons in a pool.
pub(super) fn more_persons(parts: &mut Parts, pool: usize, by: u32) {
    parts.pools[pool].persons.end += by;
    for later in &mut parts.pools[pool + 1..] {
        later.persons = later.persons.start + by..later.persons.end + by;
    }
}

/// Persons who are nowhere yet and know one skill.
pub(in crate::portfolio) fn newcomers(parts: &mut Parts, skill: usize, level: u8, count: u32) {
    let mut levels = vec![0; parts.skills.len()];
    levels[skill] = level;
    let first = parts.persons();
    parts.pools.push(Pool {
        code: String::new(),
        persons: first..first + count,
        levels,
        base: None,
        from: 0,
        to: parts.horizon,
        min_stay: 0,
        stands: Vec::new(),
    });
}
