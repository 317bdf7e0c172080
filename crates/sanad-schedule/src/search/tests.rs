//! First schedules, populations and passes with a limit, on drawn projects with plain links.

use super::draw::Draw;
use super::evolve::Evolve;
use super::local::{Habits, Local};
use super::member::{Goal, Member};
use super::modes::{Modes, useful};
use super::pack::Pack;
use super::pass::{Choosing, Pass};
use super::past::Past;
use super::shape::Shape;
use crate::check::check;
use crate::project::{Activity, Link, Mode, Project, Raw};
use crate::schedule::{Schedule, Value};

/// A drawn project; with more than four renewables a tick takes more than one word.
fn drawn(seed: u64, renewables: usize) -> Project {
    let mut draw = Draw::new(seed, 0);
    let count = 30;
    let mut raw = Raw { renewables: vec![10; renewables], ..Raw::default() };
    for activity in 0..count {
        let uses = (0..renewables).map(|renewable| (renewable, draw.tick(8)));
        let uses = uses.filter(|uses| uses.1 > 0).collect();
        let mode = Mode { duration: draw.tick(6), uses, ..Mode::default() };
        raw.activities.push(Activity { modes: vec![mode], release: 0 });
        for before in 0..activity {
            if draw.chance(1, 12) {
                raw.links.push(Link::after(before, activity));
            }
        }
    }
    Project::try_from(raw).expect("a project")
}

fn each(run: impl Fn(&Project, &Shape, &mut Draw)) {
    for seed in 0..40 {
        let project = drawn(seed, if seed % 2 == 0 { 3 } else { 6 });
        let shape = Shape::new(&project, &useful(&project), &|| false).expect("tables");
        assert!(shape.pure);
        run(&project, &shape, &mut Draw::new(seed, 1));
    }
}

#[test]
fn first_schedules_keep_all_rules_from_either_end() {
    each(|project, shape, draw| {
        let mut pack = Pack::new(shape);
        for backward in [false, true] {
            let last = pack.run(&shape.tails(backward), backward, draw);
            let start = |activity: usize| {
                let start = pack.starts[activity];
                if backward { last - start - shape.ways(activity)[0].duration } else { start }
            };
            let starts = (0..shape.count).map(|activity| i64::from(start(activity))).collect();
            let schedule =
                Schedule { starts, modes: vec![0; shape.count], crews: vec![Vec::new(); shape.count] };
            assert_eq!(check(project, &schedule), Ok(Value { first: i64::from(last), second: 0 }));
        }
    });
}

#[test]
fn a_pass_is_given_up_only_when_it_would_not_finish_below_the_limit() {
    let given_up = std::cell::Cell::new((0, 0));
    each(|_, shape, draw| {
        let mut pass = Pass::new(shape);
        let mut order = Vec::new();
        for backward in [false, true] {
            let tails = shape.tails(backward);
            let keys: Vec<u32> = (0..shape.count).map(|_| draw.key(1000)).collect();
            pass.order(&keys, backward, &mut order);
            let last = pass.run(&order, backward, &[]);
            let starts = pass.starts.clone();
            for limit in last - 3..last + 3 {
                let before = pass.work;
                let below = pass.run_below(&order, backward, &tails, limit);
                assert_eq!(below, (last < limit).then_some(last));
                let work = pass.work - before;
                if below.is_some() {
                    assert_eq!((&pass.starts, work), (&starts, shape.count as u64));
                } else {
                    let (times, saved) = given_up.get();
                    given_up.set((times + 1, saved + shape.count as u64 - work));
                }
            }
        }
    });
    let (times, saved) = given_up.get();
    assert!(times > 0 && saved > times, "{saved} activities saved in {times} passes");
}

#[test]
fn a_population_grows_smaller_and_its_best_keeps_all_rules() {
    let (size, fewer, passes) = (20, 5, 600);
    each(|project, shape, draw| {
        let mut pass = Pass::new(shape);
        let mut evolve = Evolve::new(shape, size, fewer, passes);
        let mut work = 0;
        let mut sizes = vec![[0, 0]];
        while work < passes * shape.count as u64 {
            work += evolve.step(&mut pass, draw);
            assert_eq!(work, pass.work);
            if sizes.last() != Some(&evolve.sizes()) {
                sizes.push(evolve.sizes());
            }
        }
        assert!(sizes.contains(&[size, size]));
        let last = sizes.last().copied().unwrap_or_default();
        assert!(last.iter().all(|&last| last >= size / fewer && last <= size / 2), "{sizes:?}");
        let best = evolve.best();
        let schedule = Schedule {
            starts: best.starts.iter().map(|&start| i64::from(start)).collect(),
            modes: vec![0; shape.count],
            crews: vec![Vec::new(); shape.count],
        };
        assert_eq!(check(project, &schedule), Ok(Value { first: i64::from(best.last), second: 0 }));
    });
}

#[test]
fn a_pass_hurries_what_is_late_and_saves_where_there_is_time() {
    // Quick and dear, or slow and cheap, twice; all four together are too dear.
    let modes = [(2, 3), (5, 1)];
    let modes = modes.map(|(duration, spent)| Mode { duration, spends: vec![(0, spent)], ..Mode::default() });
    let activities = vec![Activity { modes: modes.to_vec(), release: 0 }; 2];
    let project =
        Project::try_from(Raw { activities, budgets: vec![5], ..Raw::default() }).expect("a project");
    let shape = Shape::new(&project, &useful(&project), &|| false).expect("tables");
    let mut draw = Draw::new(1, 0);
    for backward in [false, true] {
        let mut run = |ways: [u16; 2], due: [u32; 2]| {
            let (mut pass, mut modes) = (Pass::new(&shape), Modes::new(&shape.spends));
            modes.set(&ways);
            for (activity, &way) in ways.iter().enumerate() {
                pass.choose(activity, usize::from(way));
            }
            let choosing = Choosing { due: &due, eager: 1, thrifty: 1 };
            let last = pass.run_choosing(&[0, 1], backward, &[], &choosing, &mut modes, &mut draw);
            assert!(modes.kept());
            (modes.ways().to_vec(), last)
        };
        assert_eq!(run([0, 1], [5, 5]), (vec![1, 1], 5), "in time in the cheap mode");
        assert_eq!(run([0, 1], [4, 5]), (vec![0, 1], 5), "in time in the dear mode alone");
        assert_eq!(run([1, 1], [5, 4]), (vec![1, 0], 5), "late in the cheap mode");
        assert_eq!(run([1, 1], [4, 4]), (vec![0, 1], 5), "late, both, and money for one");
    }
}

#[test]
fn what_is_in_time_costs_least_at_the_prices_told() {
    let mode = |duration, used, spent| Mode {
        duration,
        uses: vec![(0, used)],
        spends: vec![(0, spent)],
        ..Mode::default()
    };
    // Much work and little money, little of both and slow, much money.
    let modes = [mode(2, 4, 1), mode(4, 1, 2), mode(1, 1, 3)];
    let activities = vec![Activity { modes: modes.to_vec(), release: 0 }];
    let raw = Raw { activities, renewables: vec![5], budgets: vec![5], ..Raw::default() };
    let project = Project::try_from(raw).expect("a project");
    let shape = Shape::new(&project, &[vec![0, 1, 2]], &|| false).expect("tables");
    for seed in 0..20 {
        let run = |own: u16, due, prices: &[f64]| {
            let (mut pass, mut modes) = (Pass::new(&shape), Modes::new(&shape.spends));
            modes.price(prices);
            modes.set(&[own]);
            pass.choose(0, usize::from(own));
            let choosing = Choosing { due: &[due], eager: 1, thrifty: 1 };
            pass.run_choosing(&[0], false, &[], &choosing, &mut modes, &mut Draw::new(seed, 0));
            modes.at(0)
        };
        assert_eq!(run(2, 4, &[]), 0, "money alone, as long as nobody knows more");
        assert_eq!(run(2, 4, &[0.0, 0.0]), 0, "as before where all is free");
        assert_eq!(run(0, 4, &[1.0, 0.0]), 2, "work alone");
        assert_eq!(run(0, 4, &[1.0, 3.5]), 1, "both");
        assert_eq!(run(2, 4, &[1.0, 5.0]), 0, "both, and money is dear");
        assert_eq!(run(1, 3, &[]), 0, "late: the cheapest in time, and not the quickest");
        assert_eq!(run(1, 1, &[]), 2, "late: the only one in time");
        assert_eq!(run(1, 0, &[]), 2, "late however it is done: the quickest");
    }
}

#[test]
fn what_is_worse_is_kept_as_long_as_the_past_was_no_better() {
    let mut past = Past::new(3);
    let worth = |first| (first, 0);
    assert!(!past.keeps(worth(5), worth(6)), "worse than all that was at hand");
    assert!(past.keeps(worth(5), worth(3)) && past.keeps(worth(3), worth(2)));
    // Three steps ago 5 was at hand, then 3, then 2.
    assert!(past.keeps(worth(2), worth(5)), "as three steps ago");
    assert!(!past.keeps(worth(5), (6, 0)) && past.keeps(worth(5), (5, 0)), "no worse than that at hand");
    past.clear();
    assert!(
        !past.keeps(worth(9), (9, 1)) && past.keeps(worth(9), (8, 9)),
        "the second where the first is equal"
    );
}

#[test]
fn of_schedules_as_long_the_one_with_more_room_is_worth_more() {
    // Three chains of four, quick and dear or slow and cheap, on a renewable that holds two; money for six dear ones.
    let modes = [(2, 2), (4, 1)];
    let modes = modes.map(|(duration, spent)| Mode {
        duration,
        uses: vec![(0, 1)],
        spends: vec![(0, spent)],
        ..Mode::default()
    });
    let raw = Raw {
        activities: vec![Activity { modes: modes.to_vec(), release: 0 }; 12],
        links: (0..9).map(|before| Link::after(before, before + 3)).collect(),
        renewables: vec![2],
        budgets: vec![18],
        ..Raw::default()
    };
    let project = Project::try_from(raw).expect("a project");
    let shape = Shape::new(&project, &useful(&project), &|| false).expect("tables");
    let (mut pass, mut draw) = (Pass::new(&shape), Draw::new(1, 0));
    let mut local = Local::new(&shape, &Goal::Last, Habits::MANY);
    local.step(&mut pass, &mut draw);
    assert!(local.begun() && local.slack.is_empty(), "not known of a first schedule");
    let mut known = 0;
    for _ in 0..200 {
        local.step(&mut pass, &mut draw);
        let finish =
            |of: usize| local.at.starts[of] + shape.ways(of)[usize::from(local.at.ways[of])].duration;
        let latest = (0..12).zip(&local.slack).map(|(of, slack)| i64::from(finish(of)) + slack);
        let latest: Vec<i64> = latest.collect();
        assert!(latest.iter().all(|&latest| latest <= i64::from(local.at.last)), "{latest:?}");
        assert!(latest.is_empty() || local.slack.iter().any(|&slack| slack <= 0), "the last has no room");
        for (before, after) in (0..9).zip(latest.iter().skip(3)) {
            let ticks = shape.ways(before + 3).iter().map(|way| i64::from(way.duration)).min().unwrap_or(0);
            let time_left = latest[before] + ticks <= *after;
            assert!(time_left || latest[before] == 1, "what comes after has time left: {latest:?}");
        }
        known += usize::from(!latest.is_empty());
    }
    assert!(known > 100);
    let member = |last| Member { last, value: (i64::from(last), 0), ..Member::default() };
    let worth = |last, room: &[i64]| local.worth(&member(last), room);
    assert!(worth(9, &[-1, 3]) < worth(9, &[1, 0]), "more room, all together");
    assert!(worth(9, &[-5, 0]) < worth(9, &[]), "known rather than not");
    assert!(worth(8, &[]) < worth(9, &[5, 5]), "the length first");
}

#[test]
fn what_is_late_may_take_no_time_at_all() {
    let modes = [4, 0, 2].map(|duration| Mode { duration, ..Mode::default() });
    let activities = vec![Activity { modes: modes.to_vec(), release: 0 }];
    let project = Project::try_from(Raw { activities, ..Raw::default() }).expect("a project");
    // Ways are the modes as they are told, so that it is the shortest whatever is looked at first.
    let shape = Shape::new(&project, &[vec![0, 1, 2]], &|| false).expect("tables");
    for seed in 0..20 {
        let (mut pass, mut modes) = (Pass::new(&shape), Modes::new(&shape.spends));
        modes.set(&[0]);
        pass.choose(0, 0);
        let choosing = Choosing { due: &[0], eager: 1, thrifty: 1 };
        let last = pass.run_choosing(&[0], false, &[], &choosing, &mut modes, &mut Draw::new(seed, 0));
        assert_eq!((modes.ways().to_vec(), last), (vec![1], 0), "{seed}");
    }
}
