//! Symmetric matrices: eigenvalues, triangles, the nearest correlation matrix.

/// A square matrix by rows.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Square {
    size: usize,
    cells: Vec<f64>,
}

impl Square {
    pub(super) fn identity(size: usize) -> Self {
        let mut square = Self { size, cells: vec![0.0; size * size] };
        for i in 0..size {
            square.set(i, i, 1.0);
        }
        square
    }

    pub(super) fn size(&self) -> usize {
        self.size
    }

    pub(super) fn get(&self, row: usize, column: usize) -> f64 {
        self.cells[row * self.size + column]
    }

    pub(super) fn set(&mut self, row: usize, column: usize, value: f64) {
        self.cells[row * self.size + column] = value;
    }

    /// A function of place and value of each cell.
    pub(super) fn map(&self, f: impl Fn(usize, usize, f64) -> f64) -> Self {
        let cells = self.cells.iter().enumerate().map(|(i, v)| f(i / self.size, i % self.size, *v)).collect();
        Self { size: self.size, cells }
    }

    /// The greatest difference of a cell.
    pub(super) fn furthest(&self, other: &Self) -> f64 {
        self.cells.iter().zip(&other.cells).map(|(a, b)| (a - b).abs()).fold(0.0, f64::max)
    }

    /// Eigenvalues, and the eigenvectors in the columns of a matrix, by Jacobi's rotations (Golub and Van
    /// Loan, *Matrix Computations*, 8.5).
    pub(super) fn eigen(&self) -> (Vec<f64>, Self) {
        let n = self.size;
        let (mut a, mut vectors) = (self.clone(), Self::identity(n));
        for _ in 0..60 {
            let off: f64 = (0..n)
                .flat_map(|i| (0..i).map(move |j| (i, j)))
                .map(|(i, j)| a.get(i, j))
                .fold(0.0, |s, v| s + v * v);
            if off <= 1e-30 * n as f64 {
                break;
            }
            for p in 0..n {
                for q in p + 1..n {
                    a.rotate(&mut vectors, p, q);
                }
            }
        }
        ((0..n).map(|i| a.get(i, i)).collect(), vectors)
    }

    /// One rotation that brings the cell of `p` and `q` to nought.
    fn rotate(&mut self, vectors: &mut Self, p: usize, q: usize) {
        let off = self.get(p, q);
        if off.abs() < 1e-300 {
            return;
        }
        let theta = (self.get(q, q) - self.get(p, p)) / (2.0 * off);
        let tan = 1.0f64.copysign(theta) / (theta.abs() + (theta * theta + 1.0).sqrt());
        let cos = 1.0 / (tan * tan + 1.0).sqrt();
        let sin = tan * cos;
        for k in 0..self.size {
            let (left, right) = (self.get(k, p), self.get(k, q));
            self.set(k, p, cos * left - sin * right);
            self.set(k, q, sin * left + cos * right);
        }
        for k in 0..self.size {
            let (left, right) = (self.get(p, k), self.get(q, k));
            self.set(p, k, cos * left - sin * right);
            self.set(q, k, sin * left + cos * right);
            let (left, right) = (vectors.get(k, p), vectors.get(k, q));
            vectors.set(k, p, cos * left - sin * right);
            vectors.set(k, q, sin * left + cos * right);
        }
    }

    /// The nearest matrix without eigenvalues below 0.
    fn semidefinite(&self) -> Self {
        let (values, vectors) = self.eigen();
        let cell = |row: usize, column: usize| {
            let parts = values.iter().enumerate().filter(|(_, v)| **v > 0.0);
            parts.map(|(k, v)| v * vectors.get(row, k) * vectors.get(column, k)).sum()
        };
        self.map(|row, column, _| cell(row.max(column), row.min(column)))
    }

    /// The nearest correlation matrix: projections in turn, with Dykstra's correction (Higham 2002). In the
    /// end the diagonal is brought to 1, so that no eigenvalue is below 0.
    pub(super) fn nearest(&self) -> Self {
        let mut near = self.clone();
        let mut correction = self.map(|_, _, _| 0.0);
        for _ in 0..1_000 {
            let moved = near.map(|i, j, v| v - correction.get(i, j));
            let whole = moved.semidefinite();
            correction = whole.map(|i, j, v| v - moved.get(i, j));
            let next = whole.map(|i, j, v| if i == j { 1.0 } else { v });
            let step = next.furthest(&near);
            near = next;
            if step < 1e-11 {
                break;
            }
        }
        let whole = near.semidefinite();
        whole.map(|i, j, v| {
            let ends = (whole.get(i, i) * whole.get(j, j)).sqrt();
            if i == j { 1.0 } else { (v / ends).clamp(-1.0, 1.0) }
        })
    }

    /// The lower triangle whose product with its transpose is this matrix (Cholesky). Where nothing is left
    /// of a column, it stays nought.
    pub(super) fn triangle(&self) -> Self {
        let n = self.size;
        let mut lower = Self { size: n, cells: vec![0.0; n * n] };
        for column in 0..n {
            let square = |row: usize, lower: &Self| {
                (0..column).map(|k| lower.get(row, k) * lower.get(column, k)).sum::<f64>()
            };
            let left = self.get(column, column) - square(column, &lower);
            if left <= 1e-12 {
                continue;
            }
            let root = left.sqrt();
            lower.set(column, column, root);
            for row in column + 1..n {
                let value = (self.get(row, column) - square(row, &lower)) / root;
                lower.set(row, column, value);
            }
        }
        lower
    }

    /// Solves `lower × x = b` in place, this being a lower triangle without nought on its diagonal.
    pub(super) fn forward(&self, b: &mut [f64]) {
        for row in 0..self.size {
            let sum: f64 = (0..row).map(|k| self.get(row, k) * b[k]).sum();
            b[row] = (b[row] - sum) / self.get(row, row);
        }
    }

    /// This lower triangle times a vector, in place.
    pub(super) fn times(&self, x: &mut [f64]) {
        for row in (0..self.size).rev() {
            x[row] = (0..=row).map(|k| self.get(row, k) * x[k]).sum();
        }
    }
}
