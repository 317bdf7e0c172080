//! A sum of numbers with weights, at most so much.

use crate::prove::engine::{Clash, Lit, Rule, Trail};

/// `Σ weight · side ≤ most`, every weight above 0.
#[derive(Debug)]
pub(crate) struct Sum {
    terms: Vec<(i32, u32)>,
    most: i64,
    facts: Vec<Lit>,
}

impl Sum {
    pub(crate) fn new(terms: Vec<(i32, u32)>, most: i64) -> Self {
        Self { terms, most, facts: Vec::new() }
    }

    /// Facts about all terms but one, loosened by what the conclusion has to spare.
    fn explain(&mut self, trail: &Trail, without: usize, mut spare: i64) {
        self.facts.clear();
        for (place, &(weight, side)) in self.terms.iter().enumerate() {
            if place == without {
                continue;
            }
            let value = trail.value(side);
            let down = i64::from(value) - i64::from(trail.root(side));
            let free = (spare / i64::from(weight)).min(down);
            spare -= free * i64::from(weight);
            if free < down {
                let least = i64::from(value) - free;
                self.facts.push(Lit { side, least: i32::try_from(least).unwrap_or(value) });
            }
        }
    }
}

impl Rule for Sum {
    fn hears(&self) -> Vec<u32> {
        self.terms.iter().map(|term| term.1).collect()
    }

    fn propagate(&mut self, trail: &mut Trail) -> Result<(), Clash> {
        let sum: i64 =
            self.terms.iter().map(|&(weight, side)| i64::from(weight) * i64::from(trail.value(side))).sum();
        if sum > self.most {
            self.explain(trail, usize::MAX, sum - self.most - 1);
            return Err(trail.contradict(&self.facts));
        }
        for place in 0..self.terms.len() {
            let (weight, side) = self.terms[place];
            let (low, high) = (i64::from(trail.value(side)), -i64::from(trail.value(side ^ 1)));
            let room = self.most - sum;
            if (high - low) * i64::from(weight) <= room {
                continue;
            }
            let most = low + room / i64::from(weight);
            let spare = (most + 1 - low) * i64::from(weight) - room - 1;
            self.explain(trail, place, spare);
            let least = i32::try_from(-most).unwrap_or(i32::MAX);
            trail.set_because(Lit { side: side ^ 1, least }, &self.facts)?;
        }
        Ok(())
    }
}
