//! What is asked of the plan beyond itself, as JSON: the plans between two terms, and what a little
//! more of each scarce thing would bring. Both are long work: until it is done the answer is 202 with
//! how far it is, and the same question is asked again.

use crate::error::WebError;
use crate::jobs::{Asked, Job};
use crate::pages::{between, helps};
use crate::params::Params;
use crate::state::AppState;
use axum::Router;
use axum::extract::{RawQuery, State};
use axum::http::StatusCode;
use axum::response::Json;
use axum::routing::get;
use sanad_model::Programme;
use sanad_outcomes::WorksOutcome;
use sanad_outcomes::measures::engine::{Sweep, Term, Terms};
use sanad_outcomes::measures::{Gained, Helps, More, Works, best_of};
use serde_json::{Value, json};

type Answer = Result<(StatusCode, Json<Value>), WebError>;

pub(super) fn routes() -> Router<AppState> {
    Router::new().route("/api/plan/between", get(plans_between)).route("/api/plan/helps", get(what_helps))
}

async fn plans_between(State(state): State<AppState>, RawQuery(query): RawQuery) -> Answer {
    let params = Params::parse(&query.unwrap_or_default());
    let own = |name: &str| Term::of_key(params.get(name));
    let terms = match (own("first"), own("second")) {
        (Some(first), Some(second)) if first != second => (first, second),
        _ => {
            let accepted: Vec<&str> = Term::ALL.iter().map(|term| term.key()).collect();
            let wrong = json!({ "error": "first and second are two different terms", "accepted": accepted });
            return Ok((StatusCode::BAD_REQUEST, Json(wrong)));
        }
    };
    let view = state.view().await?;
    let outcome = &view.outcomes.works;
    let Some(works) = outcome.works() else { return Ok(no_plan()) };
    let schedules = between::schedules(works);
    Ok(match between::asked(&state, &view, terms, schedules)? {
        Asked::Waiting(job) => waiting(&job),
        Asked::Done(found) => match found.as_ref() {
            Some(Ok(sweep)) => done(between_json(view.programme(), outcome, works, sweep, schedules)),
            _ => no_plan(),
        },
    })
}

async fn what_helps(State(state): State<AppState>) -> Answer {
    let view = state.view().await?;
    let outcome = &view.outcomes.works;
    let Some(works) = outcome.works() else { return Ok(no_plan()) };
    Ok(match helps::asked(&state, &view)? {
        Asked::Waiting(job) => waiting(&job),
        Asked::Done(found) => match found.as_ref() {
            Ok(found) => done(helps_json(view.programme(), outcome, works, found)),
            Err(_) => no_plan(),
        },
    })
}

fn done(json: Value) -> (StatusCode, Json<Value>) {
    (StatusCode::OK, Json(json))
}

fn no_plan() -> (StatusCode, Json<Value>) {
    done(json!({ "lack": "plan" }))
}

fn waiting(job: &Job) -> (StatusCode, Json<Value>) {
    let told = job.told();
    (StatusCode::ACCEPTED, Json(json!({ "waiting": { "done": told.done, "of": told.of } })))
}

fn terms_json(terms: &Terms) -> Value {
    Value::Object(Term::ALL.iter().map(|term| (term.key().to_owned(), json!(terms.get(*term)))).collect())
}

fn gains_json(gains: &[Gained]) -> Value {
    Value::Object(gains.iter().map(|(_, term, by)| (term.key().to_owned(), json!(by))).collect())
}

/// The codes of measures, by place.
fn codes(outcome: &WorksOutcome, places: impl Iterator<Item = usize>) -> Vec<&str> {
    places.filter_map(|place| outcome.measures().get(place)).map(|measure| measure.code.as_str()).collect()
}

/// Plans between two terms, each searched for with so many schedules.
pub fn between_json(
    p: &Programme,
    outcome: &WorksOutcome,
    works: &Works,
    sweep: &Sweep,
    schedules: u64,
) -> Value {
    let (first, second) = sweep.terms;
    let old = &works.plan().chosen;
    let points = sweep.points.iter().enumerate().map(|(place, point)| {
        let new = &point.plan.chosen;
        let places = || 0..new.len();
        json!({
            "terms": terms_json(&point.terms),
            "bound": { first.key(): point.bound.0, second.key(): point.bound.1 },
            "check": "passed",
            "at_hand": sweep.at_hand == Some(place),
            "measures": codes(outcome, places().filter(|m| new[*m])),
            "added": codes(outcome, places().filter(|m| new[*m] && !old[*m])),
            "displaced": codes(outcome, places().filter(|m| !new[*m] && old[*m])),
        })
    });
    json!({
        "programme": p.settings.code,
        "start": works.start.to_string(),
        "between": [first.key(), second.key()],
        "reference": works.reference.to_string(),
        "seed": works.answer.seed,
        "effort": { "schedules_asked": schedules, "searches": sweep.searches, "schedules": sweep.schedules },
        "stopped": sweep.stopped,
        "whole": sweep.whole,
        "better": best_of(works, sweep)
            .map(|(place, gains)| json!({ "point": place + 1, "better_by": gains_json(&gains) })),
        "points": points.collect::<Vec<_>>(),
    })
}

/// What a little more of each scarce thing would bring at least.
pub fn helps_json(p: &Programme, outcome: &WorksOutcome, works: &Works, found: &Helps) -> Value {
    let more = |(what, by): &(More, i64)| json!({ "what": what.address(), "by": by });
    let list = found.list.iter().map(|help| {
        json!({
            "more": more(&help.more),
            "level": help.level.map(|level| level + 1),
            "better_by_at_least": help.helps().then(|| gains_json(&help.gains)),
            "added": codes(outcome, help.added.iter().copied()),
            "displaced": codes(outcome, help.displaced.iter().copied()),
        })
    });
    let asked = works.effort.asked(works.problem.activities.len());
    json!({
        "programme": p.settings.code,
        "start": works.start.to_string(),
        "reference": works.reference.to_string(),
        "seed": works.answer.seed,
        "effort": { "schedules_asked": asked, "searches": found.searches, "schedules": found.schedules },
        "stopped": found.stopped,
        "terms": terms_json(&found.terms),
        "at_hand": found.better.is_none(),
        "better_by": found.better.as_deref().map(gains_json),
        "again": found.again,
        "helps": list.collect::<Vec<_>>(),
        "untried": found.untried.iter().map(more).collect::<Vec<_>>(),
    })
}
