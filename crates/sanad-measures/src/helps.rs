//! What would help most: the plan is made again with a little more of each scarce thing.
//!
//! What is told is a lower bound: a plan was found that is better by so much, and with more effort a
//! better one may be found. So that no luck of the search is told as help, the plan at hand is first
//! searched for once more with nothing added; a plan found later that needs none of what was added
//! takes its place; and a longer plan is compared with the one at hand as the longer time counts it.

use crate::library::Library;
use crate::plan::{Ask, Effort, Lack, Made, More, Scenario, Watch, Works, plan};
use crate::scarce::{Thing, scarce};
use sanad_model::Programme;
use sanad_plan::portfolio::{Plan, Problem, Progress, Score, Term, Terms, check, replay};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

/// A level of the objectives, a term of it, and by how much a plan is better in it, in its unit; below 0 it
/// is worse, for the sake of others.
pub type Gained = (usize, Term, i64);

/// By how much a plan of the same problem is better than the plan at hand, as that is judged; nothing where
/// it is no better.
pub fn better(works: &Works, terms: &Terms) -> Option<Vec<Gained>> {
    let known = works.answer.score.as_ref()?;
    (score(works, terms) < *known).then(|| gains(&works.problem, &works.answer.terms, terms))
}

fn gains(problem: &Problem, before: &Terms, after: &Terms) -> Vec<Gained> {
    let gain = |level: usize, term: Term| {
        let by = after.get(term) - before.get(term);
        (level, term, if term.is_gain() { by } else { -by })
    };
    let levels = problem.objectives.iter().enumerate();
    levels.flat_map(|(level, terms)| terms.iter().map(move |own| gain(level, own.0))).collect()
}

/// What a little more of one thing comes to.
#[derive(Debug, Clone, PartialEq)]
pub struct Help {
    /// Of what, and how much from the first day on.
    pub more: (More, i64),
    /// The first level of the objectives in which the plan found is better: there no less is to be
    /// had. Nothing when no better plan was found.
    pub level: Option<usize>,
    /// Of each term of the objectives, by how much it is better. Empty when no better plan was found.
    pub gains: Vec<Gained>,
    /// Measures that come into the plan, by place; empty when no better plan was found.
    pub added: Vec<usize>,
    /// Measures that leave it, by place.
    pub displaced: Vec<usize>,
}

impl Help {
    /// Whether a better plan was found.
    pub fn helps(&self) -> bool {
        self.level.is_some()
    }
}

/// What helps, the most first; what gives no better plan comes last.
#[derive(Debug, Clone, PartialEq)]
pub struct Helps {
    /// Each thing asked for.
    pub list: Vec<Help>,
    /// The plan that all is compared with: the one at hand, or a better one found without anything
    /// added.
    pub terms: Terms,
    /// By how much that is better than the plan at hand; nothing where it is the plan at hand itself.
    pub better: Option<Vec<Gained>>,
    /// Whether it is the plan of [`Scenario::again`].
    pub again: bool,
    /// How often a plan was searched for.
    pub searches: u64,
    /// Schedules generated in all.
    pub schedules: u64,
    /// Things that were not asked for: nothing in the plan at hand waits for them, or somebody ended
    /// it before.
    pub untried: Vec<(More, i64)>,
    /// Whether somebody ended it.
    pub stopped: bool,
}

/// Asks for a little more of each scarce thing. The plan at hand is that of [`Ask::before`], made
/// with [`Ask::scenario`]; each search gets [`Ask::effort`], without simulated cases. Progress is
/// told in searches.
///
/// # Errors
/// What the plan at hand lacks.
pub fn helps(p: &Programme, library: &Library, ask: &Ask<'_>) -> Result<Helps, Lack> {
    let Some(made) = ask.before else { return Err(Lack::Measures) };
    let at_hand = made.works.as_ref().map_err(Clone::clone)?;
    let (things, idle): (Vec<Thing>, Vec<Thing>) = scarce(at_hand).into_iter().partition(|own| own.tried);
    let things: Vec<(More, i64)> = things.into_iter().map(|own| own.more).collect();
    let (done, of, schedules) = (AtomicU64::new(0), things.len() as u64 + 1, AtomicU64::new(0));
    // Rounds are not told, only searches.
    let quiet = Watch { stop: ask.watch.stop, progress: &|_| {} };
    let again = |before: &Made, more: Option<&(More, i64)>| -> Made {
        let mut scenario: Scenario = ask.scenario.clone();
        scenario.more.extend(more.cloned());
        let effort = Effort { cases: 0, ..ask.effort };
        let own = Ask {
            start: ask.start,
            scenario: &scenario,
            effort,
            before: Some(before),
            keep: false,
            watch: &quiet,
        };
        let made = plan(p, library, before.measures.clone(), &own);
        let own = made.works.as_ref().map_or(0, |works| works.answer.schedules);
        let schedules = schedules.fetch_add(own, Ordering::Relaxed) + own;
        let done = done.fetch_add(1, Ordering::Relaxed) + 1;
        (ask.watch.progress)(&Progress { done, of: Some(of), schedules, best: None });
        made
    };
    let stopped = || (ask.watch.stop)();
    let mut base = Made { measures: made.measures.clone(), works: Ok(Arc::clone(at_hand)) };
    let mut again_better = false;
    if !stopped() {
        let once_more = again(&base, None);
        if once_more.works.as_ref().is_ok_and(|works| works.answer.score < at_hand.answer.score) {
            (base, again_better) = (once_more, true);
        }
    }
    let mut tried: Vec<((More, i64), Arc<Works>)> = Vec::new();
    let mut untried = Vec::new();
    for thing in things {
        if stopped() {
            untried.push(thing);
            continue;
        }
        let Ok(works) = again(&base, Some(&thing)).works else {
            untried.push(thing);
            continue;
        };
        // Found with it, but not by it.
        if let Some(better) = base.works.as_ref().ok().and_then(|known| without(known, &works)) {
            (base.works, again_better) = (Ok(Arc::new(better)), false);
        }
        tried.push((thing, works));
    }
    let base = base.works?;
    let mut list: Vec<(Vec<i128>, Help)> =
        tried.into_iter().map(|(more, works)| help(&base, more, &works)).collect();
    list.sort_by(|a, b| b.0.cmp(&a.0));
    Ok(Helps {
        list: list.into_iter().map(|(_, help)| help).collect(),
        terms: base.answer.terms,
        better: better(at_hand, &base.answer.terms),
        again: again_better,
        searches: done.into_inner(),
        schedules: schedules.into_inner(),
        stopped: stopped(),
        untried: untried.into_iter().chain(idle.into_iter().map(|own| own.more)).collect(),
    })
}

/// A plan made with more, carried out without it, in the place of the plan known, if it is better
/// there: as it is, or made again by the same recipe with those who are there.
fn without(known: &Works, with: &Works) -> Option<Works> {
    let found = &with.answer;
    let recipe = found.recipe.as_ref()?;
    let (plan, terms) = if let Some(terms) = counted(&known.problem, with.plan()) {
        (with.plan().clone(), terms)
    } else {
        let again = replay(&known.problem, recipe).ok().filter(|again| !again.missing)?;
        (again.plan, again.terms)
    };
    let own = score(known, &terms);
    if known.answer.score.as_ref().is_some_and(|score| own >= *score) {
        return None;
    }
    let mut works = known.clone();
    works.answer.recipe = Some(recipe.clone());
    works.answer.plan = Some(plan);
    works.answer.score = Some(own);
    works.answer.terms = terms;
    Some(works)
}

fn score(works: &Works, terms: &Terms) -> Score {
    Score::of(&works.problem, terms)
}

/// How a plan made with more compares with one made without, both as the problem with more counts
/// them: by how much less each level is, and what it is in words.
fn help(base: &Works, more: (More, i64), with: &Works) -> (Vec<i128>, Help) {
    let before = counted(&with.problem, base.plan()).unwrap_or(base.answer.terms);
    let levels = |terms: &Terms| Score::of(&with.problem, terms).0;
    let by: Vec<i128> = levels(&before)
        .iter()
        .zip(levels(&with.answer.terms))
        .map(|(before, after)| before - after)
        .collect();
    // No better in the first level in which they differ: the plan without it is as good.
    let Some(level) = by.iter().position(|by| *by != 0).filter(|level| by[*level] > 0) else {
        let none = vec![0; by.len()];
        let (gains, added, displaced) = (Vec::new(), Vec::new(), Vec::new());
        return (none, Help { more, level: None, gains, added, displaced });
    };
    let gains = gains(&with.problem, &before, &with.answer.terms);
    let all = 0..with.problem.measures.len();
    let (old, new) = (base.plan(), with.plan());
    let added = all.clone().filter(|&own| new.chosen[own] && !old.chosen[own]).collect();
    let displaced = all.filter(|&own| old.chosen[own] && !new.chosen[own]).collect();
    (by, Help { more, level: Some(level), gains, added, displaced })
}

/// A plan as another problem counts it, if it holds there.
fn counted(problem: &Problem, plan: &Plan) -> Option<Terms> {
    check(problem, plan).ok()
}
