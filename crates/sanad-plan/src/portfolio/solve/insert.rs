//! Measures put into a schedule whole, or not at all.

use std::collections::BinaryHeap;

use super::decode::{Decoder, Genome};
use super::shape::{Shape, Stuck, Way};
use super::state::{Slot, State};
use crate::portfolio::{End, Group, Tick};

/// Placings of a bundle with first activities moved later before it is given up.
const RETRIES: usize = 60;

/// Times that an activity is moved later before other modes are tried: first the quickest of all, then
/// others of its own. What follows it may stay too late whenever it starts, when something beside it
/// takes too long or it is too short itself.
const PATIENCE: usize = 6;

/// Placings before what is tried is given up for another way.
const SHIFTS: usize = 30;

/// Notes that an activity has to be moved later; after a few times it may take another of its modes.
fn raise(raised: &mut Vec<Raised>, activity: usize, to: Tick, modes: usize) {
    let Some(own) = raised.iter_mut().find(|own| own.activity == activity) else {
        raised.push(Raised { activity, from: to, times: 1 });
        return;
    };
    own.from = to.max(own.from + 1);
    own.times += 1;
    if modes > 1 && own.times.is_multiple_of(PATIENCE) {
        for own in raised {
            own.from = 0;
        }
    }
}

/// An activity that was moved later.
#[derive(Debug)]
struct Raised {
    activity: usize,
    from: Tick,
    times: usize,
}

/// Why an activity could not be placed.
#[derive(Debug, Clone, Copy)]
enum Trouble {
    Stuck(Stuck),
    /// It comes too late for another one, which may start here instead.
    Shift {
        activity: usize,
        to: Tick,
    },
}

/// First and last start that links leave, and whose link sets the last.
#[derive(Debug, Clone, Copy)]
pub(super) struct Window {
    pub(super) from: Tick,
    pub(super) to: Tick,
    pub(super) by: Option<usize>,
}

/// The starts of an activity that links to activities already placed leave, with the link that
/// sets the first.
pub(super) fn window(
    state: &State,
    activity: usize,
    mode: usize,
) -> Result<(Window, Option<usize>), (usize, Tick)> {
    let shape: &Shape = state.shape;
    let way = shape.way(activity, mode);
    let clock = &shape.clocks[way.clock];
    let mut window = Window { from: 0, to: Tick::MAX, by: None };
    let mut setter = None;
    for &number in &shape.links[activity] {
        let link = &shape.problem.links[number];
        let second = link.to == activity;
        let (other, other_end, own_end) = if second {
            (link.from, link.from_end, link.to_end)
        } else {
            (link.to, link.to_end, link.from_end)
        };
        let Some(slot) = &state.placed[other] else { continue };
        let base = if other_end == End::Start { slot.start } else { slot.finish };
        let lag = link.calendar.map(|calendar| &shape.clocks[calendar]);
        // Bounds on the own end; the second is an upper one that may not be there.
        let (least, most) = match (second, lag) {
            (true, None) => {
                (Some(base.saturating_add(link.min)), link.max.map(|max| base.saturating_add(max)))
            }
            (true, Some(lag)) => (lag.after(base, link.min), link.max.map(|max| lag.until(base, max))),
            (false, None) => (
                link.max.map(|max| base.saturating_sub(max)).or(Some(0)),
                Some(base.saturating_sub(link.min)),
            ),
            (false, Some(lag)) => {
                let most = lag.before(base, link.min).ok_or((other, base + 1))?;
                (link.max.map(|max| lag.since(base, max)).or(Some(0)), Some(most))
            }
        };
        let late = (other, slot.start + 1);
        let least = least.ok_or(late)?;
        let from = if own_end == End::Start { Some(least) } else { clock.start_for(least, way.duration) };
        let from = from.ok_or(late)?;
        if from > window.from {
            window.from = from;
            setter = Some(number);
        }
        if let Some(most) = most {
            let to = if own_end == End::Start { Some(most) } else { clock.start_by(most, way.duration) };
            let to = to.filter(|&to| to >= 0).ok_or(late)?;
            if to < window.to {
                window.to = to;
                window.by = Some(other);
            }
        }
    }
    Ok((window, setter))
}

impl Decoder<'_, '_> {
    /// Adds what the rules of choice ask for; `turn` picks among the alternatives.
    fn close(&mut self, genome: &Genome, list: &[usize], turn: usize) -> Result<Vec<usize>, Stuck> {
        let shape = self.state.shape;
        let mut bundle: Vec<usize> = Vec::with_capacity(list.len());
        let mut open: Vec<usize> = list.iter().rev().copied().collect();
        let mut turn = turn;
        while let Some(measure) = open.pop() {
            if self.state.chosen[measure] || bundle.contains(&measure) {
                continue;
            }
            bundle.push(measure);
            for &group in &shape.groups[measure] {
                match &shape.problem.groups[group] {
                    Group::ExactlyOne(all) | Group::AtMostOne(all) => {
                        let other = |&other: &usize| {
                            other != measure && (self.state.chosen[other] || bundle.contains(&other))
                        };
                        if all.iter().any(other) {
                            return Err(Stuck::Group(group));
                        }
                    }
                    Group::Implies(_, others) => {
                        let there = |other: &usize| {
                            self.state.chosen[*other] || bundle.contains(other) || open.contains(other)
                        };
                        if others.iter().any(there) {
                            continue;
                        }
                        let mut able: Vec<usize> =
                            others.iter().copied().filter(|&other| self.open_to(genome, other)).collect();
                        if able.is_empty() {
                            return Err(Stuck::Group(group));
                        }
                        able.sort_by_key(|&other| self.rank[other]);
                        open.push(able[turn % able.len()]);
                        turn /= able.len();
                    }
                }
            }
        }
        Ok(bundle)
    }

    /// Whether a measure may be brought in for another's sake. That it was asked is kept, so that
    /// a change of the answer is a change of the schedule from here on.
    pub(super) fn open_to(&mut self, genome: &Genome, measure: usize) -> bool {
        self.touched[measure] = self.touched[measure].min(self.position);
        !self.state.shape.barred[measure] && !genome.out(self.state.shape, measure)
    }

    /// Places measures with all they need, if they fit.
    pub(super) fn attempt(&mut self, genome: &Genome, list: &[usize], depth: usize) -> Result<(), Stuck> {
        let mut first = None;
        let mut tried: Vec<usize> = Vec::new();
        for turn in 0..3 {
            let bundle = match self.close(genome, list, turn) {
                Ok(bundle) => bundle,
                Err(stuck) => {
                    first = first.or(Some(stuck));
                    continue;
                }
            };
            if bundle == tried {
                break;
            }
            let Err(stuck) = self.insert(genome, &bundle) else { return Ok(()) };
            first = first.or(Some(stuck));
            let profile = match stuck {
                Stuck::Profile(profile) => profile,
                Stuck::People(class) => self.state.shape.crews + class,
                Stuck::Late | Stuck::Window(_) | Stuck::Group(_) => {
                    tried = bundle;
                    continue;
                }
            };
            let shape = self.state.shape;
            if depth > 0 {
                let mut helpers: Vec<usize> = shape.suppliers[profile]
                    .iter()
                    .copied()
                    .filter(|&helper| !self.state.chosen[helper] && !bundle.contains(&helper))
                    .collect();
                helpers.retain(|&helper| self.open_to(genome, helper));
                helpers.sort_by_key(|&helper| self.rank[helper]);
                for helper in helpers.into_iter().take(2) {
                    let mut with = vec![helper];
                    with.extend(&bundle);
                    if self.attempt(genome, &with, depth - 1).is_ok() {
                        return Ok(());
                    }
                }
            }
            tried = bundle;
        }
        Err(first.unwrap_or(Stuck::Late))
    }

    fn insert(&mut self, genome: &Genome, bundle: &[usize]) -> Result<(), Stuck> {
        let mark = self.state.mark();
        let pinned = |measure: &usize| {
            let activities = &self.state.shape.problem.activities;
            activities[self.state.shape.problem.measures[*measure].activities.clone()]
                .iter()
                .any(|activity| activity.pin.is_some())
        };
        let modes = |measure: &usize| {
            let own = self.state.shape.problem.measures[*measure].activities.clone();
            own.into_iter().any(|activity| self.state.shape.ways[activity].len() > 1)
        };
        let several = bundle.iter().any(modes);
        let mut pins_first = bundle.iter().any(pinned);
        let mut raised: Vec<Raised> = Vec::new();
        let mut last = Stuck::Late;
        self.quick = false;
        let (mut left, mut own_left) = (RETRIES, SHIFTS);
        while left > 0 {
            left -= 1;
            own_left -= 1;
            match self.place_all(genome, bundle, &raised, pins_first) {
                Ok(()) => {
                    for &measure in bundle {
                        self.state.choose(measure);
                        self.touched[measure] = self.touched[measure].min(self.position);
                    }
                    return Ok(());
                }
                Err(Trouble::Shift { activity, to }) => {
                    self.state.back_to(mark);
                    let modes = self.state.shape.ways[activity].len();
                    raise(&mut raised, activity, to, modes);
                    let in_vain = raised.iter().any(|own| own.times >= PATIENCE);
                    if own_left > 0 && (self.quick || !several || !in_vain) {
                        continue;
                    }
                }
                Err(Trouble::Stuck(stuck)) => {
                    self.state.back_to(mark);
                    last = stuck;
                }
            }
            // Another way: what takes the least time, when moving things did not help; then without
            // regard to pins.
            if several && !self.quick && !raised.is_empty() {
                self.quick = true;
            } else if pins_first {
                (pins_first, self.quick) = (false, false);
            } else {
                break;
            }
            raised.clear();
            own_left = SHIFTS;
        }
        Err(last)
    }

    fn place_all(
        &mut self,
        genome: &Genome,
        bundle: &[usize],
        raised: &[Raised],
        pins_first: bool,
    ) -> Result<(), Trouble> {
        let shape = self.state.shape;
        let problem = shape.problem;
        self.stamp += 1;
        let stamp = self.stamp;
        // What is anchored stands already.
        let all = bundle
            .iter()
            .flat_map(|&measure| problem.measures[measure].activities.clone())
            .filter(|&activity| problem.activities[activity].anchor.is_none());
        let early = |activity: usize| pins_first && problem.activities[activity].pin.is_some();
        for activity in all.clone() {
            self.waits[activity] = (stamp, 0);
        }
        for activity in all.clone().filter(|&activity| !early(activity)) {
            for &link in &shape.links[activity] {
                let record = &problem.links[link];
                if record.to == activity
                    && shape.ahead[link]
                    && self.waits[record.from].0 == stamp
                    && !early(record.from)
                {
                    self.waits[activity].1 += 1;
                }
            }
        }
        let mut ready: BinaryHeap<(Tick, std::cmp::Reverse<usize>)> = BinaryHeap::new();
        let mut left = 0;
        for activity in all.clone() {
            left += 1;
            if early(activity) {
                let pin = problem.activities[activity].pin.map_or(0, |pin| pin.0);
                ready.push((Tick::MAX - pin, std::cmp::Reverse(activity)));
            } else if self.waits[activity].1 == 0 {
                ready.push((genome.key[activity], std::cmp::Reverse(activity)));
            }
        }
        let mut later: Vec<(usize, Trouble)> = Vec::new();
        while left > 0 {
            let Some((_, std::cmp::Reverse(activity))) = ready.pop() else {
                // Links that wait for each other: begin with the first of those left; if something
                // else waits for a supply, with the first that can give one.
                let gives = |activity: usize| shape.ways[activity].iter().any(Way::supplies);
                let next = all.clone().find(|&activity| {
                    self.state.placed[activity].is_none()
                        && self.waits[activity].1 > 0
                        && (later.is_empty() || gives(activity))
                });
                let Some(next) = next else {
                    return Err(later.first().map_or(Trouble::Stuck(Stuck::Late), |own| own.1));
                };
                self.waits[next].1 = 0;
                ready.push((0, std::cmp::Reverse(next)));
                continue;
            };
            match self.place(genome, activity, raised) {
                Ok(()) => {}
                Err(Trouble::Stuck(stuck @ (Stuck::Profile(_) | Stuck::People(_)))) if left > 1 => {
                    later.push((activity, Trouble::Stuck(stuck)));
                    continue;
                }
                Err(trouble) => return Err(trouble),
            }
            left -= 1;
            let mode = self.state.placed[activity].as_ref().map_or(0, |slot| slot.mode);
            if !later.is_empty() && shape.way(activity, mode).supplies() {
                ready.extend(
                    later.drain(..).map(|(waiting, _)| (genome.key[waiting], std::cmp::Reverse(waiting))),
                );
            }
            if early(activity) {
                continue;
            }
            for &link in &shape.links[activity] {
                let to = problem.links[link].to;
                if problem.links[link].from == activity && shape.ahead[link] && !early(to) {
                    let (own, waits) = &mut self.waits[to];
                    if *own == stamp && *waits > 0 {
                        *waits -= 1;
                        if *waits == 0 {
                            ready.push((genome.key[to], std::cmp::Reverse(to)));
                        }
                    }
                }
            }
        }
        Ok(())
    }

    fn place(&mut self, genome: &Genome, activity: usize, raised: &[Raised]) -> Result<(), Trouble> {
        let shape = self.state.shape;
        let record = &shape.problem.activities[activity];
        let own = raised.iter().find(|own| own.activity == activity);
        let least = own.map_or(0, |own| own.from);
        let another = own.map_or(0, |own| own.times / PATIENCE).checked_sub(1);
        let another = another.map(|turn| turn % record.modes.len());
        let only = record.pin.and_then(|pin| pin.1).or(another).or(genome.mode(activity));
        let fixed = record.pin.and_then(|pin| pin.1).is_some();
        let delays: &[Tick] = if genome.delay[activity] > 0 { &[genome.delay[activity], 0] } else { &[0] };
        let mut trouble = None;
        for &delay in delays {
            let mut best: Option<Slot> = None;
            for mode in only.map_or(0..record.modes.len(), |mode| mode..mode + 1) {
                self.try_mode(activity, mode, least.max(delay), &mut best, &mut trouble);
            }
            if best.is_none() && only.is_some() && !fixed {
                for mode in 0..record.modes.len() {
                    self.try_mode(activity, mode, least.max(delay), &mut best, &mut trouble);
                }
            }
            if let Some(mut slot) = best {
                self.state.as_before(activity, &mut slot);
                if let Some(crew) = &genome.crew
                    && self.state.can(activity, &slot, &crew[activity])
                {
                    slot.persons.clone_from(&crew[activity]);
                }
                self.state.put(activity, slot);
                return Ok(());
            }
        }
        Err(trouble.unwrap_or(Trouble::Stuck(Stuck::Late)))
    }

    fn try_mode(
        &self,
        activity: usize,
        mode: usize,
        least: Tick,
        best: &mut Option<Slot>,
        trouble: &mut Option<Trouble>,
    ) {
        let blame = |other: usize, to: Tick| {
            let pinned = self.state.shape.problem.activities[other].pin.is_some();
            if self.waits[other].0 == self.stamp && !pinned {
                Trouble::Shift { activity: other, to }
            } else {
                Trouble::Stuck(Stuck::Window(other))
            }
        };
        let found = match window(&self.state, activity, mode) {
            Err((other, to)) => Err(blame(other, to)),
            Ok((window, _)) => {
                match self.state.fit(activity, mode, window.from.max(self.in_time(activity, mode, least))) {
                    Err(stuck) => Err(Trouble::Stuck(stuck)),
                    Ok(slot) if slot.start > window.to => {
                        let by = slot.start - window.to;
                        let other = window.by.unwrap_or(activity);
                        Err(blame(other, self.state.placed[other].as_ref().map_or(0, |slot| slot.start) + by))
                    }
                    Ok(slot) => Ok(slot),
                }
            }
        };
        match found {
            Ok(slot) => {
                if best.as_ref().is_none_or(|best| self.better(activity, &slot, best)) {
                    *best = Some(slot);
                }
            }
            // A shift may still help, so it is kept before anything else.
            Err(new @ Trouble::Shift { .. }) if !matches!(trouble, Some(Trouble::Shift { .. })) => {
                *trouble = Some(new);
            }
            Err(new) => {
                trouble.get_or_insert(new);
            }
        }
    }

    /// A start wished for, or the last one in time.
    fn in_time(&self, activity: usize, mode: usize, wished: Tick) -> Tick {
        let shape = self.state.shape;
        let way = shape.way(activity, mode);
        let last = shape.clocks[way.clock].start_by(shape.late.finish[activity], way.duration);
        last.map_or(wished, |last| wished.min(last).min(shape.late.start[activity]))
    }

    /// Whether one slot of an activity seems better than another of a different mode.
    fn better(&self, activity: usize, one: &Slot, other: &Slot) -> bool {
        let shape = self.state.shape;
        let record = &shape.problem.activities[activity];
        let slope = &shape.slope[record.measure];
        let cost = |slot: &Slot| {
            let (start, finish) = record.modes[slot.mode].spent_reference;
            (i128::from(slot.finish), i128::from(start) + i128::from(finish))
        };
        let (a, b) = (cost(one), cost(other));
        if self.quick {
            return a < b;
        }
        for (slope, money) in slope.iter().zip(&shape.money) {
            let (a, b) = (a.0 * slope + a.1 * money, b.0 * slope + b.1 * money);
            if a != b {
                return a < b;
            }
        }
        a < b
    }
}
