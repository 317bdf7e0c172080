//! Sobol' indices of groups of inputs, from rows of a model that was evaluated elsewhere.

use super::Indices;
use super::indices::Sums;
use crate::error::{Error, finite};
use crate::statistics::{Estimate, around};

/// Rows below which no error is told.
pub const FEWEST_ROWS: usize = 8;

/// The indices of one output, an entry a group: `a` and `b` its values at two independent draws of all inputs, and of
/// each group its values at the draws of `a` with those of the group from `b`. Groups must be independent of each other;
/// within a group inputs may depend on each other as they will. Rows must be independent of each other
/// ([`crate::sequence::Sampling::Random`]), at least eight, and the output must vary.
///
/// Estimators are those of [`super::indices`], the first-order one with what `a` and `b` have in common by chance as a
/// control variate, so that a group that does nothing has an index of just nought. Standard errors are the jackknife's (Efron and Stein 1981), a row left out
/// at a time; intervals are Student's.
pub fn of_groups(a: &[f64], b: &[f64], mixed: &[Vec<f64>]) -> Result<Indices, Error> {
    for column in std::iter::once(b).chain(mixed.iter().map(Vec::as_slice)) {
        if column.len() != a.len() {
            return Err(Error::Length { what: "column", there: column.len(), wanted: a.len() });
        }
    }
    if a.len() < FEWEST_ROWS {
        return Err(Error::TooFew { what: "Sobol' indices of groups", there: a.len(), least: FEWEST_ROWS });
    }
    for value in a.iter().chain(b).chain(mixed.iter().flatten()) {
        finite("output", *value)?;
    }
    // Shifted, so that values far from nought lose no digits.
    let shift = a.iter().sum::<f64>() / a.len() as f64;
    let row = |sums: &mut Sums, row: usize| {
        sums.row(a[row] - shift, b[row] - shift, mixed.iter().map(|column| column[row] - shift));
    };
    let mut all = Sums::new(mixed.len());
    (0..a.len()).for_each(|at| row(&mut all, at));
    if all.variance() <= 0.0 {
        return Err(Error::Constant { output: 0 });
    }
    let without = |at: usize| {
        let mut one = Sums::new(mixed.len());
        row(&mut one, at);
        all.clone().without(&one)
    };
    let rest: Vec<Sums> = (0..a.len()).map(without).collect();
    let of = |f: &dyn Fn(&Sums) -> f64| jackknife(f(&all), &rest.iter().map(f).collect::<Vec<f64>>());
    Ok(Indices {
        first: (0..mixed.len()).map(|group| of(&|sums| sums.first_controlled(group))).collect(),
        total: (0..mixed.len()).map(|group| of(&|sums| sums.total(group))).collect(),
        variance: of(&Sums::variance),
    })
}

/// An estimate with the error that follows from the same without a row at a time.
fn jackknife(value: f64, without: &[f64]) -> Estimate {
    let n = without.len() as f64;
    let mean = without.iter().sum::<f64>() / n;
    let square: f64 = without.iter().map(|own| (own - mean) * (own - mean)).sum();
    around(value, ((n - 1.0) / n * square).sqrt(), n - 1.0)
}
