//! What may be wrong with a raw project; all of it is told at once.

use std::collections::BTreeSet;

use thiserror::Error;

use crate::project::{End, Mode, Project, Raw};

/// The largest time and amount taken: sums of a whole project stay far from overflow.
pub(crate) const LARGEST: i64 = 500_000_000;

/// Where in a raw project.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Place {
    /// An activity.
    Activity(usize),
    /// A mode of an activity: both by place.
    Mode(usize, usize),
    /// A link.
    Link(usize),
    /// A renewable.
    Renewable(usize),
    /// A budget.
    Budget(usize),
    /// A stock.
    Stock(usize),
    /// A person.
    Person(usize),
    /// A part.
    Part(usize),
    /// The project as a whole.
    Whole,
}

/// What is wrong there.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum Fault {
    /// A number below what is possible.
    #[error("{value} is below 0")]
    Negative {
        /// Where.
        place: Place,
        /// The number given.
        value: i64,
    },
    /// A number, or a sum of times, too large to count with.
    #[error("{value} is above {LARGEST}")]
    Large {
        /// Where.
        place: Place,
        /// The number given, or the sum.
        value: i128,
    },
    /// Something named that is not there.
    #[error("there is no number {named}; there are {of}")]
    Missing {
        /// Where it is named.
        place: Place,
        /// What is named, counted from 0.
        named: usize,
        /// How many there are.
        of: usize,
    },
    /// An activity without a mode.
    #[error("no mode")]
    NoMode {
        /// Where.
        place: Place,
    },
    /// Every mode of an activity asks for more of something at once than there is.
    #[error("asks for {asked}; there is {there}")]
    Demand {
        /// The activity and the mode that comes nearest.
        place: Place,
        /// Of what.
        of: Place,
        /// How much it asks for.
        asked: i64,
        /// How much there is.
        there: i64,
    },
    /// More persons with a skill are asked for than there are, in every mode.
    #[error("asks for {asked} persons with skill {skill}; there are {there}")]
    Skill {
        /// The activity and mode.
        place: Place,
        /// The skill, by place.
        skill: usize,
        /// How many it asks for.
        asked: usize,
        /// How many have it.
        there: usize,
    },
    /// Activities of which each waits for the one before, and the first for the last.
    #[error("{} activities wait for each other in a circle", .activities.len())]
    Circle {
        /// The activities, in the order of waiting, by place.
        activities: Vec<usize>,
    },
    /// An activity in two parts.
    #[error("already in part {first}")]
    Twice {
        /// The second part.
        place: Place,
        /// The first part, by place.
        first: usize,
        /// The activity.
        activity: usize,
    },
}

impl TryFrom<Raw> for Project {
    type Error = Vec<Fault>;

    /// Validates everything and tells all faults at once.
    fn try_from(raw: Raw) -> Result<Self, Vec<Fault>> {
        let found = faults(&raw, false);
        if found.is_empty() { Ok(Self(raw)) } else { Err(found) }
    }
}

impl Project {
    /// Validates all but that every activity can have what it asks of renewables and budgets: where
    /// one cannot, the project is sound and there is no schedule, as [`crate::solve`] says.
    ///
    /// # Errors
    /// All other faults at once.
    pub fn with_any_demand(raw: Raw) -> Result<Self, Vec<Fault>> {
        let found = faults(&raw, true);
        if found.is_empty() { Ok(Self(raw)) } else { Err(found) }
    }
}

fn faults(raw: &Raw, any_demand: bool) -> Vec<Fault> {
    let mut faults = Faults { raw, found: Vec::new() };
    faults.supply();
    faults.activities();
    faults.found.retain(|fault| !any_demand || !matches!(fault, Fault::Demand { .. }));
    faults.links();
    faults.parts();
    faults.size();
    faults.found
}

struct Faults<'a> {
    raw: &'a Raw,
    found: Vec<Fault>,
}

impl Faults<'_> {
    fn number(&mut self, place: Place, value: i64) {
        if value < 0 {
            self.found.push(Fault::Negative { place, value });
        } else if value > LARGEST {
            self.found.push(Fault::Large { place, value: value.into() });
        }
    }

    fn place(&mut self, place: Place, named: usize, of: usize) -> bool {
        if named >= of {
            self.found.push(Fault::Missing { place, named, of });
        }
        named < of
    }

    fn supply(&mut self) {
        let raw = self.raw;
        for (place, &there) in raw.renewables.iter().enumerate() {
            self.number(Place::Renewable(place), there);
        }
        for (place, &there) in raw.budgets.iter().enumerate() {
            self.number(Place::Budget(place), there);
        }
        for (place, &there) in raw.stocks.iter().enumerate() {
            self.number(Place::Stock(place), there);
        }
        for (place, skills) in raw.persons.iter().enumerate() {
            for &skill in skills {
                self.place(Place::Person(place), skill, raw.skills);
            }
        }
    }

    fn activities(&mut self) {
        for (place, activity) in self.raw.activities.iter().enumerate() {
            self.number(Place::Activity(place), activity.release);
            if activity.modes.is_empty() {
                self.found.push(Fault::NoMode { place: Place::Activity(place) });
            }
            let before = self.found.len();
            for (mode, way) in activity.modes.iter().enumerate() {
                self.mode(Place::Mode(place, mode), way);
            }
            if self.found.len() > before {
                continue;
            }
            let beyond: Vec<Fault> = activity
                .modes
                .iter()
                .enumerate()
                .map_while(|(mode, way)| self.beyond(Place::Mode(place, mode), way))
                .collect();
            if beyond.len() == activity.modes.len() {
                self.found.extend(beyond.into_iter().next());
            }
        }
    }

    fn mode(&mut self, place: Place, mode: &Mode) {
        let raw = self.raw;
        self.number(place, mode.duration);
        let amounts = [
            (&mode.uses, raw.renewables.len()),
            (&mode.spends, raw.budgets.len()),
            (&mode.takes, raw.stocks.len()),
            (&mode.gives, raw.stocks.len()),
        ];
        for (amounts, of) in amounts {
            for &(named, amount) in amounts {
                self.place(place, named, of);
                self.number(place, amount);
            }
        }
        for &(skill, _) in &mode.needs {
            self.place(place, skill, raw.skills);
        }
    }

    /// What of this mode can never be had, if there is something.
    fn beyond(&self, place: Place, mode: &Mode) -> Option<Fault> {
        let raw = self.raw;
        let over = |asked: i64, there: i64, of: Place| {
            (asked > there).then_some(Fault::Demand { place, of, asked, there })
        };
        let uses = mode.uses.iter().find_map(|&(renewable, asked)| {
            over(asked, raw.renewables[renewable], Place::Renewable(renewable))
        });
        let spends = || {
            mode.spends
                .iter()
                .find_map(|&(budget, asked)| over(asked, raw.budgets[budget], Place::Budget(budget)))
        };
        let needs = || {
            mode.needs.iter().find_map(|&(skill, asked)| {
                let there = raw.persons.iter().filter(|skills| skills.contains(&skill)).count();
                (asked > there).then_some(Fault::Skill { place, skill, asked, there })
            })
        };
        uses.filter(|_| mode.duration > 0).or_else(spends).or_else(needs)
    }

    fn links(&mut self) {
        let raw = self.raw;
        let count = raw.activities.len();
        let mut next: Vec<Vec<usize>> = vec![Vec::new(); count];
        for (place, link) in raw.links.iter().enumerate() {
            let from = self.place(Place::Link(place), link.from.0, count);
            let to = self.place(Place::Link(place), link.to.0, count);
            self.number(Place::Link(place), link.lag.abs());
            let waits = link.lag >= 0 && link.from.1 == End::Finish && link.to.1 == End::Start;
            if from && to && waits {
                next[link.from.0].push(link.to.0);
            }
        }
        if let Some(activities) = circle(&next) {
            self.found.push(Fault::Circle { activities });
        }
    }

    fn parts(&mut self) {
        let count = self.raw.activities.len();
        let mut part_of = vec![None; count];
        for (place, part) in self.raw.parts.iter().enumerate() {
            self.number(Place::Part(place), part.release);
            self.number(Place::Part(place), part.length);
            for &activity in &part.activities {
                if !self.place(Place::Part(place), activity, count) {
                    continue;
                }
                if let Some(first) = part_of[activity].replace(place) {
                    self.found.push(Fault::Twice { place: Place::Part(place), first, activity });
                }
            }
        }
    }

    fn size(&mut self) {
        if self.found.is_empty() {
            let longest = |modes: &[Mode]| modes.iter().map(|mode| mode.duration).max().unwrap_or(0);
            let work = self.raw.activities.iter().map(|activity| i128::from(longest(&activity.modes)));
            let lags = self.raw.links.iter().map(|link| i128::from(link.lag.max(0)));
            let all = work.sum::<i128>() + lags.sum::<i128>();
            if all > i128::from(LARGEST) {
                self.found.push(Fault::Large { place: Place::Whole, value: all });
            }
        }
    }
}

/// One circle in a graph, if there is one: every node left after all that wait for nobody are taken
/// away, step by step, waits for another such node.
fn circle(next: &[Vec<usize>]) -> Option<Vec<usize>> {
    let mut waits = vec![0_usize; next.len()];
    for &to in next.iter().flatten() {
        waits[to] += 1;
    }
    let mut free: Vec<usize> = (0..next.len()).filter(|&node| waits[node] == 0).collect();
    while let Some(node) = free.pop() {
        for &to in &next[node] {
            waits[to] -= 1;
            if waits[to] == 0 {
                free.push(to);
            }
        }
    }
    let mut before = vec![None; next.len()];
    for (node, tos) in next.iter().enumerate().filter(|&(node, _)| waits[node] > 0) {
        for &to in tos.iter().filter(|&&to| waits[to] > 0) {
            before[to] = Some(node);
        }
    }
    let mut node = before.iter().position(Option::is_some)?;
    let mut walked = Vec::new();
    let mut seen = BTreeSet::new();
    while seen.insert(node) {
        walked.push(node);
        node = before[node]?;
    }
    let start = walked.iter().position(|&walked| walked == node)?;
    let mut activities = walked.split_off(start);
    activities.reverse();
    Some(activities)
}
