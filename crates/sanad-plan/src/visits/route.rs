//! Orders of visits with cached times and costs, and what a change to them would cost.

use super::decode::{Prepared, State};
use super::plan::Objective;

/// A lexicographic objective packed into one number: missed pins, value-days in thousandths,
/// unvisited sites, travel minutes, from the highest bits to the lowest. Sums and comparisons of
/// packed costs are those of their parts: validation keeps value-days below 2⁵⁷, sites below 2¹⁴
/// and travel below 2⁴⁰.
pub(super) type Cost = i128;

const UNVISITED_BIT: u32 = 40;
const VALUE_BIT: u32 = 54;
const PIN_BIT: u32 = 111;

/// The cost of a visit that finishes after so many days, without travel.
fn visited(value: u64, days: u64) -> Cost {
    Cost::from(value * days) << VALUE_BIT
}

/// The cost of leaving a site unvisited.
pub(super) fn unvisited(prepared: &Prepared, site: usize) -> Cost {
    let days = 2 * prepared.horizon as u64;
    let pin = Cost::from(prepared.pin[site].is_some());
    (pin << PIN_BIT) + visited(prepared.value[site], days) + (1 << UNVISITED_BIT)
}

/// The value-days of a cost in thousandths.
pub(super) fn thousandths(cost: Cost) -> u64 {
    let mask = (1i128 << (PIN_BIT - VALUE_BIT)) - 1;
    u64::try_from((cost >> VALUE_BIT) & mask).unwrap_or(u64::MAX)
}

/// The parts of a cost.
pub(super) fn objective(cost: Cost) -> Objective {
    let part = |from: u32, to: u32| (cost >> from) & ((1i128 << (to - from)) - 1);
    Objective {
        missed_pins: u32::try_from(cost >> PIN_BIT).unwrap_or(u32::MAX),
        thousandths: thousandths(cost),
        unvisited: u32::try_from(part(UNVISITED_BIT, VALUE_BIT)).unwrap_or(u32::MAX),
        travel_minutes: u64::try_from(part(0, UNVISITED_BIT)).unwrap_or(u64::MAX),
    }
}

/// One team's visits in order; every one of them fits.
#[derive(Debug, Clone)]
pub(super) struct Route {
    pub(super) sites: Vec<usize>,
    /// State before each visit and after the last.
    pub(super) states: Vec<State>,
    /// Cost of the visits before each and of all, without the drive home.
    costs: Vec<Cost>,
}

impl Route {
    fn new(prepared: &Prepared, team: usize) -> Self {
        Self { sites: Vec::new(), states: vec![prepared.start(team)], costs: vec![0] }
    }

    fn end(&self) -> &State {
        &self.states[self.sites.len()]
    }

    /// Cost with the drive home.
    fn total(&self, prepared: &Prepared, team: usize) -> Cost {
        self.costs[self.sites.len()] + Cost::from(prepared.roads.home(self.end().place, team))
    }
}

/// An order of visits for every team, and the sites left out.
#[derive(Debug, Clone)]
pub(super) struct Solution {
    pub(super) routes: Vec<Route>,
    /// Sites left out that some team could visit, sorted.
    pub(super) bank: Vec<usize>,
    pub(super) cost: Cost,
}

/// Placements of visits made; the measure of effort.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Spent(pub(super) u64);

impl Solution {
    /// All sites that some team can visit, in the bank.
    pub(super) fn empty(prepared: &Prepared) -> Self {
        let bank: Vec<usize> = (0..prepared.sites)
            .filter(|&site| (0..prepared.teams).any(|team| prepared.able[team][site]))
            .collect();
        let cost = bank.iter().map(|&site| unvisited(prepared, site)).sum();
        Self { routes: (0..prepared.teams).map(|team| Route::new(prepared, team)).collect(), bank, cost }
    }

    /// What a team's order would cost with the visits from `position` on replaced by `tail`,
    /// less what it costs now; visits that no longer fit count as left out. Gives up with
    /// nothing once the difference cannot be below `limit`.
    pub(super) fn change(
        &self,
        prepared: &Prepared,
        team: usize,
        position: usize,
        tail: impl Iterator<Item = usize>,
        limit: Cost,
        spent: &mut Spent,
    ) -> Option<Cost> {
        let route = &self.routes[team];
        let mut state = route.states[position];
        let before = route.total(prepared, team);
        let mut cost = route.costs[position];
        for site in tail {
            cost += step(prepared, team, &mut state, site, spent).unwrap_or_else(|cost| cost);
            if cost - before >= limit {
                return None;
            }
        }
        let change = cost + Cost::from(prepared.roads.home(state.place, team)) - before;
        (change < limit).then_some(change)
    }

    /// The change in cost of inserting a banked site, less its cost in the bank.
    ///
    /// Gives up early: later visits cannot come earlier than now, so what they cost now is
    /// counted before they are placed.
    pub(super) fn insertion(
        &self,
        prepared: &Prepared,
        team: usize,
        position: usize,
        site: usize,
        limit: Cost,
        spent: &mut Spent,
    ) -> Option<Cost> {
        let route = &self.routes[team];
        let saved = unvisited(prepared, site);
        let mut state = route.states[position];
        let mut cost = route.costs[position];
        let at_least = |cost: Cost, reached: usize| cost - route.costs[reached] - saved;
        // A visit that does not fit where it is inserted is no insertion.
        cost += step(prepared, team, &mut state, site, spent).ok()?;
        if at_least(cost, position) >= limit {
            return None;
        }
        for (offset, &later) in route.sites[position..].iter().enumerate() {
            cost += step(prepared, team, &mut state, later, spent).unwrap_or_else(|cost| cost);
            if at_least(cost, position + offset + 1) >= limit {
                return None;
            }
        }
        let before = route.total(prepared, team);
        let home = Cost::from(prepared.roads.home(state.place, team));
        let change = cost + home - before - saved;
        (change < limit).then_some(change)
    }

    /// Replaces a team's visits from `position` on. Sites of `tail` must not be elsewhere; those
    /// that do not fit, and those of the old tail that are not in the new, go to the bank.
    pub(super) fn replace_tail(
        &mut self,
        prepared: &Prepared,
        team: usize,
        position: usize,
        tail: &[usize],
        spent: &mut Spent,
    ) {
        let route = &mut self.routes[team];
        self.cost -= route.total(prepared, team);
        let old = route.sites.split_off(position);
        route.states.truncate(position + 1);
        route.costs.truncate(position + 1);
        for &site in tail {
            let mut state = *route.end();
            match step(prepared, team, &mut state, site, spent) {
                Ok(cost) => {
                    let cost = cost + route.costs[route.sites.len()];
                    route.sites.push(site);
                    route.states.push(state);
                    route.costs.push(cost);
                }
                Err(cost) => {
                    self.cost += cost;
                    self.bank.push(site);
                }
            }
        }
        for site in old {
            if !tail.contains(&site) {
                self.cost += unvisited(prepared, site);
                self.bank.push(site);
            }
        }
        self.cost += route.total(prepared, team);
        self.bank.sort_unstable();
    }

    /// Takes a site out of the bank; its cost is no longer counted.
    pub(super) fn take_banked(&mut self, prepared: &Prepared, site: usize) {
        if let Ok(place) = self.bank.binary_search(&site) {
            self.bank.remove(place);
            self.cost -= unvisited(prepared, site);
        }
    }

    /// Inserts a banked site.
    pub(super) fn insert(
        &mut self,
        prepared: &Prepared,
        team: usize,
        position: usize,
        site: usize,
        spent: &mut Spent,
    ) {
        self.take_banked(prepared, site);
        let mut tail = vec![site];
        tail.extend_from_slice(&self.routes[team].sites[position..]);
        self.replace_tail(prepared, team, position, &tail, spent);
    }

    /// Removes sites from a team's visits into the bank.
    pub(super) fn remove(&mut self, prepared: &Prepared, team: usize, out: &[usize], spent: &mut Spent) {
        let route = &self.routes[team];
        let Some(first) = route.sites.iter().position(|site| out.contains(site)) else {
            return;
        };
        let tail: Vec<usize> =
            route.sites[first..].iter().copied().filter(|site| !out.contains(site)).collect();
        self.replace_tail(prepared, team, first, &tail, spent);
    }

    /// The best place for a banked site: the change in cost, the team and the position.
    pub(super) fn best_insertion(
        &self,
        prepared: &Prepared,
        site: usize,
        limit: Cost,
        spent: &mut Spent,
    ) -> Option<(Cost, usize, usize)> {
        let mut best = None;
        let mut limit = limit;
        for team in 0..prepared.teams {
            if !prepared.able[team][site] {
                continue;
            }
            for position in 0..=self.routes[team].sites.len() {
                if let Some(cost) = self.insertion(prepared, team, position, site, limit, spent) {
                    limit = cost;
                    best = Some((cost, team, position));
                }
            }
        }
        best
    }
}

/// The cost of visiting a site next, the state moved on; or the cost of leaving it out when it
/// does not fit, the state unmoved.
fn step(
    prepared: &Prepared,
    team: usize,
    state: &mut State,
    site: usize,
    spent: &mut Spent,
) -> Result<Cost, Cost> {
    spent.0 += 1;
    let next = if prepared.able[team][site] { prepared.place(team, state, site) } else { None };
    let Some(next) = next else {
        return Err(unvisited(prepared, site));
    };
    let road = prepared.roads.to_site(state.place, site);
    *state = next;
    Ok(visited(prepared.value[site], next.days_elapsed()) + Cost::from(road))
}
