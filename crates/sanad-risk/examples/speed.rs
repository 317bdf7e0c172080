//! How many draws a second a run makes, by kind of distribution: `cargo run --release -p sanad-risk --example speed`.

#![expect(clippy::print_stdout, reason = "a program for the terminal")]

use sanad_risk::sequence::Sampling;
use sanad_risk::{Distribution, Error, Problem, Run, trials};
use std::time::Instant;

fn main() -> Result<(), Error> {
    const INPUTS: usize = 100;
    const TRIALS: u64 = 10_000;
    let kinds = [
        ("uniform", Distribution::uniform(1.0, 9.0)?),
        ("triangular", Distribution::triangular(1.0, 2.0, 9.0)?),
        ("lognormal", Distribution::lognormal(5.0, 2.0)?),
        ("pert", Distribution::pert(1.0, 2.0, 9.0)?),
    ];
    for (name, distribution) in kinds {
        let exact = Instant::now();
        let sum: f64 = (0..20_000u32).map(|i| distribution.quantile((f64::from(i) + 0.5) / 20_000.0)).sum();
        let exact = exact.elapsed().as_secs_f64() / 20_000.0;
        let model = |x: &[f64], y: &mut [f64]| y[0] = x.iter().sum();
        let problem = Problem::numbered(vec![distribution; INPUTS], 1, model)?;
        for sampling in [Sampling::Random, Sampling::Latin, Sampling::Sobol] {
            let run = Run { trials: TRIALS, sampling, seed: 1, threads: 1 };
            let began = Instant::now();
            let made = trials(&problem, &run, &|| false, &mut |_| ())?;
            let each = began.elapsed().as_secs_f64() / (TRIALS as f64 * INPUTS as f64);
            let mean = made.sample(0)?.mean()?.value / INPUTS as f64;
            println!(
                "{name:<10} {sampling:?}: {:.0} ns a draw, its quantile alone {:.0} ns (mean {mean:.4}, {:.4})",
                1e9 * each,
                1e9 * exact,
                sum / 20_000.0
            );
        }
    }
    Ok(())
}
