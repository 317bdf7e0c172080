//! How much of the doubt about an outcome each sort of inputs carries: Sobol' indices of sorts, over the whole model.
//!
//! Of each of `rows` trials the draws of one sort after the other are taken from another trial, all else being equal
//! (Saltelli's design; [`sanad_risk::sensitivity::of_groups`]): the plan is put in anew and every measure appraised
//! anew, where nothing of the plan is drawn on the days that it had. What is common to inputs of a sort is the sort's
//! own, so sorts are independent of each other whatever the correlation within them, as the indices ask.

use super::draws::Draws;
use super::report::Outcome;
use super::{Ask, Group, Risk, Row, Whole};
use sanad_risk::sensitivity::of_groups;
use sanad_risk::statistics::Estimate;
use std::ops::Range;

/// Outcomes whose doubt is shared out.
pub const SHARED: [Outcome; 4] = [Outcome::Npv, Outcome::Cost, Outcome::End, Outcome::Restarted];

/// An interval that reaches further than this to either side is too wide to rank sorts by.
pub const WIDE: f64 = 0.1;

/// What a row comes to, in the order of [`SHARED`].
type Values = [f64; SHARED.len()];

/// A row of the design: with the draws of its trial, with those of the other one, and with those of each sort from the
/// other one; nothing where one of them has no plan.
type Made = Option<(Values, Values, Vec<Values>)>;

/// Rows of the design.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Design {
    pub(super) groups: Vec<Group>,
    pub(super) rows: Vec<Made>,
}

/// What each sort carries of the doubt about an outcome.
#[derive(Clone, Debug, PartialEq)]
pub struct Shares {
    /// The outcome.
    pub outcome: Outcome,
    /// Of each sort that is drawn, in the order of sorts.
    pub of: Vec<Share>,
}

/// What one sort carries.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Share {
    /// The sort.
    pub group: Group,
    /// First-order index: the share of the variance that would go if this sort were known.
    pub first: Estimate,
    /// Total index: the share that would stay if all other sorts were known.
    pub total: Estimate,
}

/// Of how many rows, and of each outcome that varies.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sobol {
    /// Rows in which every trial has a plan; 0 where none were asked for.
    pub rows: usize,
    /// Rows that were left out.
    pub failed: usize,
    /// In the order of [`SHARED`].
    pub shares: Vec<Shares>,
}

impl Sobol {
    /// How far the widest interval reaches to either side.
    pub fn reach(&self) -> f64 {
        let all = self.shares.iter().flat_map(|own| &own.of).flat_map(|own| [own.first, own.total]);
        all.map(|own| 0.5 * (own.high - own.low)).fold(0.0, f64::max)
    }
}

impl Whole<'_> {
    /// What a row comes to.
    fn values(&self, row: &Row) -> Values {
        SHARED.map(|outcome| match outcome {
            Outcome::End => row.end,
            Outcome::Cost => row.cost,
            Outcome::Npv => row.npv,
            Outcome::Restarted => {
                let runs = |place: &&usize| row.measures[**place].is_some_and(|own| own[0] <= self.target);
                self.restarts.iter().filter(runs).count() as f64
            }
        })
    }

    /// The rows of the design: trials from the first on, and as many after them. At most half of the trials.
    pub(super) fn design(
        &self,
        draws: &Draws,
        which: &[bool],
        trials: &[Option<Row>],
        ask: &Ask<'_>,
    ) -> Option<Design> {
        let rows = usize::try_from(ask.sobol).ok()?.min(trials.len() / 2);
        let is_there = |group: &Group| {
            let own = self.inputs.all.iter().zip(which);
            own.into_iter().any(|(own, there)| *there && own.what.group() == *group)
        };
        let groups: Vec<Group> = Group::ALL.into_iter().filter(is_there).collect();
        let chunk = |of: Range<u64>| -> Vec<Made> {
            let count = usize::try_from(of.end - of.start).unwrap_or(0);
            let first = self.drawn(draws, which, of.start, count);
            let second = self.drawn(draws, which, of.start + rows as u64, count);
            let pairs = first.iter().zip(&second);
            let mixed = |(at, (a, b)): (u64, (&Vec<f64>, &Vec<f64>))| {
                let at = usize::try_from(at).unwrap_or(0);
                let (one, other) = (trials[at].as_ref()?, trials[at + rows].as_ref()?);
                Some((self.values(one), self.values(other), self.mixed(a, b, &groups)?))
            };
            of.zip(pairs).map(mixed).collect()
        };
        let (made, all) = super::chunks(rows as u64, ask.threads, ask.stop, &|_| {}, &chunk);
        (made == rows as u64 && rows > 0).then_some(Design { groups, rows: all })
    }

    /// A trial with the draws of each sort from another one.
    fn mixed(&self, a: &[f64], b: &[f64], groups: &[Group]) -> Option<Vec<Values>> {
        let doubts = self.stage.doubts().len();
        let mut still = None;
        let mut all = Vec::with_capacity(groups.len());
        for group in groups {
            let of = self.inputs.all.iter().zip(a.iter().zip(b));
            let shares: Vec<f64> =
                of.map(|(input, (a, b))| if input.what.group() == *group { *b } else { *a }).collect();
            let moves = self.inputs.all[..doubts].iter().any(|input| input.what.group() == *group);
            if moves {
                let trial = self.stage.run(Some(&shares[..doubts]), false)?;
                all.push(self.values(&self.row(&trial, Some(&shares))));
            } else {
                let trial = match still.take() {
                    Some(trial) => trial,
                    None => self.stage.run(Some(&a[..doubts]), false)?,
                };
                all.push(self.values(&self.row(&trial, Some(&shares))));
                still = Some(trial);
            }
        }
        Some(all)
    }
}

/// What the rows say.
pub(super) fn sobol(risk: &Risk) -> Sobol {
    let design = &risk.design;
    let kept: Vec<_> = design.rows.iter().flatten().collect();
    let mut sobol = Sobol { rows: kept.len(), failed: design.rows.len() - kept.len(), shares: Vec::new() };
    for (at, outcome) in SHARED.into_iter().enumerate() {
        let a: Vec<f64> = kept.iter().map(|row| row.0[at]).collect();
        let b: Vec<f64> = kept.iter().map(|row| row.1[at]).collect();
        let mixed: Vec<Vec<f64>> =
            (0..design.groups.len()).map(|group| kept.iter().map(|row| row.2[group][at]).collect()).collect();
        // What never varies, or of too few rows, has no shares.
        let Ok(found) = of_groups(&a, &b, &mixed) else { continue };
        let of = design.groups.iter().zip(found.first.into_iter().zip(found.total));
        let of = of.map(|(group, (first, total))| Share { group: *group, first, total }).collect();
        sobol.shares.push(Shares { outcome, of });
    }
    sobol
}
