//! Why an activity starts when it does: the fact that keeps it from starting on the start before.

use super::clock::{place, tick};
use super::insert::window;
use super::shape::Shape;
use super::state::State;
use crate::portfolio::{End, Plan, Problem, Tick};

/// What keeps an activity from starting earlier.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cause {
    /// It starts on the first tick on which anything can.
    Begin,
    /// Its start was fixed in advance.
    Pin,
    /// It was released then.
    Release,
    /// A link to another activity.
    Link {
        /// The link, by place.
        link: usize,
        /// The other activity.
        activity: usize,
    },
    /// A renewable is in use.
    Renewable {
        /// The renewable.
        renewable: usize,
        /// An activity that uses it until then; nothing when there is simply less of it before.
        activity: Option<usize>,
    },
    /// A fund holds too little.
    Fund {
        /// The fund.
        fund: usize,
        /// The activity whose income fills it; nothing when an inflow does.
        activity: Option<usize>,
        /// What is paid.
        amount: i64,
    },
    /// A utility gives too little.
    Utility {
        /// The utility.
        utility: usize,
        /// The activity that gives more, or takes less, from then on; nothing for what is given.
        activity: Option<usize>,
    },
    /// A person does something else.
    Busy {
        /// The person.
        person: u32,
        /// With what.
        activity: usize,
    },
    /// A person is on the way, or stays for the least time, after something else.
    Travel {
        /// The person.
        person: u32,
        /// What was done before; nothing for the way from the base.
        activity: Option<usize>,
    },
    /// A person learns what is needed.
    Course {
        /// The person.
        person: u32,
        /// The course.
        activity: usize,
    },
    /// A person does not work yet.
    Away {
        /// The person.
        person: u32,
    },
    /// Nothing: with all else as planned it could start earlier. It was left there because that
    /// costs nothing by the objectives, or because others were put in first.
    Nothing {
        /// The start it could have.
        earlier: Tick,
    },
}

impl Cause {
    /// Every key, for those who put them into words.
    pub const KEYS: &'static [&'static str] = &[
        "begin",
        "pin",
        "release",
        "link",
        "renewable",
        "fund",
        "utility",
        "busy",
        "travel",
        "course",
        "away",
        "nothing",
    ];

    /// A key for texts.
    pub const fn key(&self) -> &'static str {
        match self {
            Self::Begin => "begin",
            Self::Pin => "pin",
            Self::Release => "release",
            Self::Link { .. } => "link",
            Self::Renewable { .. } => "renewable",
            Self::Fund { .. } => "fund",
            Self::Utility { .. } => "utility",
            Self::Busy { .. } => "busy",
            Self::Travel { .. } => "travel",
            Self::Course { .. } => "course",
            Self::Away { .. } => "away",
            Self::Nothing { .. } => "nothing",
        }
    }

    /// The activity whose own reason comes next in the chain.
    pub fn activity(&self) -> Option<usize> {
        match *self {
            Self::Link { activity, .. } | Self::Busy { activity, .. } | Self::Course { activity, .. } => {
                Some(activity)
            }
            Self::Renewable { activity, .. }
            | Self::Fund { activity, .. }
            | Self::Utility { activity, .. }
            | Self::Travel { activity, .. } => activity,
            Self::Begin | Self::Pin | Self::Release | Self::Away { .. } | Self::Nothing { .. } => None,
        }
    }
}

/// One step of the chain that sets a date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reason {
    /// The activity.
    pub activity: usize,
    /// Its start.
    pub start: Tick,
    /// What keeps it from starting earlier.
    pub cause: Cause,
    /// From when on the cause is gone. A start after it is the calendar's doing; a start before it
    /// means that the thing is needed at the finish only.
    pub ready: Tick,
}

/// The reason of every activity, by place; nothing for what the plan does not hold. One chain answers
/// for many.
pub fn why_each(problem: &Problem, plan: &Plan) -> Vec<Option<Reason>> {
    let mut reasons: Vec<Option<Reason>> = vec![None; problem.activities.len()];
    // From the last start on, since its chain leads through the earlier ones.
    let mut order: Vec<usize> = (0..plan.placed.len()).filter(|a| plan.placed[*a].is_some()).collect();
    order.sort_by_key(|a| std::cmp::Reverse(plan.placed[*a].as_ref().map(|placed| placed.start)));
    for activity in order {
        if reasons[activity].is_none() {
            for reason in why(problem, plan, activity) {
                let place = reason.activity;
                reasons[place] = Some(reason);
            }
        }
    }
    reasons
}

/// The chain of reasons for the start of an activity, back to a fact; empty when the plan does not
/// hold it. The plan must have passed the checker.
pub fn why(problem: &Problem, plan: &Plan, activity: usize) -> Vec<Reason> {
    let shape = Shape::new(problem);
    let mut state = State::of(&shape, plan);
    let mut chain: Vec<Reason> = Vec::new();
    let mut next = Some(activity);
    while let Some(activity) = next {
        if chain.iter().any(|reason| reason.activity == activity) {
            break;
        }
        let Some(reason) = reason(&mut state, activity) else { break };
        next = reason.cause.activity();
        chain.push(reason);
    }
    chain
}

/// The first reason of each of some activities; nothing for what the plan does not hold. The plan must
/// have passed the checker.
pub(in crate::portfolio) fn why_first(
    problem: &Problem,
    plan: &Plan,
    activities: &[usize],
) -> Vec<Option<Reason>> {
    let shape = Shape::new(problem);
    let mut state = State::of(&shape, plan);
    activities.iter().map(|&activity| reason(&mut state, activity)).collect()
}

/// Whether each of some activities could have these people where it is, with all else as planned. The plan
/// must have passed the checker.
pub(in crate::portfolio) fn could_have(
    problem: &Problem,
    plan: &Plan,
    asked: &[(usize, &[u32])],
) -> Vec<bool> {
    let shape = Shape::new(problem);
    let mut state = State::of(&shape, plan);
    let mut one = |&(activity, persons): &(usize, &[u32])| {
        let Some(slot) = state.take_out(activity) else { return false };
        let could = state.can(activity, &slot, persons);
        state.put_back(activity, slot);
        could
    };
    asked.iter().map(&mut one).collect()
}

fn reason(state: &mut State, activity: usize) -> Option<Reason> {
    let slot = state.take_out(activity)?;
    let (cause, ready) = cause(state, activity, &slot);
    let start = slot.start;
    state.put_back(activity, slot);
    Some(Reason { activity, start, cause, ready })
}

fn cause(state: &State, activity: usize, slot: &super::state::Slot) -> (Cause, Tick) {
    let shape: &Shape = state.shape;
    let problem = shape.problem;
    let record = &problem.activities[activity];
    let way = shape.way(activity, slot.mode);
    let clock = &shape.clocks[way.clock];
    if record.pin.is_some() {
        return (Cause::Pin, slot.start);
    }
    // The start before this one.
    let before = if way.duration == 0 { slot.start - 1 } else { clock.before(slot.start, 1).unwrap_or(-1) };
    if before < 0 {
        return (Cause::Begin, 0);
    }
    if before < record.release {
        return (Cause::Release, record.release);
    }
    if let Ok((window, Some(link))) = window(state, activity, slot.mode)
        && before < window.from
    {
        let other = problem.links[link].from + problem.links[link].to - activity;
        return (Cause::Link { link, activity: other }, window.from);
    }
    let Some(finish) = clock.finish(before, way.duration) else { return (Cause::Begin, 0) };
    let (a, b) = (place(before), place(finish));
    let end = place(problem.horizon) + 1;
    let running = |at: Tick| {
        (0..state.placed.len())
            .filter_map(move |other| state.placed[other].as_ref().map(|slot| (other, slot)))
            .filter(move |(_, slot)| slot.start <= at && at < slot.finish)
    };
    for &(profile, amount) in &way.renewables {
        if let Some(at) = state.profiles[profile].last_below(a, b, amount) {
            let user = running(tick(at))
                .filter(|(other, slot)| {
                    shape.way(*other, slot.mode).renewables.iter().any(|own| own.0 == profile)
                        && slot.finish == tick(at + 1)
                })
                .map(|(other, _)| other)
                .next();
            return (Cause::Renewable { renewable: profile, activity: user }, tick(at + 1));
        }
    }
    for &(profile, at_start, all) in &way.spends {
        let short = (at_start > 0)
            .then(|| state.profiles[profile].last_below(a, end, at_start))
            .flatten()
            .or_else(|| (all > at_start).then(|| state.profiles[profile].last_below(b, end, all)).flatten());
        if let Some(at) = short {
            let full = tick(at + 1);
            let pays = |(other, slot): (usize, &super::state::Slot)| {
                shape.way(other, slot.mode).earns.iter().any(|&(own, _, every)| {
                    let since = full - slot.finish;
                    own == profile && since > 0 && place(since).is_multiple_of(every)
                })
            };
            let inflow = problem.funds[profile - shape.funds].1.iter().any(|inflow| inflow.0 == full);
            let payer = (0..state.placed.len())
                .filter(|_| !inflow)
                .find(|&other| state.placed[other].as_ref().is_some_and(|slot| pays((other, slot))));
            return (Cause::Fund { fund: profile - shape.funds, activity: payer, amount: all }, full);
        }
    }
    for &(profile, during, after) in &way.flows {
        let short = (during < 0)
            .then(|| state.profiles[profile].last_below(a, b, -during))
            .flatten()
            .or_else(|| (after < 0).then(|| state.profiles[profile].last_below(b, end, -after)).flatten());
        if let Some(at) = short {
            let more = tick(at + 1);
            let eases = |other: usize, slot: &super::state::Slot| {
                problem.activities[other].modes[slot.mode].flows.iter().any(|flow| {
                    let begins = if flow.from == End::Start { slot.start } else { slot.finish };
                    flow.utility + shape.utilities == profile
                        && ((flow.amount > 0 && begins == more)
                            || (flow.amount < 0 && flow.while_running && slot.finish == more))
                })
            };
            let other = (0..state.placed.len())
                .find(|&other| state.placed[other].as_ref().is_some_and(|slot| eases(other, slot)));
            return (Cause::Utility { utility: profile - shape.utilities, activity: other }, more);
        }
    }
    if !way.staff.is_empty() && state.staff(way, before, finish, record.place).is_err() {
        for staff in &way.staff {
            for &person in &slot.persons[staff.offset..staff.offset + staff.count] {
                let since = state.since(person, staff.class).unwrap_or(0);
                if let Some(found) =
                    person_cause(state, person, (before, finish), since, staff.class, record.place)
                {
                    return found;
                }
            }
        }
    }
    (Cause::Nothing { earlier: before }, slot.start)
}

/// What keeps a person from a span.
fn person_cause(
    state: &State,
    person: u32,
    (start, finish): (Tick, Tick),
    since: Tick,
    class: usize,
    at: Option<usize>,
) -> Option<(Cause, Tick)> {
    let shape: &Shape = state.shape;
    let from = shape.problem.pools[shape.pool_of[person as usize]].from;
    if start < from {
        return Some((Cause::Away { person }, from));
    }
    if start < since {
        let course = (0..state.placed.len()).find(|&other| {
            state.placed[other].as_ref().is_some_and(|slot| {
                slot.finish == since
                    && shape.way(other, slot.mode).staff.iter().any(|staff| {
                        staff.joins.contains(&class)
                            && slot.persons[staff.offset..staff.offset + staff.count].contains(&person)
                    })
            })
        });
        return course.map(|activity| (Cause::Course { person, activity }, since));
    }
    let ready = state.fits(person, start, finish, at).err()?;
    let line = &state.lines[person as usize];
    if let Some(job) = line.iter().find(|job| job.start < finish && start < job.finish) {
        return Some((Cause::Busy { person, activity: job.activity }, job.finish));
    }
    let last = line.iter().rev().find(|job| job.finish <= start);
    Some((Cause::Travel { person, activity: last.map(|job| job.activity) }, ready))
}
