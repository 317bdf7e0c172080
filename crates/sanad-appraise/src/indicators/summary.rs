//! All indicators of a case and its statements.

use super::{
    BreakEven, Jobs, Local, Payback, Why, benefit_cost_ratio, break_even, debt_service_cover,
    dynamic_payback, factors, irrs_of_periods, jobs, least, loan_life_cover, local_content, mean, mirr,
    npv_ratio, payback, present, wacc,
};
use crate::calculate::Statements;
use crate::case::{Case, at};
use crate::file::{Contract, Residual};
use crate::loan::{Schedule, held};
use crate::number::Number;
use crate::sheet::Line;

/// What a flow is worth.
#[derive(Clone, Debug, PartialEq)]
pub struct Worth<N> {
    /// Net present value at the reference of the case.
    pub npv: Result<N, Why>,
    /// All internal rates of return, a year, rising.
    pub rates: Result<Vec<f64>, Why>,
    /// Modified rate of return, a year.
    pub mirr: Result<f64, Why>,
    /// Normal payback, from the start of the first period.
    pub payback: Result<Payback<N>, Why>,
    /// Dynamic payback at the rate of the net present value.
    pub dynamic_payback: Result<Payback<N>, Why>,
}

impl<N> Worth<N> {
    /// The internal rate of return, where there is only one.
    pub fn irr(&self) -> Result<f64, Why> {
        match self.rates.as_deref() {
            Ok([rate]) => Ok(*rate),
            Ok([]) => Err(Why::NoRate),
            Ok(all) => Err(Why::Several(all.to_vec())),
            Err(why) => Err(why.clone()),
        }
    }
}

/// How cash carries the debt.
#[derive(Clone, Debug, PartialEq)]
pub struct Debt<N> {
    /// Debt service cover ratio by period of production.
    pub cover: Vec<Result<N, Why>>,
    /// The least of them.
    pub least: Result<N, Why>,
    /// Their mean.
    pub mean: Result<N, Why>,
    /// Loan life cover ratio at the start of each period after the last draw, at what the contracts bear, each by what
    /// it is owed then.
    pub life: Vec<Result<N, Why>>,
}

/// All indicators.
#[derive(Clone, Debug, PartialEq)]
pub struct Indicators<N> {
    /// Of all capital.
    pub total: Worth<N>,
    /// Of equity.
    pub equity: Worth<N>,
    /// Of each partner, at the rate of equity.
    pub partners: Vec<Worth<N>>,
    /// Of all capital against standing still.
    pub increment: Worth<N>,
    /// At shadow prices, at the rate of the economy.
    pub economic: Worth<N>,
    /// Net present value over the present value of investment and of growing working capital.
    pub npv_ratio: Result<N, Why>,
    /// Present value of sales and what is left, over that of all costs, taxes and investment.
    pub benefit_cost: Result<N, Why>,
    /// With cash before tax: what sculpted debt goes by.
    pub debt: Debt<N>,
    /// With cash after tax, working capital and investment, as far as no new money is paid in for those: the surplus
    /// of the cash flow for planning before debt service and dividends, and without money that is left over.
    pub debt_after_tax: Debt<N>,
    /// Weighted average cost of capital, a year, after the relief of tax on interest.
    pub wacc: Result<N, Why>,
    /// Break-even of each period of production with costs of finance.
    pub break_even: Vec<Result<BreakEven<N>, Why>>,
    /// Break-even of each period of production without costs of finance.
    pub break_even_without: Vec<Result<BreakEven<N>, Why>>,
    /// Local content by the formula that the case names.
    pub local: Local<N>,
    /// Persons employed.
    pub jobs: Jobs<N>,
}

/// Computes all indicators of a case from its statements.
pub fn indicators<N: Number>(case: &Case<N>, statements: &Statements<N>) -> Indicators<N> {
    indicators_with(case, statements, &statements.partners)
}

/// The same with other flows of partners than the statements have, such as of a partner that has several of theirs.
pub fn indicators_with<N: Number>(
    case: &Case<N>,
    statements: &Statements<N>,
    partners: &[Vec<N>],
) -> Indicators<N> {
    let sheet = &statements.sheet;
    let mut months = case.axis.months.clone();
    if case.discount.residual == Residual::YearAfter {
        months.push(12);
    }
    let columns = months.len();
    let rate = case.discount.rate;
    let equity_rate = case.discount.equity.unwrap_or(rate);
    let worth = |flows: &[N], rate: N| worth(case, &flows[..columns], &months, rate);
    let total = worth(sheet.line(Line::FlowTotal), rate);
    let sum = |plus: &[Line], minus: &[Line]| -> Vec<N> {
        let add =
            |lines: &[Line], p: usize| lines.iter().fold(N::ZERO, |sum, line| sum + sheet.get(*line, p));
        (0..columns).map(|p| add(plus, p) - add(minus, p)).collect()
    };
    let all_factors = factors(rate, &months, case.discount.reference);
    let worth_of = |flows: &[N]| present(flows, all_factors.as_deref().map_err(Clone::clone)?);
    let invested =
        worth_of(&sum(&[Line::FixedInvestment, Line::PreProduction, Line::WorkingCapitalChange], &[]));
    let costs = worth_of(&sum(
        &[
            Line::FixedInvestment,
            Line::PreProduction,
            Line::WorkingCapitalChange,
            Line::OperatingCosts,
            Line::MarketingCosts,
            Line::IncomeTax,
        ],
        &[],
    ));
    let benefits = worth_of(&sum(&[Line::Sales, Line::Residual], &[]));
    let before_tax = sheet.line(Line::CashForDebt).to_vec();
    // Working capital and investment that new money is paid in for take nothing from what carries the debt.
    let bound = sum(&[Line::WorkingCapitalChange, Line::FixedInvestment, Line::PreProduction], &[]);
    let new_money = sum(&[Line::Draws, Line::Equity, Line::Grants], &[]);
    let after_tax: Vec<N> = sum(&[Line::CashForDebt], &[Line::IncomeTax])
        .into_iter()
        .zip(bound.into_iter().zip(new_money))
        .map(|(cash, (bound, new))| cash - if bound > N::ZERO { (bound - new).most(N::ZERO) } else { bound })
        .collect();
    let with = |finance: bool| break_evens(case, statements, finance);
    let growth = debt_growth(case, statements);
    Indicators {
        npv_ratio: total.npv.clone().and_then(|npv| npv_ratio(npv, invested?)),
        total,
        equity: worth(sheet.line(Line::FlowEquity), equity_rate),
        partners: partners.iter().map(|flows| worth(flows, equity_rate)).collect(),
        increment: worth(sheet.line(Line::FlowIncrement), rate),
        economic: worth(sheet.line(Line::FlowEconomic), case.economy.rate.unwrap_or(rate)),
        benefit_cost: benefits.and_then(|benefits| benefit_cost_ratio(benefits, costs?)),
        debt: debt(case.axis.construction, statements, &before_tax, &growth),
        debt_after_tax: debt(case.axis.construction, statements, &after_tax, &growth),
        wacc: capital(case, statements, equity_rate),
        break_even: with(true),
        break_even_without: with(false),
        local: local_content(case, statements),
        jobs: jobs(case, statements),
    }
}

fn worth<N: Number>(case: &Case<N>, flows: &[N], months: &[u32], rate: N) -> Worth<N> {
    let reference = case.discount.reference;
    let factors = factors(rate, months, reference);
    let with = factors.as_deref().map_err(Clone::clone);
    let floats: Vec<f64> = flows.iter().map(|n| n.float()).collect();
    let reinvest = case.discount.reinvest.unwrap_or(rate).float();
    let borrow = case.discount.borrow.unwrap_or(rate).float();
    Worth {
        npv: with.clone().and_then(|factors| present(flows, factors)),
        rates: irrs_of_periods(&floats, months),
        mirr: mirr(&floats, months, reinvest, borrow, reference),
        payback: payback(flows, months),
        dynamic_payback: with.and_then(|factors| dynamic_payback(flows, factors, months)),
    }
}

fn debt<N: Number>(
    construction: usize,
    statements: &Statements<N>,
    cash: &[N],
    growth: &Result<Vec<N>, Why>,
) -> Debt<N> {
    let sheet = &statements.sheet;
    let periods = sheet.periods();
    // What is paid in construction is a part of the investment, not carried by cash of the plant.
    let service: Vec<N> = (0..periods)
        .map(|p| match p {
            p if p < construction => N::ZERO,
            p => sheet.get(Line::Principal, p) + sheet.get(Line::FinancePaid, p),
        })
        .collect();
    let owed: Vec<N> =
        (0..periods).map(|p| if p == 0 { N::ZERO } else { sheet.get(Line::Debt, p - 1) }).collect();
    let cash = &cash[..periods];
    let life = growth.as_deref().map_err(Clone::clone).and_then(|rates| loan_life_cover(cash, &owed, rates));
    let mut life = life.unwrap_or_else(|why| vec![Err(why); periods]);
    let drawn = (0..periods).rfind(|p| sheet.get(Line::Draws, *p) > N::ZERO).map_or(0, |last| last + 1);
    for (ratio, owed) in life.iter_mut().zip(&owed).take(drawn) {
        if *owed > N::ZERO {
            *ratio = Err(Why::StillDrawn);
        }
    }
    let cover = debt_service_cover(cash, &service);
    Debt { least: least(&cover, Why::NoDebtService), mean: mean(&cover, Why::NoDebtService), cover, life }
}

/// What a murabaha costs, a year: the rate of return of its flows.
fn markup<N: Number>(case: &Case<N>, schedule: &Schedule<N>) -> Result<N, Why> {
    let flows = (0..schedule.draws.len())
        .map(|p| (schedule.draws[p] - schedule.principal[p] - schedule.interest[p]).float());
    let rate = super::irr_of_periods(&flows.collect::<Vec<_>>(), &case.axis.months)?;
    Ok(N::of(rust_decimal::Decimal::try_from(rate).map_err(|_| Why::NotANumber)?))
}

/// What one unit of all debt grows to in each period: by what each contract bears, weighted by what it is owed at the
/// start of the period.
fn debt_growth<N: Number>(case: &Case<N>, statements: &Statements<N>) -> Result<Vec<N>, Why> {
    let mut all = vec![(N::ZERO, N::ZERO); case.axis.len()];
    for (finance, s) in case.finance.iter().zip(&statements.finance) {
        let markup = (finance.contract == Contract::Murabaha).then(|| markup(case, s)).transpose()?;
        let mut left = N::ZERO;
        for (p, (owed, borne)) in all.iter_mut().enumerate() {
            if left > N::ZERO {
                let rate = markup.map_or_else(
                    || held(finance, &case.axis, p),
                    |rate| N::grown(rate, case.axis.months[p]) - N::ONE,
                );
                *owed += left;
                *borne += left * rate;
            }
            left += s.draws[p] + s.capitalised[p] - s.principal[p];
        }
    }
    let growth = |(owed, borne): (N, N)| if owed > N::ZERO { N::ONE + borne / owed } else { N::ONE };
    Ok(all.into_iter().map(growth).collect())
}

/// Equity at its rate; each contract at its first rate, a murabaha at the rate of return of its flows.
fn capital<N: Number>(case: &Case<N>, statements: &Statements<N>, equity_rate: N) -> Result<N, Why> {
    let taxed = case.taxes.iter().fold((N::ONE, N::ZERO), |(base, sum), tax| {
        let rate = tax.brackets.last().map_or(N::ZERO, |(_, rate)| *rate);
        (if tax.deductible { base * (N::ONE - rate) } else { base }, sum + base * rate)
    });
    let paid_in = statements.sheet.total(Line::Equity) + statements.sheet.total(Line::Calls);
    let mut capital = vec![(paid_in, equity_rate, N::ZERO)];
    for (finance, schedule) in case.finance.iter().zip(&statements.finance) {
        let drawn = schedule.draws.iter().fold(N::ZERO, |sum, n| sum + *n);
        let rate = if finance.contract == Contract::Murabaha {
            markup(case, schedule)?
        } else {
            finance.rate.first().map_or(N::ZERO, |(_, rate)| *rate)
        };
        capital.push((drawn, rate, taxed.1));
    }
    wacc(&capital)
}

fn break_evens<N: Number>(
    case: &Case<N>,
    statements: &Statements<N>,
    finance: bool,
) -> Vec<Result<BreakEven<N>, Why>> {
    let sheet = &statements.sheet;
    let periods = case.axis.construction..case.axis.len();
    let all = periods.map(|p| {
        let years = N::whole(case.axis.months[p].into()) / N::whole(12);
        let units: Vec<N> = case
            .products
            .iter()
            .map(|product| {
                let made = product.capacity * at(&product.utilisation, p).unwrap_or(N::ZERO);
                years * product.sales.as_ref().map_or(made, |s| at(s, p).unwrap_or(N::ZERO))
            })
            .collect();
        let costs = if finance { sheet.get(Line::FinanceCosts, p) } else { N::ZERO };
        let fixed = sheet.get(Line::FixedCosts, p) + sheet.get(Line::Depreciation, p) + costs;
        // Variable costs of what is sold, as sales are: those of what stays in stock are none of them.
        let variable = sheet.get(Line::VariableCosts, p) - sheet.get(Line::UnsoldChange, p);
        break_even(sheet.get(Line::Sales, p), variable, fixed, &units)
    });
    all.collect()
}
