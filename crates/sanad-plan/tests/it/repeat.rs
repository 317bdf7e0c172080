//! Equal seed and effort give equal bytes on any number of threads, and effort is kept.

use std::cell::RefCell;
use std::ops::ControlFlow;

use sanad_plan::visits::{Effort, check, solve, validate};

use crate::made::{country, small_problem, solved};

#[test]
fn one_two_three_four_and_nine_threads_give_equal_bytes() {
    let problem = validate(country(3, 24, 3)).unwrap();
    let one = solved(&problem, 1, 42, 1);
    check(&problem, &one).unwrap();
    for threads in [0, 2, 3, 4, 9] {
        let other = solved(&problem, 1, 42, threads);
        assert_eq!(one.to_text(), other.to_text(), "{threads} threads");
    }
}

#[test]
fn small_problems_repeat_too() {
    for problem in (1_000..1_060).filter_map(small_problem) {
        let texts: Vec<String> = [1, 2, 4].map(|threads| solved(&problem, 1, 5, threads).to_text()).into();
        assert!(texts.iter().all(|text| *text == texts[0]));
    }
}

#[test]
fn the_text_changes_with_every_part_of_the_plan() {
    let problem = validate(country(3, 8, 2)).unwrap();
    let plan = solved(&problem, 1, 42, 1);
    for change in crate::mutated::mutations(&problem, &plan, 200, 11) {
        assert_ne!(plan.to_text(), change.to_text());
    }
}

#[test]
fn more_effort_is_never_spent_than_a_step_above_the_budget() {
    let problem = validate(country(4, 20, 2)).unwrap();
    for units in [1, 3] {
        let plan = solved(&problem, units, 1, 2);
        let budget = u64::from(units) * 1_000;
        assert!(plan.details.schedules >= budget, "{:?}", plan.details);
        assert!(plan.details.schedules <= budget + 400, "{:?}", plan.details);
    }
}

#[test]
fn progress_rises_to_the_end_and_breaking_keeps_the_best() {
    let problem = validate(country(5, 15, 2)).unwrap();
    let heard = RefCell::new(Vec::new());
    let plan = solve(&problem, Effort { units: 1 }, 9, 2, &|progress| {
        heard.borrow_mut().push(progress);
        ControlFlow::Continue(())
    });
    let heard = heard.into_inner();
    assert_eq!(heard.len(), 8);
    assert!(heard.windows(2).all(|pair| pair[1].best <= pair[0].best));
    assert!(heard.windows(2).all(|pair| pair[1].schedules > pair[0].schedules));
    assert_eq!(heard[7].best, plan.objective);
    assert!(!plan.details.stopped);

    let stopped = solve(&problem, Effort { units: 1 }, 9, 2, &|_| ControlFlow::Break(()));
    assert!(stopped.details.stopped);
    assert_eq!(stopped.objective, heard[0].best);
    check(&problem, &stopped).unwrap();
}

#[test]
fn no_effort_still_gives_a_plan() {
    let problem = validate(country(6, 12, 2)).unwrap();
    let plan = solved(&problem, 0, 1, 1);
    check(&problem, &plan).unwrap();
    assert!(plan.unvisited.len() < 12);
}
