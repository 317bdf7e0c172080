//! Rows of a run: what came of each instance, in a CSV file that is only ever appended to.

use super::files::InSet;
use super::known::Known;
use anyhow::Context as _;
use std::io::Write as _;
use std::path::{Path, PathBuf};

/// How far a search goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Seconds of the clock.
    pub seconds: Option<u64>,
    /// Schedules.
    pub schedules: Option<u64>,
    /// Threads.
    pub threads: usize,
    /// Seed.
    pub seed: u64,
}

/// What came of an instance.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// Its set.
    pub set: String,
    /// Its file.
    pub instance: String,
    /// The limits.
    pub limits: Limits,
    /// `optimal`, `feasible`, `infeasible`, `unknown`, `faulty`.
    pub status: String,
    /// First number of the value.
    pub value: Option<i64>,
    /// Second number of the value.
    pub second: Option<i64>,
    /// No value is below.
    pub bound: Option<i64>,
    /// Length of the critical path.
    pub critical_path: Option<i64>,
    /// Best known bound.
    pub known_lower: Option<i64>,
    /// Best known value.
    pub known_upper: Option<i64>,
    /// Seconds it took.
    pub took: f64,
    /// Schedules generated.
    pub schedules: u64,
    /// Propagations of proofs.
    pub propagations: u64,
    /// `passed`, `failed`, or nothing where there is no schedule.
    pub check: String,
    /// What contradicts what is known; nothing where all agrees.
    pub alarm: String,
}

impl Row {
    /// The columns.
    pub const COLUMNS: [&'static str; 18] = [
        "set",
        "instance",
        "seconds",
        "schedules_asked",
        "threads",
        "seed",
        "status",
        "value",
        "second",
        "bound",
        "critical_path",
        "known_lower",
        "known_upper",
        "took",
        "schedules",
        "propagations",
        "check",
        "alarm",
    ];

    /// A row of which nothing is known yet.
    pub fn new(own: &InSet, limits: Limits) -> Self {
        Self {
            set: own.set.clone(),
            instance: own.name.clone(),
            limits,
            status: "unknown".to_owned(),
            value: None,
            second: None,
            bound: None,
            critical_path: None,
            known_lower: None,
            known_upper: None,
            took: 0.0,
            schedules: 0,
            propagations: 0,
            check: String::new(),
            alarm: String::new(),
        }
    }

    /// Puts beside it what is known, and says what contradicts it. The gap is to the best known; an
    /// alarm looks at everything that is known.
    pub fn know(&mut self, (best, all): (Known, Known)) {
        self.known_lower = best.lower;
        self.known_upper = best.upper;
        self.critical_path = best.critical_path.or(self.critical_path);
        let mut alarms = Vec::new();
        if let (Some(value), Some(lower)) = (self.value, all.lower)
            && value < lower
        {
            alarms.push(format!("value {value} below the known bound {lower}"));
        }
        if let (Some(bound), Some(upper)) = (self.bound, all.upper)
            && bound > upper
        {
            alarms.push(format!("bound {bound} above the known value {upper}"));
        }
        if self.value.is_some() && all.infeasible {
            alarms.push("a schedule where none is known to exist".to_owned());
        }
        if let (Some(upper), "infeasible") = (all.upper, self.status.as_str()) {
            alarms.push(format!("no schedule, and one of {upper} is known"));
        }
        if self.status == "faulty" {
            alarms.push("the file has faults".to_owned());
        }
        if !self.alarm.is_empty() {
            alarms.insert(0, std::mem::take(&mut self.alarm));
        }
        self.alarm = alarms.join("; ");
    }

    /// Whether nothing better can be found.
    pub fn proved(&self) -> bool {
        matches!(self.status.as_str(), "optimal" | "infeasible")
    }

    /// How far the value is above the best known one, as a share of it.
    pub fn gap(&self) -> Option<f64> {
        share(self.value?, self.known_upper?)
    }

    /// How far the value is above the critical path, as a share of it.
    pub fn deviation(&self) -> Option<f64> {
        share(self.value?, self.critical_path?)
    }

    fn cells(&self) -> [String; 18] {
        let maybe = |number: Option<i64>| number.map_or_else(String::new, |number| number.to_string());
        let asked = |number: Option<u64>| number.map_or_else(String::new, |number| number.to_string());
        [
            self.set.clone(),
            self.instance.clone(),
            asked(self.limits.seconds),
            asked(self.limits.schedules),
            self.limits.threads.to_string(),
            self.limits.seed.to_string(),
            self.status.clone(),
            maybe(self.value),
            maybe(self.second),
            maybe(self.bound),
            maybe(self.critical_path),
            maybe(self.known_lower),
            maybe(self.known_upper),
            format!("{:.3}", self.took),
            self.schedules.to_string(),
            self.propagations.to_string(),
            self.check.clone(),
            self.alarm.clone(),
        ]
    }

    /// A row as it was written, or what is wrong with it.
    fn of(cells: &csv::StringRecord) -> anyhow::Result<Self> {
        let columns = Self::COLUMNS.len();
        anyhow::ensure!(cells.len() == columns, "{} cells; accepted are {columns}", cells.len());
        let maybe = |place: usize| (!cells[place].is_empty()).then(|| cell::<i64>(cells, place)).transpose();
        let asked = |place: usize| (!cells[place].is_empty()).then(|| cell::<u64>(cells, place)).transpose();
        Ok(Self {
            set: cells[0].to_owned(),
            instance: cells[1].to_owned(),
            limits: Limits {
                seconds: asked(2)?,
                schedules: asked(3)?,
                threads: cell(cells, 4)?,
                seed: cell(cells, 5)?,
            },
            status: cells[6].to_owned(),
            value: maybe(7)?,
            second: maybe(8)?,
            bound: maybe(9)?,
            critical_path: maybe(10)?,
            known_lower: maybe(11)?,
            known_upper: maybe(12)?,
            took: cell(cells, 13)?,
            schedules: cell(cells, 14)?,
            propagations: cell(cells, 15)?,
            check: cells[16].to_owned(),
            alarm: cells[17].to_owned(),
        })
    }
}

/// A cell that is a number.
fn cell<T: std::str::FromStr>(cells: &csv::StringRecord, place: usize) -> anyhow::Result<T> {
    let wrong = || format!("`{}` is `{}`; accepted is a number", Row::COLUMNS[place], &cells[place]);
    cells[place].parse().ok().with_context(wrong)
}

fn share(value: i64, of: i64) -> Option<f64> {
    (of > 0).then(|| (value - of) as f64 / of as f64)
}

impl std::fmt::Display for Row {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let maybe = |number: Option<i64>| number.map_or_else(|| "–".to_owned(), |number| number.to_string());
        write!(
            f,
            "{:<24} {:<34} {:<10} {:>7} {:>7} {:>7} {:>8.1} s",
            self.set,
            self.instance,
            self.status,
            maybe(self.value),
            maybe(self.bound),
            maybe(self.known_upper),
            self.took
        )?;
        if self.alarm.is_empty() { Ok(()) } else { write!(f, "  ALARM: {}", self.alarm) }
    }
}

/// The rows of a file.
#[derive(Clone, Debug)]
pub struct Rows {
    path: PathBuf,
    /// All that could be read.
    pub all: Vec<Row>,
}

impl Rows {
    /// Opens a file of rows, or begins one. A last line that was cut off is taken away, and its
    /// instance done again.
    ///
    /// # Errors
    /// When the file cannot be read or written, or holds something else.
    pub fn open(path: &Path) -> anyhow::Result<Self> {
        let wrong = || format!("while opening `{}`", path.display());
        let mut rows = Self { path: path.to_owned(), all: Vec::new() };
        let head = format!("{}\n", Row::COLUMNS.join(","));
        let text =
            if path.is_file() { std::fs::read_to_string(path).with_context(wrong)? } else { String::new() };
        if head.starts_with(&text) {
            std::fs::write(path, head).with_context(wrong)?;
            return Ok(rows);
        }
        anyhow::ensure!(
            text.starts_with(&head),
            "`{}` line 1: `{}`; accepted is a file of such rows, which begins with `{}`, or a name that is free",
            path.display(),
            text.lines().next().unwrap_or("").chars().take(60).collect::<String>(),
            head.trim_end()
        );
        let whole = text.rfind('\n').map_or(0, |at| at + 1);
        if whole < text.len() {
            let file = std::fs::OpenOptions::new().write(true).open(path).with_context(wrong)?;
            file.set_len(whole as u64).with_context(wrong)?;
        }
        let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(&text.as_bytes()[..whole]);
        for record in reader.records() {
            let record = record.with_context(wrong)?;
            let line = record.position().map_or(0, csv::Position::line);
            rows.all.push(Row::of(&record).with_context(|| format!("`{}` line {line}", path.display()))?);
        }
        Ok(rows)
    }

    /// The row of an instance within limits.
    pub fn find(&self, own: &InSet, limits: Limits) -> Option<&Row> {
        let same = |row: &&Row| row.set == own.set && row.instance == own.name && row.limits == limits;
        self.all.iter().find(same)
    }

    /// Adds a row, to the file first.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn push(&mut self, row: Row) -> anyhow::Result<()> {
        let mut line = csv::WriterBuilder::new().from_writer(Vec::new());
        line.write_record(row.cells())?;
        self.append(&String::from_utf8(line.into_inner()?)?)?;
        self.all.push(row);
        Ok(())
    }

    fn append(&self, text: &str) -> anyhow::Result<()> {
        let mut file = std::fs::OpenOptions::new().append(true).open(&self.path)?;
        file.write_all(text.as_bytes())?;
        Ok(())
    }
}
