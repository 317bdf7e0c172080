//! Neighbourhoods of a schedule, small enough for a proof to search through.

use super::draw::Draw;
use crate::project::Project;
use crate::schedule::Schedule;

/// Ticks by which what comes after the free ones may be earlier.
const EARLIER: i64 = 4;

/// Where the activities may start.
#[derive(Debug, Clone, Default)]
pub(crate) struct Near {
    /// First and last start of each activity.
    pub(crate) windows: Vec<(i64, i64)>,
    /// Modes that stay as they are.
    pub(crate) modes: Vec<Option<usize>>,
}

impl Near {
    /// A stretch of time moves freely; what comes before stays, what comes after may move up.
    /// About so many activities are free.
    pub(crate) fn new(project: &Project, schedule: &Schedule, free: usize, draw: &mut Draw) -> Self {
        let count = project.len();
        let mut order: Vec<usize> = (0..count).collect();
        order.sort_unstable_by_key(|&activity| (schedule.starts[activity], activity));
        let free = free.min(count);
        let first = draw.below(count - free + 1);
        let last = (0..count).map(|activity| schedule.finish(project, activity)).max().unwrap_or(0);
        let mut near = Self {
            windows: vec![(0, 0); count],
            modes: schedule.modes.iter().map(|&mode| Some(mode)).collect(),
        };
        for (place, &activity) in order.iter().enumerate() {
            let start = schedule.starts[activity];
            near.windows[activity] = if place < first {
                (start, start)
            } else if place < first + free {
                near.modes[activity] = None;
                (project.activities[activity].release, last)
            } else {
                ((start - EARLIER).max(project.activities[activity].release), start)
            };
        }
        near
    }
}
