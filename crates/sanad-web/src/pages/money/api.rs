//! The money of the plan as JSON: each value with its band and what it rests on.

use super::words;
use crate::error::WebError;
use crate::pages::api::{code, text};
use crate::state::{AppState, View};
use axum::extract::State;
use axum::response::Json;
use sanad_model::Kind;
use sanad_outcomes::appraise::indicators::Why;
use sanad_outcomes::money::{Band, Shares, Worth};
use serde_json::{Value, json};

fn band(band: Band) -> Value {
    json!({ "low": band.low, "likely": band.likely, "high": band.high })
}

fn or_why(value: &Result<f64, Why>) -> Value {
    match value {
        Ok(n) => json!(n),
        Err(why) => json!({ "cannot": why.code() }),
    }
}

fn shares(shares: &Shares) -> Value {
    json!({
        "surveyed": shares.surveyed,
        "reported": shares.reported,
        "computed": shares.computed,
        "assumed": shares.assumed,
    })
}

pub(super) async fn money(State(state): State<AppState>) -> Result<Json<Value>, WebError> {
    let view = state.view().await?;
    let all = &view.outcomes.money;
    let places = 0..view.outcomes.works.measures().len();
    let measures: Vec<Value> = places.map(|place| measure(&view, place)).collect();
    let whole = all.whole.as_ref().map(|whole| {
        json!({
            "currency": whole.currency.to_string(),
            "at": whole.at.to_string(),
            "npv": band(whole.npv),
            "invested": whole.invested,
            "measures": whole.measures,
            "rests": shares(&whole.shares),
            "years": whole.years.iter().map(|(year, flow)| json!({ "year": year, "flow": flow })).collect::<Vec<_>>(),
        })
    });
    Ok(Json(json!({
        "today": view.outcomes.today.to_string(),
        "version": view.snapshot.version.seq,
        "band": "each figure alone, together in quadrature",
        "scarcest_skill": all.skill,
        "whole": whole,
        "measures": measures,
    })))
}

fn measure(view: &View, place: usize) -> Value {
    let outcomes = &view.outcomes;
    let m = &outcomes.works.measures()[place];
    let mut told = json!({
        "code": m.code,
        "name": text(&m.name),
        "site": code(view, Kind::Site, m.site),
    });
    let more = match &outcomes.money.measures[place] {
        Err(apart) => json!({ "apart": words::apart(*apart) }),
        Ok(own) => valued(view, place, own),
    };
    if let (Value::Object(told), Value::Object(more)) = (&mut told, more) {
        told.extend(more);
    }
    told
}

fn valued(view: &View, place: usize, own: &Worth) -> Value {
    let money = &view.outcomes.money;
    let scarce = money.scarce[place];
    let moves: Vec<Value> = own
        .moves
        .iter()
        .map(|one| {
            json!({
                "path": one.path,
                "status": one.figure.status,
                "at_low": own.npv.likely + one.moves.0,
                "at_high": own.npv.likely + one.moves.1,
                "pull": one.pull,
            })
        })
        .collect();
    json!({
        "npv": band(own.npv),
        "npv_equity": own.equity,
        "npv_increment": own.increment,
        "irr": or_why(&own.irr),
        "payback_months": or_why(&own.payback),
        "invested": band(own.invested),
        "class": own.class.0,
        "rests": shares(&own.shares),
        "npv_per_money": scarce.per_money,
        "npv_per_day": scarce.per_day,
        "plan_without": money.whole.as_ref().map(|whole| whole.npv.likely - own.npv.likely),
        "short_periods": own.short,
        "flows": own.flows,
        "residual": own.residual,
        "moves": moves,
    })
}
