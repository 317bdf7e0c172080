//! A plain list of flows as a file: without production, statements or taxes.

use super::{Amounts, Figured, Reference, Text, one};
use crate::figure::Status;
use serde::Deserialize;
use serde::de::{Deserializer, MapAccess, SeqAccess, Visitor};
use std::fmt;

/// Flows of which only the worth is asked.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FlowList {
    /// What they are called.
    pub title: Text,
    /// What they are, in a sentence or two.
    #[serde(default)]
    pub about: Text,
    /// The source of every figure that does not name its own.
    #[serde(default)]
    pub source: String,
    /// The status of every figure that does not name its own.
    #[serde(default)]
    pub status: Status,
    /// The currency.
    pub currency: String,
    /// How many of the currency one unit of the amounts is, for people.
    #[serde(default = "one")]
    pub unit: u32,
    /// Discounting.
    pub discount: FlowDiscount,
    /// Months between flows of a list; left out: 12.
    pub every: Option<u32>,
    /// The flows: paid is negative, received positive.
    pub flows: Flows,
}

/// Discounting of flows.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FlowDiscount {
    /// A year.
    pub rate: Figured,
    /// Of a list: whether the first flow counts whole (left out: this), or stands a step after the instant of reference.
    pub reference: Option<FirstFlow>,
    /// The rates of MIRR; left out: the rate above.
    pub borrow: Option<Figured>,
    /// See `borrow`.
    pub reinvest: Option<Figured>,
}

/// Where the first flow of a list stands; a list has no months before it that an instant could lie in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FirstFlow {
    /// At the instant of reference: it counts whole.
    #[default]
    EndOfFirst,
    /// A step after it, as in NPV of spreadsheets.
    Start,
}

impl From<FirstFlow> for Reference {
    fn from(first: FirstFlow) -> Self {
        match first {
            FirstFlow::EndOfFirst => Self::EndOfFirst,
            FirstFlow::Start => Self::Start,
        }
    }
}

/// When flows are.
#[derive(Clone, Debug, PartialEq)]
pub enum Flows {
    /// Equally far apart.
    Even(Vec<Figured>),
    /// On days.
    Dated(Amounts),
}

impl<'de> Deserialize<'de> for Flows {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Over;
        impl<'de> Visitor<'de> for Over {
            type Value = Flows;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(
                    "flows as [-100, 60, 60], or by date as { \"2027-01-15\" = -100, \"2028-03-01\" = 120 }",
                )
            }
            fn visit_seq<A: SeqAccess<'de>>(self, mut all: A) -> Result<Flows, A::Error> {
                let mut even = Vec::new();
                while let Some(figure) = all.next_element()? {
                    even.push(figure);
                }
                Ok(Flows::Even(even))
            }
            fn visit_map<A: MapAccess<'de>>(self, mut all: A) -> Result<Flows, A::Error> {
                let mut dated = Amounts::new();
                while let Some((date, figure)) = all.next_entry()? {
                    dated.insert(date, figure);
                }
                Ok(Flows::Dated(dated))
            }
        }
        from.deserialize_any(Over)
    }
}
