//! Populations of schedules justified to the left and to the right, bred from each other.
//!
//! Children of the one are placed from the other end of time, so that every schedule is also an
//! improvement of its parents by justification (Debels and Vanhoucke 2007). A child keeps the order
//! of its first parent in the ticks where that uses most, as what is packed well is worth keeping
//! (Valls, Ballestín and Quintanilla 2008); before and after them it takes the order of the second.
//! Of two as long the one is better in which activities finish earlier: it has more room left.

use super::draw::Draw;
use super::member::Member;
use super::pack::Pack;
use super::pass::Pass;
use super::shape::Shape;

/// Keys of different stretches of time lie so far apart.
const SHIFT: u32 = 1 << 20;

/// Steps in which a key tells activities of one tick apart.
const FINE: u32 = 16;

/// Pairs of keys exchanged in a child of two equal parents.
const EXCHANGES: usize = 5;

/// Hundredths of the whole that a child takes from its first parent, at least, and how many more
/// there may be.
const LEAST: usize = 15;
const MORE: usize = 50;

/// A population search over projects in one mode with plain links.
pub(crate) struct Evolve<'a> {
    size: usize,
    pack: Pack<'a>,
    /// Ticks that follow each activity in a forward and in a backward pass.
    tails: [Vec<u32>; 2],
    /// Members by direction: justified to the left and to the right, each counted from the end of
    /// time from which it was placed. Their second value is the sum of the finishes.
    sides: [Vec<Member>; 2],
    keys: Vec<u32>,
    order: Vec<u32>,
    load: Vec<u64>,
    best: Member,
    next: usize,
    from: usize,
}

impl<'a> Evolve<'a> {
    /// A search with so many members on either side.
    pub(crate) fn new(shape: &'a Shape, size: usize) -> Self {
        Self {
            size: size.max(2),
            pack: Pack::new(shape),
            tails: [shape.tails(false), shape.tails(true)],
            sides: [Vec::new(), Vec::new()],
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
            && self.sides.iter().flatten().all(|member| member.last == self.best.last)
    }

    /// Makes new members; gives how many activities were placed for them.
    pub(crate) fn step(&mut self, pass: &mut Pass<'_>, draw: &mut Draw) -> u64 {
        let before = pass.work;
        if self.sides[1].len() < self.size {
            self.begin(pass, draw);
        } else {
            self.breed(pass, draw);
        }
        pass.work - before
    }

    /// A pass in the order of the keys; nothing when it would not finish below the limit.
    fn place(&mut self, pass: &mut Pass<'_>, to: usize, limit: u32) -> Option<Member> {
        pass.order(&self.keys, to == 1, &mut self.order);
        let last = pass.run_below(&self.order, to == 1, &self.tails[to], limit)?;
        Some(self.member(pass, pass.starts.clone(), last, to))
    }

    fn member(&mut self, pass: &Pass<'_>, starts: Vec<u32>, last: u32, to: usize) -> Member {
        let finish = |(activity, &start): (usize, &u32)| i64::from(start + pass.duration(activity));
        let finishes = starts.iter().enumerate().map(finish).sum();
        let member = Member { starts, ways: Vec::new(), last, value: (i64::from(last), finishes) };
        if self.best.starts.is_empty() || last < self.best.last {
            self.best = member.clone();
            self.best.value.1 = 0;
            if to == 1 {
                turn(pass, &mut self.best);
            }
        }
        member
    }

    /// A first schedule, in turn from either end of time, and two justifications of it.
    fn begin(&mut self, pass: &mut Pass<'_>, draw: &mut Draw) {
        let side = self.sides[0].len() % 2;
        let last = self.pack.run(&self.tails[side], side == 1, draw);
        pass.work += self.keys.len() as u64;
        let first = self.member(pass, self.pack.starts.clone(), last, side);
        self.mirror(pass, &first, draw);
        let Some(second) = self.place(pass, 1 - side, u32::MAX) else { return };
        self.mirror(pass, &second, draw);
        let Some(third) = self.place(pass, side, u32::MAX) else { return };
        self.sides[1 - side].push(second);
        self.sides[side].push(third);
    }

    /// Takes a member's times, counted from the other end of time, as keys.
    fn mirror(&mut self, pass: &Pass<'_>, member: &Member, draw: &mut Draw) {
        for (activity, key) in self.keys.iter_mut().enumerate() {
            let time = member.last - member.starts[activity] - pass.duration(activity);
            *key = time * FINE + draw.key(FINE);
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
        let first = self.place(pass, to, u32::MAX);
        let limit = first.as_ref().map_or(u32::MAX, |first| first.last + 1);
        self.cross(pass, draw, other, one);
        let second = self.place(pass, to, limit);
        let better = match (first, second) {
            (Some(first), Some(second)) if second.value > first.value => Some(first),
            (first, second) => second.or(first),
        };
        if let Some(better) = better {
            self.sides[to][one] = better;
        }
        self.next += 1;
        if self.next == self.size {
            self.next = 0;
            self.from = to;
        }
    }

    /// The keys of a child for the direction other than that of its parents.
    fn cross(&mut self, pass: &Pass<'_>, draw: &mut Draw, one: usize, other: usize) {
        let last = self.sides[self.from][one].last as usize;
        let length = (last * LEAST / 100 + draw.below((last * MORE / 100).max(1))).max(1);
        let (begin, end) = self.peak(pass, one, length);
        let one = &self.sides[self.from][one];
        let other = &self.sides[self.from][other];
        let (begin, end) = (one.last - end, one.last - begin);
        for (activity, key) in self.keys.iter_mut().enumerate() {
            let duration = pass.duration(activity);
            let own = one.last - one.starts[activity] - duration;
            let theirs = other.last - other.starts[activity] - duration;
            let fine = draw.key(FINE);
            *key = if own < begin {
                theirs * FINE + fine
            } else if own > end {
                theirs * FINE + fine + 2 * SHIFT
            } else {
                own * FINE + fine + SHIFT
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
            self.load[start + 1] = self.load[start + 1].wrapping_add(self.pack.weights[activity]);
            self.load[finish + 1] = self.load[finish + 1].wrapping_sub(self.pack.weights[activity]);
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
