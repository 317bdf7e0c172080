//! A study in words: every line, statement, indicator and reason has its words in both languages.

use crate::names::project;
use sanad_i18n::Locale;
use sanad_model::Lang;
use sanad_outcomes::appraise::indicators::Why;
use sanad_outcomes::appraise::indicators::indicators;
use sanad_outcomes::appraise::{Exact, Line, Statements, calculate, tables::TABLES};
use sanad_outcomes::money::risk::{Band, Own, Ranges};
use sanad_report::study;

#[test]
fn everything_has_words() {
    for lang in [Lang::Ar, Lang::En] {
        let l = Locale::of(lang);
        for line in Line::ALL {
            assert!(l.has(&format!("study-line-{}", line.code())), "{lang} {}", line.code());
        }
        for table in TABLES {
            assert!(l.has(&format!("study-table-{}", table.code)), "{lang} {}", table.code);
        }
        for why in Why::EXAMPLES {
            let said = study::why(l, why);
            assert!(!said.contains("study-why"), "{lang} {}: {said}", why.code());
        }
    }
}

#[test]
fn several_rates_are_all_told() {
    let l = Locale::of(Lang::En);
    let said = study::why(l, &Why::Several(vec![0.1, 0.25]));
    assert!(said.contains("10") && said.contains("25"), "{said}");
}

/// In millions: paid in 2027, 0.02 × 100 and less in each of four years after it.
const SMALL: &str = r#"
title = "Small"
currency = "LYD"
unit = 1000000
time = { start = "2027-01", construction = [12], years = 4 }
discount = { rate = 0.1 }
product = [{ code = "x", capacity = 100, utilisation = 1, price = { likely = 2.1, low = 1.9, high = 9 } }]
cost = [{ code = "v", kind = "raw-material", per_unit = 1, product = "x" }]
investment = [{ code = "m", group = "machinery", amounts = { "2027-01" = { likely = 170, low = 160, high = 260 } }, residual = 0 }]
"#;

/// An indicator of that project in words.
fn told(lang: Lang, code: &str, ranges: &Ranges) -> String {
    let valid = project(SMALL);
    let case = valid.case.likely();
    let statements: Statements<Exact> = calculate(&case);
    let all = study::indicators(Locale::of(lang), &valid, &indicators(&case, &statements), ranges);
    let own = all.into_iter().find(|own| own.code == code).expect("it is told");
    own.value.replace(['\u{2068}', '\u{2069}'], "")
}

#[test]
fn a_time_is_said_alike_in_its_range_and_as_is_likely() {
    // 170 ÷ 110 a year after one year of building: 2.545 years.
    let band = |low, high| Band { low, high, trials: 400, without: 0 };
    let ranges = Ranges { payback: Some(band(24.0, 48.0)), ..Ranges::default() };
    assert_eq!(told(Lang::En, "payback", &ranges), "2–4 years (2.5 years likely)");
    let same = Ranges { payback: Some(band(30.2, 30.4)), ..Ranges::default() };
    assert_eq!(told(Lang::En, "payback", &same), "2.5 years");
    let arabic = told(Lang::Ar, "payback", &ranges);
    assert!(arabic.contains("2–4 سنوات") && !arabic.contains("بعد"), "{arabic}");
}

#[test]
fn a_likely_amount_is_rounded_as_its_range_is() {
    let band = |low, high| Band { low, high, trials: 400, without: 0 };
    // −170 + 110 × (1.1⁻¹ + 1.1⁻² + 1.1⁻³ + 1.1⁻⁴) = 178.685: as whole as its range.
    let ranges = |low, high| Ranges { npv: Some(band(low, high)), ..Ranges::default() };
    assert_eq!(
        told(Lang::En, "npv", &ranges(98.76, 1234.6)),
        "99–1,235 million LYD (179 million LYD likely)"
    );
    // Trials that all say what is likely say one number, however small it is.
    let own = told(Lang::En, "npv", &Ranges::default());
    assert_eq!(own, "179 million LYD");
    let exact = 110.0 * (1.0 / 1.1 + 1.0 / 1.21 + 1.0 / 1.331 + 1.0 / 1.4641) - 170.0;
    assert_eq!(told(Lang::En, "npv", &ranges(exact, exact)), own);
    // Its own trials: what is likely lies between.
    let valid = project(SMALL);
    let trials = Own::alone(&valid, 0.0, None);
    let npv = trials.npv.expect("a range");
    assert!(npv.low < exact && exact < npv.high, "{npv:?}");
}
