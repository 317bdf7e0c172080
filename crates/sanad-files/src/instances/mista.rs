//! MISTA 2013: projects in files beside it, each with a release and a length, and the renewables
//! that they share.
//!
//! ```text
//! projects
//! for each project: release, length of its critical path, its file
//! resources
//! for each resource: how much there is for all projects, or -1 where each has its own
//! ```
//!
//! What counts is the sum of the delays, then the last finish.

use super::draft::Draft;
use super::psplib;
use super::text::{Faults, MOST, MOST_ACTIVITIES, Sources, Spot, Word, Words};
use sanad_model::said;
use sanad_schedule::{Objective, Part, Place};
use std::collections::BTreeMap;

/// Projects, at most.
const MOST_PROJECTS: usize = 10_000;

/// Gives the bytes of a file by its path from the file that names it.
pub type Beside<'a> = dyn FnMut(&str) -> std::io::Result<Vec<u8>> + 'a;

/// A project as the first text names it.
struct Named<'a> {
    release: i64,
    length: i64,
    file: Word<'a>,
}

/// Reads the projects and what they refer to.
pub(super) fn read(
    text: &str,
    file: u32,
    beside: &mut Beside<'_>,
    sources: &mut Sources,
    faults: &mut Faults,
) -> Option<Draft> {
    let mut words = Words::new(text, file);
    let count = faults.next(&mut words, said("rest-of-header"))?;
    let count = faults.count(count, 1, MOST_PROJECTS)?;
    let mut named = Vec::new();
    for _ in 0..count {
        let wanted = || said("projects-each").with(count);
        let release = faults.next(&mut words, wanted())?;
        let length = faults.next(&mut words, wanted())?;
        let file = faults.next(&mut words, wanted())?;
        named.push(Named { release: faults.amount(release), length: faults.amount(length), file });
    }
    let resources = faults.next(&mut words, said("rest-of-header"))?;
    let resources = faults.count(resources, 0, 1_000)?;
    let mut shared = Vec::new();
    for _ in 0..resources {
        let word = faults.next(&mut words, said("supplies").with(resources))?;
        shared.push((faults.whole(word, -1, MOST).unwrap_or(MOST), word.spot));
    }
    faults.over(&mut words);

    let mut drafts: BTreeMap<&str, Option<Draft>> = BTreeMap::new();
    for own in &named {
        if !drafts.contains_key(own.file.text) {
            let draft = project(own.file, beside, sources, faults);
            drafts.insert(own.file.text, draft);
        }
    }
    let mut whole = Whole { draft: Draft::default(), shared, renewables: BTreeMap::new() };
    whole.draft.raw.objective = Objective::TotalDelay;
    for (number, own) in named.iter().enumerate() {
        if let Some(Some(draft)) = drafts.get(own.file.text) {
            whole.add(number, own, draft, faults)?;
        }
    }
    (!faults.is_broken()).then_some(whole.draft)
}

/// The project in a file beside.
fn project(
    name: Word<'_>,
    beside: &mut Beside<'_>,
    sources: &mut Sources,
    faults: &mut Faults,
) -> Option<Draft> {
    // Nothing outside the folder of the file that names it.
    let path = std::path::Path::new(name.text);
    if !path.components().all(|part| matches!(part, std::path::Component::Normal(_))) {
        return faults.end(name.spot, "unreadable", name.shown(), said("file-beside"));
    }
    let Ok(bytes) = beside(name.text) else {
        return faults.end(name.spot, "unreadable", name.shown(), said("file-beside"));
    };
    let text = match super::decoded(&bytes) {
        Ok(text) => text,
        Err((code, value, accepted)) => {
            return faults.end(name.spot, code, format!("{} {value}", name.text), accepted);
        }
    };
    let (file, text) = sources.add(name.text, &text);
    if !psplib::is(&text) {
        let spot = Spot { file, at: 0 };
        return faults.end(spot, "not-an-instance", super::first_line(&text), said("instance-project"));
    }
    psplib::read(&text, file, faults).map(|read| read.0)
}

/// All projects as one.
struct Whole {
    draft: Draft,
    /// What there is of each resource for all, −1 where each project has its own.
    shared: Vec<(i64, Spot)>,
    /// The shared ones so far: resource of a project, by place, to place.
    renewables: BTreeMap<usize, Place>,
}

impl Whole {
    fn add(&mut self, number: usize, named: &Named<'_>, own: &Draft, faults: &mut Faults) -> Option<()> {
        let from = self.draft.raw.activities.len();
        if from + own.raw.activities.len() > MOST_ACTIVITIES {
            let most = said("at-most").with(MOST_ACTIVITIES);
            return faults.end(named.file.spot, "too-large", named.file.shown(), most);
        }
        let renewables = own.raw.renewables.len();
        let places: Vec<Place> = (0..renewables + own.raw.budgets.len())
            .map(|resource| self.resource(resource, renewables, own))
            .collect();
        let whole = |place: Place| match place {
            Place::Renewable(n) => places[n],
            Place::Budget(n) => places[renewables + n],
            other => other,
        };
        for (job, activity) in own.raw.activities.iter().enumerate() {
            let place = self.draft.activity(own.spots.activities[job]);
            self.draft.names.push(format!("{}:{}", number + 1, job + 1));
            self.draft.raw.activities[place].release = named.release + activity.release;
            for (mode, spot) in activity.modes.iter().zip(&own.spots.modes[job]) {
                let (mut mode, mut spot) = (mode.clone(), spot.clone());
                let (uses, spends) = (std::mem::take(&mut mode.uses), std::mem::take(&mut mode.spends));
                for (what, amount) in uses {
                    if let Place::Renewable(at) = whole(Place::Renewable(what)) {
                        mode.uses.push((at, amount));
                    }
                }
                for (what, amount) in spends {
                    if let Place::Budget(at) = whole(Place::Budget(what)) {
                        mode.spends.push((at, amount));
                    }
                }
                for (of, _) in &mut spot.amounts {
                    *of = whole(*of);
                }
                self.draft.mode(place, mode, spot);
            }
        }
        for (link, spot) in own.raw.links.iter().zip(&own.spots.links) {
            let mut link = *link;
            link.from.0 += from;
            link.to.0 += from;
            self.draft.link(link, *spot);
        }
        let activities = (from..from + own.raw.activities.len()).collect();
        self.draft.raw.parts.push(Part { release: named.release, length: named.length, activities });
        self.draft.spots.parts.push(named.file.spot);
        Some(())
    }

    /// The place of a resource of a project: its own, or the one that all share.
    fn resource(&mut self, resource: usize, renewables: usize, own: &Draft) -> Place {
        let shared = self.shared.get(resource).copied().filter(|(there, _)| *there >= 0);
        if let Some(place) = self.renewables.get(&resource).filter(|_| shared.is_some()) {
            return *place;
        }
        let (raw, spots) = (&mut self.draft.raw, &mut self.draft.spots);
        let place = if resource < renewables {
            let local = (own.raw.renewables[resource], own.spots.renewables[resource]);
            let (there, spot) = shared.unwrap_or(local);
            raw.renewables.push(there);
            spots.renewables.push(spot);
            Place::Renewable(raw.renewables.len() - 1)
        } else {
            let budget = resource - renewables;
            let (there, spot) = shared.unwrap_or((own.raw.budgets[budget], own.spots.budgets[budget]));
            raw.budgets.push(there);
            spots.budgets.push(spot);
            Place::Budget(raw.budgets.len() - 1)
        };
        if shared.is_some() {
            self.renewables.insert(resource, place);
        }
        place
    }
}
