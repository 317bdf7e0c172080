//! The statements that people read: which lines, in which order, and which of them are sums of others.
//! Pages, papers and workbooks are made from this one description; a workbook's formulas are its sums.

use crate::sheet::Line;

/// A row of a statement.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Row {
    /// A line by itself.
    Given(Line),
    /// A line that is the sum of others of the statement, each with its sign.
    Sum(Line, &'static [(i8, Line)]),
    /// A line that is its own value a period before and another line.
    Running(Line, Line),
}

impl Row {
    /// The line it shows.
    pub const fn line(self) -> Line {
        match self {
            Self::Given(line) | Self::Sum(line, _) | Self::Running(line, _) => line,
        }
    }
}

/// A statement.
#[derive(Clone, Copy, Debug)]
pub struct Table {
    /// Its name in data.
    pub code: &'static str,
    /// Its rows.
    pub rows: &'static [Row],
}

use Line as L;
use Row::{Given, Running, Sum};

/// All statements, in the order of the manual.
pub const TABLES: &[Table] = &[
    Table {
        code: "investment",
        rows: &[
            Given(L::FixedInvestment),
            Given(L::PreProduction),
            Given(L::ConstructionFinance),
            Sum(
                L::Investment,
                &[(1, L::FixedInvestment), (1, L::PreProduction), (1, L::ConstructionFinance)],
            ),
        ],
    },
    Table {
        code: "working-capital",
        rows: &[
            Given(L::MaterialStock),
            Given(L::WorkInProgress),
            Given(L::FinishedGoods),
            Given(L::UnsoldGoods),
            Given(L::OtherStock),
            Given(L::Receivables),
            Given(L::CashInHand),
            Given(L::Payables),
            Sum(
                L::WorkingCapital,
                &[
                    (1, L::MaterialStock),
                    (1, L::WorkInProgress),
                    (1, L::FinishedGoods),
                    (1, L::UnsoldGoods),
                    (1, L::OtherStock),
                    (1, L::Receivables),
                    (1, L::CashInHand),
                    (-1, L::Payables),
                ],
            ),
        ],
    },
    Table {
        code: "income",
        rows: &[
            Given(L::Sales),
            Given(L::UnsoldChange),
            Given(L::ReserveIncome),
            Given(L::FactoryCosts),
            Given(L::AdministrationCosts),
            Sum(L::OperatingCosts, &[(1, L::FactoryCosts), (1, L::AdministrationCosts)]),
            Given(L::MarketingCosts),
            Given(L::Depreciation),
            Given(L::FinanceCosts),
            Given(L::ExchangeLoss),
            Sum(
                L::GrossProfit,
                &[
                    (1, L::Sales),
                    (1, L::UnsoldChange),
                    (1, L::ReserveIncome),
                    (-1, L::OperatingCosts),
                    (-1, L::MarketingCosts),
                    (-1, L::Depreciation),
                    (-1, L::FinanceCosts),
                    (-1, L::ExchangeLoss),
                ],
            ),
            Given(L::IncomeTax),
            Given(L::DeferredTax),
            Sum(L::NetProfit, &[(1, L::GrossProfit), (-1, L::IncomeTax), (-1, L::DeferredTax)]),
            Given(L::Dividends),
        ],
    },
    Table {
        code: "cash",
        rows: &[
            Given(L::Equity),
            Given(L::Calls),
            Given(L::Grants),
            Given(L::Draws),
            Given(L::Sales),
            Given(L::ReserveIncome),
            Given(L::FixedInvestment),
            Given(L::PreProduction),
            Given(L::WorkingCapitalChange),
            Given(L::OperatingCosts),
            Given(L::MarketingCosts),
            Given(L::FinancePaid),
            Given(L::Principal),
            Given(L::IncomeTax),
            Given(L::Dividends),
            Given(L::ReserveChange),
            Sum(
                L::CashSurplus,
                &[
                    (1, L::Equity),
                    (1, L::Calls),
                    (1, L::Grants),
                    (1, L::Draws),
                    (1, L::Sales),
                    (1, L::ReserveIncome),
                    (-1, L::FixedInvestment),
                    (-1, L::PreProduction),
                    (-1, L::WorkingCapitalChange),
                    (-1, L::OperatingCosts),
                    (-1, L::MarketingCosts),
                    (-1, L::FinancePaid),
                    (-1, L::Principal),
                    (-1, L::IncomeTax),
                    (-1, L::Dividends),
                    (-1, L::ReserveChange),
                ],
            ),
            Running(L::Cash, L::CashSurplus),
        ],
    },
    Table {
        code: "balance",
        rows: &[
            Given(L::BookValue),
            Given(L::MaterialStock),
            Given(L::WorkInProgress),
            Given(L::FinishedGoods),
            Given(L::UnsoldGoods),
            Given(L::OtherStock),
            Given(L::Receivables),
            Given(L::CashInHand),
            Given(L::Cash),
            Given(L::Reserves),
            Sum(
                L::Assets,
                &[
                    (1, L::BookValue),
                    (1, L::MaterialStock),
                    (1, L::WorkInProgress),
                    (1, L::FinishedGoods),
                    (1, L::UnsoldGoods),
                    (1, L::OtherStock),
                    (1, L::Receivables),
                    (1, L::CashInHand),
                    (1, L::Cash),
                    (1, L::Reserves),
                ],
            ),
            Given(L::Payables),
            Given(L::Debt),
            Given(L::DeferredTaxes),
            Given(L::PaidIn),
            Given(L::Retained),
            Sum(
                L::Liabilities,
                &[(1, L::Payables), (1, L::Debt), (1, L::DeferredTaxes), (1, L::PaidIn), (1, L::Retained)],
            ),
        ],
    },
    Table {
        code: "flows",
        rows: &[
            Given(L::Sales),
            Given(L::OperatingCosts),
            Given(L::MarketingCosts),
            Given(L::IncomeTax),
            Given(L::FixedInvestment),
            Given(L::PreProduction),
            Given(L::WorkingCapitalChange),
            Given(L::Residual),
            Sum(
                L::FlowTotal,
                &[
                    (1, L::Sales),
                    (-1, L::OperatingCosts),
                    (-1, L::MarketingCosts),
                    (-1, L::IncomeTax),
                    (-1, L::FixedInvestment),
                    (-1, L::PreProduction),
                    (-1, L::WorkingCapitalChange),
                    (1, L::Residual),
                ],
            ),
            Given(L::Draws),
            Given(L::Grants),
            Given(L::ReserveIncome),
            Given(L::FinancePaid),
            Given(L::Principal),
            Given(L::ReserveChange),
            Sum(
                L::FlowEquity,
                &[
                    (1, L::FlowTotal),
                    (1, L::Draws),
                    (1, L::Grants),
                    (1, L::ReserveIncome),
                    (-1, L::FinancePaid),
                    (-1, L::Principal),
                    (-1, L::ReserveChange),
                ],
            ),
            Given(L::IdleCosts),
            Sum(L::FlowIncrement, &[(1, L::FlowTotal), (1, L::IdleCosts)]),
        ],
    },
    Table {
        code: "economy",
        rows: &[
            Given(L::MaterialInputs),
            Given(L::ValueAddedGross),
            Given(L::ValueAdded),
            Given(L::Repatriated),
            Sum(L::ValueAddedNational, &[(1, L::ValueAdded), (-1, L::Repatriated)]),
            Given(L::ForeignExchange),
            Given(L::Persons),
            Given(L::FlowEconomic),
        ],
    },
];
