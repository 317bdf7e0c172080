//! From a case to its statements.
//!
//! The order is that of the manual: investment, production and its costs, working capital, finance, income,
//! cash, balance, flows. Every posted amount goes through [`Posting`]; every other cell is a sum of posted
//! ones, so that statements balance exactly.

mod economy;
mod money;
mod prices;
mod sharing;
mod timing;
mod works;

use crate::case::Case;
use crate::number::Number;
use crate::sheet::{Line, Sheet};
use prices::Prices;

/// How amounts are posted: rounded to digits, or as they are.
#[derive(Clone, Copy, Debug)]
struct Posting(Option<u32>);

impl Posting {
    fn post<N: Number>(self, amount: N) -> N {
        self.0.map_or_else(|| amount.posted(), |digits| amount.rounded(digits))
    }

    /// Posts parts of a whole so that they add up to the whole as it is posted.
    fn parts<N: Number>(self, parts: &mut [N]) {
        let (mut sum, mut posted) = (N::ZERO, N::ZERO);
        for part in parts {
            sum += *part;
            let next = self.post(sum);
            *part = next - posted;
            posted = next;
        }
    }
}

/// What follows from a case.
#[derive(Clone, Debug, PartialEq)]
pub struct Statements<N> {
    /// All lines.
    pub sheet: Sheet<N>,
    /// Each investment by period, as it is paid.
    pub investments: Vec<Vec<N>>,
    /// Each cost by period.
    pub costs: Vec<Vec<N>>,
    /// The sales of each product by period, without taxes on them and with subsidies.
    pub sales: Vec<Vec<N>>,
    /// The variable costs that belong to each product by period.
    pub product_costs: Vec<Vec<N>>,
    /// Each contract of finance by period.
    pub finance: Vec<crate::loan::Schedule<N>>,
    /// Each tax by period.
    pub taxes: Vec<Vec<N>>,
    /// The flow of each partner by period, and the year after: what it is paid, after tax on it, less what it pays
    /// in.
    pub partners: Vec<Vec<N>>,
    /// What each partner pays in by period, calls included.
    pub paid_in: Vec<Vec<N>>,
    /// What each partner is paid out by period, after tax on it; without what is left at the end.
    pub received: Vec<Vec<N>>,
    /// By which stage of sharing, from 0, partners share each period; empty where there are none.
    pub stages: Vec<usize>,
}

/// What owners pay in and receive after tax, by partner and period.
struct Owners<N> {
    paid_in: Vec<Vec<N>>,
    received: Vec<Vec<N>>,
    stages: Vec<usize>,
    /// In which proportion they share what is left at the end.
    left: Vec<N>,
}

struct Run<'a, N> {
    case: &'a Case<N>,
    periods: usize,
    post: Posting,
    prices: Prices<N>,
    sheet: Sheet<N>,
    /// Book values at the end, by investment.
    books: Vec<N>,
    book: Vec<N>,
    /// How much more taxes write off than the books, where any does.
    timing: timing::Timing<N>,
    /// The sales of each product by period at their price.
    gross: Vec<Vec<N>>,
}

/// Computes all statements of a case.
pub fn calculate<N: Number>(case: &Case<N>) -> Statements<N> {
    let periods = case.axis.len();
    let mut run = Run {
        case,
        periods,
        post: Posting(case.digits),
        prices: Prices::new(case),
        sheet: Sheet::new(periods),
        books: Vec::with_capacity(case.investments.len()),
        book: vec![N::ZERO; periods],
        timing: timing::Timing::new(case),
        gross: vec![vec![N::ZERO; periods]; case.products.len()],
    };
    let investments = run.investments();
    let (sales, costs, product_costs) = run.operation();
    run.working_capital(&costs);
    let finance = run.finance();
    let taxes = run.income();
    run.cash();
    run.residual();
    run.flows();
    let owners = run.owners();
    let partners = run.partners(&owners);
    run.economy(&investments, &costs, &finance, &owners);
    Statements {
        sheet: run.sheet,
        investments,
        costs,
        sales,
        product_costs,
        finance,
        taxes,
        partners,
        paid_in: owners.paid_in,
        received: owners.received,
        stages: owners.stages,
    }
}

impl<N: Number> Run<'_, N> {
    fn add(&mut self, line: Line, period: usize, amount: N) {
        self.sheet.add(line, period, amount);
    }

    fn get(&self, line: Line, period: usize) -> N {
        self.sheet.get(line, period)
    }

    /// The part of a year that a period is.
    fn years(&self, period: usize) -> N {
        N::whole(self.case.axis.months[period].into()) / N::whole(12)
    }

    /// The first period in which something bought in `period` is written off.
    fn first_charge(&self, period: usize) -> usize {
        let built = self.case.axis.construction;
        if period < built { built.min(self.periods) } else { (period + 1).min(self.periods) }
    }

    fn is_production(&self, period: usize) -> bool {
        period >= self.case.axis.construction
    }
}
