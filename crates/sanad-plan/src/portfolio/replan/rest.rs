//! The problem that is left on the status day: what is done and what goes on stand fast in it, and
//! nothing else starts before.
//!
//! What has happened is a fact, so no rule may forbid it. What is done keeps its finish and takes
//! nothing but its money, and gives what it gives and teaches; what goes on takes its people and
//! machines from the status day on. Where what is given does not cover that, as much is given as it
//! takes, and money overspent is repaid out of what comes in later.

use std::collections::BTreeMap;

use super::status::{Actual, Before, Status};
use super::whereabouts::{crew_of, stands};
use crate::portfolio::problem::{Anchor, Baseline, Group, Link, Mode, Need, Parts, Weights};
use crate::portfolio::solve::{anchored, finish_of};
use crate::portfolio::{Choice, End, Problem, Term, Tick};

/// Something on record that the plan's rules would not have, and that stands all the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Note {
    /// Both of two activities have begun, or the second has, and the link between them does not hold.
    Link(usize),
    /// More is spent out of a fund than came in; it is repaid out of what comes in later.
    Overspent {
        /// The fund.
        fund: usize,
        /// By how much at most, in its minor units.
        by: i64,
    },
    /// An activity goes on with more people than there are; then they are not counted.
    Crew(usize),
    /// What is left of an activity reaches beyond the last day.
    Beyond(usize),
    /// The day on which an activity was pinned is over.
    Pin(usize),
    /// An activity cannot be done in time any more.
    Deadline(usize),
}

/// The problem that is left.
#[derive(Debug, Clone)]
pub(super) struct Rest {
    pub(super) problem: Problem,
    pub(super) notes: Vec<Note>,
    /// Real starts and finishes of what has begun.
    pub(super) facts: Vec<Option<(Tick, Tick)>>,
    /// The objectives without [`Term::Change`].
    pub(super) levels: Vec<Vec<(Term, u32)>>,
}

/// How much of what binds is let go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Loose(pub(super) bool);

pub(super) fn rest(
    problem: &Problem,
    before: &Before,
    status: &Status,
    weights: Weights,
    loose: Loose,
) -> Rest {
    let mut made = Making {
        before,
        status,
        notes: Vec::new(),
        facts: vec![None; problem.activities.len()],
        shown: vec![None; problem.activities.len()],
        parts: problem.0.clone(),
    };
    stands(problem, before, status, &mut made.parts);
    made.facts();
    made.choices();
    made.links(loose);
    made.times(loose);
    made.stocks();
    let levels: Vec<Vec<(Term, u32)>> = problem
        .objectives
        .iter()
        .map(|level| level.iter().copied().filter(|own| own.0 != Term::Change).collect::<Vec<_>>())
        .filter(|level| !level.is_empty())
        .collect();
    let begun = |measure: usize| status.begun(problem, measure);
    let fact = |activity: usize| status.actuals[activity].is_some();
    made.parts.baseline = Some(Baseline {
        chosen: (0..problem.measures.len()).map(|measure| before.chosen[measure] || begun(measure)).collect(),
        starts: (before.placed.iter().enumerate())
            .map(|(activity, own)| own.as_ref().filter(|_| !fact(activity)).map(|own| own.start))
            .collect(),
        modes: (before.placed.iter().enumerate())
            .map(|(activity, own)| own.as_ref().filter(|_| !fact(activity)).map(|own| own.mode))
            .collect(),
        persons: (before.placed.iter().enumerate())
            .map(|(activity, own)| own.as_ref().filter(|_| !fact(activity)))
            .map(|own| own.map_or(Vec::new(), |own| own.persons.clone()))
            .collect(),
        weights,
    });
    made.parts.objectives.clone_from(&levels);
    let mut built = Problem(made.parts);
    // What goes on does so, even if its people are elsewhere, or there are not the people for it.
    while let Err(activity) = anchored(&built) {
        if built.0.activities[activity].place.take().is_some() {
            continue;
        }
        let own_mode = built.0.activities[activity].pin.and_then(|pin| pin.1).unwrap_or(0);
        let own = &mut built.0.activities[activity].modes[own_mode];
        if own.needs.is_empty() && own.teaches.is_empty() {
            break;
        }
        own.needs.clear();
        own.teaches.clear();
        made.notes.push(Note::Crew(activity));
    }
    made.notes.sort_unstable();
    Rest { problem: built, notes: made.notes, facts: made.facts, levels }
}

struct Making<'a> {
    before: &'a Before,
    status: &'a Status,
    notes: Vec<Note>,
    facts: Vec<Option<(Tick, Tick)>>,
    /// What stands for the facts in the problem that is left.
    shown: Vec<Option<(Tick, Tick)>>,
    parts: Parts,
}

impl Making<'_> {
    /// What has begun stands fast.
    fn facts(&mut self) {
        let day = self.status.day;
        let order = |actual: Actual| matches!(actual, Actual::Started { .. });
        let mut all: Vec<(bool, Tick, usize, Actual)> = (self.status.actuals.iter().enumerate())
            .filter_map(|(activity, actual)| actual.map(|own| (order(own), own.start(), activity, own)))
            .collect();
        all.sort_unstable();
        for ((_, _, activity, actual), rank) in all.into_iter().zip(0..) {
            let mode = actual.mode();
            let shown = match actual {
                Actual::Finished { start, finish, .. } => {
                    self.facts[activity] = Some((start, finish));
                    // Whom it taught is free on the status day, so a course is over a tick before it.
                    let taught = !self.parts.activities[activity].modes[mode].teaches.is_empty();
                    let at = finish.clamp(0, (day - Tick::from(taught)).max(0));
                    self.done(activity, mode);
                    (at, at)
                }
                Actual::Started { start, remaining, .. } => {
                    let calendar = self.parts.activities[activity].modes[mode].calendar;
                    let finish = finish_of_parts(&self.parts, calendar, day, remaining);
                    if finish.is_none() {
                        self.notes.push(Note::Beyond(activity));
                    }
                    let finish = finish.unwrap_or(self.parts.horizon);
                    self.facts[activity] = Some((start, finish));
                    self.going(activity, mode, finish);
                    (day, finish)
                }
            };
            self.shown[activity] = Some(shown);
            let record = &mut self.parts.activities[activity];
            record.release = 0;
            record.deadline = self.parts.horizon;
            record.pin = Some((shown.0, Some(mode)));
            let persons = self.before.placed[activity].as_ref().filter(|own| own.mode == mode);
            let mut persons = persons.map_or(Vec::new(), |own| own.persons.clone());
            if matches!(actual, Actual::Finished { .. }) {
                // Only whom it taught is asked for.
                let taught =
                    record.modes[mode].teaches.iter().map(|teach| teach.count as usize).sum::<usize>();
                persons.drain(..persons.len().saturating_sub(taught));
            }
            record.anchor = Some(Anchor { rank, persons });
        }
    }

    fn done(&mut self, activity: usize, mode: usize) {
        let record = &mut self.parts.activities[activity];
        record.place = None;
        let own = &mut record.modes[mode];
        own.duration = 0;
        own.calendar = None;
        own.renewables.clear();
        own.needs.clear();
        own.flows.retain(|flow| !flow.while_running);
    }

    fn going(&mut self, activity: usize, mode: usize, finish: Tick) {
        let day = self.status.day;
        let pools = self.crew(activity, mode);
        let record = &mut self.parts.activities[activity];
        let own = &mut record.modes[mode];
        own.duration = (finish - day).unsigned_abs();
        own.calendar = None;
        if own.duration == 0 {
            own.needs.clear();
        } else if let Some(pools) = &pools {
            let mut needs = Vec::new();
            let mut at = 0;
            for need in &own.needs {
                let end = at + need.count as usize;
                for chunk in pools[at..end].chunk_by(|a, b| a == b) {
                    let count = u32::try_from(chunk.len()).unwrap_or(u32::MAX);
                    needs.push(Need { skill: need.skill, level: 0, count, pool: Some(chunk[0]) });
                }
                at = end;
            }
            own.needs = needs;
        }
        if own.duration == 0 {
            record.place = None;
        }
    }

    /// The pools whose persons carry an activity out: those of the agreed plan, else nothing.
    fn crew(&self, activity: usize, mode: usize) -> Option<Vec<usize>> {
        let persons = crew_of(&self.parts, self.before, activity, mode)?;
        let pool = |person: u32| self.parts.pools.partition_point(|pool| pool.persons.end <= person);
        Some(persons.iter().map(|&person| pool(person)).collect())
    }

    /// What has begun is carried through, whatever was asked.
    fn choices(&mut self) {
        let begun: Vec<bool> = self
            .parts
            .measures
            .iter()
            .map(|measure| self.status.actuals[measure.activities.clone()].iter().any(Option::is_some))
            .collect();
        for (measure, begun) in self.parts.measures.iter_mut().zip(&begun) {
            if *begun {
                measure.choice = Choice::Mandatory;
            }
        }
        for &measure in &self.status.kept_measures {
            let chosen = self.before.chosen[measure];
            let own = &mut self.parts.measures[measure].choice;
            match (*own, chosen) {
                (Choice::Free, true) => *own = Choice::Mandatory,
                (Choice::Free, false) => *own = Choice::Excluded,
                _ => {}
            }
        }
        self.parts.hopeless.retain(|(measure, _)| !begun[*measure]);
        for group in &mut self.parts.groups {
            if let Group::AtMostOne(list) | Group::ExactlyOne(list) = group
                && list.iter().filter(|&&measure| begun[measure]).count() > 1
            {
                // A rule that always holds, so that the others keep their places.
                *group = Group::AtMostOne(vec![list[0]]);
            }
        }
    }

    /// Links to what has begun count from when it really was.
    fn links(&mut self, loose: Loose) {
        let day = self.status.day;
        let mut kept = Vec::with_capacity(self.parts.links.len());
        for (number, link) in self.parts.links.iter().enumerate() {
            let real = |activity: usize, end: End, facts: &[Option<(Tick, Tick)>]| {
                facts[activity].map(|(start, finish)| if end == End::Start { start } else { finish })
            };
            let from = real(link.from, link.from_end, &self.facts);
            let to = real(link.to, link.to_end, &self.facts);
            match (from, to) {
                (None, None) => kept.push(link.clone()),
                (None, Some(to)) if !loose.0 && self.still_holds(link, to) => {
                    let shown = real(link.to, link.to_end, &self.shown).unwrap_or(to);
                    let mut link = link.clone();
                    link.min += shown - to;
                    link.max = link.max.map(|max| max + shown - to);
                    kept.push(link);
                }
                (_, Some(to)) => {
                    let holds = from.is_some_and(|from| {
                        let lag = lag(&self.parts, link.calendar, from, to);
                        lag >= link.min && link.max.is_none_or(|max| lag <= max)
                    });
                    if !holds {
                        self.notes.push(Note::Link(number));
                    }
                }
                (Some(from), None) => {
                    let mut link = link.clone();
                    let shown = real(link.from, link.from_end, &self.shown).unwrap_or(from);
                    // The lag that is over when the other stands for it, below 0 when it is to come.
                    let over = match link.calendar {
                        Some(_) if shown >= from => lag(&self.parts, link.calendar, from, shown),
                        Some(_) => -lag(&self.parts, link.calendar, shown, from),
                        None => shown - from,
                    };
                    link.min -= over;
                    let last = link.max.map(|max| max - over);
                    link.max = last.filter(|_| !loose.0);
                    let passed = match link.calendar {
                        Some(calendar) => {
                            link.min = link.min.max(0);
                            last.is_some_and(|max| max < lag(&self.parts, Some(calendar), shown, day))
                        }
                        None => last.is_some_and(|max| shown.saturating_add(max) < day),
                    };
                    if passed {
                        link.max = None;
                        self.notes.push(Note::Link(number));
                    }
                    kept.push(link);
                }
            }
        }
        self.parts.links = kept;
    }

    /// Whether a link to what has begun can be kept by what has not.
    fn still_holds(&self, link: &Link, to: Tick) -> bool {
        let modes = self.parts.activities[link.from].modes.iter().map(|mode| mode.duration);
        let least = Tick::try_from(modes.min().unwrap_or(0)).unwrap_or(Tick::MAX / 2);
        let first = self.status.day + if link.from_end == End::Start { 0 } else { least };
        link.calendar.is_none() && to - first >= link.min
    }

    /// Nothing that has not begun starts before the status day.
    fn times(&mut self, loose: Loose) {
        let day = self.status.day;
        let horizon = self.parts.horizon;
        for (activity, record) in self.parts.activities.iter_mut().enumerate() {
            if self.facts[activity].is_some() {
                continue;
            }
            if record.pin.is_some_and(|pin| pin.0 < day || loose.0) {
                record.pin = None;
                self.notes.push(Note::Pin(activity));
            }
            record.release = record.release.max(day);
            let must = self.parts.measures[record.measure].choice == Choice::Mandatory;
            if must && record.deadline < horizon && (loose.0 || record.deadline < record.release) {
                record.deadline = horizon;
                self.notes.push(Note::Deadline(activity));
            }
        }
    }

    /// As much is given as what has begun takes.
    fn stocks(&mut self) {
        let ticks = usize::try_from(self.parts.horizon).unwrap_or(0) + 1;
        let at = |tick: Tick| usize::try_from(tick).unwrap_or(0).min(ticks);
        let mut used = vec![Vec::new(); self.parts.renewables.len()];
        let mut taken = vec![Vec::new(); self.parts.utilities.len()];
        let mut owed = vec![Vec::new(); self.parts.funds.len()];
        // The same when it really was, which is a tick later for a course.
        let mut really = owed.clone();
        for (activity, shown) in self.shown.iter().enumerate() {
            let Some((start, finish)) = *shown else { continue };
            let record = &self.parts.activities[activity];
            let mode: &Mode = &record.modes[record.pin.and_then(|pin| pin.1).unwrap_or(0)];
            for &(renewable, amount) in &mode.renewables {
                used[renewable].push((at(start), at(finish), i64::from(amount)));
            }
            let fact = self.facts[activity].map_or(finish, |(_, own)| own.max(0));
            for (owed, finish) in [(&mut owed, finish), (&mut really, fact)] {
                for &(fund, amount, end) in &mode.spends {
                    let tick = if end == End::Start { start } else { finish };
                    owed[fund].push((at(tick), amount));
                }
                for &(fund, amount, every) in &mode.earns {
                    let mut due = i64::from(finish) + i64::from(every);
                    while due <= i64::from(self.parts.horizon) {
                        owed[fund].push((at(Tick::try_from(due).unwrap_or(Tick::MAX)), -amount));
                        due += i64::from(every.max(1));
                    }
                }
            }
            for flow in &mode.flows {
                let from = at(if flow.from == End::Start { start } else { finish });
                let to = if flow.while_running { at(finish) } else { ticks };
                taken[flow.utility].push((from, to, -flow.amount));
            }
        }
        for (own, used) in self.parts.renewables.iter_mut().zip(&used) {
            let given: Vec<(Tick, i64)> = own.1.iter().map(|&(at, amount)| (at, i64::from(amount))).collect();
            if let Some(steps) = raised(&given, used, ticks) {
                let whole = |amount: i64| u32::try_from(amount).unwrap_or(0);
                own.1 = steps.into_iter().map(|(at, amount)| (at, whole(amount))).collect();
            }
        }
        for (own, taken) in self.parts.utilities.iter_mut().zip(&taken) {
            if let Some(steps) = raised(&own.1, taken, ticks) {
                own.1 = steps;
            }
        }
        for (fund, (owed, really)) in owed.into_iter().zip(really).enumerate() {
            let inflows = &mut self.parts.funds[fund].1;
            if let Some((_, by)) = repaid(inflows, really) {
                self.notes.push(Note::Overspent { fund, by });
            }
            if let Some((more, _)) = repaid(inflows, owed) {
                *inflows = more;
            }
        }
    }
}

fn finish_of_parts(parts: &Parts, calendar: Option<usize>, from: Tick, ticks: u32) -> Option<Tick> {
    let working = calendar.map(|calendar| parts.calendars[calendar].working.as_slice());
    finish_of(parts.horizon, working, from, ticks)
}

/// Ticks of a lag; before the first tick all of them work.
fn lag(parts: &Parts, calendar: Option<usize>, from: Tick, to: Tick) -> Tick {
    let Some(calendar) = calendar else { return to - from };
    if to < from {
        return to - from;
    }
    let working = &parts.calendars[calendar].working;
    let works = |tick: &Tick| {
        usize::try_from(*tick).map_or(true, |place| working.get(place).copied().unwrap_or(false))
    };
    Tick::try_from((from..to).filter(works).count()).unwrap_or(Tick::MAX)
}

/// Steps of what is given, with as much more as is taken beyond it; nothing when it is enough.
fn raised(given: &[(Tick, i64)], taken: &[(usize, usize, i64)], ticks: usize) -> Option<Vec<(Tick, i64)>> {
    let mut change = vec![0_i64; ticks + 1];
    for &(from, to, amount) in taken {
        change[from] += amount;
        change[to] -= amount;
    }
    let mut steps = Vec::new();
    let (mut held, mut next, mut sum, mut short) = (0, 0, 0, false);
    for (tick, change) in (0..).zip(&change[..ticks]) {
        while given.get(next).is_some_and(|step| step.0 <= tick) {
            held = given[next].1;
            next += 1;
        }
        sum += change;
        short |= sum > held;
        let amount = held.max(sum);
        if steps.last().is_none_or(|&(_, last)| last != amount) {
            steps.push((tick, amount));
        }
    }
    short.then_some(steps)
}

/// Inflows of which as much comes early as is owed, repaid out of later ones, with the most that is
/// short; nothing when what comes in is enough.
fn repaid(inflows: &[(Tick, i64)], owed: Vec<(usize, i64)>) -> Option<(Vec<(Tick, i64)>, i64)> {
    let mut changes: BTreeMap<Tick, (i64, i64)> = BTreeMap::new();
    for &(at, amount) in inflows {
        changes.entry(at).or_default().0 += amount;
    }
    for (at, amount) in owed {
        changes.entry(Tick::try_from(at).unwrap_or(Tick::MAX)).or_default().1 += amount;
    }
    let (mut came, mut needed, mut most, mut had, mut short) = (0, 0, 0, 0, 0);
    let mut steps = Vec::new();
    for (at, (inflow, spent)) in changes {
        came += inflow;
        needed += spent;
        most = needed.max(most);
        short = short.max(most - came);
        let has = came.max(most);
        if has > had {
            steps.push((at, has - had));
        }
        had = has;
    }
    (short > 0).then_some((steps, short))
}
