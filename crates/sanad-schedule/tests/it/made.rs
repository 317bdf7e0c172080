//! Small projects made by a seed, and their best value by enumeration of all starts and modes.

use sanad_schedule::{Activity, End, Link, Mode, Objective, Part, Project, Raw, Schedule, Value, check};

/// Numbers from a seed (a 64-bit linear congruential generator, upper bits).
pub(crate) struct Numbers(pub(crate) u64);

impl Numbers {
    pub(crate) fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % end
    }

    pub(crate) fn ticks(&mut self, end: usize) -> i64 {
        i64::try_from(self.below(end)).unwrap()
    }
}

/// What is special about a project.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Plain,
    Modes,
    Lags,
    Stocks,
    Crews,
    Delays,
}

/// A project of a kind with so many activities.
pub(crate) fn project(kind: Kind, count: usize, seed: u64) -> Project {
    let mut numbers = Numbers(seed * 7919 + 17);
    let mut raw = Raw { renewables: vec![4, 3], ..Raw::default() };
    for place in 0..count {
        let modes = if kind == Kind::Modes { 2 } else { 1 };
        let mut activity = Activity::default();
        for _ in 0..modes {
            let mut mode = Mode { duration: 1 + numbers.ticks(3), ..Mode::default() };
            mode.uses.push((numbers.below(2), 1 + numbers.ticks(3)));
            match kind {
                Kind::Modes => mode.spends.push((0, 1 + numbers.ticks(4))),
                Kind::Stocks if place % 2 == 0 => mode.gives.push((0, 2 + numbers.ticks(2))),
                Kind::Stocks => mode.takes.push((0, 1 + numbers.ticks(2))),
                Kind::Crews => mode.needs.push((numbers.below(2), 1)),
                _ => {}
            }
            activity.modes.push(mode);
        }
        if kind == Kind::Delays {
            activity.release = numbers.ticks(2);
        }
        raw.activities.push(activity);
        for before in 0..place {
            if numbers.below(4) == 0 {
                raw.links.push(Link::after(before, place));
                if kind == Kind::Lags && numbers.below(2) == 0 {
                    let lag = -raw.activities[before].modes[0].duration - 1 - numbers.ticks(3);
                    raw.links.push(Link { from: (place, End::Start), to: (before, End::Start), lag });
                }
            }
        }
    }
    match kind {
        Kind::Modes => {
            let least = raw.activities.iter().map(|of| of.modes.iter().map(|mode| mode.spends[0].1).min());
            raw.budgets = vec![least.map(Option::unwrap).sum::<i64>() + 2];
        }
        Kind::Stocks => raw.stocks = vec![0],
        Kind::Crews => {
            raw.skills = 2;
            raw.persons = vec![vec![0], vec![0, 1]];
        }
        Kind::Delays => {
            raw.objective = Objective::TotalDelay;
            let half = count / 2;
            raw.parts = vec![
                Part { release: 0, length: 3, activities: (0..half).collect() },
                Part { release: 1, length: 2, activities: (half..count).collect() },
            ];
        }
        Kind::Plain | Kind::Lags => {}
    }
    Project::try_from(raw).unwrap()
}

/// The best value of all schedules that end by a tick; nothing when there is none.
pub(crate) fn best(project: &Project, end: i64) -> Option<Value> {
    let count = project.len();
    let mut search = Enumeration {
        project,
        end,
        best: None,
        schedule: Schedule { starts: vec![0; count], modes: vec![0; count], crews: vec![Vec::new(); count] },
    };
    search.place(0);
    search.best
}

struct Enumeration<'a> {
    project: &'a Project,
    end: i64,
    best: Option<Value>,
    schedule: Schedule,
}

impl Enumeration<'_> {
    fn place(&mut self, activity: usize) {
        if activity == self.project.len() {
            if let Ok(value) = check(self.project, &self.schedule) {
                self.best = Some(self.best.map_or(value, |best| best.min(value)));
            }
            return;
        }
        for mode in 0..self.project.activities[activity].modes.len() {
            let duration = self.project.activities[activity].modes[mode].duration;
            self.schedule.modes[activity] = mode;
            for start in self.project.activities[activity].release..=self.end - duration {
                let late = self.best.is_some_and(|best| start + duration > best.first);
                if late && self.project.objective == Objective::Makespan {
                    break;
                }
                self.schedule.starts[activity] = start;
                if self.links(activity) {
                    self.crew(activity);
                }
            }
        }
    }

    fn links(&self, last: usize) -> bool {
        let time = |(activity, end): (usize, End)| match end {
            End::Start => self.schedule.starts[activity],
            End::Finish => self.schedule.finish(self.project, activity),
        };
        let known = |link: &&Link| link.from.0 <= last && link.to.0 <= last;
        self.project.links.iter().filter(known).all(|link| time(link.to) >= time(link.from) + link.lag)
    }

    /// Goes on with every crew of at most one person.
    fn crew(&mut self, activity: usize) {
        let mode = &self.project.activities[activity].modes[self.schedule.modes[activity]];
        let Some(&(skill, _)) = mode.needs.first() else {
            self.place(activity + 1);
            return;
        };
        for person in 0..self.project.persons.len() {
            if self.project.persons[person].contains(&skill) {
                self.schedule.crews[activity] = vec![(person, skill)];
                self.place(activity + 1);
            }
        }
    }
}
