//! An independent check of a plan, written from the rules of a plan alone.
//!
//! It imports the types of the problem and of the plan and nothing else: its calendars, profiles,
//! journeys and terms are its own, so that an error in the solver cannot hide here.

use std::fmt::{Display, Write as _};

use super::plan::{Placed, Plan, Terms};
use super::problem::{Group, Mode, Problem};
use super::raw::{Choice, Tick};

mod people;
mod status;
mod stock;
mod terms;
mod time;

pub use status::{StatusBreach, StatusRule, check_status};

/// A rule that a plan can break.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Rule {
    /// The plan says something of each measure and activity of the problem, and of no other.
    Shape,
    /// Mandatory measures are chosen.
    Mandatory,
    /// Excluded measures are not chosen.
    Excluded,
    /// Groups hold.
    Group,
    /// All activities of a chosen measure are carried out.
    Missing,
    /// No activity of another measure is carried out.
    Extra,
    /// The mode is one of the activity's.
    Mode,
    /// A start is on a working tick.
    Working,
    /// A finish comes after exactly the duration in working ticks.
    Duration,
    /// A start is not before the release.
    Release,
    /// A finish is not after the deadline.
    Deadline,
    /// A pinned start or mode is kept.
    Pin,
    /// The least lag of a link is kept.
    LagMin,
    /// The greatest lag of a link is kept.
    LagMax,
    /// Renewables suffice on every tick.
    Renewable,
    /// Each need and teaching has its number of persons.
    Count,
    /// A person is one of the problem's, and of the pool that is asked for.
    Pool,
    /// No person is twice in one activity.
    Twice,
    /// A person has the skill at the level when the activity starts.
    Skill,
    /// A person is in one activity at a time.
    Busy,
    /// A person works within the pool's ticks.
    Away,
    /// A person has the time to travel.
    Travel,
    /// A person stays at a place as long as the pool asks for.
    Stay,
    /// What came into a fund covers what was paid.
    Fund,
    /// What is given to a utility covers what is taken.
    Utility,
}

impl Rule {
    /// A key for texts.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Shape => "shape",
            Self::Mandatory => "mandatory",
            Self::Excluded => "excluded",
            Self::Group => "group",
            Self::Missing => "missing",
            Self::Extra => "extra",
            Self::Mode => "mode",
            Self::Working => "working",
            Self::Duration => "duration",
            Self::Release => "release",
            Self::Deadline => "deadline",
            Self::Pin => "pin",
            Self::LagMin => "lag-min",
            Self::LagMax => "lag-max",
            Self::Renewable => "renewable",
            Self::Count => "count",
            Self::Pool => "pool",
            Self::Twice => "twice",
            Self::Skill => "skill",
            Self::Busy => "busy",
            Self::Away => "away",
            Self::Travel => "travel",
            Self::Stay => "stay",
            Self::Fund => "fund",
            Self::Utility => "utility",
        }
    }

    /// Every rule.
    pub const ALL: &'static [Self] = &[
        Self::Shape,
        Self::Mandatory,
        Self::Excluded,
        Self::Group,
        Self::Missing,
        Self::Extra,
        Self::Mode,
        Self::Working,
        Self::Duration,
        Self::Release,
        Self::Deadline,
        Self::Pin,
        Self::LagMin,
        Self::LagMax,
        Self::Renewable,
        Self::Count,
        Self::Pool,
        Self::Twice,
        Self::Skill,
        Self::Busy,
        Self::Away,
        Self::Travel,
        Self::Stay,
        Self::Fund,
        Self::Utility,
    ];
}

/// A broken rule and where.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("The plan breaks the rule `{}` at {}: it has {found}; right is {right}.", rule.key(), self.place())]
pub struct Breach {
    /// The rule.
    pub rule: Rule,
    /// Codes of what breaks it: an activity, a link's two, measures of a group, or a renewable, fund
    /// or utility and the activities that change it at the tick.
    pub codes: Vec<String>,
    /// The person, by number, if the rule is about one.
    pub person: Option<u32>,
    /// When, if the rule is about a time.
    pub tick: Option<Tick>,
    /// What the plan has.
    pub found: String,
    /// What would be right.
    pub right: String,
}

impl Breach {
    fn place(&self) -> String {
        let mut text = self.codes.iter().map(|code| format!("`{code}`")).collect::<Vec<_>>().join(" ");
        // Writing to a String cannot fail, so the results are dropped.
        if let Some(person) = self.person {
            let _ = write!(text, " person {person}");
        }
        if let Some(tick) = self.tick {
            let _ = write!(text, " tick {tick}");
        }
        text
    }
}

/// What is broken so far.
struct Breaches(Vec<Breach>);

impl Breaches {
    fn push(
        &mut self,
        rule: Rule,
        codes: Vec<String>,
        tick: Option<Tick>,
        found: impl Display,
        right: impl Display,
    ) {
        self.person(rule, codes, None, tick, found, right);
    }

    fn person(
        &mut self,
        rule: Rule,
        codes: Vec<String>,
        person: Option<u32>,
        tick: Option<Tick>,
        found: impl Display,
        right: impl Display,
    ) {
        let (found, right) = (found.to_string(), right.to_string());
        self.0.push(Breach { rule, codes, person, tick, found, right });
    }
}

/// An activity that is carried out.
struct Done<'a> {
    number: usize,
    code: &'a str,
    mode: &'a Mode,
    placed: &'a Placed,
}

/// Re-computes every rule and term of a plan from the problem.
///
/// # Errors
/// Every [`Breach`] found; of a renewable, fund or utility one for each time it falls short. A plan
/// of the wrong shape is not looked at further.
pub fn check(problem: &Problem, plan: &Plan) -> Result<Terms, Vec<Breach>> {
    let mut breaches = Breaches(Vec::new());
    let (measures, activities) = (problem.measures.len(), problem.activities.len());
    if (plan.chosen.len(), plan.placed.len()) != (measures, activities) {
        let found = format!("{} measures, {} activities", plan.chosen.len(), plan.placed.len());
        let right = format!("{measures} measures, {activities} activities");
        breaches.push(Rule::Shape, Vec::new(), None, found, right);
        return Err(breaches.0);
    }
    choice(problem, plan, &mut breaches);
    let mut done = Vec::with_capacity(activities);
    for (number, placed) in plan.placed.iter().enumerate() {
        let Some(placed) = placed else { continue };
        let activity = &problem.activities[number];
        if let Some(mode) = activity.modes.get(placed.mode) {
            done.push(Done { number, code: &activity.code, mode, placed });
        } else {
            let right = format!("below {}", activity.modes.len());
            breaches.push(Rule::Mode, vec![activity.code.clone()], None, placed.mode, right);
        }
    }
    let calendars = time::Calendars::new(problem);
    time::activities(problem, &calendars, &done, &mut breaches);
    time::links(problem, &calendars, plan, &mut breaches);
    stock::renewables(problem, &done, &mut breaches);
    people::people(problem, &done, &mut breaches);
    stock::funds(problem, &done, &mut breaches);
    stock::utilities(problem, &done, &mut breaches);
    if breaches.0.is_empty() { Ok(terms::terms(problem, plan, &done)) } else { Err(breaches.0) }
}

/// What a plan amounts to, whatever its rules: starts, finishes and modes are taken as they are.
pub(super) fn terms_of(problem: &Problem, plan: &Plan) -> Terms {
    let done: Vec<Done<'_>> = (0..problem.activities.len())
        .filter_map(|number| {
            let placed = plan.placed[number].as_ref()?;
            let activity = &problem.activities[number];
            Some(Done { number, code: &activity.code, mode: activity.modes.get(placed.mode)?, placed })
        })
        .collect();
    terms::terms(problem, plan, &done)
}

fn choice(problem: &Problem, plan: &Plan, breaches: &mut Breaches) {
    for (measure, &chosen) in problem.measures.iter().zip(&plan.chosen) {
        match (measure.choice, chosen) {
            (Choice::Mandatory, false) => {
                breaches.push(Rule::Mandatory, vec![measure.code.clone()], None, "not chosen", "chosen");
            }
            (Choice::Excluded, true) => {
                breaches.push(Rule::Excluded, vec![measure.code.clone()], None, "chosen", "not chosen");
            }
            _ => {}
        }
        for number in measure.activities.clone() {
            let code = || vec![problem.activities[number].code.clone()];
            match (chosen, plan.placed[number].is_some()) {
                (true, false) => {
                    breaches.push(Rule::Missing, code(), None, "not carried out", "carried out");
                }
                (false, true) => breaches.push(Rule::Extra, code(), None, "carried out", "not carried out"),
                _ => {}
            }
        }
    }
    let count = |list: &[usize]| list.iter().filter(|&&measure| plan.chosen[measure]).count();
    for group in &problem.groups {
        let (list, right) = match group {
            Group::ExactlyOne(list) if count(list) != 1 => (list.clone(), "exactly one"),
            Group::AtMostOne(list) if count(list) > 1 => (list.clone(), "at most one"),
            Group::Implies(first, list) if plan.chosen[*first] && count(list) == 0 => {
                ([&[*first], list.as_slice()].concat(), "one of the others with the first")
            }
            _ => continue,
        };
        let codes = list.iter().map(|&measure| problem.measures[measure].code.clone()).collect();
        breaches.push(Rule::Group, codes, None, format!("{} chosen", count(&list)), right);
    }
}
