//! Loans, sculpted debt and break-even on small projects, each worked by hand.

use crate::sam::run;
use sanad_appraise::file::Project;
use sanad_appraise::indicators::Why;
use sanad_appraise::{Case, Exact, Fault, Line, Number, Wrong, calculate, validate};

/// A plant that sells 200 a year from 2028 on, built in 2027 unless said.
fn plant(rest: &str) -> Project {
    built("2027-01", "[12]", rest)
}

fn built(start: &str, construction: &str, rest: &str) -> Project {
    let text = format!(
        "title = \"Plant\"\ncurrency = \"LYD\"\n[time]\nstart = \"{start}\"\nconstruction = {construction}\nyears = 5\n\
         [discount]\nrate = 0.1\n\
         [[product]]\ncode = \"x\"\ncapacity = 100\nutilisation = {{ \"2028\" = 1 }}\nprice = 2\n{rest}"
    );
    toml::from_str(&text).unwrap_or_else(|wrong| panic!("{wrong}\n{text}"))
}

fn near(ours: f64, worked: f64) {
    assert!((ours - worked).abs() < 1e-6, "{ours}, {worked}");
}

fn faults(project: Project) -> Vec<Fault> {
    validate(project).expect_err("it is wrong")
}

/// Where each fault is, and its value.
fn places(project: Project) -> Vec<(String, String)> {
    faults(project).into_iter().map(|own| (own.at, own.value)).collect()
}

#[test]
fn the_last_interest_and_fees_are_paid_with_the_last_repayment() {
    // 100 at 12 % from July 2027 to the end of 2032: five and a half years, 66. Interest is due in July.
    let (s, _) = run::<Exact>(built(
        "2027-07",
        "[6]",
        "[[finance]]\ncode = \"l\"\nrate = 0.12\ndraws = { \"2027-07\" = 100 }\n\
         repay = { kind = \"profile\", amounts = { \"2032-12-31\" = 100 } }\n",
    ));
    let interest: Vec<f64> = s.finance[0].interest.iter().map(|n| n.float()).collect();
    // That of 2028 is due in July 2028; 2032 has that of July and the half year to its end.
    assert_eq!(interest, [0.0, 12.0, 12.0, 12.0, 12.0, 18.0]);
    // A guarantee of 12 % a year on 100, 80, 60, 40, 20 in five years, which is said to be charged at the end of March:
    // 3 + 11.4 + 9 + 6.6 + 4.2 = 34.2; the 1.8 of the last nine months are due in March 2033, after the last period.
    let (s, _) = run::<Exact>(built(
        "2027-07",
        "[6]",
        "[[finance]]\ncode = \"l\"\nrate = 0\nguarantee_fee = 0.12\ndraws = { \"2027-12-31\" = 100 }\n\
         interest_first = \"2028-03-31\"\ninterest_every = 12\n\
         repay = { kind = \"constant\", first = \"2028-12-31\", every = 12, count = 5 }\n",
    ));
    near(s.finance[0].fees.iter().map(|n| n.float()).sum(), 34.2);
}

const SENIOR: &str = "[[finance]]\ncode = \"senior\"\nrate = 0.05\ndraws = { \"2027-12-31\" = 300 }\n\
                      repay = { kind = \"annuity\", first = \"2028-12-31\", every = 12, count = 5 }\n";

fn sculpted(code: &str, cover: &str, more: &str) -> String {
    format!(
        "[[finance]]\ncode = \"{code}\"\nrate = 0.07\n{more}\
         repay = {{ kind = \"sculpted\", cover = {cover}, first = \"2028\", count = 5 }}\n"
    )
}

#[test]
fn sculpted_debt_is_paid_from_what_other_debt_leaves() {
    // The annuity of 300 at 5 % over five years: 300 × 0.05 ÷ (1 − 1.05^−5) = 69.292439. Left of 200 ÷ 1.4 = 142.857143
    // are 73.564703 a year; × (1 − 1.07^−5) ÷ 0.07 = 4.100197 it is 301.629808.
    for text in
        [format!("{SENIOR}{}", sculpted("sc", "1.4", "")), format!("{}{SENIOR}", sculpted("sc", "1.4", ""))]
    {
        let (s, i) = run::<Exact>(plant(&text));
        let own = usize::from(text.starts_with(SENIOR));
        near(s.finance[own].draws[0].float(), 301.629_808);
        near(s.finance[1 - own].draws[0].float(), 300.0);
        for p in 1..=5 {
            near(i.debt.cover[p].clone().expect("a ratio").float(), 1.4);
        }
    }
    // Two of them, in their order: the first gets 142.857143 a year, the second 200 ÷ 1.25 − 142.857143 = 17.142857:
    // × 4.100197 they are 585.742491 and 70.289099. Both together are covered 1.25 times.
    let (s, i) = run::<Exact>(plant(&(sculpted("first", "1.4", "") + &sculpted("second", "1.25", ""))));
    near(s.finance[0].draws[0].float(), 585.742_491);
    near(s.finance[1].draws[0].float(), 70.289_099);
    near(i.debt.least.expect("a ratio").float(), 1.25);
}

#[test]
fn sculpted_debt_has_the_days_and_the_guarantee_that_it_says() {
    // Actual days over 360: 366 in 2028 and 2032, else 365; with a guarantee of 1 % a year on what is owed. The debt
    // is what 142.857143 a year comes to, backwards by 1 + 0.08 × days ÷ 360.
    let (s, i) = run::<Exact>(plant(&sculpted("sc", "1.4", "days = \"act/360\"\nguarantee_fee = 0.01\n")));
    let service = 200.0 / 1.4;
    let debt = [366.0, 365.0, 365.0, 365.0, 366.0]
        .iter()
        .rev()
        .fold(0.0, |owed: f64, days| (owed + service) / (1.0 + 0.08 * days / 360.0));
    near(s.finance[0].draws[0].float(), debt);
    near(s.finance[0].interest[1].float(), debt * 0.07 * 366.0 / 360.0);
    near(s.finance[0].fees[1].float(), debt * 0.01 * 366.0 / 360.0);
    near(i.debt.least.expect("a ratio").float(), 1.4);
}

#[test]
fn sculpted_debt_never_grows_again() {
    // 2028 brings nothing and costs 20. Four years of (200 − 20) ÷ 1.4 = 128.571429 from 2029 on: × 3.387211 = 435.498590.
    // In 2028 no principal, and the interest of 7 %, 30.484901, of which cash covers −20 ÷ 30.484901 = −0.656.
    let text =
        "[[cost]]\ncode = \"f\"\nkind = \"labour\"\nfixed = 20\n".to_owned() + &sculpted("sc", "1.4", "");
    let mut project = plant(&text);
    project.product[0].utilisation = sanad_appraise::file::Series::Steps(
        [("2029".to_owned(), rust_decimal::Decimal::ONE.into())].into_iter().collect(),
    );
    let (s, i) = run::<Exact>(project);
    near(s.finance[0].draws[0].float(), 435.498_590);
    assert_eq!(s.finance[0].principal[1], Exact::ZERO);
    near(s.finance[0].interest[1].float(), 30.484_901);
    near(i.debt.cover[1].clone().expect("a ratio").float(), -20.0 / 30.484_901);
    for p in 2..=5 {
        near(i.debt.cover[p].clone().expect("a ratio").float(), 1.4);
        assert!(s.finance[0].principal[p] > Exact::ZERO);
    }
}

#[test]
fn what_a_contract_has_no_place_for_is_a_fault() {
    let more = "commitment_fee = 0.02\ncapitalised = 1\ncapitalised_until = \"2030-12-31\"\ninterest_every = 3\n\
                interest_first = \"2028-06-30\"\n";
    let at = |code: &str, key: &str, value: &str| (format!("finance.{code}.{key}"), value.to_owned());
    assert_eq!(
        places(plant(&sculpted("sc", "1.4", more))),
        [
            at("sc", "interest_every", "3"),
            at("sc", "interest_first", "2028-06-30"),
            at("sc", "capitalised", "1"),
            at("sc", "capitalised_until", "2030-12-31"),
            at("sc", "commitment_fee", "0.02"),
        ]
    );
    let murabaha =
        SENIOR.replace("rate = 0.05", "rate = { \"2027\" = 0.07, \"2029\" = 0.5 }\ncontract = \"murabaha\"");
    assert_eq!(
        places(plant(&(murabaha + "days = \"act/360\"\nguarantee_fee = 0.02\n"))),
        [
            at("senior", "rate.2029", "0.5"),
            at("senior", "guarantee_fee", "0.02"),
            at("senior", "days", "act/360"),
        ]
    );
    let sculpted = sculpted("mu", "1.3", "contract = \"murabaha\"\n");
    assert_eq!(
        faults(plant(&sculpted)),
        [Fault {
            at: "finance.mu.repay".to_owned(),
            value: "sculpted".to_owned(),
            wrong: Wrong::Together("a murabaha cannot be sculpted"),
        }]
    );
}

#[test]
fn nothing_is_paid_back_before_it_is_drawn() {
    let found = faults(plant(
        "[[finance]]\ncode = \"l\"\nrate = 0.12\ndraws = { \"2030-07\" = 100 }\n\
         repay = { kind = \"profile\", amounts = { \"2028-06-30\" = 100 } }\n\
         [[finance]]\ncode = \"mu\"\ncontract = \"murabaha\"\nrate = 0.12\ndraws = { \"2032-07\" = 100 }\n\
         repay = { kind = \"constant\", first = \"2028-06-30\", every = 12, count = 2 }\n\
         [[finance]]\ncode = \"right\"\nrate = 0.12\ndraws = { \"2028\" = 50, \"2029\" = 50 }\n\
         repay = { kind = \"profile\", amounts = { \"2028-06-30\" = 50, \"2029-06-30\" = 50 } }\n",
    ));
    let early = |code: &str, value: &str| Fault {
        at: format!("finance.{code}.repay"),
        value: value.to_owned(),
        wrong: Wrong::Early("2028".to_owned()),
    };
    assert_eq!(found, [early("l", "100"), early("mu", "50")]);
}

#[test]
fn what_is_needed_before_its_first_date_is_no_nought() {
    let wrong = |rest: &str| {
        faults(plant(rest)).into_iter().map(|own| (own.at, own.value, own.wrong)).collect::<Vec<_>>()
    };
    let yet = |at: &str, value: &str, first: &str| {
        (at.to_owned(), value.to_owned(), Wrong::NotYet(first.to_owned()))
    };
    let euro = "[[exchange]]\ncurrency = \"EUR\"\nrate = { \"2028\" = 5 }\n";
    let machine = "[[investment]]\ncode = \"m\"\ngroup = \"machinery\"\ncurrency = \"EUR\"\n";
    assert_eq!(
        wrong(&format!("{euro}{machine}amounts = {{ \"2027\" = 100 }}\n")),
        [yet("investment.m.currency", "EUR (official), 2027", "2028")]
    );
    // From 2028 on there is one: costs of production, and an investment of that year.
    let cost = "[[cost]]\ncode = \"f\"\nkind = \"supplies\"\ncurrency = \"EUR\"\nfixed = 1\n";
    let (s, _) = run::<Exact>(plant(&format!("{euro}{machine}amounts = {{ \"2028\" = 100 }}\n{cost}")));
    assert_eq!(s.sheet.get(Line::FixedInvestment, 1), Exact::whole(500));
    assert_eq!(s.sheet.get(Line::FixedCosts, 5), Exact::whole(5));
    // A rate of interest, and a price.
    assert_eq!(
        wrong(&SENIOR.replace("rate = 0.05", "rate = { \"2030\" = 0.12 }")),
        [yet("finance.senior.rate", "2027", "2030")]
    );
    let mut project = plant("");
    project.product[0].price = sanad_appraise::file::Series::Steps(
        [("2029".to_owned(), rust_decimal::Decimal::TWO.into())].into_iter().collect(),
    );
    assert_eq!(places(project), [("product.x.price".to_owned(), "2028".to_owned())]);
}

#[test]
fn dates_of_a_path_lie_within_the_periods_one_in_each() {
    let fixed = |path: &str| plant(&format!("[[cost]]\ncode = \"f\"\nkind = \"supplies\"\nfixed = {path}\n"));
    let fault = |at: &str, value: &str| vec![(format!("cost.f.fixed{at}"), value.to_owned())];
    assert_eq!(places(fixed("{ \"2029\" = 1, \"2029-07\" = 2 }")), fault(".2029-07", "2029-07"));
    assert_eq!(places(fixed("{ \"2208\" = 1 }")), fault(".2208", "2208"));
    // Before the project the last one holds, and what comes after it changes nothing.
    let (s, _) = run::<Exact>(fixed("{ \"2019\" = 1, \"2025-03\" = 2, \"2090\" = 7 }"));
    assert_eq!(s.sheet.get(Line::FixedCosts, 1), Exact::whole(2));
    let mut project = plant("");
    project.time.years = 100_000;
    assert_eq!(places(project), [("time.years".to_owned(), "100000".to_owned())]);
}

#[test]
fn break_even_counts_what_is_sold() {
    // Made 100 and 100 at 1 each, sold 50 and 150 at 2: margins of 50 and 150 over fixed costs of 20.
    let mut project = plant(
        "sales = { \"2028\" = 50, \"2029\" = 150, \"2030\" = 100 }\n\
         [[cost]]\ncode = \"v\"\nkind = \"raw-material\"\nper_unit = 1\nproduct = \"x\"\n\
         [[cost]]\ncode = \"f\"\nkind = \"factory-overhead\"\nfixed = 20\n",
    );
    project.time.years = 3;
    let (_, i) = run::<Exact>(project);
    let shares: Vec<f64> = i.break_even.iter().map(|b| b.as_ref().expect("a value").share.float()).collect();
    near(shares[0], 0.4);
    near(shares[1], 20.0 / 150.0);
    near(shares[2], 0.2);
}

#[test]
fn cover_of_the_life_of_loans_is_at_what_they_bear_and_after_the_last_draw() {
    // 100 drawn in January 2027 and 100 in July 2028, at 10 %; 100 repaid at the ends of 2029 and 2030. Cash is 200 a
    // year. At the start of 2029, 200 are owed: 200 ÷ 1.1 + 200 ÷ 1.21 = 347.107438, 1.735537 times; at that of 2030,
    // 181.818182 over 100.
    let (_, i) = run::<Exact>(plant(
        "[[finance]]\ncode = \"l\"\nrate = 0.1\ndraws = { \"2027\" = 100, \"2028-07\" = 100 }\n\
         repay = { kind = \"constant\", first = \"2029-12-31\", every = 12, count = 2 }\n",
    ));
    let life = &i.debt.life;
    assert_eq!(life[0], Err(Why::NoDebt));
    assert_eq!(life[1], Err(Why::StillDrawn));
    near(life[2].clone().expect("a ratio").float(), 1.735_537_19);
    near(life[3].clone().expect("a ratio").float(), 1.818_181_82);
    assert_eq!(life[4], Err(Why::NoDebt));
    // Two that bear 10 % and 4 %, of 100 each, repaid at the end of 2028: 7 % together. 200 ÷ 1.07 over 200.
    let one = |code: &str, rate: &str| {
        format!(
            "[[finance]]\ncode = \"{code}\"\nrate = {rate}\ndraws = {{ \"2027-12-31\" = 100 }}\n\
             repay = {{ kind = \"profile\", amounts = {{ \"2028-12-31\" = 100 }} }}\n"
        )
    };
    let (_, i) = run::<Exact>(plant(&(one("a", "0.1") + &one("b", "0.04"))));
    near(i.debt.life[1].clone().expect("a ratio").float(), 1.0 / 1.07);
}

#[test]
fn rates_of_exchange_and_growth_do_not_move_with_the_project() {
    let text = "[growth]\nwages = { \"2029\" = 0.1 }\n\
                [[exchange]]\ncurrency = \"EUR\"\nrate = { \"2027\" = 4, \"2029\" = 5 }\n\
                [[cost]]\ncode = \"e\"\nkind = \"supplies\"\ncurrency = \"EUR\"\nfixed = 1\n\
                [[cost]]\ncode = \"w\"\nkind = \"labour\"\ngrowth = \"wages\"\nfixed = 100\n\
                [[finance]]\ncode = \"l\"\nrate = 0\ndraws = { \"2027-01-30\" = 100 }\n\
                repay = { kind = \"constant\", first = \"2028-12-31\", every = 12, count = 2 }\n";
    let valid = validate(plant(text)).expect("no faults");
    let mut case: Case<f64> = valid.case.likely();
    let costs = |case: &Case<f64>, cost: usize| calculate(case).costs[cost][1..].to_vec();
    assert_eq!(costs(&case, 0), [4.0, 5.0, 5.0, 5.0, 5.0]);
    near(costs(&case, 1)[1], 110.0);
    // A year later production is from 2029 on: at 5 from its first year; wages of 2028, its first period, grow from 2029.
    case.retime(2028 * 12, &[12]);
    assert_eq!(costs(&case, 0), [5.0; 5]);
    near(costs(&case, 1)[0], 110.0);
    // Thirteen months on, a day that February has not is the last of it.
    let mut case: Case<f64> = valid.case.likely();
    case.retime(2028 * 12 + 1, &[12]);
    let (date, _) = case.finance[0].draws[0];
    assert_eq!((date.month, date.day), (2028 * 12 + 1, 30));
}
