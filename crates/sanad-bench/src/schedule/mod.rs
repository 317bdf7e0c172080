//! Public scheduling instances: how many are proved, how near the best known the rest are, and
//! whether any answer contradicts what is known.
//!
//! A run appends one row an instance to a CSV file and leaves out what stands there already, so that
//! it can be ended and taken up again. What is printed at the end is of all rows of equal limits.
//!
//! Papers count schedules: a forward or a backward pass is one, and one that is given up counts the
//! share of the activities that it placed. `--schedules N` does so, and "above critical path %" is the
//! figure that they print. Measured with one thread and seed 1 on PSPLIB's j120:
//!
//! ```text
//! sanad-bench schedule FOLDER/j120 --best-known FILE --threads 1 --schedules N
//! ```
//!
//! | instances | 1,000 | 5,000 | 50,000 |
//! |---|---|---|---|
//! | five of each kind, `_1` to `_5` (300) | 33.00 % | 31.56 % | 30.44 % |
//! | all (600) | 32.84 % | 31.38 % | 30.25 % |

mod digest;
mod files;
mod known;
mod path;
mod row;
mod summary;

pub use digest::digest;
pub use files::{InSet, every, sets};
pub use known::{Known, References};
pub use path::critical_path;
pub use row::{Limits, Row, Rows};
pub use summary::Summary;

use anyhow::Context as _;
use sanad_files::instances::{self, Instance, bytes};
use sanad_model::Finding;
use sanad_schedule::{Objective, Search, Status, check, solve};
use std::path::Path;
use std::time::{Duration, Instant};

/// Reads an instance and what lies beside it.
///
/// # Errors
/// When the file cannot be read; its faults are the inner result.
pub fn read(path: &Path) -> anyhow::Result<Result<Instance, Vec<Finding>>> {
    let folder = path.parent().unwrap_or(Path::new(""));
    let name = path.display().to_string();
    let text = bytes(path).with_context(|| format!("while reading `{name}`"))?;
    Ok(instances::read(&text, &name, &mut |beside| bytes(&folder.join(beside))))
}

/// Solves one instance within limits.
///
/// # Errors
/// When its file cannot be read.
pub fn one(own: &InSet, limits: Limits, references: &References) -> anyhow::Result<Row> {
    let mut row = Row::new(own, limits);
    match read(&own.path)? {
        Err(found) => {
            "faulty".clone_into(&mut row.status);
            row.alarm = found.first().map_or_else(String::new, ToString::to_string);
            row.know(references.of(own, None));
        }
        Ok(instance) => {
            // A total delay has nothing to be measured against.
            let makespan = instance.project.objective == Objective::Makespan;
            row.critical_path = critical_path(&instance.project).filter(|_| makespan);
            solved(&mut row, &instance, limits);
            row.know(references.of(own, Some(instance.format)));
        }
    }
    Ok(row)
}

fn solved(row: &mut Row, instance: &Instance, limits: Limits) {
    let begun = Instant::now();
    let end = limits.seconds.map(Duration::from_secs);
    let answer = solve(
        &instance.project,
        &Search {
            schedules: limits.schedules,
            seed: limits.seed,
            // Schedules alone are compared with what was published for so many of them.
            proofs: limits.schedules.is_none(),
            threads: limits.threads,
            stop: &|| end.is_some_and(|end| begun.elapsed() >= end),
            progress: &|_| {},
        },
    );
    // As it is written: a row read again is equal.
    row.took = (begun.elapsed().as_secs_f64() * 1_000.0).round() / 1_000.0;
    let told = match answer.status {
        Status::Optimal => "optimal",
        Status::Feasible => "feasible",
        Status::Infeasible => "infeasible",
        Status::Unknown => "unknown",
    };
    told.clone_into(&mut row.status);
    row.bound = Some(answer.bound).filter(|_| answer.status != Status::Infeasible);
    row.schedules = answer.schedules;
    row.propagations = answer.propagations;
    if answer.refused > 0 {
        row.alarm = format!("the check refused {} schedules on the way", answer.refused);
    }
    if let Some(schedule) = &answer.schedule {
        match check(&instance.project, schedule) {
            Ok(value) => {
                "passed".clone_into(&mut row.check);
                (row.value, row.second) = (Some(value.first), Some(value.second));
                if answer.value != Some(value) {
                    "the value told is not that of the schedule".clone_into(&mut row.alarm);
                }
            }
            Err(breaches) => {
                "failed".clone_into(&mut row.check);
                row.alarm = format!("the check failed: {} rules broken", breaches.len());
            }
        }
    }
}
