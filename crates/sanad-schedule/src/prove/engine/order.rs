//! Which fact to decide next: the one that had a part in the most recent contradictions.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use super::trail::{Lit, Trail, Var};

/// A fixed hash, so that equal runs stay equal.
#[derive(Debug, Default, Clone, Copy)]
pub(crate) struct Fixed(u64);

impl Hasher for Fixed {
    fn finish(&self) -> u64 {
        self.0 ^ (self.0 >> 29)
    }

    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.write_u64(byte.into());
        }
    }

    fn write_u64(&mut self, value: u64) {
        self.0 = (self.0.rotate_left(5) ^ value).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    }
}

/// A fact `var ≥ least` that was part of a contradiction.
#[derive(Debug, Clone, Copy)]
struct Atom {
    var: Var,
    least: i32,
    activity: f64,
    /// Where it is in the heap.
    place: u32,
}

const OUT: u32 = u32::MAX;

/// Facts by activity.
#[derive(Debug)]
pub(crate) struct Order {
    atoms: Vec<Atom>,
    ids: HashMap<u64, u32, BuildHasherDefault<Fixed>>,
    heap: Vec<u32>,
    /// Facts taken from the heap because they were decided, by number.
    asleep: Vec<Vec<u32>>,
    step: f64,
    decay: f64,
}

impl Order {
    pub(crate) fn new(decay: f64) -> Self {
        Self {
            atoms: Vec::new(),
            ids: HashMap::default(),
            heap: Vec::new(),
            asleep: Vec::new(),
            step: 1.0,
            decay,
        }
    }

    pub(crate) fn vars(&mut self, vars: usize) {
        self.asleep.resize_with(vars, Vec::new);
    }

    /// A fact had a part in a contradiction.
    pub(crate) fn bump(&mut self, lit: Lit) {
        let lit = if lit.side.is_multiple_of(2) { lit } else { lit.not() };
        let key = (u64::from(lit.side) << 32) | u64::from(lit.least.cast_unsigned());
        let next = u32::try_from(self.atoms.len()).unwrap_or(OUT);
        let id = *self.ids.entry(key).or_insert(next);
        if id == next {
            let var = Var(lit.side / 2);
            self.atoms.push(Atom { var, least: lit.least, activity: 0.0, place: OUT });
            self.push(id);
        }
        let atom = &mut self.atoms[id as usize];
        atom.activity += self.step;
        let (activity, place) = (atom.activity, atom.place);
        if activity > 1e100 {
            for atom in &mut self.atoms {
                atom.activity *= 1e-100;
            }
            self.step *= 1e-100;
        }
        if place != OUT {
            self.up(place as usize);
        }
    }

    pub(crate) fn decay(&mut self) {
        self.step /= self.decay;
    }

    /// A number went back: its facts may be open again.
    pub(crate) fn wake(&mut self, var: Var) {
        let mut ids = std::mem::take(&mut self.asleep[var.0 as usize]);
        for id in ids.drain(..) {
            self.push(id);
        }
        self.asleep[var.0 as usize] = ids;
    }

    /// The most active fact that is still open, as `var ≥ least`.
    pub(crate) fn pop(&mut self, trail: &Trail) -> Option<(Var, i32)> {
        while let Some(&id) = self.heap.first() {
            self.pop_first();
            let Atom { var, least, .. } = self.atoms[id as usize];
            self.asleep[var.0 as usize].push(id);
            if trail.low(var) < least && trail.high(var) >= least {
                return Some((var, least));
            }
        }
        None
    }

    /// Forgets facts that are decided for good, and the least active ones where there are too many;
    /// only before any choice.
    pub(crate) fn tidy(&mut self, trail: &Trail, most: usize) {
        let mut atoms: Vec<Atom> = std::mem::take(&mut self.atoms)
            .into_iter()
            .filter(|atom| trail.low(atom.var) < atom.least && trail.high(atom.var) >= atom.least)
            .collect();
        if atoms.len() > most {
            atoms.sort_by(|left, right| right.activity.total_cmp(&left.activity));
            atoms.truncate(most / 2);
        }
        self.ids.clear();
        self.heap.clear();
        for list in &mut self.asleep {
            list.clear();
        }
        for mut atom in atoms {
            let id = u32::try_from(self.atoms.len()).unwrap_or(OUT);
            let key = (u64::from(atom.var.low()) << 32) | u64::from(atom.least.cast_unsigned());
            self.ids.insert(key, id);
            atom.place = OUT;
            self.atoms.push(atom);
            self.push(id);
        }
    }

    fn push(&mut self, id: u32) {
        if self.atoms[id as usize].place == OUT {
            let place = self.heap.len();
            self.heap.push(id);
            self.atoms[id as usize].place = u32::try_from(place).unwrap_or(OUT);
            self.up(place);
        }
    }

    fn pop_first(&mut self) {
        let first = self.heap.swap_remove(0);
        self.atoms[first as usize].place = OUT;
        if let Some(&moved) = self.heap.first() {
            self.atoms[moved as usize].place = 0;
            self.down(0);
        }
    }

    fn up(&mut self, mut place: usize) {
        let id = self.heap[place];
        let activity = self.atoms[id as usize].activity;
        while place > 0 {
            let parent = (place - 1) / 2;
            let above = self.heap[parent];
            if self.atoms[above as usize].activity >= activity {
                break;
            }
            self.heap[place] = above;
            self.atoms[above as usize].place = u32::try_from(place).unwrap_or(OUT);
            place = parent;
        }
        self.heap[place] = id;
        self.atoms[id as usize].place = u32::try_from(place).unwrap_or(OUT);
    }

    fn down(&mut self, mut place: usize) {
        let id = self.heap[place];
        let activity = self.atoms[id as usize].activity;
        loop {
            let mut child = 2 * place + 1;
            if child >= self.heap.len() {
                break;
            }
            let active = |place: usize| self.atoms[self.heap[place] as usize].activity;
            if child + 1 < self.heap.len() && active(child + 1) > active(child) {
                child += 1;
            }
            if active(child) <= activity {
                break;
            }
            let below = self.heap[child];
            self.heap[place] = below;
            self.atoms[below as usize].place = u32::try_from(place).unwrap_or(OUT);
            place = child;
        }
        self.heap[place] = id;
        self.atoms[id as usize].place = u32::try_from(place).unwrap_or(OUT);
    }
}
