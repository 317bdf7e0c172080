//! Reordering a sample so that it has the wanted rank correlations.

use super::Copula;
use super::matrix::Square;
use crate::error::Error;
use crate::special::normal_quantile;

/// Reorders each column but the first so that their rank correlations come near those of the copula (Iman
/// and Conover 1982, *A distribution-free approach to inducing rank correlation among input variables*).
/// Each column keeps its values, so a Latin hypercube stays one. Columns must be of one length, above their
/// number, and come in independent orders.
pub fn iman_conover(columns: &mut [Vec<f64>], wanted: &Copula) -> Result<(), Error> {
    let size = wanted.size();
    if columns.len() != size {
        return Err(Error::Length { what: "columns", there: columns.len(), wanted: size });
    }
    let count = columns.first().map_or(0, Vec::len);
    if let Some(column) = columns.iter().find(|column| column.len() != count) {
        return Err(Error::Length { what: "column", there: column.len(), wanted: count });
    }
    if count <= size {
        return Err(Error::TooFew { what: "reordering", there: count, least: size + 1 });
    }
    let orders: Vec<Vec<usize>> = columns.iter().map(|column| order(column)).collect();
    // Van der Waerden's scores in the order in which the columns stand.
    let scores: Vec<Vec<f64>> = orders
        .iter()
        .map(|order| {
            let mut own = vec![0.0; count];
            for (rank, trial) in order.iter().enumerate() {
                own[*trial] = normal_quantile((rank as f64 + 1.0) / (count as f64 + 1.0));
            }
            own
        })
        .collect();
    let product = |i: usize, j: usize| scores[i].iter().zip(&scores[j]).map(|(a, b)| a * b).sum::<f64>();
    let square = product(0, 0);
    let there = Square::identity(size)
        .map(|i, j, _| if i == j { 1.0 } else { product(i.max(j), i.min(j)) / square })
        .triangle();
    if (0..size).any(|i| there.get(i, i) <= 0.0) {
        return Err(Error::TooFew {
            what: "reordering columns in like orders",
            there: count,
            least: count + 1,
        });
    }
    let mut turned = scores.clone();
    let mut row = vec![0.0; size];
    for trial in 0..count {
        for (cell, column) in row.iter_mut().zip(&scores) {
            *cell = column[trial];
        }
        there.forward(&mut row);
        wanted.lower.times(&mut row);
        for (cell, column) in row.iter().zip(&mut turned) {
            column[trial] = *cell;
        }
    }
    for (column, (own, turned)) in columns.iter_mut().zip(orders.iter().zip(&turned)).skip(1) {
        let sorted: Vec<f64> = own.iter().map(|trial| column[*trial]).collect();
        for (value, trial) in sorted.into_iter().zip(order(turned)) {
            column[trial] = value;
        }
    }
    Ok(())
}

/// The trials from the least value to the greatest; of equal ones the earlier first.
fn order(column: &[f64]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..column.len()).collect();
    order.sort_by(|a, b| column[*a].total_cmp(&column[*b]));
    order
}
