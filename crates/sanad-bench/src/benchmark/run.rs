//! Checking, solving, and what came of it.

use super::design::Size;
use super::format::{Instance, Solution};
use crate::schedule::Limits;
use anyhow::Context as _;
use sanad_plan::portfolio::{Breach, Search, Term, check, solve};
use sha2::{Digest as _, Sha256};
use std::fmt::Write as _;
use std::time::{Duration, Instant};

/// Why a solution is not one.
#[derive(Debug)]
pub enum Broken {
    /// It does not fit the instance: another one, or codes that are not there.
    Form(anyhow::Error),
    /// It breaks rules.
    Rules(Vec<Breach>),
    /// It says another worth than it has: told, counted.
    Objective(i64, i64),
}

impl std::fmt::Display for Broken {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Form(error) => write!(f, "{error:#}"),
            Self::Rules(breaches) => {
                let lines: Vec<String> = breaches.iter().map(ToString::to_string).collect();
                write!(f, "{}", lines.join("\n"))
            }
            Self::Objective(told, counted) => {
                write!(f, "The solution tells the objective {told}; right is {counted}.")
            }
        }
    }
}

/// The objective of a solution, by the checker of the planning problem; or what is broken.
///
/// # Errors
/// When the instance itself has a fault.
pub fn checked(instance: &Instance, solution: &Solution) -> anyhow::Result<Result<i64, Broken>> {
    let problem = instance.problem()?;
    let plan = match instance.plan(&problem, solution) {
        Ok(plan) => plan,
        Err(error) => return Ok(Err(Broken::Form(error))),
    };
    let terms = match check(&problem, &plan) {
        Ok(terms) => terms,
        Err(breaches) => return Ok(Err(Broken::Rules(breaches))),
    };
    let counted = terms.get(Term::Jobs);
    Ok(match solution.objective {
        Some(told) if told != counted => Err(Broken::Objective(told, counted)),
        _ => Ok(counted),
    })
}

/// The SHA-256 digest of an instance's text, in hexadecimal digits.
pub fn digest(instance: &Instance) -> String {
    let mut out = String::new();
    for byte in Sha256::digest(instance.text().as_bytes()) {
        // Writing to a String cannot fail, so the result is dropped.
        let _ = write!(out, "{byte:02x}");
    }
    out
}

/// What came of one instance.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// The instance.
    pub instance: String,
    /// The objective of the best solution, if one was found.
    pub value: Option<i64>,
    /// What no solution is above.
    pub bound: i64,
    /// Whether it is proven that there is no solution.
    pub infeasible: bool,
    /// Seconds in all.
    pub took: f64,
    /// Schedules generated.
    pub schedules: u64,
    /// What the checker says of the solution: `ok`, or what is broken.
    pub verdict: String,
}

impl Row {
    /// The head of the table.
    pub const HEAD: &str = "instance     objective        bound   gap %  seconds  schedules  check";

    /// (bound − value) ÷ bound.
    pub fn gap(&self) -> Option<f64> {
        let value = self.value?;
        let bound = self.bound.max(value).max(1);
        Some((bound - value) as f64 / bound as f64)
    }

    /// As one line of JSON.
    pub fn json(&self) -> String {
        serde_json::json!({
            "instance": self.instance,
            "objective": self.value,
            "bound": self.bound,
            "infeasible": self.infeasible,
            "seconds": self.took,
            "schedules": self.schedules,
            "check": self.verdict,
        })
        .to_string()
    }
}

impl std::fmt::Display for Row {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let or = |text: Option<String>| text.unwrap_or_else(|| "–".to_owned());
        write!(
            f,
            "{:<12} {:>9} {:>12} {:>7} {:>8.1} {:>10}  {}",
            self.instance,
            or(self.value.map(|value| value.to_string())),
            self.bound,
            or(self.gap().map(|gap| format!("{:.2}", 100.0 * gap))),
            self.took,
            self.schedules,
            self.verdict
        )
    }
}

/// Solves an instance; the solution has passed [`checked`] when the row's verdict is `ok`.
///
/// # Errors
/// When the instance has a fault, or the solver's own plan is refused.
pub fn solved(instance: &Instance, limits: Limits) -> anyhow::Result<(Row, Option<Solution>)> {
    let begin = Instant::now();
    let problem = instance.problem()?;
    let limit = limits.seconds.map(Duration::from_secs);
    let search = Search {
        schedules: limits.schedules,
        seed: limits.seed,
        threads: limits.threads,
        warm: None,
        stop: &|| limit.is_some_and(|limit| begin.elapsed() >= limit),
        progress: &|_| {},
    };
    let answer = solve(&problem, &search).with_context(|| format!("while solving `{}`", instance.name))?;
    let took = begin.elapsed().as_secs_f64();
    let value = answer.terms.get(Term::Jobs);
    let solution = answer.plan.as_ref().map(|plan| instance.solution(&problem, plan, value));
    let verdict = match solution.as_ref().map(|own| checked(instance, own)).transpose()? {
        None => "none found".to_owned(),
        Some(Ok(_)) => "ok".to_owned(),
        Some(Err(broken)) => broken.to_string(),
    };
    let row = Row {
        instance: instance.name.clone(),
        value: solution.is_some().then_some(value),
        bound: answer.bound.terms.get(Term::Jobs),
        infeasible: answer.infeasible.is_some_and(|own| own.proven),
        took,
        schedules: answer.schedules,
        verdict,
    };
    Ok((row, solution))
}

/// A line a size: how many, with a solution, proven best, their mean gap in percent.
pub fn summary(rows: &[Row]) -> String {
    let mut text = String::from("size      instances  solved  proven  mean gap %");
    for size in Size::ALL {
        let own: Vec<&Row> = rows.iter().filter(|row| row.instance.starts_with(size.name())).collect();
        if own.is_empty() {
            continue;
        }
        let gaps: Vec<f64> = own.iter().filter_map(|row| row.gap()).collect();
        let proven = own.iter().filter(|row| row.value == Some(row.bound)).count();
        let mean = 100.0 * gaps.iter().sum::<f64>() / gaps.len().max(1) as f64;
        let (name, all, with) = (size.name(), own.len(), gaps.len());
        // Writing to a String cannot fail, so the result is dropped.
        let _ = write!(text, "\n{name:<9} {all:>9} {with:>7} {proven:>7} {mean:>11.2}");
    }
    text
}
