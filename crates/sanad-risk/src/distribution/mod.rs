//! Distributions of one uncertain input: made by checked constructors, drawn by their quantiles.

mod fit;
mod make;

use crate::special::{Beta, normal_cdf, normal_quantile};

/// One uncertain number. Made by its constructors alone, so that it cannot be wrong.
#[derive(Clone, Debug, PartialEq)]
pub struct Distribution(Shape);

#[derive(Clone, Debug, PartialEq)]
enum Shape {
    Constant(f64),
    Uniform {
        low: f64,
        high: f64,
    },
    Triangular {
        low: f64,
        mode: f64,
        high: f64,
    },
    /// A beta on low to low + width.
    Beta {
        low: f64,
        width: f64,
        beta: Beta,
    },
    Normal {
        mean: f64,
        sd: f64,
    },
    /// Mean and standard deviation of the logarithm.
    Lognormal {
        mu: f64,
        sigma: f64,
    },
    /// Nought, or with a chance an impact.
    Event {
        chance: f64,
        impact: Box<Shape>,
    },
    /// Rising values, and the chance of each value and those before it; the last is 1.
    Discrete {
        values: Vec<f64>,
        sums: Vec<f64>,
    },
    /// Sorted values, straight lines between them.
    Smooth(Vec<f64>),
}

impl Distribution {
    /// The mean.
    pub fn mean(&self) -> f64 {
        self.0.mean()
    }

    /// The variance.
    pub fn variance(&self) -> f64 {
        self.0.variance()
    }

    /// The standard deviation.
    pub fn sd(&self) -> f64 {
        self.0.variance().sqrt()
    }

    /// The least value that is exceeded with a chance of at most `1 − p`, `p` from 0 to 1: the inverse of
    /// [`Self::cdf`]. Not a number outside.
    pub fn quantile(&self, p: f64) -> f64 {
        if (0.0..=1.0).contains(&p) { self.0.quantile(p) } else { f64::NAN }
    }

    /// The chance of at most `x`.
    pub fn cdf(&self, x: f64) -> f64 {
        if x.is_nan() { x } else { self.0.cdf(x) }
    }

    /// The least and the greatest value; endless where there is none.
    pub fn ends(&self) -> (f64, f64) {
        (self.0.quantile(0.0), self.0.quantile(1.0))
    }

    /// Whether it is always the same value.
    pub fn is_constant(&self) -> bool {
        let (low, high) = self.ends();
        low >= high
    }
}

impl Shape {
    fn mean(&self) -> f64 {
        match self {
            Self::Constant(value) => *value,
            Self::Uniform { low, high } => 0.5 * (low + high),
            Self::Triangular { low, mode, high } => (low + mode + high) / 3.0,
            Self::Beta { low, width, beta } => low + width * beta.alpha / (beta.alpha + beta.beta),
            Self::Normal { mean, .. } => *mean,
            Self::Lognormal { mu, sigma } => libm::exp(mu + 0.5 * sigma * sigma),
            Self::Event { chance, impact } => chance * impact.mean(),
            Self::Discrete { values, sums } => weighted(values, sums, |v| v),
            Self::Smooth(values) => {
                let parts = values.windows(2).map(|w| 0.5 * (w[0] + w[1]));
                parts.sum::<f64>() / (values.len() - 1) as f64
            }
        }
    }

    fn variance(&self) -> f64 {
        match self {
            Self::Constant(_) => 0.0,
            Self::Uniform { low, high } => (high - low) * (high - low) / 12.0,
            Self::Triangular { low, mode, high } => {
                let (left, right) = (mode - low, high - mode);
                (left * left + right * right + left * right) / 18.0
            }
            Self::Beta { width, beta, .. } => {
                let sum = beta.alpha + beta.beta;
                width * width * beta.alpha * beta.beta / (sum * sum * (sum + 1.0))
            }
            Self::Normal { sd, .. } => sd * sd,
            Self::Lognormal { sigma, .. } => {
                let mean = self.mean();
                libm::expm1(sigma * sigma) * mean * mean
            }
            Self::Event { chance, impact } => {
                let mean = impact.mean();
                chance * impact.variance() + chance * (1.0 - chance) * mean * mean
            }
            Self::Discrete { values, sums } => {
                let mean = self.mean();
                weighted(values, sums, |v| (v - mean) * (v - mean))
            }
            Self::Smooth(values) => {
                let mean = self.mean();
                let part = |w: &[f64]| {
                    let (a, b) = (w[0] - mean, w[1] - mean);
                    (a * a + a * b + b * b) / 3.0
                };
                values.windows(2).map(part).sum::<f64>() / (values.len() - 1) as f64
            }
        }
    }

    fn quantile(&self, p: f64) -> f64 {
        match self {
            Self::Constant(value) => *value,
            Self::Uniform { low, high } => (low + (high - low) * p).min(*high),
            Self::Triangular { low, mode, high } => {
                let width = high - low;
                if p * width <= mode - low {
                    low + (p * width * (mode - low)).sqrt()
                } else {
                    high - ((1.0 - p) * width * (high - mode)).sqrt()
                }
            }
            Self::Beta { low, width, beta } => low + width * beta.quantile(p),
            Self::Normal { mean, sd } => mean + sd * normal_quantile(p),
            Self::Lognormal { mu, sigma } => libm::exp(mu + sigma * normal_quantile(p)),
            Self::Event { chance, impact } => {
                let below = chance * impact.below_nought();
                if p <= below && below > 0.0 {
                    impact.quantile((p / chance).min(1.0))
                } else if p <= below + (1.0 - chance) {
                    0.0
                } else {
                    impact.quantile(((p - (1.0 - chance)) / chance).clamp(0.0, 1.0))
                }
            }
            Self::Discrete { values, sums } => {
                let at = sums.partition_point(|sum| *sum < p);
                values[at.min(values.len() - 1)]
            }
            Self::Smooth(values) => {
                let place = p * (values.len() - 1) as f64;
                let at = whole(place).min(values.len() - 2);
                let part = place - at as f64;
                values[at] + part * (values[at + 1] - values[at])
            }
        }
    }

    fn cdf(&self, x: f64) -> f64 {
        match self {
            Self::Constant(value) => f64::from(u8::from(x >= *value)),
            Self::Uniform { low, high } => ((x - low) / (high - low)).clamp(0.0, 1.0),
            Self::Triangular { low, mode, high } => {
                if x <= *low {
                    0.0
                } else if x >= *high {
                    1.0
                } else if x <= *mode {
                    (x - low) * (x - low) / ((high - low) * (mode - low))
                } else {
                    1.0 - (high - x) * (high - x) / ((high - low) * (high - mode))
                }
            }
            Self::Beta { low, width, beta } => beta.cdf((x - low) / width),
            Self::Normal { mean, sd } => normal_cdf((x - mean) / sd),
            Self::Lognormal { mu, sigma } => {
                if x <= 0.0 {
                    0.0
                } else {
                    normal_cdf((libm::log(x) - mu) / sigma)
                }
            }
            Self::Event { chance, impact } => {
                let nothing = if x >= 0.0 { 1.0 - chance } else { 0.0 };
                nothing + chance * impact.cdf(x)
            }
            Self::Discrete { values, sums } => {
                let at = values.partition_point(|value| *value <= x);
                if at == 0 { 0.0 } else { sums[at - 1] }
            }
            Self::Smooth(values) => {
                let at = values.partition_point(|value| *value <= x);
                if at == 0 {
                    return 0.0;
                }
                if at == values.len() {
                    return 1.0;
                }
                let part = (x - values[at - 1]) / (values[at] - values[at - 1]);
                ((at - 1) as f64 + part) / (values.len() - 1) as f64
            }
        }
    }

    /// The chance of less than nought.
    fn below_nought(&self) -> f64 {
        match self {
            Self::Constant(value) => f64::from(u8::from(*value < 0.0)),
            Self::Event { chance, impact } => chance * impact.below_nought(),
            Self::Discrete { values, sums } => {
                let at = values.partition_point(|value| *value < 0.0);
                if at == 0 { 0.0 } else { sums[at - 1] }
            }
            Self::Smooth(values) if values.first() == values.last() => {
                f64::from(u8::from(values.first().is_some_and(|v| *v < 0.0)))
            }
            _ => self.cdf(0.0),
        }
    }
}

/// The sum of a function of each value times its chance.
fn weighted(values: &[f64], sums: &[f64], f: impl Fn(f64) -> f64) -> f64 {
    let mut before = 0.0;
    let mut total = 0.0;
    for (value, sum) in values.iter().zip(sums) {
        total += f(*value) * (sum - before);
        before = *sum;
    }
    total
}

/// The whole part of a number from 0 up.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "callers keep it within an index"
)]
pub(crate) fn whole(x: f64) -> usize {
    x.max(0.0) as usize
}
