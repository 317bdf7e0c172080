//! How a plan is made, made again: on its own problem, on other numbers, in another shape.

use std::collections::BTreeMap;

use sanad_plan::portfolio::{
    Choice, Recipe, Search, Step, StepActivity, Wanted, check, replay, solve, validate,
};

use super::made;
use super::reasons::{QUIET, solved};

#[test]
fn a_recipe_makes_its_plan_again_and_others_like_it() {
    let (mut again, mut others) = (0, 0);
    for seed in 0..300 {
        let raw = made::small(seed);
        let Ok(problem) = validate(&raw) else { continue };
        let answer = solved(&problem);
        let (Some(plan), Some(recipe)) = (&answer.plan, &answer.recipe) else { continue };
        assert_eq!(&replay(&problem, recipe).unwrap().plan, plan, "seed {seed}");
        again += 1;
        // One tick more for everything that takes time.
        let mut longer = raw;
        let modes = longer.measures.iter_mut().flat_map(|measure| &mut measure.activities);
        for mode in modes.flat_map(|activity| &mut activity.modes).filter(|mode| mode.duration > 0) {
            mode.duration += 1;
        }
        let Ok(longer) = validate(&longer) else { continue };
        for recipe in [recipe, &Recipe::of(&problem, plan)] {
            let replayed = replay(&longer, recipe).unwrap();
            assert_eq!(check(&longer, &replayed.plan).is_err(), replayed.missing, "seed {seed}");
            for (measure, &chosen) in replayed.plan.chosen.iter().enumerate() {
                let free = longer.measures[measure].choice == Choice::Free;
                let kept = plan.chosen[measure] == chosen || replayed.dropped.contains(&measure);
                assert!(kept || !free || !longer.groups.is_empty(), "seed {seed}: {replayed:?}");
            }
        }
        others += 1;
    }
    assert!(again > 150 && others > 100, "{again} {others}");
}

#[test]
fn a_warm_start_is_never_worse_than_the_plan_at_hand() {
    let (mut begun, mut better) = (0, 0);
    for seed in 0..300 {
        let Some(problem) = made::small_problem(seed) else { continue };
        let answer = solved(&problem);
        let (Some(good), Some(recipe)) = (answer.score, answer.recipe) else { continue };
        let few = Search { schedules: Some(1), ..QUIET };
        let cold = solve(&problem, &few).unwrap();
        let warm = solve(&problem, &Search { warm: Some(&recipe), ..few }).unwrap();
        assert!(warm.score.as_ref().is_some_and(|score| *score <= good), "seed {seed}");
        better += usize::from(cold.score.is_none_or(|cold| cold > good));
        begun += 1;
    }
    assert!(begun > 150 && better > 5, "{begun} begun warm, {better} of them better than cold");
}

#[test]
fn a_forced_measure_is_tried_first_by_a_warm_search() {
    let (mut forced, mut missed) = (0, Vec::new());
    for seed in 0..300 {
        let mut raw = made::small(seed);
        let Ok(problem) = validate(&raw) else { continue };
        let Some(recipe) = solved(&problem).recipe else { continue };
        let left = recipe.to_codes(&problem).into_iter().find(|step| step.wanted == Wanted::Out);
        let Some(left) = left else { continue };
        let Some(measure) = raw.measures.iter_mut().find(|measure| measure.code == left.measure) else {
            continue;
        };
        if measure.choice != Choice::Free {
            continue;
        }
        measure.choice = Choice::Mandatory;
        let Ok(problem) = validate(&raw) else { continue };
        let few = Search { schedules: Some(20), warm: Some(&recipe), ..QUIET };
        let most = solved(&problem);
        let warm = solve(&problem, &few).unwrap();
        match (most.plan, warm.plan) {
            (Some(_), None) => missed.push(seed),
            (Some(_), Some(_)) => forced += 1,
            _ => {}
        }
    }
    // 20 schedules find nearly all that 1,000 find.
    assert!(forced > 20 && 20 * missed.len() <= forced, "{forced}, not {missed:?}");
}

#[test]
fn codes_tell_all_of_a_recipe() {
    let mut told = 0;
    for seed in 0..200 {
        let Some(problem) = made::small_problem(seed) else { continue };
        let Some(recipe) = solved(&problem).recipe else { continue };
        let steps = recipe.to_codes(&problem);
        assert_eq!(Recipe::from_codes(&problem, &steps), recipe, "seed {seed}");
        assert_eq!(steps.len(), problem.measures.len());
        told += steps.iter().map(|step| step.activities.len()).sum::<usize>();
    }
    assert!(told > 200, "{told}");
}

#[test]
fn codes_carry_over_to_another_shape() {
    let problem = |codes: &[&str]| {
        let mut raw = super::worked::programme();
        raw.links.clear();
        let like = raw.measures[1].clone();
        raw.measures = codes
            .iter()
            .map(|code| {
                let mut measure = like.clone();
                measure.code = (*code).to_owned();
                measure.activities[0].code = format!("{code}/solar");
                measure
            })
            .collect();
        validate(&raw).unwrap()
    };
    let step = |code: &str, wanted, mode: Option<&str>, delay| Step {
        measure: code.to_owned(),
        wanted,
        activities: vec![StepActivity {
            activity: format!("{code}/solar"),
            mode: mode.map(str::to_owned),
            key: 7,
            delay,
        }],
    };
    let steps = [
        step("B", Wanted::In, Some("build"), 3),
        step("gone", Wanted::In, Some("build"), 0),
        step("A", Wanted::Out, Some("no such mode"), 0),
        step("B", Wanted::Out, None, 0),
    ];
    let other = problem(&["new", "A", "B"]);
    let told = Recipe::from_codes(&other, &steps).to_codes(&other);
    // What is known in its order, an unknown mode free again, the new measure last and free; what
    // nobody told has the length of its way to the end as its key: 5 ticks.
    let mut new = step("new", Wanted::Auto, None, 0);
    new.activities[0].key = 5;
    assert_eq!(told, [step("B", Wanted::In, Some("build"), 3), step("A", Wanted::Out, None, 0), new]);
    // By place, a recipe fits a longer and a shorter problem without a fault.
    let longer = Recipe::from_codes(&other, &steps);
    for codes in [&["A"][..], &["A", "B", "C", "D"]] {
        let plan = replay(&problem(codes), &longer).unwrap().plan;
        assert_eq!(plan.chosen.len(), codes.len());
    }
}

#[test]
fn loosened_lets_in_what_was_left_out() {
    let (mut more, mut kept) = (0, 0);
    for seed in 0..300 {
        let Some(problem) = made::small_problem(seed) else { continue };
        let Some(recipe) = solved(&problem).recipe else { continue };
        let wanted = |recipe: &Recipe| -> BTreeMap<String, Wanted> {
            recipe.to_codes(&problem).into_iter().map(|step| (step.measure, step.wanted)).collect()
        };
        let loose = recipe.loosened();
        for (code, before) in wanted(&recipe) {
            let right = if before == Wanted::Out { Wanted::Auto } else { before };
            assert_eq!(wanted(&loose)[&code], right, "seed {seed}: {code}");
        }
        // On its own problem what was taken is taken again; when something is added, the plan is better.
        let (strict, free) = (replay(&problem, &recipe).unwrap(), replay(&problem, &loose).unwrap());
        assert!(strict.plan.chosen.iter().zip(&free.plan.chosen).all(|(a, b)| a <= b), "seed {seed}");
        kept += 1;
        more += usize::from(strict.plan.chosen != free.plan.chosen);
    }
    assert!(kept > 150, "{kept} kept, {more} with more");
}
