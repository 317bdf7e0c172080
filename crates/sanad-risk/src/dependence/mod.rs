//! How inputs depend on each other: rank correlations, by a Gaussian copula or by reordering.

mod matrix;
mod reorder;

use crate::error::{Error, within};
use crate::special::{normal_cdf, normal_quantile};
use matrix::Square;
pub use reorder::iman_conover;

/// A matrix of rank correlations (Spearman's), square, equal both ways, 1 on the diagonal. Whether its entries
/// can hold together is seen when it is used.
#[derive(Clone, Debug, PartialEq)]
pub struct Correlation(Square);

/// What is done with correlations that cannot hold together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Conflict {
    /// They are refused, with what would have to change.
    #[default]
    Refuse,
    /// The nearest ones that can hold together take their place.
    Nearest,
}

impl Correlation {
    /// From all its rows.
    pub fn new(rows: &[Vec<f64>]) -> Result<Self, Error> {
        let size = rows.len();
        let mut square = Square::identity(size);
        for (row, cells) in rows.iter().enumerate() {
            if cells.len() != size {
                return Err(Error::Length { what: "row of correlations", there: cells.len(), wanted: size });
            }
            for (column, &value) in cells.iter().enumerate() {
                let wrong = Error::Correlation { row, column, value };
                let other = rows[column].get(row).copied().unwrap_or(f64::NAN);
                let fine = value.abs() <= 1.0
                    && (value - other).abs() <= 1e-12
                    && (row != column || (value - 1.0).abs() <= 1e-12);
                if !fine {
                    return Err(wrong);
                }
                if row != column {
                    square.set(row, column, value);
                }
            }
        }
        Ok(Self(square))
    }

    /// Of `size` inputs from the pairs that are correlated; all others are not.
    pub fn of_pairs(size: usize, pairs: &[(usize, usize, f64)]) -> Result<Self, Error> {
        let mut square = Square::identity(size);
        for &(row, column, value) in pairs {
            within("correlation", value, -1.0, 1.0)?;
            if row >= size || column >= size || row == column {
                return Err(Error::Correlation { row, column, value });
            }
            square.set(row, column, value);
            square.set(column, row, value);
        }
        Ok(Self(square))
    }

    /// How many inputs it is about.
    pub fn size(&self) -> usize {
        self.0.size()
    }

    /// The correlation of two of them.
    pub fn get(&self, row: usize, column: usize) -> f64 {
        self.0.get(row, column)
    }

    /// The least eigenvalue; below 0 the correlations cannot hold together.
    pub fn least_eigenvalue(&self) -> f64 {
        self.0.eigen().0.into_iter().fold(f64::INFINITY, f64::min)
    }

    /// The nearest matrix of correlations that can hold together, in the sum of squares (Higham 2002,
    /// *Computing the nearest correlation matrix*, IMA J. Numer. Anal. 22), and the greatest change of an
    /// entry.
    pub fn nearest(&self) -> (Self, f64) {
        let near = self.0.nearest();
        let change = near.furthest(&self.0);
        (Self(near), change)
    }
}

/// Correlations made ready for drawing: the triangle of the normals behind them.
#[derive(Clone, Debug, PartialEq)]
pub struct Copula {
    lower: Square,
    change: f64,
}

impl Copula {
    /// A Gaussian copula with these rank correlations. The correlation of the normals is `2 sin(π ρ ÷ 6)`
    /// (Pearson 1907).
    pub fn new(correlation: &Correlation, conflict: Conflict) -> Result<Self, Error> {
        let normals = correlation.0.map(|row, column, rank| {
            if row == column { 1.0 } else { 2.0 * libm::sin(std::f64::consts::PI * rank / 6.0) }
        });
        let least = normals.eigen().0.into_iter().fold(f64::INFINITY, f64::min);
        if least >= -1e-10 {
            return Ok(Self { lower: normals.triangle(), change: 0.0 });
        }
        let near = normals.nearest();
        let change = near
            .map(|_, _, r| 6.0 / std::f64::consts::PI * libm::asin((0.5 * r).clamp(-1.0, 1.0)))
            .furthest(&correlation.0.map(|row, column, rank| if row == column { 1.0 } else { rank }));
        match conflict {
            Conflict::Refuse => Err(Error::NotSemidefinite { eigenvalue: least, change }),
            Conflict::Nearest => Ok(Self { lower: near.triangle(), change }),
        }
    }

    /// How many inputs it is about.
    pub fn size(&self) -> usize {
        self.lower.size()
    }

    /// The greatest change of a rank correlation that was needed for all to hold together; 0 where none was.
    pub fn change(&self) -> f64 {
        self.change
    }

    /// Turns independent draws between 0 and 1, a column an input, into dependent ones. A draw depends on its
    /// own and on those of the columns before it.
    pub fn apply(&self, columns: &mut [&mut [f64]]) {
        let size = self.size().min(columns.len());
        let Some(count) = columns.iter().map(|c| c.len()).min() else { return };
        let mut normals = vec![0.0; size];
        for trial in 0..count {
            for (z, column) in normals.iter_mut().zip(columns.iter()) {
                *z = normal_quantile(column[trial]);
            }
            // The first keeps its draws to the last bit.
            for row in (1..size).rev() {
                let sum: f64 = (0..=row).map(|column| self.lower.get(row, column) * normals[column]).sum();
                let u = if self.lower.get(row, row) >= 1.0 { columns[row][trial] } else { normal_cdf(sum) };
                columns[row][trial] = u.clamp(f64::MIN_POSITIVE, 1.0 - f64::EPSILON / 2.0);
            }
        }
    }
}
