//! Who pays, who is paid, and by which rules, as the file has it.

use super::{Amounts, Figured, Origin, Series, Text, official};
use serde::Deserialize;

/// Classes of equity.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Shares {
    /// Shares what is left.
    #[default]
    Ordinary,
    /// Is paid first, at a rate.
    Preference,
}

/// Equity of a partner.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Equity {
    /// Unique among partners.
    pub partner: String,
    /// Its name.
    #[serde(default)]
    pub name: Text,
    /// The side it belongs to.
    #[serde(default)]
    pub origin: Origin,
    /// The class.
    #[serde(default)]
    pub class: Shares,
    /// What preference shares are paid first, a year.
    pub preferred: Option<Figured>,
    /// Lower ranks are paid first.
    #[serde(default)]
    pub rank: u32,
    /// Its part of what is left after the preferred; left out: what it paid in, where it is ordinary.
    pub ordinary: Option<Figured>,
    /// Tax at the source on what it is paid out, a share.
    pub tax: Option<Figured>,
    /// Left out: the project's.
    pub currency: Option<String>,
    /// Which rate of exchange.
    #[serde(default = "official")]
    pub rate: String,
    /// When it is paid in.
    pub amounts: Amounts,
}

/// A grant.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Grant {
    /// Unique among grants.
    pub code: String,
    /// Its name.
    #[serde(default)]
    pub name: Text,
    /// The side it comes from.
    #[serde(default)]
    pub origin: Origin,
    /// Left out: the project's.
    pub currency: Option<String>,
    /// Which rate of exchange.
    #[serde(default = "official")]
    pub rate: String,
    /// When it is paid.
    pub amounts: Amounts,
}

/// How days are counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Days {
    /// Twelve months of thirty days.
    #[default]
    #[serde(rename = "30/360")]
    Thirty360,
    /// Days over 365.
    #[serde(rename = "act/365")]
    Act365,
    /// Days over 360.
    #[serde(rename = "act/360")]
    Act360,
    /// Days over 365, in leap years over 366 (ISDA).
    #[serde(rename = "act/act")]
    ActAct,
}

impl Days {
    /// Its word in a file.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Thirty360 => "30/360",
            Self::Act365 => "act/365",
            Self::Act360 => "act/360",
            Self::ActAct => "act/act",
        }
    }
}

/// How it is paid back.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case", deny_unknown_fields)]
pub enum Repay {
    /// Equal payments of principal and interest.
    Annuity {
        /// The first payment.
        first: String,
        /// Months between payments.
        every: u32,
        /// Payments.
        count: u32,
    },
    /// Equal principal.
    Constant {
        /// The first payment.
        first: String,
        /// Months between payments.
        every: u32,
        /// Payments.
        count: u32,
    },
    /// As it is written.
    Profile {
        /// Principal by date.
        amounts: Amounts,
    },
    /// What the cash flow carries at a cover ratio; its size follows from that, and is drawn at the start of
    /// the first period.
    Sculpted {
        /// Cash flow over debt service.
        cover: Figured,
        /// The first period that pays.
        first: String,
        /// Periods that pay.
        count: u32,
    },
}

/// What kind of contract it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Contract {
    /// A loan with interest.
    #[default]
    Loan,
    /// The financier buys and sells on at a price agreed now, paid later: `rate` is the markup on cost, once.
    Murabaha,
    /// The financier buys, owns and lets: `rate` is the rent a year on its value; the last payment passes it on.
    Ijara,
    /// Both own it; the plant pays rent on the financier's share (`rate` a year) and buys it bit by bit.
    DiminishingMusharaka,
}

/// Money from a financier.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Finance {
    /// Unique among finance.
    pub code: String,
    /// Its name.
    #[serde(default)]
    pub name: Text,
    /// What kind of contract.
    #[serde(default)]
    pub contract: Contract,
    /// The side it comes from.
    #[serde(default)]
    pub origin: Origin,
    /// Left out: the project's.
    pub currency: Option<String>,
    /// Which rate of exchange.
    #[serde(default = "official")]
    pub exchange: String,
    /// A year, by date from which it holds; of a murabaha: the markup, once.
    pub rate: Series,
    /// How days are counted.
    #[serde(default)]
    pub days: Days,
    /// When it is drawn; nothing for what is sculpted. On a day that is said it is drawn at its end, in a month or
    /// year at its start.
    #[serde(default)]
    pub draws: Amounts,
    /// How it is paid back.
    pub repay: Repay,
    /// Months between interest payments; left out: those between repayments, or 12.
    pub interest_every: Option<u32>,
    /// The share of interest that is added to the debt …
    pub capitalised: Option<Figured>,
    /// … until this date.
    pub capitalised_until: Option<String>,
    /// When interest is first due; left out: by the first repayment, or from the start of the project.
    pub interest_first: Option<String>,
    /// A share of each draw, when it is drawn: an agency's, or the financier's own.
    pub fee: Option<Figured>,
    /// A share of all that is drawn, with the first draw: for arranging, closing and others.
    pub total_fee: Option<Figured>,
    /// A year, on what is not yet drawn.
    pub commitment_fee: Option<Figured>,
    /// A year, on what is owed.
    pub guarantee_fee: Option<Figured>,
}

/// What is set aside, and freed at the end of its need.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reserve {
    /// Unique among reserves.
    pub code: String,
    /// Its name.
    #[serde(default)]
    pub name: Text,
    /// What it covers.
    pub covers: Covers,
    /// Months of the next period's need.
    pub months: u32,
    /// What it earns a year.
    pub earns: Option<Figured>,
}

/// What a reserve covers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Covers {
    /// Debt service.
    Debt,
    /// Running costs.
    Costs,
}

/// What becomes of a loss.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Losses {
    /// Nothing.
    Lost,
    /// Later profits are less by it, the oldest first, for so many years.
    Carried(u32),
    /// The tax on it is paid back at once: owners have other profits.
    Refunded,
}

/// A tax on profit.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tax {
    /// Unique among taxes.
    pub code: String,
    /// Its name.
    #[serde(default)]
    pub name: Text,
    /// One rate, or …
    pub rate: Option<Figured>,
    /// … a rate for the part of the profit above each limit: `[[limit, rate], …]`.
    #[serde(default)]
    pub brackets: Vec<[Figured; 2]>,
    /// Years of production without it.
    #[serde(default)]
    pub holiday: u32,
    /// What becomes of losses.
    #[serde(default = "lost")]
    pub losses: Losses,
    /// The share of a year's profit that losses carried forward may take off; left out: all.
    pub loss_share: Option<Figured>,
    /// Whether it is a cost before the taxes that follow.
    #[serde(default)]
    pub deductible: bool,
    /// Tax credits by date.
    #[serde(default)]
    pub credit: Amounts,
    /// A credit in the first period of production after it is bought: a share of fixed investment.
    pub investment_credit: Option<Figured>,
    /// Credits for each unit that is made.
    #[serde(default)]
    pub unit_credit: Vec<UnitCredit>,
    /// A share of fixed investment that is taken off profits, as soon as there are some.
    pub allowance: Option<Figured>,
    /// Whether it holds: a switch for what sources disagree on.
    #[serde(default = "yes")]
    pub holds: bool,
}

/// A credit for each unit that is made.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UnitCredit {
    /// Of which product.
    pub product: String,
    /// Money of the project for a unit, by date from which it holds.
    pub amount: Series,
}

fn lost() -> Losses {
    Losses::Lost
}

fn yes() -> bool {
    true
}

/// What is paid out of profit.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Dividend {
    /// A share of each year's profit after losses made good, by date from which it holds.
    pub share: Option<Series>,
    /// An amount a year, by date from which it holds.
    pub amount: Option<Series>,
    /// A share of the cash that there is at the end of a period after these, profit or not, by date from which it
    /// holds: what is written off is paid back so.
    pub cash: Option<Series>,
}

/// What standing still costs, or what the plant would cost and bring as it is now.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Idle {
    /// Unique among idle costs.
    pub code: String,
    /// Its name.
    #[serde(default)]
    pub name: Text,
    /// Where it is paid to.
    #[serde(default)]
    pub origin: Origin,
    /// Left out: the project's.
    pub currency: Option<String>,
    /// Which rate of exchange.
    #[serde(default = "official")]
    pub rate: String,
    /// A year, by date from which it holds; what standing still brings is negative.
    pub cost: Series,
    /// Which growth moves it.
    pub growth: Option<String>,
}

/// How local content is counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum LocalContent {
    /// (Price ex works − inputs from elsewhere) ÷ price ex works.
    #[default]
    SimpleValueAdded,
    /// Costs paid to a side ÷ all costs.
    CostShare,
}

/// The economy's view.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Economy {
    /// A year; left out: that of all capital.
    pub rate: Option<Figured>,
    /// What foreign exchange is worth over its official rate.
    pub exchange: Option<Figured>,
    /// What labour would be worth elsewhere, over its wage.
    pub labour: Option<Figured>,
    /// How local content is counted.
    #[serde(default)]
    pub local_content: LocalContent,
}

/// Rules of law.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Law {
    /// Loans with interest are not allowed to lenders of these sides.
    #[serde(default)]
    pub no_interest: Vec<Origin>,
    /// Where that is written.
    #[serde(default)]
    pub source: String,
}
