//! Money: is it worth it, for whom, and how sure?

mod api;
mod charts;
mod figures;
mod list;
mod local;
mod one;
mod ranges;
mod risk;
mod seek;
mod sheet;
mod statements;
mod terms;
mod what_if;
mod words;

use crate::state::AppState;
use axum::Router;
use axum::routing::get;

pub(crate) fn routes() -> Router<AppState> {
    Router::new()
        .route("/{lang}/money", get(list::list))
        .route("/{lang}/money.csv", get(list::csv))
        .route("/{lang}/money.xlsx", get(list::xlsx))
        .route("/{lang}/money/risk", get(risk::spread))
        .route("/{lang}/money/risk/sites", get(risk::sites))
        .route("/{lang}/money/risk/causes", get(risk::causes))
        .route("/{lang}/money/{code}", get(one::show))
        .route("/{lang}/money/{code}/study.xlsx", get(one::xlsx))
        .route("/{lang}/money/{code}/sheet", get(sheet::show))
        .route("/{lang}/money/{code}/sheet.html", get(sheet::html))
        .route("/api/money", get(api::money))
        .route("/api/money/{code}", get(api::one))
        .route("/api/money/risk", get(risk::api))
}
