//! Why there is no plan, as JSON: the facts in conflict and the changes that cure it, each as the
//! scenario that has it.

use crate::error::WebError;
use crate::jobs::Asked;
use crate::pages::{scenario, why};
use crate::state::AppState;
use axum::Router;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Json;
use axum::routing::get;
use sanad_i18n::Locale;
use sanad_model::{Lang, Programme};
use sanad_outcomes::WorksOutcome;
use sanad_outcomes::measures::engine::{Possible, Remedy};
use sanad_outcomes::measures::{Impossible, Scenario};
use sanad_outcomes::reasons::{Sentence, Words};
use sanad_report::Speaker;
use serde_json::{Value, json};

pub(super) fn routes() -> Router<AppState> {
    Router::new().route("/api/plan/conflict", get(conflict))
}

/// Until it is found the answer is 202 with how far it is, and the same question is asked again.
async fn conflict(State(state): State<AppState>) -> Result<(StatusCode, Json<Value>), WebError> {
    let view = state.view().await?;
    let outcome = &view.outcomes.works;
    if outcome.works().is_some() {
        return Ok((StatusCode::OK, Json(json!({ "possible": "plan" }))));
    }
    Ok(match why::asked(&state, &view, Scenario::default())? {
        Asked::Waiting(job) => {
            let told = job.told();
            (StatusCode::ACCEPTED, Json(json!({ "waiting": { "done": told.done, "of": told.of } })))
        }
        Asked::Done(found) => {
            let json = found.as_ref().as_ref().map(|found| conflict_json(view.programme(), outcome, found));
            (StatusCode::OK, Json(json.unwrap_or_else(|| json!({ "lack": "plan" }))))
        }
    })
}

/// The facts in conflict, in words, with where they stand; and the changes that cure it.
pub fn conflict_json(p: &Programme, outcome: &WorksOutcome, found: &Impossible) -> Value {
    let conflict = match &found.possible {
        Possible::Plan(..) => return json!({ "possible": "plan" }),
        Possible::Unknown => return json!({ "possible": "unknown" }),
        Possible::Never(conflict) => conflict,
    };
    let problem = Some(&found.problem);
    let words = Words { p, measures: outcome.measures(), problem, start: outcome.start };
    let said = |sentence: &Sentence| {
        let of = |lang| Speaker { l: Locale::of(lang), p, works: outcome }.said(sentence);
        json!({ "ar": of(Lang::Ar), "en": of(Lang::En) })
    };
    let facts = conflict.facts.iter().map(|&fact| {
        let record = words.record_of(fact).map(|(kind, id, column)| {
            json!({ "kind": kind.to_string(), "code": p.code_of(kind, id), "column": column })
        });
        json!({ "fact": fact.key(), "said": said(&words.fact_of(conflict, fact)), "record": record })
    });
    let cure = |(place, remedy): (usize, &Remedy)| {
        let changes = remedy.changes.iter().map(|change| {
            json!({ "fact": change.fact.key(), "by": change.by, "said": said(&words.change(change)) })
        });
        let scenario = found.scenarios.get(place).and_then(Option::as_ref).map(scenario::write);
        json!({ "changes": changes.collect::<Vec<_>>(), "scenario": scenario })
    };
    json!({
        "programme": p.settings.code,
        "start": outcome.start.to_string(),
        "possible": "never",
        "facts": facts.collect::<Vec<_>>(),
        "minimal": conflict.minimal,
        "other_conflicts": conflict.others,
        "cures": conflict.cures.iter().enumerate().map(cure).collect::<Vec<_>>(),
    })
}
