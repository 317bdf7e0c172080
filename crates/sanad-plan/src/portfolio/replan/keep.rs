//! The way that keeps the agreed plan: as it is where it still stands, else only what has to move moves.

use super::change::{Change, disturbance};
use super::stand::{Stood, stand};
use super::status::Before;
use super::{Found, Stage};
use crate::portfolio::problem::Anchor;
use crate::portfolio::solve::{
    Infeasible, Recipe, Refused, Replayed, Step, StepActivity, Wanted, anchored, replay,
};
use crate::portfolio::{Choice, Placed, Plan, Term, Tick};

/// Rounds in which a measure that cannot be completed around what stands is freed.
const ROUNDS: usize = 6;

/// Measures of another plan that are tried in one, at most.
const TAKEN_OVER: usize = 48;

/// What came of keeping it.
pub(super) struct Kept {
    /// The plan; nothing when the agreed choice does not fit.
    pub(super) found: Option<Found>,
    /// Measures of the agreed plan that do not fit.
    pub(super) unfit: Vec<usize>,
    /// How the plan is made, with each start as it is; or that of the agreed one.
    pub(super) recipe: Recipe,
}

impl Stage<'_> {
    /// Keeps what stands and repairs the rest.
    pub(super) fn keep(&mut self) -> Result<Kept, Refused> {
        let before = self.ask.before;
        let stood = stand(&self.left, self.rest, before, self.ask.status, None);
        if let Some(plan) = &stood.whole {
            let found = self.judged(plan.clone());
            return Ok(Kept { unfit: Vec::new(), recipe: self.as_it_is(plan), found: Some(found) });
        }
        let around = self.around(&stood, before)?;
        let mut tries: Vec<Replayed> = around.into_iter().collect();
        for order in self.orders(&stood) {
            tries.push(replay(&self.left, &self.agreed_recipe(&order, before))?);
        }
        let judged = |replayed: Replayed| {
            let Replayed { plan, dropped, missing, .. } = replayed;
            (missing, dropped, self.judged(plan))
        };
        let best = tries.into_iter().map(judged).min_by_key(|(missing, dropped, own)| {
            (*missing, dropped.len(), own.terms.change, own.score.clone())
        });
        let Some((false, unfit, first)) = best else {
            // The agreed choice does not hold.
            let agreed = self.agreed_recipe(&(0..before.chosen.len()).collect::<Vec<usize>>(), before);
            return Ok(Kept { found: None, unfit: Vec::new(), recipe: agreed });
        };
        let recipe = self.as_it_is(&first.checked);
        let better = self.least(&first, &unfit, &recipe)?;
        let found = better.filter(|own| own.terms.change < first.terms.change).unwrap_or(first);
        let unfit = unfit.into_iter().filter(|&own| !found.plan.chosen[own]).collect();
        Ok(Kept { unfit, recipe: self.as_it_is(&found.checked), found: Some(found) })
    }

    /// What changes least with the choice of a plan, but for measures that it could not take.
    fn least(&mut self, first: &Found, unfit: &[usize], warm: &Recipe) -> Result<Option<Found>, Refused> {
        let choices: Vec<Choice> = self.left.measures.iter().map(|measure| measure.choice).collect();
        for (measure, record) in self.left.0.measures.iter_mut().enumerate() {
            if record.choice == Choice::Free && !unfit.contains(&measure) {
                let chosen = first.checked.chosen[measure];
                record.choice = if chosen { Choice::Mandatory } else { Choice::Excluded };
            }
        }
        let mut objectives = vec![vec![(Term::Change, 1)]];
        objectives.extend(self.rest.levels.iter().cloned());
        let found = self.search(objectives, Some(warm), &[], 4);
        for (record, choice) in self.left.0.measures.iter_mut().zip(choices) {
            record.choice = choice;
        }
        found.map(|own: (Option<Found>, Option<Infeasible>)| own.0)
    }

    /// Plans on the way from one plan to another: measure by measure what the other does otherwise is taken
    /// over, what changes least first, wherever the plan is then better in its `worth`, the least best.
    /// All that was met is returned.
    pub(super) fn walk<W: Ord>(
        &mut self,
        from: &Found,
        to: &Found,
        worth: impl Fn(&Found) -> W,
    ) -> Result<Vec<Found>, Refused> {
        let own = |plan: &Plan, measure: usize| {
            plan.placed[self.left.measures[measure].activities.clone()].to_vec()
        };
        let differs = |measure: &usize| own(&from.checked, *measure) != own(&to.checked, *measure);
        let by = |found: &Found, measure: usize| -> i64 {
            let all = found.changes.iter().filter(|change| change.measure == measure);
            let own = disturbance(&all.cloned().collect::<Vec<Change>>());
            own.weighed(self.ask.weights)
        };
        let mut list: Vec<(i64, usize)> = (0..from.checked.chosen.len())
            .filter(differs)
            .map(|measure| (by(to, measure) - by(from, measure), measure))
            .collect();
        list.sort_unstable();
        list.truncate(TAKEN_OVER);
        let mut met: Vec<Found> = Vec::with_capacity(list.len());
        let mut best = from.clone();
        for (_, measure) in list {
            let mut plan = best.checked.clone();
            plan.chosen[measure] = to.checked.chosen[measure];
            for activity in self.left.measures[measure].activities.clone() {
                plan.placed[activity].clone_from(&to.checked.placed[activity]);
            }
            let Some(found) = self.put(&Before::of(&plan), measure)? else { continue };
            if worth(&found) < worth(&best) {
                best = found.clone();
            }
            met.push(found);
        }
        Ok(met)
    }

    /// A plan with one measure where it is wished: it stands first, and what does not fit beside it is put
    /// in around.
    pub(super) fn put(&mut self, wished: &Before, first: usize) -> Result<Option<Found>, Refused> {
        self.schedules += 1;
        let stood = stand(&self.left, self.rest, wished, self.ask.status, Some(first));
        let made = match stood.whole {
            Some(plan) => Some(plan),
            None => self.around(&stood, wished)?.filter(|own| !own.missing).map(|own| own.plan),
        };
        Ok(made.map(|plan| self.judged(plan)))
    }

    /// What stands does so, and the rest is put in around it; a measure that cannot be completed so
    /// does not stand.
    fn around(&self, stood: &Stood, before: &Before) -> Result<Option<Replayed>, Refused> {
        let mut fit = stood.fit.clone();
        let order: Vec<usize> = self.by_begin(before);
        let recipe = self.agreed_recipe(&order, before);
        for _ in 0..ROUNDS {
            let mut problem = self.left.clone();
            let mut rank = u32::try_from(self.left.activities.len()).unwrap_or(u32::MAX / 2);
            let mut held: Vec<(Tick, usize)> = Vec::new();
            for (activity, former) in before.placed.iter().enumerate() {
                if let Some(former) = former.as_ref().filter(|_| fit[activity])
                    && self.left.activities[activity].anchor.is_none()
                {
                    held.push((former.start, activity));
                }
            }
            held.sort_unstable();
            for &(_, activity) in &held {
                let Some(former) = &before.placed[activity] else { continue };
                rank += 1;
                let record = &mut problem.0.activities[activity];
                record.pin = Some((former.start, Some(former.mode)));
                record.anchor = Some(Anchor { rank, persons: former.persons.clone() });
                let measure = record.measure;
                problem.0.measures[measure].choice = Choice::Mandatory;
            }
            if anchored(&problem).is_err() {
                return Ok(None);
            }
            let replayed = replay(&problem, &recipe)?;
            let torn: Vec<usize> = (0..before.chosen.len())
                .filter(|&measure| !replayed.plan.chosen[measure])
                .filter(|&measure| self.left.measures[measure].activities.clone().any(|own| fit[own]))
                .collect();
            if torn.is_empty() {
                return Ok(Some(replayed));
            }
            for activity in torn.into_iter().flat_map(|own| self.left.measures[own].activities.clone()) {
                fit[activity] = self.left.activities[activity].anchor.is_some();
            }
        }
        Ok(None)
    }

    /// Measures in the order in which the agreed plan begins them.
    fn by_begin(&self, before: &Before) -> Vec<usize> {
        let begin = |measure: usize| {
            let own = &before.placed[self.left.measures[measure].activities.clone()];
            own.iter().flatten().map(|former| former.start).min().unwrap_or(Tick::MAX)
        };
        let mut order: Vec<usize> = (0..before.chosen.len()).collect();
        order.sort_by_key(|&measure| (begin(measure), measure));
        order
    }

    /// Orders in which to put the measures in again: as agreed; what has to move behind what stands; and
    /// the same with what follows it.
    fn orders(&self, stood: &Stood) -> [Vec<usize>; 3] {
        let before = self.ask.before;
        let by_begin = self.by_begin(before);
        let moves = |measure: usize| {
            let mut own = self.left.measures[measure].activities.clone();
            before.chosen[measure] && own.any(|activity| !stood.fit[activity])
        };
        let mut late: Vec<bool> = (0..before.chosen.len()).map(moves).collect();
        let mut behind = by_begin.clone();
        behind.sort_by_key(|&measure| late[measure]);
        loop {
            let count = late.iter().filter(|own| **own).count();
            for link in &self.left.links {
                let (from, to) = (&self.left.activities[link.from], &self.left.activities[link.to]);
                late[to.measure] |= late[from.measure];
            }
            if late.iter().filter(|own| **own).count() == count {
                break;
            }
        }
        let mut with_rest = by_begin.clone();
        with_rest.sort_by_key(|&measure| late[measure]);
        [by_begin, behind, with_rest]
    }

    /// The agreed choice in an order, nothing earlier than agreed.
    fn agreed_recipe(&self, order: &[usize], before: &Before) -> Recipe {
        let former = |activity: usize| before.placed[activity].as_ref().map(|own| (own.start, own.mode));
        let stays = |measure: usize| before.chosen[measure];
        self.recipe(order, &stays, &former)
    }

    /// A plan in the order in which it begins, nothing earlier than it is.
    pub(super) fn as_it_is(&self, plan: &Plan) -> Recipe {
        let begin = |measure: usize| {
            let own = &plan.placed[self.left.measures[measure].activities.clone()];
            own.iter().flatten().map(|placed| placed.start).min().unwrap_or(Tick::MAX)
        };
        let mut order: Vec<usize> = (0..plan.chosen.len()).collect();
        order.sort_by_key(|&measure| (begin(measure), measure));
        let placed =
            |activity: usize| plan.placed[activity].as_ref().map(|own: &Placed| (own.start, own.mode));
        self.recipe(&order, &|measure| plan.chosen[measure], &placed)
    }

    fn recipe(
        &self,
        order: &[usize],
        stays: &dyn Fn(usize) -> bool,
        placed: &dyn Fn(usize) -> Option<(Tick, usize)>,
    ) -> Recipe {
        let activity = |number: usize| {
            let record = &self.left.activities[number];
            let own = placed(number);
            StepActivity {
                activity: record.code.clone(),
                mode: own.map(|own| record.modes[own.1].code.clone()),
                key: own.map_or(0, |own| self.left.horizon - own.0),
                delay: own.map_or(0, |own| own.0),
            }
        };
        let step = |&measure: &usize| {
            let record = &self.left.measures[measure];
            let stays = stays(measure) || self.ask.status.begun(self.problem, measure);
            Step {
                measure: record.code.clone(),
                wanted: if stays { Wanted::In } else { Wanted::Out },
                activities: record.activities.clone().map(activity).collect(),
            }
        };
        let steps: Vec<Step> = order.iter().map(step).collect();
        Recipe::from_codes(&self.left, &steps)
    }
}
