//! Whatever is filled in, validation answers with a problem or with located faults, and what it
//! accepts can be solved.

use std::collections::BTreeMap;

use sanad_plan::portfolio::{
    Choice, End, FaultRule, RawGroup, RawPin, RawPortfolio, Search, check, solve, validate,
};

use super::reasons::QUIET;
use super::{made, measured};
use crate::made::Made;

/// A number that somebody may have typed.
fn number(draw: &mut Made) -> i64 {
    let list = [0, 1, -1, 2, 7, 100, 19_999, 20_001, 1_000_000, i64::MAX, i64::MIN, 1_000_000_000_000_000];
    list[usize::try_from(draw.below(12)).unwrap()]
}

fn tick(draw: &mut Made) -> i32 {
    let near = i32::try_from(draw.below(12)).unwrap() - 2;
    if draw.below(3) == 0 { i32::try_from(number(draw)).unwrap_or(i32::MIN) } else { near }
}

fn small(draw: &mut Made) -> u32 {
    if draw.below(3) == 0 { u32::try_from(number(draw)).unwrap_or(u32::MAX) } else { draw.below(9) }
}

fn code(draw: &mut Made) -> String {
    ["", " ", "m0", "m0/a0", "u0", "r0", "f1", "s1", "q1", "p1", "c0", "USD", "XYZ", "تدريب"]
        [usize::try_from(draw.below(14)).unwrap()]
    .to_owned()
}

/// Makes one thing wrong, or different.
fn spoil(draw: &mut Made, raw: &mut RawPortfolio) {
    let any = usize::try_from(draw.below(1_000)).unwrap();
    let kind = draw.below(34);
    match kind {
        0 => raw.horizon = tick(draw),
        1 => raw.ticks_per_year = small(draw),
        2 => raw.discount_ppm = small(draw),
        3 => raw.reference = code(draw),
        4 => raw.calendars[0].working.truncate(any % 12),
        5 => raw.calendars[0].working.iter_mut().for_each(|on| *on = false),
        6 => raw.travel.push(vec![1; any % 4]),
        7 => raw.renewables[0].capacity.push((tick(draw), small(draw))),
        8 => raw.utilities[0].given.push((tick(draw), number(draw))),
        9 => raw.funds[any % 2].inflows.push((tick(draw), number(draw))),
        10 => raw.funds[any % 2].currency = code(draw),
        11 => drop(raw.rates.pop()),
        12 => raw.rates[0].numerator = number(draw),
        13 => raw.pools[any % 2].count = small(draw),
        14 => (raw.pools[any % 2].from, raw.pools[any % 2].to) = (tick(draw), tick(draw)),
        15 => raw.pools[any % 2].min_stay = tick(draw),
        16 => raw.skills[any % 2] = code(draw),
        17 => raw.objectives.truncate(any % 2),
        18 => raw.groups.push(RawGroup::ExactlyOne(vec![code(draw), code(draw)])),
        19 => raw.groups.push(RawGroup::Implies(code(draw), vec![code(draw)])),
        _ => spoil_work(draw, raw, kind, any),
    }
}

fn spoil_work(draw: &mut Made, raw: &mut RawPortfolio, kind: u32, any: usize) {
    if let (20..=22, count @ 1..) = (kind, raw.links.len()) {
        let link = &mut raw.links[any % count];
        match kind {
            20 => std::mem::swap(&mut link.from, &mut link.to),
            21 => link.min = tick(draw),
            _ => link.max = Some(tick(draw)),
        }
        return;
    }
    let measures = raw.measures.len();
    let Some(measure) = raw.measures.get_mut(any % measures.max(1)) else { return };
    match kind {
        23 => measure.code = code(draw),
        24 => measure.choice = [Choice::Free, Choice::Mandatory, Choice::Excluded][any % 3],
        25 => measure.due = Some(tick(draw)),
        26 => measure.mark = Some(code(draw)),
        27 => measure.gains.iter_mut().for_each(|gain| gain.per_tick = number(draw)),
        _ => {
            let activities = measure.activities.len();
            let Some(activity) = measure.activities.get_mut(any % activities.max(1)) else { return };
            match kind {
                28 => activity.release = tick(draw),
                29 => activity.deadline = Some(tick(draw)),
                30 => activity.pin = Some(RawPin { start: tick(draw), mode: Some(code(draw)) }),
                _ => {
                    let modes = activity.modes.len();
                    let Some(mode) = activity.modes.get_mut(any % modes.max(1)) else { return };
                    match kind {
                        31 => mode.duration = small(draw),
                        32 => mode.spends.iter_mut().for_each(|spend| spend.amount = number(draw)),
                        _ => mode.flows.iter_mut().for_each(|flow| {
                            flow.amount = number(draw);
                            flow.from = End::Finish;
                        }),
                    }
                }
            }
        }
    }
}

#[test]
fn no_input_is_too_odd() {
    let (mut accepted, mut plans) = (0, 0);
    let mut told: BTreeMap<&str, usize> = BTreeMap::new();
    for seed in 0..6_000 {
        let mut raw = made::small(seed);
        let mut draw = Made::new(seed ^ 0x5eed);
        for _ in 0..draw.between(1, 3) {
            spoil(&mut draw, &mut raw);
        }
        match validate(&raw) {
            Ok(problem) => {
                accepted += 1;
                // Long horizons take long and teach nothing more here.
                if problem.horizon > 200 {
                    continue;
                }
                let few = Search { schedules: Some(1), ..QUIET };
                if let Some(plan) = solve(&problem, &few).unwrap().plan {
                    assert!(check(&problem, &plan).is_ok(), "seed {seed}");
                    plans += 1;
                }
            }
            Err(faults) => {
                for fault in &faults {
                    assert!(!fault.path.is_empty() && !fault.rule.cure().is_empty(), "seed {seed}: {fault}");
                    assert!(FaultRule::KEYS.contains(&fault.rule.key()), "seed {seed}: {fault}");
                    for (_, kind) in fault.rule.fields().into_iter().filter(|field| field.0 == "kind") {
                        assert!(FaultRule::KINDS.contains(&&*kind), "seed {seed}: {fault}");
                    }
                    *told.entry(fault.rule.key()).or_default() += 1;
                }
            }
        }
    }
    measured(&format!("6,000 spoilt inputs: {accepted} accepted, {plans} with a plan; faults: {told:?}"));
    assert!(accepted > 1_000 && plans > 1_000, "{accepted} accepted, {plans} plans");
    assert!(told.len() >= 24, "only {} kinds: {told:?}", told.len());
}
