//! Populations of schedules justified to the left and to the right, bred from each other.
//!
//! Children of the one are placed from the other end of time, so that every schedule is also an
//! improvement of its parents by justification (Debels and Vanhoucke 2007). A child is its first
//! parent, but for the ticks where that uses most (Valls, Ballestín and Quintanilla 2008): there it
//! takes the order of the second.

use super::draw::Draw;
use super::member::{Goal, Member};
use super::pass::Pass;
use super::shape::Shape;

/// Keys of different stretches of time lie so far apart.
const SHIFT: u32 = 1 << 20;

/// Pairs of keys exchanged in a child of two equal parents.
const EXCHANGES: usize = 5;

/// A population search over projects in one mode.
pub(crate) struct Evolve {
    size: usize,
    /// Members by direction: justified to the left and to the right, each counted from the end of
    /// time from which it was placed.
    sides: [Vec<Member>; 2],
    weights: Vec<u64>,
    keys: Vec<u32>,
    order: Vec<u32>,
    load: Vec<u64>,
    best: Member,
    next: usize,
    from: usize,
}

impl Evolve {
    /// A search with so many members on either side.
    pub(crate) fn new(shape: &Shape, size: usize) -> Self {
        Self {
            size: size.max(2),
            sides: [Vec::new(), Vec::new()],
            weights: (0..shape.count).map(|activity| weight(shape, activity)).collect(),
            keys: vec![0; shape.count],
            order: Vec::new(),
            load: Vec::new(),
            best: Member::default(),
            next: 0,
            from: 0,
        }
    }

    /// The best so far.
    pub(crate) fn best(&self) -> &Member {
        &self.best
    }

    /// Whether both sides are as good as each other throughout: nothing new is to be expected.
    pub(crate) fn settled(&self) -> bool {
        self.sides[1].len() == self.size
            && self.sides.iter().flatten().all(|member| member.value == self.best.value)
    }

    /// Makes new members by two passes.
    pub(crate) fn step(&mut self, pass: &mut Pass<'_>, draw: &mut Draw) -> u64 {
        if self.sides[1].len() < self.size {
            self.begin(pass, draw);
        } else {
            self.breed(pass, draw);
        }
        2
    }

    /// A pass in the order of the keys.
    fn place(&mut self, pass: &mut Pass<'_>, backward: bool) -> Member {
        pass.order(&self.keys, backward, &mut self.order);
        let last = pass.run(&self.order, backward, &[]);
        let value = Goal::Last.value(pass, last);
        let member = Member { starts: pass.starts.clone(), ways: Vec::new(), last, value };
        if self.best.starts.is_empty() || value < self.best.value {
            self.best = member.clone();
            if backward {
                turn(pass, &mut self.best);
            }
        }
        member
    }

    fn begin(&mut self, pass: &mut Pass<'_>, draw: &mut Draw) {
        for key in &mut self.keys {
            *key = draw.key(SHIFT);
        }
        let first = self.place(pass, false);
        self.mirror(pass, &first);
        self.sides[0].push(first);
        let second = self.place(pass, true);
        self.sides[1].push(second);
    }

    /// Takes a member's times, counted from the other end of time, as keys.
    fn mirror(&mut self, pass: &Pass<'_>, member: &Member) {
        for (activity, key) in self.keys.iter_mut().enumerate() {
            *key = member.last - member.starts[activity] - pass.duration(activity);
        }
    }

    /// Replaces the next member on the other side by the better of two children.
    fn breed(&mut self, pass: &mut Pass<'_>, draw: &mut Draw) {
        let to = 1 - self.from;
        let one = self.next;
        let (left, right) = (draw.below(self.size), draw.below(self.size));
        let members = &self.sides[self.from];
        let other = if members[left].value <= members[right].value { left } else { right };
        self.cross(pass, draw, one, other);
        let first = self.place(pass, to == 1);
        self.cross(pass, draw, other, one);
        let second = self.place(pass, to == 1);
        self.sides[to][one] = if second.value <= first.value { second } else { first };
        self.next += 1;
        if self.next == self.size {
            self.next = 0;
            self.from = to;
        }
    }

    /// The keys of a child for the direction other than that of its parents.
    fn cross(&mut self, pass: &Pass<'_>, draw: &mut Draw, one: usize, other: usize) {
        let last = self.sides[self.from][one].last as usize;
        let length = (last / 4 + draw.below((last / 2).max(1))).max(1);
        let (begin, end) = self.peak(pass, one, length);
        let one = &self.sides[self.from][one];
        let other = &self.sides[self.from][other];
        let (begin, end) = (one.last - end, one.last - begin);
        for (activity, key) in self.keys.iter_mut().enumerate() {
            let duration = pass.duration(activity);
            let own = one.last - one.starts[activity] - duration;
            let theirs = other.last - other.starts[activity] - duration;
            *key = if own < begin {
                own
            } else if own > end {
                own + 2 * SHIFT
            } else {
                theirs + SHIFT
            };
        }
        if one.starts == other.starts {
            for _ in 0..EXCHANGES {
                let (left, right) = (draw.below(self.keys.len()), draw.below(self.keys.len()));
                self.keys.swap(left, right);
            }
        }
    }

    /// The ticks at which a member uses most, so many long.
    fn peak(&mut self, pass: &Pass<'_>, member: usize, length: usize) -> (u32, u32) {
        let member = &self.sides[self.from][member];
        let last = member.last as usize;
        self.load.clear();
        self.load.resize(last + 2, 0);
        for (activity, &start) in member.starts.iter().enumerate() {
            let (start, finish) = (start as usize, (start + pass.duration(activity)) as usize);
            self.load[start + 1] = self.load[start + 1].wrapping_add(self.weights[activity]);
            self.load[finish + 1] = self.load[finish + 1].wrapping_sub(self.weights[activity]);
        }
        for _ in 0..2 {
            for tick in 1..self.load.len() {
                self.load[tick] = self.load[tick].wrapping_add(self.load[tick - 1]);
            }
        }
        let length = length.min(last);
        let begins = (0..=last - length).rev();
        let begin = begins.max_by_key(|&begin| self.load[begin + length] - self.load[begin]).unwrap_or(0);
        let tick = |tick: usize| u32::try_from(tick).unwrap_or(u32::MAX);
        (tick(begin), tick(begin + length))
    }
}

/// Counts a member's times from the other end of time.
fn turn(pass: &Pass<'_>, member: &mut Member) {
    for (activity, start) in member.starts.iter_mut().enumerate() {
        *start = member.last - *start - pass.duration(activity);
    }
}

/// How much of all renewables an activity uses at a tick, each in thousandths of what there is.
fn weight(shape: &Shape, activity: usize) -> u64 {
    let lanes = shape.high.count_ones();
    let width = 64 / lanes;
    let mask = (1_u64 << (width - 1)) - 1;
    let mut weight = 0;
    for &(group, word) in shape.needs(&shape.ways(activity)[0]) {
        for lane in 0..lanes {
            let there = shape.there[group as usize] >> (lane * width) & mask;
            weight += ((word >> (lane * width) & mask) * 1000).checked_div(there).unwrap_or(0);
        }
    }
    weight
}
