//! What if: sliders whose state is the address, computed on the server.

use super::words;
use crate::ctx::Ctx;
use crate::html::{Html, Slot};
use sanad_model::Currency;
use sanad_outcomes::appraise::Number;
use sanad_outcomes::measures::Measure;
use sanad_outcomes::money::{Change, Lever, Worth, one, what_if};

/// A slider.
pub(super) struct Slider {
    pub(super) name: &'static str,
    pub(super) label: String,
    pub(super) min: u32,
    pub(super) max: u32,
    /// `any` where it stands between steps.
    pub(super) step: String,
    pub(super) value: String,
    /// Where it stands, in words.
    pub(super) shown: String,
}

/// A line that compares: what, as planned, with the change.
pub(super) struct Compared {
    pub(super) what: String,
    pub(super) planned: Html,
    pub(super) now: Html,
}

/// The form with what it comes to.
pub(super) struct WhatIf {
    pub(super) action: String,
    pub(super) here: String,
    pub(super) sliders: Vec<Slider>,
    pub(super) changed: bool,
    pub(super) sentence: Html,
    pub(super) rows: Vec<Compared>,
    /// What was asked for and is not taken as it stands.
    pub(super) beyond: Vec<Html>,
}

/// Sliders in per cents of what is planned.
const PARTS: [Lever; 4] = [Lever::Price, Lever::Used, Lever::Invest, Lever::Running];
/// The rate of discount in per cents: its ends and step.
const RATE: (u32, u32, u32) = (0, 30, 1);

/// The ends and step of a lever's slider.
fn ends(lever: Lever) -> (u32, u32, u32) {
    let (low, high) = lever.range();
    (low, high, if lever == Lever::Late { 1 } else { 5 })
}

/// What the address asks for, within the ends of a slider.
fn asked(ctx: &Ctx, name: &str, least: u32, most: u32) -> Option<f64> {
    let n: f64 = ctx.params.get(name).parse().ok()?;
    n.is_finite().then(|| n.clamp(f64::from(least), f64::from(most)))
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped by its slider")]
fn months(n: f64) -> u32 {
    n.round() as u32
}

pub(super) fn form(ctx: &Ctx, place: usize, m: &Measure, own: &Worth, currency: Currency) -> WhatIf {
    let rate = f64::of(own.valid.project.discount.rate.likely) * 100.0;
    let (mut sliders, mut beyond) = (Vec::new(), Vec::new());
    let mut slider = |name: &'static str, ends: (u32, u32, u32), usual: f64| {
        let value = asked(ctx, name, ends.0, ends.1).unwrap_or(usual);
        let said = ctx.params.get(name);
        if !said.is_empty() && said.parse::<f64>().ok() != Some(value) {
            let told = |text: &str| Slot::html(Html::said(text, "ui/what-if"));
            let number = |n: f64| told(&ctx.l.number((n * 10.0).round() / 10.0));
            let args = [
                ("name", Slot::html(Html::text(&ctx.t(&format!("money-if-{name}"))))),
                ("value", told(said)),
                ("low", number(ends.0.into())),
                ("high", number(ends.1.into())),
                ("used", number(value)),
            ];
            beyond.push(ctx.msg("money-if-within", &args));
        }
        let on_step = (value - f64::from(ends.0)) % f64::from(ends.2) == 0.0;
        sliders.push(Slider {
            name,
            label: ctx.t(&format!("money-if-{name}")),
            min: ends.0,
            max: ends.1,
            step: if on_step { ends.2.to_string() } else { "any".to_owned() },
            value: value.to_string(),
            shown: ctx.l.number((value * 10.0).round() / 10.0),
        });
        value
    };
    let mut factors = [1.0; 4];
    for (factor, lever) in factors.iter_mut().zip(PARTS) {
        *factor = slider(lever.code(), ends(lever), 100.0) / 100.0;
    }
    let asked_rate = slider("rate", RATE, rate);
    let late = months(slider(Lever::Late.code(), ends(Lever::Late), 0.0));
    let [price, used, investment, running] = factors;
    let moved = (asked_rate - rate).abs() > 1e-9;
    let change = Change { price, used, investment, running, rate: moved.then_some(asked_rate / 100.0) };
    let changed = change != Change::default() || late > 0;
    let base = words::href(ctx, m);
    let mut told = WhatIf {
        action: base,
        here: "what-if".to_owned(),
        sliders,
        changed,
        sentence: Html::text(&ctx.t("money-if-same")),
        rows: Vec::new(),
        beyond,
    };
    if !changed {
        return told;
    }
    let later =
        if late > 0 { one(ctx.p(), &ctx.o().works, &ctx.o().money.terms, place, late).ok() } else { None };
    let valid = later.as_ref().map_or(&own.valid, |later| &later.valid);
    let Some(came) = what_if(valid, &change) else { return told };
    let key = |what: &str| format!("measure/{}/{what}", m.code);
    // What is asked for is no result of the programme: its source is the question on this page.
    let asked = |text: &str| {
        Html::raw(format!(
            "<span class=\"assumed\" data-src=\"ui/what-if\">{}</span>",
            crate::html::escape(text)
        ))
    };
    let now = asked(&words::amount(ctx, came.npv, currency));
    let planned = words::money(ctx, &key("npv"), true);
    told.sentence = ctx
        .msg("money-if-told", &[("now", Slot::html(now.clone())), ("planned", Slot::html(planned.clone()))]);
    told.rows = vec![
        Compared { what: ctx.t("money-npv"), planned, now },
        Compared {
            what: ctx.t("money-irr"),
            planned: words::irr(ctx, m, own),
            now: match &came.irr {
                Ok(rate) => asked(&words::percents(ctx, rate * 100.0)),
                Err(why) => words::why(ctx, why),
            },
        },
        Compared {
            what: ctx.t("money-payback"),
            planned: words::payback(ctx, m, own),
            now: match &came.payback {
                Ok(months) => asked(&words::years(ctx, *months)),
                Err(why) => words::why(ctx, why),
            },
        },
        Compared {
            what: ctx.t("money-invested"),
            planned: words::money(ctx, &key("invested"), true),
            now: asked(&words::amount(ctx, came.invested, currency)),
        },
    ];
    told
}
