//! The cases of each measure: its mark in one span of time or another, and what it must then have
//! taken by when.
//!
//! A mark at `hi` at the latest pulls all that comes before it with it: an activity that must finish
//! so many ticks before the mark finishes by `hi` less those. So by each of a few points of time so
//! much money was paid, so much of machines and persons was used, and so much of a utility is taken;
//! and there is only so much of each by then.

use std::ops::Range;

use super::clock::place;
use super::heads::Heads;
use super::shape::{Shape, Way};
use crate::portfolio::{End, Tick};

/// One case.
#[derive(Debug)]
pub(super) struct Case {
    /// The first mark of it.
    pub(super) lo: Tick,
    /// In [`Cases::takes`].
    pub(super) takes: Range<usize>,
    /// In [`Cases::latest`], by activity of the measure.
    pub(super) latest: Range<usize>,
}

/// All cases of all measures.
#[derive(Debug, Default)]
pub(super) struct Cases {
    /// Cases of each measure; none of those that can never be chosen.
    pub(super) of: Vec<Range<usize>>,
    pub(super) all: Vec<Case>,
    /// Row and amount, below 0 where the measure gives.
    pub(super) takes: Vec<(u32, i64)>,
    /// Latest start and finish of activities.
    pub(super) latest: Vec<(Tick, Tick)>,
    /// What there is of each row: one for each profile and point of time.
    pub(super) budgets: Vec<i128>,
}

/// Far before the mark: no link leads to it.
const NEVER: Tick = Tick::MIN / 4;

/// Ticks from the start and the finish of each activity of a measure to its mark, at least.
fn leads(shape: &Shape, measure: usize) -> Vec<(Tick, Tick)> {
    let problem = shape.problem;
    let record = &problem.measures[measure];
    let first = record.activities.start;
    let mut leads: Vec<(Tick, Tick)> = record
        .activities
        .clone()
        .map(|activity| (NEVER, if record.mark.is_none_or(|mark| mark == activity) { 0 } else { NEVER }))
        .collect();
    // Every state is valid, so a knot that never settles does no harm.
    for _ in 0..=leads.len() {
        let mut moved = false;
        for activity in record.activities.clone().rev() {
            let duration = shape.ways[activity].iter().map(|way| way.duration).min().unwrap_or(0);
            let (mut start, mut finish) = leads[activity - first];
            for &link in &shape.links[activity] {
                let link = &problem.links[link];
                let forth = link.from == activity;
                let other = if forth { link.to } else { link.from };
                if !record.activities.contains(&other) || (!forth && link.calendar.is_some()) {
                    continue;
                }
                let lag = if forth { Some(link.min) } else { link.max.map(|max| -max) };
                let Some(lag) = lag else { continue };
                let (own_end, other_end) =
                    if forth { (link.from_end, link.to_end) } else { (link.to_end, link.from_end) };
                let of = leads[other - first];
                let of = if other_end == End::Start { of.0 } else { of.1 };
                if of > NEVER {
                    let own = if own_end == End::Start { &mut start } else { &mut finish };
                    *own = (*own).max(of.saturating_add(lag).clamp(NEVER + 1, problem.horizon));
                }
            }
            if finish > NEVER {
                start = start.max(finish.saturating_add(duration).min(problem.horizon));
            }
            moved |= leads[activity - first] != (start, finish);
            leads[activity - first] = (start, finish);
        }
        if !moved {
            break;
        }
    }
    leads
}

/// What is known of an activity in a case, and the point of time that is looked at.
#[derive(Clone, Copy)]
struct Moment {
    /// Earliest start and finish.
    head: (Tick, Tick),
    /// Latest start and finish.
    late: (Tick, Tick),
    at: Tick,
}

/// What a mode has taken of a profile by a point of time, at least.
fn taken(shape: &Shape, way: &Way, profile: usize, moment: Moment) -> i128 {
    let Moment { head, late, at } = moment;
    let start = late.0.min(late.1 - way.duration);
    if profile < shape.funds || profile >= shape.crews {
        let ticks = i128::from((at - start).clamp(0, way.duration));
        let amount: i128 = if profile < shape.funds {
            way.renewables.iter().filter(|own| own.0 == profile).map(|own| i128::from(own.1)).sum()
        } else {
            let own = way.staff.iter().filter(|own| shape.crews + own.class == profile);
            own.map(|own| own.count as i128).sum()
        };
        return ticks * amount;
    }
    if profile < shape.utilities {
        let paid = way.spends.iter().filter(|own| own.0 == profile).map(|own| {
            i128::from(if late.1 <= at {
                own.2
            } else if start <= at {
                own.1
            } else {
                0
            })
        });
        let earned = way.earns.iter().filter(|own| own.0 == profile).map(|own| {
            let times = place(at - head.1) / own.2.max(1);
            i128::from(own.1) * times as i128
        });
        return paid.sum::<i128>() - earned.sum::<i128>();
    }
    let (mut running, mut after) = (0i128, 0i128);
    for own in way.flows.iter().filter(|own| own.0 == profile) {
        running += i128::from(own.1);
        after += i128::from(own.2);
    }
    // Whatever may be the case then: not begun, running, finished.
    let least = [(start > at, 0), (head.0 <= at && late.1 > at, -running), (head.1 <= at, -after)];
    least.into_iter().filter(|state| state.0).map(|state| state.1).min().unwrap_or(0)
}

/// Profiles that a way touches.
fn touched(shape: &Shape, way: &Way, list: &mut Vec<usize>) {
    list.extend(way.renewables.iter().map(|own| own.0));
    list.extend(way.spends.iter().map(|own| own.0));
    list.extend(way.earns.iter().map(|own| own.0));
    list.extend(way.flows.iter().map(|own| own.0));
    list.extend(way.staff.iter().map(|own| shape.crews + own.class));
}

impl Cases {
    /// With so many points of time, the last of them the horizon.
    pub(super) fn new(shape: &Shape, heads: &Heads, points: i32) -> Self {
        let problem = shape.problem;
        let horizon = i64::from(problem.horizon);
        let count = i64::from(points.max(1));
        let mut points: Vec<Tick> = (1..=count)
            .map(|point| Tick::try_from(horizon * point / count).unwrap_or(problem.horizon))
            .collect();
        points.dedup();
        let mut cases = Self { budgets: budgets(shape, heads, &points), ..Self::default() };
        for measure in 0..problem.measures.len() {
            let first = cases.all.len();
            if !heads.never(shape, measure) {
                cases.add(shape, heads, measure, &points);
            }
            cases.of.push(first..cases.all.len());
        }
        cases
    }

    fn add(&mut self, shape: &Shape, heads: &Heads, measure: usize, points: &[Tick]) {
        let record = &shape.problem.measures[measure];
        let leads = leads(shape, measure);
        let first = heads.mark(shape, measure);
        let end = record
            .mark
            .map_or_else(
                || record.activities.clone().map(|activity| shape.late.finish[activity]).max(),
                |mark| Some(shape.late.finish[mark]),
            )
            .unwrap_or(shape.problem.horizon)
            .max(first);
        // Profiles of each activity.
        let profiles: Vec<Vec<usize>> = record
            .activities
            .clone()
            .map(|activity| {
                let mut list = Vec::new();
                for way in &shape.ways[activity] {
                    touched(shape, way, &mut list);
                }
                list.sort_unstable();
                list.dedup();
                list
            })
            .collect();
        let mut sums: Vec<(u32, i128)> = Vec::new();
        let mut lo = first;
        for &point in points.iter().filter(|&&point| point >= first) {
            let hi = if point >= shape.problem.horizon { end } else { point.min(end) };
            if lo > hi {
                continue;
            }
            let (begin, known) = (self.takes.len(), self.latest.len());
            sums.clear();
            for (number, activity) in record.activities.clone().enumerate() {
                let (start, finish) = leads[number];
                let late = (
                    shape.late.start[activity].min(hi.saturating_sub(start)),
                    shape.late.finish[activity].min(hi.saturating_sub(finish)),
                );
                self.latest.push(late);
                let ends = if record.mark == Some(activity) { lo } else { 0 };
                let head = (heads.start[activity], heads.finish[activity].max(ends));
                let pinned = shape.problem.activities[activity].pin.and_then(|pin| pin.1);
                let ways = shape.ways[activity].iter().enumerate();
                let ways = ways.filter(|(mode, _)| pinned.is_none_or(|pinned| pinned == *mode));
                for &profile in &profiles[number] {
                    for (at, &point) in points.iter().enumerate() {
                        let moment = Moment { head, late, at: point };
                        let least = ways
                            .clone()
                            .map(|(_, way)| taken(shape, way, profile, moment))
                            .min()
                            .unwrap_or(0);
                        if least != 0 {
                            let row = u32::try_from(profile * points.len() + at).unwrap_or(u32::MAX);
                            sums.push((row, least));
                        }
                    }
                }
            }
            sums.sort_by_key(|own| own.0);
            for own in sums.chunk_by(|a, b| a.0 == b.0) {
                let sum: i128 = own.iter().map(|own| own.1).sum();
                // Less is taken, never more.
                let amount = i64::try_from(sum).unwrap_or(if sum < 0 { i64::MIN } else { i64::MAX });
                if amount != 0 {
                    self.takes.push((own[0].0, amount));
                }
            }
            let (takes, latest) = (begin..self.takes.len(), known..self.latest.len());
            self.all.push(Case { lo, takes, latest });
            lo = hi + 1;
        }
    }
}

/// What there is of each profile by each point of time.
fn budgets(shape: &Shape, heads: &Heads, points: &[Tick]) -> Vec<i128> {
    let mut budgets = Vec::with_capacity(shape.profiles.len() * points.len());
    for (profile, table) in shape.profiles.iter().enumerate() {
        let learned = if profile < shape.crews { Vec::new() } else { learned(shape, heads, profile) };
        let mut sum: i128 = 0;
        let mut next = 0;
        for &point in points {
            if profile >= shape.funds && profile < shape.crews {
                budgets.push(i128::from(table.at(place(point))));
                continue;
            }
            while next < place(point).min(table.len()) {
                sum += i128::from(table.at(next));
                next += 1;
            }
            let more = learned
                .iter()
                .map(|&(persons, from, to)| i128::from(persons) * i128::from((point.min(to) - from).max(0)));
            budgets.push(sum + more.sum::<i128>());
        }
    }
    budgets
}

/// Persons who may come to a class by learning: how many of a pool, from when and until when.
fn learned(shape: &Shape, heads: &Heads, profile: usize) -> Vec<(u32, Tick, Tick)> {
    let mut pools: Vec<(usize, Tick)> = Vec::new();
    for &measure in &shape.suppliers[profile] {
        if heads.never(shape, measure) {
            continue;
        }
        for activity in shape.problem.measures[measure].activities.clone() {
            for staff in shape.ways[activity].iter().flat_map(|way| &way.staff) {
                if staff.joins.contains(&(profile - shape.crews))
                    && let Some(pool) = shape.classes[staff.class].pool
                {
                    pools.push((pool, heads.finish[activity]));
                }
            }
        }
    }
    pools.sort_unstable();
    pools.dedup_by_key(|own| own.0);
    pools
        .into_iter()
        .map(|(number, first)| {
            let pool = &shape.problem.pools[number];
            (pool.persons.end - pool.persons.start, pool.from.max(first), pool.to)
        })
        .collect()
}
