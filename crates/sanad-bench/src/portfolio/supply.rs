//! What there is, made to be just what the plan that is laid out uses.

use super::{Act, HORIZON, Maker};
use sanad_plan::portfolio::{End, Placed, RawFund, RawMode, RawRenewable, RawUtility, Tick};
use std::collections::BTreeMap;

/// Half of the days planned: there may be more of something in the second half.
const HALF: Tick = HORIZON / 2;
/// Days between two inflows.
const QUARTER: Tick = 90;

/// Where a person is in the plan that is laid out.
#[derive(Clone, Copy)]
struct Person {
    free: Tick,
    here: Option<(usize, Tick)>,
}

fn mode<'a>(maker: &'a Maker, act: &Act) -> &'a RawMode {
    &maker.raw.measures[act.measure].activities[act.place].modes[act.placed.mode]
}

/// Pools of the skills in their order: two from abroad, three of the region.
const fn pool_of(skill: usize, region: usize) -> usize {
    if skill < 2 { skill } else { 2 + 3 * region + skill - 2 }
}

/// Gives every activity its persons; where nobody is free, the pool grows by one.
pub(super) fn staff(maker: &mut Maker) {
    let place_of: BTreeMap<String, usize> = maker.raw.places.iter().cloned().zip(0..).collect();
    let mut pools: Vec<Vec<Person>> = vec![Vec::new(); maker.raw.pools.len()];
    let mut order: Vec<usize> = (0..maker.acts.len()).filter(|&act| maker.acts[act].chosen).collect();
    order.sort_by_key(|&act| (maker.acts[act].placed.start, act));
    let goes_on: BTreeMap<usize, usize> =
        (0..maker.acts.len()).filter_map(|act| Some((maker.acts[act].taught_by?.0, act))).collect();
    let place = |maker: &Maker, act: &Act| {
        let activity = &maker.raw.measures[act.measure].activities[act.place];
        activity.place.as_ref().map(|place| place_of[place])
    };
    // Lists of persons by pool and place in it, until all pools have their size.
    let mut given: BTreeMap<usize, Vec<Vec<(usize, usize)>>> = BTreeMap::new();
    for number in order {
        let act = &maker.acts[number];
        let (start, finish, at) = (act.placed.start, act.placed.finish, place(maker, act));
        let own = mode(maker, act);
        let skills = own.needs.iter().map(|need| (&need.skill, need.count));
        let wanted = skills.chain(own.teaches.iter().map(|teach| (&teach.skill, teach.count)));
        let mut lists = Vec::new();
        for (list, (skill, count)) in wanted.enumerate() {
            if let Some((course, _)) = act.taught_by.filter(|&(_, need)| need == list) {
                lists.push(given[&course].last().cloned().unwrap_or_default());
                continue;
            }
            let skill = super::SKILLS.iter().position(|own| own == skill).unwrap_or(0);
            let pool = pool_of(skill, act.region);
            let mut picked = Vec::new();
            let mut person = 0;
            while picked.len() < count as usize {
                if person == pools[pool].len() {
                    pools[pool].push(Person { free: 0, here: None });
                }
                if can(maker, pool, pools[pool][person], at, start) {
                    // Trainees are kept for what they learn it for.
                    let next = goes_on.get(&number).filter(|_| list >= own.needs.len());
                    let (busy, then) = next.map_or((finish, at.map(|at| (at, start))), |&next| {
                        let next = &maker.acts[next];
                        (next.placed.finish, place(maker, next).map(|at| (at, next.placed.start)))
                    });
                    moved(&mut pools[pool][person], busy, then);
                    picked.push((pool, person));
                }
                person += 1;
            }
            lists.push(picked);
        }
        given.insert(number, lists);
    }
    let mut first = Vec::with_capacity(pools.len());
    let mut next = 0u32;
    for (pool, persons) in maker.raw.pools.iter_mut().zip(&pools) {
        pool.count = u32::try_from(persons.len()).unwrap_or(u32::MAX).max(6);
        first.push(next);
        next += pool.count;
    }
    for (number, lists) in given {
        let number_of = |&(pool, person): &(usize, usize)| first[pool] + u32::try_from(person).unwrap_or(0);
        maker.acts[number].placed.persons =
            lists.iter().map(|list| list.iter().map(number_of).collect()).collect();
    }
}

fn moved(person: &mut Person, busy: Tick, then: Option<(usize, Tick)>) {
    person.free = busy;
    if let Some((at, since)) = then {
        let stays = person.here.filter(|&(here, _)| here == at);
        person.here = Some(stays.unwrap_or((at, since)));
    }
}

/// Whether a person can be there in time.
fn can(maker: &Maker, pool: usize, person: Person, at: Option<usize>, start: Tick) -> bool {
    let pool = &maker.raw.pools[pool];
    let base = || pool.base.as_ref().and_then(|base| maker.raw.places.iter().position(|place| place == base));
    let way = |from: usize, to: usize| Tick::from(maker.raw.travel[from][to]);
    let there = match (at, person.here) {
        (None, _) => person.free,
        (Some(at), Some((here, _))) if here == at => person.free,
        (Some(at), Some((here, since))) => person.free.max(since + pool.min_stay) + way(here, at),
        (Some(at), None) => base().map_or(person.free, |base| person.free + way(base, at)),
    };
    there <= start
}

/// Changes by day, summed up.
#[derive(Default)]
struct Balance(BTreeMap<Tick, i64>);

impl Balance {
    fn add(&mut self, tick: Tick, amount: i64) {
        *self.0.entry(tick).or_default() += amount;
    }

    /// The least sum of all changes up to a tick, over the ticks from `from` up to `to`.
    fn least(&self, from: Tick, to: Tick) -> i64 {
        let mut sum: i64 = self.0.range(..=from).map(|(_, amount)| amount).sum();
        let mut least = sum;
        for (_, amount) in self.0.range(from + 1..to) {
            sum += amount;
            least = least.min(sum);
        }
        least
    }
}

/// Machines, power, water and money.
pub(super) fn stock(maker: &mut Maker) {
    let mut renewables: BTreeMap<String, Balance> = BTreeMap::new();
    let mut utilities: BTreeMap<String, Balance> = BTreeMap::new();
    let mut funds: BTreeMap<String, Balance> = BTreeMap::new();
    for region in 0..maker.regions {
        let of_region = |what: &str| format!("r{region}-{what}");
        renewables.extend(["crane", "seats"].map(|what| (of_region(what), Balance::default())));
        utilities.extend(["kW", "water"].map(|what| (of_region(what), Balance::default())));
        funds.insert(of_region("budget"), Balance::default());
    }
    funds.insert("experts".to_owned(), Balance::default());
    for act in maker.acts.iter().filter(|act| act.chosen) {
        let at = |end: End| if end == End::Start { act.placed.start } else { act.placed.finish };
        let Placed { start, finish, .. } = act.placed;
        let own = mode(maker, act);
        for (code, amount) in &own.renewables {
            let balance = renewables.entry(code.clone()).or_default();
            balance.add(start, -i64::from(*amount));
            balance.add(finish, i64::from(*amount));
        }
        for flow in &own.flows {
            let balance = utilities.entry(flow.utility.clone()).or_default();
            balance.add(at(flow.from), flow.amount);
            balance.add(if flow.while_running { finish } else { HORIZON + 1 }, -flow.amount);
        }
        for spend in &own.spends {
            let rate = if spend.currency == "USD" { 48 } else { 1 };
            funds.entry(spend.fund.clone()).or_default().add(at(spend.at), -spend.amount * rate);
        }
        for earn in &own.earns {
            let mut tick = finish + earn.every;
            while tick <= HORIZON {
                funds.entry(earn.fund.clone()).or_default().add(tick, earn.amount);
                tick += earn.every;
            }
        }
    }
    for (code, used) in renewables {
        let least = if code.ends_with("crane") { 2 } else { 6 };
        let most = |from, to| u32::try_from(-used.least(from, to)).unwrap_or(0).max(least);
        let capacity = vec![(0, most(0, HALF)), (HALF, most(HALF, HORIZON))];
        maker.raw.renewables.push(RawRenewable { code, capacity });
    }
    for (code, used) in utilities {
        let short = |from, to| (-used.least(from, to)).max(0);
        let given = vec![(0, short(0, HALF)), (HALF, short(HALF, HORIZON + 1))];
        maker.raw.utilities.push(RawUtility { code, given });
    }
    for (code, spent) in funds {
        let mut inflows = Vec::new();
        let mut came = 0;
        for from in (0..=HORIZON).step_by(QUARTER as usize) {
            let short = -spent.least(from, (from + QUARTER).min(HORIZON + 1)) - came;
            if short > 0 {
                inflows.push((from, short));
                came += short;
            }
        }
        let currency = if code == "experts" { "EUR" } else { "LYD" }.to_owned();
        maker.raw.funds.push(RawFund { code, currency, inflows });
    }
}
