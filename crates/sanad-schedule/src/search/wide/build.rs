//! A schedule from an order: each activity as early as it fits; what comes too early by a maximum
//! lag is taken out again and placed later.

use super::crew::Crews;
use super::net::{Net, Nets};
use super::steps::Steps;
use crate::project::{Mode, Project};

/// Activities taken out again before an order is given up, for each activity.
const PATIENCE: usize = 12;

/// Whether to stop is asked after so many activities.
const ASKED: usize = 1_024;

/// A schedule under construction; keeps its memory.
pub(super) struct Build<'a> {
    project: &'a Project,
    nets: &'a [Net; 2],
    /// Whether nothing that is placed is ever taken out again: what waits need then not be told before
    /// it is placed itself.
    plain: bool,
    /// The mode of each activity, by place in the project.
    pub(super) modes: Vec<usize>,
    /// Starts of the last schedule.
    pub(super) starts: Vec<i64>,
    /// Crews of the last schedule.
    pub(super) members: Vec<Vec<(usize, usize)>>,
    /// Persons that each activity asks first.
    pub(super) wished: Vec<Vec<usize>>,
    /// How often each activity was taken out again, in all.
    pub(super) moved: Vec<u64>,
    early: Vec<i64>,
    placed: Vec<bool>,
    left: Vec<Steps>,
    stocks: Vec<Steps>,
    crews: Crews,
    limit: i64,
    patience: usize,
}

impl<'a> Build<'a> {
    /// Nothing is placed.
    pub(super) fn new(project: &'a Project, nets: &'a Nets) -> Self {
        let count = project.len();
        Self {
            project,
            nets: &nets.0,
            plain: nets.plain(project),
            modes: vec![0; count],
            starts: vec![0; count],
            members: vec![Vec::new(); count],
            wished: vec![Vec::new(); count],
            moved: vec![0; count],
            early: vec![0; count],
            placed: vec![false; count],
            left: project.renewables.iter().map(|&there| Steps::new(there)).collect(),
            stocks: project.stocks.iter().map(|&there| Steps::new(there)).collect(),
            crews: Crews::new(project),
            limit: 2 * project.horizon() + 1,
            patience: 0,
        }
    }

    /// The mode chosen for an activity.
    pub(super) fn mode(&self, activity: usize) -> &'a Mode {
        &self.project.activities[activity].modes[self.modes[activity]]
    }

    /// Persons are asked in the order of these numbers.
    pub(super) fn prefer(&mut self, rank: &[usize]) {
        self.crews.prefer(rank);
    }

    /// The last finish of a schedule by rising keys, none before its release; nothing when the
    /// order leads nowhere, or it was told to stop.
    pub(super) fn run(
        &mut self,
        keys: &[i64],
        backward: bool,
        release: &[i64],
        stop: &dyn Fn() -> bool,
    ) -> Option<i64> {
        let count = self.project.len();
        for (left, &there) in self.left.iter_mut().zip(&self.project.renewables) {
            left.reset(there);
        }
        for (stock, &there) in self.stocks.iter_mut().zip(&self.project.stocks) {
            stock.reset(there);
        }
        self.crews.clear();
        self.placed.fill(false);
        self.early.copy_from_slice(release);
        self.patience = PATIENCE * count + 100;
        let order = self.nets[usize::from(backward)].order(keys);
        if !self.plain {
            self.settle(&order, backward, stop)?;
        }
        let mut open = count;
        let mut begin = 0;
        while open > 0 {
            let before = open;
            let mut place = begin;
            let mut skipped = None;
            while place < count {
                let activity = order[place];
                place += 1;
                if place.is_multiple_of(ASKED) && stop() {
                    return None;
                }
                if self.placed[activity] {
                    continue;
                }
                let waits = self.waits(activity, backward);
                if waits || !self.put(activity) {
                    skipped = skipped.or(Some(place - 1));
                    continue;
                }
                open -= 1;
                let out = self.spread(activity, backward, stop)?;
                open += out;
                let gives = !self.mode(activity).gives.is_empty();
                if out > 0 || gives && skipped.is_some() {
                    place = if out > 0 { 0 } else { skipped.unwrap_or(0) };
                    skipped = None;
                }
            }
            begin = skipped.unwrap_or(0);
            if open >= before {
                return None;
            }
        }
        (0..count).map(|activity| self.starts[activity] + self.mode(activity).duration).max()
    }

    /// Whether something that comes before is still to be placed; never for what is in a circle.
    fn waits(&self, activity: usize, backward: bool) -> bool {
        let net = &self.nets[usize::from(backward)];
        let own = u32::try_from(activity).unwrap_or(u32::MAX);
        let open =
            |&before: &u32| !self.placed[before as usize] && !net.before[before as usize].contains(&own);
        net.before[activity].iter().any(open)
    }

    /// Places an activity at the first tick that fits; false when none does.
    fn put(&mut self, activity: usize) -> bool {
        let mode = self.mode(activity);
        let mut start = self.early[activity];
        let crew = loop {
            if start > self.limit {
                return false;
            }
            let next = mode.uses.iter().filter(|_| mode.duration > 0).find_map(|&(renewable, amount)| {
                self.left[renewable].below(start, start + mode.duration, amount)
            });
            if let Some(next) = next.or_else(|| self.short(mode, start)) {
                start = next;
                continue;
            }
            match self.crews.find(mode, start, &self.wished[activity]) {
                Ok(crew) => break crew,
                Err(Some(next)) => start = next,
                Err(None) => return false,
            }
        };
        self.starts[activity] = start;
        self.placed[activity] = true;
        for &(renewable, amount) in mode.uses.iter().filter(|_| mode.duration > 0) {
            self.left[renewable].add(start, Some(start + mode.duration), -amount);
        }
        for &(stock, amount) in &mode.takes {
            self.stocks[stock].add(start, None, -amount);
        }
        for &(stock, amount) in &mode.gives {
            self.stocks[stock].add(start + mode.duration, None, amount);
        }
        self.crews.take(&crew, start, mode.duration);
        self.members[activity] = crew;
        true
    }

    /// When a stock that is short for a start at this tick is short no longer.
    fn short(&self, mode: &Mode, start: i64) -> Option<i64> {
        mode.takes.iter().find_map(|&(stock, amount)| {
            let given: i64 = mode.gives.iter().filter(|gives| gives.0 == stock).map(|gives| gives.1).sum();
            let end = start + mode.duration;
            let later = self.stocks[stock].below(end, i64::MAX, amount - given);
            later.or_else(|| self.stocks[stock].below(start, end, amount))
        })
    }

    /// Takes an activity out again.
    fn out(&mut self, activity: usize) {
        let (mode, start) = (self.mode(activity), self.starts[activity]);
        self.placed[activity] = false;
        self.moved[activity] += 1;
        for &(renewable, amount) in mode.uses.iter().filter(|_| mode.duration > 0) {
            self.left[renewable].add(start, Some(start + mode.duration), amount);
        }
        for &(stock, amount) in &mode.takes {
            self.stocks[stock].add(start, None, amount);
        }
        for &(stock, amount) in &mode.gives {
            self.stocks[stock].add(start + mode.duration, None, -amount);
        }
        let crew = std::mem::take(&mut self.members[activity]);
        self.crews.leave(&crew, start, mode.duration);
    }

    /// The earliest starts that links alone allow, before anything is placed; nothing when there is
    /// no end of it.
    fn settle(&mut self, order: &[usize], backward: bool, stop: &dyn Fn() -> bool) -> Option<()> {
        let net = &self.nets[usize::from(backward)];
        // In an order that follows the links one round is enough, but for those that lead back.
        for _ in 0..=order.len() {
            let mut moved = false;
            for &from in order {
                let duration = self.mode(from).duration;
                for wait in &net.after[from] {
                    let other = wait.other as usize;
                    let time = self.early[from] + if wait.own_finish { duration } else { 0 } + wait.lag;
                    let early = time - if wait.other_finish { self.mode(other).duration } else { 0 };
                    if early > self.limit {
                        return None;
                    }
                    if early > self.early[other] {
                        self.early[other] = early;
                        moved = true;
                    }
                }
            }
            if !moved {
                return Some(());
            }
            if stop() {
                return None;
            }
        }
        None
    }

    /// Tells all that wait for an activity; gives how many had to be taken out again, or nothing
    /// when there is no end of it.
    fn spread(&mut self, activity: usize, backward: bool, stop: &dyn Fn() -> bool) -> Option<usize> {
        let net = &self.nets[usize::from(backward)];
        let mut stack = vec![activity];
        let (mut count, mut told) = (0, 0_usize);
        while let Some(from) = stack.pop() {
            told += 1;
            if told.is_multiple_of(ASKED) && stop() {
                return None;
            }
            let at = if self.placed[from] { self.starts[from] } else { self.early[from] };
            let duration = self.mode(from).duration;
            for wait in &net.after[from] {
                let other = wait.other as usize;
                let time = at + if wait.own_finish { duration } else { 0 } + wait.lag;
                let early = time - if wait.other_finish { self.mode(other).duration } else { 0 };
                if early <= self.early[other] {
                    continue;
                }
                if early > self.limit {
                    return None;
                }
                self.early[other] = early;
                if self.placed[other] {
                    if self.starts[other] >= early {
                        continue;
                    }
                    self.out(other);
                    count += 1;
                } else if self.plain {
                    continue;
                }
                stack.push(other);
            }
            count += self.mend();
            self.patience = self.patience.checked_sub(count)?;
        }
        Some(count)
    }

    /// Takes out what takes from a stock that is no longer there; gives how many.
    fn mend(&mut self) -> usize {
        let mut count = 0;
        for stock in 0..self.stocks.len() {
            while let Some(tick) = self.stocks[stock].lacking() {
                let takes = |&activity: &usize| {
                    self.placed[activity]
                        && self.starts[activity] <= tick
                        && self.mode(activity).takes.iter().any(|takes| takes.0 == stock)
                };
                let Some(last) = (0..self.project.len()).filter(takes).max_by_key(|&of| self.starts[of])
                else {
                    break;
                };
                self.out(last);
                count += 1;
            }
        }
        count
    }
}
