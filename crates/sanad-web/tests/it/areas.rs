//! Register, sites, surveys, capabilities, plan and paper: what each must say, and what its forms do.

use crate::site::Site;
use axum::http::StatusCode;

const PAGES: &[&str] = &[
    "register",
    "register?state=stopped&blocker=power&sort=-rank",
    "register?blocker=unknown",
    "register?q=zzz",
    "register/meetings",
    "register/meetings?parties=L1&sort=-held",
    "register/meetings?q=zzz",
    "register/parties",
    "register/parties?kind=side&sort=owns",
    "register/projects",
    "register/indicators?sort=-value",
    "register/teams?sort=-task",
    "register/funds?party=E",
    "register/rates?sort=rate",
    "register/resources?q=zzz",
    "source/record/meetings/M1",
    "source/calc/meeting/M1/items",
    "source/calc/party/L1/owns",
    "sites/F01",
    "sites/F01?field=capacity",
    "sites/F02?field=blocker.power",
    "surveys",
    "surveys/F01",
    "surveys/F01/print",
    "capabilities",
    "capabilities?need=field.restart",
    "plan",
    "visits",
    "visits?site=F01",
    "paper",
    "paper?since=2026-01-01",
    "source/calc/items.agreed",
    "source/record/sites/F01",
    "source/fact/sites/F01/state",
    "source/fact/sites/F01/capacity",
    "source/source/S1",
    "source/ui/rows",
];

#[tokio::test]
async fn every_page_answers_in_both_languages() {
    let site = Site::new().await;
    for path in PAGES {
        for (lang, dir) in [("ar", "rtl"), ("en", "ltr")] {
            let answer = site.get(&format!("/{lang}/{path}")).await;
            assert_eq!(answer.status, StatusCode::OK, "/{lang}/{path}");
            assert!(answer.body.contains(&format!("<html lang=\"{lang}\" dir=\"{dir}\"")), "/{lang}/{path}");
            let missing = answer.body.split('⟦').nth(1).and_then(|m| m.split('⟧').next());
            assert_eq!(missing, None, "/{lang}/{path}: a message is missing");
            assert!(!answer.body.contains("style=\""), "/{lang}/{path}: inline style");
            assert!(!answer.body.contains("<script>"), "/{lang}/{path}: inline script");
        }
    }
}

#[tokio::test]
async fn an_empty_programme_teaches_the_next_step() {
    let site = Site::empty().await;
    for path in [
        "/en/register",
        "/en/register/projects",
        "/en/register/meetings",
        "/en/register/parties",
        "/en/register/indicators",
        "/en/register/teams",
        "/en/register/funds",
        "/en/register/rates",
        "/en/register/resources",
        "/en/capabilities",
    ] {
        let answer = site.get(path).await;
        assert_eq!(answer.status, StatusCode::OK, "{path}");
        assert!(answer.body.contains("href=\"/en/import\""), "{path}");
    }
    for path in ["/en/plan", "/ar/plan", "/en/visits", "/ar/visits", "/en/surveys"] {
        assert_eq!(site.get(path).await.status, StatusCode::OK, "{path}");
    }
}

#[tokio::test]
async fn the_register_filters_by_state_and_reason() {
    let site = Site::new().await;
    let rows = |body: &str| body.matches("<tr data-row>").count();
    assert_eq!(rows(&site.get("/en/register").await.body), 2);
    let stopped = site.get("/en/register?state=stopped").await.body;
    assert_eq!(rows(&stopped), 1);
    assert!(stopped.contains("First factory"));
    assert_eq!(rows(&site.get("/en/register?blocker=power").await.body), 1);
    assert_eq!(rows(&site.get("/en/register?blocker=water").await.body), 0);
    // Nobody has said whether water holds back the one that stands still.
    assert_eq!(rows(&site.get("/en/register?blocker=water.unknown").await.body), 1);
    // A reason of a site that runs is not counted among those that stand still.
    assert_eq!(rows(&site.get("/en/register?blocker=unknown").await.body), 0);
}

#[tokio::test]
async fn the_register_goes_out_as_files() {
    let site = Site::new().await;
    let csv = site.get("/en/register.csv?state=stopped").await;
    assert!(csv.body.starts_with('\u{feff}'));
    assert_eq!(csv.body.lines().count(), 2);
    assert!(csv.body.contains("F01,First factory,,Cement,Stopped,Power"));
    let xlsx = site.get("/ar/register.xlsx").await;
    assert!(xlsx.body.starts_with("PK"));
}

#[tokio::test]
async fn meetings_and_parties_are_lists_that_filter_sort_and_count() {
    let site = Site::new().await;
    let rows = |body: &str| body.matches("<tr data-row>").count();
    let meetings = site.get("/en/register/meetings").await.body;
    assert_eq!(rows(&meetings), 1);
    assert!(meetings.contains("data-src=\"calc/meeting/M1/items\">2</span>"), "two items came of it");
    assert!(meetings.contains("href=\"/en/items?meeting=M1\""));
    assert!(meetings.contains("<bdi lang=\"ar\" dir=\"rtl\""), "the other name stands beside");
    assert_eq!(rows(&site.get("/en/items?meeting=M1").await.body), 2, "the link leads to as many");
    assert_eq!(rows(&site.get("/en/register/meetings?parties=L").await.body), 0);
    assert_eq!(rows(&site.get("/en/register/meetings?parties=L1").await.body), 1);
    let parties = site.get("/en/register/parties?sort=-name").await.body;
    assert_eq!(rows(&parties), 4);
    let at = |name: &str| parties.find(&format!("\">{name}</bdi></a>")).expect(name);
    assert!(at("Second side") < at("Second ministry") && at("Second ministry") < at("First side"));
    assert!(parties.contains("aria-sort=\"descending\""));
    assert_eq!(rows(&site.get("/en/register/parties?kind=side").await.body), 2);
    assert_eq!(rows(&site.get("/ar/register/parties?q=%D9%88%D8%B2%D8%A7%D8%B1%D9%87").await.body), 1);
    for unknown in ["items", "claims", "nothing", "meetings.pdf"] {
        let answer = site.get(&format!("/en/register/{unknown}")).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{unknown}");
    }
}

#[tokio::test]
async fn an_owner_is_counted_at_its_party_and_offered_for_the_sheet() {
    let site = Site::new().await;
    let sheet = |body: &str| body.matches("<option value=\"L1\">").count();
    assert_eq!(sheet(&site.get("/en/import").await.body), 0, "nobody owns anything yet");
    let form = [
        ("kind", "claims"),
        ("set.record", "items/I1"),
        ("set.field", "owner"),
        ("set.value", "L1"),
        ("back", "/en/items/I1"),
    ];
    let sent = site.post("/en/edit", &form).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
    assert_eq!(sheet(&site.get("/en/import").await.body), 1);
    let parties = site.get("/en/register/parties").await.body;
    assert!(parties.contains("data-src=\"calc/party/L1/owns\">1</span>"));
    let csv = site.get("/en/register/parties.csv?kind=authority").await.body;
    assert_eq!(csv.lines().count(), 2);
    assert!(csv.ends_with("L1,وزارة ثانية,Second ministry,Authority,Second side,,1\n"), "{csv}");
}

#[tokio::test]
async fn the_samples_lists_show_figures_with_their_day_and_source() {
    let site = Site::sample().await;
    let figures = site.get("/en/register/indicators?topic=training").await.body;
    assert!(figures.contains("data-src=\"fact/indicators/X01/value\""));
    assert!(figures.contains("520 institutes"));
    assert!(figures.contains("April 2022"));
    assert!(figures.contains("data-src=\"source/S-alfanar-2022-04\""));
    let csv = site.get("/en/register/indicators.csv?topic=training").await.body;
    let line = csv.lines().find(|l| l.starts_with("X01,")).expect("a line");
    assert!(line.contains(",520,institutes,reported,"), "{line}");
    assert!(line.contains("2022-04"), "{line}");
    for list in ["projects", "meetings", "parties", "indicators", "teams", "funds", "rates", "resources"] {
        let xlsx = site.get(&format!("/ar/register/{list}.xlsx")).await;
        assert_eq!(xlsx.status, StatusCode::OK);
        assert!(xlsx.body.starts_with("PK"), "{list}");
        let page = site.get(&format!("/ar/register/{list}")).await.body;
        assert!(page.contains("aria-current=\"page\""), "{list}");
    }
}

#[tokio::test]
async fn the_samples_works_are_listed_and_each_record_has_its_page() {
    let site = Site::sample().await;
    let rows = |body: &str| body.matches("<tr data-row>").count();
    assert_eq!(rows(&site.get("/en/register/teams").await.body), 7);
    assert_eq!(rows(&site.get("/en/register/teams?task=works").await.body), 4);
    assert_eq!(rows(&site.get("/en/register/teams?q=cairo").await.body), 1);
    let funds = site.get("/en/register/funds").await.body;
    assert!(funds.contains("Illustrative envelope 1") && funds.contains("LYD"));
    // A rate has no name: its code stands for it, and a file of rates has no column of names.
    let rates = site.get("/en/register/rates").await.body;
    assert!(rates.contains("data-src=\"record/rates/USD-LYD\">USD-LYD</code>"));
    let csv = site.get("/en/register/rates.csv?set=official").await.body;
    let mut lines = csv.lines();
    let head = lines.next().expect("a header");
    assert!(
        head.trim_start_matches('\u{feff}').starts_with("Code,From currency,To currency,Rate,"),
        "{head}"
    );
    let line = lines.next().expect("a rate");
    assert!(line.starts_with("USD-LYD,") && line.contains(",6.3759,"), "{line}");
    assert_eq!(lines.next(), None);
    let seats = site.get("/ar/register/resources?what=training_seats").await.body;
    assert!(seats.contains("48 مقعدًا") && seats.contains("العدد المتاح في وقت واحد"));
    for (record, said) in [
        ("funds/ENV-1", "Illustrative envelope 1"),
        ("instalments/ENV-1-01", "15,000,000 LYD"),
        ("rates/EGP-LYD", "LYD per EGP"),
        ("resources/RES-CRANE", "3 units"),
        ("objectives/OBJ-2-JOBS", "Job-years"),
        ("teams/W-CAI", "10 days"),
        ("people/W-TIP-trainees", "90 people"),
        ("programme/egypt-libya", "Days of the plan of works"),
    ] {
        let page = site.get(&format!("/en/source/record/{record}")).await;
        assert_eq!(page.status, StatusCode::OK, "{record}");
        assert!(page.body.contains(said) && !page.body.contains('⟦'), "{record}: {said}");
    }
    let found = site.get("/en/search?q=envelope").await.body;
    assert!(found.contains("/en/source/record/funds/ENV-1"));
}

#[tokio::test]
async fn what_the_sides_settle_is_no_gap() {
    let site = Site::sample().await;
    let page = site.get("/en/capabilities").await.body;
    assert!(page.contains("for the sides to settle; asked for"));
    let gap = page.find("class=\"c-gap-text\"").expect("a gap");
    assert!(page.rfind("for the sides to settle; asked for").expect("a row") > gap, "below the gaps");
    let needs = &site.state.view().await.expect("a view").outcomes.needs;
    let committee = needs.iter().find(|n| n.key() == "need/field/committee").expect("it is asked for");
    assert!(committee.is_to_settle() && !committee.is_gap());
    let text = site.get("/ar/capabilities").await.body;
    assert!(
        !text.split("<figure").nth(1).expect("the matrix").split("<text").take(60).any(|t| t.contains('…'))
    );
}

#[tokio::test]
async fn a_site_says_what_is_missing_and_what_nobody_has_said() {
    let site = Site::new().await;
    let page = site.get("/en/sites/F01").await.body;
    assert_eq!(page.matches("class=\"checklist__what\"").count(), 12);
    assert_eq!(page.matches("Holds it back").count(), 1);
    // Eleven reasons, and no word of "not delivered".
    assert_eq!(page.matches("class=\"n mark mark--unknown\"").count(), 11);
    assert!(page.contains("survey visit, number"), "no dates without teams");
    assert_eq!(site.get("/en/sites/F99").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_claim_stands_beside_the_one_that_was_there() {
    let site = Site::new().await;
    let form = [
        ("set.field", "capacity"),
        ("set.value", "400..600"),
        ("set.unit", "t/day"),
        ("set.as_of", "2026-11"),
    ];
    let sent = site.post("/en/sites/F01/claim", &form).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
    assert_eq!(sent.location(), "/en/sites/F01");
    let page = site.get("/en/sites/F01").await.body;
    assert!(page.contains("400–600 t/day"), "the range is kept");
    let form = [
        ("set.field", "state"),
        ("set.value", "partial"),
        ("set.as_of", "2026-11"),
        ("source_said", "A call"),
    ];
    assert_eq!(site.post("/en/sites/F01/claim", &form).await.status, StatusCode::SEE_OTHER);
    let fact = site.get("/en/source/fact/sites/F01/state").await.body;
    assert!(fact.contains("Partly working") && fact.contains("Stopped"), "both are told");
    assert!(fact.contains("A call"));
}

#[tokio::test]
async fn a_refused_claim_keeps_what_was_entered() {
    let site = Site::new().await;
    let form = [("set.field", "workforce"), ("set.value", "many"), ("set.unit", "persons")];
    let sent = site.post("/en/sites/F01/claim", &form).await;
    assert_eq!(sent.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(sent.body.contains("value=\"many\""));
}

#[tokio::test]
async fn a_survey_becomes_claims_and_loses_nothing_on_error() {
    let site = Site::new().await;
    let wrong = [
        ("made_on", "2026-11-20"),
        ("a.workforce", "x"),
        ("a.people.present", "twelve"),
        ("a.blocker.water", "no"),
    ];
    let refused = site.post("/en/surveys/F01", &wrong).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.body.contains("value=\"twelve\""), "what was typed is still there");
    assert!(refused.body.contains("value=\"no\" checked"), "what was chosen is still there");
    assert!(refused.body.contains("id=\"e-people.present\""), "the fault stands at its question");
    let good = [
        ("made_on", "2026-11-20"),
        ("made_by", "E1"),
        ("with", "L1"),
        ("with", "L"),
        ("a.capacity", "10"),
        ("u.capacity", "t/hour"),
        ("r.capacity", "one shift"),
        ("a.people.present", "12"),
        ("u.people.present", "persons"),
        ("a.blocker.water", "no"),
        ("k.ownership", "?"),
        ("a.blocker.security", "?"),
    ];
    let saved = site.post("/en/surveys/F01", &good).await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.body);
    let page = site.get("/en/sites/F01").await.body;
    assert!(page.contains("12 people"));
    assert_eq!(page.matches("Does not hold it back").count(), 1);
    assert!(page.contains("It was surveyed"));
    let asked = "asked, not known (survey of 20 November 2026)";
    assert_eq!(page.matches(asked).count(), 2, "in the checklist and in short");
    assert!(page.contains("data-src=\"calc/site/F01/not_known\""), "and counted apart");
    let view = site.state.book().snapshot();
    let survey = view.programme.surveys.values().next().expect("one survey");
    assert_eq!(survey.made_on.to_string(), "2026-11-20");
    assert!(page.contains("10 t/hour") && page.contains("one shift"));
    assert!(page.contains("Made together with: Second ministry, Second side"));
    let refused = site.post("/en/surveys/F01", &[("made_on", "2026-11-21"), ("a.capacity", "10")]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "a number of any unit says which");
}

#[tokio::test]
async fn a_survey_of_no_day_is_not_taken() {
    let site = Site::new().await;
    let refused = site.post("/ar/surveys/F01", &[("made_on", "soon"), ("a.blocker.water", "no")]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.body.contains("id=\"made-on-error\""));
}

#[tokio::test]
async fn the_survey_prints_all_questions_and_comes_as_a_sheet() {
    let site = Site::new().await;
    let print = site.get("/ar/surveys/F01/print").await.body;
    let questions = sanad_files::survey::questions();
    assert_eq!(print.matches("class=\"paper__q\"").count(), questions.len());
    assert_eq!(print.matches("class=\"paper__page\"").count(), 2);
    let sheet = site.get("/ar/surveys/F01/sheet.xlsx").await;
    assert!(sheet.body.starts_with("PK"));
}

#[tokio::test]
async fn without_teams_there_is_an_order_and_no_date() {
    let site = Site::new().await;
    let plan = site.get("/en/visits").await.body;
    assert!(plan.contains("No dates can be given yet"));
    assert!(!plan.contains("<svg"));
}

#[tokio::test]
async fn the_sample_has_a_dated_plan_with_its_reasons() {
    let site = Site::sample().await;
    for lang in ["ar", "en"] {
        let plan = site.get(&format!("/{lang}/visits?site=F10")).await;
        assert_eq!(plan.status, StatusCode::OK);
        assert!(plan.body.contains("<svg"));
        assert!(plan.body.contains("id=\"why\""));
        assert!(!plan.body.contains('⟦'));
        let site_page = site.get(&format!("/{lang}/sites/F10")).await.body;
        assert!(site_page.contains("calc/site/F10/answers"), "a range, not a date of restart");
    }
    let matrix = site.get("/en/capabilities").await.body;
    assert!(matrix.contains("class=\"c-gap\""), "gaps are outlined");
    let html = site.get("/en/paper.html").await;
    assert!(html.headers.get("content-disposition").is_some());
}
