//! Times, memory and gaps of the planner on made-up problems of growing size.

use super::generate;
use sanad_plan::portfolio::{Search, check, solve, validate};
use std::sync::Mutex;
use std::time::{Duration, Instant};

/// One size.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// Measures.
    pub measures: usize,
    /// Activities.
    pub activities: usize,
    /// Persons.
    pub persons: u32,
    /// Seconds to validate.
    pub validated: f64,
    /// Seconds from the start of solving to the first plan, if there was one.
    pub first: Option<f64>,
    /// Seconds of solving.
    pub solved: f64,
    /// Schedules generated.
    pub schedules: u64,
    /// Gap of the first level of objectives to its bound, if there is a plan.
    pub gap: Option<f64>,
    /// How far the plan that the problem was made around is below the plan found, first level, as a
    /// share; below 0 when the plan found is worse.
    pub ahead: Option<f64>,
    /// Seconds of the check.
    pub checked: f64,
    /// The most memory held, in MB, if the system says it.
    pub memory: Option<f64>,
}

impl Row {
    /// The head of the table; `each` is for one measure.
    pub const HEAD: &str = "measures activities persons  validate s  first s  ms each   all s  schedules     gap   ahead  check s     MB  KB each";
}

impl std::fmt::Display for Row {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let maybe = |value: Option<f64>, digits: usize| {
            value.map_or_else(|| "–".to_owned(), |value| format!("{value:.digits$}"))
        };
        write!(
            f,
            "{:>8} {:>10} {:>7} {:>11.2} {:>8} {:>8} {:>7.1} {:>10} {:>7} {:>7} {:>8.3} {:>6} {:>8}",
            self.measures,
            self.activities,
            self.persons,
            self.validated,
            maybe(self.first, 2),
            // A column that stays level shows that the growth is linear.
            maybe(self.first.map(|first| 1_000.0 * first / self.measures.max(1) as f64), 2),
            self.solved,
            self.schedules,
            maybe(self.gap, 4),
            maybe(self.ahead, 4),
            self.checked,
            maybe(self.memory, 0),
            maybe(self.memory.map(|memory| 1_024.0 * memory / self.measures.max(1) as f64), 0)
        )
    }
}

/// Makes a problem of each size, solves it for so long and calls with each row.
///
/// # Errors
/// When a made-up problem has a fault, its plan breaks a rule, or the solver's own plan is refused.
pub fn table(
    sizes: &[usize],
    seed: u64,
    limit: Duration,
    threads: usize,
    call: &mut dyn FnMut(&Row),
) -> anyhow::Result<()> {
    for &size in sizes {
        let made = generate(size, seed);
        forget_peak();
        let begin = Instant::now();
        let problem = validate(&made.raw).map_err(|faults| anyhow::anyhow!("{}", faults[0]))?;
        let validated = begin.elapsed().as_secs_f64();
        let begin = Instant::now();
        let known = check(&problem, &made.plan).map_err(|breaches| anyhow::anyhow!("{}", breaches[0]))?;
        let checked = begin.elapsed().as_secs_f64();
        let first = Mutex::new(None);
        let begin = Instant::now();
        let answer = solve(
            &problem,
            &Search {
                schedules: None,
                seed,
                threads,
                warm: None,
                stop: &|| begin.elapsed() >= limit,
                progress: &|progress| {
                    if let (Ok(mut first), true) = (first.lock(), progress.best.is_some()) {
                        first.get_or_insert(begin.elapsed().as_secs_f64());
                    }
                },
            },
        )?;
        let solved = begin.elapsed().as_secs_f64();
        let level = answer.score.as_ref().and_then(|score| score.0.first().copied());
        let known = sanad_plan::portfolio::Score::of(&problem, &known).0[0];
        call(&Row {
            measures: size,
            activities: problem.activities.len(),
            persons: problem.persons(),
            validated,
            first: first.into_inner().unwrap_or(None),
            solved,
            schedules: answer.schedules,
            gap: answer.gaps().first().copied(),
            ahead: level.map(|level| (known - level) as f64 / (known.abs().max(1)) as f64),
            checked,
            memory: peak(),
        });
    }
    Ok(())
}

/// Begins a new peak of memory, where the system can do that.
fn forget_peak() {
    // Elsewhere the peak stays that of the whole run.
    let _ = std::fs::write("/proc/self/clear_refs", "5");
}

/// The peak of memory in MB.
fn peak() -> Option<f64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    Some(line.split_whitespace().nth(1)?.parse::<f64>().ok()? / 1024.0)
}
