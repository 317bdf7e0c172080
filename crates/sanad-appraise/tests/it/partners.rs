//! What partners pay in when cash is short, and what they are paid: worked by hand.

use sanad_appraise::file::{Contract, Project, Reference};
use sanad_appraise::indicators::indicators;
use sanad_appraise::{Case, Exact, Line, Number, Statements, calculate, validate};

const WORKSHOP: &str = r#"
title = "Workshop"
currency = "NCU"
digits = 2
calls = true
dividend = { cash = 1 }

[time]
start = "2027-01"
construction = [12]
years = 3

[discount]
rate = 0.1

[[investment]]
code = "machinery"
group = "machinery"
amounts = { "2027" = 100 }
depreciation = { method = "none" }

[[product]]
code = "parts"
capacity = 100
utilisation = { "2028" = 0.2, "2029" = 1 }
price = 1

[[cost]]
code = "labour"
kind = "labour"
fixed = { "2028" = 60, "2029" = 40 }

[[equity]]
partner = "a"
amounts = { "2027" = 75 }

[[equity]]
partner = "b"
origin = "supplier"
amounts = { "2027" = 25 }
"#;

fn worked(text: &str) -> Statements<Exact> {
    let project: Project = toml::from_str(text).expect("a project");
    calculate(&validate(project).expect("no faults").case.likely())
}

fn said(row: &[Exact]) -> Vec<f64> {
    row.iter().map(|n| n.float()).collect()
}

#[test]
fn partners_pay_in_what_is_short_by_their_shares_and_are_paid_what_is_left() {
    let s = worked(WORKSHOP);
    let line = |line: Line| said(&s.sheet.line(line)[..4]);
    assert_eq!(line(Line::Equity), [100.0, 0.0, 0.0, 0.0]);
    // A loss of 40 in the first year, of which nothing is in hand.
    assert_eq!(line(Line::Calls), [0.0, 40.0, 0.0, 0.0]);
    // What cash there is is paid out.
    assert_eq!(line(Line::Dividends), [0.0, 0.0, 60.0, 60.0]);
    assert_eq!(line(Line::Cash), [0.0; 4]);
    assert_eq!(line(Line::PaidIn), [100.0, 140.0, 140.0, 140.0]);
    assert_eq!(line(Line::Assets), line(Line::Liabilities));
    // Three quarters and one quarter; at the end what is left: the machinery. Together it is the return of equity.
    assert_eq!(said(&s.partners[0]), [-75.0, -30.0, 45.0, 45.0 + 75.0, 0.0]);
    assert_eq!(said(&s.partners[1]), [-25.0, -10.0, 15.0, 15.0 + 25.0, 0.0]);
    let both = said(&s.partners[0]).into_iter().zip(said(&s.partners[1]));
    assert_eq!(both.map(|(a, b)| a + b).collect::<Vec<_>>(), said(s.sheet.line(Line::FlowEquity)));
}

#[test]
fn without_calls_cash_is_short_and_partners_who_pay_nothing_are_called_evenly() {
    let s = worked(&WORKSHOP.replace("calls = true", ""));
    assert_eq!(said(&s.sheet.line(Line::Cash)[1..2]), [-40.0]);
    let s =
        worked(&WORKSHOP.replace("\"2027\" = 75", "\"2027\" = 0").replace("\"2027\" = 25", "\"2027\" = 0"));
    assert_eq!(said(&s.partners[0])[..2], [-50.0, -20.0]);
    assert_eq!(said(&s.partners[1])[..2], [-50.0, -20.0]);
}

/// A partner that pays nothing but its part of a call has had its return of that, and its tax is on what it is paid alone.
#[test]
fn calls_are_paid_whole_by_who_pays_tax_and_count_to_the_end_of_a_stage() {
    let text = WORKSHOP
        .replace("\"2027\" = 75", "\"2027\" = 100")
        .replace("amounts = { \"2027\" = 25 }", "tax = 0.1\namounts = { \"2027\" = 0 }");
    let stages = "[[sharing]]\ncash = { a = 0.5, b = 0.5 }\nuntil = { partner = \"b\", rate = 0 }\n\
                  [[sharing]]\ncash = { a = 0.9, b = 0.1 }\n";
    let s = worked(&format!("{text}\n{stages}"));
    assert_eq!(said(s.sheet.line(Line::Calls)), [0.0, 40.0, 0.0, 0.0, 0.0]);
    assert_eq!(said(s.sheet.line(Line::Dividends)), [0.0, 0.0, 60.0, 60.0, 0.0]);
    assert_eq!(said(&s.paid_in[0]), [100.0, 20.0, 0.0, 0.0]);
    assert_eq!(said(&s.paid_in[1]), [0.0, 20.0, 0.0, 0.0]);
    // 27 of 20 that were called: the next stage begins.
    assert_eq!(s.stages, [0, 0, 0, 1]);
    assert_eq!(said(&s.received[0]), [0.0, 0.0, 30.0, 54.0]);
    assert_eq!(said(&s.received[1]), [0.0, 0.0, 27.0, 5.4]);
    assert_eq!(said(&s.partners[1]), [0.0, -20.0, 27.0, 5.4 + 10.0, 0.0]);
}

/// What is told at an instant of its own is told there wherever the project moves; what is told at its begin moves.
#[test]
fn an_instant_before_the_project_stays_where_it_is() {
    let text =
        |reference: &str| WORKSHOP.replace("rate = 0.1\n", &format!("rate = 0.1\nreference = {reference}\n"));
    let moved = |reference: &str| {
        let project: Project = toml::from_str(&text(reference)).expect("a project");
        let mut case: Case<f64> = validate(project).expect("no faults").case.likely();
        case.retime(2028 * 12 + 3, &[12]);
        let npv = indicators(&case, &calculate(&case)).total.npv.expect("a value");
        (case.discount.reference, npv)
    };
    // At the ends of years of the project: 100 and 40 paid, 60 and 160 received.
    let begun = -100.0 / 1.1 - 40.0 / 1.21 + 60.0 / 1.331 + 160.0 / 1.4641;
    let (reference, npv) = moved("\"start\"");
    assert!(reference == Reference::Start && (npv - begun).abs() < 1e-9, "{npv} {begun}");
    // Six months before 2027 and a year and three months later: 21 months.
    let (reference, npv) = moved("{ before = 6 }");
    assert_eq!(reference, Reference::Before(21));
    assert!((npv - begun / libm::pow(1.1, 1.75)).abs() < 1e-9, "{npv} {begun}");
    assert_eq!(moved("{ before = -15 }").0, Reference::Before(0));
}

#[test]
fn finance_moves_with_the_start_of_production() {
    let text = format!(
        "{WORKSHOP}\n[[finance]]\ncode = \"bank\"\ncontract = \"murabaha\"\nrate = 0.1\n\
         draws = {{ \"2027-03\" = 60 }}\nrepay = {{ kind = \"constant\", first = \"2029-01\", every = 12, count = 2 }}\n"
    );
    let project: Project = toml::from_str(&text).expect("a project");
    let mut case: Case<f64> = validate(project).expect("no faults").case.likely();
    assert_eq!(case.finance[0].contract, Contract::Murabaha);
    let paid = |case: &Case<f64>| calculate(case).finance[0].principal.clone();
    assert_eq!(paid(&case), [0.0, 30.0, 30.0, 0.0]);
    // A year later, and two years of construction: paid back in the same years of production.
    case.retime(2028 * 12, &[12, 12]);
    assert_eq!(paid(&case), [0.0, 0.0, 30.0, 30.0, 0.0]);
    let drawn = calculate(&case).finance[0].draws.clone();
    assert_eq!(drawn, [0.0, 60.0, 0.0, 0.0, 0.0]);
    // Half a year of construction: what was drawn before it began is drawn at its begin.
    case.retime(2028 * 12, &[6]);
    assert_eq!(calculate(&case).finance[0].draws, [60.0, 0.0, 0.0, 0.0]);
}
