//! Earliest starts and finishes, in the best case.

use std::collections::VecDeque;

use super::shape::Shape;
use super::tally::mark_of;
use crate::portfolio::{End, Tick};

/// Earliest starts and finishes, in the best case.
#[derive(Debug)]
pub(super) struct Heads {
    pub(super) start: Vec<Tick>,
    pub(super) finish: Vec<Tick>,
    /// Measures that cannot end in time.
    pub(super) dead: Vec<bool>,
}

impl Heads {
    pub(super) fn new(shape: &Shape) -> Self {
        let problem = shape.problem;
        let activities = problem.activities.len();
        let mut heads = Self {
            start: vec![0; activities],
            finish: vec![0; activities],
            dead: vec![false; problem.measures.len()],
        };
        let mut queue: VecDeque<usize> = (0..activities).collect();
        let mut queued = vec![true; activities];
        // Every intermediate state is valid; the limit only stops knots of calendars.
        let mut left = 200 * activities;
        while let Some(activity) = queue.pop_front() {
            queued[activity] = false;
            left = left.saturating_sub(1);
            if left == 0 {
                break;
            }
            let measure = problem.activities[activity].measure;
            if heads.dead[measure] {
                continue;
            }
            let Some((start, finish)) = heads.earliest(shape, activity) else {
                heads.dead[measure] = true;
                continue;
            };
            if start > heads.start[activity] || finish > heads.finish[activity] {
                heads.start[activity] = start.max(heads.start[activity]);
                heads.finish[activity] = finish.max(heads.finish[activity]);
                for &link in &shape.links[activity] {
                    let link = &problem.links[link];
                    let other = if link.from == activity { link.to } else { link.from };
                    if !queued[other] {
                        queued[other] = true;
                        queue.push_back(other);
                    }
                }
            }
        }
        for (activity, record) in problem.activities.iter().enumerate() {
            if heads.start[activity] > shape.late.start[activity]
                || heads.finish[activity] > shape.late.finish[activity]
            {
                heads.dead[record.measure] = true;
            }
        }
        heads
    }

    /// Earliest start and finish over all modes; nothing when no mode ends in time.
    fn earliest(&self, shape: &Shape, activity: usize) -> Option<(Tick, Tick)> {
        let problem = shape.problem;
        let record = &problem.activities[activity];
        let mut least_start = record.release.max(0);
        let mut least_finish = 0;
        for &link in &shape.links[activity] {
            let link = &problem.links[link];
            let other = if link.from == activity { link.to } else { link.from };
            let holds = problem.activities[other].measure == record.measure
                || shape.mandatory(problem.activities[other].measure);
            if !holds {
                continue;
            }
            let end = |end: End| if end == End::Start { self.start[other] } else { self.finish[other] };
            let lag = link.calendar.map(|calendar| &shape.clocks[calendar]);
            let (own, bound) = if link.to == activity {
                let base = end(link.from_end);
                let bound = lag.map_or(Some(base.saturating_add(link.min)), |lag| lag.after(base, link.min));
                (link.to_end, bound?)
            } else {
                let Some(max) = link.max else { continue };
                let base = end(link.to_end);
                (link.from_end, lag.map_or(base.saturating_sub(max), |lag| lag.since(base, max)))
            };
            match own {
                End::Start => least_start = least_start.max(bound),
                End::Finish => least_finish = least_finish.max(bound),
            }
        }
        let pinned = record.pin.and_then(|pin| pin.1);
        let times = (0..record.modes.len())
            .filter(|&mode| pinned.is_none_or(|pinned| pinned == mode))
            .filter_map(|mode| {
                let way = shape.way(activity, mode);
                let clock = &shape.clocks[way.clock];
                let least = least_start.max(clock.start_for(least_finish, way.duration)?);
                let mut start = clock.start(least, way.duration)?;
                if let Some((pin, _)) = record.pin {
                    if start > pin {
                        return None;
                    }
                    start = pin;
                }
                let finish = clock.finish(start, way.duration)?;
                (finish <= record.deadline).then_some((start, finish))
            });
        times.reduce(|a, b| (a.0.min(b.0), a.1.min(b.1)))
    }

    pub(super) fn mark(&self, shape: &Shape, measure: usize) -> Tick {
        mark_of(shape.problem, measure, |activity| self.finish[activity])
    }

    /// Whether no plan can hold a measure.
    pub(super) fn never(&self, shape: &Shape, measure: usize) -> bool {
        shape.barred[measure] || self.dead[measure]
    }
}
