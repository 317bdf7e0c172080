//! A whole programme, trial by trial: how many a second, against the bound of 10,000 in 30 seconds.

use anyhow::Context as _;
use sanad_model::raw::Origins;
use sanad_model::{Dataset, Date, Programme};
use sanad_outcomes::money::Terms;
use sanad_outcomes::money::risk::{Ask, Report, correlation, risk};
use sanad_outcomes::{Question, outcomes};
use std::fmt;
use std::time::Instant;

/// Trials a second that the bound asks for.
pub const BOUND: f64 = 10_000.0 / 30.0;

/// What was measured.
#[derive(Clone, Debug)]
pub struct Whole {
    /// Trials made.
    pub trials: u64,
    /// Threads.
    pub threads: usize,
    /// Inputs that each trial draws.
    pub inputs: usize,
    /// Seconds for the plan, which every command makes first.
    pub plan: f64,
    /// Seconds for the trials.
    pub seconds: f64,
    /// Seconds for what is said of them.
    pub report: f64,
}

/// Makes trials of a programme's rows on a day, timed.
pub fn whole(rows: &Dataset, today: Date, trials: u64, threads: usize) -> anyhow::Result<Whole> {
    let built = Programme::build(rows, &Origins::new());
    let (p, _) = built.map_err(|faults| anyhow::anyhow!("{} faults", faults.len()))?;
    let began = Instant::now();
    let o = outcomes(&p, &Question::new(today, sanad_files::survey::bearings()));
    let plan = began.elapsed().as_secs_f64();
    let ask = Ask {
        trials,
        seed: 1,
        threads,
        only: None,
        correlation: correlation(&p),
        alone: 0,
        sobol: 0,
        stop: &|| false,
        progress: &|_| {},
    };
    let began = Instant::now();
    let made = risk(&p, &o.works, &Terms::of(&p), &ask).ok().context("there is no plan")?;
    let seconds = began.elapsed().as_secs_f64();
    let began = Instant::now();
    let report = Report::of(&made, &o.works);
    let told = began.elapsed().as_secs_f64();
    anyhow::ensure!(report.npv.is_some(), "nothing has a value");
    Ok(Whole { trials: made.made, threads, inputs: made.inputs.len(), plan, seconds, report: told })
}

impl Whole {
    /// Trials a second.
    pub fn rate(&self) -> f64 {
        self.trials as f64 / self.seconds.max(1e-9)
    }

    /// A line of JSON.
    pub fn json(&self) -> String {
        serde_json::json!({
            "trials": self.trials,
            "threads": self.threads,
            "inputs": self.inputs,
            "plan_seconds": self.plan,
            "seconds": self.seconds,
            "report_seconds": self.report,
            "a_second": self.rate(),
            "of_bound": self.rate() / BOUND,
        })
        .to_string()
    }
}

impl fmt::Display for Whole {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { trials, threads, inputs, plan, seconds, report } = self;
        writeln!(f, "{trials} trials of {inputs} inputs on {threads} threads: {seconds:.2} s")?;
        writeln!(
            f,
            "{:.1} a second, {:.2} of the bound of 10,000 in 30 s",
            self.rate(),
            self.rate() / BOUND
        )?;
        write!(f, "besides: the plan {plan:.2} s, what is said of them {report:.2} s")
    }
}
