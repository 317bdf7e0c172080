//! Every page in both languages: it answers, says its language, and misses no message.

use crate::site::Site;
use axum::http::StatusCode;

pub(crate) const PAGES: &[&str] = &[
    "",
    "items",
    "items?kind=agreed&status=no_date&sort=-due&col=owner&col=due&col=fields",
    "items?q=zzz",
    "items/I1",
    "items/I2",
    "communiques",
    "communiques/new",
    "communiques/D1",
    "communiques/D1?passage=D1%2F2.1",
    "history",
    "history?record=items/I1",
    "import",
    "search",
    "search?q=factory",
    "person",
    "register",
    "sites/F01",
    "capabilities",
    "plan",
    "visits",
    "surveys",
    "surveys/F01",
];

#[tokio::test]
async fn every_page_answers_in_both_languages() {
    let site = Site::new().await;
    for path in PAGES {
        for (lang, dir) in [("ar", "rtl"), ("en", "ltr")] {
            let answer = site.get(&format!("/{lang}/{path}")).await;
            assert_eq!(answer.status, StatusCode::OK, "/{lang}/{path}");
            let start = format!("<html lang=\"{lang}\" dir=\"{dir}\"");
            assert!(answer.body.contains(&start), "/{lang}/{path}");
            assert!(
                !answer.body.contains('⟦'),
                "/{lang}/{path}: a message is missing\n{}",
                missing(&answer.body)
            );
            let other = if lang == "ar" { "/en/" } else { "/ar/" };
            assert!(answer.body.contains(&format!("hreflang=\"{}\"", &other[1..3])));
            assert!(!answer.body.contains("style=\""), "/{lang}/{path}: inline style");
            assert!(!answer.body.contains("<script>"), "/{lang}/{path}: inline script");
        }
    }
}

fn missing(body: &str) -> String {
    body.split('⟦').skip(1).filter_map(|m| m.split('⟧').next()).collect::<Vec<_>>().join(", ")
}

#[tokio::test]
async fn an_empty_programme_teaches_the_next_step() {
    let site = Site::empty().await;
    for (path, next) in [
        ("/en/", "/en/import"),
        ("/en/items", "/en/communiques/new"),
        ("/ar/communiques", "/ar/communiques/new"),
    ] {
        let answer = site.get(path).await;
        assert_eq!(answer.status, StatusCode::OK, "{path}");
        assert!(answer.body.contains("class=\"empty\""), "{path}");
        assert!(answer.body.contains(&format!("href=\"{next}\"")), "{path}");
    }
}

#[tokio::test]
async fn the_overview_says_where_everything_stands() {
    let site = Site::new().await;
    let page = site.get("/en/").await.body;
    assert!(page.contains("One item was agreed"), "{page}");
    assert!(page.contains("data-src=\"calc/sites.waiting\""));
    assert!(page.contains("decision__what"));
    let arabic = site.get("/ar/").await.body;
    assert!(arabic.contains("بند اتفاق واحد"));
}

#[tokio::test]
async fn an_item_without_a_date_is_never_late() {
    let site = Site::new().await;
    let page = site.get("/en/items/I1").await.body;
    assert!(page.contains("no date agreed"));
    assert!(page.contains("<span class=\"mark mark--unknown\">No date agreed</span>"));
    assert!(page.contains("It was agreed to restart the suspended factories."));
}

#[tokio::test]
async fn passages_stand_in_the_text_with_their_force() {
    let site = Site::new().await;
    let page = site.get("/en/communiques/D1").await.body;
    assert!(page.contains("<span class=\"force force--agreed\" id=\"D1/2.1\""), "{page}");
    assert!(page.contains("It was agreed to restart the suspended factories.</span>"));
    assert!(page.contains("force--courtesy"));
}

#[tokio::test]
async fn what_people_wrote_is_escaped() {
    let site = Site::new().await;
    for path in ["/en/items", "/en/items/I2", "/en/search?q=Solar"] {
        let page = site.get(path).await.body;
        assert!(
            page.contains("Solar &lt;energy&gt; &amp; light")
                || page.contains("Solar &#60;energy&#62; &#38; light"),
            "{path}"
        );
        assert!(!page.contains("<energy>"), "{path}");
    }
    let page = site.get("/en/search?q=%3Cscript%3Ealert(1)%3C/script%3E").await.body;
    assert!(!page.contains("<script>alert"));
}

#[tokio::test]
async fn lists_filter_by_their_address() {
    let site = Site::new().await;
    let agreed = site.get("/en/items?kind=agreed").await.body;
    assert!(agreed.contains("Restart of the factories") && !agreed.contains("light</bdi>"));
    let by_word = site.get("/ar/items?q=%D8%A7%D9%84%D8%B7%D8%A7%D9%82%D9%87").await.body;
    assert!(
        by_word.contains("الطاقة الشمسية") && !by_word.contains("إعادة تشغيل المصانع</bdi>"),
        "ta marbuta is folded"
    );
    let csv = site.get("/en/items.csv?kind=agreed").await;
    assert!(csv.body.starts_with('\u{feff}') && csv.body.contains("I1,Restart of the factories,Agreed"));
    let xlsx = site.get("/ar/items.xlsx").await;
    assert_eq!(xlsx.status, StatusCode::OK);
}

#[tokio::test]
async fn json_says_the_same() {
    let site = Site::new().await;
    let items = site.get("/api/items").await.body;
    assert!(items.contains("\"code\":\"I1\"") && items.contains("\"status\":\"no_date\""));
    let sites = site.get("/api/sites").await.body;
    assert!(sites.contains("\"power\":\"yes\"") && sites.contains("\"water\":\"unknown\""));
    assert!(site.get("/api/overview").await.body.contains("\"items.agreed\":1"));
}

#[tokio::test]
async fn the_first_page_follows_the_language_of_the_browser() {
    let site = Site::new().await;
    assert_eq!(site.get("/").await.location(), "/ar/");
    assert_eq!(site.get_with("/", "lang=en").await.location(), "/en/");
}
