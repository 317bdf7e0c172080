//! What is known of each number at this point of the search, since when, and why.
//!
//! A number has two sides: side `2x` is its value, side `2x + 1` the value with the sign turned, so
//! that every fact reads "this side is at least so much" and one piece of code serves both bounds.

/// A number of the model.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Var(pub(crate) u32);

/// A fact: the side is at least that much.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Lit {
    pub(crate) side: u32,
    pub(crate) least: i32,
}

impl Var {
    pub(crate) const fn low(self) -> u32 {
        self.0 * 2
    }

    pub(crate) const fn high(self) -> u32 {
        self.0 * 2 + 1
    }

    pub(crate) const fn at_least(self, value: i32) -> Lit {
        Lit { side: self.low(), least: value }
    }

    pub(crate) const fn at_most(self, value: i32) -> Lit {
        Lit { side: self.high(), least: -value }
    }
}

impl Lit {
    /// A fact that always holds, as a guard that is not there.
    pub(crate) const ALWAYS: Self = Self { side: 0, least: i32::MIN };

    /// The contrary.
    pub(crate) const fn not(self) -> Self {
        Self { side: self.side ^ 1, least: 1 - self.least }
    }
}

/// Why a fact holds.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Reason {
    /// It was assumed, or holds everywhere.
    None,
    /// All other facts of the clause are false.
    Clause(u32),
    /// The side `from` with the weight added, under a guard.
    Link { from: u32, weight: i32, guard: Lit },
    /// A list of facts in [`Trail::texts`].
    Text { start: u32, len: u32 },
}

/// One step up of one side.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Entry {
    pub(crate) side: u32,
    pub(crate) old: i32,
    pub(crate) new: i32,
    /// The entry before it of the same side.
    pub(crate) before: u32,
    pub(crate) level: u32,
    pub(crate) reason: Reason,
}

/// No entry.
pub(crate) const NONE: u32 = u32::MAX;

/// A contradiction was found; its facts are in [`Trail::clash`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Clash;

/// All bounds, with their history.
#[derive(Debug, Default)]
pub(crate) struct Trail {
    value: Vec<i32>,
    root: Vec<i32>,
    last: Vec<u32>,
    pub(crate) entries: Vec<Entry>,
    /// Where each level starts among the entries, and its texts.
    levels: Vec<(u32, u32)>,
    pub(crate) texts: Vec<Lit>,
    pub(crate) clash: Vec<Lit>,
    /// Entries before this one have been worked on.
    pub(crate) head: usize,
}

impl Trail {
    pub(crate) fn var(&mut self, low: i32, high: i32) -> Var {
        let var = Var(u32::try_from(self.value.len() / 2).unwrap_or(0));
        self.value.extend([low, -high]);
        self.root.extend([low, -high]);
        self.last.extend([NONE, NONE]);
        var
    }

    pub(crate) fn vars(&self) -> usize {
        self.value.len() / 2
    }

    pub(crate) fn value(&self, side: u32) -> i32 {
        self.value[side as usize]
    }

    pub(crate) fn low(&self, var: Var) -> i32 {
        self.value[var.low() as usize]
    }

    pub(crate) fn high(&self, var: Var) -> i32 {
        -self.value[var.high() as usize]
    }

    pub(crate) fn fixed(&self, var: Var) -> bool {
        self.low(var) == self.high(var)
    }

    pub(crate) fn holds(&self, lit: Lit) -> bool {
        self.value[lit.side as usize] >= lit.least
    }

    pub(crate) fn fails(&self, lit: Lit) -> bool {
        lit.least > i32::MIN && self.holds(lit.not())
    }

    /// Whether a fact holds before any choice.
    pub(crate) fn sure(&self, lit: Lit) -> bool {
        self.root[lit.side as usize] >= lit.least
    }

    pub(crate) fn root(&self, side: u32) -> i32 {
        self.root[side as usize]
    }

    pub(crate) fn level(&self) -> u32 {
        u32::try_from(self.levels.len()).unwrap_or(NONE)
    }

    /// Where the newest level starts among the entries.
    pub(crate) fn level_start(&self) -> usize {
        self.levels.last().map_or(0, |level| level.0 as usize)
    }

    pub(crate) fn open_level(&mut self) {
        let entries = u32::try_from(self.entries.len()).unwrap_or(NONE);
        let texts = u32::try_from(self.texts.len()).unwrap_or(NONE);
        self.levels.push((entries, texts));
    }

    /// The entry that first made a fact true; the fact must hold and not be sure.
    pub(crate) fn entry_of(&self, lit: Lit) -> usize {
        let mut entry = self.last[lit.side as usize];
        while self.entries[entry as usize].old >= lit.least {
            entry = self.entries[entry as usize].before;
        }
        entry as usize
    }

    /// Makes a fact true; nothing happens where it is already.
    pub(crate) fn set(&mut self, lit: Lit, reason: Reason) -> Result<(), Clash> {
        if self.holds(lit) {
            return Ok(());
        }
        if self.holds(lit.not()) {
            self.clash.clear();
            self.clash.push(lit.not());
            let mut clash = std::mem::take(&mut self.clash);
            self.reason(lit, reason, &mut clash, &[]);
            self.clash = clash;
            return Err(Clash);
        }
        self.put(lit, reason);
        Ok(())
    }

    /// Makes a fact true whose contrary is known not to hold.
    pub(crate) fn put(&mut self, lit: Lit, reason: Reason) {
        let side = lit.side as usize;
        let level = self.level();
        let index = u32::try_from(self.entries.len()).unwrap_or(NONE);
        let old = self.value[side];
        let reason = if level == 0 { Reason::None } else { reason };
        self.entries.push(Entry {
            side: lit.side,
            old,
            new: lit.least,
            before: self.last[side],
            level,
            reason,
        });
        self.value[side] = lit.least;
        self.last[side] = index;
        if level == 0 {
            self.root[side] = lit.least;
        }
    }

    /// Makes a fact true because of others, which must all hold.
    pub(crate) fn set_because(&mut self, lit: Lit, because: &[Lit]) -> Result<(), Clash> {
        if self.holds(lit) {
            return Ok(());
        }
        if self.holds(lit.not()) {
            self.clash.clear();
            self.clash.push(lit.not());
            self.clash.extend_from_slice(because);
            return Err(Clash);
        }
        let start = u32::try_from(self.texts.len()).unwrap_or(NONE);
        if self.level() > 0 {
            for &fact in because {
                if !self.sure(fact) {
                    self.texts.push(fact);
                }
            }
        }
        let len = u32::try_from(self.texts.len()).unwrap_or(NONE) - start;
        self.put(lit, Reason::Text { start, len });
        Ok(())
    }

    /// A contradiction between facts that all hold.
    pub(crate) fn contradict(&mut self, facts: &[Lit]) -> Clash {
        self.clash.clear();
        self.clash.extend_from_slice(facts);
        Clash
    }

    /// Adds the facts that made `lit` true; `clause` is the clause of a clause reason.
    pub(crate) fn reason(&self, lit: Lit, reason: Reason, into: &mut Vec<Lit>, clause: &[Lit]) {
        match reason {
            Reason::None => {}
            Reason::Clause(_) => {
                into.extend(clause.iter().filter(|other| other.side != lit.side).map(|other| other.not()));
            }
            Reason::Link { from, weight, guard } => {
                into.push(Lit { side: from, least: lit.least - weight });
                if guard != Lit::ALWAYS {
                    into.push(guard);
                }
            }
            Reason::Text { start, len } => {
                into.extend_from_slice(&self.texts[start as usize..(start + len) as usize]);
            }
        }
    }

    /// Takes everything back that came after a level, and tells each side that went back.
    pub(crate) fn back_to(&mut self, level: u32, told: &mut dyn FnMut(u32)) {
        let (entries, texts) = self.levels[level as usize];
        while self.entries.len() > entries as usize {
            let Some(entry) = self.entries.pop() else { break };
            self.value[entry.side as usize] = entry.old;
            self.last[entry.side as usize] = entry.before;
            told(entry.side);
        }
        self.texts.truncate(texts as usize);
        self.levels.truncate(level as usize);
        self.head = self.entries.len();
    }

    /// Forgets the history of what holds before any choice.
    pub(crate) fn settle(&mut self) {
        for entry in &self.entries {
            self.last[entry.side as usize] = NONE;
        }
        self.entries.clear();
        self.texts.clear();
        self.head = 0;
    }
}
