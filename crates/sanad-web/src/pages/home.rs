//! `/` leads to the language last used, else to the one the browser asks for, else to Arabic.

use crate::cookies;
use crate::params::Params;
use crate::state::AppState;
use axum::Router;
use axum::extract::RawQuery;
use axum::http::{HeaderMap, header};
use axum::response::Redirect;
use axum::routing::get;
use sanad_model::Lang;

pub(crate) fn routes() -> Router<AppState> {
    Router::new()
        .route("/", get(home))
        .route("/ar", get(home_ar))
        .route("/en", get(home_en))
        .route("/search", get(search))
}

async fn home(headers: HeaderMap) -> Redirect {
    Redirect::to(&format!("/{}/", language(&headers)))
}

async fn home_ar() -> Redirect {
    Redirect::to("/ar/")
}

async fn home_en() -> Redirect {
    Redirect::to("/en/")
}

async fn search(headers: HeaderMap, RawQuery(query): RawQuery) -> Redirect {
    let params = Params::parse(query.as_deref().unwrap_or(""));
    Redirect::to(&format!("/{}/search{}", language(&headers), params.query()))
}

/// The language of a request that names none.
pub(crate) fn language(headers: &HeaderMap) -> Lang {
    if let Some(lang) = Lang::from_code(&cookies::get(headers, "lang")) {
        return lang;
    }
    let asked = headers.get(header::ACCEPT_LANGUAGE).and_then(|v| v.to_str().ok()).unwrap_or("");
    asked
        .split(',')
        .map(str::trim)
        .find_map(|tag| Lang::from_code(tag.split(['-', ';']).next().unwrap_or("")))
        .unwrap_or(Lang::Ar)
}
