//! What must be there before it is needed: rates of exchange, prices, rates of interest. Left out they are no nought.

use crate::case::{Case, Date, Input, Price, Repay, Steps};
use crate::fault::{Fault, Wrong};
use crate::file::{Project, Series};
use crate::loan::ordinal;

/// Whether a figure is, or may be, other than nought.
fn counts(input: &Input) -> bool {
    let figure = &input.figure;
    let range = figure.range.map_or([figure.likely; 2], |(low, high)| [low, high]);
    !figure.likely.is_zero() || range.iter().any(|n| !n.is_zero())
}

/// Whether a path has a figure other than nought in a period.
fn holds(path: &Steps<Input>, period: usize) -> bool {
    path.iter().rev().find(|(from, _)| *from <= period).is_some_and(|(_, input)| counts(input))
}

fn first(amounts: &Steps<Input>) -> Option<usize> {
    amounts.iter().filter(|(_, input)| counts(input)).map(|(period, _)| *period).min()
}

/// Every rate of exchange, price and rate of interest that is needed before its first date.
pub(super) fn before_first(project: &Project, case: &Case<Input>, faults: &mut Vec<Fault>) {
    let production = case.axis.construction..case.axis.len();
    let made = |product: usize, p: usize| holds(&case.products[product].utilisation, p);
    let any_made = |p: usize| (0..case.products.len()).any(|product| made(product, p));
    let mut needs: Vec<(String, Price, Option<usize>)> = Vec::new();
    for (own, named) in case.investments.iter().zip(&project.investment) {
        needs.push((format!("investment.{}", named.code), own.price, first(&own.amounts)));
    }
    for (own, named) in case.products.iter().zip(&project.product) {
        let sold = |p: usize| own.sales.as_ref().map_or_else(|| holds(&own.utilisation, p), |s| holds(s, p));
        let unpriced = production.clone().find(|p| sold(*p) && before(&own.unit_price, *p));
        if let (Some(p), Some((from, _))) = (unpriced, own.unit_price.first()) {
            faults.push(Fault {
                at: format!("product.{}.price", named.code),
                value: case.axis.label(p),
                wrong: Wrong::NotYet(case.axis.label(*from)),
            });
        }
        let needed = production.clone().find(|p| sold(*p) && holds(&own.unit_price, *p));
        needs.push((format!("product.{}", named.code), own.price, needed));
    }
    for (own, named) in case.costs.iter().zip(&project.cost) {
        let path = |path: &Option<Steps<Input>>, p: usize| path.as_ref().is_some_and(|steps| holds(steps, p));
        let moved = |p: usize| own.product.map_or_else(|| any_made(p), |product| made(product, p));
        let spent = |p: &usize| {
            path(&own.fixed, *p) || (moved(*p) && (path(&own.variable, *p) || path(&own.per_unit, *p)))
        };
        needs.push((format!("cost.{}", named.code), own.price, production.clone().find(spent)));
    }
    for (own, named) in case.idle.iter().zip(&project.idle) {
        let needed = (0..case.axis.len()).find(|p| holds(&own.cost, *p));
        needs.push((format!("idle.{}", named.code), own.price, needed));
    }
    for (own, named) in case.equity.iter().zip(&project.equity) {
        needs.push((format!("equity.{}", named.partner), own.price, first(&own.amounts)));
    }
    for (own, named) in case.grants.iter().zip(&project.grant) {
        needs.push((format!("grant.{}", named.code), own.price, first(&own.amounts)));
    }
    for (own, named) in case.finance.iter().zip(&project.finance) {
        let drawn = own.draws.iter().filter(|(_, input)| counts(input)).map(|(date, _)| *date).min();
        let (drawn, owed) = match own.repay {
            Repay::Sculpted(_, first, _) => {
                let owed = Date::first(case.axis.begins(first));
                (Some(first.saturating_sub(1)), Some(owed))
            }
            _ => (drawn.and_then(|date| case.axis.period(date.month)), drawn),
        };
        if let (Some(owed), Some((from, _)), Series::Steps(steps)) = (owed, own.rate.first(), &named.rate)
            && ordinal(owed) < ordinal(*from)
        {
            faults.push(Fault {
                at: format!("finance.{}.rate", named.code),
                value: drawn.map_or_else(String::new, |p| case.axis.label(p)),
                wrong: Wrong::NotYet(steps.keys().next().cloned().unwrap_or_default()),
            });
        }
        let price = Price { exchange: own.exchange, growth: None };
        needs.push((format!("finance.{}", named.code), price, drawn));
    }
    for (item, price, needed) in needs {
        let (Some(own), Some(p)) = (price.exchange, needed) else { continue };
        if let Some((from, _)) = case.exchange[own].first().filter(|_| before(&case.exchange[own], p)) {
            let exchange = &project.exchange[own];
            faults.push(Fault {
                at: format!("{item}.currency"),
                value: format!("{} ({}), {}", exchange.currency, exchange.kind, case.axis.label(p)),
                wrong: Wrong::NotYet(case.axis.label(*from)),
            });
        }
    }
}

/// Whether a path has not begun in a period.
fn before(path: &Steps<Input>, period: usize) -> bool {
    path.iter().all(|(from, _)| *from > period)
}
