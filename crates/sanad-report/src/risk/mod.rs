//! What all trials of a programme say: as JSON, and the words for what they draw.

mod json;

pub use json::json;

use crate::Speaker;
use sanad_i18n::{Arg, Locale};
use sanad_model::{Date, Programme};
use sanad_outcomes::WorksOutcome;
use sanad_outcomes::measures::{Doubt, Works};
use sanad_outcomes::money::risk::{Cause, Risk, What};

/// The last day of what ends with a tick, which lies within the plan.
pub fn day(works: &Works, tick: f64) -> Date {
    #[expect(clippy::cast_possible_truncation, reason = "clamped first")]
    let tick = tick.round().clamp(0.0, 1e6) as i32;
    works.day((tick - 1).max(0))
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
