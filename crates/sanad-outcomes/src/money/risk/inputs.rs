//! What a trial draws: things of the plan, and figures of its appraisals.

use sanad_measures::Doubt;
use sanad_model::Programme;
use std::collections::{BTreeMap, BTreeSet};

/// What an input is.
#[derive(Clone, Debug, PartialEq)]
pub enum What {
    /// A thing of the plan.
    Plan(Doubt),
    /// The rate of discount.
    Discount,
    /// A rate of exchange: its currency.
    Exchange(String),
    /// The tax on profit.
    Tax,
    /// How large a measure's object is: the measure.
    Size(String),
    /// What is made a year: the template.
    Output(String),
    /// The price of what is made: the template.
    Price(String),
    /// A cost of running: the template and the kind.
    Running(String, String),
}

/// One of them.
#[derive(Clone, Debug, PartialEq)]
pub struct Uncertain {
    /// Its name in data, such as `days/restart-textile` or `exchange/EUR`.
    pub key: String,
    /// What it is.
    pub what: What,
    /// The number that its draws follow, of its name alone: what comes or goes beside it changes none of them.
    pub number: u32,
}

/// All of them: first those of the plan.
#[derive(Clone, Debug, Default)]
pub struct Inputs {
    /// In order.
    pub all: Vec<Uncertain>,
    places: BTreeMap<String, usize>,
    numbers: BTreeSet<u32>,
}

impl Inputs {
    /// Those of the plan.
    pub fn new(p: &Programme, doubts: &[Doubt]) -> Self {
        let mut inputs = Self::default();
        for doubt in doubts {
            inputs.find(&doubt.key(p), Some(What::Plan(doubt.clone())));
        }
        inputs
    }

    /// The place of an input by its name; it is added where what it is is told.
    pub fn find(&mut self, key: &str, what: Option<What>) -> Option<usize> {
        if let Some(place) = self.places.get(key) {
            return Some(*place);
        }
        let what = what?;
        let mut number = hashed(key);
        while !self.numbers.insert(number) {
            number = number.wrapping_add(1);
        }
        self.places.insert(key.to_owned(), self.all.len());
        self.all.push(Uncertain { key: key.to_owned(), what, number });
        Some(self.all.len() - 1)
    }
}

/// FNV-1a of 64 bits, both halves over each other.
fn hashed(key: &str) -> u32 {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for byte in key.bytes() {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    }
    u32::try_from((hash >> 32) ^ (hash & 0xffff_ffff)).unwrap_or(0)
}
