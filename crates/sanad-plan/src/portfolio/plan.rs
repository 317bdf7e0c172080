//! The result: what is chosen, when and how it is carried out, and how good that is.

use super::problem::Problem;
use super::raw::{Term, Tick};

/// How one activity is carried out.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Placed {
    /// Its mode, by place in [`Activity::modes`](super::Activity::modes).
    pub mode: usize,
    /// Its start.
    pub start: Tick,
    /// Its finish: the tick after the last worked one; the start when the duration is 0.
    pub finish: Tick,
    /// Persons by number, first of each need, then of each teaching of the mode, in its order.
    pub persons: Vec<Vec<u32>>,
}

/// A plan: nothing for the activities of measures that are not chosen.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Plan {
    /// Whether each measure is chosen.
    pub chosen: Vec<bool>,
    /// Each activity, in the order of the problem.
    pub placed: Vec<Option<Placed>>,
}

/// What a plan amounts to in every term, in the term's own sense: gains are more when better,
/// lateness, end and change less when better.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Terms {
    /// [`Term::Value`].
    pub value: i64,
    /// [`Term::Jobs`].
    pub jobs: i64,
    /// [`Term::Output`].
    pub output: i64,
    /// [`Term::Local`].
    pub local: i64,
    /// [`Term::Lateness`].
    pub lateness: i64,
    /// [`Term::End`].
    pub end: i64,
    /// [`Term::Change`].
    pub change: i64,
}

impl Terms {
    /// One term.
    pub fn get(&self, term: Term) -> i64 {
        match term {
            Term::Value => self.value,
            Term::Jobs => self.jobs,
            Term::Output => self.output,
            Term::Local => self.local,
            Term::Lateness => self.lateness,
            Term::End => self.end,
            Term::Change => self.change,
        }
    }

    /// One term, to be written.
    pub fn get_mut(&mut self, term: Term) -> &mut i64 {
        match term {
            Term::Value => &mut self.value,
            Term::Jobs => &mut self.jobs,
            Term::Output => &mut self.output,
            Term::Local => &mut self.local,
            Term::Lateness => &mut self.lateness,
            Term::End => &mut self.end,
            Term::Change => &mut self.change,
        }
    }
}

impl Term {
    /// Every term.
    pub const ALL: &'static [Self] =
        &[Self::Value, Self::Jobs, Self::Output, Self::Local, Self::Lateness, Self::End, Self::Change];

    /// A key for texts and addresses.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Value => "value",
            Self::Jobs => "jobs",
            Self::Output => "output",
            Self::Local => "local",
            Self::Lateness => "lateness",
            Self::End => "end",
            Self::Change => "change",
        }
    }

    /// The term of a key.
    pub fn of_key(key: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|term| term.key() == key)
    }

    /// Whether more of it is better.
    pub const fn is_gain(self) -> bool {
        matches!(self, Self::Value | Self::Jobs | Self::Output | Self::Local)
    }
}

/// One number a level of objectives, compared from the first; less is better.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Score(pub Vec<i128>);

impl Score {
    /// The score of terms: gains count below 0.
    pub fn of(problem: &Problem, terms: &Terms) -> Self {
        Self::by(&problem.objectives, terms)
    }

    /// The same by other objectives.
    pub(super) fn by(levels: &[Vec<(Term, u32)>], terms: &Terms) -> Self {
        let level = |terms_of_level: &Vec<(Term, u32)>| {
            terms_of_level
                .iter()
                .map(|&(term, weight)| {
                    let sign = if term.is_gain() { -1 } else { 1 };
                    sign * i128::from(terms.get(term)) * i128::from(weight)
                })
                .sum()
        };
        Self(levels.iter().map(level).collect())
    }
}
