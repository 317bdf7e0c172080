//! The number of schedules asked for is kept to, and threads change nothing.

use std::sync::Mutex;

use sanad_plan::portfolio::{Recipe, Search, WORKERS, solve};

use super::made;
use super::reasons::QUIET;

#[test]
fn equal_answers_on_any_number_of_threads() {
    let mut compared = 0;
    for seed in 0..30 {
        let Some(problem) = made::small_problem(seed) else { continue };
        let warm: Option<Recipe> = solve(&problem, &QUIET).unwrap().recipe;
        for schedules in [1, 20, 150, 1_000] {
            for warm in [None, warm.as_ref()] {
                let on = |threads| {
                    let search = Search { schedules: Some(schedules), threads, warm, ..QUIET };
                    solve(&problem, &search).unwrap()
                };
                let one = on(1);
                assert_eq!(one, on(2), "seed {seed}, {schedules} schedules");
                assert_eq!(one, on(4), "seed {seed}, {schedules} schedules");
                compared += 1;
            }
        }
    }
    assert!(compared > 100, "{compared}");
}

#[test]
fn few_schedules_are_few_and_in_few_rounds() {
    // Rounds told at the end, of how many; and the schedules generated.
    let asked = |seed, schedules| {
        let problem = made::small_problem(seed)?;
        let rounds = Mutex::new((0, None));
        let progress = |told: &sanad_plan::portfolio::Progress| {
            *rounds.lock().unwrap() = (told.done, told.of);
        };
        let search = Search { schedules: Some(schedules), progress: &progress, ..QUIET };
        let answer = solve(&problem, &search).unwrap();
        assert!(!answer.stopped && answer.effort == Some(schedules));
        let rounds = rounds.into_inner().unwrap();
        Some((rounds, answer.schedules))
    };
    let mut in_full = 0;
    for seed in 0..120 {
        let Some(((done, of), made)) = asked(seed, 20) else { continue };
        if of.is_none() {
            // Shown impossible before the search.
            continue;
        }
        assert_eq!((done, of), (1, Some(1)), "seed {seed}");
        assert!(made >= WORKERS as u64, "seed {seed}: {made}");
        for (schedules, rounds) in [(150, 4), (1_000, 16)] {
            let Some(((done, of), made)) = asked(seed, schedules) else { continue };
            assert_eq!(of, Some(rounds), "seed {seed}");
            // Each worker may go beyond its share by its last schedule, which may place again and again.
            assert!(made <= schedules + 60 * WORKERS as u64, "seed {seed}: {made} of {schedules}");
            if done == rounds {
                assert!(made >= schedules, "seed {seed}: {made} of {schedules}");
                in_full += 1;
            }
        }
    }
    assert!(in_full > 50, "{in_full}");
}
