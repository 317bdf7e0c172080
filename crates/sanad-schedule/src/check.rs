//! The rules of the problem, counted again from its text alone.
//!
//! Nothing here is shared with the search or the proofs: amounts are summed event by event, and the
//! value is counted from the starts and modes again.

use crate::project::{End, Mode, Objective, Project};
use crate::schedule::{Schedule, Value};

/// A rule that a schedule breaks, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Breach {
    /// Starts, modes or crews are not one for each activity.
    Shape,
    /// A mode that the activity does not have.
    Mode {
        /// The activity.
        activity: usize,
    },
    /// A start before the release.
    Release {
        /// The activity.
        activity: usize,
    },
    /// A link that is not kept.
    Link {
        /// The link, by place.
        link: usize,
        /// Ticks missing.
        short: i64,
    },
    /// More of a renewable in use than there is.
    Renewable {
        /// The renewable.
        renewable: usize,
        /// The first tick at which it is so.
        tick: i64,
        /// How much is in use.
        used: i64,
    },
    /// More of a budget spent than there is.
    Budget {
        /// The budget.
        budget: usize,
        /// How much is spent.
        spent: i64,
    },
    /// A stock below 0.
    Stock {
        /// The stock.
        stock: usize,
        /// The first tick at which it is so.
        tick: i64,
        /// How much is there, below 0.
        level: i64,
    },
    /// A crew that is not what the mode asks for, or a person without the skill or twice in it.
    Crew {
        /// The activity.
        activity: usize,
    },
    /// A person at work on two activities at once.
    Person {
        /// The person.
        person: usize,
        /// The two activities.
        activities: (usize, usize),
    },
}

/// Counts everything again: the value, or every rule broken.
pub fn check(project: &Project, schedule: &Schedule) -> Result<Value, Vec<Breach>> {
    let count = project.activities.len();
    let shape = [schedule.starts.len(), schedule.modes.len(), schedule.crews.len()];
    if shape.iter().any(|&length| length != count) {
        return Err(vec![Breach::Shape]);
    }
    let wrong: Vec<Breach> = (0..count)
        .filter(|&activity| schedule.modes[activity] >= project.activities[activity].modes.len())
        .map(|activity| Breach::Mode { activity })
        .collect();
    if !wrong.is_empty() {
        return Err(wrong);
    }
    let done = Done { project, schedule };
    let mut breaches = done.times();
    breaches.extend(done.renewables());
    breaches.extend(done.budgets());
    breaches.extend(done.stocks());
    breaches.extend(done.crews());
    breaches.extend(done.persons());
    if breaches.is_empty() { Ok(done.worth()) } else { Err(breaches) }
}

/// The value of a schedule that breaks no rule and is worth what the search told; nothing otherwise,
/// which is a fault of the program.
pub(crate) fn passed(project: &Project, schedule: &Schedule, told: Value) -> Option<Value> {
    check(project, schedule).ok().filter(|counted| *counted == told)
}

struct Done<'a> {
    project: &'a Project,
    schedule: &'a Schedule,
}

impl Done<'_> {
    fn mode(&self, activity: usize) -> &Mode {
        &self.project.activities[activity].modes[self.schedule.modes[activity]]
    }

    fn time(&self, (activity, end): (usize, End)) -> i64 {
        match end {
            End::Start => self.schedule.starts[activity],
            End::Finish => self.schedule.starts[activity] + self.mode(activity).duration,
        }
    }

    fn all(&self) -> std::ops::Range<usize> {
        0..self.project.activities.len()
    }

    fn worth(&self) -> Value {
        let mut end = 0;
        for activity in self.all() {
            end = end.max(self.time((activity, End::Finish)));
        }
        if self.project.objective == Objective::Makespan {
            return Value { first: end, second: 0 };
        }
        let (mut delay, mut begin) = (0, None);
        for part in &self.project.parts {
            let mut last = 0;
            for &activity in &part.activities {
                last = last.max(self.time((activity, End::Finish)));
            }
            delay += last - (part.release + part.length);
            begin = Some(begin.map_or(part.release, |begin: i64| begin.min(part.release)));
        }
        Value { first: delay, second: end - begin.unwrap_or(0) }
    }

    fn times(&self) -> Vec<Breach> {
        let early = self
            .all()
            .filter(|&activity| self.schedule.starts[activity] < self.project.activities[activity].release)
            .map(|activity| Breach::Release { activity });
        let links = self.project.links.iter().enumerate().filter_map(|(link, wait)| {
            let short = self.time(wait.from) + wait.lag - self.time(wait.to);
            (short > 0).then_some(Breach::Link { link, short })
        });
        early.chain(links).collect()
    }

    fn renewables(&self) -> Vec<Breach> {
        let mut events = vec![Vec::new(); self.project.renewables.len()];
        for activity in self.all().filter(|&activity| self.mode(activity).duration > 0) {
            let start = self.schedule.starts[activity];
            for &(renewable, amount) in &self.mode(activity).uses {
                events[renewable].push((start, amount));
                events[renewable].push((start + self.mode(activity).duration, -amount));
            }
        }
        let there = &self.project.renewables;
        let over = events.into_iter().enumerate().filter_map(|(renewable, events)| {
            let (tick, used) = levels(events).into_iter().find(|&(_, used)| used > there[renewable])?;
            Some(Breach::Renewable { renewable, tick, used })
        });
        over.collect()
    }

    fn budgets(&self) -> Vec<Breach> {
        let mut spent = vec![0; self.project.budgets.len()];
        for &(budget, amount) in self.all().flat_map(|activity| &self.mode(activity).spends) {
            spent[budget] += amount;
        }
        let over =
            spent.into_iter().enumerate().filter(|&(budget, spent)| spent > self.project.budgets[budget]);
        over.map(|(budget, spent)| Breach::Budget { budget, spent }).collect()
    }

    fn stocks(&self) -> Vec<Breach> {
        let mut events: Vec<Vec<(i64, i64)>> =
            self.project.stocks.iter().map(|&first| vec![(i64::MIN, first)]).collect();
        for activity in self.all() {
            let start = self.schedule.starts[activity];
            for &(stock, amount) in &self.mode(activity).takes {
                events[stock].push((start, -amount));
            }
            for &(stock, amount) in &self.mode(activity).gives {
                events[stock].push((start + self.mode(activity).duration, amount));
            }
        }
        let below = events.into_iter().enumerate().filter_map(|(stock, events)| {
            let (tick, level) = levels(events).into_iter().find(|&(_, level)| level < 0)?;
            Some(Breach::Stock { stock, tick, level })
        });
        below.collect()
    }

    fn crews(&self) -> Vec<Breach> {
        let wrong = self.all().filter(|&activity| {
            let crew = &self.schedule.crews[activity];
            let mode = self.mode(activity);
            let able = crew.iter().all(|&(person, skill)| {
                self.project.persons.get(person).is_some_and(|skills| skills.contains(&skill))
            });
            let once = crew
                .iter()
                .enumerate()
                .all(|(place, &(person, _))| crew[..place].iter().all(|&(other, _)| other != person));
            let asked = (0..self.project.skills).all(|skill| {
                let asked: usize = mode.needs.iter().filter(|need| need.0 == skill).map(|need| need.1).sum();
                asked == crew.iter().filter(|member| member.1 == skill).count()
            });
            !(able && once && asked)
        });
        wrong.map(|activity| Breach::Crew { activity }).collect()
    }

    fn persons(&self) -> Vec<Breach> {
        let mut at_work: Vec<Vec<(i64, i64, usize)>> = vec![Vec::new(); self.project.persons.len()];
        for activity in self.all().filter(|&activity| self.mode(activity).duration > 0) {
            let start = self.schedule.starts[activity];
            for &(person, _) in &self.schedule.crews[activity] {
                if let Some(work) = at_work.get_mut(person) {
                    work.push((start, start + self.mode(activity).duration, activity));
                }
            }
        }
        let mut breaches = Vec::new();
        for (person, mut work) in at_work.into_iter().enumerate() {
            work.sort_unstable();
            for pair in work.windows(2).filter(|pair| pair[1].0 < pair[0].1) {
                breaches.push(Breach::Person { person, activities: (pair[0].2, pair[1].2) });
            }
        }
        breaches
    }
}

/// The sum after each tick at which something changes; all changes of a tick count together.
fn levels(mut events: Vec<(i64, i64)>) -> Vec<(i64, i64)> {
    events.sort_unstable();
    let mut levels: Vec<(i64, i64)> = Vec::new();
    let mut sum = 0;
    for (tick, change) in events {
        sum += change;
        match levels.last_mut() {
            Some(last) if last.0 == tick => last.1 = sum,
            _ => levels.push((tick, sum)),
        }
    }
    levels
}
