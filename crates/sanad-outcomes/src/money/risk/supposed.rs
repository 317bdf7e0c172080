//! What the plan supposes of blockers of which nobody has said: that none is there. How far that is from what is
//! likely is counted from their chances, not drawn.

use super::{Risk, What};
use crate::works::WorksOutcome;
use sanad_measures::Doubt;
use std::collections::BTreeSet;

/// Blockers of which nobody has said, at the sites that the plan starts again.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Supposed {
    /// Sites of the plan's restarts.
    pub sites: usize,
    /// Blockers of which nobody has said there, with a chance above 0.
    pub blockers: usize,
    /// How many of them are there on average: the sum of their chances.
    pub mean: f64,
    /// The chance that none is: the product of their complements, from 0 to 1.
    pub none: f64,
}

/// Of the plan's restarts.
pub(super) fn supposed(risk: &Risk, works: &WorksOutcome) -> Supposed {
    let planned =
        |place: &usize| works.measures()[*place].is_restart() && risk.planned.measures[*place].is_some();
    let sites: BTreeSet<_> = (0..works.measures().len())
        .filter(planned)
        .filter_map(|place| works.measures()[place].site)
        .collect();
    let mut all = Supposed { sites: sites.len(), none: 1.0, ..Supposed::default() };
    for input in &risk.inputs {
        let What::Plan(Doubt::Blocker(site, _, chance)) = &input.what else { continue };
        if sites.contains(site) {
            all.blockers += 1;
            all.mean += chance;
            all.none *= 1.0 - chance;
        }
    }
    all
}
