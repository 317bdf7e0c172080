//! What can never be carried out, whatever the plan: a fault when it must be, else a measure
//! without hope.

use super::persons::Known;
use super::time::{Earliest, Order, Worked};
use super::{At, Fault, FaultRule, Faults};
use crate::portfolio::problem::{Group, Mode, Parts};
use crate::portfolio::raw::{Choice, Tick};

/// What is known of the choice of a measure.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Fixed {
    Open,
    Must,
    Never,
}

/// Looks at every measure; puts free ones without hope into the parts.
pub(super) fn look(parts: &mut Parts, order: &Order, faults: &mut Faults) {
    let worked = Worked::new(parts);
    let mut choice: Vec<Fixed> = parts.measures.iter().map(|measure| known(measure.choice)).collect();
    if let Some((_, fault)) = propagate(parts, &mut choice) {
        faults.put(fault);
        return;
    }
    let must: Vec<bool> = choice.iter().map(|&known| known == Fixed::Must).collect();
    let earliest = Earliest::new(parts, order, &worked, &must);
    pins(parts, &worked, &earliest, faults);
    if !faults.0.is_empty() {
        return;
    }
    let mut hopeless: Vec<(usize, Fault)> = Vec::new();
    loop {
        let banned: Vec<bool> = choice.iter().map(|&known| known == Fixed::Never).collect();
        let supply = Supply::new(parts, &worked, &earliest, &banned);
        let mut more = false;
        for (measure, choice) in choice.iter_mut().enumerate().filter(|(_, choice)| **choice != Fixed::Never)
        {
            let found = supply.measure(parts, measure);
            if *choice == Fixed::Must {
                faults.extend(found);
            } else if let Some(first) = found.into_iter().next() {
                hopeless.push((measure, first));
                *choice = Fixed::Never;
                more = true;
            }
        }
        if !faults.0.is_empty() {
            return;
        }
        if more && let Some((_, fault)) = propagate(parts, &mut choice) {
            faults.put(fault);
            faults.extend(hopeless.into_iter().map(|(_, why)| why));
            return;
        }
        if !more {
            supply.funds(parts, &choice, faults);
            break;
        }
    }
    hopeless.sort_by_key(|&(measure, _)| measure);
    parts.hopeless = hopeless;
}

/// A rule of choice that cannot hold with what must and must not be chosen, by place.
pub(in crate::portfolio) fn broken_group(parts: &Parts) -> Option<usize> {
    let mut choice: Vec<Fixed> = parts.measures.iter().map(|measure| known(measure.choice)).collect();
    propagate(parts, &mut choice).map(|(group, _)| group)
}

/// Which measures the rules of choice leave no choice about: those that must be chosen, and those that
/// never can. When the rules cannot hold, only what is said of each measure itself.
pub(in crate::portfolio) fn fixed(parts: &Parts) -> (Vec<bool>, Vec<bool>) {
    let mut own: Vec<Fixed> = parts.measures.iter().map(|measure| known(measure.choice)).collect();
    for &(measure, _) in &parts.hopeless {
        own[measure] = Fixed::Never;
    }
    let mut all = own.clone();
    let choice = if propagate(parts, &mut all).is_none() { all } else { own };
    let which = |fixed: Fixed| choice.iter().map(|&own| own == fixed).collect();
    (which(Fixed::Must), which(Fixed::Never))
}

fn known(choice: Choice) -> Fixed {
    match choice {
        Choice::Free => Fixed::Open,
        Choice::Mandatory => Fixed::Must,
        Choice::Excluded => Fixed::Never,
    }
}

/// Follows the groups from what must and must not be; a group that cannot hold is a fault.
fn propagate(parts: &Parts, choice: &mut [Fixed]) -> Option<(usize, Fault)> {
    loop {
        let mut moved = false;
        for (place, group) in parts.groups.iter().enumerate() {
            let count = |list: &[usize], choice: &[Fixed], known| {
                list.iter().filter(|&&measure| choice[measure] == known).count()
            };
            let mut set = |measures: &[usize], known, choice: &mut [Fixed]| {
                for &measure in measures {
                    if choice[measure] == Fixed::Open {
                        choice[measure] = known;
                        moved = true;
                    }
                }
            };
            let (list, broken) = match group {
                Group::AtMostOne(list) | Group::ExactlyOne(list) => {
                    let exactly = matches!(group, Group::ExactlyOne(_));
                    let must = count(list, choice, Fixed::Must);
                    let never = count(list, choice, Fixed::Never);
                    if must == 1 {
                        set(list, Fixed::Never, choice);
                    } else if exactly && must == 0 && never + 1 == list.len() {
                        set(list, Fixed::Must, choice);
                    }
                    (list.clone(), must > 1 || (exactly && never == list.len()))
                }
                Group::Implies(first, list) => {
                    let never = count(list, choice, Fixed::Never);
                    let broken = choice[*first] == Fixed::Must && never == list.len();
                    if never == list.len() {
                        set(&[*first], Fixed::Never, choice);
                    } else if choice[*first] == Fixed::Must
                        && never + 1 == list.len()
                        && count(list, choice, Fixed::Must) == 0
                    {
                        set(list, Fixed::Must, choice);
                    }
                    (std::iter::once(*first).chain(list.iter().copied()).collect(), broken)
                }
            };
            if broken {
                let fixed = list.iter().filter(|&&measure| choice[measure] != Fixed::Open);
                let because: Vec<String> =
                    fixed.map(|&measure| parts.measures[measure].code.clone()).collect();
                let fault =
                    At::top("groups", place, "").fault(because.join(", "), FaultRule::Group { because });
                let codes = list.iter().map(|&measure| parts.measures[measure].code.clone()).collect();
                return Some((place, Fault { codes, ..fault }));
            }
        }
        if !moved {
            return None;
        }
    }
}

/// Runs with where an activity is.
pub(super) fn at_activity<T>(parts: &Parts, number: usize, run: impl FnOnce(At<'_>) -> T) -> T {
    let activity = &parts.activities[number];
    let measure = &parts.measures[activity.measure];
    let at = At::top("measures", activity.measure, &measure.code);
    run(at.item("activities", number - measure.activities.start, &activity.code))
}

fn pins(parts: &Parts, worked: &Worked, earliest: &Earliest, faults: &mut Faults) {
    for (number, activity) in parts.activities.iter().enumerate() {
        let Some((start, pinned)) = activity.pin else { continue };
        let deadline = activity.deadline;
        let fits = |mode: &Mode| {
            worked.starts(mode, start) && worked.finish(mode, start).is_some_and(|finish| finish <= deadline)
        };
        let fits = match pinned {
            Some(mode) => fits(&activity.modes[mode]),
            None => activity.modes.iter().any(fits),
        };
        let earliest = earliest.unpinned[number];
        let rule = if !fits {
            FaultRule::PinTick { deadline }
        } else if start < earliest {
            FaultRule::PinEarly { earliest }
        } else {
            continue;
        };
        at_activity(parts, number, |at| faults.push(at.field("pin"), start, rule));
    }
}

/// All that may ever come to be, with every measure that may be chosen.
struct Supply<'a> {
    worked: &'a Worked,
    earliest: &'a Earliest,
    known: Known,
    renewables: Vec<u32>,
    funds: Vec<i128>,
    utilities: Vec<i128>,
}

impl<'a> Supply<'a> {
    fn new(parts: &Parts, worked: &'a Worked, earliest: &'a Earliest, banned: &[bool]) -> Self {
        let inflow =
            |(_, inflows): &(String, Vec<(Tick, i64)>)| inflows.iter().map(|&(_, i)| i128::from(i)).sum();
        let most = |(_, steps): &(String, Vec<(Tick, i64)>)| steps.iter().map(|&(_, g)| i128::from(g)).max();
        let mut funds: Vec<i128> = parts.funds.iter().map(inflow).collect();
        let mut utilities: Vec<i128> = parts.utilities.iter().map(|steps| most(steps).unwrap_or(0)).collect();
        for (number, activity) in parts.activities.iter().enumerate() {
            if banned[activity.measure] {
                continue;
            }
            let time = parts.horizon - earliest.finish(number);
            most_of(activity.modes.iter().map(|mode| {
                let times = |every: Tick| i128::from((time / every).max(0));
                mode.earns
                    .iter()
                    .map(|&(fund, amount, every)| (fund, i128::from(amount) * times(every)))
                    .collect()
            }))
            .for_each(|(fund, amount)| funds[fund] += amount);
            most_of(activity.modes.iter().map(|mode| {
                let gives = mode.flows.iter().filter(|flow| flow.amount > 0);
                gives.map(|flow| (flow.utility, i128::from(flow.amount))).collect()
            }))
            .for_each(|(utility, amount)| utilities[utility] += amount);
        }
        let capacity = |(_, steps): &(String, Vec<(Tick, u32)>)| steps.iter().map(|&(_, most)| most).max();
        let renewables = parts.renewables.iter().map(|steps| capacity(steps).unwrap_or(0)).collect();
        let known = Known::new(parts, banned);
        Self { worked, earliest, known, renewables, funds, utilities }
    }

    /// Why a measure can never be carried out.
    fn measure(&self, parts: &Parts, measure: usize) -> Vec<Fault> {
        let activities = parts.measures[measure].activities.clone();
        let mut faults: Vec<Fault> = Vec::new();
        for number in activities.clone() {
            let modes = &parts.activities[number].modes;
            let found: Vec<Option<Fault>> =
                (0..modes.len()).map(|mode| self.mode(parts, number, mode)).collect();
            if found.iter().all(Option::is_some) {
                faults.extend(found.into_iter().flatten());
            }
        }
        if !faults.is_empty() {
            return faults;
        }
        let late = activities
            .clone()
            .filter(|&number| self.earliest.finish(number) > parts.activities[number].deadline);
        if let Some(number) = late.min_by_key(|&number| self.earliest.finish(number)) {
            let deadline = parts.activities[number].deadline;
            let earliest = self.earliest.finish(number);
            let rule = FaultRule::TooLate { deadline, earliest };
            faults.push(at_activity(parts, number, |at| at.fault(earliest, rule)));
        }
        for (fund, spent) in least_spent(parts, activities).into_iter().enumerate() {
            if spent > self.funds[fund] {
                let at = At::top("measures", measure, &parts.measures[measure].code);
                faults.push(at.fault(spent, self.over_fund(parts, fund)));
            }
        }
        faults
    }

    fn over_fund(&self, parts: &Parts, fund: usize) -> FaultRule {
        let most = i64::try_from(self.funds[fund]).unwrap_or(i64::MAX);
        FaultRule::OverFund { fund: parts.funds[fund].0.clone(), most }
    }

    /// Why a mode can never be.
    fn mode(&self, parts: &Parts, number: usize, place: usize) -> Option<Fault> {
        let activity = &parts.activities[number];
        let mode = &activity.modes[place];
        at_activity(parts, number, |at| {
            let at = at.item("modes", place, &mode.code);
            for (number, &(renewable, amount)) in mode.renewables.iter().enumerate() {
                let most = self.renewables[renewable];
                if amount > most {
                    let rule =
                        FaultRule::OverCapacity { renewable: parts.renewables[renewable].0.clone(), most };
                    return Some(at.item("renewables", number, "").fault(amount, rule));
                }
            }
            if let Some((entry, wanted, rule)) = self.known.short(parts, &activity.modes, mode) {
                let at_needs = entry.map_or(at.field("needs"), |entry| at.item("needs", entry, ""));
                return Some(at_needs.fault(wanted, rule));
            }
            for (number, flow) in mode.flows.iter().enumerate() {
                if self.utilities[flow.utility] + i128::from(flow.amount) < 0 {
                    let rule = FaultRule::OverUtility {
                        utility: parts.utilities[flow.utility].0.clone(),
                        most: i64::try_from(self.utilities[flow.utility]).unwrap_or(i64::MAX),
                    };
                    return Some(at.item("flows", number, "").fault(flow.amount, rule));
                }
            }
            let earliest = self.worked.finish(mode, activity.release).unwrap_or(parts.horizon + 1);
            let rule = FaultRule::TooLate { deadline: activity.deadline, earliest };
            (earliest > activity.deadline).then(|| at.field("duration").fault(mode.duration, rule))
        })
    }

    /// What must be spent from each fund is at most what can come in.
    fn funds(&self, parts: &Parts, choice: &[Fixed], faults: &mut Faults) {
        let must = (0..parts.measures.len()).filter(|&measure| choice[measure] == Fixed::Must);
        let activities = must.flat_map(|measure| parts.measures[measure].activities.clone());
        for (fund, spent) in least_spent(parts, activities).into_iter().enumerate() {
            if spent > self.funds[fund] {
                let at = At::top("funds", fund, &parts.funds[fund].0);
                faults.push(at.field("inflows"), spent, self.over_fund(parts, fund));
            }
        }
    }
}

/// What activities spend from each fund at least.
fn least_spent(parts: &Parts, activities: impl Iterator<Item = usize>) -> Vec<i128> {
    let mut least = vec![0i128; parts.funds.len()];
    for number in activities {
        let modes = &parts.activities[number].modes;
        let Some((first, others)) = modes.split_first() else { continue };
        let paid = |mode: &Mode, fund: usize| {
            let own = mode.spends.iter().filter(|&&(from, _, _)| from == fund);
            own.map(|&(_, amount, _)| i128::from(amount)).sum::<i128>()
        };
        let mut funds: Vec<usize> = first.spends.iter().map(|&(fund, _, _)| fund).collect();
        funds.sort_unstable();
        funds.dedup();
        for fund in funds {
            let others = others.iter().map(|mode| paid(mode, fund)).min();
            least[fund] += others.map_or(paid(first, fund), |others| others.min(paid(first, fund)));
        }
    }
    least
}

/// The most of each key that one of the modes brings.
fn most_of(modes: impl Iterator<Item = Vec<(usize, i128)>>) -> impl Iterator<Item = (usize, i128)> {
    let mut most = std::collections::BTreeMap::new();
    for mode in modes {
        let mut own = std::collections::BTreeMap::<_, i128>::new();
        for (key, amount) in mode {
            *own.entry(key).or_default() += amount;
        }
        for (key, amount) in own {
            let most = most.entry(key).or_insert(0);
            *most = amount.max(*most);
        }
    }
    most.into_iter()
}
