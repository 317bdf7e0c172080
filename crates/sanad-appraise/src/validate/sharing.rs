//! How partners share stage by stage.

use super::reader::{Limits, Reader};
use crate::case::{Input, Stage, Until};
use crate::fault::Wrong;
use crate::file::{self, Figured, Project, Shares};
use rust_decimal::Decimal;
use std::collections::BTreeMap;

pub(super) fn sharing(project: &Project, r: &mut Reader<'_>) -> Vec<Stage<Input>> {
    if project.sharing.is_empty() {
        return Vec::new();
    }
    let partners: Vec<String> = project.equity.iter().map(|own| own.partner.clone()).collect();
    for own in &project.equity {
        if own.class == Shares::Preference || own.preferred.is_some() || own.ordinary.is_some() {
            let wrong = Wrong::Together("`sharing` alone says who is paid what");
            r.fault(&format!("equity.{}", own.partner), &own.partner, wrong);
        }
    }
    let stages = (1..).zip(&project.sharing).map(|(n, own)| {
        let at = format!("sharing.{n}");
        let cash = shares(&format!("{at}.cash"), &own.cash, &partners, r);
        let tax = match &own.tax {
            none if none.is_empty() => Vec::new(),
            some => shares(&format!("{at}.tax"), some, &partners, r),
        };
        let last = n == project.sharing.len();
        if last != own.until.is_none() {
            let wrong = Wrong::Together("every stage but the last has an `until`");
            r.fault(&at, if last { "until" } else { "" }, wrong);
        }
        let at = format!("{at}.until");
        let until = match &own.until {
            None => Until::End,
            Some(file::Until::Date(written)) => {
                let period = r.date(&at, written).and_then(|date| r.axis.period(date.month));
                if period.is_none() {
                    r.fault(&at, written, Wrong::Missing("a period of the project"));
                }
                Until::Period(period.unwrap_or(0))
            }
            Some(file::Until::Return { partner, rate }) => {
                let partner = r.named(&format!("{at}.partner"), partner, &partners);
                Until::Return(partner.unwrap_or(0), r.figure(&format!("{at}.rate"), rate, Limits::Rate))
            }
        };
        Stage { until, cash, tax }
    });
    stages.collect()
}

/// The share of each partner; together one.
fn shares(
    at: &str,
    from: &BTreeMap<String, Figured>,
    partners: &[String],
    r: &mut Reader<'_>,
) -> Vec<Option<Input>> {
    for name in from.keys() {
        r.named(&format!("{at}.{name}"), name, partners);
    }
    let sum = from.values().map(|own| own.likely).fold(Decimal::ZERO, |sum, own| sum + own);
    if sum != Decimal::ONE {
        r.fault(at, sum, Wrong::Together("shares come to 1 together"));
    }
    partners.iter().map(|name| r.may(&format!("{at}.{name}"), from.get(name), Limits::Share)).collect()
}
