//! Clauses: of every list at least one fact holds. Two facts of each are watched.

use super::trail::{Clash, Lit, Reason, Trail};

#[derive(Debug, Clone, Copy)]
struct Watch {
    clause: u32,
    /// Another fact of the clause; nothing is to do while it holds.
    other: Lit,
}

/// Watches of facts that are false once a side reaches a value.
#[derive(Debug, Default)]
struct Step {
    least: i32,
    list: Vec<Watch>,
}

#[derive(Debug, Clone, Copy)]
struct Head {
    start: u32,
    len: u32,
    learned: bool,
    /// Levels its facts came from when it was learned.
    levels: u32,
    activity: f32,
}

/// All clauses.
#[derive(Debug, Default)]
pub(crate) struct Clauses {
    lits: Vec<Lit>,
    heads: Vec<Head>,
    /// By side, then by rising value: a rise looks only at those between the old and the new value.
    watches: Vec<Vec<Step>>,
    step: f32,
    pub(crate) learned: usize,
}

impl Clauses {
    pub(crate) fn sides(&mut self, sides: usize) {
        self.watches.resize_with(sides, Vec::new);
        self.step = self.step.max(1.0);
    }

    pub(crate) fn lits(&self, clause: u32) -> &[Lit] {
        let head = self.heads[clause as usize];
        &self.lits[head.start as usize..(head.start + head.len) as usize]
    }

    /// Adds a clause of at least two facts; the first two are watched.
    pub(crate) fn add(&mut self, lits: &[Lit], learned: bool, levels: u32) -> u32 {
        let clause = u32::try_from(self.heads.len()).unwrap_or(u32::MAX);
        let start = u32::try_from(self.lits.len()).unwrap_or(u32::MAX);
        let len = u32::try_from(lits.len()).unwrap_or(u32::MAX);
        self.lits.extend_from_slice(lits);
        self.heads.push(Head { start, len, learned, levels, activity: self.step });
        self.learned += usize::from(learned);
        self.watch(lits[0], clause, lits[1]);
        self.watch(lits[1], clause, lits[0]);
        clause
    }

    fn watch(&mut self, lit: Lit, clause: u32, other: Lit) {
        let contrary = lit.not();
        let steps = &mut self.watches[contrary.side as usize];
        let place = steps.partition_point(|step| step.least < contrary.least);
        if steps.get(place).is_none_or(|step| step.least != contrary.least) {
            steps.insert(place, Step { least: contrary.least, list: Vec::new() });
        }
        steps[place].list.push(Watch { clause, other });
    }

    /// Marks a clause as useful.
    pub(crate) fn bump(&mut self, clause: u32) {
        let head = &mut self.heads[clause as usize];
        if head.learned {
            head.activity += self.step;
            if head.activity > 1e20 {
                for head in &mut self.heads {
                    head.activity *= 1e-20;
                }
                self.step *= 1e-20;
            }
        }
    }

    pub(crate) fn decay(&mut self) {
        self.step *= 1.001;
    }

    /// Works on one side that went from `old` to `new`.
    pub(crate) fn propagate(
        &mut self,
        trail: &mut Trail,
        side: u32,
        old: i32,
        new: i32,
    ) -> Result<(), Clash> {
        let mut at = self.watches[side as usize].partition_point(|step| step.least <= old);
        while let Some(step) = self.watches[side as usize].get_mut(at).filter(|step| step.least <= new) {
            let least = step.least;
            let mut list = std::mem::take(&mut step.list);
            let result = self.rise(trail, Lit { side, least }.not(), &mut list);
            // A watch that moves within the side goes beyond the new value: the steps up to it stay.
            self.watches[side as usize][at].list = list;
            result?;
            at += 1;
        }
        Ok(())
    }

    /// Works on the clauses that watch a fact which became false.
    fn rise(&mut self, trail: &mut Trail, contrary: Lit, list: &mut Vec<Watch>) -> Result<(), Clash> {
        let mut place = 0;
        while place < list.len() {
            let watch = list[place];
            if trail.holds(watch.other) {
                place += 1;
                continue;
            }
            let head = self.heads[watch.clause as usize];
            let lits = &mut self.lits[head.start as usize..(head.start + head.len) as usize];
            if lits[0] == contrary {
                lits.swap(0, 1);
            }
            let first = lits[0];
            if trail.holds(first) {
                list[place].other = first;
                place += 1;
                continue;
            }
            if let Some(found) = (2..lits.len()).find(|&other| !trail.fails(lits[other])) {
                lits.swap(1, found);
                let moved = lits[1];
                list.swap_remove(place);
                self.watch(moved, watch.clause, first);
                continue;
            }
            if trail.fails(first) {
                trail.clash.clear();
                trail.clash.extend(lits.iter().map(|lit| lit.not()));
                self.bump(watch.clause);
                return Err(Clash);
            }
            trail.put(first, Reason::Clause(watch.clause));
            place += 1;
        }
        Ok(())
    }

    /// Forgets half of the learned clauses, the least useful ones, and all that hold anyway; only
    /// before any choice.
    pub(crate) fn reduce(&mut self, trail: &Trail) {
        let mut order: Vec<u32> = (0..self.heads.len())
            .filter(|&clause| self.heads[clause].learned && self.heads[clause].levels > 2)
            .filter_map(|clause| u32::try_from(clause).ok())
            .collect();
        order.sort_by(|&left, &right| {
            let (left, right) = (self.heads[left as usize], self.heads[right as usize]);
            left.activity.total_cmp(&right.activity).then(right.levels.cmp(&left.levels))
        });
        order.truncate(order.len() / 2);
        let mut gone = vec![false; self.heads.len()];
        for clause in order {
            gone[clause as usize] = true;
        }
        let heads = std::mem::take(&mut self.heads);
        let lits = std::mem::take(&mut self.lits);
        for list in &mut self.watches {
            list.clear();
        }
        self.learned = 0;
        for (head, gone) in heads.into_iter().zip(gone) {
            let facts = &lits[head.start as usize..(head.start + head.len) as usize];
            if gone || facts.iter().any(|&lit| trail.sure(lit)) {
                continue;
            }
            // What cannot hold any more is left out; two facts stay, or the clause would have
            // made the last one true.
            let open: Vec<Lit> = facts.iter().copied().filter(|&lit| !trail.fails(lit)).collect();
            if open.len() < 2 {
                continue;
            }
            let clause = self.add(&open, head.learned, head.levels);
            self.heads[clause as usize].activity = head.activity;
        }
    }
}
