//! Dates with precision.

use proptest::prelude::*;
use sanad_model::{Date, When};

fn when(text: &str) -> When {
    text.parse().unwrap()
}

#[test]
fn says_the_first_and_last_day_it_can_mean() {
    let cases = [
        ("2021-12-06", Some("2021-12-06"), Some("2021-12-06")),
        ("2020-02", Some("2020-02-01"), Some("2020-02-29")),
        ("2021", Some("2021-01-01"), Some("2021-12-31")),
        ("~2014", Some("2014-01-01"), Some("2014-12-31")),
        ("<2023-11", None, Some("2023-10-31")),
        (">2022-10", Some("2022-11-01"), None),
        ("2011..2012", Some("2011-01-01"), Some("2012-12-31")),
        ("?", None, None),
    ];
    for (text, first, last) in cases {
        let day = |d: Option<Date>| d.map(|d| d.to_string());
        assert_eq!(day(when(text).earliest()).as_deref(), first, "{text}");
        assert_eq!(day(when(text).latest()).as_deref(), last, "{text}");
        assert_eq!(when(text).to_string(), text);
    }
}

#[test]
fn refuses_what_is_not_a_date() {
    for text in [
        "",
        "2021-13",
        "2021-02-30",
        "06/12/2021",
        "21-12-06",
        "2021-1",
        "2012..2011",
        "~",
        "yesterday",
        "2021-12-06-01",
    ] {
        assert!(text.parse::<When>().is_err(), "{text}");
    }
}

proptest! {
    #[test]
    fn never_panics(text in "\\PC{0,20}") {
        let _ = text.parse::<When>();
    }

    #[test]
    fn reads_what_it_writes(y in 1900i16..2100, m in 1i8..=12, d in 1i8..=28) {
        let text = format!("{y:04}-{m:02}-{d:02}");
        prop_assert_eq!(when(&text).to_string(), text);
    }
}
