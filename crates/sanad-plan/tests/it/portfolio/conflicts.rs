//! Why there is no plan: planted conflicts are found just as they were planted, and what is said of
//! small problems holds against enumeration.

use std::collections::BTreeMap;

use sanad_plan::portfolio::{Conflict, Possible, Problem, Search, check, conflict, state};

use super::planted::{self, told};
use super::reasons::QUIET;
use super::{enumerate, made, measured};

const FEW: Search = Search { schedules: Some(240), ..QUIET };

fn never(problem: &Problem) -> Option<Conflict> {
    match conflict(problem, &FEW).unwrap() {
        Possible::Never(conflict) => Some(conflict),
        Possible::Plan(..) | Possible::Unknown => None,
    }
}

#[test]
fn thirty_planted_conflicts_are_found_as_planted() {
    let mut slowest = (std::time::Duration::ZERO, "");
    for number in 0..2 * planted::KINDS {
        let planted = planted::planted(number);
        let problem = state(&planted.raw).unwrap();
        let from = std::time::Instant::now();
        let found = never(&problem).unwrap_or_else(|| panic!("{number} {}: no proof", planted.kind));
        slowest = slowest.max((from.elapsed(), planted.kind));
        let mut facts: Vec<String> = found.facts.iter().map(|&fact| told(&problem, fact)).collect();
        facts.sort();
        assert_eq!(facts, planted.facts, "{number} {}", planted.kind);
        assert!(found.minimal && found.others == 0, "{number} {}: {found:?}", planted.kind);
        // Unique by construction: without any one of them there is a plan of the whole problem.
        let all = problem.facts();
        for &fact in &found.facts {
            let rest: Vec<_> = all.iter().copied().filter(|&other| other != fact).collect();
            let less = problem.only(&rest);
            let Possible::Plan(plan, terms) = conflict(&less, &FEW).unwrap() else {
                panic!("{number} {}: no plan without {}", planted.kind, told(&problem, fact))
            };
            assert_eq!(check(&less, &plan), Ok(terms));
        }
        // Each fact cures it, by so much, and the plan is checked.
        assert!(!found.cures.is_empty(), "{number} {}", planted.kind);
        for cure in &found.cures {
            assert_eq!(cure.changes.len(), 1, "{number} {}: {:?}", planted.kind, cure.changes);
            assert_eq!(check(&problem.with(&cure.changes), &cure.plan), Ok(cure.terms));
        }
    }
    measured(&format!("{} planted conflicts, slowest {:?} ({})", 2 * planted::KINDS, slowest.0, slowest.1));
}

#[test]
fn problems_without_a_conflict_have_a_plan() {
    for seed in 0..20 {
        let problem = state(&planted::base(&mut crate::made::Made::new(seed))).unwrap();
        let Possible::Plan(plan, terms) = conflict(&problem, &FEW).unwrap() else { panic!("seed {seed}") };
        assert_eq!(check(&problem, &plan), Ok(terms));
    }
}

#[test]
fn small_problems_agree_with_enumeration() {
    let mut said: BTreeMap<&str, usize> = BTreeMap::new();
    let mut kinds: BTreeMap<&str, usize> = BTreeMap::new();
    for seed in 40_000..40_600 {
        let Ok(problem) = state(&made::small(seed)) else { continue };
        if enumerate::size(&problem) > 600 {
            continue;
        }
        let possible = enumerate::best(&problem).is_some();
        match conflict(&problem, &FEW).unwrap() {
            Possible::Plan(plan, terms) => {
                assert!(possible, "seed {seed}");
                assert_eq!(check(&problem, &plan), Ok(terms), "seed {seed}");
                *said.entry("plan").or_default() += 1;
            }
            Possible::Unknown => *said.entry(if possible { "missed" } else { "unknown" }).or_default() += 1,
            Possible::Never(found) => {
                assert!(!possible, "seed {seed}: a false proof: {found:?}");
                *said.entry("never").or_default() += 1;
                *said.entry(if found.minimal { "minimal" } else { "perhaps more" }).or_default() += 1;
                let facts = problem.only(&found.facts);
                if enumerate::size(&facts) <= 20_000 {
                    *said.entry("counted").or_default() += 1;
                    assert!(enumerate::best(&facts).is_none(), "seed {seed}: not a conflict: {found:?}");
                }
                for fact in &found.facts {
                    *kinds.entry(fact.key()).or_default() += 1;
                }
                for cure in &found.cures {
                    let with = problem.with(&cure.changes);
                    assert_eq!(check(&with, &cure.plan), Ok(cure.terms), "seed {seed}");
                    assert!(!cure.changes.is_empty(), "seed {seed}");
                    // One of every conflict is changed, so one of this one.
                    let one = cure.changes.iter().any(|change| found.facts.contains(&change.fact));
                    assert!(one, "seed {seed}: {:?} does not touch {:?}", cure.changes, found.facts);
                }
            }
        }
    }
    measured(&format!("small problems: {said:?}; facts by kind: {kinds:?}"));
    let count = |key: &str| said.get(key).copied().unwrap_or(0);
    assert!(count("plan") >= 100 && count("never") >= 50 && count("counted") >= 40, "{said:?}");
    // What is not known stays rare.
    assert!(50 * (count("unknown") + count("missed")) <= count("never"), "{said:?}");
    assert!(20 * count("perhaps more") <= count("minimal"), "{said:?}");
}
