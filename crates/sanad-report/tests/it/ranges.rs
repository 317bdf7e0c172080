//! Key figures as ranges first, in both languages.

use sanad_i18n::Locale;
use sanad_model::Lang;
use sanad_outcomes::appraise::indicators::Why;
use sanad_outcomes::money::risk::{Band, Sobol};
use sanad_report::ranges::{Of, said};
use sanad_report::risk::no_shares;

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

#[test]
fn a_share_of_trials_never_promises_more_than_they_say() {
    use sanad_report::risk::Share;
    let of = |share, trials| Share::of(share, Some(trials), 0.1);
    let said = |share: Share| {
        let words = share.said(Locale::of(Lang::En)).replace(['\u{2068}', '\u{2069}'], "");
        words.trim_end_matches(" %").to_owned()
    };
    // None in 2,000: fewer than 3 ÷ 2,000 = 0.15 %, which a tenth holds only at 0.2.
    assert_eq!(said(of(0.0, 2_000)), "below 0.2");
    assert_eq!(said(of(1.0, 2_000)), "above 99.8");
    // Whatever is a tenth stays it.
    assert_eq!((said(of(0.0, 60)), said(of(1.0, 60))), ("below 5".to_owned(), "above 95".to_owned()));
    for trials in [1, 2, 3, 7, 30, 60, 999, 10_000, 100_000, 1_000_000] {
        let three = 300.0 / trials as f64;
        match (of(0.0, trials), of(1.0, trials)) {
            (Share::Below(high), Share::Above(low)) => {
                assert!(high > 0.0 && high <= 100.0 && high > three.min(100.0) - 1e-6, "{trials}: {high}");
                assert!(
                    (0.0..100.0).contains(&low) && low < (100.0 - three).max(0.0) + 1e-6,
                    "{trials}: {low}"
                );
            }
            other => panic!("{trials}: {other:?}"),
        }
    }
    // One of 100,000 is not none, and all but one are not all.
    assert_eq!(
        (said(of(1e-5, 100_000)), said(of(1.0 - 1e-5, 100_000))),
        ("below 0.1".to_owned(), "above 99.9".to_owned())
    );
    assert_eq!((of(0.25, 60), said(of(0.123, 60))), (Share::Of(25.0), "12.3".to_owned()));
    // A chance that is no count may be none or all.
    assert_eq!((Share::of(0.0, None, 1.0), Share::of(1.0, None, 1.0)), (Share::Of(0.0), Share::Of(100.0)));
}

#[test]
fn where_no_sort_has_a_share_of_the_doubt_it_is_said_why() {
    let told = |lang: Lang, rows: usize, failed: usize| {
        let own = Sobol { rows, failed, ..Sobol::default() };
        no_shares(Locale::of(lang), &own).replace(['\u{2068}', '\u{2069}'], "")
    };
    let few = told(Lang::En, 3, 9);
    assert!(few.contains("3 of 12 trials") && few.contains("at least 8"), "{few}");
    let few = told(Lang::Ar, 3, 9);
    assert!(few.contains("12") && few.contains("في 3") && few.contains('8'), "{few}");
    assert!(told(Lang::En, 8, 0).contains("no outcome varies"), "eight rows are enough");
}
