//! A steel mill that can be worked out by hand: the shared case 09, a synthetic one. One construction and three
//! production years, all prices without stocks.

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

use sanad_appraise::file::{LocalContent, Project};
use sanad_appraise::indicators::indicators;
use sanad_appraise::{Exact, Line, Number, calculate, validate};

const MILL: &str = r#"
title = "Steel mill"
currency = "NCU"
digits = 2
growth = {}

[time]
start = "2027-01"
construction = [12]
years = 3

[discount]
rate = 0.1
residual = "last-period"

[[exchange]]
currency = "USD"
rate = 10

[[investment]]
code = "machinery"
group = "machinery"
origin = "third"
currency = "USD"
amounts = { "2027" = 90 }
depreciation = { method = "linear", months = 36 }

[[investment]]
code = "building"
group = "civil"
amounts = { "2027" = 600 }
depreciation = { method = "linear", months = 36 }

[[investment]]
code = "studies"
group = "pre-production"
amounts = { "2027" = 300 }
depreciation = { method = "linear", months = 36 }

[[investment]]
code = "land"
group = "land"
amounts = { "2027" = 100 }

[construction_finance]
method = "none"

[[product]]
code = "home"
capacity = 100
utilisation = 1
# 12, and a tax of 10 % on it; a subsidy of 5 % of 12.
price = 13.2
sales_tax = 0.090909090909
subsidy = 0.045454545455

[[product]]
code = "export"
capacity = 50
utilisation = 1
price = 1.5
currency = "USD"
export = 1

[[cost]]
code = "ore"
kind = "raw-material"
fixed = 300
tax = 0.1
value_added = 0.25

[[cost]]
code = "spare-parts"
kind = "spares"
origin = "third"
currency = "USD"
fixed = 10

[[cost]]
code = "power"
kind = "utility"
fixed = 60
subsidy = 0.2

[[cost]]
code = "services"
kind = "factory-overhead"
fixed = 50

[[cost]]
code = "workers"
kind = "labour"
fixed = 200
tax = 0.05
persons = 20

[[cost]]
code = "engineers"
kind = "labour"
fixed = 150
persons = 5

[[cost]]
code = "experts"
kind = "labour"
origin = "third"
currency = "USD"
fixed = 8
tax = 0.25
persons = 1

[[cost]]
code = "office"
kind = "administration"
fixed = 70
wages = 1
persons = 6

[[cost]]
code = "sales-staff"
kind = "marketing"
fixed = 20
wages = 1
persons = 2

[[cost]]
code = "licence"
kind = "royalty"
origin = "third"
currency = "USD"
fixed = 3

[[cost]]
code = "advertising"
kind = "marketing"
fixed = 40

[[equity]]
partner = "home"
amounts = { "2027" = 800 }
ordinary = 0.7
tax = 0.05

[[equity]]
partner = "abroad"
origin = "third"
currency = "USD"
amounts = { "2027" = 30 }
ordinary = 0.3
tax = 0.1

[[grant]]
code = "grant"
amounts = { "2027" = 100 }

[[finance]]
code = "export-credit"
origin = "third"
currency = "USD"
rate = 0.1
draws = { "2027-12-31" = 50 }
repay = { kind = "profile", amounts = { "2029-12-31" = 25, "2030-12-31" = 25 } }

[[finance]]
code = "bank"
rate = 0.2
draws = { "2027-12-31" = 200 }
repay = { kind = "profile", amounts = { "2030-12-31" = 200 } }

[[tax]]
code = "profit"
rate = 0.2

[dividend]
share = 0.5

[economy]
rate = 0.08
"#;

fn mill() -> Project {
    toml::from_str(MILL).expect("the file")
}

#[test]
fn every_line_by_hand() {
    let valid = validate(mill()).unwrap_or_else(|faults| panic!("{faults:#?}"));
    let case = valid.case.likely::<Exact>();
    let s = calculate(&case);
    let row = |line| -> Vec<f64> { (0..4).map(|p| s.sheet.get(line, p).float()).collect() };
    assert_eq!(row(Line::GrossSales), [0.0, 2070.0, 2070.0, 2070.0]);
    assert_eq!(row(Line::SalesTax), [0.0, 120.0, 120.0, 120.0]);
    assert_eq!(row(Line::Subsidy), [0.0, 60.0, 60.0, 60.0]);
    assert_eq!(row(Line::Depreciation), [0.0, 600.0, 600.0, 600.0]);
    assert_eq!(row(Line::FinanceCosts), [0.0, 90.0, 90.0, 65.0]);
    assert_eq!(row(Line::GrossProfit), [0.0, 220.0, 220.0, 245.0]);
    assert_eq!(row(Line::IncomeTax), [0.0, 44.0, 44.0, 49.0]);
    assert_eq!(row(Line::Dividends), [0.0, 88.0, 88.0, 98.0]);
    // Ore 300 × 0.9 × 0.75, spare parts 100, power 60 × 1.2, services 50, advertising 40.
    assert_eq!(row(Line::MaterialInputs), [0.0, 464.5, 464.5, 464.5]);
    assert_eq!(row(Line::ValueAddedGross), [0.0, 1605.5, 1605.5, 1605.5]);
    assert_eq!(row(Line::ValueAdded), [0.0, 1005.5, 1005.5, 1005.5]);
    // Experts 60, licence 30, interest 50 or 25, dividends 30 % less 10 %: 23.76 or 26.46.
    assert_eq!(row(Line::Repatriated), [0.0, 163.76, 163.76, 141.46]);
    assert_eq!(row(Line::ValueAddedNational), [0.0, 841.74, 841.74, 864.04]);
    // Equity 300 and loan 500 less machinery 900; then exports 750 less 100, 60, 30, and what financiers get.
    assert_eq!(row(Line::ForeignExchange), [-100.0, 486.24, 236.24, 258.54]);
    // At shadow prices of one: output with its tax, less costs without tax and with subsidy. Land comes back.
    let costs = 270.0 + 100.0 + 72.0 + 50.0 + 500.0 - 20.0 + 20.0 + 30.0 + 40.0;
    assert_eq!(row(Line::FlowEconomic), [-1900.0, 2070.0 - costs, 2070.0 - costs, 2170.0 - costs]);
}

/// Net value added is what all are paid: wages, taxes less subsidies, finance, royalties, profit.
#[test]
fn value_added_is_what_all_are_paid() {
    let valid = validate(mill()).unwrap_or_else(|faults| panic!("{faults:#?}"));
    let s = calculate(&valid.case.likely::<Exact>());
    let get = |line, p| s.sheet.get(line, p).float();
    for p in 1..4 {
        let wages = get(Line::WagesHost, p) + get(Line::WagesForeign, p);
        let state = get(Line::SalesTax, p) - get(Line::Subsidy, p) + 30.0 - 12.0;
        let (royalty, before) = (30.0, 67.5);
        let sum = wages + state + royalty + before + get(Line::FinanceCosts, p) + get(Line::GrossProfit, p);
        assert!((sum - get(Line::ValueAdded, p)).abs() < 1e-9, "{p}: {sum}");
    }
}

#[test]
fn local_content_by_both_formulas() {
    for (formula, host, third) in [
        // (1950 − 210) ÷ 1950, and costs at home over 1100.
        (LocalContent::SimpleValueAdded, 1740.0 / 1950.0, 210.0 / 1950.0),
        (LocalContent::CostShare, 890.0 / 1100.0, 210.0 / 1100.0),
    ] {
        let mut project = mill();
        project.economy.local_content = formula;
        let valid = validate(project).unwrap_or_else(|faults| panic!("{faults:#?}"));
        let case = valid.case.likely::<f64>();
        let i = indicators(&case, &calculate(&case));
        let all = i.local.all.expect("sides");
        assert!((all.host - host).abs() < 1e-9 && (all.third - third).abs() < 1e-9, "{all:?}");
        assert!((all.host + all.supplier + all.third - 1.0).abs() < 1e-12);
        assert!(i.local.periods[0].is_err() && i.local.periods[1].is_ok());
        let investment = i.local.investment.expect("sides");
        assert!((investment.third - 900.0 / 1900.0).abs() < 1e-12, "{investment:?}");
        assert!((i.jobs.most - 34.0).abs() < 1e-12 && (i.jobs.years - 102.0).abs() < 1e-9);
        assert!((i.jobs.investment.expect("jobs") - 1900.0 / 34.0).abs() < 1e-9);
        // At 8 % a year from the end of 2027, and the rate at which it is worth nothing.
        let npv = i.economic.npv.clone().expect("a value");
        let each = 2070.0 - 1062.0;
        let by_hand =
            -1900.0 + each / 1.08 + each / libm::pow(1.08, 2.0) + (each + 100.0) / libm::pow(1.08, 3.0);
        assert!((npv - by_hand).abs() < 1e-6, "{npv} {by_hand}");
        assert!(i.economic.irr().expect("a rate") > 0.08);
    }
}
