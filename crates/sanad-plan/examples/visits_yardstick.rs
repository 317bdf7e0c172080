//! Prints a made problem and the plan found for it, for the yardstick in `yardstick/`.
//!
//! `cargo run -p sanad-plan --example visits_yardstick -- SEED SITES TEAMS UNITS`
#![expect(clippy::unwrap_used, reason = "a measuring program may stop at the first surprise")]

#[path = "../tests/it/made.rs"]
#[expect(dead_code, reason = "the tests use the rest")]
mod made;

use std::io::Write as _;

use sanad_plan::visits::{check, validate};

fn main() {
    let numbers: Vec<u32> = std::env::args().skip(1).map(|word| word.parse().unwrap()).collect();
    let [seed, sites, teams, units] = numbers[..] else {
        let _ = writeln!(std::io::stderr(), "usage: visits_yardstick SEED SITES TEAMS UNITS");
        std::process::exit(2);
    };
    let mut raw = made::country(u64::from(seed), sites, teams);
    // The peer's model has no limit on driving, so the yardstick has none either.
    raw.travel.max_minutes_per_day = 1440;
    let problem = validate(raw).unwrap();
    let plan = made::solved(&problem, units, 1, 1);
    check(&problem, &plan).unwrap();
    let mut out = std::io::stdout().lock();
    let travel = problem.travel();
    writeln!(out, "travel {} {}", travel.speed_kmh, travel.road_factor).unwrap();
    for team in problem.teams() {
        let base = team.base();
        let (from, to) = team.days();
        let minutes: Vec<String> = (from..to)
            .map(|day| usize::try_from(day).unwrap())
            .map(|day| {
                let calendars = team.calendars().iter();
                calendars.map(|&c| problem.calendars()[c].minutes()[day]).min().unwrap().to_string()
            })
            .collect();
        writeln!(out, "team {} {} {from} {}", base.lat, base.lon, minutes.join(" ")).unwrap();
    }
    for site in problem.sites() {
        let able: Vec<String> = problem
            .teams()
            .iter()
            .map(|team| {
                let can = site.needs().iter().all(|(skill, level)| {
                    team.skills().iter().any(|(held, at)| held == skill && at >= level)
                });
                u8::from(can).to_string()
            })
            .collect();
        let (at, work, value) = (site.at(), site.work().likely, site.value_thousandths());
        writeln!(out, "site {} {} {work} {value} {}", at.lat, at.lon, able.join(" ")).unwrap();
    }
    for team in &plan.teams {
        let order: Vec<String> = team
            .stops
            .iter()
            .map(|stop| problem.sites().iter().position(|s| s.code() == stop.visit.site).unwrap().to_string())
            .collect();
        writeln!(out, "order {}", order.join(" ")).unwrap();
    }
    writeln!(out, "horizon {}", plan.horizon_days).unwrap();
    writeln!(out, "found {} {}", plan.objective.thousandths, plan.bound_thousandths).unwrap();
}
