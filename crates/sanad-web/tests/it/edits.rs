//! Changing things: what is written, what is refused, and taking it back.

use crate::site::Site;
use axum::http::StatusCode;
use sanad_model::{ItemStatus, Kind};

fn batch(toast: &str) -> String {
    toast.split("%3A").nth(1).unwrap_or_default().to_owned()
}

#[tokio::test]
async fn a_due_date_is_claimed_and_taken_back() {
    let site = Site::new().await;
    let form = [
        ("kind", "claims"),
        ("set.record", "items/I1"),
        ("set.field", "due"),
        ("set.value", "2026-11-01"),
        ("back", "/en/items/I1"),
    ];
    let answer = site.post("/en/edit", &form).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
    assert_eq!(answer.location(), "/en/items/I1");
    let toast = answer.cookie("toast").expect("a toast");
    let page = site.get_with("/en/items/I1", &format!("toast={toast}")).await.body;
    assert!(page.contains("mark--late"), "the date has passed");
    let undo = format!("/en/undo/{}", batch(&toast));
    assert!(page.contains(&undo), "the toast offers to take it back");
    let view = site.state.view().await.expect("a view");
    let id = view.programme().by_code(Kind::Item, "I1").expect("the item");
    assert_eq!(view.outcomes.items.get(&id).map(|o| o.status), Some(ItemStatus::Late));
    let claim = view.programme().fact(id, "due").shown().expect("the claim").clone();
    let source = claim.source.and_then(|s| view.programme().sources.get(&s)).expect("its source");
    assert_eq!(source.kind, "message");

    assert_eq!(site.post(&undo, &[]).await.status, StatusCode::SEE_OTHER);
    let page = site.get("/en/items/I1").await.body;
    assert!(page.contains("No date agreed"));
    // The history keeps both.
    let history = site.get("/en/history?record=items/I1").await.body;
    assert_eq!(history.matches("<section class=\"event\"").count(), 3, "made, dated, undone");
}

#[tokio::test]
async fn a_second_date_stands_beside_the_first() {
    let site = Site::new().await;
    for date in ["2027-01-31", "2027-03-31"] {
        let form = [
            ("kind", "claims"),
            ("set.record", "items/I1"),
            ("set.field", "due"),
            ("set.value", date),
            ("source_said", "A letter"),
        ];
        assert_eq!(site.post("/en/edit", &form).await.status, StatusCode::SEE_OTHER);
    }
    let page = site.get("/en/items/I1").await.body;
    assert!(page.contains("31 March 2027") && page.contains("31 January 2027"));
    assert!(page.contains("The due date was stated anew once."));
    assert!(page.contains("<svg"), "the slip history is drawn");
}

#[tokio::test]
async fn a_proof_is_verified_by_the_other_side_only() {
    let site = Site::new().await;
    let proof = [
        ("kind", "proofs"),
        ("set.item", "I1"),
        ("set.given_on", "2026-11-20"),
        ("set.given_by", "E1"),
        ("set.what_en", "Photographs of the running line"),
    ];
    assert_eq!(site.post("/en/edit", &proof).await.status, StatusCode::SEE_OTHER);
    let view = site.state.view().await.expect("a view");
    let item = view.programme().by_code(Kind::Item, "I1").expect("the item");
    assert_eq!(view.outcomes.items.get(&item).map(|o| o.status), Some(ItemStatus::Awaiting));
    let id = view.programme().proofs.get(&item).and_then(|p| p.first()).expect("the proof").id.to_string();
    let verify = |party: &'static str| {
        vec![
            ("kind", "verifications".to_owned()),
            ("set.proof", id.clone()),
            ("set.verified_on", "2026-11-21".to_owned()),
            ("set.verified_by", party.to_owned()),
            ("set.outcome", "accepted".to_owned()),
        ]
    };
    let form = verify("E");
    let form: Vec<(&str, &str)> = form.iter().map(|(n, v)| (*n, v.as_str())).collect();
    let refused = site.post("/en/edit", &form).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.body.contains("the other side verifies"));
    let form = verify("L1");
    let form: Vec<(&str, &str)> = form.iter().map(|(n, v)| (*n, v.as_str())).collect();
    assert_eq!(site.post("/en/edit", &form).await.status, StatusCode::SEE_OTHER);
    let view = site.state.view().await.expect("a view");
    assert_eq!(view.outcomes.items.get(&item).map(|o| o.status), Some(ItemStatus::Verified));
}

#[tokio::test]
async fn bad_forms_say_first_what_happened() {
    let site = Site::new().await;
    let form = [
        ("kind", "updates"),
        ("set.item", "I1"),
        ("set.said_on", "31 of May"),
        ("set.said_by", "nobody"),
        ("set.text_en", "Words that must not be lost"),
    ];
    let answer = site.post("/en/edit", &form).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.body.contains("Nothing was saved; what you entered is still below"));
    assert!(answer.body.contains("Words that must not be lost"));
    assert_eq!(answer.body.matches("aria-invalid=\"true\"").count(), 2);
    for form in [&[("kind", "nonsense")][..], &[], &[("kind", "items"), ("record", "none")]] {
        let answer = site.post("/ar/edit", form).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{form:?}");
    }
    assert_eq!(site.post("/en/undo/nothing", &[]).await.status, StatusCode::NOT_FOUND);
    assert_eq!(site.post("/en/items", &[]).await.status, StatusCode::METHOD_NOT_ALLOWED);
    assert_eq!(site.get("/en/items/none").await.status, StatusCode::NOT_FOUND);
    assert_eq!(site.get("/fr/items").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn what_somebody_else_wrote_is_not_overwritten() {
    let site = Site::new().await;
    let form = [
        ("kind", "items"),
        ("record", "I1"),
        ("was.title_en", "An older title"),
        ("set.title_en", "A newer title"),
    ];
    let answer = site.post("/en/edit", &form).await;
    assert_eq!(answer.status, StatusCode::CONFLICT);
    assert!(answer.body.contains("An older title") && answer.body.contains("Restart of the factories"));
    assert!(answer.body.contains("A newer title"), "what was entered is still there");
}

#[tokio::test]
async fn an_edit_leads_back_only_within_the_site() {
    let site = Site::new().await;
    for back in ["https://evil.example/", "//evil.example/", "/\\evil.example"] {
        let form = [("kind", "items"), ("record", "I1"), ("set.title_en", back), ("back", back)];
        assert_eq!(site.post("/en/edit", &form).await.location(), "/en/", "{back}");
    }
}

#[tokio::test]
async fn a_withdrawn_item_can_be_brought_back() {
    let site = Site::new().await;
    let form = [("kind", "items"), ("record", "I2"), ("set.withdrawn", "yes")];
    assert_eq!(site.post("/en/edit", &form).await.status, StatusCode::SEE_OTHER);
    let page = site.get("/en/items/I2").await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.body.contains("This item was withdrawn"));
    let form = [("kind", "items"), ("record", "I2"), ("set.withdrawn", "")];
    assert_eq!(site.post("/en/edit", &form).await.status, StatusCode::SEE_OTHER);
    assert!(site.get("/en/items/I2").await.body.contains("What was agreed here"));
}

#[tokio::test]
async fn the_person_stands_in_the_history() {
    let site = Site::new().await;
    let answer = site.post("/en/person", &[("party", "L1"), ("office", "Head of the secretariat")]).await;
    assert_eq!(answer.cookie("party").as_deref(), Some("L1"));
    let office = answer.cookie("office").expect("the office");
    let page = site.get_with("/en/", &format!("party=L1; office={office}")).await.body;
    assert!(page.contains("Head of the secretariat · Second ministry"));
}

/// A date claimed for the item on a page.
fn due(date: &'static str) -> [(&'static str, &'static str); 4] {
    [("kind", "claims"), ("set.record", "items/I1"), ("set.field", "due"), ("set.value", date)]
}

#[tokio::test]
async fn what_was_taken_back_can_be_said_again_the_same_day() {
    let site = Site::new().await;
    let answer = site.post("/en/edit", &due("2027-01-31")).await;
    let undo = format!("/en/undo/{}", batch(&answer.cookie("toast").expect("a toast")));
    assert_eq!(site.post(&undo, &[]).await.status, StatusCode::SEE_OTHER);
    let answer = site.post("/en/edit", &due("2027-03-31")).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
    let view = site.state.view().await.expect("a view");
    let id = view.programme().by_code(Kind::Item, "I1").expect("the item");
    let claim = view.programme().fact(id, "due").shown().expect("the claim").clone();
    let source = claim.source.and_then(|s| view.programme().sources.get(&s)).expect("its source");
    assert_eq!(source.kind, "message");
}

#[tokio::test]
async fn a_refused_form_comes_back_on_its_own_page() {
    let site = Site::new().await;
    let more = [("form", "due"), ("back", "/en/items/I1"), ("source_said", "A call of the office")];
    let form = [&due("end of January")[..], &more[..]].concat();
    let answer = site.post("/en/edit", &form).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    for part in [
        "Restart of the factories",
        "Nothing was saved; what you entered is still below",
        "value=\"end of January\"",
        "value=\"A call of the office\"",
        "2023-11",
        "2011..2012",
    ] {
        assert!(answer.body.contains(part), "{part}");
    }
    assert_eq!(answer.body.matches("aria-invalid=\"true\"").count(), 1);
    assert_eq!(answer.body.matches("<details class=\"details no-print\" open>").count(), 1);
    // A page that cannot be found again, and a form without a name, are told apart from it.
    let nowhere = [&due("end of January")[..], &[("form", "due"), ("back", "/en/items/none")]].concat();
    assert!(site.post("/en/edit", &nowhere).await.status.is_client_error());
    let answer = site.post("/en/edit", &due("<2027-02")).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn lines_of_a_text_end_as_browsers_send_them() {
    let site = Site::new().await;
    let update = [
        ("kind", "updates"),
        ("set.item", "I1"),
        ("set.said_on", "2026-11-20"),
        ("set.said_by", "E1"),
        ("set.text_en", "The list was sent.\r\nAn answer is awaited."),
    ];
    let answer = site.post("/en/edit", &update).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
    let view = site.state.view().await.expect("a view");
    let item = view.programme().by_code(Kind::Item, "I1").expect("the item");
    let said = view.programme().updates.get(&item).and_then(|u| u.last()).expect("the update");
    assert_eq!(said.text.en.as_deref(), Some("The list was sent.\nAn answer is awaited."));
}

#[tokio::test]
async fn every_version_is_compared_with_what_held_then() {
    let site = Site::new().await;
    let moved = "data-src=\"calc/item/I1/due\"";
    let told = |page: String| {
        let part = page.split("id=\"changed\"").nth(1).and_then(|rest| rest.split("</section>").next());
        part.expect("the part on changes").contains(moved)
    };
    assert!(!told(site.get("/en/").await.body), "nothing was written since");
    let mut undo = Vec::new();
    for date in ["2027-01-31", "2027-03-31"] {
        let form =
            [("kind", "claims"), ("set.record", "items/I1"), ("set.field", "due"), ("set.value", date)];
        let toast = site.post("/en/edit", &form).await.cookie("toast").expect("a toast");
        undo.push(format!("/en/undo/{}", batch(&toast)));
        assert!(told(site.get("/en/").await.body), "{date} was not there then");
        // The paper says the same.
        assert!(site.get("/en/paper").await.body.contains(moved), "{date} is not on the paper");
    }
    for undo in undo.iter().rev() {
        assert_eq!(site.post(undo, &[]).await.status, StatusCode::SEE_OTHER);
    }
    assert!(!told(site.get("/en/").await.body), "both were taken back");
}

/// Sends a file to be looked at, and gives the address of the page that shows it.
async fn upload(site: &Site, name: &str, file: &str) -> String {
    use axum::body::Body;
    use axum::http::{Request, header};
    let body = format!(
        "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\r\n{file}\r\n--b--\r\n"
    );
    let request = Request::post("/en/import")
        .header(header::HOST, "localhost:8080")
        .header(header::ORIGIN, "http://localhost:8080")
        .header(header::CONTENT_TYPE, "multipart/form-data; boundary=b")
        .body(Body::from(body))
        .expect("a request");
    site.send(request).await.location().to_owned()
}

#[tokio::test]
async fn a_template_is_taken_in_as_a_file() {
    let site = Site::new().await;
    let address = upload(&site, "lights.toml", "code = \"lights\"\r\nkind = \"pilot\"\r\n").await;
    let page = site.get(&address).await.body;
    let seen = page.split("name=\"seen\" value=\"").nth(1).and_then(|t| t.split('"').next()).expect("seen");
    let answer = site.post(&address, &[("seen", seen)]).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
    let view = site.state.view().await.expect("a view");
    let taken: Vec<_> =
        view.programme().templates.values().map(|t| (t.code.as_str(), t.body.as_str())).collect();
    assert_eq!(taken, [("lights", "code = \"lights\"\nkind = \"pilot\"")]);
    let record = site.get("/en/source/record/templates/lights").await;
    assert_eq!(record.status, StatusCode::OK);
    assert!(record.body.contains("Text of the template") && !record.body.contains('⟦'));
    let bad = upload(&site, "Lights 1.toml", "kind = \"pilot\"\n").await;
    assert!(site.get(&bad).await.body.contains("is not a code"));
}

#[tokio::test]
async fn a_file_is_taken_only_as_it_was_seen() {
    let site = Site::new().await;
    let file = "code,name_ar,name_en,sector\nF01,مصنع أول,Renamed plant,cement\n";
    let address = upload(&site, "sites.csv", file).await;
    let page = site.get(&address).await.body;
    let seen = page.split("name=\"seen\" value=\"").nth(1).and_then(|t| t.split('"').next()).expect("seen");
    // Somebody else writes before the person accepts.
    assert_eq!(site.post("/en/edit", &due("2027-01-31")).await.status, StatusCode::SEE_OTHER);
    let answer = site.post(&address, &[("seen", seen)]).await;
    assert_eq!(answer.status, StatusCode::CONFLICT);
    let name = || async {
        let view = site.state.view().await.expect("a view");
        let id = view.programme().by_code(Kind::Site, "F01").expect("the site");
        view.programme().sites.get(&id).and_then(|s| s.name.en.clone()).expect("a name")
    };
    assert_eq!(name().await, "First factory");
    // The page shows the differences anew, and these can be taken.
    let seen = answer.body.split("name=\"seen\" value=\"").nth(1).and_then(|t| t.split('"').next());
    let answer = site.post(&address, &[("seen", seen.expect("seen"))]).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
    assert_eq!(name().await, "Renamed plant");
}

#[tokio::test]
async fn a_source_that_a_later_entry_cites_outlives_the_first() {
    let site = Site::new().await;
    let first = site.post("/en/edit", &due("2027-01-31")).await;
    let undo = format!("/en/undo/{}", batch(&first.cookie("toast").expect("a toast")));
    assert_eq!(site.post("/en/edit", &due("2027-03-31")).await.status, StatusCode::SEE_OTHER);
    let answer = site.post(&undo, &[]).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
    let view = site.state.view().await.expect("a view");
    let id = view.programme().by_code(Kind::Item, "I1").expect("the item");
    let fact = view.programme().fact(id, "due");
    let days: Vec<_> = fact.claims().iter().map(|c| c.value.clone()).collect();
    assert_eq!(days, [sanad_model::Value::When("2027-03-31".parse().expect("a day"))]);
    let source = fact.shown().and_then(|c| c.source).expect("its source");
    assert!(view.programme().sources.contains_key(&source));
}
