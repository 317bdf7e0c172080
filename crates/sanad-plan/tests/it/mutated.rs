//! Plans with one thing changed are all refused, with the rule and the place.

use std::collections::BTreeMap;

use sanad_plan::visits::{Place, Rule, UnvisitedReason, VisitPlan, VisitProblem, check, validate};

use crate::made::{Made, country, small_problem, solved};

/// So many plans that each differ from `plan` in one thing.
pub(crate) fn mutations(problem: &VisitProblem, plan: &VisitPlan, count: usize, seed: u64) -> Vec<VisitPlan> {
    let mut made = Made::new(seed);
    let mut all = Vec::new();
    while all.len() < count {
        let mut changed = plan.clone();
        if mutate(problem, &mut changed, &mut made) && changed != *plan {
            all.push(changed);
        }
    }
    all
}

fn pick(made: &mut Made, length: usize) -> Option<usize> {
    let length = u32::try_from(length).unwrap();
    (length > 0).then(|| usize::try_from(made.below(length)).unwrap())
}

fn mutate(problem: &VisitProblem, plan: &mut VisitPlan, made: &mut Made) -> bool {
    match made.below(24) {
        0 => plan.horizon_days += 1,
        1 => plan.objective.thousandths += 1,
        2 => plan.objective.travel_minutes += 1,
        3 => plan.objective.unvisited += 1,
        4 => plan.objective.missed_pins += 1,
        5 => plan.bound_thousandths = plan.objective.thousandths + 1,
        6 => plan.gap += 1e-6,
        7 => plan.teams.reverse(),
        8 => {
            let reasons = [
                UnvisitedReason::Excluded,
                UnvisitedReason::NoTeamAble,
                UnvisitedReason::HorizonTooShort,
                UnvisitedReason::CrowdedOut,
            ];
            let Some(number) = pick(made, plan.unvisited.len()) else { return false };
            plan.unvisited[number].reason = reasons[pick(made, 4).unwrap()].clone();
        }
        9 => {
            let Some(number) = pick(made, plan.unvisited.len()) else { return false };
            plan.unvisited.remove(number);
        }
        kind => return mutate_team(problem, plan, made, kind),
    }
    true
}

fn mutate_team(problem: &VisitProblem, plan: &mut VisitPlan, made: &mut Made, kind: u32) -> bool {
    let Some(number) = pick(made, plan.teams.len()) else { return false };
    let other = (number + 1) % plan.teams.len();
    let Some(at) = pick(made, plan.teams[number].stops.len()) else { return false };
    let team = &mut plan.teams[number];
    let stop = &mut team.stops[at];
    match kind {
        10 => stop.visit.site = problem.sites()[0].code().to_owned() + "?",
        11 => stop.visit.minutes += 1,
        12 => stop.visit.start.minute += 1,
        13 => stop.visit.finish.day += 1,
        14 => stop.visit.finish_low.minute += 1,
        15 => match &mut stop.visit.finish_high {
            Some(high) => high.minute += 1,
            high @ None => *high = Some(stop.visit.finish),
        },
        16 => stop.leg.minutes += 5,
        17 => {
            stop.leg.from = match &stop.leg.from {
                Place::Base => Place::Site("elsewhere".to_owned()),
                Place::Site(_) => Place::Base,
            };
        }
        18 => {
            // One span a day later: on a rest day, over the next task or simply too late.
            let Some(span) = pick(made, stop.visit.spans.len()) else { return false };
            stop.visit.spans[span].day += 1;
        }
        19 => {
            let Some(used) = pick(made, team.used.len()) else { return false };
            team.used[used].driving += 1;
        }
        20 => team.return_minutes += 2,
        21 => {
            // A visit is dropped without a word.
            team.stops.remove(at);
        }
        22 => {
            // A visit is made twice.
            let stop = stop.clone();
            plan.teams[other].stops.push(stop);
        }
        _ => {
            if at + 1 >= team.stops.len() {
                return false;
            }
            team.stops.swap(at, at + 1);
        }
    }
    true
}

#[test]
fn two_hundred_and_more_changed_plans_are_all_refused() {
    let problem = validate(country(8, 30, 2)).unwrap();
    let plan = solved(&problem, 1, 3, 2);
    assert!(check(&problem, &plan).unwrap().comparisons > 300);
    assert!(!plan.unvisited.is_empty());
    let mut rules: BTreeMap<Rule, usize> = BTreeMap::new();
    for changed in mutations(&problem, &plan, 400, 77) {
        let violations = check(&problem, &changed).unwrap_err();
        for violation in &violations {
            assert!(!violation.place.is_empty());
            assert!(violation.to_string().contains(violation.rule.key()));
        }
        *rules.entry(violations[0].rule).or_default() += 1;
    }
    assert!(rules.len() >= 14, "{rules:?}");
}

#[test]
fn changed_plans_of_small_problems_with_pins_and_closed_days_are_refused() {
    let mut refused = 0;
    for problem in (0..120).filter_map(small_problem) {
        let plan = solved(&problem, 0, 3, 1);
        if plan.teams.iter().all(|team| team.stops.is_empty()) {
            continue;
        }
        for changed in mutations(&problem, &plan, 10, 5) {
            let verdict = check(&problem, &changed);
            assert!(verdict.is_err(), "accepted:\n{}\nof\n{}", changed.to_text(), plan.to_text());
            refused += 1;
        }
    }
    assert!(refused >= 200, "{refused}");
}

#[test]
fn a_field_changed_alone_is_named_with_its_place() {
    let problem = validate(country(8, 10, 2)).unwrap();
    let plan = solved(&problem, 1, 3, 1);
    let team = plan.teams.iter().position(|team| team.stops.len() > 1).unwrap();
    let place = |field: &str| format!("teams[{team}].stops[1].{field}");
    let broken = |change: &dyn Fn(&mut VisitPlan)| {
        let mut changed = plan.clone();
        change(&mut changed);
        let first = check(&problem, &changed).unwrap_err().remove(0);
        (first.rule, first.place)
    };
    assert_eq!(
        broken(&|plan| plan.teams[team].stops[1].visit.minutes += 1),
        (Rule::WorkMinutes, place("visit.minutes"))
    );
    assert_eq!(
        broken(&|plan| plan.teams[team].stops[1].leg.from = Place::Base),
        (Rule::LegFrom, place("leg.from"))
    );
    assert_eq!(
        broken(&|plan| plan.teams[team].stops[1].visit.finish_low.minute += 1),
        (Rule::Range, place("visit.finish_low"))
    );
    assert_eq!(
        broken(&|plan| plan.teams[team].stops[1].visit.start_low.minute += 1),
        (Rule::Range, place("visit.start_low"))
    );
    assert_eq!(
        broken(&|plan| plan.teams[team].stops[1].visit.start_high = None),
        (Rule::Range, place("visit.start_high"))
    );
    assert_eq!(
        broken(&|plan| plan.teams[team].return_minutes += 2),
        (Rule::Return, format!("teams[{team}].return_minutes"))
    );
}

#[test]
fn the_check_imports_nothing_but_the_types_of_problem_and_plan() {
    let sources = [
        include_str!("../../src/visits/check.rs"),
        include_str!("../../src/visits/check/replay.rs"),
        include_str!("../../src/visits/check/team.rs"),
    ];
    let allowed = [
        "std::",
        "super::plan::",
        "super::problem::",
        "super::super::plan::",
        "super::super::problem::",
        "super::replay::",
        "super::{Findings, Rule, allowed, is_at, skilled}",
        "replay::{",
        "team::check_team",
    ];
    for line in sources.iter().flat_map(|source| source.lines()) {
        let line = line.trim();
        if let Some(import) = line.strip_prefix("use ") {
            assert!(allowed.iter().any(|start| import.starts_with(start)), "{line}");
        }
        for module in ["travel::", "calendar::", "decode::", "route::", "solve::", "crate::"] {
            assert!(!line.contains(module), "{line}");
        }
    }
}
