//! The records of works: read, and checked where they stand.

use crate::support::{build, table, tables};
use sanad_model::raw::RawTable;
use sanad_model::{
    Finding, GroupingRule, Id, Kind, MeasureChoice, Programme, Range, RateSet, Task, Term, Value,
};

/// The small programme with tables beside its own; claims stand in place of its own.
fn with(more: Vec<RawTable>) -> Result<Programme, Vec<Finding>> {
    let mut all = tables();
    all.retain(|t| !more.iter().any(|m| m.kind == t.kind));
    all.extend(more);
    build(&all)
}

/// What is wrong with the small programme once these tables stand beside its own.
fn wrong(more: Vec<RawTable>) -> Vec<(String, u32, String, &'static str, String)> {
    let told = |f: Finding| (f.place.file, f.place.row, f.place.column, f.code, f.value);
    with(more).expect_err("a fault").into_iter().map(told).collect()
}

fn funds() -> RawTable {
    table(
        Kind::Fund,
        "code|name_ar|name_en|party|currency",
        &["K1|مخصص|Fund|a|LYD", "K2|مخصص آخر|Other fund|b|USD"],
    )
}

fn instalments() -> RawTable {
    let rows = ["N2|K1|2027-03-06", "N1|K1|2026-12-06", "N3|K2|2026-12-06", "N0|K1|2027-03-06"];
    table(Kind::Instalment, "code|fund|due", &rows)
}

fn claims(rows: &[&str]) -> RawTable {
    table(Kind::Claim, "record|field|value|low|high|unit|status|basis_en", rows)
}

#[test]
fn instalments_stand_by_fund_in_the_order_of_their_days() {
    let amounts = claims(&["instalments/N1|amount|15000000|14000000|16000000|LYD|assumed|usual"]);
    let p = with(vec![funds(), instalments(), amounts]).expect("a whole programme");
    let fund = &p.funds[&p.by_code(Kind::Fund, "K1").expect("a fund")];
    let codes: Vec<&str> = p.instalments[&fund.id].iter().map(|i| i.code.as_str()).collect();
    assert_eq!(codes, ["N1", "N2", "N0"]);
    assert_eq!(fund.currency.to_string(), "LYD");
    let first = &p.instalments[&fund.id][0];
    let amount = Range { low: 14e6, likely: 15e6, high: 16e6 };
    assert_eq!(p.fact(first.id, "amount").number(), Some((amount, "LYD")));
    assert_eq!(p.code_of(Kind::Instalment, first.id), Some("N1"));
    assert!(p.name_of(Kind::Instalment, first.id).is_some_and(sanad_model::Text::is_empty));
    assert_eq!(p.name_of(Kind::Fund, fund.id), Some(&fund.name));
}

#[test]
fn an_amount_in_another_currency_than_its_fund_is_located() {
    let amounts = claims(&[
        "instalments/N1|amount|5|||LYD|assumed|usual",
        "instalments/N2|amount|5|||USD|assumed|usual",
        "instalments/N3|amount|5||||assumed|usual",
        "instalments/N0|amount|?||||assumed|usual",
    ]);
    let at = |row: u32, value: &str| {
        ("claims.csv".to_owned(), row, "unit".to_owned(), "currency-differs", value.to_owned())
    };
    assert_eq!(wrong(vec![funds(), instalments(), amounts]), [at(3, "USD"), at(4, "")]);
}

#[test]
fn currencies_are_three_capital_letters() {
    let fund = |currency: &str| {
        let row = format!("K1|مخصص|Fund|a|{currency}");
        wrong(vec![table(Kind::Fund, "code|name_ar|name_en|party|currency", &[&row])])
    };
    for currency in ["lyd", "LY", "DINAR", "ل.د"] {
        let at = ("funds.csv".to_owned(), 2, "currency".to_owned(), "not-a-currency", currency.to_owned());
        assert_eq!(fund(currency), [at]);
    }
    assert_eq!(fund("")[0].3, "cell-missing");
}

#[test]
fn a_rate_leads_from_one_currency_to_another_and_is_more_than_nothing() {
    let header = "code|set|from|to|dated";
    let good = table(Kind::Rate, header, &["R1|official|USD|LYD|2026-01-18"]);
    let value = claims(&["rates/R1|rate|6.3759|||LYD/USD|assumed|usual"]);
    let p = with(vec![good.clone(), value]).expect("a whole programme");
    let rate = p.rates.values().next().expect("a rate");
    assert_eq!(
        (rate.set, rate.from.to_string(), rate.to.to_string()),
        (RateSet::Official, "USD".into(), "LYD".into())
    );
    assert_eq!(rate.dated.to_string(), "2026-01-18");
    assert_eq!(p.fact(rate.id, "rate").number().map(|(r, _)| r.likely), Some(6.3759));

    let same = table(Kind::Rate, header, &["R1|assumed|EGP|EGP|2026-01-18"]);
    assert_eq!(wrong(vec![same])[0], ("rates.csv".into(), 2, "to".into(), "same-currency", "EGP".into()));
    for value in ["0", "-6.4"] {
        let nothing = claims(&[&format!("rates/R1|rate|{value}|||LYD/USD|assumed|usual")]);
        let found = wrong(vec![good.clone(), nothing]);
        assert_eq!(found[0], ("claims.csv".into(), 2, "value".into(), "out-of-range", value.into()));
    }
}

#[test]
fn the_accepted_plan_and_what_became_of_it_are_read_and_checked() {
    let agreed = "measure|activity|start|end|mode|crew|accepted";
    let begun = "measure|activity|started|finished|days_left|as_of|status";
    let p = with(vec![
        table(Kind::Baseline, agreed, &["M1|repair|2027-01-03|2027-01-20|fast|P1:0;P1:1|2026-12-01"]),
        table(Kind::Actual, begun, &["M1|repair|2027-01-05||4|2027-01-12|reported"]),
    ])
    .expect("a whole programme");
    let own = p.baseline.values().next().expect("an activity");
    assert_eq!(
        (own.end.to_string(), own.crew.as_slice()),
        ("2027-01-20".into(), &["P1:0".into(), "P1:1".into()][..])
    );
    let own = p.actuals.values().next().expect("work begun");
    assert_eq!((own.finished, own.days_left, own.status), (None, Some(4), sanad_model::Status::Reported));

    let backwards = table(Kind::Baseline, agreed, &["M1|repair|2027-01-03|2027-01-02|||2026-12-01"]);
    let found = ("baseline.csv".into(), 2, "end".into(), "days-backwards", "2027-01-02".into());
    assert_eq!(wrong(vec![backwards])[0], found);
    let backwards = table(
        Kind::Actual,
        begun,
        &["M1|repair|2027-01-05|2027-01-04||2027-01-12|reported", "M1|test|2027-01-05|||2027-01-04|reported"],
    );
    let codes: Vec<String> = wrong(vec![backwards]).into_iter().map(|found| found.2).collect();
    assert_eq!(codes, ["finished", "as_of"]);
}

#[test]
fn measures_pins_groupings_and_objectives_are_read_as_they_stand() {
    let p = with(vec![
        table(
            Kind::Measure,
            "code|template|site|items|choice|name_ar|name_en",
            &["M1|restart-cement|F1|C1|mandatory|إعادة تشغيل|Restart", "M2|training|||free||"],
        ),
        table(
            Kind::Pin,
            "measure|activity|start|mode",
            &["M1|repair|2027-02-07|fast", "F1/cure-power|build|2027-03-07|"],
        ),
        table(Kind::Grouping, "code|rule|measures", &["G1|implies|M1; M2;M9"]),
        table(Kind::Objective, "code|level|term|weight", &["O1|1|lateness|1", "O2|2|jobs|2"]),
        table(Kind::Resource, "code|name_ar|name_en|party|what", &["S1|مقاعد|Seats|a|training_seats"]),
        table(Kind::Template, "code|body", &["restart-cement|code = \"restart-cement\""]),
        claims(&[
            "resources/S1|capacity|48|||seats|assumed|usual",
            "measures/M1|size|2000|||t/day|assumed|usual",
            "measures/M1|earliest|2027-02||||assumed|usual",
        ]),
    ])
    .expect("a whole programme");
    let measure = |code| &p.measures[&p.by_code(Kind::Measure, code).expect("a measure")];
    let (first, second) = (measure("M1"), measure("M2"));
    assert_eq!((first.choice, first.template.as_str()), (MeasureChoice::Mandatory, "restart-cement"));
    assert_eq!((first.site, first.items.len()), (p.by_code(Kind::Site, "F1"), 1));
    assert_eq!((second.site, second.name.is_empty(), second.choice), (None, true, MeasureChoice::Free));
    assert_eq!(p.fact(first.id, "earliest").when().map(|w| w.to_string()).as_deref(), Some("2027-02"));
    let pins: Vec<_> =
        p.pins.values().map(|x| (x.measure.as_str(), x.activity.as_str(), x.mode.as_str())).collect();
    assert_eq!(pins, [("M1", "repair", "fast"), ("F1/cure-power", "build", "")]);
    let grouping = p.groupings.values().next().expect("a grouping");
    assert_eq!((grouping.rule, grouping.measures.join(" ")), (GroupingRule::Implies, "M1 M2 M9".to_owned()));
    let objectives: Vec<_> = p.objectives.values().map(|o| (o.level, o.term, o.weight)).collect();
    assert_eq!(objectives, [(1, Term::Lateness, 1), (2, Term::Jobs, 2)]);
    let seats = p.resources.values().next().expect("seats");
    assert_eq!(seats.what, "training_seats");
    assert!(
        matches!(&p.fact(seats.id, "capacity").known().expect("a number").value, Value::Number(r, u) if r.is_exact() && u == "seats")
    );
    let template = p.templates.values().next().expect("a template");
    assert_eq!(
        (template.code.as_str(), template.body.as_str()),
        ("restart-cement", "code = \"restart-cement\"")
    );
    assert_eq!(template.id, Id::from_name("templates/restart-cement"));
}

#[test]
fn an_activity_starts_once_and_a_grouping_has_two_measures() {
    let (one, two) = ("01900000-0000-7000-8000-000000000001", "01900000-0000-7000-8000-000000000002");
    let pins = table(
        Kind::Pin,
        "id|measure|activity|start",
        &[&format!("{one}|M1|repair|2027-01-03"), &format!("{two}|M1|repair|2027-02-07")],
    );
    assert_eq!(
        wrong(vec![pins])[0],
        ("pins.csv".into(), 3, "activity".into(), "pin-twice", "M1/repair".into())
    );
    // Without identities it is one pin, and the later row counts.
    let pins = table(Kind::Pin, "measure|activity|start", &["M1|repair|2027-01-03", "M1|repair|2027-02-07"]);
    let p = with(vec![pins]).expect("a whole programme");
    assert_eq!(p.pins.values().map(|x| x.start.to_string()).collect::<Vec<_>>(), ["2027-02-07"]);
    for measures in ["M1", "M1;M1"] {
        let alone = table(Kind::Grouping, "code|rule|measures", &[&format!("G1|at_most_one|{measures}")]);
        let at =
            ("groupings.csv".to_owned(), 2, "measures".to_owned(), "too-few-measures", measures.to_owned());
        assert_eq!(wrong(vec![alone]), [at]);
    }
}

#[test]
fn the_code_of_a_template_can_name_its_file() {
    for code in ["Restart", "../x", "a_b", "قالب", "a.b"] {
        let bad = table(Kind::Template, "code|body", &[&format!("{code}|a = 1")]);
        let at = ("templates.csv".to_owned(), 2, "code".to_owned(), "not-a-template-code", code.to_owned());
        assert_eq!(wrong(vec![bad]), [at]);
    }
}

#[test]
fn a_team_surveys_unless_it_works_and_settings_have_three_years_of_works() {
    let p = with(vec![
        table(
            Kind::Team,
            "code|name_ar|name_en|parties|task",
            &["T1|ف|T|a|", "T2|ف|T|a|survey", "T3|ف|T|b|works"],
        ),
        claims(&["teams/T3|min_stay|10|||days|assumed|usual"]),
    ])
    .expect("a whole programme");
    let task = |code| p.teams[&p.by_code(Kind::Team, code).expect("a team")].task;
    assert_eq!([task("T1"), task("T2"), task("T3")], [Task::Survey, Task::Survey, Task::Works]);
    assert_eq!((p.settings.host, p.settings.works_days), (None, 1095));

    let set = |days: &str| {
        let row = format!("p|برنامج|Programme|90|a|{days}");
        with(vec![table(Kind::Programme, "code|name_ar|name_en|plan_days|host|works_days", &[&row])])
    };
    let p = set("365").expect("a whole programme");
    assert_eq!((p.settings.host, p.settings.works_days), (p.by_code(Kind::Party, "a"), 365));
    assert_eq!(set("29").expect_err("too short")[0].code, "out-of-range");
}

/// Vectors of FNV-1a with 128 bits as its authors publish them, with version and variant of the
/// identity in their places.
#[test]
fn an_identity_made_from_a_name_is_the_same_everywhere() {
    assert_eq!(Id::from_name("a").to_string(), "d228cb69-6f1a-8caf-b891-2b704e4a8964");
    assert_eq!(Id::from_name("foobar").to_string(), "343e1662-793c-84bf-af0d-3597ba446f18");
}
