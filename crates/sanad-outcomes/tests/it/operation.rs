//! A measure of the plan as a project that is appraised.

use crate::support::{ask, programme, with};
use crate::works::{MONEY, TODAY, able, measure};
use sanad_outcomes::appraise::indicators::indicators;
use sanad_outcomes::appraise::{Exact, Line, Number, Statements, calculate, validate};
use sanad_outcomes::money::{Terms, project};

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
