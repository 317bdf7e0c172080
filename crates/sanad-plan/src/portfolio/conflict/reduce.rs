//! The part of a problem that decides whether there is a plan: what must be there, what rules of
//! choice ask for, and what can give any of it money, power, water or skills. A plan of that part is
//! a plan of the whole, with all else left out.

use crate::portfolio::{Choice, Group, Link, Parts, Plan, Tick};

/// A smaller problem, and what its measures, activities and links are in the whole one.
pub(super) struct Reduced {
    pub(super) parts: Parts,
    /// Whether nothing was left out that takes people to a place.
    pub(super) exact: bool,
    measures: Vec<usize>,
    activities: Vec<usize>,
    links: Vec<usize>,
    groups: Vec<usize>,
    /// The first person of each pool, in the smaller problem and in the whole one.
    persons: Vec<(u32, u32)>,
}

impl Reduced {
    /// The part that decides; measures that are excluded count as well where asked for.
    pub(super) fn new(parts: &Parts, excluded_too: bool) -> Self {
        let needed = needed(parts, excluded_too);
        let measures: Vec<usize> = (0..parts.measures.len()).filter(|&measure| needed[measure]).collect();
        let mut less = Parts {
            measures: Vec::with_capacity(measures.len()),
            activities: Vec::new(),
            links: Vec::new(),
            groups: Vec::new(),
            baseline: None,
            hopeless: Vec::new(),
            ..without_work(parts)
        };
        let mut place = vec![None; parts.measures.len()];
        let mut at = vec![None; parts.activities.len()];
        let (mut activities, mut links, mut groups) = (Vec::new(), Vec::new(), Vec::new());
        for (new, &old) in measures.iter().enumerate() {
            place[old] = Some(new);
            let mut measure = parts.measures[old].clone();
            let first = activities.len();
            for number in measure.activities.clone() {
                at[number] = Some(activities.len());
                activities.push(number);
                let mut activity = parts.activities[number].clone();
                activity.measure = new;
                less.activities.push(activity);
            }
            measure.activities = first..activities.len();
            measure.mark = measure.mark.and_then(|mark| at[mark]);
            less.measures.push(measure);
        }
        for (number, link) in parts.links.iter().enumerate() {
            if let (Some(from), Some(to)) = (at[link.from], at[link.to]) {
                links.push(number);
                less.links.push(Link { from, to, ..link.clone() });
            }
        }
        for (number, group) in parts.groups.iter().enumerate() {
            let own = |list: &[usize]| list.iter().filter_map(|&measure| place[measure]).collect::<Vec<_>>();
            let kept = match group {
                Group::ExactlyOne(list) => Some(Group::ExactlyOne(own(list))),
                Group::AtMostOne(list) => Some(Group::AtMostOne(own(list))).filter(|_| own(list).len() > 1),
                Group::Implies(first, list) => place[*first].map(|first| Group::Implies(first, own(list))),
            };
            if let Some(group) = kept {
                groups.push(number);
                less.groups.push(group);
            }
        }
        let goes = |number: usize| {
            let activity = &parts.activities[number];
            let staffed =
                activity.modes.iter().any(|mode| !mode.needs.is_empty() || !mode.teaches.is_empty());
            activity.place.is_some() && staffed
        };
        let exact = (0..parts.measures.len()).all(|measure| {
            let record = &parts.measures[measure];
            let out = !excluded_too && record.choice == Choice::Excluded;
            needed[measure] || out || !record.activities.clone().any(goes)
        });
        let persons = fewer_persons(&mut less);
        Self { parts: less, exact, measures, activities, links, groups, persons }
    }

    /// The plan of the whole, with all else left out.
    pub(super) fn whole(&self, parts: &Parts, plan: &Plan) -> Plan {
        let mut whole =
            Plan { chosen: vec![false; parts.measures.len()], placed: vec![None; parts.activities.len()] };
        for (&old, &chosen) in self.measures.iter().zip(&plan.chosen) {
            whole.chosen[old] = chosen;
        }
        for (&old, placed) in self.activities.iter().zip(&plan.placed) {
            whole.placed[old].clone_from(placed);
            let placed = whole.placed[old].iter_mut();
            placed.flat_map(|placed| placed.persons.iter_mut().flatten()).for_each(|person| {
                let pool = self.persons.partition_point(|pool| pool.0 <= *person);
                if let Some(&(less, whole)) = pool.checked_sub(1).and_then(|pool| self.persons.get(pool)) {
                    *person = *person - less + whole;
                }
            });
        }
        whole
    }

    /// A fact as the whole problem numbers it.
    pub(super) fn named(&self, fact: super::Fact) -> super::Fact {
        use super::Fact;
        match fact {
            Fact::Mandatory(measure) => Fact::Mandatory(self.measures[measure]),
            Fact::Excluded(measure) => Fact::Excluded(self.measures[measure]),
            Fact::Group(group) => Fact::Group(self.groups[group]),
            Fact::Pin(activity) => Fact::Pin(self.activities[activity]),
            Fact::Release(activity) => Fact::Release(self.activities[activity]),
            Fact::Deadline(activity) => Fact::Deadline(self.activities[activity]),
            Fact::Link(link) => Fact::Link(self.links[link]),
            Fact::MaxLag(link) => Fact::MaxLag(self.links[link]),
            other => other,
        }
    }
}

/// No pool with more persons than all activities together can ask for: the others would stay idle.
/// The first persons of the pools, as they are numbered now and as they were.
fn fewer_persons(parts: &mut Parts) -> Vec<(u32, u32)> {
    let all = super::facts::everybody(parts);
    let mut next = 0;
    let mut firsts = Vec::with_capacity(parts.pools.len());
    for pool in &mut parts.pools {
        let count = (pool.persons.end - pool.persons.start).min(all);
        firsts.push((next, pool.persons.start));
        pool.persons = next..next + count;
        next += count;
    }
    firsts
}

/// All but the work.
fn without_work(parts: &Parts) -> Parts {
    Parts {
        horizon: parts.horizon,
        calendars: parts.calendars.clone(),
        places: parts.places.clone(),
        travel: parts.travel.clone(),
        skills: parts.skills.clone(),
        renewables: parts.renewables.clone(),
        pools: parts.pools.clone(),
        funds: parts.funds.clone(),
        utilities: parts.utilities.clone(),
        measures: Vec::new(),
        activities: Vec::new(),
        links: Vec::new(),
        groups: Vec::new(),
        objectives: parts.objectives.clone(),
        baseline: None,
        discount: parts.discount.clone(),
        hopeless: Vec::new(),
    }
}

/// Of what there may be too little, whatever is chosen; of the rest nothing has to be given.
struct Scarce {
    funds: Vec<bool>,
    utilities: Vec<bool>,
    skills: Vec<bool>,
}

impl Scarce {
    fn new(parts: &Parts) -> Self {
        let (mut paid, mut taken) = (vec![0i64; parts.funds.len()], vec![0i64; parts.utilities.len()]);
        let mut levels = vec![0u8; parts.skills.len()];
        // All modes together: no less than the dearest of each activity.
        for mode in parts.activities.iter().flat_map(|activity| &activity.modes) {
            for own in mode.spends.iter().filter(|own| own.1 > 0) {
                paid[own.0] = paid[own.0].saturating_add(own.1);
            }
            for own in mode.flows.iter().filter(|own| own.amount < 0) {
                taken[own.utility] = taken[own.utility].saturating_sub(own.amount);
            }
            for need in &mode.needs {
                levels[need.skill] = levels[need.skill].max(need.level);
            }
        }
        let first = |inflows: &[(Tick, i64)]| -> i64 {
            inflows.iter().filter(|inflow| inflow.0 <= 0).map(|inflow| inflow.1).sum()
        };
        let least = |steps: &[(Tick, i64)]| {
            let from = steps.first().map_or(Tick::MAX, |step| step.0);
            if from > 0 { 0 } else { steps.iter().map(|step| step.1).min().unwrap_or(0) }
        };
        let everybody = |skill: usize| parts.pools.iter().all(|pool| pool.levels[skill] >= levels[skill]);
        Self {
            funds: parts.funds.iter().zip(&paid).map(|(own, paid)| first(&own.1) < *paid).collect(),
            utilities: parts.utilities.iter().zip(&taken).map(|(own, all)| least(&own.1) < *all).collect(),
            skills: (0..levels.len()).map(|skill| !everybody(skill)).collect(),
        }
    }
}

fn needed(parts: &Parts, excluded_too: bool) -> Vec<bool> {
    let open = |measure: usize| excluded_too || parts.measures[measure].choice != Choice::Excluded;
    let mut needed: Vec<bool> =
        parts.measures.iter().map(|measure| measure.choice == Choice::Mandatory).collect();
    for group in &parts.groups {
        if let Group::ExactlyOne(list) = group {
            list.iter().filter(|&&measure| open(measure)).for_each(|&measure| needed[measure] = true);
        }
    }
    let scarce = Scarce::new(parts);
    loop {
        let before = needed.iter().filter(|&&needed| needed).count();
        let mut funds = vec![false; parts.funds.len()];
        let mut utilities = vec![false; parts.utilities.len()];
        let mut skills = vec![false; parts.skills.len()];
        let works = |needed: &[bool], wanted: bool| {
            let own = parts.activities.iter().filter(|activity| needed[activity.measure] == wanted);
            own.flat_map(|activity| activity.modes.iter().map(|mode| (activity.measure, mode)))
                .collect::<Vec<_>>()
        };
        for (_, mode) in works(&needed, true) {
            let spends = mode.spends.iter().filter(|own| own.1 > 0);
            spends.for_each(|own| funds[own.0] = scarce.funds[own.0]);
            let takes = mode.flows.iter().filter(|own| own.amount < 0);
            takes.for_each(|own| utilities[own.utility] = scarce.utilities[own.utility]);
            mode.needs.iter().for_each(|need| skills[need.skill] = scarce.skills[need.skill]);
        }
        for (measure, mode) in works(&needed, false) {
            let gives = mode.earns.iter().any(|own| own.1 > 0 && funds[own.0])
                || mode.flows.iter().any(|own| own.amount > 0 && utilities[own.utility])
                || mode.teaches.iter().any(|own| skills[own.skill]);
            needed[measure] |= gives && open(measure);
        }
        for group in &parts.groups {
            if let Group::Implies(first, list) = group
                && needed[*first]
            {
                list.iter().filter(|&&measure| open(measure)).for_each(|&measure| needed[measure] = true);
            }
        }
        if before == needed.iter().filter(|&&needed| needed).count() {
            return needed;
        }
    }
}
