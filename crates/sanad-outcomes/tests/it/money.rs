//! What a project is worth, its band and on what it rests: against sums by hand.

use sanad_appraise::file::Project;
use sanad_appraise::{Status, validate};
use sanad_outcomes::money::{Change, Shares, Worth, what_if, worth};

/// 1000 paid in the first year, so much sold in each of two years.
fn project(rate: &str, price: &str, status: &str) -> Worth {
    let text = format!(
        r#"{{
        "title": "Test", "currency": "USD", "status": "{status}", "source": "S",
        "time": {{ "start": "2027", "construction": [12], "years": 2 }},
        "discount": {{ "rate": {rate} }},
        "investment": [{{ "code": "a", "group": "machinery", "residual": 0, "amounts": {{ "2027": 1000 }} }}],
        "product": [{{ "code": "output", "capacity": 10, "utilisation": 1, "price": {price} }}],
        "equity": [{{ "partner": "host", "amounts": {{ "2027": 1000 }} }}]
    }}"#
    );
    let project: Project = serde_json::from_str(&text).unwrap();
    worth(validate(project).unwrap(), 0).unwrap()
}

#[test]
fn the_value_stands_at_the_begin_of_the_plan() {
    // Flows stand at the ends of years: −1000, and 1000 in each of two years.
    let own = project("0.1", "100", "assumed");
    let residual = own.residual;
    let by_hand = -1000.0 / 1.1 + 1000.0 / 1.21 + (1000.0 + residual) / 1.331;
    assert!((own.npv.likely - by_hand).abs() < 1e-6, "{} {by_hand}", own.npv.likely);
    // A year ahead of it, all is worth less by one year's discount.
    let later = worth(own.valid.clone(), 12).unwrap();
    assert!((later.npv.likely - by_hand / 1.1).abs() < 1e-6, "{}", later.npv.likely);
    assert_eq!(later.irr, own.irr, "the rate of return does not ask when");
    let sum: f64 = own.flows.iter().sum::<f64>() + own.residual;
    assert!((sum - (1000.0 + residual)).abs() < 1e-6, "{sum}");
}

#[test]
fn the_band_is_the_root_of_the_sum_of_squares() {
    let price = r#"{ "likely": 100, "low": 80, "high": 130 }"#;
    let alone = project("0.1", price, "assumed");
    let at = |price: &str| project("0.1", price, "assumed").npv.likely;
    assert!((alone.npv.low - at("80")).abs() < 1e-6, "one figure: the band is its own move");
    assert!((alone.npv.high - at("130")).abs() < 1e-6);
    let rate = r#"{ "likely": 0.1, "low": 0.05, "high": 0.2 }"#;
    let both = project(rate, price, "assumed");
    let down = alone.npv.likely - at("80");
    let rate_down = alone.npv.likely - project("0.2", "100", "assumed").npv.likely;
    let low = alone.npv.likely - (down * down + rate_down * rate_down).sqrt();
    assert!((both.npv.low - low).abs() < 1e-6, "{} {low}", both.npv.low);
    assert_eq!(both.moves[0].path, "product.output.price", "what moves it most comes first");
    assert!(both.moves.windows(2).all(|pair| pair[0].width() >= pair[1].width()));
}

#[test]
fn shares_are_of_pulls_and_add_up_to_one() {
    let shares = Shares::of([(Status::Reported, -30.0), (Status::Assumed, 70.0)].into_iter());
    assert!((shares.reported - 0.3).abs() < 1e-12 && (shares.assumed - 0.7).abs() < 1e-12);
    let none = Shares::of(std::iter::empty());
    assert!(none.all().iter().all(|(_, share)| *share == 0.0), "nothing rests on nothing");
    let price = r#"{ "likely": 100, "status": "reported" }"#;
    let own = project("0.1", price, "assumed").shares;
    let all: f64 = own.all().iter().map(|(_, share)| share).sum();
    assert!((all - 1.0).abs() < 1e-12 && own.reported > 0.0 && own.assumed > own.surveyed, "{own:?}");
}

#[test]
fn a_project_that_never_sells_is_not_paid_back_and_says_why() {
    let own = project("0.1", "0", "assumed");
    assert!(own.irr.is_err() && own.payback.is_err());
    assert!(own.npv.likely < 0.0);
}

/// What is lent for an investment is paid back as much as it is lent, whatever the profile says.
#[test]
fn twice_the_investment_is_paid_back_twice() {
    let text = |n: u32| {
        format!(
            r#"{{
            "title": "Test", "currency": "USD", "time": {{ "start": "2027", "construction": [12], "years": 2 }},
            "discount": {{ "rate": 0.1 }},
            "investment": [{{ "code": "a", "group": "machinery", "amounts": {{ "2027": {n} }} }}],
            "product": [{{ "code": "output", "capacity": 10, "utilisation": 1, "price": 100 }}],
            "finance": [{{ "code": "l", "rate": 0.1, "draws": {{ "2027": {n} }}, "repay": {{ "kind": "profile",
                "amounts": {{ "2028-12-31": {n} }} }} }}],
            "tax": [{{ "code": "t", "rate": 0.2, "losses": "refunded" }}]
        }}"#
        )
    };
    let valid = |n: u32| validate(serde_json::from_str::<Project>(&text(n)).unwrap()).unwrap();
    let twice = Change { investment: 2.0, ..Change::default() };
    let (moved, written) =
        (what_if(&valid(500), 0, &twice).unwrap(), what_if(&valid(1000), 0, &Change::default()).unwrap());
    // The tax goes by interest, and so by what is owed when.
    assert!((moved.npv - written.npv).abs() < 1e-9, "{} {}", moved.npv, written.npv);
}

/// Sold as written, made by half: what is not made is not sold either, and nothing is computed.
#[test]
fn what_is_never_made_cannot_be_sold() {
    let text = r#"{
        "title": "Test", "currency": "USD", "time": { "start": "2027", "construction": [12], "years": 2 },
        "discount": { "rate": 0.1 },
        "product": [{ "code": "output", "capacity": 10, "utilisation": 1, "sales": 8, "price": 100 }]
    }"#;
    let valid = validate(serde_json::from_str::<Project>(text).unwrap()).unwrap();
    let used = |used: f64| what_if(&valid, 0, &Change { used, ..Change::default() });
    assert!(used(0.8).is_some());
    assert_eq!(used(0.5), None);
}
