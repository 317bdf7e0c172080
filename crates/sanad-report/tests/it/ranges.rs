//! Key figures as ranges first, in both languages.

use sanad_i18n::Locale;
use sanad_model::Lang;
use sanad_outcomes::appraise::indicators::Why;
use sanad_outcomes::money::risk::Band;
use sanad_report::ranges::{Of, said};

fn told(lang: Lang, of: Of<'_>, likely: &Result<f64, Why>, band: Option<Band>) -> String {
    said(Locale::of(lang), of, likely, band.as_ref()).replace(['\u{2068}', '\u{2069}'], "")
}

fn band(low: f64, high: f64, without: usize) -> Band {
    Band { low, high, trials: 400, without }
}

#[test]
fn a_range_comes_first_and_what_is_likely_beside_it() {
    let of = |likely: f64, band| told(Lang::En, Of::Rate, &Ok(likely), band);
    assert_eq!(of(0.12, Some(band(0.08, 0.154, 0))), "8–15.4 % (12 % likely)");
    assert_eq!(of(0.12, Some(band(-0.08, 0.154, 0))), "−8 to 15.4 % (12 % likely)");
    // What nobody doubts, and what reads alike, is one number.
    assert_eq!(of(0.12, None), "12 %");
    assert_eq!(of(0.12, Some(band(0.12, 0.12, 0))), "12 %");
    let usd = "USD".parse().expect("a currency");
    let money = told(Lang::En, Of::Money(usd), &Ok(2.4e6), Some(band(1.2e6, 3.4e6, 0)));
    assert!(money.starts_with("1.2–3.4 million") && money.contains("(2.4 million"), "{money}");
    let back = told(Lang::En, Of::Payback, &Ok(54.0), Some(band(36.0, 72.0, 0)));
    assert_eq!(back, "3–6 years (4.5 years likely)");
}

#[test]
fn trials_without_a_number_are_counted_and_never_nought() {
    let some = told(Lang::En, Of::Rate, &Ok(0.12), Some(band(0.08, 0.154, 48)));
    assert_eq!(some, "8–15.4 % (12 % likely); no such rate in 12 % of the trials");
    let never = told(Lang::En, Of::Payback, &Err(Why::NeverPaidBack), Some(band(120.0, 132.0, 300)));
    assert!(
        never.starts_with("cannot be computed: ") && never.ends_with("in 25 % of the trials 10–11 years"),
        "{never}"
    );
    let none = told(Lang::En, Of::Rate, &Err(Why::NoSignChange), Some(band(f64::NAN, f64::NAN, 400)));
    assert!(none.starts_with("cannot be computed: ") && !none.contains("trials"), "{none}");
    let only = told(Lang::En, Of::Rate, &Ok(0.01), Some(band(f64::NAN, f64::NAN, 400)));
    assert_eq!(only, "1 %; no such rate in 100 % of the trials");
    let arabic = told(Lang::Ar, Of::Rate, &Ok(0.12), Some(band(0.08, 0.154, 48)));
    assert!(arabic.contains("والمرجح") && arabic.contains("من التجارب") && !arabic.contains('⟦'), "{arabic}");
}
