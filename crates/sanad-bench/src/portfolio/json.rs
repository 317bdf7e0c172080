//! Text in the JSON format for people to read: what is short stands on one line.

use std::fmt::{self, Write as _};

/// Most characters of what stands on one line.
const LINE: usize = 110;

/// A value, its records in the order in which they are told.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Json {
    Text(String),
    Number(i64),
    Truth(bool),
    List(Vec<Json>),
    Record(Vec<(&'static str, Json)>),
}

impl Json {
    pub(crate) fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    pub(crate) fn number(number: impl Into<i64>) -> Self {
        Self::Number(number.into())
    }

    pub(crate) fn list(items: impl IntoIterator<Item = Self>) -> Self {
        Self::List(items.into_iter().collect())
    }

    /// A record without what is nothing: empty lists.
    pub(crate) fn record(fields: impl IntoIterator<Item = (&'static str, Self)>) -> Self {
        let something = |field: &(&str, Self)| !matches!(&field.1, Self::List(list) if list.is_empty());
        Self::Record(fields.into_iter().filter(something).collect())
    }

    /// On one line.
    fn flat(&self, out: &mut String) -> fmt::Result {
        match self {
            Self::Text(text) => write!(out, "{}", serde_json::Value::from(text.as_str())),
            Self::Number(number) => write!(out, "{number}"),
            Self::Truth(truth) => write!(out, "{truth}"),
            Self::List(items) => {
                out.push('[');
                for (place, item) in items.iter().enumerate() {
                    out.push_str(if place > 0 { ", " } else { "" });
                    item.flat(out)?;
                }
                out.push(']');
                Ok(())
            }
            Self::Record(fields) => {
                out.push('{');
                for (place, (name, value)) in fields.iter().enumerate() {
                    write!(out, "{}\"{name}\": ", if place > 0 { ", " } else { "" })?;
                    value.flat(out)?;
                }
                out.push('}');
                Ok(())
            }
        }
    }

    fn put(&self, indent: usize, out: &mut String) -> fmt::Result {
        let begin = out.len();
        self.flat(out)?;
        let numbers = |items: &[Self]| items.iter().all(|item| matches!(item, Self::Number(_)));
        let whole = match self {
            Self::Text(_) | Self::Number(_) | Self::Truth(_) => true,
            // A row of a table stays a row.
            Self::List(items) => numbers(items) || out.len() - begin <= LINE,
            Self::Record(_) => out.len() - begin <= LINE,
        };
        if whole {
            return Ok(());
        }
        out.truncate(begin);
        let inner = " ".repeat(indent + 1);
        match self {
            Self::List(items) => {
                out.push('[');
                for (place, item) in items.iter().enumerate() {
                    write!(out, "{}\n{inner}", if place > 0 { "," } else { "" })?;
                    item.put(indent + 1, out)?;
                }
                write!(out, "\n{}]", " ".repeat(indent))
            }
            Self::Record(fields) => {
                out.push('{');
                for (place, (name, value)) in fields.iter().enumerate() {
                    write!(out, "{}\n{inner}\"{name}\": ", if place > 0 { "," } else { "" })?;
                    value.put(indent + 1, out)?;
                }
                write!(out, "\n{}}}", " ".repeat(indent))
            }
            Self::Text(_) | Self::Number(_) | Self::Truth(_) => Ok(()),
        }
    }
}

impl fmt::Display for Json {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut out = String::new();
        self.put(0, &mut out)?;
        f.write_str(&out)
    }
}
