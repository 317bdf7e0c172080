//! The library that comes with the product, and what is said of a broken template.

use sanad_measures::library::{
    BUILTIN, Library, Operation, Per, Phase, Points, RunningKind, SKILLS, Template, TemplateKind,
};
use sanad_model::{Blocker, Currency, Lang};
use std::collections::{BTreeMap, BTreeSet};

fn builtin() -> &'static Library {
    match Library::builtin() {
        Ok(library) => library,
        Err(findings) => {
            let lines: Vec<String> = findings.iter().map(ToString::to_string).collect();
            panic!("{} faults:\n{}", lines.len(), lines.join("\n"));
        }
    }
}

#[test]
fn the_library_has_no_fault() {
    assert_eq!(builtin().iter().count(), BUILTIN.len());
}

#[test]
fn every_blocker_has_its_cure_and_every_sector_a_restart() {
    let library = builtin();
    for blocker in Blocker::ALL {
        let cure = library.cure(*blocker).unwrap_or_else(|| panic!("no cure for {blocker}"));
        let chance = cure.chance.as_ref().expect("a cure has a chance");
        assert!(chance.high < 1.0, "{}", cure.code);
    }
    for sector in ["cement", "steel", "food", "textiles", "a sector nobody has named"] {
        assert!(library.restart(sector).is_some(), "{sector}");
    }
}

#[test]
fn a_restart_goes_through_the_phases_of_practice() {
    let wanted = [
        Phase::MakeSafe,
        Phase::Repair,
        Phase::MechanicalCompletion,
        Phase::PreCommissioning,
        Phase::Commissioning,
        Phase::PerformanceTest,
        Phase::RampUp,
    ];
    for template in builtin().iter().filter(|t| t.kind == TemplateKind::Restart) {
        let has: BTreeSet<Phase> = template.activities.iter().map(|a| a.phase).collect();
        for phase in wanted {
            assert!(has.contains(&phase), "{}: no {}", template.code, phase.code());
        }
        assert_eq!(template.activities[template.mark].phase, Phase::PerformanceTest, "{}", template.code);
        for activity in &template.activities {
            for after in &activity.after {
                let before = &template.activities[after.of];
                assert!(before.phase <= activity.phase, "{}: {}", template.code, activity.code);
            }
        }
    }
}

#[test]
fn every_figure_has_a_basis_and_every_text_both_languages() {
    for template in builtin().iter() {
        for (what, _, points) in template.figures() {
            assert!(template.basis(&points.basis).is_some(), "{}: {what}", template.code);
        }
        for points in template.operation.iter().flat_map(sold_and_spent) {
            assert!(template.basis(&points.basis).is_some(), "{}: operation", template.code);
        }
        let mut texts = vec![&template.name, &template.what, &template.gives];
        texts.extend(template.bases.values().map(|b| &b.why));
        if let Some(operation) = &template.operation {
            texts.push(&operation.unit);
            texts.extend(operation.costs.iter().map(|c| &c.name));
        }
        texts.extend(template.activities.iter().map(|a| &a.name));
        texts.extend(template.activities.iter().flat_map(|a| a.cost.iter().map(|c| &c.name)));
        texts.extend(template.activities.iter().filter_map(|a| Some(&a.acceptance.as_ref()?.certificate)));
        for text in texts {
            for lang in Lang::ALL {
                assert!(text.only(*lang).is_some(), "{}: {text:?}", template.code);
            }
        }
    }
}

/// The figures of an operation.
fn sold_and_spent(operation: &Operation) -> Vec<&Points> {
    let mut all = vec![&operation.a_year, &operation.price];
    all.extend(operation.costs.iter().map(|c| &c.amount));
    all.extend(operation.idle.iter().map(|(_, amount, _)| amount));
    all
}

/// What an amount is in US dollars, at the rates that the library's bases name.
fn dollars(amount: f64, currency: Currency) -> f64 {
    match currency.to_string().as_str() {
        "USD" => amount,
        "LYD" => amount / 6.4,
        "EGP" => amount / 50.0,
        other => panic!("no rate for {other}"),
    }
}

/// Sales and running costs by kind, in US dollars a year at full running, likely size and likely values.
fn a_year(template: &Template) -> Option<(f64, BTreeMap<RunningKind, f64>)> {
    let operation = template.operation.as_ref()?;
    let size = template.size.as_ref().map_or(1.0, |s| s.amount.likely);
    let made = size * template.output.as_ref().map_or(1.0, |o| o.per_size) * operation.a_year.likely;
    let jobs = template.jobs.as_ref().map_or(0.0, |j| j.amount.likely * if j.per_size { size } else { 1.0 });
    let mut spent = BTreeMap::new();
    for cost in &operation.costs {
        let times = match cost.per {
            Per::Unit => made,
            Per::Size => size,
            Per::Job => jobs,
            Per::Plant => 1.0,
        };
        *spent.entry(cost.kind).or_default() += dollars(cost.amount.likely, cost.currency) * times;
    }
    Some((made * dollars(operation.price.likely, operation.price_currency), spent))
}

#[test]
fn every_restart_sells_at_a_margin_of_its_trade() {
    for template in builtin().iter().filter(|t| t.kind == TemplateKind::Restart) {
        let code = &template.code;
        let (sales, spent) = a_year(template).unwrap_or_else(|| panic!("{code}: no operation"));
        let margin = 1.0 - spent.values().sum::<f64>() / sales;
        assert!((0.05..=0.35).contains(&margin), "{code}: a margin of {margin:.3}");
        let operation = template.operation.as_ref().expect("it has one");
        assert!((10..=20).contains(&operation.life), "{code}: {} years", operation.life);
        assert!(
            operation.ramp.is_sorted() && operation.ramp.last() == Some(&1.0),
            "{code}: {:?}",
            operation.ramp
        );
        assert!(operation.idle.is_some(), "{code}: nothing is said of standing still");
        for kind in [RunningKind::Labour, RunningKind::Spares, RunningKind::Maintenance, RunningKind::Utility]
        {
            assert!(spent.contains_key(&kind), "{code}: no {}", kind.code());
        }
    }
}

#[test]
fn costs_lie_where_each_industry_has_them() {
    let share = |code: &str, kind: RunningKind| {
        let template = builtin().get(code).expect("it is there");
        let (sales, spent) = a_year(template).expect("it sells");
        spent.get(&kind).copied().unwrap_or_default() / sales
    };
    for code in ["restart-cement", "restart-steel", "restart-bricks", "restart-gases", "restart-chemicals"] {
        assert!(share(code, RunningKind::Utility) > 0.15, "{code} takes much energy");
    }
    for code in
        ["restart-vehicles", "restart-electronics", "restart-cables", "restart-food", "restart-refining"]
    {
        assert!(share(code, RunningKind::RawMaterial) > 0.65, "{code} takes much material");
        assert!(share(code, RunningKind::Utility) < 0.05, "{code} takes little energy");
    }
    assert!(share("restart-textiles", RunningKind::Labour) > share("restart-refining", RunningKind::Labour));
}

#[test]
fn what_saves_or_gives_power_and_water_is_valued() {
    for code in ["desalination", "energy-efficiency", "led-retrofit", "solar-plant"] {
        let template = builtin().get(code).expect("it is there");
        let (sales, spent) = a_year(template).unwrap_or_else(|| panic!("{code}: no operation"));
        assert!(spent.values().sum::<f64>() < sales, "{code}: costs more a year than it gives");
    }
}

/// A small template, whole.
const WHOLE: &str = r#"code = "small"
kind = "pilot"
scope = "items"
fields = ["innovation"]
name = { ar = "تجربة", en = "Trial" }
what = { ar = "تجربة صغيرة.", en = "A small trial." }
gives = { ar = "نتيجة.", en = "A result." }

[basis.guess]
ar = "تقدير."
en = "An estimate."

[[activity]]
code = "first"
phase = "design"
name = { ar = "تصميم", en = "Design" }
days = [5, 10, 20]
basis = "guess"
crew = [{ skill = "design", level = 2, count = 1, from = "host" }]

[[activity]]
code = "second"
phase = "operate"
name = { ar = "تشغيل", en = "Run" }
after = ["first"]
days = [5, 10, 20]
basis = "guess"
cost = [{ name = { ar = "مواد", en = "Material" }, origin = "third", currency = "USD", amount = [1, 2, 3], basis = "guess" }]
"#;

fn with(text: &str) -> Result<Library, Vec<(u32, &'static str, String)>> {
    Library::default()
        .with([("library/small.toml", text)])
        .map_err(|f| f.into_iter().map(|f| (f.place.row, f.code, f.value)).collect())
}

#[test]
fn a_template_of_a_programme_is_added() {
    let library = with(WHOLE).expect("no fault");
    let template: &Template = library.get("small").expect("it is there");
    assert!(template.own);
    assert_eq!(template.activities[1].after[0].of, 0);
    assert_eq!(template.mark, 1, "the last activity when none is a performance test");
}

/// What is changed, the line, the kind of fault and the value that is told.
const BROKEN: &[(&str, &str, u32, &str, &str)] = &[
    ("kind = \"pilot\"", "kind = \"plot\"", 2, "template-unknown-word", "plot"),
    ("scope = \"items\"", "scope = \"all\"", 3, "template-unknown-word", "all"),
    ("fields = [\"innovation\"]", "fields = []", 1, "template-missing", ""),
    ("code = \"small\"", "code = \"smaller\"", 1, "template-code-differs", "smaller"),
    (
        "days = [5, 10, 20]\nbasis = \"guess\"\ncrew",
        "days = [10, 5, 20]\nbasis = \"guess\"\ncrew",
        17,
        "template-points",
        "10, 5, 20",
    ),
    (
        "days = [5, 10, 20]\nbasis = \"guess\"\ncrew",
        "days = [-1, 5, 20]\nbasis = \"guess\"\ncrew",
        17,
        "template-points",
        "-1, 5, 20",
    ),
    ("basis = \"guess\"\ncrew", "basis = \"hope\"\ncrew", 18, "template-unknown-basis", "hope"),
    ("skill = \"design\"", "skill = \"magic\"", 19, "template-unknown-word", "magic"),
    ("level = 2", "level = 7", 19, "template-points", "7"),
    ("count = 1", "count = 0", 19, "template-points", "0"),
    ("after = [\"first\"]", "after = [\"third\"]", 25, "template-unknown-activity", "third"),
    ("after = [\"first\"]", "after = [\"second\"]", 21, "template-cycle", "second → second"),
    ("phase = \"operate\"", "phase = \"train\"", 21, "template-teaches-nothing", "second"),
    ("phase = \"operate\"", "phase = \"train\"\nteaches = []", 24, "template-teaches-nothing", "second"),
    ("after = [\"first\"]", "after = [{ of = \"first\", link = \"XX\" }]", 25, "template-unknown-word", "XX"),
    ("code = \"second\"", "code = \"first\"", 22, "template-code-twice", "first"),
    ("currency = \"USD\"", "currency = \"dollars\"", 28, "template-unknown-word", "dollars"),
    ("amount = [1, 2, 3]", "amount = [1, 2, 3], per = \"size\"", 28, "template-missing", "size"),
    ("scope = \"items\"", "scope = \"items\"\nscop = 1", 4, "template-unknown-key", "scop"),
    (
        "days = [5, 10, 20]\nbasis = \"guess\"\ncrew",
        "days = [5, 10]\nbasis = \"guess\"\ncrew",
        17,
        "template-wrong-kind",
        "[5, 10]",
    ),
    ("scope = \"items\"", "", 1, "template-key-missing", "scope"),
    ("[basis.guess]", "[basis.guess", 9, "template-unreadable", "[basis.guess"),
];

#[test]
fn what_is_wrong_is_told_with_its_line() {
    for (from, to, line, code, value) in BROKEN {
        assert!(WHOLE.contains(from), "{from}");
        let found = with(&WHOLE.replacen(from, to, 1)).expect_err(to);
        let told = found.iter().any(|(row, own, said)| row == line && own == code && said == value);
        assert!(told, "{to}: {found:?}");
    }
}

#[test]
fn all_faults_come_at_once() {
    let text =
        WHOLE.replacen("\"pilot\"", "\"plot\"", 1).replacen("\"design\", level", "\"magic\", level", 1);
    let codes: Vec<&str> = with(&text).expect_err("two faults").iter().map(|f| f.1).collect();
    assert_eq!(codes, ["template-unknown-word", "template-unknown-word"]);
}

#[test]
fn the_readme_names_every_word() {
    let readme = include_str!("../../../../library/README.md");
    for word in SKILLS.iter().chain(TemplateKind::CODES).chain(Phase::CODES) {
        assert!(readme.contains(&format!("`{word}`")), "{word}");
    }
}

/// What is changed, and the kind, column, value and accepted of what is told.
const PLAIN: &[(&str, &str, &str, &str, &str, &str)] = &[
    ("days = [5, 10, 20]", "days = [9, 5, 20]", "template-points", "days", "9, 5, 20", "template-points"),
    ("amount = [1, 2, 3]", "amount = [9, 2, 3]", "template-points", "amount", "9, 2, 3", "template-points"),
    ("days = [5, 10, 20]", "days = \"ten\"", "template-wrong-kind", "days", "\"ten\"", "kind-three"),
    ("days = [5, 10, 20]", "days = [5, true, 20]", "template-wrong-kind", "days", "true", "kind-number"),
    (
        "amount = [1, 2, 3]",
        "amount = [1, 2, 99999999999999999999]",
        "template-wrong-kind",
        "amount",
        "99999999999999999999",
        "kind-number",
    ),
    ("level = 2", "level = 2.5", "template-wrong-kind", "level", "2.5", "kind-whole"),
    ("level = 2", "level = \"high\"", "template-wrong-kind", "level", "\"high\"", "kind-whole"),
    ("code = \"first\"", "code = 1", "template-wrong-kind", "code", "1", "kind-text"),
    ("after = [\"first\"]", "after = \"first\"", "template-wrong-kind", "after", "\"first\"", "kind-list"),
    ("after = [\"first\"]", "after = [1]", "template-wrong-kind", "after", "[1]", "kind-after"),
    (
        "phase = \"operate\"",
        "phase = \"operate\"\nper_size = 1",
        "template-wrong-kind",
        "per_size",
        "1",
        "kind-yes-no",
    ),
    ("en = \"Trial\"", "fr = \"Essai\"", "template-unknown-key", "fr", "fr", ""),
    ("kind = \"pilot\"", "kind = \"pilot", "template-unreadable", "", "kind = \"pilot", "template-toml"),
];

#[test]
fn what_cannot_be_read_is_told_in_words_of_the_library() {
    for (from, to, code, column, value, accepted) in PLAIN {
        assert!(WHOLE.contains(from), "{from}");
        let text = WHOLE.replacen(from, to, 1);
        let found = Library::default().with([("library/small.toml", text.as_str())]).expect_err(to);
        let told = found.iter().any(|f| {
            (f.code, f.place.column.as_str(), f.value.as_str(), f.accepted.key)
                == (*code, *column, *value, *accepted)
        });
        assert!(told, "{to}: {found:?}");
    }
}

#[test]
fn a_loop_is_told_by_its_shortest_way_with_the_link_to_take_out() {
    // The third waits for the loop and is no part of it.
    let third = WHOLE.split_once("[[activity]]").expect("activities").1.replace("\"first\"", "\"third\"");
    let third =
        third.split("[[activity]]").next().expect("one").replace("days", "after = [\"second\"]\ndays");
    let text = WHOLE.replacen("days = [5", "after = [\"second\"]\ndays = [5", 1) + "[[activity]]" + &third;
    let found = Library::default().with([("library/small.toml", text.as_str())]).expect_err("a loop");
    let [only] = found.as_slice() else { panic!("{found:?}") };
    assert_eq!(
        (only.code, only.value.as_str(), only.place.row),
        ("template-cycle", "first → second → first", 13)
    );
    assert_eq!(only.accepted.values, ["second", "first"], "a design does not wait for running");
}

#[test]
fn a_chlor_alkali_site_is_converted_and_others_get_their_machines() {
    let library = builtin();
    let cure = |sector: &str| library.cure_at(Blocker::Machines, sector).map(|t| t.code.as_str());
    assert_eq!(cure("chemicals"), Some("cure-mercury-cells"));
    assert_eq!(cure("food"), Some("cure-machines"));
    assert_eq!(library.cure(Blocker::Machines).map(|t| t.code.as_str()), Some("cure-machines"));
}

/// Number and year of every standard that is named.
fn editions(standard: &str) -> Vec<(String, String)> {
    let year = |text: &str| text.len() == 4 && text.bytes().all(|b| b.is_ascii_digit());
    let one = |named: &str| {
        let named = named.trim();
        let named = named.rsplit_once(": ").map_or(named, |(_, number)| number);
        let parted = named.split_once(':').filter(|(_, rest)| rest.get(..4).is_some_and(year));
        parted.map_or((named.to_owned(), String::new()), |(number, rest)| {
            (number.to_owned(), rest.get(..4).unwrap_or_default().to_owned())
        })
    };
    standard
        .split([';', ','])
        .map(one)
        .filter(|(number, _)| number.contains(|c: char| c.is_ascii_digit()))
        .collect()
}

#[test]
fn each_standard_has_one_edition() {
    let mut all: BTreeMap<String, BTreeSet<(String, &str)>> = BTreeMap::new();
    for template in builtin().iter() {
        let named = template.activities.iter().filter_map(|a| a.acceptance.as_ref());
        for (number, year) in named.flat_map(|own| editions(&own.standard)) {
            all.entry(number).or_default().insert((year, template.code.as_str()));
        }
    }
    assert!(all.len() > 200, "{} standards", all.len());
    let differing: Vec<_> = all
        .iter()
        .filter(|(_, named)| named.iter().map(|(year, _)| year).collect::<BTreeSet<_>>().len() > 1)
        .collect();
    assert!(differing.is_empty(), "{differing:?}");
    let read = |text| editions(text).into_iter().map(|(number, year)| format!("{number}|{year}"));
    let known: Vec<String> = read("IECEE CB: IEC 62368-1:2023, EN 10204:2004 (3.1); API 510").collect();
    assert_eq!(known, ["IEC 62368-1|2023", "EN 10204|2004", "API 510|"]);
}

#[test]
fn every_training_teaches() {
    for template in builtin().iter() {
        for activity in template.activities.iter().filter(|a| a.phase == Phase::Train) {
            assert!(!activity.teaches.is_empty(), "{}: {}", template.code, activity.code);
        }
    }
}
