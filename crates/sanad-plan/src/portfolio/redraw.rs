//! A problem with other numbers, made from one that is right without looking at all of it again.
//!
//! Plans are judged on many draws of what is not known for certain: durations, costs, what a survey
//! may find. Such a draw keeps the shape of the problem, so [`Redraw`] lets only numbers be set and
//! looks only at those.

use std::ops::Deref;

use super::problem::{Link, Measure, Mode, Parts, Problem};
use super::raw::{Choice, End, Tick};
use super::validate::{FLOWS, Fault, FaultRule, Numbers, PAID, PAID_IN_ALL};

/// A draw of a problem under way: numbers are set one by one, by place, then it is
/// [finished](Self::finish).
///
/// ```
/// # use sanad_plan::portfolio::*;
/// # fn draw(problem: &Problem) -> Result<Problem, Vec<Fault>> {
/// let mut redraw = problem.redraw();
/// redraw.set_duration(0, 0, 12);
/// redraw.scale_spends(0, 0, 130, 100);
/// redraw.finish()
/// # }
/// ```
///
/// A draw may well be impossible: nothing is looked at but the numbers themselves, so what takes too
/// long or costs too much then is found by the solver and no fault.
///
/// All of the setters panic when there is no such place.
#[derive(Debug, Clone)]
pub struct Redraw {
    parts: Parts,
    numbers: Numbers,
    chosen: bool,
}

impl Deref for Redraw {
    type Target = Parts;

    fn deref(&self) -> &Parts {
        &self.parts
    }
}

impl Problem {
    /// Begins a draw of other numbers.
    pub fn redraw(&self) -> Redraw {
        Redraw { parts: self.0.clone(), numbers: Numbers::default(), chosen: false }
    }

    /// The same without some activities, one flag each, and their links; the others keep their order, and every measure
    /// must keep at least one. Places are those of the activities that are left.
    pub fn redraw_without(&self, out: &[bool]) -> Redraw {
        let all = &self.0;
        let mut next = 0;
        let moved: Vec<usize> = out
            .iter()
            .map(|out| {
                next += usize::from(!out);
                next - usize::from(!out)
            })
            .collect();
        let gone = |activity: usize| out.get(activity).copied().unwrap_or(false);
        let place = |activity: usize| moved.get(activity).copied().unwrap_or(next);
        let measure = |own: &Measure| Measure {
            activities: place(own.activities.start)..place(own.activities.end),
            mark: own.mark.filter(|mark| !gone(*mark)).map(place),
            ..own.clone()
        };
        let links = all.links.iter().filter(|link| !gone(link.from) && !gone(link.to));
        let link = |own: &Link| Link { from: place(own.from), to: place(own.to), ..own.clone() };
        let activities = all.activities.iter().enumerate().filter(|(activity, _)| !gone(*activity));
        let parts = Parts {
            horizon: all.horizon,
            calendars: all.calendars.clone(),
            places: all.places.clone(),
            travel: all.travel.clone(),
            skills: all.skills.clone(),
            renewables: all.renewables.clone(),
            pools: all.pools.clone(),
            funds: all.funds.clone(),
            utilities: all.utilities.clone(),
            measures: all.measures.iter().map(measure).collect(),
            activities: activities.map(|(_, own)| own.clone()).collect(),
            links: links.map(link).collect(),
            groups: all.groups.clone(),
            objectives: all.objectives.clone(),
            baseline: all.baseline.clone(),
            discount: all.discount.clone(),
            hopeless: all.hopeless.clone(),
        };
        Redraw { parts, numbers: Numbers::default(), chosen: false }
    }
}

impl Redraw {
    fn mode(&mut self, activity: usize, mode: usize) -> &mut Mode {
        &mut self.parts.activities[activity].modes[mode]
    }

    /// Sets how long a mode takes, in working ticks.
    pub fn set_duration(&mut self, activity: usize, mode: usize, duration: u32) {
        self.mode(activity, mode).duration = duration;
        self.numbers.duration(&self.parts, activity, mode);
    }

    /// Sets one payment, in minor units of its fund. What it is in the reference currency is set with
    /// [`set_spent_reference`](Self::set_spent_reference).
    pub fn set_spend(&mut self, activity: usize, mode: usize, spend: usize, amount: i64) {
        self.mode(activity, mode).spends[spend].1 = amount;
        self.numbers.amount(&self.parts, (activity, mode, "spends", spend), amount, PAID);
    }

    /// Sets all payments of a mode: fund, minor units of the fund, when; and what they are in minor units of the
    /// reference currency, at its start and at its finish.
    pub fn set_spends(
        &mut self,
        activity: usize,
        mode: usize,
        spends: Vec<(usize, i64, End)>,
        all: (i64, i64),
    ) {
        for (place, (_, amount, _)) in spends.iter().enumerate() {
            self.numbers.amount(&self.parts, (activity, mode, "spends", place), *amount, PAID);
        }
        self.mode(activity, mode).spends = spends;
        self.set_spent_reference(activity, mode, all);
    }

    /// Sets what all payments of a mode are in minor units of the reference currency, at its start and
    /// at its finish.
    pub fn set_spent_reference(&mut self, activity: usize, mode: usize, spent: (i64, i64)) {
        self.mode(activity, mode).spent_reference = spent;
        for amount in [spent.0, spent.1] {
            self.numbers.amount(&self.parts, (activity, mode, "spends", 0), amount, PAID_IN_ALL);
        }
    }

    /// Changes all payments of a mode by the same share, each rounded up, in their funds' currencies
    /// and in the reference currency.
    pub fn scale_spends(&mut self, activity: usize, mode: usize, numerator: i64, denominator: i64) {
        let scaled = |amount: i64| {
            let product = i128::from(amount) * i128::from(numerator);
            let denominator = i128::from(denominator.max(1));
            i64::try_from((product + denominator - 1).div_euclid(denominator)).unwrap_or(i64::MAX)
        };
        for spend in 0..self.mode(activity, mode).spends.len() {
            let amount = scaled(self.mode(activity, mode).spends[spend].1);
            self.set_spend(activity, mode, spend, amount);
        }
        let (start, finish) = self.mode(activity, mode).spent_reference;
        self.set_spent_reference(activity, mode, (scaled(start), scaled(finish)));
    }

    /// Sets an income, in minor units of its fund each time.
    pub fn set_earn(&mut self, activity: usize, mode: usize, earn: usize, amount: i64) {
        self.mode(activity, mode).earns[earn].1 = amount;
        self.numbers.amount(&self.parts, (activity, mode, "earns", earn), amount, PAID);
    }

    /// Sets what a mode gives to a utility (above 0) or takes from it (below 0).
    pub fn set_flow(&mut self, activity: usize, mode: usize, flow: usize, amount: i64) {
        self.mode(activity, mode).flows[flow].amount = amount;
        self.numbers.amount(&self.parts, (activity, mode, "flows", flow), amount, FLOWS);
    }

    /// Sets the tick before which an activity does not start.
    pub fn set_release(&mut self, activity: usize, release: Tick) {
        self.parts.activities[activity].release = release;
        self.numbers.release(&self.parts, activity);
    }

    /// Sets what is given of a utility from the first tick on, in place of its first step.
    pub fn set_given(&mut self, utility: usize, amount: i64) {
        if let Some(step) = self.parts.utilities[utility].1.first_mut() {
            step.1 = amount;
        }
    }

    /// Sets whether a measure may, must or must not be chosen.
    pub fn set_choice(&mut self, measure: usize, choice: Choice) {
        // What is left out gives nobody else new hope.
        self.chosen |= choice != Choice::Excluded && self.parts.measures[measure].choice != choice;
        self.parts.measures[measure].choice = choice;
    }

    /// Sets what a measure brings by one of its gains.
    pub fn set_gain(&mut self, measure: usize, gain: usize, once: i64, per_tick: i64) {
        let own = &mut self.parts.measures[measure].gains[gain];
        (own.once, own.per_tick) = (once, per_tick);
        self.numbers.gain(&self.parts, measure, gain);
    }

    /// The problem drawn. Measures that could never be carried out before are tried again, but for
    /// those whose machines or people are not there, whatever the numbers.
    ///
    /// # Errors
    /// Every number set that [`validate`](super::validate) would not accept, and sums that are too
    /// large to count.
    pub fn finish(self) -> Result<Problem, Vec<Fault>> {
        let Self { mut parts, numbers, chosen } = self;
        let faults = numbers.faults(&parts);
        if !faults.is_empty() {
            return Err(faults);
        }
        let whatever = |rule: &FaultRule| {
            matches!(
                rule,
                FaultRule::OverCapacity { .. }
                    | FaultRule::SkillMissing { .. }
                    | FaultRule::PersonsShort { .. }
            )
        };
        parts.hopeless.retain(|(_, why)| !chosen && whatever(&why.rule));
        Ok(Problem(parts))
    }
}
