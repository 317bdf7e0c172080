//! Style, fonts and script, embedded in the binary.

use crate::error::WebError;
use axum::extract::Path;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use rust_embed::RustEmbed;

#[derive(RustEmbed)]
#[folder = "assets"]
#[include = "*.css"]
#[include = "*.js"]
#[include = "*.svg"]
#[include = "fonts/*"]
#[include = "vendor/*"]
struct Assets;

/// One asset; `chart.css` is the style of the charts, `sheet.css` that of the opportunity sheet.
pub(crate) async fn asset(Path(path): Path<String>, headers: HeaderMap) -> Result<Response, WebError> {
    if path == "chart.css" {
        return Ok(([(header::CONTENT_TYPE, "text/css; charset=utf-8")], sanad_chart::STYLE).into_response());
    }
    if path == "sheet.css" {
        let style = sanad_report::sheet::STYLE;
        return Ok(([(header::CONTENT_TYPE, "text/css; charset=utf-8")], style).into_response());
    }
    let file = Assets::get(&path).ok_or(WebError::NotFound)?;
    let hash = file.metadata.sha256_hash();
    let tag = format!("\"{:x}\"", u128::from_be_bytes(*hash.first_chunk().unwrap_or(&[0; 16])));
    if headers.get(header::IF_NONE_MATCH).is_some_and(|v| v.as_bytes() == tag.as_bytes()) {
        return Ok((StatusCode::NOT_MODIFIED, [(header::ETAG, tag)]).into_response());
    }
    let kind = match path.rsplit('.').next().unwrap_or("") {
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "svg" => "image/svg+xml",
        "woff2" => "font/woff2",
        _ => "text/plain; charset=utf-8",
    };
    let keep = if path.starts_with("fonts/") || path.starts_with("vendor/") {
        "public, max-age=31536000"
    } else {
        "no-cache"
    };
    let head = [
        (header::CONTENT_TYPE, kind.to_owned()),
        (header::ETAG, tag),
        (header::CACHE_CONTROL, keep.to_owned()),
    ];
    Ok((head, file.data.into_owned()).into_response())
}
