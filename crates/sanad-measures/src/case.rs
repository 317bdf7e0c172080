//! One way in which what is not known may turn out: the likely way, or a drawn one.
//!
//! In a simulated case every template has one draw for all its durations and one for all its costs: if
//! the library is wrong about a trade, it is wrong about it at every site. A blocker of which
//! nobody has said is there or not by its chance; the answers of a survey come on a day drawn from
//! their range.

use crate::library::Library;
use crate::measure::{Barred, Measure, Part, Presence, Three};
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{RngCore, SeedableRng};
use sanad_model::{Blocker, Id, MeasureChoice};
use std::collections::{BTreeMap, BTreeSet};

/// How a figure with a low, a likely and a high point is drawn: the share of cases below `low` and
/// above `high`.
const TAIL: f64 = 0.1;

/// A way in which what is not known turns out.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Case {
    /// Whether it is a drawn one.
    pub(crate) drawn: bool,
    /// Share of cases with fewer days, by template.
    days: BTreeMap<String, f64>,
    /// Share of cases that cost less, by template.
    cost: BTreeMap<String, f64>,
    /// Blockers that are there, of those of which nobody has said.
    pub(crate) there: BTreeSet<(Id, Blocker)>,
    /// Share of cases in which the answers come earlier, by site.
    answers: BTreeMap<Id, f64>,
}

impl Case {
    /// The case of a number, of all those of a seed.
    pub(crate) fn drawn(library: &Library, measures: &[Measure], seed: u64, number: u64) -> Self {
        let mut rng = ChaCha8Rng::seed_from_u64(seed);
        rng.set_stream(number);
        let mut unit = || (f64::from(rng.next_u32()) + 0.5) / (f64::from(u32::MAX) + 1.0);
        let mut case = Self { drawn: true, ..Self::default() };
        // Every template and site draws, used or not, so that one more moves no other's draw.
        for template in library.iter() {
            case.days.insert(template.code.clone(), unit());
            case.cost.insert(template.code.clone(), unit());
        }
        for measure in measures {
            let Some(site) = measure.site.filter(|_| measure.is_restart()) else { continue };
            case.answers.insert(site, unit());
            for blocker in Blocker::ALL {
                let draw = unit();
                let open = measure.parts.iter().find(|part| part.when == Presence::Perhaps(*blocker));
                let cure = open.and_then(|part| library.get(&part.template));
                let chance = cure.and_then(|cure| cure.chance.as_ref());
                if chance.is_some_and(|chance| draw < chance.likely) {
                    case.there.insert((site, *blocker));
                }
            }
        }
        case
    }

    /// A drawn case of shares of cases with less, 0 to 1: days and costs by template, answers by site; and the
    /// blockers that are there.
    pub(crate) fn of(
        days: BTreeMap<String, f64>,
        cost: BTreeMap<String, f64>,
        answers: BTreeMap<Id, f64>,
        there: BTreeSet<(Id, Blocker)>,
    ) -> Self {
        Self { drawn: true, days, cost, there, answers }
    }

    /// The same with a blocker turned round.
    pub(crate) fn turned(&self, site: Id, blocker: Blocker) -> Self {
        let mut other = self.clone();
        if !other.there.remove(&(site, blocker)) {
            other.there.insert((site, blocker));
        }
        other
    }

    /// Whether a part is carried out with its measure.
    pub(crate) fn has(&self, measure: &Measure, part: &Part) -> bool {
        match part.when {
            Presence::Always | Presence::Blocked(_) => true,
            Presence::Perhaps(blocker) => {
                measure.site.is_some_and(|site| self.there.contains(&(site, blocker)))
            }
        }
    }

    /// Working days of a part.
    pub(crate) fn days(&self, part: &Part) -> f64 {
        value(part.days, self.days.get(&part.template).copied())
    }

    /// An amount of a part.
    pub(crate) fn amount(&self, part: &Part, amount: Three) -> f64 {
        value(amount, self.cost.get(&part.template).copied())
    }

    /// Where in its range the day of a site's answers lies, 0 to 1; nothing for the likely day.
    pub(crate) fn answers(&self, site: Id) -> Option<f64> {
        self.answers.get(&site).copied()
    }

    fn finds(&self, measure: &Measure) -> bool {
        let found = |site: Id| self.there.iter().any(|own| own.0 == site);
        self.drawn && measure.answers.is_some() && measure.site.is_some_and(found)
    }

    /// Whether the plan may choose a measure. A site that was not surveyed is let in once its survey finds what
    /// holds it back: where nothing does, nobody knows why it stands still, and it stays out.
    pub(crate) fn choice(&self, measure: &Measure) -> MeasureChoice {
        match measure.barred {
            Some(Barred::Unsurveyed) if self.finds(measure) => measure.choice,
            Some(_) => MeasureChoice::Excluded,
            None => measure.choice,
        }
    }
}

/// The value below which a share of cases lies: straight from point to point, and beyond `low` and
/// `high` by a quarter of the way to the likely one. The likely value without a share.
pub fn value(three: Three, share: Option<f64>) -> f64 {
    let Some(share) = share else { return three.likely };
    let Three { low, likely, high } = three;
    let ends = [
        (0.0, low - (likely - low) / 4.0),
        (TAIL, low),
        (0.5, likely),
        (1.0 - TAIL, high),
        (1.0, high + (high - likely) / 4.0),
    ];
    let mut found = likely;
    for pair in ends.windows(2) {
        let [(from, a), (to, b)] = [pair[0], pair[1]];
        if share >= from && share <= to {
            found = a + (b - a) * (share - from) / (to - from);
        }
    }
    // A range that lies on one side of 0 stays there.
    if low >= 0.0 { found.max(0.0) } else { found }
}

#[cfg(test)]
mod tests {
    use super::{Three, value};

    #[test]
    fn a_share_of_cases_lies_below() {
        let three = Three { low: 10.0, likely: 20.0, high: 50.0 };
        let is = |share: Option<f64>, wanted: f64| (value(three, share) - wanted).abs() < 1e-9;
        for (share, wanted) in [(0.1, 10.0), (0.3, 15.0), (0.5, 20.0), (0.7, 35.0), (0.9, 50.0)] {
            assert!(is(Some(share), wanted), "{share}");
        }
        assert!(is(Some(0.0), 7.5) && is(Some(1.0), 57.5) && is(None, 20.0));
        // A range that begins at 0 does not go below it.
        assert!(value(Three { low: 0.0, likely: 4.0, high: 4.0 }, Some(0.0)).abs() < 1e-9);
    }
}
