//! Several scarce sets of skills, and what waits for what, as one renewable.
//!
//! Activities get weights such that no set of them that can be under way together weighs more than
//! one: then they share one more renewable of that amount, and its energy says more than that of any
//! set of skills alone. The weights that say most of all work together are the prices of the covering
//! of the work by such sets (Mingozzi, Maniezzo, Ricciardelli, Bianco 1998). Whatever the weights, how
//! much of the renewable there is is counted over all such sets, in whole numbers.

use super::Model;
use super::crews::Demand;
use crate::project::{End, Project};

/// Weights are counted in parts of this.
const PARTS: f64 = 360.0;

/// Most activities: a set of them is the bits of a number.
const BITS: usize = 64;

/// Most steps in listing what can be under way together, and most sets.
const STEPS: usize = 40_000;
const SETS: usize = 6_000;

/// Exchanges towards better weights, at most.
const EXCHANGES: usize = 400;

impl Model {
    /// Rules for all the work, and for the earlier and the later half of it.
    pub(super) fn weights(&mut self, project: &Project) {
        if project.persons.is_empty() || project.len() > BITS || !self.engine.prepare() {
            return;
        }
        let demands = self.demands(project);
        let Some(sets) = Together::new(project, &demands).and_then(Together::all) else { return };
        let long: Vec<i64> = (0..project.len()).map(|place| self.shortest(project, place)).collect();
        let lows: Vec<i32> = self.starts.iter().map(|&start| self.engine.trail.low(start)).collect();
        let mut sorted = lows.clone();
        sorted.sort_unstable();
        let middle = sorted.get(sorted.len() / 2).copied().unwrap_or(0);
        let mut known: Vec<Vec<i64>> = Vec::new();
        for half in 0..3 {
            let counts = |place: usize| half == 0 || (half == 1) == (lows[place] < middle);
            let worth: Vec<i64> = (0..long.len()).map(|of| if counts(of) { long[of] } else { 0 }).collect();
            let weights = weigh(&sets, &worth);
            let there = sets.iter().map(|&set| of(set).map(|place| weights[place]).sum::<i64>()).max();
            let there = there.unwrap_or(0);
            if there > 0 && !known.contains(&weights) {
                // What is under way at one tick is as well said by the sets of skills.
                let works = self.works(project, &|place, _| weights[place], there);
                self.energy(works, there);
                known.push(weights);
            }
        }
    }

    fn shortest(&self, project: &Project, place: usize) -> i64 {
        let modes = self.modes[place].iter();
        modes.map(|&(mode, _)| project.activities[place].modes[mode].duration).min().unwrap_or(0)
    }
}

/// The activities of a set.
fn of(set: u64) -> impl Iterator<Item = usize> {
    (0..BITS).filter(move |place| set & (1 << place) != 0)
}

/// What can be under way together.
struct Together<'a> {
    demands: &'a [Demand],
    /// For each activity those that could be under way with it.
    besides: Vec<u64>,
    /// What each demand leaves.
    left: Vec<i64>,
    sets: Vec<u64>,
    steps: usize,
}

impl<'a> Together<'a> {
    fn new(project: &Project, demands: &'a [Demand]) -> Option<Self> {
        let left: Vec<i64> = demands.iter().map(|demand| demand.there).collect();
        let long = &demands.first()?.work;
        let lasting = |place: usize| long[place].0 > 0;
        let after = after(project);
        let mut besides = vec![0_u64; project.len()];
        for first in (0..project.len()).filter(|&place| lasting(place)) {
            for second in (0..first).filter(|&place| lasting(place)) {
                let ordered = after[first] & (1 << second) != 0 || after[second] & (1 << first) != 0;
                let fits = |demand: &Demand| demand.work[first].1 + demand.work[second].1 <= demand.there;
                if !ordered && demands.iter().all(fits) {
                    besides[first] |= 1 << second;
                    besides[second] |= 1 << first;
                }
            }
        }
        Some(Self { demands, besides, left, sets: Vec::new(), steps: 0 })
    }

    /// All sets to which nothing can be added; nothing where there are too many.
    fn all(mut self) -> Option<Vec<u64>> {
        let lasting = |place: &usize| self.demands.first().is_some_and(|demand| demand.work[*place].0 > 0);
        let every = (0..self.besides.len()).filter(lasting).fold(0, |set, place| set | 1 << place);
        self.grow(0, every, every).then_some(self.sets)
    }

    fn fits(&self, place: usize) -> bool {
        self.demands.iter().zip(&self.left).all(|(demand, &left)| demand.work[place].1 <= left)
    }

    /// Lists the sets that hold `set` and more of `more`; `any` could be added to it.
    fn grow(&mut self, set: u64, any: u64, more: u64) -> bool {
        self.steps += 1;
        if self.steps > STEPS || self.sets.len() >= SETS {
            return false;
        }
        let any = of(any).filter(|&place| self.fits(place)).fold(0, |all, place| all | 1 << place);
        if any == 0 {
            self.sets.push(set);
            return true;
        }
        let mut more = more & any;
        for place in of(more) {
            more &= !(1 << place);
            let besides = self.besides[place];
            self.add(place, -1);
            let listed = self.grow(set | 1 << place, any & besides, more & besides);
            self.add(place, 1);
            if !listed {
                return false;
            }
        }
        true
    }

    fn add(&mut self, place: usize, sign: i64) {
        for (left, demand) in self.left.iter_mut().zip(self.demands) {
            *left += sign * demand.work[place].1;
        }
    }
}

/// What comes after each activity, by the ordinary precedences.
fn after(project: &Project) -> Vec<u64> {
    let mut after = vec![0_u64; project.len()];
    loop {
        let mut changed = false;
        for link in &project.links {
            if (link.from.1, link.to.1) == (End::Finish, End::Start) && link.lag >= 0 {
                let all = after[link.from.0] | after[link.to.0] | 1 << link.to.0;
                changed |= std::mem::replace(&mut after[link.from.0], all) != all;
            }
        }
        if !changed {
            return after;
        }
    }
}

/// Weights, in parts, with which each set weighs at most one and all work, by its worth, as much as
/// can be had: the simplex method, whose every step keeps the weights right.
fn weigh(sets: &[u64], worth: &[i64]) -> Vec<i64> {
    let wide = worth.len() + 1;
    // Columns: one for each activity that has no weight yet, or for what took its place; then what is
    // left of a set.
    let mut rows: Vec<Vec<f64>> = sets
        .iter()
        .map(|&set| {
            let mut row: Vec<f64> =
                (0..worth.len()).map(|at| f64::from(u8::from(set >> at & 1 == 1))).collect();
            row.push(1.0);
            row
        })
        .collect();
    let mut gain: Vec<f64> = worth.iter().map(|&worth| f64::from(super::small(worth))).collect();
    gain.push(0.0);
    let mut column: Vec<Option<usize>> = (0..worth.len()).map(Some).collect();
    let mut row: Vec<Option<usize>> = vec![None; sets.len()];
    for _ in 0..EXCHANGES {
        let best =
            (0..worth.len()).max_by(|&one, &other| gain[one].total_cmp(&gain[other]).then(other.cmp(&one)));
        let Some(into) = best.filter(|&at| gain[at] > 1e-7) else { break };
        let open = (0..rows.len()).filter(|&at| rows[at][into] > 1e-9);
        let ratio = |at: usize| rows[at][wide - 1] / rows[at][into];
        let Some(out) = open.min_by(|&one, &other| ratio(one).total_cmp(&ratio(other)).then(one.cmp(&other)))
        else {
            break;
        };
        let pivot = rows[out][into];
        let mut own = std::mem::take(&mut rows[out]);
        for (at, value) in own.iter_mut().enumerate() {
            *value = if at == into { 1.0 / pivot } else { *value / pivot };
        }
        for other in rows.iter_mut().filter(|other| !other.is_empty()).chain([&mut gain]) {
            let factor = other[into];
            if factor != 0.0 {
                other[into] = 0.0;
                for (value, own) in other.iter_mut().zip(&own) {
                    *value -= factor * own;
                }
            }
        }
        rows[out] = own;
        std::mem::swap(&mut row[out], &mut column[into]);
    }
    let mut weights = vec![0; worth.len()];
    for (row, values) in row.iter().zip(&rows) {
        if let Some(place) = *row {
            weights[place] = parts(values[wide - 1]);
        }
    }
    weights
}

/// A weight in parts, rounded down but for what floating numbers lose.
#[expect(clippy::cast_possible_truncation, reason = "between 0 and the number of parts")]
fn parts(weight: f64) -> i64 {
    (weight.clamp(0.0, 1.0) * PARTS + 1e-4).floor() as i64
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::project::{Activity, Link, Mode, Raw};
    use crate::prove::engine::Options;
    use crate::prove::model::Freedom;

    /// Activities of one tick that ask for persons in three skills, by small numbers drawn from a seed.
    fn made(mut seed: u64) -> Project {
        let mut draw = |below: u64| {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            usize::try_from((seed >> 33) % below).expect("small")
        };
        let mut raw = Raw { skills: 3, ..Raw::default() };
        raw.persons = (0..5).map(|_| (0..3).filter(|_| draw(2) == 0).collect()).collect();
        raw.persons.extend([vec![0, 1], vec![2]]);
        for place in 0..7 {
            let needs = (0..3).map(|skill| (skill, draw(2))).filter(|need| need.1 > 0).collect();
            let mode = Mode { duration: i64::from(draw(8) > 0), needs, ..Mode::default() };
            raw.activities.push(Activity { modes: vec![mode], release: 0 });
            if place > 0 && draw(3) == 0 {
                raw.links.push(Link::after(draw(place as u64), place));
            }
        }
        Project::try_from(raw).expect("a valid project")
    }

    /// Whether different persons can be given all places.
    fn staffed(project: &Project, places: &[usize], busy: u32) -> bool {
        let Some((skill, rest)) = places.split_first() else { return true };
        let able = |person: usize| project.persons[person].contains(skill) && busy & (1 << person) == 0;
        let mut persons = (0..project.persons.len()).filter(|&person| able(person));
        persons.any(|person| staffed(project, rest, busy | 1 << person))
    }

    fn possible(project: &Project, set: u64) -> bool {
        let after = after(project);
        let mode = |place: usize| &project.activities[place].modes[0];
        let needs = of(set).flat_map(|place| &mode(place).needs);
        let places: Vec<usize> = needs.flat_map(|need| vec![need.0; need.1]).collect();
        of(set).all(|place| mode(place).duration > 0 && after[place] & set == 0)
            && staffed(project, &places, 0)
    }

    #[test]
    fn sets_listed_are_those_that_can_be_under_way_together() {
        let mut compared = 0;
        for seed in 0..60 {
            let project = made(seed);
            let (freedom, options) = (Freedom::default(), Options::default());
            let model = Model::new(&project, &freedom, project.horizon(), options, &|| false).expect("whole");
            let demands = model.demands(&project);
            let Some(mut listed) = Together::new(&project, &demands).and_then(Together::all) else {
                continue;
            };
            let grows =
                |set: u64| (0..7).any(|place| set >> place & 1 == 0 && possible(&project, set | 1 << place));
            let largest = |&set: &u64| possible(&project, set) && !grows(set);
            listed.sort_unstable();
            assert_eq!(listed, (0..1 << 7).filter(largest).collect::<Vec<u64>>(), "seed {seed}: {project:?}");
            compared += usize::from(listed.len() > 2);
        }
        assert!(compared > 20, "{compared}");
    }

    #[test]
    fn weights_are_the_best_there_are() {
        // Three of which any two fit together: a half each.
        assert_eq!(weigh(&[0b011, 0b110, 0b101], &[1, 1, 1]), [180, 180, 180]);
        // One against two that fit together.
        let weights = weigh(&[0b001, 0b110], &[5, 3, 4]);
        assert_eq!((weights[0], weights[1] + weights[2]), (360, 360));
        assert_eq!(weigh(&[0b11], &[1, 4]), [0, 360]);
    }
}
