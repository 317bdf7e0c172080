//! A figure of a project: a number that somebody may doubt, with its range, its status and its source.

use crate::number::Number;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

/// How a figure came to be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// Measured or asked on the spot.
    Surveyed,
    /// Said by a source.
    Reported,
    /// Follows from others.
    Computed,
    /// Taken for want of better; its basis says on what grounds.
    #[default]
    Assumed,
}

/// How far an estimate has been worked out, by the classes of AACE International 18R-97: 5 is a first
/// idea (often −50 to +100 %), 1 a checked tender (−10 to +15 %).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Class(pub u8);

impl Class {
    /// The class that a range shows where none is said: by its half width over the likely value.
    pub fn of(figure: &Figure) -> Self {
        let Some((low, high)) = figure.range else {
            return Self(if figure.status == Status::Assumed { 5 } else { 1 });
        };
        let (low, likely, high) = (f64::of(low), f64::of(figure.likely), f64::of(high));
        let wide = if likely == 0.0 { f64::INFINITY } else { ((high - low) / 2.0 / likely).abs() };
        Self(match wide {
            w if w <= 0.10 => 1,
            w if w <= 0.20 => 2,
            w if w <= 0.30 => 3,
            w if w <= 0.45 => 4,
            _ => 5,
        })
    }
}

/// One figure.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// What the plan uses.
    pub likely: Decimal,
    /// About one case in ten lies below the first and one in ten above the second.
    pub range: Option<(Decimal, Decimal)>,
    /// How it came to be.
    pub status: Status,
    /// Publication, survey or party; empty where none is said.
    pub source: String,
    /// On what an assumption rests; empty where nothing is said.
    pub basis: String,
    /// The class of the estimate, where it is said.
    pub class: Option<Class>,
}

impl Figure {
    /// A figure without a range.
    pub fn plain(likely: Decimal, status: Status, source: &str) -> Self {
        Self { likely, range: None, status, source: source.to_owned(), basis: String::new(), class: None }
    }

    /// The likely value as a number of the engine.
    pub fn number<N: Number>(&self) -> N {
        N::of(self.likely)
    }
}
