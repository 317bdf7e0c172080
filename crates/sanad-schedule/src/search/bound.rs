//! What no schedule can beat: longest paths, and the work that must be done between them by each
//! renewable, and by all that fits together.

use super::together::Together;
use crate::project::{End, Mode, Objective, Project};
use crate::schedule::Value;

/// Activities above which the work between heads and tails is not counted.
const MANY: usize = 3_000;

/// No schedule is better in either number; nothing when there certainly is no schedule. Told to
/// stop, it is content with less.
pub(crate) fn bound(project: &Project, modes: &[Vec<usize>], stop: &dyn Fn() -> bool) -> Option<Value> {
    if modes.iter().any(Vec::is_empty) {
        return None;
    }
    let least = |activity: usize, of: &dyn Fn(&Mode) -> i64| {
        modes[activity].iter().map(|&mode| of(&project.activities[activity].modes[mode])).min().unwrap_or(0)
    };
    let count = project.len();
    let shortest: Vec<i64> = (0..count).map(|activity| least(activity, &|mode| mode.duration)).collect();
    let longest: Vec<i64> = (0..count).map(|activity| -least(activity, &|mode| -mode.duration)).collect();
    let steps: Vec<(usize, usize, i64)> = project
        .links
        .iter()
        .map(|link| {
            let from = if link.from.1 == End::Finish { shortest[link.from.0] } else { 0 };
            let to = if link.to.1 == End::Finish { longest[link.to.0] } else { 0 };
            (link.from.0, link.to.0, from + link.lag - to)
        })
        .collect();
    let mut heads: Vec<i64> = project.activities.iter().map(|activity| activity.release).collect();
    let (mut steps, ordered) = match sorted(count, &steps) {
        Some(sorted) => (sorted, true),
        None => (steps, false),
    };
    relax(&mut heads, &steps, ordered, stop)?;
    let mut tails = shortest.clone();
    steps.reverse();
    for step in &mut steps {
        *step = (step.1, step.0, step.2);
    }
    relax(&mut tails, &steps, ordered, stop)?;
    // What must still come after a finish: a tail from a start says less of a long mode.
    let finishes = project.links.iter().all(|link| link.from.1 == End::Finish);
    let after: Vec<i64> =
        (0..count).map(|of| (tails[of] - if finishes { shortest[of] } else { longest[of] }).max(0)).collect();
    let path = heads.iter().zip(&tails).map(|(head, tail)| head + tail).max().unwrap_or(0);
    let mut end = path;
    if count <= MANY && !stop() {
        for (renewable, &there) in project.renewables.iter().enumerate() {
            let work: Vec<(i64, i64, i64)> = (0..count)
                .map(|activity| {
                    let work = least(activity, &|mode| {
                        let uses = mode.uses.iter().filter(|uses| uses.0 == renewable);
                        uses.map(|uses| uses.1).sum::<i64>() * mode.duration
                    });
                    (heads[activity], after[activity], work)
                })
                .filter(|work| work.2 > 0)
                .collect();
            end = end.max(energy(work, there));
        }
    }
    if !stop()
        && let Some(Together { weights, most }) = Together::new(project, modes)
    {
        let work = (0..count).map(|of| (heads[of], after[of], weights[of] * shortest[of]));
        end = end.max(energy(work.filter(|work| work.2 > 0).collect(), most));
    }
    match project.objective {
        Objective::Makespan => Some(Value { first: end, second: 0 }),
        Objective::TotalDelay => {
            let delays = project.parts.iter().map(|part| {
                let ends = part.activities.iter().map(|&activity| heads[activity] + shortest[activity]);
                ends.max().unwrap_or(0) - part.release - part.length
            });
            let first = project.parts.iter().map(|part| part.release).min().unwrap_or(0);
            Some(Value { first: delays.sum(), second: end - first })
        }
    }
}

/// Longest paths; nothing when some grow without end. Steps are ordered when each comes after all
/// those that lead to where it begins. Told to stop, the paths found by then.
fn relax(
    at: &mut [i64],
    steps: &[(usize, usize, i64)],
    ordered: bool,
    stop: &dyn Fn() -> bool,
) -> Option<()> {
    if ordered {
        for &(from, to, step) in steps {
            at[to] = at[to].max(at[from] + step);
        }
        return Some(());
    }
    for _ in 0..=at.len() {
        if stop() {
            return Some(());
        }
        let mut moved = false;
        for &(from, to, step) in steps {
            if at[from] + step > at[to] {
                at[to] = at[from] + step;
                moved = true;
            }
        }
        if !moved {
            return Some(());
        }
    }
    None
}

/// The steps, each after all those that lead to where it begins; nothing where they go in a circle.
fn sorted(count: usize, steps: &[(usize, usize, i64)]) -> Option<Vec<(usize, usize, i64)>> {
    let mut open = vec![0_usize; count];
    let mut onward = vec![Vec::new(); count];
    for &(from, to, step) in steps {
        open[to] += 1;
        onward[from].push((from, to, step));
    }
    let mut free: Vec<usize> = (0..count).filter(|&activity| open[activity] == 0).collect();
    let mut sorted = Vec::with_capacity(steps.len());
    while let Some(activity) = free.pop() {
        for step in std::mem::take(&mut onward[activity]) {
            open[step.1] -= 1;
            if open[step.1] == 0 {
                free.push(step.1);
            }
            sorted.push(step);
        }
    }
    (sorted.len() == steps.len()).then_some(sorted)
}

/// For every head and tail: what has at least these must be done between them.
fn energy(mut work: Vec<(i64, i64, i64)>, there: i64) -> i64 {
    let mut best = 0;
    let mut tails: Vec<i64> = work.iter().map(|work| work.1).collect();
    tails.sort_unstable();
    tails.dedup();
    work.sort_unstable_by_key(|work| std::cmp::Reverse(work.0));
    for tail in tails {
        let mut sum = 0;
        for &(head, _, work) in work.iter().filter(|work| work.1 >= tail) {
            sum += work;
            best = best.max(head + tail + (sum + there - 1).checked_div(there).unwrap_or(0));
        }
    }
    best
}
