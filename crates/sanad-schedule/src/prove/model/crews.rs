//! Persons: how many of those with equal skills work on what, and which sets of skills are scarce.

use super::{Group, MANY, Model, Share, small};
use crate::project::Project;
use crate::prove::engine::Var;
use crate::prove::rules::{Size, Sum, Task, TimeTable};

/// Most activities whose order is said pair by pair where a person is shared.
const ORDERED: usize = 60;

impl Model {
    pub(super) fn persons(&mut self, project: &Project) {
        let asks =
            project.activities.iter().flat_map(|activity| &activity.modes).any(|mode| !mode.needs.is_empty());
        if !asks {
            return;
        }
        for (person, skills) in project.persons.iter().enumerate() {
            let mut skills = skills.clone();
            skills.sort_unstable();
            skills.dedup();
            match self.groups.iter_mut().find(|group| group.skills == skills) {
                Some(group) => group.persons.push(person),
                None => self.groups.push(Group { skills, persons: vec![person] }),
            }
        }
        let lengths = self.lengths.clone();
        let mut tasks: Vec<Vec<(usize, Task)>> = vec![Vec::new(); self.groups.len()];
        for (place, &length) in lengths.iter().enumerate() {
            self.crew(project, place, length, &mut tasks);
        }
        self.one_at_a_time(project, &tasks);
        for (group, tasks) in tasks.into_iter().enumerate() {
            let tasks = tasks.into_iter().map(|task| task.1).collect();
            let there = i64::try_from(self.groups[group].persons.len()).unwrap_or(i64::MAX);
            self.engine.rule(Box::new(TimeTable::new(tasks, there)));
        }
        self.skills(project);
    }

    /// Two activities on which the same person works are one before the other: said by an order of
    /// their own, so that what is learned can speak of it.
    fn one_at_a_time(&mut self, project: &Project, tasks: &[Vec<(usize, Task)>]) {
        if project.len() > ORDERED {
            return;
        }
        let count = project.len();
        let mut shared: Vec<Vec<(Var, Var)>> = vec![Vec::new(); count * count];
        for (group, tasks) in tasks.iter().enumerate() {
            if self.groups[group].persons.len() > 1 {
                continue;
            }
            for (at, &(first, one)) in tasks.iter().enumerate() {
                for &(second, other) in &tasks[at + 1..] {
                    if let (Size::Open(one), Size::Open(other)) = (one.amount, other.amount)
                        && self.modes[first].len() == 1
                        && self.modes[second].len() == 1
                    {
                        shared[first * count + second].push((one, other));
                    }
                }
            }
        }
        for (pair, shared) in shared.into_iter().enumerate().filter(|(_, shared)| !shared.is_empty()) {
            let (first, second) = (pair / count, pair % count);
            let [before, after] = [(first, second), (second, first)].map(|(before, after)| {
                let order = self.engine.var(0, 1).at_least(1);
                let (finish, later) = self.finishes[before];
                self.engine.link(finish, self.starts[after], later, order);
                order
            });
            for (one, other) in shared {
                self.engine.clause(&[one.at_most(0), other.at_most(0), before, after]);
            }
        }
    }

    fn need(project: &Project, place: usize, mode: usize, skill: usize) -> i64 {
        let needs = project.activities[place].modes[mode].needs.iter().filter(|need| need.0 == skill);
        needs.map(|need| i64::try_from(need.1).unwrap_or(i64::MAX / 4)).sum()
    }

    /// How many of each group work on an activity, in which skill.
    fn crew(&mut self, project: &Project, place: usize, length: Size, tasks: &mut [Vec<(usize, Task)>]) {
        let mut of_group: Vec<Vec<Var>> = vec![Vec::new(); self.groups.len()];
        for skill in 0..project.skills {
            let need = self.follow(place, &|mode| Self::need(project, place, mode, skill));
            if matches!(need, Size::Fixed(0)) {
                continue;
            }
            let most =
                self.modes[place].iter().map(|&(mode, _)| Self::need(project, place, mode, skill)).max();
            let mut shares = Vec::new();
            for (group, of_group) in of_group.iter_mut().enumerate() {
                if self.groups[group].skills.contains(&skill) {
                    let persons = i64::try_from(self.groups[group].persons.len()).unwrap_or(i64::MAX);
                    let number = self.engine.var(0, small(persons.min(most.unwrap_or(0))));
                    self.shares.push(Share { activity: place, group, skill, number });
                    shares.push(number);
                    of_group.push(number);
                }
            }
            let (mut at_most, mut at_least): (Vec<_>, Vec<_>) =
                shares.iter().map(|share| ((1, share.low()), (1, share.high()))).unzip();
            let number = match need {
                Size::Fixed(number) => i64::from(number),
                Size::Open(var) => {
                    at_most.push((1, var.high()));
                    at_least.push((1, var.low()));
                    0
                }
            };
            self.engine.rule(Box::new(Sum::new(at_most, number)));
            self.engine.rule(Box::new(Sum::new(at_least, -number)));
        }
        for (group, shares) in of_group.into_iter().enumerate() {
            let persons = small(i64::try_from(self.groups[group].persons.len()).unwrap_or(i64::MAX));
            let amount = match shares.as_slice() {
                [] => continue,
                &[share] => share,
                _ => {
                    let all = self.engine.var(0, persons);
                    let mut terms: Vec<_> = shares.iter().map(|share| (1, share.low())).collect();
                    terms.push((1, all.high()));
                    self.engine.rule(Box::new(Sum::new(terms, 0)));
                    all
                }
            };
            if !matches!(length, Size::Fixed(0)) {
                tasks[group]
                    .push((place, Task { start: self.starts[place], length, amount: Size::Open(amount) }));
            }
        }
    }

    /// For sets of skills: those who have one of them carry all work in them.
    fn skills(&mut self, project: &Project) {
        for set in self.sets(project) {
            self.scarce(project, &|place, mode| Self::work(project, place, mode, set), able(project, set));
        }
    }

    /// Work of a mode in a set of skills.
    fn work(project: &Project, place: usize, mode: usize, set: u32) -> i64 {
        let within = (0..project.skills).filter(|skill| set & (1 << skill) != 0);
        within.map(|skill| Self::need(project, place, mode, skill)).sum()
    }

    /// What is asked of every set of skills, where it is scarce; the longest first.
    pub(super) fn demands(&self, project: &Project) -> Vec<Demand> {
        let count = project.len();
        let wide = project.skills > 12 || (count * count) << project.skills > 40_000_000;
        let all: Vec<u32> = if wide {
            (0..project.skills.min(31)).map(|skill| 1 << skill).collect()
        } else {
            (1..1 << project.skills).collect()
        };
        let mut demands = Vec::new();
        for set in all {
            let there = able(project, set);
            let work: Vec<(i64, i64)> = (0..count)
                .map(|place| {
                    let modes = self.modes[place].iter().map(|mode| mode.0);
                    let durations = modes.clone().map(|mode| project.activities[place].modes[mode].duration);
                    let amounts = modes.map(|mode| Self::work(project, place, mode, set));
                    (durations.min().unwrap_or(0), amounts.min().unwrap_or(0))
                })
                .collect();
            let most: i64 = work.iter().filter(|work| work.0 > 0).map(|work| work.1).sum();
            if most > there {
                let energy: i64 = work.iter().map(|work| work.0 * work.1).sum();
                demands.push(Demand { set, there, work, long: energy / there.max(1) });
            }
        }
        demands.sort_by_key(|demand| (std::cmp::Reverse(demand.long), demand.set));
        demands
    }

    /// The sets of skills worth a rule: each single one, those that keep pairs of activities apart
    /// which no set before keeps apart, and those that are the most in demand.
    fn sets(&mut self, project: &Project) -> Vec<u32> {
        let count = project.len();
        let demands = self.demands(project);
        let mut chosen: Vec<u32> = demands.iter().take(8).map(|demand| demand.set).collect();
        chosen.extend(demands.iter().map(|demand| demand.set).filter(|set| set.is_power_of_two()));
        if count > MANY {
            chosen.sort_unstable();
            chosen.dedup();
            return chosen;
        }
        let mut apart = vec![false; count * count];
        for &set in &chosen {
            for demand in demands.iter().filter(|demand| demand.set == set) {
                demand.mark(&mut apart);
            }
        }
        for demand in &demands {
            if chosen.len() < 24 && demand.mark(&mut apart) {
                chosen.push(demand.set);
            }
        }
        chosen.sort_unstable();
        chosen.dedup();
        for first in 0..count {
            for second in first + 1..count {
                if apart[first * count + second] {
                    self.apart(first, second);
                }
            }
        }
        chosen
    }
}

/// What is asked of those who have one of some skills.
pub(super) struct Demand {
    set: u32,
    pub(super) there: i64,
    /// Shortest duration and least number of persons of each activity.
    pub(super) work: Vec<(i64, i64)>,
    /// How long all of it takes at least.
    long: i64,
}

impl Demand {
    /// Marks the pairs that this keeps apart; whether there is a new one.
    fn mark(&self, apart: &mut [bool]) -> bool {
        let count = self.work.len();
        let mut new = false;
        for (first, one) in self.work.iter().enumerate() {
            for (second, other) in self.work.iter().enumerate().skip(first + 1) {
                if one.0 > 0 && other.0 > 0 && one.1 + other.1 > self.there {
                    new |= !std::mem::replace(&mut apart[first * count + second], true);
                }
            }
        }
        new
    }
}

/// How many persons have one of the skills of a set.
fn able(project: &Project, set: u32) -> i64 {
    let able = project.persons.iter().filter(|skills| skills.iter().any(|skill| set & (1 << skill) != 0));
    i64::try_from(able.count()).unwrap_or(i64::MAX)
}
