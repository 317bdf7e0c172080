//! What a project is worth, in words: each indicator with its value, or why it cannot be computed.

use crate::ranges::{self, Of};
use sanad_i18n::{Arg, Locale};
use sanad_model::{Date, Lang};
use sanad_outcomes::appraise::file::{FirstFlow, Reference};
use sanad_outcomes::appraise::flows::{ValidFlows, When};
use sanad_outcomes::appraise::indicators::{Indicators, Payback, Why, Worth};
use sanad_outcomes::appraise::{Exact, Line, Number, Statements, Valid};
use sanad_outcomes::money::one_by_one;
use sanad_outcomes::money::risk::{Band, Ranges};

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

/// The instant to which a project is discounted: the `start` or the `end` of a day.
pub fn reference(valid: &Valid) -> (&'static str, Option<Date>) {
    let axis = &valid.case.axis;
    let first = |month: i32| {
        let year = i16::try_from(month.div_euclid(12)).ok()?;
        Date::new(year, i8::try_from(month.rem_euclid(12) + 1).ok()?, 1).ok()
    };
    let reference = valid.case.discount.reference;
    let ahead = reference.ahead(axis.months.first().copied().unwrap_or(0));
    let day = first(axis.start.saturating_sub(ahead));
    match reference {
        Reference::EndOfFirst => ("end", day.and_then(|day| day.yesterday().ok())),
        Reference::Start | Reference::Before(_) => ("start", day),
    }
}

/// The periods at whose end more was paid than had come in, with what is missing then; below half of the smallest coin
/// it is rounding.
pub fn short(valid: &Valid, s: &Statements<Exact>) -> Vec<(usize, Exact)> {
    let cash = (0..valid.case.axis.len()).map(|p| (p, s.sheet.get(Line::Cash, p)));
    cash.filter(|(_, cash)| cash.float() * f64::from(valid.project.unit) <= -0.5).collect()
}

/// The periods for which partners pay in what cash is short of, with what they pay.
pub fn called(valid: &Valid, s: &Statements<Exact>) -> Vec<(usize, Exact)> {
    let calls = (0..valid.case.axis.len()).map(|p| (p, s.sheet.get(Line::Calls, p)));
    calls.filter(|(_, paid)| paid.float() * f64::from(valid.project.unit) >= 0.5).collect()
}

/// The periods in which owners are paid more than profit so far, with how much of that is capital returned.
pub fn returned(valid: &Valid, s: &Statements<Exact>) -> Vec<(usize, Exact)> {
    let unit = f64::from(valid.project.unit);
    let (mut so_far, mut all) = (Exact::ZERO, Vec::new());
    for p in 0..valid.case.axis.len() {
        // What was returned before was no profit, so that it lacks none now.
        let retained = s.sheet.get(Line::Retained, p) + so_far;
        let more = s.sheet.get(Line::Dividends, p).least(-retained).most(Exact::ZERO);
        so_far += more;
        if more.float() * unit >= 0.5 {
            all.push((p, more));
        }
    }
    all
}

/// What must be said first: that cash is or would be short, when, and that more than profit is paid out.
pub fn warnings(l: &Locale, valid: &Valid, s: &Statements<Exact>) -> Vec<String> {
    let told = |key: &str, all: &[(usize, Exact)], amount: Exact| {
        let periods: Vec<String> = all.iter().map(|(p, _)| valid.case.axis.label(*p)).collect();
        let args = [
            ("n", Arg::from(all.len() as u64)),
            ("periods", Arg::from(l.list(&periods))),
            ("amount", Arg::from(amount_of(l, valid, amount.float()))),
        ];
        l.t1_bare(key, &args)
    };
    let (short, called, returned) = (short(valid, s), called(valid, s), returned(valid, s));
    let sum = |all: &[(usize, Exact)]| all.iter().fold(Exact::ZERO, |sum, (_, n)| sum + *n);
    let mut all = Vec::new();
    if let Some(least) = short.iter().map(|(_, cash)| *cash).reduce(Number::least) {
        all.push(told("study-cash-short", &short, -least));
    }
    if !called.is_empty() {
        all.push(told("money-called", &called, sum(&called)));
    }
    if !returned.is_empty() {
        all.push(told("study-returned", &returned, sum(&returned)));
    }
    all
}

/// Digits after the point with which amounts of a project are shown, of which the greatest is so great: as many as its
/// statements have, else whole ones, or three that count.
fn digits(valid: &Valid, most: f64) -> usize {
    match valid.project.digits.unwrap_or(0).min(if valid.project.unit > 1 { 3 } else { 0 }) {
        0 => {
            let mut sizes = std::iter::successors(Some(most.abs()), |size| Some(size * 10.0));
            sizes.by_ref().take(12).position(|size| size >= 99.95).unwrap_or(0)
        }
        digits => digits as usize,
    }
}

/// An amount with its currency, in the unit of the project's amounts.
pub fn amount_of(l: &Locale, valid: &Valid, n: f64) -> String {
    amount(l, valid, n, n, digits(valid, n))
}

/// An amount from one value to another with so many digits after the point; one where they read alike.
pub(crate) fn amount(l: &Locale, valid: &Valid, low: f64, high: f64, digits: usize) -> String {
    let amount = ranges::dashed(l, low, l.decimal(low, digits), l.decimal(high, digits));
    l.amount_in_unit(amount, valid.project.unit, &valid.project.currency)
}

/// All indicators that a project has, in the order in which people ask for them; those that trials give a range to as
/// ranges first. A partner is one, whatever the currencies it pays in: as in a [`Study`](sanad_outcomes::money::Study).
pub fn indicators(l: &Locale, valid: &Valid, i: &Indicators<Exact>, ranges: &Ranges) -> Vec<Said> {
    let ratio = |n: Exact| l.number((n.float() * 100.0).round() / 100.0);
    let (case, project) = (&valid.case, &valid.project);
    let rate = |n: Exact| {
        let (at, day) = reference(valid);
        let day = Arg::from(day.map_or_else(|| case.axis.label(0), |day| l.date(day)));
        l.t1_bare(
            if at == "end" { "study-rate-end" } else { "study-rate-start" },
            &[("rate", Arg::from(percent(l, n.float()))), ("day", day)],
        )
    };
    let mut all = Vec::new();
    let mut put = |code: &'static str, value: Result<String, &Why>| {
        let value = value.unwrap_or_else(|reason| why(l, reason));
        all.push(Said { code, name: l.t(&format!("study-ind-{code}")), value });
    };
    // Of what no trials say the value alone.
    let npv = |w: &Worth<Exact>, band: Option<Band>| {
        let likely = w.npv.as_ref().map(|n| n.float()).map_err(Clone::clone);
        let ends = band.filter(Band::has_numbers).map(|band| [band.low, band.high]);
        let most = ends.iter().flatten().chain(&likely).fold(0.0, |most: f64, n| most.max(n.abs()));
        Ok(ranges::said(l, Of::Amount(valid, digits(valid, most)), &likely, band.as_ref()))
    };
    let irr = |w: &Worth<Exact>, band: Option<Band>| Ok(ranges::said(l, Of::Rate, &w.irr(), band.as_ref()));
    let after = |p: &Result<Payback<Exact>, Why>, band: Option<Band>| {
        let months = p.as_ref().map(|p| p.months.float()).map_err(Clone::clone);
        Ok(ranges::said(l, Of::Payback, &months, band.as_ref()))
    };
    put("rate", Ok(rate(case.discount.rate.figure.number())));
    if let Some(own) = &case.discount.equity {
        put("equity-rate", Ok(rate(own.figure.number())));
    }
    put("npv", npv(&i.total, ranges.npv));
    put("irr", irr(&i.total, ranges.irr));
    put("mirr", i.total.mirr.as_ref().map(|r| percent(l, *r)));
    put("payback", after(&i.total.payback, ranges.payback));
    put("dynamic-payback", after(&i.total.dynamic_payback, None));
    put("npv-ratio", i.npv_ratio.as_ref().map(|n| ratio(*n)));
    put("benefit-cost", i.benefit_cost.as_ref().map(|n| ratio(*n)));
    put("equity-npv", npv(&i.equity, ranges.equity));
    put("equity-irr", irr(&i.equity, None));
    if !project.idle.is_empty() {
        put("increment-npv", npv(&i.increment, ranges.increment));
        put("increment-irr", irr(&i.increment, None));
    }
    if has_shadow_prices(valid) {
        put("economic-npv", npv(&i.economic, None));
        put("economic-irr", irr(&i.economic, None));
    }
    if !project.finance.is_empty() {
        put("least-cover", i.debt_after_tax.least.as_ref().map(|_| cover(l, valid, &i.debt_after_tax.cover)));
    }
    if let Some(last) = i.break_even.last() {
        put("break-even", last.as_ref().map(|b| percent(l, b.share.float())));
    }
    let partners = one_by_one(project);
    if partners.len() > 1 {
        for ((code, places), own) in partners.into_iter().zip(&i.partners) {
            let name = project.equity[places[0]].name.get(l.lang.code());
            let name = if name.is_empty() { code } else { name };
            let name = l.t1_bare("study-ind-partner-irr", &[("partner", Arg::from(name))]);
            let value = ranges::said(l, Of::Rate, &own.irr(), None);
            all.push(Said { code: "partner-irr", name, value });
        }
    }
    all
}

/// What a list of flows is worth.
pub fn flows(l: &Locale, valid: &ValidFlows, w: &Worth<Exact>) -> Vec<Said> {
    let (case, labels) = (&valid.case, valid.case.labels());
    let digits = if w.npv.as_ref().is_ok_and(|n| n.size() < Exact::whole(100_000)) { 2 } else { 0 };
    let money =
        |n: &Exact| l.amount_in_unit(l.decimal(n.float(), digits), valid.list.unit, &valid.list.currency);
    let after = |p: &Payback<Exact>| {
        let years = (p.months.float() / 12.0 * 100.0).round() / 100.0;
        l.t1_bare("study-years", &[("n", Arg::from(l.number(years)))])
    };
    let rate = Arg::from(percent(l, case.rate.figure.number::<Exact>().float()));
    let rate = match &case.when {
        When::Every(_, FirstFlow::Start) => l.t1_bare("study-rate-step-before", &[("rate", rate)]),
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
