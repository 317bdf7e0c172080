//! Agreed items and proposed aspects: the list, its export, and the page of one.

mod export;
mod foreseen;
mod list;
mod one;
mod rests;

pub(crate) use list::force as force_mark;
pub(crate) use one::page as one;

use crate::state::AppState;
use axum::Router;
use axum::routing::get;

pub(crate) fn routes() -> Router<AppState> {
    Router::new()
        .route("/{lang}/items", get(list::list))
        .route("/{lang}/items.csv", get(export::csv))
        .route("/{lang}/items.xlsx", get(export::xlsx))
        .route("/{lang}/items/{code}", get(one::show))
}
