//! The money of the plan as JSON: each value with its band and what it rests on.

use super::ranges::Told;
use super::words;
use crate::error::WebError;
use crate::pages::api::{code, text};
use crate::state::{AppState, View, off_thread};
use axum::extract::{Path, Query, State};
use axum::response::Json;
use sanad_model::Kind;
use sanad_outcomes::appraise::file::LocalContent;
use sanad_outcomes::appraise::indicators::{Origins, Sides, Why};
use sanad_outcomes::money::risk::{Band, Ranges};
use sanad_outcomes::money::{Lever, Shares, Sought, Target, Worth, seek, seek_delay};
use sanad_outcomes::risk::Found;
use serde_json::{Value, json};

/// A number with its range, of which trials that is, and the share of them that have none.
fn ranged(likely: &Result<f64, Why>, whole: Option<&Ranges>, alone: &Ranges, of: Figure) -> Value {
    let of_whole = whole.and_then(of);
    let mut told = match likely {
        Ok(n) => json!({ "likely": n }),
        Err(why) => cannot(why),
    };
    if let (Value::Object(told), Some(band)) = (&mut told, of_whole.or_else(|| of(alone))) {
        let of = if of_whole.is_some() { "the whole plan" } else { "its own figures" };
        told.insert("of".to_owned(), json!(of));
        told.insert("trials".to_owned(), json!(band.trials));
        told.insert("low".to_owned(), json!(band.low));
        told.insert("high".to_owned(), json!(band.high));
        told.insert("without".to_owned(), json!(band.share_without()));
    }
    told
}

/// One of the key figures of ranges.
type Figure = fn(&Ranges) -> Option<Band>;

fn cannot(why: &Why) -> Value {
    json!({ "cannot": why.code(), "because": sanad_report::study::because(why) })
}

fn or_why(value: &Result<f64, Why>) -> Value {
    value.as_ref().map_or_else(cannot, |n| json!(n))
}

fn shares(shares: &Shares) -> Value {
    json!({
        "surveyed": shares.surveyed,
        "reported": shares.reported,
        "computed": shares.computed,
        "assumed": shares.assumed,
    })
}

fn sides(sides: &Result<Sides<f64>, Why>) -> Value {
    match sides {
        Ok(n) => json!({ "host": n.host, "supplier": n.supplier, "third": n.third }),
        Err(why) => cannot(why),
    }
}

/// Shares of the sides, by each formula.
fn local(origins: &Origins<f64>) -> Value {
    json!({
        "simple_value_added": sides(&origins.content(LocalContent::SimpleValueAdded)),
        "cost_share": sides(&origins.content(LocalContent::CostShare)),
        "investment": sides(&origins.investment()),
    })
}

pub(super) async fn money(State(state): State<AppState>) -> Result<Json<Value>, WebError> {
    let view = state.view().await?;
    let all = &view.outcomes.money;
    let places = 0..view.outcomes.works.measures().len();
    let told = Told::of(&state, &view);
    let measures: Vec<Value> = places.map(|place| measure(&view, &told, place)).collect();
    let trials = told.whole_of_trials();
    let whole = all.whole.as_ref().map(|whole| {
        let ranged = |likely: f64, of: Figure| ranged(&Ok(likely), trials.as_ref(), &whole.ranges, of);
        json!({
            "currency": whole.currency.to_string(),
            "at": whole.at.to_string(),
            "npv": ranged(whole.npv, |own| own.npv),
            "invested": ranged(whole.invested, |own| own.invested),
            "measures": whole.measures,
            "rests": shares(&whole.shares),
            "local_content": local(&whole.origins),
            "years": whole.years.iter().map(|(year, flow)| json!({ "year": year, "flow": flow })).collect::<Vec<_>>(),
        })
    });
    Ok(Json(json!({
        "today": view.outcomes.today.to_string(),
        "version": view.snapshot.version.seq,
        "ranges": { "low": 0.1, "high": 0.9 },
        "scarcest_skill": all.skill,
        "whole": whole,
        "measures": measures,
    })))
}

/// What an address of one measure asks for.
#[derive(serde::Deserialize)]
pub(super) struct Asked {
    /// Which figure is moved.
    seek: Option<String>,
    /// `npv=0` or `irr=15`; a value of nought where it is left out.
    target: Option<String>,
}

/// One measure, and what it would take where the address asks.
pub(super) async fn one(
    State(state): State<AppState>,
    Path(code): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Json<Value>, WebError> {
    let view = state.view().await?;
    let (place, _) = view.outcomes.works.measure(&code).ok_or(WebError::NotFound)?;
    let mut told = measure(&view, &Told::of(&state, &view), place);
    let lever =
        asked.seek.as_deref().map(|code| Lever::from_code(code).ok_or(WebError::NotFound)).transpose()?;
    if let (Some(lever), Value::Object(told)) = (lever, &mut told) {
        let text = asked.target.as_deref().unwrap_or("npv=0");
        let target = Target::parse(text).ok_or(WebError::NotFound)?;
        told.insert("seek".to_owned(), off_thread(move || sought(&view, place, lever, target)).await?);
    }
    Ok(Json(told))
}

fn sought(view: &View, place: usize, lever: Lever, target: Target) -> Value {
    let outcomes = &view.outcomes;
    let Ok(own) = &outcomes.money.measures[place] else { return Value::Null };
    let found = if lever == Lever::Late {
        let (p, terms) = (&view.snapshot.programme, &outcomes.money.terms);
        seek_delay(p, &outcomes.works, terms, place, target).ok()
    } else {
        seek(&own.valid, lever, target)
    };
    let (low, high) = lever.range();
    let told = match found {
        None => Value::Null,
        Some(Sought::Until { months, output, after }) => {
            json!({ "found": "until", "value": months, "output": output, "after": after })
        }
        Some(Sought::Found(found)) => match found {
            Found::Root { input, output, others } => {
                json!({ "found": "value", "value": input, "output": output, "others": others })
            }
            Found::Jump { input, before, after } => {
                json!({ "found": "jump", "value": input, "before": before, "after": after })
            }
            Found::Above { input, output, gaps } => {
                json!({ "found": "above", "nearest": input, "output": output, "gaps": gaps })
            }
            Found::Below { input, output, gaps } => {
                json!({ "found": "below", "nearest": input, "output": output, "gaps": gaps })
            }
            Found::Nowhere => json!({ "found": "nowhere" }),
        },
    };
    json!({ "moved": lever.code(), "unit": if lever == Lever::Late { "months" } else { "%" }, "low": low, "high": high, "result": told })
}

fn measure(view: &View, ranges: &Told, place: usize) -> Value {
    let outcomes = &view.outcomes;
    let m = &outcomes.works.measures()[place];
    let mut told = json!({
        "code": m.code,
        "name": text(&m.name),
        "site": code(view, Kind::Site, m.site),
    });
    let more = match &outcomes.money.measures[place] {
        Err(apart) => json!({ "apart": words::apart(*apart) }),
        Ok(own) => {
            let mut more = valued(view, ranges.of_trials(place).as_ref(), place, own);
            more["ranges"] = json!({ "low": 0.1, "high": 0.9 });
            more
        }
    };
    if let (Value::Object(told), Value::Object(more)) = (&mut told, more) {
        told.extend(more);
    }
    told
}

fn valued(view: &View, trials: Option<&Ranges>, place: usize, own: &Worth) -> Value {
    let money = &view.outcomes.money;
    let ranged = |likely: &Result<f64, Why>, of: Figure| ranged(likely, trials, &money.ranges[place], of);
    let scarce = money.scarce[place];
    let moves: Vec<Value> = own
        .moves
        .iter()
        .map(|one| {
            json!({
                "path": one.path,
                "status": one.figure.status,
                "at_low": own.npv + one.moves.0,
                "at_high": own.npv + one.moves.1,
                "pull": one.pull,
            })
        })
        .collect();
    json!({
        "npv": ranged(&Ok(own.npv), |own| own.npv),
        "npv_equity": ranged(&Ok(own.equity), |own| own.equity),
        "npv_increment": ranged(&Ok(own.increment), |own| own.increment),
        "irr": ranged(&own.irr, |own| own.irr),
        "payback_months": ranged(&own.payback, |own| own.payback),
        "invested": ranged(&Ok(own.invested), |own| own.invested),
        "class": money.ranges[place].class(own.invested).0,
        "rests": shares(&own.shares),
        "npv_per_money": scarce.per_money,
        "npv_per_day": scarce.per_day,
        "plan_without": money.whole.as_ref().map(|whole| whole.npv - own.npv),
        "called": own.called.iter().map(|(p, n)| json!({ "period": p, "amount": n })).collect::<Vec<_>>(),
        "partners": own.partners.iter().map(|one| json!({
            "party": one.code,
            "paid_in": one.paid_in,
            "share": one.share,
            "npv": one.npv,
            "irr": or_why(&one.irr),
            "flows": one.flows,
        })).collect::<Vec<_>>(),
        "contracts": own.contracts.iter().map(|one| json!({
            "term": one.code,
            "kind": sanad_report::sheet::contract(one.kind),
            "drawn": one.drawn,
            "paid": one.paid,
        })).collect::<Vec<_>>(),
        "granted": own.granted,
        "least_cover": own.cover.map(|(cover, period)| json!({ "cover": cover, "period": period })),
        "local_content": local(&own.origins),
        "flows": own.flows,
        "residual": own.residual,
        "moves": moves,
    })
}
