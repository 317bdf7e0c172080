//! How figures, series and texts are written in a file.

use crate::figure::{Class, Status};
use rust_decimal::Decimal;
use serde::Deserialize;
use serde::de::{self, Deserializer, MapAccess, Visitor};
use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

/// A figure as it is written: `12.5`, `"12.5"`, or `{ likely = 12.5, low = 9, high = 20, … }`.
#[derive(Clone, Debug, PartialEq)]
pub struct Figured {
    /// The likely value.
    pub likely: Decimal,
    /// The low one.
    pub low: Option<Decimal>,
    /// The high one.
    pub high: Option<Decimal>,
    /// Its status, where it is not the file's.
    pub status: Option<Status>,
    /// Its source, where it is not the file's.
    pub source: Option<String>,
    /// On what an assumption rests.
    pub basis: Option<String>,
    /// Its class of estimate.
    pub class: Option<Class>,
}

impl From<Decimal> for Figured {
    fn from(likely: Decimal) -> Self {
        Self { likely, low: None, high: None, status: None, source: None, basis: None, class: None }
    }
}

impl Figured {
    /// Nought.
    pub fn nothing() -> Self {
        Self::from(Decimal::ZERO)
    }

    /// A figure that was computed or taken from elsewhere: likely, and low and high where they differ. Binary
    /// numbers become the decimals that read back as the same; what is no number, or beyond 28 digits, is `None`.
    pub fn of(likely: f64, range: Option<(f64, f64)>, status: Status) -> Option<Self> {
        let number = |n: f64| decimal(&n.to_string());
        let (low, high) = match range {
            Some((low, high)) => (Some(number(low)?), Some(number(high)?)),
            None => (None, None),
        };
        let figure = Self::from(number(likely)?);
        Some(Self { low, high, status: Some(status), ..figure })
    }

    /// With where it comes from, and on what it rests.
    #[must_use]
    pub fn from_source(self, source: &str, basis: &str) -> Self {
        let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        Self { source: some(source), basis: some(basis), ..self }
    }
}

/// A decimal as somebody wrote it: the shortest text that reads back as the same binary number.
fn decimal(written: &str) -> Option<Decimal> {
    Decimal::from_str(written).or_else(|_| Decimal::from_scientific(written)).ok()
}

const FIGURE: &str = "a number of at most 28 digits, or { likely, low, high, status, source, basis, class }";

#[derive(Deserialize)]
#[serde(transparent)]
struct Plain(#[serde(deserialize_with = "plain")] Decimal);

fn plain<'de, D: Deserializer<'de>>(from: D) -> Result<Decimal, D::Error> {
    struct Numbers;
    impl Visitor<'_> for Numbers {
        type Value = Decimal;
        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("a number of at most 28 digits")
        }
        fn visit_i64<E: de::Error>(self, n: i64) -> Result<Decimal, E> {
            Ok(Decimal::from(n))
        }
        fn visit_u64<E: de::Error>(self, n: u64) -> Result<Decimal, E> {
            Ok(Decimal::from(n))
        }
        fn visit_f64<E: de::Error>(self, n: f64) -> Result<Decimal, E> {
            decimal(&n.to_string()).ok_or_else(|| E::invalid_value(de::Unexpected::Float(n), &self))
        }
        fn visit_str<E: de::Error>(self, s: &str) -> Result<Decimal, E> {
            decimal(s).ok_or_else(|| E::invalid_value(de::Unexpected::Str(s), &self))
        }
    }
    from.deserialize_any(Numbers)
}

/// What stands between the braces of a figure.
#[derive(Default)]
struct Parts {
    numbers: BTreeMap<String, Decimal>,
    status: Option<Status>,
    source: Option<String>,
    basis: Option<String>,
    class: Option<Class>,
}

impl Parts {
    fn take<'de, A: MapAccess<'de>>(&mut self, key: &str, map: &mut A) -> Result<(), A::Error> {
        match key {
            "likely" | "low" | "high" => {
                self.numbers.insert(key.to_owned(), map.next_value::<Plain>()?.0);
            }
            "status" => self.status = Some(map.next_value()?),
            "source" => self.source = Some(map.next_value()?),
            "basis" => self.basis = Some(map.next_value()?),
            "class" => self.class = Some(map.next_value()?),
            other => {
                return Err(de::Error::unknown_field(
                    other,
                    &["likely", "low", "high", "status", "source", "basis", "class"],
                ));
            }
        }
        Ok(())
    }

    fn figure<E: de::Error>(mut self) -> Result<Figured, E> {
        let likely = self.numbers.remove("likely").ok_or_else(|| E::missing_field("likely"))?;
        Ok(Figured {
            likely,
            low: self.numbers.remove("low"),
            high: self.numbers.remove("high"),
            status: self.status,
            source: self.source,
            basis: self.basis,
            class: self.class,
        })
    }
}

impl<'de> Deserialize<'de> for Figured {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        match Series::deserialize(from)? {
            Series::Constant(figure) => Ok(figure),
            Series::Steps(_) => {
                Err(de::Error::custom(format!("dates stand where only one figure can be; {FIGURE}")))
            }
        }
    }
}

/// Figures over time: one that always holds, or `{ "2027" = 5, "2029-07" = 6 }`. What a date means,
/// that it holds from then on or is paid then, says the field.
#[derive(Clone, Debug, PartialEq)]
pub enum Series {
    /// One figure for all times.
    Constant(Figured),
    /// Figures by date, as it is written.
    Steps(BTreeMap<String, Figured>),
}

impl<'de> Deserialize<'de> for Series {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Over;
        impl<'de> Visitor<'de> for Over {
            type Value = Series;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{FIGURE}, or figures by date as {{ \"2027\" = 5, \"2029-07\" = 6 }}")
            }
            fn visit_i64<E: de::Error>(self, n: i64) -> Result<Series, E> {
                Ok(Series::Constant(Decimal::from(n).into()))
            }
            fn visit_u64<E: de::Error>(self, n: u64) -> Result<Series, E> {
                Ok(Series::Constant(Decimal::from(n).into()))
            }
            fn visit_f64<E: de::Error>(self, n: f64) -> Result<Series, E> {
                let d = decimal(&n.to_string());
                d.map(|d| Series::Constant(d.into()))
                    .ok_or_else(|| E::invalid_value(de::Unexpected::Float(n), &self))
            }
            fn visit_str<E: de::Error>(self, s: &str) -> Result<Series, E> {
                let d = decimal(s);
                d.map(|d| Series::Constant(d.into()))
                    .ok_or_else(|| E::invalid_value(de::Unexpected::Str(s), &self))
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Series, A::Error> {
                let (mut parts, mut steps, mut figure) = (Parts::default(), BTreeMap::new(), false);
                while let Some(key) = map.next_key::<String>()? {
                    if key.starts_with(|c: char| c.is_ascii_digit()) {
                        if steps.insert(key.clone(), map.next_value::<Figured>()?).is_some() {
                            return Err(de::Error::custom(format!("the date `{key}` stands twice")));
                        }
                    } else {
                        parts.take(&key, &mut map)?;
                        figure = true;
                    }
                }
                if figure && !steps.is_empty() {
                    return Err(de::Error::custom("dates and parts of one figure are mixed"));
                }
                if steps.is_empty() { parts.figure().map(Series::Constant) } else { Ok(Series::Steps(steps)) }
            }
        }
        from.deserialize_any(Over)
    }
}

/// A text in several languages: `"Garments"`, or `{ ar = "ملابس", en = "Garments" }`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Text(pub BTreeMap<String, String>);

impl Text {
    /// In a language; else in English; else in any.
    pub fn get(&self, language: &str) -> &str {
        let found = self.0.get(language).or_else(|| self.0.get("en")).or_else(|| self.0.values().next());
        found.map_or("", String::as_str)
    }

    /// A text in one language.
    pub fn of(language: &str, text: &str) -> Self {
        Self(BTreeMap::from([(language.to_owned(), text.to_owned())]))
    }
}

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Words;
        impl<'de> Visitor<'de> for Words {
            type Value = Text;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a text, or texts by language as { ar = \"…\", en = \"…\" }")
            }
            fn visit_str<E: de::Error>(self, text: &str) -> Result<Text, E> {
                Ok(Text::of("en", text))
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Text, A::Error> {
                let mut all = BTreeMap::new();
                while let Some((language, text)) = map.next_entry()? {
                    all.insert(language, text);
                }
                Ok(Text(all))
            }
        }
        from.deserialize_any(Words)
    }
}
