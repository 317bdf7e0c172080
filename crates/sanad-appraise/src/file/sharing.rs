//! How partners share cash and taxes where that changes: a partnership flip.

use super::Figured;
use serde::Deserialize;
use serde::de::{self, Deserializer, MapAccess, Visitor};
use std::collections::BTreeMap;
use std::fmt;

/// A stage of sharing. Partners pay the taxes on profit themselves and have credits themselves.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sharing {
    /// When the next stage begins; the last has none.
    pub until: Option<Until>,
    /// The share of cash before tax of each partner; one that is left out has none.
    pub cash: BTreeMap<String, Figured>,
    /// The share of profits, and so of taxes and credits, of each partner; left out: as cash.
    #[serde(default)]
    pub tax: BTreeMap<String, Figured>,
}

/// When a stage ends.
#[derive(Clone, Debug, PartialEq)]
pub enum Until {
    /// On a date.
    Date(String),
    /// After the period in which a partner has had so much a year, after tax.
    Return {
        /// The partner.
        partner: String,
        /// A year.
        rate: Figured,
    },
}

impl<'de> Deserialize<'de> for Until {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Over;
        impl<'de> Visitor<'de> for Over {
            type Value = Until;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("until: a date in quotes, or { partner = \"…\", rate = 0.1 }")
            }
            fn visit_str<E: de::Error>(self, date: &str) -> Result<Until, E> {
                Ok(Until::Date(date.to_owned()))
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Until, A::Error> {
                let (mut partner, mut rate) = (None, None);
                while let Some(key) = map.next_key::<String>()? {
                    match key.as_str() {
                        "partner" => partner = Some(map.next_value()?),
                        "rate" => rate = Some(map.next_value()?),
                        other => return Err(de::Error::unknown_field(other, &["partner", "rate"])),
                    }
                }
                let partner = partner.ok_or_else(|| de::Error::missing_field("partner"))?;
                Ok(Until::Return { partner, rate: rate.ok_or_else(|| de::Error::missing_field("rate"))? })
            }
        }
        from.deserialize_any(Over)
    }
}
