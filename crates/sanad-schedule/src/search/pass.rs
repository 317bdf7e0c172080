//! Schedule generation: activities placed one by one in an order, each as early as it fits.
//!
//! A backward pass is a forward pass over the links turned round; times then count down from the
//! end.

use super::draw::Draw;
use super::modes::Modes;
use super::shape::{Graph, Shape, Way};

/// How modes may change in a pass.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Choosing<'c> {
    /// When each activity should have finished; empty where all should as soon as they can.
    pub(crate) due: &'c [u32],
    /// One in so many activities that would finish later takes the mode that costs least of those in which it finishes
    /// in time, or else the one in which it finishes first.
    pub(crate) eager: usize,
    /// One in so many of the others takes the mode that costs least of those in which it finishes in
    /// time.
    pub(crate) thrifty: usize,
}

/// Places activities; keeps its memory from pass to pass.
#[derive(Debug, Clone)]
pub(crate) struct Pass<'a> {
    shape: &'a Shape,
    /// What is left, by group and tick, top bits set.
    left: Vec<Vec<u64>>,
    /// Ticks of `left` that the last pass touched.
    touched: usize,
    /// Way chosen for each activity.
    ways: Vec<Way>,
    durations: Vec<u32>,
    words: Vec<u64>,
    /// Starts of the last pass.
    pub(crate) starts: Vec<u32>,
    finishes: Vec<u32>,
    placed: Vec<bool>,
    stack: Vec<u32>,
    sorted: Vec<u64>,
    /// Activities placed by all passes.
    pub(crate) work: u64,
}

impl<'a> Pass<'a> {
    /// A pass over the shape, each activity in its first way.
    pub(crate) fn new(shape: &'a Shape) -> Self {
        let ways: Vec<Way> = (0..shape.count).map(|activity| shape.ways(activity)[0]).collect();
        Self {
            shape,
            left: shape.there.iter().map(|&there| vec![there; 2 * shape.horizon + 1]).collect(),
            touched: 0,
            durations: ways.iter().map(|way| way.duration).collect(),
            words: ways.iter().map(|way| way.word).collect(),
            ways,
            starts: vec![0; shape.count],
            finishes: vec![0; shape.count],
            placed: vec![false; shape.count],
            stack: Vec::new(),
            sorted: Vec::new(),
            work: 0,
        }
    }

    /// Chooses a way, by place among those of the activity.
    pub(crate) fn choose(&mut self, activity: usize, way: usize) {
        let way = self.shape.ways(activity)[way];
        self.ways[activity] = way;
        self.durations[activity] = way.duration;
        self.words[activity] = way.word;
    }

    /// Ticks of an activity in the way chosen.
    pub(crate) fn duration(&self, activity: usize) -> u32 {
        self.durations[activity]
    }

    /// An order by rising keys, in which nothing comes before what it waits for.
    pub(crate) fn order(&mut self, keys: &[u32], backward: bool, order: &mut Vec<u32>) {
        let graph = if backward { &self.shape.backward } else { &self.shape.forward };
        self.sorted.clear();
        self.sorted.extend((0_u64..).zip(keys).map(|(activity, &key)| u64::from(key) << 32 | activity));
        self.sorted.sort_unstable();
        self.placed.fill(false);
        order.clear();
        for &packed in &self.sorted {
            #[expect(clippy::cast_possible_truncation, reason = "the lower half is the activity")]
            let activity = packed as u32;
            if self.placed[activity as usize] {
                continue;
            }
            self.stack.push(activity);
            while let Some(&top) = self.stack.last() {
                let open = graph.before(top as usize).iter().find(|&&on| !self.placed[on as usize]);
                if let Some(&on) = open {
                    self.stack.push(on);
                } else {
                    self.stack.pop();
                    if !std::mem::replace(&mut self.placed[top as usize], true) {
                        order.push(top);
                    }
                }
            }
        }
    }

    fn clear(&mut self) {
        for (left, &there) in self.left.iter_mut().zip(&self.shape.there) {
            left[..self.touched].fill(there);
        }
    }

    /// Places all in an order; none may start before its release. Gives the last finish.
    pub(crate) fn run(&mut self, order: &[u32], backward: bool, release: &[u32]) -> u32 {
        self.clear();
        let shape = self.shape;
        let graph = if backward { &shape.backward } else { &shape.forward };
        let never = |_, _| false;
        let last = match (shape.pure && (release.is_empty() || !backward), shape.groups == 1) {
            (true, true) => self.place::<true, true>(graph, order, release, never),
            (true, false) => self.place::<true, false>(graph, order, release, never),
            (false, true) => self.place::<false, true>(graph, order, release, never),
            (false, false) => self.place::<false, false>(graph, order, release, never),
        };
        self.touched = last.0 as usize;
        last.0
    }

    /// As [`Pass::run`] on plain links, but given up as soon as the last finish cannot be below a
    /// limit any more, since so many ticks follow each activity; gives nothing then.
    pub(crate) fn run_below(
        &mut self,
        order: &[u32],
        backward: bool,
        tails: &[u32],
        limit: u32,
    ) -> Option<u32> {
        self.clear();
        let shape = self.shape;
        let graph = if backward { &shape.backward } else { &shape.forward };
        let late = |activity: usize, finish: u32| finish + tails[activity] >= limit;
        let (last, all) = if shape.groups == 1 {
            self.place::<true, true>(graph, order, &[], late)
        } else {
            self.place::<true, false>(graph, order, &[], late)
        };
        self.touched = last as usize;
        all.then_some(last)
    }

    /// As [`Pass::run`], but modes may change, as far as the budgets allow.
    pub(crate) fn run_choosing(
        &mut self,
        order: &[u32],
        backward: bool,
        release: &[u32],
        choosing: &Choosing<'_>,
        modes: &mut Modes<'_>,
        draw: &mut Draw,
    ) -> u32 {
        self.clear();
        let shape = self.shape;
        let graph = if backward { &shape.backward } else { &shape.forward };
        let plain = shape.pure && (release.is_empty() || !backward);
        let mut last = 0;
        for &activity in order {
            let activity = activity as usize;
            let release = release.get(activity).copied().unwrap_or(0);
            let ends = if plain { self.ends(graph, activity) } else { 0 };
            let ways = shape.ways(activity);
            let early = |pass: &Self, way: usize| {
                let early =
                    if plain { ends } else { pass.early(graph, activity, ways[way].duration, release) };
                early as usize
            };
            let own = usize::from(modes.at(activity));
            let mut taken = (self.first(&ways[own], early(self, own)), own);
            if ways.len() > 1 {
                let finish = |start: usize, way: usize| start + ways[way].duration as usize;
                let due = choosing.due.get(activity).map_or(0, |&due| due as usize);
                let late = finish(taken.0, own) > due;
                if draw.chance(1, if late { choosing.eager } else { choosing.thrifty }) {
                    let turn = draw.below(ways.len());
                    for way in (0..ways.len()).map(|way| (way + turn) % ways.len()) {
                        // What is late is to finish sooner; what is in time to cost less, and still be in time.
                        let now = finish(taken.0, taken.1);
                        let late = now > due;
                        let limit = if late { now } else { due + 1 };
                        let worth = late || modes.cost(activity, way) < modes.cost(activity, taken.1);
                        let early = early(self, way);
                        if way == own || !worth || finish(early, way) >= limit || !modes.fits(activity, way) {
                            continue;
                        }
                        let start = self.first(&ways[way], early);
                        if finish(start, way) < limit {
                            taken = (start, way);
                        }
                    }
                    if taken.1 != own {
                        modes.change(activity, taken.1);
                    }
                }
                self.choose(activity, taken.1);
            }
            let start = taken.0;
            let duration = self.durations[activity];
            self.fill(activity, start);
            #[expect(clippy::cast_possible_truncation, reason = "within the horizon, a 32-bit number")]
            let start = start as u32;
            self.starts[activity] = start;
            self.finishes[activity] = start + duration;
            last = last.max(start + duration);
        }
        self.touched = last as usize;
        last
    }

    fn ends(&self, graph: &Graph, activity: usize) -> u32 {
        let finishes = graph.before(activity).iter().map(|&on| self.finishes[on as usize]);
        finishes.max().unwrap_or(0)
    }

    /// Gives the last finish, and whether all are placed: no finish `ends` it.
    fn place<const PURE: bool, const ONE: bool>(
        &mut self,
        graph: &Graph,
        order: &[u32],
        release: &[u32],
        ends: impl Fn(usize, u32) -> bool,
    ) -> (u32, bool) {
        let mut last = 0;
        for (placed, &activity) in (1..).zip(order) {
            let activity = activity as usize;
            let duration = self.durations[activity];
            let early = if PURE {
                self.ends(graph, activity)
            } else {
                self.early(graph, activity, duration, release.get(activity).copied().unwrap_or(0))
            };
            let start = if ONE {
                self.take_one(activity, early as usize, duration as usize)
            } else {
                self.take(activity, early as usize)
            };
            #[expect(clippy::cast_possible_truncation, reason = "within the horizon, a 32-bit number")]
            let start = start as u32;
            self.starts[activity] = start;
            self.finishes[activity] = start + duration;
            last = last.max(start + duration);
            if ends(activity, start + duration) {
                self.work += placed;
                return (last, false);
            }
        }
        self.work += order.len() as u64;
        (last, true)
    }

    fn early(&self, graph: &Graph, activity: usize, duration: u32, release: u32) -> u32 {
        let duration = i64::from(duration);
        let waits = graph.waits(activity).iter().map(|wait| {
            let on = wait.on as usize;
            let time = if wait.its_finish { self.finishes[on] } else { self.starts[on] };
            i64::from(time) + i64::from(wait.lag) - if wait.own_finish { duration } else { 0 }
        });
        let early = waits.max().unwrap_or(0).max(i64::from(release));
        u32::try_from(early).unwrap_or(0)
    }

    /// Takes what the activity uses from the first ticks at which it fits.
    fn take_one(&mut self, activity: usize, early: usize, duration: usize) -> usize {
        let (word, high) = (self.words[activity], self.shape.high);
        if word == 0 || duration == 0 {
            return early;
        }
        let left = &mut self.left[0];
        let mut start = early;
        let mut tick = early;
        while tick < start + duration {
            if left[tick].wrapping_sub(word) & high != high {
                start = tick + 1;
            }
            tick += 1;
        }
        for left in &mut left[start..start + duration] {
            *left -= word;
        }
        start
    }

    /// The first tick from `early` on at which a way fits.
    fn first(&self, way: &Way, early: usize) -> usize {
        let high = self.shape.high;
        let duration = way.duration as usize;
        let mut start = early;
        if duration == 0 {
            return start;
        }
        if self.shape.groups == 1 {
            let (left, word) = (&self.left[0], way.word);
            let mut tick = early;
            while word != 0 && tick < start + duration {
                if left[tick].wrapping_sub(word) & high != high {
                    start = tick + 1;
                }
                tick += 1;
            }
            return start;
        }
        'moved: loop {
            for &(group, word) in self.shape.needs(way) {
                let left = &self.left[group as usize][start..start + duration];
                let full = left.iter().rposition(|&left| left.wrapping_sub(word) & high != high);
                if let Some(full) = full {
                    start += full + 1;
                    continue 'moved;
                }
            }
            return start;
        }
    }

    /// Takes what the activity uses while it is under way.
    fn fill(&mut self, activity: usize, start: usize) {
        let way = self.ways[activity];
        for &(group, word) in self.shape.needs(&way) {
            for left in &mut self.left[group as usize][start..start + way.duration as usize] {
                *left -= word;
            }
        }
    }

    fn take(&mut self, activity: usize, early: usize) -> usize {
        let start = self.first(&self.ways[activity], early);
        self.fill(activity, start);
        start
    }
}
