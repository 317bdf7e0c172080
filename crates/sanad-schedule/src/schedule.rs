//! A solution and what it is worth.

use crate::project::{Objective, Project};

/// When, how and by whom each activity is done.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Schedule {
    /// Start of each activity, in ticks.
    pub starts: Vec<i64>,
    /// Mode of each activity, by place among its modes.
    pub modes: Vec<usize>,
    /// Who works on each activity in which skill: (person, skill), both by place. Empty where the
    /// mode asks for nobody.
    pub crews: Vec<Vec<(usize, usize)>>,
}

/// What a schedule is worth; less is better, the first number first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Value {
    /// The last finish, or the total delay.
    pub first: i64,
    /// 0, or the last finish of all minus the first release where delays are counted.
    pub second: i64,
}

impl Schedule {
    /// The finish of an activity.
    ///
    /// # Panics
    /// When the activity or its mode is not in the project.
    pub fn finish(&self, project: &Project, activity: usize) -> i64 {
        self.starts[activity] + project.activities[activity].modes[self.modes[activity]].duration
    }

    /// What it is worth for the project's objective.
    ///
    /// # Panics
    /// When it is not for this project.
    pub fn value(&self, project: &Project) -> Value {
        let last = |activities: &mut dyn Iterator<Item = usize>| {
            activities.map(|activity| self.finish(project, activity)).max().unwrap_or(0)
        };
        let all = last(&mut (0..project.len()));
        match project.objective {
            Objective::Makespan => Value { first: all, second: 0 },
            Objective::TotalDelay => {
                let delays = project
                    .parts
                    .iter()
                    .map(|part| last(&mut part.activities.iter().copied()) - part.release - part.length);
                let first = project.parts.iter().map(|part| part.release).min().unwrap_or(0);
                Value { first: delays.sum(), second: all - first }
            }
        }
    }
}
