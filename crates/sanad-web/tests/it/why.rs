//! Why a site is in the plan and then, why another is not, and what would change that.

use crate::provenance::read;
use crate::site::Site;
use axum::http::StatusCode;
use sanad_outcomes::measures::Barred;

/// Codes of restarts of the sample: in the plan, left out by the search, and barred.
struct Codes {
    planned: Vec<String>,
    open: Vec<String>,
    unsurveyed: Vec<String>,
}

async fn codes(site: &Site) -> Codes {
    let view = site.state.view().await.expect("a view");
    let works = &view.outcomes.works;
    let plan = works.works().expect("the sample has a plan");
    let hopeless = |place: usize| plan.problem.hopeless.iter().any(|(own, _)| *own == place);
    let of = |test: &dyn Fn(usize) -> bool| -> Vec<String> {
        let restarts = works.measures().iter().enumerate().filter(|(_, m)| m.is_restart());
        restarts.filter(|(place, _)| test(*place)).map(|(_, m)| m.code.clone()).collect()
    };
    let barred = |place: usize| works.measures()[place].barred;
    Codes {
        planned: of(&|place| plan.chosen(place)),
        open: of(&|place| !plan.chosen(place) && barred(place).is_none() && !hopeless(place)),
        unsurveyed: of(&|place| barred(place) == Some(Barred::Unsurveyed)),
    }
}

/// A page that stands, with a source for every number.
async fn page(site: &Site, path: &str) -> String {
    let answer = site.get(path).await;
    assert_eq!(answer.status, StatusCode::OK, "{path}");
    assert!(!answer.body.contains('⟦'), "{path}");
    let bare = read(&answer.body).bare;
    assert!(bare.is_empty(), "{path}: numbers without a source: {bare:?}");
    answer.body
}

#[tokio::test]
async fn every_site_that_waits_has_its_line() {
    let site = Site::sample().await;
    let codes = codes(&site).await;
    for (lang, question, barred) in [
        ("en", "Why this site or why not, and why then?", "Its survey comes first"),
        ("ar", "لماذا هذا الموقع أو لماذا ليس هو، ولماذا في هذا الموعد؟", "معاينته أولًا"),
    ] {
        let html = page(&site, &format!("/{lang}/why")).await;
        assert!(html.contains(question));
        for code in codes.planned.iter().chain(&codes.open).chain(&codes.unsurveyed) {
            assert!(html.contains(&format!("href=\"/{lang}/why/{code}\"")), "{code}");
        }
        assert_eq!(html.matches(barred).count(), codes.unsurveyed.len());
    }
}

#[tokio::test]
async fn a_planned_site_tells_what_sets_its_date_and_what_it_brings() {
    let site = Site::sample().await;
    let codes = codes(&site).await;
    for code in &codes.planned {
        let html = page(&site, &format!("/en/why/{code}")).await;
        for words in
            ["in the plan, done", "Why then", "Why it is chosen", "The plan looks first at", "It costs"]
        {
            assert!(html.contains(words), "{code}: {words}");
        }
        // Its likely day alone is never said: days are a range.
        assert!(!html.contains("most likely"), "{code}");
        assert!(html.contains(&format!("compare?b=exclude%3D{code}")), "{code}");
        // What it waits for has its own page.
        for link in read(&html).links.iter().filter(|href| href.starts_with("/en/why/")) {
            assert_eq!(site.get(link).await.status, StatusCode::OK, "{link}");
        }
        page(&site, &format!("/ar/why/{code}")).await;
    }
}

#[tokio::test]
async fn a_site_left_out_is_tried_and_tells_what_would_give_way() {
    let site = Site::sample().await;
    let codes = codes(&site).await;
    let code = codes.open.first().expect("a site that another plan could have");
    let waiting = page(&site, &format!("/en/why/{code}")).await;
    assert!(waiting.contains("What if it had to be?") && waiting.contains("id=\"work\""));
    assert!(!waiting.contains("Why not"));
    site.state.rest().await;
    let done = page(&site, &format!("/en/why/{code}")).await;
    assert!(done.contains("Why not") && !done.contains("What if it had to be?"), "{done}");
    let told =
        ["If it had to be carried out", "No plan with it was found", "It is proven that no plan can have it"];
    assert!(told.iter().any(|words| done.contains(words)), "{done}");
    if done.contains(told[0]) {
        assert!(done.contains(&format!("compare?b=force%3D{code}")), "{done}");
    }
    // The same work is not done again for the other language.
    assert!(page(&site, &format!("/ar/why/{code}")).await.contains("لماذا ليس في الخطة"));
}

#[tokio::test]
async fn a_site_without_a_survey_gets_its_survey_and_no_date() {
    let site = Site::sample().await;
    let codes = codes(&site).await;
    let code = codes.unsurveyed.first().expect("a site without a survey");
    let html = page(&site, &format!("/en/why/{code}")).await;
    assert!(html.contains("Its survey comes first") && html.contains("Fill in the survey"), "{html}");
    assert!(html.contains(&format!("href=\"/en/surveys/{}\"", code.trim_start_matches("R-"))), "{html}");
    assert!(!html.contains("Why then"));
}

#[tokio::test]
async fn without_a_plan_it_is_said_why() {
    let site = Site::new().await;
    let html = page(&site, "/en/why").await;
    assert!(html.contains("No crews are recorded"), "{html}");
    assert!(html.contains("First factory") && html.contains("The survey of the site has no date yet"));
    let one = page(&site, "/en/why/R-F01").await;
    assert!(one.contains("No crews are recorded"), "{one}");
    assert_eq!(site.get("/en/why/R-F99").await.status, StatusCode::NOT_FOUND);
    // A site's own code leads to its restart.
    assert_eq!(site.get("/en/why/F01").await.location(), "/en/why/R-F01");
    assert_eq!(site.get("/en/why/F99").await.status, StatusCode::NOT_FOUND);
    assert!(page(&Site::empty().await, "/en/why").await.contains("No site waits"));
}

#[tokio::test]
async fn the_same_as_json_for_a_site_and_for_a_measure() {
    let site = Site::sample().await;
    let codes = codes(&site).await;
    let get = async |code: &str| {
        for _ in 0..600 {
            let answer = site.get(&format!("/api/why/{code}")).await;
            if answer.status != StatusCode::ACCEPTED {
                let json: serde_json::Value = serde_json::from_str(&answer.body).expect("JSON");
                return (answer.status, json);
            }
            site.state.rest().await;
        }
        panic!("{code}: not done")
    };
    let (status, planned) = get(&codes.planned[0]).await;
    assert_eq!((status, &planned["state"]), (StatusCode::OK, &"chosen".into()), "{planned}");
    assert!(planned["chain"].as_array().is_some_and(|chain| !chain.is_empty()), "{planned}");
    // A site is asked for by its own code.
    let own = planned["site"].as_str().expect("a site");
    assert_eq!(get(own).await.1, planned);
    let (_, barred) = get(&codes.unsurveyed[0]).await;
    assert_eq!(barred["state"], "barred", "{barred}");
    let open = codes.open.first().expect("one that is left out");
    let (_, left) = get(open).await;
    assert_eq!(left["state"], "forced", "{left}");
    let page = page(&site, &format!("/en/why/{open}")).await;
    for gone in left["displaced"].as_array().expect("measures") {
        let gone = gone.as_str().expect("a code");
        assert!(page.contains(&format!("/en/why/{gone}\"")), "{gone}: {page}");
    }
    let (status, none) = get("F0").await;
    assert_eq!(status, StatusCode::NOT_FOUND);
    let accepted = none["accepted"].as_array().expect("codes");
    // Those near it, and not all there are.
    let site = serde_json::Value::from("F02");
    assert!(accepted.contains(&site) && !accepted.contains(&"M-desalination".into()), "{none}");
}
