//! The solver: eight virtual workers in rounds, then the plan written out.
//!
//! The work is split over [`WORKERS`] virtual workers, each with its own stream of draws and its
//! own share of the budget, whatever the number of threads. After every round the worse half
//! goes on from the best plan so far. The best plan is chosen by objective, then by the number of
//! the worker, so that equal problem, effort and seed give equal plans.

use std::ops::ControlFlow;

use super::bound::lower_bound;
use super::decode::{Pins, Prepared, narrow};
use super::plan::{
    DayUse, Details, Leg, Moment, Objective, Place, Span, Stop, TeamPlan, Unvisited, UnvisitedReason, Visit,
    VisitPlan,
};
use super::problem::VisitProblem;
use super::route::{Solution, objective, thousandths, unvisited};
use super::search::Worker;
use super::travel::Roads;

/// Virtual workers, whatever the number of threads.
pub const WORKERS: usize = 8;

/// Schedules in one unit of effort.
pub const SCHEDULES_PER_UNIT: u64 = 1_000;

const ROUNDS: u64 = 8;

/// How much to search.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Effort {
    /// Units of [`SCHEDULES_PER_UNIT`] schedules. A schedule places every site once; a partial
    /// one counts by its share of visits placed.
    pub units: u32,
}

/// What the caller hears between rounds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// Rounds done, from 1.
    pub done: u64,
    /// Rounds in all.
    pub of: u64,
    /// Schedules generated so far.
    pub schedules: u64,
    /// The best plan so far.
    pub best: Objective,
}

/// Solves the problem.
///
/// `threads` (0 counts as 1) changes the time taken, never the plan. `progress` is called on the
/// calling thread after every round; when it breaks, the best plan so far is returned with
/// [`Details::stopped`] set.
pub fn solve(
    problem: &VisitProblem,
    effort: Effort,
    seed: u64,
    threads: usize,
    progress: &dyn Fn(Progress) -> ControlFlow<()>,
) -> VisitPlan {
    let prepared = Prepared::new(problem, Roads::all(problem));
    let sites = (prepared.sites as u64).max(1);
    let share = u64::from(effort.units) * SCHEDULES_PER_UNIT * sites / WORKERS as u64;
    let mut workers: Vec<Worker> =
        (0..).take(WORKERS).map(|number| Worker::new(&prepared, seed, number)).collect();
    let mut stopped = false;
    for round in 0..ROUNDS {
        let budget = share * (round + 1) / ROUNDS;
        in_threads(&mut workers, threads, &|number, worker| {
            if round == 0 {
                worker.construct(&prepared, number, share);
            }
            worker.improve(&prepared, budget, round, ROUNDS);
        });
        let best = spread_best(&mut workers);
        let heard = progress(Progress {
            done: round + 1,
            of: ROUNDS,
            schedules: schedules(&workers, sites),
            best: total(&prepared, problem, &workers[best].best),
        });
        if heard.is_break() && round + 1 < ROUNDS {
            stopped = true;
            break;
        }
    }
    let best = best_worker(&workers);
    let details = Details {
        seed,
        effort_units: effort.units,
        schedules: schedules(&workers, sites),
        bound_steps: 0,
        stopped,
    };
    write_out(problem, &prepared, &workers[best].best, details)
}

fn schedules(workers: &[Worker], sites: u64) -> u64 {
    workers.iter().map(|worker| worker.spent.0).sum::<u64>().div_ceil(sites)
}

fn best_worker(workers: &[Worker]) -> usize {
    (0..workers.len()).min_by_key(|&number| (workers[number].best.cost, number)).unwrap_or(0)
}

/// The worse half goes on from the best plan; the better half from its own best.
fn spread_best(workers: &mut [Worker]) -> usize {
    let mut order: Vec<usize> = (0..workers.len()).collect();
    order.sort_by_key(|&number| (workers[number].best.cost, number));
    let best = order[0];
    let plan = workers[best].best.clone();
    for (rank, &number) in order.iter().enumerate() {
        let worker = &mut workers[number];
        worker.current = if rank < WORKERS / 2 { worker.best.clone() } else { plan.clone() };
    }
    best
}

/// Runs every worker once, in contiguous groups on so many threads.
fn in_threads(workers: &mut [Worker], threads: usize, run: &(dyn Fn(usize, &mut Worker) + Sync)) {
    let size = workers.len().div_ceil(threads.clamp(1, WORKERS));
    let run_group = |group: usize, workers: &mut [Worker]| {
        for (number, worker) in workers.iter_mut().enumerate() {
            run(group * size + number, worker);
        }
    };
    if size == workers.len() {
        run_group(0, workers);
        return;
    }
    std::thread::scope(|scope| {
        for (group, workers) in workers.chunks_mut(size).enumerate() {
            let run_group = &run_group;
            scope.spawn(move || run_group(group, workers));
        }
    });
}

/// The objective with the sites that no team can visit.
fn total(prepared: &Prepared, problem: &VisitProblem, solution: &Solution) -> Objective {
    let nobody: i128 = (0..prepared.sites)
        .filter(|&site| !problem.sites[site].excluded_all)
        .filter(|&site| !(0..prepared.teams).any(|team| prepared.able[team][site]))
        .map(|site| unvisited(prepared, site))
        .sum();
    objective(solution.cost + nobody)
}

fn write_out(
    problem: &VisitProblem,
    prepared: &Prepared,
    solution: &Solution,
    mut details: Details,
) -> VisitPlan {
    let teams = (0..prepared.teams)
        .map(|team| write_team(problem, prepared, team, &solution.routes[team].sites))
        .collect();
    let mut visited = vec![false; prepared.sites];
    for route in &solution.routes {
        for &site in &route.sites {
            visited[site] = true;
        }
    }
    let unvisited = (0..prepared.sites)
        .filter(|&site| !visited[site])
        .map(|site| Unvisited {
            site: problem.sites[site].code.clone(),
            reason: reason(problem, prepared, site),
        })
        .collect();
    let objective = total(prepared, problem, solution);
    let bound = lower_bound(problem, prepared, thousandths(solution.cost));
    details.bound_steps = bound.steps;
    let bound_thousandths = bound.thousandths;
    VisitPlan {
        horizon_days: problem.horizon_days,
        teams,
        unvisited,
        objective,
        bound_thousandths,
        gap: crate::gap(bound_thousandths as f64, objective.thousandths as f64),
        details,
    }
}

fn reason(problem: &VisitProblem, prepared: &Prepared, site: usize) -> UnvisitedReason {
    let mut able = (0..prepared.teams).filter(|&team| prepared.able[team][site]).peekable();
    if problem.sites[site].excluded_all {
        UnvisitedReason::Excluded
    } else if able.peek().is_none() {
        UnvisitedReason::NoTeamAble
    } else if prepared.pin[site].is_some() {
        UnvisitedReason::PinMissed
    } else if able.all(|team| prepared.alone(team, site, 0).is_none()) {
        UnvisitedReason::HorizonTooShort
    } else {
        UnvisitedReason::CrowdedOut
    }
}

/// First minute and end of each visit when all take these minutes and nothing is left out;
/// nothing from the first on that does not fit.
fn times(
    prepared: &Prepared,
    team: usize,
    sites: &[usize],
    work: impl Fn(usize) -> u32,
) -> Vec<Option<(Moment, Moment)>> {
    let mut state = Some(prepared.start(team));
    sites
        .iter()
        .map(|&site| {
            let mut start = None;
            state = state.and_then(|mut state| {
                let road = prepared.roads.to_site(state.place, site);
                let begun = |span: Span| start = start.or(Some(start_of(&span)));
                let fits = prepared.drive(team, &mut state, road, |_| ())
                    && prepared.survey(team, site, &mut state, work(site), Pins::Release, begun);
                fits.then_some(state)
            });
            start.zip(state.map(|state| state.moment()))
        })
        .collect()
}

fn write_team(problem: &VisitProblem, prepared: &Prepared, team: usize, sites: &[usize]) -> TeamPlan {
    let low = times(prepared, team, sites, |site| problem.sites[site].work.low);
    let high = times(prepared, team, sites, |site| problem.sites[site].work.high);
    let mut state = prepared.start(team);
    let mut from = Place::Base;
    let mut stops = Vec::with_capacity(sites.len());
    for (number, &site) in sites.iter().enumerate() {
        let minutes = prepared.roads.to_site(state.place, site);
        let before = state.moment();
        let mut spans = Vec::new();
        prepared.drive(team, &mut state, minutes, |span| spans.push(span));
        let leg = Leg {
            from,
            minutes,
            start: spans.first().map_or(before, start_of),
            finish: state.moment(),
            spans,
        };
        let mut spans = Vec::new();
        let work = prepared.work[site];
        prepared.survey(team, site, &mut state, work, Pins::Exact, |span| spans.push(span));
        let finish = state.moment();
        let code = &problem.sites[site].code;
        let start = spans.first().map_or(finish, start_of);
        let (start_low, finish_low) = low[number].unwrap_or((start, finish));
        let (start_high, finish_high) = high[number].unzip();
        stops.push(Stop {
            leg,
            visit: Visit {
                site: code.clone(),
                start,
                finish,
                minutes: work,
                start_low,
                start_high,
                finish_low,
                finish_high,
                spans,
            },
        });
        from = Place::Site(code.clone());
    }
    let used = used(&stops, &prepared.minutes[team]);
    let minutes: u64 = used.iter().map(|day| u64::from(day.driving) + u64::from(day.surveying)).sum();
    TeamPlan {
        team: problem.teams[team].code.clone(),
        stops,
        return_minutes: prepared.roads.home(state.place, team),
        used,
        person_minutes: minutes * u64::from(problem.teams[team].people),
    }
}

fn start_of(span: &Span) -> Moment {
    Moment { day: span.day, minute: span.from }
}

fn used(stops: &[Stop], minutes: &[u32]) -> Vec<DayUse> {
    let mut days: Vec<DayUse> = (0..)
        .zip(minutes)
        .map(|(day, &available)| DayUse { day: narrow(day), driving: 0, surveying: 0, available })
        .collect();
    for stop in stops {
        for span in &stop.leg.spans {
            days[super::decode::wide(span.day)].driving += span.to - span.from;
        }
        for span in &stop.visit.spans {
            days[super::decode::wide(span.day)].surveying += span.to - span.from;
        }
    }
    days.retain(|day| day.driving + day.surveying > 0);
    days
}
