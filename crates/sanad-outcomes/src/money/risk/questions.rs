//! What an answer would be worth before a restart is decided on: the expected value of perfect information.
//!
//! The choice is to carry a restart out, or to leave it and lose nothing. An answer is worth something where it would
//! turn that choice: the mean over the trials of what the choice brings with it, less without it
//! ([`sanad_risk::information`]). What money and people could do elsewhere is not counted.

use super::{Cause, Group, Risk};
use crate::works::WorksOutcome;
use sanad_model::Id;
use sanad_risk::information::{of_everything, of_input};
use sanad_risk::special::normal_quantile;
use sanad_risk::statistics::Estimate;

/// How many are told.
const MOST: usize = 12;
/// How likely it may be at most that any is told that is worth nothing.
const CHANCE: f64 = 0.05;

/// One question about a site.
#[derive(Clone, Debug, PartialEq)]
pub struct Asked {
    /// By place in [`Risk::inputs`].
    pub input: usize,
    /// The restart, by place.
    pub measure: usize,
    /// By how much the answer raises the mean value, in units of the reference currency.
    pub gain: Estimate,
    /// Knowing everything about the restart would raise it by so much; no answer is worth more.
    pub most: Estimate,
    /// Whether the restart is worth carrying out without the answer.
    pub carried_out: bool,
}

/// What answers are worth.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Questions {
    /// The most telling first; only those whose gain stands out from chance although so many were weighed.
    pub asked: Vec<Asked>,
    /// How many questions were weighed.
    pub weighed: usize,
}

fn site_of(what: &super::What, works: &WorksOutcome) -> Option<Id> {
    use sanad_measures::Doubt::{Answers, Blocker};
    match what {
        super::What::Plan(Blocker(site, ..) | Answers(site)) => Some(*site),
        super::What::Size(code) => works.measure(code).and_then(|(_, measure)| measure.site),
        _ => None,
    }
}

/// What a survey of a site asks for: blockers of which nobody has said, and how large the plant is.
pub(super) fn questions(risk: &Risk, works: &WorksOutcome) -> Questions {
    let mut found = Questions::default();
    for (place, measure) in works.measures().iter().enumerate() {
        let Some(site) = measure.site.filter(|_| measure.is_restart()) else { continue };
        let value = |own: Option<[f64; 6]>| own.map_or(0.0, |own| own[2]);
        let benefit: Vec<f64> = risk.rows.iter().map(|row| value(row.measures[place])).collect();
        if benefit.iter().all(|value| *value == 0.0) {
            continue;
        }
        let options = [vec![0.0; benefit.len()], benefit];
        let Ok(most) = of_everything(&options) else { continue };
        for (input, own) in risk.inputs.iter().enumerate() {
            let asks = matches!(own.what.group(), Group::Blockers | Group::Output);
            if !asks || site_of(&own.what, works) != Some(site) {
                continue;
            }
            found.weighed += 1;
            let Ok(worth) = of_input(&options, &risk.draws_of(Cause::Input(input))) else { continue };
            if worth.gain.value > 0.0 {
                let carried_out = worth.option == 1;
                found.asked.push(Asked {
                    input,
                    measure: place,
                    gain: worth.gain,
                    most: most.gain,
                    carried_out,
                });
            }
        }
    }
    // Of many questions that are worth nothing some gain by chance: each must stand out by its part of the chance
    // (Bonferroni).
    let errors = normal_quantile(1.0 - CHANCE / found.weighed.max(1) as f64);
    found.asked.retain(|own| own.gain.value > errors * own.gain.error);
    found.asked.sort_by(|a, b| b.gain.value.total_cmp(&a.gain.value).then(a.input.cmp(&b.input)));
    found.asked.truncate(MOST);
    found
}
