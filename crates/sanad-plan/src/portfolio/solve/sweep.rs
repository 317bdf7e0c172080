//! Plans between two terms: how much of one has to be given for more of the other.
//!
//! An epsilon-constraint sweep. The two ends come first: the best of each term, then of the other.
//! Then the widest span without a plan is asked for the best of the second term with at least so much
//! of the first, from its middle up; when nothing is found there, from its beginning. So it ends
//! either with as many points as asked for or when nothing lies between any two of them.

use super::heads::Heads;
use super::shape::{Floor, Shape};
use super::tally::goodness;
use super::{Aim, Answer, Infeasible, Recipe, Refused, Search, bound, solve_with};
use crate::portfolio::{Plan, Problem, Score, Term, Terms};

/// Weights of a bound over both terms are at most this.
const WEIGHT: i128 = 1 << 20;

/// A plan of a sweep.
#[derive(Debug, Clone, PartialEq)]
pub struct Point {
    /// The plan; it passed the checker.
    pub plan: Plan,
    /// Its terms as the checker counts them.
    pub terms: Terms,
    /// How the plan is made.
    pub recipe: Recipe,
    /// Of each of the two terms: no plan that is as good as this one in the other has a better one.
    pub bound: (i64, i64),
}

/// What a sweep found.
#[derive(Debug, Clone, PartialEq)]
pub struct Sweep {
    /// The two terms.
    pub terms: (Term, Term),
    /// The points, the worst in the first term first and so the best in the second; none is as good
    /// as another in both.
    pub points: Vec<Point>,
    /// The point that is as good in both terms as the plan at hand; nothing when some point is
    /// better than it in one and no worse in the other.
    pub at_hand: Option<usize>,
    /// Whether nothing was found between any two points; else there may be more, but no more were
    /// asked for.
    pub whole: bool,
    /// How often a plan was searched for.
    pub searches: u64,
    /// Schedules generated in all.
    pub schedules: u64,
    /// Whether the caller stopped it; then an equal seed need not give an equal sweep.
    pub stopped: bool,
    /// Why there is no plan, if there is none.
    pub infeasible: Option<Infeasible>,
}

impl Sweep {
    /// Searches for so many points, at most.
    pub fn most_searches(points: usize) -> u64 {
        2 * (points.max(2) as u64)
    }
}

/// A plan found, with how good it is in both terms, and what was asked of the span up to the next.
struct Found {
    at: (i128, i128),
    plan: Plan,
    terms: Terms,
    recipe: Recipe,
    /// Nothing lies between this and the next plan; else the first term of plans not yet asked for
    /// is below this.
    to: i128,
    /// Whether the upper part of the span was empty, so that the next question is for all of it.
    all: bool,
}

/// Sweeps from the best of the second term to the best of the first, in `points` plans at most and 2
/// at least. `search` says how many schedules each plan is searched for with; its progress is told
/// after every search, counted in searches. `answer` is the plan at hand; the search for each plan
/// begins with it, and with those on both sides of the span. All other objectives of the problem
/// come after the two terms, in their order.
///
/// Of two equal terms the sweep is one plan. Points are what the search found: with more schedules
/// others may be found, never beyond the bounds.
///
/// # Errors
/// When the checker refuses a plan that was found.
pub fn sweep(
    problem: &Problem,
    search: &Search,
    answer: &Answer,
    terms: (Term, Term),
    points: usize,
) -> Result<Sweep, Refused> {
    let mut run = Run {
        first: ordered(problem, terms.0, terms.1),
        second: ordered(problem, terms.1, terms.0),
        problem,
        search,
        at_hand: search.warm.or(answer.recipe.as_ref()),
        terms,
        points: points.max(2),
        found: Vec::new(),
        done: Sweep {
            terms,
            points: Vec::new(),
            at_hand: None,
            whole: false,
            searches: 0,
            schedules: 0,
            stopped: false,
            infeasible: None,
        },
    };
    let at_hand = answer.plan.as_ref().zip(answer.recipe.as_ref());
    if let Some((plan, recipe)) = at_hand {
        run.insert(plan.clone(), answer.terms, recipe.clone());
    }
    for ends in [true, false] {
        if run.ended() {
            break;
        }
        let known: Vec<Recipe> = run.found.iter().map(|found| found.recipe.clone()).collect();
        let also: Vec<&Recipe> = known.iter().collect();
        let answer = run.ask(ends, None, run.at_hand, &also)?;
        match (answer.plan, answer.recipe) {
            (Some(plan), Some(recipe)) => {
                run.insert(plan, answer.terms, recipe);
            }
            _ if run.found.is_empty() => {
                run.done.infeasible = answer.infeasible;
                return Ok(run.done);
            }
            _ => {}
        }
    }
    run.between()?;
    let hand = at_hand.map(|_| run.goodness(&answer.terms));
    Ok(run.finish(hand))
}

/// The problem with one term first, another second, and all else after them.
fn ordered(problem: &Problem, first: Term, second: Term) -> Problem {
    let mut parts = (**problem).clone();
    let mut levels = vec![vec![(first, 1)]];
    if second != first {
        levels.push(vec![(second, 1)]);
    }
    for level in &problem.objectives {
        let others = level.iter().copied().filter(|&(term, _)| term != first && term != second);
        levels.push(others.collect());
    }
    levels.retain(|level| !level.is_empty());
    parts.objectives = levels;
    Problem(parts)
}

struct Run<'a> {
    problem: &'a Problem,
    /// With the first term first.
    first: Problem,
    /// With the second term first.
    second: Problem,
    search: &'a Search<'a>,
    at_hand: Option<&'a Recipe>,
    terms: (Term, Term),
    points: usize,
    /// The worst in the first term first; the second term falls strictly.
    found: Vec<Found>,
    done: Sweep,
}

impl Run<'_> {
    fn goodness(&self, terms: &Terms) -> (i128, i128) {
        (goodness(terms, self.terms.0), goodness(terms, self.terms.1))
    }

    fn ended(&mut self) -> bool {
        self.done.stopped |= (self.search.stop)();
        self.done.stopped || self.done.searches >= Sweep::most_searches(self.points)
    }

    /// One search: for the first or the second term, with at least so much of the first.
    fn ask(
        &mut self,
        first: bool,
        least: Option<i128>,
        warm: Option<&Recipe>,
        also: &[&Recipe],
    ) -> Result<Answer, Refused> {
        let floor = least.map(|least| Floor { term: self.terms.0, least });
        let search = Search { warm, progress: &|_| {}, ..*self.search };
        let problem = if first { &self.first } else { &self.second };
        let answer = solve_with(problem, &search, &Aim { tight: false, floor, also })?;
        self.done.searches += 1;
        self.done.schedules += answer.schedules;
        self.done.stopped |= answer.stopped;
        (self.search.progress)(&super::Progress {
            done: self.done.searches,
            of: Some(Sweep::most_searches(self.points)),
            schedules: self.done.schedules,
            best: None,
        });
        Ok(answer)
    }

    /// Takes a plan in if none known is as good in both terms, and drops those that are no better
    /// than it in either. Its place, if it was taken in.
    fn insert(&mut self, plan: Plan, terms: Terms, recipe: Recipe) -> Option<usize> {
        let at = self.goodness(&terms);
        if self.found.iter().any(|known| known.at.0 >= at.0 && known.at.1 >= at.1) {
            return None;
        }
        self.found.retain(|known| known.at.0 > at.0 || known.at.1 > at.1);
        let place = self.found.partition_point(|known| known.at.0 < at.0);
        let next = self.found.get(place).map_or(at.0, |next| next.at.0);
        // What was asked of the span that it divides stays known.
        let mut to = next;
        if let Some(before) = place.checked_sub(1).map(|before| &mut self.found[before]) {
            if before.to > at.0 {
                to = before.to.min(next);
            }
            (before.to, before.all) = (at.0, false);
        }
        self.found.insert(place, Found { at, plan, terms, recipe, to, all: false });
        Some(place)
    }

    /// The widest span that is open: its place and the least of the first term to ask for.
    fn widest(&self) -> Option<(usize, i128)> {
        let spans = self.found.windows(2).enumerate().filter(|(_, pair)| pair[0].to > pair[0].at.0 + 1);
        let size = |pair: &[Found]| (pair[0].to - pair[0].at.0).saturating_mul(pair[0].at.1 - pair[1].at.1);
        let (place, pair) = spans.max_by_key(|(place, pair)| (size(pair), std::cmp::Reverse(*place)))?;
        let one = &pair[0];
        let up = if one.all { 1 } else { (one.to - one.at.0 + 1) / 2 };
        Some((place, one.at.0 + up))
    }

    /// Fills the spans.
    fn between(&mut self) -> Result<(), Refused> {
        loop {
            let Some((place, least)) = self.widest() else {
                self.done.whole = !self.done.stopped;
                return Ok(());
            };
            if self.found.len() >= self.points || self.ended() {
                return Ok(());
            }
            let (left, right) = (&self.found[place], &self.found[place + 1]);
            let (from, left, right) = (left.at.0, left.recipe.clone(), right.recipe.clone());
            let mut also = vec![&left];
            also.extend(self.at_hand);
            let answer = self.ask(false, Some(least), Some(&right), &also)?;
            if self.done.stopped {
                // What was not looked at to the end may still hold something.
                if let (Some(plan), Some(recipe)) = (answer.plan, answer.recipe) {
                    self.insert(plan, answer.terms, recipe);
                }
                return Ok(());
            }
            let taken = match (answer.plan, answer.recipe) {
                (Some(plan), Some(recipe)) => self.insert(plan, answer.terms, recipe).is_some(),
                _ => false,
            };
            // Whatever was found: from there up there is nothing better in the second term.
            let before = self.found.partition_point(|known| known.at.0 < least);
            if let Some(before) = before.checked_sub(1) {
                let known = &mut self.found[before];
                known.to = known.to.min(least);
                known.all = !taken && known.at.0 == from;
            }
        }
    }

    /// The points with their bounds.
    fn finish(mut self, hand: Option<(i128, i128)>) -> Sweep {
        self.done.at_hand = hand.and_then(|hand| self.found.iter().position(|found| found.at == hand));
        let bounds = Bounds::new(self.problem, self.terms, &self.found);
        let found = std::mem::take(&mut self.found);
        self.done.points = found
            .into_iter()
            .map(|found| {
                let bound = bounds.at(found.at);
                Point { plan: found.plan, terms: found.terms, recipe: found.recipe, bound }
            })
            .collect();
        self.done
    }
}

/// Sums of both terms, weighted, that no plan exceeds.
struct Bounds {
    terms: (Term, Term),
    /// Weights of the two terms, not both 0, and the bound of the sum.
    sums: Vec<((i128, i128), i128)>,
}

impl Bounds {
    /// Weighted as each two neighbours and the two ends are worth the same.
    fn new(problem: &Problem, terms: (Term, Term), found: &[Found]) -> Self {
        let weights = |from: &Found, to: &Found| {
            let (a, b) = (from.at.1 - to.at.1, to.at.0 - from.at.0);
            let scale = (a.max(b) / WEIGHT).max(1);
            ((a / scale).max(1), (b / scale).max(1))
        };
        let mut all = vec![(1, 0), (0, 1)];
        all.extend(found.windows(2).map(|pair| weights(&pair[0], &pair[1])));
        if let [first, _, .., last] = found {
            all.push(weights(first, last));
        }
        all.sort_unstable();
        all.dedup();
        let best = |weights: (i128, i128)| {
            found.iter().max_by_key(|found| weights.0 * found.at.0 + weights.1 * found.at.1)
        };
        let sums = all
            .into_iter()
            .filter_map(|weights| Some((weights, most(problem, terms, weights, &best(weights)?.terms))))
            .collect();
        Self { terms, sums }
    }

    /// Of each term the best that a plan can have which is as good in the other.
    fn at(&self, at: (i128, i128)) -> (i64, i64) {
        let least = |weight: fn((i128, i128)) -> i128, other: fn((i128, i128)) -> i128| {
            let own = self.sums.iter().filter(|(weights, _)| weight(*weights) > 0);
            own.map(|(weights, sum)| (sum - other(*weights) * other(at)).div_euclid(weight(*weights))).min()
        };
        let in_sense = |best: Option<i128>, term: Term, known: i128| {
            let best = best.unwrap_or(known);
            let best = if term.is_gain() { best } else { -best };
            i64::try_from(best).unwrap_or(if best < 0 { i64::MIN } else { i64::MAX })
        };
        (
            in_sense(least(|pair| pair.0, |pair| pair.1), self.terms.0, at.0),
            in_sense(least(|pair| pair.1, |pair| pair.0), self.terms.1, at.1),
        )
    }
}

/// What no plan exceeds in a weighted sum of how good it is in both terms. `known` are the terms of
/// some plan.
fn most(problem: &Problem, terms: (Term, Term), weights: (i128, i128), known: &Terms) -> i128 {
    let mut parts = (**problem).clone();
    let whole = |weight: i128| u32::try_from(weight).unwrap_or(u32::MAX);
    let mut level = vec![(terms.0, whole(weights.0)), (terms.1, whole(weights.1))];
    level.retain(|&(_, weight)| weight > 0);
    parts.objectives = vec![level];
    let problem = &Problem(parts);
    let shape = Shape::new(problem);
    let heads = Heads::new(&shape);
    let (mut bound, _) = bound::bound(&shape, &heads);
    let score = Score::of(problem, known);
    if score != bound.score {
        bound::tighten(&shape, &heads, &mut bound, &score, known);
    }
    bound.score.0.first().map_or(0, |best| -best)
}
