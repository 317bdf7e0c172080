//! The sixty instances: three sizes, and twenty settings of four things that make a portfolio hard.

use super::format::Instance;
use super::generate::generate;

/// How large an instance is.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Ord, PartialOrd, Hash, clap::ValueEnum)]
pub enum Size {
    /// 10 measures, 360 days.
    Small,
    /// 40 measures, 540 days.
    Medium,
    /// 150 measures, 720 days.
    Large,
}

impl Size {
    /// Every size.
    pub const ALL: [Self; 3] = [Self::Small, Self::Medium, Self::Large];

    /// As names of instances begin.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Small => "small",
            Self::Medium => "medium",
            Self::Large => "large",
        }
    }

    /// How many measures.
    pub const fn measures(self) -> usize {
        match self {
            Self::Small => 10,
            Self::Medium => 40,
            Self::Large => 150,
        }
    }

    /// How many days.
    pub const fn horizon(self) -> i32 {
        match self {
            Self::Small => 360,
            Self::Medium => 540,
            Self::Large => 720,
        }
    }

    /// How many regions, each with a node of power and one of water.
    pub const fn regions(self) -> usize {
        match self {
            Self::Small => 1,
            Self::Medium => 2,
            Self::Large => 4,
        }
    }
}

/// Instances of a size.
pub const EACH: u64 = 20;

/// The settings of an instance, in thousandths.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Levels {
    /// Money that comes in, of what all measures cost in their cheapest modes.
    pub money: i64,
    /// Persons of each skill, and renewables: their days, of the days that all measures take.
    pub people: i64,
    /// Activities with a further predecessor; a third as many measures wait for another measure.
    pub network: i64,
    /// Power and water that nodes give from the first, of what all restarts take for good.
    pub utility: i64,
}

impl Levels {
    /// The settings of the instance of this number, from 1: a full design of two levels of four
    /// things, and four times the middle; from 21 on the same again.
    pub fn of(number: u64) -> Self {
        let place = number.wrapping_sub(1) % EACH;
        let low = |bit: u64| (place >> bit) & 1 == 0;
        if place >= 16 {
            return Self { money: 500, people: 650, network: 300, utility: 425 };
        }
        Self {
            money: if low(0) { 650 } else { 350 },
            people: if low(1) { 900 } else { 400 },
            network: if low(2) { 100 } else { 500 },
            utility: if low(3) { 600 } else { 250 },
        }
    }
}

/// The name of an instance.
pub fn name(size: Size, number: u64) -> String {
    format!("{}-{number:02}", size.name())
}

/// All sixty, in order.
pub fn all() -> impl Iterator<Item = Instance> {
    Size::ALL.into_iter().flat_map(|size| (1..=EACH).map(move |number| generate(size, number).instance))
}
