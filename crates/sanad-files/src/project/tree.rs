//! A project file as a tree whose every part knows where in the text it stands: from TOML or from JSON.

use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;
use std::fmt;
use toml::de::{DeTable, DeValue};

/// A value and the byte at which it begins.
#[derive(Clone, Debug)]
pub(super) struct Node {
    /// Where it begins.
    pub(super) at: usize,
    /// What it is.
    pub(super) value: Value,
}

/// What stands in a file.
#[derive(Clone, Debug)]
pub(super) enum Value {
    Null,
    Flag(bool),
    Whole(i64),
    Float(f64),
    Text(String),
    List(Vec<Node>),
    Table(Vec<Entry>),
}

/// A key, where it stands, and its value.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    pub(super) key: String,
    pub(super) at: usize,
    pub(super) node: Node,
}

/// What keeps a text from being TOML or JSON: the byte, and a name that stands twice.
#[derive(Clone, Debug)]
pub(super) struct Broken {
    pub(super) at: usize,
    pub(super) twice: Option<String>,
}

/// Levels of lists and tables within each other.
const MOST_DEEP: usize = 32;
/// More is not told.
const MOST_BROKEN: usize = 20;

impl Node {
    /// How people name an element of a list: by its code.
    pub(super) fn name(&self) -> Option<&str> {
        let Value::Table(entries) = &self.value else { return None };
        let named = |key: &str| entries.iter().find(|e| e.key == key);
        match ["code", "partner", "currency", "product"]
            .iter()
            .find_map(|key| named(key))
            .map(|e| &e.node.value)
        {
            Some(Value::Text(text)) => Some(text),
            _ => None,
        }
    }

    /// Whether it is a table with this key.
    pub(super) fn has(&self, key: &str) -> bool {
        matches!(&self.value, Value::Table(entries) if entries.iter().any(|e| e.key == key))
    }

    /// The part by its name, such as `cost.labour.fixed`, or as much of it as there is.
    pub(super) fn find(&self, path: &str) -> &Node {
        let rest = |name: &str| match path.strip_prefix(name) {
            Some("") => Some(""),
            Some(rest) => rest.strip_prefix('.'),
            None => None,
        };
        let found = match &self.value {
            _ if path.is_empty() => None,
            Value::Table(entries) => entries
                .iter()
                .filter_map(|e| rest(&e.key).map(|rest| (e.key.len(), &e.node, rest)))
                .max_by_key(|(length, ..)| *length),
            Value::List(all) => (1..)
                .zip(all)
                .filter_map(|(n, node)| {
                    let own = node.name().map_or_else(|| format!("{n}"), str::to_owned);
                    rest(&own).map(|rest| (own.len(), node, rest))
                })
                .max_by_key(|(length, ..)| *length),
            _ => None,
        };
        found.map_or(self, |(_, node, rest)| node.find(rest))
    }
}

/// Reads TOML, or says all places where it is none.
pub(super) fn toml(text: &str) -> Result<Node, Vec<Broken>> {
    let (table, errors) = DeTable::parse_recoverable(text);
    if errors.is_empty() {
        return Ok(Node { at: 0, value: self::table(table.get_ref()) });
    }
    let all = errors.iter().take(MOST_BROKEN).map(|e| {
        let span = e.span().unwrap_or(0..0);
        let twice = (e.message() == "duplicate key").then(|| text.get(span.clone()).unwrap_or_default());
        Broken { at: span.start, twice: twice.map(|key| key.trim_matches('"').to_owned()) }
    });
    Err(all.collect())
}

fn table(from: &DeTable<'_>) -> Value {
    let entry = |(key, node): (&toml::Spanned<toml::de::DeString<'_>>, &toml::Spanned<DeValue<'_>>)| Entry {
        key: key.get_ref().to_string(),
        at: key.span().start,
        node: Node { at: node.span().start, value: value(node.get_ref()) },
    };
    Value::Table(from.iter().map(entry).collect())
}

fn value(from: &DeValue<'_>) -> Value {
    match from {
        DeValue::String(text) => Value::Text(text.to_string()),
        // What no whole number of 64 bits holds is kept digit by digit.
        DeValue::Integer(n) => i64::from_str_radix(n.as_str(), n.radix())
            .map_or_else(|_| Value::Text(n.as_str().to_owned()), Value::Whole),
        DeValue::Float(n) => {
            n.as_str().parse().map_or_else(|_| Value::Text(n.as_str().to_owned()), Value::Float)
        }
        DeValue::Boolean(flag) => Value::Flag(*flag),
        DeValue::Datetime(date) => Value::Text(date.to_string()),
        DeValue::Array(all) => Value::List(
            all.iter().map(|node| Node { at: node.span().start, value: value(node.get_ref()) }).collect(),
        ),
        DeValue::Table(own) => table(own),
    }
}

/// Reads JSON, or says where it is none and which names stand twice.
pub(super) fn json(text: &str) -> Result<Node, Vec<Broken>> {
    let broken = |at| vec![Broken { at, twice: None }];
    let raw: &RawValue = serde_json::from_str(text).map_err(|e| broken(byte(text, e.line(), e.column())))?;
    let mut twice = Vec::new();
    let node = node(raw, text, 0, &mut twice).map_err(broken)?;
    if twice.is_empty() { Ok(node) } else { Err(twice) }
}

/// The byte at a line and column, both from 1.
fn byte(text: &str, line: usize, column: usize) -> usize {
    let begins: usize = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    (begins + column.saturating_sub(1)).min(text.len())
}

/// Entries of a JSON object as they stand, names that stand twice too.
struct Entries<'a>(Vec<(String, &'a RawValue)>);

impl<'a> Deserialize<'a> for Entries<'a> {
    fn deserialize<D: Deserializer<'a>>(from: D) -> Result<Self, D::Error> {
        struct Own;
        impl<'a> Visitor<'a> for Own {
            type Value = Entries<'a>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }
            fn visit_map<A: MapAccess<'a>>(self, mut map: A) -> Result<Entries<'a>, A::Error> {
                let mut all = Vec::new();
                while let Some(entry) = map.next_entry()? {
                    all.push(entry);
                }
                Ok(Entries(all))
            }
        }
        from.deserialize_map(Own)
    }
}

fn node(raw: &RawValue, whole: &str, deep: usize, twice: &mut Vec<Broken>) -> Result<Node, usize> {
    let own = raw.get();
    let at = own.as_ptr().addr() - whole.as_ptr().addr();
    if deep > MOST_DEEP {
        return Err(at);
    }
    let value = match own.as_bytes().first() {
        Some(b'{') => {
            let Entries(entries) = serde_json::from_str(own).map_err(|_| at)?;
            let mut all: Vec<Entry> = Vec::with_capacity(entries.len());
            for (key, raw) in entries {
                let node = node(raw, whole, deep + 1, twice)?;
                if all.iter().any(|e| e.key == key) && twice.len() < MOST_BROKEN {
                    twice.push(Broken { at: node.at, twice: Some(key.clone()) });
                }
                all.push(Entry { key, at: node.at, node });
            }
            Value::Table(all)
        }
        Some(b'[') => {
            let all: Vec<&RawValue> = serde_json::from_str(own).map_err(|_| at)?;
            Value::List(all.into_iter().map(|r| node(r, whole, deep + 1, twice)).collect::<Result<_, _>>()?)
        }
        _ => match serde_json::from_str(own).map_err(|_| at)? {
            serde_json::Value::Bool(flag) => Value::Flag(flag),
            serde_json::Value::String(text) => Value::Text(text),
            // A number that 64 bits do not hold is kept digit by digit.
            serde_json::Value::Number(n) => match (n.as_i64(), own.contains(['.', 'e', 'E'])) {
                (Some(whole), _) => Value::Whole(whole),
                (None, false) => Value::Text(own.to_owned()),
                (None, true) => Value::Float(n.as_f64().unwrap_or(f64::NAN)),
            },
            _ => Value::Null,
        },
    };
    Ok(Node { at, value })
}
