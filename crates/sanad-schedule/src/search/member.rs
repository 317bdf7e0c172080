//! Schedules as the search keeps them, and what they are worth.

use super::pass::Pass;
use crate::project::{Objective, Project};

/// A schedule.
#[derive(Debug, Clone, Default)]
pub(crate) struct Member {
    /// Starts, counted from the end of time from which it was placed.
    pub(crate) starts: Vec<u32>,
    /// The way of each activity, by place among those kept; empty where each has one.
    pub(crate) ways: Vec<u16>,
    /// Last finish.
    pub(crate) last: u32,
    /// What it is worth; less is better.
    pub(crate) value: (i64, i64),
}

/// What is wanted.
#[derive(Debug, Clone)]
pub(crate) enum Goal {
    /// An early last finish.
    Last,
    /// Little delay of the parts: the part of each activity, the ticks of each without delay, and
    /// the first release.
    Delays {
        /// The part of each activity; one beyond the last for none.
        part: Vec<usize>,
        /// Release and length of each part together.
        due: Vec<i64>,
        /// The first release.
        first: i64,
    },
}

impl Goal {
    /// The goal of a project.
    pub(crate) fn new(project: &Project) -> Self {
        if project.objective == Objective::Makespan {
            return Self::Last;
        }
        let mut part = vec![project.parts.len(); project.len()];
        for (place, of) in project.parts.iter().enumerate() {
            for &activity in &of.activities {
                part[activity] = place;
            }
        }
        Self::Delays {
            part,
            due: project.parts.iter().map(|part| part.release + part.length).collect(),
            first: project.parts.iter().map(|part| part.release).min().unwrap_or(0),
        }
    }

    /// What the forward pass just made is worth.
    pub(crate) fn value(&self, pass: &Pass<'_>, last: u32) -> (i64, i64) {
        match self {
            Self::Last => (i64::from(last), 0),
            Self::Delays { part, due, first } => {
                let ends = ends(part, due.len(), pass);
                let delays = ends.iter().zip(due).map(|(&end, due)| i64::from(end) - due);
                (delays.sum(), i64::from(last) - first)
            }
        }
    }

    /// How far from the end of all each activity must stay in a backward pass for its part to end
    /// no later than in the forward pass just made; empty where it need not.
    pub(crate) fn apart(&self, pass: &Pass<'_>, last: u32, apart: &mut Vec<u32>) {
        apart.clear();
        if let Self::Delays { part, due, .. } = self {
            let mut ends = ends(part, due.len(), pass);
            ends.push(last);
            apart.extend(part.iter().map(|&part| last - ends[part]));
        }
    }
}

/// The last finish of each part.
fn ends(part: &[usize], parts: usize, pass: &Pass<'_>) -> Vec<u32> {
    let mut ends = vec![0; parts];
    for (activity, &part) in part.iter().enumerate() {
        if let Some(end) = ends.get_mut(part) {
            *end = (*end).max(pass.starts[activity] + pass.duration(activity));
        }
    }
    ends
}
