//! The pages: one file a page, each with its `routes`.

mod communique;
mod communiques;
pub(crate) mod failed;
mod history;
mod home;
mod items;
mod overview;
mod person;
mod search;

use crate::edit;
use crate::state::AppState;
use axum::Router;

/// Every page.
pub(crate) fn routes() -> Router<AppState> {
    Router::new()
        .merge(home::routes())
        .merge(overview::routes())
        .merge(items::routes())
        .merge(communiques::routes())
        .merge(communique::routes())
        .merge(history::routes())
        .merge(search::routes())
        .merge(person::routes())
        .merge(edit::routes())
}
