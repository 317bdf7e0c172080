//! Local search: a stretch of time is shuffled and the whole is justified anew.
//!
//! From the schedule at hand an order is made in which the activities of a stretch change places,
//! in many modes some change these too; a backward and a forward pass make a schedule of it. That is
//! kept if it is not worse, and now and then if it is a little worse; where modes are chosen or delays
//! count, if it is not worse than what was at hand a while ago. Where modes are chosen and the makespan
//! counts, of schedules as long that one is better in which activities have more room.
//!
//! Both passes improve modes by what the one before leaves each activity: backwards, what would start
//! no earlier than in the schedule at hand takes a mode that costs less; forwards, what would finish
//! too late for a schedule that is one tick shorter takes the cheapest that is in time, or the quickest. What modes cost
//! is what they take at the prices of a relaxation, in which what is not scarce costs nothing. Budgets are kept at the
//! cost of activities that have time to spare.

use super::draw::Draw;
use super::member::{Goal, Member};
use super::modes::Modes;
use super::pass::{Choosing, Pass};
use super::past::Past;
use super::shape::Shape;

/// Parts of a tick by which keys tell activities of one tick apart.
pub(super) const FINE: i64 = 16;

/// One in so many schedules that are worse by one part of two hundred is kept, where there is one mode.
const ODDS: usize = 50;

/// Steps that are looked back to, where delays count and where modes are chosen.
const BACK_DELAYS: usize = 200;
const BACK_MODES: usize = 100;

/// How a local search goes.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Habits {
    /// Twice the most ticks by which a place changes.
    pub(crate) noise: usize,
    /// Longest stretch, in hundredths of the whole.
    pub(crate) stretch: usize,
    /// Modes changed at once, at most.
    pub(crate) changes: usize,
    /// One in so many activities that are late takes the mode that costs least of those that are in time, or else the one
    /// in which it finishes first.
    pub(crate) eager: usize,
    /// One in so many of the others takes the mode that costs least of those that are in time, in a
    /// backward and in a forward pass.
    pub(crate) thrifty: [usize; 2],
}

impl Habits {
    /// For projects in one mode.
    pub(crate) const ONE: Self = Self { noise: 60, stretch: 5, changes: 0, eager: 1, thrifty: [1, 1] };
    /// For projects in many modes.
    pub(crate) const MANY: Self = Self { noise: 60, stretch: 8, changes: 3, eager: 5, thrifty: [15, 40] };
}

/// A local search.
pub(crate) struct Local<'a> {
    pub(super) shape: &'a Shape,
    pub(super) goal: &'a Goal,
    habits: Habits,
    /// The schedule at hand.
    pub(super) at: Member,
    best: Member,
    past: Past,
    modes: Modes<'a>,
    /// Ticks by which each activity could finish later for the whole to end where the passes aimed at, in the
    /// schedule at hand and in the one just made; less than 0 where it finishes too late, empty where that is not known.
    pub(super) slack: Vec<i64>,
    room: Vec<i64>,
    /// When each activity should have finished in the pass to come.
    due: Vec<u32>,
    pub(super) keys: Vec<u32>,
    order: Vec<u32>,
    apart: Vec<u32>,
    pub(super) touched: Vec<usize>,
}

impl<'a> Local<'a> {
    /// A search that has not begun.
    pub(crate) fn new(shape: &'a Shape, goal: &'a Goal, habits: Habits) -> Self {
        Self {
            shape,
            goal,
            habits,
            at: Member::default(),
            best: Member::default(),
            past: Past::new(if matches!(goal, Goal::Last) { BACK_MODES } else { BACK_DELAYS }),
            modes: Modes::new(&shape.spends),
            slack: Vec::new(),
            room: Vec::new(),
            due: Vec::new(),
            keys: vec![0; shape.count],
            order: Vec::new(),
            apart: Vec::new(),
            touched: Vec::new(),
        }
    }

    /// Takes over what a tick of a unit of each renewable, and a unit of each budget, cost.
    pub(crate) fn price(&mut self, prices: &[f64]) {
        self.modes.price(prices);
    }

    /// The best so far; without starts before the first.
    pub(crate) fn best(&self) -> &Member {
        &self.best
    }

    /// Whether there is a schedule at hand.
    pub(crate) fn begun(&self) -> bool {
        !self.at.starts.is_empty()
    }

    /// Goes on from a schedule.
    pub(crate) fn take(&mut self, member: &Member) {
        if self.best.starts.is_empty() || member.value < self.best.value {
            self.best = member.clone();
        }
        self.at = member.clone();
        self.slack.clear();
        self.past.clear();
    }

    /// A first schedule, in random order.
    pub(crate) fn begin(&mut self, pass: &mut Pass<'_>, draw: &mut Draw) {
        if self.shape.many() && !self.modes.repair(&self.slack, draw) {
            return;
        }
        for activity in 0..self.shape.count {
            pass.choose(activity, usize::from(self.modes.at(activity)));
            self.keys[activity] = draw.key(1 << 20);
        }
        if let Goal::Delays { part, due, .. } = self.goal {
            let order: Vec<u32> = (0..=due.len()).map(|_| draw.key(8)).collect();
            for (key, &part) in self.keys.iter_mut().zip(part) {
                *key = (*key >> 3) + (order[part] << 17);
            }
        }
        self.forward(pass);
        let made = self.justify(pass, draw);
        self.take(&made);
    }

    fn forward(&mut self, pass: &mut Pass<'_>) -> u32 {
        pass.order(&self.keys, false, &mut self.order);
        pass.run(&self.order, false, &self.shape.release)
    }

    /// A backward and a forward pass from the forward pass just made.
    fn justify(&mut self, pass: &mut Pass<'_>, draw: &mut Draw) -> Member {
        let last =
            (0..self.shape.count).map(|activity| pass.starts[activity] + pass.duration(activity)).max();
        let last = last.unwrap_or(0);
        for (activity, key) in self.keys.iter_mut().enumerate() {
            *key = (last - pass.starts[activity] - pass.duration(activity)) * 16 + draw.key(16);
        }
        self.goal.apart(pass, last, &mut self.apart);
        self.backward(pass, draw)
    }

    /// A backward pass by the keys, and a forward pass after it.
    fn backward(&mut self, pass: &mut Pass<'_>, draw: &mut Draw) -> Member {
        let many = self.shape.many();
        let Habits { eager, thrifty: [thrifty, sparing], .. } = self.habits;
        pass.order(&self.keys, true, &mut self.order);
        let mut last = if many && self.begun() {
            // No earlier than in the schedule at hand.
            self.due.clear();
            self.due.extend(self.at.starts.iter().map(|&start| self.at.last - start));
            let choosing = Choosing { due: &self.due, eager, thrifty };
            pass.run_choosing(&self.order, true, &self.apart, &choosing, &mut self.modes, draw)
        } else {
            pass.run(&self.order, true, &self.apart)
        };
        for (activity, key) in self.keys.iter_mut().enumerate() {
            *key = (last - pass.starts[activity] - pass.duration(activity)) * 16 + draw.key(16);
        }
        if !many {
            last = self.forward(pass);
            return Member {
                starts: pass.starts.clone(),
                ways: Vec::new(),
                last,
                value: self.goal.value(pass, last),
            };
        }
        // A tick earlier than now.
        let end = if self.begun() { last.min(self.at.last) } else { last };
        self.due.clear();
        self.due.extend(pass.starts.iter().map(|&start| end.saturating_sub(start + 1)));
        pass.order(&self.keys, false, &mut self.order);
        let choosing = Choosing { due: &self.due, eager, thrifty: sparing };
        let release = &self.shape.release;
        last = pass.run_choosing(&self.order, false, release, &choosing, &mut self.modes, draw);
        let finish = |activity: usize| i64::from(pass.starts[activity] + pass.duration(activity));
        let room = self.due.iter().enumerate().map(|(of, &due)| i64::from(due) + 1 - finish(of));
        self.room.clear();
        self.room.extend(room);
        let ways = self.modes.ways().to_vec();
        Member { starts: pass.starts.clone(), ways, last, value: self.goal.value(pass, last) }
    }

    /// One step; counts the passes made.
    pub(crate) fn step(&mut self, pass: &mut Pass<'_>, draw: &mut Draw) -> u64 {
        if !self.begun() {
            self.begin(pass, draw);
            return 3;
        }
        if self.shape.many() {
            self.modes.set(&self.at.ways);
            for activity in 0..self.shape.count {
                pass.choose(activity, usize::from(self.at.ways[activity]));
            }
        }
        let delays = matches!(self.goal, Goal::Delays { .. });
        if delays {
            self.rearrange(pass, draw);
        } else {
            self.shuffle(pass, draw, true);
        }
        if self.shape.many() && !self.change(pass, draw) {
            return 0;
        }
        let made = if delays {
            self.forward(pass);
            self.justify(pass, draw)
        } else {
            self.apart.clear();
            self.backward(pass, draw)
        };
        let keeps = if delays || self.shape.many() {
            self.past.keeps(self.worth(&self.at, &self.slack), self.worth(&made, &self.room))
        } else {
            self.keeps(&made, draw)
        };
        if keeps {
            if made.value < self.best.value {
                self.best = made.clone();
            }
            self.at = made;
            std::mem::swap(&mut self.slack, &mut self.room);
        }
        if delays { 3 } else { 2 }
    }

    /// Keys of the schedule at hand, with a stretch of it shuffled.
    pub(super) fn shuffle(&mut self, pass: &Pass<'_>, draw: &mut Draw, backward: bool) {
        let last = i64::from(self.at.last);
        let longest = last * i64::try_from(self.habits.stretch).unwrap_or(0) / 100;
        let length = (last / 50 + draw.tick(longest)).max(1);
        let begin = draw.tick(last + length) - length;
        let end = begin + length;
        let noise = draw.tick(FINE * i64::try_from(self.habits.noise).unwrap_or(0)).max(FINE);
        self.touched.clear();
        for activity in 0..self.shape.count {
            let start = i64::from(self.at.starts[activity]);
            let finish = start + i64::from(pass.duration(activity));
            let wide = if begin <= finish && start <= end {
                self.touched.push(activity);
                noise
            } else {
                FINE
            };
            let key = if backward { last - finish } else { start };
            let key = key * FINE + draw.tick(wide) - wide / 2 + (1 << 20);
            self.keys[activity] = u32::try_from(key).unwrap_or(0);
        }
    }

    /// Changes modes of the stretch; false when the budgets cannot be kept.
    fn change(&mut self, pass: &mut Pass<'_>, draw: &mut Draw) -> bool {
        let changes = draw.below(self.habits.changes + 1);
        for _ in 0..changes {
            if self.touched.is_empty() {
                break;
            }
            let activity = self.touched[draw.below(self.touched.len())];
            let ways = self.shape.ways(activity).len();
            if ways > 1 {
                let other = (usize::from(self.modes.at(activity)) + 1 + draw.below(ways - 1)) % ways;
                self.modes.change(activity, other);
            }
        }
        if !self.modes.repair(&self.slack, draw) {
            return false;
        }
        for activity in 0..self.shape.count {
            pass.choose(activity, usize::from(self.modes.at(activity)));
        }
        true
    }

    /// What late acceptance compares: of schedules as long that one is better in which activities have more room,
    /// and one is worst of which that is not known.
    pub(super) fn worth(&self, member: &Member, room: &[i64]) -> (i64, i64) {
        if !matches!(self.goal, Goal::Last) {
            return member.value;
        }
        (member.value.0, if room.is_empty() { i64::MAX } else { -room.iter().sum::<i64>() })
    }

    fn keeps(&self, made: &Member, draw: &mut Draw) -> bool {
        if made.value <= self.at.value {
            return true;
        }
        let worse = made.value.0 - self.at.value.0;
        let unit = (self.at.value.0 / 200).max(1);
        let steps = (worse + unit - 1) / unit;
        steps <= 3 && (0..steps.max(1)).all(|_| draw.chance(1, ODDS))
    }
}
