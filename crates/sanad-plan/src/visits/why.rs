//! Why a visit is as late as it is, or not made, and what bringing it forward would cost.

use super::calendar::team_minutes;
use super::decode::{Prepared, State, narrow, wide};
use super::plan::{Moment, Place, UnvisitedReason, VisitPlan};
use super::problem::VisitProblem;
use super::route::{Cost, Solution, Spent, thousandths};
use super::travel::Roads;
use std::collections::BTreeMap;

/// What held the team up between its first day and the end of the visit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Pause {
    /// Days without working minutes: weekends, holidays of any of its parties.
    NonWorkingDays,
    /// Days with fewer minutes than its fullest day.
    ReducedHours,
    /// Days on which the site was closed after the team had arrived.
    SiteClosed,
    /// Days on which the driving allowed was used up with working minutes left.
    DrivingLimit,
}

/// One link of the chain of causes, in the order of time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Link {
    /// Fewer than all teams may and can make the visit.
    FewTeams {
        /// Codes of those that can.
        able: Vec<String>,
        /// Teams in all.
        of: usize,
    },
    /// The team works from this day on only.
    TeamFrom {
        /// The day.
        day: u32,
    },
    /// The team makes this visit first.
    Before {
        /// Code of the site.
        site: String,
        /// When that visit is done.
        finish: Moment,
        /// Minutes of driving to it and surveying it.
        minutes: u32,
    },
    /// The drive to the site.
    Drive {
        /// From where.
        from: Place,
        /// Driving minutes.
        minutes: u32,
        /// Calendar days it touches.
        days: u32,
    },
    /// The visit is pinned to this day.
    Pinned {
        /// The day.
        day: u32,
    },
    /// Days lost until the visit is done.
    Paused {
        /// What held it up.
        cause: Pause,
        /// How many days.
        days: u32,
        /// Working minutes lost, against the team's fullest day.
        minutes: u64,
    },
    /// The survey itself.
    Survey {
        /// Minutes of work.
        minutes: u32,
        /// Calendar days it touches, pauses included.
        days: u32,
    },
    /// The visit is not made.
    Unvisited {
        /// Why.
        reason: UnvisitedReason,
    },
}

/// What making the visit the first of a team would change, the other orders kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Forward {
    /// Code of the team for which it changes least for the worse.
    pub team: String,
    /// When the visit would be done.
    pub finish: Moment,
    /// Change in value-days, in thousandths; above 0 is worse.
    pub change_thousandths: i64,
    /// Codes of sites that would no longer be visited, sorted.
    pub drops: Vec<String>,
}

/// The answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reason {
    /// Code of the site.
    pub site: String,
    /// Code of the visiting team, if visited.
    pub team: Option<String>,
    /// When the visit is done, if it is.
    pub finish: Option<Moment>,
    /// The causes in the order of time.
    pub chain: Vec<Link>,
    /// What bringing it forward would cost; nothing when it is a first visit already or cannot
    /// be one.
    pub forward: Option<Forward>,
}

/// Why a site's visit is as late as it is, or not made. Nothing when the problem or the plan
/// does not know the site.
///
/// The plan should be one that [`check`](super::check) accepted.
pub fn why_late(problem: &VisitProblem, plan: &VisitPlan, site: &str) -> Option<Reason> {
    let number = problem.sites.iter().position(|record| record.code == site)?;
    let able: Vec<String> = (0..problem.teams.len())
        .filter(|&team| problem.able(team, &problem.sites[number]))
        .map(|team| problem.teams[team].code.clone())
        .collect();
    let mut chain = Vec::new();
    if able.len() < problem.teams.len() {
        chain.push(Link::FewTeams { able, of: problem.teams.len() });
    }
    let Some((team, place, stop)) = plan.stop(site) else {
        let entry = plan.unvisited.iter().find(|entry| entry.site == site)?;
        chain.push(Link::Unvisited { reason: entry.reason.clone() });
        return Some(Reason {
            site: site.to_owned(),
            team: None,
            finish: None,
            chain,
            forward: forward(problem, plan, number),
        });
    };
    let record = problem.teams.get(team)?;
    if record.from_day > 0 {
        chain.push(Link::TeamFrom { day: record.from_day });
    }
    for before in &plan.teams[team].stops[..place] {
        chain.push(Link::Before {
            site: before.visit.site.clone(),
            finish: before.visit.finish,
            minutes: before.leg.minutes + before.visit.minutes,
        });
    }
    let days = |from: Moment, to: Moment| to.day + 1 - from.day.min(to.day);
    chain.push(Link::Drive {
        from: stop.leg.from.clone(),
        minutes: stop.leg.minutes,
        days: if stop.leg.minutes == 0 { 0 } else { days(stop.leg.start, stop.leg.finish) },
    });
    if let Some((_, day)) = problem.sites[number].pin {
        chain.push(Link::Pinned { day });
    }
    pauses(problem, plan, (team, number), (stop.leg.finish, stop.visit.finish), &mut chain);
    chain.push(Link::Survey { minutes: stop.visit.minutes, days: days(stop.visit.start, stop.visit.finish) });
    Some(Reason {
        site: site.to_owned(),
        team: Some(record.code.clone()),
        finish: Some(stop.visit.finish),
        chain,
        forward: if place == 0 { None } else { forward(problem, plan, number) },
    })
}

/// The days lost from the team's first day to the end of the visit, cause by cause.
fn pauses(
    problem: &VisitProblem,
    plan: &VisitPlan,
    (team, site): (usize, usize),
    (arrival, finish): (Moment, Moment),
    chain: &mut Vec<Link>,
) {
    let minutes = team_minutes(problem, team);
    let fullest = minutes.iter().copied().max().unwrap_or(0);
    let from = problem.teams[team].from_day;
    let mut causes = [
        (Pause::NonWorkingDays, 0u32, 0u64),
        (Pause::ReducedHours, 0, 0),
        (Pause::SiteClosed, 0, 0),
        (Pause::DrivingLimit, 0, 0),
    ];
    let mut lose = |cause: usize, lost: u32| {
        causes[cause].1 += 1;
        causes[cause].2 += u64::from(lost);
    };
    for day in from..=finish.day {
        let today = minutes.get(wide(day)).copied().unwrap_or(0);
        if today == 0 {
            lose(0, fullest);
        } else if today < fullest {
            lose(1, fullest - today);
        }
        let closed = problem.sites[site].closed.iter().any(|&(from, to)| (from..to).contains(&day));
        if today > 0 && closed && day >= arrival.day {
            let worked = if day == arrival.day { arrival.minute } else { 0 };
            if worked < today {
                lose(2, today - worked);
            }
        }
        let used = plan.teams[team].used.iter().find(|used| used.day == day);
        if let Some(used) = used
            && used.driving == problem.travel.max_minutes_per_day
            && used.driving + used.surveying < used.available
            && day < finish.day
        {
            lose(3, used.available - used.driving - used.surveying);
        }
    }
    for (cause, days, minutes) in causes {
        if days > 0 {
            chain.push(Link::Paused { cause, days, minutes });
        }
    }
}

/// The least bad way of making the site some team's first visit.
fn forward(problem: &VisitProblem, plan: &VisitPlan, site: usize) -> Option<Forward> {
    let prepared = Prepared::new(problem, Roads::some(problem));
    let mut spent = Spent::default();
    let numbers: BTreeMap<&str, usize> =
        problem.sites.iter().enumerate().map(|(n, site)| (site.code.as_str(), n)).collect();
    let mut now = Solution::empty(&prepared);
    for (team, stated) in plan.teams.iter().enumerate().take(prepared.teams) {
        let order: Option<Vec<usize>> =
            stated.stops.iter().map(|stop| numbers.get(stop.visit.site.as_str()).copied()).collect();
        let order = order?;
        for &site in &order {
            now.take_banked(&prepared, site);
        }
        now.replace_tail(&prepared, team, 0, &order, &mut spent);
    }
    let mut without = now.clone();
    for team in 0..prepared.teams {
        without.remove(&prepared, team, &[site], &mut spent);
    }
    let mut best: Option<(Cost, usize, State, Solution)> = None;
    for team in 0..prepared.teams {
        let Some(state) = prepared.alone(team, site, 0) else { continue };
        let mut with = without.clone();
        with.insert(&prepared, team, 0, site, &mut spent);
        if best.as_ref().is_none_or(|best| with.cost < best.0) {
            best = Some((with.cost, team, state, with));
        }
    }
    let (cost, team, state, with) = best?;
    let signed = |cost: Cost| i64::try_from(thousandths(cost)).unwrap_or(i64::MAX);
    let mut drops: Vec<String> = with
        .bank
        .iter()
        .filter(|site| !now.bank.contains(site))
        .map(|&site| problem.sites[site].code.clone())
        .collect();
    drops.sort();
    Some(Forward {
        team: problem.teams[team].code.clone(),
        finish: Moment { day: narrow(state.day), minute: state.minute },
        change_thousandths: signed(cost) - signed(now.cost),
        drops,
    })
}
