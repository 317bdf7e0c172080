//! What must hold between the records of works.

use super::Programme;
use super::checks::Report;
use crate::cell::is_template_code;
use crate::fact::Value;
use crate::finding::{Accepted, said};
use crate::schema::Kind;
use std::collections::{BTreeMap, BTreeSet};

pub(super) fn check(p: &Programme, error: &mut Report<'_>) {
    money(p, error);
    for template in p.templates.values().filter(|t| !is_template_code(&t.code)) {
        let code = template.code.clone();
        error(Kind::Template, template.id, "code", "not-a-template-code", code, said("template-code"));
    }
    let mut pinned = BTreeMap::new();
    for pin in p.pins.values() {
        if pinned.insert((pin.measure.as_str(), pin.activity.as_str()), pin.id).is_some() {
            let value = format!("{}/{}", pin.measure, pin.activity);
            error(Kind::Pin, pin.id, "activity", "pin-twice", value, said("pin-once"));
        }
    }
    let mut agreed = BTreeMap::new();
    for own in p.baseline.values() {
        let value = format!("{}/{}", own.measure, own.activity);
        if agreed.insert((own.measure.as_str(), own.activity.as_str()), own.id).is_some() {
            error(Kind::Baseline, own.id, "activity", "activity-twice", value, said("pin-once"));
        }
        if own.end < own.start {
            error(Kind::Baseline, own.id, "end", "days-backwards", own.end.to_string(), later(own.start));
        }
    }
    let mut begun = BTreeMap::new();
    for own in p.actuals.values() {
        let value = format!("{}/{}", own.measure, own.activity);
        if begun.insert((own.measure.as_str(), own.activity.as_str()), own.id).is_some() {
            error(Kind::Actual, own.id, "activity", "activity-twice", value, said("pin-once"));
        }
        if let Some(end) = own.finished.filter(|end| *end < own.started) {
            error(Kind::Actual, own.id, "finished", "days-backwards", end.to_string(), later(own.started));
        }
        let last = own.finished.unwrap_or(own.started).max(own.started);
        if own.as_of < last {
            error(Kind::Actual, own.id, "as_of", "days-backwards", own.as_of.to_string(), later(last));
        }
    }
    for grouping in p.groupings.values() {
        let different: BTreeSet<&str> = grouping.measures.iter().map(String::as_str).collect();
        if different.len() < 2 {
            let value = grouping.measures.join(";");
            error(Kind::Grouping, grouping.id, "measures", "too-few-measures", value, said("two-measures"));
        }
    }
}

/// An instalment is in the currency of its fund, and a rate leads from one currency to another.
fn money(p: &Programme, error: &mut Report<'_>) {
    for (fund, instalments) in &p.instalments {
        let Some(fund) = p.funds.get(fund) else { continue };
        let currency = fund.currency.to_string();
        for claim in instalments.iter().flat_map(|i| p.fact(i.id, "amount").claims()) {
            if let Value::Number(_, unit) = &claim.value
                && *unit != currency
            {
                let accepted = Accepted::codes([currency.as_str()]);
                error(Kind::Claim, claim.id, "unit", "currency-differs", unit.clone(), accepted);
            }
        }
    }
    for rate in p.rates.values().filter(|r| r.from == r.to) {
        error(Kind::Rate, rate.id, "to", "same-currency", rate.to.to_string(), said("other-currency"));
    }
}

fn later(day: jiff::civil::Date) -> Accepted {
    said("or-later").with(day)
}
