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

/// Inputs of one sort.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    /// Blockers of which nobody has said.
    Blockers,
    /// Days of work.
    Days,
    /// Cost of work.
    Cost,
    /// Days on which answers of surveys come.
    Answers,
    /// How large objects are and what is made a year.
    Output,
    /// Prices of what is made.
    Prices,
    /// Costs of running.
    Running,
    /// Discount, exchange and tax.
    Rates,
}

impl Group {
    /// All, in the order in which they are told.
    pub const ALL: [Self; 8] = [
        Self::Blockers,
        Self::Days,
        Self::Cost,
        Self::Answers,
        Self::Output,
        Self::Prices,
        Self::Running,
        Self::Rates,
    ];

    /// Its name in data.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Blockers => "blockers",
            Self::Days => "days",
            Self::Cost => "cost",
            Self::Answers => "answers",
            Self::Output => "output",
            Self::Prices => "prices",
            Self::Running => "running",
            Self::Rates => "rates",
        }
    }

    /// Whether its inputs move together: what makes work slow or dear, or prices high, reaches many trades and
    /// sites at once. Blockers, answers, sizes and rates are each their own matter.
    pub const fn together(self) -> bool {
        matches!(self, Self::Days | Self::Cost | Self::Prices | Self::Running)
    }

    /// The number that its common draw follows.
    pub(super) fn number(self) -> u32 {
        hashed(&format!("together/{}", self.key()))
    }
}

impl What {
    /// Of which sort it is.
    pub const fn group(&self) -> Group {
        match self {
            Self::Plan(Doubt::Blocker(..)) => Group::Blockers,
            Self::Plan(Doubt::Days(_)) => Group::Days,
            Self::Plan(Doubt::Cost(_)) => Group::Cost,
            Self::Plan(Doubt::Answers(_)) => Group::Answers,
            Self::Size(_) | Self::Output(_) => Group::Output,
            Self::Price(_) => Group::Prices,
            Self::Running(..) => Group::Running,
            Self::Discount | Self::Exchange(_) | Self::Tax => Group::Rates,
        }
    }
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
        // Numbers of common draws are taken.
        inputs.numbers.extend(Group::ALL.map(Group::number));
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

/// The number of a name: FNV-1a of 64 bits, both halves over each other.
pub(super) fn hashed(key: &str) -> u32 {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for byte in key.bytes() {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    }
    u32::try_from((hash >> 32) ^ (hash & 0xffff_ffff)).unwrap_or(0)
}
