//! Measures: what could be done, what does it cost, and what does the plan do with it?

mod actuals;
mod list;
mod needs;
mod one;
mod relative;
mod set;

pub(crate) use list::jobs;
pub(crate) use one::{Act, Acts, act};
pub(crate) use relative::{Step, gantt, length, schedule, wait};

use crate::state::AppState;
use axum::Router;
use axum::routing::{get, post};

pub(crate) fn routes() -> Router<AppState> {
    Router::new()
        .route("/{lang}/measures", get(list::list))
        .route("/{lang}/measures.csv", get(list::csv))
        .route("/{lang}/measures.xlsx", get(list::xlsx))
        .route("/{lang}/measures/{code}", get(one::show))
        .route("/{lang}/measures/{code}/set", post(set::set))
        .route("/{lang}/measures/{code}/actuals", post(actuals::set))
}
