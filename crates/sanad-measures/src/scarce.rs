//! Of what there may be too little: what the measures take, and how much of the plan waits for it.

use crate::plan::{More, Works};
use sanad_plan::portfolio::{Cause, FaultRule, Pool, Reason, why_each};
use std::collections::BTreeMap;

/// Of a fund this part more is asked for.
const PART: i64 = 10;
/// Days more.
const DAYS: i64 = 90;
/// Things for which something waits that are asked for, at most.
const MOST: usize = 16;

/// Something that measures take.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Thing {
    /// A little more of it.
    pub more: (More, i64),
    /// How many activities of the plan start no earlier because of it, and how many measures can
    /// never be carried out for want of it.
    pub waits: usize,
    /// Whether it is worth a search of its own.
    pub tried: bool,
}

/// A little more of each thing that the measures take: a tenth more of what comes into a fund, one
/// person more of each skill at the highest level asked for, one more of a machine, as much power or
/// water as the greatest taker takes, and 90 days. Money and days are worth a search in any case, of
/// the rest those for which most waits.
pub fn scarce(works: &Works) -> Vec<Thing> {
    let problem = &works.problem;
    let modes = || problem.activities.iter().flat_map(|activity| &activity.modes);
    let waits = waits(works);
    let mut always: Vec<(More, i64)> = Vec::new();
    let mut others: Vec<(More, i64)> = Vec::new();
    for (fund, (code, inflows)) in problem.funds.iter().enumerate() {
        let paid = modes().flat_map(|mode| &mode.spends).any(|spend| spend.0 == fund && spend.1 > 0);
        let part = inflows.iter().map(|inflow| inflow.1).sum::<i64>() / PART;
        if paid && part > 0 {
            always.push((More::Fund(code.clone()), part));
        }
    }
    for (utility, (code, _)) in problem.utilities.iter().enumerate() {
        let own = modes().flat_map(|mode| &mode.flows).filter(|flow| flow.utility == utility);
        if let Some(most) = own.map(|flow| -flow.amount).max().filter(|most| *most > 0) {
            others.push((More::Utility(code.clone()), most));
        }
    }
    always.push((More::Days, DAYS));
    let mut levels: BTreeMap<usize, u8> = BTreeMap::new();
    for need in modes().flat_map(|mode| &mode.needs) {
        let level = levels.entry(need.skill).or_default();
        *level = need.level.max(*level);
    }
    let skills = levels.into_iter();
    others.extend(skills.map(|(skill, level)| (More::Skill(problem.skills[skill].clone(), level), 1)));
    for (renewable, (code, _)) in problem.renewables.iter().enumerate() {
        if modes().flat_map(|mode| &mode.renewables).any(|own| own.0 == renewable) {
            others.push((More::Renewable(code.clone()), 1));
        }
    }
    let thing = |more: (More, i64), tried: bool| {
        let waits = waits.get(&name(&more.0)).copied().unwrap_or(0);
        Thing { more, waits, tried }
    };
    let mut others: Vec<Thing> = others.into_iter().map(|more| thing(more, false)).collect();
    others.sort_by_key(|own| std::cmp::Reverse(own.waits));
    for own in others.iter_mut().take(MOST) {
        own.tried = own.waits > 0;
    }
    always.into_iter().map(|more| thing(more, true)).chain(others).collect()
}

/// What a thing is, whatever the level.
fn name(more: &More) -> (u8, String) {
    match more {
        More::Fund(code) => (0, code.clone()),
        More::Skill(code, _) => (1, code.clone()),
        More::Renewable(code) => (2, code.clone()),
        More::Utility(code) => (3, code.clone()),
        More::Days => (4, String::new()),
    }
}

/// How much waits for each thing.
fn waits(works: &Works) -> BTreeMap<(u8, String), usize> {
    let (problem, plan) = (&works.problem, works.plan());
    let reasons = why_each(problem, plan);
    let held = reasons.iter().flatten().filter_map(|reason| held_by(works, reason));
    let never = problem.hopeless.iter().filter_map(|(_, fault)| match &fault.rule {
        FaultRule::SkillMissing { skill, .. } => Some(More::Skill(skill.clone(), 0)),
        FaultRule::OverCapacity { renewable, .. } => Some(More::Renewable(renewable.clone())),
        FaultRule::OverFund { fund, .. } => Some(More::Fund(fund.clone())),
        FaultRule::OverUtility { utility, .. } => Some(More::Utility(utility.clone())),
        FaultRule::TooLate { .. } => Some(More::Days),
        _ => None,
    });
    let mut waits = BTreeMap::new();
    for thing in held.chain(never) {
        *waits.entry(name(&thing)).or_default() += 1;
    }
    waits
}

/// What is scarce behind a reason; nothing for order, days and times.
fn held_by(works: &Works, reason: &Reason) -> Option<More> {
    let problem = &works.problem;
    match reason.cause {
        Cause::Renewable { renewable, .. } => Some(More::Renewable(problem.renewables[renewable].0.clone())),
        Cause::Fund { fund, .. } => Some(More::Fund(problem.funds[fund].0.clone())),
        Cause::Utility { utility, .. } => Some(More::Utility(problem.utilities[utility].0.clone())),
        Cause::Busy { person, .. } | Cause::Travel { person, .. } | Cause::Away { person, .. } => {
            let mode = works.plan().placed.get(reason.activity)?.as_ref()?.mode;
            let pool = problem.pools.iter().find(|pool| pool.persons.contains(&person))?;
            let needs = problem.activities[reason.activity].modes[mode].needs.iter();
            let able = |pool: &Pool, skill: usize, level: u8| pool.levels[skill] >= level;
            // Of what the person could do here, that which fewest can do.
            let fewest = |skill: usize, level: u8| -> u32 {
                let all = problem.pools.iter().filter(|pool| able(pool, skill, level));
                all.map(|pool| pool.persons.end - pool.persons.start).sum()
            };
            let own = needs.filter(|need| able(pool, need.skill, need.level));
            let need = own.min_by_key(|need| (fewest(need.skill, need.level), need.skill))?;
            Some(More::Skill(problem.skills[need.skill].clone(), need.level))
        }
        Cause::Begin
        | Cause::Pin
        | Cause::Release
        | Cause::Link { .. }
        | Cause::Course { .. }
        | Cause::Nothing { .. } => None,
    }
}
