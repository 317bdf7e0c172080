//! What there is: by the settings of the instance, and enough for the measures that have to be chosen.

use super::format::{Measure, Mode};
use super::generate::{FUNDS, Maker, POOLS, RENEWABLES, SHARES, blank, gives};
use std::collections::BTreeMap;

/// Days between two instalments.
const QUARTER: i32 = 90;

/// The code of an activity, its start, and its people by skill and pool.
type Start = (String, i32, Vec<(String, String, u32)>);

/// An activity of the layout: its mode, start and finish.
struct Laid {
    mode: Mode,
    start: i32,
    finish: i32,
}

/// Gives the instance what there is; the layout of the measures that have to be chosen.
pub(super) fn settle(maker: &mut Maker) -> Vec<Start> {
    blank(maker);
    let horizon = i64::from(maker.size.horizon());
    utilities(maker);
    let modes = || maker.instance.measures.iter().flat_map(|own| &own.activities).map(|own| &own.modes);
    // Days of persons and renewables in the first modes, what a mode needs at most, and the least prices.
    let mut days: BTreeMap<String, i64> = BTreeMap::new();
    let mut most: BTreeMap<String, i64> = BTreeMap::new();
    let mut price: BTreeMap<String, i64> = BTreeMap::new();
    for all in modes() {
        for (code, amount) in all[0].needs.iter().chain(&all[0].renewables) {
            *days.entry(code.clone()).or_default() += amount * i64::from(all[0].days);
        }
        for (code, amount) in all.iter().flat_map(|mode| mode.needs.iter().chain(&mode.renewables)) {
            let most = most.entry(code.clone()).or_default();
            *most = (*most).max(*amount);
        }
        let least = all.iter().filter_map(|mode| mode.pays.first()).min_by_key(|pay| pay.1 + pay.2);
        if let Some(pay) = least {
            *price.entry(pay.0.clone()).or_default() += pay.1 + pay.2;
        }
    }
    let level = |code: &str| days.get(code).map_or(0, |days| up(days * maker.levels.people, 1_000 * horizon));
    let most = |code: &str| most.get(code).copied().unwrap_or(0);
    let mut counts = [0; POOLS.len()];
    for (skill, shares) in SHARES {
        // Of those who run, half must first be trained.
        let level = if skill == "running" { up(level(skill), 2) } else { level(skill).max(most(skill)) };
        for &(pool, tenths) in shares {
            counts[pool] += up(level * tenths, 10);
        }
    }
    let capacities: Vec<i64> = RENEWABLES.iter().map(|code| level(code).max(most(code)).max(1)).collect();
    for (number, count) in capacities.into_iter().enumerate() {
        let count = u32::try_from(count).unwrap_or(1);
        let mut capacity = vec![(0, count)];
        if maker.draw.percent(50) {
            capacity.push((maker.size.horizon() / 2, count + 1));
        }
        maker.instance.renewables[number].capacity = capacity;
    }
    funds(maker, &price);
    let (starts, laid) = layout(maker, &mut counts);
    for (pool, count) in maker.instance.pools.iter_mut().zip(counts) {
        pool.count = u32::try_from(count).unwrap_or(0);
    }
    enough(maker, &laid);
    starts
}

/// The quotient of two numbers from 0 on, rounded up.
const fn up(number: i64, by: i64) -> i64 {
    (number + by - 1) / by
}

/// Nodes, and what measures give to them.
fn utilities(maker: &mut Maker) {
    let mut wish: BTreeMap<String, i64> = BTreeMap::new();
    for measure in &maker.instance.measures {
        for own in &measure.activities {
            for (code, amount) in &own.modes[0].takes {
                *wish.entry(code.clone()).or_default() += amount;
            }
        }
    }
    for number in 0..maker.instance.measures.len() {
        let Some(code) = gives(&maker.instance.measures[number]).map(str::to_owned) else { continue };
        let share = maker.from(15, 40);
        let given = (wish.get(&code).copied().unwrap_or(0) * share / 100).max(1);
        for mode in maker.instance.measures[number].activities.iter_mut().flat_map(|own| &mut own.modes) {
            for own in &mut mode.gives {
                own.1 = given;
            }
        }
    }
    let third = maker.size.horizon() / 3;
    for utility in &mut maker.instance.utilities {
        let all = wish.get(&utility.code).copied().unwrap_or(0) * maker.levels.utility / 1_000;
        utility.given = vec![(0, all * 4 / 5), (third, all)];
    }
}

/// Instalments of different size that come to the share of all prices.
fn funds(maker: &mut Maker, price: &BTreeMap<String, i64>) {
    for (number, code) in FUNDS.iter().enumerate() {
        let all = price.get(*code).copied().unwrap_or(0) * maker.levels.money / 1_000;
        let days: Vec<i32> = (0..maker.size.horizon()).step_by(QUARTER.unsigned_abs() as usize).collect();
        let weights: Vec<i64> = days.iter().map(|_| maker.from(50, 150)).collect();
        let whole: i64 = weights.iter().sum();
        let parts = days.into_iter().zip(weights).map(|(day, weight)| (day, all * weight / whole.max(1)));
        maker.instance.funds[number].inflows = parts.collect();
    }
}

/// The measures that have to be chosen, each as early as its links allow from a drawn day on; pools
/// grow to what that takes.
fn layout(maker: &mut Maker, counts: &mut [i64; POOLS.len()]) -> (Vec<Start>, Vec<Laid>) {
    let must: Vec<Measure> = maker.instance.measures.iter().filter(|own| own.must).cloned().collect();
    let (mut starts, mut laid) = (Vec::new(), Vec::new());
    for measure in &must {
        let mut times: BTreeMap<&str, (i32, i32)> = BTreeMap::new();
        for own in &measure.activities {
            let waits = maker.instance.links.iter().filter(|link| link.to == own.code);
            let start =
                waits.filter_map(|link| Some(times.get(&*link.from)?.1 + link.lag)).max().unwrap_or(0);
            times.insert(&own.code, (start, start + i32::try_from(own.modes[0].days).unwrap_or(0)));
        }
        let length = times.values().map(|own| own.1).max().unwrap_or(0);
        let room = i64::from((maker.size.horizon() - length).max(0));
        let offset = i32::try_from(maker.from(0, room)).unwrap_or(0);
        for own in &measure.activities {
            let (start, finish) = times[&*own.code];
            let mode = own.modes[0].clone();
            let people = mode.needs.iter().map(|(skill, count)| {
                let pool = POOLS[home(skill)].0.to_owned();
                (skill.clone(), pool, u32::try_from(*count).unwrap_or(0))
            });
            starts.push((own.code.clone(), offset + start, people.collect()));
            laid.push(Laid { mode, start: offset + start, finish: offset + finish });
        }
    }
    for (skill, _) in SHARES {
        let pool = home(skill);
        let used = |day: i32| -> i64 {
            let on = laid.iter().filter(|own| own.start <= day && day < own.finish);
            let needs = on.flat_map(|own| &own.mode.needs).filter(|need| home(&need.0) == pool);
            needs.map(|need| need.1).sum()
        };
        counts[pool] = counts[pool].max(laid.iter().map(|own| used(own.start)).max().unwrap_or(0));
    }
    (starts, laid)
}

/// The pool that has most of a skill's persons.
fn home(skill: &str) -> usize {
    let own = SHARES.iter().find(|own| own.0 == skill).map_or(&[][..], |own| own.1);
    own.iter().max_by_key(|share| share.1).map_or(0, |share| share.0)
}

/// Raises renewables, instalments and nodes to what the layout uses.
fn enough(maker: &mut Maker, laid: &[Laid]) {
    let sum = |list: &[(String, i64)], code: &str| -> i64 {
        list.iter().filter(|own| own.0 == code).map(|own| own.1).sum()
    };
    let mut days: Vec<i32> = laid.iter().flat_map(|own| [own.start, own.finish]).collect();
    days.sort_unstable();
    days.dedup();
    for own in &mut maker.instance.renewables {
        let used = |day: i32| -> i64 {
            let on = laid.iter().filter(|laid| laid.start <= day && day < laid.finish);
            on.map(|laid| sum(&laid.mode.renewables, &own.code)).sum()
        };
        let most = u32::try_from(days.iter().map(|&day| used(day)).max().unwrap_or(0)).unwrap_or(0);
        for step in &mut own.capacity {
            step.1 = step.1.max(most);
        }
    }
    for own in &mut maker.instance.funds {
        for &day in &days {
            let pays = laid.iter().flat_map(|laid| laid.mode.pays.iter().map(move |pay| (laid, pay)));
            let paid = pays.filter(|(_, pay)| pay.0 == own.code).map(|(laid, pay)| {
                i64::from(laid.start <= day) * pay.1 + i64::from(laid.finish <= day) * pay.2
            });
            let come: i64 = own.inflows.iter().filter(|own| own.0 <= day).map(|own| own.1).sum();
            let short = paid.sum::<i64>() - come;
            if let Some(last) = own.inflows.iter_mut().rfind(|own| own.0 <= day).filter(|_| short > 0) {
                last.1 += short;
            }
        }
    }
    for own in &mut maker.instance.utilities {
        let used = |day: i32| -> i64 {
            let of = |laid: &Laid| {
                let running = laid.start <= day && day < laid.finish;
                i64::from(running) * sum(&laid.mode.draws, &own.code)
                    + i64::from(laid.finish <= day) * sum(&laid.mode.takes, &own.code)
            };
            laid.iter().map(of).sum()
        };
        let given = |day: i32| own.given.iter().rfind(|step| step.0 <= day).map_or(0, |step| step.1);
        let short = days.iter().map(|&day| used(day) - given(day)).max().unwrap_or(0);
        for step in &mut own.given {
            step.1 += short.max(0);
        }
    }
}
