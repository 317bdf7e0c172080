//! What all trials of a programme say: as JSON, and the words for what they draw.

mod json;

pub use json::json;

use crate::Speaker;
use sanad_i18n::{Arg, Locale};
use sanad_model::{Date, Programme};
use sanad_outcomes::WorksOutcome;
use sanad_outcomes::measures::{Doubt, Works};
use sanad_outcomes::money::risk::{Cause, Risk, Sobol, What};
use sanad_outcomes::risk::sensitivity::FEWEST_ROWS;

/// The last day of what ends with a tick, which lies within the plan.
pub fn day(works: &Works, tick: f64) -> Date {
    #[expect(clippy::cast_possible_truncation, reason = "clamped first")]
    let tick = tick.round().clamp(0.0, 1e6) as i32;
    works.day((tick - 1).max(0))
}

/// Why no sort has a share of any outcome's doubt.
pub fn no_shares(l: &Locale, own: &Sobol) -> String {
    if own.rows >= FEWEST_ROWS {
        return l.t("risk-sobol-still");
    }
    let args = [
        ("n", Arg::from(l.count(own.rows as u64))),
        ("of", Arg::from(l.count((own.rows + own.failed) as u64))),
        ("least", Arg::from(l.count(FEWEST_ROWS as u64))),
    ];
    l.t1_bare("risk-sobol-few", &args)
}

/// How a share is told in per cents.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Share {
    /// So many.
    Of(f64),
    /// Fewer than so many.
    Below(f64),
    /// More than so many.
    Above(f64),
}

impl Share {
    /// In steps of so many per cents. Of a share of trials `trials` says of how many: that none or all of them are so
    /// says only that fewer than three of as many are otherwise, at 95 per cent (the rule of three). Bounds are rounded
    /// to their safe side, and stay within 0 and 100.
    pub fn of(share: f64, trials: Option<usize>, step: f64) -> Self {
        // A bound that is a step already stays one, whatever its last bit.
        let up = |share: f64| ((share * 100.0 / step - 1e-9).ceil() * step).clamp(step, 100.0);
        let rounded = (share * 100.0 / step).round() * step;
        match trials {
            Some(trials) if share <= 0.0 => Self::Below(up(3.0 / trials.max(1) as f64)),
            Some(trials) if share >= 1.0 => Self::Above(100.0 - up(3.0 / trials.max(1) as f64)),
            _ if share > 0.0 && rounded <= 0.0 => Self::Below(step),
            _ if share < 1.0 && rounded >= 100.0 => Self::Above(100.0 - step),
            _ => Self::Of(rounded),
        }
    }

    /// In words.
    pub fn said(self, l: &Locale) -> String {
        let (key, n) = match self {
            Self::Of(n) => ("study-percent", n),
            Self::Below(n) => ("risk-share-below", n),
            Self::Above(n) => ("risk-share-above", n),
        };
        l.t1_bare(key, &[("n", Arg::from(l.decimal(n, 1)))])
    }
}

/// An activity, in words: the measure's code and the activity's name.
pub fn activity(l: &Locale, works: &WorksOutcome, measure: usize, part: usize) -> String {
    let Some(own) = works.measures().get(measure) else { return String::new() };
    let name = own.parts.get(part).map_or("", |part| l.text(&part.name));
    format!("{}: {name}", own.code)
}

/// What moves an outcome, in words.
pub fn cause(l: &Locale, p: &Programme, works: &WorksOutcome, risk: &Risk, cause: Cause) -> String {
    match cause {
        Cause::Together(group) => l.t(&format!("risk-together-{}", group.key())),
        Cause::Input(place) => {
            risk.inputs.get(place).map_or_else(String::new, |own| input(l, p, works, &own.what))
        }
    }
}

/// What an input is, in words.
pub fn input(l: &Locale, p: &Programme, works: &WorksOutcome, what: &What) -> String {
    let template =
        |code: &String| works.library.get(code).map_or_else(|| code.clone(), |t| l.text(&t.name).to_owned());
    let site = |id| p.sites.get(id).map_or_else(String::new, |site| l.text(&site.name).to_owned());
    let (key, name) = match what {
        What::Plan(Doubt::Days(code)) => ("risk-input-days", template(code)),
        What::Plan(Doubt::Cost(code)) => ("risk-input-cost", template(code)),
        What::Plan(Doubt::Answers(id)) => ("risk-input-answers", site(id)),
        What::Plan(Doubt::Blocker(id, blocker, _)) => {
            let blocker = l.word("blocker", blocker.code());
            let args = [("site", Arg::from(site(id))), ("blocker", Arg::from(blocker))];
            return l.t1_bare("risk-input-blocker", &args);
        }
        What::Discount => return l.t("risk-input-discount"),
        What::Tax => return l.t("risk-input-tax"),
        What::Exchange(currency) => ("risk-input-exchange", currency.clone()),
        What::Size(code) => ("risk-input-size", Speaker { l, p, works }.measure(code)),
        What::Output(code) => ("risk-input-output", template(code)),
        What::Price(code) => ("risk-input-price", template(code)),
        What::Running(code, kind) => {
            let kind = l.t(&format!("risk-running-{kind}"));
            let args = [("name", Arg::from(template(code))), ("kind", Arg::from(kind))];
            return l.t1_bare("risk-input-running", &args);
        }
    };
    l.t1_bare(key, &[("name", Arg::from(name))])
}
