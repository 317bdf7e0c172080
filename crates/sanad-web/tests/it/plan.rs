//! The plan of works and the comparison of two plans.

use crate::provenance;
use crate::site::Site;
use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use serde_json::Value;

const PAGES: &[&str] = &[
    "plan",
    "plan?open=all",
    "plan?zoom=year&from=2027-06-01",
    "plan?zoom=quarter&from=2027-06&scarce=all",
    "plan?zoom=month&from=2028-01-01&filter=chosen",
    "plan?zoom=quarter&from=1900-01-01",
    "plan?filter=kind%2Fenergy&open=energy",
    "plan?filter=site%2Fnone",
    "compare",
    "compare?a=nonsense%3D1&b=force%3DR-none",
    "compare/between",
    "compare/between?first=jobs&second=nonsense",
    "plan/helps",
];

/// Whatever is written on a page says where it comes from, and that can be opened.
async fn holds(site: &Site, path: &str) {
    let answer = site.get(path).await;
    assert_eq!(answer.status, StatusCode::OK, "{path}");
    let missing = answer.body.split('⟦').nth(1).and_then(|m| m.split('⟧').next());
    assert_eq!(missing, None, "{path}: a message is missing");
    assert!(!answer.body.contains("style=\""), "{path}: inline style");
    let page = provenance::read(&answer.body);
    assert!(page.bare.is_empty(), "{path}: numbers without a source: {:?}", page.bare);
    for key in page.keys {
        let source = format!("/{}/source/{}", &path[1..3], provenance::encode(&key));
        assert_eq!(site.get(&source).await.status, StatusCode::OK, "{path}: {key}");
    }
}

#[tokio::test]
async fn every_page_of_the_sample_answers_in_both_languages_with_its_sources() {
    let site = Site::sample().await;
    for path in PAGES {
        for lang in ["ar", "en"] {
            holds(&site, &format!("/{lang}/{path}")).await;
        }
    }
}

/// One plan of the sample serves all that only read it.
#[tokio::test]
async fn the_plan_of_the_sample() {
    let site = Site::sample().await;
    groups_open_and_close_by_the_address(&site).await;
    a_site_without_a_survey_has_a_range_and_no_likely_day(&site).await;
    another_plan_is_made_beside_the_page_and_then_compared(&site).await;
    a_plan_is_stopped_only_by_a_form_of_this_site_and_keeps_its_best(&site).await;
    the_form_writes_a_measure_into_the_address(&site).await;
    plans_between_two_aims_are_found_beside_the_page(&site).await;
    what_would_help_most_is_found_beside_the_page(&site).await;
    a_plan_is_accepted_made_anew_with_a_change_refused_and_accepted_again(&site).await;
}

fn rows(page: &str) -> usize {
    let chart = page.split("id=\"gantt\"").nth(1).and_then(|rest| rest.split("</figure>").next());
    let table = chart.and_then(|chart| chart.split("<tbody>").nth(1)).expect("the chart has its table");
    table.matches("<tr>").count()
}

async fn groups_open_and_close_by_the_address(site: &Site) {
    let api: Value = serde_json::from_str(&site.get("/api/plan").await.body).expect("JSON");
    let chosen: Vec<&Value> = api["measures"]
        .as_array()
        .expect("a list")
        .iter()
        .filter(|m| m["chosen"] == true && m["kind"] == "restart")
        .collect();
    let restart = chosen.first().expect("the sample's plan runs a site again");
    let code = restart["code"].as_str().expect("a code");
    let closed = site.get("/en/plan").await.body;
    let one = site.get(&format!("/en/plan?open={code}")).await.body;
    let all = site.get("/en/plan?open=all").await.body;
    assert!(rows(&closed) < rows(&one) && rows(&one) < rows(&all));
    assert!(closed.contains(&format!("plan?open={code}#works")), "its heading opens it");
    assert!(one.contains("href=\"/en/plan#works\""), "and closes it");
    assert!(one.contains(&format!("href=\"/en/measures/{code}\"")), "its rows lead to the measure");
    let kind = site.get("/en/plan?filter=kind%2Frestart").await.body;
    let only = site.get("/en/plan?filter=kind%2Frestart&filter=chosen").await.body;
    // Sites outside the plan are drawn where enough simulated cases carry them out.
    assert!(rows(&only) <= rows(&kind) && rows(&kind) < rows(&closed));
}

async fn a_site_without_a_survey_has_a_range_and_no_likely_day(site: &Site) {
    let api: Value = serde_json::from_str(&site.get("/api/plan").await.body).expect("JSON");
    let measures = api["measures"].as_array().expect("a list");
    let open: Vec<&Value> =
        measures.iter().filter(|m| m["surveyed"] == false && !m["mark"].is_null()).collect();
    assert!(!open.is_empty());
    assert!(open.iter().all(|m| m["mark"].get("likely").is_none() && m["mark"].get("low").is_some()));
    let surveyed = measures.iter().filter(|m| m["surveyed"] == true && !m["mark"].is_null());
    assert!(surveyed.clone().count() > 0 && surveyed.clone().all(|m| m["mark"].get("likely").is_some()));
    // The plan as shown has passed its checker, which counted the same.
    assert!(site.get("/en/plan").await.body.contains("its terms are those shown"));
}

#[tokio::test]
async fn without_crews_the_plan_says_what_it_lacks_and_what_could_be_done() {
    let site = Site::new().await;
    let page = site.get("/en/plan").await.body;
    assert!(page.contains("No crews are recorded"));
    assert!(page.contains("href=\"/en/register/teams\""));
    assert!(page.contains("What could be done") && page.contains("href=\"/en/measures/"));
    assert!(!page.contains("<svg") && !page.contains("class=\"illustrative\""));
    let api: Value = serde_json::from_str(&site.get("/api/plan").await.body).expect("JSON");
    assert_eq!(api["lack"], "crews");
    assert!(site.get("/en/compare?b=force%3DR-F01").await.body.contains("No crews are recorded"));
}

#[tokio::test]
async fn what_cannot_hold_together_is_told_where_the_plan_would_be() {
    let site = Site::sample().await;
    let (code, day) = {
        let view = site.state.view().await.expect("a view");
        let works = &view.outcomes.works;
        let planned = works.works().expect("a plan");
        let place = (0..works.measures().len()).find(|place| planned.chosen(*place)).expect("a measure");
        (works.measures()[place].code.clone(), works.start.to_string())
    };
    let form = [
        ("choice", "mandatory"),
        ("earliest", ""),
        ("latest", day.as_str()),
        ("size", ""),
        ("source_said", "A letter"),
    ];
    let answer = site.post(&format!("/en/measures/{code}/set"), &form).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
    let waiting = site.get("/en/plan").await.body;
    assert!(waiting.contains("Why there is no plan") && waiting.contains("id=\"work\""), "{waiting}");
    site.state.rest().await;
    let told = site.get("/en/plan").await.body;
    for words in
        ["cannot hold together", "must be carried out", "at the latest", "no longer required", "checked"]
    {
        assert!(told.contains(words), "{words}: {told}");
    }
    let arabic = site.get("/ar/plan").await.body;
    assert!(arabic.contains("لماذا لا خطة") && !arabic.contains('⟦'), "{arabic}");
}

#[tokio::test]
async fn money_that_is_all_assumed_is_marked_until_an_instalment_is_reported() {
    let site = Site::sample().await;
    let mark = "class=\"illustrative\"";
    assert!(site.get("/en/plan").await.body.contains(mark));
    let view = site.state.book().snapshot();
    let instalment = view.programme.instalments.values().flatten().next().expect("the sample has one");
    let record = format!("instalments/{}", instalment.code);
    let currency = view.programme.funds[&instalment.fund].currency.to_string();
    let claim = [
        ("kind", "claims"),
        ("set.record", record.as_str()),
        ("set.field", "amount"),
        ("set.value", "1000000"),
        ("set.unit", currency.as_str()),
        ("set.status", "reported"),
        ("source_said", "A letter"),
    ];
    let saved = site.post("/en/edit", &claim).await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.body);
    assert!(!site.get("/en/plan").await.body.contains(mark));
}

fn stop_of(page: &str) -> String {
    let action =
        page.split("action=\"").find(|rest| rest.starts_with("/en/jobs/")).expect("it can be stopped");
    action.split('"').next().expect("an address").to_owned()
}

async fn another_plan_is_made_beside_the_page_and_then_compared(site: &Site) {
    let api: Value = serde_json::from_str(&site.get("/api/plan").await.body).expect("JSON");
    let code = api["measures"]
        .as_array()
        .expect("a list")
        .iter()
        .find(|m| m["chosen"] == true && m["kind"] == "restart")
        .and_then(|m| m["code"].as_str())
        .expect("the sample's plan runs a site again");
    let path = format!("/en/compare?b=exclude%3D{code}");
    let first = site.get(&path).await.body;
    assert!(first.contains("aria-busy=\"true\"") && first.contains("hx-trigger=\"every 1s\""));
    let provenance = provenance::read(&first);
    assert!(provenance.bare.is_empty(), "{:?}", provenance.bare);
    // The same question is the same work, however often it is asked.
    let stop = stop_of(&first);
    site.state.rest().await;
    let done = site.get(&path).await.body;
    assert!(!done.contains("aria-busy"));
    assert!(done.contains("one site drops out"), "what was left out drops out");
    assert!(done.contains("Money by year") && done.contains("Terms of the two plans"));
    for lang in ["ar", "en"] {
        holds(site, &path.replace("/en/", &format!("/{lang}/"))).await;
    }
    // To stop what is over changes nothing, and leads back.
    let back = site.post(&stop, &[("back", path.as_str())]).await;
    assert_eq!((back.status, back.location()), (StatusCode::SEE_OTHER, path.as_str()));
    // The other way round it comes in.
    let other = site.get(&format!("/en/compare?a=exclude%3D{code}")).await.body;
    assert!(other.contains("one site comes in"));
}

async fn a_plan_is_stopped_only_by_a_form_of_this_site_and_keeps_its_best(site: &Site) {
    let path = "/en/compare?b=more%3Ddays%3A400";
    let stop = stop_of(&site.get(path).await.body);
    let foreign = Request::post(&stop)
        .header(header::HOST, "localhost:8080")
        .header(header::ORIGIN, "http://elsewhere.example")
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .body(Body::from("back=/"))
        .expect("a request");
    assert_eq!(site.send(foreign).await.status, StatusCode::FORBIDDEN);
    assert_eq!(site.post(&stop, &[("back", path)]).await.status, StatusCode::SEE_OTHER);
    site.state.rest().await;
    let done = site.get(path).await.body;
    assert!(done.contains("Terms of the two plans"), "the best so far is shown");
}

async fn the_form_writes_a_measure_into_the_address(site: &Site) {
    let api: Value = serde_json::from_str(&site.get("/api/plan").await.body).expect("JSON");
    let code = api["measures"][0]["code"].as_str().expect("a code");
    let query = format!("a=&b=without%3DENV-1&measure={code}&do=exclude");
    let answer = site.get(&format!("/en/compare?{query}")).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    assert_eq!(answer.location(), format!("/en/compare?b=exclude%3D{code}%26without%3DENV-1"));
    let unknown = site.get("/en/compare?b=more%3Dfund%3ANONE%3A5").await.body;
    assert!(unknown.contains("names nothing here") && unknown.contains("fund:NONE:5"));
}

async fn plans_between_two_aims_are_found_beside_the_page(site: &Site) {
    assert!(site.get("/en/compare").await.body.contains("href=\"/en/compare/between\""));
    let same = site.get("/en/compare/between?first=jobs&second=jobs").await.body;
    assert!(same.contains("two of") && !same.contains("aria-busy=\"true\""), "{same}");
    let path = "/en/compare/between?first=jobs&second=end";
    let first = site.get(path).await.body;
    assert!(first.contains("aria-busy=\"true\"") && first.contains("hx-trigger=\"every 1s\""));
    stop_of(&first);
    site.state.rest().await;
    let done = site.get(path).await.body;
    assert!(!done.contains("aria-busy") && done.contains("plans between Job-years and End date"), "{done}");
    // The chart has a row a plan, and the plan at hand beside them where it is none of them.
    let chart = done.split("id=\"frontier\"").nth(1).and_then(|rest| rest.split("</figure>").next());
    let drawn = chart.expect("a chart").split("<tbody>").nth(1).expect("its table").matches("<tr>").count();
    let listed = done.rsplit("<tbody>").next().expect("a list").matches("<tr data-row>").count();
    let aside = usize::from(done.contains("The plan at hand is not among them"));
    assert!(listed >= 2 && drawn == listed + aside, "{drawn} drawn, {listed} listed, {aside}");
    for lang in ["ar", "en"] {
        holds(site, &path.replace("/en/", &format!("/{lang}/"))).await;
    }
    // The same as JSON, without more work.
    let answer = site.get("/api/plan/between?first=jobs&second=end").await;
    assert_eq!(answer.status, StatusCode::OK);
    let json: Value = serde_json::from_str(&answer.body).expect("JSON");
    assert_eq!(json["points"].as_array().map(Vec::len), Some(listed));
    let wrong = site.get("/api/plan/between?first=jobs&second=money").await;
    assert_eq!(wrong.status, StatusCode::BAD_REQUEST);
    assert!(wrong.body.contains("\"lateness\""), "{}", wrong.body);
    let another = site.get("/api/plan/between?first=output&second=end").await;
    assert_eq!(another.status, StatusCode::ACCEPTED);
    assert!(another.body.contains("\"waiting\""), "{}", another.body);
    site.state.rest().await;
}

async fn what_would_help_most_is_found_beside_the_page(site: &Site) {
    assert!(site.get("/en/plan").await.body.contains("href=\"/en/plan/helps\""));
    let first = site.get("/en/plan/helps").await.body;
    assert!(first.contains("aria-busy=\"true\""));
    // Stopped at once it tells what was not tried.
    let stopped = site.post(&stop_of(&first), &[("back", "/en/plan/helps")]).await;
    assert_eq!(stopped.location(), "/en/plan/helps");
    site.state.rest().await;
    let done = site.get("/en/plan/helps").await.body;
    assert!(
        !done.contains("aria-busy") && done.contains("not tried") && done.contains("Searches: "),
        "{done}"
    );
    for lang in ["ar", "en"] {
        holds(site, &format!("/{lang}/plan/helps")).await;
    }
    let json: Value = serde_json::from_str(&site.get("/api/plan/helps").await.body).expect("JSON");
    assert_eq!(
        (&json["stopped"], json["untried"].as_array().map(Vec::is_empty)),
        (&Value::from(true), Some(false))
    );
}

/// The codes of the changes listed, each with whether it can be refused.
fn changes(page: &str) -> Vec<(String, bool)> {
    let items = page.split("id=\"change-").skip(1);
    items
        .map(|item| {
            let code = item.split('"').next().expect("a code").to_owned();
            (code, item.split("</li>").next().expect("an item").contains("type=\"checkbox\""))
        })
        .collect()
}

async fn a_plan_is_accepted_made_anew_with_a_change_refused_and_accepted_again(site: &Site) {
    assert!(site.get("/en/plan").await.body.contains("href=\"/en/plan/replan\""));
    let none = site.get("/en/plan/replan").await.body;
    assert!(none.contains("action=\"/en/plan/accept") && changes(&none).is_empty(), "{none}");
    assert!(!site.get("/en/plan").await.body.contains("differs from this one"));
    assert_eq!(site.post("/en/plan/accept", &[]).await.status, StatusCode::SEE_OTHER);
    assert!(!site.get("/en/plan").await.body.contains("differs from this one"), "it is the one accepted");
    let path = "/en/plan/replan?at=2027-06-30&frozen=14&way=keep";
    assert!(site.get(path).await.body.contains("aria-busy=\"true\""));
    site.state.rest().await;
    let done = site.get(path).await.body;
    let all = changes(&done);
    assert!(!all.is_empty() && all.iter().all(|(_, refusable)| *refusable), "{all:?}");
    let reasons =
        done.split("id=\"change-").skip(1).filter(|item| item.contains("class=\"cell-sub\"")).count();
    assert_eq!(reasons, all.len(), "each change has its reason");
    for lang in ["ar", "en"] {
        holds(site, &path.replace("/en/", &format!("/{lang}/"))).await;
    }
    // It can be accepted before the list of changes, and the accepted plan's own value stands beside the ways.
    let (accept, list) = (done.find("/plan/replan/accept"), done.find("id=\"changes\""));
    assert!(accept.is_some() && accept < list, "{accept:?} {list:?}");
    assert!(done.contains("As accepted"), "{done}");
    // What cannot be read, and what lies outside, is told with what is accepted, and nothing is planned.
    for lang in ["ar", "en"] {
        let told = site.get(&format!("/{lang}/plan/replan?at=zzz&frozen=-5&way=foo")).await.body;
        assert!(["zzz", "-5", "foo", "balanced"].iter().all(|own| told.contains(own)), "{told}");
        assert!(!told.contains("aria-busy=\"true\"") && changes(&told).is_empty(), "{told}");
        let outside = format!("/{lang}/plan/replan?at=1999-01-01");
        site.get(&outside).await;
        site.state.rest().await;
        let told = site.get(&outside).await.body;
        assert!(changes(&told).is_empty() && !told.contains("/plan/replan/accept"), "{told}");
        assert!(told.contains("1999") && told.contains("class=\"lead\""), "{told}");
    }
    let history = site.get("/en/history").await.body;
    let form = [("at", "1999-01-01"), ("frozen", "0"), ("way", "keep")];
    assert_eq!(site.post("/en/plan/replan/accept", &form).await.status, StatusCode::SEE_OTHER);
    assert_eq!(site.get("/en/history").await.body, history, "nothing is accepted");
    // A change that is refused is planned with again, and can be refused only once.
    let code = &all[0].0;
    let refused = format!("{path}&refuse={code}");
    assert!(site.get(&refused).await.body.contains("aria-busy=\"true\""));
    site.state.rest().await;
    let again = site.get(&refused).await.body;
    assert!(!again.contains("aria-busy") && again.contains(&format!("name=\"refuse\" value=\"{code}\"")));
    assert!(!changes(&again).contains(&(code.clone(), true)), "{code} is refused already");
    let form = [("at", "2027-06-30"), ("frozen", "14"), ("way", "keep"), ("refuse", code.as_str())];
    assert_eq!(site.post("/en/plan/replan/accept", &form).await.status, StatusCode::SEE_OTHER);
    // From then on it is the plan that changes are counted from.
    site.get(path).await;
    site.state.rest().await;
    let then = site.get(path).await.body;
    let sentence = then.split("The accepted plan is of").nth(1).and_then(|rest| rest.split("</p>").next());
    assert!(sentence.is_some_and(|day| day.contains("30 June 2027")), "{sentence:?}");
    assert!(site.get("/en/history").await.body.contains("Plan made anew accepted"));
    assert!(site.get("/en/plan").await.body.contains("differs from this one"));
    for lang in ["ar", "en"] {
        holds(site, &format!("/{lang}/plan")).await;
    }
}
