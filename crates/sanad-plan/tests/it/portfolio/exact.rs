//! Problems whose persons can be counted: proven, and as good as the best of all plans.

use sanad_plan::portfolio::{
    Choice, Gain, RawPool, RawPortfolio, Score, Search, Term, check, replay, solve, validate,
};

use super::reasons::QUIET;
use super::{enumerate, made, measured};

/// The same without what the exact search does not understand.
fn plain(mut raw: RawPortfolio, seed: u64) -> RawPortfolio {
    raw.baseline = None;
    raw.calendars.clear();
    raw.places.clear();
    raw.travel = Vec::new();
    raw.objectives = vec![vec![(Term::Jobs, 1)]];
    for pool in &mut raw.pools {
        (pool.from, pool.to, pool.min_stay, pool.base) = (0, raw.horizon, 0, None);
    }
    for link in &mut raw.links {
        link.calendar = None;
    }
    let mut trainees: Vec<RawPool> = Vec::new();
    for (measure, worth) in raw.measures.iter_mut().zip(seed % 5..) {
        let per_tick = 1 + i64::try_from(worth * 7 % 11).unwrap();
        measure.gains = vec![Gain { term: Term::Jobs, once: 0, per_tick }];
        if measure.choice == Choice::Excluded {
            measure.choice = Choice::Free;
        }
        for activity in &mut measure.activities {
            (activity.place, activity.pin) = (None, None);
            for mode in &mut activity.modes {
                mode.calendar = None;
                mode.earns.clear();
                mode.duration = mode.duration.max(1);
            }
            // Each course has persons of its own, who know nothing before it.
            let first = activity.modes.iter().flat_map(|mode| &mode.teaches).next().cloned();
            let Some(first) = first else { continue };
            let code = format!("trainees of {}", activity.code);
            for mode in &mut activity.modes {
                mode.teaches.truncate(1);
                for own in &mut mode.teaches {
                    (own.pool, own.skill, own.level) = (code.clone(), first.skill.clone(), first.level);
                }
            }
            let count = activity.modes.iter().flat_map(|mode| &mode.teaches).map(|own| own.count).max();
            trainees.push(RawPool {
                code,
                count: count.unwrap_or(1),
                skills: Vec::new(),
                base: None,
                from: 0,
                to: raw.horizon,
                min_stay: 0,
            });
        }
    }
    raw.pools.extend(trainees);
    raw
}

#[test]
fn what_is_proven_is_the_best_of_all_plans() {
    let (mut proven, mut enumerated, mut free_of_orders) = (0, 0, 0);
    for seed in 0..1_500 {
        let Ok(problem) = validate(&plain(made::small(seed), seed)) else { continue };
        if enumerate::size(&problem) > 3_000 {
            continue;
        }
        let search = Search { schedules: Some(400), ..QUIET };
        let answer = solve(&problem, &search).unwrap();
        if seed % 20 == 0 {
            let beside = solve(&problem, &Search { threads: 3, ..search }).unwrap();
            assert_eq!(answer, beside, "seed {seed}: another number of threads");
        }
        let best = enumerate::best(&problem);
        assert_eq!(answer.score.is_none(), best.is_none(), "seed {seed}");
        let (Some((best, _)), Some(score)) = (best, answer.score) else { continue };
        enumerated += 1;
        assert!(answer.bound.score.0[0] <= best.0[0], "seed {seed}: the bound cuts the best off");
        let plan = answer.plan.unwrap();
        assert_eq!(Score::of(&problem, &check(&problem, &plan).unwrap()), score, "seed {seed}");
        if answer.bound.score == score {
            assert_eq!(score, best, "seed {seed}");
            proven += 1;
        }
        free_of_orders += usize::from(replay(&problem, &answer.recipe.unwrap()).unwrap().plan == plan);
    }
    measured(&format!("{enumerated} plain and enumerated, {proven} proven, {free_of_orders} made again"));
    assert!(enumerated >= 150, "{enumerated}");
    assert!(10 * proven >= 9 * enumerated, "{proven} of {enumerated} proven");
    assert!(100 * free_of_orders >= 98 * enumerated, "{free_of_orders} of {enumerated} made again");
}
