//! What would cure an impossible measure, held against enumeration.

use std::collections::BTreeMap;

use sanad_plan::portfolio::{
    Choice, Cure, Problem, RawGroup, RawPool, RawPortfolio, Scarce, Search, WhyNot, solve, validate, why_not,
};

use super::reasons::QUIET;
use super::{enumerate, made, measured};

fn raise<T: Copy + Default + std::ops::AddAssign>(steps: &mut Vec<(i32, T)>, by: T) {
    if steps.first().is_none_or(|step| step.0 > 0) {
        steps.insert(0, (0, T::default()));
    }
    for step in steps {
        step.1 += by;
    }
}

/// Carries a cure out as it is described; nothing for time.
fn cure(raw: &mut RawPortfolio, cure: &Cure) -> Option<()> {
    let count = u32::try_from(cure.by).unwrap();
    match cure.what {
        Scarce::Renewable(renewable) => raise(&mut raw.renewables[renewable].capacity, count),
        Scarce::Utility(utility) => raise(&mut raw.utilities[utility].given, cure.by),
        Scarce::Fund(fund) => raw.funds[fund].inflows.push((0, cure.by)),
        Scarce::Trainees(pool) => raw.pools[pool].count += count,
        Scarce::Group(group) => {
            let first = raw.measures[0].code.clone();
            raw.groups[group] = RawGroup::AtMostOne(vec![first]);
        }
        Scarce::Skill { skill, level, pool } => {
            let code = raw.skills[skill].clone();
            let able = |own: &RawPool| own.skills.iter().any(|held| held.0 == code && held.1 >= level);
            match pool.or_else(|| raw.pools.iter().position(able)) {
                Some(pool) if able(&raw.pools[pool]) => raw.pools[pool].count += count,
                Some(pool) => {
                    raw.pools[pool].skills.retain(|held| held.0 != code);
                    raw.pools[pool].skills.push((code, level));
                }
                None => raw.pools.push(RawPool {
                    code: "new".to_owned(),
                    count,
                    skills: vec![(code, level)],
                    base: None,
                    from: 0,
                    to: raw.horizon,
                    min_stay: 0,
                }),
            }
        }
        Scarce::Time | Scarce::Link(_) => return None,
    }
    Some(())
}

#[test]
fn what_is_impossible_is_and_each_cure_cures() {
    let few = Search { schedules: Some(300), ..QUIET };
    let mut told: BTreeMap<&str, usize> = BTreeMap::new();
    let mut alike: BTreeMap<&str, usize> = BTreeMap::new();
    for seed in 30_000..30_500 {
        let raw = made::small(seed);
        let Ok(problem) = validate(&raw) else { continue };
        if enumerate::size(&problem) > 1_500 {
            continue;
        }
        let answer = solve(&problem, &few).unwrap();
        let Some(plan) = &answer.plan else { continue };
        let open =
            |measure: &usize| !plan.chosen[*measure] && problem.measures[*measure].choice == Choice::Free;
        for measure in (0..problem.measures.len()).filter(open) {
            match why_not(&problem, &few, &answer, measure).unwrap() {
                WhyNot::Forced(forced) => {
                    assert!(forced.answer.plan.unwrap().chosen[measure], "seed {seed}");
                    *told.entry("forced").or_default() += 1;
                }
                WhyNot::Unknown(_) => *told.entry("unknown").or_default() += 1,
                WhyNot::Impossible { infeasible, cures } => {
                    let can = enumerate::can_choose(&problem, measure);
                    assert!(!infeasible.proven || !can, "seed {seed}: a false proof for {measure}");
                    *told.entry(if can { "missed" } else { "impossible" }).or_default() += 1;
                    for set in &cures {
                        assert_eq!(cured(&raw, measure, set), Some(true), "seed {seed}: {measure} {set:?}");
                        for one in set {
                            *alike.entry(one.what.key()).or_default() += 1;
                        }
                    }
                }
            }
        }
    }
    let count = |key: &str| told.get(key).copied().unwrap_or(0);
    measured(&format!("why not: {told:?}; cures by kind: {alike:?}"));
    assert!(count("forced") >= 20 && count("impossible") >= 50, "{told:?}");
    // None that is possible is called impossible.
    assert_eq!((count("missed"), count("unknown")), (0, 0), "{told:?}");
    assert!(alike.keys().all(|key| Scarce::KEYS.contains(key)));
    for kind in Scarce::KEYS.iter().filter(|kind| **kind != "link") {
        assert!(alike.get(*kind).is_some_and(|&count| count > 0), "{kind}: {alike:?}");
    }
}

/// Whether a measure can be chosen once a set of cures is carried out; true for what needs time, which
/// is not tried here.
fn cured(raw: &RawPortfolio, measure: usize, set: &[Cure]) -> Option<bool> {
    let mut raw = raw.clone();
    for one in set {
        if cure(&mut raw, one).is_none() {
            return Some(true);
        }
    }
    // A course for people who know it by now teaches nothing.
    for mode in raw.measures.iter_mut().flat_map(|own| &mut own.activities).flat_map(|own| &mut own.modes) {
        for teach in &mut mode.teaches {
            let pool = raw.pools.iter().find(|pool| pool.code == teach.pool)?;
            if pool.skills.iter().any(|held| held.0 == teach.skill && held.1 >= teach.level) {
                return Some(true);
            }
        }
    }
    let problem: Problem = validate(&raw).ok()?;
    Some(enumerate::can_choose(&problem, measure))
}
