//! How long each activity of a plan could wait without moving the end of all.
//!
//! The order of people and machines is kept as it is in the plan (Wiest 1964, *Some properties of schedules
//! for large projects with limited resources*): who works on one activity and then on another hands over, and
//! where a machine had no room for both, the first hands over to the second. What waits for money or power alone
//! holds nobody back here.

use super::plan::Plan;
use super::problem::{Mode, Problem};
use super::raw::{End, Tick};
use super::solve::clock::{Clock, place};
use std::cmp::Reverse;

/// That one activity must let another begin.
#[derive(PartialEq)]
struct Arc {
    from: usize,
    from_end: End,
    to: usize,
    to_end: End,
    lag: Tick,
    calendar: Option<usize>,
}

/// Of each activity that is carried out, the working ticks of its calendar by which it could start later while no
/// mark comes after the last mark of the plan; nothing for the others. Nought: it is critical.
pub fn slack(problem: &Problem, plan: &Plan) -> Vec<Option<Tick>> {
    let mut clocks: Vec<Clock> = problem.calendars.iter().map(|c| Clock::new(c, problem.horizon)).collect();
    clocks.push(Clock::always(problem.horizon));
    let always = clocks.len() - 1;
    let mode = |activity: usize| -> Option<&Mode> {
        let placed = plan.placed[activity].as_ref()?;
        problem.activities[activity].modes.get(placed.mode)
    };
    let own = |mode: &Mode| -> (usize, Tick) {
        (mode.calendar.unwrap_or(always), Tick::try_from(mode.duration).unwrap_or(Tick::MAX))
    };
    let end = last_mark(problem, plan);
    // The latest start of each.
    let mut latest: Vec<Option<Tick>> = (0..plan.placed.len())
        .map(|activity| {
            let (placed, mode) = (plan.placed[activity].as_ref()?, mode(activity)?);
            let (clock, duration) = own(mode);
            let last = end.max(placed.finish).min(problem.activities[activity].deadline);
            Some(clocks[clock].start_by(last, duration).unwrap_or(placed.start).max(placed.start))
        })
        .collect();
    let arcs = arcs(problem, plan);
    let at = |latest: &[Option<Tick>], activity: usize, which: End| -> Option<Tick> {
        let start = latest[activity]?;
        let (clock, duration) = own(mode(activity)?);
        match which {
            End::Start => Some(start),
            End::Finish => clocks[clock].finish(start, duration),
        }
    };
    // Latest starts only fall, so this ends; a plan without knots settles in two rounds or three.
    for _ in 0..=plan.placed.len() {
        let mut moved = false;
        for arc in &arcs {
            let (Some(other), Some(now)) = (at(&latest, arc.to, arc.to_end), latest[arc.from]) else {
                continue;
            };
            let bound = match arc.calendar {
                None => Some(other.saturating_sub(arc.lag)),
                Some(calendar) => clocks[calendar].before(other, arc.lag),
            };
            let (Some(bound), Some(mode)) = (bound, mode(arc.from)) else { continue };
            let (clock, duration) = own(mode);
            let start = match arc.from_end {
                End::Start => clocks[clock].last_start(bound, duration),
                End::Finish => clocks[clock].start_by(bound, duration),
            };
            let planned = plan.placed[arc.from].as_ref().map_or(now, |placed| placed.start);
            let start = start.unwrap_or(planned).max(planned);
            if start < now {
                latest[arc.from] = Some(start);
                moved = true;
            }
        }
        if !moved {
            break;
        }
    }
    let left = |activity: usize| {
        let (start, latest) = (plan.placed[activity].as_ref()?.start, latest[activity]?);
        let (clock, _) = own(mode(activity)?);
        Some((clocks[clock].count(latest) - clocks[clock].count(start)).max(0))
    };
    (0..plan.placed.len()).map(left).collect()
}

/// The last mark of all that is carried out.
fn last_mark(problem: &Problem, plan: &Plan) -> Tick {
    let finish = |activity: usize| plan.placed[activity].as_ref().map(|placed| placed.finish);
    let marks = problem.measures.iter().zip(&plan.chosen).filter(|(_, chosen)| **chosen);
    let mark = |measure: &super::Measure| {
        measure.mark.map_or_else(|| measure.activities.clone().filter_map(finish).max(), finish)
    };
    marks.filter_map(|(measure, _)| mark(measure)).max().unwrap_or(0)
}

/// What holds what back, later starts first.
fn arcs(problem: &Problem, plan: &Plan) -> Vec<Arc> {
    let mut arcs: Vec<Arc> = Vec::with_capacity(2 * problem.links.len());
    for link in &problem.links {
        if plan.placed[link.from].is_none() || plan.placed[link.to].is_none() {
            continue;
        }
        let (from, from_end, to, to_end) = (link.from, link.from_end, link.to, link.to_end);
        arcs.push(Arc { from, from_end, to, to_end, lag: link.min, calendar: link.calendar });
        if let (Some(max), None) = (link.max, link.calendar) {
            let (from, from_end, to, to_end) = (to, to_end, from, from_end);
            arcs.push(Arc { from, from_end, to, to_end, lag: -max, calendar: None });
        }
    }
    people(problem, plan, &mut arcs);
    machines(problem, plan, &mut arcs);
    // The later start first, then the greater place; what is equal side by side.
    arcs.sort_by_cached_key(|arc| {
        let start = plan.placed[arc.to].as_ref().map_or(0, |placed| placed.start);
        (Reverse((start, arc.to)), arc.from, arc.from_end, arc.to_end, arc.lag)
    });
    arcs.dedup();
    arcs
}

fn handover(from: usize, to: usize, lag: Tick) -> Arc {
    Arc { from, from_end: End::Finish, to, to_end: End::Start, lag, calendar: None }
}

/// Each person goes from one activity to the next.
fn people(problem: &Problem, plan: &Plan, arcs: &mut Vec<Arc>) {
    let mut ways: Vec<Vec<(Tick, Tick, usize)>> = vec![Vec::new(); place(problem.persons().cast_signed())];
    for (activity, placed) in plan.placed.iter().enumerate() {
        let Some(placed) = placed else { continue };
        for person in placed.persons.iter().flatten() {
            ways[*person as usize].push((placed.start, placed.finish, activity));
        }
    }
    // How the last person came to each activity.
    let mut last: Vec<Option<(usize, Tick)>> = vec![None; plan.placed.len()];
    for pool in &problem.pools {
        for person in pool.persons.clone() {
            let way = &mut ways[person as usize];
            way.sort_unstable();
            let mut here = pool.first_place(person);
            for pair in 0..way.len() {
                let (_, _, activity) = way[pair];
                let there = problem.activities[activity].place;
                if pair > 0 {
                    let lag = match (here, there) {
                        (Some(from), Some(to)) => problem.travel(from, to),
                        _ => 0,
                    };
                    // Crews of many go together: one arc of each pair is enough.
                    let from = way[pair - 1].2;
                    if last[activity].replace((from, lag)) != Some((from, lag)) {
                        arcs.push(handover(from, activity, lag));
                    }
                }
                here = there.or(here);
            }
        }
    }
}

/// A machine that had no room for both goes from the one that was done to the one that begins.
fn machines(problem: &Problem, plan: &Plan, arcs: &mut Vec<Arc>) {
    for (number, (_, capacity)) in problem.renewables.iter().enumerate() {
        let users: Vec<(usize, i64, Tick, Tick)> = (0..plan.placed.len())
            .filter_map(|activity| {
                let placed = plan.placed[activity].as_ref()?;
                let mode = problem.activities[activity].modes.get(placed.mode)?;
                let (_, amount) = mode.renewables.iter().find(|(own, _)| *own == number)?;
                Some((activity, i64::from(*amount), placed.start, placed.finish))
            })
            .collect();
        for (to, amount, start, _) in &users {
            let room =
                capacity.iter().rev().find(|(from, _)| from <= start).map_or(0, |(_, n)| i64::from(*n));
            let others: i64 = users
                .iter()
                .filter(|(other, _, from, until)| other != to && from <= start && start < until)
                .map(|user| user.1)
                .sum();
            for (from, more, _, finish) in &users {
                if from != to && finish <= start && others + amount + more > room {
                    arcs.push(handover(*from, *to, 0));
                }
            }
        }
    }
}
