//! What a project is worth: the quantities of appraisal, each a function named after it.
//!
//! Money comes in as flows by period. A flow stands at the end of its period; periods have 1 to 12 months
//! each. Rates are a year unless said: 0.12 is twelve per cent. What cannot be computed is an [`Err`] with
//! the reason [`Why`], never nought.
//!
//! | module | quantities |
//! |---|---|
//! | `value` | net present value, at one rate or a path of rates; ratios of present values |
//! | `rate` | internal rate of return, all of them; by dates; modified |
//! | `payback` | normal and dynamic payback |
//! | `debt` | cover of debt service, of the loan's life; cost of capital |
//! | `break_even` | break-even with and without finance |
//! | `local` | local content, jobs |
//! | `annuity` | level payments |
//! | `days` | parts of a year by day counts |
//! | `prices` | escalation, exchange rates by inflation |
//! | `summary` | all of it for a case and its statements |

mod annuity;
mod break_even;
mod days;
mod debt;
mod local;
mod payback;
mod prices;
mod rate;
mod summary;
mod value;

pub use annuity::{Due, future_value, interest_part, payment, payments, present_value, principal_part, rate};
pub use break_even::{BreakEven, break_even};
pub use days::{act_360, act_365, act_act_afb, act_act_isda, act_act_isma, days, thirty_360};
pub use debt::{debt_service_cover, least, loan_life_cover, mean, wacc};
pub use local::{Jobs, Local, Origins, Sides, jobs, local_content};
pub use payback::{Payback, dynamic_payback, payback};
pub use prices::{escalation, exchange_path};
pub use rate::{irr, irr_of_periods, irrs, irrs_of_periods, mirr, xirr, xirrs, xmirr, xnpv};
pub use summary::{Debt, Indicators, Worth, indicators, indicators_with};
pub use value::{benefit_cost_ratio, factors, factors_of_path, npv, npv_ratio, present};

use std::fmt;

/// Why a quantity cannot be computed.
#[derive(Clone, Debug, PartialEq)]
pub enum Why {
    /// There are no flows, or all are nought.
    NoFlows,
    /// Nothing is ever paid in, or nothing ever comes out: there is no rate of return.
    NoSignChange,
    /// Signs change, but no rate makes the flows worth nothing.
    NoRate,
    /// More than one rate makes the flows worth nothing; all of them, rising.
    Several(Vec<f64>),
    /// A rate is −100 % or less.
    Rate,
    /// The sum of the flows never rises above nought.
    NeverPaidBack,
    /// Nothing is invested.
    NoInvestment,
    /// There is no debt service in the period, or in any.
    NoDebtService,
    /// Nothing is owed at the start of the period.
    NoDebt,
    /// Debt is still to be drawn.
    StillDrawn,
    /// There is no capital.
    NoCapital,
    /// There are no costs to compare with.
    NoCosts,
    /// Nothing is sold.
    NoSales,
    /// Sales do not exceed variable costs: no volume covers the fixed ones.
    NoMargin,
    /// Nobody is employed.
    NoJobs,
    /// Dates or lengths do not fit together.
    Shape,
    /// A number grew beyond what numbers hold, or was none.
    NotANumber,
}

impl Why {
    /// One of each.
    pub const EXAMPLES: &[Self] = &[
        Self::NoFlows,
        Self::NoSignChange,
        Self::NoRate,
        Self::Several(Vec::new()),
        Self::Rate,
        Self::NeverPaidBack,
        Self::NoInvestment,
        Self::NoDebtService,
        Self::NoDebt,
        Self::StillDrawn,
        Self::NoCapital,
        Self::NoCosts,
        Self::NoSales,
        Self::NoMargin,
        Self::NoJobs,
        Self::Shape,
        Self::NotANumber,
    ];

    /// A short code that texts in other languages go by.
    pub fn code(&self) -> &'static str {
        match self {
            Self::NoFlows => "no-flows",
            Self::NoSignChange => "no-sign-change",
            Self::NoRate => "no-rate",
            Self::Several(_) => "several",
            Self::Rate => "rate",
            Self::NeverPaidBack => "never-paid-back",
            Self::NoInvestment => "no-investment",
            Self::NoDebtService => "no-debt-service",
            Self::NoDebt => "no-debt",
            Self::StillDrawn => "still-drawn",
            Self::NoCapital => "no-capital",
            Self::NoCosts => "no-costs",
            Self::NoSales => "no-sales",
            Self::NoMargin => "no-margin",
            Self::NoJobs => "no-jobs",
            Self::Shape => "shape",
            Self::NotANumber => "not-a-number",
        }
    }
}

impl fmt::Display for Why {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoFlows => f.write_str("all flows are nought"),
            Self::NoSignChange => f.write_str("flows never change their sign"),
            Self::NoRate => f.write_str("no rate makes the flows worth nothing"),
            Self::Several(all) => {
                let all: Vec<String> = all.iter().map(|r| format!("{:.2} %", r * 100.0)).collect();
                write!(f, "several rates make the flows worth nothing: {}", all.join(", "))
            }
            Self::Rate => f.write_str("a rate is -100 % or less"),
            Self::NeverPaidBack => f.write_str("it is never paid back"),
            Self::NoInvestment => f.write_str("nothing is invested"),
            Self::NoDebtService => f.write_str("there is no debt service"),
            Self::NoDebt => f.write_str("nothing is owed"),
            Self::StillDrawn => f.write_str("debt is still to be drawn"),
            Self::NoCapital => f.write_str("there is no capital"),
            Self::NoCosts => f.write_str("there are no costs"),
            Self::NoSales => f.write_str("nothing is sold"),
            Self::NoMargin => f.write_str("sales do not exceed variable costs"),
            Self::NoJobs => f.write_str("nobody is employed"),
            Self::Shape => f.write_str("dates or lengths do not fit together"),
            Self::NotANumber => f.write_str("a number grew beyond what numbers hold"),
        }
    }
}

impl std::error::Error for Why {}

/// The quotient, or why there is none.
fn quotient<N: crate::Number>(above: N, below: N, why: Why) -> Result<N, Why> {
    if below == N::ZERO {
        return Err(why);
    }
    let result = above / below;
    if result.is_number() { Ok(result) } else { Err(Why::NotANumber) }
}
