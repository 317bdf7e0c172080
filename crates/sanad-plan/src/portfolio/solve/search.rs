//! One virtual worker: a schedule by a rule, then better ones by changes to it.
//!
//! A change is taken if it is no worse than the schedule now or than the one some steps ago
//! (late acceptance), which needs no scale and so works for objectives in levels.

use super::Search;
use super::clock::tick;
use super::decode::{AUTO, Decoder, Genome, Want, Worth};
use super::heads::Heads;
use super::recipe::Recipe;
use super::rules;
use super::shape::Shape;
use crate::draw::Draw;
use crate::portfolio::{Choice, End, Plan, Terms, Tick};

/// Steps after which a schedule is compared with.
const MEMORY: usize = 24;

/// What a caller may do and hear while workers run.
pub(super) struct Watch<'a> {
    pub(super) stop: &'a (dyn Fn() -> bool + Sync),
    pub(super) found: &'a (dyn Fn(&Worth, &Terms) + Sync),
}

/// The best schedule of a worker.
#[derive(Debug, Clone)]
pub(super) struct Best {
    pub(super) genome: Genome,
    pub(super) worth: Worth,
    pub(super) plan: Plan,
    pub(super) terms: Terms,
}

/// One virtual worker.
#[derive(Debug)]
pub(super) struct Worker<'s, 'p> {
    decoder: Decoder<'s, 'p>,
    draw: Draw,
    current: Genome,
    worth: Worth,
    /// Start of each activity in the current schedule.
    starts: Vec<Option<(Tick, Tick)>>,
    memory: Vec<Worth>,
    /// Steps after which a schedule is compared with.
    reach: usize,
    steps: usize,
    pub(super) best: Option<Best>,
    /// Measures decoded so far.
    pub(super) spent: u64,
    /// Whether the caller ended it before its budget did.
    pub(super) cut: bool,
}

impl<'s, 'p> Worker<'s, 'p> {
    /// `also` are more plans at hand, of which the workers after the first two begin with one each.
    pub(super) fn new(
        shape: &'s Shape<'p>,
        heads: &Heads,
        search: &Search,
        also: &[&Recipe],
        number: usize,
    ) -> Self {
        let mut draw = Draw::new(search.seed, number as u64);
        let rule = if number < rules::RULES { number } else { number + 5 };
        let order = rules::order(shape, heads, rule, &mut draw);
        let mut current = Genome::new(shape, order);
        // Every second worker stays where the baseline was, if there is one.
        if let Some(baseline) = shape.problem.baseline.as_ref().filter(|_| number.is_multiple_of(2)) {
            for (delay, start) in current.delay.iter_mut().zip(&baseline.starts) {
                *delay = start.unwrap_or(0);
            }
        }
        match (search.warm, number) {
            (Some(warm), 0) => current = warm.fitted(shape),
            (Some(warm), 1) => {
                current = warm.loosened().fitted(shape);
                // What must be there and the plan at hand does not take, such as a measure now forced.
                current.order.sort_by_key(|&own| !shape.mandatory(own) || current.want[own] == Want::In);
            }
            _ => {}
        }
        if let Some(more) = number.checked_sub(2).and_then(|place| also.get(place)) {
            current = more.fitted(shape);
        }
        Self {
            decoder: Decoder::new(shape),
            draw,
            current,
            worth: Worth { missing: usize::MAX, short: 0, score: crate::portfolio::Score(Vec::new()) },
            starts: vec![None; shape.problem.activities.len()],
            memory: Vec::new(),
            reach: MEMORY,
            steps: 0,
            best: None,
            spent: 0,
            cut: false,
        }
    }

    /// Goes on from a plan that was found beside.
    pub(super) fn take(&mut self, found: Best) {
        if self.best.as_ref().is_none_or(|best| found.worth < best.worth) {
            self.follow(&found);
            self.best = Some(found);
        }
    }

    /// Goes on from another worker's best.
    pub(super) fn follow(&mut self, best: &Best) {
        self.current.clone_from(&best.genome);
        self.worth.clone_from(&best.worth);
        self.memory.clear();
        for (start, placed) in self.starts.iter_mut().zip(&best.plan.placed) {
            *start = placed.as_ref().map(|placed| (placed.start, placed.finish));
        }
    }

    /// Goes away from a schedule at hand, as far as told in tenths, and takes what it finds there.
    pub(super) fn wander(&mut self, from: &Best, tenths: usize) {
        let mut next = from.genome.clone();
        let shape = self.shape();
        for at in 0..next.order.len() {
            if self.draw.chance(tenths, 10) {
                let to = self.draw.below(next.order.len());
                next.order.swap(at, to);
            }
        }
        for measure in 0..next.order.len() {
            if self.draw.chance(tenths, 10) {
                next.want[measure] = Want::Auto;
            }
            for activity in shape.problem.measures[measure].activities.clone() {
                if self.draw.chance(tenths, 10) {
                    next.delay[activity] = 0;
                    next.mode[activity] = AUTO;
                }
            }
        }
        self.current = next;
        self.worth.missing = usize::MAX;
        self.memory.clear();
        self.reach = MEMORY * [1, 4, 16][self.draw.below(3)];
    }

    /// Searches until so many measures were decoded in all.
    pub(super) fn run(&mut self, budget: u64, watch: &Watch) {
        let measures = self.current.order.len() as u64;
        if self.best.is_none() && self.spent == 0 {
            let first = self.current.clone();
            self.step(first, watch);
        }
        while self.spent < budget && measures > 0 {
            if (watch.stop)() {
                self.cut = true;
                break;
            }
            let next = self.change();
            self.step(next, watch);
        }
    }

    fn step(&mut self, genome: Genome, watch: &Watch) {
        let before = self.decoder.state.work;
        let worth = self.decoder.decode(&genome);
        let measures = genome.order.len() as u64;
        let activities = (genome.mode.len() as u64).max(1);
        // Its share of measures gone through, and more if activities were placed again and again.
        let placed = ((self.decoder.state.work - before) * measures).div_ceil(activities);
        self.spent += placed.max(self.decoder.gone_through as u64).max(1);
        self.steps += 1;
        let slot = self.steps % self.reach;
        let taken = worth <= self.worth || self.memory.get(slot).is_some_and(|old| worth <= *old);
        if self.memory.len() < self.reach {
            self.memory.resize(self.reach, self.worth.clone());
            if self.worth.missing == usize::MAX {
                self.memory.fill(worth.clone());
            }
        }
        if taken {
            for (start, placed) in self.starts.iter_mut().zip(&self.decoder.state.placed) {
                *start = placed.as_ref().map(|slot| (slot.start, slot.finish));
            }
            if self.best.as_ref().is_none_or(|best| worth < best.worth) {
                let terms = self.decoder.state.tally.terms();
                if worth.is_plan() && self.best.as_ref().is_none_or(|best| !best.worth.is_plan()) {
                    (watch.found)(&worth, &terms);
                }
                let plan = self.decoder.state.plan();
                self.best = Some(Best { genome: genome.clone(), worth: worth.clone(), plan, terms });
            }
            self.current = genome;
            self.worth = worth;
        }
        self.memory[slot].clone_from(&self.worth);
    }

    fn change(&mut self) -> Genome {
        let mut next = self.current.clone();
        let missing = if self.worth.missing > 0 { self.decoder.missing() } else { Vec::new() };
        if !missing.is_empty() && self.draw.chance(1, 2) {
            let measure = missing[self.draw.below(missing.len())];
            self.hasten(&mut next, measure);
            return next;
        }
        for _ in 0..=self.draw.below(2) {
            match self.draw.below(23) {
                0..4 => self.move_some(&mut next),
                4..7 => self.near(&mut next),
                // Forward and backward: an order by starts or finishes, put in again from the front.
                7..13 => self.by_time(&mut next),
                13..16 => self.bring_in(&mut next),
                16..18 => self.leave_out(&mut next),
                18 => self.modes(&mut next),
                19 => self.delays(&mut next),
                20 => self.keys(&mut next),
                21 => self.settle(&mut next),
                _ => self.freely(&mut next),
            }
        }
        next
    }

    fn shape(&self) -> &'s Shape<'p> {
        self.decoder.state.shape
    }

    fn any(&mut self) -> usize {
        let at = self.draw.below(self.current.order.len());
        self.current.order[at]
    }

    fn any_activity(&mut self, measure: usize) -> usize {
        let own = self.shape().problem.measures[measure].activities.clone();
        own.start + self.draw.below(own.len())
    }

    fn is_in(&self, measure: usize) -> bool {
        self.starts[self.shape().problem.measures[measure].activities.start].is_some()
    }

    /// A chosen measure, or any if there is none.
    fn chosen(&mut self) -> usize {
        for _ in 0..16 {
            let measure = self.any();
            if self.is_in(measure) {
                return measure;
            }
        }
        self.any()
    }

    /// Mostly a chosen measure, sometimes any, so that what was left out changes too.
    fn often_chosen(&mut self) -> usize {
        if self.draw.chance(3, 4) { self.chosen() } else { self.any() }
    }

    fn begin(&self, measure: usize) -> Tick {
        let own = self.shape().problem.measures[measure].activities.clone();
        own.filter_map(|activity| self.starts[activity]).map(|times| times.0).min().unwrap_or(Tick::MAX)
    }

    fn replace(next: &mut Genome, from: usize, to: usize) {
        if from < to {
            next.order[from..=to].rotate_left(1);
        } else {
            next.order[to..=from].rotate_right(1);
        }
    }

    fn hasten(&mut self, next: &mut Genome, measure: usize) {
        let Some(at) = next.order.iter().position(|&other| other == measure) else { return };
        let to = if self.draw.chance(1, 2) { 0 } else { self.draw.below(at + 1) };
        Self::replace(next, at, to);
        if self.draw.chance(1, 3) {
            // What came before may be what is in the way.
            let other = self.chosen();
            if let Some(at) = next.order.iter().position(|&place| place == other) {
                let to = at + self.draw.below(next.order.len() - at);
                Self::replace(next, at, to);
            }
        }
        let problem = self.shape().problem;
        let wild = self.draw.below(3);
        for activity in problem.measures[measure].activities.clone() {
            next.delay[activity] = 0;
            match self.draw.below(6) {
                0 => next.mode[activity] = AUTO,
                1 if wild > 0 => {
                    let mode = self.draw.below(problem.activities[activity].modes.len());
                    next.mode[activity] = u8::try_from(mode).unwrap_or(AUTO);
                }
                2 if wild > 0 => next.key[activity] = self.moment(),
                3 if wild > 1 => next.delay[activity] = self.moment(),
                _ => {}
            }
        }
        if self.draw.chance(1, 4) {
            self.modes(next);
        }
    }

    /// A few measures to other places.
    fn move_some(&mut self, next: &mut Genome) {
        let length = next.order.len();
        for _ in 0..=self.draw.below(3) {
            let from = self.draw.below(length);
            let reach = if self.draw.chance(1, 2) { length } else { 8.min(length) };
            let to = (from + self.draw.below(2 * reach)).saturating_sub(reach).min(length - 1);
            Self::replace(next, from, to);
        }
    }

    /// Measures that lie near one in time change places with each other.
    fn near(&mut self, next: &mut Genome) {
        let centre = self.chosen();
        let at = self.begin(centre);
        let count = 3 + self.draw.below(8);
        let shape = self.shape();
        let place = shape.problem.activities[shape.problem.measures[centre].activities.start].place;
        let mut close: Vec<(i64, usize)> = Vec::new();
        for (rank, &measure) in next.order.iter().enumerate() {
            let begin = self.begin(measure);
            if begin == Tick::MAX && self.draw.chance(7, 8) {
                continue;
            }
            let first = shape.problem.measures[measure].activities.start;
            let bonus = if place.is_some() && shape.problem.activities[first].place == place { 2 } else { 1 };
            let noise = i64::try_from(8 + self.draw.below(16)).unwrap_or(8);
            close.push((i64::from(begin - at).abs() * noise / bonus, rank));
        }
        close.sort_unstable();
        let mut ranks: Vec<usize> = close.into_iter().take(count).map(|(_, rank)| rank).collect();
        ranks.sort_unstable();
        let mut measures: Vec<usize> = ranks.iter().map(|&rank| next.order[rank]).collect();
        self.draw.shuffle(&mut measures);
        for (rank, measure) in ranks.into_iter().zip(measures) {
            next.order[rank] = measure;
        }
    }

    /// Measures in the order in which they begin or end, those left out last.
    fn by_time(&mut self, next: &mut Genome) {
        let length = next.order.len();
        let (mut from, mut to) = (0, length);
        if length > 20 && self.draw.chance(2, 3) {
            from = self.draw.below(length);
            to = (from + 10 + length / 10).min(length);
        }
        let ends = self.draw.chance(1, 2);
        let problem = self.shape().problem;
        let key = |measure: usize| {
            let own = problem.measures[measure].activities.clone();
            if ends {
                own.filter_map(|activity| self.starts[activity])
                    .map(|times| times.1)
                    .max()
                    .unwrap_or(Tick::MAX)
            } else {
                self.begin(measure)
            }
        };
        let mut keyed: Vec<(Tick, usize)> = next.order[from..to].iter().map(|&own| (key(own), own)).collect();
        keyed.sort_by_key(|&(key, _)| key);
        for (place, (_, measure)) in next.order[from..to].iter_mut().zip(keyed) {
            *place = measure;
        }
    }

    /// A measure that was left out comes earlier.
    fn bring_in(&mut self, next: &mut Genome) {
        for _ in 0..24 {
            let measure = self.any();
            if self.is_in(measure) || self.shape().barred[measure] {
                continue;
            }
            next.want[measure] = if self.draw.chance(1, 3) { Want::In } else { Want::Auto };
            if let Some(at) = next.order.iter().position(|&other| other == measure) {
                let to = self.draw.below(at + 1);
                Self::replace(next, at, to);
            }
            return;
        }
        self.move_some(next);
    }

    /// A chosen measure is left out, and perhaps others are let in again.
    fn leave_out(&mut self, next: &mut Genome) {
        let measure = self.chosen();
        if self.shape().problem.measures[measure].choice == Choice::Free {
            next.want[measure] = Want::Out;
        }
        for _ in 0..self.draw.below(3) {
            let other = self.any();
            if other != measure {
                next.want[other] = Want::Auto;
            }
        }
        if self.draw.chance(1, 2) {
            self.bring_in(next);
        }
    }

    fn modes(&mut self, next: &mut Genome) {
        for _ in 0..=self.draw.below(3) {
            for _ in 0..8 {
                let measure = self.often_chosen();
                let activity = self.any_activity(measure);
                let modes = self.shape().problem.activities[activity].modes.len();
                if modes > 1 {
                    let mode = self.draw.below(modes + 1);
                    next.mode[activity] = u8::try_from(mode).ok().filter(|_| mode < modes).unwrap_or(AUTO);
                    break;
                }
            }
        }
    }

    /// Any tick.
    fn moment(&mut self) -> Tick {
        let horizon = self.shape().problem.horizon;
        tick(self.draw.below(usize::try_from(horizon).unwrap_or(1)))
    }

    fn delays(&mut self, next: &mut Genome) {
        let problem = self.shape().problem;
        for _ in 0..=self.draw.below(3) {
            let measure = self.often_chosen();
            let activity = self.any_activity(measure);
            let start = self.starts[activity].map(|times| times.0);
            let back = problem.baseline.as_ref().and_then(|baseline| baseline.starts[activity]);
            let reach = 1 + problem.horizon / 8;
            next.delay[activity] = match (self.draw.below(5), back, start) {
                (0, Some(back), _) => back,
                (1, _, Some(start)) => start,
                (0..=2, ..) => 0,
                (3, _, Some(start)) => start + 1 + self.moment() % reach,
                _ => self.moment(),
            };
        }
    }

    fn keys(&mut self, next: &mut Genome) {
        let measure = self.often_chosen();
        for activity in self.shape().problem.measures[measure].activities.clone() {
            next.key[activity] =
                if self.draw.chance(1, 2) { self.shape().tail[activity] } else { self.moment() };
        }
    }

    /// Backward: everything as late as its links and the mark leave, so that money is spent late.
    fn settle(&mut self, next: &mut Genome) {
        let shape = self.shape();
        let problem = shape.problem;
        for _ in 0..=self.draw.below(1 + next.order.len() / 4) {
            let measure = self.chosen();
            if !self.is_in(measure) {
                continue;
            }
            let record = &problem.measures[measure];
            if self.draw.chance(1, 3) {
                record.activities.clone().for_each(|activity| next.delay[activity] = 0);
                continue;
            }
            let ends = record.activities.clone().filter_map(|activity| self.starts[activity]);
            let mark = ends.map(|times| times.1).max().unwrap_or(0);
            let mut by_finish: Vec<usize> = record.activities.clone().collect();
            by_finish.sort_by_key(|&activity| std::cmp::Reverse(self.starts[activity]));
            let mut late: Vec<(usize, Tick, Tick)> = Vec::new();
            for activity in by_finish {
                let Some((start, finish)) = self.starts[activity] else { continue };
                let mut room = problem.activities[activity].deadline.min(mark) - finish;
                if record.mark == Some(activity) {
                    room = 0;
                }
                for &link in &shape.links[activity] {
                    let link = &problem.links[link];
                    if link.from != activity {
                        continue;
                    }
                    let to = late.iter().find(|own| own.0 == link.to).map(|own| (own.1, own.2));
                    let Some(to) = to.or(self.starts[link.to]) else { continue };
                    let end = if link.to_end == End::Start { to.0 } else { to.1 };
                    let own = if link.from_end == End::Start { start } else { finish };
                    let bound = link.calendar.map_or(Some(end - link.min), |calendar| {
                        shape.clocks[calendar].before(end, link.min)
                    });
                    room = room.min(bound.unwrap_or(own) - own);
                }
                let room = room.max(0);
                late.push((activity, start + room, finish + room));
                next.delay[activity] = if room > 0 { start + room } else { 0 };
            }
        }
    }

    /// Back to what seems best by itself.
    fn freely(&mut self, next: &mut Genome) {
        for _ in 0..=self.draw.below(4) {
            let measure = self.any();
            next.want[measure] = Want::Auto;
            for activity in self.shape().problem.measures[measure].activities.clone() {
                next.delay[activity] = 0;
                next.mode[activity] = AUTO;
            }
        }
    }
}
