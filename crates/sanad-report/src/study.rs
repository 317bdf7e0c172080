//! What a project is worth, in words: each indicator with its value, or why it cannot be computed.

use crate::ranges::{self, Of};
use sanad_i18n::{Arg, Locale};
use sanad_model::Lang;
use sanad_outcomes::appraise::file::Reference;
use sanad_outcomes::appraise::flows::{ValidFlows, When};
use sanad_outcomes::appraise::indicators::{Indicators, Payback, Why, Worth};
use sanad_outcomes::appraise::{Exact, Number, Valid};
use sanad_outcomes::money::risk::Ranges;

/// An indicator: its code, its name, and what it says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// Its name in data.
    pub code: &'static str,
    /// Its name.
    pub name: String,
    /// Its value, or the reason.
    pub value: String,
}

/// Why a quantity cannot be computed: a whole phrase.
pub fn why(l: &Locale, why: &Why) -> String {
    l.t1_bare("study-not", &[("why", Arg::from(reason(l, why)))])
}

fn reason(l: &Locale, why: &Why) -> String {
    match why {
        Why::Several(rates) => {
            let rates: Vec<String> = rates.iter().map(|r| percent(l, *r)).collect();
            l.t1_bare("study-why-several", &[("rates", Arg::from(l.list(&rates)))])
        }
        other => l.t(&format!("study-why-{}", other.code())),
    }
}

/// Why a quantity cannot be computed, in every language by its code.
pub fn because(of: &Why) -> serde_json::Value {
    Lang::ALL
        .iter()
        .map(|lang| (lang.code().to_owned(), serde_json::Value::from(reason(Locale::of(*lang), of))))
        .collect()
}

/// A share as per cent with one digit.
pub fn percent(l: &Locale, share: f64) -> String {
    l.t1_bare("study-percent", &[("n", Arg::from(l.number((share * 1000.0).round() / 10.0)))])
}

/// An amount as people read it: whole; one below a hundred with three digits that count.
pub fn plain(amount: f64) -> f64 {
    if amount.abs() >= 100.0 {
        return amount.round();
    }
    if amount.abs() < 1e-9 {
        return 0.0;
    }
    let mut scale = 10.0;
    while (amount * scale).abs() < 100.0 {
        scale *= 10.0;
    }
    (amount * scale).round() / scale
}

/// The least cover with its period; in words where there is no cash for debt service at all.
fn cover(l: &Locale, valid: &Valid, all: &[Result<Exact, Why>]) -> String {
    let known = all.iter().enumerate().filter_map(|(p, n)| Some((n.as_ref().ok()?.float(), p)));
    let Some((least, at)) = known.min_by(|a, b| a.0.total_cmp(&b.0)) else { return String::new() };
    let period = ("period", Arg::from(valid.case.axis.label(at)));
    if least <= 0.0 {
        return l.t1_bare("study-uncovered", &[period]);
    }
    let n = ("n", Arg::from(l.number((least * 100.0).round() / 100.0)));
    l.t1_bare("study-cover", &[n, period])
}

/// All indicators that a project has, in the order in which people ask for them; those that trials give a range to as
/// ranges first.
pub fn indicators(l: &Locale, valid: &Valid, i: &Indicators<Exact>, ranges: &Ranges) -> Vec<Said> {
    let digits = valid.project.digits.unwrap_or(0).min(if valid.project.unit > 1 { 3 } else { 0 });
    let amount = |amount: String| {
        let currency = Arg::from(valid.project.currency.as_str());
        l.t1_bare("study-amount", &[("n", Arg::from(amount)), ("currency", currency)])
    };
    let money =
        |n: Exact| amount(l.number(if digits > 0 { n.rounded(digits).float() } else { plain(n.float()) }));
    let ten = f64::from(10_u32.pow(digits));
    let amounts = |low: f64, high: f64| {
        amount(ranges::between(l, (low * ten).round() / ten, (high * ten).round() / ten))
    };
    let ratio = |n: Exact| l.number((n.float() * 100.0).round() / 100.0);
    let after = |p: &Payback<Exact>| {
        let years = (p.months.float() / 12.0 * 10.0).round() / 10.0;
        l.t1_bare("study-years", &[("n", Arg::from(l.number(years)))])
    };
    let (case, project) = (&valid.case, &valid.project);
    let period = |p: usize| Arg::from(case.axis.label(p));
    let rate = |n: Exact| {
        let key = match case.discount.reference {
            Reference::EndOfFirst => "study-rate-end",
            Reference::Start => "study-rate-start",
        };
        l.t1_bare(key, &[("rate", Arg::from(percent(l, n.float()))), ("period", period(0))])
    };
    let mut all = Vec::new();
    let mut put = |code: &'static str, value: Result<String, &Why>| {
        let wide = |of: Of| move |low: f64, high: f64| ranges::range(l, of, low, high);
        let one = value.map_err(|reason| why(l, reason));
        let value = match code {
            "npv" => ranges::first(l, "money-range-none", one, ranges.npv.as_ref(), &amounts),
            "equity-npv" => ranges::first(l, "money-range-none", one, ranges.equity.as_ref(), &amounts),
            "increment-npv" => ranges::first(l, "money-range-none", one, ranges.increment.as_ref(), &amounts),
            "irr" => ranges::first(l, "money-range-none-irr", one, ranges.irr.as_ref(), &wide(Of::Rate)),
            "payback" => {
                let band = ranges.payback.as_ref();
                ranges::first(l, "money-range-none-payback", one, band, &wide(Of::Payback))
            }
            _ => one.unwrap_or_else(|why| why),
        };
        all.push(Said { code, name: l.t(&format!("study-ind-{code}")), value });
    };
    let npv = |w: &Worth<Exact>| w.npv.clone().map(money);
    let irr = |w: &Worth<Exact>| w.irr().map(|r| percent(l, r));
    put("rate", Ok(rate(case.discount.rate.figure.number())));
    if let Some(own) = &case.discount.equity {
        put("equity-rate", Ok(rate(own.figure.number())));
    }
    put("npv", npv(&i.total).as_ref().cloned());
    put("irr", irr(&i.total).as_ref().cloned());
    put("mirr", i.total.mirr.as_ref().map(|r| percent(l, *r)));
    put("payback", i.total.payback.as_ref().map(after));
    put("dynamic-payback", i.total.dynamic_payback.as_ref().map(after));
    put("npv-ratio", i.npv_ratio.as_ref().map(|n| ratio(*n)));
    put("benefit-cost", i.benefit_cost.as_ref().map(|n| ratio(*n)));
    put("equity-npv", npv(&i.equity).as_ref().cloned());
    put("equity-irr", irr(&i.equity).as_ref().cloned());
    if !project.idle.is_empty() {
        put("increment-npv", npv(&i.increment).as_ref().cloned());
        put("increment-irr", irr(&i.increment).as_ref().cloned());
    }
    if has_shadow_prices(valid) {
        put("economic-npv", npv(&i.economic).as_ref().cloned());
        put("economic-irr", irr(&i.economic).as_ref().cloned());
    }
    if !project.finance.is_empty() {
        put("least-cover", i.debt_after_tax.least.as_ref().map(|_| cover(l, valid, &i.debt_after_tax.cover)));
    }
    if let Some(last) = i.break_even.last() {
        put("break-even", last.as_ref().map(|b| percent(l, b.share.float())));
    }
    if project.equity.len() > 1 {
        for (partner, own) in project.equity.iter().zip(&i.partners) {
            let name = partner.name.get(l.lang.code());
            let name = if name.is_empty() { &partner.partner } else { name };
            let name = l.t1_bare("study-ind-partner-irr", &[("partner", Arg::from(name))]);
            let value = irr(own).unwrap_or_else(|reason| why(l, &reason));
            all.push(Said { code: "partner-irr", name, value });
        }
    }
    all
}

/// What a list of flows is worth.
pub fn flows(l: &Locale, valid: &ValidFlows, w: &Worth<Exact>) -> Vec<Said> {
    let (case, labels) = (&valid.case, valid.case.labels());
    let digits = if w.npv.as_ref().is_ok_and(|n| n.size() < Exact::whole(100_000)) { 2 } else { 0 };
    let money = |n: &Exact| {
        let amount = Arg::from(l.number(n.rounded(digits).float()));
        let currency = Arg::from(valid.list.currency.as_str());
        l.t1_bare("study-amount", &[("n", amount), ("currency", currency)])
    };
    let after = |p: &Payback<Exact>| {
        let years = (p.months.float() / 12.0 * 100.0).round() / 100.0;
        l.t1_bare("study-years", &[("n", Arg::from(l.number(years)))])
    };
    let rate = Arg::from(percent(l, case.rate.figure.number::<Exact>().float()));
    let rate = match &case.when {
        When::Every(_, Reference::Start) => l.t1_bare("study-rate-step-before", &[("rate", rate)]),
        When::Every(..) => l.t1_bare("study-rate-first-flow", &[("rate", rate)]),
        When::Days(_) => {
            let day = labels.first().map_or("", String::as_str);
            l.t1_bare("study-rate-to-day", &[("rate", rate), ("day", Arg::from(day))])
        }
    };
    let fine =
        |rate: &f64| l.t1_bare("study-percent", &[("n", Arg::from(l.number((rate * 1e5).round() / 1e3)))]);
    let said = |code, key: &str, value: Result<String, Why>| Said {
        code,
        name: l.t(key),
        value: value.unwrap_or_else(|reason| why(l, &reason)),
    };
    vec![
        said("rate", "study-ind-rate", Ok(rate)),
        said("npv", "study-npv", w.npv.as_ref().map(money).map_err(Clone::clone)),
        said("irr", "study-irr", w.irr().map(|r| fine(&r))),
        said("mirr", "study-ind-mirr", w.mirr.as_ref().map(fine).map_err(Clone::clone)),
        said("payback", "study-payback", w.payback.as_ref().map(after).map_err(Clone::clone)),
        said(
            "dynamic-payback",
            "study-ind-dynamic-payback",
            w.dynamic_payback.as_ref().map(after).map_err(Clone::clone),
        ),
    ]
}

/// Whether a project says what the economy counts otherwise than the market: else its flow at shadow prices is only
/// that before taxes.
fn has_shadow_prices(valid: &Valid) -> bool {
    let (economy, case) = (&valid.case.economy, &valid.case);
    economy.rate.is_some()
        || economy.exchange.is_some()
        || economy.labour.is_some()
        || case.investments.iter().any(|own| own.shadow.is_some())
        || case.costs.iter().any(|own| own.shadow.is_some())
        || case.products.iter().any(|own| own.shadow.is_some())
}
