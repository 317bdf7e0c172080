//! The critical path: how long a project takes where nothing is scarce.

use sanad_schedule::{End, Project};

/// The earliest last finish that releases and links alone allow, each activity in its quickest mode;
/// none where the links contradict each other.
pub fn critical_path(project: &Project) -> Option<i64> {
    let count = project.len();
    let quickest: Vec<i64> = project
        .activities
        .iter()
        .map(|activity| activity.modes.iter().map(|mode| mode.duration).min().unwrap_or(0))
        .collect();
    let offset = |(activity, end): (usize, End)| match end {
        End::Start => 0,
        End::Finish => quickest[activity],
    };
    let mut start: Vec<i64> = project.activities.iter().map(|activity| activity.release).collect();
    // Longest paths by rounds; a round more than there are activities means a circle that grows.
    for _ in 0..=count {
        let mut moved = false;
        for link in &project.links {
            let earliest = start[link.from.0] + offset(link.from) + link.lag - offset(link.to);
            if earliest > start[link.to.0] {
                start[link.to.0] = earliest;
                moved = true;
            }
        }
        if !moved {
            return Some((0..count).map(|own| start[own] + quickest[own]).max().unwrap_or(0));
        }
    }
    None
}
