//! Problems made from a seed, small enough to enumerate or of a stated size.

use std::ops::ControlFlow;

use sanad_plan::visits::{
    Effort, Exclusion, Minutes, Pin, Point, RawCalendar, RawSite, RawTeam, RawVisits, Travel, VisitPlan,
    VisitProblem, solve, validate,
};

/// Whole numbers from a seed (SplitMix64; Steele, Lea and Flood, OOPSLA 2014).
pub(crate) struct Made(u64);

impl Made {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed)
    }

    pub(crate) fn below(&mut self, end: u32) -> u32 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^= z >> 31;
        u32::try_from(z % u64::from(end)).unwrap()
    }

    pub(crate) fn between(&mut self, low: u32, high: u32) -> u32 {
        low + self.below(high - low + 1)
    }
}

/// Up to 6 sites, up to 2 teams, days of a few minutes: everything that the problem knows occurs,
/// and minute-by-minute enumeration is quick.
pub(crate) fn small(seed: u64) -> RawVisits {
    let mut made = Made::new(seed);
    let horizon = made.between(6, 14);
    let teams = made.between(1, 2);
    let sites = made.between(1, 6);
    let calendars = (0..2)
        .map(|number| RawCalendar {
            code: format!("c{number}"),
            minutes: (0..horizon).map(|day| if day % 7 == 5 { 0 } else { made.between(3, 9) }).collect(),
        })
        .collect();
    let point = |made: &mut Made| Point {
        lat: 30.0 + f64::from(made.below(100)) / 100.0,
        lon: 14.0 + f64::from(made.below(100)) / 100.0,
    };
    let teams: Vec<RawTeam> = (0..teams)
        .map(|number| {
            let from_day = made.below(2);
            RawTeam {
                code: format!("t{number}"),
                base: point(&mut made),
                calendar_codes: if made.below(2) == 0 {
                    vec!["c0".to_owned()]
                } else {
                    vec!["c0".to_owned(), "c1".to_owned()]
                },
                skills: vec![("power".to_owned(), if number == 0 { 4 } else { 2 })],
                people: made.between(1, 5),
                from_day,
                to_day: horizon - made.below(2),
            }
        })
        .collect();
    let mut excluded = Vec::new();
    let sites: Vec<RawSite> = (0..sites)
        .map(|number| {
            let likely = made.between(1, 14);
            let pin = (made.below(12) == 0).then(|| Pin { team: "t0".to_owned(), day: made.between(2, 4) });
            if pin.is_none() && teams.len() > 1 && made.below(10) == 0 {
                excluded.push(Exclusion { site: format!("s{number}"), team: Some("t1".to_owned()) });
            }
            let closed = if made.below(4) == 0 && pin.is_none() {
                let from = made.below(horizon - 1);
                vec![(from, made.between(from + 1, horizon))]
            } else {
                Vec::new()
            };
            RawSite {
                code: format!("s{number}"),
                at: point(&mut made),
                work_minutes: Minutes { low: likely.div_ceil(2), likely, high: likely + made.below(8) },
                value: f64::from(made.below(11)),
                needs: match made.below(4) {
                    0 => vec![("power".to_owned(), 3)],
                    1 => vec![("power".to_owned(), 1)],
                    _ => Vec::new(),
                },
                closed,
                pin,
            }
        })
        .collect();
    RawVisits {
        horizon_days: horizon,
        calendars,
        teams,
        sites,
        travel: Travel {
            speed_kmh: f64::from(made.between(500, 1000)),
            road_factor: 1.25,
            max_minutes_per_day: made.between(3, 9),
        },
        excluded,
        partial: false,
    }
}

/// Sites over a wide country, teams at three cities, 90 days of 480 minutes with weekends and a
/// month of 300.
pub(crate) fn country(seed: u64, sites: u32, teams: u32) -> RawVisits {
    let mut made = Made::new(seed);
    let horizon = 90;
    let minutes = |weekend: [u32; 2]| {
        (0..horizon)
            .map(|day| match day {
                day if weekend.contains(&(day % 7)) => 0,
                20..50 => 300,
                _ => 480,
            })
            .collect()
    };
    let cities = [(32.9, 13.2), (32.1, 20.1), (27.0, 14.4)];
    RawVisits {
        horizon_days: horizon,
        calendars: vec![
            RawCalendar { code: "one".to_owned(), minutes: minutes([5, 6]) },
            RawCalendar { code: "two".to_owned(), minutes: minutes([4, 5]) },
        ],
        teams: (0..teams)
            .zip(cities.iter().cycle())
            .map(|(number, &(lat, lon))| RawTeam {
                code: format!("team-{number}"),
                base: Point { lat, lon },
                calendar_codes: vec!["one".to_owned(), "two".to_owned()],
                skills: vec![("process".to_owned(), 3), ("power".to_owned(), 2 + u8::from(number == 0))],
                people: 4,
                from_day: 7,
                to_day: horizon,
            })
            .collect(),
        sites: (0..sites)
            .map(|number| RawSite {
                code: format!("site-{number:03}"),
                at: Point {
                    lat: 26.0 + f64::from(made.below(700)) / 100.0,
                    lon: 11.0 + f64::from(made.below(1200)) / 100.0,
                },
                work_minutes: {
                    let likely = made.between(8, 32) * 60;
                    Minutes { low: likely * 2 / 3, likely, high: likely * 2 }
                },
                value: f64::from(made.between(1, 100)),
                needs: if made.below(6) == 0 {
                    vec![("power".to_owned(), 3)]
                } else {
                    vec![("process".to_owned(), 2)]
                },
                closed: Vec::new(),
                pin: None,
            })
            .collect(),
        travel: Travel { speed_kmh: 60.0, road_factor: 1.3, max_minutes_per_day: 300 },
        excluded: Vec::new(),
        partial: false,
    }
}

/// The small problem of a seed if its random pins happen to be on working days.
pub(crate) fn small_problem(seed: u64) -> Option<VisitProblem> {
    validate(small(seed)).ok()
}

/// Solves to the end.
pub(crate) fn solved(problem: &VisitProblem, units: u32, seed: u64, threads: usize) -> VisitPlan {
    solve(problem, Effort { units }, seed, threads, &|_| ControlFlow::Continue(()))
}
