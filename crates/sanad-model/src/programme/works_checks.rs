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
