//! The lines of all statements by period.

use crate::number::Number;

macro_rules! lines {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {
        /// A line of a statement.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[repr(usize)]
        pub enum Line { $($(#[$doc])* $name),* }

        impl Line {
            /// All lines in order.
            pub const ALL: &[Self] = &[$(Self::$name),*];

            /// Its name in data: small letters and hyphens.
            pub fn code(self) -> String {
                let mut code = String::new();
                for c in format!("{self:?}").chars() {
                    if c.is_ascii_uppercase() && !code.is_empty() {
                        code.push('-');
                    }
                    code.push(c.to_ascii_lowercase());
                }
                code
            }
        }
    };
}

lines! {
    /// Fixed investment.
    FixedInvestment,
    /// Pre-production expenditure without finance.
    PreProduction,
    /// Finance during construction: interest and fees, paid or added to the debt.
    ConstructionFinance,
    /// All of these.
    Investment,
    /// Investment bought on the host's side.
    InvestmentHost,
    /// Investment bought on the supplier's side.
    InvestmentSupplier,
    /// Investment bought elsewhere.
    InvestmentThird,
    /// Sales at their price.
    GrossSales,
    /// Taxes on sales.
    SalesTax,
    /// Subsidies.
    Subsidy,
    /// Sales less taxes on them, with subsidies.
    Sales,
    /// Sales abroad, of the line before.
    Exports,
    /// Factory costs.
    FactoryCosts,
    /// Administration and rents.
    AdministrationCosts,
    /// Factory costs, administration and rents.
    OperatingCosts,
    /// Marketing.
    MarketingCosts,
    /// All of these that move with what is made.
    VariableCosts,
    /// All of these that do not.
    FixedCosts,
    /// Costs paid on the host's side.
    CostsHost,
    /// Costs paid on the supplier's side.
    CostsSupplier,
    /// Costs paid elsewhere.
    CostsThird,
    /// Wages on the host's side.
    WagesHost,
    /// Wages elsewhere.
    WagesForeign,
    /// Persons employed.
    Persons,
    /// More unsold goods in stock, at their variable costs.
    UnsoldChange,
    /// Depreciation.
    Depreciation,
    /// Interest, rent, profit and fees of financiers in production.
    FinanceCosts,
    /// What debt in other currencies grows by in production as their rates of exchange rise; less where they fall.
    ExchangeLoss,
    /// What reserves earn.
    ReserveIncome,
    /// Profit before tax.
    GrossProfit,
    /// Taxes on profit.
    IncomeTax,
    /// Tax that depreciation for taxes ahead of that of the books puts off: a cost now, less when it falls due.
    DeferredTax,
    /// Profit after tax.
    NetProfit,
    /// What is paid out.
    Dividends,
    /// What is kept, since the start.
    Retained,
    /// Stocks of what is bought.
    MaterialStock,
    /// Work in progress.
    WorkInProgress,
    /// Finished goods by days of cover.
    FinishedGoods,
    /// Goods that were made and not sold.
    UnsoldGoods,
    /// Other stock.
    OtherStock,
    /// Receivables.
    Receivables,
    /// Cash in hand.
    CashInHand,
    /// Payables.
    Payables,
    /// Net working capital.
    WorkingCapital,
    /// More of it than in the period before.
    WorkingCapitalChange,
    /// Equity paid in as agreed.
    Equity,
    /// Paid in by partners beyond that, because cash was short.
    Calls,
    /// Grants.
    Grants,
    /// Drawn from financiers.
    Draws,
    /// Paid back.
    Principal,
    /// Interest, rent, profit and fees that were paid, in construction too.
    FinancePaid,
    /// Owed at the end of the period.
    Debt,
    /// In reserves at the end of the period.
    Reserves,
    /// More in reserves than in the period before.
    ReserveChange,
    /// Cash flow before finance and tax, for debt service.
    CashForDebt,
    /// Cash that is left over in the period.
    CashSurplus,
    /// Cash since the start.
    Cash,
    /// Book value of fixed assets, pre-production and finance during construction.
    BookValue,
    /// Taxes put off until then; those paid ahead are negative.
    DeferredTaxes,
    /// Assets.
    Assets,
    /// Equity, calls and grants since the start.
    PaidIn,
    /// Liabilities and equity.
    Liabilities,
    /// What is left at the end.
    Residual,
    /// Net flow of all capital.
    FlowTotal,
    /// Net return of equity.
    FlowEquity,
    /// What standing still would have cost.
    IdleCosts,
    /// Net flow of all capital more than if nothing is done.
    FlowIncrement,
    /// What is bought from others, without taxes in its price and value added at home before.
    MaterialInputs,
    /// Gross domestic value added: output at market prices less material inputs.
    ValueAddedGross,
    /// Net domestic value added: less depreciation.
    ValueAdded,
    /// Paid abroad of it: wages, royalties, rents, finance, dividends.
    Repatriated,
    /// Net national value added: less what is paid abroad.
    ValueAddedNational,
    /// Foreign exchange in less out, finance and owners included.
    ForeignExchange,
    /// Net flow at shadow prices.
    FlowEconomic,
}

/// All lines over all periods; one column more for what is counted a year after the last.
#[derive(Clone, Debug, PartialEq)]
pub struct Sheet<N> {
    columns: usize,
    cells: Vec<N>,
}

impl<N: Number> Sheet<N> {
    /// An empty sheet for so many periods and the year after.
    pub fn new(periods: usize) -> Self {
        Self { columns: periods + 1, cells: vec![N::ZERO; (periods + 1) * Line::ALL.len()] }
    }

    /// A line: a number a period, and one for the year after.
    pub fn line(&self, line: Line) -> &[N] {
        let from = line as usize * self.columns;
        &self.cells[from..from + self.columns]
    }

    /// A cell.
    pub fn get(&self, line: Line, period: usize) -> N {
        self.cells[line as usize * self.columns + period]
    }

    /// Adds to a cell.
    pub fn add(&mut self, line: Line, period: usize, amount: N) {
        self.cells[line as usize * self.columns + period] += amount;
    }

    /// Writes a cell.
    pub fn set(&mut self, line: Line, period: usize, amount: N) {
        self.cells[line as usize * self.columns + period] = amount;
    }

    /// Periods, without the year after.
    pub fn periods(&self) -> usize {
        self.columns - 1
    }

    /// The sum of a line over the periods.
    pub fn total(&self, line: Line) -> N {
        self.line(line)[..self.periods()].iter().fold(N::ZERO, |sum, n| sum + *n)
    }

    /// Whether every cell is a number: nothing grew beyond what the numbers hold.
    pub fn is_number(&self) -> bool {
        self.cells.iter().all(|n| n.is_number())
    }
}
