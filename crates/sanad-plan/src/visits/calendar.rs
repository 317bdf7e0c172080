//! Working minutes of teams by day, and open days of sites.

use super::problem::{Site, VisitProblem};

/// Working minutes of one team on each day of the horizon.
pub(super) fn team_minutes(problem: &VisitProblem, team: usize) -> Vec<u32> {
    let team = &problem.teams[team];
    (0..problem.horizon_days)
        .zip(0usize..)
        .map(|(day, index)| {
            if day < team.from_day || day >= team.to_day {
                return 0;
            }
            team.calendars
                .iter()
                .map(|&calendar| problem.calendars[calendar].minutes[index])
                .min()
                .unwrap_or(0)
        })
        .collect()
}

/// For each day of the horizon, whether somebody can work on the site.
pub(super) fn open_days(site: &Site, horizon_days: u32) -> Vec<bool> {
    (0..horizon_days).map(|day| !site.closed.iter().any(|&(from, to)| from <= day && day < to)).collect()
}

/// Sums of the working minutes before each day; one entry more than days.
pub(super) fn cumulated(minutes: &[u32]) -> Vec<u64> {
    let mut sums = Vec::with_capacity(minutes.len() + 1);
    let mut sum = 0u64;
    sums.push(0);
    for &day in minutes {
        sum += u64::from(day);
        sums.push(sum);
    }
    sums
}
