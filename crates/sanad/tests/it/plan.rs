//! The plan of works from the command line: equal for equal effort and seed, told in either language,
//! and what cannot be planned is said at its place with the way out.

use crate::run::{Desk, plain};
use crate::works::{self, desk};
use sanad_model::raw::Origins;
use sanad_model::{Blocker, Dataset, Programme};
use sanad_outcomes::measures::{Ask, Effort, Presence, Scenario, Until, Watch, plan};
use sanad_outcomes::{Question, outcomes};
use serde_json::Value;
use std::sync::atomic::{AtomicBool, Ordering};

#[test]
fn equal_effort_and_seed_give_equal_bytes_on_any_number_of_threads() {
    let desk = desk();
    let run = |threads: &str, seed: &str| {
        let args = ["plan", "works", "--effort", "1", "--seed", seed, "--threads", threads, "--json"];
        desk.run(&args).ended(0)
    };
    let one = run("1", "1");
    for threads in ["2", "4"] {
        assert_eq!(run(threads, "1").out, one.out, "{threads} threads");
    }
    let json = one.json();
    assert_eq!((&json["seed"], &json["check"]), (&Value::from(1), &Value::from("passed")));
    assert_eq!(json["effort"]["schedules_asked"], 1000);
    assert_eq!(run("1", "2").json()["seed"], 2);
    // The same bytes in a file, and nothing half written where no file can be.
    let out = ["plan", "works", "--effort", "1", "--seed", "1", "--out", "plan.json", "--json"];
    assert_eq!(desk.run(&out).ended(0).out, one.out);
    assert_eq!(String::from_utf8(desk.read("plan.json")).expect("UTF-8"), one.out);
    let nowhere = desk.run(&["plan", "works", "--effort", "1", "--out", "nowhere/plan.json"]).ended(3);
    assert!(nowhere.err.contains("nowhere/plan.json") && nowhere.out.is_empty(), "{nowhere:#?}");
}

#[test]
fn a_plan_holds_days_people_and_money_that_a_reader_can_follow() {
    let desk = desk();
    let json = desk.run(&["plan", "works", "--json"]).ended(0).json();
    let measures = json["measures"].as_array().expect("measures");
    assert_eq!(
        measures.iter().map(|m| m["code"].as_str().unwrap_or("")).collect::<Vec<_>>(),
        ["M-a", "M-b", "M-c"]
    );
    let chosen: Vec<&Value> = measures.iter().filter(|m| m["chosen"] == true).collect();
    assert!(!chosen.is_empty(), "{json}");
    let mut cranes: Vec<(&str, &str)> = Vec::new();
    for measure in chosen {
        let part = |code: &str| {
            let all = measure["activities"].as_array().expect("activities");
            all.iter().find(|a| a["code"] == code).unwrap_or_else(|| panic!("no {code}: {measure}"))
        };
        let day = |code: &str, end: &str| part(code)[end].as_str().expect("a day");
        // What is taught is known by those who run it, and terms come before building.
        assert!(day("terms", "finish") < day("build", "start"));
        assert!(day("course", "finish") < day("trial", "start"));
        assert!(day("build", "finish") < day("trial", "start"));
        assert_eq!(part("trial")["persons"], serde_json::json!({ "PH": 1 }));
        assert_eq!(part("course")["persons"], serde_json::json!({ "PH": 2, "PS": 1 }));
        // Materials of 300,000 dinars: the first instalment pays one, the second all.
        assert!(day("build", "start") >= "2026-12-06", "{measure}");
        cranes.push((day("build", "start"), day("build", "finish")));
    }
    cranes.sort_unstable();
    assert!(cranes.windows(2).all(|pair| pair[0].1 < pair[1].0), "one crane: {cranes:?}");
    let fund = &json["funds"][0];
    assert!(fund["spent"].as_i64() <= fund["comes_in"].as_i64(), "{fund}");
    assert_eq!(fund["comes_in"], 800_000_000_i64, "dinars have a thousand parts");
}

#[test]
fn a_plan_is_told_in_either_language_and_from_a_database_too() {
    let desk = desk();
    for (lang, words) in [
        ("en", ["Trial a", "The check passed: 25 rules", "seed 1", "LYD"]),
        ("ar", ["تجربة a", "اجتازت الخطة الفحص", "والبذرة 1", "LYD"]),
    ] {
        let said = desk.run(&["plan", "works", "--lang", lang]).ended(0);
        let out = plain(&said.out);
        for word in &words[..3] {
            assert!(out.contains(word), "{word}: {out}");
        }
        assert_eq!(said.err, "", "no progress where no terminal is");
    }
    desk.run(&["import", "works", "--db", "works.db"]).ended(0);
    let folder = desk.run(&["plan", "works", "--json"]).ended(0).json();
    assert_eq!(desk.run(&["plan", "works.db", "--json"]).ended(0).json(), folder);
    assert!(desk.run(&["check", "works.db"]).ended(0).out.contains("No faults"));
    // By the clock: it ends, and with a plan.
    let timed = desk.run(&["plan", "works", "--seconds", "1", "--json"]).ended(0).json();
    assert_eq!(timed["check"], "passed");
    assert_eq!(timed["effort"]["schedules_asked"], Value::Null);
    desk.run(&["plan", "works", "--seconds", "1", "--effort", "1"]).ended(2);
    desk.run(&["plan", "works", "--effort", "many"]).ended(2);
    assert!(desk.run(&["plan", "nowhere"]).ended(1).err.contains("nowhere"));
}

#[test]
fn a_search_that_is_stopped_keeps_its_best() {
    let desk = desk();
    let lexicon = sanad_reader::Lexicon::builtin().expect("the rules");
    let rows =
        sanad_files::load(&desk.path("works"), &Dataset::default(), &lexicon, &mut sanad_store::new_id)
            .expect("no fault")
            .rows;
    let (p, _) = Programme::build(&rows, &Origins::new()).expect("a programme");
    let bearings = sanad_files::survey::bearings();
    let o =
        outcomes(&p, &Question { effort: Effort::least(), ..Question::new(crate::world::TODAY, bearings) });
    let found = AtomicBool::new(false);
    let watch = Watch {
        stop: &|| found.load(Ordering::Relaxed),
        progress: &|progress| found.store(progress.best.is_some(), Ordering::Relaxed),
    };
    // Nobody but the watcher ends this search.
    let effort = Effort { until: Until::Stopped, cases: 10, ..Effort::default() };
    let scenario = Scenario::default();
    let ask =
        Ask { start: o.works.start, scenario: &scenario, effort, before: None, keep: false, watch: &watch };
    let made = plan(&p, &o.works.library, o.works.measures().to_vec(), &ask);
    let works = made.works.expect("the best so far");
    assert!(works.answer.effort.is_none() && works.answer.plan.is_some());
    assert_eq!(works.drawn.cases, 10);
}

/// A file of the programme, what it becomes, and what is said of it: file, row and code of the
/// finding, whether there is a plan all the same, and words of the way out.
struct Bad {
    file: &'static str,
    text: String,
    at: (&'static str, u64, &'static str),
    planned: bool,
    en: &'static str,
    ar: &'static str,
}

fn bad(
    file: &'static str,
    text: String,
    at: (&'static str, u64, &'static str),
    planned: bool,
    en: &'static str,
    ar: &'static str,
) -> Bad {
    Bad { file, text, at, planned, en, ar }
}

fn bad_templates() -> Vec<Bad> {
    let a = || works::template("a");
    vec![
        bad(
            "library/a.toml",
            a().replacen("after = []", "after = [\"trial\"]", 1),
            ("library/a.toml", 11, "template-cycle"),
            false,
            "take trial out of what terms waits for",
            "احذف trial مما ينتظره terms",
        ),
        bad(
            "library/a.toml",
            a().replace("teaches = [{ skill = \"operation\", level = 2, count = 2 }]", "teaches = []"),
            ("library/a.toml", 27, "template-teaches-nothing"),
            false,
            "course: a training activity that teaches nothing; give skill, level and number",
            "course: نشاط تدريب لا يعلّم شيئًا؛ اذكر المهارة والمستوى والعدد",
        ),
        bad(
            "library/a.toml",
            a().replacen("days = [4, 5, 8]", "days = [4, \"five\", 8]", 1),
            ("library/a.toml", 16, "template-wrong-kind"),
            false,
            "\"five\" is a value of another kind. Accepted: a number",
            "القيمة \"five\" من نوع آخر. المقبول: عدد",
        ),
        bad(
            "library/a.toml",
            a().replace("\"mechanical\", level = 3", "\"geology\", level = 4"),
            ("library/a.toml", 19, "plan-skill-missing"),
            true,
            "Geology at level 4, of the supplying side; nobody has it or can learn it. Enter people who have it",
            "الجيولوجيا بالمستوى 4 من الجانب المورِّد، ولا أحد لديه ذلك",
        ),
        bad(
            "library/a.toml",
            a().replace("amount = 1 }]", "amount = 3 }]"),
            ("resources.csv", 2, "plan-over-capacity"),
            true,
            "Enter more of it, or need less",
            "أدخل المزيد منه، أو اطلب أقل",
        ),
        bad(
            "library/a.toml",
            a().replace("\"operation\", level = 2, count = 2", "\"civil\", level = 2, count = 2"),
            ("library/a.toml", 19, "works-course-for-nobody"),
            true,
            "at least 2 people of the host side who are below level 2",
            "من الجانب المضيف دون المستوى 2",
        ),
    ]
}

fn bad_rows() -> Vec<Bad> {
    vec![
        bad(
            "funds.csv",
            works::file("funds.csv").replace("LYD", "EUR"),
            ("funds.csv", 2, "works-fund-without-rate"),
            false,
            "a rate from LYD to EUR",
            "سعر صرف من LYD إلى EUR",
        ),
        bad(
            "pins.csv",
            "measure,activity,start\nM-x,terms,2026-12-01\n".to_owned(),
            ("pins.csv", 2, "works-unknown-measure"),
            false,
            "Accepted: M-a, M-b, M-c",
            "المقبول: M-a، M-b، M-c",
        ),
        bad(
            "pins.csv",
            "measure,activity,start\nM-a,term,2026-12-01\n".to_owned(),
            ("pins.csv", 2, "works-unknown-activity"),
            false,
            "Accepted: terms, course, build, trial",
            "المقبول: terms، course، build، trial",
        ),
        bad(
            "pins.csv",
            "measure,activity,start,mode\nM-a,build,2027-04-04,slow\n".to_owned(),
            ("pins.csv", 2, "works-unknown-mode"),
            false,
            "Accepted: usual, fast",
            "المقبول: usual، fast",
        ),
        bad(
            "pins.csv",
            "measure,activity,start\nM-a,trial,2026-11-23\n".to_owned(),
            ("pins.csv", 2, "plan-pin-early"),
            false,
            "or later",
            "أو ما بعده",
        ),
        bad(
            "groupings.csv",
            "code,rule,measures\nG,at_most_one,M-a;M-d\n".to_owned(),
            ("groupings.csv", 2, "works-unknown-measure"),
            false,
            "No measure has the code M-d",
            "لا تدبير رمزه M-d",
        ),
        bad(
            "measures.csv",
            "code,template,choice\nM-a,restart-cemnt,free\n".to_owned(),
            ("measures.csv", 2, "works-unknown-template"),
            false,
            "restart-cement",
            "restart-cement",
        ),
        bad(
            "measures.csv",
            works::file("measures.csv").replace("a,free", "a,mandatory").replace("b,free", "b,mandatory"),
            ("funds.csv", 2, "plan-over-fund"),
            false,
            "Enter more money for the fund, or spend less",
            "أدخل المزيد من المال للمخصص",
        ),
    ]
}

#[test]
fn a_chlor_alkali_site_with_mercury_cells_is_complete_after_their_conversion() {
    let world = crate::world::World::sample();
    let measure = world.o.works.measures().iter().find(|m| m.code == "R-F10").expect("its restart");
    let place = |code: &str| measure.parts.iter().position(|part| part.code == code);
    let converted = place("cure-mercury-cells.brine_clean").expect("the conversion is part of it");
    assert_eq!(measure.parts[converted].when, Presence::Blocked(Blocker::Machines));
    assert_eq!(place("cure-machines.erection"), None);
    let complete = place("mc").expect("mechanical completion");
    assert!(measure.parts[complete].after.iter().any(|wait| wait.of == converted));
}

/// How the end of `check` begins where there are so many warnings and no errors.
fn warned(lang: &str, n: usize) -> String {
    match (lang, n) {
        ("en", 1) => "No errors; one warning, above.".to_owned(),
        ("en", _) => format!("No errors; {n} warnings, above."),
        (_, 1) => "لا أخطاء؛ تنبيه واحد مذكور أعلاه.".to_owned(),
        (_, 2) => "لا أخطاء؛ تنبيهان مذكوران أعلاه.".to_owned(),
        _ => format!("لا أخطاء؛ {n} تنبيه"),
    }
}

#[test]
fn a_folder_without_settings_is_told_how_to_begin() {
    let desk = Desk::new();
    std::fs::create_dir(desk.path("bare")).expect("a folder");
    for (lang, words) in [
        (
            "en",
            "This folder has no settings of a programme, programme.toml. A new folder with all files is made by: sanad new",
        ),
        (
            "ar",
            "ليس في هذا المجلد ملف إعدادات البرنامج programme.toml. ولإنشاء مجلد جديد بكل ملفاته نفّذ: sanad new",
        ),
    ] {
        let said = desk.run(&["check", "bare", "--lang", lang]).ended(1);
        assert!(plain(&said.err).contains(words), "{}", said.err);
    }
}

#[test]
fn what_cannot_be_planned_is_said_at_its_place_with_the_way_out() {
    for bad in bad_templates().into_iter().chain(bad_rows()) {
        let desk = desk();
        // Money for one measure alone, where two must be; money in another currency.
        let claims = works::file("claims.csv");
        match bad.at.2 {
            "plan-over-fund" => desk.write("works/claims.csv", claims.replace("400000", "200000")),
            "works-fund-without-rate" => desk.write("works/claims.csv", claims.replace("LYD", "EUR")),
            _ => {}
        }
        desk.write(&format!("works/{}", bad.file), &bad.text);
        let code = i32::from(!bad.planned);
        let json = desk.run(&["check", "works", "--json"]).ended(code).json();
        let (file, row, key) = bad.at;
        let all = json["findings"].as_array().expect("findings");
        let found = all.iter().find(|f| f["file"] == file && f["row"] == row && f["code"] == key);
        let found = found.unwrap_or_else(|| panic!("{:?}: {json}", bad.at));
        assert_eq!(found["severity"], if bad.planned { "warning" } else { "error" }, "{found}");
        assert_eq!(all.iter().filter(|f| f["code"] == key).count(), 1, "told once: {json}");
        for (lang, words) in [("en", bad.en), ("ar", bad.ar)] {
            let said = desk.run(&["check", "works", "--lang", lang]).ended(code);
            assert!(plain(&said.err).contains(words) && said.err.contains(file), "{words}: {}", said.err);
            assert_eq!(said.out.is_empty(), !bad.planned, "{}", said.out);
            assert!(!bad.planned || plain(&said.out).contains(&warned(lang, all.len())), "{}", said.out);
            let planned = desk.run(&["plan", "works", "--lang", lang]).ended(code);
            assert!(plain(&planned.err).contains(words), "{words}: {}", planned.err);
            assert_eq!(planned.out.is_empty(), !bad.planned, "{}", planned.out);
        }
    }
}

#[test]
fn all_that_is_wrong_is_said_at_once() {
    let desk = desk();
    desk.write("works/pins.csv", "measure,activity,start\nM-x,terms,2026-12-01\nM-a,term,2026-12-01\n");
    desk.write("works/groupings.csv", "code,rule,measures\nG,at_most_one,M-a;M-d\n");
    desk.write("works/measures.csv", "code,template,choice\nM-a,a,free\nM-b,b,free\nM-q,nothing,free\n");
    let json = desk.run(&["check", "works", "--json"]).ended(1).json();
    let mut found: Vec<(&str, u64)> = json["findings"]
        .as_array()
        .expect("findings")
        .iter()
        .map(|f| (f["file"].as_str().unwrap_or(""), f["row"].as_u64().unwrap_or(0)))
        .collect();
    found.sort_unstable();
    assert_eq!(found, [("groupings.csv", 2), ("measures.csv", 4), ("pins.csv", 2), ("pins.csv", 3)]);
}

#[test]
fn where_nothing_can_be_planned_it_is_said_why() {
    let desk = Desk::new();
    desk.run(&["new", "empty"]).ended(0);
    for (lang, words) in [("en", "There is nothing to plan"), ("ar", "لا شيء للتخطيط")] {
        let said = desk.run(&["plan", "empty", "--lang", lang]).ended(1);
        assert!(said.err.contains(words) && said.out.is_empty(), "{}", said.err);
    }
    let desk = self::desk();
    desk.write("works/teams.csv", "code,name_ar,name_en,parties,task\n");
    desk.write("works/people.csv", "code,team,party,name_ar,name_en\n");
    desk.write("works/claims.csv", "record,field,value,unit,status,basis_ar,basis_en\n");
    assert!(desk.run(&["plan", "works"]).ended(1).err.contains("No crews are recorded"));
}
