//! The money of the plan in the ledger.

use super::financing::terms_of;
use super::risk::{Band, Ranges, correlation};
use super::whole::MoneyOutcome;
use super::worth::{Shares, Worth};
use crate::ledger::{Dep, Ledger, Shown};
use crate::works::WorksOutcome;
use sanad_appraise::Status;
use sanad_appraise::file::LocalContent;
use sanad_appraise::indicators::Origins;
use sanad_model::{Currency, Kind, Programme};
use std::collections::BTreeSet;

fn money(likely: f64, band: Option<Band>, currency: Currency) -> Shown {
    let (low, high) = band.map_or((likely, likely), |band| (band.low, band.high));
    Shown::Money(currency.minor(low), currency.minor(likely), currency.minor(high), currency)
}

fn exact(amount: f64, currency: Currency) -> Shown {
    let amount = currency.minor(amount);
    Shown::Money(amount, amount, amount, currency)
}

/// The share of a status as a number of per cents, by its code.
fn shares(shares: &Shares) -> [(&'static str, f64); 4] {
    shares.all().map(|(status, share)| {
        let code = match status {
            Status::Surveyed => "surveyed",
            Status::Reported => "reported",
            Status::Computed => "computed",
            Status::Assumed => "assumed",
        };
        (code, share * 100.0)
    })
}

/// What trials of the whole programme draw from: the plan's inputs, the rates, and the templates of all measures.
fn drawn(p: &Programme, works: &WorksOutcome) -> Vec<Dep> {
    let said = p.indicators.iter().find(|(_, own)| own.code == "risk-correlation");
    let said = said.and_then(|(id, _)| p.fact(*id, "value").known()).map(|claim| Dep::Claim(claim.id));
    let templates: BTreeSet<&str> = works.measures().iter().map(|own| own.template.as_str()).collect();
    ["works.inputs", "money.discount"]
        .map(|key| Dep::Result(key.to_owned()))
        .into_iter()
        .chain(said)
        .chain(templates.into_iter().map(|code| Dep::Template(code.to_owned())))
        .collect()
}

/// Puts what the plan is worth into the ledger.
pub(crate) fn record(p: &Programme, works: &WorksOutcome, all: &MoneyOutcome, ledger: &mut Ledger) {
    let Some(whole) = &all.whole else { return };
    let terms = &all.terms;
    let mut rests: Vec<Dep> = terms.claims.iter().map(|id| Dep::Claim(*id)).collect();
    rests.extend(p.rates.keys().map(|id| Dep::Record(Kind::Rate, *id)));
    // What no record says is an assumption of the appraisal, asked for by the plan.
    rests.push(Dep::Result("works.inputs".to_owned()));
    let figure = |f: &sanad_appraise::file::Figured| {
        let number: f64 = sanad_appraise::Number::of(f.likely);
        Shown::Number(number * 100.0)
    };
    ledger.put("money.discount", figure(&terms.discount), "money-discount", rests.clone());
    if let Some(tax) = &terms.income_tax {
        ledger.put("money.tax", figure(tax), "money-tax", rests);
    }
    let currency = whole.currency;
    ledger.put("money.risk", Shown::Number(correlation(p)), "money-risk", drawn(p, works));
    let mut from = Vec::new();
    for (place, own) in all.measures.iter().enumerate() {
        let (Ok(own), Some(measure)) = (own, works.measures().get(place)) else { continue };
        one(p, &measure.code, &measure.template, own, &all.ranges[place], currency, ledger);
        let key = |what: &str| format!("measure/{}/{what}", measure.code);
        from.push(Dep::Result(key("npv")));
        let scarce = all.scarce[place];
        for (what, rule, value) in [
            ("npv-per-money", "measure-npv-per-money", scarce.per_money),
            ("npv-per-day", "measure-npv-per-day", scarce.per_day),
        ] {
            if let Some(value) = value {
                let rests = vec![Dep::Result(key("npv")), Dep::Result("works.inputs".to_owned())];
                ledger.put(key(what), Shown::Number(value), rule, rests);
            }
        }
        let without = exact(whole.npv - own.npv, currency);
        let rests = vec![Dep::Result("money.npv".to_owned()), Dep::Result(key("npv"))];
        ledger.put(key("npv-without"), without, "measure-npv-without", rests);
    }
    let npv = money(whole.npv, whole.ranges.npv, currency);
    ledger.put("money.npv", npv, "money-npv", from.clone());
    let invested = money(whole.invested, whole.ranges.invested, currency);
    ledger.put("money.invested", invested, "money-invested", from.clone());
    ledger.count("money.measures", whole.measures, "money-measures", from.clone());
    ledger.count("money.years", whole.years.len(), "money-years", from.clone());
    ledger.count("money.moves", whole.moves.len(), "money-moves", from.clone());
    for (of, side, share) in local(&whole.origins) {
        ledger.put(format!("money.local-{of}.{side}"), Shown::Number(share), "money-local", from.clone());
    }
    for (code, share) in shares(&whole.shares) {
        ledger.put(format!("money.rests.{code}"), Shown::Number(share), "money-rests", from.clone());
    }
}

/// Local content by both formulas and of the investment, in per cents, by what it is of and side.
fn local(origins: &Origins<f64>) -> Vec<(&'static str, &'static str, f64)> {
    let all = [
        ("value-added", origins.content(LocalContent::SimpleValueAdded)),
        ("costs", origins.content(LocalContent::CostShare)),
        ("invested", origins.investment()),
    ];
    let mut told = Vec::new();
    for (of, sides) in all {
        let Ok(sides) = sides else { continue };
        for (side, share) in [("host", sides.host), ("supplier", sides.supplier), ("third", sides.third)] {
            told.push((of, side, share * 100.0));
        }
    }
    told
}

fn one(
    p: &Programme,
    code: &str,
    template: &str,
    own: &Worth,
    ranges: &Ranges,
    currency: Currency,
    ledger: &mut Ledger,
) {
    let key = |what: &str| format!("measure/{code}/{what}");
    let mut from = vec![
        Dep::Result(key("parts")),
        Dep::Result("works.inputs".to_owned()),
        Dep::Result("money.discount".to_owned()),
        Dep::Template(template.to_owned()),
    ];
    from.extend(terms_of(p, code).into_iter().map(|term| Dep::Record(Kind::Financing, term.id)));
    let statements = || vec![Dep::Result(key("statements"))];
    ledger.count(key("statements"), own.valid.case.axis.len(), "measure-statements", from);
    for (what, rule, likely, band) in [
        ("npv", "measure-npv", own.npv, ranges.npv),
        ("npv-equity", "measure-npv-equity", own.equity, ranges.equity),
        ("npv-increment", "measure-npv-increment", own.increment, ranges.increment),
        ("invested", "measure-invested", own.invested, ranges.invested),
    ] {
        ledger.put(key(what), money(likely, band, currency), rule, statements());
    }
    let class = ranges.class(own.invested).0;
    ledger.count(key("class"), class.into(), "measure-class", vec![Dep::Result(key("invested"))]);
    for (what, [rule, none], scale, band) in [
        ("irr", ["measure-irr-range", "measure-irr-none"], 100.0, ranges.irr),
        ("payback", ["measure-payback-range", "measure-payback-none"], 1.0, ranges.payback),
    ] {
        let Some(band) = band else { continue };
        let range = Shown::Range(band.low * scale, band.high * scale);
        if band.has_numbers() {
            ledger.put(key(&format!("{what}-range")), range, rule, statements());
        }
        let share = Shown::Number(band.share_without() * 100.0);
        ledger.put(key(&format!("{what}-none")), share, none, statements());
    }
    ledger.count(key("moves"), own.moves.len(), "measure-moves", statements());
    ledger.count(key("short"), own.called.len(), "measure-short", statements());
    let called: f64 = own.called.iter().map(|(_, amount)| amount).sum();
    if called > 0.0 {
        ledger.put(key("called"), exact(called, currency), "measure-called", statements());
    }
    for partner in &own.partners {
        let key = |what: &str| key(&format!("partner/{}/{what}", partner.code));
        ledger.put(key("paid-in"), exact(partner.paid_in, currency), "measure-partner-paid-in", statements());
        ledger.put(key("share"), Shown::Number(partner.share * 100.0), "measure-partner-share", statements());
        ledger.put(key("npv"), exact(partner.npv, currency), "measure-partner-npv", statements());
        if let Ok(rate) = partner.irr {
            ledger.put(key("irr"), Shown::Number(rate * 100.0), "measure-partner-irr", statements());
        }
    }
    for contract in &own.contracts {
        let key = |what: &str| key(&format!("term/{}/{what}", contract.code));
        ledger.put(key("drawn"), exact(contract.drawn, currency), "measure-term-drawn", statements());
        ledger.put(key("paid"), exact(contract.paid, currency), "measure-term-paid", statements());
    }
    if own.granted > 0.0 {
        ledger.put(key("granted"), exact(own.granted, currency), "measure-granted", statements());
    }
    if let Some((cover, _)) = own.cover {
        ledger.put(key("cover"), Shown::Number(cover), "measure-cover", statements());
    }
    for (of, side, share) in local(&own.origins) {
        let key = key(&format!("local-{of}/{side}"));
        ledger.put(key, Shown::Number(share), "measure-local", statements());
    }
    if let Ok(rate) = own.irr {
        ledger.put(key("irr"), Shown::Number(rate * 100.0), "measure-irr", statements());
    }
    if let Ok(months) = own.payback {
        ledger.put(key("payback"), Shown::Number(libm::ceil(months)), "measure-payback", statements());
    }
    for (status, share) in shares(&own.shares) {
        let rests = vec![Dep::Result(key("moves"))];
        ledger.put(key(&format!("rests-{status}")), Shown::Number(share), "measure-rests", rests);
    }
}
