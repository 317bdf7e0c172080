//! What the solver looks up again and again, made once from the problem.

use std::collections::BTreeMap;

use super::clock::{Clock, place};
use super::late::Late;
use super::profile::Profile;
use crate::portfolio::validate::fixed;
use crate::portfolio::{End, Group, Mode, Problem, Steps, Term, Tick};

/// Measures that are placed together at most because links tie them both ways.
const KNOT: usize = 8;

/// Persons who can fill a need or attend a course.
#[derive(Debug)]
pub(super) struct Class {
    /// Skill and level; nothing for trainees.
    pub(super) skill: Option<(usize, u8)>,
    /// Only of this pool.
    pub(super) pool: Option<usize>,
    /// Who belongs to it from the first, those of fewest skills first.
    pub(super) persons: Vec<u32>,
}

/// Persons of one class, in the order of needs and then teachings of the mode.
#[derive(Debug)]
pub(super) struct Staff {
    pub(super) class: usize,
    pub(super) count: usize,
    /// Where its persons begin in the flat list of the mode.
    pub(super) offset: usize,
    /// Classes its persons join at the finish; empty for needs.
    pub(super) joins: Vec<usize>,
}

/// A mode with everything of one resource added up.
#[derive(Debug)]
pub(super) struct Way {
    pub(super) clock: usize,
    pub(super) duration: Tick,
    /// Profile and amount.
    pub(super) renewables: Vec<(usize, i64)>,
    /// Profile, paid from the start on, and from the finish on.
    pub(super) spends: Vec<(usize, i64, i64)>,
    /// Profile, amount while running, amount from the finish on.
    pub(super) flows: Vec<(usize, i64, i64)>,
    /// Profile, amount, ticks between.
    pub(super) earns: Vec<(usize, i64, usize)>,
    pub(super) staff: Vec<Staff>,
    /// Places in `staff`, the smallest class first.
    pub(super) scarce: Vec<usize>,
    pub(super) persons: usize,
}

/// Why something did not fit: the last thing in its way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Stuck {
    /// A profile never has enough: a renewable, a fund, a utility or a class of persons.
    Profile(usize),
    /// Persons of a class are there, but not in time or not together.
    People(usize),
    /// The deadline or the horizon.
    Late,
    /// A link to an activity of another measure, or a pin.
    Window(usize),
    /// A rule of choice.
    Group(usize),
}

/// The problem as the solver sees it.
#[derive(Debug)]
pub(super) struct Shape<'p> {
    pub(super) problem: &'p Problem,
    /// One for each calendar, then the one on which every tick works.
    pub(super) clocks: Vec<Clock>,
    /// Ways of each activity.
    pub(super) ways: Vec<Vec<Way>>,
    /// Links at each activity.
    pub(super) links: Vec<Vec<usize>>,
    /// Of each link: whether its second is naturally placed after its first.
    pub(super) ahead: Vec<bool>,
    pub(super) classes: Vec<Class>,
    /// Classes of each person from the first.
    pub(super) member: Vec<Vec<usize>>,
    pub(super) pool_of: Vec<usize>,
    /// Renewables, then funds, then utilities, then classes.
    pub(super) profiles: Vec<Profile>,
    pub(super) funds: usize,
    pub(super) utilities: usize,
    pub(super) crews: usize,
    /// Measures that can add to each profile.
    pub(super) suppliers: Vec<Vec<usize>>,
    /// Groups of each measure.
    pub(super) groups: Vec<Vec<usize>>,
    /// Measures that wait for each other both ways, this one included.
    pub(super) together: Vec<Vec<usize>>,
    /// Measures that have to be chosen, by themselves or by the rules of choice.
    pub(super) must: Vec<bool>,
    /// Measures that can never be chosen.
    pub(super) barred: Vec<bool>,
    /// Sum of the discounts from each tick to the horizon.
    pub(super) discount_after: Vec<i64>,
    /// Of each measure and level: what a tick's delay of the mark costs, about.
    pub(super) slope: Vec<Vec<i128>>,
    /// Of each level: the weight of the value.
    pub(super) money: Vec<i128>,
    /// Ticks from the start of each activity to the end of its measure at least.
    pub(super) tail: Vec<Tick>,
    /// Latest starts and finishes.
    pub(super) late: Late,
    /// What a schedule has to reach before its score counts, if anything.
    pub(super) floor: Option<Floor>,
}

/// A term that has to be at least this good.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Floor {
    pub(super) term: Term,
    /// How good, as [`goodness`](super::tally::goodness) counts it.
    pub(super) least: i128,
}

fn steps(steps: &[(Tick, i64)], length: usize) -> Profile {
    let mut profile = Profile::flat(length);
    for (index, &(from, value)) in steps.iter().enumerate() {
        let to = steps.get(index + 1).map_or(length, |next| place(next.0));
        profile.add(place(from), to, value);
    }
    profile
}

/// Profiles of renewables, funds and utilities.
fn supplies(problem: &Problem) -> Vec<Profile> {
    let length = place(problem.horizon);
    let mut profiles: Vec<Profile> = problem
        .renewables
        .iter()
        .map(|(_, capacity)| {
            let capacity: Steps<i64> = capacity.iter().map(|&(at, value)| (at, i64::from(value))).collect();
            steps(&capacity, length)
        })
        .collect();
    for (_, inflows) in &problem.funds {
        let mut profile = Profile::flat(length + 1);
        for &(at, amount) in inflows {
            profile.add(place(at), length + 1, amount);
        }
        profiles.push(profile);
    }
    // The tick of the horizon counts for utilities as for funds.
    profiles.extend(problem.utilities.iter().map(|(_, given)| steps(given, length + 1)));
    profiles
}

/// Measures that can add to each of so many profiles.
fn suppliers(problem: &Problem, ways: &[Vec<Way>], crews: usize, profiles: usize) -> Vec<Vec<usize>> {
    let mut suppliers = vec![Vec::new(); profiles];
    for (number, activity) in problem.activities.iter().enumerate() {
        for way in &ways[number] {
            let gives = way.earns.iter().filter(|earn| earn.1 > 0).map(|earn| earn.0);
            let flows = way.flows.iter().filter(|flow| flow.1 > 0 || flow.2 > 0).map(|flow| flow.0);
            let joins = way.staff.iter().flat_map(|staff| &staff.joins).map(|class| crews + class);
            for profile in gives.chain(flows).chain(joins) {
                let list: &mut Vec<usize> = &mut suppliers[profile];
                if !list.contains(&activity.measure) {
                    list.push(activity.measure);
                }
            }
        }
    }
    suppliers
}

/// Groups of each measure; of an implication only at the measure that asks.
fn groups_of(problem: &Problem) -> Vec<Vec<usize>> {
    let mut groups = vec![Vec::new(); problem.measures.len()];
    for (number, group) in problem.groups.iter().enumerate() {
        let add = |groups: &mut Vec<Vec<usize>>, measure: usize| groups[measure].push(number);
        match group {
            Group::ExactlyOne(list) | Group::AtMostOne(list) => {
                for &measure in list {
                    add(&mut groups, measure);
                }
            }
            Group::Implies(first, _) => add(&mut groups, *first),
        }
    }
    groups
}

impl<'p> Shape<'p> {
    pub(super) fn new(problem: &'p Problem) -> Self {
        let horizon = problem.horizon;
        let length = place(horizon);
        let mut clocks: Vec<Clock> =
            problem.calendars.iter().map(|calendar| Clock::new(calendar, horizon)).collect();
        clocks.push(Clock::always(horizon));

        let mut profiles = supplies(problem);
        let funds = problem.renewables.len();
        let utilities = funds + problem.funds.len();
        let crews = profiles.len();

        let (mut classes, found) = Classes::of(problem);
        let mut found = found.into_iter();
        let mut ways: Vec<Vec<Way>> = problem
            .activities
            .iter()
            .map(|activity| {
                let way = |mode| Way::new(problem, mode, &classes, &mut found, funds, utilities);
                activity.modes.iter().map(way).collect()
            })
            .collect();
        classes.find_persons(problem);
        let classes = classes.list;
        let mut member = vec![Vec::new(); place(problem.persons().cast_signed())];
        for (number, class) in classes.iter().enumerate() {
            for &person in &class.persons {
                member[person as usize].push(number);
            }
            let mut profile = Profile::flat(length);
            for (pool_number, pool) in problem.pools.iter().enumerate() {
                if class.has(problem, pool_number) {
                    profile.add(
                        place(pool.from),
                        place(pool.to),
                        i64::from(pool.persons.end - pool.persons.start),
                    );
                }
            }
            profiles.push(profile);
        }
        for way in ways.iter_mut().flatten() {
            way.scarce.sort_by_key(|&at| classes[way.staff[at].class].persons.len());
        }
        let pool_of = problem
            .pools
            .iter()
            .enumerate()
            .flat_map(|(number, pool)| pool.persons.clone().map(move |_| number))
            .collect();

        let mut links = vec![Vec::new(); problem.activities.len()];
        for (number, link) in problem.links.iter().enumerate() {
            links[link.from].push(number);
            links[link.to].push(number);
        }
        let suppliers = suppliers(problem, &ways, crews, profiles.len());
        let groups = groups_of(problem);
        let (must, barred) = fixed(problem);
        let mut discount_after = vec![0; length + 1];
        for at in (0..length).rev() {
            discount_after[at] = discount_after[at + 1] + problem.discount[at];
        }
        // The working ticks of each activity's shortest way.
        let shortest = |ways: &Vec<Way>| ways.iter().map(|way| way.duration).min().unwrap_or(0);
        let least: Vec<Tick> = ways.iter().map(shortest).collect();
        let tail = tails(problem, &least, &links);
        let ahead = problem.links.iter().map(|link| forward(&least, link)).collect();
        let mut shape = Self {
            problem,
            clocks,
            ways,
            links,
            ahead,
            classes,
            member,
            pool_of,
            profiles,
            funds,
            utilities,
            crews,
            suppliers,
            groups,
            together: together(problem),
            must,
            barred,
            discount_after,
            slope: slopes(problem),
            money: weight_of(problem, Term::Value),
            tail,
            late: Late::default(),
            floor: None,
        };
        shape.late = Late::new(&shape);
        shape
    }

    pub(super) fn way(&self, activity: usize, mode: usize) -> &Way {
        &self.ways[activity][mode]
    }

    /// Whether a measure has to be chosen whatever the rest.
    pub(super) fn mandatory(&self, measure: usize) -> bool {
        self.must[measure]
    }
}

impl Class {
    fn has(&self, problem: &Problem, pool: usize) -> bool {
        self.pool.is_none_or(|own| own == pool)
            && self.skill.is_none_or(|(skill, level)| problem.pools[pool].levels[skill] >= level)
    }
}

/// Skill with level, and pool.
type Key = (Option<(usize, u8)>, Option<usize>);

#[derive(Default)]
struct Classes {
    list: Vec<Class>,
}

impl Classes {
    /// All of them; and the class of each need and each teaching of all modes, in their order.
    fn of(problem: &Problem) -> (Self, Vec<usize>) {
        let mut classes = Self::default();
        let mut found = Vec::with_capacity(2 * problem.activities.len());
        let mut by_key: BTreeMap<Key, usize> = BTreeMap::new();
        for mode in problem.activities.iter().flat_map(|activity| &activity.modes) {
            let needs = mode.needs.iter().map(|need| (Some((need.skill, need.level)), need.pool));
            for (skill, pool) in needs.chain(mode.teaches.iter().map(|teach| (None, Some(teach.pool)))) {
                let next = classes.list.len();
                let class = *by_key.entry((skill, pool)).or_insert(next);
                if class == next {
                    classes.list.push(Class { skill, pool, persons: Vec::new() });
                }
                found.push(class);
            }
        }
        (classes, found)
    }

    fn find_persons(&mut self, problem: &Problem) {
        let mut pools: Vec<usize> = (0..problem.pools.len()).collect();
        pools.sort_by_key(|&pool| {
            (problem.pools[pool].levels.iter().map(|&level| u32::from(level)).sum::<u32>(), pool)
        });
        for class in &mut self.list {
            for &pool in &pools {
                if class.has(problem, pool) {
                    class.persons.extend(problem.pools[pool].persons.clone());
                }
            }
        }
    }

    /// Classes that a person of a pool joins by learning a skill.
    fn joins(&self, pool: usize, skill: usize, level: u8) -> Vec<usize> {
        let joins = |class: &Class| {
            class.skill.is_some_and(|(needed, least)| needed == skill && least <= level)
                && class.pool.is_none_or(|own| own == pool)
        };
        (0..self.list.len()).filter(|&number| joins(&self.list[number])).collect()
    }
}

/// Adds to what a list has of a profile; the list is in the order of profiles.
fn add_up(list: &mut Vec<(usize, i64, i64)>, profile: usize, first: i64, second: i64) {
    let place = list.partition_point(|own| own.0 < profile);
    match list.get_mut(place).filter(|own| own.0 == profile) {
        Some(own) => {
            own.1 += first;
            own.2 += second;
        }
        None => list.insert(place, (profile, first, second)),
    }
}

impl Way {
    fn new(
        problem: &Problem,
        mode: &Mode,
        classes: &Classes,
        found: &mut impl Iterator<Item = usize>,
        funds: usize,
        utilities: usize,
    ) -> Self {
        let mut spends = Vec::with_capacity(mode.spends.len());
        for &(fund, amount, at) in &mode.spends {
            let start = if at == End::Start { amount } else { 0 };
            add_up(&mut spends, funds + fund, start, amount);
        }
        let mut flows = Vec::with_capacity(mode.flows.len());
        for flow in &mode.flows {
            let running = if flow.from == End::Start { flow.amount } else { 0 };
            let after = if flow.while_running { 0 } else { flow.amount };
            add_up(&mut flows, utilities + flow.utility, running, after);
        }
        let needs = mode.needs.iter().map(|need| (need.count, Vec::new()));
        let teaches = mode
            .teaches
            .iter()
            .map(|teach| (teach.count, classes.joins(teach.pool, teach.skill, teach.level)));
        let mut offset = 0;
        let staff: Vec<Staff> = needs
            .chain(teaches)
            .zip(found)
            .map(|((count, joins), class)| {
                let count = count as usize;
                offset += count;
                Staff { class, count, offset: offset - count, joins }
            })
            .collect();
        Self {
            clock: mode.calendar.unwrap_or(problem.calendars.len()),
            duration: Tick::try_from(mode.duration).unwrap_or(Tick::MAX),
            renewables: mode.renewables.iter().map(|&(number, amount)| (number, i64::from(amount))).collect(),
            spends,
            flows,
            earns: mode
                .earns
                .iter()
                .map(|&(fund, amount, every)| (funds + fund, amount, place(every)))
                .collect(),
            scarce: (0..staff.len()).collect(),
            staff,
            persons: offset,
        }
    }

    /// Whether it adds something that others may wait for.
    pub(super) fn supplies(&self) -> bool {
        !self.earns.is_empty()
            || self.flows.iter().any(|flow| flow.1 > 0 || flow.2 > 0)
            || self.staff.iter().any(|staff| !staff.joins.is_empty())
    }
}

fn weight_of(problem: &Problem, term: Term) -> Vec<i128> {
    let of = |level: &Vec<(Term, u32)>| {
        level.iter().filter(|weighed| weighed.0 == term).map(|weighed| i128::from(weighed.1)).sum()
    };
    problem.objectives.iter().map(of).collect()
}

fn slopes(problem: &Problem) -> Vec<Vec<i128>> {
    let end = weight_of(problem, Term::End);
    let late = weight_of(problem, Term::Lateness);
    problem
        .measures
        .iter()
        .map(|measure| {
            (0..problem.objectives.len())
                .map(|level| {
                    let gains: i128 = measure
                        .gains
                        .iter()
                        .map(|gain| {
                            let weight: i128 = problem.objectives[level]
                                .iter()
                                .filter(|weighed| weighed.0 == gain.term)
                                .map(|weighed| i128::from(weighed.1))
                                .sum();
                            weight * i128::from(gain.per_tick)
                        })
                        .sum();
                    let due = if measure.due.is_some() { i128::from(measure.late_weight) } else { 0 };
                    gains + due * late[level] + end[level]
                })
                .collect()
        })
        .collect()
}

/// Whether the second is naturally placed after the first.
fn forward(least: &[Tick], link: &crate::portfolio::Link) -> bool {
    let from = if link.from_end == End::Finish { least[link.from] } else { 0 };
    let to = if link.to_end == End::Finish { least[link.to] } else { 0 };
    link.min >= 0 || i64::from(link.min) + i64::from(from) - i64::from(to) > 0
}

fn tails(problem: &Problem, least: &[Tick], links: &[Vec<usize>]) -> Vec<Tick> {
    let mut tail = vec![0; problem.activities.len()];
    for measure in &problem.measures {
        // A few rounds settle chains; longer ones are only a rule of thumb anyway.
        for _ in 0..measure.activities.len() {
            let mut changed = false;
            for activity in measure.activities.clone().rev() {
                let own = least[activity];
                let mut best: Tick = own;
                for &link in &links[activity] {
                    let link = &problem.links[link];
                    if link.from == activity
                        && measure.activities.contains(&link.to)
                        && link.min >= 0
                        && forward(least, link)
                    {
                        let lead = if link.from_end == End::Finish { own } else { 0 };
                        best = best.max(lead.saturating_add(link.min).saturating_add(tail[link.to]));
                    }
                }
                let best = best.min(problem.horizon);
                changed |= best > tail[activity];
                tail[activity] = best;
            }
            if !changed {
                break;
            }
        }
    }
    tail
}

/// Strongly connected measures by links that run between measures.
fn together(problem: &Problem) -> Vec<Vec<usize>> {
    let measures = problem.measures.len();
    let mut next = vec![Vec::new(); measures];
    let mut back = vec![Vec::new(); measures];
    for link in &problem.links {
        let (from, to) = (problem.activities[link.from].measure, problem.activities[link.to].measure);
        if from != to {
            next[from].push(to);
            back[to].push(from);
            if link.max.is_some() {
                next[to].push(from);
                back[from].push(to);
            }
        }
    }
    // Kosaraju: finishing order forwards, then components backwards, both without recursion.
    let mut seen = vec![false; measures];
    let mut order = Vec::with_capacity(measures);
    for root in 0..measures {
        let mut stack = vec![(root, 0)];
        if std::mem::replace(&mut seen[root], true) {
            continue;
        }
        while let Some((measure, at)) = stack.pop() {
            if let Some(&to) = next[measure].get(at) {
                stack.push((measure, at + 1));
                if !std::mem::replace(&mut seen[to], true) {
                    stack.push((to, 0));
                }
            } else {
                order.push(measure);
            }
        }
    }
    let mut together = vec![Vec::new(); measures];
    let mut seen = vec![false; measures];
    for &root in order.iter().rev() {
        let mut stack = vec![root];
        let mut component = Vec::new();
        while let Some(measure) = stack.pop() {
            if !std::mem::replace(&mut seen[measure], true) {
                component.push(measure);
                stack.extend(&back[measure]);
            }
        }
        component.sort_unstable();
        for &measure in &component {
            // A larger knot is left to the order of the measures.
            together[measure] = if component.len() <= KNOT { component.clone() } else { vec![measure] };
        }
    }
    together
}
