//! A project or a list of flows taken from its tree: all keys, words and values that do not fit, each with its place.
//!
//! Reading stops at the first thing that does not fit. It is told, put right with something that fits, and reading
//! begins anew, until nothing is left.

use super::tree::{Entry, Node, Value};
use crate::near::nearest;
use serde::de::value::{MapAccessDeserializer, StrDeserializer};
use serde::de::{
    self, DeserializeOwned, DeserializeSeed, Deserializer, IntoDeserializer, MapAccess, SeqAccess,
    Unexpected, Visitor,
};
use std::fmt;

/// What does not fit, where it begins and how it is called.
#[derive(Clone, Debug)]
pub(super) struct Unfit {
    pub(super) at: usize,
    pub(super) path: String,
    pub(super) value: String,
    pub(super) what: What,
}

/// Why.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum What {
    /// A key that there is not; those that there are.
    Key(&'static [&'static str]),
    /// A word that there is not; those that there are.
    Word(&'static [&'static str]),
    /// A part that must be there.
    Missing(&'static str),
    /// Something else belongs here; what, in the words of the type.
    Kind(String),
}

/// More is not told.
const MOST: usize = 50;

/// Takes a project or what else a file holds, or says all that does not fit.
pub(super) fn take<T: DeserializeOwned>(mut tree: Node) -> Result<T, Vec<Unfit>> {
    if !matches!(tree.value, Value::Table(_)) {
        return Err(vec![Error::new(What::Kind("a map".to_owned())).unfit(&tree)]);
    }
    let mut all: Vec<Unfit> = Vec::new();
    let mut gone: Vec<(Vec<usize>, String)> = Vec::new();
    for _ in 0..4 * MOST {
        let mut error = match T::deserialize(&tree) {
            Ok(project) if all.is_empty() => return Ok(project),
            Ok(_) => break,
            Err(error) => error,
        };
        error.steps.reverse();
        error.sharpen(&tree);
        // What was taken out is not missed.
        let again = match error.what {
            What::Missing(name) => gone.iter().any(|(around, key)| *around == error.steps && key == name),
            _ => false,
        };
        if !again {
            all.push(error.unfit(&tree));
        }
        if all.len() >= MOST {
            break;
        }
        if again || !mend::<T>(&mut tree, &error) {
            // It goes, so that the rest is read.
            if let Some((_, around)) = error.steps.split_last()
                && let Value::Table(_) = look(&tree, around).0.value
            {
                let path = look(&tree, &error.steps).2;
                let key = path.rsplit('.').next().unwrap_or_default();
                gone.push((around.to_vec(), key.to_owned()));
            }
            if !remove(&mut tree, &error.steps) {
                break;
            }
        }
    }
    Err(all)
}

/// Puts something that fits in the place of what does not.
fn mend<T: DeserializeOwned>(tree: &mut Node, error: &Error) -> bool {
    match error.what {
        What::Key(keys) => rename(tree, &error.steps, keys) || remove(tree, &error.steps),
        What::Missing(name) => {
            let Some(Value::Table(entries)) = part(tree, &error.steps).map(|n| &mut n.value) else {
                return false;
            };
            let at = entries.len();
            entries.push(Entry { key: name.to_owned(), at: 0, node: Node { at: 0, value: Value::Null } });
            let steps: Vec<usize> = error.steps.iter().copied().chain([at]).collect();
            let fits = try_all::<T>(tree, &steps);
            if !fits {
                remove(tree, &steps);
            }
            fits
        }
        _ => try_all::<T>(tree, &error.steps),
    }
}

/// Takes a key for the one it is near to, where that is not there: it is not missed then.
fn rename(tree: &mut Node, steps: &[usize], keys: &[&'static str]) -> bool {
    let Some((last, around)) = steps.split_last() else { return false };
    let Some(Value::Table(entries)) = part(tree, around).map(|n| &mut n.value) else { return false };
    let Some(key) = entries.get(*last).map(|e| e.key.clone()) else { return false };
    match nearest(&key, keys.iter().copied()) {
        Some(near) if entries.iter().all(|e| e.key != near) => {
            near.clone_into(&mut entries[*last].key);
            true
        }
        _ => false,
    }
}

/// Tries what fits some field, until the field is no more what is wrong.
fn try_all<T: DeserializeOwned>(tree: &mut Node, steps: &[usize]) -> bool {
    let table = |entries: Vec<(&str, Value)>| {
        let entry =
            |(key, value): (&str, Value)| Entry { key: key.to_owned(), at: 0, node: Node { at: 0, value } };
        Value::Table(entries.into_iter().map(entry).collect())
    };
    let word = |word: &str| Value::Text(word.to_owned());
    let candidates = [
        word("2000-01"),
        Value::Whole(1),
        Value::Flag(true),
        word("machinery"),
        word("labour"),
        word("debt"),
        Value::List(Vec::new()),
        table(vec![]),
        table(vec![("rate", Value::Whole(0))]),
        table(vec![("method", word("none"))]),
        table(vec![("kind", word("profile")), ("amounts", table(vec![]))]),
        table(vec![
            ("start", word("2000-01")),
            ("construction", Value::List(Vec::new())),
            ("years", Value::Whole(1)),
        ]),
    ];
    for candidate in candidates {
        let Some(node) = part(tree, steps) else { return false };
        node.value = candidate;
        let fits = match T::deserialize(&*tree) {
            Ok(_) => true,
            Err(mut error) => {
                error.steps.reverse();
                // What is told of a part whole may be the fault of what is tried in it.
                let whole =
                    matches!(error.what, What::Kind(_) | What::Word(_)) && steps.starts_with(&error.steps);
                !whole && !error.steps.starts_with(steps)
            }
        };
        if fits {
            return true;
        }
    }
    false
}

fn part<'a>(tree: &'a mut Node, steps: &[usize]) -> Option<&'a mut Node> {
    let Some((first, rest)) = steps.split_first() else { return Some(tree) };
    let next = match &mut tree.value {
        Value::List(all) => all.get_mut(*first)?,
        Value::Table(all) => &mut all.get_mut(*first)?.node,
        _ => return None,
    };
    part(next, rest)
}

fn remove(tree: &mut Node, steps: &[usize]) -> bool {
    let Some((last, around)) = steps.split_last() else { return false };
    match part(tree, around).map(|n| &mut n.value) {
        Some(Value::List(all)) if *last < all.len() => drop(all.remove(*last)),
        Some(Value::Table(all)) if *last < all.len() => drop(all.remove(*last)),
        _ => return false,
    }
    true
}

/// Why reading stopped, and the way to it, the last step first while it goes up.
#[derive(Debug)]
pub(super) struct Error {
    what: What,
    /// The key, where it is one that there is not.
    key: Option<String>,
    /// The word, where it is one that there is not.
    word: Option<String>,
    steps: Vec<usize>,
}

impl Error {
    fn new(what: What) -> Self {
        Self { what, key: None, word: None, steps: Vec::new() }
    }

    fn within(mut self, step: usize) -> Self {
        self.steps.push(step);
        self
    }

    /// A key that was told with its table is looked up in it.
    fn sharpen(&mut self, tree: &Node) {
        let Some(key) = self.key.take() else { return };
        if let Value::Table(entries) = &look(tree, &self.steps).0.value
            && let Some(step) = entries.iter().position(|e| e.key == key)
        {
            self.steps.push(step);
        }
    }

    fn unfit(&self, tree: &Node) -> Unfit {
        let (node, at, path) = look(tree, &self.steps);
        let value = match (&self.what, &node.value) {
            (What::Key(_), _) => path.rsplit('.').next().unwrap_or_default().to_owned(),
            (What::Missing(_), _) => String::new(),
            (What::Word(_), Value::Table(_)) => self.word.clone().unwrap_or_default(),
            (_, Value::Null) => "null".to_owned(),
            (_, Value::Flag(flag)) => flag.to_string(),
            (_, Value::Whole(n)) => n.to_string(),
            (_, Value::Float(n)) => format!("{n:?}"),
            (_, Value::Text(text)) => text.chars().take(80).collect(),
            (_, Value::List(_)) => "[…]".to_owned(),
            (_, Value::Table(_)) => "{…}".to_owned(),
        };
        Unfit { at, path, value, what: self.what.clone() }
    }
}

/// What stands at the end of a way, where its key or value begins, and its name.
fn look<'a>(tree: &'a Node, steps: &[usize]) -> (&'a Node, usize, String) {
    let (mut node, mut at, mut path) = (tree, tree.at, Vec::new());
    for step in steps {
        match &node.value {
            Value::List(all) if *step < all.len() => {
                node = &all[*step];
                at = node.at;
                path.push(node.name().map_or_else(|| (step + 1).to_string(), str::to_owned));
            }
            Value::Table(all) if *step < all.len() => {
                (node, at) = (&all[*step].node, all[*step].at);
                path.push(all[*step].key.clone());
            }
            _ => break,
        }
    }
    (node, at, path.join("."))
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", self.what)
    }
}

impl std::error::Error for Error {}

impl de::Error for Error {
    fn custom<T: fmt::Display>(said: T) -> Self {
        Self::new(What::Kind(said.to_string()))
    }

    fn invalid_type(_: Unexpected<'_>, wanted: &dyn de::Expected) -> Self {
        Self::new(What::Kind(wanted.to_string()))
    }

    fn invalid_value(_: Unexpected<'_>, wanted: &dyn de::Expected) -> Self {
        Self::new(What::Kind(wanted.to_string()))
    }

    fn unknown_variant(word: &str, words: &'static [&'static str]) -> Self {
        Self { word: Some(word.to_owned()), ..Self::new(What::Word(words)) }
    }

    fn unknown_field(key: &str, keys: &'static [&'static str]) -> Self {
        Self { key: Some(key.to_owned()), ..Self::new(What::Key(keys)) }
    }

    fn missing_field(name: &'static str) -> Self {
        Self::new(What::Missing(name))
    }
}

struct Keys<'a> {
    entries: &'a [Entry],
    next: usize,
}

impl<'de> MapAccess<'de> for Keys<'_> {
    type Error = Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Error> {
        let Some(entry) = self.entries.get(self.next) else { return Ok(None) };
        self.next += 1;
        let key: StrDeserializer<'_, Error> = entry.key.as_str().into_deserializer();
        seed.deserialize(key).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Error> {
        let step = self.next - 1;
        seed.deserialize(&self.entries[step].node).map_err(|e| e.within(step))
    }
}

struct Elements<'a> {
    all: &'a [Node],
    next: usize,
}

impl<'de> SeqAccess<'de> for Elements<'_> {
    type Error = Error;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Error> {
        let Some(node) = self.all.get(self.next) else { return Ok(None) };
        let step = self.next;
        self.next += 1;
        seed.deserialize(node).map(Some).map_err(|e| e.within(step))
    }
}

impl<'de> Deserializer<'de> for &Node {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match &self.value {
            Value::Null => visitor.visit_unit(),
            Value::Flag(flag) => visitor.visit_bool(*flag),
            Value::Whole(n) => visitor.visit_i64(*n),
            Value::Float(n) => visitor.visit_f64(*n),
            Value::Text(text) => visitor.visit_str(text),
            Value::List(all) => visitor.visit_seq(Elements { all, next: 0 }),
            Value::Table(entries) => visitor.visit_map(Keys { entries, next: 0 }),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        if matches!(self.value, Value::Null) { visitor.visit_none() } else { visitor.visit_some(self) }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Error> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        words: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        match &self.value {
            Value::Text(text) => {
                let word: StrDeserializer<'_, Error> = text.as_str().into_deserializer();
                visitor.visit_enum(word)
            }
            Value::Table(entries) => {
                visitor.visit_enum(MapAccessDeserializer::new(Keys { entries, next: 0 }))
            }
            _ => Err(Error::new(What::Word(words))),
        }
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit unit_struct
        seq tuple tuple_struct map struct identifier ignored_any
    }
}
