//! Which activities fit together: a weight for each, and how much of it can be under way at once.
//!
//! A linear program shares out time among sets of activities that fit together, each activity being
//! interrupted at will; its shadow prices are the weights (Mingozzi, Maniezzo, Ricciardelli, Bianco
//! 1998). It is solved by sets that are made when they are wanted: the heaviest set for the prices at
//! hand comes next. Prices are then rounded and the heaviest set is counted in whole numbers, so
//! that what follows from them holds exactly.

use crate::project::{End, Project};

/// Activities that take time, at most.
const MANY: usize = 128;

/// Skills, at most, whose sets are counted.
const SKILLS: usize = 8;

/// One unit of weight.
const UNIT: i64 = 1_000_000;

/// Sets looked at for one heaviest set, and for all of them.
const NODES: u64 = 30_000;
const ALL_NODES: u64 = 1_500_000;

/// Weights of activities.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Together {
    /// The weight of each activity, by place; 0 where it takes no time.
    pub(crate) weights: Vec<i64>,
    /// No more than this is ever under way at once.
    pub(crate) most: i64,
}

impl Together {
    /// The weights whose sum over all ticks is greatest for what can be under way at once; nothing
    /// where a mode is to be chosen, or the project is too large.
    pub(crate) fn new(project: &Project, modes: &[Vec<usize>]) -> Option<Self> {
        if modes.iter().any(|modes| modes.len() != 1) {
            return None;
        }
        let mut fit = Fit::new(project, modes)?;
        let best = fit.prices()?;
        let mut weights = vec![0; project.len()];
        for (place, &activity) in fit.activities.iter().enumerate() {
            weights[activity] = best.weights[place];
        }
        Some(Self { weights, most: best.most })
    }
}

/// The activities that take time, and what keeps them apart.
struct Fit {
    activities: Vec<usize>,
    durations: Vec<i64>,
    /// What each uses of everything scarce.
    uses: Vec<Vec<i64>>,
    there: Vec<i64>,
    /// Which others can never be under way with each.
    apart: Vec<u128>,
    nodes: u64,
}

impl Fit {
    fn new(project: &Project, modes: &[Vec<usize>]) -> Option<Self> {
        let mode = |activity: usize| &project.activities[activity].modes[modes[activity][0]];
        let activities: Vec<usize> = (0..project.len()).filter(|&of| mode(of).duration > 0).collect();
        if activities.is_empty() || activities.len() > MANY {
            return None;
        }
        let mut uses: Vec<Vec<i64>> = activities
            .iter()
            .map(|&activity| {
                let of = |wanted: usize| mode(activity).uses.iter().filter(move |uses| uses.0 == wanted);
                (0..project.renewables.len()).map(|wanted| of(wanted).map(|uses| uses.1).sum()).collect()
            })
            .collect();
        let mut there = project.renewables.clone();
        if (1..=SKILLS).contains(&project.skills) {
            // All work in some skills is done by those who have one of them.
            for set in 1..1_usize << project.skills {
                let within = |skill: &usize| set >> skill & 1 == 1;
                let able = project.persons.iter().filter(|skills| skills.iter().any(within));
                there.push(i64::try_from(able.count()).ok()?);
                for (uses, &activity) in uses.iter_mut().zip(&activities) {
                    let needs = mode(activity).needs.iter().filter(|need| within(&need.0));
                    uses.push(i64::try_from(needs.map(|need| need.1).sum::<usize>()).ok()?);
                }
            }
        }
        let scarce: Vec<usize> = (0..there.len())
            .filter(|&of| uses.iter().map(|uses| uses[of]).sum::<i64>() > there[of])
            .collect();
        let uses = uses.iter().map(|uses| scarce.iter().map(|&of| uses[of]).collect()).collect();
        let there = scarce.iter().map(|&of| there[of]).collect();
        let durations: Vec<i64> = activities.iter().map(|&activity| mode(activity).duration).collect();
        let apart = apart(project, &activities, &|activity| mode(activity).duration);
        Some(Self { activities, durations, uses, there, apart, nodes: ALL_NODES })
    }

    /// The best weights found, by place among the activities that take time.
    fn prices(&mut self) -> Option<Together> {
        let count = self.activities.len();
        let mut shares: Vec<f64> = self.durations.iter().map(|&duration| duration as f64).collect();
        let mut inverse: Vec<Vec<f64>> =
            (0..count).map(|row| (0..count).map(|at| f64::from(u8::from(row == at))).collect()).collect();
        let mut best: Option<(f64, Together)> = None;
        for _ in 0..20 * count {
            let prices = (0..count).map(|at| inverse.iter().map(|row| row[at]).sum::<f64>());
            let weights: Vec<i64> = prices.map(whole).collect();
            let Some((most, set)) = self.heaviest(&weights) else { break };
            if most == 0 {
                break;
            }
            let sum: i64 = weights.iter().zip(&self.durations).map(|(weight, ticks)| weight * ticks).sum();
            let worth = sum as f64 / most as f64;
            if best.as_ref().is_none_or(|best| worth > best.0) {
                best = Some((worth, Together { weights, most }));
            }
            if most <= UNIT + UNIT / 100_000 || !enter(&mut inverse, &mut shares, &set) {
                break;
            }
        }
        best.map(|best| best.1)
    }

    /// The heaviest set that fits together; nothing when that takes too long.
    fn heaviest(&mut self, weights: &[i64]) -> Option<(i64, Vec<usize>)> {
        let mut order: Vec<usize> = (0..weights.len()).filter(|&place| weights[place] > 0).collect();
        order.sort_unstable_by_key(|&place| (std::cmp::Reverse(weights[place]), place));
        let mut rest = vec![0; order.len() + 1];
        let mut rates = vec![vec![0.0_f64; self.there.len()]; order.len() + 1];
        for (at, &place) in order.iter().enumerate().rev() {
            rest[at] = rest[at + 1] + weights[place];
            let rate = |(&used, &later): (&i64, &f64)| match used {
                0 => f64::INFINITY,
                used => later.max(weights[place] as f64 / used as f64),
            };
            rates[at] = self.uses[place].iter().zip(&rates[at + 1]).map(rate).collect();
        }
        let mut look = Look {
            fit: self,
            weights,
            order: &order,
            rest: &rest,
            rates: &rates,
            left: self.there.clone(),
            chosen: Vec::new(),
            best: (0, Vec::new()),
            nodes: NODES.min(self.nodes),
        };
        let given = look.nodes;
        let whole = look.go(0, 0, 0);
        let (best, used) = (std::mem::take(&mut look.best), given - look.nodes);
        self.nodes -= used;
        whole.then_some(best)
    }
}

/// A look for the heaviest set.
struct Look<'a> {
    fit: &'a Fit,
    weights: &'a [i64],
    order: &'a [usize],
    /// The weight of all from a place in the order on.
    rest: &'a [i64],
    /// The greatest weight for one unit of something scarce from a place in the order on.
    rates: &'a [Vec<f64>],
    left: Vec<i64>,
    chosen: Vec<usize>,
    best: (i64, Vec<usize>),
    nodes: u64,
}

impl Look<'_> {
    /// Tries all sets with what is chosen and some of what comes later; false when there are too many.
    fn go(&mut self, mut at: usize, weight: i64, barred: u128) -> bool {
        if weight > self.best.0 {
            self.best = (weight, self.chosen.clone());
        }
        while at < self.order.len() {
            let mut more = self.rest[at] as f64;
            for (&left, &rate) in self.left.iter().zip(&self.rates[at]) {
                // Nothing left times no limit says nothing.
                more = more.min(if rate.is_finite() { left as f64 * rate } else { more });
            }
            if weight as f64 + more + 0.001 < (self.best.0 + 1) as f64 {
                return true;
            }
            let Some(nodes) = self.nodes.checked_sub(1) else { return false };
            self.nodes = nodes;
            let place = self.order[at];
            at += 1;
            let fits = barred >> place & 1 == 0
                && self.left.iter().zip(&self.fit.uses[place]).all(|(left, used)| left >= used);
            if !fits {
                continue;
            }
            let take = |left: &mut [i64], sign: i64| {
                for (left, used) in left.iter_mut().zip(&self.fit.uses[place]) {
                    *left += sign * used;
                }
            };
            take(&mut self.left, -1);
            self.chosen.push(place);
            let whole = self.go(at, weight + self.weights[place], barred | self.fit.apart[place]);
            self.chosen.pop();
            take(&mut self.left, 1);
            if !whole {
                return false;
            }
        }
        true
    }
}

/// Which activities never overlap, by the longest chains of links between their starts.
fn apart(project: &Project, activities: &[usize], duration: &dyn Fn(usize) -> i64) -> Vec<u128> {
    let count = project.len();
    let mut apart = vec![0_u128; activities.len()];
    if count > 2 * MANY {
        return apart;
    }
    let mut chain: Vec<Vec<Option<i64>>> = vec![vec![None; count]; count];
    let later = |end: End, activity: usize| if end == End::Finish { duration(activity) } else { 0 };
    for link in &project.links {
        let ticks = later(link.from.1, link.from.0) + link.lag - later(link.to.1, link.to.0);
        let known = &mut chain[link.from.0][link.to.0];
        *known = (*known).max(Some(ticks));
    }
    for by in 0..count {
        let onward = chain[by].clone();
        for from in &mut chain {
            let Some(first) = from[by] else { continue };
            for (known, &second) in from.iter_mut().zip(&onward) {
                *known = (*known).max(second.map(|second| first.saturating_add(second)));
            }
        }
    }
    for (place, &one) in activities.iter().enumerate() {
        for (at, &other) in activities.iter().enumerate() {
            if place != at && chain[one][other].is_some_and(|ticks| ticks >= duration(one)) {
                apart[place] |= 1 << at;
                apart[at] |= 1 << place;
            }
        }
    }
    apart
}

/// Lets a set have a share of the time, in place of the one that runs out first.
fn enter(inverse: &mut [Vec<f64>], shares: &mut [f64], set: &[usize]) -> bool {
    const LEAST: f64 = 1e-9;
    let rates: Vec<f64> = inverse.iter().map(|row| set.iter().map(|&at| row[at]).sum()).collect();
    let leaving = (0..shares.len())
        .filter(|&row| rates[row] > LEAST)
        .min_by(|&one, &other| (shares[one] / rates[one]).total_cmp(&(shares[other] / rates[other])));
    let Some(leaving) = leaving else { return false };
    for value in &mut inverse[leaving] {
        *value /= rates[leaving];
    }
    shares[leaving] /= rates[leaving];
    let (pivot, share) = (inverse[leaving].clone(), shares[leaving]);
    for row in (0..shares.len()).filter(|&row| row != leaving) {
        for (value, by) in inverse[row].iter_mut().zip(&pivot) {
            *value -= rates[row] * by;
        }
        shares[row] -= rates[row] * share;
    }
    true
}

/// A price as a weight; small numbers that come from rounding count nothing.
fn whole(price: f64) -> i64 {
    // In steps of powers of two: a conversion could be out of range.
    let (mut weight, mut step) = (0_i64, UNIT);
    while step > 0 {
        if (weight + step) as f64 <= price * UNIT as f64 + 0.5 && weight + step <= UNIT {
            weight += step;
        } else {
            step /= 2;
        }
    }
    weight
}
