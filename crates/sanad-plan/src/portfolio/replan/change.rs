//! What a new plan changes of the agreed one, one entry a measure.

use super::status::{Before, Status};
use crate::portfolio::problem::Weights;
use crate::portfolio::solve::{Cause, Reason, could_have, why_first};
use crate::portfolio::{Choice, Plan, Problem, Terms, Tick};

/// What becomes of a measure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ChangeKind {
    /// The new plan alone carries it out.
    Added,
    /// The agreed plan alone carries it out.
    Dropped,
    /// Both carry it out, otherwise.
    Altered,
}

impl ChangeKind {
    /// A key for texts.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Added => "added",
            Self::Dropped => "dropped",
            Self::Altered => "altered",
        }
    }
}

/// An activity that both plans carry out, otherwise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Altered {
    /// The activity, by place.
    pub activity: usize,
    /// Its start before and now.
    pub start: (Tick, Tick),
    /// Its mode before and now.
    pub mode: (usize, usize),
    /// Whether people of other pools carry it out.
    pub crew: bool,
}

/// Why a measure changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Because {
    /// The first of its activities that starts later is kept from starting earlier, by this.
    Held(Reason),
    /// Only people change: with all else as planned, those agreed for this activity cannot be there.
    People(usize),
    /// It does not fit any more as it was agreed.
    Unfit,
    /// It has to be there now, or may not be.
    Asked,
    /// Nothing asks for it: what the plan comes to without it, if that is known and worse.
    Better(Option<Terms>),
}

impl Because {
    /// Every key, for those who put them into words.
    pub const KEYS: &'static [&'static str] = &["held", "people", "unfit", "asked", "better"];

    /// A key for texts.
    pub const fn key(&self) -> &'static str {
        match self {
            Self::Held(_) => "held",
            Self::People(_) => "people",
            Self::Unfit => "unfit",
            Self::Asked => "asked",
            Self::Better(_) => "better",
        }
    }
}

/// What changes of one measure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The measure, by place.
    pub measure: usize,
    /// What becomes of it.
    pub kind: ChangeKind,
    /// Its last finish before and now, where a plan carries it out.
    pub finish: (Option<Tick>, Option<Tick>),
    /// Its activities that are carried out otherwise.
    pub activities: Vec<Altered>,
    /// Why, as far as one reason says it.
    pub because: Because,
}

impl Change {
    /// Whether nothing but people changes.
    pub fn only_people(&self) -> bool {
        let same = |own: &Altered| own.start.0 == own.start.1 && own.mode.0 == own.mode.1;
        self.kind == ChangeKind::Altered && self.activities.iter().all(same)
    }
}

/// How much a new plan disturbs the agreed one. What has begun counts nowhere: nobody chose it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Disturbance {
    /// Measures that come in.
    pub added: u32,
    /// Measures that fall out.
    pub dropped: u32,
    /// Activities that start on another tick.
    pub moved: u32,
    /// Ticks by which they move.
    pub ticks: i64,
    /// Activities in another mode.
    pub modes: u32,
    /// Activities with people of other pools. Persons of a pool count as the same, and this has no
    /// weight: the plan does not look for it.
    pub crews: u32,
}

impl Disturbance {
    /// All of it together, by weights.
    pub fn weighed(&self, weights: Weights) -> i64 {
        let of = |count: u32, weight: u32| i64::from(count) * i64::from(weight);
        of(self.added + self.dropped, weights.measure)
            + of(self.moved, weights.moved)
            + self.ticks * i64::from(weights.tick)
            + of(self.modes, weights.mode)
    }
}

/// What a plan changes.
pub(super) fn changes(problem: &Problem, before: &Before, status: &Status, plan: &Plan) -> Vec<Change> {
    let pool = |person: u32| problem.pools.partition_point(|pool| pool.persons.end <= person);
    let altered = |activity: usize| {
        let (then, now) = (before.placed[activity].as_ref()?, plan.placed[activity].as_ref()?);
        let mut pools: Vec<usize> = now.persons.iter().flatten().map(|&person| pool(person)).collect();
        let mut former: Vec<usize> = then.persons.iter().map(|&person| pool(person)).collect();
        pools.sort_unstable();
        former.sort_unstable();
        let own = Altered {
            activity,
            start: (then.start, now.start),
            mode: (then.mode, now.mode),
            crew: !former.is_empty() && former != pools,
        };
        let same = own.start.0 == own.start.1 && own.mode.0 == own.mode.1 && !own.crew;
        (!same && status.actuals[activity].is_none()).then_some(own)
    };
    let one = |measure: usize| {
        let own = problem.measures[measure].activities.clone();
        let was = before.chosen[measure];
        let kind = match (was, plan.chosen[measure]) {
            (false, true) if !status.begun(problem, measure) => ChangeKind::Added,
            (true, false) => ChangeKind::Dropped,
            (_, true) => ChangeKind::Altered,
            (false, false) => return None,
        };
        let then = own.clone().filter_map(|activity| Some(before.placed[activity].as_ref()?.finish)).max();
        let now = own.clone().filter_map(|activity| Some(plan.placed[activity].as_ref()?.finish)).max();
        let activities: Vec<Altered> = own.filter_map(altered).collect();
        let told = kind != ChangeKind::Altered || !activities.is_empty();
        let finish = (then.filter(|_| was), now);
        told.then_some(Change { measure, kind, finish, activities, because: Because::Better(None) })
    };
    (0..problem.measures.len()).filter_map(one).collect()
}

/// Finds why each measure changes in a plan of what is left; `unfit` are those of the agreed plan that do
/// not fit any more.
pub(super) fn explain(left: &Problem, before: &Before, plan: &Plan, unfit: &[usize], changes: &mut [Change]) {
    let later = |change: &Change| {
        let later = change.activities.iter().filter(|own| own.start.1 > own.start.0);
        later.min_by_key(|own| (own.start.1, own.activity)).map(|own| own.activity)
    };
    let first: Vec<Option<usize>> = changes.iter().map(later).collect();
    let asked: Vec<usize> = first.iter().copied().flatten().collect();
    let mut reasons = if asked.is_empty() { Vec::new() } else { why_first(left, plan, &asked) }.into_iter();
    // Where only people change.
    let crews = changes.iter().filter(|change| change.only_people()).flat_map(|change| &change.activities);
    let crews: Vec<(usize, &[u32])> = crews
        .filter_map(|own| Some((own.activity, &before.placed[own.activity].as_ref()?.persons[..])))
        .collect();
    let could = if crews.is_empty() { Vec::new() } else { could_have(left, plan, &crews) };
    let crews: Vec<usize> = crews.iter().map(|own| own.0).collect();
    let cannot = |change: &Change| {
        let mut own = change.activities.iter().map(|own| own.activity).filter(|_| change.only_people());
        own.find(|activity| crews.iter().zip(&could).any(|(own, could)| own == activity && !could))
    };
    for (change, first) in changes.iter_mut().zip(first) {
        let people = cannot(change);
        let reason = first.and_then(|_| reasons.next()).flatten();
        let choice = left.measures[change.measure].choice;
        change.because = match (change.kind, choice) {
            (ChangeKind::Added, Choice::Mandatory) | (ChangeKind::Dropped, Choice::Excluded) => {
                Because::Asked
            }
            (ChangeKind::Dropped, _) if unfit.contains(&change.measure) => Because::Unfit,
            (ChangeKind::Altered, _) => match reason {
                Some(own) if !matches!(own.cause, Cause::Nothing { .. }) => Because::Held(own),
                _ => people.map_or(Because::Better(None), Because::People),
            },
            _ => Because::Better(None),
        };
    }
}

/// How much changes come to.
pub(super) fn disturbance(changes: &[Change]) -> Disturbance {
    let mut all = Disturbance::default();
    for change in changes {
        all.added += u32::from(change.kind == ChangeKind::Added);
        all.dropped += u32::from(change.kind == ChangeKind::Dropped);
        for own in &change.activities {
            let by = own.start.0.abs_diff(own.start.1);
            all.moved += u32::from(by > 0);
            all.ticks += i64::from(by);
            all.modes += u32::from(own.mode.0 != own.mode.1);
            all.crews += u32::from(own.crew);
        }
    }
    all
}
