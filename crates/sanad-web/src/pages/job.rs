//! A page that waits for long work: how far it is, the best so far, and a way to stop it.
//!
//! The page stands at once, with a [`Waiting`] in an element `id="work"`. It asks for itself every
//! second and puts the `id="work"` of the answer there, until that waits no longer.

use crate::ctx::Ctx;
use crate::edit::redirect;
use crate::error::WebError;
use crate::html::{Html, Slot};
use crate::jobs::Job;
use crate::pages::plan_details;
use crate::params::Form;
use crate::state::AppState;
use axum::Router;
use axum::extract::Path;
use axum::response::Response;
use axum::routing::post;
use sanad_i18n::Arg;
use std::time::Instant;

pub(crate) fn routes() -> Router<AppState> {
    Router::new().route("/{lang}/jobs/{id}/stop", post(stop))
}

/// What a page shows of a job that is not done; `components/job.html` draws it.
pub(crate) struct Waiting {
    /// The address of the page that waits.
    pub(crate) here: String,
    /// Where it is stopped by POST.
    pub(crate) stop: String,
    /// Whether it was stopped already.
    pub(crate) stopping: bool,
    /// How much of the search is done, in hundredths.
    pub(crate) hundredths: u64,
    /// How far it is, in sentences.
    pub(crate) said: Vec<Html>,
}

impl Waiting {
    /// How far a job is, for the page that is asked for.
    pub(crate) fn of(ctx: &Ctx, job: &Job) -> Self {
        let told = job.told();
        let n = |n: u64| Slot { arg: Arg::from(n), html: ctx.ui_number(n, "job") };
        let mut said = Vec::new();
        match (told.begun, told.of) {
            (None, _) => said.push(ctx.msg("job-queued", &[])),
            (Some(_), Some(of)) if of > 0 && told.done >= of => said.push(ctx.msg("job-ranges", &[])),
            (Some(_), Some(of)) if told.done > 0 => {
                said.push(ctx.msg("job-rounds", &[("done", n(told.done)), ("of", n(of))]));
            }
            (Some(_), _) => said.push(ctx.msg("job-begun", &[])),
        }
        if told.schedules > 0 {
            said.push(ctx.msg("job-schedules", &[("n", n(told.schedules))]));
        }
        if let (Some(best), Some(works)) = (told.best, ctx.o().works.works()) {
            let terms = plan_details::best(ctx, works, &best);
            said.push(ctx.msg("job-best", &[("terms", Slot::html(terms))]));
        }
        if let Some(left) = told.seconds_left(Instant::now()).filter(|_| !job.is_stopping()) {
            said.push(ctx.msg("job-left", &[("n", n(left))]));
        }
        if job.is_stopping() {
            said.push(ctx.msg("job-stopping", &[]));
        }
        Self {
            here: format!("/{}/{}{}", ctx.lang(), ctx.rest, ctx.params.query()),
            stop: ctx.href(&format!("jobs/{}/stop", job.id())),
            // Working out the ranges is not a search that could be cut short.
            stopping: job.is_stopping() || told.hundredths() == 100,
            hundredths: told.hundredths(),
            said,
        }
    }
}

/// Ends a job with its best, and leads back to the page that waits for it.
async fn stop(
    ctx: Ctx,
    Path((_, id)): Path<(String, String)>,
    Form(form): Form,
) -> Result<Response, WebError> {
    let id = id.parse().map_err(|_| WebError::NotFound)?;
    // One that is kept no longer is over anyway.
    if let Some(job) = ctx.state.job_of(id) {
        job.stop();
    }
    Ok(redirect(&ctx, form.get("back"), ""))
}
