//! Project files that are wrong: every fault at once, each at its line.

use sanad_files::project::read;

const GARMENT: &str = include_str!("../../../../docs/appraisal/garment.toml");

/// What is wrong with a file: code, line, place, value and what is accepted.
fn faults(bytes: &[u8], file: &str) -> Vec<(&'static str, u32, String, String, String)> {
    let found = read(bytes, file).expect_err("it is wrong");
    let told = found.into_iter();
    told.map(|f| (f.code, f.place.row, f.place.column, f.value, f.accepted.values.join(" "))).collect()
}

fn line(text: &str, part: &str) -> u32 {
    let before = text.split(part).next().expect("a part").matches('\n').count();
    u32::try_from(before).expect("a line") + 1
}

#[test]
fn what_the_format_has_no_place_for_is_told_at_once() {
    let text = GARMENT
        .replace("utilisation = ", "utilization = ")
        .replace("kind = \"labour\"", "kind = \"labor\"")
        .replace("price = 12500", "price = \"12 500\"")
        .replace("years = 15", "years = \"fifteen\"")
        .replace("group = \"land\"\n", "")
        .replace("[dividend]", "[dividends]")
        .replace("export = 0.3", "export = { likely = 0.3, lowest = 0.1 }");
    let found = faults(text.as_bytes(), "g.toml");
    let told: Vec<_> = found.iter().map(|(code, row, at, ..)| (*code, *row, at.as_str())).collect();
    assert_eq!(
        told,
        [
            ("project-kind", line(&text, "\"fifteen\""), "time.years"),
            ("project-missing", line(&text, "[[investment]]"), "investment.land"),
            ("project-kind", line(&text, "\"12 500\""), "product.garments.price"),
            ("project-key", line(&text, "utilization"), "product.garments.utilization"),
            ("project-key", line(&text, "lowest"), "product.garments.export.lowest"),
            ("project-word", line(&text, "\"labor\""), "cost.labour.kind"),
            ("project-key", line(&text, "[dividends]"), "dividends"),
        ]
    );
    let accepted: Vec<_> = found.iter().map(|f| f.4.as_str()).collect();
    assert_eq!(accepted[1], "group");
    assert_eq!([accepted[3], accepted[5], accepted[6]], ["utilisation", "labour", "dividend"]);
}

#[test]
fn what_stands_in_a_file_of_json_has_its_line_too() {
    let text = "{\n \"title\": 3,\n \"currency\": \"USD\",\n \"time\": {\"start\": \"2030\", \"construction\": [12, -1]},\n \
                \"discount\": {\n  \"rate\": []\n },\n \"tax\": [\n  {\"code\": \"a\"},\n  {\"code\": \"b\", \"rte\": 0.2}\n ]\n}";
    let told: Vec<_> = faults(text.as_bytes(), "p.json").into_iter().map(|f| (f.0, f.1, f.2)).collect();
    let own = |code, row, at: &str| (code, row, at.to_owned());
    assert_eq!(
        told,
        [
            own("project-kind", 2, "title"),
            own("project-kind", 4, "time.construction.2"),
            own("project-kind", 6, "discount.rate"),
            own("project-key", 10, "tax.b.rte"),
        ]
    );
}

#[test]
fn names_that_stand_twice_and_brackets_that_stay_open() {
    let twice = "{\"title\": \"a\", \"title\": \"b\",\n \"time\": {\"years\": 1, \"years\": 2}}";
    let told: Vec<_> = faults(twice.as_bytes(), "p.json").into_iter().map(|f| (f.0, f.1, f.3)).collect();
    assert_eq!(told, [("project-twice", 1, "title".to_owned()), ("project-twice", 2, "years".to_owned())]);
    let twice = "title = \"a\"\ncurrency = \"USD\"\ntitle = \"b\"\n";
    assert_eq!(faults(twice.as_bytes(), "p.toml")[0].0, "project-twice");
    assert_eq!(faults(twice.as_bytes(), "p.toml")[0].1, 3);
    let open = faults(b"{\n \"title\": \"a\",\n", "p.json");
    assert_eq!((open[0].0, open[0].3.as_str()), ("project-syntax", "\"title\": \"a\","));
    let two = faults(b"title = a b\ncurrency = \"USD\"\n= 3\n", "p.toml");
    let rows: Vec<u32> = two.iter().map(|f| f.1).collect();
    assert!(rows.contains(&1) && rows.contains(&3), "{two:?}");
    for deep in ["[".repeat(1 << 20), "{\"a\":".repeat(1 << 18), format!("a = {}", "[".repeat(1 << 20))] {
        assert!(!faults(deep.as_bytes(), "p.json").is_empty());
        assert!(!faults(deep.as_bytes(), "p.toml").is_empty());
    }
}

#[test]
fn what_is_no_table_or_nothing_at_all() {
    let list = faults(b"[1, 2]", "p.json");
    assert_eq!((list.len(), list[0].0, list[0].1), (1, "project-kind", 1));
    let nothing: Vec<_> = faults(b"", "p.toml").into_iter().map(|f| (f.0, f.4)).collect();
    let missing = ["title", "currency", "time", "discount"].map(|n| ("project-missing", n.to_owned()));
    assert_eq!(nothing, missing);
}

#[test]
fn what_does_not_fit_together_stands_at_its_own_line() {
    let text = GARMENT
        .replace("currency = \"NCU\"", "currency = \" \"")
        .replace("fixed = 1320", "fixed = -1320")
        .replace("\"1994\" = 0.75", "\"1994\" = 7.5")
        .replace("code = \"material-b\"", "code = \"material-a\"");
    let told: Vec<_> = faults(text.as_bytes(), "g.toml").into_iter().map(|f| (f.0, f.1, f.2)).collect();
    let own = |code, row, at: &str| (code, row, at.to_owned());
    let second = text.rmatch_indices("[[cost]]\ncode = \"material-a\"").next().expect("the second").0;
    assert_eq!(
        told,
        [
            own("project-missing", line(&text, "currency = \" \""), "currency"),
            own("project-limits", line(&text, "7.5"), "product.garments.utilisation.1994"),
            own("project-twice", line(&text[..second], "\u{0}"), "cost"),
            own("project-limits", line(&text, "-1320"), "cost.factory-overheads.fixed"),
        ]
    );
}

/// What is written twice in other words is read alike.
#[test]
fn toml_and_json_are_one_format() {
    let value: toml::Value = toml::from_str(GARMENT).expect("TOML");
    let json = serde_json::to_string_pretty(&value).expect("JSON");
    let from_toml = read(GARMENT.as_bytes(), "g.toml").expect("a project").valid;
    let from_json = read(json.as_bytes(), "g.json").expect("a project").valid;
    assert_eq!(from_toml.project, from_json.project);
    let bom: Vec<u8> =
        [0xff, 0xfe].into_iter().chain(GARMENT.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    assert_eq!(read(&bom, "g.toml").expect("a project").valid.project, from_toml.project);
}

/// A part that cannot be put right is taken out, and nothing is told of it but what is wrong with it.
#[test]
fn nothing_is_told_that_is_not_wrong() {
    let text = "title = \"a\"\ncurrency = \"USD\"\n[time]\nstart = \"2030\"\nconstruction = []\nyears = 5\n\
                [discount]\nrate = 0.1\n\
                [[finance]]\ncode = \"l\"\nrate = 0.1\nrepay = { kind = \"bullet\", first = \"2030\" }\n\
                [[finance]]\ncode = \"m\"\nrate = 0.1\nrepay = { kind = \"annuity\", first = \"2030\", every = 12 }\n\
                [[tax]]\ncode = \"t\"\nlosses = { carry = 3 }\n\
                [[investment]]\ncode = \"x\"\ngroup = \"civil\"\namounts = 500\n\
                depreciation = { method = \"linear\", years = 5 }\n";
    let found = faults(text.as_bytes(), "p.toml");
    let told: Vec<_> = found.iter().map(|f| (f.0, f.2.as_str(), f.3.as_str(), f.4.as_str())).collect();
    assert_eq!(
        told,
        [
            ("project-word", "finance.l.repay.kind", "bullet", "annuity constant profile sculpted"),
            ("project-missing", "finance.m.repay", "", "count"),
            ("project-word", "tax.t.losses", "carry", "lost carried refunded"),
            ("project-kind", "investment.x.amounts", "500", ""),
            ("project-missing", "investment.x.depreciation", "", "months"),
            ("project-key", "investment.x.depreciation.years", "years", "months salvage"),
        ]
    );
}
