//! Why a measure is not in the plan: it is forced in, and the plan is made again.

use std::sync::atomic::{AtomicBool, Ordering};

use super::shape::Shape;
use super::{Aim, Answer, Infeasible, Refused, Scarce, Search, solve, solve_with};
use crate::portfolio::conflict::facts::newcomers;
use crate::portfolio::validate::broken_group;
use crate::portfolio::{Choice, Group, Parts, Problem, Tick};

/// A trial of a cure gets one part in so many of the schedules.
const TRIAL_SHARE: u64 = 6;

/// Schedules of a trial, at least.
const TRIAL_LEAST: u64 = 40;

/// What forcing a measure in comes to.
#[derive(Debug, Clone, PartialEq)]
pub struct Forced {
    /// The plan with the measure in it, with its own bound: no plan with the measure is better.
    pub answer: Answer,
    /// Measures that leave the plan.
    pub displaced: Vec<usize>,
    /// Measures that come in beside the one forced.
    pub added: Vec<usize>,
}

/// Something of which there would have to be more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Cure {
    /// Of what.
    pub what: Scarce,
    /// How much more: persons, minor units, units of a utility or a renewable, each from the first
    /// tick on; ticks of the horizon and of all deadlines, the calendars going on with their last
    /// seven ticks; 1 for a rule of choice, which is then left out.
    pub by: i64,
}

/// Why a measure is not in a plan.
#[derive(Debug, Clone, PartialEq)]
pub enum WhyNot {
    /// It can be carried out; this is what it would change.
    Forced(Box<Forced>),
    /// No plan with it was found, not even without all measures that are free.
    Impossible {
        /// What was in the way.
        infeasible: Infeasible,
        /// What would cure it: each set was tried and gave a plan that passed the checker. One set
        /// for each kind that helps by itself, with the least found of it; if none does, one set of
        /// several kinds of which none can be left out.
        cures: Vec<Vec<Cure>>,
    },
    /// It could be carried out with what must be there, but no plan was found with the effort given
    /// in which all rules of choice hold too.
    Unknown(Infeasible),
}

/// Forces a measure in and solves again. `answer` is the answer to compare with. The seed and the
/// number of schedules come from `search`, and so does the plan to begin with; where it names none,
/// it is that of `answer`. If there is no plan with the measure, each trial of a cure gets a share of
/// the schedules.
pub fn why_not(
    problem: &Problem,
    search: &Search,
    answer: &Answer,
    measure: usize,
) -> Result<WhyNot, Refused> {
    let mut parts = (**problem).clone();
    parts.measures[measure].choice = Choice::Mandatory;
    parts.hopeless.retain(|hopeless| hopeless.0 != measure);
    let search = &Search { warm: search.warm.or(answer.recipe.as_ref()), ..*search };
    if let Some(group) = broken_group(&parts) {
        let why = Scarce::Group(group);
        let infeasible = Infeasible { proven: true, missing: vec![(measure, why)], short: None };
        let mut kinds = kinds(&Problem(parts.clone()), measure, &infeasible);
        kinds.retain(|kind| matches!(kind, Scarce::Group(_)));
        return impossible(&parts, kinds, infeasible, search);
    }
    let forced = solve(&Problem(parts.clone()), search)?;
    if let (Some(new), Some(old)) = (&forced.plan, &answer.plan) {
        let all = 0..problem.measures.len();
        let displaced = all.clone().filter(|&other| old.chosen[other] && !new.chosen[other]).collect();
        let added =
            all.filter(|&other| other != measure && new.chosen[other] && !old.chosen[other]).collect();
        return Ok(WhyNot::Forced(Box::new(Forced { answer: forced, displaced, added })));
    }
    let Some(infeasible) = forced.infeasible else {
        return Ok(WhyNot::Unknown(Infeasible { proven: false, missing: Vec::new(), short: None }));
    };
    if forced.stopped || (!infeasible.proven && has_plan(bare(&parts), search)?) {
        return Ok(WhyNot::Unknown(infeasible));
    }
    let kinds = kinds(&Problem(parts.clone()), measure, &infeasible);
    impossible(&parts, kinds, infeasible, search)
}

/// Only what must be there, and what a rule of choice names, which may be needed for it.
fn bare(parts: &Parts) -> Parts {
    let mut bare = parts.clone();
    for (number, other) in bare.measures.iter_mut().enumerate() {
        let named = parts.groups.iter().any(|group| match group {
            Group::ExactlyOne(list) | Group::Implies(_, list) => list.contains(&number),
            Group::AtMostOne(_) => false,
        });
        if other.choice == Choice::Free && !named {
            other.choice = Choice::Excluded;
        }
    }
    bare
}

/// Whether a problem has a plan. Any will do, so the search ends with the first.
fn has_plan(parts: Parts, search: &Search) -> Result<bool, Refused> {
    let found = AtomicBool::new(false);
    let least = Search {
        schedules: search.schedules.map(|all| (all / TRIAL_SHARE).max(TRIAL_LEAST)),
        stop: &|| found.load(Ordering::Relaxed) || (search.stop)(),
        progress: &|progress| {
            if progress.best.is_some() {
                found.store(true, Ordering::Relaxed);
            }
        },
        ..*search
    };
    Ok(solve_with(&Problem(parts), &least, &Aim::default())?.plan.is_some())
}

/// What would cure it, of these kinds.
fn impossible(
    parts: &Parts,
    kinds: Vec<Scarce>,
    infeasible: Infeasible,
    search: &Search,
) -> Result<WhyNot, Refused> {
    let trial = |parts: Parts| has_plan(parts, search);
    let most: Vec<Cure> =
        kinds.into_iter().filter_map(|what| Some(Cure { what, by: most(parts, what)? })).collect();
    let mut cures = Vec::new();
    for cure in &most {
        if let Some(least) = least(parts, *cure, &trial)? {
            cures.push(vec![least]);
        }
    }
    if cures.is_empty() {
        cures.extend(several(parts, most, &trial)?);
    }
    Ok(WhyNot::Impossible { infeasible, cures })
}

/// Everything the measure takes, the rules of choice it is named in, and what was in the way.
fn kinds(problem: &Problem, measure: usize, infeasible: &Infeasible) -> Vec<Scarce> {
    let shape = Shape::new(problem);
    let mut kinds = vec![Scarce::Time];
    kinds.extend(infeasible.missing.iter().map(|missing| missing.1));
    kinds.extend(shape.groups[measure].iter().map(|&group| Scarce::Group(group)));
    for activity in problem.measures[measure].activities.clone() {
        for way in &shape.ways[activity] {
            let taken = way.renewables.iter().map(|own| own.0);
            let paid = way.spends.iter().filter(|own| own.2 > 0).map(|own| own.0);
            let flows = way.flows.iter().filter(|own| own.1 < 0 || own.2 < 0).map(|own| own.0);
            let staff = way.staff.iter().map(|staff| shape.crews + staff.class);
            kinds.extend(
                taken
                    .chain(paid)
                    .chain(flows)
                    .chain(staff)
                    .map(|profile| super::scarce(&shape, super::Stuck::Profile(profile))),
            );
        }
    }
    kinds.sort_unstable();
    kinds.dedup();
    kinds
}

/// Whether a problem has a plan.
type Trial<'a> = dyn Fn(Parts) -> Result<bool, Refused> + 'a;

/// Several kinds together, each as little as the others allow; rules and time are done without where
/// that is possible.
fn several(parts: &Parts, mut all: Vec<Cure>, trial: &Trial) -> Result<Option<Vec<Cure>>, Refused> {
    let with = |cures: &[Cure]| {
        let mut more = parts.clone();
        for cure in cures {
            add(&mut more, cure.what, cure.by);
        }
        more
    };
    if !trial(with(&all))? {
        return Ok(None);
    }
    all.sort_by_key(|cure| (!matches!(cure.what, Scarce::Time | Scarce::Group(_)), *cure));
    let mut at = 0;
    while at < all.len() {
        let cure = all.remove(at);
        let rest = with(&all);
        if !trial(rest.clone())? {
            all.insert(at, least(&rest, cure, trial)?.unwrap_or(cure));
            at += 1;
        }
    }
    all.sort_unstable();
    Ok(Some(all))
}

/// The least increase of one kind that helps, by halving; nothing when even the most does not.
fn least(parts: &Parts, most: Cure, trial: &Trial) -> Result<Option<Cure>, Refused> {
    let helps = |by: i64| -> Result<bool, Refused> {
        let mut more = parts.clone();
        add(&mut more, most.what, by);
        trial(more)
    };
    if most.by <= 0 || !helps(most.by)? {
        return Ok(None);
    }
    let (mut low, mut high) = (0, most.by);
    while high - low > (high / 64).max(1) {
        let middle = low + (high - low) / 2;
        if helps(middle)? {
            high = middle;
        } else {
            low = middle;
        }
    }
    Ok(Some(Cure { what: most.what, by: high }))
}

/// More than anybody could need of one kind.
fn most(parts: &Parts, what: Scarce) -> Option<i64> {
    let modes = || parts.activities.iter().flat_map(|activity| &activity.modes);
    match what {
        Scarce::Renewable(renewable) => {
            let own = modes().flat_map(|mode| &mode.renewables).filter(|own| own.0 == renewable);
            Some(own.map(|own| i64::from(own.1)).sum())
        }
        Scarce::Fund(fund) => {
            Some(modes().flat_map(|mode| &mode.spends).filter(|own| own.0 == fund).map(|own| own.1).sum())
        }
        Scarce::Utility(utility) => {
            let own = modes().flat_map(|mode| &mode.flows).filter(|own| own.utility == utility);
            Some(own.map(|own| own.amount.min(0).abs()).sum())
        }
        Scarce::Skill { .. } | Scarce::Trainees(_) => Some(32),
        Scarce::Time => Some(i64::from(parts.horizon.min(20_000))),
        Scarce::Group(_) => Some(1),
        Scarce::Link(_) => None,
    }
}

/// Adds so much of one kind.
fn add(parts: &mut Parts, what: Scarce, by: i64) {
    let count = u32::try_from(by).unwrap_or(u32::MAX);
    match what {
        Scarce::Renewable(renewable) => {
            let steps = &mut parts.renewables[renewable].1;
            if steps.first().is_none_or(|step| step.0 > 0) {
                steps.insert(0, (0, 0));
            }
            for step in steps {
                step.1 = step.1.saturating_add(count);
            }
        }
        Scarce::Fund(fund) => match parts.funds[fund].1.first_mut() {
            Some(first) if first.0 == 0 => first.1 += by,
            _ => parts.funds[fund].1.insert(0, (0, by)),
        },
        Scarce::Utility(utility) => {
            let steps = &mut parts.utilities[utility].1;
            if steps.first().is_none_or(|step| step.0 > 0) {
                steps.insert(0, (0, 0));
            }
            for step in steps {
                step.1 += by;
            }
        }
        Scarce::Trainees(pool) => enlarge(parts, pool, count),
        Scarce::Skill { skill, level, pool } => {
            let able = |pool: &usize| parts.pools[*pool].levels[skill] >= level;
            let pool = pool.or((0..parts.pools.len()).find(able));
            match pool {
                Some(pool) if able(&pool) => enlarge(parts, pool, count),
                // Nobody knows it: a new pool, there from the first, or new knowledge in the one asked for.
                Some(pool) => parts.pools[pool].levels[skill] = level,
                None => newcomers(parts, skill, level, count),
            }
        }
        Scarce::Time => lengthen(parts, Tick::try_from(by).unwrap_or(0)),
        // A rule that always holds, so that the others keep their places.
        Scarce::Group(group) => parts.groups[group] = Group::AtMostOne(Vec::new()),
        Scarce::Link(_) => {}
    }
}

fn enlarge(parts: &mut Parts, pool: usize, count: u32) {
    parts.pools[pool].persons.end += count;
    for later in &mut parts.pools[pool + 1..] {
        later.persons = later.persons.start + count..later.persons.end + count;
    }
}

fn lengthen(parts: &mut Parts, by: Tick) {
    let horizon = parts.horizon;
    for calendar in &mut parts.calendars {
        for _ in 0..by {
            let again = calendar.working.len().checked_sub(7).is_none_or(|at| calendar.working[at]);
            calendar.working.push(again);
        }
    }
    let last = parts.discount.last().copied().unwrap_or(1_000_000);
    parts.discount.extend((0..by).map(|_| last));
    parts.activities.iter_mut().for_each(|activity| activity.deadline += by);
    parts.pools.iter_mut().filter(|pool| pool.to == horizon).for_each(|pool| pool.to += by);
    parts.horizon += by;
}
