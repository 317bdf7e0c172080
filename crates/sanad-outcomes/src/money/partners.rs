//! What each partner has of a project, and what each contract of finance costs.

use super::financing::APART;
use sanad_appraise::file::{Contract as Kind, Project, Text};
use sanad_appraise::indicators::{Why, factors, irrs_of_periods, present};
use sanad_appraise::{Case, Exact, Number, Statements};
use std::collections::BTreeMap;

/// A partner, whatever the currencies it pays in; amounts in the project's.
#[derive(Clone, Debug, PartialEq)]
pub struct Partner {
    /// The code of its party, or `host` or `supplier` where the programme has none.
    pub code: String,
    /// Its name.
    pub name: Text,
    /// What it pays in, calls included, not discounted.
    pub paid_in: f64,
    /// Its part of all that partners pay in, from 0 to 1.
    pub share: f64,
    /// Net present value at the reference of the project.
    pub npv: f64,
    /// Its rate of return, a year, where there is only one.
    pub irr: Result<f64, Why>,
    /// What it is paid less what it pays in, by period; what is left at the end is in the last.
    pub flows: Vec<f64>,
}

/// Money that is paid back, whatever its currencies; amounts in the project's.
#[derive(Clone, Debug, PartialEq)]
pub struct Contract {
    /// The code of the term of finance.
    pub code: String,
    /// The kind of contract.
    pub kind: Kind,
    /// The name of who gives it.
    pub name: Text,
    /// What is drawn.
    pub drawn: f64,
    /// Profit, rent, interest and fees paid for it.
    pub paid: f64,
}

/// The code without the currency behind it, where that is the one that it is in.
fn plain<'a>(code: &'a str, currency: Option<&str>, project: &Project) -> &'a str {
    let own = currency.unwrap_or(&project.currency);
    code.rsplit_once(APART).filter(|(_, behind)| *behind == own).map_or(code, |(code, _)| code)
}

/// The partners of a project in the order in which they stand there: the code of each, and the places of what it
/// pays in, one for each currency.
pub fn one_by_one(project: &Project) -> Vec<(&str, Vec<usize>)> {
    let mut all: Vec<(&str, Vec<usize>)> = Vec::new();
    for (place, own) in project.equity.iter().enumerate() {
        let code = plain(&own.partner, own.currency.as_deref(), project);
        match all.iter_mut().find(|(known, _)| *known == code) {
            Some((_, places)) => places.push(place),
            None => all.push((code, vec![place])),
        }
    }
    all
}

/// What partners are paid less what they pay in, by period: one row a partner, in the order of [`one_by_one`].
pub(super) fn together(project: &Project, rows: &[Vec<Exact>]) -> Vec<Vec<Exact>> {
    let sum = |(_, places): (&str, Vec<usize>)| {
        let mut flows = vec![Exact::ZERO; rows.first().map_or(0, Vec::len)];
        for row in places.iter().filter_map(|place| rows.get(*place)) {
            for (flow, own) in flows.iter_mut().zip(row) {
                *flow += *own;
            }
        }
        flows
    };
    one_by_one(project).into_iter().map(sum).collect()
}

fn sum(row: &[Exact]) -> f64 {
    row.iter().map(|n| n.float()).sum()
}

/// Each partner, by code.
pub(super) fn partners(
    project: &Project,
    case: &Case<Exact>,
    statements: &Statements<Exact>,
) -> Vec<Partner> {
    let periods = case.axis.len();
    let rate = case.discount.equity.unwrap_or(case.discount.rate);
    let factors = factors(rate, &case.axis.months, case.discount.reference);
    let mut found: Vec<_> =
        one_by_one(project).into_iter().zip(together(project, &statements.partners)).collect();
    found.sort_by_key(|((code, _), _)| *code);
    let all: f64 = statements.paid_in.iter().map(|row| sum(row)).sum();
    let told = found.into_iter().map(|((code, places), mut flows)| {
        flows.truncate(periods);
        let paid_in = places.iter().map(|place| sum(&statements.paid_in[*place])).sum();
        let npv = factors.as_deref().ok().and_then(|factors| present(&flows, factors).ok());
        let flows: Vec<f64> = flows.iter().map(|n| n.float()).collect();
        let irr = irrs_of_periods(&flows, &case.axis.months);
        Partner {
            code: code.to_owned(),
            name: project.equity[places[0]].name.clone(),
            paid_in,
            share: if all > 0.0 { paid_in / all } else { 0.0 },
            npv: npv.map_or(f64::NAN, Number::float),
            irr: irr.and_then(|all| if all.len() == 1 { Ok(all[0]) } else { Err(Why::Several(all)) }),
            flows,
        }
    });
    told.collect()
}

/// Each contract, by code.
pub(super) fn contracts(project: &Project, statements: &Statements<Exact>) -> Vec<Contract> {
    let mut found: BTreeMap<&str, Contract> = BTreeMap::new();
    for (own, schedule) in project.finance.iter().zip(&statements.finance) {
        let code = plain(&own.code, own.currency.as_deref(), project);
        let entry = found.entry(code).or_insert_with(|| Contract {
            code: code.to_owned(),
            kind: own.contract,
            name: own.name.clone(),
            drawn: 0.0,
            paid: 0.0,
        });
        entry.drawn += sum(&schedule.draws);
        entry.paid += sum(&schedule.interest) + sum(&schedule.capitalised) + sum(&schedule.fees);
    }
    found.into_values().collect()
}
