//! Two regression cases of NREL's System Advisor Model (ssc e97a19f8, BSD-3-Clause): every line of theirs
//! that the engine has an equal of.

use sanad_appraise::file::Project;
use sanad_appraise::indicators::{Indicators, indicators, payback};
use sanad_appraise::{Exact, Line, Number, Statements, calculate, validate};
use std::collections::BTreeMap;
use std::path::Path;

fn project(text: &str) -> Project {
    toml::from_str(text).expect("the file")
}

pub(crate) fn run<N: Number>(project: Project) -> (Statements<N>, Indicators<N>) {
    let valid = validate(project).unwrap_or_else(|faults| panic!("{faults:#?}"));
    let case = valid.case.likely();
    let statements = calculate(&case);
    let all = indicators(&case, &statements);
    (statements, all)
}

fn commercial() -> Project {
    project(include_str!("../../../../docs/appraisal/wind-commercial.toml"))
}

fn single_owner() -> Project {
    project(include_str!("../../../../docs/appraisal/wind-single-owner.toml"))
}

/// Lines of a shared file by name, a number a year.
fn shared(file: &str) -> Option<BTreeMap<String, Vec<f64>>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/cases/finance");
    let text = std::fs::read_to_string(folder.join(file)).ok()?;
    let rows = text.lines().skip(1).map(|row| {
        let (name, cells) = row.split_once(',').expect("a name");
        (name.to_owned(), cells.split(',').map(|c| c.parse().unwrap_or(f64::NAN)).collect())
    });
    Some(rows.collect())
}

fn same(ours: f64, theirs: f64, name: &str, year: usize) {
    within(ours, theirs, 0.0, name, year);
}

/// Equal to nine digits, and to the rounding of a line whose largest number is so large: theirs ends a debt of
/// 10^8 at −10^−7.
fn within(ours: f64, theirs: f64, largest: f64, name: &str, year: usize) {
    let most = 1e-9 * theirs.abs() + 1e-15 * largest;
    assert!((ours - theirs).abs() <= most, "{name} {year}: {ours}, {theirs}");
}

/// Holds lines of ours against theirs, year by year; returns how many cells.
fn compare(theirs: &BTreeMap<String, Vec<f64>>, lines: &[(&str, &dyn Fn(usize) -> f64)]) -> usize {
    let mut count = 0;
    for (name, ours) in lines {
        let row = theirs.get(*name).unwrap_or_else(|| panic!("no line {name}"));
        let largest = row.iter().fold(0.0, |most: f64, n| most.max(n.abs()));
        for (year, theirs) in row.iter().enumerate() {
            within(ours(year), *theirs, largest, name, year);
            count += 1;
        }
    }
    count
}

#[test]
fn commercial_results() {
    let (_, i) = run::<Exact>(commercial());
    same(i.equity.npv.expect("a value").float(), 154_130.066_410_218_54, "npv", 0);
    // 80 % at 4 % after taxes of 26.53 % together, 20 % at 9.06 %.
    same(i.wacc.expect("a rate").float(), 0.041_630_4, "wacc", 0);
    // Payback is that of the flow without the loan, from the end of year 0.
    let mut without = commercial();
    without.finance.clear();
    let (s, _) = run::<Exact>(without);
    let back = payback(&s.sheet.line(Line::FlowTotal)[..26], &[12; 26]).expect("a time");
    same(back.months.float() / 12.0 - 1.0, 12.438_874_142_262_716, "payback", 0);
}

#[test]
#[expect(clippy::print_stdout, reason = "says how many shared cases ran")]
fn commercial_lines() {
    let Some(theirs) = shared("02_sam_wind_commercial_cashloan.csv") else { return };
    let (s, _) = run::<Exact>(commercial());
    let get = |line, p| s.sheet.get(line, p).float();
    // They count the bill that is saved after tax, outside of the tax on the rest.
    let state = |p| 0.07 * get(Line::Sales, p) - s.taxes[0][p].float();
    let federal = |p| 0.21 * 0.93 * get(Line::Sales, p) - s.taxes[1][p].float();
    let taxable = |p: usize| get(Line::GrossProfit, p) - get(Line::Sales, p);
    let count = compare(
        &theirs,
        &[
            ("cf_energy_value", &|p| get(Line::Sales, p)),
            ("cf_om_capacity_expense", &|p| get(Line::FixedCosts, p)),
            ("cf_operating_expenses", &|p| get(Line::OperatingCosts, p)),
            ("cf_debt_balance", &|p| get(Line::Debt, p)),
            ("cf_debt_payment_interest", &|p| s.finance[0].interest[p].float()),
            ("cf_debt_payment_principal", &|p| get(Line::Principal, p)),
            ("cf_debt_payment_total", &|p| get(Line::Principal, p) + get(Line::FinancePaid, p)),
            ("cf_fed_depreciation", &|p| get(Line::Depreciation, p)),
            ("cf_sta_depreciation", &|p| get(Line::Depreciation, p)),
            ("cf_sta_taxable_income_less_deductions", &taxable),
            ("cf_sta_tax_savings", &state),
            ("cf_fed_taxable_income_less_deductions", &|p| taxable(p) * 0.93),
            ("cf_fed_tax_savings", &federal),
            ("cf_sta_and_fed_tax_savings", &|p| state(p) + federal(p)),
            ("cf_after_tax_net_equity_cost_flow", &|p| {
                get(Line::FlowEquity, p) - get(Line::Sales, p) * (1.0 - 0.2653)
            }),
            ("cf_after_tax_cash_flow", &|p| get(Line::FlowEquity, p)),
        ],
    );
    let mut without = commercial();
    without.finance.clear();
    let (s, _) = run::<Exact>(without);
    let count = count
        + compare(&theirs, &[("cf_payback_with_expenses", &|p| s.sheet.get(Line::FlowTotal, p).float())]);
    println!("shared cases: {count}");
}

#[test]
fn single_owner_results() {
    let (s, i) = run::<Exact>(single_owner());
    same(s.finance[0].draws[0].float(), 183_558_131.378_619_8, "debt", 0);
    same(i.equity.npv.clone().expect("a value").float(), 135_104_412.224_481_52, "npv", 0);
    // Their solver stops at a millionth; at ours the flow is worth nothing.
    let irr = i.equity.irr().expect("a rate");
    assert!((irr * 100.0 - 27.332_227_826).abs() <= 3e-5, "{irr}");
    for p in 1..=18 {
        same(i.debt.cover[p].clone().expect("a ratio").float(), 1.4, "dscr", p);
        same(i.debt.life[p].clone().expect("a ratio").float(), 1.4, "llcr", p);
    }
    assert!(i.debt.cover[19].is_err() && i.debt.life[19].is_err());
    same(i.debt.least.expect("a ratio").float(), 1.4, "least", 0);
    // The owner pays in what is needed, to the cent.
    assert!(s.sheet.get(Line::Cash, 0).float().abs() < 0.01);
}

#[test]
#[expect(clippy::print_stdout, reason = "says how many shared cases ran")]
fn single_owner_lines() {
    let Some(theirs) = shared("03_sam_wind_singleowner_dscr_sculpted.csv") else { return };
    let (s, _) = run::<Exact>(single_owner());
    let get = |line, p| s.sheet.get(line, p).float();
    let of = |p: usize, f: &dyn Fn(usize) -> f64| if p == 0 { 0.0 } else { f(p) };
    let units = 818_888_286.434_719_7;
    let credit = |p: usize| theirs["cf_ptc_fed"][p];
    let reserves = |p: usize| get(Line::Reserves, p);
    let count = compare(
        &theirs,
        &[
            ("cf_energy_value", &|p| get(Line::Sales, p)),
            ("cf_total_revenue", &|p| get(Line::Sales, p)),
            ("cf_ppa_price", &|p| get(Line::Sales, p) / units * 100.0),
            ("cf_om_capacity_expense", &|p| get(Line::FixedCosts, p)),
            ("cf_operating_expenses", &|p| get(Line::OperatingCosts, p)),
            ("cf_ebitda", &|p| get(Line::CashForDebt, p)),
            ("cf_reserve_total", &reserves),
            ("cf_reserve_interest", &|p| get(Line::ReserveIncome, p)),
            ("cf_project_ra", &|p| if p == 0 { -reserves(0) } else { reserves(p - 1) - reserves(p) }),
            ("cf_debt_balance", &|p| get(Line::Debt, p)),
            ("cf_debt_payment_interest", &|p| s.finance[0].interest[p].float()),
            ("cf_debt_payment_principal", &|p| get(Line::Principal, p)),
            ("cf_debt_payment_total", &|p| of(p, &|p| get(Line::Principal, p) + get(Line::FinancePaid, p))),
            ("cf_feddepr_total", &|p| get(Line::Depreciation, p)),
            ("cf_stadepr_total", &|p| get(Line::Depreciation, p)),
            ("cf_project_operating_activities", &|p| get(Line::GrossProfit, p) + get(Line::Depreciation, p)),
            ("cf_statax_income_with_incentives", &|p| get(Line::GrossProfit, p)),
            ("cf_statax", &|p| -s.taxes[0][p].float()),
            ("cf_fedtax_income_with_incentives", &|p| get(Line::GrossProfit, p) - s.taxes[0][p].float()),
            ("cf_fedtax", &|p| -s.taxes[1][p].float() - credit(p)),
            ("cf_project_return_pretax", &|p| get(Line::FlowEquity, p) + get(Line::IncomeTax, p)),
            ("cf_project_return_aftertax", &|p| get(Line::FlowEquity, p)),
        ],
    );
    println!("shared cases: {count}");
}

#[test]
fn both_numbers_agree() {
    for project in [commercial(), single_owner()] {
        let (exact, float) = (run::<Exact>(project.clone()).0, run::<f64>(project).0);
        for line in Line::ALL {
            for p in 0..=exact.sheet.periods() {
                let (a, b) = (exact.sheet.get(*line, p).float(), float.sheet.get(*line, p));
                assert!((a - b).abs() <= 1e-9 * a.abs().max(1e3), "{line:?} {p}: {a} {b}");
            }
        }
    }
}
