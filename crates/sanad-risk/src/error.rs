//! What may be wrong with what is asked: what stands there, and the way out.

/// Why something cannot be made or counted.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum Error {
    /// A number outside its limits.
    #[error("The `{what}` ({value}) must lie between {least} and {most}.")]
    Limits {
        /// What it is.
        what: &'static str,
        /// What stands there.
        value: f64,
        /// The least that is accepted.
        least: f64,
        /// The most that is accepted.
        most: f64,
    },
    /// Not a number, or an endless one.
    #[error("The `{what}` ({value}) must be a number with an end.")]
    NotFinite {
        /// What it is.
        what: &'static str,
        /// What stands there.
        value: f64,
    },
    /// Low, likely and high do not rise.
    #[error(
        "Low, likely and high ({low}, {likely}, {high}) must rise, and low must be below high. Maybe a constant \
         where there is no range."
    )]
    Order {
        /// Low.
        low: f64,
        /// Likely.
        likely: f64,
        /// High.
        high: f64,
    },
    /// No distribution of the shape has these as P10, mode and P90.
    #[error(
        "No {shape} has P10 {low}, mode {likely} and P90 {high}: its mode must lie between {least} and {most}. \
         Maybe another likely value, or low and high as absolute ends."
    )]
    NoFit {
        /// Which shape.
        shape: &'static str,
        /// P10.
        low: f64,
        /// Mode.
        likely: f64,
        /// P90.
        high: f64,
        /// The least mode that can be.
        least: f64,
        /// The most mode that can be.
        most: f64,
    },
    /// A distribution that reaches below what can be.
    #[error(
        "The distribution reaches down to {end}, below {floor}, the least that can be. Maybe low and high as \
         absolute ends, a lognormal, or a higher low value."
    )]
    BelowFloor {
        /// Its lower end.
        end: f64,
        /// The least that can be.
        floor: f64,
    },
    /// Too few values.
    #[error("{there} values are too few for {what}: at least {least} are needed. Maybe more trials.")]
    TooFew {
        /// What is asked.
        what: &'static str,
        /// How many there are.
        there: usize,
        /// How many are needed.
        least: usize,
    },
    /// Chances that do not add up to 1.
    #[error("The chances add up to {sum}, not to 1. Maybe one outcome is missing.")]
    Chances {
        /// Their sum.
        sum: f64,
    },
    /// Lists that must be of one length.
    #[error("`{what}` has {there} entries where {wanted} belong.")]
    Length {
        /// What it is.
        what: &'static str,
        /// How many there are.
        there: usize,
        /// How many belong there.
        wanted: usize,
    },
    /// The sequence has no dimension for the input.
    #[error(
        "Key {key} of an input is above {most}, the last dimension of the Sobol' table. Maybe Latin hypercube."
    )]
    Dimension {
        /// The key.
        key: u32,
        /// The last that there is.
        most: u32,
    },
    /// Two inputs with one key would draw the same numbers.
    #[error("Inputs {first} and {second} both have the key {key}, so they would draw the same numbers.")]
    SameKey {
        /// One of them.
        first: usize,
        /// The other.
        second: usize,
        /// The key.
        key: u32,
    },
    /// Not a correlation matrix at this place.
    #[error(
        "The correlation of {row} with {column} ({value}) must lie between -1 and 1, be 1 on the diagonal and \
         equal both ways."
    )]
    Correlation {
        /// Row.
        row: usize,
        /// Column.
        column: usize,
        /// What stands there.
        value: f64,
    },
    /// Correlations that cannot stand together.
    #[error(
        "The correlations cannot hold together (least eigenvalue {eigenvalue}). Maybe the nearest ones that can, \
         which differ by at most {change}."
    )]
    NotSemidefinite {
        /// The least eigenvalue of what was given.
        eigenvalue: f64,
        /// The greatest change of an entry in the nearest matrix that holds together.
        change: f64,
    },
    /// Sensitivity indices that need independent inputs.
    #[error(
        "Sobol' indices split the variance among independent inputs. Maybe without correlation, or conditional means."
    )]
    Dependent,
    /// An output that does not vary, so that nothing can be shared out.
    #[error("Output {output} does not vary over the trials.")]
    Constant {
        /// Which.
        output: usize,
    },
    /// A column of trials that does not vary.
    #[error("One of the columns is always the same, so it cannot be said how it moves with the other.")]
    NoSpread,
    /// A model that gave no number.
    #[error(
        "Output {output} is not a number in trial {trial}. Maybe the inputs are outside what the model allows."
    )]
    NotANumber {
        /// Which output.
        output: usize,
        /// In which trial.
        trial: u64,
    },
}

/// A number with an end, or the fault.
pub(crate) fn finite(what: &'static str, value: f64) -> Result<f64, Error> {
    if value.is_finite() { Ok(value) } else { Err(Error::NotFinite { what, value }) }
}

/// A number within limits, or the fault.
pub(crate) fn within(what: &'static str, value: f64, least: f64, most: f64) -> Result<f64, Error> {
    finite(what, value)?;
    if value < least || value > most { Err(Error::Limits { what, value, least, most }) } else { Ok(value) }
}
