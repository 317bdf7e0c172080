//! A project in tables made for speed: links without a circle, renewables packed into words.
//!
//! Up to four renewables share a 64-bit word a tick. Each lane keeps its top bit set, so that one
//! subtraction tells for all of them whether a demand fits: the top bits are still set exactly where
//! it does.

use super::modes::Spends;
use crate::project::{End, Project};

/// Ticks beyond which profiles by tick cost more than they save.
const LONGEST: i64 = 60_000;

/// A link as the activity that waits sees it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Wait {
    /// The activity waited for.
    pub(crate) on: u32,
    /// Ticks.
    pub(crate) lag: i32,
    /// Whether its finish is waited for, else its start.
    pub(crate) its_finish: bool,
    /// Whether the finish waits, else the start.
    pub(crate) own_finish: bool,
}

/// What waits for what, in one direction of time.
#[derive(Debug, Clone, Default)]
pub(crate) struct Graph {
    first: Vec<u32>,
    waits: Vec<Wait>,
    plain: Vec<u32>,
    /// Activities, each after all that it waits for.
    pub(crate) order: Vec<u32>,
}

impl Graph {
    /// The graph of the waits of each activity; nothing when they go in a circle.
    fn new(of: &[Vec<Wait>]) -> Option<Self> {
        let mut graph = Self { first: vec![0], ..Self::default() };
        for waits in of {
            graph.waits.extend(waits);
            graph.first.push(u32::try_from(graph.waits.len()).ok()?);
        }
        graph.plain = graph.waits.iter().map(|wait| wait.on).collect();
        let mut open: Vec<usize> = of.iter().map(Vec::len).collect();
        let mut after = vec![Vec::new(); of.len()];
        for (activity, waits) in of.iter().enumerate() {
            for wait in waits {
                after[wait.on as usize].push(activity);
            }
        }
        let mut free: Vec<usize> = (0..of.len()).rev().filter(|&activity| open[activity] == 0).collect();
        while let Some(activity) = free.pop() {
            graph.order.push(u32::try_from(activity).ok()?);
            for &next in &after[activity] {
                open[next] -= 1;
                if open[next] == 0 {
                    free.push(next);
                }
            }
        }
        (graph.order.len() == of.len()).then_some(graph)
    }

    /// What the activity waits for.
    pub(crate) fn waits(&self, activity: usize) -> &[Wait] {
        &self.waits[self.first[activity] as usize..self.first[activity + 1] as usize]
    }

    /// The activities that it waits for.
    pub(crate) fn before(&self, activity: usize) -> &[u32] {
        &self.plain[self.first[activity] as usize..self.first[activity + 1] as usize]
    }
}

/// One way to do an activity.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Way {
    /// Its place in the project.
    pub(crate) mode: u32,
    /// Ticks.
    pub(crate) duration: u32,
    /// Its demand, if all its renewables lie in the only group.
    pub(crate) word: u64,
    needs: (u32, u32),
}

/// The tables.
#[derive(Debug, Clone)]
pub(crate) struct Shape {
    /// Number of activities.
    pub(crate) count: usize,
    /// Words a tick.
    pub(crate) groups: usize,
    /// The top bit of each lane.
    pub(crate) high: u64,
    /// What is there at every tick, by group, top bits set.
    pub(crate) there: Vec<u64>,
    ways: Vec<Way>,
    first_way: Vec<u32>,
    needs: Vec<(u32, u64)>,
    /// Forwards in time.
    pub(crate) forward: Graph,
    /// Backwards in time.
    pub(crate) backward: Graph,
    /// Whether all links are of a start to a finish, without lags, and there are no releases.
    pub(crate) pure: bool,
    /// Releases.
    pub(crate) release: Vec<u32>,
    /// Ticks that are enough for everything.
    pub(crate) horizon: usize,
    /// What each way spends.
    pub(crate) spends: Spends,
}

impl Shape {
    /// The tables of a project; nothing when it has what they cannot hold, or it was told to stop
    /// before they were whole.
    pub(crate) fn new(project: &Project, modes: &[Vec<usize>], stop: &dyn Fn() -> bool) -> Option<Self> {
        let plain = project.activities.iter().flat_map(|activity| &activity.modes);
        let other = |mode: &crate::Mode| {
            mode.takes.len() + mode.gives.len() + mode.needs.iter().filter(|need| need.1 > 0).count()
        };
        if plain.map(other).sum::<usize>() > 0 || project.horizon() > LONGEST {
            return None;
        }
        let largest = project.renewables.iter().copied().max().unwrap_or(0);
        let lanes: usize = if largest < 1 << 15 { 4 } else { 2 };
        let width = 64 / lanes;
        let high = (0..lanes).fold(0_u64, |high, lane| high | 1 << (lane * width + width - 1));
        let used = used(project);
        let groups = used.iter().filter(|used| **used).count().div_ceil(lanes).max(1);
        let mut lane_of = vec![0; project.renewables.len()];
        let mut there = vec![high; groups];
        for (lane, renewable) in (0..used.len()).filter(|&renewable| used[renewable]).enumerate() {
            lane_of[renewable] = lane;
            there[lane / lanes] |=
                u64::try_from(project.renewables[renewable]).ok()? << (lane % lanes * width);
        }
        let mut shape = Self {
            count: project.len(),
            groups,
            high,
            there,
            ways: Vec::new(),
            first_way: vec![0],
            needs: Vec::new(),
            forward: Graph::default(),
            backward: Graph::default(),
            pure: project
                .links
                .iter()
                .all(|link| link.lag == 0 && link.from.1 == End::Finish && link.to.1 == End::Start)
                && project.activities.iter().all(|activity| activity.release == 0),
            release: Vec::new(),
            horizon: usize::try_from(project.horizon()).ok()?,
            spends: Spends::new(project, modes),
        };
        for (activity, modes) in project.activities.iter().zip(modes) {
            shape.release.push(u32::try_from(activity.release).ok()?);
            for &mode in modes {
                let way = &activity.modes[mode];
                let mut words = vec![0_u64; groups];
                for &(renewable, amount) in way.uses.iter().filter(|_| way.duration > 0) {
                    let lane = lane_of[renewable];
                    words[lane / lanes] += u64::try_from(amount).ok()? << (lane % lanes * width);
                }
                let first = u32::try_from(shape.needs.len()).ok()?;
                let asked = words.iter().enumerate().filter(|word| *word.1 > 0);
                shape
                    .needs
                    .extend(asked.filter_map(|(group, &word)| Some((u32::try_from(group).ok()?, word))));
                let last = u32::try_from(shape.needs.len()).ok()?;
                shape.ways.push(Way {
                    mode: u32::try_from(mode).ok()?,
                    duration: u32::try_from(way.duration).ok()?,
                    word: words[0],
                    needs: (first, last),
                });
            }
            shape.first_way.push(u32::try_from(shape.ways.len()).ok()?);
        }
        if stop() {
            return None;
        }
        let mut forward = vec![Vec::new(); project.len()];
        let mut backward = vec![Vec::new(); project.len()];
        for link in &project.links {
            let (from, to) = (link.from.1 == End::Finish, link.to.1 == End::Finish);
            let lag = i32::try_from(link.lag).ok()?;
            let on = u32::try_from(link.from.0).ok()?;
            forward[link.to.0].push(Wait { on, lag, its_finish: from, own_finish: to });
            let on = u32::try_from(link.to.0).ok()?;
            backward[link.from.0].push(Wait { on, lag, its_finish: !to, own_finish: !from });
        }
        shape.forward = Graph::new(&forward)?;
        if stop() {
            return None;
        }
        shape.backward = Graph::new(&backward)?;
        Some(shape)
    }

    /// The ticks that follow each activity, at least, backwards or forwards in time, if links are
    /// plain and each activity is done in its first way.
    pub(crate) fn tails(&self, backward: bool) -> Vec<u32> {
        let graph = if backward { &self.forward } else { &self.backward };
        let mut tails = vec![0; self.count];
        for &activity in &graph.order {
            let waits = graph.before(activity as usize).iter();
            let ends = waits.map(|&on| tails[on as usize] + self.ways(on as usize)[0].duration);
            tails[activity as usize] = ends.max().unwrap_or(0);
        }
        tails
    }

    /// Whether some activity has more than one way.
    pub(crate) fn many(&self) -> bool {
        self.ways.len() > self.count
    }

    /// The ways to do an activity.
    pub(crate) fn ways(&self, activity: usize) -> &[Way] {
        &self.ways[self.range(activity)]
    }

    /// The places of its ways among all.
    pub(crate) fn range(&self, activity: usize) -> std::ops::Range<usize> {
        self.first_way[activity] as usize..self.first_way[activity + 1] as usize
    }

    /// What a way uses: group and word.
    pub(crate) fn needs(&self, way: &Way) -> &[(u32, u64)] {
        &self.needs[way.needs.0 as usize..way.needs.1 as usize]
    }
}

/// Which renewables are used at all.
fn used(project: &Project) -> Vec<bool> {
    let mut used = vec![false; project.renewables.len()];
    let modes = project.activities.iter().flat_map(|activity| &activity.modes);
    for &(renewable, amount) in modes.flat_map(|mode| &mode.uses) {
        used[renewable] |= amount > 0;
    }
    used
}
