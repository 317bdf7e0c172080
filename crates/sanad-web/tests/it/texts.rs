//! Communiqués and files: reading, accepting, splitting, importing.

use crate::site::Site;
use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use sanad_model::{Kind, Lang};

const TEXT: &str = "The delegation was received by the chairman.\nIt was agreed to send experts to the suspended factories and it was also agreed to train the workers.\nThe two sides discussed cooperation in water.";

#[tokio::test]
async fn a_pasted_text_becomes_passages_and_items() {
    let site = Site::new().await;
    let form = [("text", TEXT), ("title", "A later text"), ("code", "D2"), ("kind", "communique")];
    let answer = site.post("/en/communiques/new", &form).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
    assert_eq!(answer.location(), "/en/communiques/D2");
    let page = site.get("/en/communiques/D2").await.body;
    assert!(page.contains("force--agreed") && page.contains("force--discussed"));
    let before = site.state.view().await.expect("a view").snapshot.version.seq;
    let again = site.post("/en/communiques/new", &form).await;
    assert_eq!(again.status, StatusCode::SEE_OTHER);
    assert_eq!(
        site.state.view().await.expect("a view").snapshot.version.seq,
        before,
        "the same text again changes nothing"
    );
}

#[tokio::test]
async fn a_passage_says_why_in_the_language_of_the_page() {
    let site = Site::new().await;
    let form = [("text", TEXT), ("title", "A later text"), ("code", "D2"), ("kind", "communique")];
    assert_eq!(site.post("/en/communiques/new", &form).await.status, StatusCode::SEE_OTHER);
    let english = site.get("/en/communiques/D2?passage=D2%2F2.1").await.body;
    let arabic = site.get("/ar/communiques/D2?passage=D2%2F2.1").await.body;
    let (said, meant) = ("it means that both sides agreed.", "وتعني أن الجانبين اتفقا.");
    assert!(english.contains(said) && !english.contains(meant), "{english}");
    assert!(arabic.contains(meant) && !arabic.contains(said), "{arabic}");
    for page in [english, arabic] {
        let (_, quote) = page.split_once("<q><bdi lang=\"en\" dir=\"ltr\"").expect("words of the text");
        assert!(
            page.contains(">It was agreed to</bdi></q>") || page.contains(">It was agreed</bdi></q>"),
            "{quote}"
        );
    }
}

#[tokio::test]
async fn a_text_that_cannot_be_read_is_kept_on_the_page() {
    let site = Site::new().await;
    let answer = site.post("/en/communiques/new", &[("text", "   "), ("title", "Kept title")]).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.body.contains("Kept title") && answer.body.contains("The text is empty"));
}

#[tokio::test]
async fn a_text_of_a_new_meeting_writes_the_meeting_down() {
    let site = Site::new().await;
    let form = |held| {
        let own =
            [("title", "A later text"), ("meeting", "+"), ("held", held), ("meeting_title", "Second round")];
        [vec![("text", TEXT), ("kind", "communique")], own.to_vec()].concat()
    };
    let known = site.state.view().await.expect("a view").programme().meetings.len();
    for (lang, said) in [("en", "next week"), ("ar", "")] {
        let refused = site.post(&format!("/{lang}/communiques/new"), &form(said)).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.body.contains("<option value=\"+\" selected>"), "{}", refused.body);
        assert!(refused.body.contains("value=\"Second round\"") && refused.body.contains("field__error"));
        assert!(refused.body.contains(&format!("name=\"held\" dir=\"ltr\" value=\"{said}\"")));
    }
    assert_eq!(site.state.view().await.expect("a view").programme().meetings.len(), known);
    let answer = site.post("/en/communiques/new", &form("2026-11")).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
    assert_eq!(answer.location(), "/en/communiques/C-2026-11");
    let view = site.state.view().await.expect("a view");
    let p = view.programme();
    let meeting = &p.meetings[&p.by_code(Kind::Meeting, "M-2026-11").expect("a meeting")];
    assert_eq!((meeting.held.to_string().as_str(), meeting.title.get(Lang::Ar)), ("2026-11", "Second round"));
    assert!(site.get("/ar/communiques").await.body.contains("Second round"));
    // One undo takes back the text and its meeting.
    let toast = answer.cookie("toast").expect("a toast");
    let batch = toast.split("%3A").nth(1).expect("a batch");
    let undone = site.post(&format!("/en/undo/{batch}"), &[]).await;
    assert_eq!(undone.status, StatusCode::SEE_OTHER, "{}", undone.body);
    let view = site.state.view().await.expect("a view");
    assert_eq!(view.programme().meetings.len(), known);
    assert!(view.programme().by_code(Kind::Document, "C-2026-11").is_none());
}

#[tokio::test]
async fn passages_are_accepted_edited_split_and_joined() {
    let site = Site::new().await;
    let id = |view: &sanad_web::View, code: &str| {
        view.programme().by_code(Kind::Statement, code).expect("a passage").to_string()
    };
    let view = site.state.view().await.expect("a view");
    let agreed = id(&view, "D1/2.1");
    let path = "/en/communiques/D1/passage";
    let split = [("do", "split"), ("statement", agreed.as_str()), ("at", "17")];
    assert_eq!(site.post(path, &split).await.status, StatusCode::SEE_OTHER);
    let view = site.state.view().await.expect("a view");
    let live = |view: &sanad_web::View| view.programme().statements.values().filter(|s| !s.withdrawn).count();
    assert_eq!(live(&view), 4);
    let join = [("do", "join"), ("statement", agreed.as_str())];
    assert_eq!(site.post(path, &join).await.status, StatusCode::SEE_OTHER);
    let view = site.state.view().await.expect("a view");
    assert_eq!(live(&view), 3);
    let solar = id(&view, "D1/3.1");
    let edit = [
        ("do", "edit"),
        ("statement", solar.as_str()),
        ("set.force", "agreed"),
        ("set.actor", "E1"),
        ("set.fields", "solar"),
        ("set.fields", "energy"),
    ];
    assert_eq!(site.post(path, &edit).await.status, StatusCode::SEE_OTHER);
    let view = site.state.view().await.expect("a view");
    let statement = view.programme().statements.values().find(|s| s.code == "D1/3.1").expect("the passage");
    assert_eq!(statement.force.code(), "agreed");
    assert_eq!(statement.fields, ["solar", "energy"]);
    assert_eq!(statement.review, "edited");
    // Sites are linked on the page of the text, and the item of the passage goes along; a form
    // without them leaves them as they are.
    let first = view.programme().sites.values().next().expect("a site").clone();
    let link = [
        ("do", "edit"),
        ("statement", solar.as_str()),
        ("set.force", "agreed"),
        ("set.sites", ""),
        ("set.sites", first.code.as_str()),
    ];
    assert_eq!(site.post(path, &link).await.status, StatusCode::SEE_OTHER);
    let view = site.state.view().await.expect("a view");
    let statement = view.programme().statements.values().find(|s| s.code == "D1/3.1").expect("the passage");
    assert_eq!((statement.sites.as_slice(), statement.fields.len()), ([first.id].as_slice(), 2));
    let follows = |i: &&sanad_model::programme::Item| i.statements == [statement.id];
    let item = view.programme().items.values().find(follows).expect("an item of the passage").clone();
    assert_eq!(item.sites, [first.id]);
    // And on the page of the item.
    let free = [("kind", "items"), ("record", item.code.as_str()), ("set.sites", ""), ("set.parties", "")];
    assert_eq!(site.post("/en/edit", &free).await.status, StatusCode::SEE_OTHER);
    let view = site.state.view().await.expect("a view");
    assert!(view.programme().items[&item.id].sites.is_empty());
    assert_eq!(site.post(path, &[("do", "accept-all")]).await.status, StatusCode::SEE_OTHER);
    let view = site.state.view().await.expect("a view");
    assert!(view.programme().statements.values().all(|s| s.withdrawn || s.review != "proposed"));
}

async fn upload(site: &Site, name: &str, bytes: &[u8]) -> crate::site::Answer {
    let mut body = format!(
        "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\nContent-Type: application/octet-stream\r\n\r\n"
    )
    .into_bytes();
    body.extend_from_slice(bytes);
    body.extend_from_slice(b"\r\n--b--\r\n");
    let request = Request::post("/en/import")
        .header(header::HOST, "localhost:8080")
        .header(header::ORIGIN, "http://localhost:8080")
        .header(header::CONTENT_TYPE, "multipart/form-data; boundary=b")
        .body(Body::from(body))
        .expect("a request");
    site.send(request).await
}

#[tokio::test]
async fn a_file_is_looked_at_before_it_is_taken() {
    let site = Site::new().await;
    let csv = "code,name_ar,name_en,sector\nF01,مصنع أول,First factory renamed,cement\nF03,مصنع ثالث,Third factory,pipes\n";
    let answer = upload(&site, "sites.csv", csv.as_bytes()).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
    let look = answer.location().to_owned();
    let page = site.get(&look).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.body);
    assert!(page.body.contains("First factory renamed") && page.body.contains("F03"));
    assert_eq!(site.state.view().await.expect("a view").programme().sites.len(), 2, "nothing was taken yet");
    let taken = site.post(&look, &[]).await;
    assert_eq!(taken.status, StatusCode::SEE_OTHER, "{}", taken.body);
    assert_eq!(site.state.view().await.expect("a view").programme().sites.len(), 3);
    let again = site.get(&look).await.body;
    assert!(again.contains("Nothing new"));
}

#[tokio::test]
async fn faults_are_marked_in_the_sheet() {
    let site = Site::new().await;
    let csv = "code,title_ar,title_en,meeting\nI9,عنوان,A title,M99\n";
    let look = upload(&site, "items.csv", csv.as_bytes()).await.location().to_owned();
    let page = site.get(&look).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.body.contains("Nothing was taken"));
    assert!(page.body.contains("class=\"faulty\""), "{}", page.body);
    assert!(page.body.contains("M99"));
    assert_eq!(site.get("/en/import/00000000-0000-7000-8000-000000000000").await.status, StatusCode::GONE);
}

#[tokio::test]
async fn sheets_go_out() {
    let site = Site::new().await;
    for path in ["/en/programme.xlsx", "/ar/template.xlsx", "/ar/followup.xlsx", "/en/followup.xlsx?owner=E1"]
    {
        let answer = site.get(path).await;
        assert_eq!(answer.status, StatusCode::OK, "{path}");
        assert!(answer.body.starts_with("PK"), "{path}");
    }
    assert_eq!(site.get("/en/followup.xlsx?owner=none").await.status, StatusCode::NOT_FOUND);
}
