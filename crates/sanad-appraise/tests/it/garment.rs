//! The garment factory of UNIDO's manual (1991, annex I), against every line that it prints.

use sanad_appraise::file::Project;
use sanad_appraise::indicators::{Why, indicators};
use sanad_appraise::{Case, Exact, Line, Number, Statements, calculate, validate};
use std::path::Path;

fn case<N: Number>() -> Case<N> {
    let text = include_str!("../../../../docs/appraisal/garment.toml");
    let project: Project = toml::from_str(text).expect("the file");
    let valid = validate(project).unwrap_or_else(|faults| panic!("{faults:#?}"));
    valid.case.likely()
}

fn statements<N: Number>() -> Statements<N> {
    calculate(&case())
}

/// What a printed line is made of; nothing for what the manual alone has.
fn line(printed: &str, s: &Statements<Exact>, p: usize) -> Option<f64> {
    let get = |line| s.sheet.get(line, p).float();
    let stock = |i: usize, days: f64| s.costs[i][p].float() * days / 360.0;
    Some(match printed {
        "fixed_investment" => get(Line::FixedInvestment),
        "pre_production_net_of_interest" => get(Line::PreProduction),
        "interest_of_construction" => get(Line::ConstructionFinance),
        "sales" => get(Line::Sales),
        "variable_costs" => get(Line::VariableCosts),
        "fixed_costs_incl_depreciation" => get(Line::FixedCosts) + get(Line::Depreciation),
        "depreciation" => get(Line::Depreciation),
        "costs_of_finance" => get(Line::FinanceCosts),
        "gross_profit" => get(Line::GrossProfit),
        "income_tax" => get(Line::IncomeTax),
        "net_profit" => get(Line::NetProfit),
        "dividends" => get(Line::Dividends),
        "loan_repayments" => get(Line::Principal),
        "debt_outstanding_incl_overdraft" => get(Line::Debt),
        "book_value_fixed_assets" => get(Line::BookValue),
        "wc_raw_material_A" => stock(0, 90.0),
        "wc_raw_material_B" => stock(1, 30.0),
        "wc_factory_supplies" => stock(2, 30.0),
        "wc_spare_parts" => stock(3, 180.0),
        "wc_work_in_progress" => get(Line::WorkInProgress),
        "wc_finished_products" => get(Line::FinishedGoods),
        "wc_receivables" => get(Line::Receivables),
        "wc_cash_in_hand" => get(Line::CashInHand),
        "wc_unexplained_raw_material_remainder" => get(Line::OtherStock),
        "wc_payables" => get(Line::Payables),
        "net_working_capital" => get(Line::WorkingCapital),
        "net_cash_flow_total_capital" => get(Line::FlowTotal),
        "net_cash_return_equity" => get(Line::FlowEquity),
        _ => return None,
    })
}

#[test]
#[expect(clippy::print_stdout, reason = "says how many shared cases ran")]
fn every_printed_line_within_one() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../../shared/cases/finance/01_unido_annex1_printed.csv");
    let Ok(text) = std::fs::read_to_string(path) else { return };
    let s = statements::<Exact>();
    let mut cells = 0;
    for row in text.lines().skip(1) {
        let mut row = row.split(',');
        let name = row.next().expect("a name");
        for (p, printed) in row.skip(1).enumerate() {
            let Ok(printed) = printed.parse::<f64>() else { continue };
            let ours = line(name, &s, p).unwrap_or_else(|| panic!("no line {name}"));
            assert!((ours - printed).abs() <= 1.0, "{name} in {}: {ours}, printed {printed}", 1991 + p);
            cells += 1;
        }
    }
    assert!(cells > 300, "{cells}");
    println!("shared cases: {cells}");
}

#[test]
fn the_balance_is_exact() {
    let s = statements::<Exact>();
    for p in 0..s.sheet.periods() {
        assert_eq!(s.sheet.get(Line::Assets, p), s.sheet.get(Line::Liabilities, p), "period {p}");
    }
}

#[test]
fn both_numbers_agree() {
    let (exact, float) = (statements::<Exact>(), statements::<f64>());
    for line in Line::ALL {
        for p in 0..=exact.sheet.periods() {
            let (a, b) = (exact.sheet.get(*line, p).float(), float.sheet.get(*line, p));
            assert!((a - b).abs() <= 1e-9 * a.abs().max(1.0), "{line:?} {p}: {a} {b}");
        }
    }
}

#[test]
fn every_sum_of_a_statement_is_that_sum() {
    use sanad_appraise::tables::{Row, TABLES};
    let s = statements::<Exact>();
    let mut sums = 0;
    for row in TABLES.iter().flat_map(|t| t.rows) {
        for p in 0..s.sheet.periods() {
            let sum = match row {
                Row::Given(_) => continue,
                Row::Sum(_, parts) => parts.iter().fold(Exact::ZERO, |sum, (sign, line)| {
                    let value = s.sheet.get(*line, p);
                    if *sign < 0 { sum - value } else { sum + value }
                }),
                Row::Running(line, step) => {
                    let before = if p > 0 { s.sheet.get(*line, p - 1) } else { Exact::ZERO };
                    before + s.sheet.get(*step, p)
                }
            };
            assert_eq!(sum, s.sheet.get(row.line(), p), "{row:?} in period {p}");
            sums += 1;
        }
    }
    assert_eq!(sums, 13 * 17);
}

/// The manual prints 3,856 and 18.8 % of all capital, 4,164 and 23.4 % of equity.
#[test]
fn printed_indicators() {
    let i = indicators(&case::<Exact>(), &statements());
    for (worth, npv, irr) in [(&i.total, 3856.0, 0.188), (&i.equity, 4164.0, 0.234)] {
        let ours = worth.npv.clone().expect("a value").float();
        assert!((ours - npv).abs() <= 1.0, "{ours}");
        let ours = worth.irr().expect("one rate");
        assert!((ours - irr).abs() <= 0.0005, "{ours}");
        let (normal, dynamic) =
            (worth.payback.clone().expect("a time"), worth.dynamic_payback.clone().expect("a time"));
        assert!(normal.months < dynamic.months && dynamic.months < Exact::whole(17 * 12));
    }
    assert_eq!(i.increment.npv, i.total.npv);
    assert_eq!(i.partners.len(), 2);
    // Nothing is owed before the first draw and after the last payment.
    assert_eq!(i.debt.cover[0], Err(Why::NoDebtService));
    assert_eq!(i.debt.life[0], Err(Why::NoDebt));
    assert!(i.debt.cover[16].is_err() && i.debt.least.clone().expect("a ratio").float() > 1.0);
    // At break-even with finance nothing is earned: profit moves in proportion to the margin.
    let s = statements::<Exact>();
    for (b, p) in i.break_even.iter().zip(2..) {
        let b = b.as_ref().expect("sales");
        let (sales, profit) = (s.sheet.get(Line::Sales, p), s.sheet.get(Line::GrossProfit, p));
        let earned = (sales - b.value) * b.margin;
        assert!((earned - profit).float().abs() < 1e-6, "{p}: {earned:?} {profit:?}");
    }
}

/// Both numbers give the same indicators.
#[test]
fn indicators_agree() {
    let exact = indicators(&case::<Exact>(), &statements());
    let float = indicators(&case::<f64>(), &statements());
    for (a, b) in [
        (exact.total.npv, float.total.npv),
        (exact.npv_ratio, float.npv_ratio),
        (exact.benefit_cost, float.benefit_cost),
        (exact.wacc, float.wacc),
        (exact.debt.mean, float.debt.mean),
        (exact.debt_after_tax.least, float.debt_after_tax.least),
    ] {
        let (a, b) = (a.expect("a number").float(), b.expect("a number"));
        assert!((a - b).abs() <= 1e-9 * a.abs(), "{a} {b}");
    }
}

/// What the year's cash carries, as its surplus before debt service and dividends has it: in 1993 the bank and the
/// overdraft pay 600 of what stocks and customers bind, and 10 are short; in 1998 the machines that are replaced are
/// paid out of cash, and 48 are short.
#[test]
fn cover_is_that_of_the_surplus() {
    let case = case::<Exact>();
    let s = calculate(&case);
    let i = indicators(&case, &s);
    let get = |line, p| s.sheet.get(line, p).float();
    for p in 2..9 {
        let service = get(Line::Principal, p) + get(Line::FinancePaid, p);
        let surplus = get(Line::CashSurplus, p) + get(Line::Dividends, p);
        let cover = i.debt_after_tax.cover[p].clone().expect("a ratio").float();
        assert!((cover - (surplus + service) / service).abs() < 1e-12, "{p}: {cover}");
    }
    let least = i.debt_after_tax.least.expect("a ratio").float();
    assert!((least - 1208.0 / 1256.0).abs() < 1e-3, "{least}");
}
