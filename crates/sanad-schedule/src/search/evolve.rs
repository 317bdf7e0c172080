//! Populations of schedules justified to the left and to the right, bred from each other.
//!
//! Children of the one are placed from the other end of time, so that every schedule is also an
//! improvement of its parents by justification (Debels and Vanhoucke 2007). A child keeps what its
//! first parent packs well (Valls, Ballestín and Quintanilla 2008; Goncharov and Leonov 2017): the
//! order in the stretch that uses most, or the times of all that is under way while much is used, or
//! everything but a stretch. Parents are good ones that lie far apart, and the population grows
//! smaller as it goes on. Of two as long the one is better in which activities finish earlier: it has
//! more room left.

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

/// Hundredths of the children that keep what is under way while their first parent uses much.
const DENSE: usize = 40;

/// Hundredths of the children that take a stretch of their second parent, wherever it lies.
const DRAWN: usize = 40;

/// Hundredths of the ticks that do not count as such, at least, and how many more there may be.
const SPARSE: usize = 40;
const SPARSER: usize = 50;

/// Members of which the best becomes a second parent.
const ROUNDS: usize = 3;

/// Of so many second parents the one farthest from the first is taken.
const MATES: usize = 2;

/// A population search over projects in one mode with plain links.
pub(crate) struct Evolve<'a> {
    size: usize,
    /// Members on either side at the end.
    least: usize,
    /// Activities placed for the population, all in all and so far.
    effort: u64,
    work: u64,
    pack: Pack<'a>,
    /// Ticks that follow each activity in a forward and in a backward pass.
    tails: [Vec<u32>; 2],
    /// Members by direction: justified to the left and to the right, each counted from the end of
    /// time from which it was placed. Their second value is the sum of the finishes.
    sides: [Vec<Member>; 2],
    /// Children that will be the other side.
    born: Vec<Member>,
    begun: bool,
    keys: Vec<u32>,
    order: Vec<u32>,
    load: Vec<u64>,
    sorted: Vec<u64>,
    best: Member,
    from: usize,
}

impl<'a> Evolve<'a> {
    /// A search that begins with so many members on either side, and has one in `fewer` of them after
    /// so many passes.
    pub(crate) fn new(shape: &'a Shape, size: usize, fewer: usize, passes: u64) -> Self {
        let size = size.max(2);
        Self {
            size,
            least: (size / fewer.max(1)).max(2),
            effort: passes.saturating_mul(shape.count.max(1) as u64).max(1),
            work: 0,
            pack: Pack::new(shape),
            tails: [shape.tails(false), shape.tails(true)],
            sides: [Vec::new(), Vec::new()],
            born: Vec::new(),
            begun: false,
            keys: vec![0; shape.count],
            order: Vec::new(),
            load: Vec::new(),
            sorted: Vec::new(),
            best: Member::default(),
            from: 0,
        }
    }

    /// The best so far.
    pub(crate) fn best(&self) -> &Member {
        &self.best
    }

    /// Whether both sides are as good as each other throughout: nothing new is to be expected.
    pub(crate) fn settled(&self) -> bool {
        self.begun && self.sides.iter().flatten().all(|member| member.last == self.best.last)
    }

    /// How many members there are on either side.
    #[cfg(test)]
    pub(crate) fn sizes(&self) -> [usize; 2] {
        self.sides.each_ref().map(Vec::len)
    }

    /// Makes new members; gives how many activities were placed for them.
    pub(crate) fn step(&mut self, pass: &mut Pass<'_>, draw: &mut Draw) -> u64 {
        let before = pass.work;
        if self.begun {
            self.breed(pass, draw);
        } else {
            self.begin(pass, draw);
            self.begun = self.sides[1].len() == self.size;
        }
        self.work += pass.work - before;
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

    /// Puts the better of two children on the other side; when there are as many as parents, these go.
    fn breed(&mut self, pass: &mut Pass<'_>, draw: &mut Draw) {
        let to = 1 - self.from;
        let one = self.born.len();
        let other = self.mate(one, draw);
        self.cross(pass, draw, one, other);
        let first = self.place(pass, to, u32::MAX);
        let limit = first.as_ref().map_or(u32::MAX, |first| first.last + 1);
        self.cross(pass, draw, other, one);
        let second = self.place(pass, to, limit);
        let better = match (first, second) {
            (Some(first), Some(second)) if second.value > first.value => Some(first),
            (first, second) => second.or(first),
        };
        self.born.extend(better);
        if self.born.len() == self.sides[self.from].len() {
            std::mem::swap(&mut self.sides[to], &mut self.born);
            self.born.clear();
            self.shrink(to);
            self.from = to;
        }
    }

    /// Leaves the best of a side, as many as there should be by now; of equal value one rather.
    fn shrink(&mut self, to: usize) {
        let gone = (self.size - self.least) as u64 * self.work.min(self.effort) / self.effort;
        let size = self.size - usize::try_from(gone).unwrap_or(0);
        if self.sides[to].len() > size {
            let mut members = std::mem::take(&mut self.sides[to]);
            members.sort_by_key(|member| member.value);
            let mut equal = Vec::new();
            for member in members {
                let kept = &mut self.sides[to];
                let twin = kept.last().is_some_and(|before| before.value == member.value);
                if twin { &mut equal } else { kept }.push(member);
            }
            self.sides[to].append(&mut equal);
            self.sides[to].truncate(size);
        }
    }

    /// A second parent: good, and far from the first.
    fn mate(&self, one: usize, draw: &mut Draw) -> usize {
        let members = &self.sides[self.from];
        let mut mate = (0, one);
        for _ in 0..MATES {
            let drawn = (0..ROUNDS).map(|_| draw.below(members.len()));
            let Some(good) = drawn.min_by_key(|&member| members[member].value) else { continue };
            let both = members[one].starts.iter().zip(&members[good].starts);
            let apart = both.map(|(one, other)| u64::from(one.abs_diff(*other))).sum::<u64>();
            if apart >= mate.0 {
                mate = (apart, good);
            }
        }
        mate.1
    }

    /// The keys of a child for the direction other than that of its parents.
    fn cross(&mut self, pass: &Pass<'_>, draw: &mut Draw, one: usize, other: usize) {
        let kind = draw.below(100);
        if kind < DENSE {
            self.keep(pass, draw, one, other);
        } else {
            self.stretch(pass, draw, one, other, kind < DENSE + DRAWN);
        }
        let side = &self.sides[self.from];
        if side[one].starts == side[other].starts {
            for _ in 0..EXCHANGES {
                let (left, right) = (draw.below(self.keys.len()), draw.below(self.keys.len()));
                self.keys.swap(left, right);
            }
        }
    }

    /// What is under way while the first parent uses much keeps its time; all else has that of the
    /// second, in the measure of the first.
    fn keep(&mut self, pass: &Pass<'_>, draw: &mut Draw, one: usize, other: usize) {
        self.sum(pass, one);
        let one = &self.sides[self.from][one];
        let other = &self.sides[self.from][other];
        let ticks = one.last as usize;
        self.sorted.clear();
        self.sorted.extend_from_slice(&self.load[1..=ticks]);
        self.sorted.sort_unstable();
        let sparse = ticks * (SPARSE * 100 + draw.below(SPARSER * 100)) / 10_000;
        let much = self.sorted.get(sparse).copied().unwrap_or(0);
        let length = u64::from(other.last).max(1);
        for (activity, key) in self.keys.iter_mut().enumerate() {
            let duration = pass.duration(activity);
            let (start, finish) = (one.starts[activity], one.starts[activity] + duration);
            let ticks = &self.load[1 + start as usize..=finish as usize];
            let used = ticks.iter().sum::<u64>();
            let time = if duration > 0 && used >= much * u64::from(duration) {
                u64::from(one.last - finish) * u64::from(FINE)
            } else {
                let theirs = other.last - other.starts[activity] - duration;
                u64::from(theirs) * u64::from(FINE) * u64::from(one.last) / length
            };
            *key = u32::try_from(time).unwrap_or(u32::MAX - FINE) + draw.key(FINE);
        }
    }

    /// The order of the first parent in the stretch in which it uses most, that of the second before
    /// and after it; or the other way round in a stretch that is drawn.
    fn stretch(&mut self, pass: &Pass<'_>, draw: &mut Draw, one: usize, other: usize, drawn: bool) {
        let last = self.sides[self.from][one].last as usize;
        let length = (last * LEAST / 100 + draw.below((last * MORE / 100).max(1))).max(1);
        let (begin, end) = if drawn {
            let begin = draw.below(last.saturating_sub(length) + 1);
            (tick(begin), tick((begin + length).min(last)))
        } else {
            self.peak(pass, one, length)
        };
        let one = &self.sides[self.from][one];
        let other = &self.sides[self.from][other];
        let (begin, end) = (one.last - end, one.last - begin);
        for (activity, key) in self.keys.iter_mut().enumerate() {
            let duration = pass.duration(activity);
            let own = one.last - one.starts[activity] - duration;
            let theirs = other.last - other.starts[activity] - duration;
            let part = u32::from(own >= begin) + u32::from(own > end);
            let time = if (part == 1) == drawn { theirs } else { own };
            *key = time * FINE + draw.key(FINE) + part * SHIFT;
        }
    }

    /// What a member uses at each tick, by the end of the tick.
    fn sum(&mut self, pass: &Pass<'_>, member: usize) {
        let member = &self.sides[self.from][member];
        self.load.clear();
        self.load.resize(member.last as usize + 2, 0);
        for (activity, &start) in member.starts.iter().enumerate() {
            let (start, finish) = (start as usize, (start + pass.duration(activity)) as usize);
            self.load[start + 1] = self.load[start + 1].wrapping_add(self.pack.weights[activity]);
            self.load[finish + 1] = self.load[finish + 1].wrapping_sub(self.pack.weights[activity]);
        }
        self.rise();
    }

    /// Replaces each by the sum up to it.
    fn rise(&mut self) {
        for tick in 1..self.load.len() {
            self.load[tick] = self.load[tick].wrapping_add(self.load[tick - 1]);
        }
    }

    /// The ticks at which a member uses most, so many long.
    fn peak(&mut self, pass: &Pass<'_>, member: usize, length: usize) -> (u32, u32) {
        self.sum(pass, member);
        self.rise();
        let last = self.sides[self.from][member].last as usize;
        let length = length.min(last);
        let begins = (0..=last - length).rev();
        let begin = begins.max_by_key(|&begin| self.load[begin + length] - self.load[begin]).unwrap_or(0);
        (tick(begin), tick(begin + length))
    }
}

fn tick(tick: usize) -> u32 {
    u32::try_from(tick).unwrap_or(u32::MAX)
}

/// Counts a member's times from the other end of time.
fn turn(pass: &Pass<'_>, member: &mut Member) {
    for (activity, start) in member.starts.iter_mut().enumerate() {
        *start = member.last - *start - pass.duration(activity);
    }
}
