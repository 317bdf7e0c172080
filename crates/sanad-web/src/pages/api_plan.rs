//! The plan of works as JSON: what could be done, what is carried out, when and how surely.

use crate::error::WebError;
use crate::pages::api::{code, range, text};
use crate::state::{AppState, View};
use axum::Router;
use axum::extract::State;
use axum::response::Json;
use axum::routing::get;
use sanad_model::{Currency, Kind};
use sanad_outcomes::WorksOutcome;
use sanad_outcomes::measures::engine::{Term, Terms, Tick};
use sanad_outcomes::measures::{Lack, Works};
use serde_json::{Value, json};

pub(super) fn routes() -> Router<AppState> {
    Router::new().route("/api/plan", get(plan))
}

async fn plan(State(state): State<AppState>) -> Result<Json<Value>, WebError> {
    let view = state.view().await?;
    let outcome = &view.outcomes.works;
    let measures: Vec<Value> = (0..outcome.measures().len()).map(|n| measure(&view, outcome, n)).collect();
    let mut answer = json!({
        "today": view.outcomes.today.to_string(),
        "version": view.snapshot.version.seq,
        "start": outcome.start.to_string(),
        "measures": measures,
    });
    let told = match &outcome.made.works {
        Ok(works) => self::works(works),
        Err(lack) => json!({ "lack": lack_code(lack) }),
    };
    if let (Value::Object(answer), Value::Object(told)) = (&mut answer, told) {
        answer.extend(told);
    }
    Ok(Json(answer))
}

/// The code of what a plan lacks, as in messages.
const fn lack_code(lack: &Lack) -> &'static str {
    match lack {
        Lack::Measures => "measures",
        Lack::Crews => "crews",
        Lack::Faults(_) => "faults",
        Lack::Infeasible(_) => "infeasible",
        Lack::Refused(_) => "refused",
    }
}

fn works(works: &Works) -> Value {
    let answer = &works.answer;
    json!({
        "days": works.problem.horizon,
        "terms": terms(&answer.terms),
        "bound": terms(&answer.bound.terms),
        "gaps": answer.gaps(),
        "seed": answer.seed,
        "schedules": answer.schedules,
        "cases": works.drawn.cases,
        "cases_failed": works.drawn.failed,
        "reference": works.reference.to_string(),
    })
}

fn terms(terms: &Terms) -> Value {
    let all = Term::ALL.iter().map(|term| (term.key().to_owned(), json!(terms.get(*term))));
    Value::Object(all.collect())
}

fn measure(view: &View, outcome: &WorksOutcome, place: usize) -> Value {
    let measure = &outcome.measures()[place];
    let items: Vec<Value> =
        measure.items.iter().map(|(item, _)| code(view, Kind::Item, Some(*item))).collect();
    let mut told = json!({
        "code": measure.code,
        "template": measure.template,
        "name": text(&measure.name),
        "kind": measure.kind.code(),
        "site": code(view, Kind::Site, measure.site),
        "items": items,
        "surveyed": measure.surveyed,
        "barred": measure.barred.map(sanad_outcomes::measures::Barred::code),
        "parts": measure.parts.len(),
    });
    let (Some(works), Value::Object(fields)) = (outcome.works(), &mut told) else { return told };
    let spread = &works.drawn.measures[place];
    // Before a survey no likely day is known, but a range.
    let mut mark = range(outcome.mark(place));
    if !measure.surveyed
        && let Value::Object(mark) = &mut mark
    {
        mark.remove("likely");
    }
    fields.insert("chosen".to_owned(), json!(works.chosen(place)));
    fields.insert(
        "share".to_owned(),
        json!({ "of": works.drawn.cases - works.drawn.failed, "chosen": spread.chosen }),
    );
    fields.insert("mark".to_owned(), mark);
    fields.insert("start".to_owned(), days(works, spread.start));
    fields.insert("cost".to_owned(), money(spread.cost, works.reference));
    told
}

/// The days of ticks below which a tenth and nine tenths lie.
fn days(works: &Works, ticks: Option<(Tick, Tick, Tick)>) -> Value {
    ticks.map_or(
        Value::Null,
        |(low, _, high)| json!({ "low": works.day(low).to_string(), "high": works.day(high).to_string() }),
    )
}

fn money(cost: Option<(i64, i64, i64)>, currency: Currency) -> Value {
    cost.map_or(Value::Null, |(low, likely, high)| {
        json!({ "minor_units": { "low": low, "likely": likely, "high": high }, "currency": currency.to_string() })
    })
}
