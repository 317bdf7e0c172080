//! The pages: one file a page, each with its `routes`.

mod api;
mod communique;
mod communiques;
pub(crate) mod failed;
mod history;
mod home;
mod import;
mod items;
mod overview;
mod person;
mod search;
mod survey_form;
mod survey;
mod paper;
mod capabilities_matrix;
mod capabilities;
mod source_results;
mod source_record;
mod source;
mod site_needs;
mod site_facts;
mod site_claim;
mod site;
mod register_export;
mod register_charts;
mod register;
mod plan_why;
mod plan_chart;
mod plan;

pub(crate) use import::Uploads;

use crate::edit;
use crate::state::AppState;
use axum::Router;

/// Every page.
pub(crate) fn routes() -> Router<AppState> {
    Router::new()
        .merge(home::routes())
        .merge(api::routes())
        .merge(overview::routes())
        .merge(items::routes())
        .merge(communiques::routes())
        .merge(communique::routes())
        .merge(import::routes())
        .merge(history::routes())
        .merge(search::routes())
        .merge(person::routes())
        .merge(register::routes())
        .merge(site::routes())
        .merge(plan::routes())
        .merge(source::routes())
        .merge(capabilities::routes())
        .merge(survey::routes())
        .merge(paper::routes())
        .merge(edit::routes())
}
