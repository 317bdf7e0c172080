//! The ways beside the one that keeps: the best plan, what lies half the way to it, and of each no
//! change that gains nothing.

use super::change::{self, Because, Change, disturbance};
use super::stand::able;
use super::status::Before;
use super::{Found, Path, Stage, balance};
use crate::portfolio::solve::Refused;

/// Rounds in which changes that gain nothing are taken back.
const ROUNDS: usize = 16;

impl Stage<'_> {
    /// The best plan that disturbs at most half of what the best of all does beyond the one that keeps, or
    /// the one that keeps where none is better; and the best of all.
    pub(super) fn others(
        &mut self,
        keep: &Found,
        best: Found,
        unfit: &[usize],
    ) -> Result<(Found, Found), Refused> {
        let levels = self.rest.levels.clone();
        let worth = |own: &Found| (own.score.clone(), own.terms.change);
        let top = |all: &[Found]| all.iter().min_by_key(|own| worth(own)).unwrap_or(keep).clone();
        let mut all = vec![keep.clone(), best];
        all.extend(self.walk(&top(&all), keep, worth)?);
        let free = top(&all);
        let Some(ends) = balance(keep, &free) else {
            // Where freedom costs nothing there is nothing between the ends.
            let free = self.settled(Path::Free, free, keep, unfit)?;
            return Ok((free.clone(), free));
        };
        let bound = ends.bound(keep);
        let within = |own: &Found| ((own.terms.change - bound).max(0), own.score.clone(), own.terms.change);
        all.extend(self.walk(keep, &free, within)?);
        all.extend(self.walk(&free, keep, within)?);
        let middle = all.iter().min_by_key(|own| within(own)).unwrap_or(&free);
        let from = (self.as_it_is(&middle.checked), self.as_it_is(&free.checked));
        let (found, _) = self.search(ends.objectives(&levels), Some(&from.0), &[&from.1], 4)?;
        if let Some(found) = found {
            all.extend(self.walk(&found, keep, within)?);
            all.extend(self.walk(&found, keep, worth)?);
            all.push(found);
        }
        let free = self.settled(Path::Free, top(&all), keep, unfit)?;
        let Some(ends) = balance(keep, &free) else { return Ok((free.clone(), free)) };
        let bound = ends.bound(keep);
        let between = |own: &&Found| own.score < keep.score && own.terms.change <= bound;
        let Some(middle) = all.iter().filter(between).min_by_key(|own| worth(own)) else {
            return Ok((keep.clone(), free));
        };
        let middle = self.settled(Path::Balanced, middle.clone(), keep, unfit)?;
        // With less of a change it is the best where it is worth as much.
        Ok(if worth(&middle) < worth(&free) { (keep.clone(), middle) } else { (middle, free) })
    }

    /// A way with the reasons of its changes: each that nothing asks for is taken back, and stays
    /// back where the way is no worse without it, in at most [`ROUNDS`] rounds; once none is, it is told of each what
    /// the way comes to without it.
    pub(super) fn settled(
        &mut self,
        path: Path,
        mut found: Found,
        keep: &Found,
        unfit: &[usize],
    ) -> Result<Found, Refused> {
        let worth = |own: &Found| {
            let all = disturbance(&own.changes);
            let least = if path == Path::Keep { (all.dropped, own.terms.change) } else { (0, 0) };
            (least, own.score.clone(), own.terms.change, all.crews)
        };
        for _ in 0..ROUNDS {
            change::explain(&self.left, self.ask.before, &found.checked, unfit, &mut found.changes);
            let asked: Vec<usize> = (found.changes.iter())
                .filter(|own| matches!(own.because, Because::Better(_)))
                .map(|own| own.measure)
                .collect();
            let mut told = Vec::new();
            let mut best = found.clone();
            let mut taken = false;
            for measure in asked {
                let Some(made) = self.without(&best, keep, measure)? else { continue };
                if made.terms.change <= best.terms.change && worth(&made) < worth(&best) {
                    (best, taken) = (made, true);
                } else if made.score > best.score {
                    told.push((measure, made.terms));
                }
            }
            if !taken {
                for change in &mut found.changes {
                    if let Some((_, terms)) = told.iter().find(|own| own.0 == change.measure) {
                        change.because = Because::Better(Some(*terms));
                    }
                }
                return Ok(found);
            }
            found = best;
        }
        change::explain(&self.left, self.ask.before, &found.checked, unfit, &mut found.changes);
        Ok(found)
    }

    /// The plan with one measure as it was agreed where that can be, else as the plan that keeps has it;
    /// nothing where it changes no less then.
    fn without(&mut self, own: &Found, keep: &Found, measure: usize) -> Result<Option<Found>, Refused> {
        let before = self.ask.before;
        let begun = |activity: usize| self.rest.facts[activity].is_some();
        let activities = self.left.measures[measure].activities.clone();
        let stands = activities.clone().filter(|&activity| !begun(activity)).all(|activity| {
            let former = before.placed[activity].as_ref();
            former.is_none_or(|former| able(self.rest, self.ask.status, activity, former))
        });
        let kept = Before::of(&keep.checked);
        let wish = if stands { before } else { &kept };
        let mut wished = Before::of(&own.checked);
        wished.chosen[measure] = wish.chosen[measure];
        for activity in activities.filter(|&activity| !begun(activity)) {
            wished.placed[activity].clone_from(&wish.placed[activity]);
        }
        let weights = self.ask.weights;
        let by = |found: &Found| {
            let all: Vec<Change> =
                found.changes.iter().filter(|own| own.measure == measure).cloned().collect();
            let own = disturbance(&all);
            (own.weighed(weights), own.crews)
        };
        let made = self.put(&wished, measure)?;
        Ok(made.filter(|made| by(made) < by(own)))
    }
}
