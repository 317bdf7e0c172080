//! What it would take: the value of one figure, moved alone, at which a project is worth nought or returns a rate.

use super::project::{Apart, project};
use super::terms::Terms;
use super::what_if::{Change, Changed, what_if};
use crate::works::WorksOutcome;
use sanad_appraise::{Valid, validate};
use sanad_model::Programme;
use sanad_risk::{Found, Search};

/// What is moved, alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lever {
    /// Prices of what is sold.
    Price,
    /// Capacity used.
    Used,
    /// Investment.
    Invest,
    /// Running costs.
    Running,
    /// Months by which it comes later than planned.
    Late,
}

impl Lever {
    /// All of them, in the order in which people ask.
    pub const ALL: [Self; 5] = [Self::Price, Self::Used, Self::Invest, Self::Running, Self::Late];

    /// Its code in addresses and commands.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Price => "price",
            Self::Used => "used",
            Self::Invest => "invest",
            Self::Running => "running",
            Self::Late => "late",
        }
    }

    /// The lever of a code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|lever| lever.code() == code)
    }

    /// Its least and greatest value: per cents of what is planned, or months.
    pub const fn range(self) -> (u32, u32) {
        match self {
            Self::Price | Self::Running => (25, 300),
            Self::Used => (10, 150),
            Self::Invest => (10, 400),
            Self::Late => (0, 60),
        }
    }

    /// What changes at a value of it; a delay changes the project itself.
    fn change(self, per_cent: f64) -> Change {
        let factor = per_cent / 100.0;
        let none = Change::default();
        match self {
            Self::Price => Change { price: factor, ..none },
            Self::Used => Change { used: factor, ..none },
            Self::Invest => Change { investment: factor, ..none },
            Self::Running => Change { running: factor, ..none },
            Self::Late => none,
        }
    }
}

/// What is to be reached.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Target {
    /// A net present value of nought.
    Nought,
    /// A rate of return of all capital, a year.
    Return(f64),
}

impl Target {
    /// `npv=0`, or a return in per cents a year such as `irr=15`, above −100 and up to 1000.
    pub fn parse(text: &str) -> Option<Self> {
        let (what, value) = text.split_once('=')?;
        let value: f64 = value.trim().trim_end_matches('%').trim_end().parse().ok()?;
        match what.trim() {
            "npv" if value == 0.0 => Some(Self::Nought),
            "irr" if value > -100.0 && value <= 1000.0 => Some(Self::Return(value / 100.0)),
            _ => None,
        }
    }

    fn output(self, came: &Changed) -> f64 {
        match self {
            Self::Nought => came.npv,
            Self::Return(_) => *came.irr.as_ref().unwrap_or(&f64::NAN),
        }
    }

    const fn value(self) -> f64 {
        match self {
            Self::Nought => 0.0,
            Self::Return(rate) => rate,
        }
    }

    /// How near the output must come: a thousand-millionth of the largest flow, or a ten-thousandth of a per cent.
    fn tolerance(self, scale: f64) -> f64 {
        match self {
            Self::Nought => (scale * 1e-9).max(f64::MIN_POSITIVE),
            Self::Return(_) => 1e-6,
        }
    }
}

/// What was found.
#[derive(Clone, Debug, PartialEq)]
pub enum Sought {
    /// As a search over a continuous figure finds it; inputs are per cents of what is planned.
    Found(Found),
    /// The last month of delay at which the target is still reached, and the month after that misses it.
    Until {
        /// Months later than planned.
        months: u32,
        /// The output there.
        output: f64,
        /// The output a month later; no number where it cannot be computed.
        after: f64,
    },
}

/// Seeks the value of a lever; nothing for a delay, which needs the plan: [`seek_delay`].
pub fn seek(valid: &Valid, lever: Lever, target: Target) -> Option<Sought> {
    if lever == Lever::Late {
        return None;
    }
    let (low, high) = lever.range();
    let output = |x: f64| what_if(valid, &lever.change(x)).map_or(f64::NAN, |came| target.output(&came));
    let scale = what_if(valid, &Change::default()).map_or(0.0, |planned| planned.scale);
    let tolerance = target.tolerance(scale);
    let search = Search { low: low.into(), high: high.into(), tolerance, steps: (high - low) / 5 };
    sanad_risk::seek(&output, target.value(), &search).ok().map(Sought::Found)
}

/// Seeks the last month of delay at which the target is still reached, each month with a project of its own.
///
/// # Errors
/// [`Apart`]: there is no project.
pub fn seek_delay(
    p: &Programme,
    works: &WorksOutcome,
    terms: &Terms,
    place: usize,
    target: Target,
) -> Result<Sought, Apart> {
    let (low, high) = Lever::Late.range();
    let mut scale: f64 = 0.0;
    let output = |months: u32| -> Result<f64, Apart> {
        let valid = validate(project(p, works, terms, place, months)?).map_err(|_| Apart::TooLarge)?;
        let came = what_if(&valid, &Change::default());
        scale = came.as_ref().map_or(scale, |came| scale.max(came.scale));
        Ok(came.map_or(f64::NAN, |came| target.output(&came)))
    };
    let outputs: Vec<f64> = (low..=high).map(output).collect::<Result<_, _>>()?;
    let tolerance = target.tolerance(scale);
    let reached = |n: &f64| *n >= target.value() - tolerance;
    let place = |month: usize| f64::from(low) + month as f64;
    let known = || outputs.iter().enumerate().filter(|(_, n)| !n.is_nan());
    Ok(match (outputs.iter().position(reached), outputs.iter().position(|n| !reached(n))) {
        (Some(0), Some(missed)) => Sought::Until {
            months: low + u32::try_from(missed).unwrap_or(high) - 1,
            output: outputs[missed - 1],
            after: outputs[missed],
        },
        // A delay that helps: the first month at which it is reached.
        (Some(first), Some(_)) => {
            Sought::Found(Found::Root { input: place(first), output: outputs[first], others: 0 })
        }
        (Some(_), None) => {
            let least = known().min_by(|a, b| a.1.total_cmp(b.1));
            let (month, output) = least.map_or((0, f64::NAN), |(month, n)| (month, *n));
            Sought::Found(Found::Above { input: place(month), output, gaps: 0 })
        }
        (None, _) => Sought::Found(match known().max_by(|a, b| a.1.total_cmp(b.1)) {
            Some((month, output)) => {
                Found::Below { input: place(month), output: *output, gaps: outputs.len() - known().count() }
            }
            None => Found::Nowhere,
        }),
    })
}
