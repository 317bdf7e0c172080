//! A project as numbers, links, clauses and rules of the engine.
//!
//! | of the project | in the engine |
//! |---|---|
//! | start | a number |
//! | mode | a number from 0 to 1 each, exactly one of them 1; length, finish, amounts and spending become numbers that follow them |
//! | link | a link |
//! | renewable | a time-table; pairs that never fit together have an order to be decided |
//! | budget | a sum |
//! | modes, and all they take of what is scarce | a relaxation in which modes may be mixed |
//! | stock | a rule of its own |
//! | persons | those with equal skills are one renewable: whoever is free at a start can be given any of the work, so numbers suffice and names follow from a solution |
//! | skills and precedences together | renewables of weights: no set that can be under way together weighs more than one |
//! | objective | a number above every finish, or above the sum of the last finishes |

mod crews;
mod mixed;
mod weights;

use super::engine::{Engine, Lit, Options, Trail, Var};
use super::rules::{Energy, Flow, Size, Stock, Sum, Task, TimeTable, Work};
use crate::project::{End, Link, Objective, Project};
use crate::schedule::Schedule;

/// What a search may choose, where it is not the whole project.
#[derive(Debug, Clone, Default)]
pub(crate) struct Freedom {
    /// First and last start of each activity; empty for no limit.
    pub(crate) windows: Vec<(i64, i64)>,
    /// The mode of each activity that is not free to choose; empty where all are.
    pub(crate) modes: Vec<Option<usize>>,
    /// Pairs of which the first finishes before the second starts.
    pub(crate) orders: Vec<(usize, usize)>,
}

/// The persons with the same skills.
#[derive(Debug, Clone)]
struct Group {
    skills: Vec<usize>,
    persons: Vec<usize>,
}

/// Persons of a group at work on an activity in a skill.
#[derive(Debug, Clone, Copy)]
struct Share {
    activity: usize,
    group: usize,
    skill: usize,
    number: Var,
}

/// A time of the project: a number and what is added to it.
type Moment = (Var, i32);

/// A project in the engine.
pub(crate) struct Model {
    pub(crate) engine: Engine,
    pub(crate) goal: Var,
    starts: Vec<Var>,
    finishes: Vec<Moment>,
    lengths: Vec<Size>,
    /// Modes that can be chosen, each with its number; without one where there is one mode.
    modes: Vec<Vec<(usize, Option<Var>)>>,
    groups: Vec<Group>,
    shares: Vec<Share>,
}

/// Most pairs of activities whose order is decided as such.
const PAIRS: usize = 3_000;

/// Most activities of a renewable whose energy is counted: the work grows with the square.
const ENERGY: usize = 500;

/// Most activities whose pairs are looked at.
const MANY: usize = 3_000;

fn small(value: i64) -> i32 {
    i32::try_from(value).unwrap_or(if value > 0 { i32::MAX / 2 } else { i32::MIN / 2 })
}

impl Model {
    /// The model, with every finish at most `latest`; nothing when it was told to stop before it was
    /// whole.
    pub(crate) fn new(
        project: &Project,
        freedom: &Freedom,
        latest: i64,
        options: Options,
        stop: &dyn Fn() -> bool,
    ) -> Option<Self> {
        let mut engine = Engine::new(options);
        let goal = engine.var(0, 0);
        let mut model = Self {
            engine,
            goal,
            starts: Vec::new(),
            finishes: Vec::new(),
            lengths: Vec::new(),
            modes: Vec::new(),
            groups: Vec::new(),
            shares: Vec::new(),
        };
        model.activities(project, freedom, latest);
        let parts: [&dyn Fn(&mut Self); 7] = [
            &|model| model.links(project, freedom),
            &|model| model.renewables(project),
            &|model| model.pairs(project),
            &|model| model.budgets(project),
            &|model| model.stocks(project),
            &|model| model.persons(project),
            &|model| model.objective(project, latest),
        ];
        for part in parts {
            if stop() {
                return None;
            }
            part(&mut model);
        }
        // A neighbourhood is searched for too short a time to earn prices back.
        if freedom.windows.is_empty() && freedom.modes.is_empty() {
            model.mixed(project);
            model.weights(project);
        }
        let choose = Choice {
            starts: model.starts.clone(),
            modes: (0..project.len()).map(|place| model.cheapest_first(project, place)).collect(),
            shares: model.shares.iter().map(|share| share.number).collect(),
        };
        model.engine.choose(Box::new(move |trail| choose.next(trail)));
        Some(model)
    }

    /// The numbers of an activity's modes, those that spend least of the budgets first, then the
    /// quickest.
    fn cheapest_first(&self, project: &Project, place: usize) -> Vec<Var> {
        let way = |mode: usize| &project.activities[place].modes[mode];
        let share = |mode: usize| -> i64 {
            let parts =
                way(mode).spends.iter().map(|&(of, amount)| 1_000_000 * amount / project.budgets[of].max(1));
            parts.sum()
        };
        let mut modes = self.modes[place].clone();
        modes.sort_by_key(|&(mode, _)| (share(mode), way(mode).duration, mode));
        modes.into_iter().filter_map(|mode| mode.1).collect()
    }

    fn activities(&mut self, project: &Project, freedom: &Freedom, latest: i64) {
        for (place, activity) in project.activities.iter().enumerate() {
            let only = freedom.modes.get(place).copied().flatten();
            let fits = |&mode: &usize| {
                let way = &activity.modes[mode];
                let uses =
                    way.duration == 0 || way.uses.iter().all(|&(of, asked)| asked <= project.renewables[of]);
                uses && way.spends.iter().all(|&(of, asked)| asked <= project.budgets[of])
            };
            let mut open: Vec<usize> = match only {
                Some(mode) => vec![mode],
                None => (0..activity.modes.len()).filter(fits).collect(),
            };
            if open.is_empty() {
                self.engine.clause(&[]);
                open.push(0);
            }
            let lengths: Vec<i32> = open.iter().map(|&mode| small(activity.modes[mode].duration)).collect();
            let shortest = lengths.iter().copied().min().unwrap_or(0);
            let longest = lengths.iter().copied().max().unwrap_or(0);
            let (first, last) = freedom.windows.get(place).copied().unwrap_or((0, i64::MAX));
            let first = small(first.max(activity.release));
            let last = small(last.min(latest - i64::from(shortest)));
            let start = self.engine.var(first, last);
            self.starts.push(start);
            if open.len() == 1 {
                self.modes.push(vec![(open[0], None)]);
                self.finishes.push((start, shortest));
                continue;
            }
            let modes: Vec<(usize, Option<Var>)> =
                open.iter().map(|&mode| (mode, Some(self.engine.var(0, 1)))).collect();
            let chosen: Vec<Lit> =
                modes.iter().filter_map(|mode| mode.1).map(|var| var.at_least(1)).collect();
            self.engine.clause(&chosen);
            for (place, one) in chosen.iter().enumerate() {
                for other in &chosen[..place] {
                    self.engine.clause(&[one.not(), other.not()]);
                }
            }
            self.modes.push(modes);
            if shortest == longest {
                self.finishes.push((start, shortest));
            } else {
                let finish = self.engine.var(first.saturating_add(shortest), small(latest));
                self.finishes.push((finish, 0));
            }
        }
        for place in 0..project.len() {
            self.length(project, place);
        }
    }

    /// The length of an activity, and its finish where the length is open.
    fn length(&mut self, project: &Project, place: usize) {
        let duration = |mode: usize| project.activities[place].modes[mode].duration;
        let length = self.follow(place, &duration);
        self.lengths.push(length);
        let (start, (finish, _)) = (self.starts[place], self.finishes[place]);
        let Size::Open(length) = length else { return };
        let late = vec![(1, start.low()), (1, length.low()), (1, finish.high())];
        self.engine.rule(Box::new(Sum::new(late, 0)));
        let early = vec![(1, start.high()), (1, length.high()), (1, finish.low())];
        self.engine.rule(Box::new(Sum::new(early, 0)));
        for (mode, var) in self.modes[place].clone() {
            if let Some(var) = var {
                let length = small(duration(mode));
                self.engine.link(start, finish, length, var.at_least(1));
                self.engine.link(finish, start, -length, var.at_least(1));
            }
        }
    }

    /// A number of an activity that follows its mode; fixed where all modes agree.
    fn follow(&mut self, place: usize, amount: &dyn Fn(usize) -> i64) -> Size {
        let values: Vec<(Option<Var>, i32)> =
            self.modes[place].iter().map(|&(mode, var)| (var, small(amount(mode)))).collect();
        let least = values.iter().map(|value| value.1).min().unwrap_or(0);
        let most = values.iter().map(|value| value.1).max().unwrap_or(0);
        if least == most {
            return Size::Fixed(least);
        }
        let var = self.engine.var(least, most);
        let chosen: Vec<(Lit, i32)> =
            values.iter().filter_map(|&(mode, value)| mode.map(|mode| (mode.at_least(1), value))).collect();
        for &(mode, value) in &chosen {
            self.engine.clause(&[mode.not(), var.at_least(value)]);
            self.engine.clause(&[mode.not(), var.at_most(value)]);
        }
        let mut steps: Vec<i32> = chosen.iter().map(|value| value.1).collect();
        steps.sort_unstable();
        steps.dedup();
        for pair in steps.windows(2) {
            let mut below = vec![var.at_least(pair[1])];
            below.extend(chosen.iter().filter(|mode| mode.1 < pair[1]).map(|mode| mode.0));
            self.engine.clause(&below);
            let mut above = vec![var.at_most(pair[0])];
            above.extend(chosen.iter().filter(|mode| mode.1 > pair[0]).map(|mode| mode.0));
            self.engine.clause(&above);
        }
        Size::Open(var)
    }

    fn moment(&self, (activity, end): (usize, End)) -> Moment {
        match end {
            End::Start => (self.starts[activity], 0),
            End::Finish => self.finishes[activity],
        }
    }

    fn links(&mut self, project: &Project, freedom: &Freedom) {
        let after = |&(before, after): &(usize, usize)| Link::after(before, after);
        let links = project.links.iter().copied().chain(freedom.orders.iter().map(after));
        let mut edges = Vec::new();
        for link in links {
            let (from, to) = (self.moment(link.from), self.moment(link.to));
            let weight = small(i64::from(from.1) + link.lag - i64::from(to.1));
            edges.push((from.0, to.0, weight));
        }
        for place in 0..project.len() {
            let (start, finish) = (self.starts[place], self.finishes[place].0);
            if let Size::Open(length) = self.lengths[place]
                && start != finish
            {
                edges.push((start, finish, self.engine.trail.low(length)));
                edges.push((finish, start, -self.engine.trail.high(length)));
            }
        }
        if circular(self.engine.trail.vars(), &edges) {
            // Waiting for itself would go on to the end of time, a tick at a time.
            self.engine.clause(&[]);
            return;
        }
        for (from, to, weight) in edges {
            if from != to {
                self.engine.link(from, to, weight, Lit::ALWAYS);
            }
        }
    }

    fn renewables(&mut self, project: &Project) {
        for (renewable, &there) in project.renewables.iter().enumerate() {
            let uses = |place: usize, mode: usize| {
                let way = &project.activities[place].modes[mode];
                let uses = way.uses.iter().filter(|&&(of, _)| of == renewable && way.duration > 0);
                uses.map(|&(_, amount)| amount).sum::<i64>()
            };
            self.scarce(project, &uses, there);
        }
    }

    /// Rules for something of which there is so much and activities use so much in a mode.
    fn scarce(&mut self, project: &Project, uses: &dyn Fn(usize, usize) -> i64, there: i64) {
        let works = self.works(project, uses, there);
        let tasks: Vec<Task> = works.iter().map(|work| work.task).collect();
        self.energy(works, there);
        if !tasks.is_empty() {
            self.engine.rule(Box::new(TimeTable::new(tasks, there)));
        }
    }

    fn energy(&mut self, works: Vec<Work>, there: i64) {
        if (1..=ENERGY).contains(&works.len()) {
            self.engine.rule(Box::new(Energy::new(works, there)));
        }
    }

    /// What uses something; nothing where all of it together uses no more than there is.
    fn works(&mut self, project: &Project, uses: &dyn Fn(usize, usize) -> i64, there: i64) -> Vec<Work> {
        let mut works = Vec::new();
        let mut most = 0;
        for place in 0..project.len() {
            let length = self.lengths[place];
            let highest = self.modes[place].iter().map(|&(mode, _)| uses(place, mode)).max().unwrap_or(0);
            if highest == 0 || matches!(length, Size::Fixed(0)) {
                continue;
            }
            most += highest;
            let amount = self.follow(place, &|mode| uses(place, mode));
            let duration = |mode: usize| project.activities[place].modes[mode].duration;
            let energy = match (length, amount) {
                (Size::Fixed(_), Size::Fixed(_)) => Size::Fixed(0),
                _ => self.follow(place, &|mode| duration(mode) * uses(place, mode)),
            };
            let task = Task { start: self.starts[place], length, amount };
            works.push(Work { task, finish: self.finishes[place], energy });
        }
        if most > there { works } else { Vec::new() }
    }

    /// Pairs of activities that ask for more of a renewable than there is.
    fn pairs(&mut self, project: &Project) {
        if project.len() > MANY {
            return;
        }
        let mut least: Vec<Vec<i64>> = Vec::new();
        for (place, activity) in project.activities.iter().enumerate() {
            let mut amounts = vec![i64::MAX; project.renewables.len()];
            for &(mode, _) in &self.modes[place] {
                let way = &activity.modes[mode];
                for (renewable, amount) in amounts.iter_mut().enumerate() {
                    let uses = way.uses.iter().filter(|&&(of, _)| of == renewable && way.duration > 0);
                    *amount = (*amount).min(uses.map(|used| used.1).sum());
                }
            }
            least.push(amounts);
        }
        let mut found = Vec::new();
        for first in 0..project.len() {
            for second in first + 1..project.len() {
                let mut both = least[first].iter().zip(&least[second]).zip(&project.renewables);
                if both.any(|((&one, &other), &there)| one > 0 && other > 0 && one + other > there) {
                    found.push((first, second));
                }
            }
        }
        if found.len() <= PAIRS {
            for (first, second) in found {
                self.apart(first, second);
            }
        }
    }

    /// Two activities that never fit together: one finishes before the other starts.
    fn apart(&mut self, first: usize, second: usize) {
        let order = self.engine.var(0, 1);
        for (before, after, guard) in [(first, second, order.at_least(1)), (second, first, order.at_most(0))]
        {
            let (finish, later) = self.finishes[before];
            self.engine.link(finish, self.starts[after], later, guard);
        }
    }

    fn budgets(&mut self, project: &Project) {
        for (budget, &there) in project.budgets.iter().enumerate() {
            let mut terms = Vec::new();
            let mut left = there;
            for place in 0..project.len() {
                let spends = |mode: usize| {
                    let spends = project.activities[place].modes[mode].spends.iter();
                    spends.filter(|&&(of, _)| of == budget).map(|&(_, amount)| amount).sum::<i64>()
                };
                match self.follow(place, &spends) {
                    Size::Fixed(amount) => left -= i64::from(amount),
                    Size::Open(var) => terms.push((1, var.low())),
                }
            }
            self.engine.rule(Box::new(Sum::new(terms, left)));
        }
    }

    fn stocks(&mut self, project: &Project) {
        for (stock, &first) in project.stocks.iter().enumerate() {
            let (mut gives, mut takes) = (Vec::new(), Vec::new());
            for place in 0..project.len() {
                let modes = &project.activities[place].modes;
                let sum = |amounts: &[(usize, i64)]| {
                    amounts.iter().filter(|&&(of, _)| of == stock).map(|&(_, amount)| amount).sum::<i64>()
                };
                let give = self.follow(place, &|mode| sum(&modes[mode].gives));
                let take = self.follow(place, &|mode| sum(&modes[mode].takes));
                if !matches!(give, Size::Fixed(0)) {
                    let (at, later) = self.finishes[place];
                    gives.push(Flow { at, later, amount: give });
                }
                if !matches!(take, Size::Fixed(0)) {
                    takes.push(Flow { at: self.starts[place], later: 0, amount: take });
                }
            }
            if !takes.is_empty() {
                self.engine.rule(Box::new(Stock::new(first, gives, takes)));
            }
        }
    }

    fn objective(&mut self, project: &Project, latest: i64) {
        match project.objective {
            Objective::Makespan => {
                let goal = self.engine.var(0, small(latest));
                for place in 0..project.len() {
                    let (finish, later) = self.finishes[place];
                    self.engine.link(finish, goal, later, Lit::ALWAYS);
                }
                self.goal = goal;
            }
            Objective::TotalDelay => {
                let mut terms = Vec::new();
                let mut free = 0;
                for part in &project.parts {
                    free += part.release + part.length;
                    if part.activities.is_empty() {
                        continue;
                    }
                    let last = self.engine.var(0, small(latest));
                    for &place in &part.activities {
                        let (finish, later) = self.finishes[place];
                        self.engine.link(finish, last, later, Lit::ALWAYS);
                    }
                    terms.push((1, last.low()));
                }
                let most = i64::try_from(terms.len()).unwrap_or(i64::MAX).saturating_mul(latest) - free;
                let goal = self.engine.var(small(-free), small(most));
                terms.push((1, goal.high()));
                self.engine.rule(Box::new(Sum::new(terms, free)));
                self.goal = goal;
            }
        }
    }

    /// The least value of the goal that is still possible.
    pub(crate) fn low(&self) -> i32 {
        self.engine.trail.root(self.goal.low())
    }

    pub(crate) fn bound(&self) -> i64 {
        self.low().into()
    }

    /// Leaves only what is better than a value.
    pub(crate) fn below(&mut self, value: i64) {
        self.engine.require(self.goal.at_most(small(value - 1)));
    }

    /// Lets the search lean towards a schedule.
    pub(crate) fn lean(&mut self, project: &Project, schedule: &Schedule) {
        for place in 0..project.len() {
            self.engine.guide(self.starts[place], small(schedule.starts[place]));
            let (finish, later) = self.finishes[place];
            if finish != self.starts[place] {
                self.engine.guide(finish, small(schedule.finish(project, place)) - later);
            }
            for &(mode, var) in &self.modes[place] {
                if let Some(var) = var {
                    self.engine.guide(var, i32::from(schedule.modes[place] == mode));
                }
            }
        }
    }

    /// The schedule found; everything must be fixed.
    pub(crate) fn schedule(&self, project: &Project) -> Schedule {
        let trail = &self.engine.trail;
        let starts = self.starts.iter().map(|&start| i64::from(trail.low(start))).collect();
        let modes = self.modes.iter().map(|modes| {
            let chosen = modes.iter().find(|mode| mode.1.is_none_or(|var| trail.low(var) == 1));
            chosen.map_or(0, |mode| mode.0)
        });
        let modes = modes.collect();
        let mut schedule = Schedule { starts, modes, crews: vec![Vec::new(); project.len()] };
        self.name(project, &mut schedule);
        schedule
    }

    /// Gives the work of each group to persons: in the order of starts, whoever is free.
    fn name(&self, project: &Project, schedule: &mut Schedule) {
        let trail = &self.engine.trail;
        let mut free = vec![i64::MIN; project.persons.len()];
        let mut order: Vec<usize> = (0..project.len()).collect();
        order.sort_by_key(|&place| (schedule.starts[place], schedule.finish(project, place)));
        for place in order {
            let (start, finish) = (schedule.starts[place], schedule.finish(project, place));
            let mut crew: Vec<(usize, usize)> = Vec::new();
            for share in self.shares.iter().filter(|share| share.activity == place) {
                let mut left = trail.low(share.number);
                for &person in &self.groups[share.group].persons {
                    let taken = crew.iter().any(|member| member.0 == person);
                    if left > 0 && !taken && (free[person] <= start || start == finish) {
                        crew.push((person, share.skill));
                        left -= 1;
                    }
                }
            }
            if finish > start {
                for &(person, _) in &crew {
                    free[person] = finish;
                }
            }
            schedule.crews[place] = crew;
        }
    }
}

/// Whether some number would have to be greater than itself.
fn circular(vars: usize, edges: &[(Var, Var, i32)]) -> bool {
    let mut least = vec![0_i64; vars];
    for round in 0..=vars {
        if round * edges.len() > 200_000_000 {
            // Too large to know; the search will tell.
            return false;
        }
        let mut changed = false;
        for &(from, to, weight) in edges {
            let value = least[from.0 as usize] + i64::from(weight);
            if value > least[to.0 as usize] {
                least[to.0 as usize] = value;
                changed = true;
            }
        }
        if !changed {
            return false;
        }
    }
    true
}

/// The model's own order: the earliest start, then its mode, then persons.
struct Choice {
    starts: Vec<Var>,
    modes: Vec<Vec<Var>>,
    shares: Vec<Var>,
}

impl Choice {
    fn next(&self, trail: &Trail) -> Option<Lit> {
        let open_mode = |place: usize| self.modes[place].iter().find(|&&mode| !trail.fixed(mode)).copied();
        let open = (0..self.starts.len())
            .filter(|&place| !trail.fixed(self.starts[place]) || open_mode(place).is_some())
            .min_by_key(|&place| (trail.low(self.starts[place]), trail.high(self.starts[place])));
        if let Some(place) = open {
            if let Some(mode) = open_mode(place) {
                return Some(mode.at_least(1));
            }
            let start = self.starts[place];
            return Some(start.at_most(trail.low(start)));
        }
        let share = self.shares.iter().find(|&&share| !trail.fixed(share))?;
        Some(share.at_least(trail.high(*share)))
    }
}
