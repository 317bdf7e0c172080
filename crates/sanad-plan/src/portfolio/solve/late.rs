//! Latest starts and finishes, in the best case: what deadlines and pins leave to all that comes
//! before them.
//!
//! No plan starts or finishes an activity later, whatever its modes, so a schedule that would is
//! given up at once, and a mode that takes too long for what comes after it is not tried.

use std::collections::VecDeque;

use super::shape::Shape;
use crate::portfolio::{End, Tick};

/// Latest starts and finishes of all activities, if their measures are chosen.
#[derive(Debug, Default)]
pub(super) struct Late {
    pub(super) start: Vec<Tick>,
    pub(super) finish: Vec<Tick>,
}

impl Late {
    pub(super) fn new(shape: &Shape) -> Self {
        let problem = shape.problem;
        let activities = problem.activities.len();
        let mut late = Self {
            start: vec![problem.horizon; activities],
            finish: problem.activities.iter().map(|activity| activity.deadline).collect(),
        };
        let mut queue: VecDeque<usize> = (0..activities).rev().collect();
        let mut queued = vec![true; activities];
        // Every intermediate state is valid; the limit only stops knots of calendars.
        let mut left = 200 * activities;
        while let Some(activity) = queue.pop_front() {
            queued[activity] = false;
            left = left.saturating_sub(1);
            if left == 0 {
                break;
            }
            let (start, finish) = late.latest(shape, activity);
            if start < late.start[activity] || finish < late.finish[activity] {
                late.start[activity] = start.min(late.start[activity]);
                late.finish[activity] = finish.min(late.finish[activity]);
                // Never at all: what comes before it need not be looked at for that.
                if start < 0 {
                    continue;
                }
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
        late
    }

    /// Latest start and finish over all modes; below 0 when there is none.
    fn latest(&self, shape: &Shape, activity: usize) -> (Tick, Tick) {
        let problem = shape.problem;
        let record = &problem.activities[activity];
        let mut most_start = record.pin.map_or(problem.horizon, |pin| pin.0);
        let mut most_finish = record.deadline;
        for &link in &shape.links[activity] {
            let link = &problem.links[link];
            let other = if link.from == activity { link.to } else { link.from };
            let measure = problem.activities[other].measure;
            if measure != record.measure && !shape.mandatory(measure) {
                continue;
            }
            let end = |end: End| if end == End::Start { self.start[other] } else { self.finish[other] };
            let lag = link.calendar.map(|calendar| &shape.clocks[calendar]);
            let (own, bound) = if link.from == activity {
                let base = end(link.to_end);
                let bound = lag.map_or(Some(base.saturating_sub(link.min)), |lag| lag.before(base, link.min));
                (link.from_end, bound.unwrap_or(-1))
            } else {
                let Some(max) = link.max else { continue };
                let base = end(link.from_end);
                (link.to_end, lag.map_or(base.saturating_add(max), |lag| lag.until(base, max)))
            };
            match own {
                End::Start => most_start = most_start.min(bound),
                End::Finish => most_finish = most_finish.min(bound),
            }
        }
        let pinned = record.pin.and_then(|pin| pin.1);
        let times = (0..record.modes.len())
            .filter(|&mode| pinned.is_none_or(|pinned| pinned == mode))
            .filter_map(|mode| {
                let way = shape.way(activity, mode);
                let clock = &shape.clocks[way.clock];
                let most = clock.start_by(most_finish, way.duration)?.min(most_start);
                let start = clock.last_start(most, way.duration)?;
                Some((start, clock.finish(start, way.duration)?))
            });
        times.reduce(|a, b| (a.0.max(b.0), a.1.max(b.1))).unwrap_or((-1, -1))
    }
}
