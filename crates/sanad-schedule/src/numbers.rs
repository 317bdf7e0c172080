//! Models of whole numbers for engines with problems of their own: the lazy clause generation that
//! proves projects, without projects.
//!
//! A number has a least and a greatest value; [`Numbers`] holds what must be true of them and searches
//! until everything that matters is fixed, or nothing satisfies the model. Work is counted in
//! propagations, so equal models and quanta give equal answers.

use crate::prove::{Energy, Engine, Flow, Lit, Options, Size, Stock, Sum, Task, TimeTable, Trail, Var, Work};

pub use crate::prove::Outcome;

/// A number of the model.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Number(Var);

/// That a number is at least, or at most, so much.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Fact(Lit);

impl Number {
    /// The number is this or more.
    pub const fn at_least(self, value: i32) -> Fact {
        Fact(self.0.at_least(value))
    }

    /// The number is this or less.
    pub const fn at_most(self, value: i32) -> Fact {
        Fact(self.0.at_most(value))
    }
}

impl Fact {
    /// A fact that always holds.
    pub const ALWAYS: Self = Self(Lit::ALWAYS);

    /// The contrary; not to be asked of [`Self::ALWAYS`].
    #[must_use]
    pub const fn contrary(self) -> Self {
        Self(self.0.not())
    }
}

/// A length or an amount.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Amount {
    /// The same whatever is chosen.
    Fixed(i32),
    /// A number of the model, 0 or more.
    Open(Number),
}

impl Amount {
    fn size(self) -> Size {
        match self {
            Self::Fixed(size) => Size::Fixed(size),
            Self::Open(number) => Size::Open(number.0),
        }
    }
}

/// Something under way from a start on, for a length, that uses an amount meanwhile.
#[derive(Debug, Clone, Copy)]
pub struct Usage {
    /// The first tick.
    pub start: Number,
    /// The tick after the last; it is the start and the length together.
    pub finish: (Number, i32),
    /// How long.
    pub length: Amount,
    /// How much on each tick.
    pub amount: Amount,
    /// How much on all ticks together: at least the product of least length and least amount.
    pub energy: Amount,
}

/// A change of a stock at a number and so many ticks later.
#[derive(Debug, Clone, Copy)]
pub struct Change {
    /// The number.
    pub at: Number,
    /// Ticks added to it.
    pub later: i32,
    /// How much.
    pub amount: Amount,
}

impl Change {
    fn flow(self) -> Flow {
        Flow { at: self.at.0, later: self.later, amount: self.amount.size() }
    }
}

/// What is known of the numbers during a search.
#[derive(Debug, Clone, Copy)]
pub struct Known<'a>(&'a Trail);

impl Known<'_> {
    /// The least value that a number may still have.
    pub fn low(&self, number: Number) -> i32 {
        self.0.low(number.0)
    }

    /// The greatest value that a number may still have.
    pub fn high(&self, number: Number) -> i32 {
        self.0.high(number.0)
    }

    /// Whether a number has one value left.
    pub fn fixed(&self, number: Number) -> bool {
        self.0.fixed(number.0)
    }
}

/// A model and its search.
pub struct Numbers(Engine);

impl std::fmt::Debug for Numbers {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Numbers").field("propagations", &self.0.propagations).finish_non_exhaustive()
    }
}

impl Default for Numbers {
    fn default() -> Self {
        Self(Engine::new(Options::default()))
    }
}

impl Numbers {
    /// A new number between two values, both included.
    pub fn number(&mut self, low: i32, high: i32) -> Number {
        Number(self.0.var(low, high))
    }

    /// `to ≥ from + weight` while the guard holds.
    pub fn link(&mut self, from: Number, to: Number, weight: i32, guard: Fact) {
        self.0.link(from.0, to.0, weight, guard.0);
    }

    /// At least one of the facts holds.
    pub fn clause(&mut self, facts: &[Fact]) {
        let facts: Vec<Lit> = facts.iter().map(|fact| fact.0).collect();
        self.0.clause(&facts);
    }

    /// `Σ weight · number ≤ most`; terms of weight 0 are passed over.
    pub fn sum(&mut self, terms: &[(i32, Number)], most: i64) {
        let terms = terms.iter().filter(|term| term.0 != 0).map(|&(weight, number)| {
            if weight > 0 { (weight, number.0.low()) } else { (-weight, number.0.high()) }
        });
        self.0.rule(Box::new(Sum::new(terms.collect(), most)));
    }

    /// On every tick all that is under way uses no more than is there.
    pub fn capacity(&mut self, usages: &[Usage], there: i64) {
        let task =
            |own: &Usage| Task { start: own.start.0, length: own.length.size(), amount: own.amount.size() };
        let works = usages.iter().map(|own| Work {
            task: task(own),
            finish: (own.finish.0.0, own.finish.1),
            energy: own.energy.size(),
        });
        self.0.rule(Box::new(Energy::new(works.collect(), there)));
        self.0.rule(Box::new(TimeTable::new(usages.iter().map(task).collect(), there)));
    }

    /// `first + given by t − taken by t ≥ 0` at every tick `t`.
    pub fn stock(&mut self, first: i64, gives: &[Change], takes: &[Change]) {
        let flows = |changes: &[Change]| changes.iter().map(|own| own.flow()).collect();
        self.0.rule(Box::new(Stock::new(first, flows(gives), flows(takes))));
    }

    /// What to decide where contradictions have no say; nothing when all that matters is fixed.
    pub fn choose(&mut self, mut choose: impl FnMut(Known) -> Option<Fact> + Send + 'static) {
        self.0.choose(Box::new(move |trail| choose(Known(trail)).map(|fact| fact.0)));
    }

    /// The value that a number should have where the search is free.
    pub fn lean(&mut self, number: Number, value: i32) {
        self.0.guide(number.0, value);
    }

    /// Makes a fact hold from here on.
    pub fn require(&mut self, fact: Fact) {
        self.0.require(fact.0);
    }

    /// Whether nothing satisfies the model.
    pub fn broken(&self) -> bool {
        self.0.broken()
    }

    /// Propagations so far.
    pub fn propagations(&self) -> u64 {
        self.0.propagations
    }

    /// The least value of a number that is possible whatever is chosen.
    pub fn least(&self, number: Number) -> i32 {
        self.0.trail.root(number.0.low())
    }

    /// What is known now: after [`Outcome::Found`] the solution, up to the next change.
    pub fn known(&self) -> Known<'_> {
        Known(&self.0.trail)
    }

    /// Searches on for about so many propagations, under an assumption if there is one.
    pub fn search(&mut self, assume: Option<Fact>, quantum: u64, stop: &dyn Fn() -> bool) -> Outcome {
        self.0.search(assume.map(|fact| fact.0), quantum, stop)
    }
}
