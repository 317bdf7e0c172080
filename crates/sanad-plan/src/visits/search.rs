//! One virtual worker's search: construction, then improvement by moves and by tearing out and
//! putting back part of the plan.
//!
//! Moves: relocate a visit, swap two, turn a stretch around (2-opt), exchange tails between two
//! teams (2-opt*), and large-neighbourhood steps after P. Shaw ("Using constraint programming and
//! local search methods to solve vehicle routing problems", CP 1998) with regret insertion after
//! Ropke and Pisinger (Transportation Science 40(4), 2006). A step is accepted while its
//! value-days exceed the best by less than a threshold that falls to nothing over the budget.

use super::decode::Prepared;
use super::route::{Cost, Solution, Spent, thousandths, unvisited};
use crate::draw::Draw;

/// A worker with its stream of draws and its best plan so far.
#[derive(Debug, Clone)]
pub(super) struct Worker {
    draw: Draw,
    pub(super) current: Solution,
    pub(super) best: Solution,
    pub(super) spent: Spent,
}

/// The most a worker spends on its first plan is this share of its budget.
const CONSTRUCTION_SHARE: u64 = 4;

impl Worker {
    pub(super) fn new(prepared: &Prepared, seed: u64, number: u64) -> Self {
        let empty = Solution::empty(prepared);
        Self { draw: Draw::new(seed, number), current: empty.clone(), best: empty, spent: Spent::default() }
    }

    /// Makes the first plan; every other worker inserts, the rest append, all but the first two
    /// with some disturbance.
    pub(super) fn construct(&mut self, prepared: &Prepared, number: usize, budget: u64) {
        let noise = number / 2;
        let pairs = (prepared.sites as u64).saturating_mul(prepared.sites as u64);
        if number.is_multiple_of(2) && pairs <= budget / CONSTRUCTION_SHARE {
            let mut order = self.current.bank.clone();
            order.sort_by_key(|&site| std::cmp::Reverse(density(prepared, site)));
            for _ in 0..noise * order.len() / 8 {
                let at = self.draw.below(order.len().saturating_sub(1));
                order.swap(at, at + 1);
            }
            // Pinned visits come first, so that the others are laid around them.
            order.sort_by_key(|&site| prepared.pin[site].is_none());
            self.insert_in_order(prepared, &order);
        } else {
            self.append(prepared, noise);
        }
        self.keep_best();
    }

    /// Gives the team that is free first the site of greatest value for its minutes, again and
    /// again.
    fn append(&mut self, prepared: &Prepared, noise: usize) {
        let mut done = vec![false; prepared.teams];
        while !self.current.bank.is_empty() {
            let free = (0..prepared.teams).filter(|&team| !done[team]).min_by_key(|&team| {
                let state = self.current.routes[team].states.last();
                state.map(|state| (state.day, state.minute))
            });
            let Some(team) = free else { break };
            let at = self.current.routes[team].sites.len();
            let place = self.current.routes[team].states[at].place;
            let mut open: Vec<(u64, usize)> = self
                .current
                .bank
                .iter()
                .filter(|&&site| prepared.able[team][site] && prepared.pin[site].is_none())
                .map(|&site| {
                    let minutes = prepared.roads.to_site(place, site) + prepared.work[site];
                    let ratio = (prepared.value[site] + 1) * 1_000_000 / u64::from(minutes.max(1));
                    let part = 16 - self.draw.below(1 + noise) as u64;
                    (ratio / 16 * part, site)
                })
                .collect();
            open.sort_by_key(|&(ratio, site)| (std::cmp::Reverse(ratio), site));
            let before = at;
            for (_, site) in open.into_iter().take(8) {
                if prepared.place(team, &self.current.routes[team].states[at], site).is_some() {
                    self.current.insert(prepared, team, at, site, &mut self.spent);
                    break;
                }
            }
            done[team] = self.current.routes[team].sites.len() == before;
        }
        let mut rest = self.current.bank.clone();
        rest.retain(|&site| prepared.pin[site].is_some() || prepared.sites <= 500);
        rest.sort_by_key(|&site| prepared.pin[site].is_none());
        self.insert_in_order(prepared, &rest);
    }

    fn insert_in_order(&mut self, prepared: &Prepared, order: &[usize]) {
        for &site in order {
            let found = self.current.best_insertion(prepared, site, 0, &mut self.spent);
            if let Some((_, team, position)) = found {
                self.current.insert(prepared, team, position, site, &mut self.spent);
            }
        }
    }

    /// Inserts first what would lose most by waiting: the difference between the best and the
    /// second-best team.
    fn insert_by_regret(&mut self, prepared: &Prepared, out: &[usize]) {
        let mut left = out.to_vec();
        while !left.is_empty() {
            let mut chosen: Option<(Cost, Cost, usize, usize, usize)> = None;
            for &site in &left {
                let mut best: Option<(Cost, usize, usize)> = None;
                let mut second = 0;
                for team in 0..prepared.teams {
                    if !prepared.able[team][site] {
                        continue;
                    }
                    let mut limit = 0;
                    let mut found = None;
                    for position in 0..=self.current.routes[team].sites.len() {
                        let spent = &mut self.spent;
                        let cost = self.current.insertion(prepared, team, position, site, limit, spent);
                        if let Some(cost) = cost {
                            limit = cost;
                            found = Some((cost, team, position));
                        }
                    }
                    if let Some(found) = found {
                        if best.is_none_or(|best| found.0 < best.0) {
                            second = best.map_or(0, |best| best.0);
                            best = Some(found);
                        } else {
                            second = second.min(found.0);
                        }
                    }
                }
                if let Some((cost, team, position)) = best {
                    let regret = second - cost;
                    let better = chosen.is_none_or(|chosen| (regret, -cost) > (chosen.0, -chosen.1));
                    if better {
                        chosen = Some((regret, cost, team, position, site));
                    }
                }
            }
            let Some((_, _, team, position, site)) = chosen else { return };
            self.current.insert(prepared, team, position, site, &mut self.spent);
            left.retain(|&other| other != site);
        }
    }

    /// Improves until the budget is spent; `round` of `rounds` sets the threshold.
    pub(super) fn improve(&mut self, prepared: &Prepared, budget: u64, round: u64, rounds: u64) {
        if prepared.teams == 0 || prepared.sites == 0 || self.best.cost == 0 {
            return;
        }
        let start = self.spent.0;
        while self.spent.0 < budget {
            let before = self.current.cost;
            let backup = self.current.clone();
            let spent = self.spent.0;
            self.large_step(prepared);
            for _ in 0..4 {
                self.small_step(prepared);
            }
            let left = budget - start;
            let passed = (self.spent.0 - start).min(left);
            // From 2 % of the best down to nothing, over all rounds.
            let share = (rounds - round) * left - passed;
            let allowed = u128::from(thousandths(self.best.cost)) * u128::from(share)
                / (50 * u128::from(rounds) * u128::from(left.max(1)));
            let missed = super::route::objective(self.current.cost).missed_pins
                > super::route::objective(self.best.cost).missed_pins;
            let near = u128::from(thousandths(self.current.cost))
                <= u128::from(thousandths(self.best.cost)) + allowed;
            if self.current.cost > before && (missed || !near) {
                self.current = backup;
            }
            self.keep_best();
            if self.spent.0 == spent {
                // Nothing can be placed at all.
                self.spent.0 += 1;
            }
        }
    }

    fn keep_best(&mut self) {
        if self.current.cost < self.best.cost {
            self.best = self.current.clone();
        }
    }

    fn large_step(&mut self, prepared: &Prepared) {
        let visits: Vec<(usize, usize)> = (0..prepared.teams)
            .flat_map(|team| self.current.routes[team].sites.iter().map(move |&site| (team, site)))
            .collect();
        let most = (visits.len() / 3).clamp(2, 12);
        let count = (1 + self.draw.below(most)).min(visits.len());
        let out = self.choose(prepared, &visits, count);
        for team in 0..prepared.teams {
            self.current.remove(prepared, team, &out, &mut self.spent);
        }
        let mut open: Vec<usize> = out;
        // Sites left out before are tried again, a few at a time.
        let mut banked: Vec<usize> =
            self.current.bank.iter().copied().filter(|site| !open.contains(site)).collect();
        self.draw.shuffle(&mut banked);
        banked.truncate(6);
        open.extend(banked);
        match self.draw.below(4) {
            0 if open.len() <= 8 => self.insert_by_regret(prepared, &open),
            1 => {
                self.draw.shuffle(&mut open);
                self.insert_in_order(prepared, &open);
            }
            _ => {
                open.sort_by_key(|&site| std::cmp::Reverse(density(prepared, site)));
                if open.len() > 1 && self.draw.chance(1, 2) {
                    let at = self.draw.below(open.len() - 1);
                    open.swap(at, at + 1);
                }
                self.insert_in_order(prepared, &open);
            }
        }
    }

    /// Which visits to tear out: any, near one another, one stretch, or the dearest.
    fn choose(&mut self, prepared: &Prepared, visits: &[(usize, usize)], count: usize) -> Vec<usize> {
        if visits.is_empty() {
            return Vec::new();
        }
        let centre = visits[self.draw.below(visits.len())];
        let mut out: Vec<usize> = match self.draw.below(4) {
            0 => {
                let mut any: Vec<usize> = visits.iter().map(|&(_, site)| site).collect();
                self.draw.shuffle(&mut any);
                any
            }
            1 => {
                let route = &self.current.routes[centre.0].sites;
                let at = route.iter().position(|&site| site == centre.1).unwrap_or(0);
                route[at..].to_vec()
            }
            2 => {
                let mut near: Vec<usize> = visits.iter().map(|&(_, site)| site).collect();
                near.sort_by_key(|&site| (prepared.roads.to_site(centre.1, site), site));
                near
            }
            _ => {
                let mut dear: Vec<(u128, usize)> = Vec::with_capacity(visits.len());
                for &(team, site) in visits {
                    let route = &self.current.routes[team];
                    let at = route.sites.iter().position(|&other| other == site).unwrap_or(0);
                    let days = u128::from(route.states[at + 1].days_elapsed());
                    let noise = 64 + self.draw.below(64) as u128;
                    dear.push((days * u128::from(prepared.value[site]) * noise, site));
                }
                dear.sort_unstable_by(|a, b| b.cmp(a));
                dear.into_iter().map(|(_, site)| site).collect()
            }
        };
        out.truncate(count.max(1));
        out
    }

    /// One move, taken if it does not make things worse.
    fn small_step(&mut self, prepared: &Prepared) {
        let a = self.draw.below(prepared.teams);
        let b = self.draw.below(prepared.teams);
        let (len_a, len_b) = (self.current.routes[a].sites.len(), self.current.routes[b].sites.len());
        if len_a == 0 {
            return;
        }
        let i = self.draw.below(len_a);
        if a == b {
            let j = self.draw.below(len_a);
            let (from, to) = (i.min(j), i.max(j));
            if from == to {
                return;
            }
            let mut tail = self.current.routes[a].sites[from..].to_vec();
            match self.draw.below(3) {
                0 => tail[..=to - from].reverse(),
                1 => tail.swap(0, to - from),
                _ if i < j => tail[..=to - from].rotate_left(1),
                _ => tail[..=to - from].rotate_right(1),
            }
            let spent = &mut self.spent;
            let change = self.current.change(prepared, a, from, tail.iter().copied(), 1, spent);
            if change.is_some() {
                self.current.replace_tail(prepared, a, from, &tail, spent);
            }
            return;
        }
        let j = self.draw.below(len_b + 1);
        let (mut tail_a, mut tail_b) =
            (self.current.routes[a].sites[i..].to_vec(), self.current.routes[b].sites[j..].to_vec());
        match self.draw.below(3) {
            // Exchange tails.
            0 => std::mem::swap(&mut tail_a, &mut tail_b),
            // Swap two visits.
            1 if !tail_b.is_empty() => std::mem::swap(&mut tail_a[0], &mut tail_b[0]),
            // Relocate one.
            _ => {
                let site = tail_a.remove(0);
                tail_b.insert(0, site);
            }
        }
        self.exchange(prepared, (a, i, &tail_a), (b, j, &tail_b));
    }

    fn exchange(
        &mut self,
        prepared: &Prepared,
        (a, i, tail_a): (usize, usize, &[usize]),
        (b, j, tail_b): (usize, usize, &[usize]),
    ) {
        let able = |team: usize, tail: &[usize]| tail.iter().all(|&site| prepared.able[team][site]);
        if !able(a, tail_a) || !able(b, tail_b) {
            return;
        }
        let spent = &mut self.spent;
        let unlimited = Cost::MAX / 4;
        let Some(first) = self.current.change(prepared, a, i, tail_a.iter().copied(), unlimited, spent)
        else {
            return;
        };
        let second = self.current.change(prepared, b, j, tail_b.iter().copied(), 1 - first, spent);
        if second.is_some() {
            self.current.replace_tail(prepared, a, i, &[], spent);
            self.current.replace_tail(prepared, b, j, &[], spent);
            for (team, at, tail) in [(a, i, tail_a), (b, j, tail_b)] {
                for &site in tail {
                    self.current.take_banked(prepared, site);
                }
                self.current.replace_tail(prepared, team, at, tail, spent);
            }
        }
    }
}

/// Value for a minute of work, scaled; the order in which sites are tried.
fn density(prepared: &Prepared, site: usize) -> Cost {
    unvisited(prepared, site) / Cost::from(prepared.work[site].max(1))
}
