//! The checker against the second opinion: on plans that keep every rule, and on plans that were
//! changed at random, each of them judged alike by both, rule, place, person and tick.

use std::collections::{BTreeMap, BTreeSet};

use sanad_plan::portfolio::{Breach, Placed, Plan, Problem, Rule, check};

use super::naive::{self, Broken};
use super::{enumerate, made, measured};
use crate::made::Made;

/// What the checker says, in the words of the second opinion.
fn said(breaches: &[Breach]) -> BTreeSet<Broken> {
    let broken = |breach: &Breach| {
        let two = matches!(breach.rule, Rule::LagMin | Rule::LagMax);
        let codes: Vec<&str> = breach.codes.iter().map(String::as_str).take(1 + usize::from(two)).collect();
        (breach.rule, codes.join(" "), breach.person, breach.tick)
    };
    breaches.iter().map(broken).collect()
}

fn pick(draw: &mut Made, end: usize) -> usize {
    usize::try_from(draw.below(u32::try_from(end).unwrap())).unwrap()
}

fn person(draw: &mut Made, problem: &Problem) -> u32 {
    draw.below(problem.persons())
}

/// An activity carried out somehow.
fn anyhow_placed(draw: &mut Made, problem: &Problem, number: usize) -> Option<Placed> {
    let ways = &problem.activities[number].modes;
    let mode = pick(draw, ways.len());
    let start = i32::try_from(draw.below(u32::try_from(problem.horizon).unwrap())).unwrap();
    let finish = naive::finish(problem, &ways[mode], start)?;
    let counts = ways[mode].needs.iter().map(|n| n.count).chain(ways[mode].teaches.iter().map(|t| t.count));
    let persons = counts.map(|count| (0..count).map(|_| person(draw, problem)).collect()).collect();
    Some(Placed { mode, start, finish, persons })
}

/// Changes one thing, or nothing when it does not apply.
fn mutate(draw: &mut Made, problem: &Problem, plan: &mut Plan) -> Option<()> {
    let number = pick(draw, plan.placed.len());
    let kind = draw.below(13);
    match kind {
        0 => plan.placed[number] = plan.placed[number].take().map(|_| None)?,
        1 => {
            let measure = pick(draw, plan.chosen.len());
            plan.chosen[measure] = !plan.chosen[measure];
            if draw.below(6) > 0 {
                for number in problem.measures[measure].activities.clone() {
                    plan.placed[number] =
                        if plan.chosen[measure] { anyhow_placed(draw, problem, number) } else { None };
                }
            }
        }
        2 if plan.placed[number].is_none() => plan.placed[number] = anyhow_placed(draw, problem, number),
        3 if draw.below(10) == 0 => {
            plan.placed.pop();
        }
        _ => {}
    }
    let placed = plan.placed.get_mut(number)?.as_mut()?;
    let ways = &problem.activities[number].modes;
    let lists = placed.persons.len();
    let list = (lists > 0).then(|| pick(draw, lists));
    match kind {
        4 | 5 => {
            let start = i32::try_from(draw.below(u32::try_from(problem.horizon).unwrap())).unwrap();
            placed.finish = naive::finish(problem, &ways[placed.mode], start)?;
            placed.start = start;
        }
        6 => {
            placed.finish = (placed.finish + if draw.below(2) == 0 { 1 } else { -1 })
                .clamp(placed.start, problem.horizon);
        }
        7 => {
            let mode = pick(draw, ways.len());
            placed.finish = naive::finish(problem, &ways[mode], placed.start)?;
            placed.mode = mode;
        }
        8 => placed.mode = if draw.below(4) == 0 { ways.len() } else { placed.mode },
        9 | 10 => {
            let list = &mut placed.persons[list?];
            let place = pick(draw, list.len());
            list[place] = if draw.below(12) == 0 { problem.persons() } else { person(draw, problem) };
        }
        11 => {
            let all: Vec<u32> = placed.persons.iter().flatten().copied().collect();
            let list = &mut placed.persons[list?];
            let place = pick(draw, list.len());
            list[place] = all[pick(draw, all.len())];
        }
        12 => {
            placed.persons[list?].pop();
        }
        _ => {}
    }
    Some(())
}

#[test]
fn checker_and_second_opinion_agree() {
    let mut valid = 0;
    let mut judged = 0;
    let mut by_rule: BTreeMap<Rule, usize> = BTreeMap::new();
    for seed in 0..2_500 {
        let Some(problem) = made::small_problem(seed) else { continue };
        if problem.activities.is_empty() {
            continue;
        }
        let mut draw = Made::new(seed);
        for plan in enumerate::plans(&problem, 3, seed) {
            assert_eq!(naive::broken(&problem, &plan), BTreeSet::new(), "seed {seed}");
            assert_eq!(check(&problem, &plan), Ok(naive::terms(&problem, &plan)), "seed {seed}");
            valid += 1;
            for _ in 0..10 {
                let mut broken = plan.clone();
                if mutate(&mut draw, &problem, &mut broken).is_none() && broken == plan {
                    continue;
                }
                judged += 1;
                let right = naive::broken(&problem, &broken);
                match check(&problem, &broken) {
                    Ok(terms) => {
                        assert_eq!(right, BTreeSet::new(), "seed {seed}: {broken:?}");
                        assert_eq!(terms, naive::terms(&problem, &broken), "seed {seed}");
                    }
                    Err(breaches) => {
                        assert_eq!(said(&breaches), right, "seed {seed}: {broken:?}");
                        let rules: BTreeSet<Rule> = right.iter().map(|&(rule, ..)| rule).collect();
                        if rules.len() == 1 {
                            *by_rule.entry(*rules.first().unwrap()).or_default() += 1;
                        }
                    }
                }
            }
        }
    }
    assert!(valid >= 2_000, "only {valid} valid plans");
    assert!(judged >= 10_000, "only {judged} changed plans");
    let alone = by_rule.values().sum::<usize>();
    let told: Vec<String> = by_rule.iter().map(|(rule, count)| format!("{} {count}", rule.key())).collect();
    measured(&format!(
        "{judged} changed plans judged as by the second opinion, rule, place, person and tick; {alone} of them \
         break one rule alone: {}",
        told.join(", ")
    ));
    assert!(alone >= 2_000, "only {alone} plans that break one rule");
    for rule in Rule::ALL {
        let count = by_rule.get(rule).copied().unwrap_or(0);
        assert!(count >= 8, "only {count} plans break `{}` alone: {by_rule:?}", rule.key());
    }
}
