//! The problem in tables, made once.

use std::collections::{BTreeMap, BTreeSet};

use crate::portfolio::solve::clock::{Clock, place};
use crate::portfolio::{End, Mode, Need, Parts, Steps, Tick};

/// How many persons there are, their first and last tick, and the courses with their places.
type Learners = (i64, (Tick, Tick), Vec<(usize, i64)>);

/// Activities, with how much each uses in each mode.
type Tasks = Vec<(usize, Vec<i64>)>;

/// Something of which activities use so much while they last.
pub(super) struct Limit {
    /// How much there is on each tick, but for what is learned.
    pub(super) there: Vec<i64>,
    /// Persons of a pool who may learn it.
    pub(super) learn: Vec<Learners>,
    /// Each activity that uses it, with how much in each mode.
    pub(super) tasks: Tasks,
    /// The ticks on which any of them can work.
    pub(super) works: Vec<bool>,
    /// How many different persons it is, if it is persons, but for those who learn it.
    heads: Option<i64>,
}

/// What a mode gives to a stock.
#[derive(Clone, Copy)]
pub(super) enum Give {
    /// So much again and again, so many ticks apart, after the finish.
    Again(i128, Tick),
    /// So much from an end on.
    Onward(i128, End),
    /// So much while it lasts.
    Running(i128),
}

/// What a mode takes from a stock.
#[derive(Clone, Copy, Default)]
pub(super) struct Take {
    /// For good, from the start on.
    pub(super) start: i128,
    /// For good, from the finish on.
    pub(super) finish: i128,
    /// While it lasts.
    pub(super) running: i128,
}

/// Money, power or water: what is there at a tick must cover what is taken up to it.
pub(super) struct Stock {
    /// At each tick up to and with the horizon.
    pub(super) given: Vec<i128>,
    /// Activities that give, by mode.
    pub(super) gives: Vec<(usize, Vec<Vec<Give>>)>,
    /// Activities that take, by mode.
    pub(super) takes: Vec<(usize, Vec<Take>)>,
}

/// Two activities that cannot be under way together.
pub(super) struct Apart {
    pub(super) first: usize,
    pub(super) second: usize,
    /// Ticks between them at least, by which goes first.
    pub(super) lag: (Tick, Tick),
}

/// The problem in tables.
pub(super) struct Net<'a> {
    pub(super) parts: &'a Parts,
    /// One for each calendar, then the one on which every tick works.
    pub(super) clocks: Vec<Clock>,
    /// Links at each activity.
    pub(super) links: Vec<Vec<usize>>,
    pub(super) limits: Vec<Limit>,
    pub(super) stocks: Vec<Stock>,
    pub(super) apart: Vec<Apart>,
    /// When somebody can be there at the earliest.
    pub(super) arrive: Vec<Tick>,
    /// Whether an activity uses, takes or gives anything.
    pub(super) busy: Vec<bool>,
}

/// Activities at most whose pairs are looked at.
const MANY: usize = 400;

impl<'a> Net<'a> {
    pub(super) fn new(parts: &'a Parts) -> Self {
        let mut clocks: Vec<Clock> =
            parts.calendars.iter().map(|calendar| Clock::new(calendar, parts.horizon)).collect();
        clocks.push(Clock::always(parts.horizon));
        let mut links = vec![Vec::new(); parts.activities.len()];
        for (number, link) in parts.links.iter().enumerate() {
            links[link.from].push(number);
            links[link.to].push(number);
        }
        let mut limits = renewables(parts);
        limits.extend(persons(parts));
        let stocks = stocks(parts);
        let ways = shortest(parts);
        let apart = apart(parts, &limits, &ways);
        let mut busy = vec![false; parts.activities.len()];
        let tasks = limits.iter().flat_map(|limit| limit.tasks.iter().map(|task| task.0));
        let flows = stocks.iter().flat_map(|stock| {
            stock.gives.iter().map(|give| give.0).chain(stock.takes.iter().map(|take| take.0))
        });
        for activity in tasks.chain(flows) {
            busy[activity] = true;
        }
        let taught = taught(parts);
        let arrive =
            (0..parts.activities.len()).map(|activity| arrival(parts, activity, &taught, &ways)).collect();
        Self { parts, clocks, links, limits, stocks, apart, arrive, busy }
    }

    pub(super) fn clock(&self, activity: usize, mode: usize) -> (&Clock, Tick) {
        let mode = &self.parts.activities[activity].modes[mode];
        let clock = mode.calendar.filter(|_| mode.duration > 0).unwrap_or(self.parts.calendars.len());
        (&self.clocks[clock], Tick::try_from(mode.duration).unwrap_or(Tick::MAX))
    }
}

/// Ticks on which any mode of these activities can work.
fn works(parts: &Parts, tasks: &[(usize, Vec<i64>)]) -> Vec<bool> {
    let mut calendars: BTreeSet<Option<usize>> = BTreeSet::new();
    for &(activity, _) in tasks {
        calendars.extend(parts.activities[activity].modes.iter().map(|mode| mode.calendar));
    }
    let works = |at: usize| {
        calendars.iter().any(|calendar| calendar.is_none_or(|number| parts.calendars[number].working[at]))
    };
    (0..place(parts.horizon)).map(works).collect()
}

/// A step function as a table of so many ticks.
fn table<T: Copy + Default>(steps: &[(Tick, T)], length: usize) -> Vec<T> {
    let mut table = vec![T::default(); length];
    for (number, &(from, value)) in steps.iter().enumerate() {
        let to = steps.get(number + 1).map_or(length, |step| place(step.0).min(length));
        let from = place(from).min(to);
        table[from..to].fill(value);
    }
    table
}

fn limit(parts: &Parts, there: Vec<i64>, tasks: Vec<(usize, Vec<i64>)>, heads: Option<i64>) -> Option<Limit> {
    let tasks: Vec<_> = tasks.into_iter().filter(|(_, uses)| uses.iter().any(|&used| used > 0)).collect();
    let most: i64 = tasks.iter().map(|(_, uses)| uses.iter().copied().max().unwrap_or(0)).sum();
    let always = there.iter().all(|&there| there >= most);
    let works = works(parts, &tasks);
    (!always && !tasks.is_empty()).then_some(Limit { there, learn: Vec::new(), tasks, works, heads })
}

fn renewables(parts: &Parts) -> Vec<Limit> {
    let of = |(number, (_, capacity)): (usize, &(String, Steps<u32>))| {
        let there = table(capacity, place(parts.horizon)).into_iter().map(i64::from).collect();
        let uses = |activity: &crate::portfolio::Activity| {
            let own = activity.modes.iter().map(|mode| {
                mode.renewables.iter().filter(|own| own.0 == number).map(|own| i64::from(own.1)).sum()
            });
            own.collect()
        };
        let tasks = parts.activities.iter().map(uses).enumerate().collect();
        limit(parts, there, tasks, None)
    };
    parts.renewables.iter().enumerate().filter_map(of).collect()
}

/// Pools, skills and levels of all courses.
type Taught = BTreeSet<(usize, usize, u8)>;

fn taught(parts: &Parts) -> Taught {
    let modes = parts.activities.iter().flat_map(|activity| &activity.modes);
    modes.flat_map(|mode| &mode.teaches).map(|own| (own.pool, own.skill, own.level)).collect()
}

/// Pools whose persons have what a need asks for, or may come to have it.
fn able(parts: &Parts, need: &Need, taught: &Taught) -> Vec<bool> {
    let pools = parts.pools.iter().enumerate().map(|(number, pool)| {
        need.pool.is_none_or(|own| own == number)
            && (pool.levels[need.skill] >= need.level
                || taught.range((number, need.skill, need.level)..=(number, need.skill, u8::MAX)).count() > 0)
    });
    pools.collect()
}

/// What is asked of persons: the pools that can fill each kind of need, once each, and by activity and
/// mode the kinds and how many persons.
struct Asks {
    pools: Vec<Vec<bool>>,
    modes: Vec<Vec<Vec<(usize, i64)>>>,
}

impl Asks {
    fn new(parts: &Parts, taught: &Taught) -> Self {
        let mut asks = Self { pools: Vec::new(), modes: Vec::new() };
        let mut known: BTreeMap<Vec<bool>, usize> = BTreeMap::new();
        let mut needs: BTreeMap<(usize, u8, Option<usize>), usize> = BTreeMap::new();
        for activity in &parts.activities {
            let mut modes = Vec::with_capacity(activity.modes.len());
            for mode in &activity.modes {
                let mut own = Vec::with_capacity(mode.needs.len() + mode.teaches.len());
                for need in &mode.needs {
                    let kind = *needs
                        .entry((need.skill, need.level, need.pool))
                        .or_insert_with(|| asks.kind(&mut known, able(parts, need, taught)));
                    own.push((kind, i64::from(need.count)));
                }
                for teach in &mode.teaches {
                    let only = (0..parts.pools.len()).map(|number| number == teach.pool).collect();
                    own.push((asks.kind(&mut known, only), i64::from(teach.count)));
                }
                modes.push(own);
            }
            asks.modes.push(modes);
        }
        asks
    }

    fn kind(&mut self, known: &mut BTreeMap<Vec<bool>, usize>, pools: Vec<bool>) -> usize {
        *known.entry(pools).or_insert_with_key(|pools| {
            self.pools.push(pools.clone());
            self.pools.len() - 1
        })
    }

    /// Pools that can fill two needs of one mode, one or the other.
    fn sets(&self) -> BTreeSet<Vec<bool>> {
        let mut pairs = BTreeSet::new();
        for mode in self.modes.iter().flatten() {
            for one in mode {
                pairs.extend(mode.iter().map(|other| (one.0.min(other.0), one.0.max(other.0))));
            }
        }
        let both = |&(one, other): &(usize, usize)| {
            self.pools[one].iter().zip(&self.pools[other]).map(|(a, b)| *a || *b).collect()
        };
        pairs.iter().map(both).collect()
    }
}

fn persons(parts: &Parts) -> Vec<Limit> {
    let length = place(parts.horizon);
    let modes = || parts.activities.iter().flat_map(|activity| &activity.modes);
    let taught = taught(parts);
    let size = |pool: usize| i64::from(parts.pools[pool].persons.end - parts.pools[pool].persons.start);
    let count = |pools: &[bool]| {
        // By how much it is more on each tick than on the one before.
        let mut there = vec![0i64; length + 1];
        for (number, pool) in parts.pools.iter().enumerate().filter(|(number, _)| pools[*number]) {
            let (from, to) = (place(pool.from).min(length), place(pool.to).min(length));
            there[from] += size(number);
            there[to.max(from)] -= size(number);
        }
        there.pop();
        let mut sum = 0;
        for there in &mut there {
            sum += *there;
            *there = sum;
        }
        there
    };
    let heads = |pools: &[bool]| (0..parts.pools.len()).filter(|&pool| pools[pool]).map(size).sum();
    let mut limits = Vec::new();
    // Persons of these pools, whatever they know: all needs that nobody else can fill.
    let asks = Asks::new(parts, &taught);
    for set in &asks.sets() {
        let within: Vec<bool> =
            asks.pools.iter().map(|pools| pools.iter().zip(set).all(|(own, there)| !own || *there)).collect();
        let of_mode = |own: &Vec<(usize, i64)>| own.iter().filter(|ask| within[ask.0]).map(|ask| ask.1).sum();
        let of_activity = |own: &Vec<Vec<(usize, i64)>>| own.iter().map(of_mode).collect();
        let tasks = asks.modes.iter().map(of_activity).enumerate().collect();
        limits.extend(limit(parts, count(set), tasks, Some(heads(set))));
    }
    // Persons with a skill at a level, from the first or from a course on.
    let keys: BTreeSet<(usize, u8, Option<usize>)> =
        modes().flat_map(|mode| &mode.needs).map(|need| (need.skill, need.level, need.pool)).collect();
    for &(skill, level, pool) in &keys {
        let of = |number: usize| pool.is_none_or(|own| own == number);
        let has = |number: usize| of(number) && parts.pools[number].levels[skill] >= level;
        let uses = |activity: &crate::portfolio::Activity| {
            let own = activity.modes.iter().map(|mode| {
                let needs = mode.needs.iter().filter(|need| {
                    need.skill == skill && need.level >= level && (pool.is_none() || need.pool == pool)
                });
                needs.map(|need| i64::from(need.count)).sum()
            });
            own.collect()
        };
        let tasks = parts.activities.iter().map(uses).enumerate().collect();
        let pools: Vec<bool> = (0..parts.pools.len()).map(has).collect();
        let Some(mut found) = limit(parts, count(&pools), tasks, Some(heads(&pools))) else { continue };
        for (number, pool) in parts.pools.iter().enumerate().filter(|&(number, _)| of(number) && !has(number))
        {
            let mut courses = Vec::new();
            for (activity, record) in parts.activities.iter().enumerate() {
                let places = record.modes.iter().map(|mode| {
                    let own = mode
                        .teaches
                        .iter()
                        .filter(|teach| teach.pool == number && teach.skill == skill && teach.level >= level);
                    own.map(|teach| i64::from(teach.count)).sum::<i64>()
                });
                let places = places.max().unwrap_or(0);
                if places > 0 {
                    courses.push((activity, places));
                }
            }
            if !courses.is_empty() {
                found.learn.push((size(number), (pool.from, pool.to), courses));
            }
        }
        limits.push(found);
    }
    limits
}

fn stocks(parts: &Parts) -> Vec<Stock> {
    let length = place(parts.horizon) + 1;
    let mut stocks = Vec::new();
    for (number, (_, inflows)) in parts.funds.iter().enumerate() {
        let mut given = vec![0i128; length];
        for &(at, amount) in inflows.iter().filter(|inflow| inflow.0 <= parts.horizon) {
            given[place(at)..].iter_mut().for_each(|sum| *sum += i128::from(amount));
        }
        let (mut sources, mut sinks) = (Vec::new(), Vec::new());
        for (activity, record) in parts.activities.iter().enumerate() {
            let earns = record.modes.iter().map(|mode| {
                let own = mode.earns.iter().filter(|own| own.0 == number && own.1 > 0);
                own.map(|own| Give::Again(i128::from(own.1), own.2.max(1))).collect()
            });
            sources.push((activity, earns.collect()));
            let spent = record.modes.iter().map(|mode| {
                let mut take = Take::default();
                for &(_, amount, at) in mode.spends.iter().filter(|own| own.0 == number) {
                    match at {
                        End::Start => take.start += i128::from(amount),
                        End::Finish => take.finish += i128::from(amount),
                    }
                }
                take
            });
            sinks.push((activity, spent.collect()));
        }
        stocks.extend(stock(given, sources, sinks));
    }
    for (number, (_, steps)) in parts.utilities.iter().enumerate() {
        let given = table(steps, length).into_iter().map(i128::from).collect();
        let (mut sources, mut sinks) = (Vec::new(), Vec::new());
        for (activity, record) in parts.activities.iter().enumerate() {
            let flows =
                || record.modes.iter().map(|mode| mode.flows.iter().filter(|own| own.utility == number));
            let added = flows().map(|flows| {
                let above = flows.filter(|flow| flow.amount > 0).map(|flow| {
                    let amount = i128::from(flow.amount);
                    if flow.while_running { Give::Running(amount) } else { Give::Onward(amount, flow.from) }
                });
                above.collect()
            });
            sources.push((activity, added.collect()));
            let taken = flows().map(|flows| {
                let mut take = Take::default();
                for flow in flows.filter(|flow| flow.amount < 0) {
                    let amount = -i128::from(flow.amount);
                    match (flow.while_running, flow.from) {
                        (true, _) => take.running += amount,
                        (false, End::Start) => take.start += amount,
                        (false, End::Finish) => take.finish += amount,
                    }
                }
                take
            });
            sinks.push((activity, taken.collect()));
        }
        stocks.extend(stock(given, sources, sinks));
    }
    stocks
}

type Gives = Vec<(usize, Vec<Vec<Give>>)>;

fn stock(given: Vec<i128>, mut sources: Gives, mut sinks: Vec<(usize, Vec<Take>)>) -> Option<Stock> {
    sources.retain(|(_, modes)| modes.iter().any(|give| !give.is_empty()));
    let all = |take: &Take| take.start + take.finish + take.running;
    sinks.retain(|(_, modes)| modes.iter().any(|take| all(take) > 0));
    let most: i128 = sinks.iter().map(|(_, modes)| modes.iter().map(all).max().unwrap_or(0)).sum();
    let always = given.iter().all(|&given| given >= most);
    (!always && !sinks.is_empty()).then_some(Stock { given, gives: sources, takes: sinks })
}

/// The shortest ways from place to place, over others where that is quicker: so much a person needs
/// at least, whatever else is done on the way.
pub(super) fn shortest(parts: &Parts) -> Vec<Tick> {
    let places = parts.places.len();
    let mut ways: Vec<Tick> = parts.travel.iter().map(|&ticks| Tick::from(ticks)).collect();
    if ways.len() < places * places || places > 200 {
        return Vec::new();
    }
    for over in 0..places {
        for from in 0..places {
            for to in 0..places {
                let round = ways[from * places + over] + ways[over * places + to];
                let way = &mut ways[from * places + to];
                *way = round.min(*way);
            }
        }
    }
    ways
}

fn way(parts: &Parts, ways: &[Tick], from: usize, to: usize) -> Tick {
    ways.get(from * parts.places.len() + to).copied().unwrap_or(0)
}

/// When all persons of an activity can be there at the earliest.
fn arrival(parts: &Parts, activity: usize, taught: &Taught, ways: &[Tick]) -> Tick {
    let record = &parts.activities[activity];
    // The first tick by which so many of these pools can have come.
    let come = |pools: &[bool], count: u32| {
        let mut ticks: Vec<(Tick, u32)> = parts
            .pools
            .iter()
            .zip(pools)
            .filter(|(_, able)| **able)
            .map(|(pool, _)| {
                // Whoever can come first.
                let stand = pool.persons.clone().filter(|_| !pool.stands.is_empty());
                let stand = stand.map(|own| (pool.first_place(own), pool.stand(own).map(|own| own.free)));
                let come = |(from, free): (Option<usize>, Option<Tick>)| {
                    let goes = from.zip(record.place);
                    let way = goes.map_or(0, |(from, there)| way(parts, ways, from, there));
                    free.unwrap_or(pool.from).saturating_add(way)
                };
                let first = stand.chain([(pool.base, None)]).map(come).min().unwrap_or(0);
                (first.max(pool.from).max(0), pool.persons.end - pool.persons.start)
            })
            .collect();
        ticks.sort_unstable();
        let mut there = 0;
        let all = ticks.iter().find(|(_, persons)| {
            there += persons;
            there >= count
        });
        all.map_or(Tick::MAX, |own| own.0)
    };
    let of = |mode: &Mode| {
        let needs = mode.needs.iter().map(|need| come(&able(parts, need, taught), need.count));
        let only = |own: usize| (0..parts.pools.len()).map(|pool| pool == own).collect::<Vec<_>>();
        let teaches = mode.teaches.iter().map(|teach| come(&only(teach.pool), teach.count));
        needs.chain(teaches).max().unwrap_or(0)
    };
    record.modes.iter().map(of).min().unwrap_or(0)
}

fn apart(parts: &Parts, limits: &[Limit], ways: &[Tick]) -> Vec<Apart> {
    if parts.activities.len() > MANY {
        return Vec::new();
    }
    let mut found: BTreeMap<(usize, usize), (Tick, Tick)> = BTreeMap::new();
    for limit in limits {
        let learned: i64 = limit.learn.iter().map(|own| own.0).sum();
        let most = limit.there.iter().copied().max().unwrap_or(0) + learned;
        let least = |task: &(usize, Vec<i64>)| task.1.iter().copied().min().unwrap_or(0);
        for (at, one) in limit.tasks.iter().enumerate() {
            for other in &limit.tasks[at + 1..] {
                let both = least(one) + least(other);
                if least(one) == 0 || least(other) == 0 || both <= most {
                    continue;
                }
                // More than there are at all: somebody does both, and has to go from one to the other.
                let common = limit.heads.is_some_and(|heads| both > heads + learned);
                let places = parts.activities[one.0].place.zip(parts.activities[other.0].place);
                let (go, back) = places
                    .filter(|_| common)
                    .map_or((0, 0), |(a, b)| (way(parts, ways, a, b), way(parts, ways, b, a)));
                let lag = found.entry((one.0, other.0)).or_default();
                *lag = (lag.0.max(go), lag.1.max(back));
            }
        }
    }
    found.into_iter().map(|((first, second), lag)| Apart { first, second, lag }).collect()
}
