//! Who can do what when: the persons' own timelines.

use super::clock::{Clock, place};
use super::shape::{Staff, Way};
use super::state::State;
use crate::portfolio::{Pool, Problem, Tick};

/// Something a person does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Job {
    pub(super) start: Tick,
    pub(super) finish: Tick,
    pub(super) activity: usize,
    pub(super) place: Option<usize>,
}

/// Where a person is after some of their jobs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Whereabouts {
    /// Nothing: nobody knows.
    here: Option<usize>,
    /// Since when the person is there; nothing before the first way. It may lie before the first tick, for who is
    /// on the way.
    arrival: Option<Tick>,
    /// When the person may leave; at once where nobody travels.
    leave: Tick,
    /// The first tick at which a job would stand behind all of these.
    past: Tick,
}

impl Whereabouts {
    /// Where a person of a pool is after jobs in order of time.
    pub(super) fn after(problem: &Problem, pool: &Pool, person: u32, line: &[Job]) -> Self {
        let stand = pool.stand(person);
        let set_out = stand.map_or(pool.from, |own| own.free);
        // What is done holds nobody: where it left them, and since when, stands with the person.
        let done = |job: &Job| {
            job.start == job.finish
                && job.place.is_none()
                && problem.activities[job.activity].anchor.is_some()
        };
        let busy = line.iter().rev().find(|job| !done(job));
        let free = busy.map_or(set_out, |job| job.finish.max(set_out));
        let (mut here, mut arrival) = (None, None);
        let before = stand.and_then(|own| own.at).map(|(place, since)| (Some(place), since));
        let jobs = line.iter().rev().filter(|job| job.place.is_some());
        for (place, since) in jobs.map(|job| (job.place, job.start)).chain(before) {
            if arrival.is_some() && place != here {
                break;
            }
            here = place;
            arrival = Some(since);
            // Since when matters only where a stay has a least length.
            if pool.min_stay <= 0 {
                break;
            }
        }
        if arrival.is_none() {
            here = pool.base;
        }
        let past = line.last().map_or(Tick::MIN, |job| job.finish.max(job.start + 1));
        let still = problem.travel.is_empty() && pool.min_stay <= 0;
        let leave = if still { Tick::MIN } else { leave(free, arrival, pool.min_stay) };
        Self { here, arrival, leave, past }
    }

    /// Whether a person is at a place by a start; if not, when at the earliest.
    fn reaches(&self, problem: &Problem, at: Option<usize>, start: Tick) -> Result<(), Tick> {
        let way = self.here.zip(at).filter(|(from, to)| from != to);
        let earliest = way.map(|(from, to)| self.leave + problem.travel(from, to));
        earliest.filter(|&earliest| start < earliest).map_or(Ok(()), Err)
    }
}

/// When a person may leave a place who is free there and arrived at a tick.
fn leave(free: Tick, arrival: Option<Tick>, min_stay: Tick) -> Tick {
    arrival.map_or(free, |at| free.max(at + min_stay))
}

/// More fits are not looked for than needed and so many beside.
const SPARE: usize = 6;

impl State<'_, '_> {
    /// Notes where a person is after their last job, once their line has changed.
    pub(super) fn note(&mut self, person: u32) {
        let pool = &self.shape.problem.pools[self.shape.pool_of[person as usize]];
        let line = &self.lines[person as usize];
        self.ends[person as usize] = Whereabouts::after(self.shape.problem, pool, person, line);
    }

    /// Whether a person can do a job in `[start, finish)`; if not, the first start worth a try.
    pub(super) fn fits(&self, person: u32, start: Tick, finish: Tick, at: Option<usize>) -> Result<(), Tick> {
        let problem = self.shape.problem;
        let pool = &problem.pools[self.shape.pool_of[person as usize]];
        if start < pool.from {
            return Err(pool.from);
        }
        if finish > pool.to {
            return Err(Tick::MAX);
        }
        // After all that the person does there is only the way to it.
        let end = &self.ends[person as usize];
        if start >= end.past {
            return end.reaches(problem, at, start);
        }
        let line = &self.lines[person as usize];
        let next = line.partition_point(|job| job.start < start);
        if next > 0 && line[next - 1].finish > start {
            return Err(line[next - 1].finish);
        }
        if next < line.len() && line[next].start < finish {
            return Err(line[next].finish);
        }
        if problem.travel.is_empty() && pool.min_stay <= 0 {
            return Ok(());
        }
        let before = Whereabouts::after(problem, pool, person, &line[..next]);
        before.reaches(problem, at, start)?;
        let here = before.here;
        let arrives = at.is_some() && (here != at || before.arrival.is_none());
        let since = if arrives { Some(start) } else { before.arrival };
        // The way to the next place.
        let Some(then) = (next..line.len()).find(|&then| line[then].place.is_some()) else { return Ok(()) };
        let after = line[then];
        let to = after.place.unwrap_or(0);
        let last = if then > next { line[then - 1].finish } else { finish };
        let now = at.or(here);
        if let Some(from) = now
            && from != to
            && after.start < leave(last, since, pool.min_stay) + problem.travel(from, to)
        {
            return Err(after.finish.max(start + 1));
        }
        // A stay that this job cuts in two begins anew at the job after it.
        if at.is_some()
            && now != after.place
            && here == after.place
            && let Some(away) =
                (then + 1..line.len()).find(|&away| line[away].place.is_some_and(|place| place != to))
        {
            let ready = leave(line[away - 1].finish, Some(after.start), pool.min_stay);
            if line[away].start < ready + problem.travel(to, line[away].place.unwrap_or(0)) {
                return Err(after.finish.max(start + 1));
            }
        }
        Ok(())
    }

    /// The first tick from which a person belongs to a class, if ever.
    pub(super) fn since(&self, person: u32, class: usize) -> Option<Tick> {
        self.member[person as usize].iter().find(|own| own.0 == class).map(|own| own.1)
    }

    /// Who belongs to a class, each with the tick since when: from the first of their pool, or since they learned it.
    fn candidates(&self, class: usize) -> impl Iterator<Item = (u32, Tick)> {
        let from = |person: u32| self.shape.problem.pools[self.shape.pool_of[person as usize]].from;
        let first = self.shape.classes[class].persons.iter().map(move |&person| (person, from(person)));
        let learned =
            self.joined[class].iter().filter_map(move |&person| Some((person, self.since(person, class)?)));
        first.chain(learned)
    }

    /// The first start from `from` on and before `until` at which a person of a class could do it.
    fn earliest(
        &self,
        (person, since): (u32, Tick),
        way: &Way,
        (from, until): (Tick, Tick),
        at: Option<usize>,
    ) -> Option<Tick> {
        let clock: &Clock = &self.shape.clocks[way.clock];
        let mut start = from.max(since);
        loop {
            start = clock.start(start, way.duration).filter(|&start| start < until)?;
            match self.fits(person, start, clock.finish(start, way.duration)?, at) {
                Ok(()) => return Some(start),
                Err(Tick::MAX) => return None,
                Err(later) => start = later.max(start + 1),
            }
        }
    }

    /// What a person is worth to others: the less, the sooner picked.
    fn dear(&self, person: u32, joins: &[usize], at: Option<usize>) -> (usize, Tick, usize) {
        let taught = match joins {
            [] => 0,
            joins => self.member[person as usize].iter().filter(|own| joins.contains(&own.0)).count(),
        };
        let here = self.ends[person as usize].here;
        let way = here.zip(at).map_or(0, |(here, at)| self.shape.problem.travel(here, at));
        (taught, way, self.member[person as usize].len())
    }

    /// Different persons for everything a way needs at a start; if there are none, the class that
    /// lacks them and the next start worth a try.
    pub(super) fn staff(
        &self,
        way: &Way,
        start: Tick,
        finish: Tick,
        at: Option<usize>,
    ) -> Result<Vec<u32>, (usize, Option<Tick>)> {
        let mut persons = vec![u32::MAX; way.persons];
        let mut lacking = None;
        let mut found = Vec::new();
        for &index in &way.scarce {
            let staff = &way.staff[index];
            let mut skipped = false;
            self.pick(staff, (start, finish), at, &persons, &mut found, &mut skipped);
            if found.len() < staff.count {
                if !skipped {
                    return Err((staff.class, self.enough(staff.class, staff.count, way, start, at)));
                }
                lacking = Some(staff.class);
                break;
            }
            for (slot, &(_, person)) in found.iter().take(staff.count).enumerate() {
                persons[staff.offset + slot] = person;
            }
        }
        match lacking {
            None => Ok(persons),
            Some(class) => {
                self.assign(way, start, finish, at).ok_or_else(|| (class, self.change(way, start, at)))
            }
        }
    }

    /// Those of a class who can do it in a span and are worth least to others, the least first; `skipped` where one
    /// of the class does something else of it.
    fn pick(
        &self,
        staff: &Staff,
        (start, finish): (Tick, Tick),
        at: Option<usize>,
        taken: &[u32],
        found: &mut Vec<((usize, Tick, usize), u32)>,
        skipped: &mut bool,
    ) {
        found.clear();
        let most = if self.thorough { staff.count } else { staff.count + SPARE };
        for (person, since) in self.candidates(staff.class) {
            if taken.contains(&person) {
                *skipped = true;
                continue;
            }
            if since > start {
                continue;
            }
            let own = (self.dear(person, &staff.joins, at), person);
            // Who would not be picked need not be looked at closely.
            let full = found.len() >= most;
            if full && found.last().is_none_or(|last| *last < own) {
                continue;
            }
            if self.fits(person, start, finish, at).is_ok() {
                if full {
                    found.pop();
                }
                found.insert(found.partition_point(|other| *other < own), own);
                if found.len() >= most && !self.thorough {
                    break;
                }
            }
        }
    }

    /// The first start after `start` with enough persons of one class.
    fn enough(&self, class: usize, count: usize, way: &Way, start: Tick, at: Option<usize>) -> Option<Tick> {
        // The earliest of all so far, in order, and never more than are needed.
        let mut times: Vec<Tick> = Vec::with_capacity(count + 1);
        for candidate in self.candidates(class) {
            let until = if times.len() < count { Tick::MAX } else { times[count - 1] };
            if let Some(time) = self.earliest(candidate, way, (start, until), at) {
                times.insert(times.partition_point(|&other| other <= time), time);
                times.truncate(count);
            }
        }
        times.get(count - 1).map(|&last| last.max(start + 1))
    }

    /// The first start after `start` at which a person more is free for one of the needs.
    fn change(&self, way: &Way, start: Tick, at: Option<usize>) -> Option<Tick> {
        let mut first: Option<Tick> = None;
        for staff in &way.staff {
            for candidate in self.candidates(staff.class) {
                let span = (start, first.unwrap_or(Tick::MAX));
                let time = self.earliest(candidate, way, span, at);
                first = time.filter(|&time| time > start).or(first);
            }
        }
        first
    }

    /// Augmenting paths between the places to fill and the persons who can fill them.
    fn assign(&self, way: &Way, start: Tick, finish: Tick, at: Option<usize>) -> Option<Vec<u32>> {
        let able: Vec<Vec<u32>> = way
            .staff
            .iter()
            .map(|staff| {
                self.candidates(staff.class)
                    .filter(|&(person, since)| since <= start && self.fits(person, start, finish, at).is_ok())
                    .map(|(person, _)| person)
                    .collect()
            })
            .collect();
        let entry: Vec<usize> = way
            .staff
            .iter()
            .enumerate()
            .flat_map(|(index, staff)| std::iter::repeat_n(index, staff.count))
            .collect();
        let mut holder: Vec<u32> = vec![u32::MAX; way.persons];
        for slot in 0..way.persons {
            // Breadth first over slots; `from` remembers whose person each slot could take.
            let mut from: Vec<Option<usize>> = vec![None; way.persons];
            let mut queue = vec![slot];
            let mut at = 0;
            let mut done = None;
            let mut seen: Vec<u32> = Vec::new();
            'search: while let Some(&now) = queue.get(at) {
                at += 1;
                for &person in &able[entry[now]] {
                    if seen.contains(&person) {
                        continue;
                    }
                    seen.push(person);
                    if let Some(other) = holder.iter().position(|&held| held == person) {
                        from[other] = Some(now);
                        queue.push(other);
                    } else {
                        done = Some((now, person));
                        break 'search;
                    }
                }
            }
            let (mut now, mut person) = done?;
            loop {
                std::mem::swap(&mut holder[now], &mut person);
                match from[now] {
                    Some(before) if now != slot => now = before,
                    _ => break,
                }
            }
        }
        Some(holder)
    }

    /// Whether these persons, in the order of the way's staff, can do what a slot says.
    pub(super) fn can(&self, activity: usize, slot: &super::state::Slot, persons: &[u32]) -> bool {
        let way = self.shape.way(activity, slot.mode);
        let at = self.shape.problem.activities[activity].place;
        let known = |person: &u32| (*person as usize) < self.lines.len();
        let twice = |own: &u32| persons.iter().filter(|other| *other == own).count() > 1;
        persons.len() == way.persons
            && persons.iter().all(|person| known(person) && !twice(person))
            && way.staff.iter().all(|staff| {
                persons[staff.offset..staff.offset + staff.count].iter().all(|&person| {
                    self.since(person, staff.class).is_some_and(|since| since <= slot.start)
                        && self.fits(person, slot.start, slot.finish, at).is_ok()
                })
            })
    }

    /// Gives what starts as in the baseline the persons that it has there, if they can.
    pub(super) fn as_before(&self, activity: usize, slot: &mut super::state::Slot) {
        let Some(baseline) = &self.shape.problem.baseline else { return };
        let own = &baseline.persons[activity];
        let same = baseline.starts[activity] == Some(slot.start)
            && baseline.modes[activity].is_none_or(|mode| mode == slot.mode);
        if same && !own.is_empty() && *own != slot.persons && self.can(activity, slot, own) {
            slot.persons.clone_from(own);
        }
    }

    /// Free ticks of their classes that persons take up or give back in a span: once for all who belong to a class from
    /// the same tick on.
    pub(super) fn shift_free(&mut self, persons: &[u32], start: Tick, finish: Tick, by: i64) {
        let mut shifts = std::mem::take(&mut self.shifts);
        shifts.clear();
        for &person in persons {
            for &(class, since) in &self.member[person as usize] {
                let from = start.max(since);
                if from < finish {
                    match shifts.iter_mut().find(|own| own.0 == class && own.1 == from) {
                        Some(own) => own.2 += by,
                        None => shifts.push((class, from, by)),
                    }
                }
            }
        }
        for &(class, from, by) in &shifts {
            self.profiles[self.shape.crews + class].add(place(from), place(finish), by);
        }
        self.shifts = shifts;
    }
}
