//! A problem drawn anew is the problem that validation would make of the same numbers.

use sanad_plan::portfolio::{
    Choice, Fault, Problem, RawMode, RawPortfolio, Redraw, Search, check, solve, validate,
};

use super::made;
use super::reasons::QUIET;
use super::worked::programme;

/// Sets every number of one problem in a draw of another.
fn set_all(redraw: &mut Redraw, to: &Problem) {
    for (number, activity) in to.activities.iter().enumerate() {
        redraw.set_release(number, activity.release);
        for (place, mode) in activity.modes.iter().enumerate() {
            redraw.set_duration(number, place, mode.duration);
            redraw.set_spent_reference(number, place, mode.spent_reference);
            for (at, spend) in mode.spends.iter().enumerate() {
                redraw.set_spend(number, place, at, spend.1);
            }
            for (at, earn) in mode.earns.iter().enumerate() {
                redraw.set_earn(number, place, at, earn.1);
            }
            for (at, flow) in mode.flows.iter().enumerate() {
                redraw.set_flow(number, place, at, flow.amount);
            }
        }
    }
    for (number, measure) in to.measures.iter().enumerate() {
        redraw.set_choice(number, measure.choice);
        for (at, gain) in measure.gains.iter().enumerate() {
            redraw.set_gain(number, at, gain.once, gain.per_tick);
        }
    }
}

fn modes(raw: &mut RawPortfolio) -> impl Iterator<Item = &mut RawMode> {
    raw.measures.iter_mut().flat_map(|measure| &mut measure.activities).flat_map(|own| &mut own.modes)
}

#[test]
fn a_draw_is_what_validation_would_make() {
    let mut compared = 0;
    for seed in 0..400 {
        let raw = made::small(seed);
        let mut other = raw.clone();
        for mode in modes(&mut other) {
            mode.duration += u32::from(mode.duration > 0);
            mode.spends.iter_mut().filter(|spend| spend.amount > 0).for_each(|spend| spend.amount += 2);
            mode.earns.iter_mut().filter(|earn| earn.amount > 1).for_each(|earn| earn.amount *= 2);
            mode.flows.iter_mut().for_each(|flow| flow.amount *= 3);
        }
        for measure in &mut other.measures {
            measure.gains.iter_mut().for_each(|gain| gain.once += 5);
            if measure.choice == Choice::Excluded {
                measure.choice = Choice::Free;
            }
            measure.activities.iter_mut().for_each(|activity| activity.release = activity.release.max(1));
        }
        let (Ok(first), Ok(second)) = (validate(&raw), validate(&other)) else { continue };
        let mut redraw = first.redraw();
        set_all(&mut redraw, &second);
        let drawn = redraw.finish().unwrap();
        // What can never be carried out is not looked for again.
        let mut right = (*second).clone();
        let mut found = (*drawn).clone();
        assert!(found.hopeless.iter().all(|known| right.hopeless.contains(known)), "seed {seed}");
        right.hopeless.clear();
        found.hopeless.clear();
        assert_eq!(found, right, "seed {seed}");
        compared += 1;
    }
    assert!(compared > 100, "{compared}");
}

#[test]
fn whatever_is_drawn_the_plan_passes() {
    let (mut plans, mut none, mut refused) = (0, 0, 0);
    for seed in 0..400 {
        let raw = made::small(seed);
        let Ok(problem) = validate(&raw) else { continue };
        let mut redraw = problem.redraw();
        for (number, activity) in problem.activities.iter().enumerate() {
            for (place, mode) in activity.modes.iter().enumerate() {
                redraw.set_duration(number, place, mode.duration * 3);
                redraw.scale_spends(number, place, 1, 3);
            }
        }
        let drawn = redraw.finish().unwrap();
        // Three times as long, some links ask a thing to come after itself: validation would refuse.
        let mut same = raw;
        modes(&mut same).for_each(|mode| mode.duration *= 3);
        refused += usize::from(validate(&same).is_err());
        let answer = solve(&drawn, &Search { schedules: Some(50), ..QUIET }).unwrap();
        match answer.plan {
            Some(plan) => {
                assert_eq!(check(&drawn, &plan), Ok(answer.terms), "seed {seed}");
                plans += 1;
            }
            None => none += 1,
        }
    }
    assert!(plans > 100 && none > 10 && refused > 10, "{plans} plans, {none} without, {refused} refused");
}

#[test]
fn payments_scale_in_both_currencies() {
    let problem = validate(&programme()).unwrap();
    // Repair: 200 EUR at the finish are 220 USD.
    let mode = |problem: &Problem| {
        let mode = &problem.activities[1].modes[0];
        (mode.spends[0].1, mode.spent_reference)
    };
    assert_eq!(mode(&problem), (220, (0, 220)));
    let mut redraw = problem.redraw();
    redraw.scale_spends(1, 0, 5, 4);
    assert_eq!(mode(&redraw.clone().finish().unwrap()), (275, (0, 275)));
    // A third of 275 is 91.67, rounded up.
    redraw.scale_spends(1, 0, 1, 3);
    assert_eq!(mode(&redraw.finish().unwrap()), (92, (0, 92)));
}

#[test]
fn numbers_out_of_range_are_located() {
    let faults = |set: &dyn Fn(&mut Redraw)| -> Vec<(String, &'static str)> {
        let mut redraw = validate(&programme()).unwrap().redraw();
        set(&mut redraw);
        let faults: Vec<Fault> = redraw.finish().err().unwrap_or_default();
        faults.into_iter().map(|fault| (fault.path, fault.rule.key())).collect()
    };
    let one = |path: &str, key| vec![(path.to_owned(), key)];
    let mode = "measures[0].activities[1].modes[0]";
    assert_eq!(faults(&|_| {}), []);
    assert_eq!(faults(&|redraw| redraw.set_duration(1, 0, 0)), one(&format!("{mode}.duration"), "instant"));
    assert_eq!(
        faults(&|redraw| redraw.set_duration(1, 0, 1_000_001)),
        one(&format!("{mode}.duration"), "range")
    );
    let spent = |redraw: &mut Redraw| redraw.set_spend(1, 0, 0, -1);
    assert_eq!(faults(&spent), one(&format!("{mode}.spends[0].amount"), "range"));
    let release = |redraw: &mut Redraw| redraw.set_release(3, 31);
    assert_eq!(faults(&release), one("measures[1].activities[0].release", "range"));
    let gain = |redraw: &mut Redraw| redraw.set_gain(0, 1, -1, 0);
    assert_eq!(faults(&gain), one("measures[0].gains[1].once", "range"));
    let sum = |redraw: &mut Redraw| redraw.set_spent_reference(1, 0, (0, i64::MAX / 4));
    assert_eq!(faults(&sum), one("measures", "sum"));
}
