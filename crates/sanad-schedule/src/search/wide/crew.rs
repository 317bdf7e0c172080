//! Who works on what: a matching of persons with the places that an activity asks for.

use crate::project::{Mode, Project};

/// What each person does when.
#[derive(Debug, Clone)]
pub(super) struct Crews {
    /// When each person works: start, finish.
    busy: Vec<Vec<(i64, i64)>>,
    /// Persons in the order in which they are asked.
    asked: Vec<usize>,
}

impl Crews {
    /// Nobody works yet; those with few skills are asked first.
    pub(super) fn new(project: &Project) -> Self {
        let mut asked: Vec<usize> = (0..project.persons.len()).collect();
        asked.sort_by_key(|&person| project.persons[person].len());
        Self { busy: vec![Vec::new(); asked.len()], asked }
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
        &self,
        project: &Project,
        mode: &Mode,
        start: i64,
        wished: &[usize],
    ) -> Result<Vec<(usize, usize)>, Option<i64>> {
        let end = start + mode.duration;
        let free = |person: usize| {
            mode.duration == 0 || self.busy[person].iter().all(|&(from, to)| end <= from || to <= start)
        };
        let places: Vec<usize> =
            mode.needs.iter().flat_map(|&(skill, number)| std::iter::repeat_n(skill, number)).collect();
        let others = self.asked.iter().filter(|person| !wished.contains(person));
        let persons: Vec<usize> =
            wished.iter().chain(others).copied().filter(|&person| free(person)).collect();
        let mut holder: Vec<Option<usize>> = vec![None; persons.len()];
        for place in 0..places.len() {
            let mut seen = vec![false; persons.len()];
            if !seat(project, &places, &persons, place, &mut holder, &mut seen) {
                let wanted =
                    |person: &usize| mode.needs.iter().any(|need| project.persons[*person].contains(&need.0));
                let ends = self.asked.iter().filter(|person| wanted(person)).flat_map(|&person| {
                    self.busy[person].iter().map(|busy| busy.1).filter(|&finish| finish > start)
                });
                return Err(ends.min());
            }
        }
        let seated = holder.iter().zip(&persons);
        Ok(seated.filter_map(|(place, &person)| Some((person, places[(*place)?]))).collect())
    }

    /// They work.
    pub(super) fn take(&mut self, crew: &[(usize, usize)], start: i64, duration: i64) {
        for &(person, _) in crew.iter().filter(|_| duration > 0) {
            self.busy[person].push((start, start + duration));
        }
    }

    /// They do not work after all.
    pub(super) fn free(&mut self, crew: &[(usize, usize)], start: i64, duration: i64) {
        for &(person, _) in crew {
            self.busy[person].retain(|&busy| busy != (start, start + duration));
        }
    }
}

/// Finds a person for a place, moving others if need be.
fn seat(
    project: &Project,
    places: &[usize],
    persons: &[usize],
    place: usize,
    holder: &mut [Option<usize>],
    seen: &mut [bool],
) -> bool {
    for (at, &person) in persons.iter().enumerate() {
        if seen[at] || !project.persons[person].contains(&places[place]) {
            continue;
        }
        seen[at] = true;
        let moved = match holder[at] {
            None => true,
            Some(other) => seat(project, places, persons, other, holder, seen),
        };
        if moved {
            holder[at] = Some(place);
            return true;
        }
    }
    false
}
