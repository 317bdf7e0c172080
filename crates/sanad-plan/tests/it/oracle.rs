//! The true optimum of small problems: every order of every subset for every team, each minute
//! walked one by one. It shares nothing with the engine but the types of the problem.

use std::collections::BTreeMap;

use sanad_plan::visits::{Point, VisitProblem};

/// Missed pins, value-days in thousandths, unvisited sites, travel minutes.
pub(crate) type Key = (u32, u64, u32, u64);

fn add(a: Key, b: Key) -> Key {
    (a.0 + b.0, a.1 + b.1, a.2 + b.2, a.3 + b.3)
}

/// Driving minutes by the spherical law of cosines, rounded up.
fn drive(problem: &VisitProblem, a: Point, b: Point) -> u32 {
    if (a.lat, a.lon) == (b.lat, b.lon) {
        return 0;
    }
    let (x, y) = (a.lat.to_radians(), b.lat.to_radians());
    let lon = (a.lon - b.lon).to_radians();
    let cos = (libm::sin(x) * libm::sin(y) + libm::cos(x) * libm::cos(y) * libm::cos(lon)).clamp(-1.0, 1.0);
    let travel = problem.travel();
    let minutes = libm::acos(cos) * 6371.0088 * travel.road_factor / travel.speed_kmh * 60.0;
    format!("{:.0}", minutes.ceil()).parse().unwrap()
}

/// A team minute by minute.
#[derive(Clone)]
struct Walk {
    day: u32,
    minute: u32,
    driven: u32,
    at: Point,
}

struct Team<'a> {
    problem: &'a VisitProblem,
    number: usize,
    minutes: Vec<u32>,
}

impl Team<'_> {
    fn next_minute(&self, walk: &mut Walk) {
        walk.minute += 1;
        self.settle(walk);
    }

    /// Moves past the end of days; false after the last.
    fn settle(&self, walk: &mut Walk) {
        while self
            .minutes
            .get(usize::try_from(walk.day).unwrap())
            .is_some_and(|&minutes| walk.minute >= minutes)
        {
            walk.day += 1;
            walk.minute = 0;
            walk.driven = 0;
        }
    }

    fn over(&self, walk: &Walk) -> bool {
        usize::try_from(walk.day).unwrap() >= self.minutes.len()
    }

    /// After visiting the site, and the day on which it was done; nothing if it does not fit.
    fn visit(&self, walk: &Walk, site: usize) -> Option<(Walk, u32, u32)> {
        let record = &self.problem.sites()[site];
        let mut walk = walk.clone();
        let road = drive(self.problem, walk.at, record.at());
        let mut left = road;
        self.settle(&mut walk);
        while left > 0 {
            if self.over(&walk) {
                return None;
            }
            if walk.driven < self.problem.travel().max_minutes_per_day {
                walk.driven += 1;
                left -= 1;
            }
            self.next_minute(&mut walk);
        }
        let mut left = record.work().likely;
        let mut done = 0;
        while left > 0 {
            if self.over(&walk) {
                return None;
            }
            let closed = record.closed().iter().any(|&(from, to)| from <= walk.day && walk.day < to);
            let early = record.pin().is_some_and(|(_, day)| walk.day < day);
            if !closed && !early {
                let late = record.pin().is_some_and(|(_, day)| walk.day > day);
                if late && left == record.work().likely {
                    return None;
                }
                left -= 1;
                done = walk.day;
            }
            self.next_minute(&mut walk);
        }
        walk.at = record.at();
        Some((walk, done, road))
    }

    fn best_orders(&self, walk: &Walk, used: usize, key: Key, best: &mut BTreeMap<usize, Key>) {
        let mut total = key;
        if used > 0 {
            let base = self.problem.teams()[self.number].base();
            total.3 += u64::from(drive(self.problem, base, walk.at));
        }
        let entry = best.entry(used).or_insert(total);
        *entry = (*entry).min(total);
        for site in 0..self.problem.sites().len() {
            if used & (1 << site) != 0 || !self.may(site) {
                continue;
            }
            let Some((after, done, road)) = self.visit(walk, site) else { continue };
            let value = self.problem.sites()[site].value_thousandths();
            let cost = (0, value * u64::from(done + 1), 0, u64::from(road));
            self.best_orders(&after, used | (1 << site), add(key, cost), best);
        }
    }

    fn may(&self, site: usize) -> bool {
        let record = &self.problem.sites()[site];
        let skilled = record.needs().iter().all(|(skill, level)| {
            self.problem.teams()[self.number].skills().iter().any(|(held, at)| held == skill && at >= level)
        });
        skilled
            && !record.is_excluded()
            && !record.excluded_teams().contains(&self.number)
            && record.pin().is_none_or(|(team, _)| team == self.number)
    }
}

/// The least objective over all plans.
pub(crate) fn optimum(problem: &VisitProblem) -> Key {
    let sites = problem.sites().len();
    let mut by_visited: BTreeMap<usize, Key> = BTreeMap::from([(0, (0, 0, 0, 0))]);
    for (number, team) in problem.teams().iter().enumerate() {
        let minutes = (0..problem.horizon_days())
            .map(|day| {
                let index = usize::try_from(day).unwrap();
                let (from, to) = team.days();
                if day < from || day >= to {
                    return 0;
                }
                team.calendars()
                    .iter()
                    .map(|&calendar| problem.calendars()[calendar].minutes()[index])
                    .min()
                    .unwrap()
            })
            .collect();
        let team_walk = Team { problem, number, minutes };
        let start = Walk { day: 0, minute: 0, driven: 0, at: team.base() };
        let mut alone = BTreeMap::new();
        team_walk.best_orders(&start, 0, (0, 0, 0, 0), &mut alone);
        let mut joined: BTreeMap<usize, Key> = BTreeMap::new();
        for (&a, &key_a) in &by_visited {
            for (&b, &key_b) in &alone {
                if a & b == 0 {
                    let key = add(key_a, key_b);
                    let entry = joined.entry(a | b).or_insert(key);
                    *entry = (*entry).min(key);
                }
            }
        }
        by_visited = joined;
    }
    by_visited
        .into_iter()
        .map(|(visited, key)| {
            (0..sites)
                .filter(|site| visited & (1 << site) == 0)
                .filter(|&site| !problem.sites()[site].is_excluded())
                .fold(key, |key, site| {
                    let record = &problem.sites()[site];
                    let days = 2 * u64::from(problem.horizon_days());
                    let pin = u32::from(record.pin().is_some());
                    add(key, (pin, record.value_thousandths() * days, 1, 0))
                })
        })
        .min()
        .unwrap()
}
