//! Who may ask: only pages of this very server. Until there are accounts, the address bar of this
//! machine is the right to read and write, so Host and Origin are checked on every request.

use crate::error::{Failed, WebError};
use crate::pages::failed;
use crate::state::AppState;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

const ID: HeaderName = HeaderName::from_static("x-request-id");

/// Nothing from elsewhere, nothing inline.
const POLICY: &str =
    "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

/// Checks a request, gives it an id, and puts the frame around whatever failed.
pub(crate) async fn guard(State(state): State<AppState>, request: Request, next: Next) -> Response {
    let id = sanad_store::new_id().to_string();
    let method = request.method().clone();
    let (parts, body) = request.into_parts();
    let kept = (parts.uri.clone(), parts.headers.clone());
    let verdict = check(&method, &parts.headers, state.port());
    let mut response = match verdict {
        Ok(()) => next.run(Request::from_parts(parts, body)).await,
        Err(error) => error.into_response(),
    };
    if let Some(Failed(error)) = response.extensions().get::<Failed>().cloned() {
        if error.status().is_server_error() {
            tracing::error!(%id, %method, path = kept.0.path(), error = ?error, "request failed");
        } else {
            tracing::info!(%id, %method, path = kept.0.path(), %error, "request refused");
        }
        response = failed::page(&state, &kept.0, &kept.1, &error, &id).await;
    }
    let headers = response.headers_mut();
    let mut put = |name: HeaderName, value: &str| {
        if let Ok(value) = HeaderValue::from_str(value) {
            headers.insert(name, value);
        }
    };
    put(ID, &id);
    put(header::CONTENT_SECURITY_POLICY, POLICY);
    put(header::X_CONTENT_TYPE_OPTIONS, "nosniff");
    // Same-origin rather than none: with none, browsers send `Origin: null` from our own forms.
    put(header::REFERRER_POLICY, "same-origin");
    put(header::X_FRAME_OPTIONS, "DENY");
    put(HeaderName::from_static("cross-origin-opener-policy"), "same-origin");
    put(HeaderName::from_static("cross-origin-resource-policy"), "same-origin");
    if !headers.contains_key(header::CACHE_CONTROL) {
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    }
    response
}

fn check(method: &Method, headers: &HeaderMap, port: Option<u16>) -> Result<(), WebError> {
    let text = |name: HeaderName| headers.get(name).and_then(|v| v.to_str().ok());
    let host = text(header::HOST).ok_or(WebError::Host)?;
    if !is_here(host, port) {
        return Err(WebError::Host);
    }
    if matches!(*method, Method::GET | Method::HEAD) {
        return Ok(());
    }
    let site = text(HeaderName::from_static("sec-fetch-site"));
    let origin = text(header::ORIGIN);
    let origin_is_here =
        origin.map(|o| o.strip_prefix("http://").is_some_and(|h| h.eq_ignore_ascii_case(host)));
    match (site, origin_is_here) {
        (Some("same-origin"), None | Some(true)) | (None, Some(true)) => Ok(()),
        _ => Err(WebError::Origin),
    }
}

/// Whether a Host header names this machine, and our port.
fn is_here(host: &str, port: Option<u16>) -> bool {
    let (name, given) = match host.rsplit_once(':') {
        Some((name, digits)) if !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit()) => {
            (name, digits.parse::<u16>().ok())
        }
        Some((_, digits)) if !host.ends_with(']') || digits.is_empty() => return false,
        _ => (host, Some(80)),
    };
    let local = name.eq_ignore_ascii_case("localhost") || name == "127.0.0.1" || name == "[::1]";
    local && port.is_none_or(|p| given == Some(p))
}

#[cfg(test)]
mod tests {
    use super::is_here;

    #[test]
    fn only_this_machine_and_port() {
        for host in ["localhost:8080", "127.0.0.1:8080", "[::1]:8080", "LOCALHOST:8080"] {
            assert!(is_here(host, Some(8080)), "{host}");
        }
        for host in [
            "localhost",
            "localhost:81",
            "example.org:8080",
            "127.0.0.1.example.org:8080",
            "[::1]",
            "",
            ":8080",
            "localhost:",
        ] {
            assert!(!is_here(host, Some(8080)), "{host}");
        }
        assert!(is_here("localhost", Some(80)));
        assert!(is_here("localhost", None));
    }
}
