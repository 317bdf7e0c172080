//! The part of a problem that decides whether there is a plan: what must be there, what rules of
//! choice ask for, and what can give any of it money, power, water or skills. A plan of that part is
//! a plan of the whole, with all else left out.

use crate::portfolio::{Choice, Group, Link, Parts, Plan};

/// A smaller problem, and what its measures, activities and links are in the whole one.
pub(super) struct Reduced {
    pub(super) parts: Parts,
    /// Whether nothing was left out that takes people to a place.
    pub(super) exact: bool,
    measures: Vec<usize>,
    activities: Vec<usize>,
    links: Vec<usize>,
    groups: Vec<usize>,
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
        Self { parts: less, exact, measures, activities, links, groups }
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

fn needed(parts: &Parts, excluded_too: bool) -> Vec<bool> {
    let open = |measure: usize| excluded_too || parts.measures[measure].choice != Choice::Excluded;
    let mut needed: Vec<bool> =
        parts.measures.iter().map(|measure| measure.choice == Choice::Mandatory).collect();
    for group in &parts.groups {
        if let Group::ExactlyOne(list) = group {
            list.iter().filter(|&&measure| open(measure)).for_each(|&measure| needed[measure] = true);
        }
    }
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
            mode.spends.iter().filter(|own| own.1 > 0).for_each(|own| funds[own.0] = true);
            mode.flows.iter().filter(|own| own.amount < 0).for_each(|own| utilities[own.utility] = true);
            mode.needs.iter().for_each(|need| skills[need.skill] = true);
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
