//! What stays at home: local content and jobs.

use super::{Why, quotient};
use crate::calculate::Statements;
use crate::case::Case;
use crate::file::LocalContent;
use crate::number::Number;
use crate::sheet::Line;

/// Amounts by side, or shares of a whole, which are together one.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Sides<N> {
    /// Of the side where the plant stands.
    pub host: N,
    /// Of the other side.
    pub supplier: N,
    /// Of others.
    pub third: N,
}

/// Local content, by the formula that the case names.
#[derive(Clone, Debug, PartialEq)]
pub struct Local<N> {
    /// The formula.
    pub formula: LocalContent,
    /// Over all periods of production.
    pub all: Result<Sides<N>, Why>,
    /// By period; of construction there is none.
    pub periods: Vec<Result<Sides<N>, Why>>,
    /// Of what is bought to last: what is paid to each side over all of it.
    pub investment: Result<Sides<N>, Why>,
}

/// Persons employed.
#[derive(Clone, Debug, PartialEq)]
pub struct Jobs<N> {
    /// Most at once.
    pub most: N,
    /// Persons times years.
    pub years: N,
    /// Fixed investment and pre-production for each of the most, in money of the project.
    pub investment: Result<N, Why>,
}

/// What is sold, and what is paid to each side, over some periods.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Origins<N> {
    /// Sales at their price, less taxes on them.
    pub price: N,
    /// Paid to run, to each side.
    pub costs: Sides<N>,
    /// Paid for what is bought to last, to each side.
    pub invested: Sides<N>,
}

impl<N: Number> Origins<N> {
    /// Those of some periods of statements.
    pub fn of(statements: &Statements<N>, periods: std::ops::Range<usize>) -> Self {
        let sum = |line: Line| periods.clone().fold(N::ZERO, |sum, p| sum + statements.sheet.get(line, p));
        let sides =
            |host, supplier, third| Sides { host: sum(host), supplier: sum(supplier), third: sum(third) };
        Self {
            price: sum(Line::GrossSales) - sum(Line::SalesTax),
            costs: sides(Line::CostsHost, Line::CostsSupplier, Line::CostsThird),
            invested: sides(Line::InvestmentHost, Line::InvestmentSupplier, Line::InvestmentThird),
        }
    }

    /// With those of another project.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        let sides = |a: Sides<N>, b: Sides<N>| Sides {
            host: a.host + b.host,
            supplier: a.supplier + b.supplier,
            third: a.third + b.third,
        };
        Self {
            price: self.price + other.price,
            costs: sides(self.costs, other.costs),
            invested: sides(self.invested, other.invested),
        }
    }

    /// Local content of production.
    ///
    /// * Simple value added: inputs from each of the other sides over the price ex works are theirs, and the host has the
    ///   rest: `(price − inputs from elsewhere) ÷ price`.
    /// * Cost share: what is paid to a side over all costs.
    ///
    /// # Errors
    /// [`Why`]: nothing is sold, or there are no costs.
    pub fn content(&self, formula: LocalContent) -> Result<Sides<N>, Why> {
        let Sides { host, supplier, third } = self.costs;
        match formula {
            LocalContent::CostShare => parts(self.costs, host + supplier + third, &Why::NoCosts),
            LocalContent::SimpleValueAdded => {
                let host = self.price - supplier - third;
                parts(Sides { host, supplier, third }, self.price, &Why::NoSales)
            }
        }
    }

    /// Of what is bought to last: what is paid to each side over all of it.
    ///
    /// # Errors
    /// [`Why`]: nothing is bought.
    pub fn investment(&self) -> Result<Sides<N>, Why> {
        let Sides { host, supplier, third } = self.invested;
        parts(self.invested, host + supplier + third, &Why::NoInvestment)
    }
}

/// Local content by the formula of the case.
pub fn local_content<N: Number>(case: &Case<N>, statements: &Statements<N>) -> Local<N> {
    let (formula, built) = (case.economy.local_content, case.axis.construction);
    let periods = 0..case.axis.len();
    let content = |periods| Origins::of(statements, periods).content(formula);
    Local {
        formula,
        all: content(built..case.axis.len()),
        periods: periods
            .clone()
            .map(|p| if p < built { Err(Why::NoSales) } else { content(p..p + 1) })
            .collect(),
        investment: Origins::of(statements, periods).investment(),
    }
}

fn parts<N: Number>(sides: Sides<N>, all: N, none: &Why) -> Result<Sides<N>, Why> {
    let part = |side: N| quotient(side, all, none.clone());
    Ok(Sides { host: part(sides.host)?, supplier: part(sides.supplier)?, third: part(sides.third)? })
}

/// Jobs.
pub fn jobs<N: Number>(case: &Case<N>, statements: &Statements<N>) -> Jobs<N> {
    let sheet = &statements.sheet;
    let (mut most, mut years) = (N::ZERO, N::ZERO);
    for (p, months) in case.axis.months.iter().enumerate() {
        let persons = sheet.get(Line::Persons, p);
        most = most.most(persons);
        years += persons * N::whole((*months).into()) / N::whole(12);
    }
    let invested = sheet.total(Line::FixedInvestment) + sheet.total(Line::PreProduction);
    Jobs { most, years, investment: quotient(invested, most, Why::NoJobs) }
}
