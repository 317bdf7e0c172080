//! The same answers as JSON, for other programs on this machine. Codes stand for records; names
//! come in both languages; dates are days.

use crate::error::WebError;
use crate::state::{AppState, View};
use axum::Router;
use axum::extract::State;
use axum::response::Json;
use axum::routing::get;
use sanad_model::{Date, Id, Kind, Text};
use sanad_outcomes::Known;
use serde_json::{Value, json};

pub(crate) fn routes() -> Router<AppState> {
    Router::new()
        .route("/api/overview", get(overview))
        .route("/api/items", get(items))
        .route("/api/sites", get(sites))
}

pub(super) fn text(text: &Text) -> Value {
    json!({ "ar": text.ar, "en": text.en })
}

pub(super) fn code(view: &View, kind: Kind, id: Option<Id>) -> Value {
    json!(id.and_then(|id| view.programme().code_of(kind, id)))
}

fn day(date: Option<Date>) -> Value {
    json!(date.map(|d| d.to_string()))
}

pub(super) fn range(range: Option<(Date, Date, Option<Date>)>) -> Value {
    range.map_or(Value::Null, |(low, likely, high)| {
        json!({ "low": low.to_string(), "likely": likely.to_string(), "high": day(high) })
    })
}

async fn overview(State(state): State<AppState>) -> Result<Json<Value>, WebError> {
    let view = state.view().await?;
    let (p, o) = (view.programme(), &view.outcomes);
    let counts: serde_json::Map<String, Value> = o
        .ledger
        .iter()
        .filter(|(key, _)| !key.contains('/'))
        .filter_map(|(key, entry)| match entry.shown {
            sanad_outcomes::Shown::Count(n) => Some((key.to_owned(), json!(n))),
            _ => None,
        })
        .collect();
    let decisions: Vec<Value> = o
        .decisions
        .iter()
        .map(|d| {
            let items: Vec<Value> = d.items.iter().map(|i| code(&view, Kind::Item, Some(*i))).collect();
            let sites: Vec<Value> = d.sites.iter().map(|s| code(&view, Kind::Site, Some(*s))).collect();
            json!({ "kind": d.kind.code(), "items": items, "sites": sites })
        })
        .collect();
    let next: Vec<Value> = o
        .next
        .iter()
        .map(|n| json!({ "date": n.dates.1.to_string(), "from": n.dates.0.to_string(), "to": n.dates.2.map(|d| d.to_string()), "kind": n.kind.table(), "code": code(&view, n.kind, Some(n.record)) }))
        .collect();
    Ok(Json(json!({
        "programme": p.settings.code,
        "name": text(&p.settings.name),
        "today": o.today.to_string(),
        "version": view.snapshot.version.seq,
        "counts": counts,
        "decisions": decisions,
        "next": next,
    })))
}

async fn items(State(state): State<AppState>) -> Result<Json<Value>, WebError> {
    let view = state.view().await?;
    let p = view.programme();
    let list: Vec<Value> = p
        .items
        .values()
        .filter_map(|item| {
            let o = view.outcomes.items.get(&item.id)?;
            let statements: Vec<Value> =
                item.statements.iter().map(|s| code(&view, Kind::Statement, Some(*s))).collect();
            Some(json!({
                "id": item.id.to_string(),
                "code": item.code,
                "title": text(&item.title),
                "force": o.force.code(),
                "status": o.status.code(),
                "owner": code(&view, Kind::Party, o.owner),
                "due": day(o.due),
                "last_word": day(o.last_word),
                "forecast": range(o.forecast),
                "meeting": code(&view, Kind::Meeting, item.meeting),
                "fields": item.fields,
                "statements": statements,
            }))
        })
        .collect();
    Ok(Json(json!({ "items": list })))
}

async fn sites(State(state): State<AppState>) -> Result<Json<Value>, WebError> {
    let view = state.view().await?;
    let p = view.programme();
    let list: Vec<Value> = p
        .sites
        .values()
        .filter_map(|site| {
            let o = view.outcomes.sites.get(&site.id)?;
            let blockers: serde_json::Map<String, Value> = o
                .blockers
                .iter()
                .map(|(blocker, known)| {
                    let said = match known {
                        Known::Present(_) => "yes",
                        Known::Absent(_) => "no",
                        Known::Asked(_) | Known::Unknown => "unknown",
                    };
                    (blocker.code().to_owned(), json!(said))
                })
                .collect();
            let place = p.fact(site.id, "place").place().map(|g| json!([g.lat, g.lon]));
            Some(json!({
                "id": site.id.to_string(),
                "code": site.code,
                "name": text(&site.name),
                "state": o.state.code(),
                "surveyed": o.surveyed,
                "unanswered": o.unanswered.len(),
                "not_known": o.not_known.len(),
                "score": o.score,
                "blockers": blockers,
                "place": place,
            }))
        })
        .collect();
    Ok(Json(json!({ "sites": list })))
}
