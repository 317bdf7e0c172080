//! Orders to begin with.

use super::heads::Heads;
use super::shape::Shape;
use crate::draw::Draw;
use crate::portfolio::{Group, Term};

/// Rules by which the first orders are made; later workers use them with noise.
pub(super) const RULES: usize = 5;

/// An order of all measures: what must be there first, mostly what has the least room before others,
/// then by one of the rules.
pub(super) fn order(shape: &Shape, heads: &Heads, rule: usize, draw: &mut Draw) -> Vec<usize> {
    let problem = shape.problem;
    let blurred = rule >= RULES;
    let mut keyed: Vec<(u8, i128, usize)> = (0..problem.measures.len())
        .map(|measure| {
            let record = &problem.measures[measure];
            let activities = &problem.activities[record.activities.clone()];
            let class =
                if activities.iter().any(|activity| activity.pin.is_some()) && shape.mandatory(measure) {
                    0
                } else if shape.mandatory(measure) {
                    1
                } else if shape.groups[measure]
                    .iter()
                    .any(|&group| matches!(problem.groups[group], Group::ExactlyOne(_)))
                {
                    2
                } else {
                    3
                };
            let mark = heads.mark(shape, measure);
            let last = activities.iter().map(|activity| activity.deadline).max().unwrap_or(problem.horizon);
            // What deadlines and pins leave, where it is least.
            let room = |activity: usize| shape.late.finish[activity] - heads.finish[activity];
            let room = record.activities.clone().map(room).min().unwrap_or(problem.horizon);
            let gain = gain(shape, heads, measure);
            let key = match rule % RULES {
                0..=3 if class < 2 => i128::from(room),
                0 => -gain.saturating_mul(1_000_000) / (use_ppm(shape, measure) + 1_000),
                1 => i128::from(record.due.unwrap_or(problem.horizon)),
                2 => i128::from(last.min(record.due.unwrap_or(last)) - mark),
                3 => -gain,
                _ => i128::from(mark),
            };
            let noise = i128::try_from(70 + draw.below(60)).unwrap_or(100);
            (class, if blurred { key.saturating_mul(noise) } else { key }, measure)
        })
        .collect();
    keyed.sort_unstable();
    keyed.into_iter().map(|(_, _, measure)| measure).collect()
}

/// What a measure brings at best, by the first level to which it brings anything.
fn gain(shape: &Shape, heads: &Heads, measure: usize) -> i128 {
    let problem = shape.problem;
    let record = &problem.measures[measure];
    let left = i128::from((problem.horizon - heads.mark(shape, measure)).max(0));
    problem
        .objectives
        .iter()
        .map(|level| {
            level
                .iter()
                .map(|&(term, weight)| {
                    let gains = record.gains.iter().filter(|gain| gain.term == term);
                    let sum: i128 =
                        gains.map(|gain| i128::from(gain.once) + i128::from(gain.per_tick) * left).sum();
                    let paid = if term == Term::Value { spent(shape, measure) } else { 0 };
                    i128::from(weight) * (sum - paid)
                })
                .sum::<i128>()
        })
        .find(|&gain| gain != 0)
        .unwrap_or(0)
}

fn spent(shape: &Shape, measure: usize) -> i128 {
    let problem = shape.problem;
    problem.activities[problem.measures[measure].activities.clone()]
        .iter()
        .map(|activity| {
            let paid = activity.modes.iter().map(|mode| mode.spent_reference);
            paid.map(|(start, finish)| i128::from(start) + i128::from(finish)).min().unwrap_or(0)
        })
        .sum()
}

/// Millionths of funds and persons taken, added up.
fn use_ppm(shape: &Shape, measure: usize) -> i128 {
    let horizon = i128::from(shape.problem.horizon);
    let mut sum: i128 = 0;
    for activity in shape.problem.measures[measure].activities.clone() {
        let Some(way) = shape.ways[activity].first() else { continue };
        for &(profile, _, amount) in &way.spends {
            let table = &shape.profiles[profile];
            let all = i128::from(table.at(table.len() - 1)).max(1);
            sum += i128::from(amount) * 1_000_000 / all;
        }
        for staff in &way.staff {
            let all = shape.classes[staff.class].persons.len().max(1) as i128;
            sum += staff.count as i128 * i128::from(way.duration) * 1_000_000 / (all * horizon.max(1));
        }
    }
    sum
}
