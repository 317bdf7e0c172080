//! What a project is worth, its band and on what it rests: against sums by hand.

use sanad_appraise::file::{Project, Reference};
use sanad_appraise::{Status, validate};
use sanad_outcomes::money::risk::{Own, TRIALS};
use sanad_outcomes::money::{Change, Shares, Worth, what_if, worth};

/// 1000 paid in the first year, so much sold in each of two years.
fn project(rate: &str, price: &str, status: &str) -> Worth {
    let text = format!(
        r#"{{
        "title": "Test", "currency": "USD", "status": "{status}", "source": "S",
        "time": {{ "start": "2027", "construction": [12], "years": 2 }},
        "discount": {{ "rate": {rate}, "reference": "start" }},
        "investment": [{{ "code": "a", "group": "machinery", "residual": 0, "amounts": {{ "2027": 1000 }} }}],
        "product": [{{ "code": "output", "capacity": 10, "utilisation": 1, "price": {price} }}],
        "equity": [{{ "partner": "host", "amounts": {{ "2027": 1000 }} }}]
    }}"#
    );
    let project: Project = serde_json::from_str(&text).unwrap();
    worth(validate(project).unwrap()).unwrap()
}

#[test]
fn the_value_stands_at_the_reference_of_the_project() {
    // Flows stand at the ends of years: −1000, and 1000 in each of two years.
    let own = project("0.1", "100", "assumed");
    let residual = own.residual;
    let by_hand = -1000.0 / 1.1 + 1000.0 / 1.21 + (1000.0 + residual) / 1.331;
    assert!((own.npv - by_hand).abs() < 1e-6, "{} {by_hand}", own.npv);
    // A year before it begins, as where a plan begins then, all is worth less by one year's discount.
    let mut later = own.valid.project.clone();
    later.discount.reference = Reference::Before(12);
    let later = worth(validate(later).unwrap()).unwrap();
    assert!((later.npv - by_hand / 1.1).abs() < 1e-6, "{}", later.npv);
    assert_eq!(later.irr, own.irr, "the rate of return does not ask when");
    let sum: f64 = own.flows.iter().sum::<f64>() + own.residual;
    assert!((sum - (1000.0 + residual)).abs() < 1e-6, "{sum}");
}

#[test]
fn of_one_figure_the_range_is_its_own_and_of_two_it_is_wider_than_either() {
    let price = r#"{ "likely": 100, "low": 80, "high": 130 }"#;
    let alone = project("0.1", price, "assumed");
    let at = |price: &str| project("0.1", price, "assumed");
    let ranges = |own: &Worth| {
        let mut case = own.valid.clone();
        // At the start of the plan, as the worth itself.
        case.case.discount.reference = sanad_appraise::file::Reference::Start;
        Own::alone(&case, 0.0, None)
    };
    // One figure: P10 and P90 of what it moves are where it alone stands at its low and at its high.
    let own = ranges(&alone);
    let near = |found: f64, wanted: f64| (found - wanted).abs() < 0.005 * wanted.abs().max(1.0);
    let npv = own.npv.unwrap();
    assert!(near(npv.low, at("80").npv) && near(npv.high, at("130").npv), "{npv:?}");
    let irr = own.irr.unwrap();
    assert!(near(irr.low, at("80").irr.unwrap()) && near(irr.high, at("130").irr.unwrap()), "{irr:?}");
    let payback = own.payback.unwrap();
    let back = |price: &str| at(price).payback.unwrap();
    assert!(near(payback.low, back("130")) && near(payback.high, back("80")), "{payback:?}");
    assert_eq!((npv.without, irr.without, payback.without), (0, 0, 0));
    let rate = r#"{ "likely": 0.1, "low": 0.05, "high": 0.2 }"#;
    let both = project(rate, price, "assumed");
    let wide = ranges(&both).npv.unwrap();
    let down = alone.npv - at("80").npv;
    let rate_down = alone.npv - project("0.2", "100", "assumed").npv;
    let below = both.npv - wide.low;
    assert!(down.max(rate_down) < below && below < down + rate_down, "{below} of {down} and {rate_down}");
    // Without ranges there is nothing to draw.
    let shut = ranges(&at("100"));
    assert_eq!(shut.npv.map(|band| band.low.to_bits()), shut.npv.map(|band| band.high.to_bits()));
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
fn a_trial_without_a_return_is_counted_and_is_no_nought() {
    // Below the likely price what is sold does not bring back what was paid.
    let own = project("0.1", r#"{ "likely": 50, "low": 10, "high": 130 }"#, "assumed");
    let ranges = Own::alone(&own.valid, 0.0, None);
    let (irr, payback) = (ranges.irr.unwrap(), ranges.payback.unwrap());
    assert_eq!(irr.trials, TRIALS);
    // Paid back from a price of 50 on, which half of the draws reach.
    assert!((payback.share_without() - 0.5).abs() < 0.01, "{payback:?}");
    // Of those the ends are at prices that five of a hundred draws exceed, 140, and that 45 exceed, 60.
    let months = |price: f64| 12.0 + 12.0 * 1000.0 / (10.0 * price);
    assert!((payback.low - months(140.0)).abs() < 0.2, "{payback:?}");
    assert!((payback.high - months(60.0)).abs() < 0.2, "{payback:?}");
    // Below that the rate of return is negative, and is told as such; a price of nought has none.
    assert!(irr.low < 0.0 && irr.high > 0.3 && irr.without == 0, "{irr:?}");
    let none = project("0.1", r#"{ "likely": 1, "low": 0, "high": 2 }"#, "assumed");
    let irr = Own::alone(&none.valid, 0.0, None).irr.unwrap();
    // A tenth of the draws lies at or below the low end, where nothing is sold.
    assert!((irr.share_without() - 0.1).abs() < 0.01, "{irr:?}");
}

#[test]
fn a_project_that_never_sells_is_not_paid_back_and_says_why() {
    let own = project("0.1", "0", "assumed");
    assert!(own.irr.is_err() && own.payback.is_err());
    assert!(own.npv < 0.0);
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
        (what_if(&valid(500), &twice).unwrap(), what_if(&valid(1000), &Change::default()).unwrap());
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
    let used = |used: f64| what_if(&valid, &Change { used, ..Change::default() });
    assert!(used(0.8).is_some());
    assert_eq!(used(0.5), None);
}
