//! An instance in a few numbers, so that another reader of the same file can be held against this
//! one.

use super::path::critical_path;
use sanad_files::instances::Instance;
use sanad_schedule::{End, Mode, Objective};
use serde_json::{Value, json};

/// Counts, supplies and sums; with the links, which say more than their number, as a sum that
/// depends on which activities they join.
pub fn digest(instance: &Instance) -> Value {
    let project = &instance.project;
    let modes = || project.activities.iter().flat_map(|activity| &activity.modes);
    let sum = |of: fn(&Mode) -> &Vec<(usize, i64)>, kinds: usize| {
        let mut sums = vec![0_i64; kinds];
        for &(what, amount) in modes().flat_map(of) {
            sums[what] += amount;
        }
        sums
    };
    let joined =
        |n: usize, end: End| i64::try_from(n).unwrap_or(i64::MAX) + i64::from(end == End::Finish) * 100_003;
    let links = project.links.iter().map(|link| {
        (joined(link.from.0, link.from.1) + 1) * 31 + (joined(link.to.0, link.to.1) + 1) * 17 + link.lag * 7
    });
    json!({
        "format": instance.format.code(),
        "objective": if project.objective == Objective::Makespan { "makespan" } else { "total_delay" },
        "activities": project.len(),
        "modes": modes().count(),
        "links": project.links.len(),
        "links_sum": links.sum::<i64>(),
        "releases": project.activities.iter().map(|activity| activity.release).sum::<i64>(),
        "durations": modes().map(|mode| mode.duration).sum::<i64>(),
        "renewables": project.renewables,
        "uses": sum(|mode| &mode.uses, project.renewables.len()),
        "budgets": project.budgets,
        "spends": sum(|mode| &mode.spends, project.budgets.len()),
        "stocks": project.stocks,
        "takes": sum(|mode| &mode.takes, project.stocks.len()),
        "gives": sum(|mode| &mode.gives, project.stocks.len()),
        "skills": project.skills,
        "persons": project.persons.iter().map(Vec::len).collect::<Vec<_>>(),
        "needs": modes().flat_map(|mode| &mode.needs).map(|need| need.1).sum::<usize>(),
        "parts": project.parts.iter().map(|part| json!([part.release, part.activities.len()])).collect::<Vec<_>>(),
        "horizon": project.horizon(),
        "critical_path": critical_path(project),
    })
}
