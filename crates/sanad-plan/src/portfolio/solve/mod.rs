//! The solver: eight virtual workers in rounds, a bound, and a plan that passed the checker.
//!
//! | file | what it knows |
//! |---|---|
//! | `shape` | the problem in tables |
//! | `clock`, `profile`, `crew` | working ticks, amounts over time, persons |
//! | `state` | a schedule under construction with steps that can be taken back |
//! | `heads`, `late` | earliest and latest times, in the best case |
//! | `insert`, `decode` | measures put in whole, in an order |
//! | `rules`, `search` | orders to begin with, and better ones |
//! | `rows`, `bound` | what there is in all, and what no plan can beat |
//! | `cases`, `prices` | the same with all scarce things together and over time |
//! | `exact` | plans better than the best until there is none, where persons can be counted |
//! | `recipe`, `replay` | how a plan is made, and made again on other numbers |
//! | `sweep` | plans between two terms, none better in both than another |
//! | `anchor` | what stands before anything is planned |
//! | `why`, `why_not` | what sets a date, and what keeps a measure out |
//!
//! The work is split over [`WORKERS`] virtual workers, each with its own draws and share of the
//! effort, whatever the number of threads; after each round the worse half goes on from the best
//! schedule. So equal problem, effort and seed give equal answers on any number of threads.

mod anchor;
mod bound;
mod cases;
pub(super) mod clock;
mod crew;
mod decode;
mod exact;
mod heads;
mod insert;
mod late;
mod prices;
mod profile;
mod recipe;
mod replay;
mod rows;
mod rules;
mod search;
mod shape;
mod state;
mod sweep;
mod tally;
mod why;
mod why_not;

use self::bound::Proof;
use self::exact::Exact;
use self::heads::Heads;
use self::search::{Best, Watch, Worker};
use self::shape::{Floor, Shape, Stuck};
use super::check::{Breach, check};
use super::{Plan, Problem, Score, Term, Terms};

pub(super) use self::anchor::{anchored, finish_of, standing};
pub use self::bound::Bound;
pub use self::recipe::{Recipe, Step, StepActivity, Wanted};
pub use self::replay::{Replayed, rehearse, replay};
pub use self::sweep::{Point, Sweep, sweep};
pub use self::why::{Cause, Reason, why, why_each};
pub(super) use self::why::{could_have, why_first};
pub use self::why_not::{Cure, Forced, WhyNot, why_not};

/// Virtual workers, whatever the number of threads.
pub const WORKERS: usize = 8;

/// Schedules in one unit of effort.
pub const SCHEDULES_PER_UNIT: u64 = 1_000;

/// Rounds into which a search is split, at most.
const ROUNDS: u64 = 16;

/// Schedules of one worker in a round, at least: fewer tell too little to follow another's best.
const ROUND: u64 = 4;

/// Activities that each worker places in a round when there is no number to split, about.
const OPEN_ROUND: u64 = 20_000;

/// Rounds of a search without a number in which nothing better was found, at least, after which
/// workers go away from the best schedule, and again after as many: one a measure.
const PATIENCE: u64 = 20;

/// A gap above this says nothing: the bound is no more than what cannot be otherwise.
pub const OPEN_GAP: f64 = 0.95;

/// How to search.
#[derive(Clone, Copy)]
pub struct Search<'a> {
    /// Schedules to generate, about: each of the [`WORKERS`] begins with one of its own in any case,
    /// and the last ones are finished. One schedule is every activity placed once; a part counts by
    /// its share; the exact search has about one propagation beside for each activity placed. Without
    /// a number the search goes on until `stop`. A unit of effort is [`SCHEDULES_PER_UNIT`] of them.
    pub schedules: Option<u64>,
    /// Seed of all draws.
    pub seed: u64,
    /// How many threads at most; changes the time taken, never the answer.
    pub threads: usize,
    /// A plan at hand: worker 0 begins with it as it is, worker 1 with what must be there first and
    /// with what it leaves out let in where that fits and helps.
    pub warm: Option<&'a Recipe>,
    /// Asked often; true ends the search with the best so far.
    pub stop: &'a (dyn Fn() -> bool + Sync),
    /// Told after every round, and by any worker of its first feasible schedule.
    pub progress: &'a (dyn Fn(&Progress) + Sync),
}

/// What the caller hears.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Progress {
    /// Rounds done.
    pub done: u64,
    /// Rounds in all, if there is an end.
    pub of: Option<u64>,
    /// Schedules generated up to the last round.
    pub schedules: u64,
    /// Score and terms of the best plan so far, if there is one.
    pub best: Option<(Score, Terms)>,
}

/// Something of which there is not enough, or that is in the way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Scarce {
    /// A renewable, by place.
    Renewable(usize),
    /// A fund, by place.
    Fund(usize),
    /// A utility, by place.
    Utility(usize),
    /// Persons with a skill at a level, perhaps of one pool only.
    Skill {
        /// The skill, by place.
        skill: usize,
        /// The least level.
        level: u8,
        /// Only of this pool.
        pool: Option<usize>,
    },
    /// Trainees of a pool.
    Trainees(usize),
    /// Time: a deadline, a pin or the horizon, or what they leave to what comes before.
    Time,
    /// A link to this activity, or a pin.
    Link(usize),
    /// A group, by place.
    Group(usize),
}

impl Scarce {
    /// Every key, for those who put them into words.
    pub const KEYS: &'static [&'static str] =
        &["renewable", "fund", "utility", "skill", "trainees", "time", "link", "group"];

    /// A key for texts.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Renewable(_) => "renewable",
            Self::Fund(_) => "fund",
            Self::Utility(_) => "utility",
            Self::Skill { .. } => "skill",
            Self::Trainees(_) => "trainees",
            Self::Time => "time",
            Self::Link(_) => "link",
            Self::Group(_) => "group",
        }
    }
}

/// Why there is no plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Infeasible {
    /// Whether it is certain that there is none; else none was found.
    pub proven: bool,
    /// Measures that must be there and could not be, each with what was in the way.
    pub missing: Vec<(usize, Scarce)>,
    /// What was short by how much, when that was proven.
    pub short: Option<(Scarce, i128)>,
}

/// The answer.
#[derive(Debug, Clone, PartialEq)]
pub struct Answer {
    /// The best plan found; it passed the checker.
    pub plan: Option<Plan>,
    /// Its terms as the checker counts them; all 0 without a plan.
    pub terms: Terms,
    /// Its score, if there is a plan.
    pub score: Option<Score>,
    /// How the plan is made, to carry it over to other numbers with its choice kept.
    pub recipe: Option<Recipe>,
    /// What no plan can beat; the terms that the objectives name are bounded more closely.
    pub bound: Bound,
    /// Schedules generated.
    pub schedules: u64,
    /// The seed given.
    pub seed: u64,
    /// The number of schedules asked for.
    pub effort: Option<u64>,
    /// Whether the caller stopped it; then an equal seed need not give an equal answer.
    pub stopped: bool,
    /// Why there is no plan, if there is none.
    pub infeasible: Option<Infeasible>,
}

impl Answer {
    /// The gap of one term to its bound.
    pub fn gap(&self, term: Term) -> f64 {
        crate::gap(self.bound.terms.get(term) as f64, self.terms.get(term) as f64)
    }

    /// The gap of each level to its bound; none without a plan.
    pub fn gaps(&self) -> Vec<f64> {
        let score = self.score.iter().flat_map(|score| &score.0);
        score
            .zip(&self.bound.score.0)
            .map(|(&score, &bound)| crate::gap(bound as f64, score as f64))
            .collect()
    }
}

/// The solver's own plan was refused by the checker: a fault of this program, not of the problem.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the plan found breaks {} rules, first: {:?}. This is a fault of the program; maybe another seed helps", .0.len(), .0.first())]
pub struct Refused(pub Vec<Breach>);

/// Solves the problem.
pub fn solve(problem: &Problem, search: &Search) -> Result<Answer, Refused> {
    solve_with(problem, search, &Aim { tight: true, ..Aim::default() })
}

/// What else may be asked of a search.
#[derive(Debug, Clone, Copy, Default)]
struct Aim<'a> {
    /// Whether the bound is tightened.
    tight: bool,
    /// What a plan has to reach.
    floor: Option<Floor>,
    /// More plans at hand.
    also: &'a [&'a Recipe],
}

/// The same, with a bound that is quick to find.
pub(super) fn solve_untold(problem: &Problem, search: &Search) -> Result<Answer, Refused> {
    solve_with(problem, search, &Aim::default())
}

/// The same, with more plans at hand.
pub(super) fn solve_also(problem: &Problem, search: &Search, also: &[&Recipe]) -> Result<Answer, Refused> {
    solve_with(problem, search, &Aim { also, ..Aim::default() })
}

/// The same with an aim. The bound is that without the floor.
fn solve_with(problem: &Problem, search: &Search, aim: &Aim) -> Result<Answer, Refused> {
    let mut shape = Shape::new(problem);
    shape.floor = aim.floor;
    let heads = Heads::new(&shape);
    let (bound, proof) = bound::bound(&shape, &heads);
    let mut answer = Answer {
        plan: None,
        terms: Terms::default(),
        score: None,
        recipe: None,
        bound,
        schedules: 0,
        seed: search.seed,
        effort: search.schedules,
        stopped: false,
        infeasible: None,
    };
    if let Some(proof) = proof {
        answer.infeasible = Some(proven(&shape, &heads, proof));
        return Ok(answer);
    }
    let mut exact = (aim.tight && aim.floor.is_none()).then(|| Exact::of(&shape, &heads)).flatten();
    let best = search_all(&shape, &heads, search, aim.also, &mut exact, &mut answer);
    let Some(best) = best else { return Ok(answer) };
    if best.worth.missing > 0 {
        answer.infeasible = Some(not_found(&shape, &best));
        return Ok(answer);
    }
    if best.worth.short > 0 {
        return Ok(answer);
    }
    answer.terms = check(problem, &best.plan).map_err(Refused)?;
    let score = Score::of(problem, &answer.terms);
    if let Some(most) = exact.as_ref().and_then(Exact::bound) {
        bound::at_most(&shape, &mut answer.bound, most);
    }
    if aim.tight && score.0 != answer.bound.score.0 {
        bound::tighten(&shape, &heads, &mut answer.bound, &score, &answer.terms);
    }
    answer.score = Some(score);
    answer.recipe = Some(Recipe(best.genome).keeping(&best.plan.chosen));
    answer.plan = Some(best.plan);
    Ok(answer)
}

fn search_all<'s, 'p>(
    shape: &'s Shape<'p>,
    heads: &Heads,
    search: &Search,
    also: &[&Recipe],
    exact: &mut Option<Exact>,
    answer: &mut Answer,
) -> Option<Best> {
    let measures = (shape.problem.measures.len() as u64).max(1);
    let rounds = search.schedules.map(|all| (all / (ROUND * WORKERS as u64)).clamp(1, ROUNDS));
    let open_round = (OPEN_ROUND / (shape.problem.activities.len() as u64).max(1)).clamp(1, 100);
    let mut workers: Vec<Worker<'s, 'p>> = in_threads((0..WORKERS).collect(), search.threads, &|number| {
        Worker::new(shape, heads, search, also, number)
    });
    let mut schedules = 0;
    let mut round = 0;
    let patience = PATIENCE.max(measures);
    let mut still: (u64, Option<decode::Worth>) = (0, None);
    loop {
        let budget = match (search.schedules, rounds) {
            (Some(all), Some(rounds)) => {
                let done = u128::from(all) * u128::from(measures) * u128::from(round + 1);
                u64::try_from(done.div_ceil(WORKERS as u128 * u128::from(rounds))).unwrap_or(u64::MAX)
            }
            _ => open_round * measures * (round + 1),
        };
        let found = |worth: &decode::Worth, terms: &Terms| {
            let best = Some((worth.score.clone(), *terms));
            (search.progress)(&Progress { done: round, of: rounds, schedules, best });
        };
        let watch = Watch { stop: search.stop, found: &found };
        let placed = budget / (round + 1) * WORKERS as u64 * shape.problem.activities.len() as u64 / measures;
        let threads = search.threads.max(1);
        let run = |workers: Vec<Worker<'s, 'p>>, threads: usize| {
            in_threads(workers, threads, &|mut worker: Worker<'s, 'p>| {
                worker.run(budget, &watch);
                worker
            })
        };
        let mut better = None;
        workers = match exact {
            Some(exact) if threads > 1 => std::thread::scope(|scope| {
                let beside = scope.spawn(|| exact.step(shape, placed, search.stop));
                let workers = run(workers, threads - 1);
                better = beside.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic));
                workers
            }),
            Some(exact) => {
                let workers = run(workers, 1);
                better = exact.step(shape, placed, search.stop);
                workers
            }
            None => run(workers, threads),
        };
        if let Some(better) = better {
            workers[0].take(better);
        }
        round += 1;
        let best = if rounds.is_none() && still.0 >= patience {
            apart(&mut workers, still.0.is_multiple_of(patience))
        } else {
            spread(&mut workers)
        };
        if let (Some(exact), Some(best)) = (exact.as_mut(), best.as_ref().filter(|best| best.worth.is_plan()))
        {
            exact.know(&best.worth.score, &best.plan);
        }
        let worth = best.as_ref().map(|best| &best.worth);
        if worth == still.1.as_ref() {
            still.0 += 1;
        } else {
            still = (0, worth.cloned());
        }
        schedules = workers.iter().map(|worker| worker.spent).sum::<u64>().div_ceil(measures);
        let feasible = best.as_ref().filter(|best| best.worth.is_plan());
        (search.progress)(&Progress {
            done: round,
            of: rounds,
            schedules,
            best: feasible.map(|best| (best.worth.score.clone(), best.terms)),
        });
        let proven = exact.as_ref().is_some_and(|exact| exact.done);
        let closed = feasible.is_some_and(|best| proven || best.worth.score.0 == answer.bound.score.0);
        let ended = rounds.is_some_and(|rounds| round >= rounds);
        let cut = workers.iter().any(|worker| worker.cut);
        answer.stopped = !closed && (cut || (!ended && (search.stop)()));
        if ended || closed || answer.stopped || shape.problem.measures.is_empty() {
            answer.schedules = schedules;
            return best;
        }
    }
}

/// The best of all; the worse half goes on from it.
fn spread(workers: &mut [Worker]) -> Option<Best> {
    let mut order: Vec<usize> = (0..workers.len()).filter(|&number| workers[number].best.is_some()).collect();
    order.sort_by(|&a, &b| {
        let worth = |number: usize| workers[number].best.as_ref().map(|best| &best.worth);
        worth(a).cmp(&worth(b)).then(a.cmp(&b))
    });
    let best = workers[*order.first()?].best.clone()?;
    for (rank, &number) in order.iter().enumerate() {
        let worker = &mut workers[number];
        if rank >= WORKERS / 2 {
            worker.follow(&best);
        } else if let Some(own) = worker.best.clone() {
            worker.follow(&own);
        }
    }
    Some(best)
}

/// The best of all; workers go on by themselves, or away from it, each farther than the one before.
fn apart(workers: &mut [Worker], away: bool) -> Option<Best> {
    let all = workers.iter().filter_map(|worker| worker.best.as_ref());
    let best = all.min_by(|a, b| a.worth.cmp(&b.worth))?.clone();
    for (number, worker) in workers.iter_mut().enumerate().filter(|_| away) {
        worker.wander(&best, number + 1);
    }
    Some(best)
}

/// Runs over all items, in contiguous groups on so many threads; the results keep their order.
fn in_threads<T: Send, R: Send>(items: Vec<T>, threads: usize, run: &(dyn Fn(T) -> R + Sync)) -> Vec<R> {
    let size = items.len().div_ceil(threads.clamp(1, WORKERS)).max(1);
    if size >= items.len() {
        return items.into_iter().map(run).collect();
    }
    let mut groups: Vec<Vec<T>> = Vec::new();
    for item in items {
        match groups.last_mut() {
            Some(group) if group.len() < size => group.push(item),
            _ => groups.push(vec![item]),
        }
    }
    std::thread::scope(|scope| {
        let handles: Vec<_> = groups
            .into_iter()
            .map(|group| scope.spawn(move || group.into_iter().map(run).collect::<Vec<R>>()))
            .collect();
        handles
            .into_iter()
            .flat_map(|handle| handle.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)))
            .collect()
    })
}

fn scarce(shape: &Shape, stuck: Stuck) -> Scarce {
    let class = |class: usize| {
        let class = &shape.classes[class];
        match class.skill {
            Some((skill, level)) => Scarce::Skill { skill, level, pool: class.pool },
            None => Scarce::Trainees(class.pool.unwrap_or(0)),
        }
    };
    match stuck {
        Stuck::Profile(profile) if profile < shape.funds => Scarce::Renewable(profile),
        Stuck::Profile(profile) if profile < shape.utilities => Scarce::Fund(profile - shape.funds),
        Stuck::Profile(profile) if profile < shape.crews => Scarce::Utility(profile - shape.utilities),
        Stuck::Profile(profile) => class(profile - shape.crews),
        Stuck::People(number) => class(number),
        Stuck::Late => Scarce::Time,
        Stuck::Window(activity) => Scarce::Link(activity),
        Stuck::Group(group) => Scarce::Group(group),
    }
}

fn proven(shape: &Shape, heads: &Heads, proof: Proof) -> Infeasible {
    let problem = shape.problem;
    let (missing, short) = match proof {
        Proof::Late(measure) => (vec![(measure, Scarce::Time)], None),
        Proof::Short(what, by) => {
            let what = scarce(shape, what);
            let needs = (0..problem.measures.len()).filter(|&measure| shape.mandatory(measure));
            (needs.map(|measure| (measure, what)).collect(), Some((what, by)))
        }
        Proof::Group(group) => {
            let dead = (0..problem.measures.len())
                .filter(|&measure| heads.never(shape, measure) && shape.groups[measure].contains(&group));
            (dead.map(|measure| (measure, Scarce::Group(group))).collect(), None)
        }
    };
    Infeasible { proven: true, missing, short }
}

fn not_found(shape: &Shape, best: &Best) -> Infeasible {
    let mut decoder = decode::Decoder::new(shape);
    decoder.decode(&best.genome);
    let missing = decoder
        .missing()
        .into_iter()
        .map(|measure| {
            let failed = decoder.failed.iter().rev().find(|failed| failed.1 == measure);
            (measure, scarce(shape, failed.map_or(Stuck::Late, |failed| failed.2)))
        })
        .collect();
    Infeasible { proven: false, missing, short: None }
}
