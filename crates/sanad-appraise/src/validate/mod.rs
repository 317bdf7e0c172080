//! From a file to a case that cannot be wrong.

mod finance;
mod needed;
mod reader;
mod sharing;
mod works;

pub(crate) use reader::{Limits, Reader, days_in, parse};

use crate::case::{Axis, Case, Discount, Dividend, Economy, Input, Method, Price, Share, Steps};
use crate::fault::{Fault, Wrong};
use crate::file::{Amounts, Project, Reference, Shares};
use crate::number::Number;

/// A project that is right: its words, and its figures by period.
#[derive(Clone, Debug, PartialEq)]
pub struct Valid {
    /// The words.
    pub project: Project,
    /// The figures.
    pub case: Case<Input>,
}

/// The longest axis.
const MOST_PERIODS: usize = 600;

/// Names that items refer to.
struct Names {
    exchange: Vec<(String, String)>,
    growth: Vec<String>,
    products: Vec<String>,
    taxes: Vec<String>,
    /// Those of the taxes that hold.
    held: Vec<String>,
}

/// The axis of a project.
fn axis(project: &Project, faults: &mut Vec<Fault>) -> Option<Axis> {
    let mut fault = |at: &str, value: String, wrong| faults.push(Fault { at: at.to_owned(), value, wrong });
    let time = &project.time;
    let start = parse(&time.start).map(|d| d.month);
    if start.is_none() {
        fault("time.start", time.start.clone(), Wrong::Date);
    }
    if !time.production.is_empty() && time.years > 0 {
        fault(
            "time",
            time.years.to_string(),
            Wrong::Together("`production` and `years` say the same thing twice"),
        );
    }
    let years = if time.production.is_empty() {
        vec![12; (time.years as usize).min(MOST_PERIODS + 1)]
    } else {
        time.production.clone()
    };
    if years.is_empty() {
        fault("time.years", String::new(), Wrong::Missing("a year of production"));
    }
    let months: Vec<u32> = time.construction.iter().chain(&years).copied().collect();
    for (i, m) in months.iter().enumerate() {
        if !(1..=12).contains(m) {
            fault(&format!("time.{i}"), m.to_string(), Wrong::Limits("1", "12"));
        }
    }
    if months.len() > MOST_PERIODS {
        let (at, stands) = match time.years {
            years if years as usize > MOST_PERIODS => ("time.years", years.to_string()),
            _ => ("time", months.len().to_string()),
        };
        fault(at, stands, Wrong::Limits("1", "600"));
    }
    let right =
        months.len() <= MOST_PERIODS && months.iter().all(|m| (1..=12).contains(m)) && !years.is_empty();
    Some(Axis { start: start?, months, construction: time.construction.len() }).filter(|_| right)
}

/// Turns a project into a case, or says all that is wrong with it.
///
/// # Errors
/// Every fault of the project, in the order of the file.
pub fn validate(project: Project) -> Result<Valid, Vec<Fault>> {
    let mut faults = Vec::new();
    let Some(axis) = axis(&project, &mut faults) else { return Err(faults) };
    let mut reader = Reader { axis, status: project.status, source: &project.source, faults };
    let case = read(&project, &mut reader);
    let mut faults = reader.faults;
    if faults.is_empty() {
        needed::before_first(&project, &case, &mut faults);
    }
    if faults.is_empty() {
        works::sales_within_stock(&project, &case.likely(), &mut faults);
        finance::paid_back(&project, &case.likely(), &mut faults);
    }
    if faults.is_empty() { Ok(Valid { project, case }) } else { Err(faults) }
}

fn read(project: &Project, r: &mut Reader<'_>) -> Case<Input> {
    let names = Names {
        exchange: project.exchange.iter().map(|e| (e.currency.clone(), e.kind.clone())).collect(),
        growth: project.growth.keys().cloned().collect(),
        products: project.product.iter().map(|p| p.code.clone()).collect(),
        taxes: project.tax.iter().map(|t| t.code.clone()).collect(),
        held: project.tax.iter().filter(|t| t.holds).map(|t| t.code.clone()).collect(),
    };
    r.once("investment", project.investment.iter().map(|i| &i.code));
    r.once("cost", project.cost.iter().map(|c| &c.code));
    r.once("product", project.product.iter().map(|p| &p.code));
    r.once("equity", project.equity.iter().map(|e| &e.partner));
    r.once("grant", project.grant.iter().map(|g| &g.code));
    r.once("finance", project.finance.iter().map(|f| &f.code));
    r.once("tax", project.tax.iter().map(|t| &t.code));
    r.once("reserve", project.reserve.iter().map(|t| &t.code));
    r.once("idle", project.idle.iter().map(|t| &t.code));
    let rates: Vec<String> = project.exchange.iter().map(|e| format!("{}.{}", e.currency, e.kind)).collect();
    r.once("exchange", rates.iter());
    for (own, at) in project.exchange.iter().zip(&rates).filter(|(own, _)| own.currency == project.currency) {
        r.fault(
            &format!("exchange.{at}"),
            &own.currency,
            Wrong::Together("it is the project's own currency"),
        );
    }
    r.money(&project.currency, project.unit);
    if project.digits.is_some_and(|d| d > 6) {
        r.fault("digits", project.digits.unwrap_or(0), Wrong::Limits("0", "6"));
    }
    let d = &project.discount;
    if let Reference::Before(months) = d.reference
        && months.unsigned_abs() > 1200
    {
        r.fault("discount.reference", months, Wrong::Limits("-1200", "1200"));
    }
    let discount = Discount {
        rate: r.figure("discount.rate", &d.rate, Limits::Rate),
        equity: r.may("discount.equity", d.equity.as_ref(), Limits::Rate),
        reference: d.reference,
        residual: d.residual,
        borrow: r.may("discount.borrow", d.borrow.as_ref(), Limits::Rate),
        reinvest: r.may("discount.reinvest", d.reinvest.as_ref(), Limits::Rate),
    };
    let exchange = project
        .exchange
        .iter()
        .map(|e| r.path(&format!("exchange.{}.{}", e.currency, e.kind), &e.rate, Limits::Positive))
        .collect();
    let growth =
        project.growth.iter().map(|(name, s)| r.path(&format!("growth.{name}"), s, Limits::Rate)).collect();
    let investments = project.investment.iter().map(|i| works::investment(i, project, &names, r)).collect();
    let costs = project.cost.iter().map(|c| works::cost(c, project, &names, r)).collect();
    let products = project.product.iter().map(|p| works::product(p, project, &names, r)).collect();
    let working = works::working(&project.working, r);
    let (equity, grants) = (equity(project, &names, r), grants(project, &names, r));
    let sharing = sharing::sharing(project, r);
    let finance = project.finance.iter().map(|f| finance::finance(f, project, &names, r)).collect();
    let construction_finance = project
        .construction_finance
        .as_ref()
        .map_or_else(Method::default, |d| works::method("construction_finance", d, r));
    let reserves = project.reserve.iter().map(|s| finance::reserve(s, r)).collect();
    let taxes = project.tax.iter().filter(|t| t.holds).map(|t| finance::tax(t, &names, r)).collect();
    let dividend = project.dividend.as_ref().map(|d| Dividend {
        share: d.share.as_ref().map(|s| r.path("dividend.share", s, Limits::Share)),
        amount: d.amount.as_ref().map(|s| r.path("dividend.amount", s, Limits::Amount)),
        cash: d.cash.as_ref().map(|s| r.path("dividend.cash", s, Limits::Share)),
    });
    let idle = project.idle.iter().map(|i| works::idle(i, project, &names, r)).collect();
    let e = &project.economy;
    let economy = Economy {
        rate: r.may("economy.rate", e.rate.as_ref(), Limits::Rate),
        exchange: r.may("economy.exchange", e.exchange.as_ref(), Limits::Positive),
        labour: r.may("economy.labour", e.labour.as_ref(), Limits::Amount),
        local_content: e.local_content,
    };
    Case {
        axis: r.axis.clone(),
        digits: project.digits,
        discount,
        exchange,
        growth,
        investments,
        costs,
        products,
        working,
        equity,
        sharing,
        grants,
        finance,
        construction_finance,
        reserves,
        taxes,
        dividend,
        calls: project.calls,
        idle,
        economy,
    }
}

fn equity(project: &Project, names: &Names, r: &mut Reader<'_>) -> Vec<Share<Input>> {
    let all = project.equity.iter().map(|e| {
        let at = format!("equity.{}", e.partner);
        Share {
            origin: e.origin,
            class: e.class,
            preferred: r.may(&format!("{at}.preferred"), e.preferred.as_ref(), Limits::Rate),
            rank: e.rank,
            ordinary: r.may(&format!("{at}.ordinary"), e.ordinary.as_ref(), Limits::Amount),
            tax: r.may(&format!("{at}.tax"), e.tax.as_ref(), Limits::Share),
            price: money(&at, e.currency.as_deref(), &e.rate, None, project, names, r),
            amounts: paid_in(&at, &e.amounts, r),
        }
    });
    all.collect()
}

fn grants(project: &Project, names: &Names, r: &mut Reader<'_>) -> Vec<Share<Input>> {
    let all = project.grant.iter().map(|g| {
        let at = format!("grant.{}", g.code);
        Share {
            origin: g.origin,
            class: Shares::Ordinary,
            preferred: None,
            rank: 0,
            ordinary: None,
            tax: None,
            price: money(&at, g.currency.as_deref(), &g.rate, None, project, names, r),
            amounts: paid_in(&at, &g.amounts, r),
        }
    });
    all.collect()
}

fn paid_in(at: &str, amounts: &Amounts, r: &mut Reader<'_>) -> Steps<Input> {
    r.amounts(&format!("{at}.amounts"), amounts, Limits::Amount)
}

/// How amounts of a currency become money of the project.
fn money(
    at: &str,
    currency: Option<&str>,
    kind: &str,
    growth: Option<&str>,
    project: &Project,
    names: &Names,
    r: &mut Reader<'_>,
) -> Price {
    let exchange = currency.filter(|c| *c != project.currency).and_then(|c| {
        let found = names.exchange.iter().position(|(code, k)| code == c && k == kind);
        if found.is_none() {
            r.fault(&format!("{at}.currency"), format!("{c} ({kind})"), Wrong::NoExchange);
        }
        found
    });
    let growth = growth.and_then(|g| r.named(&format!("{at}.growth"), g, &names.growth));
    Price { exchange, growth }
}

/// A text of a number for messages.
fn said<N: Number>(n: N) -> String {
    let f = n.float();
    if (f - libm::round(f)).abs() < 1e-9 { format!("{f:.0}") } else { format!("{f:.2}") }
}
