//! Small projects of every kind, against all that can be enumerated.

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{RngCore, SeedableRng};

use super::{Found, Freedom, Prover, Step, Verdict, improve};
use crate::check::{Breach, check};
use crate::project::{Activity, End, Link, Mode, Objective, Part, Project, Raw};
use crate::schedule::Schedule;

struct Dice(ChaCha8Rng);

impl Dice {
    fn new(seed: u64) -> Self {
        Self(ChaCha8Rng::seed_from_u64(seed))
    }

    fn to(&mut self, most: i64) -> i64 {
        i64::try_from(u64::from(self.0.next_u32()) % u64::try_from(most + 1).expect("in range"))
            .expect("in range")
    }

    fn place(&mut self, of: usize) -> usize {
        usize::try_from(self.to(i64::try_from(of).expect("in range") - 1)).expect("in range")
    }

    fn amounts(&mut self, of: usize, most: i64) -> Vec<(usize, i64)> {
        (0..of).map(|place| (place, self.to(most))).filter(|amount| amount.1 > 0).collect()
    }
}

/// What a drawn project has besides activities, precedences and renewables.
#[derive(Clone, Copy, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is a feature, on or off")]
struct Kind {
    modes: bool,
    lags: bool,
    stocks: bool,
    persons: bool,
    parts: bool,
}

fn draw(seed: u64, kind: Kind) -> Raw {
    let mut dice = Dice::new(seed);
    let count = 3 + dice.place(2);
    let mut raw = Raw { renewables: vec![3, 2], ..Raw::default() };
    if kind.modes {
        raw.budgets = vec![4 + dice.to(4), 9];
    }
    if kind.stocks {
        raw.stocks = vec![dice.to(2), 1];
    }
    if kind.persons {
        raw.skills = 2;
        raw.persons = vec![vec![0], vec![0, 1], vec![1], vec![0, 1]];
        raw.persons.truncate(2 + dice.place(3));
    }
    for _ in 0..count {
        let ways = if kind.modes { 1 + dice.place(2) } else { 1 };
        let release = if dice.to(3) == 0 { dice.to(2) } else { 0 };
        let mut activity = Activity { modes: Vec::new(), release };
        for _ in 0..ways {
            let mut mode = Mode { duration: dice.to(3), uses: dice.amounts(2, 2), ..Mode::default() };
            mode.spends = dice.amounts(raw.budgets.len(), 3);
            mode.takes = dice.amounts(raw.stocks.len(), 2);
            mode.gives = dice.amounts(raw.stocks.len(), 2);
            for skill in 0..raw.skills {
                let number = dice.place(2);
                if number > 0 {
                    mode.needs.push((skill, number));
                }
            }
            activity.modes.push(mode);
        }
        raw.activities.push(activity);
    }
    for to in 1..count {
        if dice.to(1) == 0 {
            raw.links.push(Link::after(dice.place(to), to));
        }
    }
    if kind.lags {
        for _ in 0..=dice.place(3) {
            let (from, to) = (dice.place(count), dice.place(count));
            let end = |side: i64| if side == 0 { End::Start } else { End::Finish };
            let (first, second) = (end(dice.to(1)), end(dice.to(1)));
            raw.links.push(Link { from: (from, first), to: (to, second), lag: dice.to(7) - 5 });
        }
    }
    if kind.parts {
        raw.objective = Objective::TotalDelay;
        let middle = 1 + dice.place(count - 1);
        raw.parts = vec![
            Part { release: 0, length: dice.to(3), activities: (0..middle).collect() },
            Part { release: 1, length: 2, activities: (middle..count).collect() },
        ];
    }
    raw
}

/// The best first value of all schedules there are, by trying every one.
fn enumerate(project: &Project) -> Option<i64> {
    let horizon = project.horizon();
    let count = project.len();
    let empty = Schedule { starts: vec![0; count], modes: vec![0; count], crews: vec![Vec::new(); count] };
    let mut best = None;
    modes(project, &mut empty.clone(), 0, &mut |schedule| starts(project, schedule, 0, horizon, &mut best));
    best
}

fn modes(project: &Project, schedule: &mut Schedule, place: usize, then: &mut dyn FnMut(&mut Schedule)) {
    if place == project.len() {
        return then(schedule);
    }
    for mode in 0..project.activities[place].modes.len() {
        schedule.modes[place] = mode;
        modes(project, schedule, place + 1, then);
    }
}

fn starts(project: &Project, schedule: &mut Schedule, place: usize, horizon: i64, best: &mut Option<i64>) {
    if place == project.len() {
        let value = schedule.value(project).first;
        if best.is_none_or(|best| value < best) && staffed(project, schedule) {
            *best = Some(value);
        }
        return;
    }
    let duration = project.activities[place].modes[schedule.modes[place]].duration;
    for start in project.activities[place].release..=horizon - duration {
        schedule.starts[place] = start;
        starts(project, schedule, place + 1, horizon, best);
    }
}

/// Whether some crews make the schedule pass the checker.
fn staffed(project: &Project, schedule: &Schedule) -> bool {
    let mut schedule = schedule.clone();
    match check(project, &schedule) {
        Ok(_) => return true,
        Err(breaches) if breaches.iter().any(|breach| !matches!(breach, Breach::Crew { .. })) => {
            return false;
        }
        Err(_) => {}
    }
    crews(project, &mut schedule, 0)
}

fn crews(project: &Project, schedule: &mut Schedule, place: usize) -> bool {
    if place == project.len() {
        return check(project, schedule).is_ok();
    }
    let needs = &project.activities[place].modes[schedule.modes[place]].needs;
    let work: Vec<usize> = needs.iter().flat_map(|&(skill, number)| vec![skill; number]).collect();
    let persons = project.persons.len();
    (0..persons.pow(u32::try_from(work.len()).expect("in range"))).any(|code| {
        let mut rest = code;
        let mut crew = Vec::new();
        for &skill in &work {
            crew.push((rest % persons, skill));
            rest /= persons;
        }
        schedule.crews[place] = crew;
        crews(project, schedule, place + 1)
    })
}

/// Proves a project in small steps, two proofs in turn that tell each other what they learned; every
/// bound on the way is kept.
fn prove(project: &Project, seed: u64) -> (Verdict, Option<i64>, Vec<i64>) {
    let mut provers = [seed, seed + 1].map(|seed| Prover::new(project, seed, &|| false).expect("whole"));
    let mut best: Option<Schedule> = None;
    let mut bounds = Vec::new();
    let mut news = Vec::new();
    loop {
        provers.reverse();
        let step = provers[0].step(best.as_ref(), &news, 300, &|| false);
        bounds.push(step.bound);
        best = step.better.or(best);
        news = step.news;
        if step.verdict != Verdict::Open {
            let value = best.map(|best| check(project, &best).expect("a valid schedule").first);
            return (step.verdict, value, bounds);
        }
    }
}

#[test]
fn what_one_proof_learned_spares_another_the_work() {
    let mut work = [0, 0];
    for seed in 0..6 {
        let project = scarce(seed, 18);
        let first = Prover::new(&project, 0, &|| false).expect("whole").step(None, &[], u64::MAX, &|| false);
        assert_eq!(first.verdict, Verdict::Optimal);
        for (heard, work) in [&[][..], &first.news].iter().zip(&mut work) {
            let mut prover = Prover::new(&project, 1, &|| false).expect("whole");
            let step = prover.step(first.better.as_ref(), heard, u64::MAX, &|| false);
            assert_eq!((step.verdict, step.bound), (Verdict::Optimal, first.bound), "seed {seed}");
            *work += step.propagations;
        }
    }
    assert!(2 * work[1] < work[0], "{work:?}");
}

fn agree(kind: Kind, seeds: std::ops::Range<u64>) {
    let (mut feasible, mut infeasible) = (0, 0);
    for seed in seeds {
        let Ok(project) = Project::try_from(draw(seed, kind)) else { continue };
        let best = enumerate(&project);
        let (verdict, value, bounds) = prove(&project, seed);
        assert_eq!(value, best, "seed {seed}: {project:?}");
        if let Some(best) = best {
            assert_eq!(verdict, Verdict::Optimal, "seed {seed}");
            assert!(bounds.iter().all(|&bound| bound <= best), "seed {seed}: {bounds:?} above {best}");
            assert_eq!(bounds.last(), Some(&best), "seed {seed}");
            feasible += 1;
        } else {
            assert_eq!(verdict, Verdict::Infeasible, "seed {seed}");
            infeasible += 1;
        }
    }
    assert!(feasible > 20, "{feasible} feasible and {infeasible} infeasible projects");
}

#[test]
fn finds_the_optimum_of_one_mode() {
    agree(Kind::default(), 0..120);
}

#[test]
fn finds_the_optimum_of_many_modes_and_budgets() {
    agree(Kind { modes: true, ..Kind::default() }, 0..60);
}

#[test]
fn finds_the_optimum_of_many_modes_beside_everything_else() {
    agree(Kind { modes: true, lags: true, stocks: true, persons: true, parts: false }, 0..200);
}

/// Two chains of `count` activities, each of 4 ticks for nothing or of 1 tick for 3; the budget pays for `quick` in each.
fn bought(count: usize, quick: i64) -> Project {
    let mut raw = Raw { budgets: vec![6 * quick], ..Raw::default() };
    for place in 0..2 * count {
        let slow = Mode { duration: 4, ..Mode::default() };
        let dear = Mode { duration: 1, spends: vec![(0, 3)], ..Mode::default() };
        raw.activities.push(Activity { modes: vec![slow, dear], release: 0 });
        if place >= 2 {
            raw.links.push(Link::after(place - 2, place));
        }
    }
    Project::try_from(raw).expect("a valid project")
}

#[test]
fn modes_mixed_say_soon_what_a_budget_leaves_of_chains() {
    for (count, quick) in [(12, 5), (20, 10), (20, 3), (30, 17)] {
        let project = bought(count, quick);
        let mut prover = Prover::new(&project, 0, &|| false).expect("whole");
        let step = prover.step(None, &[], 100_000, &|| false);
        let value = step.better.map(|best| check(&project, &best).expect("a valid schedule").first);
        let best = 4 * i64::try_from(count).expect("small") - 3 * quick;
        assert_eq!(
            (step.verdict, value, step.bound),
            (Verdict::Optimal, Some(best), best),
            "{count} {quick}"
        );
    }
}

#[test]
fn modes_mixed_say_what_is_scarce() {
    // Two chains that end together: two units of money shorten the whole by a tick.
    let mut prover = Prover::new(&bought(20, 10), 0, &|| false).expect("whole");
    prover.step(None, &[], 100_000, &|| false);
    let &[price] = prover.prices() else { panic!("a price of the budget: {:?}", prover.prices()) };
    assert!((price - 0.5).abs() < 0.05, "{price}");
    let mut prover = Prover::new(&bought(20, 40), 0, &|| false).expect("whole");
    prover.step(None, &[], 100_000, &|| false);
    assert_eq!(prover.prices(), [0.0], "money for all that is quick");
    let mut prover = Prover::new(&scarce(0, 5), 0, &|| false).expect("whole");
    prover.step(None, &[], 100_000, &|| false);
    assert!(prover.prices().is_empty(), "no mode to choose");
}

#[test]
fn the_largest_numbers_are_counted_right() {
    let most = crate::validate::LARGEST;
    for long in [0, 1, 100_000_000] {
        let uses = vec![(0, most)];
        let slow = Mode { duration: long + long / 2, uses: uses.clone(), ..Mode::default() };
        let dear = Mode { duration: long, uses, spends: vec![(0, most)], ..Mode::default() };
        let activity = Activity { modes: vec![slow, dear], release: 0 };
        let raw = Raw {
            activities: vec![activity; 3],
            renewables: vec![most],
            budgets: vec![most],
            ..Raw::default()
        };
        let project = Project::try_from(raw).expect("a valid project");
        let (verdict, value, _) = prove(&project, 0);
        assert_eq!((verdict, value), (Verdict::Optimal, Some(long + 2 * (long + long / 2))), "{long}");
    }
}

#[test]
fn finds_the_optimum_of_maximum_lags_or_that_there_is_none() {
    agree(Kind { lags: true, ..Kind::default() }, 0..120);
}

#[test]
fn finds_the_optimum_of_stocks_or_that_there_is_none() {
    agree(Kind { stocks: true, ..Kind::default() }, 0..120);
}

#[test]
fn finds_the_optimum_of_skilled_persons_or_that_there_is_none() {
    agree(Kind { persons: true, ..Kind::default() }, 0..60);
}

#[test]
fn finds_the_least_total_delay() {
    agree(Kind { parts: true, ..Kind::default() }, 0..80);
}

#[test]
fn finds_the_optimum_of_everything_together() {
    let kind = Kind { modes: true, lags: true, stocks: true, persons: true, parts: true };
    agree(kind, 0..200);
}

/// A project too large to enumerate, whose renewables are scarce.
fn scarce(seed: u64, count: usize) -> Project {
    let mut dice = Dice::new(seed);
    let mut raw = Raw { renewables: vec![6, 6], ..Raw::default() };
    for place in 0..count {
        let mode = Mode { duration: 1 + dice.to(8), uses: dice.amounts(2, 4), ..Mode::default() };
        raw.activities.push(Activity { modes: vec![mode], release: 0 });
        if place > 0 && dice.to(2) > 0 {
            raw.links.push(Link::after(dice.place(place), place));
        }
    }
    Project::try_from(raw).expect("a valid project")
}

#[test]
fn equal_runs_are_equal_however_they_are_cut() {
    let project = scarce(3, 25);
    let run = || {
        let mut prover = Prover::new(&project, 7, &|| false).expect("whole");
        let mut best: Option<Schedule> = None;
        let mut steps: Vec<Step> = Vec::new();
        for _ in 0..8 {
            let step = prover.step(best.as_ref(), &[], 4_000, &|| false);
            best = step.better.clone().or(best);
            steps.push(step);
        }
        (steps, best)
    };
    assert_eq!(run(), run());
}

#[test]
fn ways_to_search_agree_on_the_optimum() {
    for seed in 0..6 {
        let project = scarce(seed, 18);
        let values: Vec<_> = (0..4).map(|way| prove(&project, way).1).collect();
        assert!(values[0].is_some());
        assert_eq!(values, vec![values[0]; 4], "seed {seed}");
    }
}

#[test]
fn a_neighbourhood_keeps_to_what_it_is_given() {
    for seed in 0..12 {
        let project = scarce(seed, 14);
        let mut prover = Prover::new(&project, 0, &|| false).expect("whole");
        let first = prover.step(None, &[], 400, &|| false).better;
        let Some(first) = first else { continue };
        let value = first.value(&project).first;
        let windows = first.starts.iter().map(|&start| (start - 3, start + 3)).collect();
        let freedom = Freedom { windows, ..Freedom::default() };
        let (found, _, refused) = improve(&project, &first, &freedom, value, 200_000, &|| false);
        assert!(!refused);
        if let Found::Better(better) = found {
            assert!(better.value(&project).first < value);
            let near = first.starts.iter().zip(&better.starts).all(|(&old, &new)| (old - new).abs() <= 3);
            assert!(near, "seed {seed}");
        }
        let freedom =
            Freedom { windows: first.starts.iter().map(|&at| (at, at)).collect(), ..Freedom::default() };
        let (found, _, refused) = improve(&project, &first, &freedom, value, 200_000, &|| false);
        assert!(!refused);
        assert_eq!(found, Found::Nothing, "only the schedule itself is left");
    }
}
