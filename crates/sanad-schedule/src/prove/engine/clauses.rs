//! Clauses: of every list at least one fact holds. Two facts of each are watched.

use super::trail::{Clash, Lit, Reason, Trail};

#[derive(Debug, Clone, Copy)]
struct Watch {
    /// The side watched reaches this: the fact watched is false.
    least: i32,
    clause: u32,
    /// Another fact of the clause; nothing is to do while it holds.
    other: Lit,
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
    watches: Vec<Vec<Watch>>,
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
        self.watches[contrary.side as usize].push(Watch { least: contrary.least, clause, other });
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
        let mut list = std::mem::take(&mut self.watches[side as usize]);
        let mut result = Ok(());
        let mut place = 0;
        while place < list.len() {
            let watch = list[place];
            if watch.least > new || watch.least <= old || trail.holds(watch.other) {
                place += 1;
                continue;
            }
            let head = self.heads[watch.clause as usize];
            let lits = &mut self.lits[head.start as usize..(head.start + head.len) as usize];
            let contrary = Lit { side, least: watch.least }.not();
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
                let moved = lits[1].not();
                list.swap_remove(place);
                self.watches[moved.side as usize].push(Watch {
                    least: moved.least,
                    clause: watch.clause,
                    other: first,
                });
                continue;
            }
            if trail.fails(first) {
                trail.clash.clear();
                trail.clash.extend(lits.iter().map(|lit| lit.not()));
                self.bump(watch.clause);
                result = Err(Clash);
                break;
            }
            trail.put(first, Reason::Clause(watch.clause));
            place += 1;
        }
        // A clause moved its watch to the same side only while the list was away.
        let moved = std::mem::replace(&mut self.watches[side as usize], list);
        self.watches[side as usize].extend(moved);
        result
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
