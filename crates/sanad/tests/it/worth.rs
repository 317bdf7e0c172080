//! What a project is worth is one number wherever it is shown, on a day that is said.

use crate::run::{Desk, plain};
use crate::world::World;
use calamine::{Data, Range, Reader as _, Xlsx, open_workbook};
use sanad_outcomes::money::{Change, what_if};
use serde_json::Value;

const MEASURE: &str = "R-F24";

fn number(of: &Value) -> f64 {
    match of {
        Value::String(text) => text.parse().expect("a decimal"),
        other => other.as_f64().expect("a number"),
    }
}

pub(crate) fn sheet(desk: &Desk, file: &str, name: &str) -> Range<Data> {
    let mut book: Xlsx<_> = open_workbook(desk.path(file)).expect("a workbook");
    book.worksheet_range(name).expect("the sheet")
}

/// The rows of a sheet that begin with a name.
fn rows<'a>(sheet: &'a Range<Data>, name: &str) -> Vec<&'a [Data]> {
    sheet.rows().filter(|row| row[0].to_string().starts_with(name)).collect()
}

/// What a cell was saved with.
fn saved(cell: &Data) -> f64 {
    match cell {
        Data::Float(n) => *n,
        Data::Int(n) => *n as f64,
        Data::String(text) => text.parse().unwrap_or(f64::NAN),
        _ => f64::NAN,
    }
}

fn near(a: f64, b: f64, what: &str) {
    assert!((a - b).abs() <= 1e-9 * b.abs().max(1.0), "{what}: {a} is not {b}");
}

#[test]
fn a_measure_has_one_value_on_one_day_wherever_it_is_shown() {
    let desk = Desk::with_sample();
    let one = ["appraise", "sample.db", "--measure", MEASURE];
    let json = desk.run(&[&one[..], &["--json", "--xlsx", "book.xlsx"]].concat()).ended(0).json();
    let npv = number(&json["indicators"]["total"]["npv"]);
    assert_eq!(json["discounted_to"], serde_json::json!({ "at": "start", "day": "2026-12-01" }));
    let text = plain(&desk.run(&one).ended(0).out);
    assert!(text.contains("to the start of 1 December 2026"), "{text}");
    // The list: all on that day.
    let list = desk.run(&["appraise", "sample.db", "--json"]).ended(0).json();
    let list = list.as_array().expect("measures");
    assert!(list.iter().all(|own| own["discounted_to"]["day"] == "2026-12-01"));
    let own = list.iter().find(|own| own["measure"] == MEASURE).expect("the measure");
    near(number(&own["indicators"]["total"]["npv"]), npv, "the list");
    let said = plain(&desk.run(&["appraise", "sample.db"]).ended(0).out);
    assert!(said.starts_with("Net present values stand at the start of 1 December 2026"), "{said}");
    // The workbook, as it was saved.
    let book = sheet(&desk, "book.xlsx", "Indicators");
    near(saved(&rows(&book, "Net present value of all capital")[0][1]), npv, "the book");
    // What pages show, what-if asks and a search goes by.
    let world = World::sample();
    let (place, _) = world.o.works.measure(MEASURE).expect("the measure");
    let own = world.o.money.measures[place].as_ref().expect("a value");
    near(own.npv, npv, "the pages");
    near(what_if(&own.valid, &Change::default()).expect("a value").npv, npv, "what if nothing changes");
    // A partner is one, whatever the currencies it pays in.
    let partners = json["partners"].as_array().expect("partners");
    let codes: Vec<&str> = partners.iter().filter_map(|own| own["code"].as_str()).collect();
    let mut known: Vec<&str> = own.partners.iter().map(|own| own.code.as_str()).collect();
    known.sort_by_key(|code| codes.iter().position(|own| own == code));
    assert_eq!(codes, known);
    for (code, told) in codes.iter().zip(json["indicators"]["partners"].as_array().expect("partners")) {
        let own = own.partners.iter().find(|own| own.code == *code).expect("the partner");
        near(number(&told["npv"]), own.npv, code);
        if let Ok(irr) = own.irr {
            near(number(&told["irr"][0]), irr, code);
        }
    }
    let lines = text.lines().filter(|line| line.starts_with("Internal rate of return of "));
    let mut names: Vec<&str> = lines.map(|line| line.split("  ").next().unwrap_or(line)).collect();
    let count = names.len();
    names.dedup();
    assert_eq!(names.len(), count, "{names:?}");
}

/// Pays 60 and sells in two years; the reference is left out: the end of the first year.
const MADE: &str = r#"
title = "Made"
currency = "LYD"
[time]
start = "2027-01"
construction = [12]
years = 2
[discount]
rate = 0.1
[[product]]
code = "x"
capacity = 100
utilisation = 1
price = 2
[[cost]]
code = "f"
kind = "factory-overhead"
fixed = 20
[[investment]]
code = "m"
group = "machinery"
residual = 0
amounts = { "2027-01" = 60 }
"#;

#[test]
fn what_is_sought_goes_by_the_reference_of_the_file() {
    let desk = Desk::new();
    for (reference, growth) in [("end-of-first", 1.0), ("start", 1.1)] {
        desk.write("m.toml", MADE.replace("rate = 0.1", &format!("rate = 0.1\nreference = \"{reference}\"")));
        let npv = (-60.0 + 180.0 / 1.1 + 180.0 / 1.21) / growth;
        let json = desk.run(&["appraise", "m.toml", "--json"]).ended(0).json();
        near(number(&json["indicators"]["total"]["npv"]), npv, reference);
        // It gains even where running costs are three times what they are: that is as near as it comes to nought.
        let said = desk.run(&["appraise", "m.toml", "--seek", "running", "--json"]).ended(1).json();
        let at_most = (-60.0 + 140.0 / 1.1 + 140.0 / 1.21) / growth;
        let said = plain(said["said"].as_str().expect("words"));
        assert!(said.contains(&format!("{at_most:.0}")), "{reference}: {at_most} {said}");
    }
    // So many months before it begins.
    desk.write("m.toml", MADE.replace("rate = 0.1", "rate = 0.1\nreference = { before = 6 }"));
    let json = desk.run(&["appraise", "m.toml", "--json"]).ended(0).json();
    let npv = (-60.0 + 180.0 / 1.1 + 180.0 / 1.21) / (1.1 * 1.1_f64.sqrt());
    near(number(&json["indicators"]["total"]["npv"]), npv, "half a year before");
    assert_eq!(json["discounted_to"]["day"], "2026-07-01");
}

#[test]
fn the_day_of_the_reference_is_where_the_first_period_ends() {
    let desk = Desk::new();
    let half = MADE.replace("construction = [12]", "construction = [6]").replace("2027-01\"", "2026-12\"");
    desk.write("m.toml", half);
    let told = plain(&desk.run(&["appraise", "m.toml"]).ended(0).out);
    assert!(told.contains("to the end of 31 May 2027"), "{told}");
    let told = plain(&desk.run(&["appraise", "m.toml", "--lang", "ar"]).ended(0).out);
    assert!(told.contains("إلى نهاية 31"), "{told}");
}

#[test]
fn cash_that_is_short_is_said_before_all_else() {
    let desk = Desk::new();
    desk.write("m.toml", MADE);
    let told = plain(&desk.run(&["appraise", "m.toml"]).ended(0).out);
    assert!(told.contains("Cash is short at the end of one period (2027), by 60 LYD"), "{told}");
    let json = desk.run(&["appraise", "m.toml", "--json"]).ended(0).json();
    assert_eq!(json["cash_short"], serde_json::json!([{ "period": "2027", "amount": "-60" }]));
    let paid = "[[equity]]\npartner = \"host\"\namounts = { \"2027\" = 10 }\n";
    desk.write("c.toml", format!("calls = true\n{MADE}{paid}"));
    let told = plain(&desk.run(&["appraise", "c.toml"]).ended(0).out);
    assert!(told.contains("Cash would be short in one period (2027)") && told.contains("50 LYD"), "{told}");
    let json = desk.run(&["appraise", "c.toml", "--json"]).ended(0).json();
    assert_eq!(json["called"][0]["amount"], "50");
    assert_eq!(json["cash_short"], serde_json::json!([]));
}

/// Worth nothing at 10, 20 and 30 %: the flows are those of (y − 1.1)(y − 1.2)(y − 1.3), by hand.
const ROOTS: &str = r#"
title = "Roots"
currency = "LYD"
[time]
start = "2027-01"
construction = [12]
years = 3
[discount]
rate = 0.1
residual = "none"
[[product]]
code = "x"
capacity = 1
utilisation = { "2028" = 1, "2029" = 0, "2030" = 1 }
price = { "2028" = 3.6, "2030" = 1.716 }
[[investment]]
code = "m"
group = "machinery"
amounts = { "2027" = 1, "2029" = 4.31 }
"#;

/// The workbook tells the cover over the life of loans as the engine does: by cash before tax.
#[test]
fn the_cover_over_the_life_of_loans_is_one() {
    let desk = Desk::new();
    desk.write("g.toml", include_str!("../../../../docs/appraisal/garment.toml"));
    desk.write("w.toml", include_str!("../../../../docs/appraisal/wind-commercial.toml"));
    let mut seen = 0;
    for file in ["g", "w"] {
        let (from, book) = (format!("{file}.toml"), format!("{file}.xlsx"));
        let json = desk.run(&["appraise", &from, "--json", "--xlsx", &book]).ended(0).json();
        let begins = usize::try_from(json["construction_periods"].as_u64().expect("a count")).expect("few");
        let told = sheet(&desk, &book, "Indicators");
        let cover = rows(&told, "Loan life cover ratio at the start of production")[0];
        let known = &json["indicators"]["llcr"][begins];
        if known.is_string() {
            near(saved(&cover[1]), number(known), file);
            seen += 1;
        }
    }
    assert!(seen > 0, "a file with a cover");
}

#[test]
fn a_workbook_is_saved_with_its_results() {
    let desk = Desk::new();
    let months = MADE.replace("construction = [12]", "construction = [7]");
    let nothing = MADE.replace("price = 2", "price = 0");
    for (name, text, roots) in [
        ("made", MADE, 1),
        ("months", months.as_str(), 1),
        ("nothing", nothing.as_str(), 0),
        ("roots", ROOTS, 3),
    ] {
        desk.write("m.toml", text);
        let json = desk.run(&["appraise", "m.toml", "--json", "--xlsx", "m.xlsx"]).ended(0).json();
        let total = &json["indicators"]["total"];
        let told = sheet(&desk, "m.xlsx", "Indicators");
        near(saved(&rows(&told, "Net present value of all capital")[0][1]), number(&total["npv"]), name);
        let flows = sheet(&desk, "m.xlsx", "Cash flows to be discounted");
        near(saved(&rows(&flows, "Net present value")[0][1]), number(&total["npv"]), name);
        near(saved(&rows(&flows, "Rate of discount")[0][1]), 0.1, name);
        let (months, factors) = (rows(&flows, "Months to the end")[0], rows(&flows, "Discount factor")[0]);
        for (month, factor) in months.iter().zip(factors).skip(1).filter(|(month, _)| !saved(month).is_nan())
        {
            // A factor to the twelfth takes back what that many years grow to.
            let twelve = (0..12).fold(1.0, |all, _| all * saved(factor));
            let mut grown = 1.0;
            for _ in (0_u32..).take_while(|n| f64::from(*n) < saved(month)) {
                grown *= 1.1;
            }
            near(twelve * grown, 1.0, name);
        }
        let irr = rows(&flows, "Internal rate of return")[0];
        let found: Vec<f64> = irr[1..].iter().map(saved).filter(|n| !n.is_nan()).collect();
        let known: Vec<f64> =
            total["irr"].as_array().map_or_else(Vec::new, |all| all.iter().map(number).collect());
        assert_eq!((found.len(), known.len()), (roots, roots), "{name}: {found:?} {known:?}");
        found.iter().zip(&known).for_each(|(a, b)| near(*a, *b, name));
        if roots != 1 {
            let said = flows.rows().flatten().any(|cell| cell.to_string().contains("cannot be computed: "));
            assert!(said, "{name}: why there is not one rate");
        }
        for row in told.rows().skip(3).filter(|row| !row[0].to_string().is_empty()) {
            assert!(!row[1].to_string().is_empty() && !row[2].to_string().is_empty(), "{name}: {row:?}");
        }
    }
}
