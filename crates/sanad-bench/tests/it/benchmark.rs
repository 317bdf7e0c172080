//! The promises of the public benchmark: instances never change under their names, have a solution, use
//! every feature; and the checker finds what is broken.

use sanad_bench::benchmark::{
    Broken, EACH, Instance, Levels, Size, Solution, all, checked, digest, generate, solved,
};
use sanad_bench::schedule::Limits;
use sanad_plan::portfolio::{Rule, Search, solve};
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};

/// What is done to a solution.
type Change = fn(&mut Solution);

/// The instance of the document, and its solution, as they stand there.
fn example() -> (Instance, Solution) {
    let document = include_str!("../../../../docs/benchmark/README.md");
    let mut blocks = document.split("```json\n").skip(1).filter_map(|rest| rest.split("```").next());
    let instance = Instance::of(blocks.next().expect("an instance")).expect("of the format");
    let solution = Solution::of(blocks.next().expect("a solution")).expect("of the format");
    (instance, solution)
}

const LIMITS: Limits = Limits { seconds: None, schedules: Some(400), threads: 2, seed: 1 };

#[test]
fn the_sixty_instances_never_change() {
    let mut own = String::new();
    for instance in all() {
        own.extend([&digest(&instance), "  ", &instance.name, ".json\n"]);
    }
    assert_eq!(own.lines().count(), 60);
    assert!(own == include_str!("../../../../docs/benchmark/digests.txt"), "other instances than published");
}

#[test]
fn every_instance_has_a_solution_and_is_its_own_text() {
    for size in Size::ALL {
        for number in 1..=EACH + 1 {
            let made = generate(size, number);
            assert_eq!(made.instance.measures.len(), size.measures());
            checked(&made.instance, &made.solution).expect("no fault").expect("a solution");
            if number % 7 == 1 {
                assert_eq!(Instance::of(&made.instance.text()).expect("its text"), made.instance);
            }
        }
    }
    assert_ne!(generate(Size::Small, 1).instance, generate(Size::Small, 21).instance);
    assert_eq!(Levels::of(1), Levels::of(21));
    let mut levels: Vec<String> = (1..=EACH).map(|number| format!("{:?}", Levels::of(number))).collect();
    levels.sort();
    levels.dedup();
    assert_eq!(levels.len(), 17, "a full design of two levels and a middle");
}

#[test]
fn every_feature_is_in_use() {
    let own = generate(Size::Large, 1).instance;
    let modes = || own.measures.iter().flat_map(|own| &own.activities).flat_map(|own| &own.modes);
    assert!(own.measures.iter().any(|own| own.must) && own.measures.iter().any(|own| own.worth == 0));
    assert!(own.measures.iter().flat_map(|own| &own.activities).any(|own| own.modes.len() == 3));
    assert!(own.links.iter().any(|link| link.most.is_some()) && own.links.iter().any(|link| link.lag > 0));
    let measure = |code: &str| code.split('-').next().map(str::to_owned);
    assert!(own.links.iter().any(|link| measure(&link.from) != measure(&link.to)));
    assert!(!own.at_most_one.is_empty() && !own.requires.is_empty());
    assert!(own.renewables.iter().any(|own| own.capacity.len() > 1));
    for pool in &own.pools {
        assert!(pool.count > 0, "{}", pool.code);
    }
    let trained = |pool: &str| modes().any(|mode| mode.trains.iter().any(|own| own.0 == pool));
    assert!(trained("operators") && trained("fitters"));
    for utility in &own.utilities {
        let has = |list: &[(String, i64)]| list.iter().any(|own| own.0 == utility.code);
        assert!(
            modes().any(|mode| has(&mode.takes)) && modes().any(|mode| has(&mode.gives)),
            "{}",
            utility.code
        );
    }
    assert!(modes().any(|mode| !mode.draws.is_empty()));
    // Not everything can be had: the cheapest modes of all cost more than comes in.
    for fund in &own.funds {
        let paid = modes().flat_map(|mode| &mode.pays).filter(|pay| pay.0 == fund.code);
        let all: i64 = paid.map(|pay| pay.1 + pay.2).sum();
        assert!(fund.inflows.iter().map(|own| own.1).sum::<i64>() < all);
    }
}

#[test]
fn the_example_of_the_document_is_right() {
    let (instance, solution) = example();
    assert_eq!(checked(&instance, &solution).expect("no fault").expect("a solution"), 2_200);
    let (row, own) = solved(&instance, LIMITS).expect("no fault");
    assert_eq!((row.value, row.verdict.as_str()), (Some(2_200), "ok"), "the best, as the document says");
    let own = own.expect("a solution");
    assert_eq!(Solution::of(&own.text()).expect("its text"), own);
}

#[test]
fn what_is_broken_is_found() {
    let (instance, right) = example();
    let broken = |change: &dyn Fn(&mut Solution)| {
        let mut solution = right.clone();
        solution.objective = None;
        change(&mut solution);
        match checked(&instance, &solution).expect("no fault") {
            Ok(objective) => panic!("worth {objective}: {solution:?}"),
            Err(Broken::Rules(breaches)) => breaches.into_iter().map(|breach| breach.rule).collect(),
            Err(Broken::Form(_) | Broken::Objective(..)) => Vec::new(),
        }
    };
    let cases: [(Change, Option<Rule>); 17] = [
        (|own| own.instance = "another".to_owned(), None),
        (|own| own.activities[0].code = "none".to_owned(), None),
        (|own| own.activities[0].mode = 2, None),
        (|own| own.activities.push(own.activities[2].clone()), None),
        (|own| own.activities[0].people[0].0 = "running".to_owned(), None),
        (|own| own.activities[0].people[0].1 = "nobody".to_owned(), None),
        (|own| own.objective = Some(2_201), None),
        (|own| drop(own.activities.remove(1)), Some(Rule::Missing)),
        (|own| own.activities[0].start = -1, Some(Rule::Release)),
        (|own| own.activities[1].start = 91, Some(Rule::Deadline)),
        (|own| own.activities[1].start = 34, Some(Rule::LagMin)),
        (|own| own.activities[1].start = 71, Some(Rule::LagMax)),
        (|own| own.activities[0].people[0].2 = 2, Some(Rule::Count)),
        (|own| own.activities[0].people[0].1 = "operators".to_owned(), Some(Rule::Skill)),
        // The course ends when the trial has begun.
        (|own| own.activities[2].start = 11, Some(Rule::Skill)),
        // The fast mode pays before the second instalment comes.
        (|own| (own.activities[0].mode, own.activities[0].people[0].2) = (0, 2), Some(Rule::Fund)),
        (|own| own.activities[1].people[0].2 = 3, Some(Rule::Count)),
    ];
    for (number, (change, rule)) in cases.iter().enumerate() {
        let found: Vec<Rule> = broken(change);
        assert!(rule.is_none_or(|rule| found.contains(&rule)), "case {number}: {found:?}");
    }
    // What the example does not show.
    let mut tight = instance.clone();
    tight.utilities[0].given = vec![(0, 3)];
    tight.renewables[0].capacity = vec![(15, 1)];
    tight.measures[0].activities[0].modes[1].renewables = vec![("crane".to_owned(), 1)];
    tight.at_most_one = vec![vec!["mill".to_owned(), "course".to_owned()]];
    let Err(Broken::Rules(breaches)) = checked(&tight, &right).expect("no fault") else {
        panic!("nothing found")
    };
    for rule in [Rule::Utility, Rule::Renewable, Rule::Group] {
        assert!(breaches.iter().any(|breach| breach.rule == rule), "{rule:?}: {breaches:?}");
    }
    // More persons told than needed, and just as many there as are needed.
    let mut two = instance.clone();
    two.measures[0].activities[1].modes[0].needs[0].1 = 2;
    for (told, fine) in [(1, false), (2, true), (3, false)] {
        let mut own = right.clone();
        own.activities[1].people[0].2 = told;
        assert_eq!(checked(&two, &own).expect("no fault").is_ok(), fine, "{told} told");
    }
    let mut must = instance.clone();
    must.measures[0].must = true;
    must.requires = vec![("course".to_owned(), "mill".to_owned())];
    let mut none = right;
    none.objective = None;
    none.activities.drain(..2);
    let Err(Broken::Rules(breaches)) = checked(&must, &none).expect("no fault") else {
        panic!("nothing found")
    };
    for rule in [Rule::Mandatory, Rule::Group] {
        assert!(breaches.iter().any(|breach| breach.rule == rule), "{rule:?}: {breaches:?}");
    }
}

#[test]
fn solutions_pass_and_keep_below_the_bound() {
    for (size, number) in [(Size::Small, 3), (Size::Small, 16), (Size::Medium, 6)] {
        let instance = generate(size, number).instance;
        let (row, solution) = solved(&instance, LIMITS).expect("no fault");
        let solution = Solution::of(&solution.expect("one").text()).expect("its text");
        let value = checked(&instance, &solution).expect("no fault").expect("a solution");
        assert!(row.value == Some(value) && value > 0 && value <= row.bound, "{row}");
        assert_eq!(row.verdict, "ok");
    }
}

#[test]
fn a_fault_of_an_instance_is_told() {
    let fault = |change: &dyn Fn(&mut Instance)| {
        let mut instance = example().0;
        change(&mut instance);
        format!("{:#}", instance.problem().expect_err("a fault"))
    };
    let two = |own: &mut Instance| own.pools[1].skills.push("fitting".to_owned());
    assert!(fault(&two).contains("a pool with one skill"));
    assert!(fault(&|own| own.links[0].from = "none".to_owned()).contains("none"));
    assert!(fault(&|own| own.measures[0].activities[0].modes[0].days = 0).contains("0 days"));
    assert!(Instance::of("{\"format\": \"other\"}").is_err());
}

#[test]
fn a_search_without_a_number_comes_away_from_what_holds_it() {
    let problem = generate(Size::Small, 3).instance.problem().expect("no fault");
    let asked = AtomicU64::new(0);
    let stop = || asked.fetch_add(1, Relaxed) > 30_000;
    let search = Search { schedules: None, seed: 1, threads: 1, warm: None, stop: &stop, progress: &|_| {} };
    let answer = solve(&problem, &search).expect("not refused");
    // The optimum, as CP-SAT proves; a search that stays where it is ends at 63,616.
    assert_eq!(answer.terms.jobs, 68_393);
}
