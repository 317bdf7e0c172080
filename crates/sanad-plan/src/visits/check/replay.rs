//! The check's own replay: day by day through a queue of tasks.

use super::super::plan::Span;
use super::super::problem::VisitProblem;

/// A thing to do.
#[derive(Debug, Clone, Copy)]
pub(super) enum Task {
    /// Drive so many minutes.
    Drive(u32),
    /// Survey a site for so many minutes.
    Survey(usize, u32),
}

/// Whether a pinned visit that is reached late is refused or begun late.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Pinning {
    Exact,
    Late,
}

/// Working minutes of a team on a day: the fewest of its calendars, none outside its days.
pub(super) fn working(problem: &VisitProblem, team: usize, day: u32) -> u32 {
    let team = &problem.teams()[team];
    let (from, to) = team.days();
    if !(from..to).contains(&day) {
        return 0;
    }
    let mut fewest = u32::MAX;
    for &calendar in team.calendars() {
        let minutes = problem.calendars()[calendar].minutes();
        let on_day = usize::try_from(day).ok().and_then(|day| minutes.get(day));
        fewest = fewest.min(on_day.copied().unwrap_or(0));
    }
    if fewest == u32::MAX { 0 } else { fewest }
}

/// Whether a site is closed on a day.
pub(super) fn closed(problem: &VisitProblem, site: usize, day: u32) -> bool {
    problem.sites()[site].closed().iter().any(|&(from, to)| (from..to).contains(&day))
}

/// The spans of each task when everything begins as early as it can; shorter than `tasks` when
/// one does not fit.
pub(super) fn replay(
    problem: &VisitProblem,
    team: usize,
    tasks: &[Task],
    pinning: Pinning,
) -> Vec<Vec<Span>> {
    let limit = problem.travel().max_minutes_per_day;
    let (from, to) = problem.teams()[team].days();
    let mut done: Vec<Vec<Span>> = Vec::new();
    let mut open: Vec<Span> = Vec::new();
    let mut open_minutes = 0;
    for day in from..to {
        let end = working(problem, team, day);
        let mut now = 0;
        let mut driven = 0;
        while let Some(&task) = tasks.get(done.len()) {
            let (needed, room) = match task {
                Task::Drive(minutes) => (minutes, (end - now).min(limit - driven)),
                Task::Survey(site, minutes) => {
                    let pinned = problem.sites()[site].pin().map(|(_, day)| day);
                    let too_early = pinned.is_some_and(|pinned| day < pinned);
                    if too_early || closed(problem, site, day) {
                        (minutes, 0)
                    } else {
                        if open_minutes == 0
                            && end > now
                            && pinning == Pinning::Exact
                            && pinned.is_some_and(|pinned| day > pinned)
                        {
                            return done;
                        }
                        (minutes, end - now)
                    }
                }
            };
            let now_done = room.min(needed - open_minutes);
            if now_done > 0 {
                open.push(Span { day, from: now, to: now + now_done });
            }
            now += now_done;
            open_minutes += now_done;
            if matches!(task, Task::Drive(_)) {
                driven += now_done;
            }
            if open_minutes < needed {
                break;
            }
            done.push(std::mem::take(&mut open));
            open_minutes = 0;
        }
    }
    done
}
