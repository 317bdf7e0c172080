//! A project as its reader fills it in, and where everything in it stands.

use super::text::{Faults, Spot};
use sanad_model::said;
use sanad_schedule::{Activity, Fault, Link, Mode, Place, Project, Raw};
use std::collections::BTreeMap;

/// Where the parts of a mode stand.
#[derive(Clone, Debug, Default)]
pub(super) struct ModeSpot {
    pub(super) duration: Spot,
    pub(super) amounts: Vec<(Place, Spot)>,
}

/// Where the parts of a project stand, each by its place in it.
#[derive(Clone, Debug, Default)]
pub(super) struct Spots {
    pub(super) activities: Vec<Spot>,
    pub(super) modes: Vec<Vec<ModeSpot>>,
    pub(super) links: Vec<Spot>,
    pub(super) renewables: Vec<Spot>,
    pub(super) budgets: Vec<Spot>,
    pub(super) stocks: Vec<Spot>,
    pub(super) persons: Vec<Spot>,
    pub(super) parts: Vec<Spot>,
    /// Needs of skills: activity, skill, where.
    pub(super) needs: Vec<(usize, usize, Spot)>,
}

/// A project as read, with where it was read.
#[derive(Clone, Debug, Default)]
pub(super) struct Draft {
    pub(super) raw: Raw,
    pub(super) spots: Spots,
    /// What each activity is called in its text, where that is not its place counted from 1.
    pub(super) names: Vec<String>,
}

impl Draft {
    /// Adds an activity without a mode.
    pub(super) fn activity(&mut self, spot: Spot) -> usize {
        self.raw.activities.push(Activity::default());
        self.spots.activities.push(spot);
        self.spots.modes.push(Vec::new());
        self.raw.activities.len() - 1
    }

    /// Adds a mode to an activity.
    pub(super) fn mode(&mut self, activity: usize, mode: Mode, spot: ModeSpot) {
        self.raw.activities[activity].modes.push(mode);
        self.spots.modes[activity].push(spot);
    }

    /// Adds a link.
    pub(super) fn link(&mut self, link: Link, spot: Spot) {
        self.raw.links.push(link);
        self.spots.links.push(spot);
    }

    /// What an activity is called in its text.
    pub(super) fn name(&self, activity: usize) -> String {
        self.names.get(activity).cloned().unwrap_or_else(|| (activity + 1).to_string())
    }

    /// Where a part of the project stands.
    pub(super) fn spot(&self, place: Place) -> Option<Spot> {
        let spots = &self.spots;
        match place {
            Place::Activity(n) => spots.activities.get(n).copied(),
            Place::Mode(n, mode) => spots.modes.get(n)?.get(mode).map(|spot| spot.duration),
            Place::Link(n) => spots.links.get(n).copied(),
            Place::Renewable(n) => spots.renewables.get(n).copied(),
            Place::Budget(n) => spots.budgets.get(n).copied(),
            Place::Stock(n) => spots.stocks.get(n).copied(),
            Place::Person(n) => spots.persons.get(n).copied(),
            Place::Part(n) => spots.parts.get(n).copied(),
            Place::Whole => Some(Spot::default()),
        }
    }

    /// Where a mode asks for something.
    fn asks(&self, mode: Place, of: Place) -> Option<Spot> {
        let Place::Mode(activity, number) = mode else { return self.spot(mode) };
        let spot = self.spots.modes.get(activity)?.get(number)?;
        let amount = spot.amounts.iter().find(|(place, _)| *place == of);
        Some(amount.map_or(spot.duration, |(_, spot)| *spot))
    }

    /// Validates it; what is wrong stands where it was read. With `any_demand` it is no fault that an
    /// activity asks for more than there is.
    pub(super) fn validate(self, mut faults: Faults, any_demand: bool) -> Result<Project, Faults> {
        let raw = self.raw.clone();
        let checked = if any_demand { Project::with_any_demand(raw) } else { Project::try_from(raw) };
        match checked {
            Ok(project) if faults.is_empty() => Ok(project),
            Ok(_) => Err(faults),
            Err(found) => {
                for fault in &found {
                    self.tell(fault, &mut faults);
                }
                Err(faults)
            }
        }
    }

    fn tell(&self, fault: &Fault, faults: &mut Faults) {
        let at = |place: Place| self.spot(place).unwrap_or_default();
        match fault {
            Fault::Negative { place, value } => {
                faults.add(at(*place), "out-of-range", value.to_string(), said("at-least").with(0));
            }
            Fault::Large { place, value } => {
                let most = said("at-most").with(super::text::MOST);
                faults.add(at(*place), "too-large", value.to_string(), most);
            }
            Fault::Missing { place, named, of } => {
                let accepted = said("whole").with(1).with(of);
                faults.add(at(*place), "unknown-reference", (named + 1).to_string(), accepted);
            }
            Fault::NoMode { place } => {
                faults.add(at(*place), "entries-differ", "0", said("at-least").with(1));
            }
            Fault::Demand { place, of, asked, there } => {
                let spot = self.asks(*place, *of).unwrap_or_default();
                faults.add(spot, "above-supply", asked.to_string(), said("at-most").with(there));
            }
            Fault::Skill { place, skill, asked, there } => {
                let needs = |need: &&(usize, usize, Spot)| {
                    matches!(place, Place::Mode(activity, _) if need.0 == *activity) && need.1 == *skill
                };
                let spot = self.spots.needs.iter().find(needs).map_or(at(*place), |need| need.2);
                faults.add(spot, "above-supply", asked.to_string(), said("at-most").with(there));
            }
            Fault::Circle { activities } => self.tell_circle(activities, faults),
            Fault::Twice { place, activity, .. } => {
                faults.add(at(*place), "activity-twice", self.name(*activity), said("number-once"));
            }
        }
    }

    /// A circle, told at the last of its links in the text, as if that one closed it.
    fn tell_circle(&self, activities: &[usize], faults: &mut Faults) {
        const NAMED: usize = 8;
        let count = activities.len();
        let pairs: BTreeMap<(usize, usize), usize> =
            (0..count).map(|n| ((activities[n], activities[(n + 1) % count]), n)).collect();
        let links = self.raw.links.iter().zip(&self.spots.links);
        let closing =
            links.filter_map(|(link, spot)| pairs.get(&(link.from.0, link.to.0)).map(|n| (*spot, *n))).max();
        let (spot, last) = closing.unwrap_or_default();
        let mut names: Vec<String> =
            (1..=count.min(NAMED)).map(|n| self.name(activities[(last + n) % count])).collect();
        if count > NAMED {
            names.push("…".to_owned());
        }
        faults.add(spot, "waits-in-circle", names.join(" "), said("no-circle"));
    }
}
