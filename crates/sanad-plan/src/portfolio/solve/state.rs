//! A schedule under construction: what is placed, what is left, and how to take steps back.

use super::clock::place;
use super::crew::{Job, Whereabouts};
use super::profile::Profile;
use super::shape::{Shape, Stuck};
use super::tally::Tally;
use crate::portfolio::{Placed, Plan, Tick};

/// A placed activity; persons lie flat, in the order of the way's staff.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Slot {
    pub(super) mode: usize,
    pub(super) start: Tick,
    pub(super) finish: Tick,
    pub(super) persons: Vec<u32>,
}

/// A step that can be taken back.
#[derive(Debug)]
enum Step {
    Placed(usize),
    Raised { profile: usize, from: usize, to: usize, by: i64 },
    Stairs { profile: usize, from: usize, every: usize, by: i64 },
    Joined { person: u32, class: usize },
    Sooner { person: u32, class: usize, since: Tick },
    Chosen(usize),
}

/// How far the trail and the tallies have come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Mark(usize, usize);

/// A schedule under construction.
#[derive(Debug)]
pub(super) struct State<'s, 'p> {
    pub(super) shape: &'s Shape<'p>,
    pub(super) profiles: Vec<Profile>,
    pub(super) placed: Vec<Option<Slot>>,
    pub(super) chosen: Vec<bool>,
    /// What each person does, in order of time.
    pub(super) lines: Vec<Vec<Job>>,
    /// Where each person is after the last of that.
    pub(super) ends: Vec<Whereabouts>,
    /// Classes of each person with the tick since when.
    pub(super) member: Vec<Vec<(usize, Tick)>>,
    /// Persons who joined each class by learning.
    pub(super) joined: Vec<Vec<u32>>,
    pub(super) tally: Tally,
    /// Activities placed so far, those taken back included.
    pub(super) work: u64,
    /// Whether all persons are weighed against each other.
    pub(super) thorough: bool,
    /// Class, from when, by how much: room for what is added up.
    pub(super) shifts: Vec<(usize, Tick, i64)>,
    tallies: Vec<Tally>,
    trail: Vec<Step>,
}

impl<'s, 'p> State<'s, 'p> {
    pub(super) fn new(shape: &'s Shape<'p>) -> Self {
        let problem = shape.problem;
        let member = |person: usize| {
            let from = problem.pools[shape.pool_of[person]].from;
            shape.member[person].iter().map(|&class| (class, from)).collect()
        };
        let ends = problem.pools.iter().flat_map(|pool| {
            pool.persons.clone().map(|person| Whereabouts::after(problem, pool, person, &[]))
        });
        Self {
            shape,
            profiles: shape.profiles.clone(),
            placed: vec![None; problem.activities.len()],
            chosen: vec![false; problem.measures.len()],
            lines: vec![Vec::new(); shape.member.len()],
            ends: ends.collect(),
            member: (0..shape.member.len()).map(member).collect(),
            joined: vec![Vec::new(); shape.classes.len()],
            tally: Tally::new(problem),
            work: 0,
            thorough: shape.member.len() <= 64,
            shifts: Vec::new(),
            tallies: Vec::new(),
            trail: Vec::new(),
        }
    }

    /// The state in which a plan stands.
    pub(super) fn of(shape: &'s Shape<'p>, plan: &Plan) -> Self {
        let mut state = Self::new(shape);
        for (activity, placed) in plan.placed.iter().enumerate() {
            if let Some(placed) = placed {
                let persons = placed.persons.concat();
                let slot = Slot { mode: placed.mode, start: placed.start, finish: placed.finish, persons };
                state.put(activity, slot);
            }
        }
        state
    }

    /// Takes one activity out, but for what it taught.
    pub(super) fn take_out(&mut self, activity: usize) -> Option<Slot> {
        let slot = self.placed[activity].clone()?;
        self.effects(activity, &slot, -1);
        self.lift(activity);
        Some(slot)
    }

    /// Puts back what was taken out.
    pub(super) fn put_back(&mut self, activity: usize, slot: Slot) {
        self.effects(activity, &slot, 1);
        self.man(activity, &slot);
        self.placed[activity] = Some(slot);
    }

    pub(super) fn mark(&self) -> Mark {
        Mark(self.trail.len(), self.tallies.len())
    }

    /// Takes back everything since a mark.
    pub(super) fn back_to(&mut self, mark: Mark) {
        while self.trail.len() > mark.0 {
            let Some(step) = self.trail.pop() else { break };
            match step {
                Step::Placed(activity) => self.lift(activity),
                Step::Raised { profile, from, to, by } => self.profiles[profile].add(from, to, -by),
                Step::Stairs { profile, from, every, by } => {
                    self.profiles[profile].add_stairs(from, every, -by);
                }
                Step::Joined { person, class } => {
                    self.adjust_member(person, class, None);
                    self.member[person as usize].retain(|own| own.0 != class);
                    self.joined[class].pop();
                }
                Step::Sooner { person, class, since } => self.adjust_member(person, class, Some(since)),
                Step::Chosen(measure) => self.chosen[measure] = false,
            }
        }
        if self.tallies.len() > mark.1 {
            self.tally = self.tallies[mark.1].clone();
            self.tallies.truncate(mark.1);
        }
    }

    fn raise(&mut self, profile: usize, from: Tick, to: Tick, by: i64) {
        if from < to && by != 0 {
            let (from, to) = (place(from), place(to));
            self.profiles[profile].add(from, to, by);
            self.trail.push(Step::Raised { profile, from, to, by });
        }
    }

    /// Adds what an activity takes and gives to the profiles, so many times.
    fn effects(&mut self, activity: usize, slot: &Slot, times: i64) {
        let shape = self.shape;
        let horizon = shape.problem.horizon;
        let way = shape.way(activity, slot.mode);
        let (start, finish) = (slot.start, slot.finish);
        for &(profile, amount) in &way.renewables {
            self.raise(profile, start, finish, -amount * times);
        }
        for &(profile, at_start, all) in &way.spends {
            self.raise(profile, start, horizon + 1, -at_start * times);
            self.raise(profile, finish, horizon + 1, (at_start - all) * times);
        }
        for &(profile, running, after) in &way.flows {
            self.raise(profile, start, finish, running * times);
            self.raise(profile, finish, horizon + 1, after * times);
        }
        for &(profile, by, every) in &way.earns {
            let from = place(finish) + every;
            if by != 0 && from < self.profiles[profile].len() {
                self.profiles[profile].add_stairs(from, every, by * times);
                self.trail.push(Step::Stairs { profile, from, every, by: by * times });
            }
        }
    }

    /// Gives the persons of an activity their job.
    fn man(&mut self, activity: usize, slot: &Slot) {
        let place = self.shape.problem.activities[activity].place;
        let job = Job { start: slot.start, finish: slot.finish, activity, place };
        for &person in &slot.persons {
            let line = &mut self.lines[person as usize];
            let at = line.partition_point(|other| other.start < job.start);
            line.insert(at, job);
            self.note(person);
        }
        self.shift_free(&slot.persons, job.start, job.finish, -1);
    }

    /// Puts an activity where it fits.
    pub(super) fn put(&mut self, activity: usize, slot: Slot) {
        self.work += 1;
        self.effects(activity, &slot, 1);
        self.man(activity, &slot);
        let finish = slot.finish;
        self.placed[activity] = Some(slot);
        self.trail.push(Step::Placed(activity));
        self.teach(activity, finish);
    }

    /// Takes an activity's persons away again; its profiles are steps of their own.
    fn lift(&mut self, activity: usize) {
        let Some(slot) = self.placed[activity].take() else { return };
        for &person in &slot.persons {
            self.lines[person as usize].retain(|job| job.activity != activity);
            self.note(person);
        }
        self.shift_free(&slot.persons, slot.start, slot.finish, 1);
    }

    fn teach(&mut self, activity: usize, finish: Tick) {
        let shape = self.shape;
        let Some(slot) = &self.placed[activity] else { return };
        let way = shape.way(activity, slot.mode);
        if way.staff.iter().all(|staff| staff.joins.is_empty()) {
            return;
        }
        let persons = slot.persons.clone();
        for staff in &way.staff {
            for &class in &staff.joins {
                for &person in &persons[staff.offset..staff.offset + staff.count] {
                    match self.since(person, class) {
                        Some(since) if since <= finish => {}
                        Some(since) => {
                            self.adjust_member(person, class, Some(finish));
                            self.trail.push(Step::Sooner { person, class, since });
                        }
                        None => {
                            let end = shape.problem.pools[shape.pool_of[person as usize]].to;
                            self.member[person as usize].push((class, end.max(finish)));
                            self.joined[class].push(person);
                            self.adjust_member(person, class, Some(finish));
                            self.trail.push(Step::Joined { person, class });
                        }
                    }
                }
            }
        }
    }

    /// Moves the tick since when a person belongs to a class (nothing: never), and the class's
    /// profile with it.
    fn adjust_member(&mut self, person: u32, class: usize, since: Option<Tick>) {
        let end = self.shape.problem.pools[self.shape.pool_of[person as usize]].to;
        let Some(own) = self.member[person as usize].iter_mut().find(|own| own.0 == class) else { return };
        let (old, new) = (own.1, since.unwrap_or(end.max(own.1)));
        own.1 = new;
        let (from, to, by) = if new < old { (new, old, 1) } else { (old, new, -1) };
        let to = to.min(end);
        let profile = &mut self.profiles[self.shape.crews + class];
        if from < to {
            profile.add(place(from), place(to), by);
        }
        for job in &self.lines[person as usize] {
            let (a, b) = (job.start.max(from), job.finish.min(to));
            if a < b {
                profile.add(place(a), place(b), -by);
            }
        }
    }

    /// Marks a measure as chosen once all of it is placed, and counts it.
    pub(super) fn choose(&mut self, measure: usize) {
        self.tallies.push(self.tally.clone());
        self.tally.count(self.shape, measure, &self.placed);
        self.chosen[measure] = true;
        self.trail.push(Step::Chosen(measure));
    }

    /// The earliest slot of one mode from a tick on, whatever its links; or the last thing in the way.
    pub(super) fn fit(&self, activity: usize, mode: usize, from: Tick) -> Result<Slot, Stuck> {
        let shape = self.shape;
        let record = &shape.problem.activities[activity];
        let way = shape.way(activity, mode);
        let clock = &shape.clocks[way.clock];
        let end = shape.problem.horizon + 1;
        let latest = match clock.start_by(shape.late.finish[activity], way.duration) {
            Some(latest) => latest.min(shape.late.start[activity]),
            None => return Err(Stuck::Late),
        };
        let mut why = Stuck::Late;
        let mut start = from.max(record.release).max(record.pin.map_or(0, |pin| pin.0));
        'next: loop {
            start = match clock.start(start, way.duration) {
                Some(at) if at <= latest => at,
                _ => return Err(why),
            };
            let Some(finish) = clock.finish(start, way.duration) else { return Err(why) };
            let (a, b) = (place(start), place(finish));
            for &(profile, amount) in &way.renewables {
                if let Some(at) = self.profiles[profile].last_below(a, b, amount) {
                    why = Stuck::Profile(profile);
                    start = self.reaching(profile, at, amount).ok_or(why)?;
                    continue 'next;
                }
            }
            for &(profile, at_start, all) in &way.spends {
                if at_start > 0
                    && let Some(at) = self.profiles[profile].last_below(a, place(end), at_start)
                {
                    why = Stuck::Profile(profile);
                    start = super::clock::tick(at + 1);
                    continue 'next;
                }
                if all > at_start
                    && let Some(at) = self.profiles[profile].last_below(b, place(end), all)
                {
                    why = Stuck::Profile(profile);
                    start = clock.start_for(super::clock::tick(at + 1), way.duration).ok_or(why)?;
                    continue 'next;
                }
            }
            for &(profile, running, after) in &way.flows {
                if running < 0
                    && let Some(at) = self.profiles[profile].last_below(a, b, -running)
                {
                    why = Stuck::Profile(profile);
                    start = self.reaching(profile, at, -running).ok_or(why)?;
                    continue 'next;
                }
                if after < 0
                    && let Some(at) = self.profiles[profile].last_below(b, place(end), -after)
                {
                    why = Stuck::Profile(profile);
                    start = clock.start_for(super::clock::tick(at + 1), way.duration).ok_or(why)?;
                    continue 'next;
                }
            }
            if way.staff.is_empty() {
                return Ok(Slot { mode, start, finish, persons: Vec::new() });
            }
            for staff in &way.staff {
                let profile = shape.crews + staff.class;
                let count = i64::try_from(staff.count).unwrap_or(i64::MAX);
                if let Some(at) = self.profiles[profile].last_below(a, b, count) {
                    why = Stuck::Profile(profile);
                    start = self.reaching(profile, at, count).ok_or(why)?;
                    continue 'next;
                }
            }
            match self.staff(way, start, finish, record.place) {
                Ok(persons) => return Ok(Slot { mode, start, finish, persons }),
                Err((class, later)) => {
                    why = Stuck::People(class);
                    start = later.ok_or(why)?.max(start + 1);
                }
            }
        }
    }

    fn reaching(&self, profile: usize, after: usize, need: i64) -> Option<Tick> {
        self.profiles[profile].first_reaching(after + 1, need).map(super::clock::tick)
    }

    /// What stands, as a plan.
    pub(super) fn plan(&self) -> Plan {
        let placed = |(activity, slot): (usize, &Option<Slot>)| {
            slot.as_ref().map(|slot| Placed {
                mode: slot.mode,
                start: slot.start,
                finish: slot.finish,
                persons: self
                    .shape
                    .way(activity, slot.mode)
                    .staff
                    .iter()
                    .map(|staff| slot.persons[staff.offset..staff.offset + staff.count].to_vec())
                    .collect(),
            })
        };
        Plan { chosen: self.chosen.clone(), placed: self.placed.iter().enumerate().map(placed).collect() }
    }
}
