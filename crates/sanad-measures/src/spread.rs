//! Ranges: the plan carried over to simulated cases.

use crate::case::Case;
use crate::library::Library;
use crate::measure::{Measure, Presence};
use crate::plan::{Effort, spending};
use crate::problem::{Places, build};
use crate::supply::Supply;
use sanad_model::{Blocker, Id};
use sanad_plan::portfolio::{Answer, Plan, Problem, Recipe, Step, Tick, replay, validate};
use std::collections::BTreeMap;

/// How many open questions are told.
const QUESTIONS: usize = 3;
/// How many are looked at closely, and in how many cases each is turned round.
const CANDIDATES: usize = 9;
const TURNS: usize = 4;
/// Cases of a measure from which a range can be told; fewer say that it may be, and not when.
pub(crate) const FEWEST: u64 = 5;
/// Ticks between two points of the spending over time.
pub const SPENDING_STEP: Tick = 30;

/// How a measure fares over the cases.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Spread {
    /// In how many cases it is carried out.
    pub chosen: u64,
    /// Its mark where it is: the ticks below which a tenth, half and nine tenths of them lie; nothing
    /// from fewer than five cases, nor of start and cost.
    pub mark: Option<(Tick, Tick, Tick)>,
    /// Its first start where it is carried out: a tenth, half, nine tenths.
    pub start: Option<(Tick, Tick, Tick)>,
    /// What it costs where it is carried out, in minor units of the reference currency.
    pub cost: Option<(i64, i64, i64)>,
}

/// An open question, and how much its answer moves.
#[derive(Clone, Debug, PartialEq)]
pub struct Question {
    /// The site.
    pub site: Id,
    /// The blocker of which nobody has said whether it is there.
    pub blocker: Blocker,
    /// Measures that come in or drop out when the answer is the other one, a case.
    pub changes: f64,
    /// Days by which restarts move when the answer is the other one, a case.
    pub days: f64,
}

/// What the simulated cases say.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Drawn {
    /// How many cases there are.
    pub cases: u64,
    /// Cases in which what must be there did not fit.
    pub failed: u64,
    /// Each measure, by place.
    pub measures: Vec<Spread>,
    /// Each part of each measure, by place: the tick below which a tenth of its starts lie, and that
    /// below which nine tenths of its finishes lie; nothing for what is carried out in fewer than
    /// five cases.
    pub parts: Vec<Vec<Option<(Tick, Tick)>>>,
    /// What has been spent of each fund by every [`SPENDING_STEP`]: a tenth, half, nine tenths.
    pub spending: Vec<Vec<(i64, i64, i64)>>,
    /// How many measures are carried out: a tenth, half, nine tenths.
    pub carried_out: (u64, u64, u64),
    /// At most three open questions, the most telling first.
    pub questions: Vec<Question>,
}

impl Drawn {
    /// Whether a measure is carried out in at least two thirds of the cases.
    pub fn often(&self, measure: usize) -> bool {
        let of = self.cases - self.failed;
        self.measures.get(measure).is_some_and(|spread| spread.chosen * 3 >= of * 2)
    }
}

/// What one case comes to.
struct Run {
    plan: Plan,
    places: Places,
    marks: Vec<Option<Tick>>,
    starts: Vec<Option<Tick>>,
    costs: Vec<i64>,
    spent: Vec<BTreeMap<Tick, i64>>,
    missing: bool,
}

/// Everything that a case needs.
struct Setting<'a> {
    measures: &'a [Measure],
    supply: &'a Supply<'a>,
    steps: Vec<Step>,
}

impl Setting<'_> {
    fn run(&self, case: &Case) -> Option<Run> {
        let (raw, places) = build(self.measures, self.supply, case);
        let problem = validate(&raw).ok()?;
        let done = replay(&problem, &Recipe::from_codes(&problem, &self.steps)).ok()?;
        let mark = |measure: usize| {
            let record = &problem.measures[measure];
            if !done.plan.chosen[measure] {
                return None;
            }
            let finish = |activity: usize| Some(done.plan.placed[activity].as_ref()?.finish);
            record.mark.map_or_else(|| record.activities.clone().filter_map(finish).max(), finish)
        };
        let own = |measure: usize| {
            let activities = problem.measures[measure].activities.clone();
            activities.filter_map(|a| Some((a, done.plan.placed[a].as_ref()?)))
        };
        let all = 0..problem.measures.len();
        let paid = |(activity, placed): (usize, &sanad_plan::portfolio::Placed)| {
            let (start, finish) = problem.activities[activity].modes[placed.mode].spent_reference;
            start + finish
        };
        Some(Run {
            marks: all.clone().map(mark).collect(),
            starts: all.clone().map(|m| own(m).map(|(_, p)| p.start).min()).collect(),
            costs: all.map(|m| own(m).map(paid).sum()).collect(),
            spent: spending(&problem, &done.plan),
            missing: done.missing,
            places,
            plan: done.plan,
        })
    }

    /// Runs cases on so many threads; the results keep their order.
    fn run_all(&self, cases: &[Case], threads: usize) -> Vec<Option<Run>> {
        let size = cases.len().div_ceil(threads.clamp(1, 64)).max(1);
        if size >= cases.len() {
            return cases.iter().map(|case| self.run(case)).collect();
        }
        std::thread::scope(|scope| {
            let chunk = |chunk| {
                scope.spawn(move || -> Vec<Option<Run>> {
                    let chunk: &[Case] = chunk;
                    chunk.iter().map(|case| self.run(case)).collect()
                })
            };
            let handles: Vec<_> = cases.chunks(size).map(chunk).collect();
            let join = |handle: std::thread::ScopedJoinHandle<'_, Vec<Option<Run>>>| {
                handle.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
            };
            handles.into_iter().flat_map(join).collect()
        })
    }
}

/// Carries the plan over to simulated cases.
pub(crate) fn draw(
    library: &Library,
    measures: &[Measure],
    supply: &Supply<'_>,
    problem: &Problem,
    answer: &Answer,
    effort: Effort,
) -> Drawn {
    let Some(recipe) = &answer.recipe else { return Drawn::default() };
    let setting = Setting { measures, supply, steps: recipe.loosened().to_codes(problem) };
    let count = effort.cases(problem.activities.len());
    let cases: Vec<Case> = (0..count).map(|n| Case::drawn(library, measures, effort.seed, n)).collect();
    let runs = setting.run_all(&cases, effort.threads);
    let kept: Vec<&Run> = runs.iter().flatten().filter(|run| !run.missing).collect();
    let mut drawn = Drawn { cases: count, failed: count - kept.len() as u64, ..Drawn::default() };
    for measure in 0..measures.len() {
        let chosen = |run: &&&Run| run.plan.chosen[measure];
        let count = kept.iter().filter(chosen).count() as u64;
        let of = |value: &dyn Fn(&Run) -> Option<i64>| {
            let values = kept.iter().filter(chosen).filter_map(|run| value(run));
            (count >= FEWEST).then(|| tenths(values.collect()))?
        };
        drawn.measures.push(Spread {
            chosen: count,
            mark: of(&|run| run.marks[measure].map(i64::from)).map(ticks),
            start: of(&|run| run.starts[measure].map(i64::from)).map(ticks),
            cost: of(&|run| Some(run.costs[measure])),
        });
    }
    drawn.parts = parts(measures, &kept);
    for fund in 0..problem.funds.len() {
        let by = |tick: Tick| {
            let spent =
                |run: &&Run| -> i64 { run.spent[fund].range(..=tick).map(|(_, amount)| amount).sum() };
            tenths(kept.iter().map(spent).collect()).unwrap_or_default()
        };
        let steps = problem.horizon / SPENDING_STEP + 1;
        drawn.spending.push((0..=steps).map(|n| by((n * SPENDING_STEP).min(problem.horizon))).collect());
    }
    let carried = |run: &&Run| i64::try_from(run.plan.chosen.iter().filter(|c| **c).count()).unwrap_or(0);
    let (low, middle, high) = tenths(kept.iter().map(carried).collect()).unwrap_or_default();
    let count = |n: i64| u64::try_from(n).unwrap_or(0);
    drawn.carried_out = (count(low), count(middle), count(high));
    drawn.questions = questions(&setting, &cases, &runs, effort.threads);
    drawn
}

/// When each part of each measure is carried out.
fn parts(measures: &[Measure], kept: &[&Run]) -> Vec<Vec<Option<(Tick, Tick)>>> {
    let mut spans: Vec<Vec<(Vec<i64>, Vec<i64>)>> =
        measures.iter().map(|m| vec![(Vec::new(), Vec::new()); m.parts.len()]).collect();
    for run in kept {
        for ((measure, part), placed) in run.places.iter().zip(&run.plan.placed) {
            if let Some(placed) = placed {
                let (starts, finishes) = &mut spans[*measure][*part];
                starts.push(i64::from(placed.start));
                finishes.push(i64::from(placed.finish));
            }
        }
    }
    let span = |(starts, finishes): (Vec<i64>, Vec<i64>)| {
        if (starts.len() as u64) < FEWEST {
            return None;
        }
        let (low, _, high) = ticks((tenths(starts)?.0, 0, tenths(finishes)?.2));
        Some((low, high))
    };
    spans.into_iter().map(|own| own.into_iter().map(span).collect()).collect()
}

/// The open questions whose answers change most: those whose answer goes with the largest
/// differences at their own site are turned round in some cases, all else being equal.
fn questions(setting: &Setting<'_>, cases: &[Case], runs: &[Option<Run>], threads: usize) -> Vec<Question> {
    let mut found: Vec<(i64, Id, Blocker)> = Vec::new();
    for (place, measure) in setting.measures.iter().enumerate().filter(|(_, m)| m.is_restart()) {
        let Some(site) = measure.site else { continue };
        let mut open: Vec<Blocker> = measure
            .parts
            .iter()
            .filter_map(|part| match part.when {
                Presence::Perhaps(blocker) => Some(blocker),
                _ => None,
            })
            .collect();
        open.dedup();
        for blocker in open {
            let answered = |there: bool| {
                let own = cases.iter().zip(runs).filter(|(c, _)| c.there.contains(&(site, blocker)) == there);
                let own: Vec<&Run> = own.filter_map(|(_, run)| run.as_ref()).collect();
                let days = |run: &&Run| i64::from(run.marks[place].unwrap_or(4 * 365));
                let all: i64 = own.iter().map(days).sum();
                (i64::try_from(own.len()).unwrap_or(i64::MAX), all)
            };
            let ((n, with), (m, without)) = (answered(true), answered(false));
            if n > 0 && m > 0 {
                // Days by which the mark differs, weighed by how even the answers are.
                let worth = (with / n - without / m).abs() * n.min(m);
                found.push((worth, site, blocker));
            }
        }
    }
    found.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| (a.1, a.2).cmp(&(b.1, b.2))));
    // A large plan, which is carried over to fewer cases, gets fewer turns too.
    let (candidates, turns) = if cases.len() < 20 { (QUESTIONS, 1) } else { (CANDIDATES, TURNS) };
    found.truncate(candidates);
    let some: Vec<usize> = (0..cases.len()).filter(|n| runs[*n].is_some()).take(turns).collect();
    let turned: Vec<Case> = found
        .iter()
        .flat_map(|(_, site, blocker)| some.iter().map(|n| cases[*n].turned(*site, *blocker)))
        .collect();
    let others = setting.run_all(&turned, threads);
    let mut told: Vec<Question> = found
        .iter()
        .enumerate()
        .map(|(place, (_, site, blocker))| {
            let (mut changes, mut days, mut of) = (0_u64, 0_i64, 0_u64);
            for (turn, n) in some.iter().enumerate() {
                let (Some(a), Some(b)) = (&runs[*n], &others[place * some.len() + turn]) else { continue };
                of += 1;
                for (measure, (x, y)) in a.plan.chosen.iter().zip(&b.plan.chosen).enumerate() {
                    changes += u64::from(x != y);
                    if let (Some(x), Some(y)) = (a.marks[measure], b.marks[measure]) {
                        days += i64::from(x.abs_diff(y));
                    }
                }
            }
            let of = of.max(1) as f64;
            Question { site: *site, blocker: *blocker, changes: changes as f64 / of, days: days as f64 / of }
        })
        .filter(|q| q.changes > 0.0 || q.days > 0.0)
        .collect();
    // A measure that comes or goes weighs as much as a year.
    let weight = |q: &Question| q.changes * 365.0 + q.days;
    told.sort_by(|a, b| {
        weight(b).total_cmp(&weight(a)).then_with(|| (a.site, a.blocker).cmp(&(b.site, b.blocker)))
    });
    told.truncate(QUESTIONS);
    told
}

/// The values below which a tenth, half and nine tenths lie.
fn tenths(mut values: Vec<i64>) -> Option<(i64, i64, i64)> {
    values.sort_unstable();
    let at =
        |tenth: usize| values.get((values.len() * tenth / 10).min(values.len().checked_sub(1)?)).copied();
    Some((at(1)?, at(5)?, at(9)?))
}

fn ticks((low, middle, high): (i64, i64, i64)) -> (Tick, Tick, Tick) {
    let tick = |value: i64| Tick::try_from(value).unwrap_or(Tick::MAX);
    (tick(low), tick(middle), tick(high))
}

#[cfg(test)]
mod tests {
    use super::tenths;

    #[test]
    fn tenths_of_values() {
        assert_eq!(tenths((0..100).rev().collect()), Some((10, 50, 90)));
        assert_eq!(tenths(vec![7]), Some((7, 7, 7)));
        assert_eq!(tenths(Vec::new()), None);
    }
}
