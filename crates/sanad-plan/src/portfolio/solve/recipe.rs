//! How a plan is made: kept with it, told in codes, and carried over to other problems.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::decode::{AUTO, Genome, Want};
use super::shape::Shape;
use crate::portfolio::{Placed, Plan, Problem, Tick};

/// How a plan is made: in which order, which measures, in which modes.
///
/// On its own problem it makes its own plan again, but for rare cases in which a measure that was
/// brought in for another's sake finds a place of its own first. It counts measures, activities and
/// modes by place, so it fits every problem in which they are the same ones; on another, what is not
/// there is passed over and what is new comes last. To carry it over by codes, tell it with
/// [`to_codes`](Self::to_codes) and make it again with [`from_codes`](Self::from_codes).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recipe(pub(super) Genome);

/// The key of an activity that goes by the durations of a draw.
const OPEN: Tick = Tick::MIN;

/// Whether a recipe takes a free measure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Wanted {
    /// If it fits and makes the plan better by itself.
    #[default]
    Auto,
    /// If it fits.
    In,
    /// Only if it must be there.
    Out,
}

/// One step of a recipe: a measure is put in, or not.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Step {
    /// Code of the measure.
    pub measure: String,
    /// Whether it is taken.
    pub wanted: Wanted,
    /// How its activities are carried out.
    pub activities: Vec<StepActivity>,
}

/// How a step carries out one activity.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct StepActivity {
    /// Code of the activity.
    pub activity: String,
    /// Code of its mode; nothing for whichever seems best.
    pub mode: Option<String>,
    /// Of the activities of the measure that could come next the one with the greatest key comes.
    pub key: Tick,
    /// Not before this tick, beside the rules; 0 for as early as it fits.
    pub delay: Tick,
}

impl Recipe {
    /// A recipe of a plan whose own is not known: measures in the order in which they begin.
    pub fn of(problem: &Problem, plan: &Plan) -> Self {
        let shape = Shape::new(problem);
        let begin = |measure: usize| {
            let own = &plan.placed[problem.measures[measure].activities.clone()];
            own.iter().flatten().map(|placed| placed.start).min().unwrap_or(Tick::MAX)
        };
        let mut order: Vec<usize> = (0..problem.measures.len()).collect();
        order.sort_by_key(|&measure| (begin(measure), measure));
        let mut genome = Genome::new(&shape, order);
        for (activity, placed) in plan.placed.iter().enumerate() {
            if let Some(placed) = placed {
                genome.mode[activity] = u8::try_from(placed.mode).unwrap_or(AUTO);
                genome.key[activity] = problem.horizon - placed.start;
            }
        }
        Self(genome).keeping(&plan.chosen)
    }

    /// The recipe of a plan, each activity no sooner than it stands and by the persons in it.
    pub(super) fn exactly(shape: &Shape, plan: &Plan) -> Self {
        let mut recipe = Self::of(shape.problem, plan);
        for (delay, placed) in recipe.0.delay.iter_mut().zip(&plan.placed) {
            *delay = placed.as_ref().map_or(0, |placed| placed.start);
        }
        let crew =
            |placed: &Option<Placed>| placed.as_ref().map_or_else(Vec::new, |own| own.persons.concat());
        recipe.0.crew = Some(Arc::new(plan.placed.iter().map(crew).collect()));
        recipe
    }

    /// The recipe in codes: one step a measure, in order. `problem` is the one it was made for.
    pub fn to_codes(&self, problem: &Problem) -> Vec<Step> {
        let activity = |number: usize| {
            let record = &problem.activities[number];
            let mode = self.0.mode(number).and_then(|mode| record.modes.get(mode));
            StepActivity {
                activity: record.code.clone(),
                mode: mode.map(|mode| mode.code.clone()),
                key: self.0.key[number],
                delay: self.0.delay[number],
            }
        };
        let step = |&measure: &usize| Step {
            measure: problem.measures[measure].code.clone(),
            wanted: match self.0.want[measure] {
                Want::Auto => Wanted::Auto,
                Want::In => Wanted::In,
                Want::Out => Wanted::Out,
            },
            activities: problem.measures[measure].activities.clone().map(activity).collect(),
        };
        self.0.order.iter().map(step).collect()
    }

    /// A recipe from codes. Codes that the problem does not know are passed over, and so is a measure
    /// told again; measures that no step names come last and are taken where they fit and help.
    pub fn from_codes(problem: &Problem, steps: &[Step]) -> Self {
        Self::in_shape(&Shape::new(problem), steps)
    }

    /// The same for draws of the problem: what no step tells goes by the draw's own durations.
    pub fn open(problem: &Problem, steps: &[Step]) -> Self {
        let mut recipe = Self::from_codes(problem, steps);
        let told: std::collections::BTreeSet<&str> =
            steps.iter().flat_map(|step| &step.activities).map(|own| own.activity.as_str()).collect();
        for (key, activity) in recipe.0.key.iter_mut().zip(&problem.activities) {
            if !told.contains(activity.code.as_str()) {
                *key = OPEN;
            }
        }
        recipe
    }

    /// The genome for a draw of its problem that leaves activities out.
    pub(super) fn drawn(&self, shape: &Shape<'_>, out: &[bool]) -> Genome {
        fn kept<T: Copy>(all: &[T], out: &[bool]) -> Vec<T> {
            all.iter().zip(out).filter(|(_, out)| !**out).map(|(own, _)| *own).collect()
        }
        let own = &self.0;
        let mut key = kept(&own.key, out);
        for (key, tail) in key.iter_mut().zip(&shape.tail) {
            if *key == OPEN {
                *key = *tail;
            }
        }
        let (mode, delay) = (kept(&own.mode, out), kept(&own.delay, out));
        Genome { order: own.order.clone(), want: own.want.clone(), mode, delay, key, crew: None }
    }

    fn in_shape(shape: &Shape<'_>, steps: &[Step]) -> Self {
        let problem = shape.problem;
        let measures: BTreeMap<&str, usize> =
            problem.measures.iter().zip(0..).map(|(measure, place)| (&*measure.code, place)).collect();
        let mut genome = Genome::new(shape, Vec::new());
        genome.want = vec![Want::Auto; problem.measures.len()];
        let mut told = vec![false; problem.measures.len()];
        for step in steps {
            let Some(&measure) = measures.get(&*step.measure) else { continue };
            if std::mem::replace(&mut told[measure], true) {
                continue;
            }
            genome.order.push(measure);
            genome.want[measure] = match step.wanted {
                Wanted::Auto => Want::Auto,
                Wanted::In => Want::In,
                Wanted::Out => Want::Out,
            };
            for own in &step.activities {
                let mut range = problem.measures[measure].activities.clone();
                let Some(number) = range.find(|&number| problem.activities[number].code == own.activity)
                else {
                    continue;
                };
                let modes = &problem.activities[number].modes;
                let mode = modes.iter().position(|mode| Some(&mode.code) == own.mode.as_ref());
                genome.mode[number] = mode.and_then(|mode| u8::try_from(mode).ok()).unwrap_or(AUTO);
                genome.key[number] = own.key;
                genome.delay[number] = own.delay.max(0);
            }
        }
        genome.order.extend((0..told.len()).filter(|&measure| !told[measure]));
        Self(genome)
    }

    /// The same with more let in: measures left out come after the others and are taken where they
    /// fit and help; those taken stay taken.
    #[must_use]
    pub fn loosened(&self) -> Self {
        let mut genome = self.0.clone();
        let out = |measure: &usize| self.0.want[*measure] == Want::Out;
        genome.order.sort_by_key(out);
        for want in &mut genome.want {
            if *want == Want::Out {
                *want = Want::Auto;
            }
        }
        Self(genome)
    }

    /// The same with the choice kept.
    pub(super) fn keeping(mut self, chosen: &[bool]) -> Self {
        for (want, &chosen) in self.0.want.iter_mut().zip(chosen) {
            *want = if chosen { Want::In } else { Want::Out };
        }
        self
    }

    /// The genome for a problem: as it is where the two agree, and made to fit where they do not.
    pub(super) fn fitted(&self, shape: &Shape) -> Genome {
        let problem = shape.problem;
        let mut genome = self.0.clone();
        let (measures, activities) = (problem.measures.len(), problem.activities.len());
        if genome.want.len() != measures {
            let known = genome.want.len();
            genome.order.retain(|&measure| measure < measures);
            genome.order.extend(known..measures);
            genome.want.resize(measures, Want::Auto);
        }
        if genome.mode.len() != activities {
            genome.crew = None;
            genome.mode.resize(activities, AUTO);
            genome.delay.resize(activities, 0);
            genome.key.truncate(activities);
            genome.key.extend(&shape.tail[genome.key.len()..]);
        }
        for (mode, record) in genome.mode.iter_mut().zip(&problem.activities) {
            if usize::from(*mode) >= record.modes.len() {
                *mode = AUTO;
            }
        }
        genome
    }
}
