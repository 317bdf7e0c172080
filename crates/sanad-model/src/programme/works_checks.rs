//! What must hold between the records of works.

use super::Programme;
use super::checks::Report;
use crate::cell::is_template_code;
use crate::fact::Value;
use crate::finding::{Accepted, said};
use crate::money::Currency;
use crate::schema::Kind;
use crate::words::FinancingKind;
use std::collections::{BTreeMap, BTreeSet};

pub(super) fn check(p: &Programme, error: &mut Report<'_>) {
    money(p, error);
    financing(p, error);
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

/// Terms of a measure come to the whole of it, say what is paid back, and keep to the borrower's law.
fn financing(p: &Programme, error: &mut Report<'_>) {
    let number = |id, field: &str| p.fact(id, field).number();
    let mut shares: BTreeMap<&str, (f64, bool, crate::id::Id)> = BTreeMap::new();
    for own in p.financing.values() {
        let mut wrong = |column: &str, code, value: String, accepted| {
            error(Kind::Financing, own.id, column, code, value, accepted);
        };
        let (share, amount) = (number(own.id, "share"), number(own.id, "amount"));
        let back = !matches!(own.kind, FinancingKind::Equity | FinancingKind::Grant);
        let borrower = own.borrower.or(p.settings.host);
        if own.kind == FinancingKind::Loan
            && let Some(rule) = borrower.and_then(|party| p.interest_ban(party))
        {
            let rule = p.code_of(Kind::Indicator, rule).unwrap_or_default().to_owned();
            let ways = [FinancingKind::Ijara, FinancingKind::Murabaha, FinancingKind::Musharaka];
            let ways = ways.map(FinancingKind::code).join(", ");
            wrong(
                "kind",
                "interest-not-allowed",
                "loan".to_owned(),
                said("without-interest").with(ways).with(rule),
            );
        }
        if share.is_none() == amount.is_none() || (own.kind == FinancingKind::Equity && amount.is_some()) {
            let equity = own.kind == FinancingKind::Equity;
            let accepted = if equity { said("a-share") } else { said("share-or-amount") };
            wrong("kind", "financing-without-size", own.kind.code().to_owned(), accepted);
        }
        for field in ["charge", "months"] {
            if back && number(own.id, field).is_none() {
                wrong(
                    "kind",
                    "financing-without-terms",
                    own.kind.code().to_owned(),
                    said("terms").with(field),
                );
            }
        }
        let sum = shares.entry(own.measure.as_str()).or_insert((0.0, true, own.id));
        sum.0 += share.map_or(0.0, |(range, _)| range.likely);
        sum.1 &= amount.is_none();
        for claim in p.fact(own.id, "amount").claims() {
            if let Value::Number(_, unit) = &claim.value
                && unit.parse::<Currency>().is_err()
            {
                error(Kind::Claim, claim.id, "unit", "not-a-currency", unit.clone(), said("currency"));
            }
        }
    }
    for (sum, all, first) in shares.into_values() {
        if sum > 100.005 || (all && sum < 99.995) {
            let accepted = if all { said("shares-whole") } else { said("shares-at-most") };
            error(Kind::Financing, first, "measure", "financing-not-whole", sum.to_string(), accepted);
        }
    }
}

/// Charges are in per cents: what is above nought and below a half was perhaps meant as a share.
pub(super) fn rates(p: &Programme, warn: &mut Report<'_>) {
    for claim in p.financing.values().filter_map(|own| p.fact(own.id, "charge").known()) {
        let Value::Number(range, _) = &claim.value else { continue };
        if range.likely > 0.0 && range.likely < 0.5 {
            let meant = (range.likely * 1e6).round() / 1e4;
            let accepted = said("rate-meant").with(range.likely).with(meant);
            warn(Kind::Claim, claim.id, "value", "rate-in-per-cents", range.likely.to_string(), accepted);
        }
    }
}

fn later(day: jiff::civil::Date) -> Accepted {
    said("or-later").with(day)
}
