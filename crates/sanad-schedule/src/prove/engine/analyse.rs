//! From a contradiction to the clause that prevents it: the first fact of the newest level through
//! which every way to the contradiction goes, with what was needed from the levels before it.

use super::clauses::Clauses;
use super::order::Order;
use super::trail::{Lit, Reason, Trail};

const FREE: i32 = i32::MIN;

/// Working space of the analysis.
#[derive(Debug, Default)]
pub(crate) struct Analysis {
    /// What is needed of each side.
    need: Vec<i32>,
    /// The entry that made it true.
    place: Vec<u32>,
    touched: Vec<u32>,
    buffer: Vec<Lit>,
    stack: Vec<(Lit, u32)>,
    /// The clause learned: its first fact becomes true after going back.
    pub(crate) learned: Vec<Lit>,
    /// The level to go back to.
    pub(crate) back: u32,
    /// Number of levels in the clause.
    pub(crate) levels: u32,
}

impl Analysis {
    pub(crate) fn sides(&mut self, sides: usize) {
        self.need.resize(sides, FREE);
        self.place.resize(sides, 0);
    }

    /// The newest level among facts that all hold; 0 when they hold everywhere.
    pub(crate) fn level(trail: &Trail, facts: &[Lit]) -> u32 {
        let open = facts.iter().filter(|&&fact| !trail.sure(fact));
        open.map(|&fact| trail.entries[trail.entry_of(fact)].level).max().unwrap_or(0)
    }

    /// Learns from the contradiction in `trail.clash`, at least one fact of which is of the newest
    /// level.
    pub(crate) fn run(&mut self, trail: &mut Trail, clauses: &mut Clauses, order: &mut Order) {
        let start = trail.level_start();
        let mut open = 0_usize;
        let clash = std::mem::take(&mut trail.clash);
        for &fact in &clash {
            open += self.add(trail, order, fact, start);
        }
        trail.clash = clash;
        let mut at = trail.entries.len();
        let first = loop {
            at -= 1;
            let entry = trail.entries[at];
            let side = entry.side as usize;
            let least = self.need[side];
            if least <= entry.old {
                continue;
            }
            let fact = Lit { side: entry.side, least };
            if open == 1 {
                break fact;
            }
            self.need[side] = FREE;
            open -= 1;
            let mut buffer = std::mem::take(&mut self.buffer);
            buffer.clear();
            Self::because(trail, clauses, entry.reason, fact, &mut buffer);
            if let Reason::Clause(clause) = entry.reason {
                clauses.bump(clause);
            }
            for &reason in &buffer {
                open += self.add(trail, order, reason, start);
            }
            self.buffer = buffer;
        };
        self.finish(trail, clauses, first);
    }

    fn because(trail: &Trail, clauses: &Clauses, reason: Reason, fact: Lit, into: &mut Vec<Lit>) {
        let clause = match reason {
            Reason::Clause(clause) => clauses.lits(clause),
            _ => &[],
        };
        trail.reason(fact, reason, into, clause);
    }

    /// Adds a fact to what is needed; 1 when the newest level gets one more.
    fn add(&mut self, trail: &Trail, order: &mut Order, fact: Lit, start: usize) -> usize {
        let side = fact.side as usize;
        if trail.sure(fact) || self.need[side] >= fact.least {
            return 0;
        }
        let place = trail.entry_of(fact);
        let counted = self.need[side] != FREE && self.place[side] as usize >= start;
        if self.need[side] == FREE {
            self.touched.push(fact.side);
        }
        self.need[side] = fact.least;
        self.place[side] = u32::try_from(place).unwrap_or(u32::MAX);
        order.bump(fact);
        usize::from(place >= start && !counted)
    }

    fn finish(&mut self, trail: &Trail, clauses: &Clauses, first: Lit) {
        let mut touched = std::mem::take(&mut self.touched);
        touched.sort_unstable();
        touched.dedup();
        let needed = touched.iter().filter(|&&side| side != first.side);
        let needed = needed.map(|&side| Lit { side, least: self.need[side as usize] });
        let mut kept: Vec<Lit> = needed.filter(|fact| fact.least != FREE).collect();
        kept.retain(|&fact| !self.implied(trail, clauses, fact));
        for &side in &touched {
            self.need[side as usize] = FREE;
        }
        touched.clear();
        self.touched = touched;
        self.learned.clear();
        self.learned.push(first.not());
        self.back = 0;
        let mut levels = vec![trail.level()];
        for fact in kept {
            let level = trail.entries[trail.entry_of(fact)].level;
            levels.push(level);
            self.learned.push(fact.not());
            if level > self.back {
                self.back = level;
                let last = self.learned.len() - 1;
                self.learned.swap(1, last);
            }
        }
        levels.sort_unstable();
        levels.dedup();
        self.levels = u32::try_from(levels.len()).unwrap_or(u32::MAX);
    }

    /// Whether a needed fact follows from the other needed ones that came before it.
    fn implied(&mut self, trail: &Trail, clauses: &Clauses, fact: Lit) -> bool {
        let mut buffer = std::mem::take(&mut self.buffer);
        let mut stack = std::mem::take(&mut self.stack);
        stack.clear();
        let mut ok = Self::expand(trail, clauses, fact, &mut buffer, &mut stack);
        let mut steps = 0;
        while ok {
            let Some((next, depth)) = stack.pop() else { break };
            steps += 1;
            let side = next.side as usize;
            if self.need[side] >= next.least && self.place[side] as usize == trail.entry_of(next) {
                continue;
            }
            ok = depth < 8 && steps < 60 && {
                let before = stack.len();
                let ok = Self::expand(trail, clauses, next, &mut buffer, &mut stack);
                for open in &mut stack[before..] {
                    open.1 = depth + 1;
                }
                ok
            };
        }
        self.buffer = buffer;
        self.stack = stack;
        ok
    }

    fn expand(
        trail: &Trail,
        clauses: &Clauses,
        fact: Lit,
        buffer: &mut Vec<Lit>,
        stack: &mut Vec<(Lit, u32)>,
    ) -> bool {
        let entry = trail.entries[trail.entry_of(fact)];
        if matches!(entry.reason, Reason::None) {
            return false;
        }
        buffer.clear();
        Self::because(trail, clauses, entry.reason, fact, buffer);
        stack.extend(buffer.iter().filter(|&&fact| !trail.sure(fact)).map(|&fact| (fact, 0)));
        true
    }
}
