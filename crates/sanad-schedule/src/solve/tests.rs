//! Rounds of workers that are told what to say.

use std::sync::Mutex;

use super::{Primal, Rounds, Search, Status};
use crate::project::{Activity, Mode, Project, Raw};
use crate::schedule::{Schedule, Value};

/// Offers the same again and again, and tells that it is worth so much.
struct Told(i64, Schedule);

impl Primal for Told {
    fn round(&mut self, _: u64, _: Value, _: &dyn Fn() -> bool) {}
    fn value(&self) -> Option<Value> {
        Some(Value { first: self.0, second: 0 })
    }
    fn schedule(&self) -> Option<Schedule> {
        Some(self.1.clone())
    }
    fn hear(&mut self, _: Value, _: &Schedule) {}
    fn passes(&self) -> u64 {
        1
    }
}

/// Keeps all prices that it hears.
struct Priced<'a>(&'a Mutex<Vec<Vec<f64>>>);

impl Primal for Priced<'_> {
    fn round(&mut self, _: u64, _: Value, _: &dyn Fn() -> bool) {}
    fn value(&self) -> Option<Value> {
        None
    }
    fn schedule(&self) -> Option<Schedule> {
        None
    }
    fn hear(&mut self, _: Value, _: &Schedule) {}
    fn price(&mut self, prices: &[f64]) {
        self.0.lock().expect("nobody else").push(prices.to_vec());
    }
    fn passes(&self) -> u64 {
        1
    }
}

#[test]
fn schedules_are_made_at_the_prices_of_the_proofs() {
    let mode = |duration, used| Mode { duration, uses: vec![(0, used)], ..Mode::default() };
    let ways = |place: i64| vec![mode(3 + place % 4, 5), mode(5 + place % 5, 3 - place % 2)];
    let activities = (0..40).map(|place| Activity { modes: ways(place), release: 0 }).collect();
    let raw = Raw { activities, renewables: vec![7, 9], ..Raw::default() };
    let project = Project::try_from(raw).expect("valid");
    let search =
        Search { schedules: None, seed: 1, threads: 1, proofs: true, stop: &|| false, progress: &|_| {} };
    let heard = Mutex::new(Vec::new());
    let mut rounds = Rounds::new(&project, &search, Value { first: 0, second: 0 });
    rounds.primal.push(Box::new(Priced(&heard)));
    rounds.prove();
    rounds.run(Some(10_000));
    let heard = heard.lock().expect("nobody else").clone();
    let said = |prices: &Vec<f64>| matches!(prices[..], [scarce, ample] if scarce > 0.0 && ample <= 0.0);
    assert!(heard.iter().any(said), "{heard:?}");
}

#[test]
fn what_the_checker_refuses_is_counted_and_not_shown() {
    let mode = Mode { duration: 3, uses: vec![(0, 1)], ..Mode::default() };
    let activity = Activity { modes: vec![mode], release: 0 };
    let raw = Raw { activities: vec![activity; 2], renewables: vec![1], ..Raw::default() };
    let project = Project::try_from(raw).expect("valid");
    let at = |second| Schedule { starts: vec![0, second], modes: vec![0; 2], crews: vec![Vec::new(); 2] };
    let search = Search {
        schedules: Some(20),
        seed: 1,
        threads: 1,
        proofs: false,
        stop: &|| false,
        progress: &|_| {},
    };
    let answer = |told: [(i64, Schedule); 3]| {
        let mut rounds = Rounds::new(&project, &search, Value { first: 0, second: 0 });
        for (value, schedule) in told {
            rounds.primal.push(Box::new(Told(value, schedule)));
        }
        // Two rounds.
        rounds.run(Some(60_000))
    };
    // Both at once; worth less than told; right.
    let three = answer([(5, at(2)), (6, at(4)), (7, at(4))]);
    assert_eq!((three.refused, three.value.map(|value| value.first)), (2, Some(7)));
    assert_eq!(three.schedule, Some(at(4)));
    let none = answer([(5, at(2)), (5, at(2)), (6, at(4))]);
    assert_eq!((none.refused, none.status), (3, Status::Unknown));
}
