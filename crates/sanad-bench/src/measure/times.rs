//! Lists of times, and the table that says them.

use std::fmt::Write as _;
use std::io::Write as _;
use std::time::{Duration, Instant};

/// Times of one thing, in milliseconds.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Times(Vec<f64>);

impl Times {
    /// One time.
    pub fn one(time: Duration) -> Self {
        let mut times = Self::default();
        times.add(time);
        times
    }

    /// Adds a time.
    pub fn add(&mut self, time: Duration) {
        self.0.push(time.as_secs_f64() * 1e3);
    }

    /// Adds all times of another list.
    pub fn extend(&mut self, other: &Self) {
        self.0.extend(&other.0);
    }

    /// How many.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The smallest time that is not below `percent` of all (nearest rank); 0 without times.
    ///
    /// ```
    /// # use sanad_bench::measure::Times;
    /// # use std::time::Duration;
    /// let mut times = Times::default();
    /// (1..=20).for_each(|ms| times.add(Duration::from_millis(ms)));
    /// assert_eq!((times.percentile(50), times.percentile(95), times.percentile(100)), (10.0, 19.0, 20.0));
    /// ```
    pub fn percentile(&self, percent: usize) -> f64 {
        let mut sorted = self.0.clone();
        sorted.sort_by(f64::total_cmp);
        let rank = (sorted.len() * percent).div_ceil(100).max(1);
        sorted.get(rank - 1).copied().unwrap_or(0.0)
    }
}

/// Runs something so many times, at least once: its last result and its times.
pub fn repeat<T>(times: usize, mut work: impl FnMut() -> T) -> (T, Times) {
    let mut list = Times::default();
    loop {
        let start = Instant::now();
        let result = work();
        list.add(start.elapsed());
        if list.len() >= times {
            return (result, list);
        }
    }
}

/// One line of the table.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// What was measured.
    pub what: String,
    /// How often.
    pub times: usize,
    /// Half of the times are not above it, in milliseconds.
    pub p50: f64,
    /// 95 of 100 times are not above it, in milliseconds.
    pub p95: f64,
    /// What 95 of 100 may not exceed, in milliseconds.
    pub bound: Option<f64>,
}

impl Line {
    /// The share of the bound that was used.
    pub fn ratio(&self) -> Option<f64> {
        self.bound.map(|b| self.p95 / b)
    }
}

/// What was measured, in order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    /// The lines.
    pub lines: Vec<Line>,
}

impl Table {
    /// Adds a line, and says it on stderr for whoever waits.
    pub fn put(&mut self, what: &str, times: &Times, bound: Option<f64>) {
        let (p50, p95) = (times.percentile(50), times.percentile(95));
        let _ = writeln!(std::io::stderr(), "{what}: {p95:.1} ms");
        self.lines.push(Line { what: what.to_owned(), times: times.len(), p50, p95, bound });
    }

    /// Lines whose bound was exceeded.
    pub fn exceeded(&self) -> impl Iterator<Item = &Line> {
        self.lines.iter().filter(|l| l.ratio().is_some_and(|r| r > 1.0))
    }
}

impl std::fmt::Display for Table {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let head = ["what", "times", "p50 ms", "p95 ms", "bound", "p95/bound"];
        let [what, times, p50, p95, bound, ratio] = head;
        writeln!(f, "{what:<62} {times:>5} {p50:>9} {p95:>9} {bound:>7} {ratio:>9}")?;
        for l in &self.lines {
            let mut line = format!("{:<62} {:>5} {:>9.1} {:>9.1}", l.what, l.times, l.p50, l.p95);
            if let (Some(bound), Some(ratio)) = (l.bound, l.ratio()) {
                write!(line, " {bound:>7.0} {ratio:>9.2}")?;
            }
            writeln!(f, "{line}")?;
        }
        Ok(())
    }
}
