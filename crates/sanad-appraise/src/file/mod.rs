//! A project file as it stands: TOML or JSON, not yet believed.
//!
//! Dates are written `"2027"`, `"2027-07"` or `"2027-07-16"`. An amount of money belongs to the period
//! that holds its date; a rate, price or share holds from its date on. A figure is a number or
//! `{ likely, low, high, status, source, basis, class }`.

mod flows;
mod money;
mod read;
mod sharing;
mod works;

pub use flows::*;
pub use money::*;
pub use read::{Figured, Series, Text};
pub use sharing::*;
pub use works::*;

use crate::figure::Status;
use serde::Deserialize;
use std::collections::BTreeMap;

/// Amounts by date.
pub type Amounts = BTreeMap<String, Figured>;

/// A project: what COMFAR asks of one.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Project {
    /// What it is called.
    pub title: Text,
    /// What it is, in a sentence or two.
    #[serde(default)]
    pub about: Text,
    /// The source of every figure that does not name its own.
    #[serde(default)]
    pub source: String,
    /// The status of every figure that does not name its own.
    #[serde(default)]
    pub status: Status,
    /// The currency of all results; of amounts that do not name their own, too.
    pub currency: String,
    /// How many of the currency one unit of the file's amounts is, such as 1000. For people; never computed with.
    #[serde(default = "one")]
    pub unit: u32,
    /// Digits after the point to which every posted amount is rounded; left out: nothing is rounded.
    pub digits: Option<u32>,
    /// Construction, production and their periods.
    pub time: Time,
    /// Discounting.
    pub discount: Discount,
    /// Rates of exchange, named and dated.
    #[serde(default)]
    pub exchange: Vec<Exchange>,
    /// How prices move, by name.
    #[serde(default)]
    pub growth: BTreeMap<String, Series>,
    /// What is bought to last.
    #[serde(default)]
    pub investment: Vec<Investment>,
    /// What is spent to run.
    #[serde(default)]
    pub cost: Vec<Cost>,
    /// What is made and sold.
    #[serde(default)]
    pub product: Vec<Product>,
    /// Stocks, receivables and the like.
    #[serde(default)]
    pub working: Working,
    /// Who pays in.
    #[serde(default)]
    pub equity: Vec<Equity>,
    /// How partners share cash and taxes, stage by stage; left out: by their classes, ranks and parts.
    #[serde(default)]
    pub sharing: Vec<Sharing>,
    /// What is given and not paid back.
    #[serde(default)]
    pub grant: Vec<Grant>,
    /// Loans, and finance without interest.
    #[serde(default)]
    pub finance: Vec<Finance>,
    /// How finance during construction is written off; left out: evenly over five years.
    #[serde(default)]
    pub construction_finance: Option<Depreciation>,
    /// Money set aside.
    #[serde(default)]
    pub reserve: Vec<Reserve>,
    /// Taxes on profit, each after the other.
    #[serde(default)]
    pub tax: Vec<Tax>,
    /// What is paid out.
    #[serde(default)]
    pub dividend: Option<Dividend>,
    /// Whether partners pay in what cash is short of at the end of a period, by what each pays in over all;
    /// evenly where nobody pays in.
    #[serde(default)]
    pub calls: bool,
    /// What standing still costs now: the case without the project.
    #[serde(default)]
    pub idle: Vec<Idle>,
    /// Shadow prices and the formula of local content.
    #[serde(default)]
    pub economy: Economy,
    /// Rules of law that hold.
    #[serde(default)]
    pub law: Law,
}

fn one() -> u32 {
    1
}

/// The axis.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Time {
    /// The first month, `"1991-01"`.
    pub start: String,
    /// Months of each period of construction: 1 to 12 each.
    pub construction: Vec<u32>,
    /// Months of each period of production; or `years` of twelve.
    #[serde(default)]
    pub production: Vec<u32>,
    /// Years of production.
    #[serde(default)]
    pub years: u32,
}

/// To which instant flows are discounted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reference {
    /// The end of the first period: its flow counts whole (UNIDO 1991).
    #[default]
    EndOfFirst,
    /// The start of the first period: every flow stands at the end of its period.
    Start,
    /// So many months before the start of the first period: where projects that begin at different times are
    /// compared. Negative: after it.
    Before(i32),
}

impl Reference {
    /// Months from it to the start of a first period of so many months; below nought where it lies after that.
    pub fn ahead(self, first: u32) -> i32 {
        match self {
            Self::EndOfFirst => -first.cast_signed(),
            Self::Start => 0,
            Self::Before(ahead) => ahead,
        }
    }
}

/// When what is left at the end is counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Residual {
    /// A year after the last period (UNIDO 1991).
    YearAfter,
    /// In the last period.
    #[default]
    LastPeriod,
    /// Not at all.
    None,
}

/// Discounting.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Discount {
    /// A year, of all capital: 0.12 is twelve per cent.
    pub rate: Figured,
    /// A year, of equity; left out: the same.
    pub equity: Option<Figured>,
    /// The instant to which it is discounted.
    #[serde(default)]
    pub reference: Reference,
    /// When what is left counts.
    #[serde(default)]
    pub residual: Residual,
    /// The rates of MIRR: what is borrowed and what is reinvested; left out: the rate above.
    pub borrow: Option<Figured>,
    /// See `borrow`.
    pub reinvest: Option<Figured>,
}

/// How many of the project's currency one of another costs.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Exchange {
    /// The other currency.
    pub currency: String,
    /// `official`, `surcharge` or `parallel`.
    #[serde(default = "official")]
    pub kind: String,
    /// By date from which it holds.
    pub rate: Series,
}

pub(crate) fn official() -> String {
    "official".to_owned()
}
