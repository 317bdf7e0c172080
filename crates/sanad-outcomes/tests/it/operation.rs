//! A measure of the plan as a project that is appraised.

use crate::support::{ask, programme, with};
use crate::works::{MONEY, TODAY, able, measure};
use sanad_outcomes::appraise::file::{Figured, Series};
use sanad_outcomes::appraise::indicators::indicators;
use sanad_outcomes::appraise::{Exact, Line, Number, Statements, Status, calculate, validate};
use sanad_outcomes::money::risk::{Own, TRIALS};
use sanad_outcomes::money::{Terms, project, worth};

const RATE: &str = "
indicators: code|topic|name_ar|name_en
appraise-discount-rate|economy|سعر|Rate
claims: record|field|value|low|high|unit|as_of|source|status|basis_en
indicators/appraise-discount-rate|value|10|5|15|%/year|||assumed|usual
";

#[test]
fn a_restart_is_worth_what_its_template_sells_discounted_at_the_rate_of_the_programme() {
    let p = programme(&with(&with(&able(), MONEY), RATE));
    let o = ask(&p, TODAY);
    let terms = Terms::of(&p);
    assert_eq!(terms.discount.likely.to_string(), "0.1");
    assert_eq!(terms.claims.len(), 1);
    let (place, restart) = measure(&o, "R-F1");
    let valid = validate(project(&p, &o.works, &terms, place, 0).unwrap()).unwrap();
    let case = valid.case.likely();
    let s: Statements<Exact> = calculate(&case);
    let (built, all) = (valid.case.axis.construction, valid.case.axis.len());
    assert!(0 < built && built < all);
    let at = |line: Line, period: usize| s.sheet.get(line, period).float();
    for period in 0..all {
        // A site that does not run yet is still guarded, and sells nothing.
        assert_eq!(at(Line::IdleCosts, period) > 0.0, period >= built, "{period}");
        assert_eq!(at(Line::Sales, period) > 0.0, period >= built, "{period}");
    }
    let operation = o.works.library.get(&restart.template).unwrap().operation.as_ref().unwrap();
    let size = restart.size.as_ref().unwrap().amount.likely;
    let sales = size * operation.a_year.likely * operation.price.likely;
    assert!((at(Line::Sales, all - 1) / sales - 1.0).abs() < 1e-6, "{} of {sales}", at(Line::Sales, all - 1));
    let worth = indicators(&case, &s).total.npv.unwrap().float();
    let sum = s.sheet.total(Line::FlowTotal).float();
    assert!(worth < sum, "{worth} is less than {sum}, which no rate discounts");
}

/// A project that sells more in a trial than it has made has no worth in it, and none at that end of the figure.
#[test]
fn what_sells_more_than_there_is_has_no_value() {
    let p = programme(&with(&with(&able(), MONEY), RATE));
    let o = ask(&p, TODAY);
    let (place, _) = measure(&o, "R-F1");
    let mut project = project(&p, &o.works, &Terms::of(&p), place, 0).unwrap();
    let own = &mut project.product[0];
    let capacity: f64 = own.capacity.likely.to_string().parse().unwrap();
    own.capacity = Figured::of(capacity, Some((capacity * 0.5, capacity * 1.5)), Status::Assumed).unwrap();
    own.utilisation = Series::Constant(Figured::of(0.8, None, Status::Assumed).unwrap());
    own.sales = Some(Series::Constant(Figured::of(capacity * 0.8, None, Status::Assumed).unwrap()));
    let valid = validate(project).unwrap();
    let ranges = Own::alone(&valid, 0.0, None);
    for band in [ranges.npv, ranges.equity, ranges.increment, ranges.invested] {
        let band = band.unwrap();
        // Capacity is drawn evenly to either side of the likely one.
        assert!(
            band.trials == TRIALS && band.without > TRIALS / 3 && band.without < 2 * TRIALS / 3,
            "{band:?}"
        );
    }
    let told = worth(valid).unwrap();
    let own = told.moves.iter().find(|own| own.path == "product.output.capacity").unwrap();
    assert!(own.moves.0 == 0.0 && own.moves.1 != 0.0 && own.pull == 0.0, "{own:?}");
}

const TERMS: &str = "
financing: code|measure|kind|party|every
T1|R-F1|equity|b|
T2|R-F1|equity|a1|
T3|R-F1|grant|a|
T4|R-F1|murabaha|b1|12
claims: record|field|value|low|high|unit|as_of|source|status|basis_en
financing/T1|share|30|||%|||assumed|usual
financing/T2|share|10|||%|||assumed|usual
financing/T3|share|20|||%||S1|reported|
financing/T4|share|40|||%|||assumed|usual
financing/T4|charge|25|20|30|%|||assumed|usual
financing/T4|months|60|||months|||assumed|usual
financing/T4|grace|12|||months|||assumed|usual
";

#[test]
fn terms_of_finance_pay_for_a_measure_by_their_shares_and_partners_for_what_is_short() {
    let without = programme(&with(&with(&able(), MONEY), RATE));
    let p = programme(&with(&with(&with(&able(), MONEY), RATE), TERMS));
    let (bare, o) = (ask(&without, TODAY), ask(&p, TODAY));
    let (place, _) = measure(&o, "R-F1");
    let valid = validate(project(&p, &o.works, &Terms::of(&p), place, 0).unwrap()).unwrap();
    let s: Statements<Exact> = calculate(&valid.case.likely());
    let total = |line: Line| s.sheet.total(line).float();
    let paid = total(Line::FixedInvestment) + total(Line::PreProduction);
    let is = |amount: f64, share: f64| (amount / paid - share).abs() < 5e-4;
    assert!(is(total(Line::Equity), 0.4), "{}", total(Line::Equity) / paid);
    assert!(is(total(Line::Grants), 0.2) && is(total(Line::Draws), 0.4));
    assert!((total(Line::Principal) - total(Line::Draws)).abs() < 1.0, "paid back within its years");
    assert!((total(Line::FinancePaid) - 0.25 * total(Line::Draws)).abs() < 1.0, "the markup once");
    for period in 0..valid.case.axis.len() {
        assert!(s.sheet.get(Line::Cash, period).float() >= 0.0, "{period}: what is short is paid in");
        assert_eq!(s.sheet.get(Line::Assets, period), s.sheet.get(Line::Liabilities, period), "{period}");
    }
    // Two partners, three to one, of whatever else is called for.
    let own = o.money.measures[place].as_ref().unwrap();
    let partners: Vec<(&str, f64)> = own.partners.iter().map(|w| (w.code.as_str(), w.share)).collect();
    assert_eq!(partners.len(), 2);
    assert!(partners[0].0 == "a1" && (partners[0].1 - 0.25).abs() < 1e-6, "{partners:?}");
    assert!(partners[1].0 == "b" && (partners[1].1 - 0.75).abs() < 1e-6, "{partners:?}");
    assert_eq!(own.contracts.len(), 1);
    assert!((own.contracts[0].paid / own.contracts[0].drawn - 0.25).abs() < 1e-6);
    // Partners who share everything by one key have the same rate of return, equity's own apart.
    if let (Ok(a), Ok(b)) = (&own.partners[0].irr, &own.partners[1].irr) {
        assert!((a - b).abs() < 1e-6, "{a} {b}");
    }
    // Nothing said: partners in equity, as the library has it.
    let plain = bare.money.measures[place].as_ref().unwrap();
    assert!(plain.contracts.is_empty() && plain.granted.abs() < 1e-9);
    assert!(plain.partners.iter().any(|w| w.code == "b"), "the host by its name");
}

#[test]
fn what_is_not_paid_back_in_the_years_that_are_counted_says_so() {
    let long = TERMS.replace("months|60|", "months|480|");
    let p = programme(&with(&with(&with(&able(), MONEY), RATE), &long));
    let o = ask(&p, TODAY);
    let (place, _) = measure(&o, "R-F1");
    assert_eq!(o.money.measures[place].as_ref().err(), Some(&sanad_outcomes::money::Apart::NotRepaid));
}

#[test]
fn an_amount_is_drawn_as_the_investment_is_paid_and_the_host_pays_the_rest() {
    let terms = "
financing: code|measure|kind|party
T1||ijara|a1
claims: record|field|value|low|high|unit|as_of|source|status|basis_en
financing/T1|amount|1000|||USD|||assumed|usual
financing/T1|charge|6|||%|||assumed|usual
financing/T1|months|36|||months|||assumed|usual
";
    let p = programme(&with(&with(&with(&able(), MONEY), RATE), terms));
    let o = ask(&p, TODAY);
    let (place, _) = measure(&o, "R-F1");
    let own = o.money.measures[place].as_ref().unwrap();
    assert!((own.contracts[0].drawn - 1000.0).abs() < 0.01, "{}", own.contracts[0].drawn);
    assert!(own.contracts[0].paid > 0.0);
    assert_eq!(own.partners.iter().map(|w| w.code.as_str()).collect::<Vec<_>>(), ["b"]);
    let s: Statements<Exact> = calculate(&own.valid.case.likely());
    let paid = s.sheet.total(Line::FixedInvestment) + s.sheet.total(Line::PreProduction);
    let apart = (s.sheet.total(Line::Equity) + s.sheet.total(Line::Draws) - paid).float().abs();
    assert!(apart < 0.05, "what rounding leaves: {apart}");
}
