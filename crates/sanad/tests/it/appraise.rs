//! `sanad appraise`: a project file, the measures of a programme, and what is wrong with either.

use crate::run::Desk;
use crate::worth::sheet;

fn garment() -> String {
    include_str!("../../../../docs/appraisal/garment.toml").to_owned()
}

#[test]
fn the_worked_example_says_what_the_manual_prints() {
    let desk = Desk::new();
    desk.write("g.toml", garment());
    let told = desk.run(&["appraise", "g.toml", "--json"]).ended(0).out;
    let told: serde_json::Value = serde_json::from_str(&told).expect("JSON");
    let npv: f64 = told["indicators"]["total"]["npv"].as_str().expect("a decimal").parse().expect("a number");
    assert!((npv - 3856.0).abs() < 1.0, "{npv}");
    let irr = told["indicators"]["equity"]["irr"][0].as_f64().expect("a rate");
    assert!((irr - 0.234).abs() < 0.0005, "{irr}");
    assert_eq!(told["lines"]["sales"].as_array().map(Vec::len), Some(18));
    let arabic = desk.run(&["appraise", "g.toml", "--lang", "ar"]).ended(0).out;
    assert!(arabic.contains("صافي القيمة الحالية") && arabic.contains("قائمة الدخل"), "{arabic}");
}

#[test]
fn the_workbook_opens_and_holds_its_sheets() {
    let desk = Desk::new();
    desk.write("g.toml", garment());
    desk.run(&["appraise", "g.toml", "--xlsx", "g.xlsx"]).ended(0);
    let bytes = std::fs::read(desk.path("g.xlsx")).expect("the workbook");
    assert!(bytes.starts_with(b"PK"), "a workbook is a ZIP file");
    // What is there and is no file is left as it is.
    std::fs::create_dir(desk.path("folder")).expect("a folder");
    let err = desk.run(&["appraise", "g.toml", "--xlsx", "folder"]).ended(3).err;
    assert!(err.contains("folder") && desk.path("folder").is_dir(), "{err}");
    #[cfg(unix)]
    {
        use std::os::unix::fs::FileTypeExt as _;
        let socket = desk.path("socket");
        let _held = std::os::unix::net::UnixListener::bind(&socket).expect("a socket");
        desk.run(&["appraise", "g.toml", "--xlsx", "socket"]).ended(3);
        let kind = std::fs::metadata(&socket).expect("it is there").file_type();
        assert!(kind.is_socket(), "what is no file is not replaced");
    }
}

#[test]
fn faults_come_together_with_line_and_way_out() {
    let desk = Desk::new();
    let wrong = garment()
        .replace("utilisation = { \"1993\" = 0.55", "utilisation = { \"1993\" = 1.55")
        .replace("code = \"supplies\"", "code = \"material-b\"")
        .replace("count = 10 }", "count = 40 }");
    desk.write("w.toml", &wrong);
    let err = desk.run(&["appraise", "w.toml"]).ended(1).err;
    for part in ["product.garments.utilisation", "1.55", "material-b"] {
        assert!(err.contains(part), "{part}: {err}");
    }
    let unpaid = garment().replace("count = 10 }", "count = 40 }");
    desk.write("u.toml", &unpaid);
    let err = desk.run(&["appraise", "u.toml"]).ended(1).err;
    assert!(err.contains("finance.supplier-credit.repay") && err.contains("not all paid back"), "{err}");
    let banned = garment()
        .replace("[dividend]", "[law]\nno_interest = [\"host\"]\nsource = \"Law 1/2013\"\n\n[dividend]");
    desk.write("b.toml", &banned);
    let err = desk.run(&["appraise", "b.toml"]).ended(1).err;
    assert!(err.contains("murabaha") && err.contains("Law 1/2013"), "{err}");
}

#[test]
fn what_is_no_project_is_refused() {
    let desk = Desk::new();
    for (name, text) in [("e.toml", ""), ("j.json", "{"), ("t.toml", "title = 3"), ("x.toml", "\u{0}\u{1}")] {
        desk.write(name, text);
        let ran = desk.run(&["appraise", name]).ended(1);
        assert!(ran.out.is_empty() && ran.err.contains(name), "{name}: {}", ran.err);
    }
    // What is not there is said, with what may stand in its place.
    for (lang, said) in [("en", "There is no file nowhere.toml"), ("ar", "لا يوجد ملف")] {
        let ran = desk.run(&["appraise", "nowhere.toml", "--lang", lang]).ended(1);
        let err = ran.err.replace(['\u{2068}', '\u{2069}'], "");
        assert!(err.contains(said) && err.contains(".toml") && !err.contains("programme.toml"), "{err}");
    }
    // A text of another encoding is saved otherwise than a sheet.
    std::fs::write(desk.path("a.toml"), b"title = \"\xe3\xd5\xe4\xda\xe3\xd5\xe4\xda\"").expect("a file");
    let err = desk.run(&["appraise", "a.toml"]).ended(1).err;
    assert!(
        err.contains("Windows-1256") && err.contains("with the encoding UTF-8") && !err.contains("CSV"),
        "{err}"
    );
}

#[test]
fn a_rate_in_per_cents_is_asked_about_and_taken() {
    let desk = Desk::new();
    let line = garment().lines().position(|line| line.starts_with("rate = 0.12")).expect("its rate") + 1;
    desk.write("p.toml", garment().replacen("rate = 0.12", "rate = 12", 1));
    let ran = desk.run(&["appraise", "p.toml", "--json"]).ended(0);
    let err = ran.err.replace(['\u{2068}', '\u{2069}'], "");
    assert!(err.contains("1200 % a year; did you mean 0.12?") && err.contains("p.toml"), "{err}");
    let warned = &ran.json()["warnings"];
    assert_eq!(
        (&warned[0]["row"], &warned[0]["column"]),
        (&line.into(), &"discount.rate".into()),
        "{warned}"
    );
    let err = desk.run(&["appraise", "p.toml", "--lang", "ar"]).ended(0).err;
    assert!(err.contains("هل تقصد") && err.contains("0.12"), "{err}");
    desk.write("g.toml", garment());
    let ran = desk.run(&["appraise", "g.toml", "--json"]).ended(0);
    assert!(ran.err.is_empty() && ran.json()["warnings"] == serde_json::json!([]), "{}", ran.err);
    let list = "title = \"F\"\ncurrency = \"USD\"\nflows = [-100, 150]\n[discount]\nrate = 9\n";
    desk.write("f.toml", list);
    let ran = desk.run(&["appraise", "f.toml", "--json"]).ended(0);
    assert_eq!(ran.json()["warnings"][0]["row"], 5, "{}", ran.out);
    assert!(ran.err.replace(['\u{2068}', '\u{2069}'], "").contains("did you mean 0.09?"), "{}", ran.err);
}

#[test]
fn what_is_doubted_is_told_as_a_range_first() {
    let desk = Desk::new();
    let open = garment().replace("price = 12500", "price = { likely = 12500, low = 9000, high = 14000 }");
    desk.write("o.toml", open);
    let told = desk.run(&["appraise", "o.toml", "--json"]).ended(0).json();
    let ranges = &told["ranges"];
    let at = |price: u32| {
        desk.write("at.toml", garment().replace("price = 12500", &format!("price = {price}")));
        desk.run(&["appraise", "at.toml", "--json"]).ended(0).json()["indicators"]["total"].clone()
    };
    let npv =
        |told: &serde_json::Value| told["npv"].as_str().expect("a decimal").parse::<f64>().expect("a number");
    let (low, high) = (at(9_000), at(14_000));
    // The only figure in doubt: P10 and P90 are where it stands at its own.
    for (found, wanted) in [(&ranges["npv"]["low"], npv(&low)), (&ranges["npv"]["high"], npv(&high))] {
        let found = found.as_f64().expect("a number");
        assert!((found - wanted).abs() < 0.02 * wanted.abs(), "{found} {wanted}");
    }
    // At the low price it is never paid back; such trials are counted, and are no nought.
    assert_eq!(low["payback_months"]["none"], "never-paid-back", "{low}");
    let because = &low["payback_months"]["because"];
    assert!(because["ar"].as_str().is_some_and(|why| !why.is_ascii()), "{because}");
    assert!(because["en"].as_str().is_some_and(str::is_ascii), "{because}");
    let payback = &ranges["payback_months"];
    assert!(payback["without"].as_f64().is_some_and(|share| share > 0.05 && share < 0.5), "{ranges}");
    assert!(payback["low"].as_f64().is_some_and(|months| months > 24.0), "{ranges}");
    assert_eq!(ranges["irr"]["without"], 0.0, "a loss is a return below nought");
    let text = desk.run(&["appraise", "o.toml"]).ended(0).out.replace(['\u{2068}', '\u{2069}'], "");
    assert!(text.contains("likely)") && text.contains("never in"), "{text}");
}

#[test]
fn what_cannot_be_computed_says_why() {
    let desk = Desk::new();
    let text = "title = \"Spending\"\ncurrency = \"USD\"\n[time]\nstart = \"2027-01\"\nconstruction = [12]\nyears = 3\n\
                [discount]\nrate = 0.1\n[[investment]]\ncode = \"a\"\ngroup = \"civil\"\namounts = { \"2027\" = 100 }\n";
    desk.write("s.toml", text);
    let told = desk.run(&["appraise", "s.toml"]).ended(0).out;
    assert!(told.contains("cannot be computed"), "{told}");
}

#[test]
fn a_study_says_at_what_rate_and_when() {
    let desk = Desk::new();
    desk.write("g.toml", garment());
    let told = desk.run(&["appraise", "g.toml"]).ended(0).out;
    for part in [
        "12 % a year, to the end of 31 December 1991",
        "0.96 (in 1998)",
        "− Depreciation",
        "= Profit before tax",
    ] {
        assert!(told.contains(part), "{part}: {told}");
    }
    // What the net flow is worth in each period comes to the net present value, but for rounding.
    let row = told.lines().find(|row| row.contains("Present value of all capital")).expect("the row");
    let cells = row.split("  ").filter_map(|cell| {
        let cell = cell.trim().replace('−', "-").replace(',', "");
        cell.parse::<i64>().ok()
    });
    let sum: i64 = cells.sum();
    assert!((sum - 3856).abs() <= 9, "{sum}: {row}");
    let json = desk.run(&["appraise", "g.toml", "--json"]).ended(0).out;
    let json: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    assert_eq!(json["finance"][0]["code"], "supplier-credit");
    assert_eq!(json["finance"][0]["principal"][3], "520");
    assert_eq!(json["partners"][1]["code"], "foreign");
    // Without shadow prices there is no value at them.
    assert!(!told.contains("Net present value at shadow prices"), "{told}");
}

#[test]
fn wrong_words_are_told_in_the_language_of_the_reader() {
    let desk = Desk::new();
    let wrong = garment().replace("utilisation =", "utilization =").replace("\"labour\"", "\"labor\"");
    desk.write("w.toml", &wrong);
    let err = desk.run(&["appraise", "w.toml"]).ended(1).err;
    assert!(err.contains("did you mean utilisation?") && err.contains("did you mean labour?"), "{err}");
    let err = desk.run(&["appraise", "w.toml", "--lang", "ar"]).ended(1).err;
    assert!(err.contains("هل تقصد utilisation؟") && err.contains("هل تقصد labour؟"), "{err}");
    assert!(!err.contains("expected") && !err.contains("unknown"), "{err}");
    desk.write("g.toml", garment());
    let err = desk.run(&["appraise", "g.toml", "--measure", "M1"]).ended(2).err;
    assert!(err.contains("--measure"), "{err}");
}

#[test]
fn what_it_would_take_is_sought_with_the_engine() {
    let desk = Desk::new();
    desk.write("g.toml", garment());
    let found = desk.run(&["appraise", "g.toml", "--seek", "price", "--json"]).ended(0).json();
    let price = found["value"].as_f64().expect("a price") / 100.0;
    let at = garment().replace("price = 12500", &format!("price = {}", 12_500.0 * price));
    desk.write("at.toml", &at);
    let told = desk.run(&["appraise", "at.toml", "--json"]).ended(0).json();
    let npv: f64 = told["indicators"]["total"]["npv"].as_str().expect("a decimal").parse().expect("a number");
    assert!(npv.abs() < 1.0, "{npv}");
    let said = desk.run(&["appraise", "g.toml", "--seek", "used", "--target", "irr=500"]).ended(1).out;
    assert!(said.contains("There is none between"), "{said}");
    // A value is said with its unit and currency: so little of the machines is not worth the rest.
    let dear = garment().replace("price = 12500", "price = 2500");
    desk.write("dear.toml", &dear);
    let said = desk.run(&["appraise", "dear.toml", "--seek", "used"]).ended(1).out;
    assert!(said.contains(" thousand ") && said.contains("worth −"), "{said}");
    let err = desk.run(&["appraise", "g.toml", "--seek", "price", "--target", "npv=7"]).ended(2).err;
    assert!(err.contains("npv=0"), "{err}");
    // A delay needs a plan.
    desk.run(&["appraise", "g.toml", "--seek", "late"]).ended(1);
    desk.run(&["appraise", "g.toml", "--seek", "weather"]).ended(2);
}

/// In millions: made 100 and 100, sold 50 and 150.
const SMALL: &str = r#"
title = "Small"
currency = "LYD"
time = { start = "2027-01", construction = [12], years = 2 }
discount = { rate = 0.1 }
product = [{ code = "x", capacity = 100, utilisation = { "2028" = 1 }, sales = { "2028" = 50, "2029" = 150 }, price = 0.002 }]
cost = [
    { code = "v", kind = "raw-material", per_unit = 0.001, product = "x" },
    { code = "f", kind = "factory-overhead", fixed = 0.02 },
]
investment = [{ code = "m", group = "machinery", amounts = { "2027-01" = 0.06 } }]
"#;

#[test]
fn what_is_small_is_sought_as_closely_as_what_is_large() {
    let desk = Desk::new();
    desk.write("s.toml", SMALL);
    // −0.06 + (0.1 f − 0.12) ÷ 1.1 + (0.3 f − 0.12 + 0.06) ÷ 1.21 = 0 where f = 0.2646 ÷ 0.41; at f = 1 it is 0.1454 ÷ 1.21.
    let found = desk.run(&["appraise", "s.toml", "--seek", "price", "--json"]).ended(0).json();
    let value = found["value"].as_f64().expect("a price");
    assert!((value - 100.0 * 0.2646 / 0.41).abs() < 1e-6, "{value}");
    let told = desk.run(&["appraise", "s.toml"]).ended(0).out;
    assert!(told.contains("0.12 LYD"), "{told}");
    // Less capacity used would sell what was never made; more there is not.
    let said = desk.run(&["appraise", "s.toml", "--seek", "used"]).ended(1).out;
    assert!(said.contains("which is not everywhere"), "{said}");
}

#[test]
fn a_least_cover_below_nought_is_said_in_words() {
    let desk = Desk::new();
    // Sold for less than it costs to make.
    desk.write("g.toml", garment().replace("price = 12500", "price = 8000"));
    let told = desk.run(&["appraise", "g.toml"]).ended(0).out;
    assert!(told.contains("cannot be covered in 19"), "{told}");
}

#[test]
fn a_sheet_is_one_file_in_the_chosen_language() {
    let desk = Desk::with_sample();
    let asked = ["appraise", "sample.db", "--measure", "R-F24", "--sheet", "o.html"];
    desk.run(&asked).ended(0);
    let sheet = std::fs::read_to_string(desk.path("o.html")).expect("the sheet");
    assert!(sheet.contains("Public reports and illustrative assumptions. Not a position of any party."));
    let arabic: Vec<&str> = asked.iter().copied().chain(["--lang", "ar"]).collect();
    desk.run(&arabic).ended(0);
    let sheet = std::fs::read_to_string(desk.path("o.html")).expect("the sheet");
    assert!(sheet.contains("dir=\"rtl\"") && sheet.contains("لا تمثل موقف أي طرف"));
    desk.run(&["appraise", "sample.db", "--sheet", "o.html"]).ended(2);
}

#[test]
fn a_list_of_flows_has_its_worth_alone() {
    let desk = Desk::new();
    desk.write("f.toml", include_str!("../../../../docs/appraisal/flows.toml"));
    let told = desk.run(&["appraise", "f.toml"]).ended(0).out;
    // Microsoft's documentation of XNPV and XIRR prints 2,086.65 and 37.34 %.
    for part in ["2,086.65 USD", "37.336 %", "9 % a year of 365 days, to 2008-01-01", "2009-04-01"] {
        assert!(told.contains(part), "{part}: {told}");
    }
    let arabic = desk.run(&["appraise", "f.toml", "--lang", "ar"]).ended(0).out;
    assert!(arabic.contains("فترة الاسترداد") && arabic.contains("سنة من 365 يومًا"), "{arabic}");
    let json = desk.run(&["appraise", "f.toml", "--json", "--xlsx", "f.xlsx"]).ended(0).json();
    let npv: f64 = json["indicators"]["total"]["npv"].as_str().expect("a decimal").parse().expect("a number");
    assert!((npv - 2_086.647_602).abs() < 1e-6, "{npv}");
    assert_eq!(json["flows"][4]["at"], "2009-04-01");
    assert!(std::fs::read(desk.path("f.xlsx")).expect("the workbook").starts_with(b"PK"));
    desk.run(&["appraise", "f.toml", "--seek", "price"]).ended(2);
    // Several rates are all told; a list in JSON, from a step before the first.
    desk.write(
        "g.json",
        r#"{"title": "Two", "currency": "LYD", "discount": {"rate": 0.1, "reference": "start"}, "flows": [-1600, 10000, -10000]}"#,
    );
    let told = desk.run(&["appraise", "g.json"]).ended(0).out;
    assert!(told.contains("25 %") && told.contains("400 %"), "{told}");
}

#[test]
fn a_list_of_flows_is_told_in_its_unit_wherever_it_is_told() {
    let desk = Desk::new();
    for (unit, en, ar, head) in [
        (1, "50 LYD", "50 LYD", "In LYD"),
        (1_000, "50 thousand LYD", "50 ألف LYD", "In 1,000 LYD"),
        (1_000_000, "50 million LYD", "50 مليون LYD", "In 1,000,000 LYD"),
        (500, "50 × 500 LYD", "50 × 500 LYD", "In 500 LYD"),
    ] {
        desk.write(
            "f.toml",
            format!(
                "title = \"F\"\ncurrency = \"LYD\"\nunit = {unit}\nflows = [-100, 150]\n[discount]\nrate = 0\n"
            ),
        );
        let told = desk.run(&["appraise", "f.toml", "--xlsx", "f.xlsx"]).ended(0).out;
        assert!(told.contains(en) && told.contains(head), "{told}");
        let told = desk.run(&["appraise", "f.toml", "--lang", "ar"]).ended(0).out;
        assert!(told.contains(ar), "{told}");
        let book = sheet(&desk, "f.xlsx", "Flows");
        assert_eq!(book.get_value((1, 0)).map(ToString::to_string).as_deref(), Some(head));
    }
}

/// A list has no months before it: an instant so many months ahead is refused where it stands.
#[test]
fn a_list_of_flows_is_discounted_to_its_first_flow_or_a_step_before_it() {
    let desk = Desk::new();
    let text = "title = \"F\"\ncurrency = \"USD\"\nflows = [-100, 150]\n[discount]\nrate = 0.1\n\
                reference = { before = 6 }\n";
    desk.write("f.toml", text);
    for lang in ["en", "ar"] {
        let err = desk.run(&["appraise", "f.toml", "--lang", lang]).ended(1).err;
        for part in ["f.toml", "6", "discount.reference", "before", "end-of-first", "start"] {
            assert!(err.contains(part), "{lang}: {part}: {err}");
        }
    }
    desk.write("g.toml", text.replace("{ before = 6 }", "\"start\""));
    desk.run(&["appraise", "g.toml"]).ended(0);
}

#[test]
fn faults_of_flows_stages_and_write_offs_come_together() {
    let desk = Desk::new();
    let text = "title = \"F\"\ncurrency = \"USD\"\nunit = 0\nevery = 3\n[discount]\nrate = -2\n[flows]\n\"2027-02-30\" = 1\n";
    desk.write("f.toml", text);
    let err = desk.run(&["appraise", "f.toml"]).ended(1).err;
    for part in ["unit", "every", "discount.rate", "flows.2027-02-30"] {
        assert!(err.contains(part), "{part}: {err}");
    }
    desk.write("t.toml", "title = \"F\"\ncurrency = \"USD\"\nflows = 7\n[discount]\nrat = 0.1\n");
    let err = desk.run(&["appraise", "t.toml"]).ended(1).err;
    assert!(err.contains("[-100, 60, 60]") && err.contains("did you mean rate?"), "{err}");
    let flip = include_str!("../../../../docs/appraisal/solar-flip.toml");
    let wrong = flip
        .replace("cash = { sponsor = 1 }", "cash = { sponsor = 0.5 }")
        .replace(
            "until = { partner = \"investor\", rate = 0.09 }",
            "until = { partner = \"invester\", rate = 0.09 }",
        )
        .replace("base = 0.85", "base = 85");
    desk.write("s.toml", &wrong);
    let err = desk.run(&["appraise", "s.toml"]).ended(1).err;
    for part in ["shares that come to 1 together", "did you mean investor?", "tax_depreciation.1.base"] {
        assert!(err.contains(part), "{part}: {err}");
    }
    let err = desk.run(&["appraise", "s.toml", "--lang", "ar"]).ended(1).err;
    assert!(err.contains("حصص مجموعها 1"), "{err}");
    desk.write("k.toml", flip.replace("until = \"2026\"", "until = 2026"));
    let err = desk.run(&["appraise", "k.toml"]).ended(1).err;
    assert!(err.contains("partner = "), "{err}");
}

#[test]
fn partners_share_by_stages_that_are_told() {
    let desk = Desk::new();
    desk.write("s.toml", include_str!("../../../../docs/appraisal/solar-flip.toml"));
    let told = desk.run(&["appraise", "s.toml"]).ended(0).out;
    for part in ["Partners share by stage 3", "from 2034", "Deferred tax"] {
        assert!(told.contains(part), "{part}: {told}");
    }
    let json = desk.run(&["appraise", "s.toml", "--json", "--xlsx", "s.xlsx"]).ended(0).json();
    assert_eq!(json["stages"][11], 2);
    assert_eq!(json["stages"][12], 3);
}
