//! Numbers, dates, plurals and isolation, against values a reader can check.

use sanad_i18n::{Arg, Locale, Part};
use sanad_model::{Date, Lang, Range, When};

fn ar() -> &'static Locale {
    Locale::of(Lang::Ar)
}

fn en() -> &'static Locale {
    Locale::of(Lang::En)
}

#[test]
fn numbers_have_western_digits_and_thousands() {
    for l in [ar(), en()] {
        assert_eq!(l.number(1_234_567.0), "1,234,567");
        assert_eq!(l.number(0.125), "0.125");
        assert_eq!(l.number(1250.55), "1,250.5");
        assert_eq!(l.number(999.0), "999");
        assert_eq!(l.number(-0.000_001), "0");
        assert_eq!(l.number(0.000_35), "0.00035");
    }
    // In Arabic the sign would stand right of its number. No mark with a direction is outside of the isolate: what begins
    // with a number or a per cent takes its direction from the first letter after it.
    assert_eq!((en().number(-3.0), ar().number(-3.0)), ("−3".to_owned(), "\u{2066}−3\u{2069}".to_owned()));
    for key in ["study-percent", "unit---n", "unit---year-n"] {
        let name = if key == "study-percent" { "n" } else { "figure" };
        let said = ar().t1_bare(key, &[(name, Arg::from("12"))]);
        assert!(said.starts_with("\u{2066}12%\u{2069}"), "{said}");
    }
    let range = Range { low: 4.0, likely: 5.0, high: 6.5 };
    assert_eq!(en().quantity(range, "MW"), "4–6.5 MW");
    assert_eq!(en().quantity(Range::exact(850_000.0), "t/y"), "850,000 t/year");
    assert_eq!(ar().quantity(Range::exact(850_000.0), "t/y"), "850,000 طن/سنة");
    assert_eq!(en().quantity(Range::exact(7.0), "quintal/day"), "7 quintal/day");
}

#[test]
fn dates_keep_their_precision() {
    let cases = [
        ("2021-12-06", "6 December 2021", "6 ديسمبر 2021"),
        ("2021-12", "December 2021", "ديسمبر 2021"),
        ("2021", "2021", "2021"),
        ("~2014", "around 2014", "حوالي 2014"),
        ("<2023-11", "before November 2023", "قبل نوفمبر 2023"),
        (">2022-10", "after October 2022", "بعد أكتوبر 2022"),
        ("2011..2012", "2011 to 2012", "من 2011 إلى 2012"),
        ("?", "date unknown", "التاريخ غير معروف"),
    ];
    for (text, english, arabic) in cases {
        let when: When = text.parse().expect("a date of the table");
        assert_eq!(en().when(when), english);
        assert_eq!(ar().when(when), arabic);
    }
}

#[test]
fn spans_of_days_name_each_month_and_year_once() {
    let day = |text: &str| -> Date { text.parse().expect("a date of the table") };
    let cases = [
        ("2026-12-06", Some("2026-12-06"), "6 December 2026", "6 ديسمبر 2026"),
        ("2026-12-06", Some("2026-12-08"), "6 to 8 December 2026", "من 6 إلى 8 ديسمبر 2026"),
        (
            "2026-11-29",
            Some("2026-12-08"),
            "29 November to 8 December 2026",
            "من 29 نوفمبر إلى 8 ديسمبر 2026",
        ),
        (
            "2026-12-30",
            Some("2027-01-03"),
            "30 December 2026 to 3 January 2027",
            "من 30 ديسمبر 2026 إلى 3 يناير 2027",
        ),
        (
            "2026-12-06",
            Some("2027-12-06"),
            "6 December 2026 to 6 December 2027",
            "من 6 ديسمبر 2026 إلى 6 ديسمبر 2027",
        ),
        ("2026-12-06", None, "from 6 December 2026 on", "من 6 ديسمبر 2026 فصاعدًا"),
    ];
    for (low, high, english, arabic) in cases {
        assert_eq!(en().span(day(low), high.map(day)), english);
        assert_eq!(ar().span(day(low), high.map(day)), arabic);
    }
    let short = |low, high: Option<&str>| en().span_short(day(low), high.map(day));
    assert_eq!(short("2026-12-30", Some("2027-01-03")), "30 December to 3 January");
    assert_eq!(short("2026-12-06", Some("2026-12-08")), "6 to 8 December");
    assert_eq!(short("2026-12-06", None), "from 6 December on");
}

#[test]
fn arabic_counts_in_six_ways() {
    let today = Date::constant(2026, 11, 22);
    let on = |year, month, day| {
        ar().days_from(today, Date::constant(year, month, day)).replace(['\u{2068}', '\u{2069}'], "")
    };
    assert_eq!(on(2026, 11, 22), "اليوم");
    assert_eq!(on(2026, 11, 23), "غدًا");
    assert_eq!(on(2026, 11, 24), "بعد يومين");
    assert_eq!(on(2026, 11, 25), "بعد 3 أيام");
    assert_eq!(on(2026, 12, 2), "بعد 10 أيام");
    assert_eq!(on(2026, 12, 3), "بعد 11 يومًا");
    assert_eq!(on(2027, 3, 2), "بعد 100 يوم");
    assert_eq!(on(2026, 11, 20), "قبل يومين");
}

#[test]
fn plain_text_isolates_what_is_put_in() {
    let said = ar().t1("place-column", &[("column", "title_en".into())]);
    assert_eq!(said, "العمود \u{2068}title_en\u{2069}");
}

#[test]
fn parts_come_in_the_order_of_the_language() {
    let args = [("name", Arg::from("x")), ("before", Arg::from("a")), ("after", Arg::from("b"))];
    let parts = en().parts("brief-change-status", &args);
    let order: Vec<usize> = parts
        .iter()
        .filter_map(|p| match p {
            Part::Arg(i) => Some(*i),
            Part::Words(_) => None,
        })
        .collect();
    assert_eq!(order, [0, 1, 2]);
    let many = en().parts("days-ahead", &[("n", Arg::from(14u64))]);
    assert_eq!(many, [Part::Words("in ".into()), Part::Arg(0), Part::Words(" days".into())]);
    let one = en().parts("days-ahead", &[("n", Arg::from(1u64))]);
    assert_eq!(one, [Part::Words("tomorrow".into())]);
}

#[test]
fn none_has_a_sentence_of_its_own_where_the_bundle_has_one() {
    let said = |verified: u64, late: u64| -> String {
        let args = ["agreed", "verified", "late", "nodate", "noowner", "aspects"].map(|name| {
            (
                name,
                Arg::from(match name {
                    "verified" => verified,
                    "late" => late,
                    _ => 3,
                }),
            )
        });
        let parts = en().parts("overview-items", &args).into_iter();
        parts
            .map(|part| match part {
                Part::Words(words) => words,
                Part::Arg(index) => format!("<{index}>"),
            })
            .collect()
    };
    assert!(said(0, 0).contains("none is verified by the other side yet, none is late"), "{}", said(0, 0));
    assert!(said(0, 2).contains("none is verified by the other side yet, <2> are late"), "{}", said(0, 2));
    // A 0 for which there is no such sentence is an argument like any other.
    let zero = en().parts("days-ahead", &[("n", Arg::from(0u64))]);
    assert!(zero.contains(&Part::Arg(0)), "{zero:?}");
}

#[test]
fn a_missing_message_shows_itself() {
    assert_eq!(en().t("no-such-message"), "⟦no-such-message⟧");
    assert!(!en().has("no-such-message"));
    assert_eq!(en().word("sector", "glass_works"), "glass works");
}

#[test]
fn arabic_forms_go_by_the_last_two_digits() {
    let of = |n: f64| ar().t1_bare("plan-days", &[("n", Arg::Number(n))]);
    assert_eq!([3.0, 11.0, 99.0].map(of), ["3 أيام", "11 يومًا", "99 يومًا"]);
    assert_eq!([100.0, 101.0, 331.0, 1_489.0].map(of), ["100 يوم", "101 يوم", "331 يومًا", "1,489 يومًا"]);
    assert_eq!([103.0, 110.0, 3.5].map(of), ["103 أيام", "110 أيام", "3.5 يوم"]);
}
