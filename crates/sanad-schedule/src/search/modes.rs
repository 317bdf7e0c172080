//! Modes: those worth keeping, and choices that keep the budgets.

use super::draw::Draw;
use crate::project::{End, Mode, Project};

/// Steps of a repair, at most, for each activity.
const PATIENCE: usize = 4;

/// One in so many activities is looked at for a step of a repair.
const TRIED: usize = 2;

/// The modes of each activity that some best schedule may need, by place; an activity without one
/// when there is no schedule.
pub(crate) fn useful(project: &Project) -> Vec<Vec<usize>> {
    let mut kept: Vec<Vec<usize>> =
        project.activities.iter().map(|activity| (0..activity.modes.len()).collect()).collect();
    let waits = |end: End| end == End::Start;
    let plain = project.links.iter().all(|link| link.from.1 == End::Finish && waits(link.to.1));
    let mut before = usize::MAX;
    while kept.iter().map(Vec::len).sum::<usize>() < before {
        before = kept.iter().map(Vec::len).sum();
        let least: Vec<Vec<i64>> = (0..project.len())
            .map(|activity| {
                let modes = &project.activities[activity].modes;
                let least = |budget| kept[activity].iter().map(|&mode| spent(&modes[mode], budget)).min();
                (0..project.budgets.len()).map(|budget| least(budget).unwrap_or(0)).collect()
            })
            .collect();
        let all: Vec<i64> =
            (0..project.budgets.len()).map(|budget| least.iter().map(|least| least[budget]).sum()).collect();
        for (activity, kept) in kept.iter_mut().enumerate() {
            let modes = &project.activities[activity].modes;
            kept.retain(|&mode| {
                let mode = &modes[mode];
                let fits = mode.duration == 0
                    || mode
                        .uses
                        .iter()
                        .all(|&(renewable, _)| used(mode, renewable) <= project.renewables[renewable]);
                fits && (0..project.budgets.len()).all(|budget| {
                    all[budget] - least[activity][budget] + spent(mode, budget) <= project.budgets[budget]
                })
            });
            if plain {
                let all = kept.clone();
                kept.retain(|&mode| {
                    let beaten = |other: usize| {
                        other != mode
                            && beats(project, &modes[other], &modes[mode])
                            && (other < mode || !beats(project, &modes[mode], &modes[other]))
                    };
                    !all.iter().any(|&other| beaten(other))
                });
            }
        }
    }
    kept
}

/// Whether whatever is done in one mode can as well be done in the other.
fn beats(project: &Project, better: &Mode, mode: &Mode) -> bool {
    let plain = |mode: &Mode| mode.takes.is_empty() && mode.gives.is_empty() && mode.needs.is_empty();
    plain(better)
        && plain(mode)
        && better.duration <= mode.duration
        && (0..project.renewables.len()).all(|renewable| used(better, renewable) <= used(mode, renewable))
        && (0..project.budgets.len()).all(|budget| spent(better, budget) <= spent(mode, budget))
}

fn used(mode: &Mode, renewable: usize) -> i64 {
    mode.uses.iter().filter(|uses| uses.0 == renewable).map(|uses| uses.1).sum()
}

fn spent(mode: &Mode, budget: usize) -> i64 {
    mode.spends.iter().filter(|spends| spends.0 == budget).map(|spends| spends.1).sum()
}

/// What the modes kept spend.
#[derive(Debug, Clone)]
pub(crate) struct Spends {
    first: Vec<usize>,
    amounts: Vec<i64>,
    durations: Vec<i64>,
    /// What each way takes of each renewable, times its ticks.
    works: Vec<i64>,
    renewables: usize,
    budgets: Vec<i64>,
}

impl Spends {
    /// The table of a project with these modes.
    pub(crate) fn new(project: &Project, kept: &[Vec<usize>]) -> Self {
        let mut table = Self {
            first: vec![0],
            amounts: Vec::new(),
            durations: Vec::new(),
            works: Vec::new(),
            renewables: project.renewables.len(),
            budgets: project.budgets.clone(),
        };
        let mut count = 0;
        for (activity, modes) in project.activities.iter().zip(kept) {
            for &mode in modes {
                let mode = &activity.modes[mode];
                table.durations.push(mode.duration);
                table.amounts.extend((0..project.budgets.len()).map(|budget| spent(mode, budget)));
                let works = (0..project.renewables.len()).map(|of| used(mode, of) * mode.duration);
                table.works.extend(works);
            }
            count += modes.len();
            table.first.push(count);
        }
        table
    }

    fn count(&self) -> usize {
        self.first.len() - 1
    }

    /// What each way costs where a tick of a unit of each renewable and a unit of each budget have prices.
    fn costs(&self, prices: &[f64]) -> Vec<f64> {
        let (of_works, of_amounts) = prices.split_at(self.renewables);
        let sum = |prices: &[f64], taken: &[i64]| -> f64 {
            prices.iter().zip(taken).map(|(price, &taken)| price * taken as f64).sum()
        };
        let (works, amounts) = (of_works.len(), of_amounts.len());
        let cost = |way: usize| {
            sum(of_works, &self.works[way * works..]) + sum(of_amounts, &self.amounts[way * amounts..])
        };
        (0..self.durations.len()).map(cost).collect()
    }

    /// What each way costs as long as nobody knows what is scarce: renewables nothing, and all budgets the same.
    fn plain(&self) -> Vec<f64> {
        let free = std::iter::repeat_n(0.0, self.renewables);
        let prices: Vec<f64> =
            free.chain(self.budgets.iter().map(|&there| 1.0 / (there + 1) as f64)).collect();
        self.costs(&prices)
    }

    fn ways(&self, activity: usize) -> usize {
        self.first[activity + 1] - self.first[activity]
    }

    /// How many ticks longer it would take in another way.
    fn longer(&self, activity: usize, from: u16, to: usize) -> i64 {
        let first = self.first[activity];
        self.durations[first + to] - self.durations[first + usize::from(from)]
    }

    /// What it would spend more of a budget in another way.
    fn more(&self, activity: usize, from: u16, to: usize, budget: usize) -> i64 {
        let first = self.first[activity];
        let of = |way: usize| self.amounts[(first + way) * self.budgets.len() + budget];
        of(to) - of(usize::from(from))
    }
}

/// A mode for each activity.
#[derive(Debug, Clone)]
pub(crate) struct Modes<'a> {
    table: &'a Spends,
    ways: Vec<u16>,
    spent: Vec<i64>,
    /// What each way costs.
    costs: Vec<f64>,
}

impl<'a> Modes<'a> {
    /// The first of each.
    pub(crate) fn new(table: &'a Spends) -> Self {
        let mut modes = Self { table, ways: vec![0; table.count()], spent: Vec::new(), costs: table.plain() };
        modes.count();
        modes
    }

    /// Takes over what a tick of a unit of each renewable, and a unit of each budget, cost; where all is free the
    /// costs stay as they were.
    pub(crate) fn price(&mut self, prices: &[f64]) {
        if prices.iter().any(|&price| price > 0.0) {
            self.costs = self.table.costs(prices);
        }
    }

    fn count(&mut self) {
        let table = self.table;
        self.spent = vec![0; table.budgets.len()];
        for (activity, &way) in self.ways.iter().enumerate() {
            let way = table.first[activity] + usize::from(way);
            for (spent, more) in self.spent.iter_mut().zip(&table.amounts[way * table.budgets.len()..]) {
                *spent += more;
            }
        }
    }

    /// Takes over a choice.
    pub(crate) fn set(&mut self, ways: &[u16]) {
        self.ways.copy_from_slice(ways);
        self.count();
    }

    /// The ways of all.
    pub(crate) fn ways(&self) -> &[u16] {
        &self.ways
    }

    /// The way of an activity.
    pub(crate) fn at(&self, activity: usize) -> u16 {
        self.ways[activity]
    }

    /// Chooses a way.
    pub(crate) fn change(&mut self, activity: usize, way: usize) {
        for budget in 0..self.spent.len() {
            self.spent[budget] += self.table.more(activity, self.ways[activity], way, budget);
        }
        self.ways[activity] = u16::try_from(way).unwrap_or(0);
    }

    /// What an activity costs in a way.
    pub(crate) fn cost(&self, activity: usize, way: usize) -> f64 {
        self.costs[self.table.first[activity] + way]
    }

    /// Whether no budget that is kept is broken by changing an activity to a way.
    pub(crate) fn fits(&self, activity: usize, way: usize) -> bool {
        (0..self.spent.len()).all(|budget| {
            let more = self.table.more(activity, self.ways[activity], way, budget);
            more <= 0 || self.spent[budget] + more <= self.table.budgets[budget]
        })
    }

    /// What is spent above the budgets if an activity changes to a way, in thousandths of each.
    fn excess(&self, activity: usize, way: usize) -> i64 {
        let over = (0..self.spent.len()).map(|budget| {
            let spent = self.spent[budget] + self.table.more(activity, self.ways[activity], way, budget);
            let there = self.table.budgets[budget];
            (spent - there).max(0) * 1000 / (there + 1) + i64::from(spent > there)
        });
        over.sum()
    }

    /// Whether all budgets are kept.
    pub(crate) fn kept(&self) -> bool {
        self.spent.iter().zip(&self.table.budgets).all(|(spent, there)| spent <= there)
    }

    /// Changes modes until the budgets are kept; false when that takes too long.
    ///
    /// Of some changes drawn, the one that adds the fewest ticks for what it saves is made; ticks by
    /// which an activity could finish later anyway do not count, where they are known.
    pub(crate) fn repair(&mut self, slack: &[i64], draw: &mut Draw) -> bool {
        let count = self.table.count();
        for _ in 0..PATIENCE * count {
            if self.kept() {
                return true;
            }
            let excess = self.excess(0, usize::from(self.ways[0]));
            let mut best = (i64::MAX, i64::MAX, 0, 0);
            let from = draw.below(count);
            let tries = (count / TRIED).max(8).min(count);
            for step in 0..tries {
                let activity = (from + step * 7 + draw.below(7)) % count;
                for way in 0..self.table.ways(activity) {
                    if way != usize::from(self.ways[activity]) {
                        let after = self.excess(activity, way);
                        let room = slack.get(activity).map_or(0, |&slack| slack.max(0));
                        let longer = self.table.longer(activity, self.ways[activity], way) - room;
                        best = best.min((price(longer, excess - after), after, activity, way));
                    }
                }
            }
            if best.1 < i64::MAX {
                self.change(best.2, best.3);
            }
        }
        self.kept()
    }
}

/// Ticks added for what is saved, in millionths; a change that saves nothing comes last.
fn price(longer: i64, saved: i64) -> i64 {
    if saved > 0 { longer.max(0) * 1_000_000 / saved } else { i64::MAX }
}
