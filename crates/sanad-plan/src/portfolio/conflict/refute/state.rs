//! What is still possible: measures, modes, starts and finishes; and what links, calendars, rules of
//! choice and pairs that cannot go together make of it.

use std::hash::{DefaultHasher, Hash, Hasher};

use super::net::Net;
use crate::portfolio::{Choice, End, Group, Tick};

/// What is known of the choice of a measure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Known {
    Open,
    Must,
    Never,
}

/// No plan is possible any more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Dead;

/// The first and the last tick that are possible.
type Window = (Tick, Tick);

/// What is still possible.
#[derive(Debug, Clone)]
pub(super) struct State {
    pub(super) choice: Vec<Known>,
    /// Modes of each activity that can still be.
    pub(super) modes: Vec<Vec<bool>>,
    /// First and last start of each activity, if it is carried out.
    pub(super) start: Vec<(Tick, Tick)>,
    /// First and last finish.
    pub(super) finish: Vec<(Tick, Tick)>,
    /// Of each pair, whether the first goes first, once that is decided.
    pub(super) order: Vec<Option<bool>>,
    /// Of each limit and stock, what was known when it was last looked at.
    looked: Vec<u64>,
}

impl State {
    pub(super) fn new(net: &Net) -> Self {
        let parts = net.parts;
        let known = |choice| match choice {
            Choice::Free => Known::Open,
            Choice::Mandatory => Known::Must,
            Choice::Excluded => Known::Never,
        };
        let activities = || parts.activities.iter().enumerate();
        let starts = activities().map(|(number, activity)| {
            let first = activity.release.max(0).max(net.arrive[number]);
            activity.pin.map_or((first, parts.horizon), |pin| (first.max(pin.0), pin.0))
        });
        let modes = activities().map(|(_, activity)| {
            let pinned = activity.pin.and_then(|pin| pin.1);
            (0..activity.modes.len()).map(|mode| pinned.is_none_or(|pin| pin == mode)).collect()
        });
        Self {
            choice: parts.measures.iter().map(|measure| known(measure.choice)).collect(),
            modes: modes.collect(),
            start: starts.collect(),
            finish: activities().map(|(_, activity)| (0, activity.deadline.min(parts.horizon))).collect(),
            order: vec![None; net.apart.len()],
            looked: vec![0; net.limits.len() + net.stocks.len()],
        }
    }

    /// Whether a limit or stock was looked at when just as much was known of its activities.
    pub(super) fn known(&mut self, net: &Net, place: usize, about: impl Iterator<Item = usize>) -> bool {
        let mut hasher = DefaultHasher::new();
        for activity in about {
            let measure = net.parts.activities[activity].measure;
            let own = (self.start[activity], self.finish[activity], &self.modes[activity]);
            (self.choice[measure], own).hash(&mut hasher);
        }
        let now = hasher.finish() | 1;
        std::mem::replace(&mut self.looked[place], now) == now
    }

    /// Whether an activity is carried out whatever the plan.
    pub(super) fn must(&self, net: &Net, activity: usize) -> bool {
        self.choice[net.parts.activities[activity].measure] == Known::Must
    }

    /// Whether no plan carries an activity out.
    pub(super) fn never(&self, net: &Net, activity: usize) -> bool {
        self.choice[net.parts.activities[activity].measure] == Known::Never
    }

    /// Modes of an activity that can still be.
    pub(super) fn allowed(&self, activity: usize) -> impl Iterator<Item = usize> + '_ {
        self.modes[activity].iter().enumerate().filter(|(_, allowed)| **allowed).map(|(mode, _)| mode)
    }

    /// Follows everything to its end.
    pub(super) fn follow(&mut self, net: &Net, work: &mut u64) -> Result<(), Dead> {
        loop {
            let mut moved = self.groups(net)?;
            moved |= self.times(net, work)?;
            if !moved {
                moved |= self.limits(net, work)?;
                moved |= self.stocks(net, work)?;
            }
            if !moved || *work == 0 {
                return Ok(());
            }
        }
    }

    /// What an activity that cannot be carried out means for its measure.
    pub(super) fn give_up(&mut self, net: &Net, activity: usize) -> Result<(), Dead> {
        let choice = &mut self.choice[net.parts.activities[activity].measure];
        if *choice == Known::Must {
            return Err(Dead);
        }
        *choice = Known::Never;
        Ok(())
    }

    fn groups(&mut self, net: &Net) -> Result<bool, Dead> {
        let mut moved = false;
        loop {
            let before = self.choice.clone();
            for group in &net.parts.groups {
                self.group(group)?;
            }
            if before == self.choice {
                return Ok(moved);
            }
            moved = true;
        }
    }

    fn group(&mut self, group: &Group) -> Result<(), Dead> {
        let count = |list: &[usize], known: Known, choice: &[Known]| {
            list.iter().filter(|&&measure| choice[measure] == known).count()
        };
        let (Group::ExactlyOne(list) | Group::AtMostOne(list) | Group::Implies(_, list)) = group;
        let must = count(list, Known::Must, &self.choice);
        let never = count(list, Known::Never, &self.choice);
        let settle = |known: Known, choice: &mut [Known]| {
            for &measure in list {
                if choice[measure] == Known::Open {
                    choice[measure] = known;
                }
            }
        };
        if let Group::Implies(first, _) = group {
            if never == list.len() {
                if self.choice[*first] == Known::Must {
                    return Err(Dead);
                }
                self.choice[*first] = Known::Never;
            } else if self.choice[*first] == Known::Must && must == 0 && never + 1 == list.len() {
                settle(Known::Must, &mut self.choice);
            }
            return Ok(());
        }
        let exactly = matches!(group, Group::ExactlyOne(_));
        if must > 1 || (exactly && never == list.len()) {
            return Err(Dead);
        }
        if must == 1 {
            settle(Known::Never, &mut self.choice);
        } else if exactly && never + 1 == list.len() {
            settle(Known::Must, &mut self.choice);
        }
        Ok(())
    }

    /// Windows by links, calendars, releases, deadlines and pairs.
    fn times(&mut self, net: &Net, work: &mut u64) -> Result<bool, Dead> {
        let many = net.parts.activities.len();
        let (mut moved, mut backward) = (false, false);
        let mut open = vec![true; many];
        loop {
            let mut again = false;
            for at in 0..many {
                let activity = if backward { many - 1 - at } else { at };
                if !std::mem::take(&mut open[activity]) || self.never(net, activity) {
                    continue;
                }
                *work = work.saturating_sub(1 + net.links[activity].len() as u64);
                let before = (self.start[activity], self.finish[activity]);
                if self.linked(net, activity).is_none() || self.fitted(net, activity).is_none() {
                    self.give_up(net, activity)?;
                    open.fill(true);
                    again = true;
                }
                if before != (self.start[activity], self.finish[activity]) {
                    for link in net.links[activity].iter().map(|&link| &net.parts.links[link]) {
                        (open[link.from], open[link.to]) = (true, true);
                    }
                    open[activity] = true;
                    again = true;
                }
            }
            if self.pairs(net)? {
                open.fill(true);
                again = true;
            }
            backward = !backward;
            moved |= again;
            if !again || *work == 0 {
                return Ok(moved);
            }
        }
    }

    /// What links leave; nothing when that is nothing.
    fn linked(&mut self, net: &Net, activity: usize) -> Option<()> {
        let parts = net.parts;
        let measure = parts.activities[activity].measure;
        for &number in &net.links[activity] {
            let link = &parts.links[number];
            let other = if link.from == activity { link.to } else { link.from };
            if parts.activities[other].measure != measure && !self.must(net, other) {
                continue;
            }
            let of = |state: &Self, at: usize, end: End| match end {
                End::Start => state.start[at],
                End::Finish => state.finish[at],
            };
            let clock = link.calendar.map(|calendar| &net.clocks[calendar]);
            let (own, low, high) = if link.to == activity {
                let (low, high) = of(self, link.from, link.from_end);
                let low = clock
                    .map_or(Some(low.saturating_add(link.min)), |clock| clock.after(low.max(0), link.min))?;
                let high = link
                    .max
                    .map(|max| clock.map_or(high.saturating_add(max), |clock| clock.until(high, max)));
                (link.to_end, low, high.unwrap_or(Tick::MAX))
            } else {
                let (low, high) = of(self, link.to, link.to_end);
                let high = clock
                    .map_or(Some(high.saturating_sub(link.min)), |clock| clock.before(high, link.min))?;
                let low =
                    link.max.map(|max| clock.map_or(low.saturating_sub(max), |clock| clock.since(low, max)));
                (link.from_end, low.unwrap_or(0), high)
            };
            let window = match own {
                End::Start => &mut self.start[activity],
                End::Finish => &mut self.finish[activity],
            };
            *window = (window.0.max(low), window.1.min(high));
        }
        Some(())
    }

    /// What calendars and durations leave; nothing when no mode can be.
    pub(super) fn fitted(&mut self, net: &Net, activity: usize) -> Option<()> {
        let (mut start, mut finish): (Option<Window>, Option<Window>) = (None, None);
        for mode in 0..self.modes[activity].len() {
            if !self.modes[activity][mode] {
                continue;
            }
            let Some((low, high)) = self.span(net, activity, mode) else {
                self.modes[activity][mode] = false;
                continue;
            };
            let (clock, duration) = net.clock(activity, mode);
            let wider = |window: Option<(Tick, Tick)>, (low, high): (Tick, Tick)| {
                Some(window.map_or((low, high), |own| (own.0.min(low), own.1.max(high))))
            };
            start = wider(start, (low, high));
            finish = wider(finish, (clock.finish(low, duration)?, clock.finish(high, duration)?));
        }
        let ((start, finish), own) =
            (start.zip(finish)?, (&mut self.start[activity], &mut self.finish[activity]));
        *own.0 = (own.0.0.max(start.0), own.0.1.min(start.1));
        *own.1 = (own.1.0.max(finish.0), own.1.1.min(finish.1));
        (own.0.0 <= own.0.1 && own.1.0 <= own.1.1).then_some(())
    }

    /// First and last start in a mode, if it can be.
    pub(super) fn span(&self, net: &Net, activity: usize, mode: usize) -> Option<(Tick, Tick)> {
        let (clock, duration) = net.clock(activity, mode);
        let (start, finish) = (self.start[activity], self.finish[activity]);
        let low = start.0.max(clock.start_for(finish.0, duration)?);
        let low = clock.start(low, duration)?;
        let high = start.1.min(clock.start_by(finish.1, duration)?);
        let high = clock.last_start(high, duration)?;
        (low <= high && clock.finish(high, duration).is_some()).then_some((low, high))
    }

    /// Pairs that cannot be under way together: when one order is out, the other holds.
    fn pairs(&mut self, net: &Net) -> Result<bool, Dead> {
        let mut moved = false;
        for (number, pair) in net.apart.iter().enumerate() {
            let (one, other) = (pair.first, pair.second);
            if !self.must(net, one) || !self.must(net, other) {
                continue;
            }
            let can = |state: &Self, before: usize, after: usize, lag: Tick| {
                state.finish[before].0.saturating_add(lag) <= state.start[after].1
            };
            let go = self.order[number] != Some(false) && can(self, one, other, pair.lag.0);
            let back = self.order[number] != Some(true) && can(self, other, one, pair.lag.1);
            let (before, after, lag) = match (go, back) {
                (false, false) => return Err(Dead),
                (true, true) => continue,
                (true, false) => (one, other, pair.lag.0),
                (false, true) => (other, one, pair.lag.1),
            };
            moved |= self.order[number].replace(go) != Some(go);
            let start = self.finish[before].0.saturating_add(lag);
            if start > self.start[after].0 {
                self.start[after].0 = start;
                moved = true;
            }
            let finish = self.start[after].1.saturating_sub(lag);
            if finish < self.finish[before].1 {
                self.finish[before].1 = finish;
                moved = true;
            }
        }
        Ok(moved)
    }
}
