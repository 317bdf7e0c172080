//! MPLIB: several projects that share renewables, in one text of numbers.
//!
//! ```text
//! projects
//! renewables
//! how much there is of each
//! for each project:
//!   activities release
//!   which renewables it uses: 1 or 0 for each
//!   duration use-of-each successors project:activity for each of them
//! ```
//!
//! What counts is the last finish of all.

use super::draft::{Draft, ModeSpot};
use super::text::{Faults, MOST_ACTIVITIES, Word, Words};
use sanad_model::{Accepted, said};
use sanad_schedule::{Link, Mode, Part, Place};

/// Kinds of resources, at most.
const MOST_RESOURCES: usize = 1_000;

/// A successor as it is written, with the activity before it.
struct Named<'a> {
    from: usize,
    to: Word<'a>,
}

/// Reads the projects.
pub(super) fn read(text: &str, file: u32, faults: &mut Faults) -> Option<Draft> {
    let mut words = Words::new(text, file);
    let mut draft = Draft::default();
    let mut head = |low, most, faults: &mut Faults| {
        let word = faults.next(&mut words, said("rest-of-header"))?;
        faults.count(word, low, most)
    };
    let projects = head(1, MOST_ACTIVITIES, faults)?;
    let renewables = head(0, MOST_RESOURCES, faults)?;
    for _ in 0..renewables {
        let word = faults.next(&mut words, said("supplies").with(renewables))?;
        draft.raw.renewables.push(faults.supply(word));
        draft.spots.renewables.push(word.spot);
    }
    let mut successors = Vec::new();
    let mut first = Vec::new();
    for project in 0..projects {
        let wanted = || said("projects-each").with(projects);
        let word = faults.next(&mut words, wanted())?;
        if !word.first {
            return faults.end(word.spot, "too-much-here", word.shown(), said("line-end"));
        }
        let room = MOST_ACTIVITIES - draft.raw.activities.len();
        let jobs = faults.count(word, 1, room)?;
        let release = faults.next(&mut words, wanted())?;
        let release = faults.amount(release);
        for _ in 0..renewables {
            // It follows from the rows below.
            let word = faults.next(&mut words, wanted())?;
            faults.whole(word, 0, 1);
        }
        let from = draft.raw.activities.len();
        first.push((from, jobs));
        for job in 0..jobs {
            row(&mut words, jobs, renewables, &mut draft, &mut successors, faults)?;
            draft.names.push(format!("{}:{}", project + 1, job + 1));
            draft.raw.activities[from + job].release = release;
        }
        draft.raw.parts.push(Part { release, length: 0, activities: (from..from + jobs).collect() });
        draft.spots.parts.push(word.spot);
        if faults.is_broken() {
            return None;
        }
    }
    faults.over(&mut words);
    for Named { from, to } in successors {
        let Some((project, activity)) = to.split(':') else {
            faults.add(to.spot, "not-in-list", to.shown(), Accepted::codes(["1:2"]));
            continue;
        };
        let Some((base, jobs)) = faults.named(project, 1, projects).map(|project| first[project]) else {
            continue;
        };
        if let Some(place) = faults.named(activity, 1, jobs) {
            draft.link(Link::after(from, base + place), to.spot);
        }
    }
    lengths(&mut draft);
    (!faults.is_broken()).then_some(draft)
}

fn row<'a>(
    words: &mut Words<'a>,
    jobs: usize,
    renewables: usize,
    draft: &mut Draft,
    named: &mut Vec<Named<'a>>,
    faults: &mut Faults,
) -> Option<()> {
    let rest = || said("row-each").with(jobs);
    let first = faults.next(words, rest())?;
    if !first.first {
        return faults.end(first.spot, "too-much-here", first.shown(), said("line-end"));
    }
    let mut mode = Mode { duration: faults.amount(first), ..Mode::default() };
    let mut spot = ModeSpot { duration: first.spot, amounts: Vec::new() };
    for renewable in 0..renewables {
        let word = faults.next(words, rest())?;
        let amount = faults.amount(word);
        if amount > 0 {
            mode.uses.push((renewable, amount));
            spot.amounts.push((Place::Renewable(renewable), word.spot));
        }
    }
    let activity = draft.activity(first.spot);
    draft.mode(activity, mode, spot);
    let successors = faults.next(words, rest())?;
    for _ in 0..faults.count(successors, 0, MOST_ACTIVITIES)? {
        let to = faults.next(words, rest())?;
        named.push(Named { from: activity, to });
    }
    Some(())
}

/// Gives each part the length of its longest chain; one in a circle keeps 0.
fn lengths(draft: &mut Draft) {
    let raw = &mut draft.raw;
    let count = raw.activities.len();
    let duration = |activity: usize| raw.activities[activity].modes.first().map_or(0, |mode| mode.duration);
    let mut next = vec![Vec::new(); count];
    let mut waits = vec![0_usize; count];
    for link in &raw.links {
        next[link.from.0].push(link.to.0);
        waits[link.to.0] += 1;
    }
    let mut finish: Vec<i64> = (0..count).map(duration).collect();
    let mut free: Vec<usize> = (0..count).filter(|activity| waits[*activity] == 0).collect();
    let mut done = 0;
    while let Some(activity) = free.pop() {
        done += 1;
        for &to in &next[activity] {
            finish[to] = finish[to].max(finish[activity] + duration(to));
            waits[to] -= 1;
            if waits[to] == 0 {
                free.push(to);
            }
        }
    }
    if done < count {
        return;
    }
    for part in &mut raw.parts {
        part.length = part.activities.iter().map(|activity| finish[*activity]).max().unwrap_or(0);
    }
}
