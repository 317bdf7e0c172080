//! The pages: one file a page, each with its `routes`.

mod api;
mod api_asked;
mod api_conflict;
mod api_plan;
mod api_why;
mod between;
mod capabilities;
mod capabilities_matrix;
mod communique;
mod communiques;
mod compare;
mod compare_sites;
pub(crate) mod failed;
mod files;
mod helps;
mod history;
mod home;
mod import;
mod items;
mod job;
mod library;
mod listing;
mod measures;
mod money;
mod overview;
mod paper;
mod person;
pub(crate) mod plan;
pub(crate) mod plan_details;
mod plan_gantt;
mod plan_groups;
mod plan_profiles;
mod plan_window;
mod register;
mod register_charts;
mod register_columns;
mod register_export;
mod register_lists;
mod replan;
mod scenario;
mod search;
mod site;
mod site_claim;
mod site_facts;
mod site_needs;
mod site_works;
mod source;
mod source_record;
mod source_results;
mod survey;
mod survey_form;
mod visits;
mod visits_chart;
mod visits_why;
mod why;
mod works_words;

pub use api_asked::{between_json, helps_json};
pub use api_conflict::conflict_json;
pub use api_why::why_json;
pub(crate) use import::Uploads;

use crate::ctx::Ctx;
use crate::edit::{self, Refused};
use crate::error::WebError;
use crate::state::AppState;
use axum::Router;
use axum::response::Response;

/// The page from which a refused form came, with what was entered and what is wrong; none where
/// that page does not show forms again.
pub(crate) async fn again(ctx: &Ctx, refused: &Refused) -> Option<Result<Response, WebError>> {
    if refused.form.get("form").is_empty() {
        return None;
    }
    let path = refused.form.get("back").strip_prefix(&ctx.href("items/"))?;
    let code = crate::params::decode(path.split(['?', '#']).next().unwrap_or(path));
    Some(items::one(ctx, &code, refused).await)
}

/// Every page.
pub(crate) fn routes() -> Router<AppState> {
    Router::new()
        .merge(home::routes())
        .merge(api::routes())
        .merge(api_plan::routes())
        .merge(api_asked::routes())
        .merge(api_conflict::routes())
        .merge(api_why::routes())
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
        .merge(compare::routes())
        .merge(between::routes())
        .merge(helps::routes())
        .merge(replan::routes())
        .merge(visits::routes())
        .merge(why::routes())
        .merge(job::routes())
        .merge(source::routes())
        .merge(capabilities::routes())
        .merge(measures::routes())
        .merge(money::routes())
        .merge(library::routes())
        .merge(survey::routes())
        .merge(paper::routes())
        .merge(edit::routes())
}
