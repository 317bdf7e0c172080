//! Who works on what: a matching of persons with the places that an activity asks for.

use crate::project::{Mode, Project};

/// What each person does when.
#[derive(Debug, Clone)]
pub(super) struct Crews {
    /// The skills of each person.
    skills: Vec<Vec<usize>>,
    /// Persons by skill.
    able: Vec<Vec<usize>>,
    /// When each person works, in the order of time: start, finish.
    busy: Vec<Vec<(i64, i64)>>,
    /// Persons in the order in which they are asked.
    asked: Vec<usize>,
    /// When each person could begin with what is to be staffed now; nothing where not looked at.
    ready: Vec<Option<i64>>,
    /// Persons still missing in each skill.
    missing: Vec<usize>,
    seen: Vec<bool>,
    times: Vec<i64>,
}

impl Crews {
    /// Nobody works yet; those with few skills are asked first.
    pub(super) fn new(project: &Project) -> Self {
        let mut asked: Vec<usize> = (0..project.persons.len()).collect();
        asked.sort_by_key(|&person| project.persons[person].len());
        let mut able = vec![Vec::new(); project.skills];
        for (person, skills) in project.persons.iter().enumerate() {
            for &skill in skills {
                able[skill].push(person);
            }
        }
        Self {
            skills: project.persons.clone(),
            able,
            busy: vec![Vec::new(); asked.len()],
            ready: vec![None; asked.len()],
            asked,
            missing: vec![0; project.skills],
            seen: vec![false; project.skills],
            times: Vec::new(),
        }
    }

    /// Nobody works.
    pub(super) fn clear(&mut self) {
        for busy in &mut self.busy {
            busy.clear();
        }
    }

    /// Persons are asked in the order of these numbers.
    pub(super) fn prefer(&mut self, rank: &[usize]) {
        self.asked.sort_by_key(|&person| rank[person]);
    }

    /// Persons for a mode during `[start, start + duration)`, those wished for first, or the next
    /// tick worth trying, if any.
    pub(super) fn find(
        &mut self,
        mode: &Mode,
        start: i64,
        wished: &[usize],
    ) -> Result<Vec<(usize, usize)>, Option<i64>> {
        if mode.needs.iter().all(|need| need.1 == 0) {
            return Ok(Vec::new());
        }
        let first = self.first(mode, start).ok_or(None)?;
        if first > start {
            return Err(Some(first));
        }
        self.missing.fill(0);
        for &(skill, number) in &mode.needs {
            self.missing[skill] += number;
        }
        let mut left: usize = self.missing.iter().sum();
        let mut crew = Vec::with_capacity(left);
        // Whoever comes first in the order and can be seated besides those before is.
        for at in 0..wished.len() + self.asked.len() {
            let person = if at < wished.len() { wished[at] } else { self.asked[at - wished.len()] };
            if self.ready[person] != Some(start) {
                continue;
            }
            self.ready[person] = None;
            self.seen.fill(false);
            if let Some(skill) = self.seat(person, &mut crew) {
                crew.push((person, skill));
                left -= 1;
                if left == 0 {
                    return Ok(crew);
                }
            }
        }
        let wanted = mode.needs.iter().flat_map(|need| &self.able[need.0]);
        let ends = wanted.flat_map(|&person| &self.busy[person]).map(|busy| busy.1);
        Err(ends.filter(|&finish| finish > start).min())
    }

    /// The first tick from `start` on at which there are persons enough in each skill and in all;
    /// nothing where there never are. Says of each person who has a skill when it is ready.
    fn first(&mut self, mode: &Mode, start: i64) -> Option<i64> {
        self.ready.fill(None);
        let mut first = start;
        let mut all = 0;
        let mut times = std::mem::take(&mut self.times);
        for &(skill, number) in mode.needs.iter().filter(|need| need.1 > 0) {
            times.clear();
            for at in 0..self.able[skill].len() {
                let person = self.able[skill][at];
                let ready = self.ready[person].unwrap_or_else(|| self.free(person, start, mode.duration));
                self.ready[person] = Some(ready);
                times.push(ready);
            }
            all += number;
            first = first.max(nth(&mut times, number)?);
        }
        times.clear();
        times.extend(self.ready.iter().flatten());
        first = first.max(nth(&mut times, all)?);
        self.times = times;
        Some(first)
    }

    /// The first tick from `start` on at which a person is free for so long.
    fn free(&self, person: usize, start: i64, duration: i64) -> i64 {
        let mut ready = start;
        if duration > 0 {
            for &(from, to) in &self.busy[person] {
                if from >= ready + duration {
                    break;
                }
                ready = ready.max(to);
            }
        }
        ready
    }

    /// A skill in which a person finds a place, moving others if need be.
    fn seat(&mut self, person: usize, crew: &mut Vec<(usize, usize)>) -> Option<usize> {
        for at in 0..self.skills[person].len() {
            let skill = self.skills[person][at];
            if self.missing[skill] > 0 {
                self.missing[skill] -= 1;
                return Some(skill);
            }
        }
        for at in 0..self.skills[person].len() {
            let skill = self.skills[person][at];
            if std::mem::replace(&mut self.seen[skill], true) {
                continue;
            }
            for member in 0..crew.len() {
                if crew[member].1 == skill
                    && let Some(other) = self.seat(crew[member].0, crew)
                {
                    crew[member].1 = other;
                    return Some(skill);
                }
            }
        }
        None
    }

    /// They work.
    pub(super) fn take(&mut self, crew: &[(usize, usize)], start: i64, duration: i64) {
        for &(person, _) in crew.iter().filter(|_| duration > 0) {
            let busy = &mut self.busy[person];
            let place = busy.partition_point(|busy| busy.0 < start);
            busy.insert(place, (start, start + duration));
        }
    }

    /// They do not work after all.
    pub(super) fn leave(&mut self, crew: &[(usize, usize)], start: i64, duration: i64) {
        for &(person, _) in crew {
            self.busy[person].retain(|&busy| busy != (start, start + duration));
        }
    }
}

/// The tick by which so many are ready; nothing where there are fewer.
fn nth(times: &mut [i64], number: usize) -> Option<i64> {
    let place = number.checked_sub(1)?;
    (place < times.len()).then(|| *times.select_nth_unstable(place).1)
}
