//! How often a second the appraisal engine calculates a project anew, and finds rates of return, on one thread.

use anyhow::Context as _;
use sanad_outcomes::appraise::indicators::{irr, irrs, npv};
use sanad_outcomes::appraise::{Case, Input, Line, Statements, calculate, validate};
use std::hint::black_box;
use std::path::Path;
use std::time::{Duration, Instant};

/// How many variants of the project are gone through, so that no call has the numbers of the one before.
const VARIANTS: usize = 64;

/// What was counted.
#[derive(Clone, Debug, PartialEq)]
pub struct Counted {
    /// Periods of the project.
    pub periods: usize,
    /// All statements from a case of numbers, a second.
    pub statements: f64,
    /// The same with every figure put in anew before.
    pub with_figures: f64,
    /// Net present values of the flow of all capital, a second.
    pub npv: f64,
    /// Rates of return where there is only one, a second.
    pub irr: f64,
    /// All rates of return, a second.
    pub irrs: f64,
    /// The flows of all variants.
    pub flows: Vec<Vec<f64>>,
}

/// A project with so many years of production.
fn case(file: &Path, years: u32) -> anyhow::Result<Case<Input>> {
    let bytes = std::fs::read(file).with_context(|| format!("while reading `{}`", file.display()))?;
    let name = file.display().to_string();
    let read = sanad_files::project::read(&bytes, &name);
    let read = read.map_err(|found| anyhow::anyhow!("{} faults, the first: {}", found.len(), found[0]))?;
    let mut project = read.valid.project;
    project.time.production.clear();
    project.time.years = years;
    let valid = validate(project).map_err(|faults| anyhow::anyhow!("{}", faults[0]))?;
    Ok(valid.case)
}

/// Variants of a case in numbers: prices from 90 % to 110 % of what stands there.
fn variants(case: &Case<Input>) -> Vec<Case<f64>> {
    (0..VARIANTS)
        .map(|n| {
            let mut own = case.likely::<f64>();
            let factor = 0.9 + 0.2 * n as f64 / (VARIANTS - 1) as f64;
            for product in &mut own.products {
                for (_, price) in &mut product.unit_price {
                    *price *= factor;
                }
            }
            own
        })
        .collect()
}

/// How often a second something is done, over so many seconds of the clock.
fn rate(time: Duration, mut once: impl FnMut(usize)) -> f64 {
    for n in 0..VARIANTS {
        once(n);
    }
    let (begun, mut done) = (Instant::now(), 0_u64);
    while begun.elapsed() < time {
        for n in 0..VARIANTS {
            once(n);
        }
        done += VARIANTS as u64;
    }
    done as f64 / begun.elapsed().as_secs_f64()
}

/// Counts.
///
/// # Errors
/// A file that cannot be read or is not right.
pub fn count(file: &Path, years: u32, time: Duration) -> anyhow::Result<Counted> {
    let case = case(file, years)?;
    let all = variants(&case);
    let flows: Vec<Vec<f64>> = all
        .iter()
        .map(|case| {
            let statements: Statements<f64> = calculate(case);
            statements.sheet.line(Line::FlowTotal).to_vec()
        })
        .collect();
    let mut months = case.axis.months.clone();
    months.resize(flows[0].len(), 12);
    let reference = case.discount.reference;
    let figures: Vec<f64> = case.inputs().iter().map(|input| input.figure.number()).collect();
    Ok(Counted {
        periods: case.axis.len(),
        statements: rate(time, |n| {
            black_box(calculate(black_box(&all[n])));
        }),
        with_figures: rate(time, |n| {
            let mut next = figures.iter();
            let own: Case<f64> =
                case.map(&mut |_| next.next().map_or(0.0, |figure| figure * (1.0 + n as f64 * 1e-6)));
            black_box(calculate(black_box(&own)));
        }),
        npv: rate(time, |n| {
            black_box(npv(black_box(0.12), black_box(&flows[n]), &months, reference).ok());
        }),
        irr: rate(time, |n| {
            black_box(irr(black_box(&flows[n])).ok());
        }),
        irrs: rate(time, |n| {
            black_box(irrs(black_box(&flows[n])).ok());
        }),
        flows,
    })
}

impl Counted {
    /// As JSON, with the flows and the rate of return of each.
    pub fn json(&self) -> serde_json::Value {
        serde_json::json!({
            "periods": self.periods,
            "statements": self.statements,
            "with_figures": self.with_figures,
            "npv": self.npv,
            "irr": self.irr,
            "irrs": self.irrs,
            "flows": self.flows,
            "rates": self.flows.iter().map(|own| irr(own).ok()).collect::<Vec<_>>(),
        })
    }

    /// A line each.
    pub fn text(&self) -> String {
        [
            format!("{} periods, one thread, a second:", self.periods),
            format!("  all statements                    {:>12.0}", self.statements),
            format!("  figures put in, all statements    {:>12.0}", self.with_figures),
            format!("  net present value                 {:>12.0}", self.npv),
            format!("  rate of return                    {:>12.0}", self.irr),
            format!("  all rates of return               {:>12.0}", self.irrs),
        ]
        .join("\n")
    }
}
