//! Facts: values that a person may doubt. A fact is a list of claims; one stated rule picks the
//! claim that is shown, and every other claim stays beside it.
//!
//! **The rule.** Claims withdrawn do not count. A claim with a known value comes before one that
//! says unknown. Then the stronger status wins (surveyed, reported, computed, assumed); among
//! equals the later `as_of`; among those the later recorded.

use crate::id::Id;
use crate::text::Text;
use crate::when::When;
use crate::words::Status;

/// A number as people know it: low, likely and high, equal when only one was given.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Range {
    /// Low (about one in ten lies below).
    pub low: f64,
    /// Likely.
    pub likely: f64,
    /// High (about one in ten lies above).
    pub high: f64,
}

impl Range {
    /// A range of one value.
    pub const fn exact(value: f64) -> Self {
        Self { low: value, likely: value, high: value }
    }

    /// Whether it is one value.
    #[expect(clippy::float_cmp, reason = "an exact range repeats one number")]
    pub fn is_exact(&self) -> bool {
        self.low == self.high
    }
}

/// A place on the earth, degrees (WGS 84).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Geo {
    /// Latitude, −90 to 90, north positive.
    pub lat: f64,
    /// Longitude, −180 to 180, east positive.
    pub lon: f64,
}

/// The value of a claim.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// Asked and not known: a value like any other.
    Unknown,
    /// A number in a unit.
    Number(Range, String),
    /// A code from a closed list.
    Choice(String),
    /// Yes or no.
    YesNo(bool),
    /// A date.
    When(When),
    /// A text.
    Text(Text),
    /// A place.
    Place(Geo),
    /// Skills with levels 1–4.
    Levels(Vec<(String, u8)>),
    /// A party.
    Party(Id),
}

/// One value from one source.
#[derive(Clone, Debug, PartialEq)]
pub struct Claim<T> {
    /// The claim's own identity.
    pub id: Id,
    /// What it says.
    pub value: T,
    /// When it held.
    pub as_of: When,
    /// Where it comes from.
    pub source: Option<Id>,
    /// How it came to be.
    pub status: Status,
    /// On what an assumption or computation rests.
    pub basis: Text,
    /// The party that said it, where one did.
    pub said_by: Option<Id>,
    /// Words that go with the value (a note, the reason behind a yes).
    pub note: Text,
}

/// Claims about one thing, the shown one first.
#[derive(Clone, Debug, PartialEq)]
pub struct Fact<T> {
    claims: Vec<Claim<T>>,
}

impl<T> Default for Fact<T> {
    fn default() -> Self {
        Self::none()
    }
}

impl Fact<Value> {
    /// Orders claims by the rule of this module.
    pub fn new(mut claims: Vec<Claim<Value>>) -> Self {
        claims.sort_by(|a, b| {
            let unknown = |c: &Claim<Value>| c.value.is_unknown();
            unknown(a)
                .cmp(&unknown(b))
                .then(a.status.cmp(&b.status))
                .then(b.as_of.order().cmp(&a.as_of.order()))
                .then(b.id.cmp(&a.id))
        });
        Self { claims }
    }

    /// The claims whose known value differs from the shown one: the sources that disagree. Texts
    /// stand beside each other without disagreeing.
    pub fn disagreeing(&self) -> impl Iterator<Item = &Claim<Value>> {
        let shown = self.known();
        let says = |c: &Claim<Value>| !matches!(c.value, Value::Unknown | Value::Text(_));
        self.claims.iter().filter(move |c| says(c) && shown.is_some_and(|s| s.value != c.value))
    }

    /// The shown claim when its value is known.
    pub fn known(&self) -> Option<&Claim<Value>> {
        self.shown().filter(|c| !c.value.is_unknown())
    }

    /// The answer "unknown" of a survey, where it is what is shown: asked, and not known.
    pub fn asked(&self) -> Option<&Claim<Value>> {
        self.shown().filter(|c| c.value.is_unknown() && c.status == Status::Surveyed)
    }

    /// Known number and unit.
    pub fn number(&self) -> Option<(Range, &str)> {
        match &self.known()?.value {
            Value::Number(range, unit) => Some((*range, unit)),
            _ => None,
        }
    }

    /// Known code.
    pub fn choice(&self) -> Option<&str> {
        match &self.known()?.value {
            Value::Choice(code) => Some(code),
            _ => None,
        }
    }

    /// Known yes or no.
    pub fn yes_no(&self) -> Option<bool> {
        match &self.known()?.value {
            Value::YesNo(yes) => Some(*yes),
            _ => None,
        }
    }

    /// Known date.
    pub fn when(&self) -> Option<When> {
        match &self.known()?.value {
            Value::When(when) => Some(*when),
            _ => None,
        }
    }

    /// Known place.
    pub fn place(&self) -> Option<Geo> {
        match &self.known()?.value {
            Value::Place(geo) => Some(*geo),
            _ => None,
        }
    }

    /// Known text.
    pub fn text(&self) -> Option<&Text> {
        match &self.known()?.value {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }

    /// Known skill levels.
    pub fn levels(&self) -> Option<&[(String, u8)]> {
        match &self.known()?.value {
            Value::Levels(levels) => Some(levels),
            _ => None,
        }
    }

    /// Known party.
    pub fn party(&self) -> Option<Id> {
        match &self.known()?.value {
            Value::Party(id) => Some(*id),
            _ => None,
        }
    }
}

impl<T> Fact<T> {
    /// A fact about which nobody has said anything.
    pub const fn none() -> Self {
        Self { claims: Vec::new() }
    }

    /// The claim that is shown.
    pub fn shown(&self) -> Option<&Claim<T>> {
        self.claims.first()
    }

    /// Every claim, the shown one first.
    pub fn claims(&self) -> &[Claim<T>] {
        &self.claims
    }

    /// Whether nobody has said anything.
    pub const fn is_empty(&self) -> bool {
        self.claims.is_empty()
    }
}

impl Value {
    /// Whether it says unknown.
    pub const fn is_unknown(&self) -> bool {
        matches!(self, Self::Unknown | Self::When(When::Unknown))
    }
}
