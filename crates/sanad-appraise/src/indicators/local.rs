//! What stays at home: local content and jobs.

use super::{Why, quotient};
use crate::calculate::Statements;
use crate::case::Case;
use crate::file::LocalContent;
use crate::number::Number;
use crate::sheet::Line;

/// Shares of a whole by side; together one.
#[derive(Clone, Debug, PartialEq)]
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

/// Local content.
///
/// * Simple value added: sides elsewhere have their inputs over the price ex works (sales without taxes on them
///   and without subsidies), the host the rest: `(price − inputs from elsewhere) ÷ price`.
/// * Cost share: what is paid to a side over all costs.
pub fn local_content<N: Number>(case: &Case<N>, statements: &Statements<N>) -> Local<N> {
    let sheet = &statements.sheet;
    let production = case.axis.construction..case.axis.len();
    let sum = |line: Line, periods: std::ops::Range<usize>| {
        periods.fold(N::ZERO, |sum, p| sum + sheet.get(line, p))
    };
    let costs = [Line::CostsHost, Line::CostsSupplier, Line::CostsThird];
    let content = |periods: std::ops::Range<usize>| {
        let [host, supplier, third] = costs.map(|line| sum(line, periods.clone()));
        match case.economy.local_content {
            LocalContent::CostShare => sides(host, supplier, third, host + supplier + third, &Why::NoCosts),
            LocalContent::SimpleValueAdded => {
                let price = sum(Line::GrossSales, periods.clone()) - sum(Line::SalesTax, periods.clone());
                sides(price - supplier - third, supplier, third, price, &Why::NoSales)
            }
        }
    };
    let periods = 0..case.axis.len();
    let [host, supplier, third] = [Line::InvestmentHost, Line::InvestmentSupplier, Line::InvestmentThird]
        .map(|line| sum(line, periods.clone()));
    Local {
        formula: case.economy.local_content,
        all: content(production),
        periods: periods
            .map(|p| if p < case.axis.construction { Err(Why::NoSales) } else { content(p..p + 1) })
            .collect(),
        investment: sides(host, supplier, third, host + supplier + third, &Why::NoInvestment),
    }
}

fn sides<N: Number>(host: N, supplier: N, third: N, all: N, none: &Why) -> Result<Sides<N>, Why> {
    let part = |side: N| quotient(side, all, none.clone());
    Ok(Sides { host: part(host)?, supplier: part(supplier)?, third: part(third)? })
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
