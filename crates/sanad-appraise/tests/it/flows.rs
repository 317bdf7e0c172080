//! Lists of flows as files: what spreadsheets and libraries compute from the same figures.

#![allow(clippy::unreadable_literal, reason = "figures stand as their sources print them")]

use sanad_appraise::file::FlowList;
use sanad_appraise::flows::{FlowCase, validate_flows};
use sanad_appraise::indicators::{Why, Worth};
use sanad_appraise::{Exact, Number, Wrong};

fn list(discount: &str, rest: &str) -> FlowList {
    let text = format!("title = \"Case\"\ncurrency = \"USD\"\n{rest}\n[discount]\n{discount}\n");
    toml::from_str(&text).expect("the file")
}

/// Exact and binary: both say the same.
fn worth(discount: &str, rest: &str) -> Worth<Exact> {
    let valid = validate_flows(list(discount, rest)).unwrap_or_else(|faults| panic!("{faults:#?}"));
    let exact: FlowCase<Exact> = valid.case.likely();
    let (exact, float) = (exact.worth(), valid.case.likely::<f64>().worth());
    match (&exact.npv, &float.npv) {
        (Ok(a), Ok(b)) => near(a.float(), *b, 1e-9 * b.abs().max(1e3)),
        (a, b) => panic!("{a:?} {b:?}"),
    }
    assert_eq!(exact.rates, float.rates);
    assert_eq!(exact.payback.is_ok(), float.payback.is_ok());
    exact
}

fn near(ours: f64, theirs: f64, most: f64) {
    assert!((ours - theirs).abs() <= most, "{ours} is not {theirs}");
}

/// Microsoft, documentation of XIRR and XNPV; all digits by pyxirr 0.10.8.
#[test]
fn on_days_as_spreadsheets_have_it() {
    let text = include_str!("../../../../docs/appraisal/flows.toml");
    let valid = validate_flows(toml::from_str(text).expect("the file")).expect("no faults");
    let own = valid.case.likely::<Exact>().worth();
    near(own.npv.expect("a value").float(), 2086.6476020315363, 1e-9);
    near(own.rates.expect("a rate")[0], 0.3733625335095556, 1e-10);
    // −10,000 and 2,750, 4,250: 3,000 of the 3,250 of 2009-02-15 are still to come on 2008-10-30, 303 days after the
    // first; the next is 108 days later.
    let days = 303.0 + 108.0 * 3000.0 / 3250.0;
    near(own.payback.expect("a time").months.float(), days * 12.0 / 365.0, 1e-12);
    assert_eq!(valid.case.labels()[4], "2009-04-01");
}

/// Over leap years, and with two changes of sign; pyxirr 0.10.8.
#[test]
fn on_days_of_leap_years() {
    let own = worth(
        "rate = 0.075",
        "flows = { \"2024-02-29\" = -500000, \"2025-02-28\" = -125000.5, \"2026-11-30\" = 310000, \
         \"2024-12-31\" = 90000, \"2028-02-29\" = 420000, \"2031-07-15\" = -15000 }",
    );
    near(own.npv.clone().expect("a value").float(), 28089.882236020756, 1e-7);
    let rates = own.rates.expect("rates");
    assert!(rates.iter().any(|r| (r - 0.0919212264571299).abs() < 1e-12), "{rates:?}");
    // Every rate that is named makes the flows worth nothing.
    for rate in rates {
        let own = worth(
            &format!("rate = {rate:?}"),
            "flows = { \"2024-02-29\" = -500000, \"2025-02-28\" = -125000.5, \"2026-11-30\" = 310000, \
             \"2024-12-31\" = 90000, \"2028-02-29\" = 420000, \"2031-07-15\" = -15000 }",
        );
        near(own.npv.expect("a value").float(), 0.0, 1e-6);
    }
}

/// Microsoft, documentation of NPV, IRR and MIRR: NPV counts the first flow a step after the instant of reference.
#[test]
fn equally_far_apart_as_spreadsheets_have_it() {
    let npv = |discount: &str, flows: &str| {
        worth(discount, &format!("flows = [{flows}]")).npv.expect("a value").float()
    };
    near(npv("rate = 0.1\nreference = \"start\"", "-10000, 3000, 4200, 6800"), 1188.44, 0.005);
    near(npv("rate = 0.08", "-40000, 8000, 9200, 10000, 12000, 14500"), 1922.06, 0.005);
    near(npv("rate = 0.08", "-40000, 8000, 9200, 10000, 12000, 14500, -9000"), -3749.47, 0.005);
    let five = "flows = [-70000, 12000, 15000, 18000, 21000, 26000]";
    near(worth("rate = 0.1", five).rates.expect("a rate")[0], 0.0866, 5e-5);
    let mirr =
        |discount: &str, flows: &str| worth(discount, &format!("flows = [{flows}]")).mirr.expect("a rate");
    let rates = "rate = 0\nborrow = 0.1\nreinvest = 0.12";
    near(mirr(rates, "-120000, 39000, 30000, 21000, 37000, 46000"), 0.126094, 5e-7);
    near(mirr(rates, "-120000, 39000, 30000, 21000"), -0.048, 5e-4);
    // MIRR does not hang on the instant to which the value is discounted.
    let start = format!("{rates}\nreference = \"start\"");
    near(mirr(&start, "-120000, 39000, 30000, 21000, 37000, 46000"), 0.126094, 5e-7);
}

/// numpy-financial f47e8af, tests (BSD-3-Clause).
#[test]
fn lists_of_numpy_financial() {
    for (flows, rate) in [
        ("-150000, 15000, 25000, 35000, 45000, 60000", 0.0524),
        ("-100, 0, 0, 74", -0.0955),
        ("-100, 39, 59, 55, 20", 0.28095),
        ("-100, 100, 0, 7", 0.06206),
    ] {
        let own = worth("rate = 0.05", &format!("flows = [{flows}]"));
        near(own.irr().expect("one rate"), rate, 5e-5);
    }
    // Of two rates none is picked.
    let own = worth("rate = 0.05", "flows = [-100, 100, 0, -7]");
    let Err(Why::Several(rates)) = own.irr() else { panic!("two rates") };
    assert!(rates.len() == 2 && rates.iter().any(|r| (r + 0.0833).abs() < 5e-5), "{rates:?}");
    let own = worth("rate = 0.05", "flows = [39000, 30000, 21000, 37000, 46000]");
    assert_eq!(own.irr(), Err(Why::NoSignChange));
    assert_eq!(own.mirr, Err(Why::NoSignChange));
    assert_eq!(own.payback, Err(Why::NoInvestment));
    near(
        worth("rate = 0.05", "flows = [-15000, 1500, 2500, 3500, 4500, 6000]").npv.expect("a value").float(),
        122.89,
        0.005,
    );
}

/// A step of a month at a rate a year: 1 % a month is 12.68 % a year.
#[test]
fn months_apart() {
    let own = worth("rate = 0.12682503013196977", "every = 1\nflows = [-1000, 0, 1020.1]");
    near(own.npv.clone().expect("a value").float(), 0.0, 1e-9);
    near(own.irr().expect("a rate"), 0.12682503013196977, 1e-12);
    near(own.payback.expect("a time").months.float(), 1.0 + 1000.0 / 1020.1, 1e-12);
    let from_before = worth("rate = 0\nreference = \"start\"", "every = 6\nflows = [-10, 5, 10]");
    near(from_before.payback.expect("a time").months.float(), 15.0, 1e-12);
}

#[test]
fn faults_of_lists_come_together() {
    let wrong = list(
        "rate = -1\nreference = \"start\"",
        "every = 3\nflows = { \"2027-02-30\" = -5, \"2027\" = { likely = 3, low = 4 } }",
    );
    let faults = validate_flows(wrong).expect_err("faults");
    let at: Vec<&str> = faults.iter().map(|f| f.at.as_str()).collect();
    assert_eq!(at, ["discount.rate", "every", "discount.reference", "flows.2027", "flows.2027-02-30"]);
    assert_eq!(faults[4].wrong, Wrong::Date);
    assert_eq!(validate_flows(list("rate = 0", "flows = []")).expect_err("none").len(), 1);
    assert_eq!(validate_flows(list("rate = 0", "flows = {}")).expect_err("none").len(), 1);
}
