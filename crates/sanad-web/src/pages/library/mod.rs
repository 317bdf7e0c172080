//! The measure library: which kinds of work are known, how sure each is, and which of its figures
//! the plan rests on.

mod assumptions;
mod figures;
mod list;
mod one;

pub(crate) use figures::source_told;

use crate::state::AppState;
use axum::Router;
use axum::routing::get;

pub(crate) fn routes() -> Router<AppState> {
    Router::new()
        .route("/{lang}/library", get(list::list))
        .route("/{lang}/library/{code}", get(one::show))
        .route("/{lang}/assumptions", get(assumptions::show))
        .route("/{lang}/assumptions.csv", get(assumptions::csv))
        .route("/{lang}/assumptions.xlsx", get(assumptions::xlsx))
}
