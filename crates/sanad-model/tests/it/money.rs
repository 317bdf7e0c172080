//! Money: digits by currency, no mixed sums.

use sanad_model::{Money, MoneyError};

fn money(text: &str) -> Money {
    text.parse().unwrap()
}

#[test]
fn holds_the_digits_of_its_currency() {
    assert_eq!(money("1.250 LYD").minor, 1250);
    assert_eq!(money("1.25 EGP").minor, 125);
    assert_eq!(money("17 JPY").minor, 17);
    assert_eq!(money("-0.005 LYD").to_string(), "-0.005 LYD");
    assert_eq!(money("1000000 USD").to_string(), "1000000.00 USD");
}

#[test]
fn refuses_too_many_digits_and_no_currency() {
    for text in ["1.2505 LYD", "1.255 EGP", "1.5 JPY", "12", "12 usd", "one USD", " USD"] {
        assert!(text.parse::<Money>().is_err(), "{text}");
    }
}

#[test]
fn adds_one_currency_only() {
    assert_eq!(money("1.000 LYD").checked_add(money("0.500 LYD")).unwrap(), money("1.500 LYD"));
    assert!(matches!(money("1 LYD").checked_add(money("1 EGP")), Err(MoneyError::Mixed(..))));
    assert_eq!(money("92233720368547758.07 USD").checked_add(money("0.01 USD")), Err(MoneyError::Overflow));
}
