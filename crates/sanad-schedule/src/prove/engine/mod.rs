//! Lazy clause generation: numbers with bounds, rules that raise them and say why, and clauses
//! learned from every contradiction.
//!
//! | file | what it knows |
//! |---|---|
//! | `trail` | what is known, since when, why |
//! | `clauses` | clauses, given and learned |
//! | `analyse` | from a contradiction to a clause |
//! | `order` | what to decide next |
//!
//! It is the crate's own because engines read no clock, and the one crate that offers this kind of
//! search does at every call, takes no optional amounts, and proved public instances about seven
//! times slower (j605_1: 5.3 s against 0.75 s including the schedule itself).
//!
//! A [`Rule`] is a constraint with its own reasoning; sums of two numbers are built in as links.
//! Work is counted in propagations: bounds raised and rules run.

mod analyse;
mod clauses;
mod order;
mod trail;

pub(crate) use trail::{Clash, Lit, Trail, Var};

use analyse::Analysis;
use clauses::Clauses;
use order::Order;
use trail::{NONE, Reason};

/// A constraint with its own reasoning.
pub(crate) trait Rule: Send {
    /// The sides whose rise it must hear of.
    fn hears(&self) -> Vec<u32>;
    /// Raises bounds, or finds a contradiction.
    fn propagate(&mut self, trail: &mut Trail) -> Result<(), Clash>;
    /// Dear rules run after the others.
    fn dear(&self) -> bool {
        false
    }
    /// What a unit of everything scarce costs, as it was found last before any choice; empty where that is not known.
    fn prices(&self) -> &[f64] {
        &[]
    }
}

/// How to search.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Options {
    /// Contradictions before the first restart.
    pub(crate) restart: u64,
    /// Restarts that follow the model's own order before contradictions decide it.
    pub(crate) warm: u64,
    /// How fast old contradictions lose weight.
    pub(crate) decay: f64,
    /// Most levels of what is kept to be told to others; 0 where nobody asks for it.
    pub(crate) told: u32,
}

impl Default for Options {
    fn default() -> Self {
        Self { restart: 100, warm: 1, decay: 0.95, told: 0 }
    }
}

/// How a search ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// Everything is fixed; read the numbers before going on.
    Found,
    /// Nothing at all satisfies the model.
    Never,
    /// Nothing satisfies the model with the assumption.
    NotSo,
    /// The work allowed is done.
    Open,
}

/// A clause learned, with the number of levels that its facts came from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Lesson {
    facts: Vec<Lit>,
    levels: u32,
}

/// Most facts of a clause that is worth telling to others.
const LONG: usize = 30;

#[derive(Debug, Clone, Copy)]
struct Link {
    to: u32,
    weight: i32,
    guard: Lit,
}

/// The model's own choice when contradictions have none.
pub(crate) type Choose = Box<dyn FnMut(&Trail) -> Option<Lit> + Send>;

/// A model and its search.
pub(crate) struct Engine {
    pub(crate) trail: Trail,
    clauses: Clauses,
    order: Order,
    analysis: Analysis,
    links: Vec<Vec<Link>>,
    /// Links under a guard, by the guard's side.
    guarded: Vec<Vec<(Lit, u32, Link)>>,
    rules: Vec<Box<dyn Rule>>,
    hears: Vec<Vec<u32>>,
    queued: Vec<bool>,
    queues: [std::collections::VecDeque<u32>; 2],
    choose: Choose,
    /// The value that each number had in the best solution.
    guide: Vec<Option<i32>>,
    leans: bool,
    options: Options,
    broken: bool,
    pub(crate) propagations: u64,
    pub(crate) conflicts: u64,
    decisions: u64,
    restarts: u64,
    since_restart: u64,
    room: usize,
    /// Learned since it was last asked for, and worth telling.
    news: Vec<Lesson>,
}

impl Engine {
    pub(crate) fn new(options: Options) -> Self {
        Self {
            trail: Trail::default(),
            clauses: Clauses::default(),
            order: Order::new(options.decay),
            analysis: Analysis::default(),
            links: Vec::new(),
            guarded: Vec::new(),
            rules: Vec::new(),
            hears: Vec::new(),
            queued: Vec::new(),
            queues: [std::collections::VecDeque::new(), std::collections::VecDeque::new()],
            choose: Box::new(|_| None),
            guide: Vec::new(),
            leans: false,
            options,
            broken: false,
            propagations: 0,
            conflicts: 0,
            decisions: 0,
            restarts: 0,
            since_restart: 0,
            room: 4_000,
            news: Vec::new(),
        }
    }

    pub(crate) fn var(&mut self, low: i32, high: i32) -> Var {
        self.broken |= low > high;
        let var = self.trail.var(low, high);
        let vars = self.trail.vars();
        self.clauses.sides(2 * vars);
        self.analysis.sides(2 * vars);
        self.order.vars(vars);
        self.links.resize_with(2 * vars, Vec::new);
        self.guarded.resize_with(2 * vars, Vec::new);
        self.hears.resize_with(2 * vars, Vec::new);
        self.guide.resize(vars, None);
        var
    }

    /// Fixes the order to follow when contradictions have none to give.
    pub(crate) fn choose(&mut self, choose: Choose) {
        self.choose = choose;
    }

    /// The value that a number should have where the search is free.
    pub(crate) fn guide(&mut self, var: Var, value: i32) {
        self.leans = true;
        self.guide[var.0 as usize] = Some(value);
    }

    /// `to ≥ from + weight`, while the guard holds.
    pub(crate) fn link(&mut self, from: Var, to: Var, weight: i32, guard: Lit) {
        for (from, to) in [(from.low(), to.low()), (to.high(), from.high())] {
            let link = Link { to, weight, guard };
            self.links[from as usize].push(link);
            if guard == Lit::ALWAYS || self.trail.sure(guard) {
                let lit = Lit { side: to, least: self.trail.value(from) + weight };
                self.broken |= self.trail.set(lit, Reason::None).is_err();
            } else {
                self.guarded[guard.side as usize].push((guard, from, link));
            }
        }
    }

    /// At least one of the facts holds.
    pub(crate) fn clause(&mut self, facts: &[Lit]) {
        self.take(facts, None);
    }

    /// A clause, given or learned from so many levels.
    fn take(&mut self, facts: &[Lit], learned: Option<u32>) {
        if facts.iter().any(|&fact| self.trail.sure(fact)) {
            return;
        }
        let open: Vec<Lit> = facts.iter().copied().filter(|&fact| !self.trail.fails(fact)).collect();
        match open.as_slice() {
            [] => self.broken = true,
            &[fact] => self.broken |= self.trail.set(fact, Reason::None).is_err(),
            _ => {
                self.clauses.add(&open, learned.is_some(), learned.unwrap_or(0));
            }
        }
    }

    /// Draws what follows before any choice; false when there is no solution at all.
    pub(crate) fn prepare(&mut self) -> bool {
        self.broken |= self.trail.level() == 0 && self.propagate().is_err();
        !self.broken
    }

    /// Makes a fact hold everywhere from here on.
    pub(crate) fn require(&mut self, fact: Lit) {
        self.back_to(0);
        self.broken |= self.trail.set(fact, Reason::None).is_err();
    }

    /// What a unit of everything scarce costs, where a rule knows it.
    pub(crate) fn prices(&self) -> &[f64] {
        self.rules.iter().map(|rule| rule.prices()).find(|prices| !prices.is_empty()).unwrap_or(&[])
    }

    pub(crate) fn rule(&mut self, rule: Box<dyn Rule>) {
        let place = u32::try_from(self.rules.len()).unwrap_or(NONE);
        for side in rule.hears() {
            self.hears[side as usize].push(place);
        }
        self.queues[usize::from(rule.dear())].push_back(place);
        self.queued.push(true);
        self.rules.push(rule);
    }

    /// Whether there is no solution at all.
    pub(crate) fn broken(&self) -> bool {
        self.broken
    }

    fn propagate(&mut self) -> Result<(), Clash> {
        loop {
            while self.trail.head < self.trail.entries.len() {
                let entry = self.trail.entries[self.trail.head];
                self.trail.head += 1;
                self.propagations += 1;
                let side = entry.side as usize;
                for &rule in &self.hears[side] {
                    if !std::mem::replace(&mut self.queued[rule as usize], true) {
                        let dear = usize::from(self.rules[rule as usize].dear());
                        self.queues[dear].push_back(rule);
                    }
                }
                for place in 0..self.links[side].len() {
                    let link = self.links[side][place];
                    follow(&mut self.trail, entry.side, link)?;
                }
                for place in 0..self.guarded[side].len() {
                    let (guard, from, link) = self.guarded[side][place];
                    if guard.least > entry.old && guard.least <= entry.new {
                        follow(&mut self.trail, from, link)?;
                    }
                }
                self.clauses.propagate(&mut self.trail, entry.side, entry.old, entry.new)?;
            }
            let next = self.queues[0].pop_front().or_else(|| self.queues[1].pop_front());
            let Some(rule) = next else { return Ok(()) };
            self.queued[rule as usize] = false;
            self.propagations += 1;
            self.rules[rule as usize].propagate(&mut self.trail)?;
        }
    }

    fn unqueue(&mut self) {
        for queue in &mut self.queues {
            for rule in queue.drain(..) {
                self.queued[rule as usize] = false;
            }
        }
    }

    fn back_to(&mut self, level: u32) {
        if level < self.trail.level() {
            let order = &mut self.order;
            self.trail.back_to(level, &mut |side| order.wake(Var(side / 2)));
        }
    }

    /// Learns from the contradiction found and goes back; false when it holds everywhere.
    fn learn(&mut self) -> bool {
        self.conflicts += 1;
        self.since_restart += 1;
        self.unqueue();
        let level = Analysis::level(&self.trail, &self.trail.clash);
        if level == 0 {
            return false;
        }
        // A contradiction may become visible only after more was decided than it needs.
        self.back_to(level);
        self.analysis.run(&mut self.trail, &mut self.clauses, &mut self.order);
        let learned = std::mem::take(&mut self.analysis.learned);
        self.back_to(self.analysis.back);
        if learned.len() == 1 {
            self.trail.put(learned[0], Reason::None);
        } else {
            let clause = self.clauses.add(&learned, true, self.analysis.levels);
            self.trail.put(learned[0], Reason::Clause(clause));
        }
        if self.analysis.levels <= self.options.told && learned.len() <= LONG {
            self.news.push(Lesson { facts: learned.clone(), levels: self.analysis.levels });
        }
        self.analysis.learned = learned;
        self.order.decay();
        self.clauses.decay();
        true
    }

    /// What was learned since it was last asked.
    pub(crate) fn news(&mut self) -> Vec<Lesson> {
        std::mem::take(&mut self.news)
    }

    /// Takes over what an engine with the same model learned.
    pub(crate) fn hear(&mut self, lesson: &Lesson) {
        self.back_to(0);
        self.take(&lesson.facts, Some(lesson.levels));
    }

    fn restart(&mut self) {
        self.restarts += 1;
        self.since_restart = 0;
        self.back_to(0);
    }

    /// Searches on until a solution, a proof, or `quantum` more propagations.
    pub(crate) fn search(&mut self, assume: Option<Lit>, quantum: u64, stop: &dyn Fn() -> bool) -> Outcome {
        self.back_to(0);
        let until = self.propagations.saturating_add(quantum);
        loop {
            if self.broken {
                return Outcome::Never;
            }
            if self.propagate().is_err() {
                if self.trail.level() == 0 || !self.learn() {
                    self.broken = true;
                    self.back_to(0);
                    return Outcome::Never;
                }
                if self.propagations >= until || (self.conflicts.is_multiple_of(64) && stop()) {
                    self.back_to(0);
                    return Outcome::Open;
                }
                continue;
            }
            if self.since_restart >= self.options.restart * luby(self.restarts + 1) {
                self.restart();
                continue;
            }
            if self.trail.level() == 0 {
                self.trail.settle();
                if self.clauses.learned > self.room {
                    self.room += 500;
                    self.clauses.reduce(&self.trail);
                    self.order.tidy(&self.trail, 20_000);
                }
                if let Some(lit) = assume {
                    if self.trail.fails(lit) {
                        return Outcome::NotSo;
                    }
                    if !self.trail.holds(lit) {
                        self.trail.open_level();
                        self.trail.put(lit, Reason::None);
                        continue;
                    }
                }
            }
            self.decisions += 1;
            if self.decisions.is_multiple_of(64) && stop() {
                self.back_to(0);
                return Outcome::Open;
            }
            let Some(lit) = self.decide() else { return Outcome::Found };
            self.trail.open_level();
            self.trail.put(lit, Reason::None);
        }
    }

    fn decide(&mut self) -> Option<Lit> {
        // Without a solution to lean to, the model's own order has every other turn.
        let own = self.restarts < self.options.warm || (!self.leans && self.restarts.is_multiple_of(2));
        if !own && let Some((var, least)) = self.order.pop(&self.trail) {
            let more = self.guide[var.0 as usize].is_some_and(|value| value >= least);
            return Some(if more { var.at_least(least) } else { var.at_most(least - 1) });
        }
        (self.choose)(&self.trail)
    }
}

/// Draws what a link says after its source rose, or after its guard came to hold.
fn follow(trail: &mut Trail, from: u32, link: Link) -> Result<(), Clash> {
    let lit = Lit { side: link.to, least: trail.value(from) + link.weight };
    if trail.holds(lit) {
        return Ok(());
    }
    if trail.holds(link.guard) {
        return trail.set(lit, Reason::Link { from, weight: link.weight, guard: link.guard });
    }
    if trail.holds(lit.not()) && !trail.fails(link.guard) {
        let there = trail.value(link.to ^ 1);
        let because =
            [Lit { side: link.to ^ 1, least: there }, Lit { side: from, least: 1 - there - link.weight }];
        return trail.set_because(link.guard.not(), &because);
    }
    Ok(())
}

/// The sequence 1, 1, 2, 1, 1, 2, 4, …
fn luby(mut place: u64) -> u64 {
    loop {
        let size = u64::BITS - place.leading_zeros();
        if place == (1 << size) - 1 {
            return 1 << (size - 1);
        }
        place -= (1 << (size - 1)) - 1;
    }
}
