//! The risk engine on the function of Ishigami and Homma (1990), whose Sobol' indices are known exactly.

mod whole;

pub use whole::{BOUND, Whole, whole};

use anyhow::Context as _;
use sanad_risk::sensitivity::{Effort, Indices, indices};
use sanad_risk::{Distribution, Problem};
use std::fmt;
use std::time::Instant;

/// First-order indices for a = 7 and b = 0.1.
pub const FIRST: [f64; 3] = [0.313_905_191_147_811_46, 0.442_411_144_790_040_9, 0.0];
/// Total indices.
pub const TOTAL: [f64; 3] = [0.557_588_855_209_959_2, 0.442_411_144_790_040_9, 0.243_683_664_062_147_73];

/// One answer and what it took.
#[derive(Clone, Debug)]
pub struct Row {
    /// Seed.
    pub seed: u64,
    /// Seconds for sampling, evaluating and both kinds of index with their errors.
    pub seconds: f64,
    /// What was found.
    pub found: Indices,
}

/// The indices with so much effort, timed.
pub fn ishigami(effort: &Effort) -> anyhow::Result<Row> {
    let input = Distribution::uniform(-std::f64::consts::PI, std::f64::consts::PI)?;
    let began = Instant::now();
    let problem = Problem::numbered(vec![input; 3], 1, |x: &[f64], y: &mut [f64]| {
        let wave = libm::sin(x[1]);
        y[0] = libm::sin(x[0]) * (1.0 + 0.1 * x[2] * x[2] * x[2] * x[2]) + 7.0 * wave * wave;
    })?;
    let found = indices(&problem, effort)?.pop().context("one output")?;
    Ok(Row { seed: effort.seed, seconds: began.elapsed().as_secs_f64(), found })
}

impl Row {
    /// What the columns are.
    pub const HEAD: &str = "seed        ms   worst   S1      S2      S3      T1      T2      T3";

    /// The greatest distance of an index to what it is.
    pub fn worst(&self) -> f64 {
        let first = self.found.first.iter().zip(FIRST);
        let all = first.chain(self.found.total.iter().zip(TOTAL));
        all.map(|(found, known)| (found.value - known).abs()).fold(0.0, f64::max)
    }

    /// A line of JSON.
    pub fn json(&self) -> String {
        let values =
            |all: &[sanad_risk::statistics::Estimate]| -> Vec<f64> { all.iter().map(|e| e.value).collect() };
        serde_json::json!({
            "seed": self.seed,
            "seconds": self.seconds,
            "first": values(&self.found.first),
            "total": values(&self.found.total),
        })
        .to_string()
    }
}

impl fmt::Display for Row {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:<6} {:>7.2} {:>7.4}", self.seed, 1e3 * self.seconds, self.worst())?;
        for estimate in self.found.first.iter().chain(&self.found.total) {
            write!(f, " {:>7.4}", estimate.value)?;
        }
        Ok(())
    }
}
