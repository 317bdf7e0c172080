//! The shared reference figures: exact fractions of another implementation. One passage each.

#![allow(
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    clippy::cast_sign_loss,
    clippy::float_cmp,
    clippy::needless_for_each,
    clippy::too_many_lines,
    clippy::wildcard_imports,
    reason = "figures of cases are small whole numbers, and compared as they are written"
)]

use sanad_appraise::depreciation::charges;
use sanad_appraise::file::{Contract, Days, Origin, Reference};
use sanad_appraise::indicators::*;
use sanad_appraise::{Axis, Date, Exact, Finance, Method, Number, Repay, loan};
use serde_json::Value;
use std::path::Path;

fn shared(file: &str) -> Option<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/cases/finance");
    std::fs::read_to_string(folder.join(file)).ok()
}

fn f(v: &Value) -> f64 {
    match v {
        Value::String(s) => s.parse().expect("a number"),
        other => other.as_f64().unwrap_or_else(|| panic!("no number: {other}")),
    }
}

fn all(v: &Value) -> Vec<f64> {
    v.as_array().expect("a list").iter().map(f).collect()
}

fn months(v: &Value) -> Vec<u32> {
    all(v).into_iter().map(|m| m as u32).collect()
}

fn exact(v: f64) -> Exact {
    Exact::of(
        v.to_string()
            .parse()
            .or_else(|_| rust_decimal::Decimal::from_scientific(&v.to_string()))
            .expect("a decimal"),
    )
}

fn exacts(v: &Value) -> Vec<Exact> {
    all(v).into_iter().map(exact).collect()
}

struct Cases {
    file: Value,
    count: usize,
}

impl Cases {
    fn case(&self, id: &str) -> Value {
        self.file["cases"][id].clone()
    }

    /// Equal to twelve digits.
    fn same(&mut self, ours: f64, theirs: f64, id: &str) {
        assert!((ours - theirs).abs() <= 1e-11 * theirs.abs().max(1e-3), "{id}: {ours}, {theirs}");
        self.count += 1;
    }
}

#[test]
#[expect(clippy::print_stdout, reason = "says how many shared cases ran")]
fn every_reference_figure() {
    let Some(text) = shared("06_indicator_reference.json") else { return };
    let mut c = Cases { file: serde_json::from_str(&text).expect("the file"), count: 0 };
    values(&mut c);
    returns(&mut c);
    ratios(&mut c);
    written_off(&mut c);
    moving_prices(&mut c);
    loans(&mut c);
    println!("shared cases: {}", c.count);
}

fn project(c: &Cases) -> (Vec<u32>, Vec<f64>, f64) {
    (months(&c.file["project_months"]), all(&c.file["project_flows"]), f(&c.file["salvage"]))
}

fn values(c: &mut Cases) {
    let case = c.case("npv-textbook");
    let ours = npv(exact(f(&case["rate"])), &exacts(&case["flows"]), &[12; 3], Reference::Start);
    c.same(ours.expect("a value").float(), f(&case["npv"]), "npv-textbook");

    let (months_of, mut flows, salvage) = project(c);
    let case = c.case("npv-ratio");
    let factor = factors(exact(f(&case["rate"])), &months_of, Reference::EndOfFirst).expect("factors");
    let plain: Vec<Exact> = flows.iter().map(|n| exact(*n)).collect();
    let without = present(&plain, &factor).expect("a value");
    let invested = present(&exacts(&c.file["project_investment"]), &factor).expect("a value");
    c.same(without.float(), f(&case["npv"]), "npv-ratio.npv");
    c.same(invested.float(), f(&case["pv_investment"]), "npv-ratio.pv_investment");
    c.same(npv_ratio(without, invested).expect("a ratio").float(), f(&case["ratio"]), "npv-ratio");

    let last = flows.len() - 1;
    flows[last] += salvage;
    let case = c.case("npv-project");
    let ours = npv(f(&case["rate"]), &flows, &months_of, Reference::EndOfFirst).expect("a value");
    c.same(ours, f(&case["npv"]), "npv-project");

    let case = c.case("npv-rate-path");
    let path = factors_of_path(&exacts(&case["rates"]), &months(&case["months"]), Reference::Start);
    let ours = present(&exacts(&case["flows"]), &path.expect("factors")).expect("a value");
    c.same(ours.float(), f(&case["npv"]), "npv-rate-path");
}

fn returns(c: &mut Cases) {
    let (months_of, plain, salvage) = project(c);
    let mut flows = plain.clone();
    let last = flows.len() - 1;
    flows[last] += salvage;
    let ours = irr_of_periods(&flows, &months_of).expect("a rate");
    c.same(ours, f(&c.case("irr-project")), "irr-project");
    let case = c.case("irr-uneven");
    let ours = irr_of_periods(&all(&case["flows"]), &months(&case["months"])).expect("a rate");
    c.same(ours, f(&case["irr"]), "irr-uneven");
    let case = c.case("mirr-project");
    let (reinvest, borrow) = (f(&case["reinvest"]), f(&case["borrow"]));
    let ours = mirr(&flows, &months_of, reinvest, borrow, Reference::EndOfFirst).expect("a rate");
    c.same(ours, f(&case["mirr"]), "mirr-project");

    let plain: Vec<Exact> = plain.iter().map(|n| exact(*n)).collect();
    let case = c.case("payback-project");
    let ours = payback(&plain, &months_of).expect("a time");
    assert_eq!(ours.period as f64, f(&case["period_index"]));
    c.same(ours.months.float(), f(&case["interpolated_months"]), "payback-project");
    let case = c.case("dynamic-payback-project");
    let factor = factors(exact(f(&case["rate"])), &months_of, Reference::EndOfFirst).expect("factors");
    let ours = dynamic_payback(&plain, &factor, &months_of).expect("a time");
    assert_eq!(ours.period as f64, f(&case["period_index"]));
    c.same(ours.months.float(), f(&case["interpolated_months"]), "dynamic-payback-project");
}

fn ratios(c: &mut Cases) {
    let case = c.case("bcr");
    let factor = factors(f(&case["rate"]), &[12; 4], Reference::Start).expect("factors");
    let worth = |v: &Value| present(&all(v), &factor).expect("a value");
    let ours = benefit_cost_ratio(worth(&case["benefits"]), worth(&case["costs"])).expect("a ratio");
    c.same(ours, f(&case["ratio"]), "bcr");

    let case = c.case("break-even");
    let [sales, variable, fixed, finance] =
        ["sales", "variable", "fixed", "finance"].map(|name| exact(f(&case[name])));
    for (key, fixed) in [("incl_finance", fixed + finance), ("excl_finance", fixed)] {
        let ours = break_even(sales, variable, fixed, &[Exact::whole(2)]).expect("a value");
        c.same(ours.margin.float(), f(&case["margin_ratio"]), "margin");
        c.same(ours.value.float(), f(&case[key]["value"]), key);
        c.same(ours.share.float(), f(&case[key]["ratio"]), key);
        c.same(ours.units[0].float(), 2.0 * f(&case[key]["ratio"]), key);
        c.same(ours.cover.expect("a ratio").float(), f(&case[key]["coverage"]), key);
    }

    let case = c.case("dscr");
    let (surplus, repaid, interest, fees) =
        (all(&case["surplus"]), all(&case["repayment"]), all(&case["interest"]), all(&case["fees"]));
    let service: Vec<f64> = (0..4).map(|p| repaid[p] + interest[p] + fees[p]).collect();
    let available: Vec<f64> = (0..4).map(|p| surplus[p] + service[p]).collect();
    let ours = debt_service_cover(&available, &service);
    for (ours, theirs) in ours.iter().zip(case["ratios"].as_array().expect("a list")) {
        match ours {
            Ok(ratio) => c.same(*ratio, f(theirs), "dscr"),
            Err(why) => assert!(theirs.is_null() && *why == Why::NoDebtService),
        }
    }
    c.same(least(&ours, Why::NoDebtService).expect("a ratio"), f(&case["ratios"][3]), "least");

    let case = c.case("llcr");
    let growth: Vec<f64> = all(&case["rates"]).iter().map(|r| 1.0 + r).collect();
    let ours = loan_life_cover(&all(&case["cfads"]), &all(&case["opening_debt"]), &growth).expect("ratios");
    for (ours, theirs) in ours.iter().zip(all(&case["llcr"])) {
        c.same(ours.clone().expect("a ratio"), theirs, "llcr");
    }

    let case = c.case("wacc");
    let (amounts, costs, relief) = (all(&case["amounts"]), all(&case["cost"]), f(&case["tax_on_debt"]));
    let capital: Vec<_> = (0..3).map(|k| (amounts[k], costs[k], if k == 0 { 0.0 } else { relief })).collect();
    c.same(wacc(&capital).expect("a rate"), f(&case["wacc"]), "wacc");
}

fn written_off(c: &mut Cases) {
    for id in ["dep-linear-scrap", "dep-declining", "dep-syd"] {
        let case = c.case(id);
        let (life, salvage) = (f(&case["life_months"]) as u32, Some(exact(f(&case["salvage"]))));
        let method = match id {
            "dep-linear-scrap" => Method::Linear(life, salvage),
            "dep-declining" => Method::Declining(exact(f(&case["rate"])), life, salvage),
            _ => Method::Digits(life, salvage),
        };
        let theirs = all(&case["charges"]);
        let mut periods = vec![12; theirs.len() + 2];
        periods[0] = f(&case["first_year_months"]) as u32;
        let ours = charges(&method, exact(f(&case["value"])), &periods);
        for (ours, theirs) in ours.iter().zip(theirs.iter().chain(&[0.0, 0.0])) {
            c.same(ours.float(), *theirs, id);
        }
    }
}

fn moving_prices(c: &mut Cases) {
    let case = c.case("escalation");
    let years = f(&case["first_year_escalator"]) as u32;
    let ours = escalation(&exacts(&case["inflation"]), exact(f(&case["item_escalation"])), years);
    for (ours, theirs) in ours.iter().zip(all(&case["factors"])) {
        c.same(ours.float(), theirs, "escalation");
    }
    let case = c.case("exchange-rate");
    let (local, foreign) = (exacts(&case["local_inflation"]), exacts(&case["foreign_inflation"]));
    let ours = exchange_path(exact(f(&case["initial"])), &local, &foreign).expect("a path");
    for (ours, theirs) in ours.iter().zip(all(&case["path"])) {
        c.same(ours.float(), theirs, "exchange-rate");
    }
}

/// The instant so many days of thirty a month after the start, in January 2000.
fn instant(day: i64) -> Date {
    Date { month: 2000 * 12 + (day / 30) as i32, day: (day % 30) as u32 + 1 }
}

fn by_day(v: &Value) -> Vec<(i64, f64)> {
    let mut all: Vec<(i64, f64)> =
        v.as_object().expect("days").iter().map(|(day, n)| (day.parse().expect("a day"), f(n))).collect();
    all.sort_by_key(|(day, _)| *day);
    all
}

/// A contract of a case: draws, and rates, which hold from the start of a day on.
fn contract(case: &Value, repay: Repay<Exact>, every: u32) -> Finance<Exact> {
    let fee = |name: &str| case["fees"].get(name).map(|v| exact(f(v)));
    let draws = if case["draw"].is_object() { by_day(&case["draw"]) } else { by_day(&case["flows"]) };
    let rate = if case["rate"].is_null() { by_day(&case["rates"]) } else { vec![(1, f(&case["rate"]))] };
    Finance {
        contract: Contract::Loan,
        origin: Origin::Host,
        exchange: None,
        rate: rate.iter().map(|(day, rate)| (instant(day - 1), exact(*rate))).collect(),
        days: Days::Thirty360,
        draws: draws.iter().filter(|(_, n)| *n > 0.0).map(|(day, n)| (instant(*day), exact(*n))).collect(),
        repay,
        interest_every: every,
        interest_first: None,
        capitalised: case["capitalised_share"]
            .as_f64()
            .map(|share| (exact(share), instant(f(&case["capitalise_until_day"]) as i64))),
        fee: fee("agency"),
        total_fee: fee("other"),
        commitment_fee: fee("commitment"),
        guarantee_fee: case.get("guarantee_fee").map(|v| exact(f(v))),
    }
}

fn loans(c: &mut Cases) {
    let sum = |row: &[Exact]| row.iter().fold(Exact::ZERO, |sum, n| sum + *n).float();
    for id in ["loan-annuity", "loan-constant-principal"] {
        let case = c.case(id);
        let (every, count) = (f(&case["repayment_months"]) as u32, f(&case["n"]) as u32);
        let first = f(&case["first_repayment_day"]) as i64;
        let repay = if id == "loan-annuity" {
            Repay::Annuity(instant(first), every, count)
        } else {
            Repay::Constant(instant(first), every, count)
        };
        // Periods as long as payments are apart, so that each holds one.
        let last = first as u32 + every * 30 * (count - 1);
        let axis =
            Axis { start: 2000 * 12, months: vec![every; (last / 30 / every) as usize + 1], construction: 1 };
        let s = loan::schedule(&contract(&case, repay, every), &axis);
        let debt = sum(&s.draws) + sum(&s.capitalised);
        let paid = (first / 30) as usize / every as usize - 1;
        c.same(sum(&s.principal), debt, id);
        c.same(sum(&s.interest), f(&case["total_interest_paid"]), id);
        if id == "loan-annuity" {
            c.same(debt, f(&case["debt_at_repayment_start"]), id);
            c.same(sum(&s.capitalised), f(&case["capitalised"]), id);
            c.same(sum(&s.fees), f(&case["fees_total"]), id);
            c.same(s.principal[paid].float(), f(&case["first_principal"]), id);
            c.same(s.interest[paid].float(), f(&case["first_interest"]), id);
            c.same(s.principal[paid + count as usize - 1].float(), f(&case["last_principal"]), id);
        } else {
            c.same(debt, f(&case["debt_at_start"]), id);
            c.same(sum(&s.fees), f(&case["fees_total"]), id);
            for k in 0..count as usize {
                c.same(s.principal[paid + k].float(), f(&case["principal"]), id);
            }
        }
    }
    let case = c.case("loan-profile");
    let paid = by_day(&case["flows"]).into_iter().filter(|(_, n)| *n < 0.0);
    let repay = Repay::Profile(paid.map(|(day, n)| (instant(day), exact(-n))).collect());
    let mut finance = contract(&case, repay, f(&case["repayment_months"]) as u32);
    finance.interest_first = Some(instant(f(&case["interest_due_day"]) as i64));
    let axis = Axis { start: 2000 * 12, months: vec![12; 4], construction: 1 };
    let s = loan::schedule(&finance, &axis);
    for (ours, theirs) in s.interest.iter().zip(all(&case["interest"])) {
        c.same(ours.float(), theirs, "loan-profile");
    }
}

/// Second-hand from the COMFAR III Expert Reference Manual (UNIDO, 2003), table 22.
#[test]
fn graduated_tax_of_the_manual() {
    let rates = [(0, 15), (1200, 25), (2000, 40), (5000, 60), (10_000, 75)];
    let brackets: Vec<(Exact, Exact)> = rates
        .iter()
        .map(|(limit, rate)| (Exact::whole(*limit), Exact::whole(*rate) / Exact::whole(100)))
        .collect();
    for (profit, tax) in [(7500, 3080), (1200, 180), (12_000, 6080), (0, 0), (-5, 0)] {
        let ours = sanad_appraise::tax::graduated(&brackets, Exact::whole(profit));
        assert_eq!(ours, Exact::whole(tax), "{profit}");
    }
}

/// The same manual, table 23; and losses that are used up inside a holiday.
#[test]
fn losses_are_carried_as_in_the_manual() {
    use sanad_appraise::file::Losses;
    use sanad_appraise::tax::Carried;
    let taxable = |profits: &[i64], years: u32| -> Vec<i64> {
        let mut carried = Carried::<Exact>::default();
        let rule = Losses::Carried(years);
        let all = profits.iter().zip(0..);
        all.map(|(n, year)| carried.taxable(Exact::whole(*n), year * 12, &rule, None).float() as i64)
            .collect()
    };
    assert_eq!(taxable(&[-200, -80, 20, 130, 200, 300], 3), [0, 0, 0, 0, 120, 300]);
    assert_eq!(taxable(&[-100, 60, 100], 5), [0, 0, 60]);
}

/// Preferred dividends: the three cases that go with the manual's section XI.Q.
#[test]
fn preferred_dividends_first() {
    let n = Exact::whole;
    let partners = [(0, n(100), n(50)), (1, n(60), n(0)), (1, n(140), n(50))];
    for (payable, preferred, ordinary) in
        [(400, [100, 60, 140], [50, 0, 50]), (200, [100, 30, 70], [0, 0, 0]), (80, [80, 0, 0], [0, 0, 0])]
    {
        let ours = sanad_appraise::tax::distribution(n(payable), &partners);
        for (k, (first, rest)) in ours.into_iter().enumerate() {
            assert_eq!((first, rest), (n(preferred[k]), n(ordinary[k])), "{payable} {k}");
        }
    }
}
