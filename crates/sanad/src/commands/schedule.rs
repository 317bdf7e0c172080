//! `schedule`: public scheduling instances, one after the other.
//!
//! The search of each ends by a proof, after an effort in schedules, or after seconds of the clock;
//! Ctrl-C ends it sooner, keeps the best and begins no other file. A file with faults stops no
//! other; the exit code tells of it.

use super::Setting;
use super::export::{put, ready};
use super::line::{self, Line};
use super::schedule_said as said;
use crate::cli::Schedule;
use crate::out;
use crate::trouble::{Trouble, words};
use sanad_files::instances::{self, Instance, bytes};
use sanad_model::Finding;
use sanad_schedule::{Answer, Breach, Search, Status, Value, check, solve};
use std::path::Path;
use std::process::ExitCode;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

/// Seconds where neither time nor effort is asked for.
const SECONDS: u64 = 60;
/// Schedules of one unit of effort.
const SCHEDULES_PER_UNIT: u64 = 1_000;

/// What became of a file.
pub(super) enum Outcome {
    /// It could not be read; why.
    Unread(anyhow::Error),
    /// It has faults.
    Faulty(Vec<Finding>),
    /// It was solved.
    Solved(Box<Solved>),
}

/// A problem with its answer.
pub(super) struct Solved {
    pub(super) instance: Instance,
    pub(super) answer: Answer,
    /// What the checker counts, where there is a schedule.
    pub(super) verdict: Option<Result<Value, Vec<Breach>>>,
    /// Whether the clock or a person ended the search.
    pub(super) stopped: bool,
}

impl Solved {
    /// Whether the schedule breaks no rule and is worth what is told; nothing without one.
    pub(super) fn passed(&self) -> Option<bool> {
        let counted = self.verdict.as_ref()?;
        Some(counted.as_ref().ok() == self.answer.value.as_ref())
    }
}

/// A file with what became of it.
pub(super) struct Told {
    pub(super) file: String,
    pub(super) outcome: Outcome,
    pub(super) took: Duration,
}

impl Told {
    /// The status by its code.
    pub(super) fn status(&self) -> &'static str {
        match &self.outcome {
            Outcome::Unread(_) => "unread",
            Outcome::Faulty(_) => "faulty",
            Outcome::Solved(solved) => match solved.answer.status {
                Status::Optimal => "optimal",
                Status::Feasible => "feasible",
                Status::Infeasible => "infeasible",
                Status::Unknown => "unknown",
            },
        }
    }

    fn code(&self) -> u8 {
        match &self.outcome {
            Outcome::Unread(_) => 3,
            Outcome::Faulty(_) => 1,
            Outcome::Solved(solved) if solved.passed() == Some(false) || solved.answer.refused > 0 => 3,
            Outcome::Solved(_) => 0,
        }
    }
}

pub(super) fn schedule(set: Setting, args: &Schedule) -> anyhow::Result<ExitCode> {
    ready(args.out.as_ref(), &args.files)?;
    let stop = line::interrupted();
    let mut all: Vec<Told> = Vec::new();
    for path in &args.files {
        if stop.load(Ordering::Relaxed) {
            break;
        }
        let told = tokio::task::block_in_place(|| one(set, args, path, &stop));
        match &told.outcome {
            Outcome::Unread(error) => {
                let l = set.locale();
                out::note(&format!("{} {}", l.t("cli-error"), words(error, l)));
            }
            Outcome::Faulty(found) => out::findings(found, set.lang),
            Outcome::Solved(_) => {}
        }
        if !args.json {
            out::data(&said::line(set.locale(), &told));
        }
        all.push(told);
    }
    if args.json {
        out::data(&said::json(set, args.seed, &all, true)?);
    } else if args.files.len() > 1 {
        out::note(&said::summary(set.locale(), &all, args.files.len()));
    }
    if let Some(file) = &args.out {
        put(file, said::json(set, args.seed, &all, false)?.as_bytes())?;
        set.wrote(file);
    }
    Ok(ExitCode::from(all.iter().map(Told::code).max().unwrap_or(0)))
}

fn one(set: Setting, args: &Schedule, path: &Path, stop: &AtomicBool) -> Told {
    let begun = Instant::now();
    let file = path.display().to_string();
    let folder = path.parent().unwrap_or(Path::new(""));
    let outcome = match bytes(path) {
        Err(error) => Outcome::Unread(Trouble::read(path)(error).into()),
        Ok(text) => match instances::read(&text, &file, &mut |name| bytes(&folder.join(name))) {
            Err(found) => Outcome::Faulty(found),
            Ok(instance) => Outcome::Solved(Box::new(search(set, args, &file, instance, stop))),
        },
    };
    Told { file, outcome, took: begun.elapsed() }
}

fn search(set: Setting, args: &Schedule, file: &str, instance: Instance, stop: &AtomicBool) -> Solved {
    let processors = || std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let schedules = args.schedules.or(args.effort.map(|units| units.saturating_mul(SCHEDULES_PER_UNIT)));
    let seconds = args.seconds.or(if schedules.is_none() { Some(SECONDS) } else { None });
    let end = seconds.map(|seconds| Instant::now() + Duration::from_secs(seconds));
    let stopped = AtomicBool::new(false);
    let over = || {
        let over = stop.load(Ordering::Relaxed) || end.is_some_and(|end| Instant::now() >= end);
        if over {
            stopped.store(true, Ordering::Relaxed);
        }
        over
    };
    let line = Line::new();
    let progress = |progress: &_| line.show(|| said::so_far(set.locale(), file, progress));
    let search = Search {
        schedules,
        seed: args.seed,
        proofs: true,
        threads: args.threads.map_or_else(processors, usize::from),
        stop: &over,
        progress: &progress,
    };
    let answer = solve(&instance.project, &search);
    line.clear();
    let verdict = answer.schedule.as_ref().map(|schedule| check(&instance.project, schedule));
    let stopped = stopped.load(Ordering::Relaxed);
    Solved { instance, answer, verdict, stopped }
}
