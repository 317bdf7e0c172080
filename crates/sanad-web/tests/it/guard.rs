//! Only pages of this very server may ask.

use crate::site::Site;
use axum::body::Body;
use axum::http::{Request, StatusCode};

async fn status(site: &Site, request: Request<Body>) -> StatusCode {
    site.send(request).await.status
}

fn get(host: &str) -> Request<Body> {
    Request::get("/en/").header("host", host).body(Body::empty()).expect("a request")
}

fn post(headers: &[(&str, &str)]) -> Request<Body> {
    let mut request = Request::post("/en/person")
        .header("host", "localhost:8080")
        .header("content-type", "application/x-www-form-urlencoded");
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    request.body(Body::from("office=x")).expect("a request")
}

#[tokio::test]
async fn other_hosts_are_refused() {
    let site = Site::new().await;
    assert_eq!(status(&site, get("localhost:8080")).await, StatusCode::OK);
    assert_eq!(status(&site, get("127.0.0.1:8080")).await, StatusCode::OK);
    assert_eq!(status(&site, get("[::1]:8080")).await, StatusCode::OK);
    for host in ["evil.example:8080", "localhost:9090", "localhost.evil.example:8080"] {
        let answer = site.send(get(host)).await;
        assert_eq!(answer.status, StatusCode::MISDIRECTED_REQUEST, "{host}");
        assert!(!answer.body.contains("Test programme"), "nothing of the programme is told");
    }
    let without = Request::get("/en/").body(Body::empty()).expect("a request");
    assert_eq!(status(&site, without).await, StatusCode::MISDIRECTED_REQUEST);
}

#[tokio::test]
async fn forms_from_elsewhere_are_refused() {
    let site = Site::new().await;
    let good = [("origin", "http://localhost:8080")];
    assert_eq!(status(&site, post(&good)).await, StatusCode::SEE_OTHER);
    assert_eq!(status(&site, post(&[("sec-fetch-site", "same-origin")])).await, StatusCode::SEE_OTHER);
    let bad: [&[(&str, &str)]; 6] = [
        &[],
        &[("origin", "http://evil.example")],
        &[("origin", "null")],
        &[("origin", "https://localhost:8080")],
        &[("origin", "http://localhost:8080"), ("sec-fetch-site", "cross-site")],
        &[("sec-fetch-site", "same-site")],
    ];
    for headers in bad {
        assert_eq!(status(&site, post(headers)).await, StatusCode::FORBIDDEN, "{headers:?}");
    }
}

#[tokio::test]
async fn answers_carry_their_policy_and_id() {
    let site = Site::new().await;
    let answer = site.get("/en/").await;
    let header = |name: &str| answer.headers.get(name).and_then(|v| v.to_str().ok()).unwrap_or("").to_owned();
    assert!(header("content-security-policy").starts_with("default-src 'self'"));
    assert_eq!(header("x-content-type-options"), "nosniff");
    assert_eq!(header("referrer-policy"), "same-origin");
    assert_eq!(header("x-request-id").len(), 36);
    assert_eq!(header("cache-control"), "no-store");
}

#[tokio::test]
async fn only_loopback_is_bound() {
    let site = Site::new().await;
    let addr = "0.0.0.0:0".parse().expect("an address");
    let refused = sanad_web::serve(addr, site.state.clone(), |_| (), async {}).await;
    assert!(matches!(refused, Err(sanad_web::ServeError::NotLoopback(_))));
}

#[tokio::test]
async fn a_port_in_use_is_said() {
    let site = Site::new().await;
    let taken = std::net::TcpListener::bind("127.0.0.1:0").expect("a free port");
    let addr = taken.local_addr().expect("its address");
    let refused = sanad_web::serve(addr, site.state.clone(), |_| (), async {}).await;
    assert!(matches!(refused, Err(sanad_web::ServeError::PortInUse { .. })));
}
