//! Why a site or a measure is in the plan or not, as JSON: the sentences of the page in both languages,
//! and the figures behind them.

use crate::error::WebError;
use crate::jobs::Asked;
use crate::pages::why;
use crate::state::AppState;
use axum::Router;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Json;
use axum::routing::get;
use sanad_i18n::Locale;
use sanad_model::{Kind, Lang, Programme};
use sanad_outcomes::WorksOutcome;
use sanad_outcomes::measures::engine::{Forced, WhyNot};
use sanad_outcomes::measures::{Works, losses, why_schedules};
use sanad_outcomes::reasons::{Sentence, Words};
use sanad_report::{Left, Speaker, Tried, compared};
use serde_json::{Map, Value, json};

pub(super) fn routes() -> Router<AppState> {
    Router::new().route("/api/why/{code}", get(one))
}

/// Until it is found the answer is 202 with how far it is, and the same question is asked again. A code that
/// is no site and no measure is 404, with those there are.
async fn one(
    State(state): State<AppState>,
    Path(code): Path<String>,
) -> Result<(StatusCode, Json<Value>), WebError> {
    let view = state.view().await?;
    let (p, outcome) = (view.programme(), &view.outcomes.works);
    let Some((place, measure)) = outcome.asked_by(p, &code) else {
        let accepted = outcome.codes_near(p, &code);
        let wrong = json!({ "error": "no such site or measure", "code": code, "accepted": accepted });
        return Ok((StatusCode::NOT_FOUND, Json(wrong)));
    };
    let open = |works: &&Works| !works.chosen(place) && matches!(Left::of(outcome, place), Left::Open);
    let Some(works) = outcome.works().filter(open) else {
        return Ok((StatusCode::OK, Json(why_json(p, outcome, place, None))));
    };
    Ok(match why::tried(&state, &view, place, measure)? {
        Asked::Waiting(job) => {
            let told = job.told();
            (StatusCode::ACCEPTED, Json(json!({ "waiting": { "done": told.done, "of": told.of } })))
        }
        Asked::Done(found) => {
            let why = found.as_ref().as_ref().and_then(|found| found.as_ref().ok());
            let tried = why.map(|why| Tried { why, schedules: why_schedules(works) });
            (StatusCode::OK, Json(why_json(p, outcome, place, tried)))
        }
    })
}

/// Why a measure, by place, is in the plan or not; with what was tried, if it was. Amounts are in the units
/// of the terms, as in the JSON of a plan.
pub fn why_json(p: &Programme, outcome: &WorksOutcome, place: usize, tried: Option<Tried<'_>>) -> Value {
    let Some(measure) = outcome.measures().get(place) else { return Value::Null };
    let speaker = |lang| Speaker { l: Locale::of(lang), p, works: outcome };
    let said = |sentence: &Sentence| json!({ "ar": speaker(Lang::Ar).said(sentence), "en": speaker(Lang::En).said(sentence) });
    let works = outcome.works();
    let chosen = works.is_some_and(|works| works.chosen(place));
    let state = match (works, tried) {
        (None, _) => "no-plan",
        (Some(_), _) if chosen => "chosen",
        (Some(_), None) => Left::of(outcome, place).key(),
        (Some(_), Some(tried)) => match tried.why {
            WhyNot::Forced(_) => "forced",
            WhyNot::Impossible { .. } => "impossible",
            WhyNot::Unknown(_) => "unknown",
        },
    };
    let mut all = Map::new();
    let mut put = |key: &str, value: Value| {
        all.insert(key.to_owned(), value);
    };
    put("programme", json!(p.settings.code));
    put("start", json!(outcome.start.to_string()));
    put("measure", json!(measure.code));
    put("site", json!(measure.site.and_then(|site| p.code_of(Kind::Site, site))));
    put("state", json!(state));
    put(
        "said",
        json!({ "ar": speaker(Lang::Ar).why(place, tried), "en": speaker(Lang::En).why(place, tried) }),
    );
    if let Some(works) = works {
        let cases = works.drawn.cases - works.drawn.failed;
        let own = works.drawn.measures.get(place).map_or(0, |spread| spread.chosen);
        put("simulated", json!({ "carried_out": own, "of": cases }));
        if chosen {
            let chain = outcome.chain(p, place).into_iter().map(|step| {
                let (low, high) = step.days;
                let days = json!([low.to_string(), high.map(|day| day.to_string())]);
                json!({ "said": said(&step.why), "days": days })
            });
            put("chain", chain.collect());
        }
        if let Some(tried) = tried {
            put("schedules", json!(tried.schedules));
            match tried.why {
                WhyNot::Forced(forced) => forced_json(works, forced, &mut put),
                WhyNot::Impossible { infeasible, cures } => {
                    let names = Words::of(p, outcome.measures(), works);
                    put("proven", json!(infeasible.proven));
                    let cure = |set: &Vec<_>| {
                        let more = set.iter().map(|cure| said(&names.more(*cure)));
                        json!(more.collect::<Vec<Value>>())
                    };
                    put("cures", cures.iter().map(cure).collect());
                }
                WhyNot::Unknown(_) => put("proven", json!(false)),
            }
        }
    }
    Value::Object(all)
}

/// What the plan with the measure in it comes to.
fn forced_json(works: &Works, forced: &Forced, put: &mut impl FnMut(&str, Value)) {
    let codes = |places: &[usize]| {
        json!(places.iter().map(|own| works.problem.measures[*own].code.as_str()).collect::<Vec<_>>())
    };
    put("displaced", codes(&forced.displaced));
    put("added", codes(&forced.added));
    put("compared", json!(compared(works, forced).map(|own| own.0.trim_start_matches("why-"))));
    let mut terms = Vec::new();
    for (level, all) in works.problem.objectives.iter().enumerate() {
        terms.extend(all.iter().map(|(term, _)| {
            json!({
                "level": level + 1,
                "term": term.key(),
                "plan": works.answer.terms.get(*term),
                "with": forced.answer.terms.get(*term),
                "bound": forced.answer.bound.terms.get(*term),
            })
        }));
    }
    put("terms", json!(terms));
    let losses = losses(works, forced);
    let loss = losses.iter().map(|own| {
        // At most what was found is only known where no other term of the level can make up for it.
        let most = (own.alone && own.found > 0).then_some(own.found);
        json!({
            "term": own.term.key(), "known": own.key(), "found": own.found,
            "at_least": own.least, "at_most": most,
        })
    });
    put("losses", loss.collect());
}
